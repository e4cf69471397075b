"""The original without writing aslant that boxes meet: decision 0094 has it go as a whole, and nothing else with it."""

import ctypes
import math
from collections.abc import Sequence

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from redaction.types import Rect
from redaction.verifying.readers import Character, Reading, pdfium_characters, touching_any

REACH_PT = 6.0
"""How near to a box writing aslant is met by it."""
OVERHANG_PT = 4.0
"""What a letter's upright rectangle must hold beyond its em before its text goes: lines askew are read as they are."""


def taken_aslant(page: pdfium.PdfPage, rects: Sequence[Rect]) -> tuple[list[Character], Reading]:
    """Take each text object with a letter aslant at a box off the open page.

    Returns such letters as lie in boxes, and the characters that the page has now.
    """
    characters = pdfium_characters(page)
    if not rects or not any(_is_aslant(each) for each in characters):
        return [], characters
    inside = touching_any(characters, rects)
    texts = _texts_at(page, rects)
    for each in [*page.get_objects(filter=(pdfium_c.FPDF_PAGEOBJ_TEXT,))]:
        if ctypes.addressof(each.raw.contents) in texts:
            page.remove_obj(each)
    return [each for each in characters if id(each) in inside and _is_aslant(each)], pdfium_characters(page)


def _is_aslant(character: Character) -> bool:
    return character.pen is not None and _overhangs(character.size_pt, character.pen.angle)


def _overhangs(em_pt: float, degrees: float) -> bool:
    slope = math.radians(degrees % 90)
    return em_pt * (math.sin(slope) + math.cos(slope) - 1) > OVERHANG_PT


def _texts_at(page: pdfium.PdfPage, rects: Sequence[Rect]) -> set[int]:
    """The addresses of the text objects that have a letter aslant at one of the rectangles."""
    textpage = page.get_textpage()
    found = set()
    matrix = pdfium_c.FS_MATRIX()
    try:
        for at in range(textpage.count_chars()):
            pdfium_c.FPDFText_GetMatrix(textpage, at, matrix)
            em_pt = pdfium_c.FPDFText_GetFontSize(textpage, at) * math.hypot(matrix.a, matrix.b)
            left, low, right, high = textpage.get_charbox(at)
            is_met = _overhangs(em_pt, math.degrees(math.atan2(matrix.b, matrix.a))) and any(
                left <= x1 + REACH_PT and x0 - REACH_PT <= right and low <= y1 + REACH_PT and y0 - REACH_PT <= high
                for x0, y0, x1, y1 in rects
            )
            handle = pdfium_c.FPDFText_GetTextObject(textpage, at) if is_met else None
            if handle:
                found.add(ctypes.addressof(handle.contents))
    finally:
        textpage.close()
    return found
