"""V10: detection on the output's own text finds nothing sure that was not seen and left standing."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import unquote

from pypdf import PdfReader

from redaction import finding, rendering
from redaction.config import RedactionConfig
from redaction.finding.numbering import numbers_on
from redaction.finding.screening import BLOT, SELF_EVIDENT, was_seen
from redaction.finding.values.hits import Hit
from redaction.finding.values.scores import tier_of
from redaction.reading.glyphs import glyphs_of
from redaction.reading.lines import Written, written
from redaction.reading.merging import joined
from redaction.reading.normalising import working_copy
from redaction.types import (
    UNIQUE_IDENTIFIERS,
    Box,
    Disposition,
    Finding,
    Ground,
    KeptPlace,
    PageText,
    PageTexts,
    Rect,
    Sighting,
    Span,
    TextOrigin,
    Tier,
)
from redaction.value_keys import value_key
from redaction.verifying.evidence import Shown
from redaction.verifying.readers import letters
from redaction.wording import box_words

BOX_WORDS = re.compile(
    "|".join(r"\s*".join(map(re.escape, letters(words))) for words in sorted({box_words(each) for each in Ground}))
)
WITHIN_SHARE = 0.8
CONTEXT_RECOGNIZERS = ("roster", "label", "document_pass")
Beat = Callable[[], None]
"""Tells whoever bounds the time that the work goes on."""


def in_silence() -> None:
    """The beat of a caller whom nobody bounds."""


@dataclass(frozen=True, slots=True)
class LeftStanding:
    """Keys and places of values that were seen and left; `is_everything`: all that detection finds outside boxes."""

    keys: frozenset[str]
    is_everything: bool = False
    places: tuple[KeptPlace, ...] = ()

    def answers_for(self, seen: Sighting) -> bool:
        """Whether an officer looked at this very place and left a value of that kind; no word opens an identifier."""
        return seen.kind not in UNIQUE_IDENTIFIERS and any(
            place.page == seen.page and place.kind == seen.kind and _lies_within(seen.rects, place.rects)
            for place in self.places
        )


def values_left(
    before: Sequence[Written],
    after: Sequence[Shown],
    boxes: Sequence[Box],
    left: LeftStanding,
    config: RedactionConfig,
    beat: Beat = in_silence,
) -> tuple[Sighting, ...]:
    """The sure values no rule and nobody left standing: in the original outside boxes, and in the output.

    Names and addresses are known by what stands around them, and around a box that is no longer what it was. So they
    are looked for in the original, whose text outside boxes is the output's (V6); numbers that speak for themselves
    are looked for in the output too, in its text and in what OCR makes of its pixels: by all of detection, but only
    where the number rules meet any that nothing answers for. `beat` is called after each page that is read. Raises
    DetectorUnavailable.
    """
    masked = [_masked(page.text) for page in after]
    in_original = [found for found in _sure_findings(before, config, beat) if not _is_boxed(found, boxes)]
    by_rule = frozenset(found.value_key for found in in_original if found.span.disposition is Disposition.KEEP)
    may_tell = _may_tell(masked, left.keys | by_rule, config, beat)
    in_output = (
        found
        for found in (_sure_findings(masked, config, beat) if may_tell else ())
        if found.span.kind in SELF_EVIDENT and not _stands_on_context(found.span)
    )
    unseen = _unseen(masked, in_output, left.keys, config)
    read_anew = [found for found in unseen if found.span.start >= after[found.page - 1].layer_length]
    in_layer = [found for found in unseen if found not in read_anew]
    in_paper = _unseen(before, in_original, left.keys, config)
    found_only_now = (*in_layer, *in_paper, *_misread(before, read_anew, boxes, left, config, beat))
    return tuple(seen for seen in map(_sighting, found_only_now) if not left.answers_for(seen))


def _sighting(found: Finding) -> Sighting:
    return Sighting(found.page, found.rects, found.span.kind, found.span.score, found.value_key)


def _misread(
    before: Sequence[Written],
    unseen: Sequence[Finding],
    boxes: Sequence[Box],
    left: LeftStanding,
    config: RedactionConfig,
    beat: Beat,
) -> list[Finding]:
    """The values OCR found in the output where nothing was found in the original that was left standing.

    OCR spells an address of mail this way in one drawing of a page and that way in another. What counts is whether the
    value at this place was seen and left, under whatever spelling.
    """
    if not unseen:
        return []
    standing = [
        found
        for found in _findings(before, config, beat)
        if not _is_boxed(found, boxes) and (left.is_everything or found.value_key in left.keys)
    ]
    return [found for found in unseen if not _stands_among(found, standing)]


def _stands_among(found: Finding, standing: Sequence[Finding]) -> bool:
    return any(
        other.page == found.page and other.span.kind == found.span.kind and _lies_among(found.rects, other.rects)
        for other in standing
    )


def _lies_within(rects: Sequence[Rect], places: Sequence[Rect]) -> bool:
    """Whether each rectangle lies in one of the places, but for the little by which OCR's places differ."""
    return bool(rects) and all(any(_share_in(one, place) > WITHIN_SHARE for place in places) for one in rects)


