"""The original without writing aslant that boxes meet: decision 0094 has it go as a whole, and nothing else with it."""

import ctypes
import math
from collections.abc import Sequence

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from redaction.types import Rect
from redaction.verifying.readers import Character, pdfium_characters, touching_any

REACH_PT = 6.0
"""How near to a box writing aslant is met by it."""


def taken_aslant(page: pdfium.PdfPage, rects: Sequence[Rect]) -> list[Character]:
    """Take each text object with a letter aslant at a box off the open page. Returns such letters as lie in boxes."""
    characters = pdfium_characters(page) if rects else ()
    if not any(each.pen is not None and each.pen.angle % 90 for each in characters):
        return []
    inside = touching_any(characters, rects)
    texts = _texts_at(page, rects)
    for each in [*page.get_objects(filter=(pdfium_c.FPDF_PAGEOBJ_TEXT,))]:
        if ctypes.addressof(each.raw.contents) in texts:
            page.remove_obj(each)
    return [each for each in characters if id(each) in inside and each.pen is not None and each.pen.angle % 90]


def _texts_at(page: pdfium.PdfPage, rects: Sequence[Rect]) -> set[int]:
    """The addresses of the text objects that have a letter aslant at one of the rectangles."""
    textpage = page.get_textpage()
    found = set()
    try:
        for at in range(textpage.count_chars()):
            degrees = round(math.degrees(pdfium_c.FPDFText_GetCharAngle(textpage, at)))
            left, low, right, high = textpage.get_charbox(at)
            is_met = degrees % 90 and any(
                left <= x1 + REACH_PT and x0 - REACH_PT <= right and low <= y1 + REACH_PT and y0 - REACH_PT <= high
                for x0, y0, x1, y1 in rects
            )
            handle = pdfium_c.FPDFText_GetTextObject(textpage, at) if is_met else None
            if handle:
                found.add(ctypes.addressof(handle.contents))
    finally:
        textpage.close()
    return found
