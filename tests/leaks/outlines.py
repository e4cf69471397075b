"""The name of the sheet drawn as areas, without any text."""

from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont

from redaction.rendering import FONT_FOLDER
from tests.leaks.sheets import NAME

FACE = FONT_FOLDER / "NanumGothic.ttf"


class _PathPen(BasePen):
    """Writes outlines as path operators."""

    def __init__(self, glyphs, shift: float, up: float = 0) -> None:
        super().__init__(glyphs)
        self.shift, self.foot, self.drawing = shift, 150 + up, ""

    def _place(self, point) -> str:
        return f"{self.shift + point[0] * 0.012:.2f} {self.foot + point[1] * 0.012:.2f}"

    def _moveTo(self, point):  # noqa: N802 - fontTools asks for this name
        self.drawing += f"{self._place(point)} m "

    def _lineTo(self, point):  # noqa: N802 - fontTools asks for this name
        self.drawing += f"{self._place(point)} l "

    def _curveToOne(self, one, two, three):  # noqa: N802 - fontTools asks for this name
        self.drawing += f"{self._place(one)} {self._place(two)} {self._place(three)} c "

    def _closePath(self):  # noqa: N802 - fontTools asks for this name
        self.drawing += "h "


def outlined_name(up: float = 0) -> str:
    """The outlines of the name's letters, where it usually stands or so many points above."""
    font = TTFont(FACE)
    glyphs, names = font.getGlyphSet(), font.getBestCmap()
    drawing = ""
    for at, character in enumerate(NAME):
        pen = _PathPen(glyphs, 60 + 12 * at, up)
        glyphs[names[ord(character)]].draw(pen)
        drawing += pen.drawing
    return drawing
