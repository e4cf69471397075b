"""Three readers that share no code: pdfium, pdfminer.six and pypdf (in `contents`). What one can read, anybody can."""

import ctypes
import io
import math
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import groupby
from typing import Any, NamedTuple

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from numpy.typing import NDArray
from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.utils import apply_matrix_rect

from redaction.types import Rect
from redaction.verifying.faults import READER_FAULTS

UPRIGHT = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
CORE_MARGIN = 0.25
"""The share cut off each side of a character's box; what is left makes it readable."""
LINE_REACH_EM = 0.35
"""How far beyond its ink a character's line may reach; faces with absurd ascents are held to this."""
FACE_EM = (-0.2, 0.8)
"""How far below and above the line the faces of results reach."""
FACE_SIDES = ((1, 1), (0, -1), (1, -1), (0, 1))
"""For each quarter of direction the axis across the writing (0 for x), and whether letters grow along it."""
UNREADABLE_CODES = frozenset({0, 0xFFFD, 0xFFFE, 0xFFFF})


class Pen(NamedTuple):
    """How pdfium sets a character: where the pen stands before it, how far it goes on (0 if unknown), in points.

    `em_pt` is the em in user space, `angle` the direction of writing in whole degrees.
    """

    x: float
    y: float
    advance_pt: float
    em_pt: float
    angle: int


NO_PEN = Pen(0.0, 0.0, 0.0, 0.0, -1)


class Character(NamedTuple):
    """A non-blank character a reader finds, with its box in user space. `draws` is False in text modes 3 and 7.

    `cell` is where its ink may lie if that is not `rect`: pdfium sets a narrow letter of a stand-in face in the middle
    of the width the paper gives it, but tells its box at the left. `loose` is its advance by the height of its line, in
    an original that was read and not set anew.
    """

    text: str
    rect: Rect
    size_pt: float
    draws: bool = True
    cell: Rect | None = None
    pen: Pen | None = None
    loose: Rect | None = None


class _Places:
    """Rectangles side by side, to ask in one go which of them another one meets."""

    def __init__(self, lows: NDArray[np.float64], highs: NDArray[np.float64]) -> None:
        self._left, self._bottom = lows
        self._right, self._top = highs

    def met_by(self, rect: Rect) -> NDArray[np.bool_]:
        """For each whether it and `rect` have a part in common, be it an edge."""
        x0, y0, x1, y1 = rect
        met: NDArray[np.bool_] = self._left <= x1
        met &= self._right >= x0
        met &= self._bottom <= y1
        met &= self._top >= y0
        return met


class Reading(tuple[Character, ...]):
    """The characters of a page in their order, found by their place as well."""

    @cached_property
    def _boxes(self) -> _Places:
        sides = _sides(each.rect for each in self)
        return _Places(sides[:2], sides[2:])

    @cached_property
    def _cores(self) -> _Places:
        return _cores_of(_sides(each.rect for each in self))

    @cached_property
    def _set_cores(self) -> _Places:
        return _cores_of(_set_places(self))

    def near(self, rect: Rect) -> list[Character]:
        """The characters of which any part lies in the rectangle, in their order."""
        return [self[at] for at in np.flatnonzero(self._boxes.met_by(rect)).tolist()]

    def touching(self, rect: Rect) -> list[Character]:
        """The characters whose core lies in the rectangle, in their order."""
        return [self[at] for at in np.flatnonzero(self._cores.met_by(rect)).tolist()]

    def near_any(self, rects: Iterable[Rect]) -> set[int]:
        """The ids (of objects) of the characters of which any part lies in any of the rectangles."""
        return self._in_any(self._boxes, rects)

    def touching_any(self, rects: Iterable[Rect]) -> set[int]:
        """The ids (of objects) of the characters whose core lies in any of the rectangles."""
        return self._in_any(self._cores, rects)

    def removed_by(self, rect: Rect) -> list[Character]:
        """The characters that a box takes away: such as touch it, by their ink or by their place in a face of ours.

        A reader of the result that knows no outlines goes by the latter, and would find them in the box.
        """
        met = self._cores.met_by(rect) | self._set_cores.met_by(rect)
        return [self[at] for at in np.flatnonzero(met).tolist()]

    def removed_by_any(self, rects: Iterable[Rect]) -> set[int]:
        """The ids (of objects) of the characters that boxes take away."""
        boxes = tuple(rects)
        return self._in_any(self._cores, boxes) | self._in_any(self._set_cores, boxes)

    def _in_any(self, places: _Places, rects: Iterable[Rect]) -> set[int]:
        met = np.zeros(len(self), dtype=np.bool_)
        for rect in rects:
            met |= places.met_by(rect)
        return {id(self[at]) for at in np.flatnonzero(met).tolist()}


