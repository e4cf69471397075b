"""Pages as pixels, drawn by pdfium with the two Korean faces of this package and no font of the machine.

pdfium draws Hangul of fonts that are not embedded with whatever the machine has, and draws nothing, without an error,
where it has nothing. So it is handed a font source of our own, held in memory: the same paper gives the same pixels
everywhere, and a locked-down child needs no file to draw.
"""

import ctypes
import io
import math
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from PIL import Image

from redaction.config import Limits
from redaction.errors import Encrypted, Malformed, TooLarge

FONT_FOLDER = Path(__file__).parent / "fonts"
SANS, SERIF = 1, 2
FACES: dict[int, tuple[bytes, bytes]] = {
    SANS: (b"NanumGothic", (FONT_FOLDER / "NanumGothic.ttf").read_bytes()),
    SERIF: (b"NanumMyeongjo", (FONT_FOLDER / "NanumMyeongjo.ttf").read_bytes()),
}
"""Handle → (face name, font program). Handles are what pdfium passes back to the callbacks."""

CJK_CHARSETS = frozenset({128, 129, 130, 134, 136})
"""Windows character sets of fonts that pdfium's built-in Latin faces cannot stand in for."""
ROMAN_PITCH = 0x10
SERIF_NAMES = (
    b"batang",
    b"myeongjo",
    b"myungjo",
    b"mincho",
    b"serif",
    b"song",
    b"gungs",
    b"\xb9\xd9\xc5\xc1",
    b"\xb8\xed\xc1\xb6",
)
"""Parts of names of Korean serif faces; the last two are 바탕 and 명조 in the legacy Korean code page."""
TABLE_DIRECTORY_ENTRY = 16
PNG_LEVEL = 3
"""Pages of text become smaller and are written faster than at the usual 6."""


def _map_font(_info: Any, _weight: int, _italic: int, charset: int, pitch: int, face: Any, _exact: Any) -> int | None:
    """Which of our faces stands in for a font that is not embedded; None leaves Latin to pdfium's own faces."""
    if charset not in CJK_CHARSETS:
        return None
    name = ctypes.cast(face, ctypes.c_char_p).value or b""
    is_serif = bool(pitch & ROMAN_PITCH) or any(part in name.lower() for part in SERIF_NAMES)
    return SERIF if is_serif else SANS


def _font_data(_info: Any, handle: int, table: int, buffer: Any, size: int) -> int:
    """Copy a font program (table 0) or one of its tables into `buffer`; returns its length in bytes, 0 if absent."""
    program = FACES[handle][1] if table == 0 else _table(FACES[handle][1], table.to_bytes(4, "big"))
    if buffer and size >= len(program):
        ctypes.memmove(buffer, program, len(program))
    return len(program)


def _table(program: bytes, tag: bytes) -> bytes:
    count = int.from_bytes(program[4:6], "big")
    for at in range(12, 12 + TABLE_DIRECTORY_ENTRY * count, TABLE_DIRECTORY_ENTRY):
        if program[at : at + 4] == tag:
            start, length = (int.from_bytes(program[at + part : at + part + 4], "big") for part in (8, 12))
            return program[start : start + length]
    return b""


def _face_name(_info: Any, handle: int, buffer: Any, size: int) -> int:
    name = FACES[handle][0] + b"\0"
    if buffer and size >= len(name):
        ctypes.memmove(buffer, name, len(name))
    return len(name)


def _font_source() -> Any:
    """A font source whose callbacks only ever answer from `FACES`."""
    kinds = dict(pdfium_c.FPDF_SYSFONTINFO._fields_)
    return pdfium_c.FPDF_SYSFONTINFO(
        version=1,
        Release=kinds["Release"](lambda _info: None),
        EnumFonts=kinds["EnumFonts"](lambda _info, _mapper: None),
        MapFont=kinds["MapFont"](_map_font),
        GetFont=kinds["GetFont"](lambda _info, _face: None),
        GetFontData=kinds["GetFontData"](_font_data),
        GetFaceName=kinds["GetFaceName"](_face_name),
        GetFontCharset=kinds["GetFontCharset"](lambda _info, _handle: 129),
        DeleteFont=kinds["DeleteFont"](lambda _info, _handle: None),
    )


_FONTS = _font_source()
pdfium_c.FPDF_SetSystemFontInfo(_FONTS)


@contextmanager
def opened(content: bytes) -> Iterator[pdfium.PdfDocument]:
    """A document in pdfium, closed at the end. Raises Encrypted (a password is needed) or Malformed."""
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as fault:
        if getattr(fault, "err_code", None) == pdfium_c.FPDF_ERR_PASSWORD:
            raise Encrypted from fault
        raise Malformed("open") from fault
    try:
        yield document
    finally:
        document.close()


@contextmanager
def flat_page(document: pdfium.PdfDocument, number: int) -> Iterator[pdfium.PdfPage]:
    """Page `number` (from 1) with form fields, stamps and notes made part of its content, in memory only.

    What is drawn on paper is then exactly what the text layer can be asked about. Raises Malformed.
    """
    try:
        page = document[number - 1]
        outcome = pdfium_c.FPDFPage_Flatten(page, pdfium_c.FLAT_NORMALDISPLAY)
        if outcome == pdfium_c.FLATTEN_SUCCESS:
            page.close()
            page = document[number - 1]
    except (pdfium.PdfiumError, IndexError) as fault:
        raise Malformed(f"page {number}") from fault
    try:
        if outcome == pdfium_c.FLATTEN_FAIL:
            raise Malformed(f"annotations of page {number}")
        yield page
    finally:
        page.close()


