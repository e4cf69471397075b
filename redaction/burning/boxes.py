"""Boxes as decided become boxes as painted: checked, clamped to the page, grown to whole glyphs."""

import math
from collections import defaultdict
from collections.abc import Sequence

from redaction.burning.glyphs import Drawn, covered
from redaction.errors import BoxRefused
from redaction.types import Box, Rect


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
    x0, y0 = max(rect[0], area[0]), max(rect[1], area[1])
    x1, y1 = min(rect[2], area[2]), min(rect[3], area[3])
    if x0 >= x1 or y0 >= y1:
        raise BoxRefused("off the page")
    return x0, y0, x1, y1


def grown(box: Box, drawn: Drawn) -> Rect:
    """The box clamped to the page and grown to the bodies of all glyphs whose core it touches.

    Letters half covered, and strokes that stick out above or below a box, would tell what was there.
    """
    given = clamped(box.rect, drawn.area)
    bodies = [glyph.body for glyph in drawn.glyphs if covered(glyph, (given,))]
    rects = [given, *bodies]
    union = (
        min(rect[0] for rect in rects),
        min(rect[1] for rect in rects),
        max(rect[2] for rect in rects),
        max(rect[3] for rect in rects),
    )
    return clamped(union, drawn.area)
