"""Lines and areas of a page as pdfium knows them, ready to be drawn anew: simple ones cut at the boxes, others whole.

A path that touches a box and is no frame could be the outline of a letter or the stroke of a pen; it is never drawn
anew: its place becomes a picture.
"""

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from redaction.burning.cutting import (
    HAIR_PT,
    Figure,
    Point,
    area_pieces,
    around,
    corners_of,
    is_axis_aligned,
    is_box_shaped,
    is_frame,
    parted,
    place_of,
    places_along,
    stroke_pieces,
    without,
)
from redaction.burning.glyphs import opaque_colour
from redaction.burning.rects import holds, overlap
from redaction.burning.streams import number
from redaction.burning.visible import Painted, Sight
from redaction.errors import CannotRemove
from redaction.types import Rect

DEEPEST_FORM = 12
MOST_OBJECTS = 5_000
SEGMENT_OPERATORS = {pdfium_c.FPDF_SEGMENT_MOVETO: "m", pdfium_c.FPDF_SEGMENT_LINETO: "l"}
Matrix = tuple[float, float, float, float, float, float]
UPRIGHT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
MOST_UPRIGHT_CORNERS = 5


@dataclass(frozen=True, slots=True)
class Placed:
    """A page object that draws no text, with the matrix from its own space to the page's.

    A shading is told in the space of what holds it, as the clips of every object are: `outer` leads from there.
    """

    handle: Any
    kind: int
    matrix: Matrix
    outer: Matrix = UPRIGHT


@dataclass(frozen=True, slots=True)
class Ink:
    """What a vector page draws besides text: operators, or, where `operators` is empty, the picture of `place`.

    `manner` are the operators that set colours, width, dashes, caps and joins for it.
    """

    operators: str
    place: Rect
    manner: str = ""


def times(one: Matrix, other: Matrix) -> Matrix:
    """The matrix that applies `one`, then `other`."""
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _matrix_of(handle: Any) -> Matrix:
    held = pdfium_c.FS_MATRIX()
    pdfium_c.FPDFPageObj_GetMatrix(handle, held)
    return held.a, held.b, held.c, held.d, held.e, held.f


def placed_objects(page: pdfium.PdfPage) -> list[Placed]:
    """All objects of a page but texts, forms opened. Raises CannotRemove when they are too many or nested too deep.

    A path that paints nothing is no object to pdfium.
    """
    found: list[Placed] = []
    handles = (pdfium_c.FPDFPage_GetObject(page, at) for at in range(pdfium_c.FPDFPage_CountObjects(page)))
    _collect(handles, UPRIGHT, 0, found)
    return found


def _collect(handles: Iterator[Any], outer: Matrix, depth: int, found: list[Placed]) -> None:
    if depth > DEEPEST_FORM:
        raise CannotRemove("forms nested too deep")
    for handle in filter(_is_shown, handles):
        kind = int(pdfium_c.FPDFPageObj_GetType(handle))
        matrix = times(_matrix_of(handle), outer)
        if kind == pdfium_c.FPDF_PAGEOBJ_FORM:
            count = pdfium_c.FPDFFormObj_CountObjects(handle)
            _collect((pdfium_c.FPDFFormObj_GetObject(handle, at) for at in range(count)), matrix, depth + 1, found)
        elif kind != pdfium_c.FPDF_PAGEOBJ_TEXT:
            found.append(Placed(handle, kind, outer if kind == pdfium_c.FPDF_PAGEOBJ_SHADING else matrix, outer))
        if len(found) > MOST_OBJECTS:
            raise CannotRemove("too many objects")


def _is_shown(handle: Any) -> bool:
    active = ctypes.c_int()
    return not pdfium_c.FPDFPageObj_GetIsActive(handle, active) or bool(active.value)


def in_order(inks: Sequence[Ink]) -> Iterator[str]:
    """All operators of the inks that have any; what is drawn in one manner is told it once."""
    for manner, run in groupby((ink for ink in inks if ink.operators), lambda ink: ink.manner):
        yield " ".join(["q", *filter(None, [manner]), *(ink.operators for ink in run), "Q"])


