"""Values written as few people write them, and the words around them that decide."""

import pytest

from redaction.config import CountyLexicon, RedactionConfig
from redaction.finding import detect
from redaction.finding.judging.surroundings import row_of
from redaction.finding.screening import BLOT, was_seen
from redaction.finding.values.hits import Hint
from redaction.finding.values.merging import Value
from redaction.types import Disposition, Kind, Span, Tier

LEXICON = CountyLexicon("구례군")


def found(text: str) -> dict[str, tuple[Kind, Disposition]]:
    """What is found in a text, with its kind and what is proposed."""
    return {text[span.start : span.end]: (span.kind, span.disposition) for span in detect(text, LEXICON)}


@pytest.mark.parametrize(
    ("text", "plate"),
    [
        ("차량 십이가 삼사오육 견인", "십이가 삼사오육"),
        ("차량번호 이십가 삼사오육", "이십가 삼사오육"),
        ("차량번호 삼십오나 일이삼사", "삼십오나 일이삼사"),
        ("번호판 십가 일이삼사", "십가 일이삼사"),
    ],
)
def test_number_plates_read_out_are_plates(text, plate):
    """Somebody wrote down a plate as it was said on the telephone, tens and all."""
    assert found(text)[plate] == (Kind.VEHICLE, Disposition.REDACT)


def test_who_speaks_in_minutes_is_shown_to_an_officer():
    """A member of a committee with a title that is no rank is neither kept nor hidden without a look."""
    assert found("공영달 추진위원: 반대합니다")["공영달"] == (Kind.PERSON, Disposition.REVIEW)


def test_an_identifier_that_is_none_is_not_one():
    """A blank form says 아이디 and nothing behind it."""
    assert found("아이디: @") == {}


def test_a_row_broken_by_layout_is_one_row():
    """What belongs to a name is looked for in its whole row of a table, up to the next row's number."""
    text = "1 | 홍길동 | 구례읍\n봉동리 | 장애\n2 | 김영희 | 토지면"
    value = Value(4, 7, Kind.PERSON, 0.9, frozenset({Hint.NONE}), "test")
    assert row_of(text, value) == "1 | 홍길동 | 구례읍 봉동리 | 장애"


def test_what_is_blotted_out_is_not_asked_about_again():
    """A value with a box in it has been decided on, whatever still stands beside the box."""
    text = f"성명 홍{BLOT}동 귀하"
    span = Span(3, 6, Kind.PERSON, 0.9, Tier.SURE, Disposition.REDACT, "test", "")
    assert was_seen(text, span, frozenset(), RedactionConfig(b"k" * 32, b"s" * 32))
