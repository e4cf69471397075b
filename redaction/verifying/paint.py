"""V5, continued: the only paths in a box are its paint. A letter's outline under the paint would be a leak."""

import ctypes
from typing import Any

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from numpy.typing import NDArray

from redaction.types import Rect

RECTANGLE_SEGMENTS = (4, 5)
EDGE_PT = 0.6
"""How far a path may reach into a box: paint is snapped to whole pixels, rules end at the paint."""
SLIMMEST_PT = 4.0
"""Paint is broad; strokes of letters are not. A box slimmer than twice this may be painted half as broad as it is."""
SNAP_PT = 0.75
"""How far the paint of a box may reach beyond it: a pixel at the coarsest drawing."""
HAIR_PT = 0.02
BUTT = 0
"""The cap of a stroke that ends at its last point (ISO 32000-1, table 54)."""
Colour = tuple[int, int, int, int]


def strange_paths(page: pdfium.PdfPage, rects: tuple[Rect, ...]) -> int:
    """How many paths reach into a box and are not broad opaque rectangles of one and the same colour."""
    if not rects:
        return 0
    strange, colours = 0, set()
    left, bottom, right, top = _insides(rects)
    for path in page.get_objects(filter=(pdfium_c.FPDF_PAGEOBJ_PATH,)):
        around = _rule(path) or _bounds(path)
        reached = (around[0] < right) & (left < around[2]) & (around[1] < top) & (bottom < around[3])
        touched = [rects[at] for at in np.flatnonzero(reached).tolist()]
        if not touched:
            continue
        colour = _fill(path)
        if colour is None or not _is_rectangle(path, around) or not _is_paint(around, touched):
            strange += 1
        else:
            colours.add(colour)
    return strange + max(0, len(colours) - 1)


def _bounds(path: Any) -> Rect:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium_c.FPDFPageObj_GetBounds(path, left, bottom, right, top)
    return left.value, bottom.value, right.value, top.value


def _rule(path: Any) -> Rect | None:
    """The place of an upright rule with butt ends, which ends where its points are; None for any other path.

    pdfium's own bounds reach beyond the ends by a whole width: a rule that ends at a box would seem to go on into it.
    """
    filling, stroking = ctypes.c_int(), ctypes.c_int()
    pdfium_c.FPDFPath_GetDrawMode(path, filling, stroking)
    is_stroke = stroking.value and not filling.value and pdfium_c.FPDFPageObj_GetLineCap(path) == BUTT
    if not is_stroke or pdfium_c.FPDFPath_CountSegments(path) != 2 or not _stands_as_written(path):
        return None
    (x0, y0), (x1, y1) = (_point(path, at) for at in (0, 1))
    width = ctypes.c_float()
    pdfium_c.FPDFPageObj_GetStrokeWidth(path, width)
    half = width.value / 2
    across, along = (half if x0 == x1 else 0.0), (half if y0 == y1 else 0.0)
    if not across and not along:
        return None
    return min(x0, x1) - across, min(y0, y1) - along, max(x0, x1) + across, max(y0, y1) + along


def _stands_as_written(path: Any) -> bool:
    held = pdfium_c.FS_MATRIX()
    pdfium_c.FPDFPageObj_GetMatrix(path, held)
    return (held.a, held.b, held.c, held.d, held.e, held.f) == (1, 0, 0, 1, 0, 0)


def _point(path: Any, at: int) -> tuple[float, float]:
    x, y = ctypes.c_float(), ctypes.c_float()
    pdfium_c.FPDFPathSegment_GetPoint(pdfium_c.FPDFPath_GetPathSegment(path, at), x, y)
    return x.value, y.value


def _insides(rects: tuple[Rect, ...]) -> NDArray[np.float64]:
    """The boxes without their edges, as rows of left, bottom, right and top sides: what reaches in there counts."""
    sides = np.array(rects, dtype=np.float64).T
    edges = np.minimum(EDGE_PT, (sides[2:] - sides[:2]) / 4)
    return np.concatenate((sides[:2] + edges, sides[2:] - edges))


def _fill(path: Any) -> Colour | None:
    """The colour of a path that is only filled, and opaque."""
    filling, stroking = ctypes.c_int(), ctypes.c_int()
    pdfium_c.FPDFPath_GetDrawMode(path, filling, stroking)
    channels = [ctypes.c_uint() for _ in range(4)]
    is_known = pdfium_c.FPDFPageObj_GetFillColor(path, *channels)
    red, green, blue, alpha = (channel.value for channel in channels)
    is_paint = is_known and alpha == 255 and filling.value and not stroking.value
    return (red, green, blue, alpha) if is_paint else None


def _is_rectangle(path: Any, around: Rect) -> bool:
    count = int(pdfium_c.FPDFPath_CountSegments(path))
    if count not in RECTANGLE_SEGMENTS:
        return False
    for at in range(count):
        x, y = _point(path, at)
        at_edges = min(abs(x - around[0]), abs(x - around[2])) <= HAIR_PT
        if not at_edges or min(abs(y - around[1]), abs(y - around[3])) > HAIR_PT:
            return False
    return True


def _is_paint(around: Rect, touched: list[Rect]) -> bool:
    """Whether a rectangle is too broad for a stroke in each box it touches, or is itself one of these boxes."""
    return all(_is_broad(around, rect) for rect in touched) or any(_is_box(around, rect) for rect in touched)


def _is_box(around: Rect, rect: Rect) -> bool:
    """Whether the rectangle is the box, snapped outward to pixels: then it tells the place of the box and no more."""
    return all(
        around[low] <= rect[low] + HAIR_PT
        and rect[low] - around[low] <= SNAP_PT
        and around[low + 2] >= rect[low + 2] - HAIR_PT
        and around[low + 2] - rect[low + 2] <= SNAP_PT
        for low in (0, 1)
    )


def _is_broad(around: Rect, rect: Rect) -> bool:
    return all(
        around[high] - around[low] >= min(SLIMMEST_PT, (rect[high] - rect[low]) / 2) for low, high in ((0, 2), (1, 3))
    )