def _share_in(one: Rect, place: Rect) -> float:
    width = min(one[2], place[2]) - max(one[0], place[0])
    height = min(one[3], place[3]) - max(one[1], place[1])
    area = (one[2] - one[0]) * (one[3] - one[1])
    return max(0.0, width) * max(0.0, height) / area if area > 0 else 0.0


def _lies_among(rects: Sequence[Rect], places: Sequence[Rect]) -> bool:
    return bool(rects) and all(any(_overlap(one, place) for place in places) for one in rects)


def addresses_left(reader: PdfReader, kept: frozenset[str], config: RedactionConfig) -> int:
    """How many sure values the addresses of the output's links hold that nobody left standing."""
    links = [annotation.get_object() for page in reader.pages for annotation in page.get("/Annots", ())]
    addresses = {unquote(str(link["/A"]["/URI"])) for link in links if "/URI" in link.get("/A", {})}
    spans = ((address, span) for address in sorted(addresses) for span in finding.detect(address, config.lexicon))
    return sum(
        span.tier is Tier.SURE
        and span.disposition is not Disposition.KEEP
        and value_key(address[span.start : span.end], config) not in kept
        for address, span in spans
    )


def _may_tell(pages: Sequence[Written], answered: frozenset[str], config: RedactionConfig, beat: Beat) -> bool:
    """Whether any number that speaks for itself is none of those that somebody or a rule left standing."""
    for page, hits in numbers_on(_as_read(pages)):
        for hit in hits:
            is_sure = hit.kind in SELF_EVIDENT and tier_of(hit.score) is Tier.SURE and not _stands_on_context(hit)
            if is_sure and not _is_answered(page.text, _without_bracket(page.text, hit), answered, config):
                return True
        beat()
    return False


def _is_answered(text: str, hit: Hit, answered: frozenset[str], config: RedactionConfig) -> bool:
    """Whether a number was left standing. Most stand as they stood, which is told without the words around them."""
    return value_key(text[hit.start : hit.end], config) in answered or was_seen(text, hit, answered, config)


def _without_bracket(text: str, hit: Hit) -> Hit:
    """A hit as its value is cut: without a bracket in front that is not closed in it."""
    is_open = text[hit.start] == "(" and ")" not in text[hit.start : hit.end]
    return replace(hit, start=hit.start + 1) if is_open else hit


def _stands_on_context(span: Span | Hit) -> bool:
    return span.recognizer.startswith(CONTEXT_RECOGNIZERS)


def _unseen(
    pages: Sequence[Written], findings: Iterable[Finding], kept: frozenset[str], config: RedactionConfig
) -> list[Finding]:
    return [
        found
        for found in findings
        if found.span.disposition is not Disposition.KEEP
        and not was_seen(pages[found.page - 1].text, found.span, kept, config)
    ]


def values_outside(pages: Sequence[Written], boxes: Sequence[Box], config: RedactionConfig) -> frozenset[str]:
    """The keys of sure values in the original that no box touches. Raises DetectorUnavailable."""
    return frozenset(found.value_key for found in _sure_findings(pages, config) if not _is_boxed(found, boxes))


def read_pages(content: bytes, seen: Mapping[int, PageText]) -> tuple[Written, ...]:
    """The running text of every page with what OCR has `seen` there, as detection first read it.

    Raises a Refused if the paper cannot be opened.
    """
    with rendering.opened(working_copy(content)) as document:
        pages = []
        for number in range(1, len(document) + 1):
            with rendering.flat_page(document, number) as page:
                layer = written(glyphs_of(page))
            pages.append(joined(layer, Written(seen[number].text, seen[number].rects)) if number in seen else layer)
        return tuple(pages)


def _masked(page: Written) -> Written:
    """The page with the fixed words of boxes blotted out, which are no value whatever stands before them."""
    return Written(BOX_WORDS.sub(lambda found: BLOT * len(found[0]), page.text), page.rects)


def _is_boxed(found: Finding, boxes: Sequence[Box]) -> bool:
    rects = [box.rect for box in boxes if box.page == found.page]
    return any(_overlap(one, other) for one in found.rects for other in rects)


def _overlap(one: Rect, other: Rect) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _sure_findings(pages: Sequence[Written], config: RedactionConfig, beat: Beat = in_silence) -> Iterator[Finding]:
    return (each for each in _findings(pages, config, beat) if each.span.tier is Tier.SURE)


def _findings(pages: Sequence[Written], config: RedactionConfig, beat: Beat) -> tuple[Finding, ...]:
    return finding.find(PageTexts("", _as_read(pages), ()), config, lambda _done, _of: beat()).findings


def _as_read(pages: Sequence[Written]) -> tuple[PageText, ...]:
    return tuple(
        PageText(number, page.text, page.rects, TextOrigin.LAYER if page.text.strip() else TextOrigin.BLANK, 1.0)
        for number, page in enumerate(pages, start=1)
    )
