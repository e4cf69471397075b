"""Where a page's paths, pictures and shadings paint: as upright rectangles, no larger than their clips leave them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from redaction.burning.cutting import around, place_of
from redaction.burning.paths import Placed, bounds_of, clips_of, figures_of, placed_objects, point_at, width_of
from redaction.types import Rect


@dataclass(frozen=True, slots=True)
class Extent:
    """An object by its handle (good while the page is open), and the places of its figures, or of all of it.

    `is_path` is False of pictures and shadings. What the clips leave nothing of has no place.
    """

    handle: Any
    places: tuple[Rect, ...]
    is_path: bool

    def show(self, *, is_shown: bool) -> None:
        """Have the open page drawn with the object or without it."""
        pdfium_c.FPDFPageObj_SetIsActive(self.handle, is_shown)


def extents_on(page: pdfium.PdfPage) -> Iterator[Extent]:
    """The objects of an open page but its texts. Raises CannotRemove as `placed_objects`."""
    for placed in placed_objects(page):
        is_path = placed.kind == pdfium_c.FPDF_PAGEOBJ_PATH
        width = width_of(placed) if is_path else 0.0
        whole = [place_of([figure], width) for figure in figures_of(placed)] if is_path else [bounds_of(placed)]
        yield Extent(placed.handle, tuple(_left_by_clips(placed, whole)), is_path)


def _left_by_clips(placed: Placed, places: list[Rect]) -> Iterator[Rect]:
    clips = [
        around([point_at(placed.outer, corner) for corner in corners]) for corners in clips_of(placed.handle) if corners
    ]
    for place in places:
        left, low, right, high = (list(side) for side in zip(place, *clips, strict=True))
        held = (max(left), max(low), min(right), min(high))
        if held[0] <= held[2] and held[1] <= held[3]:
            yield held
