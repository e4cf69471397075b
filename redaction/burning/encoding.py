"""A page's picture in the smallest form that keeps it readable: two-level, sixteen grays, or JPEG."""

import io
import zlib
from dataclasses import dataclass

from PIL import Image, ImageChops

PAGE_BYTES = 235 * 1024
"""What a page's picture may weigh, so that with its words and tags the page stays below 250 KiB."""
JPEG_QUALITIES = (80, 65, 50, 35)
COLOUR_SPREAD = 24
"""How far apart (of 255) the channels of a pixel must be for a page to need colour."""
SIXTEEN_LEVELS = [round(value / 17) for value in range(256)]
FLATE_LEVEL = 6
"""The system's zlib packs, called by Python, and by qpdf for streams of objects: Pillow's own may answer differently
from one processor to the next.
"""
ROWS_PER_STRIP, PHOTOMETRIC, STRIP_OFFSETS, STRIP_BYTE_COUNTS = 278, 262, 273, 279
"""Tags of TIFF 6.0."""


@dataclass(frozen=True, slots=True)
class Encoded:
    """An image stream's bytes with the entries of its dictionary that say how to decode them."""

    data: bytes
    width: int
    height: int
    colour_space: str
    bits: int
    filter: str


def needs_colour(image: Image.Image) -> bool:
    """Whether any pixel is clearly not gray."""
    red, green, blue = image.split()
    spreads = (ImageChops.difference(red, green), ImageChops.difference(green, blue), ImageChops.difference(red, blue))
    return max(int(spread.getextrema()[1]) for spread in spreads) > COLOUR_SPREAD  # type: ignore[arg-type]


def encoded(image: Image.Image) -> Encoded:
    """The smallest encoding of the page that keeps text sharp, or else the best JPEG within `PAGE_BYTES`."""
    picture = image if needs_colour(image) else image.convert("L")
    choices = [_jpeg(picture, JPEG_QUALITIES[0])]
    if picture.mode == "L":
        choices.append(_gray(picture))
    best = min(choices, key=lambda choice: len(choice.data))
    for quality in JPEG_QUALITIES[1:]:
        if len(best.data) <= PAGE_BYTES:
            break
        best = _jpeg(picture, quality)
    return best


def _jpeg(picture: Image.Image, quality: int) -> Encoded:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=quality, subsampling=0 if quality >= JPEG_QUALITIES[0] else 2)
    space = "DeviceGray" if picture.mode == "L" else "DeviceRGB"
    return Encoded(out.getvalue(), picture.width, picture.height, space, 8, "DCTDecode")


def _gray(picture: Image.Image) -> Encoded:
    """Sixteen levels of gray, or two where the page is black and white."""
    if not any(picture.histogram()[1:255]):
        return _two_level(picture)
    levels = picture.point(SIXTEEN_LEVELS).convert("P")
    data = zlib.compress(levels.tobytes("raw", "P;4"), FLATE_LEVEL)
    return Encoded(data, picture.width, picture.height, "DeviceGray", 4, "FlateDecode")


def _two_level(picture: Image.Image) -> Encoded:
    """Facsimile group 4, taken out of a TIFF file of one strip."""
    out = io.BytesIO()
    white_is_zero = {ROWS_PER_STRIP: picture.height, PHOTOMETRIC: 0}
    picture.convert("1").save(out, "TIFF", compression="group4", tiffinfo=white_is_zero)
    with Image.open(out) as strip:
        tags = strip.getexif()
        start, length = int(tags[STRIP_OFFSETS]), int(tags[STRIP_BYTE_COUNTS])
    data = out.getvalue()[start : start + length]
    return Encoded(data, picture.width, picture.height, "DeviceGray", 1, "CCITTFaxDecode")
