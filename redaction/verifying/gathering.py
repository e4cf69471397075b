"""One page after another, everything the checks look at is read and drawn: of the original and of the output."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from pdfminer.pdfpage import PDFPage
from PIL import Image

from redaction import rendering
from redaction.config import Limits, RedactionConfig
from redaction.reading.glyphs import glyphs_of
from redaction.reading.lines import written
from redaction.reading.normalising import speaking_copy
from redaction.types import Box, PageText, Rect
from redaction.verifying import evidence, pixels
from redaction.verifying.aslant import taken_aslant
from redaction.verifying.contents import Drawings
from redaction.verifying.cut import letters_cut
from redaction.verifying.evidence import PageEvidence, Shown, Side
from redaction.verifying.expected import Expected, expected, not_snapped
from redaction.verifying.gaps import Ground, demanded
from redaction.verifying.hidden import hidden_figures
from redaction.verifying.marks import Mark, marks_left, marks_on
from redaction.verifying.paint import strange_paths
from redaction.verifying.readers import (
    Character,
    Reading,
    near_any,
    pdfminer_of_original,
    pdfminer_pages,
    reading_of,
    touching_any,
)
from redaction.verifying.shown import shown_on


@dataclass(frozen=True, slots=True)
class Question:
    """What is to be compared: the original, what OCR read of its pages, the output, and the boxes decided on."""

    content: bytes
    output: bytes
    boxes: tuple[Box, ...]
    seen: dict[int, PageText]
    config: RedactionConfig


@dataclass(frozen=True, slots=True)
class _Readings:
    """What others than pdfium read of one page: pdfminer and OCR of the original, pdfminer and pypdf of the output."""

    original_pdfminer: Reading
    output_pdfminer: Reading
    output_pypdf: str
    seen: Reading


def pages_of(question: Question, drawings: Drawings, listed: Sequence[PDFPage]) -> Iterator[PageEvidence]:
    """The evidence of each page in turn; only one page's pictures are held at a time.

    `drawings` and `listed`, pdfminer's pages, are the output's.
    """
    content, output, boxes = question.content, question.output, question.boxes
    with_boxes = frozenset(box.page for box in boxes)
    with rendering.opened(speaking_copy(content)) as before, rendering.opened(output) as after:
        originals = pdfminer_of_original(content, with_boxes, len(before))
        others = zip(originals, pdfminer_pages(listed), drawings.texts(output), strict=False)
        for number, (first_miner, second_miner, third) in enumerate(others, start=1):
            here = tuple(box for box in boxes if box.page == number)
            seen = evidence.characters_seen(question.seen.get(number))
            readings = _Readings(first_miner, second_miner, third, seen)
            yield _page(before, after, number, here, question.config.limits, readings)


def _page(
    before: pdfium.PdfDocument,
    after: pdfium.PdfDocument,
    number: int,
    boxes: Sequence[Box],
    limits: Limits,
    others: _Readings,
) -> PageEvidence:
    with ExitStack() as stack:
        old, new = (stack.enter_context(rendering.flat_page(each, number)) for each in (before, after))
        scale = evidence.pixels_a_point(old)
        given, labels = evidence.clamped(boxes, old.get_bbox())
        aslant, read = taken_aslant(old, given)
        (original, without_text, visible), marks = _without_marks(old, read, given, scale, limits)
        output = evidence.side_of(new, scale, limits)
        ground = Ground(original.area, given, without_text)
        demand = demanded(visible, ground)
        now = expected(original, ground, labels, demand)
        inside = original.characters.removed_by_any(given)
        near = near_any(original.characters, given)
        removed = [each for each in original.characters if id(each) in inside]
        seen_removed, seen = _parted(others.seen, given)
        outside = [each for each in visible if id(each) not in inside]
        kept_now = [each for each in outside if id(each) not in near]
        gone = now.of(removed)
        is_pictured = _has_pictures(old)
        bare = evidence.drawn_without(new, pdfium_c.FPDF_PAGEOBJ_PATH, scale, limits)
        return PageEvidence(
            number=number,
            given=given,
            rects=now.rects,
            labels=now.labels,
            original=now.side,
            output=output,
            bare=bare,
            strange_paths=strange_paths(new, now.rects)
            + hidden_figures(new, output.image, bare, output.area, (*given, *now.rects))
            + evidence.pictures_covered(new, scale, limits),
            is_pictured=is_pictured,
            letters_cut=letters_cut(without_text, output.image, original.area, _of_pixels(given, visible, is_pictured)),
            removed=Reading([*removed, *aslant]),
            kept=now.of(kept_now),
            grazed=now.of(each for each in outside if id(each) in near),
            original_pdfminer=others.original_pdfminer,
            output_pdfminer=others.output_pdfminer,
            output_pypdf=others.output_pypdf,
            shown=_shown(
                new,
                output.image,
                pixels.zones(now.rects, (*gone, *seen_removed), now.bars),
                now.side.characters if others.seen else None,
            ),
            gone=gone,
            bars=now.bars,
            gaps_open=not_snapped(demand, now, _moved(kept_now, now), output.characters)
            + (marks_left(marks, output.image, now.side.image, output.area, given[0]) if marks else 0),
            tight=demand.tight,
            seen=seen,
            seen_removed=seen_removed,
        )


class _Before(NamedTuple):
    """The original's page, drawn without its text too, and its visible characters."""

    side: Side
    without_text: Image.Image
    visible: Reading


