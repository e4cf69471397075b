"""Glyphs → text in reading order: lines by geometry, the order of their pieces by the drawing where that makes sense.

Producers write a table cell by cell, so the drawing's order keeps a value together that is broken over two lines of
its cell. Within a piece of a line only geometry counts: glyphs may be drawn shuffled, split, or twice.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from redaction.reading.glyphs import DOWN, Glyph
from redaction.types import Rect

WORD_GAP = 0.12
"""A gap wider by this share of the line's height than the line's own spacing of letters is read as a blank.

Browsers and typesetters draw no blank and move on by its width: 0.22 em in Noto Sans KR, 0.15 of the line's height.
"""

COLUMN_GAP = 0.3
"""A gap of this share of the line's height may part columns that stand close."""

CELL_GAP = 1.5
"""A gap of this many heights parts the cells of a table, or columns."""

GUTTER_LINES = 3
"""A gap that stands at the same place in so many lines parts columns, however narrow it is."""

_GUTTER_STEP_PT = 0.5
_DRAWN_ON = 3
_TELLING_GAPS = 4
_SAME_LINE = 0.5
_STRUCK_TWICE = 0.12
_SHUFFLED_SHARE = 0.3


@dataclass(slots=True)
class Piece:
    """Glyphs side by side on one line, in reading direction."""

    glyphs: list[Glyph]
    line: int

    def is_vertical(self) -> bool:
        """Whether it is written downwards."""
        return self.glyphs[0].direction == DOWN

    def order(self) -> int:
        """Where the drawing first touches it."""
        return min(glyph.order for glyph in self.glyphs)


@dataclass(frozen=True, slots=True)
class Written:
    """Text with a box for each code point; None for a blank or line break that no glyph drew."""

    text: str
    rects: tuple[Rect | None, ...]


def written(glyphs: Iterable[Glyph]) -> Written:
    """The text of a page's glyphs."""
    parts: list[tuple[str, Rect | None]] = []
    before: Piece | None = None
    drawn = list(glyphs)
    draws_blanks = any(glyph.character.isspace() for glyph in drawn)
    pieces = _in_reading_order(_pieces(drawn))
    gutters = _gutters(pieces)
    for piece in pieces:
        if before is not None:
            parts.append((" " if _goes_on(before, piece) else "\n", None))
        parts.extend(_spelled(piece, draws_blanks, gutters))
        before = piece
    return Written("".join(text for text, _ in parts), tuple(rect for text, rect in parts for _ in text))


def _pieces(glyphs: Iterable[Glyph]) -> list[Piece]:
    by_direction: dict[int, list[Glyph]] = defaultdict(list)
    for glyph in glyphs:
        by_direction[glyph.direction].append(glyph)
    pieces: list[Piece] = []
    line_number = 0
    for direction in sorted(by_direction, key=lambda angle: by_direction[angle][0].order):
        for line in _lines(by_direction[direction]):
            pieces.extend(Piece(part, line_number) for part in _cut_at_gaps(_struck_once(line)))
            line_number += 1
    return [piece for piece in pieces if any(not glyph.character.isspace() for glyph in piece.glyphs)]


def _lines(glyphs: list[Glyph]) -> Iterator[list[Glyph]]:
    """Glyphs whose middles lie within half a height of each other, from the top, each line in reading direction."""
    lines: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda item: -item.across):
        first = lines[-1][0] if lines else glyph
        if not lines or first.across - glyph.across > _SAME_LINE * min(first.height, glyph.height):
            lines.append([])
        lines[-1].append(glyph)
    return (sorted(line, key=lambda item: item.along) for line in lines)


def _struck_once(line: list[Glyph]) -> list[Glyph]:
    """Without the second strike of letters drawn twice for boldness or shadow; its box is kept in the first's."""
    kept: list[Glyph] = []
    for glyph in line:
        twin = next((other for other in kept[-3:] if _is_twin(other, glyph)), None)
        if twin is None:
            kept.append(glyph)
        else:
            twin.box = _union(twin.box, glyph.box)
    return kept


def _is_twin(one: Glyph, other: Glyph) -> bool:
    near = _STRUCK_TWICE * max(one.height, other.height)
    return (
        one.character == other.character
        and abs(one.along - other.along) < near
        and abs(one.across - other.across) < near
    )


def _union(one: Rect, other: Rect) -> Rect:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def _cut_at_gaps(line: list[Glyph]) -> Iterator[list[Glyph]]:
    piece = line[:1]
    for left, right in pairwise(line):
        gap, height = _gap(left, right), max(left.height, right.height)
        # Columns may stand close; then the drawing tells them apart, which finishes one cell before the next.
        is_drawn_on = left.order < right.order <= left.order + _DRAWN_ON
        if gap > CELL_GAP * height or (gap > COLUMN_GAP * height and not is_drawn_on):
            yield piece
            piece = []
        piece.append(right)
    yield piece


