"""The characters pdfium draws on a page: where each stands, and whether a reader can see it."""

import ctypes
import math
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from numpy.typing import NDArray
from PIL import Image, ImageChops

from redaction import rendering
from redaction.burning.rects import overlap
from redaction.contrast import counted
from redaction.errors import CannotRemove
from redaction.types import Rect

INK_DPI, INK_PIXELS = 150, 12_000_000
"""What of a letter shows beside what covers it is looked at as finely as the verifier looks: 150 dpi, for very large
pages less. Looked at more coarsely, another letter at the edge of a cover would be the last one seen.
"""
INK_DIFFERENCE = 10
"""How far (of 255) a pixel must change when the text is left out to count as the text's ink."""
CORE_MARGIN = 0.25
"""The share cut off each side of a glyph's ink box, and of its body, which is what readers without outlines go by, to
get its core: what makes the glyph readable.
"""
MODE_FILL, MODE_BOLD = 0, 2
MODES_WITHOUT_INK = frozenset({3, 7})
OPAQUE, DARK = 255, 128
FARTHEST_PT = 1_000_000.0
"""Nothing farther out is drawn, whatever a matrix says."""
QUARTER, HALF = 90, 180
ASCENT_EM, DESCENT_EM = 0.8, -0.2
"""How far above and below its line every face of a result reaches, in em."""
LINE_REACH = 0.35
"""How far, in em, a glyph's line may reach above or below its ink; fonts with absurd ascents are held to this."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a glyph is drawn: pdfium's handle of its font (good while the page is open), em matrix, colour.

    `colour` is red, green, blue of 255, or None where the glyph is not simply filled and opaque. `stroke_pt` is the
    width of a stroke of the same colour that makes it bold.
    """

    font: int
    matrix: tuple[float, float, float, float]
    colour: tuple[int, int, int] | None
    stroke_pt: float = 0.0


@dataclass(frozen=True, slots=True)
class Glyph:
    """A drawn character. `ink` is its tight box, `body` advance × line height, both upright rectangles in user space.

    `tag` is the number of the marked content it belongs to, -1 if none.
    `origin` is the pen position, `size_pt` the em in user space, `angle` the direction of writing in degrees,
    `advance` how far along it the pen moves on (where it is aslant, to the far side of the ink),
    `inked` where its ink may lie if that is not `ink`,
    `blank_before` whether a blank or line break stands between it and the glyph before.
    """

    text: str
    ink: Rect
    body: Rect
    origin: tuple[float, float]
    size_pt: float
    angle: int
    is_visible: bool
    blank_before: bool
    style: Style
    tag: int = -1
    advance: float = 0.0
    inked: Rect | None = None


@dataclass(frozen=True, slots=True)
class Drawn:
    """One page as read: its glyphs in content order, with the visible area they lie in.

    `cores` are those of the ink boxes, behind them those of the bodies: left, bottom, right and top sides as rows.
    """

    glyphs: tuple[Glyph, ...]
    area: Rect
    cores: NDArray[np.float64] = field(compare=False)

    @classmethod
    def of(cls, glyphs: tuple[Glyph, ...], area: Rect) -> "Drawn":
        """The page with the cores of its glyphs side by side, to be asked for all at once."""
        boxes = [*(glyph.ink for glyph in glyphs), *map(_em_of, glyphs)]
        sides = np.array(boxes, dtype=np.float64).reshape(-1, 4).T
        margins = (sides[2:] - sides[:2]) * CORE_MARGIN
        return cls(glyphs, area, np.concatenate((sides[:2] + margins, sides[2:] - margins)))


