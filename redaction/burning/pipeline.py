"""burn: every page of a sealed paper rebuilt with its boxes gone."""

import hashlib
import io
from collections.abc import Callable, Sequence

import pikepdf
import pypdfium2 as pdfium

from redaction import rendering
from redaction.burning.assembling import PictureSheet, assembled
from redaction.burning.boxes import by_page, grown
from redaction.burning.glyphs import read_glyphs
from redaction.burning.raster import picture_of
from redaction.burning.textlayer import words_of
from redaction.config import Limits, RedactionConfig
from redaction.errors import BoxRefused, Encrypted, Malformed, ParsersDisagree, TooLarge
from redaction.reading.normalising import speaking_copy
from redaction.types import Box, BurnedPdf, Decisions, PageMethod

ENGINE_VERSION = "burning-1"
RASTER_REASON = "쪽을 그림으로 다시 만듦"

OnPage = Callable[[int, int], None]


def burn(content: bytes, decisions: Decisions, config: RedactionConfig, on_page: OnPage) -> BurnedPdf:
    """The output of `decisions` applied to the sealed paper `content`.

    Raises BoxRefused, CannotRemove, Encrypted, Malformed, ParsersDisagree or TooLarge; then there is no output.
    """
    source_sha256 = hashlib.sha256(content).hexdigest()
    if source_sha256 != decisions.sha256:
        raise BoxRefused("decisions of another file")
    units = _user_units(content)
    with rendering.opened(speaking_copy(content)) as document:
        if len(document) != len(units) or not units:
            raise ParsersDisagree("pages")
        boxes = by_page(decisions.boxes, len(units))
        sheets = []
        for at, unit in enumerate(units, start=1):
            sheets.append(_sheet(document, at, boxes.get(at, ()), unit, config.limits))
            on_page(at, len(units))
    output = assembled(sheets, decisions.title, decisions.language)
    if len(output) > config.limits.output_factor * len(content) + config.limits.output_extra_bytes:
        raise TooLarge("output")
    return BurnedPdf(
        source_sha256=source_sha256,
        sha256=hashlib.sha256(output).hexdigest(),
        content=output,
        methods=(PageMethod.RASTER,) * len(units),
        method_reasons=(RASTER_REASON,) * len(units),
        engine_version=ENGINE_VERSION,
    )


def _user_units(content: bytes) -> tuple[float, ...]:
    """The UserUnit of each page, which pdfium does not tell."""
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            return tuple(float(page.obj.get("/UserUnit", 1)) for page in pdf.pages)
    except pikepdf.PasswordError as fault:
        raise Encrypted from fault
    except (pikepdf.PdfError, TypeError, ValueError) as fault:
        raise Malformed("pages") from fault


def _sheet(
    document: pdfium.PdfDocument, number: int, boxes: Sequence[Box], unit: float, limits: Limits
) -> PictureSheet:
    with rendering.flat_page(document, number) as page:
        drawn = read_glyphs(page)
        areas = tuple(grown(box, drawn) for box in boxes)
        words = words_of(drawn, areas)
        rects = tuple(rect for area in areas for rect in area.rects)
        picture = picture_of(page, drawn.area, rects, unit, limits)
        return PictureSheet(drawn.area, page.get_rotation(), unit, picture, words)
