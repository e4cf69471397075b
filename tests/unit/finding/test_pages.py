"""Pages with boxes: columns of real layouts, findings with their rects, what stands outside pages."""

from redaction.config import RedactionConfig
from redaction.finding import find
from redaction.finding.paging import line_rects
from redaction.finding.tables.rosters import Rosters
from redaction.finding.tables.rows import rows_of
from redaction.types import Kind, PageText, PageTexts, TextOrigin, Tier

CONFIG = RedactionConfig(b"k" * 32, b"s" * 32)


def page_of(*lines, number=1, origin=TextOrigin.LAYER):
    """A page of (x, y, words): each character is 10 points wide and high, lines in the given order."""
    text, rects = "", []
    for x, y, words in lines:
        for offset, character in enumerate(words):
            text += character
            rects.append(None if character == " " else (x + 10 * offset, y, x + 10 * offset + 10, y + 10))
        text += "\n"
        rects.append(None)
    return PageText(number, text, tuple(rects), origin, 1.0)


def _texts(*pages, outside=()):
    return PageTexts("0" * 64, tuple(pages), tuple(outside))


def _nobody(done, of):
    del done, of


def _hits(page):
    return {(page.text[hit.start : hit.end], hit.kind) for hit in Rosters().hits(page) if hit.score >= 0.4}


def test_columns_come_from_boxes_not_from_reading_order():
    """Cells read column by column still get the kind of the header above them."""
    page = page_of(
        (0, 700, "성명"), (100, 700, "생년월일"), (250, 700, "비고"), (0, 680, "김준"), (0, 660, "이솔"),
        (100, 680, "1985.3.2."), (100, 660, "850302"), (250, 680, "홍보"),
    )  # fmt: skip
    assert _hits(page) == {
        ("김준", Kind.PERSON), ("이솔", Kind.PERSON), ("1985.3.2.", Kind.BIRTH_DATE), ("850302", Kind.BIRTH_DATE),
    }  # fmt: skip


def test_a_value_wrapped_in_its_cell_is_whole():
    """A telephone number broken in a narrow cell is found over both lines, though another cell is read between."""
    page = page_of(
        (0, 700, "연번"), (60, 700, "성명"), (160, 700, "연락처"), (0, 680, "1"), (60, 680, "김준호"),
        (160, 680, "010-1234-"), (60, 666, "외 1"), (160, 666, "5678"), (0, 640, "2"), (60, 640, "이솔지"),
        (160, 640, "010-1-2"),
    )  # fmt: skip
    found = _hits(page)
    assert ("010-1234-", Kind.PHONE) in found
    assert ("5678", Kind.PHONE) in found


def test_a_label_cell_gives_its_kind_to_the_cell_beside():
    """In a form the cell right of a label is its value."""
    page = page_of((0, 700, "성명"), (100, 700, "김준"), (200, 700, "주소"), (300, 700, "토지면 원촌마을"))
    assert _hits(page) == {("김준", Kind.PERSON), ("토지면 원촌마을", Kind.ADDRESS)}


def _names(rosters, page):
    return {page.text[hit.start : hit.end] for hit in rosters.hits(page) if hit.kind is Kind.PERSON}


def test_a_table_goes_on_over_the_page_without_its_header():
    """The second page of a list has no header, only a line that says which page it is; a letter after it is none."""
    first = page_of(
        (0, 700, "연번"), (60, 700, "성명"), (160, 700, "주소"), (0, 680, "1"), (60, 680, "강선"), (160, 680, "토지면")
    )
    second = page_of((160, 780, "- 2 -"), (0, 740, "2"), (60, 740, "신선"), (160, 740, "마산면"))
    letter = page_of((0, 740, "붙임"), (300, 740, "조경수 식재 도면 한 부"), (0, 720, "끝"))
    rosters = Rosters()
    assert [_names(rosters, page) for page in (first, second, letter)] == [{"강선"}, {"신선"}, set()]


def test_a_number_close_beside_a_name_is_another_column():
    """Spreadsheets set the number of a row right before the name: the name is read as a name all the same."""
    rows = [
        cell
        for at, name in enumerate(("조경수", "신선", "강선", "오민"))
        for cell in ((40, 680 - 20 * at, f"{at + 1}"), (52, 680 - 20 * at, name), (160, 680 - 20 * at, "토지면"))
    ]
    page = page_of((0, 700, "연번"), (52, 700, "성명"), (160, 700, "주소"), *rows)
    assert _names(Rosters(), page) == {"조경수", "신선", "강선", "오민"}


def test_a_table_ends_at_a_paragraph_and_at_a_gap():
    """A line that reaches over the columns, or lies far below, is no longer of the table."""
    page = page_of(
        (0, 700, "성명"), (60, 700, "직업"), (120, 700, "주소"), (0, 680, "위와 같이 보고합니다 이상입니다"),
        (0, 660, "감자"),
    )  # fmt: skip
    far = page_of((0, 700, "성명"), (60, 700, "주소"), (0, 500, "감자"))
    assert _hits(page) == set()
    assert _hits(far) == set()


def test_visual_lines_have_cells():
    """Words that stand close are one cell, a wide gap parts two."""
    page = page_of((0, 700, "김 준"), (100, 701, "구례"))
    assert [len(row) for row in rows_of(page)] == [2]


def test_findings_have_a_rect_for_each_line():
    """A value over two lines has two rects, and blanks none."""
    page = page_of((0, 700, "연락처 010-12"), (0, 680, "34-5678 끝"))
    (finding,) = find(_texts(page), CONFIG, _nobody).findings
    assert finding.rects == ((40, 700, 100, 710), (0, 680, 70, 690))
    assert finding.span.kind is Kind.PHONE
    assert len(finding.value_key) == 64


def test_turned_pages_have_rects_along_the_line():
    """On a turned page characters that share their width follow one another."""
    page = PageText(1, "가나 다", ((0, 0, 10, 10), (0, 10, 10, 20), None, (0, 30, 10, 40)), TextOrigin.LAYER, 1.0)
    assert list(line_rects(page, 0, 4)) == [(0, 0, 10, 40)]
    assert list(line_rects(page, 2, 3)) == []


def test_pages_know_of_one_another_and_of_what_stands_outside():
    """A name in the title or on one page is found on every page, and all pages are reported."""
    done = []
    pages = (
        page_of((0, 700, "어제 박서연 이야기를 들었다"), number=1),
        page_of((0, 700, "신청인: 박서연"), number=2, origin=TextOrigin.OCR),
        page_of((0, 700, "제갈 민"), number=3, origin=TextOrigin.UNREADABLE),
    )
    found = find(_texts(*pages, outside=("신청인: 제갈민",)), CONFIG, lambda *counts: done.append(counts))
    assert done == [(1, 3), (2, 3), (3, 3)]
    assert {(item.page, item.span.disposition.value) for item in found.findings} == {
        (1, "redact"),
        (2, "redact"),
        (3, "redact"),
    }
    ((number, kind, disposition),) = [
        (item.string, item.span.kind, item.span.disposition.value) for item in found.outside
    ]
    assert (number, kind, disposition) == (0, Kind.PERSON, "redact")
    assert found.image_pages == (2,)
    assert found.unreadable_pages == (3,)
    assert {item.span.tier for item in found.findings if item.page == 2} == {Tier.LIKELY}
    keys = {item.value_key for item in found.findings if item.page in {1, 2}}
    assert len(keys) == 1
