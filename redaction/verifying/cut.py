"""V5, continued: no letter of a picture is cut by a box. What of it stood out would tell what is under the box.

Readers find no letters in pixels, so this looks for ink of the original that hangs together with ink in a box, and asks
whether the output still shows it.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from redaction.reading.grids import ruled
from redaction.types import Rect
from redaction.verifying.evidence import window

INK_LEVEL = 150
REACH_EM, REACH_PT = 0.55, 7.5
"""How far around a box, in its shorter side and in points, its letters are followed: none is longer."""
MOST_SHOWN = 14
"""Fewer pixels are the soft edge of a letter, or a speck."""
PAINT_LEVELS = 12

Mask = NDArray[np.bool_]


def letters_cut(before: Image.Image, after: Image.Image, area: Rect, rects: Sequence[Rect]) -> int:
    """How many boxes cut letters of pictures. `before` is the original drawn without its text, both show `area`."""
    if not rects or before.size != after.size:
        return len(rects)
    ink, shown = _ink(before), np.asarray(after.convert("L"), dtype=np.int16)
    if not ink.any():
        return 0
    return sum(_is_cut(ink, shown, area, rect, before) for rect in rects)


def _ink(image: Image.Image) -> Mask:
    dark = np.asarray(image.convert("L")) < INK_LEVEL
    return np.asarray(dark & ~ruled(dark))


def _is_cut(ink: Mask, shown: NDArray[np.int16], area: Rect, rect: Rect, image: Image.Image) -> bool:
    left, upper, right, lower = window(rect, area, image)
    if left >= right or upper >= lower:
        return False
    reach = int(min(REACH_EM * min(right - left, lower - upper), REACH_PT * image.width / (area[2] - area[0])))
    x0, y0, x1, y1 = max(0, left - reach), max(0, upper - reach), right + reach, lower + reach
    near, inside = ink[y0:y1, x0:x1], np.zeros_like(ink[y0:y1, x0:x1])
    inside[upper - y0 : lower - y0, left - x0 : right - x0] = True
    paint = int(np.median(shown[upper:lower, left:right]))
    stands_out = np.abs(shown[y0:y1, x0:x1] - paint) > PAINT_LEVELS
    return sum(int(stands_out[place]) for place in _outside(near, inside)) > MOST_SHOWN


def _outside(near: Mask, inside: Mask) -> Iterator[tuple[int, int]]:
    """Pixels of ink outside a box that hang together with ink in it."""
    height, width = near.shape
    pending = [(int(row), int(column)) for row, column in zip(*np.nonzero(_edge(inside) & near), strict=True)]
    known = set(pending)
    while pending:
        row, column = pending.pop()
        for place in ((row + down, column + across) for down in (-1, 0, 1) for across in (-1, 0, 1)):
            is_there = 0 <= place[0] < height and 0 <= place[1] < width
            if is_there and place not in known and near[place] and not inside[place]:
                known.add(place)
                pending.append(place)
                yield place


def _edge(inside: Mask) -> Mask:
    """The outermost pixels of a box."""
    inner = inside.copy()
    for axis in (0, 1):
        inner &= np.roll(inside, 1, axis) & np.roll(inside, -1, axis)
    return np.asarray(inside & ~inner)
