"""Nouns made of nouns (귀농 + 인): what papers may say where no page has the word that was typed."""

from typing import Final

from search.asking.backend import Frequencies
from search.language.analysis import Analyzer
from search.language.hangul import is_syllable

# Who does it, where, for what money: suffixes with which the tokenizer's dictionary has many nouns whole.
_SUFFIXES: Final = ("인", "자", "민", "가", "객", "원", "장", "지", "비", "금", "료", "물", "법", "증")
_SHORTEST: Final = 2


def derived(word: str, analyzer: Analyzer, index: Frequencies) -> str | None:
    """The noun on the most pages that is made of a typed word of one term (귀농하신 → 귀농인), if there is any."""
    terms = analyzer.terms_of(word)
    if len(terms) != 1 or len(terms[0]) < _SHORTEST or not all(map(is_syllable, terms[0])):
        return None
    nouns = [noun for suffix in _SUFFIXES if analyzer.terms_of(noun := terms[0] + suffix) == (noun,)]
    pages = index.frequencies("everything", nouns)
    best = max(nouns, key=lambda noun: pages.get(noun, 0), default=None)
    return best if best is not None and pages.get(best) else None
