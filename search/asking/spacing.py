"""Blanks that residents left out or put in: other ways to cut the same syllables into words that the index has."""

import math
from collections.abc import Iterator
from typing import Final

from search.asking.backend import Counter
from search.asking.planning import Field, literal
from search.language.analysis import Analyzer

# Shorter runs are words; longer ones are not typed without a blank.
_SHORTEST_RUN: Final = 4
_PAIR: Final = 2
_LONGEST_RUN: Final = 24
_LONGEST_WORD: Final = 7
# A cut costs as much as a word that stands on one page of so many.
_PAGES: Final = 1_000_000
# Pairs of syllables that stand somewhere are no proof of a word: what would be cut so is looked up, so many times.
_TRUST_IN_BIGRAMS: Final = 0.2
_MOST_LOOKUPS: Final = 12
_COST_OF_SINGLE_SYLLABLE: Final = 6.0
_COST_OF_UNKNOWN_SYLLABLE: Final = 15.0


def spacings(words: tuple[str, ...], analyzer: Analyzer, index: Counter) -> Iterator[tuple[str, ...]]:
    """Other ways to write the words, the likeliest first; none that is the same as typed."""
    seen = {words}
    for respaced in _ways(words, analyzer, index):
        if respaced not in seen:
            seen.add(respaced)
            yield respaced


def _ways(words: tuple[str, ...], analyzer: Analyzer, index: Counter) -> Iterator[tuple[str, ...]]:
    run = "".join(words)
    if not _SHORTEST_RUN <= len(run) <= _LONGEST_RUN:
        return
    if any(len(word) >= _SHORTEST_RUN for word in words):
        yield tuple(part for word in words for part in cut(word, index))
    yield tuple(cut(run, index))
    yield tuple(analyzer.spaced(run))
    for at in range(len(words) - 1):
        yield (*words[:at], words[at] + words[at + 1], *words[at + 2 :])


def cut(run: str, index: Counter) -> list[str]:
    """The cheapest way to cut syllables into words: common terms of the index, few of them."""
    if len(run) < _SHORTEST_RUN:
        return [run]
    costs, unproven = _costs(run, index)
    parts = _cheapest(run, costs)
    for _ in range(_MOST_LOOKUPS):
        doubtful = [part for part in parts if part in unproven]
        if not doubtful:
            break
        for part in doubtful:
            unproven.discard(part)
            if not index.stands(literal(_pairs(part))):
                costs[part] = _COST_OF_UNKNOWN_SYLLABLE * len(part)
        parts = _cheapest(run, costs)
    return parts


def _cheapest(run: str, costs: dict[str, float]) -> list[str]:
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(run) + 1):
        starts = range(max(0, end - _LONGEST_WORD), end)
        best.append(min((best[start][0] + costs[run[start:end]], start) for start in starts))
    parts: list[str] = []
    end = len(run)
    while end:
        start = best[end][1]
        parts.append(run[start:end])
        end = start
    return parts[::-1]


def _costs(run: str, index: Counter) -> tuple[dict[str, float], set[str]]:
    """What each piece costs, and those of three syllables or more that only their pairs speak for."""
    pieces = _pieces(run)
    terms = index.frequencies("everything", pieces)
    compounds = index.frequencies("extras", pieces)
    bigrams = index.frequencies("bigrams", {pair for piece in pieces for pair in _pairs(piece)})
    pages = {piece: max(terms.get(piece, 0), compounds.get(piece, 0)) for piece in pieces}
    unproven = {piece for piece in pieces if len(piece) > _PAIR and not pages[piece]}
    return {piece: _cost(piece, pages[piece], bigrams) for piece in pieces}, unproven


def _cost(piece: str, pages: int, bigrams: dict[str, int]) -> float:
    side_by_side = min((bigrams.get(pair, 0) for pair in _pairs(piece)), default=0) * _TRUST_IN_BIGRAMS
    known = max(float(pages), side_by_side)
    if known <= 0:
        return _COST_OF_UNKNOWN_SYLLABLE * len(piece)
    return math.log(_PAGES / known) + (_COST_OF_SINGLE_SYLLABLE if len(piece) == 1 else 0.0)


def numbers_of_run(run: str) -> Iterator[tuple[Field, str]]:
    """All numbers from which a run is cut: of its pieces as terms, and in one piece. None where it is never cut."""
    if not _SHORTEST_RUN <= len(run) <= _LONGEST_RUN:
        return
    for piece in _pieces(run):
        yield "everything", piece
        yield "extras", piece
        if len(piece) > 1:
            yield "bigrams", " ".join(_pairs(piece))


def _pieces(run: str) -> set[str]:
    return {run[start:end] for end in range(1, len(run) + 1) for start in range(max(0, end - _LONGEST_WORD), end)}


def _pairs(piece: str) -> tuple[str, ...]:
    return tuple(piece[at : at + 2] for at in range(len(piece) - 1))
