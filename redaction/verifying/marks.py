"""The original without what is as wide as a removed word: decision 0097 has it go, and the output show none of it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from numpy.typing import NDArray
from PIL import Image

from redaction.types import Rect
from redaction.verifying.evidence import window
from redaction.verifying.gaps import COLUMN_EM, spots_on
from redaction.verifying.placing import places_of
from redaction.verifying.readers import Character, reading_of
from redaction.verifying.spots import Span, Spot, groups_of, lines_of, span_of, unequal

UNDER_EM, OVER_EM = 0.6, 1.3
"""How far below and above the foot of a line its marks lie."""
AROUND_EM, FLUSH_EM, HAIR_EM = 0.5, 0.15, 0.02
"""How far a mark may reach beyond removed letters, and how near to the edge of one that stays it may end."""
DRAWN = (pdfium_c.FPDF_PAGEOBJ_PATH, pdfium_c.FPDF_PAGEOBJ_IMAGE, pdfium_c.FPDF_PAGEOBJ_SHADING)
ONE_COLOUR = 2
SHOWN_LEVELS, PAINT_LEVELS = 16, 12
"""How far (of 255) a pixel of a mark is off the page without it, and paint off the colour of paint."""
LEAST_PIXELS = 3
"""Fewer pixels of a row are the soft edges of what ends there."""
Pixels = NDArray[np.int16]


@dataclass(frozen=True, slots=True)
class Mark:
    """What goes with removed letters of the original: the places of its figures, and whether its line stands."""

    thing: pdfium.PdfObject
    places: tuple[Rect, ...]
    is_standing: bool

    def show(self, is_shown: bool) -> None:
        """Have the open page drawn with it or without it."""
        pdfium_c.FPDFPageObj_SetIsActive(self.thing.raw, is_shown)

    def covers(self, ground: Image.Image, area: Rect, changed: Iterable[Character]) -> bool:
        """Whether `ground`, the page without it and text, is of several colours here, or a letter has changed."""
        windows = [window(place, area, ground) for place in self.places]
        cuts = [np.asarray(ground.crop(each)) for each in windows if each[0] < each[2] and each[1] < each[3]]
        is_even = all(int(np.ptp(cut, axis=(0, 1)).max()) <= ONE_COLOUR for cut in cuts)
        return not is_even or any(_meet(each.rect, place) for each in changed for place in self.places)

    def is_left(self, output: Image.Image, expected: Image.Image, area: Rect, paint: Pixels) -> bool:
        """Whether a row of pixels of `output` shows most of what is no paint otherwise than the page as `expected`."""
        for place in self.places:
            left, upper, right, lower = window(place, area, output)
            cut = (slice(upper, lower), slice(left, right))
            there, wanted = (np.asarray(each.convert("RGB"), dtype=np.int16)[cut] for each in (output, expected))
            is_paint = _is_paint(there, wanted, paint)
            is_off = (np.abs(there - wanted).max(axis=2, initial=0) > SHOWN_LEVELS) & ~is_paint
            axis = 0 if self.is_standing else 1
            open_pixels = (~is_paint).sum(axis=axis)
            least = min(LEAST_PIXELS, there.shape[axis])
            if ((open_pixels >= least) & (2 * is_off.sum(axis=axis) > open_pixels)).any():
                return True
        return False


def marks_on(page: pdfium.PdfPage, visible: Iterable[Character], rects: tuple[Rect, ...]) -> list[Mark]:
    """The marks of the characters that the boxes remove from an open page."""
    groups = [(part, group) for part in _parts(spots_on(reading_of(visible), rects)) for group in _telling(part)]
    if not groups:
        return []
    found = []
    for thing in page.get_objects(filter=DRAWN):
        places = places_of(thing)
        is_mark = _is_mark if thing.type == pdfium_c.FPDF_PAGEOBJ_PATH else _is_as_wide
        owners = [next((group for part, group in groups if is_mark(place, part, group)), None) for place in places]
        if places and None not in owners:
            found.append(Mark(thing, places, any(group[0].pen.angle % 180 == 90 for group in owners if group)))
    return found


def marks_left(marks: Sequence[Mark], output: Image.Image, expected: Image.Image, area: Rect, box: Rect) -> int:
    """How many marks the output still shows in part; `box` is one of its boxes, which tells the colour of paint."""
    if output.size != expected.size:
        return len(marks)
    left, upper, right, lower = window(box, area, output)
    middle = ((left + right - 1) // 2, (upper + lower - 1) // 2)
    paint = np.array(output.convert("RGB").getpixel(middle), dtype=np.int16)
    return sum(mark.is_left(output, expected, area, paint) for mark in marks)


def _parts(spots: Sequence[Spot]) -> Iterator[list[Spot]]:
    """Lines, parted where columns part."""
    for line in lines_of(spots) if spots else ():
        part, reach = [line[0]], line[0].high
        for spot in line[1:]:
            if spot.low - reach > COLUMN_EM * max(part[-1].pen.em_pt, spot.pen.em_pt):
                yield part
                part, reach = [], spot.high
            part.append(spot)
            reach = max(reach, spot.high)
        yield part


def _telling(part: Sequence[Spot]) -> list[list[Spot]]:
    return [group for group in groups_of(part) if group[0].boxes and unequal(group)]


def _is_mark(place: Rect, part: Sequence[Spot], group: Sequence[Spot]) -> bool:
    """Whether a figure lies on the line of a removed group, shares some of it, and ends where letters do."""
    em, foot = group[0].pen.em_pt, group[0].foot
    begin, end = min(spot.low for spot in group), max(spot.high for spot in group)
    span: Span = span_of(group[0], place)
    if span.under < foot - UNDER_EM * em or span.over > foot + OVER_EM * em:
        return False
    if min(span.high, end) - max(span.low, begin) <= HAIR_EM * em:
        return False
    near = FLUSH_EM * em
    is_begun = span.low >= begin - AROUND_EM * em or any(abs(span.low - spot.low) <= near for spot in part)
    return is_begun and (span.high <= end + AROUND_EM * em or any(abs(span.high - spot.high) <= near for spot in part))


def _is_as_wide(place: Rect, part: Sequence[Spot], group: Sequence[Spot]) -> bool:
    """Whether a picture or a shading is such a mark and holds the group from about its beginning to about its end.

    A seal begins within a name or behind it.
    """
    around = AROUND_EM * group[0].pen.em_pt
    span = span_of(group[0], place)
    begin, end = min(spot.low for spot in group), max(spot.high for spot in group)
    return _is_mark(place, part, group) and span.low <= begin + around and span.high >= end - around


def _meet(one: Rect, other: Rect) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def _is_paint(there: Pixels, wanted: Pixels, paint: Pixels) -> NDArray[np.bool_]:
    """Which pixels are paint, or the soft edge of paint: beside it, and between it and the page as it must look."""
    is_paint = np.abs(there - paint).max(axis=2, initial=0) <= PAINT_LEVELS
    way = (paint - wanted).astype(np.float64)
    share = ((there - wanted) * way).sum(axis=2) / np.maximum(1.0, (way * way).sum(axis=2))
    mixed = wanted + np.clip(share, 0.0, 1.0)[:, :, None] * way
    is_edge = np.abs(there - mixed).max(axis=2, initial=0) <= PAINT_LEVELS
    return np.asarray(is_paint | (_grown(is_paint) & is_edge))


def _grown(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """A mask with the pixels beside its own."""
    padded = np.pad(mask, 1)
    parts = [padded[y : y + mask.shape[0], x : x + mask.shape[1]] for y in range(3) for x in range(3)]
    return np.asarray(np.logical_or.reduce(parts))