NOTHING_READ = Reading()


def _sides(rects: Iterable[Rect]) -> NDArray[np.float64]:
    """Left, bottom, right and top sides of rectangles, each as a row."""
    flat = np.array([*rects], dtype=np.float64)
    return np.ascontiguousarray(flat.reshape(len(flat), 4).T)


def _cores_of(sides: NDArray[np.float64]) -> _Places:
    """Of each box what lies in its middle as well as in itself: a box may be given from the wrong corner."""
    lows, highs = sides[:2], sides[2:]
    with np.errstate(invalid="ignore", over="ignore"):  # a hostile paper's box may be endless: then it has no core
        margins = (highs - lows) * CORE_MARGIN
        return _Places(np.maximum(lows, lows + margins), np.minimum(highs, highs - margins))


def _set_places(characters: Sequence[Character]) -> NDArray[np.float64]:
    """Where readers find characters that faces of ours set at their places: advances by the height of the face."""
    ink = _sides(each.rect for each in characters)
    loose = _sides(each.loose or each.rect for each in characters)
    pens = np.array([each.pen or NO_PEN for each in characters], dtype=np.float64).reshape(len(characters), 5).T
    em, angles = pens[3], pens[4]
    with np.errstate(invalid="ignore", over="ignore"):
        reach = LINE_REACH_EM * em
        lows = np.minimum(ink[:2], np.maximum(loose[:2], ink[:2] - reach))
        highs = np.maximum(ink[2:], np.minimum(loose[2:], ink[2:] + reach))
        held_lows, held_highs = lows.copy(), highs.copy()
        for quarter, (axis, side) in enumerate(FACE_SIDES):
            lies_so = angles == 90 * quarter
            ends = np.sort(pens[axis] + side * np.outer(FACE_EM, em), axis=0)
            held_lows[axis] = np.where(lies_so, np.maximum(lows[axis], ends[0]), held_lows[axis])
            held_highs[axis] = np.where(lies_so, np.minimum(highs[axis], ends[1]), held_highs[axis])
        is_some = (held_lows < held_highs).all(axis=0)
    return np.concatenate((np.where(is_some, held_lows, lows), np.where(is_some, held_highs, highs)))


def reading_of(characters: Iterable[Character]) -> Reading:
    """The characters as a reading; one that is a reading stays it, with what is known of its places."""
    return characters if isinstance(characters, Reading) else Reading(characters)


def touching(characters: Iterable[Character], rect: Rect) -> list[Character]:
    """The characters whose core lies in the rectangle, in their order."""
    return reading_of(characters).touching(rect)


def near_any(characters: Iterable[Character], rects: Iterable[Rect]) -> set[int]:
    """The ids (of objects) of the characters of which any part lies in any of the rectangles."""
    return reading_of(characters).near_any(rects)


def touching_any(characters: Iterable[Character], rects: Iterable[Rect]) -> set[int]:
    """The ids (of objects) of the characters whose core lies in any of the rectangles."""
    return reading_of(characters).touching_any(rects)


def letters(text: str) -> str:
    """A text as it is compared: composed (NFC), without blanks and controls."""
    return "".join(
        character for character in unicodedata.normalize("NFC", text) if character.isprintable() and character != " "
    )


@lru_cache(maxsize=65_536)
def _letter(text: str) -> str:
    """`letters` of what a reader gives for one character."""
    return letters(text)


def pdfium_characters(page: pdfium.PdfPage) -> Reading:
    """The non-blank characters of a page as pdfium reads them, in content order."""
    textpage = page.get_textpage()
    try:
        reader = _PdfiumReader(textpage.raw)
        found = map(reader.character, range(textpage.count_chars()))
        return Reading(_composed(character for character in found if character is not None))
    finally:
        textpage.close()


def _composed(characters: Iterable[Character]) -> Iterator[Character]:
    """The characters; those that stand on one spot and make one syllable as one, which other readers compose too."""
    for _pen, group in groupby(characters, lambda each: (each.pen, each.rect)):
        spot = list(group)
        text = letters("".join(each.text for each in spot))
        yield from [spot[0]._replace(text=text)] if len(text) == 1 else spot


