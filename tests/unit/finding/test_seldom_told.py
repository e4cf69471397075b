"""What few papers say: names called, grouped numbers, tables read cell by cell, values spelled with blanks."""

import pytest

from redaction.finding.extending.spreading import Dictionary
from redaction.finding.judging.bystanders import _is_on_an_errand
from redaction.finding.language.disguises import _is_grouped
from redaction.finding.recognizing.names import names_by_cues
from redaction.finding.recognizing.property import corporate_numbers
from redaction.finding.tables.bare_rows import _may_be_name
from redaction.finding.tables.written import vertical_hits
from redaction.finding.values.hits import Hint, Sight
from redaction.finding.values.merging import Value
from redaction.finding.wording import _is_thing
from redaction.types import Disposition, Kind, Span, Tier
from tests.unit.finding.seeing import values
from tests.unit.finding.test_headings import _found


def _value(text: str, words: str, kind: Kind) -> Value:
    start = text.index(words)
    return Value(start, start + len(words), kind, 0.9, "rule", frozenset({Hint.NONE}))


def _elsewhere(first: str, words: str, kind: Kind, text: str) -> set[str]:
    """What is found in a text because a value stood in another one."""
    dictionary = Dictionary.of([(first, (_value(first, words, kind),))])
    return {text[value.start : value.end] for value in dictionary.added(text, ())}


def test_a_number_found_once_is_found_with_blanks_elsewhere():
    """A licence number that was told as one is found where its digits stand apart, but not inside a longer one."""
    given = ("면허 11-22-334455-66", "11-22-334455-66", Kind.DRIVER_LICENCE)
    assert _elsewhere(*given, "다시 11-22 -334455 -66 이다") == {"11-22 -334455 -66"}
    assert _elsewhere(*given, "다시 911-22-334455-667 이다") == set()


def test_a_name_that_begins_a_title_is_not_found_in_it():
    """Somebody is called 복지사; 복지사무관 is an officer of some rank and not that person."""
    given = ("성명 복지사", "복지사", Kind.PERSON)
    assert _elsewhere(*given, "복지사 씨가 왔다") == {"복지사"}
    assert _elsewhere(*given, "복지사무관이 왔다") == set()


@pytest.mark.parametrize(
    "lines",
    ["소속\n직급\n성명\n총무과\n과장 직무대리\n박한울", "성명\n직급\n소속\n박한울\n주무관\n총무과"],
    ids=["behind_the_rank", "before_the_rank"],
)
def test_a_table_read_cell_by_cell_knows_its_officials_by_the_rank_beside(lines):
    """A name whose neighbouring cell is a rank is an official's on either side of it."""
    hints = {lines[hit.start : hit.end]: hit.hint for hit in vertical_hits(lines)}
    assert hints["박한울"] is Hint.OFFICIAL


def test_a_line_far_above_a_header_is_no_floor_of_it():
    """신청인 at the top of the page does not say whose names a table far below holds."""
    head = ((0, 700, "성명"), (100, 700, "직급"), (200, 700, "성명"), (300, 700, "직급"))
    row = ((0, 680, "박한울"), (100, 680, "주무관"), (200, 680, "이솔지"), (300, 680, "주무관"))
    far = _found((0, 800, "신청인"), (200, 800, "신고인"), *head, *row)
    assert {hint for _value, kind, hint in far if kind is Kind.PERSON} == {"official"}


def test_who_was_passed_on_to_a_unit_is_no_official_of_it():
    """A caller whose matter was passed to the unit behind his name only called."""
    assert _is_on_an_errand("총무과", " (건설과 이첩)")
    assert not _is_on_an_errand("", "주무관이 처리")


def test_names_in_latin_letters_may_stand_in_a_column_of_names():
    """Tom Brown among Korean names is a name as well; a word of lists is none."""
    assert _may_be_name("Tom Brown")
    assert not _may_be_name("합계")


def test_groups_of_a_resident_number_are_known():
    """Six and seven characters are a resident number's groups; three and three are nobody's."""
    assert _is_grouped("88O521-1O34567")
    assert not _is_grouped("123-456")


def test_who_is_called_is_no_thing():
    """A faint name stays where 씨 follows it, and goes where it is an organisation's."""

    def span(words):
        return Span(0, len(words), Kind.PERSON, 0.2, Tier.FAINT, Disposition.REVIEW, "확인 필요", "name_tagger")

    for text, words, is_thing in (("나루 씨 상담", "나루", False), ("한국전력공사 안내", "한국전력공사", True)):
        assert _is_thing(Sight(text, text, ()), [], span(words)) is is_thing


def test_a_resident_number_is_no_corporations():
    """Where 주민 stands close in front the number behind 법인 may be a person's."""
    assert values(corporate_numbers, "법인등록번호 110111-1234567") == {"110111-1234567"}
    assert values(corporate_numbers, "주민 또는 법인등록번호 110111-1234567") == set()


def test_a_word_that_speaks_in_minutes_is_nobody():
    """공영달 추진위원: is somebody; 책임자 위원: is nobody's name."""
    assert "공영달" in values(names_by_cues, "공영달 추진위원: 찬성합니다.")
    assert "위원장" not in values(names_by_cues, "관계자 위원: 찬성합니다.")
