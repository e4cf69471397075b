"""What the checks look at, gathered once a page: the original and the output as read and as drawn."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from numpy.typing import NDArray
from PIL import Image, ImageChops

from redaction import rendering
from redaction.config import Limits
from redaction.contrast import counted
from redaction.reading.lines import Written
from redaction.types import Box, PageText, Rect
from redaction.verifying.readers import NOTHING_READ, Character, Reading, letters, pdfium_characters
from redaction.wording import box_words

COMPARE_DPI = 150
COMPARE_PIXELS = 12_000_000
SHAPE_TOLERANCE_PT = 0.01
COVERED_SHRINK, COVERED_LEVELS = 3, 48
"""Two packed pictures of one place differ by less than this many levels (of 255) over 3 × 3 pixels."""
INK_DIFFERENCE = 10
"""How far (of 255) a pixel changes at least where text that is left out had drawn."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two papers at one page: pdfium's characters, the picture as written, and the visible area."""

    characters: Reading
    image: Image.Image
    area: Rect
    rotation: int


@dataclass(frozen=True, slots=True)
class Shown:
    """A page's text with what OCR read where the layer explains nothing. `is_unread`: OCR ran out of time.

    The first `layer_length` characters are the layer's, `by_ocr` is what OCR added. `public` is what search may index:
    the layer, or all where the layer is next to nothing.
    """

    text: Written
    public: Written
    layer_length: int
    by_ocr: str
    is_unread: bool


@dataclass(frozen=True, slots=True)
class PageEvidence:
    """All that is known of one page. `bare` is the output drawn without its vector paint, `strange_paths` counts
    its paths in boxes that are no paint.

    `original` is the original as its boxes demand it to look: with the letters after gaps over proportional writing
    where they must stand, and so are `rects` and `labels`, `kept` and `grazed`. `given` are the boxes as decided.
    `removed` are the original's characters in boxes, where they stood; `gone` where they would stand now.
    `kept` are the visible ones outside; those a box only grazes may stay or go and are in `grazed`. `bars` close gaps;
    `gaps_open` counts gaps that are not as long as demanded, `tight` lines without room for that.
    `seen` are the characters that OCR read outside boxes, `seen_removed` those inside.
    `is_pictured` says that the original shows pictures here, `letters_cut` how many boxes cut letters in them.
    """

    number: int
    given: tuple[Rect, ...]
    rects: tuple[Rect, ...]
    labels: tuple[str, ...]
    original: Side
    output: Side
    bare: Image.Image
    strange_paths: int
    is_pictured: bool
    letters_cut: int
    removed: Reading
    kept: tuple[Character, ...]
    grazed: tuple[Character, ...]
    original_pdfminer: Reading
    output_pdfminer: Reading
    output_pypdf: str
    shown: Shown
    gone: tuple[Character, ...] = ()
    bars: tuple[Rect, ...] = ()
    gaps_open: int = 0
    tight: int = 0
    seen: tuple[Character, ...] = ()
    seen_removed: Reading = NOTHING_READ


def characters_seen(page: PageText | None) -> Reading:
    """What OCR read of the original's page, character by character."""
    if page is None:
        return NOTHING_READ
    return Reading(
        Character(each, rect, rect[3] - rect[1], draws=False)
        for character, rect in zip(page.text, page.rects, strict=True)
        if rect is not None
        for each in letters(character)
    )


def pixels_a_point(page: pdfium.PdfPage) -> float:
    """The scale at which both papers are drawn to be compared: 150 dpi, for very large pages less."""
    width, height = page.get_size()
    return float(min(COMPARE_DPI / 72, math.sqrt(COMPARE_PIXELS / (width * height))))


def same_shape(page: PageEvidence) -> bool:
    """Whether both papers show the same area of user space, turned the same way."""
    sides = zip(page.original.area, page.output.area, strict=True)
    return page.original.rotation == page.output.rotation and all(
        abs(one - other) <= SHAPE_TOLERANCE_PT for one, other in sides
    )


def side_of(page: pdfium.PdfPage, scale: float, limits: Limits, read: Reading | None = None) -> Side:
    """Read and draw one page. `read` are its characters where they have been read already."""
    image = rendering.rasterise(page, scale, upright=False, limits=limits)
    return Side(pdfium_characters(page) if read is None else read, image, page.get_bbox(), page.get_rotation())


def drawn_without(page: pdfium.PdfPage, kind: int, scale: float, limits: Limits) -> Image.Image:
    """The page drawn with all page objects of a pdfium kind left out, forms searched too."""
    objects = list(page.get_objects(filter=(kind,)))
    for each in objects:
        pdfium_c.FPDFPageObj_SetIsActive(each, False)
    image = rendering.rasterise(page, scale, upright=False, limits=limits)
    for each in objects:
        pdfium_c.FPDFPageObj_SetIsActive(each, True)
    return image