def _gap(left: Glyph, right: Glyph) -> float:
    return (right.along - right.length / 2) - (left.along + left.length / 2)


def _in_reading_order(pieces: list[Piece]) -> list[Piece]:
    """Columns of vertical writing from the right; other pieces as drawn, or from the top where that says nothing."""
    across = [piece for piece in pieces if not piece.is_vertical()]
    columns = [piece for piece in pieces if piece.is_vertical()]
    return [*(across if _is_shuffled(across) else sorted(across, key=Piece.order)), *columns]


def _is_shuffled(pieces: list[Piece]) -> bool:
    """Whether the drawing hops about within lines, as where it groups text by font: then its order says nothing."""
    neighbours = [(left.order(), right.order()) for left, right in pairwise(pieces) if left.line == right.line]
    backwards = sum(left > right for left, right in neighbours)
    return backwards > _SHUFFLED_SHARE * len(neighbours)


def _goes_on(before: Piece, piece: Piece) -> bool:
    return piece.line == before.line and piece.glyphs[0].along > before.glyphs[-1].along


Gutter = tuple[int, int, int]
"""Direction of writing, and where a gap begins and ends along the line, in steps of half a point."""


def _gutters(pieces: Iterable[Piece]) -> frozenset[Gutter]:
    """Narrow gaps between Hangul and other signs that begin and end at the same places in several lines.

    Spreadsheets set a number to the right end of its cell and a name to the left end of the next, a fifth of an em on.
    """
    lines: dict[Gutter, set[int]] = defaultdict(set)
    for piece in pieces:
        for left, right in pairwise(piece.glyphs):
            if _is_hangul(left) != _is_hangul(right) and _gap(left, right) > WORD_GAP * max(left.height, right.height):
                lines[_gutter(left, right)].add(piece.line)
    return frozenset(gutter for gutter, found in lines.items() if len(found) >= GUTTER_LINES)


def _gutter(left: Glyph, right: Glyph) -> Gutter:
    begin, end = left.along + left.length / 2, right.along - right.length / 2
    return left.direction, round(begin / _GUTTER_STEP_PT), round(end / _GUTTER_STEP_PT)


def _spelled(piece: Piece, draws_blanks: bool, gutters: frozenset[Gutter]) -> Iterator[tuple[str, Rect | None]]:
    spacing = _letter_spacing(piece)
    before: Glyph | None = None
    for glyph in piece.glyphs:
        if before is not None and (
            _is_word_gap(before, glyph, spacing, draws_blanks) or _is_at_gutter(before, glyph, gutters)
        ):
            yield " ", None
        yield glyph.character, rounded(glyph.box)
        before = glyph


def _letter_spacing(piece: Piece) -> float:
    """What letters of a word stand apart here, as a share of their height; words are longer than one letter."""
    gaps = [
        _gap(left, right) / max(left.height, right.height)
        for left, right in pairwise(piece.glyphs)
        if not left.character.isspace() and not right.character.isspace()
    ]
    return min(max(median(gaps), 0.0), COLUMN_GAP) if len(gaps) >= _TELLING_GAPS else 0.0


def _is_word_gap(left: Glyph, right: Glyph, spacing: float, draws_blanks: bool) -> bool:
    if left.character.isspace() or right.character.isspace():
        return False
    # Word processors set Hangul and figures apart by a quarter em (글자 간격 자동 조절) where no blank was typed.
    is_set_apart = draws_blanks and _is_hangul(left) != _is_hangul(right)
    width = COLUMN_GAP if is_set_apart else spacing + WORD_GAP
    return _gap(left, right) > width * max(left.height, right.height)


def _is_at_gutter(left: Glyph, right: Glyph, gutters: frozenset[Gutter]) -> bool:
    is_blank = left.character.isspace() or right.character.isspace()
    return not is_blank and _is_hangul(left) != _is_hangul(right) and _gutter(left, right) in gutters


def _is_hangul(glyph: Glyph) -> bool:
    return "\uac00" <= glyph.character <= "\ud7a3"


def rounded(box: Rect) -> Rect:
    """To hundredths of a point, never smaller than the box."""
    x0, y0, x1, y1 = box
    return _down(x0), _down(y0), _up(x1), _up(y1)


def _down(value: float) -> float:
    return (value * 100 // 1) / 100


def _up(value: float) -> float:
    return -_down(-value)
