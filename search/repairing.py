"""Queries that went wrong on the keyboard: the wrong layout, or one slip of a finger.

A word is only touched when the index does not have it as typed and has what it becomes; a word of the county
dictionary never is (미공개 and 비공개 are one key apart).
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import Final, Protocol

from search.analysis import NEGATED_BASE, Analyzer
from search.hangul import INITIALS, MEDIALS, compose, from_latin_keys, is_syllable, strokes, to_latin_keys
from search.normalizing import normalize
from search.planning import Field, Plan, literal, plan
from search.querying import Parsed
from search.types import Repair

# Below so many results a better spelling is offered.
FEW_RESULTS: Final = 3
# Words of so many syllables are looked at; longer ones are several words without blanks.
_SHORTEST: Final = 2
_LONGEST: Final = 8
_MOST_CANDIDATES: Final = 40
_LETTERS: Final = "".join(letter for letter in INITIALS + MEDIALS if letter not in "ㅘㅙㅚㅝㅞㅟㅢ")
_ROWS: Final = ("ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔ", "ㅁㄴㅇㄹㅎㅗㅓㅏㅣ", "ㅋㅌㅊㅍㅠㅜㅡ")
# Letters that sound alike, and consonants that differ by the shift key only.
_ALIKE: Final = frozenset(
    map(frozenset, ("ㅐㅔ", "ㅒㅖ", "ㄱㄲ", "ㄷㄸ", "ㅂㅃ", "ㅅㅆ", "ㅈㅉ", "ㅐㅒ", "ㅔㅖ", "ㄱㅋ"))
)


class Counter(Protocol):
    """What a repair asks of an index."""

    def count(self, wanted: Plan) -> int:
        """Records with a page that has every word of the plan."""

    def frequencies(self, field: Field, values: Iterable[str]) -> dict[str, int]:
        """On how many pages each term or bigram stands; those that stand on none may be left out."""


class Repairer:
    """Finds what may have been meant."""

    def __init__(self, analyzer: Analyzer, index: Counter, synonyms: tuple[tuple[str, ...], ...]) -> None:
        self._analyzer = analyzer
        self._index = index
        self._synonyms = synonyms
        self._nothing_found = False

    def layout(self, parsed: Parsed, typed: str) -> tuple[Parsed, Repair] | None:
        """Words typed with the keyboard on the wrong language (rnfP → 구례)."""
        return self._changed(parsed, typed, "layout", self._other_layout)

    def spelling(self, parsed: Parsed, typed: str, found: int) -> tuple[Parsed, Repair] | None:
        """Words one letter away from words of the index; `found` records answer the query as typed.

        The repair is applied when no record has every word as typed or the tokenizer could not make sense of a
        word; otherwise it is offered when few records were found.
        """
        self._nothing_found = self._count(parsed) == 0
        changed = self._changed(parsed, typed, "spelling", lambda word: self._respelled(word, parsed))
        if changed is None:
            return None
        repaired = self._count(changed[0])
        if repaired and (self._nothing_found or self._has_remains(parsed, changed[0])):
            return changed
        if found < FEW_RESULTS and repaired > found:
            return changed[0], replace(changed[1], applied=False)
        return None

    def _changed(
        self, parsed: Parsed, typed: str, kind: str, change: Callable[[str], str | None]
    ) -> tuple[Parsed, Repair] | None:
        words = tuple(change(word) or word for word in parsed.words)
        if words == parsed.words:
            return None
        used = typed
        for before, after in zip(parsed.words, words, strict=True):
            used = used.replace(before, after, 1) if before != after else used
        return replace(parsed, words=words), Repair(kind=kind, typed=typed, used=used, applied=True)

    def _other_layout(self, word: str) -> str | None:
        other = from_latin_keys(word) or _as_latin(word)
        if other is None or self._count_word(word) or not self._count_word(other):
            return None
        return other

    def _respelled(self, word: str, parsed: Parsed) -> str | None:
        """The likeliest word one letter away that the index has, if it does not have this one."""
        if len(word) < _SHORTEST or not all(map(is_syllable, word)) or self._is_known(word):
            return None
        best: tuple[bool, int, int, str] = (False, 0, 0, "")
        for closeness, candidate in self._candidates(word):
            if self._count_literal(candidate):
                together = self._count(_with_word(parsed, word, candidate))
                best = max(best, (together > 0, closeness, together, candidate))
        return best[3] or None

    def _is_known(self, word: str) -> bool:
        """Whether the index has the word in one piece, or its parts side by side, or it is not one to look up."""
        bare = self._analyzer.without_endings(word)
        if len(bare) < _SHORTEST or len(bare) > _LONGEST or bare in self._analyzer.lexicon.terms:
            return True
        terms = [token.term for token in self._analyzer.analyze(bare).tokens]
        if self._is_covered(bare) and self._stands_together(terms):
            return True
        if len(bare) == _SHORTEST and self._nothing_found:
            return False  # two syllables stand somewhere inside other words
        return self._count_literal(word) > 0 or (bare != word and self._count_literal(bare) > 0)

    def _stands_together(self, terms: list[str]) -> bool:
        """Whether terms follow each other on a page: 수위계약 is not there because of 수위 here and 계약 there."""
        if not all(self._index.frequencies("everything", set(terms)).get(term) for term in terms):
            return False
        return len(terms) == 1 or self._index.count(Plan((), (tuple(terms),), (), (), is_blank=False)) > 0

    def _is_covered(self, word: str) -> bool:
        """Whether the terms of a word make up all of it."""
        tokens = self._analyzer.analyze(word).tokens
        return sum(token.end - token.start for token in tokens) >= len(word)

    def _has_remains(self, parsed: Parsed, repaired: Parsed) -> bool:
        changed = (one for one, other in zip(parsed.words, repaired.words, strict=True) if one != other)
        return not all(map(self._is_covered, changed))

    def _candidates(self, word: str) -> list[tuple[int, str]]:
        """Spellings one letter away whose bigrams the index has, the likeliest first."""
        spellings = dict(_one_letter_away(word))
        plain = {pair for text in spellings for pair in _pairs(text)}
        counted = self._index.frequencies("bigrams", plain | {NEGATED_BASE + pair for pair in plain})
        frequencies = {pair: counted.get(pair, 0) + counted.get(NEGATED_BASE + pair, 0) for pair in plain}
        rarest = {text: min(frequencies[pair] for pair in _pairs(text)) for text in spellings}
        known = [text for text in spellings if rarest[text]]
        known.sort(key=lambda text: (-spellings[text], -rarest[text]))
        return [(spellings[text], text) for text in known[:_MOST_CANDIDATES]]

    def _count(self, parsed: Parsed) -> int:
        return self._index.count(plan(parsed, self._analyzer, self._synonyms))

    def _count_word(self, word: str) -> int:
        return self._count(Parsed((word,), (), ()))

    def _count_literal(self, word: str) -> int:
        bigrams = self._analyzer.analyze(word).bigrams
        frequencies = self._index.frequencies("bigrams", set(bigrams))
        if not bigrams or not all(map(frequencies.get, bigrams)):
            return 0
        return frequencies[bigrams[0]] if len(bigrams) == 1 else self._index.count(literal(bigrams))


def _as_latin(word: str) -> str | None:
    """A word of Latin letters typed on the Korean layout (햔 → gis)."""
    latin = to_latin_keys(normalize(word).text).lower()
    return latin if latin != word and latin.isascii() and latin.isalpha() else None


def _with_word(parsed: Parsed, word: str, other: str) -> Parsed:
    return replace(parsed, words=tuple(other if one == word else one for one in parsed.words))


def _pairs(text: str) -> list[str]:
    return [text[at : at + 2] for at in range(len(text) - 1)]


def _one_letter_away(word: str) -> Iterator[tuple[str, int]]:
    """Each other spelling with how likely the slip is: 3 for keys that are close, 2 for dropped or swapped ones."""
    edits = {changed: closeness for at in range(len(word)) for changed, closeness in _edits_of_syllable(word, at)}
    for changed, closeness in edits.items():
        if changed != word and len(changed) >= _SHORTEST and all(map(is_syllable, changed)):
            yield changed, closeness


def _edits_of_syllable(word: str, at: int) -> Iterator[tuple[str, int]]:
    """The word with one stroke of one syllable changed; only the syllables beside it can change with it."""
    first = max(0, at - 1)
    before, after = strokes(word[first:at]), strokes(word[at + 1 : at + 2])
    for changed, closeness in _edits(strokes(word[at])):
        yield word[:first] + compose(before + changed + after) + word[at + 2 :], closeness


def _edits(typed: str) -> Iterator[tuple[str, int]]:
    """Strokes with one dropped, swapped with the next, added or replaced; the likelier ones last."""
    for at, here in enumerate(typed):
        before, after = typed[:at], typed[at + 1 :]
        for letter in _LETTERS:
            if not _are_close(here, letter):
                yield before + letter + after, 1
        for letter in _LETTERS:
            yield before + here + letter + after, 2
            if not before:
                yield letter + here + after, 2
        yield before + after, 2
        if after:
            yield before + after[0] + here + after[1:], 2
        yield from ((before + letter + after, 3) for letter in _LETTERS if _are_close(here, letter))


@cache
def _are_close(one: str, other: str) -> bool:
    if frozenset((one, other)) in _ALIKE:
        return True
    return any(one in row and other in row and abs(row.index(one) - row.index(other)) == 1 for row in _ROWS)
