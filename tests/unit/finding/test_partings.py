"""Where rows of a table end in the text of a page, and which lines are one record."""

from dataclasses import replace

from redaction.finding.detecting import read
from redaction.finding.tables.partings import partings_of
from redaction.finding.tables.rosters import Rosters
from redaction.finding.tables.rows import gap_of_records, rows_of
from redaction.types import Kind
from tests.unit.finding.test_pages import page_of


def _kinds(page):
    found = read(page.text, (), partings_of(page, rows_of(page))).values
    return {page.text[value.start : value.end]: value.kind for value in found}


def test_a_sum_and_the_number_of_the_next_row_are_no_account():
    """11,856,000 at the end of a row is not read together with the 19 that begins the next."""
    page = page_of(
        (0, 700, "18"), (100, 700, "현수막"), (300, 700, "11,856,000"),
        (0, 680, "19"), (100, 680, "포장재"), (300, 680, "4,862,000"),
    )  # fmt: skip
    apart = page.text.replace("18\n", "18 ").replace("현수막\n", "현수막 ").replace("포장재\n", "포장재 ")
    page = replace(page, text=apart)
    assert partings_of(page, rows_of(page)) == {apart.index("\n")}
    assert Kind.ACCOUNT not in _kinds(page).values()


def test_a_number_that_a_paragraph_breaks_stays_whole():
    """A telephone number at the end of a line goes on at the left of the next where the text is no table."""
    page = page_of((0, 700, "전화로 연락 바랍니다 010-0000-"), (0, 685, "1234 감사합니다"))
    assert partings_of(page, rows_of(page)) == frozenset()
    assert _kinds(page)["010-0000-\n1234"] is Kind.PHONE


def test_lines_spread_to_the_margins_are_no_table():
    """Broad gaps that do not stand under each other are those of a line set to both margins."""
    page = page_of((0, 700, "연락"), (60, 700, "010-0000-"), (0, 685, "1234로 바랍니다"), (190, 685, "끝"))
    assert partings_of(page, rows_of(page)) == frozenset()


def test_a_firm_with_its_head_in_brackets_is_no_person():
    """In a column of applicants 두레카페 (대표 추양영) on two lines, the number of the row between, is a firm."""
    page = page_of(
        (0, 700, "연번"), (60, 700, "신청인"), (200, 700, "주소"),
        (60, 676, "두레카페"), (0, 670, "1"), (200, 670, "봉동리 3"), (60, 664, "(대표 추양영)"),
        (0, 640, "2"), (60, 640, "이솔지"), (200, 640, "오미리 12"),
    )  # fmt: skip
    names = {page.text[hit.start : hit.end] for hit in Rosters().hits(page) if hit.recognizer == "roster_name"}
    assert names == {"이솔지"}


def test_records_are_known_by_the_white_between_them_only_where_each_has_one_number():
    """Lines that stand apart alike, and blocks of many numbered lines, tell of no records."""
    alike = rows_of(page_of(*((0, 700 - 20 * at, str(at)) for at in range(4))))
    assert gap_of_records(alike, [True] * 4) is None
    blocks = rows_of(page_of(*((0, 700 - 12 * at - 20 * (at // 3), str(at)) for at in range(6))))
    assert gap_of_records(blocks, [True] * 6) is None
    assert gap_of_records(blocks, [False, True, False] * 2) is not None


def test_numbers_of_two_cells_are_two_where_the_first_cell_is_broken():
    """The lot number that closes an address of two lines is no part of the licence that stands beside it."""
    page = page_of(
        (0, 700, "1"), (100, 706, "간전면 중대리"), (100, 694, "171-20"), (300, 700, "28-79-842156-49"),
    )  # fmt: skip
    assert partings_of(page, rows_of(page)) == {page.text.index("171-20") + 6}


def test_the_number_of_the_page_below_a_table_is_nobodys_address():
    """A bare 2 under the last row of the second page, though it stands under 주소, is the number of that page."""
    head = ((0, 700, "성명"), (150, 700, "주소"), (0, 680, "이솔지"), (150, 680, "봉동리 3"), (155, 650, "2"))
    page = page_of(*head, number=2)
    assert "2" not in {page.text[hit.start : hit.end] for hit in Rosters().hits(page)}


def test_births_in_a_table_on_its_side_are_those_of_all_its_people():
    """Where 생년월일 heads a line, each date behind it is somebody's birth."""
    page = page_of((0, 700, "생년월일"), (100, 700, "1950.01.10"), (250, 700, "1951.02.11"), (400, 700, "1952.03.12"))
    births = {page.text[hit.start : hit.end] for hit in Rosters().hits(page) if hit.kind is Kind.BIRTH_DATE}
    assert births == {"1950.01.10", "1951.02.11", "1952.03.12"}
