"""Officials told by the organ they serve, the approval they give, the field they fill; and who only looks like one."""

import pytest

from redaction.config import CountyLexicon
from redaction.finding import detect
from redaction.types import Disposition, Kind

LEXICON = CountyLexicon()

STAY = [
    ("미래성장과-2231 (2026. 3. 2.)\n미래성장과 기하늘과 협의함", "기하늘"),
    ("광주지방검찰청 순천지청 검사 견하율", "견하율"),
    ("물품출납공무원 마윤정\n분임재무관 감창수", "감창수"),
    ("받는사람: 구도연/재난안전과; 모지훈/재난안전과", "모지훈"),
    ("작전장교 대위 석하민", "석하민"),
    ("주무관 구나래 재정팀장 금정훈 행정지원과장 전결 2026. 4. 2. 이덕수", "이덕수"),
    ("담당자\t팀장\t과장\n엄정은\t도봉수\t계성란", "계성란"),
    ("조사자 직 행정7급 성명 은석규 (인)", "은석규"),
    ("구례센터 소방 출동: 팀장 범기석, 대원 지한솔, 엄다빈", "엄다빈"),
    ("숙직  공명훈 여빛나\n일직  신해솔", "여빛나"),
    ("1조: 백산하(조장, 안전총괄과), 다현진(건설과)", "백산하"),
    ("피고 구례군수 소송수행자 모하영, 석준표", "석준표"),
    ("산림과 출장: 변시온, 계도윤 / 목적 산불 피해지 확인", "계도윤"),
    ("기안: 서보람('26.3.2.) 검토: 두경호('26.3.2.) 결재: 남기훈('26.3.3.)", "두경호"),
    ("승진후보자 명부\n1 소도윤 세무7급 91.2\n작성 인사팀 우경아", "우경아"),
    ("농정과 농지팀 설재민이 확인함", "설재민"),
]
DO_NOT = [
    ("피해공무원: 민원과 도하연(행정8급)\n가해자 신갑동", "도하연"),
    ("수료자: 총무과 하선재, 농정과 공라희", "공라희"),
    ("건강검진 미수검 직원: 소민아(민원과), 편경우(재무과)", "소민아"),
    ("신청인 환경과 환경7급 육진솔은 관외 전출을 희망함", "육진솔"),
    ("작성자 채송하 2026-04-01 13:22\n면사무소 직원이 불친절합니다.", "채송하"),
    ("인수자 빈말례 (서명)\n유기견 1두를 인수함", "빈말례"),
    ("책임자 고판돌, 작업자 뇌상철\n포크레인 작업일지", "고판돌"),
    ("서기 표영자, 총무 도만수 - 2026년 대동회", "표영자"),
    ("점검자 : 봉현웅 (서명)\n피점검자 : 육춘길 (서명)\n간전면 산업팀", "육춘길"),
    ("구례농협 조합장 석대복, 여신팀장 인혜숙", "인혜숙"),
    ("내과 과장 진여울이 소견서를 씀", "진여울"),
    ("피진정인 건축과 신재욱 주무관", "신재욱"),
    ("승진후보자 명부\n1 소도윤 세무7급 91.2\n2 편가온 행정7급 90.8", "편가온"),
    ("병가 사용 내역\n1. 모영채(재무과 7급) 10일", "모영채"),
    ("본인은 비밀을 지킬 것을 서약합니다. 농정과 하시은 (서명)", "하시은"),
    ("본인은 건설과 운전7급 맹길수로 담을 받았습니다.", "맹길수"),
    ("출산 축하: 복지과 주다경 팀장 둘째 출산", "주다경"),
    ("담당 표분남 요양보호사가 돌보는 수급자 공칠례", "표분남"),
    ("근로자 모갑철 (기간제, 산림과)", "모갑철"),
    ("이웃 곽판님 진술 청취", "곽판님"),
]


def _dispositions(text: str, name: str) -> set[Disposition]:
    return {
        span.disposition
        for span in detect(text, LEXICON)
        if span.kind is Kind.PERSON and name in text[span.start : span.end]
    }


@pytest.mark.parametrize(("text", "name"), STAY)
def test_who_acts_for_an_organ_stays(text, name):
    """A unit that the paper shows, an office of the law, a step of an approval or a watch tells an official."""
    assert _dispositions(text, name) <= {Disposition.KEEP}


@pytest.mark.parametrize(("text", "name"), DO_NOT)
def test_whom_a_matter_is_about_does_not_stay(text, name):
    """A victim, an applicant, a trainee, a citizen under a label of offices or a bank's head of section is not kept."""
    assert _dispositions(text, name) & {Disposition.REVIEW, Disposition.REDACT}
    assert Disposition.KEEP not in _dispositions(text, name)
