"""A page with its letters and boxes where the layout puts them: as glyphs, as boxes, as links, and as pixels."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from PIL import Image, ImageChops

from redaction import rendering
from redaction.burning.boxes import Area, clamped
from redaction.burning.gaps import Bar, Layout, is_settable, is_uneven, laid_out, moved, moved_glyph
from redaction.burning.glyphs import DARK, Drawn, Glyph, glyphs_in
from redaction.burning.links import WebLink
from redaction.burning.rects import holds, hull, overlap
from redaction.burning.stretches import TURNS, Fences
from redaction.burning.textlayer import Word
from redaction.config import Limits
from redaction.types import Rect

WITHIN_PT = 0.5
"""How far a box may stand out of the bar that takes its place; the bar then grows by that."""
TALLEST = 2.0
"""A box higher than this many bars closes more than a line."""
EDGE_PT = 0.5
"""How far around a letter's outline its soft edge may lie."""


Shifts = Sequence[tuple[Glyph, float]]
"""Glyphs as they stood, with how far each moves along its line, in points."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A page set anew: its glyphs and boxes where they now are, what moved, and its rectangles to be painted."""

    drawn: Drawn
    areas: tuple[Area, ...]
    shifts: tuple[tuple[Glyph, float], ...]

    def rects(self) -> tuple[Rect, ...]:
        """All rectangles to be painted."""
        return tuple(rect for area in self.areas for rect in area.rects)


def set_anew(page: pdfium.PdfPage, drawn: Drawn, areas: Sequence[Area], scale: float, limits: Limits) -> Moved:
    """The page with gaps over proportional writing of whole em. Its text is left out for a drawing where needed."""
    if not any(_is_uneven_box(drawn, area) for area in areas):
        return Moved(drawn, tuple(areas), ())
    fences = Fences(without_text(page, scale, limits).convert("L"), drawn.area)
    layout = laid_out(drawn, areas, fences)
    glyphs = tuple(
        moved_glyph(each, layout.shifts[at]) if at in layout.shifts else each for at, each in enumerate(drawn.glyphs)
    )
    now = Drawn.of(glyphs, drawn.area)
    shifts = tuple((drawn.glyphs[at], shift) for at, shift in sorted(layout.shifts.items()))
    return Moved(now, _areas(areas, drawn, layout, now), shifts)


def _is_uneven_box(drawn: Drawn, area: Area) -> bool:
    inside = [at for at in glyphs_in(drawn, area.rects) if is_settable(drawn.glyphs[at])]
    return bool(inside) and is_uneven(drawn, inside)


def moved_words(words: Sequence[Word], shifts: Shifts) -> tuple[Word, ...]:
    """The words that stand elsewhere now; none if one of them cannot be drawn anew, dark and opaque."""
    places = {moved_glyph(glyph, shift).origin for glyph, shift in shifts}
    found = tuple(word for word in words if any(glyph.origin in places for glyph in word.glyphs))
    colours = [word.glyphs[0].style.colour for word in found]
    return found if all(colour is not None and max(colour) < DARK for colour in colours) else ()


def without_text(page: pdfium.PdfPage, scale: float, limits: Limits) -> Image.Image:
    """The page drawn without its text objects, those of forms too."""
    texts = list(page.get_objects(filter=(pdfium_c.FPDF_PAGEOBJ_TEXT,)))
    for each in texts:
        pdfium_c.FPDFPageObj_SetIsActive(each, False)
    image = rendering.rasterise(page, scale, upright=False, limits=limits)
    for each in texts:
        pdfium_c.FPDFPageObj_SetIsActive(each, True)
    return image


def _areas(areas: Sequence[Area], drawn: Drawn, layout: Layout, now: Drawn) -> tuple[Area, ...]:
    """The boxes with their bars. What lies within a bar of any box is not painted beside it: it would tell more.

    A bar does not grow over letters that stay where they are `now`, as a box can lie on part of the next line.
    """
    gone = glyphs_in(drawn, [rect for area in areas for rect in area.rects])
    staying = set(range(len(now.glyphs))).difference(gone)
    bars = {bar: _placed(bar, drawn, layout) for found in layout.bars.values() for bar in found}
    for rect in (rect for area in areas for rect in area.rects):
        grown = {bar: hull([place, rect]) for bar, place in bars.items() if _is_within(rect, place, bar, drawn)}
        bars |= {bar: place for bar, place in grown.items() if staying.isdisjoint(glyphs_in(now, (place,)))}
    closed = [_held(place, drawn.area) for place in bars.values()]
    return tuple(
        _with_bars(area, [_held(bars[bar], drawn.area) for bar in layout.bars.get(number, ())], closed)
        for number, area in enumerate(areas)
    )


def _with_bars(area: Area, bars: Sequence[Rect], closed: Sequence[Rect]) -> Area:
    left = tuple(rect for rect in area.rects if not any(holds(place, rect) for place in closed))
    given = area.given if area.given in left or not bars else bars[0]
    return Area(given, (*left, *bars), area.words)


