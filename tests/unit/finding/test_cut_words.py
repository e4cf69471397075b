"""Words that a line break or a blank cut in two name nobody; people broken the same way are still found."""

import pytest

from redaction.config import CountyLexicon
from redaction.finding import detect
from redaction.finding.engine.cut_words import without_cut_words
from redaction.finding.engine.morphemes import loaded_kiwi
from redaction.finding.extending.spreading import Dictionary
from redaction.finding.language.views import normalised
from redaction.finding.values.hits import Hit
from redaction.types import Kind

LEXICON = CountyLexicon()


def _people(text):
    spans = detect(text, LEXICON)
    return ["".join(text[span.start : span.end].split()) for span in spans if span.kind is Kind.PERSON]


@pytest.mark.parametrize(
    "text",
    [
        "개를 풀어 놓아 무섭습니다. 제 \n번호는 010-1234-5678입니다. 꼭 연락 주세요.",
        "여러 번 전화했으나 주무관은 기다\n리라고만 합니다.",
        "주민 간담\n회를 열어 의견을 들었습니다.",
        "마을 대표와 함께 간담\n회에 참석하였습니다.",
        "내 \n휴대전화로 연락이 없었습니다.",
    ],
)
def test_a_word_cut_in_two_names_nobody(text):
    """A narrow cell breaks a sentence anywhere: half of a word is nobody's name."""
    assert _people(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("신청인 김순\n례는 농로 포장을 요청하였습니다.", "김순례"),
        ("어머니(송병\n철)께서 혼자 계셔서 걱정이 됩니다.", "송병철"),
        ("성명: 제 \n갈민 / 연락처: 010-1234-5678", "제갈민"),
        ("신고인 하늘이\n라는 사람이 전화하였습니다.", "하늘이"),
    ],
)
def test_a_name_cut_in_two_is_found(text, name):
    """The same break inside a citizen's name hides nobody."""
    assert name in _people(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("해외 연수 참가자 명단\n재무과 (2026. 6. 9. 현재)", []),
        ("해외 연수 참가자 명단\n재난안전과 (2026. 6. 9. 현재)", []),
        ("해외 연수 참가자 명단\n홍길동, 김철수", ["홍길동", "김철수"]),
        ("군청 주차장 정기권 등록 차량 명단", []),
        ("세차장 전기 사용량과 승차장 안내판", []),
        ("정책기획단 차장 정기권", ["정기권"]),
    ],
)
def test_a_title_above_a_line_names_nobody(text, names):
    """The last word of a title and the first below it are no name, and a car park is no deputy head."""
    assert _people(text) == names


def test_the_title_over_a_page_of_people_names_nobody():
    """Read across the line break, the end of a page's title and the department below it are still nobody."""
    text = (
        "1\n해외 연수 참가자 명단\n건설과 (2026. 6. 9. 현재)\n번\n호\n성 명 여권번호 생년월일 E-mail H.P\n"
        "1 최주완 S913R5615 51.07.09\nmoon@example.co\nm\n010-0000-0000\n"
        "2 모민수 M592G1295\n1980년 12월\n31일\nfarm@example.com\n"
    )
    assert _people(text) == ["최주완", "모민수"]


@pytest.mark.parametrize(("text", "is_kept"), [("가구 명단\n재난안전과 작성", False), ("성명 명단\n재는 불참", True)])
def test_half_of_a_department_makes_no_name_with_the_title_above(text, is_kept):
    """What ends within the word below a title is half of that word; with no word there it may be somebody."""
    joined = normalised(text).without_breaks()
    start = text.index("명단")
    hit = Hit(start, start + len("명단\n재"), Kind.PERSON, 0.3, "name_tagger")
    found = list(without_cut_words([hit], joined, loaded_kiwi().morphemes(joined.text)))
    assert found == ([hit] if is_kept else [])


def test_a_short_name_is_not_found_inside_a_longer_word():
    """Somebody of two syllables is found again with a particle or a title, and not in a longer word."""
    text = "이슬비가 온 뒤 이슬은 다시 왔고, 이슬이라고 말했다. 이슬 주무관은 이슬람 사원을 안내하였다."
    found = Dictionary({"이슬": (Kind.PERSON, 0.97)}).added(text, ())
    assert [text[value.start : value.end + 2] for value in found] == ["이슬은 ", "이슬이라", "이슬 주"]
