"""Outlines of letters: fonts of a result take no more bytes than the curves that were drawn need."""

import io

import pikepdf
import pytest
from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont

from redaction import rendering
from redaction.burning.outlines import CURVE, EM_UNITS, LINE, MOVE, Outline, OutlineFont, write_font

ROUND = "응회영"
"""Letters with rings, which are made of curves."""


class _CubicPen(BasePen):
    """Draws curves as pdfium gives them: every one cubic, in em."""

    def __init__(self, glyphs, units: int) -> None:
        super().__init__(glyphs)
        self.units, self.segments = units, []

    def _put(self, kind: int, *points: tuple[float, float]) -> None:
        self.segments += [(kind, x / self.units, y / self.units, False) for x, y in points]

    def _moveTo(self, point):  # noqa: N802 - fontTools asks for this name
        self._put(MOVE, point)

    def _lineTo(self, point):  # noqa: N802 - fontTools asks for this name
        self._put(LINE, point)

    def _curveToOne(self, one, two, three):  # noqa: N802 - fontTools asks for this name
        self._put(CURVE, one, two, three)

    def _closePath(self):  # noqa: N802 - fontTools asks for this name
        self.segments[-1] = (*self.segments[-1][:3], True)


def outlined(face: TTFont, character: str) -> Outline:
    """A letter of a face as burning gets it from pdfium."""
    glyphs = face.getGlyphSet()
    pen = _CubicPen(glyphs, face["head"].unitsPerEm)
    glyphs[face.getBestCmap()[ord(character)]].draw(pen)
    return Outline(tuple(pen.segments), 1000)


def written(outlines: dict[str, Outline]):
    """The glyphs of the result's font, in the order of their characters."""
    with pikepdf.new() as pdf:
        font = write_font(pdf, OutlineFont(outlines), 0, outlines)
        program = TTFont(io.BytesIO(font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()))
    return [program["glyf"][name] for name in program.getGlyphOrder()[1:]]


@pytest.mark.parametrize("name", ["NanumGothic.ttf", "NanumMyeongjo.ttf"])
def test_a_letter_comes_back_with_the_points_it_was_drawn_with(name):
    """A letter of a TrueType face is written with no more points than the face has, each within a unit of its place."""
    with TTFont(rendering.FONT_FOLDER / name) as face:
        factor = EM_UNITS / face["head"].unitsPerEm
        glyphs = written({character: outlined(face, character) for character in sorted(ROUND)})
        for character, glyph in zip(sorted(ROUND), glyphs, strict=True):
            drawn, _ends, _flags = face["glyf"][face.getBestCmap()[ord(character)]].getCoordinates(face["glyf"])
            assert len(glyph.coordinates) <= len(drawn)
            for x, y in glyph.coordinates:
                assert min(abs(x - factor * a) + abs(y - factor * b) for a, b in drawn) <= 2


def test_a_curve_that_no_quadratic_one_is_keeps_its_shape():
    """An S of one cubic curve is drawn as several quadratic ones, none of them beyond its ends."""
    shape = Outline(((MOVE, 0, 0, False), (CURVE, 1, 0, False), (CURVE, 0, 1, False), (CURVE, 1, 1, True)), 1000)
    (glyph,) = written({"가": shape})
    assert len(glyph.coordinates) > 4
    assert (glyph.xMin, glyph.yMin, glyph.xMax, glyph.yMax) == (0, 0, EM_UNITS, EM_UNITS)
