"""A page rebuilt as a picture: drawn, boxes painted into the pixels, nothing else of the original kept."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from PIL import Image, ImageDraw

from redaction import rendering
from redaction.burning.encoding import PAGE_BYTES, Encoded, encoded
from redaction.burning.links import WebLink
from redaction.burning.moving import Shifts, pixels_moved, pixels_redrawn, without_text
from redaction.burning.textlayer import Word
from redaction.config import Limits
from redaction.errors import CannotRemove
from redaction.types import Rect

DOTS_PER_INCH = (150, 110)
"""Resolutions tried in turn until a page's picture fits its budget."""
PICTURE_PIXELS = 12_000_000
BOX_LEVEL = 51
"""The one colour of boxes, a dark gray (of 255) that sixteen-level pictures hold exactly."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What moves on a page, and a paper of one page that shows only that, where it now stands; empty if none."""

    shifts: Shifts = ()
    letters: bytes = b""


AS_IT_STOOD = Setting()


@dataclass(frozen=True, slots=True)
class Picture:
    """A page's picture with its boxes painted; `rects` are the boxes in user space, snapped outward to whole pixels."""

    image: Encoded
    rects: tuple[Rect, ...]


@dataclass(frozen=True, slots=True)
class PictureSheet:
    """One page of the output as a picture: its visible area, rotation, UserUnit, picture, and layer of words."""

    area: Rect
    rotation: int
    unit: float
    picture: Picture
    words: tuple[Word, ...]
    links: tuple[WebLink, ...] = ()


def picture_of(
    page: pdfium.PdfPage, area: Rect, rects: Sequence[Rect], unit: float, limits: Limits, setting: Setting = AS_IT_STOOD
) -> Picture:
    """Draw and paint one page. `unit` is its UserUnit. Raises CannotRemove when an image of it cannot be drawn."""
    _require_drawable_images(page)
    for dpi in DOTS_PER_INCH:
        picture = _painted(page, area, rects, scale_of(area, dpi * unit / 72), limits, setting)
        if len(picture.image.data) <= PAGE_BYTES:
            break
    return picture


def scale_of(area: Rect, wanted: float) -> float:
    """Pixels a point: as wanted, but within the budget of a picture."""
    return min(wanted, math.sqrt(PICTURE_PIXELS / ((area[2] - area[0]) * (area[3] - area[1]))))


def _painted(
    page: pdfium.PdfPage, area: Rect, rects: Sequence[Rect], scale: float, limits: Limits, setting: Setting
) -> Picture:
    image, snapped = painted_image(page, area, rects, scale, limits, setting)
    return Picture(encoded(image), snapped)


def painted_image(
    page: pdfium.PdfPage,
    area: Rect,
    rects: Sequence[Rect],
    scale: float,
    limits: Limits,
    setting: Setting = AS_IT_STOOD,
) -> tuple[Image.Image, tuple[Rect, ...]]:
    """The page's pixels, letters moved, boxes painted; and the boxes in user space, snapped outward to whole pixels."""
    image = rendering.rasterise(page, scale, upright=False, limits=limits)
    if setting.shifts:
        image = _set(image, without_text(page, scale, limits), area, scale, setting)
    return image, painted(image, area, rects)


def painted(image: Image.Image, area: Rect, rects: Sequence[Rect]) -> tuple[Rect, ...]:
    """Paint the boxes into `image`. Returns them in user space, snapped outward to whole pixels."""
    draw = ImageDraw.Draw(image)
    snapped = []
    for rect in rects:
        left, upper, right, lower = pixels_of(rect, area, image)
        draw.rectangle((left, upper, right - 1, lower - 1), fill=(BOX_LEVEL, BOX_LEVEL, BOX_LEVEL))
        snapped.append(points_of((left, upper, right, lower), area, image))
    return tuple(snapped)


def _set(image: Image.Image, bare: Image.Image, area: Rect, scale: float, setting: Setting) -> Image.Image:
    """The picture with the letters that move where they now stand: drawn anew if that can be, else their pixels."""
    if setting.letters:
        with rendering.opened(setting.letters) as document, rendering.flat_page(document, 1) as page:
            drawn = rendering.rasterise(page, scale, upright=False)
        if drawn.size == image.size:
            return pixels_redrawn(image, bare, area, setting.shifts, drawn)
    return pixels_moved(image, bare, area, setting.shifts)


def pixels_of(rect: Rect, area: Rect, image: Image.Image) -> tuple[int, int, int, int]:
    """`rect` as (left, upper, right, lower) whole pixels of `image`, rounded outward and held inside it."""
    across, down = image.width / (area[2] - area[0]), image.height / (area[3] - area[1])
    return (
        max(0, math.floor((rect[0] - area[0]) * across)),
        max(0, math.floor((area[3] - rect[3]) * down)),
        min(image.width, math.ceil((rect[2] - area[0]) * across)),
        min(image.height, math.ceil((area[3] - rect[1]) * down)),
    )


def points_of(window: tuple[int, int, int, int], area: Rect, image: Image.Image) -> Rect:
    """A window of whole pixels of `image` in user space."""
    across, down = (area[2] - area[0]) / image.width, (area[3] - area[1]) / image.height
    left, upper, right, lower = window
    return (
        area[0] + left * across,
        area[3] - lower * down,
        area[0] + right * across,
        area[3] - upper * down,
    )


def _require_drawable_images(page: pdfium.PdfPage) -> None:
    """pdfium leaves an image it cannot decode white, without an error; such a page is not a picture of the paper."""
    for image in page.get_objects(filter=(pdfium_c.FPDF_PAGEOBJ_IMAGE,)):
        bitmap = pdfium_c.FPDFImageObj_GetBitmap(image)
        if not bitmap:
            raise CannotRemove("an image cannot be drawn")
        pdfium_c.FPDFBitmap_Destroy(bitmap)