def inks_of(page: pdfium.PdfPage, painted: Painted, boxes: Sequence[Rect]) -> list[Ink]:
    """How to draw the page's objects but its texts anew, in order; what the painted page does not show is left out."""
    inks: list[Ink] = []
    for placed in placed_objects(page):
        inks.extend(_inks(placed, painted, boxes))
    return inks


def _inks(placed: Placed, painted: Painted, boxes: Sequence[Rect]) -> Iterator[Ink]:
    area = painted.area
    if placed.kind != pdfium_c.FPDF_PAGEOBJ_PATH:
        yield from _patch(bounds_of(placed), area)
        return
    paint = _paint(placed.handle)
    corners = [point for _operator, points in _segments(placed) for point in points]
    place = around(corners, width_of(placed))
    if not overlap(place, area):
        return
    touched = [box for box in boxes if overlap(place, box)]
    if paint == UNKNOWN_PAINT or not _is_unclipped(placed.handle, place):
        yield from _patch(place, area)
    elif not touched:
        yield from _seen(placed, painted, place, figures_of(placed))
    elif not any(holds(box, place) for box in touched):
        yield from _cut(placed, touched, painted)


def _seen(placed: Placed, painted: Painted, place: Rect, figures: Sequence[Figure]) -> Iterator[Ink]:
    """The figures of a path that can be seen; a picture of their place where one can be seen in part only."""
    paint, half = _paint(placed.handle), width_of(placed) / 2
    found: list[Figure] = []
    for figure in figures:
        sight = _sight(painted, corners_of(figure), half)
        if sight is Sight.PARTLY:
            yield from _patch(place, painted.area)
            return
        found += [figure] if sight is Sight.WHOLE else []
    if found:
        yield Ink(f"{_path(found)} {paint}", place, _manner(placed, paint))


def figures_of(placed: Placed) -> list[Figure]:
    """The path as figures, each from one beginning to the next."""
    figures: list[Figure] = []
    for operator, points in _segments(placed):
        if operator == "m" or not figures:
            figures.append([])
        figures[-1].append((operator, points))
    return [figure for figure in figures if any(points for _operator, points in figure)]


def _cut(placed: Placed, boxes: Sequence[Rect], painted: Painted) -> Iterator[Ink]:
    """A path that touches boxes: figures beside them stay, frames are cut, anything else becomes a picture."""
    paint, width = _paint(placed.handle), width_of(placed)
    touching, beside = parted(figures_of(placed), width, boxes, is_filled="S" not in paint)
    for part in beside:
        yield from _seen(placed, painted, place_of(part, width), part)
    if not touching:
        return
    if not all(map(is_frame, touching)):
        strokes = chain.from_iterable(places_along(figure, width) for figure in touching)
        for place in strokes if paint == "S" else [place_of(touching, width)]:
            yield from _patch(place, painted.area)
        return
    if "S" not in paint:
        yield from _areas(placed, touching, boxes, painted)
    if paint not in ("f", "f*"):
        yield from _strokes(placed, touching, boxes, painted)


def _areas(placed: Placed, figures: Sequence[Figure], boxes: Sequence[Rect], painted: Painted) -> Iterator[Ink]:
    """The filled parts outside the boxes."""
    colours, rule = _colours(placed.handle), "f*" if "*" in _paint(placed.handle) else "f"
    if len(figures) == 1 and is_box_shaped(corners_of(figures[0])):
        for piece in without(around(corners_of(figures[0])), boxes):
            yield Ink(f"{_rectangle(piece)} f", piece, colours)
        return
    for polygons in area_pieces(figures, boxes):
        closed: list[Figure] = [
            [("m", [first]), *(("l", [point]) for point in rest), ("h", [])] for first, *rest in polygons
        ]
        place = around([point for polygon in polygons for point in polygon])
        sights = {_sight(painted, polygon, 0.0) for polygon in polygons}
        if sights == {Sight.WHOLE}:
            yield Ink(f"{_path(closed)} {rule}", place, colours)
        elif sights != {Sight.NOTHING}:
            yield from _patch(place, painted.area)


