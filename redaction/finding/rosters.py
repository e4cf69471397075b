"""Columns of a page by its word boxes: a header word gives its kind to the words under it, and to the cell beside it.

PDF readers return cells in any order and lose the gaps between them; boxes do not. Limits: a header must stand in one
visual line; a cell that spans columns is read as the column its middle lies in. Rects are PDF points, origin below.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from redaction.finding.analysing import hits_of
from redaction.finding.hits import Hint, Hit
from redaction.finding.recognizing.label_values import cell_hits
from redaction.finding.tables import Column, Header, column_of
from redaction.finding.views import normalised
from redaction.types import PageText, Rect

_ROW_OVERLAP = 0.5
_CELL_GAP = 1.1
_MIN_COLUMNS = 2
_MAX_ROW_GAP = 4.0
_MAX_SPAN = 2
_BLANK = re.compile(" ")


@dataclass(frozen=True, slots=True)
class Word:
    """A run of characters without a blank: its range in the page's text and its box."""

    start: int
    end: int
    rect: Rect


Cell = tuple[Word, ...]
Row = tuple[Cell, ...]


def roster_hits(page: PageText) -> Iterator[Hit]:
    """Values that stand under a header word or right of a label cell, in offsets of the page's text."""
    table: Table | None = None
    previous: Row = ()
    for row in rows_of(page):
        found = [(cell, column) for cell in row if (column := column_of(_text(page, cell))) is not None]
        if table is not None and (_is_far(previous, row) or _spans_columns(table, row)):
            yield from _table_hits(page, table)
            table = None
        if len(found) >= _MIN_COLUMNS and len(found) * 2 > len(row) and any(each.kind for _, each in found):
            yield from _table_hits(page, table)
            table = Table(tuple(_middle(cell) for cell, _ in found), tuple(column for _, column in found), [])
        elif table is not None:
            table.take(row)
        yield from _beside(page, row)
        previous = row
    yield from _table_hits(page, table)


@dataclass(slots=True)
class Table:
    """A header's columns with their middles, and the records under it: for each column the cells of a record."""

    middles: tuple[float, ...]
    columns: tuple[Column, ...]
    records: list[list[list[Cell]]]

    def take(self, row: Row) -> None:
        """Add a visual row: a new record, or the rest of the last one's wrapped cells."""
        cells = [(self._nearest(cell), cell) for cell in row]
        is_new = any(index == 0 for index, _ in cells) or len(cells) * 2 >= len(self.columns)
        if is_new or not self.records:
            self.records.append([[] for _ in self.columns])
        for index, cell in cells:
            self.records[-1][index].append(cell)

    def _nearest(self, cell: Cell) -> int:
        middle = _middle(cell)
        return min(range(len(self.middles)), key=lambda index: abs(self.middles[index] - middle))


def _is_far(previous: Row, row: Row) -> bool:
    return bool(previous) and _gap(previous, row) > _MAX_ROW_GAP * _height(row)


def _spans_columns(table: Table, row: Row) -> bool:
    """Whether a cell reaches over three columns: a paragraph, so the table has ended."""
    return any(sum(cell[0].rect[0] < middle < cell[-1].rect[2] for middle in table.middles) > _MAX_SPAN for cell in row)


def _middle(cell: Cell) -> float:
    return (cell[0].rect[0] + cell[-1].rect[2]) / 2


def _table_hits(page: PageText, table: Table | None) -> Iterator[Hit]:
    """The hits of each cell by its column, and what the whole detector finds in each column read by itself."""
    if table is None:
        return
    header = Header(table.columns, _BLANK)
    for record in table.records:
        line = " ".join(_text(page, cell) for cells in record for cell in cells)
        for column, cells in zip(table.columns, record, strict=True):
            if column.kind is not None and cells and column_of(_text(page, cells[0])) is None:
                yield from _cell_hits(page, tuple(cells), column, header.hint_of(column, line))
    for index in range(len(table.columns)):
        yield from _column_hits(page, [record[index] for record in table.records if record[index]])


