"""V5, continued: no path that nobody sees. Letters can be drawn as areas, white on white or under something else.

Each figure of a path is looked for in the drawn page: where the pixels along it look alike, or look as they do without
any path, it shows nothing. One that lies wholly under a picture drawn later counts as well. Upright areas that touch
boxes are judged by `paint`.
"""

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from PIL import Image

from redaction.contrast import Contrast
from redaction.types import Rect
from redaction.verifying.evidence import window
from redaction.verifying.paint import HAIR_PT, RECTANGLE_SEGMENTS

LEVELS, UPRIGHT_LEVELS = 8, 2
"""Shapes that may be letters must stand out by more than upright areas, which shade the cells of tables."""
AROUND_PIXELS = 2
BESIDE_PT = 1.0
LEAST_SHARE = 0.4
"""The share of a shape's outline that must stand out: letters behind other ink do so here and there only."""
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Look:
    """The drawn page, to look places up in."""

    image: Image.Image
    area: Rect
    edges: Contrast
    drawn_by_paths: Contrast

    def shows(self, figure: Sequence[Point], half_pt: float) -> bool:
        """Whether the figure stands out from what is around it."""
        if _is_upright(figure):
            return self.edges.shows(self._around(_place(figure, half_pt)), UPRIGHT_LEVELS)
        on_page = [point for point in figure if _holds(self.area, (*point, *point))] or figure
        places = [self._around(_place([point], half_pt)) for point in on_page]
        standing_out = sum(
            self.edges.shows(place, LEVELS) and self.drawn_by_paths.shows(place, LEVELS) for place in places
        )
        return standing_out >= LEAST_SHARE * len(on_page)

    def _around(self, place: Rect) -> tuple[int, int, int, int]:
        left, upper, right, lower = window(place, self.area, self.image)
        return left - AROUND_PIXELS, upper - AROUND_PIXELS, right + AROUND_PIXELS, lower + AROUND_PIXELS


def hidden_figures(
    page: pdfium.PdfPage, image: Image.Image, bare: Image.Image, area: Rect, boxes: Sequence[Rect]
) -> int:
    """How many figures of paths show nothing in `image`, the page as drawn; `bare` is drawn without paths."""
    objects = list(page.get_objects())
    if not any(each.type == pdfium_c.FPDF_PAGEOBJ_PATH for each in objects):
        return 0
    look = _Look(image, area, Contrast.of_edges(image), Contrast.of_differences(image, bare))
    pictures = [(at, each.get_bounds()) for at, each in enumerate(objects) if each.type == pdfium_c.FPDF_PAGEOBJ_IMAGE]
    return sum(
        _hidden(path, look, [place for later, place in pictures if later > at], boxes)
        for at, path in enumerate(objects)
        if path.type == pdfium_c.FPDF_PAGEOBJ_PATH
    )


def _hidden(path: Any, look: _Look, above: Sequence[Rect], boxes: Sequence[Rect]) -> int:
    hidden, half_pt = 0, _half_of_stroke(path)
    for figure in _figures(path):
        place = _place(figure, half_pt)
        if not (_is_upright(figure) and _touches(place, boxes)):
            hidden += not look.shows(figure, half_pt) or any(_holds(picture, place) for picture in above)
    return hidden


def _half_of_stroke(path: Any) -> float:
    filling, stroking = ctypes.c_int(), ctypes.c_int()
    pdfium_c.FPDFPath_GetDrawMode(path, filling, stroking)
    width = ctypes.c_float()
    pdfium_c.FPDFPageObj_GetStrokeWidth(path, width)
    return width.value / 2 if stroking.value else 0.0


def _figures(path: Any) -> list[list[Point]]:
    """The corners of each figure of a path."""
    matrix = pdfium_c.FS_MATRIX()
    pdfium_c.FPDFPageObj_GetMatrix(path, matrix)
    figures: list[list[Point]] = []
    for at in range(pdfium_c.FPDFPath_CountSegments(path)):
        segment = pdfium_c.FPDFPath_GetPathSegment(path, at)
        if not figures or pdfium_c.FPDFPathSegment_GetType(segment) == pdfium_c.FPDF_SEGMENT_MOVETO:
            figures.append([])
        x, y = ctypes.c_float(), ctypes.c_float()
        pdfium_c.FPDFPathSegment_GetPoint(segment, x, y)
        figures[-1].append(
            (
                x.value * matrix.a + y.value * matrix.c + matrix.e,
                x.value * matrix.b + y.value * matrix.d + matrix.f,
            )
        )
    return figures


def _place(figure: Sequence[Point], half_pt: float = 0.0) -> Rect:
    across, down = zip(*figure, strict=True)
    return min(across) - half_pt, min(down) - half_pt, max(across) + half_pt, max(down) + half_pt


def _is_upright(figure: Sequence[Point]) -> bool:
    x0, y0, x1, y1 = _place(figure)
    return len(figure) <= max(RECTANGLE_SEGMENTS) and all(
        min(abs(x - x0), abs(x - x1)) <= HAIR_PT and min(abs(y - y0), abs(y - y1)) <= HAIR_PT for x, y in figure
    )


def _touches(place: Rect, boxes: Sequence[Rect]) -> bool:
    return any(
        place[0] - BESIDE_PT < box[2]
        and box[0] < place[2] + BESIDE_PT
        and place[1] - BESIDE_PT < box[3]
        and box[1] < place[3] + BESIDE_PT
        for box in boxes
    )


def _holds(outer: Rect, inner: Rect) -> bool:
    return outer[0] <= inner[0] and outer[1] <= inner[1] and inner[2] <= outer[2] and inner[3] <= outer[3]