def pictures_covered(page: pdfium.PdfPage, scale: float, limits: Limits) -> int:
    """How many pictures lie over one that shows something else: what is below could be taken out."""
    objects = list(page.get_objects())
    pictures = [each for each in objects if each.type == pdfium_c.FPDF_PAGEOBJ_IMAGE]
    places = [each.get_bounds() for each in pictures]
    pairs = [(low, high) for low, high in combinations(range(len(places)), 2) if overlap(places[low], places[high])]
    alone = {at: _drawn_alone(page, pictures[at], objects, scale, limits) for pair in pairs for at in pair}
    area = page.get_bbox()
    return sum(_differ(alone[low], alone[high], _common(places[low], places[high]), area) for low, high in pairs)


def overlap(one: Rect, other: Rect) -> bool:
    """Whether two rectangles have a part in common."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _common(one: Rect, other: Rect) -> Rect:
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])


def _drawn_alone(
    page: pdfium.PdfPage, shown: pdfium.PdfObject, objects: Sequence[pdfium.PdfObject], scale: float, limits: Limits
) -> Image.Image:
    for each in objects:
        pdfium_c.FPDFPageObj_SetIsActive(each, each is shown)
    image = rendering.rasterise(page, scale, upright=False, gray=True, limits=limits)
    for each in objects:
        pdfium_c.FPDFPageObj_SetIsActive(each, True)
    return image


def _differ(one: Image.Image, other: Image.Image, place: Rect, area: Rect) -> bool:
    left, upper, right, lower = window(place, area, one, inward=True)
    if right - left < COVERED_SHRINK or lower - upper < COVERED_SHRINK:
        return False
    inside = (left, upper, right, lower)
    difference = ImageChops.difference(one.crop(inside), other.crop(inside)).reduce(COVERED_SHRINK)
    return sum(difference.histogram()[COVERED_LEVELS:]) > 0


@dataclass(frozen=True, slots=True)
class Ink:
    """Where text draws on a picture: `sums[y, x]` counts its pixels above row y and left of column x."""

    width: int
    height: int
    sums: NDArray[np.int32]


def text_ink(with_text: Image.Image, without_text: Image.Image) -> Ink:
    """The pixels that change when the text is left out of the picture."""
    red, green, blue = ImageChops.difference(with_text, without_text).split()
    strongest = np.asarray(ImageChops.lighter(ImageChops.lighter(red, green), blue))
    return Ink(with_text.width, with_text.height, counted(strongest > INK_DIFFERENCE))


def window(rect: Rect, area: Rect, image: Image.Image | Ink, *, inward: bool = False) -> tuple[int, int, int, int]:
    """`rect` in whole pixels of `image`, which shows `area`; rounded outward, or inward by a further pixel."""
    across, down = image.width / (area[2] - area[0]), image.height / (area[3] - area[1])
    left, right = (rect[0] - area[0]) * across, (rect[2] - area[0]) * across
    upper, lower = (area[3] - rect[3]) * down, (area[3] - rect[1]) * down
    if inward:
        edges = (math.ceil(left) + 1, math.ceil(upper) + 1, math.floor(right) - 1, math.floor(lower) - 1)
    else:
        edges = (math.floor(left), math.floor(upper), math.ceil(right), math.ceil(lower))
    return max(0, edges[0]), max(0, edges[1]), min(image.width, edges[2]), min(image.height, edges[3])


def has_ink(rect: Rect, area: Rect, ink: Ink) -> bool:
    """Whether text draws any pixel within `rect`."""
    left, upper, right, lower = window(rect, area, ink)
    if left >= right or upper >= lower:
        return False
    sums = ink.sums
    return bool(sums[lower, right] - sums[upper, right] - sums[lower, left] + sums[upper, left])


def clamped(boxes: Sequence[Box], area: Rect) -> tuple[tuple[Rect, ...], tuple[str, ...]]:
    """The boxes' rectangles cut to the visible area, with the words each must carry. Boxes wholly off it are none."""
    cut = ((_cut(box.rect, area), box_words(box.ground)) for box in boxes)
    visible = [(rect, words) for rect, words in cut if rect[0] < rect[2] and rect[1] < rect[3]]
    return tuple(rect for rect, _words in visible), tuple(words for _rect, words in visible)


def _cut(rect: Rect, area: Rect) -> Rect:
    return max(rect[0], area[0]), max(rect[1], area[1]), min(rect[2], area[2]), min(rect[3], area[3])
