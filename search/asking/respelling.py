"""Which spelling one letter away was meant: one that stands beside its neighbours, or with them, or alone.

Many spellings are asked for in one question, halved until those that stand are found.
"""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import Final

from search.asking.backend import Counter
from search.asking.planning import Field, Plan, Word, plan
from search.asking.querying import Parsed
from search.language.analysis import NEGATED_BASE, Analyzer
from search.language.slips import one_letter_away
from search.lexicon import NEGATIONS

_MOST_CANDIDATES: Final = 150
_EVERY_PAGE: Final = sys.maxsize
# So many that stand are compared with each other.
_COMPARED: Final = 4
# Some 100 kB each: asked for in every round of a conversation with a server.
_REMEMBERED: Final = 32

Bigrams = tuple[str, ...]


class Company(IntEnum):
    """In what company of the other words a spelling stands in the index."""

    ALONE = 1
    TOGETHER = 2
    BESIDE = 3


@dataclass(frozen=True, slots=True)
class Respelled:
    """A spelling that the index has."""

    text: str
    company: Company


class Respelling:
    """Looks for better spellings of a word."""

    def __init__(self, analyzer: Analyzer, index: Counter) -> None:
        self._analyzer = analyzer
        self._index = index

    def best(self, word: str, parsed: Parsed) -> Respelled | None:
        """The likeliest spelling that stands; of equally close ones that on the most pages."""
        self._index.foresee((), self.numbers_of(word, parsed))
        candidates = self._candidates(word)
        by_text = {text: (closeness, spellings) for closeness, text, spellings in candidates}
        others = tuple(one for one in parsed.words if one != word)
        rest = plan(Parsed(others, (), ()), self._analyzer).words if others else ()
        ways: list[tuple[Company, tuple[Word, ...], Callable[[str], list[Bigrams]]]] = [
            (Company.BESIDE, (), lambda text: self._beside(by_text[text][1], word, parsed)),
            (Company.TOGETHER, rest, lambda text: by_text[text][1]),
        ]
        if not rest:
            ways = [(Company.ALONE, (), lambda text: by_text[text][1])]
        for company, words, spellings_of in ways:
            if words:
                self._index.foresee(filter(None, (self._any_of([text], words, spellings_of) for text in by_text)))
            if not self._stand(list(by_text), words, spellings_of):
                continue
            for group in _by_closeness(candidates):
                if found := self._standing(group, words, spellings_of):
                    return Respelled(self._commonest(found, words, spellings_of), company)
        return None

    def numbers_of(self, word: str, parsed: Parsed) -> Iterator[tuple[Field, str]]:
        """All numbers from which the best spelling is told, unless none stands beside its neighbours."""
        yield from _numbers(word, *self._neighbours(word, parsed))

    def _standing(
        self, texts: list[str], others: tuple[Word, ...], spellings_of: Callable[[str], list[Bigrams]]
    ) -> list[str]:
        """The first few of the texts that stand on a page with the other words."""
        if not self._stand(texts, others, spellings_of):
            return []
        if len(texts) == 1:
            return texts
        half = len(texts) // 2
        first = self._standing(texts[:half], others, spellings_of)
        if len(first) >= _COMPARED:
            return first
        return first + self._standing(texts[half:], others, spellings_of)

    def _stand(self, texts: list[str], others: tuple[Word, ...], spellings_of: Callable[[str], list[Bigrams]]) -> bool:
        """Whether any of the texts stands on a page with the other words."""
        wanted = self._any_of(texts, others, spellings_of)
        return wanted is not None and self._index.stands(wanted)

    def _commonest(
        self, texts: list[str], others: tuple[Word, ...], spellings_of: Callable[[str], list[Bigrams]]
    ) -> str:
        def records(text: str) -> int:
            wanted = self._any_of([text], others, spellings_of)
            return self._index.count(wanted) if wanted else 0

        return max(texts, key=records) if len(texts) > 1 else texts[0]

    def _any_of(
        self, texts: list[str], others: tuple[Word, ...], spellings_of: Callable[[str], list[Bigrams]]
    ) -> Plan | None:
        spellings = tuple(spelling for text in texts for spelling in spellings_of(text))
        wanted = Word((), (), (), spellings=spellings)
        return Plan((*others, wanted), (), (), (), is_blank=False) if spellings else None

    def _beside(self, spellings: list[Bigrams], word: str, parsed: Parsed) -> list[Bigrams]:
        """The spellings with the words before and after: bigrams go on from word to word as they stand in the text."""
        return _with_neighbours(spellings, *self._neighbours(word, parsed))

    def _neighbours(self, word: str, parsed: Parsed) -> tuple[Bigrams, Bigrams]:
        at = parsed.words.index(word)
        before = self._pairs_of(parsed.words[at - 1]) if at else ()
        after = self._pairs_of(parsed.words[at + 1]) if at + 1 < len(parsed.words) else ()
        return before, after

    def _pairs_of(self, word: str) -> Bigrams:
        return self._analyzer.analyze(self._analyzer.without_endings(word) or word).bigrams

    def _candidates(self, word: str) -> list[tuple[int, str, list[Bigrams]]]:
        """Spellings one letter away whose bigrams the index has, the likeliest first, each as bigrams in a row."""
        ways = [(closeness, text, _spellings(text)) for text, closeness in one_letter_away(word)]
        pages = self._pages_of_rarest({spelling for *_, spellings in ways for spelling in spellings})
        found = [
            (closeness, min(map(pages.__getitem__, standing)), text, standing)
            for closeness, text, spellings in ways
            if (standing := [one for one in spellings if one in pages])
        ]
        found.sort(key=lambda one: (-one[0], -one[1], one[2]))
        return [(closeness, text, spellings) for closeness, _, text, spellings in found[:_MOST_CANDIDATES]]

    def _pages_of_rarest(self, spellings: set[Bigrams]) -> dict[Bigrams, int]:
        """The spellings that the index has every bigram of, each with the pages of the rarest.

        One place after the other: most spellings have a first bigram that no page has, and the rest is not looked up.
        """
        pages = dict.fromkeys(spellings, _EVERY_PAGE)
        for at in range(max(map(len, spellings), default=0)):
            counted = self._index.frequencies("bigrams", {one[at] for one in pages if at < len(one)})
            least = {one: min(most, counted.get(one[at], 0)) for one, most in pages.items() if at < len(one)}
            pages = {one: most for one, most in (pages | least).items() if most}
        return pages


