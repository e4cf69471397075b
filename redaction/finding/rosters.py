"""Columns of a page by its word boxes: a header word gives its kind to the words under it, and to the cell beside it.

PDF readers return cells in any order and lose the gaps between them; boxes do not. Limits: a header must stand in one
visual line; a cell that spans columns is read as the column its middle lies in. Rects are PDF points, origin below.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from redaction.finding.hits import Hint, Hit
from redaction.finding.recognizing.label_values import cell_hits
from redaction.finding.tables import Column, Header, column_of
from redaction.finding.views import normalised
from redaction.types import PageText, Rect

_ROW_OVERLAP = 0.5
_CELL_GAP = 0.9
_MIN_COLUMNS = 2
_MAX_ROW_GAP = 4.0
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
    header: list[tuple[Cell, Column]] = []
    previous: Row = ()
    for row in rows_of(page):
        columns = [(cell, column) for cell in row if (column := column_of(_text(page, cell))) is not None]
        if previous and header and _gap(previous, row) > _MAX_ROW_GAP * _height(row):
            header = []
        if len(columns) >= _MIN_COLUMNS and any(column.kind is not None for _, column in columns):
            header = columns if len(columns) * 2 > len(row) else header
        elif header:
            yield from _under(page, header, row)
        yield from _beside(page, row)
        previous = row


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


def _under(page: PageText, header: list[tuple[Cell, Column]], row: Row) -> Iterator[Hit]:
    edges = [(cell[0].rect[0] + cell[-1].rect[2]) / 2 for cell, _ in header]
    table = Header(tuple(column for _, column in header), _BLANK)
    line = " ".join(_text(page, cell) for cell in row)
    for cell in row:
        middle = (cell[0].rect[0] + cell[-1].rect[2]) / 2
        nearest = min(range(len(edges)), key=lambda index: abs(edges[index] - middle))
        column = header[nearest][1]
        if column.kind is not None and column_of(_text(page, cell)) is None:
            yield from _cell_hits(page, cell, column, table.hint_of(column, line))


def _beside(page: PageText, row: Row) -> Iterator[Hit]:
    """Label cell → value cell."""
    for label, value in pairwise(row):
        column = column_of(_text(page, label))
        if column is not None and column.kind is not None and column_of(_text(page, value)) is None:
            yield from _cell_hits(page, value, column, column.hint)


def _cell_hits(page: PageText, cell: Cell, column: Column, hint: Hint) -> Iterator[Hit]:
    if column.kind is None:
        return
    joined = "".join(page.text[word.start : word.end] + " " for word in cell)
    places = [position for word in cell for position in (*range(word.start, word.end), word.end - 1)]
    view = normalised(joined)
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
