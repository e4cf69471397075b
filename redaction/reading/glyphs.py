"""Glyphs of a page as pdfium places them, each with its character, its box and the direction it is read in."""

import ctypes
import math
from dataclasses import dataclass
from typing import NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from redaction.types import Rect

UNKNOWN = "\ufffd"
"""What stands in the text for a glyph that no reader could name."""

DOWN = -90
"""The direction of vertical writing."""

_HYPHEN_OF_PDFIUM = 2
_SURROGATES = range(0xD800, 0xE000)


@dataclass(slots=True)
class Glyph:
    """One drawn character. `box` covers its ink and its advance; `order` is its place in the drawing.

    `direction` is the angle it is read in, in degrees counter-clockwise from the page's x axis; `along` and `across`
    are the centre of its cell in that frame, `length` and `height` the cell's sides.
    """

    character: str
    box: Rect
    order: int
    direction: int
    along: float
    across: float
    length: float
    height: float


class _Seen(NamedTuple):
    character: str
    box: Rect
    cell: Rect
    angle: int
    drawn_by: int


def glyphs_of(page: pdfium.PdfPage) -> list[Glyph]:
    """All glyphs in the order they are drawn, also invisible ones and those outside the visible page."""
    text = page.get_textpage()
    answers = _Answers()
    seen = [glyph for index in range(text.count_chars()) if (glyph := _seen(text.raw, index, answers)) is not None]
    vertical = _vertical_objects(seen)
    return [_placed(item, order, DOWN if item.drawn_by in vertical else item.angle) for order, item in enumerate(seen)]


def _seen(text: ctypes.c_void_p, index: int, answers: "_Answers") -> _Seen | None:
    """One character of pdfium's text page; None for those it made up or that draw and mean nothing."""
    code = raw.FPDFText_GetUnicode(text, index)
    if raw.FPDFText_IsGenerated(text, index) == 1 and code != _HYPHEN_OF_PDFIUM:
        return None
    character = _character(text, index, code)
    if not character:
        return None
    cell, ink = answers.loose_box(text, index), answers.tight_box(text, index)
    box = (min(cell[0], ink[0]), min(cell[1], ink[1]), max(cell[2], ink[2]), max(cell[3], ink[3]))
    angle = -round(math.degrees(raw.FPDFText_GetCharAngle(text, index))) % 360  # pdfium counts clockwise
    holder = ctypes.cast(raw.FPDFText_GetTextObject(text, index), ctypes.c_void_p).value or 0
    return _Seen(character, box, cell, angle, holder)


def _character(text: ctypes.c_void_p, index: int, code: int) -> str:
    if code == _HYPHEN_OF_PDFIUM or raw.FPDFText_IsHyphen(text, index) == 1:
        return "-"
    if code in (0, 0xFFFE, 0xFFFF) or code > 0x10FFFF or raw.FPDFText_HasUnicodeMapError(text, index) == 1:
        return UNKNOWN
    if code in _SURROGATES:
        return _joined(text, index, code)
    character = chr(code)
    return " " if character.isspace() else character


def _joined(text: ctypes.c_void_p, index: int, code: int) -> str:
    """The code point of a surrogate pair, told at its first half; nothing at its second."""
    if code >= 0xDC00:
        return ""
    second = raw.FPDFText_GetUnicode(text, index + 1)
    return chr(0x10000 + ((code - 0xD800) << 10) + (second - 0xDC00)) if 0xDC00 <= second < 0xE000 else UNKNOWN


class _Answers:
    """What pdfium answers into, made once a page."""

    def __init__(self) -> None:
        self._loose = raw.FS_RECTF()
        self._left, self._right, self._bottom, self._top = (ctypes.c_double() for _ in range(4))

    def loose_box(self, text: ctypes.c_void_p, index: int) -> Rect:
        """The cell of one character; nothing at the origin where pdfium knows none."""
        box = self._loose
        box.left = box.right = box.bottom = box.top = 0.0
        raw.FPDFText_GetLooseCharBox(text, index, box)
        left, right, bottom, top = box.left, box.right, box.bottom, box.top
        return min(left, right), min(bottom, top), max(left, right), max(bottom, top)

    def tight_box(self, text: ctypes.c_void_p, index: int) -> Rect:
        """The box of one character's ink; nothing at the origin where pdfium knows none."""
        left, right, bottom, top = self._left, self._right, self._bottom, self._top
        left.value = right.value = bottom.value = top.value = 0.0
        raw.FPDFText_GetCharBox(text, index, left, right, bottom, top)
        x0, x1, y0, y1 = left.value, right.value, bottom.value, top.value
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _vertical_objects(seen: list[_Seen]) -> frozenset[int]:
    """Text objects written downwards: within one, glyphs move along the writing direction only (ISO 32000-1, 9.4.4)."""
    first: dict[int, _Seen] = {}
    moved: dict[int, tuple[float, float]] = {}
    for item in seen:
        start = first.setdefault(item.drawn_by, item)
        moved[item.drawn_by] = _centre_distance(start.cell, item.cell)
    return frozenset(
        drawn_by
        for drawn_by, (sideways, downwards) in moved.items()
        if first[drawn_by].angle == 0 and downwards > 0 and downwards > 2 * abs(sideways)
    )


def _centre_distance(one: Rect, other: Rect) -> tuple[float, float]:
    return (other[0] + other[2] - one[0] - one[2]) / 2, (one[1] + one[3] - other[1] - other[3]) / 2


def _placed(item: _Seen, order: int, direction: int) -> Glyph:
    x, y = (item.cell[0] + item.cell[2]) / 2, (item.cell[1] + item.cell[3]) / 2
    width, height = item.cell[2] - item.cell[0], item.cell[3] - item.cell[1]
    turn = math.radians(direction)
    cosine, sine = math.cos(turn), math.sin(turn)
    if abs(sine) > abs(cosine):
        width, height = height, width
    return Glyph(
        character=item.character,
        box=item.box,
        order=order,
        direction=direction,
        along=x * cosine + y * sine,
        across=y * cosine - x * sine,
        length=max(width, 0.01),
        height=max(height, 0.01),
    )
