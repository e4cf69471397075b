"""Sealed bytes → PageTexts: the text layer of each page, and OCR where that is missing, thin, or cannot be trusted."""

from collections.abc import Callable
from dataclasses import replace

import pypdfium2 as pdfium
from pypdfium2 import raw

from redaction.inspecting.pages import FEWEST_TEXT_CHARACTERS, WORTH_READING_CM2
from redaction.inspecting.pictures import DEEPEST_FORM, pictures
from redaction.reading import ocr
from redaction.reading.glyphs import UNKNOWN, Glyph, glyphs_of
from redaction.reading.lines import Written, written
from redaction.reading.merging import joined, united, unread_by_layer
from redaction.reading.normalising import working_copy
from redaction.reading.outside import outside_strings
from redaction.reading.undecoded import SMALLEST_SEAL_CM2, hides_a_picture
from redaction.reading.unseen import pages_with_unseen_drawings
from redaction.reading.untrue import is_untrue
from redaction.rendering import flat_page, opened
from redaction.types import Inspection, PageInspection, PageText, PageTexts, TextOrigin

OnPage = Callable[[int, int], None]

LEAST_CONFIDENCE = 0.4
"""OCR less sure than this of a page has guessed, not read."""

_UNKNOWN_SHARE = 0.1
_LINES_OF_A_RULED_PAGE = 400
_JUDGED_ELSEWHERE = (raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM)
"""Text is judged by what it says, pictures by their size, and what a form holds is looked at by itself."""
_NOTHING_SAID_BYTES = 2
"""What pdfium gives as the text of an object that has none: the end of the string alone."""


def nobody_listens(done: int, of: int) -> None:
    """The listener of a caller who wants no progress."""


def warm_up() -> None:
    """Loads OCR's models, so that reading opens no file."""
    ocr.warm_up()


def read(content: bytes, inspection: Inspection, on_page: OnPage = nobody_listens) -> PageTexts:
    """Reads every page of an inspected file.

    A page that nothing could read, or with a picture that cannot be decoded, has the origin UNREADABLE; it blocks
    approval. Raises Encrypted, Malformed, TooLarge.
    """
    pages = []
    copy = working_copy(content)
    unseen = pages_with_unseen_drawings(copy)
    with opened(copy) as layers, opened(content) as original:
        for page in inspection.pages:
            text = _read_page(layers, original, page, is_layer_partial=page.number in unseen)
            pages.append(replace(text, origin=TextOrigin.UNREADABLE) if _is_hiding(original, page) else text)
            on_page(page.number, len(inspection.pages))
    return PageTexts(inspection.sha256, tuple(pages), outside_strings(content))


def _read_page(
    layers: pdfium.PdfDocument, original: pdfium.PdfDocument, page: PageInspection, *, is_layer_partial: bool
) -> PageText:
    with flat_page(layers, page.number) as flat:
        glyphs = glyphs_of(flat)
        is_layer_partial = is_layer_partial or is_untrue(flat)
    layer = written(glyphs)
    is_layer_bad = is_layer_partial or page.text_characters < FEWEST_TEXT_CHARACTERS or _is_unknown(glyphs)
    if not page.needs_ocr and not is_layer_partial and not _is_unknown(glyphs):
        origin = TextOrigin.LAYER if layer.text else TextOrigin.BLANK
        return PageText(page.number, layer.text, layer.rects, origin, 1.0)
    with flat_page(original, page.number) as flat:
        regions = None if is_layer_bad else [picture.box for picture in pictures(flat)] or None
        seen = ocr.recognise(flat, regions)
        holds_more = _holds_pictures_worth_reading(flat) or _is_more_than_rules(flat)
        holds_more = holds_more or any(glyph.character == UNKNOWN for glyph in glyphs) or _holds_mute_text(flat)
    return _with_ocr(page.number, glyphs, layer, seen, holds_more)


def _is_hiding(original: pdfium.PdfDocument, page: PageInspection) -> bool:
    """Whether the page paints a picture that nobody can see, whatever its text says."""
    if page.image_area_cm2 < SMALLEST_SEAL_CM2:
        return False
    with flat_page(original, page.number) as flat:
        return hides_a_picture(flat)


def _is_unknown(glyphs: list[Glyph]) -> bool:
    return sum(glyph.character == UNKNOWN for glyph in glyphs) > _UNKNOWN_SHARE * len(glyphs)


def _with_ocr(number: int, glyphs: list[Glyph], layer: Written, seen: ocr.Recognised, holds_more: bool) -> PageText:
    new = ocr.written_words(united(unread_by_layer(seen.passes, glyphs)))
    text = joined(layer, new)
    has_layer = sum(not glyph.character.isspace() and glyph.character != UNKNOWN for glyph in glyphs)
    has_ocr = any(True for _ in seen.words())
    origin = _origin(has_layer, has_ocr, seen, holds_more)
    confidence = seen.confidence if has_ocr else 1.0 if has_layer else 0.0
    seen_from = len(text.text) - len(new.text) if new.text else None
    return PageText(number, text.text, text.rects, origin, round(confidence, 3), seen_from)


def _origin(layer_characters: int, has_ocr: bool, seen: ocr.Recognised, holds_more: bool) -> TextOrigin:
    """Where the text came from; a thin layer beside a picture OCR made nothing of is not a page that was read."""
    is_thin = layer_characters < FEWEST_TEXT_CHARACTERS
    if not seen.has_ink or (not has_ocr and not holds_more):
        return TextOrigin.LAYER if layer_characters else TextOrigin.BLANK
    if is_thin and (not has_ocr or seen.confidence < LEAST_CONFIDENCE):
        return TextOrigin.UNREADABLE
    if not has_ocr:
        return TextOrigin.LAYER
    return TextOrigin.BOTH if layer_characters else TextOrigin.OCR


def _holds_pictures_worth_reading(page: pdfium.PdfPage) -> bool:
    """Whether the pictures, all together, are large enough for a line of writing; a badge of the office is not."""
    return sum(picture.area_cm2 for picture in pictures(page)) >= WORTH_READING_CM2


def _holds_mute_text(page: pdfium.PdfPage) -> bool:
    """Whether a text object draws glyphs of which the layer says nothing at all."""
    text = page.get_textpage()
    try:
        return any(
            raw.FPDFTextObj_GetText(item, text, None, 0) <= _NOTHING_SAID_BYTES
            for item in page.get_objects(filter=(raw.FPDF_PAGEOBJ_TEXT,), max_depth=DEEPEST_FORM)
        )
    finally:
        text.close()


def _is_more_than_rules(page: pdfium.PdfPage) -> bool:
    """Whether paths may be letters: curves, or more strokes than the rules of a table need. Shadings may be too."""
    strokes = 0
    for item in page.get_objects(max_depth=DEEPEST_FORM):
        if item.type in _JUDGED_ELSEWHERE:
            continue
        if item.type != raw.FPDF_PAGEOBJ_PATH:
            return True
        count = raw.FPDFPath_CountSegments(item)
        strokes += count
        if strokes > _LINES_OF_A_RULED_PAGE or any(_is_curve(item, index) for index in range(count)):
            return True
    return False


def _is_curve(path: pdfium.PdfObject, index: int) -> bool:
    segment = raw.FPDFPath_GetPathSegment(path, index)
    return bool(raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_BEZIERTO)
