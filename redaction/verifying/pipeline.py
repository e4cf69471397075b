"""verify and check: an output is put to every test; only one that passes all becomes a `VerifiedPdf`."""

import hashlib
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

from pypdf import PdfReader

from redaction import rendering
from redaction.config import RedactionConfig
from redaction.errors import LeakFound, TitleTells
from redaction.proving import boxes_by_ground, proof_of
from redaction.types import Box, BurnedPdf, CheckOutcome, Decisions, PageTexts, Rect, Sighting, VerifiedPdf
from redaction.verifying import (
    evidence,
    fonts,
    geometry,
    kept,
    legible,
    objects,
    origin,
    pixels,
    residual,
    strings,
    structure,
    titles,
)
from redaction.verifying.contents import Drawings
from redaction.verifying.evidence import PageEvidence, Shown
from redaction.verifying.faults import READER_FAULTS
from redaction.verifying.gathering import Question, pages_of
from redaction.verifying.readers import pdfminer_listed
from redaction.verifying.streams import pictures_never_drawn, refused_streams
from redaction.verifying.tree import tree_faults

OnPage = Callable[[int, int], None]

CHECKS_OF_PAGES = frozenset({"V1", "V3", "V4", "V5", "V6", "V11"})
"""Checks whose failures lie on pages that are known."""


WALKED = frozenset({"Metadata", "ObjectStream", "CrossReferences"})
"""Streams that hold title and language, which a stricter list judges, and objects, each of which is walked itself."""


@dataclass(slots=True)
class Tally:
    """What the page checks add up to, and the texts the checks of the whole file need."""

    in_boxes: int = 0
    gaps_open: int = 0
    tight: int = 0
    labels_missing: int = 0
    kept: int = 0
    lost: int = 0
    strays: int = 0
    changed_share: float = 0.0
    pages_changed: int = 0
    boxes_open: int = 0
    blank_pages: int = 0
    under_paint: int = 0
    readers_disagree: int = 0
    misshapen: int = 0
    sealed_removed: list[strings.Removed] = field(default_factory=list)
    sealed_kept: list[str] = field(default_factory=list)
    read: list[str] = field(default_factory=list)
    unread: int = 0
    legible: tuple[Sighting, ...] = ()
    leaks_in_pixels_alone: bool = False
    title_tells_alone: bool = False
    shown: list[Shown] = field(default_factory=list)
    rects: dict[int, tuple[Rect, ...]] = field(default_factory=dict)
    pages_at_fault: set[int] = field(default_factory=set)

    def add(self, page: PageEvidence) -> None:
        """Put one page to the checks that look at a page, and note whether it adds to what speaks against the file."""
        before = self._against()
        self._put_to_checks(page)
        if self._against() != before:
            self.pages_at_fault.add(page.number)

    def _against(self) -> int:
        """How much speaks against the file so far."""
        return sum(
            (
                self.in_boxes,
                self.gaps_open,
                self.labels_missing,
                self.lost,
                self.strays,
                self.pages_changed,
                self.boxes_open,
                self.blank_pages,
                self.under_paint,
                self.readers_disagree,
                self.misshapen,
            )
        )

    def _put_to_checks(self, page: PageEvidence) -> None:
        self.in_boxes += geometry.characters_left(page)
        self.gaps_open += page.gaps_open
        self.tight += page.tight
        self.labels_missing += geometry.labels_missing(page)
        self.kept += len(page.kept)
        outside = kept.Outside.of(page)
        self.lost += kept.lost(outside)
        self.strays += kept.added(outside) + kept.misplaced(outside)
        changed = pixels.changed_outside(page)
        self.changed_share = max(self.changed_share, changed)
        self.pages_changed += changed > pixels.CHANGED_SHARE
        self.boxes_open += pixels.boxes_not_opaque(page) + page.letters_cut
        self.blank_pages += pixels.lost_everything(page)
        self.under_paint += pixels.shown_under_paint(page) + page.strange_paths
        self.readers_disagree += kept.readers_disagree(outside)
        self.misshapen += not evidence.same_shape(page)
        self.sealed_removed.append(strings.words_removed(page))
        self.sealed_kept.append("".join(character.text for character in (*page.kept, *page.grazed, *page.seen)))
        self.read.append("".join(each.text for each in page.output.characters))
        self.read += [page.output_pypdf, "".join(each.text for each in page.output_pdfminer)]
        self.unread += page.shown.is_unread
        self.shown.append(page.shown)
        self.rects[page.number] = page.rects


def _question(
    content: bytes, output: bytes, boxes: Sequence[Box], config: RedactionConfig, texts: PageTexts | None
) -> Question:
    pages = () if texts is None else tuple(filter(None, (page.seen() for page in texts.pages)))
    return Question(content, output, tuple(boxes), {page.number: page for page in pages}, config)