def _before(page: pdfium.PdfPage, read: Reading, scale: float, limits: Limits) -> _Before:
    side = evidence.side_of(page, scale, limits, read)
    without_text = evidence.drawn_without(page, pdfium_c.FPDF_PAGEOBJ_TEXT, scale, limits)
    return _Before(side, without_text, _visible(side, without_text))


def _without_marks(
    page: pdfium.PdfPage, read: Reading, rects: tuple[Rect, ...], scale: float, limits: Limits
) -> tuple[_Before, list[Mark]]:
    """The original's page without the marks of removed words, and these; marks that cover something stay."""
    before = _before(page, read, scale, limits)
    marks = marks_on(page, before.visible, rects)
    if not marks:
        return before, []
    for mark in marks:
        mark.show(False)
    after = _before(page, read, scale, limits)
    either = set(before.visible).symmetric_difference(after.visible)
    inside = Reading(either).removed_by_any(rects)
    changed = [each for each in either if id(each) not in inside]
    staying = [mark for mark in marks if mark.covers(after.without_text, after.side.area, changed)]
    for mark in staying:
        mark.show(True)
    return _before(page, read, scale, limits) if staying else after, [mark for mark in marks if mark not in staying]


def _parted(reading: Reading, rects: Sequence[Rect]) -> tuple[Reading, tuple[Character, ...]]:
    """The characters in the rectangles, and the others."""
    inside = touching_any(reading, rects)
    return Reading(each for each in reading if id(each) in inside), tuple(
        each for each in reading if id(each) not in inside
    )


def _of_pixels(rects: Sequence[Rect], visible: Iterable[Character], is_pictured: bool) -> list[Rect]:
    """The boxes over pictures that hold no drawn letter: what they close is known by its pixels alone."""
    held = reading_of(visible)
    return [rect for rect in rects if is_pictured and not held.touching(rect)]


def _has_pictures(page: pdfium.PdfPage) -> bool:
    return any(True for _ in page.get_objects(filter=(pdfium_c.FPDF_PAGEOBJ_IMAGE,)))


def _moved(kept_now: Iterable[Character], now: Expected) -> Iterator[Character]:
    return (each for each in kept_now if id(each) in now.places)


def _visible(side: Side, without_text: Image.Image) -> Reading:
    ink = evidence.text_ink(side.image, without_text)
    return Reading(
        each for each in side.characters if each.draws and evidence.has_ink(each.cell or each.rect, side.area, ink)
    )


def _shown(page: pdfium.PdfPage, image: Image.Image, zones: Sequence[Rect], explaining: Reading | None) -> Shown:
    glyphs = glyphs_of(page)
    return shown_on(page, image, glyphs, written(glyphs), zones, explaining)