def _strokes(placed: Placed, figures: Sequence[Figure], boxes: Sequence[Rect], painted: Painted) -> Iterator[Ink]:
    """The strokes outside the boxes, as strokes again: viewers set the edges of strokes and of areas differently."""
    handle, width = placed.handle, width_of(placed)
    cap, dashes = pdfium_c.FPDFPageObj_GetLineCap(handle), _dashes(handle)
    colour = spelled(opaque_colour(handle, pdfium_c.FPDFPageObj_GetStrokeColor) or (0, 0, 0), "RG")
    for figure in figures:
        for piece in stroke_pieces(figure, width, cap, boxes, is_dashed=bool(dashes)):
            first, *rest = (f"{number(x)} {number(y)}" for x, y in piece.points)
            place = around(piece.points, piece.width)
            sight = Sight.WHOLE if len(piece.points) == 2 else _sight(painted, piece.points, piece.width / 2)
            if sight is Sight.WHOLE:
                manner = " ".join(filter(None, (f"{colour} {number(piece.width)} w", _dashed(placed, piece.along))))
                yield Ink(" ".join([f"{first} m", *(f"{each} l" for each in rest), "S"]), place, manner)
            elif sight is Sight.PARTLY:
                yield from _patch(place, painted.area)


def _sight(painted: Painted, corners: Sequence[Point], half: float) -> Sight:
    is_upright = len(corners) <= MOST_UPRIGHT_CORNERS and is_axis_aligned(corners)
    return painted.sight_of(corners, half, is_upright=is_upright)


def _patch(place: Rect, area: Rect) -> Iterator[Ink]:
    if overlap(place, area):
        yield Ink("", place)


def bounds_of(placed: Placed) -> Rect:
    """The place of an image or a shading on the page: its unit square, or what it is clipped to."""
    if placed.kind == pdfium_c.FPDF_PAGEOBJ_IMAGE:
        left, bottom, right, top = 0.0, 0.0, 1.0, 1.0
    elif placed.kind == pdfium_c.FPDF_PAGEOBJ_SHADING:
        sides = [ctypes.c_float() for _ in range(4)]
        if not pdfium_c.FPDFPageObj_GetBounds(placed.handle, *sides):
            raise CannotRemove("a shading without bounds")
        left, bottom, right, top = (side.value for side in sides)
    else:
        raise CannotRemove("an object that is no text, path, image or shading")
    corners = ((left, bottom), (left, top), (right, bottom), (right, top))
    return around([point_at(placed.matrix, corner) for corner in corners])


def point_at(matrix: Matrix, point: Point) -> Point:
    """A point of a space in the one that its matrix leads to."""
    a, b, c, d, e, f = matrix
    return point[0] * a + point[1] * c + e, point[0] * b + point[1] * d + f


def _segments(placed: Placed) -> Figure:
    """The path as operators with points in page space; a closed figure ends in an `h` without points."""
    found: list[tuple[str, list[Point]]] = []
    curve: list[Point] = []
    for at in range(pdfium_c.FPDFPath_CountSegments(placed.handle)):
        segment = pdfium_c.FPDFPath_GetPathSegment(placed.handle, at)
        x, y = ctypes.c_float(), ctypes.c_float()
        pdfium_c.FPDFPathSegment_GetPoint(segment, x, y)
        kind = int(pdfium_c.FPDFPathSegment_GetType(segment))
        point = point_at(placed.matrix, (x.value, y.value))
        if kind in SEGMENT_OPERATORS:
            found.append((SEGMENT_OPERATORS[kind], [point]))
        else:
            curve.append(point)
            if len(curve) == 3:
                found.append(("c", curve))
                curve = []
        if pdfium_c.FPDFPathSegment_GetClose(segment):
            found.append(("h", []))
    return found


UNKNOWN_PAINT = "?"


def _paint(handle: Any) -> str:
    """The painting operator of a path; empty if it paints nothing, `UNKNOWN_PAINT` where it is not opaque."""
    filling, stroking = ctypes.c_int(), ctypes.c_int()
    pdfium_c.FPDFPath_GetDrawMode(handle, filling, stroking)
    fills = filling.value != pdfium_c.FPDF_FILLMODE_NONE
    if (fills and not opaque_colour(handle, pdfium_c.FPDFPageObj_GetFillColor)) or (
        stroking.value and not opaque_colour(handle, pdfium_c.FPDFPageObj_GetStrokeColor)
    ):
        return UNKNOWN_PAINT
    star = "*" if filling.value == pdfium_c.FPDF_FILLMODE_ALTERNATE else ""
    return {(True, True): f"B{star}", (True, False): f"f{star}", (False, True): "S", (False, False): ""}[
        (fills, bool(stroking.value))
    ]


