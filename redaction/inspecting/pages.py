"""One page as pdfium sees it: its size, how much text it has, how large its largest picture is."""

from collections.abc import Iterator

import pypdfium2 as pdfium
from pypdfium2 import raw

from redaction.errors import Malformed, TooLarge
from redaction.types import PageInspection, Rect

FEWEST_TEXT_CHARACTERS = 20
"""A page with ink and fewer characters than this is read by OCR as well."""

LARGE_PICTURE_CM2 = 20.0
"""From this size a picture may hold a paper of its own (an identity card has 46 cm²), so OCR looks at the page."""

_UNREADABLE_SHARE = 0.1
_CM2_PER_PT2 = (2.54 / 72) ** 2
_DEEPEST_FORM = 15
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
    picture = _largest_picture_cm2(page)
    needs_ocr = picture >= LARGE_PICTURE_CM2 or _is_unreadable(sealed_text, text.count_chars())
    if characters < FEWEST_TEXT_CHARACTERS:
        needs_ocr = needs_ocr or _draws_more_than_text(page, characters)
    return PageInspection(
        number=number,
        width_pt=crop[2] - crop[0],
        height_pt=crop[3] - crop[1],
        rotation=page.get_rotation(),
        text_characters=characters,
        image_area_cm2=round(picture, 2),
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


def _largest_picture_cm2(page: pdfium.PdfPage) -> float:
    areas = (_area_pt2(item) for item in _objects(page, (raw.FPDF_PAGEOBJ_IMAGE,)))
    return max(areas, default=0.0) * _CM2_PER_PT2


def _area_pt2(item: pdfium.PdfObject) -> float:
    """Area of the parallelogram an image's unit square is mapped to, whatever its rotation."""
    a, b, c, d, _, _ = item.get_matrix().get()
    return float(abs(a * d - b * c))


def _draws_more_than_text(page: pdfium.PdfPage, characters: int) -> bool:
    """Whether there is ink that the page's few characters do not account for."""
    if raw.FPDFPage_GetAnnotCount(page) > 0:
        return True
    kinds = _DRAWN_BESIDE_TEXT if characters else (*_DRAWN_BESIDE_TEXT, raw.FPDF_PAGEOBJ_TEXT)
    return next(iter(_objects(page, kinds)), None) is not None


def _objects(page: pdfium.PdfPage, kinds: tuple[int, ...]) -> Iterator[pdfium.PdfObject]:
    yield from page.get_objects(filter=kinds, max_depth=_DEEPEST_FORM)
