"""Fonts of vector pages: built from the outlines of the glyphs that stay, numbered in Unicode order, and nothing else.

The original's font programs are never copied. A font here knows the outline, the width and the character of each glyph
that a kept word uses.
"""

import ctypes
import hashlib
import io
import math
import secrets
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

import pikepdf
import pypdfium2.raw as pdfium_c
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph as Program

from redaction import rendering
from redaction.burning.layerfont import to_unicode
from redaction.burning.streams import flate
from redaction.errors import CannotRemove

EM_UNITS = 2048
CURVE_ERROR = 1.0
"""How far, in font units, a quadratic curve may stray from the cubic it stands for."""
WIDTH_UNITS = 1000
WIDEST = 10_000
MOVE, LINE, CURVE = pdfium_c.FPDF_SEGMENT_MOVETO, pdfium_c.FPDF_SEGMENT_LINETO, pdfium_c.FPDF_SEGMENT_BEZIERTO
OUTLINES_KEPT = 4_000
NAME_TAG = "AAAAAA"
CURVE_POINTS = 3
"""Two control points and an end."""

Segment = tuple[int, float, float, bool]
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Outline:
    """A glyph's outline in em (kind of segment, x, y, whether it closes), and its width in thousandths of an em."""

    segments: tuple[Segment, ...]
    width: int


BLANK = {" ": Outline((), 300)}
"""What stands between words in every font."""


@dataclass(frozen=True, slots=True)
class OutlineFont:
    """One font of the output in the making: character → outline."""

    outlines: dict[str, Outline]


@dataclass(slots=True)
class OutlineFonts:
    """All fonts of one output. Fonts of the original are told apart by name and by their glyphs' outlines only."""

    fonts: list[tuple[str, OutlineFont]] = field(default_factory=list)
    known: dict[tuple[str, str], Outline] = field(default_factory=dict)
    _names: dict[int, tuple[str, str]] = field(default_factory=dict)
    _stand_ins: dict[int, dict[int, float]] = field(default_factory=dict)

    def copy(self) -> "OutlineFonts":
        """A copy for one page, which can take more glyphs without changing this one.

        What is `known` of font programs is shared: a program embedded again on the next page is not taken apart again.
        """
        return OutlineFonts([(name, OutlineFont(dict(font.outlines))) for name, font in self.fonts], self.known)

    def place(self, font: int, text: str) -> int:
        """The number of a font that holds the outlines of all characters of `text` as the handle `font` draws them.

        Raises CannotRemove when pdfium gives no outline.
        """
        if font not in self._names:
            self._names[font] = (_base_name(font), _program_key(font))
            self._stand_ins[font] = _stand_in(font)
        name, program = self._names[font]
        outlines = {character: self._outline(font, program, character) for character in text}
        for number, (held_name, held) in enumerate(self.fonts):
            if held_name == name and all(held.outlines.get(each, one) == one for each, one in outlines.items()):
                held.outlines.update(outlines)
                return number
        self.fonts.append((name, OutlineFont({**BLANK, **outlines})))
        return len(self.fonts) - 1

    def _outline(self, font: int, program: str, character: str) -> Outline:
        found = self.known.get((program, character))
        if found is None:
            fitted = _fitted(outline_of(font, character), self._stand_ins[font].get(ord(character)))
            found = self.known[(program, character)] = fitted
        return found


def _program_key(font: int) -> str:
    """What tells a font from others of the paper: name and program, or traits of a font that is not embedded.

    Two fonts that share both and still draw a character differently show when the page is compared with the original.
    """
    handle = _handle(font)
    length = ctypes.c_size_t()
    if not pdfium_c.FPDFFont_GetFontData(handle, None, 0, length):
        return f"{secrets.token_hex(8)} {font}"
    if pdfium_c.FPDFFont_GetIsEmbedded(handle) != 1:
        return _stand_in_key(font, length.value)
    program = (ctypes.c_uint8 * length.value)()
    pdfium_c.FPDFFont_GetFontData(handle, program, length.value, length)
    return f"{_base_name(font)} {hashlib.sha256(bytes(program)).hexdigest()}"


def _stand_in_key(font: int, program_bytes: int) -> str:
    """What tells a font that is not embedded from others: name, size of the face drawn, weight, flags, slant."""
    handle, slant = _handle(font), ctypes.c_int()
    pdfium_c.FPDFFont_GetItalicAngle(handle, slant)
    traits = (program_bytes, pdfium_c.FPDFFont_GetWeight(handle), pdfium_c.FPDFFont_GetFlags(handle), slant.value)
    return f"{_base_name(font)} {traits}"


def _base_name(font: int) -> str:
    buffer = ctypes.create_string_buffer(200)
    pdfium_c.FPDFFont_GetBaseFontName(_handle(font), buffer, len(buffer))
    return buffer.value.decode("latin-1")


