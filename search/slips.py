"""Slips of a finger: every other spelling one key stroke away that somebody may have meant, and how likely it is."""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final

from search.hangul import INITIALS, MEDIALS, USUAL_SYLLABLES, strokes, whole_syllables

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
    first = max(0, at - 1)
    head, tail = word[:first], word[at + 2 :]
    for middle, closeness in _edits_between(word[first:at], word[at], word[at + 1 : at + 2]):
        yield head + middle + tail, closeness


@lru_cache(_REMEMBERED)
def _edits_between(syllable_before: str, syllable: str, syllable_after: str) -> tuple[tuple[str, int], ...]:
    """What three syllables become when a stroke of the middle one slips, where that is syllables again, usual ones."""
    before, here, after = strokes(syllable_before), strokes(syllable), strokes(syllable_after)
    slipped = [(before + changed + after, closeness) for changed, closeness in _edits(here)]
    if after:
        slipped.append((before + here[:-1] + after[0] + here[-1] + after[1:], 2))
    composed = ((whole_syllables(typed), closeness) for typed, closeness in slipped)
    around = syllable_before + syllable + syllable_after
    return tuple((text, closeness) for text, closeness in composed if text is not None and _is_usual(text, around))


def _is_usual(text: str, typed: str) -> bool:
    """Whether the syllables that are new in a text are such as people write."""
    return all(one in USUAL_SYLLABLES or one in typed for one in text)


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