def rasterise(
    page: pdfium.PdfPage, scale: float, *, upright: bool = True, gray: bool = False, limits: Limits | None = None
) -> Image.Image:
    """The page at `scale` pixels a point, as a reader sees it, or unrotated as its content stream is written.

    Raises TooLarge above the limits on a page's side and pixels, Malformed when pdfium cannot draw.
    """
    allowed = limits or Limits()
    width_pt, height_pt = page.get_size()
    if not 0 < max(width_pt, height_pt) <= allowed.page_side_pt:
        raise TooLarge("page side")
    if math.ceil(width_pt * scale) * math.ceil(height_pt * scale) > allowed.page_pixels:
        raise TooLarge("page pixels")
    rotation = 0 if upright else (-page.get_rotation()) % 360
    try:
        bitmap = page.render(scale=scale, rotation=rotation, may_draw_forms=False, draw_annots=False, grayscale=gray)
        image: Image.Image = bitmap.to_pil()
        # A gray picture looks into pdfium's memory, which goes with the bitmap; one in RGB holds its own pixels.
        if gray or image.mode != "RGB":
            image = image.convert("L" if gray else "RGB")
        bitmap.close()
    except pdfium.PdfiumError as fault:
        raise Malformed("draw") from fault
    return image


def render_page(content: bytes, page: int, width_px: int, limits: Limits | None = None) -> Image.Image:
    """Page `page` (from 1) as a reader sees it, about `width_px` wide. Raises Encrypted, Malformed, TooLarge."""
    with opened(content) as document, flat_page(document, page) as drawn:
        return rasterise(drawn, width_px / drawn.get_width(), limits=limits)


def pictures(
    content: bytes, pages: Sequence[int], width_px: int, on_page: Callable[[int, int], None]
) -> Iterator[bytes]:
    """The pages (from 1) as PNGs, about `width_px` wide, the same bytes for the same page. Raises as `render_page`."""
    with opened(content) as document:
        for done, page in enumerate(pages, 1):
            with flat_page(document, page) as drawn:
                yield _png(rasterise(drawn, width_px / drawn.get_width()))
            on_page(done, len(pages))


def _png(image: Image.Image) -> bytes:
    """Exactly these pixels; a page without colours takes a third of the time and half of the space in gray."""
    bands = image.split()
    if len({band.tobytes() for band in bands}) == 1:
        image = bands[0]
    written = io.BytesIO()
    image.save(written, "PNG", compress_level=PNG_LEVEL)
    return written.getvalue()


def is_blank(image: Image.Image) -> bool:
    """Whether every pixel has the same colour."""
    return all(len(set(band.getextrema())) == 1 for band in image.split())


WARM_UP_PAPER = (
    b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 90 40]/Contents 4 0 R"
    b"/Resources<</Font<</A 5 0 R/B 7 0 R>>>>>>endobj\n"
    b"4 0 obj<</Length 74>>stream\nBT /A 20 Tf 4 10 Td <B1B8B7CA> Tj ET "
    b"BT /B 20 Tf 46 10 Td <B1B8B7CA> Tj ET \nendstream endobj\n"
    b"5 0 obj<</Type/Font/Subtype/Type0/BaseFont/Dotum/Encoding/KSCms-UHC-H/DescendantFonts[6 0 R]>>endobj\n"
    b"6 0 obj<</Type/Font/Subtype/CIDFontType2/BaseFont/Dotum/CIDSystemInfo<</Registry(Adobe)/Ordering(Korea1)"
    b"/Supplement 1>>/FontDescriptor 9 0 R>>endobj\n"
    b"7 0 obj<</Type/Font/Subtype/Type0/BaseFont/Batang/Encoding/KSCms-UHC-H/DescendantFonts[8 0 R]>>endobj\n"
    b"8 0 obj<</Type/Font/Subtype/CIDFontType2/BaseFont/Batang/CIDSystemInfo<</Registry(Adobe)/Ordering(Korea1)"
    b"/Supplement 1>>/FontDescriptor 9 0 R>>endobj\n"
    b"9 0 obj<</Type/FontDescriptor/FontName/Dotum/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 900"
    b"/Descent -200/CapHeight 700/StemV 80>>endobj\n"
    b"trailer<</Root 1 0 R/Size 10>>\n%%EOF\n"
)
"""A page that says the county's first two syllables twice, in a sans and a serif font that is not embedded."""


def warm_up() -> None:
    """Draw both vendored faces once, so that everything lazy is loaded. Raises Malformed if a face draws nothing."""
    image = render_page(WARM_UP_PAPER, 1, 180)
    halves = (image.crop((0, 0, 90, image.height)), image.crop((90, 0, 180, image.height)))
    if any(is_blank(half) for half in halves):
        raise Malformed("faces")
