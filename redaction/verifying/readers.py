"""Three readers that share no code: pdfium, pdfminer.six and pypdf. What any of them can read, anybody can."""

import ctypes
import io
import math
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.utils import apply_matrix_rect
from pypdf import PdfReader

from redaction.types import Rect
from redaction.verifying.faults import READER_FAULTS

UPRIGHT = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
CORE_MARGIN = 0.25
"""The share cut off each side of a character's box; what is left makes it readable."""
BAND_PT = 16.0
MOST_BANDS = 20
FARTHEST_BAND = 2_000
"""Beyond the largest page (14,400 pt) either way; what lies farther out counts as there."""
EVERYWHERE = FARTHEST_BAND + 1
UNREADABLE_CODES = frozenset({0, 0xFFFD, 0xFFFE, 0xFFFF})


@dataclass(frozen=True, slots=True)
class Pen:
    """How pdfium sets a character: where the pen stands before it, how far it goes on (0 if unknown), in points.

    `em_pt` is the em in user space, `angle` the direction of writing in whole degrees.
    """

    x: float
    y: float
    advance_pt: float
    em_pt: float
    angle: int


@dataclass(frozen=True, slots=True)
class Character:
    """A non-blank character a reader finds, with its box in user space. `draws` is False in text modes 3 and 7.

    `cell` is where its ink may lie if that is not `rect`: pdfium sets a narrow letter of a stand-in face in the middle
    of the width the paper gives it, but tells its box at the left.
    """

    text: str
    rect: Rect
    size_pt: float
    draws: bool = True
    cell: Rect | None = None
    pen: Pen | None = None

    def core(self) -> Rect:
        """The middle of the box."""
        x0, y0, x1, y1 = self.rect
        dx, dy = (x1 - x0) * CORE_MARGIN, (y1 - y0) * CORE_MARGIN
        return x0 + dx, y0 + dy, x1 - dx, y1 - dy

    def is_near(self, rects: Iterable[Rect]) -> bool:
        """Whether any part of the box lies in any of the rectangles."""
        x0, y0, x1, y1 = self.rect
        return any(x0 <= rect[2] and rect[0] <= x1 and y0 <= rect[3] and rect[1] <= y1 for rect in rects)

    def touches(self, rects: Iterable[Rect]) -> bool:
        """Whether the core lies in any of the rectangles, at least in part."""
        x0, y0, x1, y1 = self.core()
        return any(x0 <= rect[2] and rect[0] <= x1 and y0 <= rect[3] and rect[1] <= y1 for rect in rects)


class Reading(tuple[Character, ...]):
    """The characters of a page in their order, found by their place as well."""

    @cached_property
    def _bands(self) -> Mapping[int, Sequence[int]]:
        """Height of the page in steps of `BAND_PT` → places in this reading of the characters that reach there.

        Those that reach over too much of it, as a hostile paper's may, are in `EVERYWHERE`.
        """
        bands: dict[int, list[int]] = defaultdict(list)
        for at, character in enumerate(self):
            reached = _bands(character.rect)
            for band in reached if len(reached) <= MOST_BANDS else (EVERYWHERE,):
                bands[band].append(at)
        return bands

    def near(self, rect: Rect) -> list[Character]:
        """The characters of which any part lies in the rectangle, in their order."""
        x0, y0, x1, y1 = rect
        places = {at for band in (EVERYWHERE, *_bands(rect)) for at in self._bands.get(band, ())}
        return [
            each
            for each in map(self.__getitem__, sorted(places))
            if each.rect[0] <= x1 and x0 <= each.rect[2] and each.rect[1] <= y1 and y0 <= each.rect[3]
        ]

    def touching(self, rect: Rect) -> list[Character]:
        """The characters whose core lies in the rectangle, in their order."""
        return [each for each in self.near(rect) if each.touches((rect,))]


NOTHING_READ = Reading()


def _bands(rect: Rect) -> range:
    low, high = sorted(max(-FARTHEST_BAND, min(FARTHEST_BAND, side / BAND_PT)) for side in (rect[1], rect[3]))
    return range(math.floor(low), math.floor(high) + 1)


def _reading(characters: Iterable[Character]) -> Reading:
    return characters if isinstance(characters, Reading) else Reading(characters)


def touching(characters: Iterable[Character], rect: Rect) -> list[Character]:
    """The characters whose core lies in the rectangle, in their order."""
    return _reading(characters).touching(rect)


def near_any(characters: Iterable[Character], rects: Iterable[Rect]) -> set[int]:
    """The ids (of objects) of the characters of which any part lies in any of the rectangles."""
    held = _reading(characters)
    return {id(each) for rect in rects for each in held.near(rect)}


def touching_any(characters: Iterable[Character], rects: Iterable[Rect]) -> set[int]:
    """The ids (of objects) of the characters whose core lies in any of the rectangles."""
    held = _reading(characters)
    return {id(each) for rect in rects for each in held.touching(rect)}


def letters(text: str) -> str:
    """A text as it is compared: composed (NFC), without blanks and controls."""
    return "".join(
        character for character in unicodedata.normalize("NFC", text) if character.isprintable() and character != " "
    )


def pdfium_characters(page: pdfium.PdfPage) -> Reading:
    """The non-blank characters of a page as pdfium reads them, in content order."""
    textpage = page.get_textpage()
    try:
        found = (_pdfium_character(textpage, at) for at in range(textpage.count_chars()))
        return Reading(_composed(character for character in found if character is not None))
    finally:
        textpage.close()


