"""burn: every page of a sealed paper rebuilt with its boxes gone."""

import hashlib
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import pikepdf
import pypdfium2 as pdfium
from PIL import Image

from redaction import rendering
from redaction.burning.aslant import take_aslant
from redaction.burning.assembling import Sheet, assembled
from redaction.burning.boxes import Area, areas_of, by_page
from redaction.burning.glyphs import Drawn, read_glyphs
from redaction.burning.layercells import clear_of
from redaction.burning.links import WebLink, staying, web_links
from redaction.burning.marks import take_marks
from redaction.burning.moving import moved_links, moved_words, set_anew
from redaction.burning.outlines import OutlineFonts
from redaction.burning.passages import in_passages
from redaction.burning.pictured import grown_to_ink
from redaction.burning.raster import DOTS_PER_INCH, PictureSheet, Setting, picture_of, scale_of
from redaction.burning.scanlayer import with_seen
from redaction.burning.structure import source_tags
from redaction.burning.textlayer import Word, words_in, words_of
from redaction.burning.vector import Plan, VectorSheet, ill_drawn, letters_alone, looks_like, unlike, vector_sheet
from redaction.config import Limits, RedactionConfig
from redaction.errors import BoxRefused, CannotRemove, Encrypted, Malformed, ParsersDisagree, TooLarge
from redaction.foreign import DRAWING_FAULTS
from redaction.reading.normalising import speaking_copy
from redaction.types import Box, BurnedPdf, Decisions, PageMethod, PageText, PageTexts

ENGINE_VERSION = "burning-8"
RASTER_REASON = "다시 그릴 수 없는 요소가 있어 쪽을 그림으로 만듦"
WANTED_REASON = "담당자가 쪽을 그림으로 만들도록 정함"
UNLIKE_REASON = "다시 그린 쪽이 원본과 달라 그림으로 만듦"
REASONS = {
    "mostly pictures": "쪽의 대부분이 그림이어서 그림으로 만듦",
    "text drawn in an unusual way": "글자를 특수한 방식으로 그려 쪽을 그림으로 만듦",
    "no outline": "글꼴의 모양을 읽을 수 없어 쪽을 그림으로 만듦",
}

OnPage = Callable[[int, int], None]


def burn(
    content: bytes,
    decisions: Decisions,
    config: RedactionConfig,
    on_page: OnPage,
    texts: PageTexts | None = None,
) -> BurnedPdf:
    """The output of `decisions` applied to the sealed paper `content`. `texts` says what OCR read in its pictures.

    Raises BoxRefused, CannotRemove, Encrypted, Malformed, ParsersDisagree or TooLarge; then there is no output.
    """
    source_sha256 = hashlib.sha256(content).hexdigest()
    if source_sha256 != decisions.sha256:
        raise BoxRefused("decisions of another file")
    units = _user_units(content)
    links = web_links(content, len(units))
    source = source_tags(content)
    fonts = OutlineFonts()
    sheets, reasons = [], []
    with rendering.opened(speaking_copy(content)) as document:
        if len(document) != len(units) or not units:
            raise ParsersDisagree("pages")
        read_pages = {page.number: page for page in texts.pages} if texts is not None else {}
        boxes = by_page(decisions.boxes, len(units))
        for at, unit in enumerate(units, start=1):
            wanted = WANTED_REASON if at in decisions.raster_pages else ""
            given = _Given(at, boxes.get(at, ()), unit, source.marks_of(at), links[at - 1], read_pages.get(at), wanted)
            sheet, reason = _sheet(document, given, config.limits, fonts)
            sheets.append(sheet)
            reasons.append(reason)
            on_page(at, len(units))
    output = assembled(sheets, fonts, decisions.title, decisions.language, source)
    if len(output) > config.limits.output_factor * len(content) + config.limits.output_extra_bytes:
        raise TooLarge("output")
    return BurnedPdf(
        source_sha256=source_sha256,
        sha256=hashlib.sha256(output).hexdigest(),
        content=output,
        methods=tuple(PageMethod.RASTER if reason else PageMethod.VECTOR for reason in reasons),
        method_reasons=tuple(reasons),
        engine_version=ENGINE_VERSION,
    )


