"""Officials told by what they did with a paper, by the service they are in, or by how they sign; and who is not."""

import pytest

from redaction.config import CountyLexicon
from redaction.finding import detect
from redaction.types import Disposition, Kind

LEXICON = CountyLexicon()

IN_OFFICE = [
    ("인감증명 발급대장\n신청인 박순례\n발급자 김도현", "김도현"),
    ("납세증명 / 신청 박순례 / 취급 김도현", "김도현"),
    ("여권 교부\n창구 김도현   확인 박지훈 팀장\n여권창구 061-780-2277", "김도현"),
    ("처리 김도현  팀장 박지훈  민원과-15402", "김도현"),
    ("지출결의 민원과-15402\n김도현 기안, 박지훈 검토", "김도현"),
    ("환경과 현장 점검 결과\n담당은 김도현(환경지도팀 직원)\n민원인 박순례", "김도현"),
    ("건설과장 김도현이 비위자 이서연을 조사", "김도현"),
    ("보건소 채용 면접 결과\n면접위원: 김도현, 박지훈, 외부위원 이서연", "김도현"),
    ("구례경찰서 출동 기록\n12:30 경위 김도현, 경장 박지훈", "김도현"),
    ("군립도서관 이용 안내\n김도현 사서가 안내합니다", "김도현"),
    ("공용차 운행 기록\n운전 김도현 / 동승 박순례(민원인)", "김도현"),
    ("교통행정팀 상담 기록\n[메모 김도현 10.14] 확인서 제출함", "김도현"),
    ("광주지검 순천지청 (2026형제18822) 검사 김도현", "김도현"),
    ("보건지소 공중보건의 김도현\n수진자 박순례", "김도현"),
    ("구례서 생활질서 김도현 경위와 통화", "김도현"),
    ("예비군 훈련\n관할 김도현 대위 면담", "김도현"),
    ("군립도서관 관장 김도현이 확인함", "김도현"),
    ("초등학교 6학년 담임 김도현", "김도현"),
    ("공영장례팀 김도현 기안, 과장 박지훈 결재", "김도현"),
    ("교통행정팀 이서연·김도현 현장 확인", "김도현"),
    ("건축과 주택팀 김도현 / 면 박지훈 부면장", "김도현"),
    ("조사반: 농축산과 이서연, 김도현, 박지훈 / 피해 농가: 박순례", "김도현"),
    ("참석: 박지훈(문척면장), 김도현(문척면 총무팀), 박순례(전천마을 주민)", "김도현"),
    ("단속공무원: 환경과 지방환경서기보 이서연, 마산면 김도현", "김도현"),
    ("그 뒤 면장님(김도현)이 설득하심.", "김도현"),
    ("국립농산물품질관리원 구례사무소 김도현 주무관", "김도현"),
    ("업무추진비 집행내역\n지출원 박지훈   사용자 김도현", "김도현"),
    ("구례군립도서관 자료실 김도현 사서에게 말씀해 주세요.", "김도현"),
    ("채용 결과\n산림과장 김도현이 면담, 진단서 제출 시 안내함", "김도현"),
    ("고충상담 접수 기록 (성희롱)\n고충상담원 김도현", "김도현"),
    ("늘 건강하십시오.\n김도현 올림\n구례군청 민원봉사과 | 061-780-2260", "김도현"),
]
NOT_IN_OFFICE = [
    ("마을 총회록\n작성 김도현", "김도현"),
    (
        "경로당 운영보조금 정산서\n회장 김도현  총무 이길례\n김도현 회장이 010-4610-7703으로 알림\n"
        "확인 김도현 (도장)   접수 토지면-1140",
        "김도현",
    ),
    ("보호자 확인 김도현\n주민복지과", "김도현"),
    ("㈜한빛건설 작업일보\n작성 김도현 / 발주 건설과", "김도현"),
    ("군수님 부탁드립니다.\n산동면 주민 김도현 올림\n010-3391-8820", "김도현"),
    ("사고 경위\n김도현 경위 설명을 들음", "김도현"),
    ("감사 결과\n산동면 행정9급 김도현이 지급함\n② 김도현은 경징계", "김도현"),
    ("조사반: 농축산과 이서연 / 피해 농가: 김도현", "김도현"),
    ("㈜한빛건설 주택팀 김도현", "김도현"),
    ("남부노인보호전문기관 김도현 팀장 현장조사", "김도현"),
    ("마산면 김도현에게 과태료 부과", "김도현"),
    ("통합관제센터 관제요원 김도현", "김도현"),
    ("작은도서관 관장 김도현", "김도현"),
]


def _proposals(text: str, name: str) -> list[Disposition]:
    spans = [span for span in detect(text, LEXICON) if span.kind is Kind.PERSON]
    return [span.disposition for span in spans if text[span.start : span.end] == name]


@pytest.mark.parametrize(("text", "name"), IN_OFFICE)
def test_who_acts_for_an_office_stays(text: str, name: str):
    """Whoever issued, handled, drove, treated, policed or signed for an office keeps the name."""
    found = _proposals(text, name)
    assert found
    assert set(found) == {Disposition.KEEP}


@pytest.mark.parametrize(("text", "name"), NOT_IN_OFFICE)
def test_who_only_stands_in_such_a_field_is_never_kept(text: str, name: str):
    """The same fields in papers of a village, a firm or a family, and a punished official, keep nobody."""
    found = _proposals(text, name)
    assert found
    assert Disposition.KEEP not in found


def test_a_number_that_stands_nearer_to_somebody_else_makes_no_official_private():
    """An official named with his post stays where a sentence with a citizen's number names him again."""
    text = "간사 민원과장 김도현\n김도현: 통화했더니(061-782-5519) 어머니 조앵두 님이 싫다 하신답니다."
    assert _proposals(text, "김도현") == [Disposition.KEEP, Disposition.KEEP]
