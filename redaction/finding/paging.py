"""Findings of the pages of one file: each page read on its own, then the document pass over all, then boxes."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from redaction.config import RedactionConfig
from redaction.finding.detecting import Reading, decided, read, spread
from redaction.finding.tables.partings import partings_of
from redaction.finding.tables.rosters import Rosters
from redaction.finding.tables.rows import rows_of
from redaction.finding.values.scores import tier_of
from redaction.types import Finding, Findings, OutsideFinding, PageText, PageTexts, Rect, Span, TextOrigin, Tier
from redaction.value_keys import value_key

DETECTOR_VERSION = "ko-1"
_OCR_FACTOR = 0.95
_LINE_OVERLAP = 0.5


def find(texts: PageTexts, config: RedactionConfig, on_page: Callable[[int, int], None]) -> Findings:
    """What detection proposes for a file. `on_page(done, of)` is called after each page. Raises DetectorUnavailable.

    What stands outside pages (title, bookmarks, attachment names) is searched too: what is found there is searched on
    the pages and the other way round, and it is reported by itself, since it has no place on a page.
    """
    readings: list[Reading] = []
    rosters = Rosters()
    for done, page in enumerate(texts.pages, 1):
        rows = rows_of(page)
        readings.append(read(page.text, tuple(rosters.hits(page, rows)), partings_of(page, rows)))
        on_page(done, len(texts.pages))
    outside = tuple(read(sealed_text) for sealed_text in texts.outside_strings)
    spans = decided(spread((*readings, *outside)), config.lexicon)
    findings = [
        _finding(page, span, config)
        for page, page_spans in zip(texts.pages, spans[: len(readings)], strict=True)
        for span in page_spans
    ]
    return Findings(
        texts.sha256,
        DETECTOR_VERSION,
        tuple(findings),
        tuple(page.number for page in texts.pages if page.origin in {TextOrigin.OCR, TextOrigin.BOTH}),
        tuple(page.number for page in texts.pages if page.origin is TextOrigin.UNREADABLE),
        tuple(_outside(texts, spans[len(readings) :], config)),
    )


def _outside(
    texts: PageTexts, spans: tuple[tuple[Span, ...], ...], config: RedactionConfig
) -> Iterator[OutsideFinding]:
    for number, (sealed_words, found) in enumerate(zip(texts.outside_strings, spans, strict=True)):
        for span in found:
            yield OutsideFinding(number, span, value_key(sealed_words[span.start : span.end], config))


def _finding(page: PageText, span: Span, config: RedactionConfig) -> Finding:
    sealed_value = page.text[span.start : span.end]
    key = value_key(sealed_value, config)
    if page.origin is TextOrigin.OCR:
        span = replace(span, score=round(span.score * _OCR_FACTOR, 3), tier=_lower(span))
    return Finding(page.number, tuple(line_rects(page, span.start, span.end)), span, key, key)


def _lower(span: Span) -> Tier:
    """What OCR read is never quite sure, but stays marked if it was."""
    tier = tier_of(span.score * _OCR_FACTOR)
    return min(max(tier, Tier.LIKELY), Tier.LIKELY) if span.tier is not Tier.FAINT else tier


def line_rects(page: PageText, start: int, end: int) -> Iterator[Rect]:
    """One rect per line (or column of vertical writing) that a range of characters touches."""
    current: Rect | None = None
    previous: Rect | None = None
    for position in range(start, end):
        rect = page.rects[position]
        if rect is None:
            previous = None if page.text[position] in "\r\n" else previous
            continue
        if current is not None and previous is not None and _in_line(previous, rect):
            current = _union(current, rect)
        else:
            if current is not None:
                yield current
            current = rect
        previous = rect
    if current is not None:
        yield current


def _union(first: Rect, second: Rect) -> Rect:
    return min(first[0], second[0]), min(first[1], second[1]), max(first[2], second[2]), max(first[3], second[3])


def _in_line(first: Rect, second: Rect) -> bool:
    """Whether a character follows another in a line: they share most of their height, or (turned pages) their width."""
    return any(
        min(first[high], second[high]) - max(first[low], second[low])
        >= _LINE_OVERLAP * min(first[high] - first[low], second[high] - second[low])
        for low, high in ((1, 3), (0, 2))
    )