def _user_units(content: bytes) -> tuple[float, ...]:
    """The UserUnit of each page, which pdfium does not tell."""
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            return tuple(float(page.obj.get("/UserUnit", 1)) for page in pdf.pages)
    except pikepdf.PasswordError as fault:
        raise Encrypted from fault
    except (pikepdf.PikepdfError, TypeError, ValueError) as fault:
        raise Malformed("pages") from fault


@dataclass(frozen=True, slots=True)
class _Given:
    """What is known of a page before it is read; `wanted` says why it is to be a picture, empty if it need not be."""

    number: int
    boxes: tuple[Box, ...]
    unit: float
    tagged: frozenset[int]
    links: tuple[WebLink, ...]
    text: PageText | None
    wanted: str


def _sheet(document: pdfium.PdfDocument, given: _Given, limits: Limits, fonts: OutlineFonts) -> tuple[Sheet, str]:
    """One page of the output, and why it is a picture; empty if it is letters and lines."""
    with rendering.flat_page(document, given.number) as page:
        drawn = read_glyphs(page)
        if take_aslant(page, drawn, [area.given for area in areas_of(given.boxes, drawn)]):
            drawn = read_glyphs(page)
        areas = grown_to_ink(page, drawn, areas_of(given.boxes, drawn), limits)
        scale = scale_of(drawn.area, DOTS_PER_INCH[0] * given.unit / 72)
        take_marks(page, drawn, areas, scale, limits)
        moved = set_anew(page, drawn, areas, scale, limits)
        rects = moved.rects()
        links = moved_links(_links(given, drawn, areas), moved.shifts)
        words = with_seen(words_of(moved.drawn, moved.areas), given.text, drawn, areas)
        words = in_passages(words, given.tagged, links)
        reason = given.wanted
        plan = Plan(drawn.area, rects, given.unit, words, links)
        plan = replace(plan, setting=Setting(moved.shifts, _letters(page, plan, moved_words(words, moved.shifts))))
        if not reason:
            vector, reason = _drawn_anew(page, plan, fonts, limits)
            if vector is not None:
                return vector, ""
        picture = picture_of(page, drawn.area, rects, given.unit, limits, plan.setting)
        beside = clear_of(words, (*rects, *(area.given for area in areas)))
        return PictureSheet(drawn.area, page.get_rotation(), given.unit, picture, beside, links), reason


def _letters(page: pdfium.PdfPage, plan: Plan, words: tuple[Word, ...]) -> bytes:
    """A paper of one page with the words that were moved, empty if there are none or they cannot be drawn anew."""
    if not words:
        return b""
    try:
        sheet, fonts = letters_alone(page, plan, words)
        return assembled([sheet], fonts, "", "ko")
    except CannotRemove:
        return b""


def _links(given: _Given, drawn: Drawn, areas: Sequence[Area]) -> tuple[WebLink, ...]:
    """The links that stay, where the paper has them."""
    rects = tuple(rect for area in areas for rect in area.rects)
    return staying(given.links, drawn.area, rects, words_in(drawn, rects)) if given.links else ()


def _drawn_anew(
    page: pdfium.PdfPage, plan: Plan, fonts: OutlineFonts, limits: Limits
) -> tuple[VectorSheet | None, str]:
    """The page as letters and lines, if that looks and reads like the painted page; else why not."""
    own_fonts = fonts.copy()
    try:
        sheet, difference = _attempted(page, plan, own_fonts, limits)
        if shown := ill_drawn(difference, sheet):
            sheet, difference = _attempted(page, replace(plan, shown=shown), own_fonts, limits)
    except CannotRemove as reason:
        return None, REASONS.get(reason.detail, RASTER_REASON)
    except DRAWING_FAULTS:
        return None, RASTER_REASON
    if not looks_like(difference):
        return None, UNLIKE_REASON
    fonts.fonts[:] = own_fonts.fonts
    return sheet, ""


def _attempted(
    page: pdfium.PdfPage, plan: Plan, fonts: OutlineFonts, limits: Limits
) -> tuple[VectorSheet, Image.Image | None]:
    """The page drawn anew, and how far it is off the painted page."""
    sheet, image = vector_sheet(page, plan, fonts, limits)
    return sheet, unlike(assembled([sheet], fonts, "", "ko"), image, sheet, limits)