def _handle(font: int) -> Any:
    return ctypes.cast(font, pdfium_c.FPDF_FONT)


@cache
def _advances(program: bytes) -> dict[int, float]:
    """Code point → advance in thousandths of an em of a vendored face."""
    with TTFont(io.BytesIO(program)) as face:
        scale = WIDTH_UNITS / face["head"].unitsPerEm
        return {code: face["hmtx"][name][0] * scale for code, name in face.getBestCmap().items()}


def _stand_in(font: int) -> dict[int, float]:
    """The advances of the vendored face that stands in for a font; empty where the font draws itself."""
    handle = _handle(font)
    length = ctypes.c_size_t()
    if pdfium_c.FPDFFont_GetIsEmbedded(handle) != 0 or not pdfium_c.FPDFFont_GetFontData(handle, None, 0, length):
        return {}
    faces = [program for _name, program in rendering.FACES.values() if len(program) == length.value]
    return _advances(faces[0]) if len(faces) == 1 else {}


def _fitted(outline: Outline, advance: float | None) -> Outline:
    """The outline as pdfium sets a stand-in to the width that the paper asks for: in its middle, or narrowed."""
    if advance is None or not outline.width or not advance:
        return outline
    shift, factor = 0.0, 1.0
    if outline.width > advance + 1:
        shift = (outline.width - advance) / 2 / WIDTH_UNITS
    elif outline.width < advance:
        factor = outline.width / advance
    moved = tuple((kind, round(x * factor + shift, 4), y, closes) for kind, x, y, closes in outline.segments)
    return Outline(moved, outline.width)


def outline_of(font: int, character: str) -> Outline:
    """The outline of a character in a font of an open page. Raises CannotRemove when there is none."""
    handle = _handle(font)
    path = pdfium_c.FPDFFont_GetGlyphPath(handle, ord(character), float(EM_UNITS))
    count = int(pdfium_c.FPDFGlyphPath_CountGlyphSegments(path)) if path else 0
    width = ctypes.c_float()
    pdfium_c.FPDFFont_GetGlyphWidth(handle, ord(character), float(WIDTH_UNITS), width)
    if count <= 0 or not 0 <= width.value <= WIDEST:
        raise CannotRemove("no outline")
    return Outline(tuple(_segments(path, count)), round(width.value))


def _segments(path: Any, count: int) -> Iterator[Segment]:
    # Tens of thousands of segments a paper: what is asked and what is answered into is looked up once.
    segment_at, point_of = pdfium_c.FPDFGlyphPath_GetGlyphPathSegment, pdfium_c.FPDFPathSegment_GetPoint
    kind_of, closes_at = pdfium_c.FPDFPathSegment_GetType, pdfium_c.FPDFPathSegment_GetClose
    x, y = ctypes.c_float(), ctypes.c_float()
    into = ctypes.byref(x), ctypes.byref(y)
    for at in range(count):
        segment = segment_at(path, at)
        point_of(segment, *into)
        yield kind_of(segment), round(x.value, 4), round(y.value, 4), closes_at(segment) != 0


def write_font(pdf: pikepdf.Pdf, font: OutlineFont, number: int, used: Iterable[str]) -> pikepdf.Object:
    """A font as an object of `pdf`, holding exactly the characters `used`."""
    characters = tuple(sorted(set(used)))
    name = pikepdf.Name(f"/{NAME_TAG}+F{number + 1}")
    program = _program([font.outlines[character] for character in characters])
    widths = pikepdf.Array()
    for code, character in enumerate(characters, start=1):
        widths.extend(pikepdf.Array([code, code, font.outlines[character].width]))
    descriptor = pikepdf.Dictionary(
        Type=pikepdf.Name.FontDescriptor,
        FontName=name,
        Flags=4,
        FontBBox=pikepdf.Array([0, -200, 1000, 800]),
        ItalicAngle=0,
        Ascent=800,
        Descent=-200,
        CapHeight=700,
        StemV=80,
        FontFile2=flate(pdf, program, Length1=len(program)),
    )
    descendant = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.CIDFontType2,
        BaseFont=name,
        CIDSystemInfo=pikepdf.Dictionary(Registry=b"Adobe", Ordering=b"Identity", Supplement=0),
        FontDescriptor=pdf.make_indirect(descriptor),
        DW=WIDTH_UNITS,
        W=widths,
        CIDToGIDMap=flate(pdf, b"".join(code.to_bytes(2, "big") for code in range(len(characters) + 1))),
    )
    return pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type0,
            BaseFont=name,
            Encoding=pikepdf.Name("/Identity-H"),
            DescendantFonts=pikepdf.Array([pdf.make_indirect(descendant)]),
            ToUnicode=flate(pdf, to_unicode(characters)),
        )
    )