def verify(
    content: bytes,
    burned: BurnedPdf,
    decisions: Decisions,
    config: RedactionConfig,
    on_page: OnPage,
    texts: PageTexts | None = None,
) -> VerifiedPdf:
    """`burned` with its proof, if it passes every check. Raises LeakFound with the codes that failed, and TitleTells
    where nothing but the title speaks against it.

    `texts` says what OCR read in the original's pictures: the output may carry those words outside boxes too.
    Where nothing but values that nobody had decided on speaks against it, the error tells their places.

    Raises DetectorUnavailable when detection cannot run; an output nobody could test is not verified.
    """
    question = _question(content, burned.content, decisions.boxes, config, texts)
    left = residual.LeftStanding(decisions.kept_value_keys, places=decisions.kept_places)
    examined = _examined(question, left, on_page)
    is_bound = (
        hashlib.sha256(burned.content).hexdigest() == burned.sha256
        and hashlib.sha256(content).hexdigest() == burned.source_sha256 == decisions.sha256
        and len(burned.methods) == len(burned.method_reasons) == len(examined.page_texts)
    )
    outcomes = (*examined.outcomes, CheckOutcome("V13", is_bound, "hashes"))
    failed = tuple(outcome.code for outcome in outcomes if not outcome.passed)
    if failed == ("V2",) and examined.title_tells_alone:
        raise TitleTells("title")
    if failed:
        pages = examined.pages_at_fault if CHECKS_OF_PAGES.issuperset(failed) else ()
        raise LeakFound(failed, pages, examined.sightings if examined.asked.issuperset(failed) else ())
    return VerifiedPdf(
        source_sha256=burned.source_sha256,
        sha256=burned.sha256,
        content=burned.content,
        methods=burned.methods,
        method_reasons=burned.method_reasons,
        page_texts=examined.page_texts,
        checks=outcomes,
        boxes_by_ground=boxes_by_ground(decisions.boxes),
        proof=proof_of(burned, decisions, outcomes, config),
    )


def check(
    content: bytes,
    output: bytes,
    boxes: Sequence[Box],
    config: RedactionConfig,
    texts: PageTexts | None = None,
) -> tuple[CheckOutcome, ...]:
    """Somebody's `output` of `boxes` on the sealed paper `content`, put to every check.

    Values that detection finds in the original outside the boxes count as left standing on purpose.
    Raises a Refused when the original itself cannot be read, and DetectorUnavailable.
    """
    question = _question(content, output, boxes, config, texts)
    kept_values = residual.values_outside(residual.read_pages(content, question.seen), boxes, config)
    left = residual.LeftStanding(kept_values, is_everything=True)
    return _examined(question, left, lambda _done, _of: None).outcomes


@dataclass(frozen=True, slots=True)
class _Examined:
    """Every check's outcome, and what the pages said. `sightings` are empty unless they are all that V10 refuses.

    `asked` are the checks that boxes over them may satisfy: V10, and V2 where decided values stand only in pixels.
    `title_tells_alone`: V2 failed by what the officer wrote as title, which another title cures and no other drawing.
    """

    outcomes: tuple[CheckOutcome, ...]
    page_texts: tuple[str, ...] = ()
    pages_at_fault: tuple[int, ...] = ()
    sightings: tuple[Sighting, ...] = ()
    asked: frozenset[str] = frozenset({"V10"})
    title_tells_alone: bool = False


def _examined(question: Question, left_standing: residual.LeftStanding, on_page: OnPage) -> _Examined:
    """The output put to every check. A file that a reader stumbles over has failed."""
    boxes, config = question.boxes, question.config
    try:
        tally = Tally()
        reader = PdfReader(io.BytesIO(question.output))
        drawings = Drawings(reader)
        listed = pdfminer_listed(question.output)
        pages_agree = _count_pages(question.content, question.output, {len(reader.pages), len(listed)})
        if pages_agree:
            for page in pages_of(question, drawings, listed):
                tally.add(page)
                on_page(page.number, pages_agree)
        of_file = _file_outcomes(question, reader, drawings, tally, left_standing)
        outcomes = (*_page_outcomes(tally, pages_agree), *of_file)
        before = residual.read_pages(question.content, question.seen)
        beat = partial(on_page, pages_agree, pages_agree) if pages_agree else residual.in_silence
        seen = residual.values_left(before, tally.shown, boxes, left_standing, config, beat)
        addresses = residual.addresses_left(reader, left_standing.keys, config)
    except READER_FAULTS as fault:
        return _Examined((CheckOutcome("V9", False, f"unreadable {type(fault).__name__}"),))
    measure = f"left {len(seen) + addresses}, unread {tally.unread}"
    speaks_otherwise = addresses or tally.unread or not all(each.rects for each in seen)
    return _Examined(
        (*outcomes, CheckOutcome("V10", not (seen or addresses or tally.unread), measure)),
        tuple(page.public.text for page in tally.shown),
        tuple(sorted(tally.pages_at_fault)),
        () if speaks_otherwise else (*seen, *(each for each in tally.legible if each.rects)),
        frozenset({"V2", "V10"} if tally.leaks_in_pixels_alone else {"V10"}),
        tally.title_tells_alone,
    )


