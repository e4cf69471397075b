"""One page as pdfium sees it: its size, how much text it has, how large its largest picture is."""

import pypdfium2 as pdfium
from pypdfium2 import raw

from redaction.errors import Malformed, TooLarge
from redaction.inspecting.pictures import DEEPEST_FORM, pictures
from redaction.types import PageInspection, Rect

FEWEST_TEXT_CHARACTERS = 20
"""A page with ink and fewer characters than this is read by OCR as well."""

WORTH_READING_CM2 = 2.0
"""From this size on, all pictures of a page together, OCR looks at them: a line of scanned text has 4 cm²."""

_UNREADABLE_SHARE = 0.1
_DRAWN_BESIDE_TEXT = (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING)


def inspect_page(document: pdfium.PdfDocument, number: int, longest_side_pt: float) -> PageInspection:
    """Looks at page `number` (from 1). Raises TooLarge for a side over `longest_side_pt`, Malformed for no area."""
    try:
        page = document[number - 1]
        text = page.get_textpage()
    except pdfium.PdfiumError as error:
        raise Malformed(f"page {number}") from error
    crop = _checked(page.get_bbox(), longest_side_pt)
    sealed_text = text.get_text_range()
    characters = sum(not character.isspace() for character in sealed_text)
    areas = [picture.area_cm2 for picture in pictures(page)]
    needs_ocr = sum(areas) >= WORTH_READING_CM2 or _is_unreadable(sealed_text, text.count_chars())
    if characters < FEWEST_TEXT_CHARACTERS:
        needs_ocr = needs_ocr or _draws_more_than_text(page, characters)
    return PageInspection(
        number=number,
        width_pt=crop[2] - crop[0],
        height_pt=crop[3] - crop[1],
        rotation=page.get_rotation(),
        text_characters=characters,
        image_area_cm2=round(max(areas, default=0.0), 2),
        needs_ocr=needs_ocr,
        crop_box=crop,
    )


def _checked(box: Rect, longest_side_pt: float) -> Rect:
    width, height = box[2] - box[0], box[3] - box[1]
    if not (width > 0 and height > 0):
        raise Malformed("page without area")
    if max(width, height, *(abs(value) for value in box)) > longest_side_pt:
        raise TooLarge("page side")
    return box


def _is_unreadable(sealed_text: str, glyphs: int) -> bool:
    """Whether a tenth of the glyphs has no character, a private one, or the replacement character."""
    strange = sum(_is_strange(character) for character in sealed_text)
    missing = max(0, glyphs - len(sealed_text))
    return strange + missing > _UNREADABLE_SHARE * max(glyphs, 1)


def _is_strange(character: str) -> bool:
    code = ord(character)
    return code in (0xFFFD, 0xFFFE, 0xFFFF) or 0xE000 <= code <= 0xF8FF or (code < 0x20 and character not in "\t\n\r")


def _draws_more_than_text(page: pdfium.PdfPage, characters: int) -> bool:
    """Whether there is ink that the page's few characters do not account for."""
    if raw.FPDFPage_GetAnnotCount(page) > 0:
        return True
    kinds = _DRAWN_BESIDE_TEXT if characters else (*_DRAWN_BESIDE_TEXT, raw.FPDF_PAGEOBJ_TEXT)
    return next(page.get_objects(filter=kinds, max_depth=DEEPEST_FORM), None) is not None
