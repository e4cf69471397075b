"""Line breaks of a page's text where one row of a table ends and the next begins, by the boxes: no value reaches over.

`11,856,000` at the end of a row and the `19` that numbers the next are no account, though a paragraph may break a
number just so. Rows are those of a table where both have cells and a gap between cells at one place; lines of text
spread to the margins may have broad gaps, but not at one place. Two numbers are parted by any line break after which
the second stands neither under nor over the cell of the first. Limits: tables of one column have no such rows.
"""

from collections.abc import Iterator
from itertools import pairwise

from redaction.finding.tables.rows import Extent, Row, Word, extent_of, is_sharing
from redaction.types import PageText

Place = tuple[int, int]
"""The row and the cell in it where a word stands."""


def partings_of(page: PageText, rows: tuple[Row, ...]) -> frozenset[int]:
    """Positions of the line breaks that end a row of a table, or part two numbers in different cells."""
    return frozenset(_partings(page, rows))


def _partings(page: PageText, rows: tuple[Row, ...]) -> Iterator[int]:
    places = {word: (at, index) for at, row in enumerate(rows) for index, cell in enumerate(row) for word in cell}
    for left, right in pairwise(sorted(places, key=lambda word: word.start)):
        between = page.text[left.end : right.start]
        if between.count("\n") != 1:
            continue
        are_numbers = page.text[left.end - 1].isdigit() and page.text[right.start].isdigit()
        is_other = are_numbers and _is_aside(rows, places[left], right)
        if is_other or _is_new_row(rows, right, places[left], places[right]):
            yield left.end + between.index("\n")


def _is_aside(rows: tuple[Row, ...], ended: Place, word: Word) -> bool:
    """Whether a word stands neither under nor over the cell before it."""
    return not is_sharing(extent_of(rows[ended[0]][ended[1]]), extent_of((word,)))


def _is_new_row(rows: tuple[Row, ...], word: Word, ended: Place, begun: Place) -> bool:
    """Whether a word begins another row, left of the cell that ended, in a table that both rows are of."""
    row, following = rows[ended[0]], rows[begun[0]]
    is_back = begun[0] > ended[0] and word.rect[2] <= row[ended[1]][0].rect[0]
    return is_back and any(is_sharing(gap, other) for gap in _gaps(row) for other in _gaps(following))


def _gaps(row: Row) -> list[Extent]:
    return [(left[-1].rect[2], right[0].rect[0]) for left, right in pairwise(row)]