def _em_of(glyph: Glyph) -> Rect:
    """The part of a glyph's body that readers of the result go by: the ascent and descent of the faces built for it.

    A face of the paper may reach far above its letters. A box over the line above would touch those of this one.
    """
    if glyph.angle % QUARTER:
        return glyph.body
    is_standing, is_reversed = glyph.angle % HALF != 0, glyph.angle in (90, HALF)
    foot, side = glyph.origin[0 if is_standing else 1], -1 if is_reversed else 1
    low, high = sorted((foot + side * DESCENT_EM * glyph.size_pt, foot + side * ASCENT_EM * glyph.size_pt))
    x0, y0, x1, y1 = glyph.body
    held = (max(x0, low), y0, min(x1, high), y1) if is_standing else (x0, max(y0, low), x1, min(y1, high))
    return held if held[0] < held[2] and held[1] < held[3] else glyph.body


def glyphs_in(drawn: Drawn, rects: Iterable[Rect]) -> list[int]:
    """The indexes of the glyphs with a core in any of the rectangles."""
    left, bottom, right, top = drawn.cores
    met = np.zeros(len(left), dtype=np.bool_)
    for x0, y0, x1, y1 in rects:
        met |= (left <= x1) & (right >= x0) & (bottom <= y1) & (top >= y0)
    by_ink, by_body = np.split(met, 2)
    return [int(at) for at in np.flatnonzero(by_ink | by_body)]


def read_glyphs(page: pdfium.PdfPage) -> Drawn:
    """All glyphs of a page. Raises CannotRemove when a face that is not embedded draws nothing for one of them."""
    area: Rect = page.get_bbox()
    textpage = page.get_textpage()
    try:
        count = textpage.count_chars()
        handles = [pdfium_c.FPDFText_GetTextObject(textpage, at) for at in range(count)]
        ink = _summed(_ink_of_text(page, handles))
        return Drawn.of(tuple(_glyphs(textpage, handles, ink, area)), area)
    finally:
        textpage.close()


def address_of(handle: Any) -> int:
    """What tells one object or font of pdfium's from another; 0 where there is none."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


def _ink_of_text(page: pdfium.PdfPage, handles: list[Any]) -> Image.Image:
    """A mask, as the content is written, of pixels that change when all text is left out: 255 where text draws."""
    width, height = page.get_size()
    scale = min(INK_DPI / 72, math.sqrt(INK_PIXELS / max(1.0, width * height)))
    with_text = rendering.rasterise(page, scale, upright=False)
    objects = {address_of(handle): handle for handle in handles if address_of(handle)}
    for handle in objects.values():
        pdfium_c.FPDFPageObj_SetIsActive(handle, False)
    without_text = rendering.rasterise(page, scale, upright=False)
    for handle in objects.values():
        pdfium_c.FPDFPageObj_SetIsActive(handle, True)
    bands = ImageChops.difference(with_text, without_text).split()
    strongest = ImageChops.lighter(ImageChops.lighter(bands[0], bands[1]), bands[2])
    return strongest.point(lambda value: 255 if value > INK_DIFFERENCE else 0)


Ink = NDArray[np.int32]
"""At [y, x]: how many pixels above row y (from the top) and left of column x a page's text draws."""


def _summed(mask: Image.Image) -> Ink:
    """The ink of a mask that is 255 where text draws and 0 elsewhere."""
    return counted(np.asarray(mask) > 0)


@dataclass(frozen=True, slots=True)
class _Manner:
    """How a text object is drawn: its font and whether that is embedded, colour (None: unusual), stroke, mode, mark."""

    font: int
    colour: tuple[int, int, int] | None
    stroke_pt: float
    mode: int
    tag: int
    is_embedded: bool


def _manner(handle: Any) -> _Manner:
    mode = int(pdfium_c.FPDFTextObj_GetTextRenderMode(handle))
    colour = opaque_colour(handle, pdfium_c.FPDFPageObj_GetFillColor)
    width = ctypes.c_float()
    if mode == MODE_BOLD:
        pdfium_c.FPDFPageObj_GetStrokeWidth(handle, width)
        if opaque_colour(handle, pdfium_c.FPDFPageObj_GetStrokeColor) != colour:
            colour = None
    font = pdfium_c.FPDFTextObj_GetFont(handle)
    return _Manner(
        address_of(font),
        colour if mode in (MODE_FILL, MODE_BOLD) else None,
        width.value,
        mode,
        int(pdfium_c.FPDFPageObj_GetMarkedContentID(handle)),
        pdfium_c.FPDFFont_GetIsEmbedded(font) != 0,
    )


