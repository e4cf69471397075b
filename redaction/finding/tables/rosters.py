"""Columns of a page by its word boxes: a header word gives its kind to the words under it, and to the cell beside it.

PDF readers return cells in any order and lose the gaps between them; boxes do not. Limits: a header must stand in one
visual line; a cell that spans columns is read as the column its middle lies in. Rects are PDF points, origin below.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from math import inf

from redaction.finding.engine.analysing import hits_of
from redaction.finding.language.views import normalised
from redaction.finding.recognizing.label_values import cell_hits
from redaction.finding.tables.headings import Heading, heading_at
from redaction.finding.tables.rows import (
    CELL_GAP,
    Cell,
    Extent,
    Gap,
    Row,
    extent_of,
    gap_between,
    gap_of,
    gap_of_records,
    gutters_of,
    height_of,
    is_sharing,
    middle_of,
    rows_of,
    text_of,
)
from redaction.finding.tables.walls import Walls, columns_between, walls_of
from redaction.finding.tables.written import Column, Header, column_of
from redaction.finding.values.hits import Hint, Hit
from redaction.types import Kind, PageText

_MIN_COLUMNS = 2
_MAX_ROW_GAP = 4.0
_MAX_SPAN = 2
_UNDER_PT = 2.0
"""What begins within so many points of where a header word begins stands under it."""
_MOST_ABOVE = 3
"""So many lines may stand on a page above the first row of a table that goes on: its running title, its date."""
_BLANK = re.compile(" ")


class Rosters:
    """Reads the pages of one file in turn: a table that reaches the end of a page may go on, headless, on the next.

    A column is read by itself with `look`, as a text of its own.
    """

    def __init__(self, look: Callable[[str], Iterable[Hit]] = hits_of) -> None:
        self._look = look
        self._table: Table | None = None
        self._gutters: frozenset[Gap] = frozenset()

    def hits(self, page: PageText, lines: tuple[Row, ...] | None = None) -> Iterator[Hit]:
        """Values under a header word or right of a label cell, in offsets of the page's text.

        `lines` are the page's visual lines where they are known already.
        """
        rows = tuple(row for row in lines or rows_of(page) if not _is_page_number(page, row))
        rows = rows[:-1] if rows and _is_own_number(page, rows[-1]) else rows
        gutters = gutters_of(rows) | (self._gutters if self._table is not None else frozenset())
        self._gutters = gutters
        self._table = self._table.continued() if self._table is not None else None
        above, heading_ends = _MOST_ABOVE, 0
        for at, row in enumerate(rows):
            heading = heading_at(rows, at, lambda cell: text_of(page, cell)) if at >= heading_ends else None
            if self._table is not None and self._has_ended(self._table, rows[at - 1 : at], row, above):
                yield from _table_hits(page, self._table, self._look)
                self._table = None
            if heading is not None:
                yield from _table_hits(page, self._table, self._look)
                heading_ends = at + heading.lines
                self._table = Table.headed(heading, _rows_under(rows[heading_ends:]))
            elif self._table is not None and at >= heading_ends:
                row = self._table.split(row, gutters)
                above -= not self._table.took(row, _leads(rows, at), gap_of(rows[at - 1], row) if at else inf)
            yield from _beside(page, row)
        yield from _table_hits(page, self._table, self._look)

    @staticmethod
    def _has_ended(table: "Table", previous: tuple[Row, ...], row: Row, above: int) -> bool:
        """Whether a table is over. What stands above its first row on a new page is no part of it and may be short."""
        if not table.is_under_way:
            return above == 0
        return any(_is_far(each, row) for each in previous) or _spans_columns(table, row)


@dataclass(slots=True)
class Table:
    """A header's columns with the places they take, and the records under it: for each column the cells of a record.

    `is_under_way` is False between the end of a page and the first row of the next that fits. `least_gap` in points,
    where known, is what parts records; their own lines stand closer.
    """

    columns: tuple[Column, ...]
    middles: tuple[float, ...]
    starts: tuple[float, ...]
    extents: list[Extent]
    walls: Walls
    records: list[list[list[Cell]]]
    is_under_way: bool = True
    is_led: bool = False
    least_gap: float | None = None

    @classmethod
    def headed(cls, heading: Heading, under: tuple[Row, ...]) -> "Table":
        """A table with nothing but its header; the rows under it tell where its columns part."""
        middles = tuple((start + end) / 2 for start, end in heading.extents)
        starts = tuple(start for start, _ in heading.extents)
        walls = walls_of(heading.extents, under)
        table = cls(heading.columns, middles, starts, list(heading.extents), walls, [])
        begins = [0 in table._columns_of(row) for row in under]
        table.least_gap = gap_of_records(under, begins)
        return table

    def continued(self) -> "Table":
        """The same columns, waiting for their rows on another page."""
        return replace(self, records=[], is_under_way=False, is_led=False)

    def fits(self, row: Row) -> bool:
        """Whether a row without a header is this table's: at least half its columns, each cell where one of them is."""
        at = self._columns_of(row)
        is_enough = len(row) >= _MIN_COLUMNS and len(row) * 2 >= len(self.columns) and len(set(at)) == len(at)
        return is_enough and all(
            is_sharing(extent_of(cell), self.extents[index]) for cell, index in zip(row, at, strict=True)
        )

    def split(self, row: Row, gutters: Collection[Gap]) -> Row:
        """The row with cells cut where a gutter parts two columns that stand closer than words do."""
        return tuple(piece for cell in row for piece in self._pieces(cell, gutters))

    def _pieces(self, cell: Cell, gutters: Collection[Gap]) -> Iterator[Cell]:
        start, is_wide = 0, _columns_under(self, cell) > 1
        for at in range(1, len(cell)):
            left, right = cell[start:at], cell[at:]
            is_gutter = gap_between(cell[at - 1], cell[at]) in gutters
            if self._is_walled(left, right) or (is_gutter and self._are_apart(left, right, is_wide)):
                yield left
                start = at
        yield cell[start:]

    def _are_apart(self, left: Cell, right: Cell, is_wide: bool) -> bool:
        """Whether two halves of a cell are two columns': the second right under a word, or each nearest to its own.

        The latter only where the cell reaches under two words: the lines of a sentence in a broad column, whose blanks
        may stand under each other too, begin nearer to the word before.
        """
        if len(columns_between(self.walls, extent_of((*left, *right)))) == 1:
            return False
        column = self._nearest(right)
        is_under = abs(right[0].rect[0] - self.starts[column]) < _UNDER_PT
        return is_under or (is_wide and self._nearest(left) != column)

    def _is_walled(self, left: Cell, right: Cell) -> bool:
        low, high = left[-1].rect[2], right[0].rect[0]
        return any(wall is not None and low <= wall <= high for wall in self.walls)

    def _columns_of(self, row: Row) -> list[int]:
        """The column of each cell: in order where there are as many, else where a column stands or the nearest word.

        A number at the right end of its column stands nearer to the next one's word.
        """
        if len(row) == len(self.columns):
            return list(range(len(row)))
        at = [self._column_of(cell) for cell in row]
        for index in range(len(row) - 2, -1, -1):
            is_free = at[index] > 0 and (index == 0 or at[index - 1] < at[index] - 1)
            if at[index] == at[index + 1] and is_free and _are_close(row[index], row[index + 1]):
                at[index] -= 1
        return at

    def _column_of(self, cell: Cell) -> int:
        """The only column a cell stands in, as far as its header and rows reach, else the one whose word is nearest."""
        among = columns_between(self.walls, extent_of(cell))
        inside = [index for index in among if is_sharing(self.extents[index], extent_of(cell))]
        return inside[0] if len(inside) == 1 else self._nearest(cell)

    def took(self, row: Row, leads: bool, gap: float) -> bool:
        """Whether a visual row is this table's; it is then added to it. `gap` in points is the white above it."""
        if not (self.fits(row) or (self.is_under_way and not _is_note(self, row))):
            return False
        self._take(row, leads, gap)
        return True

    def _take(self, row: Row, leads: bool, gap: float) -> None:
        """Add a visual row: a new record, or the rest of the last one's wrapped cells.

        A row that `leads` is the upper half of cells beside which the others stand in the middle.
        """
        self.is_under_way = True
        cells = list(zip(self._columns_of(row), row, strict=True))
        is_new = any(index == 0 for index, _ in cells) or len(cells) * 2 >= len(self.columns)
        is_record = leads or (is_new and not self.is_led) if self.least_gap is None else gap >= self.least_gap
        if is_record or not self.records:
            self.records.append([[] for _ in self.columns])
        self.is_led = leads
        for index, cell in cells:
            self.records[-1][index].append(cell)
            (begin, end), (low, high) = self.extents[index], extent_of(cell)
            if len(row) == len(self.columns):
                self.extents[index] = (min(begin, low), max(end, high))

    def _nearest(self, cell: Cell) -> int:
        middle = middle_of(cell)
        among = columns_between(self.walls, extent_of(cell))
        return min(among, key=lambda index: abs(self.middles[index] - middle))


