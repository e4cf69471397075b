"""What to look for, said once for every engine: required words with their alternatives, phrases, neighbours.

The weights were chosen on the labelled query sets of tests/performance (docs/benchmarks.md).
"""

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final, Literal

from search.asking.querying import Parsed
from search.language.analysis import Analyzed, Analyzer
from search.language.numbering import without_unit
from search.language.spoken import year_meant
from search.lexicon import NEGATION_MARK
from search.types import Reworded

# Where terms and bigrams are indexed, in every engine.
Field = Literal["everything", "extras", "bigrams"]
# The terms of a word, and those of each word that means the same.
Rule = tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]

EXTRA_WEIGHT: Final = 0.5
BIGRAM_WEIGHT: Final = 0.2
SYNONYM_WEIGHT: Final = 0.7
PAIR_WEIGHT: Final = 0.5
HINT_WEIGHT: Final = 1.0
# A word answers by its bigrams alone from three syllables on: 공개 is also inside 성공개최.
MIN_BIGRAMS_TO_MATCH: Final = 2
# Longer words were typed without the blanks that papers have in them.
_MOST_IN_ONE_PIECE: Final = 3
# The looser search wants all of two terms, 70 % (rounded down) of more.
_ALL_UP_TO: Final = 2
_SHARE_PERCENT: Final = 70
_SHARE_OF_SENTENCE_PERCENT: Final = 50
# Instead it takes 70 % of the bigrams, or half of those of one long word: typed without blanks, every second bigram
# stands across two words and is in no paper.
_MIN_BIGRAMS_TO_LOOSEN: Final = 4
_BIGRAMS_SHARE_PERCENT: Final = 70
_BIGRAMS_OF_ONE_WORD_PERCENT: Final = 50
# So many records fill a page of results; with fewer that have every word, those with most of them follow.
ENOUGH_RECORDS: Final = 10
# Of each record its best pages are shown; inside a record all that match.
PAGES_PER_HIT: Final = 3
MOST_PAGES_IN_RECORD: Final = 1000
# Added to the score of pages with every word, to keep them before the others.
TIER_SCORE: Final = 100.0
_TABLES_REMEMBERED: Final = 16


@dataclass(frozen=True, slots=True)
class Word:
    """One typed word: all `terms`, or its `bigrams` one after the other, or all terms of one of the `synonyms`.

    `spellings` are other bigrams one after the other, any of which will do: for looking which of many spellings stands.
    """

    terms: tuple[str, ...]
    extras: tuple[str, ...]
    bigrams: tuple[str, ...]
    synonyms: tuple[tuple[str, ...], ...] = ()
    spellings: tuple[tuple[str, ...], ...] = ()

    @property
    def matches_by_bigrams(self) -> bool:
        """Whether the bigrams alone are enough to find the word; always, when it has nothing better."""
        return len(self.bigrams) >= MIN_BIGRAMS_TO_MATCH or (bool(self.bigrams) and not any(map(_tells, self.terms)))

    @property
    def is_one_piece(self) -> bool:
        """Whether the terms must follow each other: 예산 and 서 apart, as in 예산이 서지 않았다, are no 예산서."""
        return 1 < len(self.terms) <= _MOST_IN_ONE_PIECE and not all(map(_tells, self.terms))