class _PdfiumReader:
    """Asks pdfium's text page about one character after another; what it answers into is made once a page."""

    def __init__(self, textpage: Any) -> None:
        self._textpage = textpage
        self._left, self._right, self._bottom, self._top = (ctypes.c_double() for _ in range(4))
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._matrix, self._loose = pdfium_c.FS_MATRIX(), pdfium_c.FS_RECTF()

    def character(self, at: int) -> Character | None:
        """The character at a place; None for blanks, for what pdfium made up, and for codes nobody can read."""
        textpage = self._textpage
        code = int(pdfium_c.FPDFText_GetUnicode(textpage, at))
        handle = pdfium_c.FPDFText_GetTextObject(textpage, at)
        if not handle or code in UNREADABLE_CODES or 0xDC00 <= code <= 0xDFFF:
            return None
        if 0xD800 <= code <= 0xDBFF:
            low = int(pdfium_c.FPDFText_GetUnicode(textpage, at + 1))
            code = 0x10000 + ((code - 0xD800) << 10) + ((low - 0xDC00) & 0x3FF)
        text = _letter(chr(code))
        if not text:
            return None
        left, right, bottom, top = self._left, self._right, self._bottom, self._top
        left.value = right.value = bottom.value = top.value = 0.0
        pdfium_c.FPDFText_GetCharBox(textpage, at, left, right, bottom, top)
        draws = int(pdfium_c.FPDFTextObj_GetTextRenderMode(handle)) not in (3, 7)
        size = float(pdfium_c.FPDFText_GetFontSize(textpage, at))
        rect = (left.value, bottom.value, right.value, top.value)
        loose = self._loose
        loose.left = loose.right = loose.bottom = loose.top = 0.0
        pdfium_c.FPDFText_GetLooseCharBox(textpage, at, loose)
        is_stand_in = pdfium_c.FPDFFont_GetIsEmbedded(pdfium_c.FPDFTextObj_GetFont(handle)) == 0
        cell = (min(rect[0], loose.left), rect[1], max(rect[2], loose.right), rect[3]) if is_stand_in else None
        low, high = sorted((loose.bottom, loose.top))
        whole = (loose.left, low, loose.right, high)
        return Character(text, rect, size, draws, cell, self._pen(at, size), whole)

    def _pen(self, at: int, size: float) -> Pen:
        matrix, x, y = self._matrix, self._x, self._y
        matrix.a = matrix.b = matrix.c = matrix.d = x.value = y.value = 0.0
        pdfium_c.FPDFText_GetMatrix(self._textpage, at, matrix)
        pdfium_c.FPDFText_GetCharOrigin(self._textpage, at, x, y)
        turn = math.atan2(matrix.b, matrix.a)
        angle = round(math.degrees(turn)) % 360 if math.isfinite(turn) else 0
        em = size * math.hypot(matrix.c, matrix.d)
        return Pen(x.value, y.value, self._advance(angle), em, angle)

    def _advance(self, angle: int) -> float:
        """How far the character that was asked about last moves the pen on; 0 where it is aslant."""
        loose, x, y = self._loose, self._x.value, self._y.value
        low, high = sorted((loose.bottom, loose.top))
        return (loose.right - x, high - y, x - loose.left, y - low)[angle // 90] if angle % 90 == 0 else 0.0


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
            text = _letter(font.to_unichr(cid))
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


def pdfminer_listed(content: bytes) -> list[PDFPage]:
    """The pages that pdfminer finds, not read yet. Raises whatever pdfminer raises."""
    return list(PDFPage.get_pages(io.BytesIO(content)))


def pdfminer_pages(listed: Iterable[PDFPage]) -> Iterator[Reading]:
    """The characters of each page as pdfminer reads them. Raises whatever pdfminer raises."""
    interpreter, device = _pdfminer()
    for page in listed:
        yield _characters(page, interpreter, device)


def pdfminer_of_original(content: bytes, wanted: frozenset[int], pages: int) -> Iterator[Reading]:
    """The characters of each `wanted` page of an original that has so many `pages`; of the others none.

    It looks for values that pdfium does not read. What pdfminer stumbles over adds none: an output is judged by what
    all readers make of the output.
    """
    interpreter, device = _pdfminer()
    try:
        listed = pdfminer_listed(content)
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
