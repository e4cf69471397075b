"""Where a table's header stands among the visual lines of a page, and what its columns are.

A header word may be broken in its cell (주민등록 / 번호), stand in the middle of a cell two lines high beside such
words, or head several columns at once (신청인 over 성명 and 연락처). Limits: up to three visual lines; a header set on
its side is read only where its syllables stand one under the other. Rects are PDF points, origin below.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from redaction.finding.tables.header_words import is_header_word
from redaction.finding.tables.rows import Cell, Extent, Row, extent_of, gap_of, height_of, is_sharing
from redaction.finding.tables.written import Column, column_of
from redaction.finding.values.hits import Hint
from redaction.types import Kind

_MIN_COLUMNS = 2
_MOST_LINES = 3
_CLOSE = 0.6
"""Lines of one header cell stand closer than so many heights of a letter."""
_ABOVE = 1.5
"""So near above the last line of a header what heads several columns stands."""
_LONGEST_WORDS = 24
"""No header words are longer, blanks between syllables set apart included."""
_UNKNOWN = Column(None, Hint.NONE, "")

TextOf = Callable[[Cell], str]


@dataclass(frozen=True, slots=True)
class Heading:
    """The columns of a header from left to right, where their words stand, and how many visual lines it takes."""

    columns: tuple[Column, ...]
    extents: tuple[Extent, ...]
    lines: int


@dataclass(frozen=True, slots=True)
class _Stack:
    """The words of one header cell, read from top to bottom."""

    words: str
    extent: Extent

    @property
    def column(self) -> Column | None:
        """What the words announce."""
        return column_of(self.words)


def heading_at(rows: Sequence[Row], at: int, text_of: TextOf) -> Heading | None:
    """The header that begins with line `at`, or None where none begins there."""
    stacks = [_Stack(text_of(piece), extent_of(piece)) for cell in rows[at] for piece in _pieces(cell, text_of)]
    best = (stacks, 1) if _is_header(stacks) else None
    for lines in range(2, _MOST_LINES + 1):
        grown = _grown(stacks, rows, at, at + lines - 1, text_of)
        if grown is None:
            break
        stacks = grown
        best = (stacks, lines) if _is_header(stacks) else best
    if best is None:
        return None
    stacks, lines = best
    return _heading(stacks, lines, *_above(rows, at, text_of))


def _pieces(cell: Cell, text_of: TextOf) -> tuple[Cell, ...]:
    """A cell cut where both sides are header words: a word set at the right stands close to one set at the left."""
    return _cut_from(cell, 0, text_of, {})


def _cut_from(cell: Cell, start: int, text_of: TextOf, known: dict[int, tuple[Cell, ...]]) -> tuple[Cell, ...]:
    """The rest of a cell, cut. `known` are the rests cut already: else a line of n words would take 2^n looks."""
    if start not in known:
        known[start] = next(_cuts(cell, start, text_of, known), (cell[start:],))
    return known[start]


def _cuts(cell: Cell, start: int, text_of: TextOf, known: dict[int, tuple[Cell, ...]]) -> Iterator[tuple[Cell, ...]]:
    for at in range(start + 1, len(cell)):
        words = text_of(cell[start:at])
        if len(words) > _LONGEST_WORDS:
            return
        left = column_of(words)
        if left is None or left.kind is Kind.PERSON:
            continue
        right = _cut_from(cell, at, text_of, known)
        columns = [column_of(text_of(part)) for part in right]
        begins_anew = columns[0] is not None and columns[0].kind is Kind.PERSON
        if all(columns) and (begins_anew or not is_header_word(text_of(cell[start:]))):
            yield (cell[start:at], *right)


def _is_header(stacks: list[_Stack]) -> bool:
    known = [column for stack in stacks if (column := stack.column) is not None]
    is_most = len(known) >= _MIN_COLUMNS and len(known) * 2 > len(stacks)
    return is_most and any(column.kind is not None for column in known)


def _known(stacks: list[_Stack]) -> int:
    return sum(stack.column is not None for stack in stacks)


def _grown(stacks: list[_Stack], rows: Sequence[Row], first: int, at: int, text_of: TextOf) -> list[_Stack] | None:
    """The cells of a header with one more line under them, or None where that line is no part of it.

    A cell with nothing over it stands in the middle of its row, so its line reaches into all others.
    """
    if at >= len(rows) or gap_of(rows[at - 1], rows[at]) > _CLOSE * height_of(rows[at]):
        return None
    grown = list(stacks)
    touched = []
    for cell in rows[at]:
        under = [place for place, stack in enumerate(grown) if is_sharing(stack.extent, extent_of(cell))]
        if len(under) > 1 or (under and under[0] in touched):
            return None
        if not under:
            grown.append(_Stack(text_of(cell), extent_of(cell)))
            continue
        touched.append(under[0])
        stack = grown[under[0]]
        grown[under[0]] = _Stack(stack.words + text_of(cell), _both(stack.extent, extent_of(cell)))
    is_beside = gap_of(rows[at - 1], rows[at]) < 0
    if len(grown) > len(stacks) and gap_of(rows[first], rows[at]) >= 0:
        return None
    is_part = is_beside or (len(grown) == len(stacks) and all(grown[place].column for place in touched))
    return grown if is_part and _known(grown) >= _known(stacks) else None


def _both(one: Extent, other: Extent) -> Extent:
    return min(one[0], other[0]), max(one[1], other[1])


def _above(rows: Sequence[Row], at: int, text_of: TextOf) -> tuple[list[_Stack], list[_Stack]]:
    """The upper floor of a header: words over several columns, and words of cells as high as both floors.

    Where two lines stand above, the nearer one holds the high cells, whose words are in the middle.
    """
    lines: list[list[_Stack]] = []
    for above, below in pairwise(reversed(rows[max(0, at - 2) : at + 1])):
        if gap_of(below, above) > _ABOVE * height_of(above):
            break
        lines.append([_Stack(text_of(cell), extent_of(cell)) for cell in below])
    if len(lines) > 1:
        return lines[1], lines[0]
    cells = [cell for line in lines for cell in line]
    over = [cell for cell in cells if cell.column is not None and cell.column.kind is Kind.PERSON]
    return over, [cell for cell in cells if cell not in over]


def _heading(stacks: list[_Stack], lines: int, over: list[_Stack], beside: list[_Stack]) -> Heading:
    """The header with what stands above it: cells beside are columns too, cells over them tell whose."""
    high = [
        cell
        for cell in beside
        if cell.column is not None and not any(is_sharing(cell.extent, stack.extent) for stack in stacks)
    ]
    cells = sorted((*stacks, *high), key=lambda stack: stack.extent)
    columns = tuple(_owned(stack, over) for stack in cells)
    return Heading(columns, tuple(stack.extent for stack in cells), lines)


def _owned(stack: _Stack, over: list[_Stack]) -> Column:
    """What a cell announces, names being whose the nearest word above says. One alone reaches who knows how far."""
    column = stack.column or _UNKNOWN
    people = [cell for cell in over if cell.column is not None and cell.column.kind is Kind.PERSON]
    if column.kind is not Kind.PERSON or column.hint is not Hint.NEUTRAL or len(people) < _MIN_COLUMNS:
        return column
    nearest = min(people, key=lambda cell: abs(sum(cell.extent) - sum(stack.extent)))
    return replace(column, hint=nearest.column.hint if nearest.column is not None else column.hint)