def _program(outlines: list[Outline]) -> bytes:
    """A TrueType program whose glyph i + 1 is outline i."""
    builder = FontBuilder(EM_UNITS, isTTF=True)
    names = [".notdef", *(f"g{at}" for at in range(1, len(outlines) + 1))]
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({})
    builder.setupGlyf(dict(zip(names, [Program(), *map(_drawn, outlines)], strict=True)))
    advances = [0, *(round(outline.width * EM_UNITS / WIDTH_UNITS) for outline in outlines)]
    table = builder.font["glyf"]
    metrics = {}
    for name, advance in zip(names, advances, strict=True):
        table[name].recalcBounds(table)
        metrics[name] = (advance, getattr(table[name], "xMin", 0))
    builder.setupHorizontalMetrics(metrics)
    builder.setupHorizontalHeader(ascent=1638, descent=-410)
    builder.setupHead(unitsPerEm=EM_UNITS, created=0, modified=0)
    builder.setupOS2()
    builder.setupPost(keepGlyphNames=False)
    builder.font.recalcTimestamp = False
    out = io.BytesIO()
    builder.save(out)
    return out.getvalue()


class _Whole(Program):  # type: ignore[misc]
    """A glyph that is never changed again: its bytes and bounds are worked out once, however many fonts hold it."""

    packed: bytes | None = None

    def recalcBounds(self, glyfTable: Any, **options: Any) -> None:  # noqa: N802, N803 - fontTools' names
        """The bounds, which stay what they were."""
        if not hasattr(self, "xMin"):
            super().recalcBounds(glyfTable, **options)

    def compile(self, glyfTable: Any, recalcBBoxes: bool = True, **options: Any) -> bytes:  # noqa: N803
        """The glyph as bytes."""
        if self.packed is None:
            self.packed = bytes(super().compile(glyfTable, recalcBBoxes, **options))
        return self.packed


@lru_cache(maxsize=OUTLINES_KEPT)
def _drawn(outline: Outline) -> Program:
    whole = _Whole()
    whole.__dict__.update(_penned(outline).__dict__)
    return whole


def _penned(outline: Outline) -> Program:
    pen = _Pen()
    is_open = False
    controls: list[Point] = []
    for kind, x, y, closes in outline.segments:
        point = (x * EM_UNITS, y * EM_UNITS)
        if kind == MOVE:
            if is_open:
                pen.close()
            pen.move(point)
            is_open = True
        elif kind == LINE:
            pen.line(point)
        else:
            controls.append(point)
            if len(controls) == CURVE_POINTS:
                pen.curve(controls)
                controls = []
        if closes and is_open and not controls:
            pen.close()
            is_open = False
    if is_open:
        pen.close()
    return pen.glyph()


class _Pen:
    """Draws lines and cubic curves as TrueType has them. pdfium makes cubic curves of quadratic ones: such become again
    what they were, and a point in the middle between two of their controls is left to be implied.
    """

    def __init__(self) -> None:
        self._pen = TTGlyphPen(None)
        # pdfium turns every outline the way TrueType wants it or leaves it as it was; nonzero filling needs no turning.
        self._cubic = Cu2QuPen(self._pen, CURVE_ERROR)
        self._at: Point = (0.0, 0.0)
        self._controls: list[Point] = []

    def move(self, point: Point) -> None:
        """Begin a contour."""
        self._cubic.moveTo(point)
        self._at = point

    def line(self, point: Point) -> None:
        """A straight line."""
        self._flush()
        self._cubic.lineTo(point)
        self._at = point

    def curve(self, controls: Sequence[Point]) -> None:
        """A cubic curve: two controls and its end."""
        control = _quadratic(self._at, controls)
        if control is None:
            self._flush()
            self._cubic.curveTo(*controls)
        else:
            if self._controls and not _is_implied(self._at, self._controls[-1], control):
                self._flush()
            self._controls.append(control)
        self._at = controls[-1]

    def close(self) -> None:
        """End a contour."""
        self._flush()
        self._cubic.closePath()

    def glyph(self) -> Program:
        """What was drawn."""
        return self._pen.glyph()

    def _flush(self) -> None:
        if self._controls:
            self._cubic.qCurveTo(*self._controls, self._at)
            self._controls = []


def _quadratic(start: Point, controls: Sequence[Point]) -> Point | None:
    """The control of the quadratic curve that a cubic one was made of, None if it was made of none."""
    one, two, end = controls
    x, y = ((3 * (b + c) - a - d) / 4 for a, b, c, d in zip(start, one, two, end, strict=True))
    raised = [((a + 2 * x) / 3, (b + 2 * y) / 3) for a, b in (start, end)]
    is_one = all(math.dist(*pair) <= CURVE_ERROR for pair in zip(raised, (one, two), strict=True))
    return (x, y) if is_one else None


def _is_implied(point: Point, before: Point, after: Point) -> bool:
    middle = ((before[0] + after[0]) / 2, (before[1] + after[1]) / 2)
    return math.dist(point, middle) <= CURVE_ERROR