def _rows_under(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """The rows until the next broad gap: what stands under a header as far as can be told before they are read."""
    far = (at for at, (above, below) in enumerate(pairwise(rows), 1) if _is_far(above, below))
    return rows[: next(far, len(rows))]


def _leads(rows: tuple[Row, ...], at: int) -> bool:
    """Whether a line reaches into the next one and stands apart from the last: the top of cells two lines high."""
    overlaps = at + 1 < len(rows) and gap_of(rows[at], rows[at + 1]) < 0
    return overlaps and (at == 0 or gap_of(rows[at - 1], rows[at]) >= 0)


_PAGE_NUMBER = re.compile(
    r"[-–—\s]*(?:(?:제|p\.?|Page) ?)?[0-9]{1,4}(?: ?(?:/|of) ?[0-9]{1,4})? ?(?:쪽|면|페이지)?[-–—\s]*", re.I
)
_PAGE_MARK = re.compile(r"[-–—/쪽]|페이지|page", re.I)


def _is_page_number(page: PageText, row: Row) -> bool:
    """Whether a line is nothing but the number of the page (- 3 -, 1 / 5, 3쪽)."""
    words = " ".join(text_of(page, cell) for cell in row)
    return _PAGE_NUMBER.fullmatch(words) is not None and _PAGE_MARK.search(words) is not None


def _is_own_number(page: PageText, row: Row) -> bool:
    """Whether the last line of a page is nothing but its number, which may be that of a row too, further up."""
    return len(row) == 1 and text_of(page, row[0]) == str(page.number)


def _are_close(left: Cell, right: Cell) -> bool:
    """Whether two cells of a line stand so close that they were one before a gutter cut it."""
    return right[0].rect[0] - left[-1].rect[2] <= CELL_GAP * (right[0].rect[3] - right[0].rect[1])


def _is_far(previous: Row, row: Row) -> bool:
    return gap_of(previous, row) > _MAX_ROW_GAP * height_of(row)


def _is_note(table: Table, row: Row) -> bool:
    """Whether a line is a single cell that reaches over two columns, as the line does that says who wrote a list."""
    return len(row) == 1 and _columns_under(table, row[0]) > 1


def _columns_under(table: Table, cell: Cell) -> int:
    low, high = extent_of(cell)
    return sum(low < middle < high for middle in table.middles)


def _spans_columns(table: Table, row: Row) -> bool:
    """Whether a cell reaches over three columns: a paragraph, so the table has ended."""
    return any(_columns_under(table, cell) > _MAX_SPAN for cell in row)


def _table_hits(page: PageText, table: Table | None, look: Callable[[str], Iterable[Hit]]) -> Iterator[Hit]:
    """The hits of each cell by its column, and what the whole detector finds in each column read by itself."""
    if table is None:
        return
    header = Header(table.columns, _BLANK)
    for record in table.records:
        line = " ".join(text_of(page, cell) for cells in record for cell in cells)
        for column, cells in zip(table.columns, record, strict=True):
            is_word = not cells or column_of(text_of(page, cells[0])) is not None or _is_firm(page, column, cells)
            if column.kind is not None and not is_word:
                yield from _cell_hits(page, tuple(cells), column.kind, header.hint_of(column, line))
    for index in range(len(table.columns)):
        yield from _column_hits(page, [record[index] for record in table.records if record[index]], look)


_FIRM = re.compile(r"\S.*\( ?(?:대표|대표자|대표이사)[ :).].*")


def _is_firm(page: PageText, column: Column, cells: list[Cell]) -> bool:
    """Whether a cell of persons holds a firm and, in brackets, who stands for it."""
    return column.kind is Kind.PERSON and _FIRM.fullmatch("".join(text_of(page, cell) for cell in cells)) is not None


def _column_hits(page: PageText, records: list[list[Cell]], look: Callable[[str], Iterable[Hit]]) -> Iterator[Hit]:
    text, places = "", []
    for cells in records:
        for cell in cells:
            text += text_of(page, cell) + "\n"
            places += _places(cell)
        text += "\n"
        places.append(places[-1])
    for hit in look(text) if len(records) > 1 else ():
        yield from _runs(hit, places[hit.start : hit.end])


def _places(cell: Cell) -> list[int]:
    """Where each character of a cell's text, and the blank behind each word, stands in the page's text."""
    return [place for word in cell for place in (*range(word.start, word.end), word.end - 1)]


def _beside(page: PageText, row: Row) -> Iterator[Hit]:
    """Label cell → value cell, and births in all cells behind their word where a table lies on its side."""
    columns = [column_of(text_of(page, cell)) for cell in row]
    if columns[0] is not None and columns[0].kind is Kind.BIRTH_DATE and not any(columns[1:]):
        for value in row[2:]:
            yield from _cell_hits(page, (value,), Kind.BIRTH_DATE, columns[0].hint)
    for label, value in pairwise(row):
        column = column_of(text_of(page, label))
        if column is not None and column.kind is not None and column_of(text_of(page, value)) is None:
            yield from _cell_hits(page, (value,), column.kind, column.hint)


def _cell_hits(page: PageText, cells: tuple[Cell, ...], kind: Kind, hint: Hint) -> Iterator[Hit]:
    """The hits of a cell over its visual lines, which are joined without a blank as wrapping broke them."""
    text, places = "", []
    for cell in cells:
        text += text_of(page, cell)
        places += _places(cell)[:-1]
    view = normalised(text)
    for hit in cell_hits(view.text, kind, hint, 0, len(view.text.rstrip()), recognizer="roster"):
        start, end = view.original(hit.start, hit.end)
        yield from _runs(hit, places[start:end])


def _runs(hit: Hit, places: list[int]) -> Iterator[Hit]:
    """A hit over words that may lie apart in the page's text: one hit for each unbroken run."""
    start = places[0]
    for here, following in zip(places, [*places[1:], None], strict=True):
        if following is None or not here <= following <= here + 2:
            yield Hit(start, here + 1, hit.kind, hit.score, hit.recognizer, hit.hint)
            start = following if following is not None else start
