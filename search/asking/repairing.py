"""Queries that went wrong on the keyboard: the wrong layout, blanks in wrong places, one slip of a finger.

A word is only touched when the index does not have it as typed and has what it becomes; a word of the county
dictionary never is (미공개 and 비공개 are one key apart).
"""

import itertools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Final

from search.asking.backend import Counter
from search.asking.planning import Field, Plan, literal, plan
from search.asking.querying import Parsed
from search.asking.reading_initials import is_abbreviated, readings
from search.asking.respelling import Company, Respelling
from search.asking.spacing import numbers_of_run, spacings
from search.language.analysis import Analyzer
from search.language.hangul import compose, from_latin_keys, is_syllable, strokes, to_latin_keys
from search.language.normalizing import normalize
from search.language.slips import SHORTEST
from search.types import Repair

# Below so many results a better spelling is offered.
_FEW_RESULTS: Final = 3
_SEVERAL: Final = 2
_SHORTEST_RUN: Final = 5
# Words of up to so many syllables are respelled; longer ones are several words without blanks.
_LONGEST: Final = 8
_MOST_READINGS: Final = 12
_DOUBTED_IN_SENTENCE: Final = 2
# What so many words would be respelled from is asked together, as soon as nothing is found.
_FORESEEN: Final = 2


