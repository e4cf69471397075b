"""Boxes over pictures grown to the whole of the letters they cut.

OCR says of a letter's place no more than about where it is, and no glyph says where it ends: only its ink does. Half a
syllable beside a box, or the feet of digits under one, tell what was there.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from numpy.typing import NDArray
from PIL import Image

from redaction.burning.boxes import Area, clamped
from redaction.burning.glyphs import Drawn, glyphs_in
from redaction.burning.moving import without_text
from redaction.burning.rects import hull
from redaction.config import Limits
from redaction.reading.grids import ruled
from redaction.types import Rect

INK_DPI = 150
SLIM_PT = 7.0
"""A box may be as slim as a 1 or an l; it grows as if it were so broad, if it is as long."""
INK_LEVEL = 150
"""Darker pixels (of 255) are ink; letters that touch by their soft edges only are two."""
MOST_EM, MOST_PT = 0.6, 8.0
"""How far a box may grow, in its shorter side and in points: the better part of a syllable. No letter is longer."""

NEIGHBOURS = tuple((down, across) for down in (-1, 0, 1) for across in (-1, 0, 1) if down or across)

Mask = NDArray[np.bool_]


def grown_to_ink(page: pdfium.PdfPage, drawn: Drawn, areas: Sequence[Area], limits: Limits) -> tuple[Area, ...]:
    """The boxes of a page, each grown to the ends of the ink it cuts where the page shows pictures.

    Boxes over drawn letters stay: they have grown to whole glyphs, and a seal beside them says nothing of their words.
    """
    of_pixels = {at for at, area in enumerate(areas) if not _holds_letters(drawn, area)}
    if not of_pixels or not any(True for _ in page.get_objects(filter=(pdfium_c.FPDF_PAGEOBJ_IMAGE,))):
        return tuple(areas)
    ink = _Ink.of(without_text(page, INK_DPI / 72, limits), drawn.area)
    return tuple(
        replace(each, rects=(*each.rects, ink.around(each.given))) if at in of_pixels else each
        for at, each in enumerate(areas)
    )


def _holds_letters(drawn: Drawn, area: Area) -> bool:
    return any(drawn.glyphs[at].is_visible for at in glyphs_in(drawn, (area.given,)))


@dataclass(frozen=True, slots=True)
class _Ink:
    """Where a page is dark but for its rules; `area` is what the mask shows, in points."""

    dark: Mask
    area: Rect

    @classmethod
    def of(cls, image: Image.Image, area: Rect) -> "_Ink":
        dark = np.asarray(image.convert("L")) < INK_LEVEL
        return cls(dark & ~ruled(dark), area)

    def around(self, rect: Rect) -> Rect:
        """The rectangle grown to the ends of the ink that hangs together with ink in it, within bounds."""
        height, width = self.dark.shape
        across, down = width / (self.area[2] - self.area[0]), height / (self.area[3] - self.area[1])
        slim, long = sorted((rect[2] - rect[0], rect[3] - rect[1]))
        most = math.ceil(min(MOST_EM * max(slim, min(long, SLIM_PT)), MOST_PT) * across)
        left, right = max(0, int((rect[0] - self.area[0]) * across)), int((rect[2] - self.area[0]) * across) + 1
        upper, lower = max(0, int((self.area[3] - rect[3]) * down)), int((self.area[3] - rect[1]) * down) + 1
        x0, y0 = max(0, left - most), max(0, upper - most)
        near = self.dark[y0 : lower + most, x0 : right + most]
        reached = _hanging_together(near, (left - x0, upper - y0, right - x0, lower - y0))
        if not reached:
            return rect
        rows, columns = zip(*reached, strict=True)
        places = (
            self.area[0] + (x0 + min(columns)) / across,
            self.area[3] - (y0 + max(rows) + 1) / down,
            self.area[0] + (x0 + max(columns) + 1) / across,
            self.area[3] - (y0 + min(rows)) / down,
        )
        return clamped(hull([places, rect]), self.area)


def _hanging_together(near: Mask, box: tuple[int, int, int, int]) -> set[tuple[int, int]]:
    """Pixels (row, column) of ink outside a box that touch ink in it, or touch such pixels."""
    left, upper, right, lower = box
    inside = near[upper:lower, left:right]
    pending = [(int(row) + upper, int(column) + left) for row, column in zip(*np.nonzero(inside), strict=True)]
    reached: set[tuple[int, int]] = set()
    while pending:
        row, column = pending.pop()
        for down, across in NEIGHBOURS:
            place = (row + down, column + across)
            is_there = 0 <= place[0] < near.shape[0] and 0 <= place[1] < near.shape[1] and near[place]
            is_inside = upper <= place[0] < lower and left <= place[1] < right
            if is_there and not is_inside and place not in reached:
                reached.add(place)
                pending.append(place)
    return reached