def _is_within(rect: Rect, place: Rect, bar: Bar, drawn: Drawn) -> bool:
    """Whether a rectangle lies on the line of a bar, and within it along the line."""
    angle = drawn.glyphs[bar.glyphs[0]].angle
    along, aside = (0, 1) if angle in (0, 180) else (1, 0)
    is_held = place[along] - WITHIN_PT <= rect[along] and rect[along + 2] <= place[along + 2] + WITHIN_PT
    height = place[aside + 2] - place[aside]
    return is_held and overlap(rect, place) and rect[aside + 2] - rect[aside] <= TALLEST * height


def _held(rect: Rect, area: Rect) -> Rect:
    return clamped(rect, area) if overlap(rect, area) else rect


def _placed(bar: Bar, drawn: Drawn, layout: Layout) -> Rect:
    """A bar as a rectangle, as high as the bodies of the glyphs under it."""
    glyphs = [drawn.glyphs[at] for at in bar.glyphs]
    x0, y0, x1, y1 = hull([glyph.body for glyph in glyphs])
    angle = glyphs[0].angle
    if angle in (0, 180):
        low, high = (bar.start, bar.end) if angle == 0 else (-bar.end, -bar.start)
        return low, y0, high, y1
    low, high = (bar.start, bar.end) if angle == 90 else (-bar.end, -bar.start)
    return x0, low, x1, high


def moved_links(links: Sequence[WebLink], shifts: Shifts) -> tuple[WebLink, ...]:
    """The links where the words they lie on now stand."""
    return tuple(_moved_link(link, shifts) for link in links)


def _moved_link(link: WebLink, shifts: Shifts) -> WebLink:
    for glyph, shift in shifts:
        if link.holds((glyph.ink[0] + glyph.ink[2]) / 2, (glyph.ink[1] + glyph.ink[3]) / 2):
            return replace(link, rect=moved(link.rect, glyph, shift))
    return link


def pixels_redrawn(
    image: Image.Image, bare: Image.Image, area: Rect, shifts: Shifts, drawn: Image.Image
) -> Image.Image:
    """The page's picture with the letters that move taken from their places, and dark letters drawn anew over it.

    `drawn` shows those letters on white where they now stand. What they are on the grid of pixels then depends on where
    they stand, and no longer on where they stood.
    """
    result = image.copy()
    for glyph, _shift in shifts:
        window = window_of(glyph.inked or glyph.ink, area, image)
        if window[0] < window[2] and window[1] < window[3]:
            result.paste(bare.crop(window), window)
    return ImageChops.multiply(result, drawn)


def pixels_moved(image: Image.Image, bare: Image.Image, area: Rect, shifts: Shifts) -> Image.Image:
    """The page's picture with the letters that move taken from their places and put where they now stand.

    `bare` is the picture without text: what a letter darkens or lightens there, it does at its new place.
    """
    across, down = image.width / (area[2] - area[0]), image.height / (area[3] - area[1])
    result = image.copy()
    letters = []
    for glyph, shift in shifts:
        window = window_of(glyph.inked or glyph.ink, area, image)
        if window[0] >= window[2] or window[1] >= window[3]:
            continue
        x, y = TURNS[glyph.angle]
        letters.append((image.crop(window), bare.crop(window), window[:2], (shift * x * across, -shift * y * down)))
        result.paste(bare.crop(window), window)
    for cut, below, corner, way in letters:
        _put(result, cut, below, corner, way)
    return result


def _put(
    result: Image.Image, cut: Image.Image, below: Image.Image, corner: tuple[int, int], way: tuple[float, float]
) -> None:
    """Draw a letter, cut out together with what lies `below` it, a way of so many pixels from its corner."""
    right, down = (math.floor(part) for part in way)
    rest = (way[0] - right, way[1] - down)
    left, upper = corner[0] + right, corner[1] + down
    darker, lighter = (_slid(ImageChops.subtract(*pair), rest) for pair in ((below, cut), (cut, below)))
    there = result.crop((left, upper, left + darker.width, upper + darker.height))
    result.paste(ImageChops.add(ImageChops.subtract(there, darker), lighter), (left, upper))


def _slid(levels: Image.Image, rest: tuple[float, float]) -> Image.Image:
    """Levels moved right and down by parts of a pixel."""
    larger = (levels.width + 1, levels.height + 1)
    matrix = (1, 0, -rest[0], 0, 1, -rest[1])
    return levels.transform(larger, Image.Transform.AFFINE, matrix, Image.Resampling.BILINEAR)


def window_of(rect: Rect, area: Rect, image: Image.Image) -> tuple[int, int, int, int]:
    """The whole pixels (left, upper, right, lower) of a letter's outline and its soft edge, held inside `image`."""
    across, down = image.width / (area[2] - area[0]), image.height / (area[3] - area[1])
    return (
        max(0, int((rect[0] - EDGE_PT - area[0]) * across)),
        max(0, int((area[3] - rect[3] - EDGE_PT) * down)),
        min(image.width, int((rect[2] + EDGE_PT - area[0]) * across) + 1),
        min(image.height, int((area[3] - rect[1] + EDGE_PT) * down) + 1),
    )
