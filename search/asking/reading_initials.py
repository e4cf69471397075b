"""First consonants typed for whole words (ㅊㄱㅅㅇ → 층간소음): read by titles, departments and places only.

Bodies of papers are not asked: their words are not what people abbreviate, and would make any letters mean something.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from search.asking import backend
from search.asking.suggesting import from_each_word
from search.language.hangul import INITIALS, initials, is_syllable, loose_letters, reads_as
from search.language.normalizing import normalize

_SHORTEST: Final = 2
_MOST_READINGS: Final = 5
# A reading that ends inside a word is taken to the word's end, if only so much is missing.
_MOST_MISSING: Final = 3


def is_abbreviated(word: str) -> bool:
    """Whether a word of Korean has letters that stand for syllables."""
    letters = loose_letters(normalize(word).text)
    return (
        len(letters) >= _SHORTEST
        and any(letter in INITIALS for letter in letters)
        and all(letter in INITIALS or is_syllable(letter) for letter in letters)
    )


def readings(word: str, index: backend.Counter) -> list[str]:
    """What a word may stand for, the likeliest first: whole words before parts, then by how many titles say it."""
    typed = loose_letters(normalize(word).text)
    found = [reading for text in index.begun_by(initials(typed)) for reading in set(_readings_in(text, typed))]
    counted = Counter(text for text, _ in found)
    missing = dict(found)
    return sorted(counted, key=lambda text: (missing[text], -counted[text]))[:_MOST_READINGS]


def _readings_in(text: str, typed: str) -> Iterator[tuple[str, int]]:
    """Runs of whole words that begin as typed, each with how many syllables go beyond it."""
    for rest in from_each_word(text):
        if not reads_as(typed, rest.replace(" ", "")):
            continue
        taken: list[str] = []
        for word in rest.split():
            taken.append(word)
            if len("".join(taken)) >= len(typed):
                break
        missing = len("".join(taken)) - len(typed)
        if missing <= _MOST_MISSING:
            yield " ".join(taken), missing
