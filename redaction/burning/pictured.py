"""Boxes over pictures grown to the whole of the letters they cut.

OCR says of a letter's place no more than about where it is, and no glyph says where it ends: only its ink does. Half a
syllable beside a box, or the feet of digits under one, tell what was there.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from numpy.typing import NDArray
from PIL import Image

from redaction.burning.boxes import Area, clamped
from redaction.burning.moving import without_text
from redaction.config import Limits
from redaction.reading.grids import rules
from redaction.types import Rect

INK_DPI = 150
INK_LEVEL = 150
"""Darker pixels (of 255) are ink; letters that touch by their soft edges only are two."""
MOST_EM, MOST_PT = 0.6, 8.0
"""How far a box may grow, in its shorter side and in points: the better part of a syllable. No letter is longer."""
RULE_EDGE_PIXELS = 2

Mask = NDArray[np.bool_]


def grown_to_ink(page: pdfium.PdfPage, area: Rect, areas: Sequence[Area], limits: Limits) -> tuple[Area, ...]:
    """The boxes of a page, each grown to the ends of the ink it cuts where the page shows pictures."""
    if not areas or not any(True for _ in page.get_objects(filter=(pdfium_c.FPDF_PAGEOBJ_IMAGE,))):
        return tuple(areas)
    ink = _Ink.of(without_text(page, INK_DPI / 72, limits), area)
    return tuple(replace(each, rects=(*each.rects, ink.around(each.given))) for each in areas)


@dataclass(frozen=True, slots=True)
class _Ink:
    """Where a page is dark but for its rules; `area` is what the mask shows, in points."""

    dark: Mask
    area: Rect

    @classmethod
    def of(cls, image: Image.Image, area: Rect) -> "_Ink":
        dark = np.asarray(image.convert("L")) < INK_LEVEL
        lines = rules(dark) | rules(dark.T).T
        broad = lines.copy()
        for axis in (0, 1):
            for shift in range(1, RULE_EDGE_PIXELS + 1):
                broad |= np.roll(lines, shift, axis) | np.roll(lines, -shift, axis)
        return cls(dark & ~broad, area)

    def around(self, rect: Rect) -> Rect:
        """The rectangle grown to the ends of the ink that crosses its sides, within bounds."""
        height, width = self.dark.shape
        across, down = width / (self.area[2] - self.area[0]), height / (self.area[3] - self.area[1])
        most = int(min(MOST_EM * min(rect[2] - rect[0], rect[3] - rect[1]), MOST_PT) * across)
        left, right = int((rect[0] - self.area[0]) * across), int((rect[2] - self.area[0]) * across) + 1
        upper, lower = int((self.area[3] - rect[3]) * down), int((self.area[3] - rect[1]) * down) + 1
        first = (max(0, left), max(0, upper), min(width, right), min(height, lower))
        left, upper, right, lower = self._grown(self._grown(first, first, most), first, most)
        places = (
            self.area[0] + left / across,
            self.area[3] - lower / down,
            self.area[0] + right / across,
            self.area[3] - upper / down,
        )
        return clamped(_united(places, rect), self.area)

    def _grown(
        self, box: tuple[int, int, int, int], first: tuple[int, int, int, int], most: int
    ) -> tuple[int, int, int, int]:
        """The box with each side moved out, no farther than `most` pixels from where it first was."""
        left, upper, right, lower = box
        dark = self.dark
        if left >= right or upper >= lower:
            return box
        upper -= _reach(dark[max(0, first[1] - most) : upper + 1, left:right][::-1])
        lower += _reach(dark[lower - 1 : first[3] + most, left:right])
        left -= _reach(dark[upper:lower, max(0, first[0] - most) : left + 1].T[::-1])
        right += _reach(dark[upper:lower, right - 1 : first[2] + most].T)
        return left, upper, right, lower


def _reach(rows: Mask) -> int:
    """How many rows beyond the first hold ink that hangs together with the first row's."""
    if not len(rows):
        return 0
    front = rows[0]
    for beyond, row in enumerate(rows[1:]):
        spread = front.copy()
        spread[1:] |= front[:-1]
        spread[:-1] |= front[1:]
        if not (row & spread).any():
            return beyond + 1 if beyond else 0
        front = _whole_runs(row, spread)
    return len(rows) - 1


def _whole_runs(row: Mask, touched: Mask) -> Mask:
    """The unbroken runs of a row of which any pixel is touched."""
    numbers = np.cumsum(~row)
    is_touched = np.zeros(int(numbers[-1]) + 1, dtype=bool)
    is_touched[numbers[row & touched]] = True
    return np.asarray(row & is_touched[numbers])


def _united(one: Rect, other: Rect) -> Rect:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])
