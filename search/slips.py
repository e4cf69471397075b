"""Slips of a finger: every other spelling one key stroke away, and how likely it is."""

from collections.abc import Iterator
from functools import cache
from typing import Final

from search.hangul import INITIALS, MEDIALS, compose, is_syllable, strokes

SHORTEST: Final = 2
_LETTERS: Final = "".join(letter for letter in INITIALS + MEDIALS if letter not in "ㅘㅙㅚㅝㅞㅟㅢ")
_ROWS: Final = ("ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔ", "ㅁㄴㅇㄹㅎㅗㅓㅏㅣ", "ㅋㅌㅊㅍㅠㅜㅡ")
# Letters that sound alike, and consonants that differ by the shift key only.
_ALIKE: Final = frozenset(
    map(frozenset, ("ㅐㅔ", "ㅒㅖ", "ㄱㄲ", "ㄷㄸ", "ㅂㅃ", "ㅅㅆ", "ㅈㅉ", "ㅐㅒ", "ㅔㅖ", "ㄱㅋ"))
)


def one_letter_away(word: str) -> Iterator[tuple[str, int]]:
    """Each other spelling with how likely the slip is: 3 for keys that are close, 2 for dropped or swapped ones."""
    edits = {changed: closeness for at in range(len(word)) for changed, closeness in _edits_of_syllable(word, at)}
    for changed, closeness in edits.items():
        if changed != word and len(changed) >= SHORTEST and all(map(is_syllable, changed)):
            yield changed, closeness


def _edits_of_syllable(word: str, at: int) -> Iterator[tuple[str, int]]:
    """The word with one stroke of one syllable changed; only the syllables beside it can change with it."""
    first = max(0, at - 1)
    before, after = strokes(word[first:at]), strokes(word[at + 1 : at + 2])
    for changed, closeness in _edits(strokes(word[at])):
        yield word[:first] + compose(before + changed + after) + word[at + 2 :], closeness
    if after:
        here = strokes(word[at])
        swapped = here[:-1] + after[0] + here[-1] + after[1:]
        yield word[:first] + compose(before + swapped) + word[at + 2 :], 2


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