@lru_cache(_REMEMBERED)
def _numbers(word: str, before: Bigrams, after: Bigrams) -> tuple[tuple[Field, str], ...]:
    """Of pages with each pair of each spelling, and with each spelling beside its neighbours, if it has any."""
    each = [_spellings(text) for text, _ in one_letter_away(word)]
    runs = [run for spellings in each for run in _with_neighbours(spellings, before, after)]
    if not (before or after):
        runs = [spelling for spellings in each for spelling in spellings]
    pairs = [pair for spellings in each for spelling in spellings for pair in spelling]
    return tuple(("bigrams", text) for text in dict.fromkeys((*pairs, *map(" ".join, runs))))


def _with_neighbours(spellings: list[Bigrams], before: Bigrams, after: Bigrams) -> list[Bigrams]:
    return [
        *((*before, *spelling) for spelling in spellings if before),
        *((*spelling, *after) for spelling in spellings if after),
    ]


def _by_closeness(candidates: list[tuple[int, str, list[Bigrams]]]) -> list[list[str]]:
    groups: dict[int, list[str]] = {}
    for closeness, text, _ in candidates:
        groups.setdefault(closeness, []).append(text)
    return list(groups.values())


def _spellings(text: str) -> list[Bigrams]:
    """A word's bigrams; of one that may be negated also with the mark of its base."""
    pairs = _pairs(text)
    marked = (*pairs[:-1], NEGATED_BASE + pairs[-1])
    return [pairs, marked] if text[0] in NEGATIONS else [pairs]


def _pairs(text: str) -> Bigrams:
    return tuple(text[at : at + 2] for at in range(len(text) - 1))
