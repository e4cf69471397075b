"""Slips of a finger: every other spelling one key stroke away that somebody may have meant, and how likely it is."""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final, NamedTuple

from search.language.hangul import INITIALS, MEDIALS, USUAL_SYLLABLES, strokes, whole_syllables

SHORTEST: Final = 2
# Some 20 kB each.
_REMEMBERED: Final = 500
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
        if changed != word and len(changed) >= SHORTEST:
            yield changed, closeness


def _edits_of_syllable(word: str, at: int) -> Iterator[tuple[str, int]]:
    """The word with one stroke of one syllable changed; only the syllables beside it can change with it."""
    head, before, here, rest = word[: max(0, at - 1)], word[max(0, at - 1) : at], word[at], word[at + 1 :]
    for middle, closeness in _slipped_behind(before, here):
        yield head + middle + rest, closeness
    if rest:
        typed, after = strokes(before + here), strokes(rest[0])
        swapped = whole_syllables(typed[:-1] + after[0] + typed[-1] + after[1:])
        if swapped is not None and _is_usual(swapped, before + here + rest[0]):
            yield head + swapped + rest[1:], 2


@lru_cache(_REMEMBERED)
def _slipped_behind(before: str, here: str) -> tuple[tuple[str, int], ...]:
    """What two syllables become when a stroke of the second slips; whatever follows stays as it is."""
    typed = strokes(before)
    slipped = [
        (whole_syllables(typed + slip.typed) if slip.text is None else before + slip.text, slip.closeness)
        for slip in _slips(here)
        if slip.text is not None or (before and slip.leans)
    ]
    return tuple((text, close) for text, close in slipped if text is not None and _is_usual(text, before + here))


class _Slip(NamedTuple):
    """Strokes of a syllable with one of them changed, and the syllables that they are by themselves, if they are.

    Others may lean on the syllable before: they begin with a vowel, or with a final consonant of it.
    """

    typed: str
    closeness: int
    text: str | None
    leans: bool


@lru_cache(_REMEMBERED)
def _slips(syllable: str) -> tuple[_Slip, ...]:
    composed = ((typed, closeness, whole_syllables(typed)) for typed, closeness in _edits(strokes(syllable)))
    return tuple(_Slip(*slip, leans=slip[2] is None and _may_lean(slip[0])) for slip in composed)


def _may_lean(typed: str) -> bool:
    return typed[0] in MEDIALS or whole_syllables(typed[1:]) is not None


def _is_usual(text: str, typed: str) -> bool:
    """Whether the syllables that are new in a text are such as people write."""
    return all(one in USUAL_SYLLABLES or one in typed for one in text)


def _edits(typed: str) -> Iterator[tuple[str, int]]:
    """Strokes with one dropped, swapped with the next, replaced, or one added behind it; the likelier ones last."""
    for at, here in enumerate(typed):
        before, after = typed[:at], typed[at + 1 :]
        for letter in _LETTERS:
            if not _are_close(here, letter):
                yield before + letter + after, 1
        for letter in _LETTERS:
            yield before + here + letter + after, 2
        yield before + after, 2
        if after:
            yield before + after[0] + here + after[1:], 2
        yield from ((before + letter + after, 3) for letter in _LETTERS if _are_close(here, letter))


@cache
def _are_close(one: str, other: str) -> bool:
    if frozenset((one, other)) in _ALIKE:
        return True
    return any(one in row and other in row and abs(row.index(one) - row.index(other)) == 1 for row in _ROWS)
