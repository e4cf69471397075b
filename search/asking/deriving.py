"""Nouns made of nouns (귀농 + 인): what papers may say where no page has the words that were typed."""

from typing import Final

from search.asking.backend import Frequencies
from search.language.analysis import Analyzer
from search.language.hangul import is_syllable

# Who does it, where, for what money: suffixes with which the tokenizer's dictionary has many nouns whole.
_SUFFIXES: Final = ("인", "자", "민", "가", "객", "원", "장", "지", "비", "금", "료", "물", "법", "증")
_SHORTEST: Final = 2


def derived(word: str, analyzer: Analyzer, index: Frequencies) -> str | None:
    """The noun on the most pages that is made of a typed word of one term (귀농하신 → 귀농인), if there is any."""
    return next(iter(family(word, analyzer, index)), None)


def family(word: str, analyzer: Analyzer, index: Frequencies) -> tuple[str, ...]:
    """The nouns that a typed word of one term is made of or that are made of it, those on the most pages first.

    보상 gives 보상금 and 보상비, 광고비 gives 광고; only those that stand on a page.
    """
    terms = analyzer.terms_of(word)
    if len(terms) != 1 or len(terms[0]) < _SHORTEST or not all(map(is_syllable, terms[0])):
        return ()
    ways = [terms[0] + suffix for suffix in _SUFFIXES]
    if terms[0].endswith(_SUFFIXES) and len(terms[0]) > _SHORTEST:
        ways.append(terms[0][:-1])
    nouns = [noun for noun in ways if analyzer.terms_of(noun) == (noun,)]
    pages = index.frequencies("everything", nouns)
    return tuple(sorted(filter(pages.get, nouns), key=lambda noun: -pages[noun]))
