"""The font of the invisible layer: no letters drawn, codes counted up in Unicode order, no code unused."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pikepdf
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables._g_l_y_f import Glyph
from pikepdf import Array, Dictionary, Name

from redaction.burning.streams import flate
from redaction.burning.textlayer import NARROW_EM, advance_em

FONT_NAME = "/YeollinLayer"
EM_UNITS = 1000
ASCENT, DESCENT, CAP_HEIGHT = 800, -200, 700
GLYPH_WIDE, GLYPH_NARROW = 1, 2
ENTRIES_PER_BLOCK = 100
"""The most entries one bfchar block of a CMap may hold (Adobe technical note 5411)."""


def _program() -> bytes:
    """A TrueType program with a wide and a narrow block in place of letters.

    Text mode 3 never draws them; they give each character a box, without which pdfium drops upright lines.
    """
    builder = FontBuilder(EM_UNITS, isTTF=True)
    widths = {".notdef": EM_UNITS, "wide": EM_UNITS, "narrow": round(NARROW_EM * EM_UNITS)}
    builder.setupGlyphOrder(list(widths))
    builder.setupCharacterMap({})
    builder.setupGlyf({".notdef": Glyph(), "wide": _block(EM_UNITS), "narrow": _block(widths["narrow"])})
    builder.setupHorizontalMetrics({name: (width, 0) for name, width in widths.items()})
    builder.setupHorizontalHeader(ascent=ASCENT, descent=DESCENT)
    builder.setupHead(unitsPerEm=EM_UNITS, created=0, modified=0)
    builder.setupOS2()
    builder.setupPost(keepGlyphNames=False)
    builder.font.recalcTimestamp = False
    out = io.BytesIO()
    builder.save(out)
    return out.getvalue()


def _block(width: int) -> Glyph:
    pen = TTGlyphPen(None)
    margin = width // 10
    pen.moveTo((margin, 0))
    pen.lineTo((margin, CAP_HEIGHT))
    pen.lineTo((width - margin, CAP_HEIGHT))
    pen.lineTo((width - margin, 0))
    pen.closePath()
    return pen.glyph()


def to_unicode(characters: Sequence[str]) -> bytes:
    """A ToUnicode CMap: code i + 1 is characters[i], which are in Unicode order; every code once."""
    lines = [
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        b"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
        b"/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        b"1 begincodespacerange <0000> <FFFF> endcodespacerange",
    ]
    entries = [
        b"<%04X> <%s>" % (at, character.encode("utf-16-be").hex().upper().encode())
        for at, character in enumerate(characters, start=1)
    ]
    for start in range(0, len(entries), ENTRIES_PER_BLOCK):
        block = entries[start : start + ENTRIES_PER_BLOCK]
        lines += [b"%d beginbfchar" % len(block), *block, b"endbfchar"]
    lines.append(b"endcmap CMapName currentdict /CMap defineresource pop end end")
    return b"\n".join(lines)


@dataclass(frozen=True, slots=True)
class LayerFont:
    """Codes of the layer: character i in Unicode order has code i + 1, two bytes, Identity-H."""

    characters: tuple[str, ...]

    @classmethod
    def of(cls, texts: Iterable[str]) -> "LayerFont":
        """The font for exactly the characters of `texts` and the blank between words."""
        return cls(tuple(sorted({" ", *"".join(texts)})))

    def codes(self) -> dict[str, int]:
        """Character → code."""
        return {character: at for at, character in enumerate(self.characters, start=1)}

    def write(self, pdf: pikepdf.Pdf) -> pikepdf.Object:
        """The font as an object of `pdf`."""
        descriptor = pdf.make_indirect(
            Dictionary(
                Type=Name.FontDescriptor,
                FontName=Name(FONT_NAME),
                Flags=4,
                FontBBox=Array([0, DESCENT, EM_UNITS, ASCENT]),
                ItalicAngle=0,
                Ascent=ASCENT,
                Descent=DESCENT,
                CapHeight=CAP_HEIGHT,
                StemV=80,
                FontFile2=flate(pdf, LAYER_PROGRAM, Length1=len(LAYER_PROGRAM)),
            )
        )
        descendant = pdf.make_indirect(
            Dictionary(
                Type=Name.Font,
                Subtype=Name.CIDFontType2,
                BaseFont=Name(FONT_NAME),
                CIDSystemInfo=Dictionary(Registry=b"Adobe", Ordering=b"Identity", Supplement=0),
                FontDescriptor=descriptor,
                DW=EM_UNITS,
                W=self._narrow_widths(),
                CIDToGIDMap=flate(pdf, self._glyph_of_code()),
            )
        )
        return pdf.make_indirect(
            Dictionary(
                Type=Name.Font,
                Subtype=Name.Type0,
                BaseFont=Name(FONT_NAME),
                Encoding=Name("/Identity-H"),
                DescendantFonts=Array([descendant]),
                ToUnicode=flate(pdf, to_unicode(self.characters)),
            )
        )

    def _glyph_of_code(self) -> bytes:
        glyphs = (GLYPH_NARROW if advance_em(each) == NARROW_EM else GLYPH_WIDE for each in self.characters)
        return b"\0\0" + b"".join(glyph.to_bytes(2, "big") for glyph in glyphs)

    def _narrow_widths(self) -> Array:
        widths = Array()
        for character, code in self.codes().items():
            if advance_em(character) == NARROW_EM:
                widths.extend(Array([code, code, round(NARROW_EM * EM_UNITS)]))
        return widths


LAYER_PROGRAM = _program()
