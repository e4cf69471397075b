"""Headers of tables as offices set them: broken words, two floors, cells in the middle of higher ones."""

import pytest

from redaction.finding.detecting import read
from redaction.finding.tables.header_words import is_spread_heading
from redaction.finding.tables.headings import heading_at
from redaction.finding.tables.rejoining import rejoined
from redaction.finding.tables.rosters import Rosters
from redaction.finding.tables.rows import rows_of
from redaction.types import Kind
from tests.unit.finding.test_pages import page_of

HEAD = ((0, 700, "연번"), (60, 700, "성명"), (260, 700, "생년월일"), (400, 700, "마을"))
ROWS = (
    (0, 660, "1"), (60, 660, "나하은"), (160, 660, "여"), (260, 660, "88.06.09"), (400, 660, "원촌"),
    (0, 640, "2"), (60, 640, "이솔지"), (160, 640, "남"), (260, 640, "901204"), (400, 640, "계천"),
)  # fmt: skip


def _found(*lines):
    page = page_of(*lines)
    return {(page.text[hit.start : hit.end], hit.kind, hit.hint.value) for hit in Rosters().hits(page)}


def _values(*lines):
    return {(value, kind) for value, kind, _ in _found(*lines)}


@pytest.mark.parametrize(
    "cell",
    [
        ((150, 706, "성별(남/"), (150, 694, "여)")),
        ((150, 700, "무엇"),),
        ((160, 706, "성"), (160, 694, "별")),
    ],
)
def test_a_header_cell_on_two_lines_or_with_an_unknown_word_keeps_its_column(cell):
    """Births stay under their word where the column of sexes beside has a header of two lines, or one nobody knows."""
    assert {("88.06.09", Kind.BIRTH_DATE), ("901204", Kind.BIRTH_DATE)} <= _values(*HEAD, *cell, *ROWS)


def test_a_header_word_broken_in_its_cell_is_read_whole():
    """주민등록 over 번호 is one word, beside cells of one line and beside broken ones."""
    rows = ((0, 660, "1"), (60, 660, "이솔지"), (160, 660, "930826-1"), (300, 660, "352-0000-1111"))
    centred = ((0, 700, "연번"), (60, 700, "성명"), (160, 706, "주민등록"), (160, 694, "번호"), (300, 700, "계좌번호"))
    broken = (
        (0, 706, "연"), (0, 694, "번"), (60, 706, "성"), (60, 694, "명"), (160, 706, "주민등록"), (160, 694, "번호"),
        (300, 706, "계좌"), (300, 694, "번호"),
    )  # fmt: skip
    for head in (centred, broken):
        assert ("930826-1", Kind.RESIDENT_NUMBER) in _values(*head, *rows)


def test_what_stands_over_two_header_words_says_whose_they_are():
    """Under 신청인 stand citizens, under 담당자 officials, though both columns are headed 성명."""
    head = (
        (130, 712, "신청인"), (380, 712, "담당자"), (0, 706, "연번"),
        (100, 700, "성명"), (200, 700, "연락처"), (350, 700, "성명"), (450, 700, "직급"),
    )  # fmt: skip
    row = (
        (0, 680, "1"), (100, 680, "이솔지"), (200, 680, "010-0000-1111"), (350, 680, "박한울"), (450, 680, "주무관"),
    )  # fmt: skip
    found = _found(*head, *row)
    assert ("이솔지", Kind.PERSON, "private") in found
    assert ("박한울", Kind.PERSON, "official") in found


def test_columns_that_touch_are_two_in_the_header_and_on_a_last_page_of_one_row():
    """Telephone numbers set at the right stand close to names set at the left, over the page as well."""
    head = ((0, 700, "연번"), (100, 700, "연락처"), (135, 700, "성명"), (250, 700, "생년월일"))
    rows = tuple(
        cell
        for y in (680, 660, 640)
        for cell in ((0, y, "1"), (60, y, "0613111"), (135, y, "방울이"), (250, y, "850226"))
    )
    rosters = Rosters()
    first, last = page_of(*head, *rows), page_of(*rows[:4], number=2)
    for page in (first, last):
        assert "방울이" in {page.text[hit.start : hit.end] for hit in rosters.hits(page) if hit.kind is Kind.PERSON}


def test_wide_set_header_words_are_nobody_and_names_beside_them_are():
    """소 속 직 급 is no person's name; 성 명 김 철 수 holds one."""
    assert is_spread_heading("소 속 직 급", 0, 5)
    assert not is_spread_heading("성 명 김 철 수", 4, 9)
    assert not is_spread_heading("김 모와 이 모 씨", 5, 8)


def test_the_half_of_an_upright_word_is_no_part_of_a_name():
    """Beside 결재 set upright the first approver is 위도환, not 재 위도환."""
    text = "결재\n재 위도환"
    names = {text[value.start : value.end] for value in read(text).values if value.kind is Kind.PERSON}
    assert names == {"위도환"}