class Repairer:
    """Finds what may have been meant."""

    def __init__(self, analyzer: Analyzer, index: Counter, synonyms: tuple[tuple[str, ...], ...]) -> None:
        self._analyzer = analyzer
        self._index = index
        self._synonyms = synonyms
        self._nothing_found = False
        self._stood: dict[Plan, bool] = {}

    def initials(self, parsed: Parsed, typed: str) -> tuple[Parsed, Repair] | None:
        """First consonants read as words of titles (ㅊㄱㅅㅇ → 층간소음), each word of them or all in one run.

        Of several readings the likeliest with which some page has every word; the others are told.
        """
        if not any(map(is_abbreviated, parsed.words)):
            return None
        found = list(dict.fromkeys(filter(self._stands, self._readings_of(parsed))))
        if not found:
            return None
        ways = [_as_typed_again(parsed, one) for one in found]
        return found[0], Repair(kind="initials", typed=typed, used=ways[0], applied=True, others=tuple(ways[1:]))

    def _readings_of(self, parsed: Parsed) -> Iterator[Parsed]:
        if len(parsed.words) > 1 and all(map(is_abbreviated, parsed.words)):
            for reading in readings("".join(parsed.words), self._index):
                yield replace(parsed, words=tuple(reading.split()))
        each = [readings(word, self._index) if is_abbreviated(word) else [word] for word in parsed.words]
        for words in itertools.islice(itertools.product(*each), _MOST_READINGS):
            yield replace(parsed, words=tuple(part for word in words for part in word.split()))

    def layout(self, parsed: Parsed, typed: str) -> tuple[Parsed, Repair] | None:
        """Words typed with the keyboard on the wrong language (rnfP → 구례)."""
        return self._changed(parsed, typed, "layout", self._other_layout)

    def spacing(self, parsed: Parsed, typed: str, shortest: int = 1) -> tuple[Parsed, Repair] | None:
        """Words typed without blanks, or with blanks inside them, where no record has every word as typed.

        A long run may be on some page by the small terms it was cut into; it is written anew all the same. Words of
        less than `shortest` syllables do not come out of it.
        """
        if not all(map(is_syllable, "".join(parsed.words))) or (not self.is_run(parsed) and self._has_page(parsed)):
            return None
        self._index.foresee(self._respaced(parsed))
        for words in spacings(parsed.words, self._analyzer, self._index):
            respaced = replace(parsed, words=words)
            if min(map(len, words)) < shortest or not all(map(self._analyzer.terms_of, words)):
                continue
            if self._stands(respaced):
                used = " ".join(words)
                if len(parsed.words) == 1:
                    used = typed.replace(parsed.words[0], used, 1)
                return respaced, Repair(kind="spacing", typed=typed, used=used, applied=True)
        return None

    def _respaced(self, parsed: Parsed) -> Iterator[Plan]:
        for words in spacings(parsed.words, self._analyzer, self._index):
            yield self._planned(replace(parsed, words=words))

    def is_run(self, parsed: Parsed) -> bool:
        """Whether one long word was typed that no page has in one piece."""
        words = parsed.words
        return (
            len(words) == 1 and len(words[0]) >= _SHORTEST_RUN and _is_word(words[0]) and not self._is_whole(words[0])
        )

    def _is_whole(self, word: str) -> bool:
        self._index.foresee((), numbers_of_run(word))
        bare = self._analyzer.without_endings(word)
        return bare in self._analyzer.lexicon.terms or any(map(self._is_literal, {word, bare}))

    def spelling(self, parsed: Parsed, typed: str, found: int) -> tuple[Parsed, Repair] | None:
        """Words one letter away from words of the index; `found` records answer the query as typed.

        The repair is applied when no record has every word as typed or the tokenizer could not make sense of a
        word; otherwise it is offered when few records were found.
        """
        named = self._naming(parsed)
        self._index.foresee(map(self._planned, [named]), self._pairs_of(named.words))
        self._nothing_found = not self._has_page(parsed)
        if self._nothing_found:
            self._index.foresee((), self._numbers_of_repairs(named))
        changed = self._changed(parsed, typed, "spelling", lambda word: self._respelled(word, named))
        if changed is None:
            return self._mistaken(parsed, typed) if self._nothing_found else None
        repaired = self._count(self._naming(changed[0]))
        if repaired and (self._nothing_found or self._has_remains(parsed, changed[0])):
            return changed
        if found < _FEW_RESULTS and repaired > found:
            return changed[0], replace(changed[1], applied=False)
        return None

    def _naming(self, parsed: Parsed) -> Parsed:
        """A sentence without words that are nothing but a verb, if others are left: 줄었나요 on no page is no slip."""
        if not parsed.is_sentence:
            return parsed
        words = tuple(filter(self._analyzer.without_endings, parsed.words))
        return replace(parsed, words=words) if words or parsed.phrases else parsed

    def _pairs_of(self, words: Iterable[str]) -> Iterator[tuple[Field, str]]:
        for word in filter(_is_word, words):
            yield from (("bigrams", pair) for pair in self._analyzer.analyze(word).bigrams)

    def _numbers_of_repairs(self, parsed: Parsed) -> Iterator[tuple[Field, str]]:
        """What blanks are set from, and what the likeliest slips are respelled from: the words on the fewest pages."""
        run = "".join(parsed.words)
        if all(map(is_syllable, run)):
            yield from numbers_of_run(run)
        bare = {word: self._analyzer.without_endings(word) for word in filter(_is_word, parsed.words)}
        doubtful = {
            word: self._literal_pages(stem if len(stem) >= SHORTEST else word)
            for word, stem in bare.items()
            if len(stem) <= _LONGEST and stem not in self._analyzer.lexicon.terms
        }
        for word in sorted(doubtful, key=doubtful.__getitem__)[:_FORESEEN]:
            yield from self._respelling().numbers_of(word, parsed)

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
        composed = _composed(word)
        if composed is not None and self._stands(_alone(composed)):
            return composed
        if readings := _as_korean(word):
            return None if self._stands(_alone(word)) else next(filter(self._stands_alone, readings), None)
        latin = _as_latin(word)
        # Nearly every word is nonsense in Latin letters, so that is looked up first.
        if latin is None or not self._stands_together((latin,)) or self._stands(_alone(word)):
            return None
        return latin

    def _stands_alone(self, word: str) -> bool:
        return self._stands(_alone(word))

    def _respelled(self, word: str, parsed: Parsed) -> str | None:
        """The likeliest word one letter away that the index has, if it does not have this one of the query."""
        if not _is_word(word) or word not in parsed.words or self._is_known(word):
            return None
        best = self._respelling().best(word, parsed)
        return best.text if best else None

    def _mistaken(self, parsed: Parsed, typed: str) -> tuple[Parsed, Repair] | None:
        """A slip that gave another word of the index: no page has it with the other words.

        Applied when the better spelling stands right beside its neighbour somewhere, offered when it only stands on a
        page with the others.
        """
        named = self._naming(parsed)
        if len(named.words) < _SEVERAL:
            return None
        doubtful = sorted(filter(_is_word, named.words), key=self._literal_pages)
        # That the words of a sentence never stand together says little of a slip.
        for word in doubtful[: _DOUBTED_IN_SENTENCE if parsed.is_sentence else None]:
            if self._analyzer.without_endings(word) in self._analyzer.lexicon.terms:
                continue
            best = self._respelling().best(word, named)
            if best is not None and best.company is not Company.ALONE:
                respelled, repair = self._replaced(parsed, typed, word, best.text)
                return respelled, replace(repair, applied=best.company is Company.BESIDE)
        return None

    def _replaced(self, parsed: Parsed, typed: str, word: str, other: str) -> tuple[Parsed, Repair]:
        words = tuple(other if one == word else one for one in parsed.words)
        repair = Repair(kind="spelling", typed=typed, used=typed.replace(word, other, 1), applied=True)
        return replace(parsed, words=words), repair

    def _respelling(self) -> Respelling:
        return Respelling(self._analyzer, self._index)

    def _is_known(self, word: str) -> bool:
        """Whether the index has the word in one piece, or its parts side by side, or it is not one to look up."""
        bare = self._analyzer.without_endings(word)
        if len(bare) > _LONGEST or bare in self._analyzer.lexicon.terms:
            return True
        if len(bare) < SHORTEST:
            return not self._nothing_found or self._is_literal(word)
        terms = self._analyzer.terms_of(bare)
        if min(map(len, terms), default=0) >= SHORTEST and self._is_covered(bare) and self._stands_together(terms):
            return True
        if len(bare) == SHORTEST and self._nothing_found:
            return False  # two syllables stand somewhere inside other words
        return self._is_literal(word) or (bare != word and self._is_literal(bare))

    def _stands_together(self, terms: tuple[str, ...]) -> bool:
        """Whether terms follow each other on a page: 수위계약 is not there because of 수위 here and 계약 there."""
        return self._index.stands(Plan((), (terms,), (), (), is_blank=False))

    def _is_covered(self, word: str) -> bool:
        """Whether the terms of a word make up all of it."""
        tokens = self._analyzer.analyze(word).tokens
        return sum(token.end - token.start for token in tokens) >= len(word)

    def _has_remains(self, parsed: Parsed, repaired: Parsed) -> bool:
        changed = (one for one, other in zip(parsed.words, repaired.words, strict=True) if one != other)
        return not all(map(self._is_covered, changed))

    def _planned(self, parsed: Parsed) -> Plan:
        return plan(parsed, self._analyzer, self._synonyms)

    def _count(self, parsed: Parsed) -> int:
        return self._index.count(self._planned(parsed))

    def _has_page(self, parsed: Parsed) -> bool:
        """Whether some page has every word; of a sentence, every word but its verbs."""
        return self._stands(parsed) or self._stands(self._naming(parsed))

    def _stands(self, parsed: Parsed) -> bool:
        wanted = self._planned(parsed)
        if wanted not in self._stood:
            # Without a word it would find everything.
            self._stood[wanted] = not wanted.is_unanswerable and self._index.stands(wanted)
        return self._stood[wanted]

    def _is_literal(self, word: str) -> bool:
        bigrams = self._analyzer.analyze(word).bigrams
        return bool(bigrams) and self._index.stands(literal(bigrams))

    def _literal_pages(self, word: str) -> int:
        """At most so many pages have the word."""
        bigrams = self._analyzer.analyze(word).bigrams
        frequencies = self._index.frequencies("bigrams", set(bigrams))
        return min((frequencies.get(pair, 0) for pair in bigrams), default=0)


