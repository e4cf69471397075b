"""Visual lines of a page and their cells, by word boxes. Rects are PDF points, origin below."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from redaction.types import PageText, Rect

_ROW_OVERLAP = 0.5
CELL_GAP = 1.1
"""A gap of so many heights of a word begins a new cell."""
_GUTTER_ROWS = 3


@dataclass(frozen=True, slots=True)
class Word:
    """A run of characters without a blank: its range in the page's text and its box."""

    start: int
    end: int
    rect: Rect


Cell = tuple[Word, ...]
Row = tuple[Cell, ...]


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
    cells: list[list[Word]] = []
    for word in words:
        height = word.rect[3] - word.rect[1]
        if not cells or word.rect[0] - cells[-1][-1].rect[2] > CELL_GAP * height:
            cells.append([])
        cells[-1].append(word)
    return map(tuple, cells)


def middle_of(cell: Cell) -> float:
    """The x of a cell's middle."""
    return (cell[0].rect[0] + cell[-1].rect[2]) / 2


Extent = tuple[float, float]
"""Where something begins and ends, in x."""

Gap = tuple[int, int]
"""Where a gap between two words begins and ends, in whole points."""


def gutters_of(rows: Iterable[Row]) -> frozenset[Gap]:
    """Gaps within cells that stand at the same place in several rows, as between a number and the name beside it."""
    found = Counter(gap_between(left, right) for row in rows for cell in row for left, right in pairwise(cell))
    return frozenset(gap for gap, times in found.items() if times >= _GUTTER_ROWS)


def gap_between(left: Word, right: Word) -> Gap:
    """The gap between two words of a line."""
    return round(left.rect[2]), round(right.rect[0])


def extent_of(cell: Cell) -> Extent:
    """Where a cell begins and ends."""
    return cell[0].rect[0], cell[-1].rect[2]


def is_sharing(one: Extent, other: Extent) -> bool:
    """Whether two extents have some of the page's width in common."""
    return one[0] < other[1] and other[0] < one[1]


def height_of(row: Row) -> float:
    """The height of a usual word of a line."""
    return median(word.rect[3] - word.rect[1] for cell in row for word in cell)


def gap_of(above: Row, below: Row) -> float:
    """How far a line stands above another; below 0 where they overlap."""
    return min(word.rect[1] for cell in above for word in cell) - max(word.rect[3] for cell in below for word in cell)


def text_of(page: PageText, cell: Cell) -> str:
    """The words of a cell with blanks between them."""
    return " ".join(page.text[word.start : word.end] for word in cell)


_APART = 0.4
"""Records stand so many heights further apart than the lines of one."""
_MOSTLY = 0.8


def gap_of_records(rows: Sequence[Row], begins: Sequence[bool]) -> float | None:
    """The white in points that parts the records of a table, or None where lines stand apart alike.

    `begins` tells which lines reach into the first column. Where records are blocks of lines with a broad gap between,
    nearly each holds one such line, which may be its middle one, since cells stand in the middle of higher ones.
    """
    gaps = [gap_of(above, below) for above, below in pairwise(rows)]
    if not gaps or max(gaps) - min(gaps) < _APART * height_of(rows[0]):
        return None
    least = (max(gaps) + min(gaps)) / 2
    blocks: list[list[bool]] = [[begins[0]]]
    for gap, begin in zip(gaps, begins[1:], strict=True):
        if gap >= least:
            blocks.append([])
        blocks[-1].append(begin)
    single = sum(sum(block) == 1 for block in blocks)
    return least if single >= _MOSTLY * len(blocks) else None
