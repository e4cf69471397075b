"""People beside an official's title, unit or label who are no officials: none is kept without a question."""

import pytest

from redaction.config import CountyLexicon
from redaction.finding import detect
from redaction.types import Disposition, Kind

LEXICON = CountyLexicon()

TITLES = [
    "참석자: 김도현, 팀장 박지훈",
    "참석자: 김도현, 건설과 팀장 박지훈",
    "면담자: 박지훈 주무관, 김도현",
    "면담: 김도현 / 주무관 박지훈",
    "입회인 김도현, 주무관 박지훈",
    "김도현·주무관 박지훈 현장 확인",
    "박지훈 주무관 김도현 면담",
    "박지훈 팀장, 김도현 외 2명",
    "김도현 면장 면담 요청",
    "김도현 과장 고소",
    "김도현, 과장 고소",
    "김도현, 면장에게 항의",
    "김도현, 구례군수를 상대로 소송",
    "김도현 (구례군수 상대)",
    "김도현(건설과장 면담)",
    "김도현 (팀장 면담 완료)",
    "김도현 (건설과장 부인)",
    "산동면장 (김도현 관련)",
    "김도현 군수 후보",
    "김도현 과장 사칭",
    "김도현 시장 상인",
    "산동면 이장단장 김도현",
    "번영회 사무국장 김도현",
    "주민자치회 사무국장 김도현",
    "어촌계장 김도현",
    "송계장 김도현",
    "합창단장 김도현",
    "체육관장 김도현",
    "태권도 관장 김도현",
    "지역아동센터장 김도현",
    "주간보호센터 센터장 김도현",
    "선거대책본부장 김도현",
    "학부모회 의장 김도현",
    "입주자대표회의 의장 김도현",
    "한빛중학교 행정실장 김도현",
    "한빛일보 편집국장 김도현",
    "정비공장 과장 김도현",
    "골프장 차장 김도현",
    "한빛부동산 소장 김도현",
    "택배 소장 김도현",
    "병동 주임 김도현",
    "미용실 실장 김도현",
]


def _dispositions(text):
    return {
        span.disposition
        for span in detect(text, LEXICON)
        if span.kind is Kind.PERSON and "김도현" in text[span.start : span.end].replace(" ", "")
    }


@pytest.mark.parametrize("text", TITLES)
def test_a_title_that_is_anothers_or_no_offices_keeps_nobody(text):
    """A title of the neighbour in a list, of a club or a firm, or of whom somebody complains of, makes no official."""
    assert _dispositions(text) in ({Disposition.REVIEW}, {Disposition.REDACT}, {Disposition.REVIEW, Disposition.REDACT})


BYSTANDERS = [
    "민원 접수: 김도현 (건설과 이첩)",
    "업체: ㈜한빛건설\n담당자: 김도현",
    "㈜한빛건설 (담당자: 김도현)",
    "납품업체 담당자 김도현",
    "업체명 | 담당자 | 연락처\n한빛건설 | 김도현 | 010-2345-6789",
    "상호\t책임자\t전화\n두레식당\t김도현\t061-783-1234",
    "㈜한빛건설 관리팀 김도현",
    "한빛병원 총무과 김도현",
    "농협 경제사업팀 김도현",
    "한빛건설 안전팀장 김도현",
    "두레물산 영업팀장 김도현",
    "농협 구례지점 과장 김도현",
    "김도현 과장(한빛산업)",
    "김도현 팀장 (한빛이앤씨)",
    "간사: 김도현(부녀회)",
    "서기: 김도현 (마을 총무)",
    "작성자: 김도현(신청인의 아들)",
    "작성자: 김도현 (민원인)",
    "신고서 작성자 김도현",
    "확인자 김도현 (인근 주민)",
    "인수자: 김도현 (유족)",
    "인수자 김도현 (관계: 자)",
    "시신 인수자: 김도현",
    "안내: 김도현 해설사",
    "책임자: 김도현 (한빛건설)",
    "현장 책임자 김도현",
    "답변자: 김도현 (피신고인)",
    "건설과 점검표\n도로팀 결과 김도현 확인함",
    "작은도서관 소식\n새로 온 김도현 사서",
    "건설과 민원 처리 대장\n회신: 김도현, 2025. 3. 1.",
    "피조사자 김도현",
    "집행자: 김도현(채권자)",
    "감독: 김도현 (축구부)",
    "영화 감독: 김도현",
    "출장자: 이서연, 김도현(토지소유자)",
    "확인자: 이서연, 김도현(이장)",
    "건설과 김도현 민원",
    "면사무소 김도현 방문",
    "보건소 (김도현) 진료",
    "산동면 행정복지센터 김도현 수급 신청",
    "접수 김도현 민원",
    "장애 4급 김도현",
    "상이 7급 김도현",
    "김도현(지체 5급)",
    "김도현, 시각 6급",
    "한국사 4급 김도현",
    "3 | 김도현 | 도로파손 | 접수 | 담당 주무관 박지훈 | 시행",
    "12 김도현 가로등 고장 접수 2025.3.1 담당 박지훈 주무관",
    "강사: 김도현 ☎ 780-2345",
    "역대 면장 김도현",
    "전임 면장 김도현",
    "고 김도현 면장",
    "수신 산동면장 김도현 올림",
    "휴직자 명단\n건설과 김도현",
    "휴직자\n박지훈(산림과)\n김도현(건설과)",
    "병가자 현황\n소속 직급 성명 기간\n건설과 행정7급 김도현 3.1~3.30",
    "건강검진 미수검자: 산림과 이서연, 건설과 김도현",
    "코로나 확진: 건설과 김도현",
    "단속 이서연, 김도현",
]


@pytest.mark.parametrize("text", BYSTANDERS)
def test_a_citizen_under_an_offices_word_is_not_kept(text):
    """A firm's contact, a villager who signs, a caller at a unit or an official on leave is never kept unasked."""
    found = _dispositions(text)
    assert found
    assert Disposition.KEEP not in found


OFFICIALS = [
    "건설과장 김도현, 산림과 팀장 박지훈",
    "주무관 박지훈, 팀장 김도현",
    "김도현 건설과장, 박지훈 산림과장",
    "김도현(건설과 팀장)",
    "김도현 면장은 축사에서",
    "우정숙 군의원과 소장 김도현 등",
    "간전면 주무관 김도현, 보건의료원 주무관 최은서",
    "실무: 김도현 면\n장",
    "농업기술센터 소장 김도현",
    "구례군의회 의장 김도현",
    "작성자: 체육시설팀장 김도현",
    "작성자: 김도현(총무담당)",
    "담당자: 김도현 (내선 2345)",
    "확인자 산림과 박지훈, 김도현",
    "처리 위생팀 박지훈 김도현",
    "도시경제과 지역경제팀 주무관 김도현 민원 상담 061-780-2483",
    "주무관 박지훈 검토 도로팀장 이서연 전결 2025. 3. 1. 김도현",
    "계약업체: ㈜한빛\n감독: 건설과 김도현",
]


@pytest.mark.parametrize("text", OFFICIALS)
def test_an_official_by_his_own_title_stays(text):
    """Who bears the title himself acts in office and stays, whoever is named beside him."""
    assert _dispositions(text) == {Disposition.KEEP}
