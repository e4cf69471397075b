"""A header alone at the foot of its page: its table is on the next one, and nothing told its columns apart before."""

from redaction.finding.tables.rosters import Rosters
from redaction.types import Kind
from tests.unit.finding.test_pages import page_of


def _over_the_page(head, *rows):
    """What is found under a header that stands at the foot of the page before."""
    rosters = Rosters()
    list(rosters.hits(page_of(*head)))
    page = page_of(*(cell for row in rows for cell in row), number=2)
    return {(page.text[hit.start : hit.end], hit.kind) for hit in rosters.hits(page)}


def test_numbers_that_touch_the_names_beside_are_told_apart_over_the_page():
    """Telephone numbers set at the right touch the names on the next page, and each keeps the kind of its word."""
    head = ((0, 60, "연번"), (100, 60, "연락처"), (135, 60, "성명"), (250, 60, "생년월일"))
    found = _over_the_page(
        head,
        *(((0, y, "1"), (60, y, "7813111"), (135, y, name), (250, y, "850226"))
          for y, name in ((700, "방울이"), (680, "나하은"), (660, "이솔지"))),
    )  # fmt: skip
    people = {value for value, kind in found if kind is Kind.PERSON}
    assert people == {"방울이", "나하은", "이솔지"}
    assert ("7813111", Kind.PHONE) in found


def test_an_age_at_the_right_end_of_its_column_is_no_part_of_the_name_beside():
    """Where the last column is empty an age nearer to the next word than to its own is still an age."""
    head = ((0, 60, "연번"), (60, 60, "나이"), (135, 60, "성명"), (250, 60, "비고"))
    first = ((0, 720, "1"), (75, 720, "81"), (135, 720, "강다솜"), (250, 720, "전화"))
    rows = (
        ((0, y, "2"), (110, y, "72"), (135, y, name)) for y, name in ((700, "방울이"), (680, "나하은"), (660, "이솔지"))
    )
    found = _over_the_page(head, first, *rows)
    assert {("72", Kind.AGE), ("방울이", Kind.PERSON), ("나하은", Kind.PERSON), ("이솔지", Kind.PERSON)} <= found
