"""Matches in a text, from the offsets that were stored with its terms: marked titles, snippets, spans for boxes.

Pieces are plain text; whoever shows them escapes first and marks afterwards.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from search.types import Marked

SNIPPET_CHARACTERS: Final = 160
_BEFORE_FIRST_MATCH: Final = 40
_ELLIPSIS: Final = "…"

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Located:
    """A text with its terms and their places; `terms[i]` stands at `spans[i]`."""

    text: str
    terms: Sequence[str]
    spans: Sequence[Span]

    def matches(self, wanted: frozenset[str]) -> tuple[Span, ...]:
        """Where the wanted terms stand, overlaps and neighbours joined, in order."""
        found = sorted({span for term, span in zip(self.terms, self.spans, strict=True) if term in wanted})
        joined: list[Span] = []
        for start, end in found:
            if joined and start <= joined[-1][1]:
                joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
            else:
                joined.append((start, end))
        return tuple(joined)

    def first_places(self, wanted: frozenset[str]) -> dict[Span, str]:
        """A term for each place, to tell how many different words a stretch holds."""
        return {span: term for term, span in zip(self.terms, self.spans, strict=True) if term in wanted}


def literal_matches(text: str, words: Sequence[str]) -> tuple[Span, ...]:
    """Where the words stand as typed: for pages found by their bigrams, whose terms were cut in another way."""
    lowered = text.lower()
    found: list[Span] = []
    for word in words:
        at = lowered.find(word.lower()) if word else -1
        while at >= 0:
            found.append((at, at + len(word)))
            at = lowered.find(word.lower(), at + len(word))
    return tuple(sorted(found))


def mark(text: str, spans: Sequence[Span]) -> tuple[Marked, ...]:
    """The whole text in pieces."""
    return _pieces(text, spans, 0, len(text))


def snippet(located: Located, wanted: frozenset[str], spans: Sequence[Span]) -> tuple[Marked, ...]:
    """About 160 characters around the place where the most different words stand together."""
    text = located.text
    start = _best_start(located.first_places(wanted), spans)
    start = _word_start(text, max(0, start - _BEFORE_FIRST_MATCH))
    end = _word_end(text, min(len(text), start + SNIPPET_CHARACTERS))
    pieces = _pieces(text, spans, start, end)
    if start > 0:
        pieces = (Marked(_ELLIPSIS, False), *pieces)
    return (*pieces, Marked(_ELLIPSIS, False)) if end < len(text) else pieces


def _best_start(places: dict[Span, str], spans: Sequence[Span]) -> int:
    """The match from which a window holds most different terms; of equals the first."""
    room = SNIPPET_CHARACTERS - _BEFORE_FIRST_MATCH
    ordered = sorted(places.items())
    best_start, best_count = (spans[0][0] if spans else 0), 0
    for index, ((start, _), _) in enumerate(ordered):
        inside = {term for (other, _), term in ordered[index : index + 60] if other < start + room}
        if len(inside) > best_count:
            best_start, best_count = start, len(inside)
    return best_start


def _word_start(text: str, at: int) -> int:
    blank = text.rfind(" ", max(0, at - 15), at)
    return blank + 1 if blank >= 0 else at


def _word_end(text: str, at: int) -> int:
    blank = text.find(" ", at, at + 15)
    return blank if blank >= 0 else at


def _pieces(text: str, spans: Sequence[Span], start: int, end: int) -> tuple[Marked, ...]:
    pieces: list[Marked] = []
    at = start
    for span_start, span_end in spans:
        if span_end <= at or span_start >= end:
            continue
        if span_start > at:
            pieces.append(Marked(text[at:span_start], False))
        pieces.append(Marked(text[max(at, span_start) : min(end, span_end)], True))
        at = min(end, span_end)
    if at < end:
        pieces.append(Marked(text[at:end], False))
    return tuple(pieces)
