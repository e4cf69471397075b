"""Nouns that no dictionary has, cut into nouns that it has: 공익직불금 is looked for as 공익, 직불 and 금, too.

Alone between blanks the tokenizer takes such a noun for one word, beside others it cuts it: papers would disagree.
"""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from search.language.numbering import Morpheme

_NOUNS: Final = frozenset({"NNG", "NNP", "XR", "XSN"})
_SHORTEST: Final = 4
# Longer runs of syllables are no noun but writing without blanks, or noise, and looking for their parts is dear.
_LONGEST: Final = 30
# The tokenizer's first entries stand for words of each kind that it does not know.
_FIRST_KNOWN: Final = 64
_WAYS_LOOKED_AT: Final = 6


def known_parts(morphemes: Iterable[Any], tokenizer: Any) -> Iterator[Any]:
    """The morphemes with each long unknown noun replaced by its parts, where all of them are known."""
    for morpheme in morphemes:
        if morpheme.tag in _NOUNS and morpheme.id < _FIRST_KNOWN and _SHORTEST <= len(morpheme.form) <= _LONGEST:
            yield from _parts(morpheme, tokenizer)
        else:
            yield morpheme


def _parts(whole: Any, tokenizer: Any) -> Iterable[Any]:
    if whole.len != len(whole.form):
        return [whole]
    for parts, _ in tokenizer.analyze(whole.form, top_n=_WAYS_LOOKED_AT):
        if _are_sound(parts):
            return [Morpheme(part.form, part.tag, whole.start + part.start, part.len) for part in parts]
    return [whole]


def _are_sound(parts: list[Any]) -> bool:
    """Known nouns in a row, of which at most one, not the first, has a single syllable."""
    return (
        len(parts) > 1
        and all(part.tag in _NOUNS and part.id >= _FIRST_KNOWN for part in parts)
        and len(parts[0].form) > 1
        and sum(len(part.form) == 1 for part in parts) <= 1
    )
