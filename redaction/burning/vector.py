"""A page drawn anew as letters and lines: fonts built from the outlines that stay, paths cut at the boxes.

Nothing of the original's streams is copied. What is neither text nor path, and paths near boxes that could be writing,
become small pictures cut from the painted page. The result must look like the painted page, or the page is a picture.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pypdfium2 as pdfium
from PIL import Image, ImageChops

from redaction import rendering
from redaction.burning.encoding import Encoded, encoded
from redaction.burning.links import WebLink
from redaction.burning.moving import window_of, without_text
from redaction.burning.outlines import OutlineFonts
from redaction.burning.paths import in_order, inks_of, spelled
from redaction.burning.raster import (
    AS_IT_STOOD,
    DOTS_PER_INCH,
    Setting,
    painted,
    painted_image,
    pixels_of,
    points_of,
    scale_of,
)
from redaction.burning.rects import area_of, holds, overlap
from redaction.burning.streams import number
from redaction.burning.textlayer import Word
from redaction.burning.visible import Painted
from redaction.config import Limits
from redaction.errors import CannotRemove
from redaction.types import Rect

MOST_OF_PAGE = 0.5
"""A page more of which would be pictures than this is better one picture."""
MOST_PATCHES = 40
SHRINK = 3
CHANGED_LEVELS = 48
CHANGED_SHARE = 0.001
LEAST_ILL_PIXELS, LEAST_ILL_SHARE = 6, 0.15
THOUSAND = 1000
PLACE_DECIMALS = 5
"""Viewers set glyphs on whole pixels; a place rounded more coarsely may fall on the next one."""
SMALLEST_SHIFT = 2
"""Thousandths of an em below which a glyph stands where its neighbour's width puts it."""


@dataclass(frozen=True, slots=True)
class Patch:
    """A part of the page that stays a picture."""

    image: Encoded
    place: Rect


