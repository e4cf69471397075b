"""Where the letters of an invented paper stand, in the order in which they were set: what a reader's eyes see."""

from collections.abc import Iterator

import pypdfium2 as pdfium
from pypdfium2 import raw

from redaction.papers.typesetting.scans import Place
from redaction.types import PageText, Rect, TextOrigin

_HYPHEN_OF_PDFIUM = 2


def letters_of(content: bytes) -> tuple[PageText, ...]:
    """The pages of a PDF as they were set: what stands in one cell stands together, blanks are left out."""
    with pdfium.PdfDocument(content) as document:
        return tuple(_page(number, list(_letters(page))) for number, page in enumerate(document, start=1))


def moved(page: PageText, place: Place) -> PageText:
    """The page with every letter at another place."""
    rects = tuple(place(rect) if rect is not None else None for rect in page.rects)
    return PageText(page.number, page.text, rects, page.origin, page.confidence)


def _page(number: int, letters: list[tuple[str, Rect]]) -> PageText:
    text = "".join(character for character, _ in letters)
    return PageText(number, text, tuple(rect for _, rect in letters), TextOrigin.LAYER, 1.0)


def _letters(page: pdfium.PdfPage) -> Iterator[tuple[str, Rect]]:
    text = page.get_textpage()
    for index in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, index)
        character = "-" if code == _HYPHEN_OF_PDFIUM else chr(code)
        is_made_up = raw.FPDFText_IsGenerated(text, index) == 1 and code != _HYPHEN_OF_PDFIUM
        if not is_made_up and not character.isspace():
            yield character, text.get_charbox(index, loose=True)