def _count_pages(content: bytes, output: bytes, others: set[int]) -> int:
    """The number of pages, if the original and all readers of the output agree on one above zero; else 0.

    `others` are the numbers that the readers beside pdfium find.
    """
    with rendering.opened(content) as before, rendering.opened(output) as after:
        counts = {len(before), len(after), *others}
    return counts.pop() if len(counts) == 1 else 0


def _page_outcomes(tally: Tally, pages_agree: int) -> tuple[CheckOutcome, ...]:
    allowed = max(kept.LOST_ALLOWANCE, kept.LOST_SHARE * tally.kept)
    share = round(tally.changed_share * 1_000_000)
    return (
        CheckOutcome(
            "V1",
            bool(pages_agree) and tally.in_boxes == 0 and tally.gaps_open == 0,
            f"in boxes {tally.in_boxes}, gaps {tally.gaps_open}, tight {tally.tight}",
        ),
        CheckOutcome("V3", tally.lost <= allowed, f"lost {tally.lost} of {tally.kept}"),
        CheckOutcome(
            "V4",
            tally.changed_share <= pixels.CHANGED_SHARE
            and not (tally.boxes_open or tally.blank_pages or tally.misshapen),
            f"changed {share} ppm, open {tally.boxes_open}, blank {tally.blank_pages}, misshapen {tally.misshapen}",
        ),
        CheckOutcome("V5", tally.under_paint == 0, f"under paint {tally.under_paint}"),
        CheckOutcome(
            "V6",
            tally.strays == 0 and tally.readers_disagree == 0,
            f"strays {tally.strays}, disagree {tally.readers_disagree}",
        ),
    )


def _file_outcomes(
    question: Question, reader: PdfReader, drawings: Drawings, tally: Tally, left_standing: residual.LeftStanding
) -> tuple[CheckOutcome, ...]:
    content, output, boxes = question.content, question.output, question.boxes
    walk = objects.walk(reader)
    values, short_values = strings.decided_values(tally.sealed_removed, tally.sealed_kept)
    told = titles.told_by(walk.public_strings, short_values, question.config.lexicon)
    leaks = _value_leaks(values, tally, walk)
    leaks += _checked(walk, lambda: origin.values_in_addresses(reader, values.sealed_words))
    in_pixels = legible.sightings_in(tally.shown, values, question.config)
    tally.legible = tuple(seen for seen in in_pixels if not left_standing.answers_for(seen))
    tally.leaks_in_pixels_alone = bool(tally.legible and not (leaks or told))
    tally.title_tells_alone = bool(told and not (leaks or tally.legible))
    leaks += len(tally.legible) + told
    streams = _checked(walk, lambda: refused_streams(walk.streams, drawings) + pictures_never_drawn(reader, drawings))
    differs = objects.rewritten_differently(output)
    problems = objects.syntax_problems(output)
    faults = _checked(walk, lambda: fonts.font_faults(reader, drawings))
    tags = _checked(walk, lambda: structure.structure_faults(reader, drawings)) + tally.labels_missing
    tags += _checked(walk, lambda: tree_faults(reader, tally.rects, drawings))
    tags += _checked(walk, lambda: origin.taken_over_wrongly(content, reader))
    common = structure.pictures_in_common(content, output) if boxes else 0
    return (
        CheckOutcome("V2", leaks == 0, f"leaks {leaks}"),
        CheckOutcome("V7", faults == 0, f"fonts {faults}"),
        CheckOutcome(
            "V8", not walk.refused and not streams and not differs, f"objects {walk.refused}, streams {streams}"
        ),
        CheckOutcome("V9", problems == 0, f"problems {problems}"),
        CheckOutcome("V11", tags == 0, f"tags {tags}"),
        CheckOutcome("V12", common == 0, f"pictures {common}"),
    )


def _checked(walk: objects.Walk, faults_found: Callable[[], int]) -> int:
    """Faults found by a check that relies on whitelisted objects; one fault where they are not."""
    return 1 if walk.refused else faults_found()


def _value_leaks(values: strings.DecidedValues, tally: Tally, walk: objects.Walk) -> int:
    """How often a decided value stands in any text, string or stream of the output."""
    texts = [*tally.read, *walk.strings]
    checked = [stream for kind, stream in walk.streams if kind not in WALKED]
    in_streams = sum(values.in_bytes(stream._data) + values.in_bytes(strings.unpacked(stream)) for stream in checked)
    return sum(map(values.in_text, texts)) + in_streams
