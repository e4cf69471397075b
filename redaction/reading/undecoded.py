"""Pictures that a page paints and pdfium cannot decode: unseen by anybody, and gone where the page is drawn anew."""

import pypdfium2 as pdfium
from pypdfium2 import raw

from redaction.inspecting.pictures import DEEPEST_FORM, Picture, placed
from redaction.types import Rect

SMALLEST_SEAL_CM2 = 0.36
"""A seal has sides of 6 mm at least; smaller pictures are bullets, parts of rules, edges of letters."""

_BLANK_JBIG2_BYTES = 128
_ROWS_A_BYTE = 8


def hides_a_picture(page: pdfium.PdfPage) -> bool:
    """Whether a picture of at least a seal's size, on what shows of the page, cannot be decoded."""
    shown = page.get_bbox()
    return any(
        _is_seen(placed(item), shown) and _is_undecoded(item)
        for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=DEEPEST_FORM)
    )


def _is_seen(picture: Picture, shown: Rect) -> bool:
    left, bottom, right, top = picture.box
    overlaps = left < shown[2] and right > shown[0] and bottom < shown[3] and top > shown[1]
    return overlaps and picture.area_cm2 >= SMALLEST_SEAL_CM2


def _is_undecoded(item: pdfium.PdfImage) -> bool:
    try:
        bitmap = item.get_bitmap()
    except pdfium.PdfiumError:
        return True
    return "JBIG2Decode" in item.get_filters() and _is_blank_in_vain(item, bitmap)


def _is_blank_in_vain(item: pdfium.PdfImage, bitmap: pdfium.PdfBitmap) -> bool:
    """Of JBIG2 it cannot read pdfium makes one of one colour: blank although it took more bytes than blank rows do."""
    packed_bytes = len(item.get_data())
    pixels = bitmap.to_numpy()
    return packed_bytes > _BLANK_JBIG2_BYTES + bitmap.height // _ROWS_A_BYTE and bool((pixels == pixels.flat[0]).all())