def test_a_cell_two_lines_high_belongs_to_the_row_that_stands_in_its_middle():
    """An account broken over two lines is whole, though its first half stands above the name of its row."""
    page = page_of(
        (0, 700, "연번"), (60, 700, "성명"), (160, 700, "생년월일"),
        (160, 666, "1946."), (0, 660, "1"), (60, 660, "이솔지"), (160, 654, "04.03"),
        (160, 636, "1951."), (0, 630, "2"), (60, 630, "박한울"), (160, 624, "12.07"),
    )  # fmt: skip
    found = {page.text[hit.start : hit.end] for hit in Rosters().hits(page) if hit.kind is Kind.BIRTH_DATE}
    assert {"1946", "04.03", "1951", "12.07"} <= {value.strip(".") for value in found}


def test_a_short_value_at_the_left_of_a_wide_column_is_its_own():
    """A village set at the left under a centred 주소 is an address and no name of the column before."""
    rows = tuple(
        cell
        for y, name, place in ((680, "이솔지", "토지면 오미리 12"), (660, "박한울", "봉동리 3"))
        for cell in ((0, y, "1"), (60, y, name), (140, y, place), (400, y, "-"))
    )
    head = ((0, 700, "연번"), (60, 700, "성명"), (260, 700, "주소"), (400, 700, "비고"))
    assert ("봉동리 3", Kind.ADDRESS) in _values(*head, *rows)


@pytest.mark.parametrize("foot", ["- 3 -", "3 / 5", "3쪽"])
def test_the_number_of_a_page_is_no_row_of_its_table(foot):
    """What stands under the last row, in the middle of the page, is nobody's telephone number."""
    head = ((0, 700, "성명"), (150, 700, "연락처"))
    assert not {value for value, _ in _values(*head, (0, 680, "이솔지"), (150, 640, foot)) if value.strip("- ") in foot}


def test_lines_cut_at_a_width_are_put_together_and_others_stay():
    """A text cut at so many characters gets its rows back; one whose lines end where they end stays as it is."""
    row = "1 | 이솔지 | parkxx697 | 2012-08-29 | 010-0000-1111 | 비상연락인"
    cut = "\n".join(row[at : at + 21] for at in range(0, len(row), 21))
    whole, places = rejoined(f"{cut}\n{cut}")
    assert whole == f"{row}\n{row}"
    assert [f"{cut}\n{cut}"[place] for place in places] == list(whole)
    assert rejoined("성명 | 주소\n이솔지 | 토지면 오미리 12\n박한울 | 봉동리 3") is None


@pytest.mark.parametrize(
    "rows",
    [
        ["번호 | 이름 | 아이디 | 생일", "1 | 이솔지 | sunny442 | 2008. 2. 27.", "2 | 박한울 | happy01 | 2011-12-22"],
        ["모집 결과를 아래와 같이 알려 드리니 확인 바람.", "※ 문의는 총무과로 하여 주시기를 바랍니다."],
        ["7  이솔지  sunny442  2008. 2. 27.  토지면 오미리 12", "8  박한울  happy01  2011-12-22  구례읍 봉동리 345-6"],
    ],
)
def test_a_row_that_fills_the_width_by_chance_ends_there(rows):
    """What stands in the line behind a full one is its own row where it has its own number, cells or mark."""
    filled = [row.ljust(60, "가") for row in rows]
    cut = "\n".join(row[at : at + 30] for row in filled for at in (0, 30))
    assert rejoined(cut)[0].split("\n") == filled


@pytest.mark.parametrize("word", ["가", "연락처", "전화"])
def test_a_line_of_prose_is_looked_at_in_time(word):
    """A line of eighty words close together, header words or not, costs looks by its length and not by its powers."""
    looks = []
    words = " ".join([word] * 80)
    page = page_of((0, 700, words))
    (row,) = rows_of(page)

    def text_of(cell):
        looks.append(cell)
        return "".join(page.text[each.start : each.end] for each in cell)

    heading_at((row,), 0, text_of)
    assert len(looks) < 80 * 80


def test_sentences_in_a_broad_column_give_no_names():
    """Lines that say the same have their blanks under each other; what they begin with stands in no other column."""
    head = ((0, 700, "연번"), (80, 700, "성명"), (305, 700, "민원 내용"), (500, 700, "비고"))
    rows = [
        line
        for at, name in enumerate(("오하은", "서이솔", "현기봉", "김양제"))
        for line in (
            (0, 680 - 36 * at, str(at)),
            (80, 680 - 36 * at, name),
            (500, 680 - 36 * at, "회신"),
            (160, 668 - 36 * at, "지난달 도로의 구덩이에 바퀴가 빠져 제 차가 파손되었습니다"),
        )
    ]
    found = {value for value, kind in _values(*head, *rows) if kind is Kind.PERSON}
    assert found == {"오하은", "서이솔", "현기봉", "김양제"}
