"""Where the original's paths, pictures and shadings lie on its page, as far as their clips let them be seen."""

import ctypes
from collections.abc import Iterator
from functools import reduce
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from redaction.types import Rect

Point = tuple[float, float]


def places_of(thing: pdfium.PdfObject) -> tuple[Rect, ...]:
    """The places in user space of a path's figures, or of all of a picture or a shading; none where nothing is seen.

    A path that paints nothing is no object to pdfium.
    """
    outside = _outside(thing)
    whole = {
        pdfium_c.FPDF_PAGEOBJ_PATH: _of_path,
        pdfium_c.FPDF_PAGEOBJ_IMAGE: _of_picture,
        pdfium_c.FPDF_PAGEOBJ_SHADING: _of_shading,
    }[thing.type](thing, outside)
    clips = [_around(clip, outside) for clip in _clips(thing)]
    return tuple(place for place in (reduce(_common, clips, each) for each in whole) if _is_some(place))


def _outside(thing: pdfium.PdfObject) -> pdfium.PdfMatrix:
    """From the space of what holds a thing to that of the page, through the forms it lies in."""
    matrix, held = pdfium.PdfMatrix(), thing.container
    while held is not None:
        matrix, held = matrix.multiply(held.get_matrix()), held.container
    return matrix


def _of_path(path: pdfium.PdfObject, outside: pdfium.PdfMatrix) -> list[Rect]:
    filling, stroking, width = ctypes.c_int(), ctypes.c_int(), ctypes.c_float()
    pdfium_c.FPDFPath_GetDrawMode(path.raw, filling, stroking)
    pdfium_c.FPDFPageObj_GetStrokeWidth(path.raw, width)
    matrix = path.get_matrix().multiply(outside)
    half = width.value * abs(matrix.a * matrix.d - matrix.b * matrix.c) ** 0.5 / 2 if stroking.value else 0.0
    inner = (_around(figure, matrix) for figure in _figures(path))
    return [(left - half, low - half, right + half, high + half) for left, low, right, high in inner]


def _of_picture(picture: pdfium.PdfObject, outside: pdfium.PdfMatrix) -> list[Rect]:
    return [_around([(0, 0), (0, 1), (1, 0), (1, 1)], picture.get_matrix().multiply(outside))]


def _of_shading(shading: pdfium.PdfObject, outside: pdfium.PdfMatrix) -> list[Rect]:
    left, low, right, high = shading.get_bounds()
    return [_around([(left, low), (left, high), (right, low), (right, high)], outside)]


def _figures(path: pdfium.PdfObject) -> list[list[Point]]:
    figures: list[list[Point]] = []
    for at in range(pdfium_c.FPDFPath_CountSegments(path.raw)):
        segment = pdfium_c.FPDFPath_GetPathSegment(path.raw, at)
        if not figures or pdfium_c.FPDFPathSegment_GetType(segment) == pdfium_c.FPDF_SEGMENT_MOVETO:
            figures.append([])
        figures[-1].append(_point(segment))
    return figures


def _clips(thing: pdfium.PdfObject) -> Iterator[list[Point]]:
    """The points of each clip, in the space of what holds the thing."""
    clip = pdfium_c.FPDFPageObj_GetClipPath(thing.raw)
    for number in range(max(0, pdfium_c.FPDFClipPath_CountPaths(clip))):
        count = range(pdfium_c.FPDFClipPath_CountPathSegments(clip, number))
        yield [_point(pdfium_c.FPDFClipPath_GetPathSegment(clip, number, at)) for at in count]


def _point(segment: Any) -> Point:
    x, y = ctypes.c_float(), ctypes.c_float()
    pdfium_c.FPDFPathSegment_GetPoint(segment, x, y)
    return x.value, y.value


def _around(points: list[Point], matrix: pdfium.PdfMatrix) -> Rect:
    across, up = zip(*(matrix.on_point(*point) for point in points), strict=True)
    return min(across), min(up), max(across), max(up)


def _common(one: Rect, other: Rect) -> Rect:
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])


def _is_some(place: Rect) -> bool:
    return place[0] <= place[2] and place[1] <= place[3]