def _composed(characters: Iterable[Character]) -> Iterator[Character]:
    """The characters; those that stand on one spot and make one syllable as one, which other readers compose too."""
    for _pen, group in groupby(characters, lambda each: (each.pen, each.rect)):
        spot = list(group)
        text = letters("".join(each.text for each in spot))
        yield from [replace(spot[0], text=text)] if len(text) == 1 else spot


def _pdfium_character(textpage: Any, at: int) -> Character | None:
    code = int(pdfium_c.FPDFText_GetUnicode(textpage, at))
    handle = pdfium_c.FPDFText_GetTextObject(textpage, at)
    if not handle or code in UNREADABLE_CODES or 0xDC00 <= code <= 0xDFFF:
        return None
    if 0xD800 <= code <= 0xDBFF:
        low = int(pdfium_c.FPDFText_GetUnicode(textpage, at + 1))
        code = 0x10000 + ((code - 0xD800) << 10) + ((low - 0xDC00) & 0x3FF)
    text = letters(chr(code))
    if not text:
        return None
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium_c.FPDFText_GetCharBox(textpage, at, left, right, bottom, top)
    draws = int(pdfium_c.FPDFTextObj_GetTextRenderMode(handle)) not in (3, 7)
    size = float(pdfium_c.FPDFText_GetFontSize(textpage, at))
    rect = (left.value, bottom.value, right.value, top.value)
    return Character(text, rect, size, draws, _cell_of_stand_in(textpage, at, handle, rect), _pen(textpage, at, size))


def _cell_of_stand_in(textpage: Any, at: int, handle: Any, rect: Rect) -> Rect | None:
    if pdfium_c.FPDFFont_GetIsEmbedded(pdfium_c.FPDFTextObj_GetFont(handle)) != 0:
        return None
    loose = pdfium_c.FS_RECTF()
    pdfium_c.FPDFText_GetLooseCharBox(textpage, at, loose)
    return min(rect[0], loose.left), rect[1], max(rect[2], loose.right), rect[3]


def _pen(textpage: Any, at: int, size: float) -> Pen:
    matrix, loose = pdfium_c.FS_MATRIX(), pdfium_c.FS_RECTF()
    pdfium_c.FPDFText_GetMatrix(textpage, at, matrix)
    pdfium_c.FPDFText_GetLooseCharBox(textpage, at, loose)
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium_c.FPDFText_GetCharOrigin(textpage, at, x, y)
    turn = math.atan2(matrix.b, matrix.a)
    angle = round(math.degrees(turn)) % 360 if math.isfinite(turn) else 0
    em = size * math.hypot(matrix.c, matrix.d)
    return Pen(x.value, y.value, 0.0 if angle else loose.right - x.value, em, angle)


class _Collector(PDFTextDevice):
    """A pdfminer device that keeps characters and draws nothing."""

    def __init__(self, resources: PDFResourceManager) -> None:
        super().__init__(resources)
        self.found: list[Character] = []

    def render_char(
        self,
        matrix: Any,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: Any,
        graphicstate: Any,
    ) -> float:
        """Keep one character; returns its advance in text space."""
        advance = float(font.char_width(cid) * fontsize * scaling)
        try:
            text = letters(font.to_unichr(cid))
        except PDFUnicodeNotDefined:
            text = ""
        if text:
            self.found.append(Character(text, self._cell(matrix, font, fontsize, advance, rise), abs(fontsize)))
        return advance

    @staticmethod
    def _cell(matrix: Any, font: PDFFont, fontsize: float, advance: float, rise: float) -> Rect:
        if font.is_vertical():
            cell = (-fontsize / 2, rise + advance, fontsize / 2, rise)
        else:
            low = font.get_descent() * fontsize + rise
            cell = (0.0, low, advance, low + fontsize)
        x0, y0, x1, y1 = apply_matrix_rect(matrix, cell)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def pdfminer_pages(content: bytes) -> Iterator[Reading]:
    """The characters of each page as pdfminer reads them. Raises whatever pdfminer raises."""
    interpreter, device = _pdfminer()
    for page in PDFPage.get_pages(io.BytesIO(content)):
        yield _characters(page, interpreter, device)


def pdfminer_of_original(content: bytes, wanted: frozenset[int], pages: int) -> Iterator[Reading]:
    """The characters of each `wanted` page of an original that has so many `pages`; of the others none.

    It looks for values that pdfium does not read. What pdfminer stumbles over adds none: an output is judged by what
    all readers make of the output.
    """
    interpreter, device = _pdfminer()
    try:
        listed = list(PDFPage.get_pages(io.BytesIO(content)))
    except READER_FAULTS:
        listed = []
    for number in range(1, pages + 1):
        try:
            page = listed[number - 1] if number in wanted and number <= len(listed) else None
            yield NOTHING_READ if page is None else _characters(page, interpreter, device)
        except READER_FAULTS:
            yield Reading(device.found)


def _pdfminer() -> tuple[PDFPageInterpreter, _Collector]:
    resources = PDFResourceManager(caching=True)
    device = _Collector(resources)
    return PDFPageInterpreter(resources, device), device


def _characters(page: PDFPage, interpreter: PDFPageInterpreter, device: _Collector) -> Reading:
    device.found = []
    device.set_ctm(UPRIGHT)
    interpreter.render_contents(page.resources, page.contents, ctm=UPRIGHT)
    return Reading(device.found)


def pypdf_pages(content: bytes) -> Iterator[str]:
    """The text of each page as pypdf reads it."""
    for page in PdfReader(io.BytesIO(content)).pages:
        yield page.extract_text()