def _glyphs(textpage: Any, handles: list[Any], ink: Ink, area: Rect) -> list[Glyph]:
    glyphs: list[Glyph] = []
    manners: dict[int, _Manner] = {}
    blank = True
    for at, handle in enumerate(handles):
        text = _text(textpage, at)
        if text is None:
            continue
        if not text.strip() or not handle or not _is_on_paper(_char_box(textpage, at)):
            blank = True
            continue
        manner = manners.get(address_of(handle)) or manners.setdefault(address_of(handle), _manner(handle))
        glyph = _glyph(textpage, at, text, manner, ink, area, blank)
        if not glyph.is_visible and manner.mode == MODE_FILL and _should_draw(handle, text, glyph.ink, area):
            raise CannotRemove("a face draws nothing for a character")
        glyphs.append(glyph)
        blank = False
    return [each for group in _ligatures(glyphs) for each in _spread(group)]


def _ligatures(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Glyphs in groups: the letters that one drawn sign stands for, which pdfium gives one and the same place."""
    for _place, group in groupby(glyphs, lambda glyph: (glyph.origin, glyph.body, glyph.style)):
        yield list(group)


def _spread(group: list[Glyph]) -> list[Glyph]:
    """The letters of one sign set one after another over its width; of two on one spot, readers would read one.

    A syllable that the paper spells letter by letter (NFD, as some systems write it) is one sign and stays so.
    """
    if len(group) == 1:
        return group
    whole = unicodedata.normalize("NFC", "".join(glyph.text for glyph in group))
    if len(whole) == 1:
        return [replace(group[0], text=whole)]
    x, y = group[0].origin
    a, b, _c, _d = group[0].style.matrix
    em = math.hypot(a, b)
    if not em:
        return group
    along = [(right - x) * a / em + (top - y) * b / em for right in group[0].body[::2] for top in group[0].body[1::2]]
    step = max(along) / len(group) / em
    return [
        replace(glyph, origin=(x + at * step * a, y + at * step * b), advance=step * em)
        for at, glyph in enumerate(group)
    ]


def _is_on_paper(box: Rect) -> bool:
    """Whether a character's place can be a place: hostile matrices give infinities, and what is no number."""
    return all(abs(side) <= FARTHEST_PT for side in box)


def _text(textpage: Any, at: int) -> str | None:
    """The character, None for the second half of a surrogate pair."""
    code = int(pdfium_c.FPDFText_GetUnicode(textpage, at))
    if 0xD800 <= code <= 0xDBFF:
        low = int(pdfium_c.FPDFText_GetUnicode(textpage, at + 1))
        return chr(0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00)) if 0xDC00 <= low <= 0xDFFF else "\ufffd"
    if 0xDC00 <= code <= 0xDFFF:
        return None
    return chr(code) if code >= 0x20 else " "


def _glyph(textpage: Any, at: int, text: str, manner: _Manner, ink: Ink, area: Rect, blank: bool) -> Glyph:
    tight = _char_box(textpage, at)
    matrix = pdfium_c.FS_MATRIX()
    pdfium_c.FPDFText_GetMatrix(textpage, at, matrix)
    em = float(pdfium_c.FPDFText_GetFontSize(textpage, at))
    size = em * math.hypot(matrix.c, matrix.d)
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium_c.FPDFText_GetCharOrigin(textpage, at, x, y)
    loose = _loose_box(textpage, at)
    inked = _inked(tight, loose, is_embedded=manner.is_embedded)
    is_visible = manner.mode not in MODES_WITHOUT_INK and _has_ink(inked, ink, area)
    angle = _degrees(matrix)
    body = _body(tight, loose, size)
    turned = (em * matrix.a, em * matrix.b, em * matrix.c, em * matrix.d)
    style = Style(manner.font, turned, manner.colour, manner.stroke_pt)
    origin = (x.value, y.value)
    advance = _reach(tight if angle % QUARTER else loose, origin, angle)
    return Glyph(text, tight, body, origin, size, angle, is_visible, blank, style, manner.tag, advance, inked)


