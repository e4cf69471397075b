"""The white between two columns, and what only looks like it."""

from redaction.finding.tables.rosters import Rosters
from redaction.finding.tables.rows import rows_of
from redaction.finding.tables.walls import columns_between, walls_of
from redaction.types import Kind
from tests.unit.finding.test_pages import page_of

HEADS = ((0.0, 20.0), (120.0, 140.0), (300.0, 340.0))


def _walls(*lines):
    return walls_of(HEADS, rows_of(page_of(*lines)))


def test_columns_part_at_the_white_that_all_rows_share():
    """Sentences that begin far left of their word stand behind the wall; others cross the blanks in them."""
    walls = _walls(
        (0, 60, "1"), (100, 60, "이솔지"), (180, 60, "지난달 도로의 구덩이에 바퀴가"),
        (0, 40, "2"), (100, 40, "박한울"), (180, 40, "이웃 집 개가 밤마다 짖어서"),
        (180, 30, "번호는 모릅니다"),
    )  # fmt: skip
    assert 130 < walls[1] < 180
    assert columns_between(walls, (180.0, 210.0)) == range(2, 3)
    assert columns_between(walls, (100.0, 125.0)) == range(1, 2)


def test_white_beside_a_column_with_nothing_in_it_tells_nothing():
    """Before numbers set right before the names there is more white than between the two, but no column of its own."""
    walls = _walls((96, 60, "1"), (110, 60, "이솔지"), (96, 40, "2"), (110, 40, "박한울"))
    assert 96 < walls[0] < 110
    assert _walls()[0] is None


def test_lines_that_begin_alike_under_a_broad_word_hold_no_names():
    """A complaint that is written by many people alike is nobody's name, where its words stand under each other."""
    head = ((0, 700, "연번"), (80, 700, "민원인"), (330, 700, "민원 내용"), (480, 700, "비고"))
    rows = [
        line
        for at, name in enumerate(("오하은", "서이솔", "현기봉", "김양제"))
        for line in (
            (160, 686 - 36 * at, "지난달 도로의 구덩이에 바퀴가 빠져 저희 차가 파손되"),
            (0, 680 - 36 * at, str(at)),
            (80, 680 - 36 * at, name),
            (160, 674 - 36 * at, "었습니다 수리비를 보내 주십시오 제 결과를 주세요 알려"),
            (480, 680 - 36 * at, "회신"),
        )
    ]
    page = page_of(*head, *rows)
    found = {page.text[hit.start : hit.end] for hit in Rosters().hits(page) if hit.kind is Kind.PERSON}
    assert found == {"오하은", "서이솔", "현기봉", "김양제"}