@dataclass(frozen=True, slots=True)
class VectorSheet:
    """One page of the output as letters and lines. `fonts[i]` is the font of words[i], -1 for boxes and OCR.

    `drawn` are the places of all that `drawing` draws.
    """

    area: Rect
    rotation: int
    unit: float
    rects: tuple[Rect, ...]
    patches: tuple[Patch, ...]
    drawing: tuple[str, ...]
    words: tuple[Word, ...]
    fonts: tuple[int, ...]
    links: tuple[WebLink, ...] = ()
    drawn: tuple[Rect, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be drawn of a page: its visible area, its boxes, its UserUnit, the words and links that stay.

    `words` stand where they are to be drawn, `setting` says which glyphs of the paper were moved for that, `shown` are
    places whose areas are to be pictures.
    """

    area: Rect
    rects: tuple[Rect, ...]
    unit: float
    words: tuple[Word, ...]
    links: tuple[WebLink, ...] = ()
    setting: Setting = AS_IT_STOOD
    shown: tuple[Rect, ...] = ()


def vector_sheet(
    page: pdfium.PdfPage, plan: Plan, fonts: OutlineFonts, limits: Limits
) -> tuple[VectorSheet, Image.Image]:
    """The page drawn anew, and the painted page it must look like. Raises CannotRemove with the reason."""
    area, words = plan.area, plan.words
    if any(word.glyphs and word.glyphs[0].style.colour is None for word in words):
        raise CannotRemove("text drawn in an unusual way")
    scale = scale_of(area, DOTS_PER_INCH[0] * plan.unit / 72)
    image, snapped = painted_image(page, area, plan.rects, scale, limits, plan.setting)
    inks = [
        replace(ink, operators="") if ink.place in plan.shown else ink
        for ink in inks_of(page, Painted.of(image, area), snapped)
    ]
    places = _merged([_with_boxes(ink.place, snapped) for ink in inks if not ink.operators])
    if len(places) > MOST_PATCHES or sum(_share(place, area) for place in places) > MOST_OF_PAGE:
        raise CannotRemove("mostly pictures")
    ground = _ground(page, plan, image, scale, limits) if places else image
    return (
        VectorSheet(
            area=area,
            rotation=page.get_rotation(),
            unit=plan.unit,
            rects=snapped,
            patches=tuple(_patch(ground, place, area) for place in places),
            drawing=tuple(in_order(inks)),
            words=words,
            fonts=tuple(_font_of(word, fonts) if word.glyphs else -1 for word in words),
            links=plan.links,
            drawn=tuple(ink.place for ink in inks if ink.operators),
        ),
        image,
    )


def _ground(page: pdfium.PdfPage, plan: Plan, image: Image.Image, scale: float, limits: Limits) -> Image.Image:
    """The painted page without the letters that are drawn over it: drawn twice, their soft edges would be darker."""
    bare, ground = without_text(page, scale, limits), image.copy()
    painted(bare, plan.area, plan.rects)
    for word in plan.words:
        for glyph in word.glyphs:
            window = window_of(glyph.inked or glyph.ink, plan.area, image)
            if window[0] < window[2] and window[1] < window[3]:
                ground.paste(bare.crop(window), window)
    return ground


def letters_alone(page: pdfium.PdfPage, plan: Plan, words: tuple[Word, ...]) -> tuple[VectorSheet, OutlineFonts]:
    """A page of the same size with nothing but some words. Raises CannotRemove where a font gives no outline."""
    fonts = OutlineFonts()
    numbers = tuple(_font_of(word, fonts) for word in words)
    return VectorSheet(plan.area, page.get_rotation(), plan.unit, (), (), (), words, numbers), fonts


def _font_of(word: Word, fonts: OutlineFonts) -> int:
    return fonts.place(word.glyphs[0].style.font, word.text)


def _with_boxes(place: Rect, boxes: Sequence[Rect]) -> Rect:
    """The place grown to all of each box it touches, so that no edge in a box shows what lay under it."""
    for box in boxes:
        if overlap(place, box) and not holds(place, box):
            union = (
                min(place[0], box[0]),
                min(place[1], box[1]),
                max(place[2], box[2]),
                max(place[3], box[3]),
            )
            return _with_boxes(union, boxes)
    return place


def _merged(places: list[Rect]) -> list[Rect]:
    """The places with those that lie within another left out."""
    found: list[Rect] = []
    for place in sorted(places, key=area_of, reverse=True):
        if not any(holds(other, place) for other in found):
            found.append(place)
    return found


def _share(place: Rect, area: Rect) -> float:
    on_page = (
        max(place[0], area[0]),
        max(place[1], area[1]),
        min(place[2], area[2]),
        min(place[3], area[3]),
    )
    return area_of(on_page) / area_of(area)


def _patch(image: Image.Image, place: Rect, area: Rect) -> Patch:
    window = pixels_of(place, area, image)
    return Patch(encoded(image.crop(window)), points_of(window, area, image))


def unlike(drawn: bytes, image: Image.Image, sheet: VectorSheet, limits: Limits) -> Image.Image | None:
    """How far each averaged pixel of the one page of `drawn` is off the painted page; None where the sizes differ."""
    with rendering.opened(drawn) as document, rendering.flat_page(document, 1) as page:
        scale = scale_of(sheet.area, DOTS_PER_INCH[0] * sheet.unit / 72)
        again = rendering.rasterise(page, scale, upright=False, limits=limits)
    if again.size != image.size:
        return None
    return ImageChops.difference(again.convert("L").reduce(SHRINK), image.convert("L").reduce(SHRINK))


def looks_like(difference: Image.Image | None) -> bool:
    """Whether a page with this difference looks like the painted page."""
    if difference is None:
        return False
    changed = sum(difference.histogram()[CHANGED_LEVELS:])
    return changed <= CHANGED_SHARE * difference.width * difference.height


def ill_drawn(difference: Image.Image | None, sheet: VectorSheet) -> tuple[Rect, ...]:
    """The places of areas that do not look as they did: pdfium tells patterns and shadings to be plain colours."""
    if difference is None:
        return ()
    changed = np.asarray(difference) >= CHANGED_LEVELS
    found = []
    for place in dict.fromkeys(sheet.drawn):
        left, upper, right, lower = pixels_of(place, sheet.area, difference)
        inside = changed[upper:lower, left:right]
        if np.count_nonzero(inside) >= max(LEAST_ILL_PIXELS, LEAST_ILL_SHARE * inside.size):
            found.append(place)
    return tuple(found)


def shown(word: Word, font: int, codes: dict[str, int], widths: dict[str, int]) -> tuple[str, str, str]:
    """A word as operators: its colour, its font, whose em is one unit, and its glyphs at the places they had."""
    first = word.glyphs[0]
    a, b, c, d = first.style.matrix
    colour = spelled(first.style.colour or (0, 0, 0), "rg")
    place = " ".join(number(value, PLACE_DECIMALS) for value in (a, b, c, d, *first.origin))
    text = f"{place} Tm [{_spaced(word, codes, widths)}] TJ"
    if first.style.stroke_pt:
        stroke = f"{spelled(first.style.colour or (0, 0, 0), 'RG')} {number(first.style.stroke_pt)} w"
        text = f"{stroke} 2 Tr {text} 0 Tr"
    return colour, f"/F{font + 1} 1 Tf", text


def _spaced(word: Word, codes: dict[str, int], widths: dict[str, int]) -> str:
    """The word's codes with the shifts, in thousandths of an em, that put each glyph where it stood."""
    a, b, c, d = word.glyphs[0].style.matrix
    area = a * d - b * c
    if math.isclose(area, 0.0, abs_tol=1e-9):
        raise CannotRemove("text without height")
    x0, y0 = word.glyphs[0].origin
    parts, run, pen = [], "", 0.0
    for glyph in word.glyphs:
        dx, dy = glyph.origin[0] - x0, glyph.origin[1] - y0
        shift = round(THOUSAND * (dx * d - dy * c) / area - pen)
        if abs(shift) >= SMALLEST_SHIFT and run:
            parts.append(f"<{run}> {-shift}")
            run, pen = "", pen + shift
        run += f"{codes[glyph.text]:04X}"
        pen += widths[glyph.text]
    if word.blank_after:
        run += f"{codes[' ']:04X}"
    return " ".join([*parts, f"<{run}>"])
