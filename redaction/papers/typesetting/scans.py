"""The look of scanned paper: pages as pictures, a little askew, grey and noisy, without a text layer.

Pillow writes the file, as the software of many office scanners writes it: one JPEG a page.
"""

import io
import time

import numpy as np
import pikepdf
import pypdfium2 as pdfium
from PIL import Image, ImageFilter

from redaction.papers.seeding import Dice

_DPI = 150
_FIXED_TIME = time.gmtime(1_700_000_000)


def scanned(content: bytes, roll: Dice) -> bytes:
    """A PDF of the pages of `content` as a scanner would have them."""
    with pdfium.PdfDocument(content) as document:
        images = [_scanned_page(document, number, roll) for number in range(len(document))]
    return _bound(images, roll)


def with_scanned_pages(content: bytes, pages: frozenset[int], roll: Dice) -> bytes:
    """`content` with those pages (from 0) replaced by scans of themselves, as when a signed page is scanned in."""
    with pdfium.PdfDocument(content) as document:
        images = [_scanned_page(document, number, roll) for number in sorted(pages)]
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


def _scanned_page(document: pdfium.PdfDocument, number: int, roll: Dice) -> Image.Image:
    """One page after the scanner."""
    page = document[number]
    image = page.render(scale=_DPI / 72, grayscale=False).to_pil().convert("RGB")
    page.close()
    is_grey = roll.chance(0.7)
    if is_grey:
        image = image.convert("L")
    paper = 250 if is_grey else (250, 249, 246)
    image = image.rotate(roll.uniform(-0.9, 0.9), Image.Resampling.BICUBIC, fillcolor=paper)
    image = image.filter(ImageFilter.GaussianBlur(roll.uniform(0.25, 0.6)))
    return _noisy(image, roll)


def _noisy(image: Image.Image, roll: Dice) -> Image.Image:
    """Grain, a lamp that is brighter at one side, and specks of dust."""
    grain = np.random.default_rng(roll.randrange(2**32))
    pixels = np.asarray(image, dtype=np.float32)
    height, width = pixels.shape[:2]
    noise = grain.normal(0, 3.2, (height, width)).astype(np.float32)
    noise += np.linspace(-roll.uniform(2, 9), 0, width, dtype=np.float32)[None, :]
    pixels = pixels * 0.965 + 4 + (noise if pixels.ndim == 2 else noise[:, :, None])
    for _ in range(roll.randint(6, 30)):
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