@dataclass(frozen=True, slots=True)
class Plan:
    """A query ready to be written in an engine's own language.

    The tokenizer makes no terms of some words (가디 could be an ending). `hints` are the syllables of such words beside
    others: pages that have them in one piece come first. `pieces` are those of such phrases, which must be there,
    `excluded_pieces` those of what must not.
    """

    words: tuple[Word, ...]
    phrases: tuple[tuple[str, ...], ...]
    excluded: tuple[tuple[str, ...], ...]
    typed: tuple[str, ...]
    is_blank: bool
    is_sentence: bool = False
    hints: tuple[tuple[str, ...], ...] = ()
    pieces: tuple[tuple[str, ...], ...] = ()
    excluded_pieces: tuple[tuple[str, ...], ...] = ()

    @property
    def is_unanswerable(self) -> bool:
        """Whether something was asked for, but nothing in it can be looked up (signs, particles)."""
        return not (self.is_blank or self.words or self._has_more_than_words)

    @property
    def is_one_term(self) -> bool:
        """Whether a single term is looked for and nothing else."""
        return len(self.words) == 1 and len(self.words[0].terms) == 1 and not self._has_more_than_words

    @property
    def _has_more_than_words(self) -> bool:
        return bool(self.phrases or self.pieces or self.excluded or self.excluded_pieces)

    @property
    def only_term(self) -> str | None:
        """The term, where a phrase of a single one is looked for and nothing else."""
        is_alone = len(self.phrases) == 1 and len(self.phrases[0]) == 1 and not (self.words or self.pieces)
        is_alone = is_alone and not (self.excluded or self.excluded_pieces)
        return self.phrases[0][0] if is_alone else None

    @property
    def only_piece(self) -> tuple[str, ...]:
        """The syllables, where a word is looked for by them alone and nothing else; otherwise none."""
        if len(self.words) != 1 or self._has_more_than_words:
            return ()
        bigrams = self.words[0].bigrams
        return bigrams if self.words[0] == Word((), (), bigrams) else ()

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Neighbouring terms; together on a page they count more."""
        terms = [term for word in self.words for term in word.terms]
        return tuple(dict.fromkeys((a, b) for a, b in itertools.pairwise(terms) if a != b))

    @property
    def marked_terms(self) -> frozenset[str]:
        """Every term whose occurrences are to be marked."""
        return frozenset(self._marked())

    def _marked(self) -> Iterator[str]:
        for word in self.words:
            yield from word.terms
            yield from word.extras
            for synonym in word.synonyms:
                yield from synonym
        for phrase in self.phrases:
            yield from phrase

    @property
    def can_loosen(self) -> bool:
        """Whether a search for only some of the terms differs from one for all of them."""
        return sum(len(word.terms) for word in self.words) > _ALL_UP_TO or bool(self.some_bigrams[1])

    @property
    def some_bigrams(self) -> tuple[tuple[str, ...], int]:
        """The bigrams of all words, and how many of them are enough for the looser search; 0: they never are."""
        bigrams = tuple(dict.fromkeys(pair for word in self.words for pair in word.bigrams))
        if len(bigrams) < _MIN_BIGRAMS_TO_LOOSEN or any(is_negated(term) for word in self.words for term in word.terms):
            return bigrams, 0
        share = _BIGRAMS_SHARE_PERCENT if len(self.words) > 1 else _BIGRAMS_OF_ONE_WORD_PERCENT
        return bigrams, -(-len(bigrams) * share // 100)


def _tells(term: str) -> bool:
    """Whether a term says something by itself; one of a single sign does not."""
    return len(term) > 1


def required_terms(count: int, *, is_sentence: bool = False) -> int:
    """How many of `count` terms the looser search wants."""
    share = _SHARE_OF_SENTENCE_PERCENT if is_sentence else _SHARE_PERCENT
    return count if count <= _ALL_UP_TO else max(_ALL_UP_TO, count * share // 100)


def is_negated(term: str) -> bool:
    """Whether a term is the opposite of a word; the looser search never gives it up."""
    return NEGATION_MARK in term


def plan(
    parsed: Parsed,
    analyzer: Analyzer,
    synonyms: Iterable[tuple[str, ...]] = (),
    *,
    everyday: bool = True,
    on: date | None = None,
) -> Plan:
    """Cut the parts of a query into terms; `everyday` words are also looked for as papers say them."""
    table = _table(analyzer, tuple(synonyms), everyday)
    typed = tuple(dict.fromkeys(parsed.words))
    words = [
        _word(analyzed, table, _terms_of_year(word, analyzer, on if everyday else None))
        for word, analyzed in zip(typed, analyzer.analyze_words(typed), strict=True)
    ]
    return Plan(
        words=_answerable(words),
        phrases=tuple(filter(None, map(analyzer.terms_of, parsed.phrases))),
        excluded=tuple(filter(None, map(analyzer.terms_of, parsed.excluded))),
        typed=(*parsed.words, *parsed.phrases),
        is_blank=parsed.is_blank,
        is_sentence=parsed.is_sentence,
        hints=_hints(words, is_sentence=parsed.is_sentence),
        pieces=tuple(_pieces(parsed.phrases, analyzer)),
        excluded_pieces=tuple(_pieces(parsed.excluded, analyzer)),
    )


def unreadable(parsed: Parsed, analyzer: Analyzer) -> dict[str, tuple[str, ...]]:
    """What was typed and gives no terms, each with the syllables it is looked for by; () where it cannot be at all."""
    typed = tuple(dict.fromkeys(parsed.words))
    found = {
        word: analyzed.bigrams
        for word, analyzed in zip(typed, analyzer.analyze_words(typed), strict=True)
        if not analyzed.tokens
    }
    parts = {phrase: phrase for phrase in parsed.phrases} | {f"-{phrase}": phrase for phrase in parsed.excluded}
    found |= {part: _syllables(phrase, analyzer) for part, phrase in parts.items() if not analyzer.terms_of(phrase)}
    return {part: syllables for part, syllables in found.items() if any(map(str.isalnum, part))}


def reworded(parsed: Parsed, analyzer: Analyzer, on: date | None) -> tuple[Reworded, ...]:
    """The everyday words among the typed ones, with how papers put them."""
    rules = _everyday(analyzer)
    found: dict[str, Reworded] = {}
    typed = tuple(dict.fromkeys(parsed.words))
    for word, analyzed in zip(typed, analyzer.analyze_words(typed), strict=True):
        if meant := year_meant(word, on):
            found.setdefault(meant[0], Reworded(meant[0], (meant[1],)))
        terms = tuple(dict.fromkeys(_terms(analyzed)))
        standing = [rule for term in terms for rule in rules.get(term, ()) if _find_run(terms, rule[0]) is not None]
        for _, said in standing:
            found.setdefault(said.typed, said)
    return tuple(found.values())


@lru_cache(_TABLES_REMEMBERED)
def _everyday(analyzer: Analyzer) -> dict[str, list[tuple[tuple[str, ...], Reworded]]]:
    """Every everyday word by the first of its terms."""
    table: dict[str, list[tuple[tuple[str, ...], Reworded]]] = {}
    for spoken, written in analyzer.lexicon.everyday:
        terms = analyzer.terms_of(spoken)
        if terms:
            table.setdefault(terms[0], []).append((terms, Reworded(spoken, written)))
    return table


def literal(bigrams: tuple[str, ...]) -> Plan:
    """A plan for syllables in one piece, however they would be cut."""
    return Plan((Word((), (), bigrams),), (), (), (), is_blank=False)


def _answerable(words: list[Word]) -> tuple[Word, ...]:
    """The words with terms; only if there is none, those that bigrams can find (a question's 무엇인가요 is neither)."""
    with_terms = tuple(word for word in words if word.terms)
    return with_terms or tuple(word for word in words if word.matches_by_bigrams)


def _hints(words: list[Word], *, is_sentence: bool) -> tuple[tuple[str, ...], ...]:
    """The syllables of words without terms beside words that have some; in a sentence such words only end it."""
    if is_sentence or not any(word.terms for word in words):
        return ()
    return tuple(dict.fromkeys(word.bigrams for word in words if word.bigrams and not word.terms))


def _pieces(phrases: tuple[str, ...], analyzer: Analyzer) -> Iterator[tuple[str, ...]]:
    """The syllables of each phrase without terms."""
    yield from (
        syllables for phrase in phrases if not analyzer.terms_of(phrase) and (syllables := _syllables(phrase, analyzer))
    )


def _syllables(text: str, analyzer: Analyzer) -> tuple[str, ...]:
    return analyzer.analyze(text).bigrams


def _terms(analyzed: Analyzed) -> tuple[str, ...]:
    return tuple(token.term for token in analyzed.tokens)


@lru_cache(_TABLES_REMEMBERED)
def _table(analyzer: Analyzer, synonyms: tuple[tuple[str, ...], ...], everyday: bool) -> dict[str, list[Rule]]:
    """All rules by the first of the terms they are for."""
    rules = [rule for group in synonyms for rule in _rules(group, analyzer)]
    if everyday:
        rules += [_rule(spoken, written, analyzer) for spoken, written in analyzer.lexicon.everyday]
    table: dict[str, list[Rule]] = {}
    for rule in rules:
        if rule[0]:
            table.setdefault(rule[0][0], []).append(rule)
    return table


def _rules(group: tuple[str, ...], analyzer: Analyzer) -> Iterator[Rule]:
    """Each word of an editors' group with all the others."""
    for word in group:
        yield _rule(word, tuple(other for other in group if other != word), analyzer)


def _rule(word: str, others: tuple[str, ...], analyzer: Analyzer) -> Rule:
    terms = analyzer.terms_of(word)
    found = (analyzer.terms_of(other) for other in others)
    return terms, tuple(other for other in found if other and other != terms)


def _terms_of_year(word: str, analyzer: Analyzer, on: date | None) -> tuple[tuple[str, ...], ...]:
    meant = year_meant(word, on)
    return (analyzer.terms_of(meant[1]),) if meant else ()


def _word(analyzed: Analyzed, table: dict[str, list[Rule]], others: tuple[tuple[str, ...], ...] = ()) -> Word:
    terms = tuple(dict.fromkeys(_terms(analyzed)))
    return Word(
        terms=terms,
        extras=tuple(dict.fromkeys(token.term for token in analyzed.extras)),
        bigrams=analyzed.bigrams,
        synonyms=tuple(dict.fromkeys((*others, *without_unit(terms), *_alternatives(terms, table)))),
    )


def _alternatives(terms: tuple[str, ...], table: dict[str, list[Rule]]) -> Iterator[tuple[str, ...]]:
    """The word with the words of a rule exchanged for each of what means the same."""
    for words, others in (rule for term in terms for rule in table.get(term, ())):
        at = _find_run(terms, words)
        if at is not None:
            yield from (terms[:at] + other + terms[at + len(words) :] for other in others)


def _find_run(terms: tuple[str, ...], entry: tuple[str, ...]) -> int | None:
    length = len(entry)
    starts = range(len(terms) - length + 1) if length else range(0)
    return next((at for at in starts if terms[at : at + length] == entry), None)