def _alone(word: str) -> Parsed:
    return Parsed((word,), (), ())


def _is_word(word: str) -> bool:
    return len(word) >= SHORTEST and all(map(is_syllable, word))


def _as_typed_again(parsed: Parsed, other: Parsed) -> str:
    """A reading as somebody would have typed it, with the phrases and excluded words of the query."""
    quoted = (f'"{phrase}"' for phrase in parsed.phrases)
    excluded = (f'-"{phrase}"' if " " in phrase else f"-{phrase}" for phrase in parsed.excluded)
    return " ".join((*other.words, *quoted, *excluded))


def _composed(word: str) -> str | None:
    """Letters that were typed without becoming syllables (ㄱㅜ례 → 구례)."""
    composed = compose(strokes(word))
    return composed if composed != word and all(map(is_syllable, composed)) else None


def _as_korean(word: str) -> list[str]:
    """A word of Latin letters on the Korean layout, then with capitals left on (RNFp → 구례)."""
    typed = (word, word.swapcase()) if sum(map(str.isupper, word)) * 2 > len(word) else (word,)
    return list(filter(None, map(from_latin_keys, typed)))


def _as_latin(word: str) -> str | None:
    """A word of Latin letters typed on the Korean layout (햔 → gis)."""
    latin = to_latin_keys(normalize(word).text).lower()
    return latin if latin != word and latin.isascii() and latin.isalpha() else None