def _column_hits(page: PageText, records: list[list[Cell]]) -> Iterator[Hit]:
    text, places = "", []
    for cells in records:
        for cell in cells:
            text += _text(page, cell) + "\n"
            places += _places(cell)
        text += "\n"
        places.append(places[-1])
    for hit in hits_of(text) if len(records) > 1 else ():
        yield from _runs(hit, places[hit.start : hit.end])


def _places(cell: Cell) -> list[int]:
    """Where each character of a cell's text, and the blank behind each word, stands in the page's text."""
    return [place for word in cell for place in (*range(word.start, word.end), word.end - 1)]


def rows_of(page: PageText) -> tuple[Row, ...]:
    """Visual lines from top to bottom, each a tuple of cells (words closer than a syllable) from left to right."""
    rows: list[list[Word]] = []
    for word in sorted(_words(page), key=lambda word: -(word.rect[1] + word.rect[3])):
        if rows and _overlaps(rows[-1][0].rect, word.rect):
            rows[-1].append(word)
        else:
            rows.append([word])
    return tuple(tuple(_cells(sorted(row, key=lambda word: word.rect[0]))) for row in rows)


def _words(page: PageText) -> Iterator[Word]:
    start: int | None = None
    for position in range(len(page.text) + 1):
        inside = position < len(page.text) and not page.text[position].isspace() and page.rects[position] is not None
        if inside and start is None:
            start = position
        elif not inside and start is not None:
            yield Word(start, position, _box(page.rects[start:position]))
            start = None


def _box(rects: Iterable[Rect | None]) -> Rect:
    known = [rect for rect in rects if rect is not None]
    return min(r[0] for r in known), min(r[1] for r in known), max(r[2] for r in known), max(r[3] for r in known)


def _overlaps(first: Rect, second: Rect) -> bool:
    shared = min(first[3], second[3]) - max(first[1], second[1])
    return shared >= _ROW_OVERLAP * min(first[3] - first[1], second[3] - second[1])


def _cells(words: list[Word]) -> Iterator[Cell]:
    """Words of a line grouped into cells: a gap of a syllable's height, or a jump in the text, begins a new one."""
    cell: list[Word] = []
    for word in words:
        height = word.rect[3] - word.rect[1]
        if cell and word.rect[0] - cell[-1].rect[2] > _CELL_GAP * height:
            yield tuple(cell)
            cell = []
        cell.append(word)
    if cell:
        yield tuple(cell)


def _text(page: PageText, cell: Cell) -> str:
    return " ".join(page.text[word.start : word.end] for word in cell)


def _height(row: Row) -> float:
    return median(word.rect[3] - word.rect[1] for cell in row for word in cell)


def _gap(above: Row, below: Row) -> float:
    return min(word.rect[1] for cell in above for word in cell) - max(word.rect[3] for cell in below for word in cell)


def _beside(page: PageText, row: Row) -> Iterator[Hit]:
    """Label cell → value cell."""
    for label, value in pairwise(row):
        column = column_of(_text(page, label))
        if column is not None and column.kind is not None and column_of(_text(page, value)) is None:
            yield from _cell_hits(page, (value,), column, column.hint)


def _cell_hits(page: PageText, cells: tuple[Cell, ...], column: Column, hint: Hint) -> Iterator[Hit]:
    """The hits of a cell over its visual lines, which are joined without a blank as wrapping broke them."""
    if column.kind is None:
        return
    text, places = "", []
    for cell in cells:
        text += _text(page, cell)
        places += _places(cell)[:-1]
    view = normalised(text)
    for hit in cell_hits(view.text, column.kind, hint, 0, len(view.text.rstrip()), recognizer="roster"):
        start, end = view.original(hit.start, hit.end)
        yield from _runs(hit, places[start:end])


def _runs(hit: Hit, places: list[int]) -> Iterator[Hit]:
    """A hit over words that may lie apart in the page's text: one hit for each unbroken run."""
    start = places[0]
    for here, following in zip(places, [*places[1:], None], strict=True):
        if following is None or not here <= following <= here + 2:
            yield Hit(start, here + 1, hit.kind, hit.score, hit.recognizer, hit.hint)
            start = following if following is not None else start
