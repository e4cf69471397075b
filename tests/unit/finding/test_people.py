"""Whose name it is: officials in office stay, private persons go, what nobody can tell is for an officer."""

import pytest

from redaction.config import CountyLexicon
from redaction.finding import detect
from redaction.types import Kind

LEXICON = CountyLexicon(officials=(("문소율", "주무관"),), departments=("총무과", "산림과"))

KEEP, REDACT, REVIEW = "keep", "redact", "review"

PEOPLE = [
    ("담당자: 총무과 김도현 (780-2345)", "김도현", KEEP),
    ("총무과 주무관 김도현이 확인함", "김도현", KEEP),
    ("김도현 주무관에게 문의", "김도현", KEEP),
    ("김도현 환경교통과장은 밝혔다", "김도현", KEEP),
    ("구례군수 김도현", "김도현", KEEP),
    ("김도현 의원: 질의하겠습니다", "김도현", KEEP),
    ("결재 주무관 팀장 과장\n김도현 박지훈 최서연\n", "박지훈", KEEP),
    ("문의: 산림과 문소율", "문소율", KEEP),
    ("(주)한빛건설 대표 김도현", "김도현", KEEP),
    ("신청인: 김도현", "김도현", REDACT),
    ("성명: 김도현", "김도현", REDACT),
    ("민원인 김도현 씨가 항의함", "김도현", REDACT),
    ("김도현 귀하", "김도현", REDACT),
    ("김도현의 배우자", "김도현", REDACT),
    ("이장 김도현, 010-1234-5678", "김도현", REDACT),
    ("김도현(850302-1234567)", "김도현", REDACT),
    ("지방행정주사 김도현은 음주운전으로 감봉 2월의 징계를 받았다.", "김도현", REDACT),
    ("신청인: 김도현 주무관", "김도현", REVIEW),
    ("전 면장 김도현은 퇴직 후 농사를 짓는다", "김도현", REVIEW),
    ("한빛건설 과장 김도현", "김도현", REVIEW),
    ("위촉 위원 김도현 (대학 교수)", "김도현", REVIEW),
    ("병가 신청\n산림과 주무관 김도현\n", "김도현", REVIEW),
    ("김도현 주무관님의 부친", "김도현", REVIEW),
    ("어제 김도현 이야기를 들었다", "김도현", REVIEW),
    ("기안 주무관 박지훈 검토 최서연 전결 김도현", "김도현", KEEP),
    ("담당 주무관이 검토한 결과 김도현이 부담할 금액", "김도현", REVIEW),
    ("사유\n김도현\n질병휴직\n", "김도현", REVIEW),
    ("주무관 김도현: 다음 안건을 설명드리겠습니다", "김도현", KEEP),
    ("소속 직급 성명\n총무과\n지방행정서기\n김도현\n질병휴직(위암)\n", "김도현", REDACT),
]


@pytest.mark.parametrize(("text", "name", "disposition"), PEOPLE)
def test_a_name_by_the_words_around_it(text, name, disposition):
    """The words around a name decide whether it stays, goes, or is looked at."""
    spans = [span for span in detect(text, LEXICON) if span.kind is Kind.PERSON and text[span.start : span.end] == name]
    assert [span.disposition.value for span in spans] == [disposition]


PAPERS = [
    ("신청인: 김도현\n어제 김도현 이야기를 들었다.", [REDACT, REDACT]),
    ("담당 주무관 김도현\n어제 김도현 이야기를 들었다.", [KEEP, KEEP]),
    ("신청인: 김도현\n처리: 총무과 주무관 김도현", [REDACT, REVIEW]),
    ("성명: 김도현\n처리: 총무과 주무관 김도현", [REVIEW, KEEP]),
    ("홍보 강사: 김도현\n어제 김도현 이야기를 들었다.", [REVIEW, REVIEW]),
]


@pytest.mark.parametrize(("text", "dispositions"), PAPERS)
def test_a_name_takes_what_it_is_elsewhere_in_the_paper(text, dispositions):
    """A name without words of its own takes what the same name is elsewhere; private wins over official."""
    spans = [span for span in detect(text, LEXICON) if span.kind is Kind.PERSON]
    assert [span.disposition.value for span in spans] == dispositions


def test_a_surname_with_a_title_follows_the_official_who_is_the_object():
    """`김 과장` goes where an official of that surname is the object of a personnel matter."""
    text = "행정과장 김도현은 음주운전으로 정직 1월을 받았다.\n김 과장은 이의를 제기하였다."
    spans = [span for span in detect(text, LEXICON) if span.kind is Kind.PERSON]
    assert [(text[span.start : span.end], span.disposition.value) for span in spans] == [
        ("김도현", REDACT),
        ("김", REDACT),
    ]


OTHERS = [
    ("전화 780-2345", "phone", KEEP),
    ("전화 061-780-1999", "phone", REDACT),
    ("+82-61-780-2345", "phone", KEEP),
    ("1588-1234", "phone", KEEP),
    ("㈜한빛 전화 061-783-1234", "phone", KEEP),
    ("kim@korea.kr", "email", KEEP),
    ("kim@mail.korea.kr", "email", KEEP),
    ("kim@seoul.go.kr", "email", REVIEW),
    ("kim@naver.com", "email", REDACT),
    ("관용차 12가3456", "vehicle", KEEP),
    ("12가3456 차량", "vehicle", REDACT),
    ("사업자등록번호 123-81-45678", "business_number", KEEP),
    ("사업자등록번호 123-05-45678", "business_number", REVIEW),
    ("구례군 구례읍 봉성로 1", "address", KEEP),
    ("구례군 구례읍 봉성로 11에 거주", "address", REDACT),
    ("㈜한빛 주소: 구례읍 봉동길 3", "address", KEEP),
    ("구례읍 봉동길 3", "address", REVIEW),
    ("참조 123456789012", "number", REVIEW),
    ("법인등록번호 110111-1707178", "corporate_number", KEEP),
    ("김도현 씨는 위암을 앓고 있다", "sensitive", REDACT),
    ("위암을 앓고 있다", "sensitive", REVIEW),
]


@pytest.mark.parametrize(("text", "kind", "disposition"), OTHERS)
def test_other_values_by_the_laws_table(text, kind, disposition):
    """Numbers and addresses of the office and of firms stay, private ones go, doubtful ones are looked at."""
    spans = [span for span in detect(text, LEXICON) if span.kind.value == kind]
    assert {span.disposition.value for span in spans} == {disposition}
    assert len(spans) == 1


def test_the_countys_cars_stay():
    """A number plate on the county's own list stays."""
    spans = detect("차량 12가3456", CountyLexicon(kept_texts=("12가3456",)))
    assert [span.disposition.value for span in spans] == [KEEP]


def test_no_word_list_opens_a_unique_identifier():
    """A kept text never lets a resident number stand."""
    lexicon = CountyLexicon(kept_texts=("850101-1234567",))
    assert [span.disposition.value for span in detect("850101-1234567", lexicon)] == [REDACT]


@pytest.mark.parametrize(
    "title", ["노인 일자리 사업 참여자 모집 결과", "공영주차장 주차 허가 차량 명단", "학교 급식 식재료 지원 정산서"]
)
def test_words_that_only_look_like_names_are_nobody_in_a_title(title):
    """A faint find in a title stops its publication, so a word that is no name may not be one."""
    assert detect(title, LEXICON) == ()