def _is_stroked(paint: str) -> bool:
    return paint[:1] in ("S", "B")


def spelled(colour: tuple[int, int, int], operator: str) -> str:
    """A colour of 255 levels as an operator of DeviceRGB."""
    return f"{' '.join(number(level / 255) for level in colour)} {operator}"


def _colours(handle: Any) -> str:
    colour = opaque_colour(handle, pdfium_c.FPDFPageObj_GetFillColor)
    return spelled(colour, "rg") if colour else ""


def _own_width(handle: Any) -> float:
    width = ctypes.c_float()
    pdfium_c.FPDFPageObj_GetStrokeWidth(handle, width)
    return width.value


def width_of(placed: Placed) -> float:
    """The width of the path's stroke on the page; 0 if it only fills."""
    if not _is_stroked(_paint(placed.handle)):
        return 0.0
    a, b, c, d, _e, _f = placed.matrix
    grown: float = abs(a * d - b * c) ** 0.5
    return _own_width(placed.handle) * grown


def _dashes(handle: Any) -> list[float]:
    count = int(pdfium_c.FPDFPageObj_GetDashCount(handle))
    if count <= 0:
        return []
    lengths = (ctypes.c_float * count)()
    pdfium_c.FPDFPageObj_GetDashArray(handle, lengths, count)
    return list(lengths)


def _dashed(placed: Placed, along: float) -> str:
    """The path's dashes as an operator, from a place so far along it; empty where it has none."""
    lengths = _dashes(placed.handle)
    if not lengths:
        return ""
    scale = width_of(placed) / _own_width(placed.handle) if _own_width(placed.handle) else 1.0
    phase = ctypes.c_float()
    pdfium_c.FPDFPageObj_GetDashPhase(placed.handle, phase)
    return f"[{' '.join(number(length * scale) for length in lengths)}] {number(phase.value * scale + along)} d"


def _manner(placed: Placed, paint: str) -> str:
    """The path's colours, width, dashes, cap and join."""
    handle = placed.handle
    parts = [] if paint == "S" else [_colours(handle)]
    if _is_stroked(paint):
        colour = opaque_colour(handle, pdfium_c.FPDFPageObj_GetStrokeColor)
        parts.append(spelled(colour or (0, 0, 0), "RG"))
        parts.append(f"{number(width_of(placed))} w {_dashed(placed, 0.0) or '[] 0 d'}")
        parts.append(f"{max(0, pdfium_c.FPDFPageObj_GetLineCap(handle))} J")
        parts.append(f"{max(0, pdfium_c.FPDFPageObj_GetLineJoin(handle))} j")
    return " ".join(filter(None, parts))


def _path(figures: Sequence[Figure]) -> str:
    """Figures of a path, without its painting operator."""
    parts = []
    for operator, points in chain.from_iterable(figures):
        places = " ".join(f"{number(x)} {number(y)}" for x, y in points)
        parts.append(f"{places} {operator}".strip())
    return " ".join(parts)


def _rectangle(rect: Rect) -> str:
    x0, y0, x1, y1 = rect
    return f"{number(x0)} {number(y0)} {number(x1 - x0)} {number(y1 - y0)} re"


def _is_unclipped(handle: Any, place: Rect) -> bool:
    """Whether every clip of the object is one rectangle that holds all of it."""
    return all(is_box_shaped(corners) and holds(around(corners, 2 * HAIR_PT), place) for corners in clips_of(handle))


def clips_of(handle: Any) -> Iterator[list[Point]]:
    """The corners of each clip of an object, in the space of what holds it."""
    clip = pdfium_c.FPDFPageObj_GetClipPath(handle)
    for at in range(max(0, pdfium_c.FPDFClipPath_CountPaths(clip))):
        corners = []
        for index in range(pdfium_c.FPDFClipPath_CountPathSegments(clip, at)):
            segment = pdfium_c.FPDFClipPath_GetPathSegment(clip, at, index)
            x, y = ctypes.c_float(), ctypes.c_float()
            pdfium_c.FPDFPathSegment_GetPoint(segment, x, y)
            corners.append((x.value, y.value))
        yield corners
