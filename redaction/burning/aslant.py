"""Writing aslant over a page, such as a watermark: what a box meets of it is taken away as a whole.

The upright rectangle around a large letter that stands aslant holds words of other lines, which no box may close. So
the text that such a letter was written with goes, before anything of the page is read. Lines of a paper that lies a
little askew, and small writing at any angle, are cut letter by letter like any other.
"""

import math
from collections.abc import Iterator, Sequence
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from redaction.burning.glyphs import Drawn, address_of
from redaction.burning.rects import overlap
from redaction.types import Rect

BESIDE_PT = 6.0
"""Writing aslant so near to a box is met by it: boxes grow to the height of their lines."""
REACHES_PT = 4.0
"""A letter counts as aslant if its upright rectangle is so much larger than its em: half the white between lines."""


def take_aslant(page: pdfium.PdfPage, drawn: Drawn, boxes: Sequence[Rect]) -> bool:
    """Take the texts aslant that boxes meet from an open page. Says whether there were any."""
    if not any(_reach(glyph.size_pt, glyph.angle) > REACHES_PT for glyph in drawn.glyphs):
        return False
    textpage = page.get_textpage()
    try:
        met = {address_of(handle) for handle in _met(textpage, boxes)}
    finally:
        textpage.close()
    for each in list(page.get_objects(filter=(pdfium_c.FPDF_PAGEOBJ_TEXT,))) if met else ():
        if address_of(each.raw) in met:
            page.remove_obj(each)
    return bool(met)


def _met(textpage: pdfium.PdfTextPage, boxes: Sequence[Rect]) -> Iterator[Any]:
    """The text objects of the letters aslant that boxes meet."""
    matrix = pdfium_c.FS_MATRIX()
    for at in range(textpage.count_chars()):
        pdfium_c.FPDFText_GetMatrix(textpage, at, matrix)
        em = pdfium_c.FPDFText_GetFontSize(textpage, at) * math.hypot(matrix.a, matrix.b)
        if _reach(em, math.degrees(math.atan2(matrix.b, matrix.a))) <= REACHES_PT:
            continue
        place = textpage.get_charbox(at)
        if any(overlap(place, _grown(box)) for box in boxes):
            yield pdfium_c.FPDFText_GetTextObject(textpage, at)


def _reach(em: float, degrees: float) -> float:
    """How much wider than the em the upright square around a letter is at that angle."""
    turned = math.radians(degrees)
    return em * (abs(math.sin(turned)) + abs(math.cos(turned)) - 1)


def _grown(box: Rect) -> Rect:
    return box[0] - BESIDE_PT, box[1] - BESIDE_PT, box[2] + BESIDE_PT, box[3] + BESIDE_PT
