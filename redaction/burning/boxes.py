"""Boxes as decided become boxes as painted: checked, clamped to the page, grown to whole glyphs."""

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from redaction.burning.glyphs import Drawn, glyphs_in
from redaction.burning.rects import hull
from redaction.errors import BoxRefused
from redaction.types import Box, BoxSource, Rect
from redaction.wording import box_words

HAIR_PT = 0.01
STANDING = frozenset({90, 270})
SAME_LINE = 0.6
"""The share of their extents two glyphs have in common at least to stand in one line."""


def by_page(boxes: Sequence[Box], pages: int) -> dict[int, tuple[Box, ...]]:
    """The boxes of each page, checked. Raises BoxRefused for a page that is not there, or no rectangle."""
    grouped: dict[int, list[Box]] = defaultdict(list)
    for box in boxes:
        if not 1 <= box.page <= pages:
            raise BoxRefused("page")
        if not _is_rectangle(box.rect):
            raise BoxRefused("rectangle")
        grouped[box.page].append(box)
    return {page: tuple(found) for page, found in grouped.items()}


def _is_rectangle(rect: Rect) -> bool:
    x0, y0, x1, y1 = rect
    return all(map(math.isfinite, rect)) and x0 < x1 and y0 < y1


def clamped(rect: Rect, area: Rect) -> Rect:
    """The part of `rect` on the page's visible area. Raises BoxRefused if there is none."""
    if not meets(rect, area):
        raise BoxRefused("off the page")
    return max(rect[0], area[0]), max(rect[1], area[1]), min(rect[2], area[2]), min(rect[3], area[3])


@dataclass(frozen=True, slots=True)
class Area:
    """What one box closes: `given` is the box clamped to the page, `rects` adds the lines of the glyphs it touches."""

    given: Rect
    rects: tuple[Rect, ...]
    words: str


def areas_of(boxes: Sequence[Box], drawn: Drawn) -> tuple[Area, ...]:
    """What the boxes of a page close. Raises BoxRefused for a box that somebody drew off the page.

    A value that detection found off the visible page needs no box: nothing of it is drawn anew.
    """
    return tuple(grown(box, drawn) for box in boxes if box.source is BoxSource.OFFICER or meets(box.rect, drawn.area))


def meets(rect: Rect, area: Rect) -> bool:
    """Whether any of `rect` lies in `area`; what has no height or width leaves nothing to close."""
    return max(rect[0], area[0]) < min(rect[2], area[2]) and max(rect[1], area[1]) < min(rect[3], area[3])


def grown(box: Box, drawn: Drawn) -> Area:
    """The box grown to whole glyphs: each line of writing it touches is closed from its first to its last such glyph.

    Letters half covered, and strokes that stick out above or below a box, would tell what was there.
    """
    given = clamped(box.rect, drawn.area)
    touched = glyphs_in(drawn, (given,))
    lines: list[Rect] = []
    for at in touched:
        _add_to_line(lines, drawn.glyphs[at].body, drawn.glyphs[at].angle)
    pieces = [piece for line in lines for piece in _without_staying(line, drawn, touched)]
    on_page = tuple(clamped(piece, drawn.area) for piece in pieces if meets(piece, drawn.area))
    return Area(given, (given, *on_page), box_words(box.ground))


def _without_staying(line: Rect, drawn: Drawn, touched: Sequence[int]) -> list[Rect]:
    """The line, or the bodies of its touched glyphs alone where others stand between them.

    A box that reaches into the next line touches its tall letters and no others.
    """
    inside = glyphs_in(drawn, (line,))
    if all(at in touched or not drawn.glyphs[at].is_visible for at in inside):
        return [line]
    return [drawn.glyphs[at].body for at in inside if at in touched]


def _add_to_line(lines: list[Rect], body: Rect, angle: int) -> None:
    """Widen the line that shares most of the body's height, or most of its width where writing stands."""
    low = 0 if angle in STANDING else 1
    for at, line in enumerate(lines):
        if _share(line, body, low, low + 2) > SAME_LINE:
            lines[at] = hull([line, body])
            return
    lines.append(body)


def _share(one: Rect, other: Rect, low: int, high: int) -> float:
    common = min(one[high], other[high]) - max(one[low], other[low])
    return common / max(HAIR_PT, min(one[high] - one[low], other[high] - other[low]))
