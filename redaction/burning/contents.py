"""What a page of the output draws, as the operators of its content stream."""

import math
from collections.abc import Iterator, Sequence
from itertools import groupby

from redaction.burning.figures import is_figure
from redaction.burning.outlines import OutlineFonts
from redaction.burning.passages import marked_runs
from redaction.burning.raster import BOX_LEVEL, PictureSheet
from redaction.burning.streams import number
from redaction.burning.textlayer import Word, advance_em
from redaction.burning.vector import VectorSheet, shown
from redaction.types import Rect

INSET_PT = 0.005
"""A picture or box a hair larger than its whole pixels would be spread over one row more."""
Codes = dict[str, int]


def picture_content(sheet: PictureSheet, layer: Codes) -> str:
    """The picture, its boxes once more as paint, and the words invisibly over it."""
    lines = [*_figure(0, _placed("I", sheet.area)), "/Artifact BMC", *_boxes(sheet.picture.rects), "EMC"]
    for mark, words in enumerate(marked_runs(sheet.words), start=1):
        lines += [_mark(mark, words), "BT 3 Tr", *(invisible(word, layer) for word in words), "ET EMC"]
    return "\n".join(lines)


def vector_content(sheet: VectorSheet, layer: Codes, fonts: OutlineFonts, codes: Sequence[Codes]) -> str:
    """Pictures of parts, lines and areas, the words (drawn; those of boxes and of OCR not), boxes over all."""
    lines: list[str] = []
    figures = 0
    for at, patch in enumerate(sheet.patches):
        shown_here = _placed(f"I{at}", patch.place)
        is_told = is_figure(patch.place)
        lines += _figure(figures, shown_here) if is_told else ["/Artifact BMC", shown_here, "EMC"]
        figures += is_told
    lines += ["/Artifact BMC", *sheet.drawing, "EMC"]
    font_of = dict(zip(map(id, sheet.words), sheet.fonts, strict=True))
    hand = _Hand()
    for mark, words in enumerate(marked_runs(sheet.words), start=figures):
        mode, stretch = ("0 Tr", "100 Tz") if words[0].glyphs else ("3 Tr", "")
        lines += [_mark(mark, words), f"BT {hand.set(mode=mode, stretch=stretch)}"]
        lines += _vector_words(words, font_of, layer, fonts, codes, hand)
        lines.append("ET EMC")
    lines += ["/Artifact BMC", *_boxes(sheet.rects), "EMC"]
    return "\n".join(lines)


class _Hand:
    """What was set last, so that readers need not read it again before every word."""

    def __init__(self) -> None:
        self._held: dict[str, str] = {}

    def set(self, **wanted: str) -> str:
        """The operators among these that change anything; an empty one says that its setting is not known after."""
        changed = [operator for name, operator in wanted.items() if operator and self._held.get(name) != operator]
        self._held.update(wanted)
        return "".join(f"{operator} " for operator in changed)


def _vector_words(
    words: Sequence[Word],
    font_of: dict[int, int],
    layer: Codes,
    fonts: OutlineFonts,
    codes: Sequence[Codes],
    hand: _Hand,
) -> Iterator[str]:
    for word in words:
        font = font_of[id(word)]
        if not word.glyphs:
            yield hand.set(font="") + invisible(word, layer)
        else:
            outlines = fonts.fonts[font][1].outlines
            widths = {character: outlines[character].width for character in word.text}
            colour, face, text = shown(word, font, codes[font], widths)
            yield hand.set(colour=colour, font=face) + text


def _figure(mark: int, shown_here: str) -> list[str]:
    return [f"/Figure <</MCID {mark}>> BDC", shown_here, "EMC"]


def _placed(name: str, place: Rect) -> str:
    x0, y0, x1, y1 = place
    width, height = number(x1 - x0 - 2 * INSET_PT), number(y1 - y0 - 2 * INSET_PT)
    return f"q {width} 0 0 {height} {number(x0 + INSET_PT)} {number(y0 + INSET_PT)} cm /{name} Do Q"


def _boxes(rects: Sequence[Rect]) -> Iterator[str]:
    yield f"{number(BOX_LEVEL / 255)} g"
    for left, low, right, high in dict.fromkeys(rects):
        width, height = number(right - left - 2 * INSET_PT), number(high - low - 2 * INSET_PT)
        yield f"{number(left + INSET_PT)} {number(low + INSET_PT)} {width} {height} re f"


def _mark(mark: int, words: Sequence[Word]) -> str:
    return f"/{'P' if words[0].box is None else 'Span'} <</MCID {mark}>> BDC"


def invisible(word: Word, codes: Codes) -> str:
    """A word of the invisible layer, its characters stretched to the cells they had on the page."""
    turn = math.radians(word.angle)
    cosine, sine = number(math.cos(turn)), number(math.sin(turn))
    place = f"{cosine} {sine} {number(-math.sin(turn))} {cosine} {number(word.origin[0])} {number(word.origin[1])} Tm"
    pieces = []
    for stretch, cells in groupby(zip(word.text, word.cells, strict=True), lambda cell: _stretch(word, *cell)):
        text = "".join(f"{codes[character]:04X}" for character, _width in cells)
        pieces.append(f"{stretch} Tz <{text}> Tj")
    if word.blank_after:
        pieces.append(f"<{codes[' ']:04X}> Tj")
    return f"/F {number(word.size_pt)} Tf {place} {' '.join(pieces)}"


def _stretch(word: Word, character: str, width_pt: float) -> str:
    """How far, in per cent, a character of the layer's font is stretched to fill its cell."""
    return number(round(100 * width_pt / (advance_em(character) * word.size_pt), 1))
