"""What to try after verification refused a result: the likeliest cure first, each at most once."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from redaction.errors import LeakFound
from redaction.types import Box, BoxSource, BurnedPdf, Decisions, Ground, PageMethod, PageTexts


@dataclass(frozen=True, slots=True)
class Attempt:
    """One way to burn a paper: `texts` are what OCR read and may stay, None where its words are left out."""

    decisions: Decisions
    texts: PageTexts | None

    def is_like(self, other: "Attempt") -> bool:
        """Whether the other burns alike, so that it cannot fare better."""
        return self.decisions == other.decisions and (self.texts is None) == (other.texts is None)

    def has_words(self) -> bool:
        """Whether OCR's words stay in the result."""
        return self.texts is not None and any(page.seen_from is not None for page in self.texts.pages)


def next_attempt(
    tried: Collection[Attempt], last: Attempt, burned: BurnedPdf, leak: LeakFound, *, hides_sightings: bool
) -> Attempt | None:
    """What to try after `last` gave `burned` and was refused; None when nothing new could help.

    Where only values that nobody had decided on speak against a result, no other drawing of it makes them decided:
    with `hides_sightings` they get boxes, once, and otherwise the caller has to decide.
    """
    if leak.sightings:
        cures = _with_sightings_hidden(last, leak) if hides_sightings else iter(())
    else:
        cures = _drawn_otherwise(last, burned, leak)
    return next((cure for cure in cures if not any(cure.is_like(other) for other in tried)), None)


def _with_sightings_hidden(last: Attempt, leak: LeakFound) -> Iterator[Attempt]:
    places = [(seen.page, rect) for seen in leak.sightings for rect in seen.rects]
    boxes = tuple(Box(page, rect, Ground.G6, BoxSource.DETECTOR) for page, rect in places)
    new = tuple(box for box in dict.fromkeys(boxes) if box not in last.decisions.boxes)
    if new:
        yield replace(last, decisions=replace(last.decisions, boxes=(*last.decisions.boxes, *new)))


def _drawn_otherwise(last: Attempt, burned: BurnedPdf, leak: LeakFound) -> Iterator[Attempt]:
    """Pages at fault as pictures, then all; and without OCR's words, first where a picture is at fault already."""
    drawn = frozenset(at for at, method in enumerate(burned.methods, start=1) if method is PageMethod.VECTOR)
    at_fault = frozenset(leak.pages)
    wordless = replace(last, texts=None)
    if at_fault - drawn and last.has_words():
        yield _pictured(wordless, at_fault & drawn)
    for pages in (at_fault & drawn, drawn):
        if pages:
            yield _pictured(last, pages)
    if last.has_words():
        yield _pictured(wordless, drawn)


def _pictured(attempt: Attempt, pages: frozenset[int]) -> Attempt:
    decisions = attempt.decisions
    return replace(attempt, decisions=replace(decisions, raster_pages=decisions.raster_pages | pages))