def _reach(rect: Rect, origin: tuple[float, float], angle: int) -> float:
    """How far a rectangle reaches from `origin` in the direction of writing."""
    turn = math.radians(angle)
    corners = ((rect[0], rect[1]), (rect[0], rect[3]), (rect[2], rect[1]), (rect[2], rect[3]))
    return max((x - origin[0]) * math.cos(turn) + (y - origin[1]) * math.sin(turn) for x, y in corners)


def _degrees(matrix: Any) -> int:
    turn = math.atan2(matrix.b, matrix.a)
    return round(math.degrees(turn)) % 360 if math.isfinite(turn) else 0


def opaque_colour(handle: Any, asked: Any) -> tuple[int, int, int] | None:
    """What an object fills or strokes with, by the question `asked` of pdfium: None unless known and opaque."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    is_known = asked(handle, red, green, blue, alpha)
    return (red.value, green.value, blue.value) if is_known and alpha.value == OPAQUE else None


def _char_box(textpage: Any, at: int) -> Rect:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium_c.FPDFText_GetCharBox(textpage, at, left, right, bottom, top)
    return left.value, bottom.value, right.value, top.value


def _loose_box(textpage: Any, at: int) -> Rect:
    rect = pdfium_c.FS_RECTF()
    pdfium_c.FPDFText_GetLooseCharBox(textpage, at, rect)
    low, high = sorted((rect.bottom, rect.top))
    return rect.left, low, rect.right, high


def _body(tight: Rect, loose: Rect, size: float) -> Rect:
    """The tight box widened to the advance and the line's height, held within `LINE_REACH` of the ink."""
    reach = LINE_REACH * size
    return (
        min(tight[0], max(loose[0], tight[0] - reach)),
        min(tight[1], max(loose[1], tight[1] - reach)),
        max(tight[2], min(loose[2], tight[2] + reach)),
        max(tight[3], min(loose[3], tight[3] + reach)),
    )


def _inked(tight: Rect, loose: Rect, *, is_embedded: bool) -> Rect:
    """Where the ink of a glyph lies: pdfium sets a narrow letter of a stand-in face in the middle of the width the
    paper gives it, but tells its tight box at the left.
    """
    if is_embedded:
        return tight
    return min(tight[0], loose[0]), tight[1], max(tight[2], loose[2]), tight[3]


def _has_ink(rect: Rect, ink: Ink, area: Rect) -> bool:
    height, width = ink.shape[0] - 1, ink.shape[1] - 1
    x_scale, y_scale = width / (area[2] - area[0]), height / (area[3] - area[1])
    left = math.floor((rect[0] - area[0]) * x_scale)
    upper = math.floor((area[3] - rect[3]) * y_scale)
    right = min(width, max(left + 1, math.ceil((rect[2] - area[0]) * x_scale)))
    lower = min(height, max(upper + 1, math.ceil((area[3] - rect[1]) * y_scale)))
    left, upper = max(0, left), max(0, upper)
    if left >= right or upper >= lower:
        return False
    return bool(ink[lower, right] - ink[upper, right] - ink[lower, left] + ink[upper, left])


def _should_draw(handle: Any, text: str, tight: Rect, area: Rect) -> bool:
    """Whether a glyph without ink shows that a stand-in face lacks it: a dark letter on the page, not embedded."""
    font = pdfium_c.FPDFTextObj_GetFont(handle)
    if not text.isalnum() or not overlap(tight, area) or pdfium_c.FPDFFont_GetIsEmbedded(font) != 0:
        return False
    colour = opaque_colour(handle, pdfium_c.FPDFPageObj_GetFillColor)
    return colour is not None and max(colour) < DARK
