"""The look of scanned paper: pages as pictures, a little askew, grey and noisy, without a text layer.

Pillow writes the file, as the software of many office scanners writes it: one JPEG a page.
"""

import io
import math
import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pikepdf
import pypdfium2 as pdfium
from PIL import Image, ImageFilter

from redaction.papers.seeding import Dice
from redaction.types import Rect

_DPI = 150
_FIXED_TIME = time.gmtime(1_700_000_000)
Place = Callable[[Rect], Rect]


@dataclass(frozen=True, slots=True)
class _Pass:
    """One page's way through the scanner. `tilt` in degrees, counter-clockwise; `lamp` how much darker one side is."""

    is_grey: bool
    tilt: float
    blur: float
    grain: int
    lamp: float
    specks: int


def scanned(content: bytes, roll: Dice) -> bytes:
    """A PDF of the pages of `content` as a scanner would have them."""
    with pdfium.PdfDocument(content) as document:
        images = [_scanned_page(document, number, _pass(roll)) for number in range(len(document))]
    return _bound(images, roll)


def places_on_scans(content: bytes, pages: tuple[int, ...], roll: Dice) -> dict[int, Place]:
    """For each of those pages (from 0), in this order: where a rect of `content` lies on the page's scan.

    `roll` as it was given to `scanned` or `with_scanned_pages`. Rects in points, from the lower left corner.
    """
    with pdfium.PdfDocument(content) as document:
        return {number: _turned(_pass(roll).tilt, *document.get_page_size(number)) for number in pages}


def _turned(tilt: float, width: float, height: float) -> Place:
    """A rect turned about the middle of the page, and the upright one around it."""
    cosine, sine = math.cos(math.radians(tilt)), math.sin(math.radians(tilt))

    def place(rect: Rect) -> Rect:
        corners = [(x - width / 2, y - height / 2) for x in (rect[0], rect[2]) for y in (rect[1], rect[3])]
        xs = [width / 2 + cosine * x - sine * y for x, y in corners]
        ys = [height / 2 + sine * x + cosine * y for x, y in corners]
        return min(xs), min(ys), max(xs), max(ys)

    return place


def with_scanned_pages(content: bytes, pages: frozenset[int], roll: Dice) -> bytes:
    """`content` with those pages (from 0) replaced by scans of themselves, as when a signed page is scanned in."""
    with pdfium.PdfDocument(content) as document:
        images = [_scanned_page(document, number, _pass(roll)) for number in sorted(pages)]
    scans = _bound(images, roll)
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as whole, pikepdf.open(io.BytesIO(scans)) as pictures:
        for place, number in enumerate(sorted(pages)):
            whole.pages[number] = pictures.pages[place]
        whole.save(out, deterministic_id=True)
    return out.getvalue()


def page_count(content: bytes) -> int:
    """How many pages a PDF has."""
    with pdfium.PdfDocument(content) as document:
        return len(document)


def _pass(roll: Dice) -> _Pass:
    return _Pass(
        is_grey=roll.chance(0.7),
        tilt=roll.uniform(-0.9, 0.9),
        blur=roll.uniform(0.25, 0.6),
        grain=roll.randrange(2**32),
        lamp=roll.uniform(2, 9),
        specks=roll.randint(6, 30),
    )


def _scanned_page(document: pdfium.PdfDocument, number: int, way: _Pass) -> Image.Image:
    """One page after the scanner."""
    page = document[number]
    image = page.render(scale=_DPI / 72, grayscale=False).to_pil().convert("RGB")
    page.close()
    if way.is_grey:
        image = image.convert("L")
    paper = 250 if way.is_grey else (250, 249, 246)
    image = image.rotate(way.tilt, Image.Resampling.BICUBIC, fillcolor=paper)
    return _noisy(image.filter(ImageFilter.GaussianBlur(way.blur)), way)


def _noisy(image: Image.Image, way: _Pass) -> Image.Image:
    """Grain, a lamp that is brighter at one side, and specks of dust."""
    grain = np.random.default_rng(way.grain)
    pixels = np.asarray(image, dtype=np.float32)
    height, width = pixels.shape[:2]
    noise = grain.normal(0, 3.2, (height, width)).astype(np.float32)
    noise += np.linspace(-way.lamp, 0, width, dtype=np.float32)[None, :]
    pixels = pixels * 0.965 + 4 + (noise if pixels.ndim == 2 else noise[:, :, None])
    for _ in range(way.specks):
        y, x = grain.integers(0, height - 3), grain.integers(0, width - 3)
        pixels[y : y + 2, x : x + 2] -= 70
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))


def _bound(images: list[Image.Image], roll: Dice) -> bytes:
    """The pictures as one PDF."""
    out = io.BytesIO()
    images[0].save(
        out,
        "PDF",
        save_all=True,
        append_images=images[1:],
        resolution=float(_DPI),
        quality=roll.randint(58, 78),
        producer="Office Scan",
        creationDate=_FIXED_TIME,
        modDate=_FIXED_TIME,
    )
    return out.getvalue()
