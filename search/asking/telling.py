"""What a question is about: the words that only ask are left out, and of too many words the telling ones are kept.

"산수유 축제에 돈을 얼마나 썼는지 궁금합니다" asks for 산수유, 축제, 돈.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from search.asking.backend import Frequencies
from search.asking.planning import is_negated
from search.asking.querying import MAX_TERMS, Parsed
from search.language.analysis import Analyzer

# More words than this no page has together.
_MOST_OF_A_SENTENCE: Final = 8


def telling(parsed: Parsed, analyzer: Analyzer, index: Frequencies) -> Parsed:
    """The words of a sentence that say what it is about, at most as many as a query may have."""
    terms, most = _terms(parsed.words, analyzer), MAX_TERMS
    if analyzer.is_sentence(" ".join(parsed.words)):
        about = tuple(word for word in parsed.words if not analyzer.lexicon.asking.issuperset(terms[word]))
        parsed = replace(parsed, words=about if about or parsed.phrases else parsed.words, is_sentence=True)
        most = _MOST_OF_A_SENTENCE
    room = max(1, most - len(parsed.phrases) - len(parsed.excluded))
    if len(parsed.words) <= room:
        return parsed
    kept = set(sorted(dict.fromkeys(parsed.words), key=_rarity(terms, index))[:room])
    return replace(parsed, words=tuple(word for word in dict.fromkeys(parsed.words) if word in kept))


def _terms(words: tuple[str, ...], analyzer: Analyzer) -> dict[str, frozenset[str]]:
    unique = list(dict.fromkeys(words))
    cut = analyzer.analyze_words(unique)
    return {
        word: frozenset(token.term for token in analyzed.tokens) for word, analyzed in zip(unique, cut, strict=True)
    }


def _rarity(terms: dict[str, frozenset[str]], index: Frequencies) -> Callable[[str], tuple[int, int]]:
    """Orders words: opposites first, then by their rarest term; those that stand on no page last."""
    counted = index.frequencies("everything", {term for group in terms.values() for term in group})

    def place(word: str) -> tuple[int, int]:
        if any(map(is_negated, terms[word])):
            return 0, 0
        rarest = min((counted.get(term, 0) for term in terms[word]), default=0)
        return (1, rarest) if rarest else (2, 0)

    return place
