"""Text cut into terms stretch by stretch, each remembered: papers say the same words again and again.

A stretch is one word between blanks, with those that cannot be read alone: a number and what is counted, a word of one
syllable and its neighbours. What a stretch gives does not depend on what stands around it, so a word of a query is cut
as the same word of a paper, and the tokenizer, by far the dearest part, sees each stretch once.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final, NamedTuple

# A row of a table of figures ends somewhere: so many characters are one stretch at most, rounded up to a whole word.
_LONGEST: Final = 60
# About 20 MB where stretches are words.
_REMEMBERED: Final = 20_000

# The tokenizer takes the square of a word's length: what is longer (codes, noise) is cut without its sense.
_LONGEST_WORD: Final = 200
# A word; as a group one that is not read alone: of one sign, or with a digit.
_WORD = re.compile(rf"(\S(?!\S)|(?=[^\s\d]{{0,{_LONGEST_WORD - 1}}}\d)\S{{1,{_LONGEST_WORD}}})|\S{{1,{_LONGEST_WORD}}}")
_SHORT: Final = 1


class Token(NamedTuple):
    """A term and the stretch of the original text it stands for, in code points."""

    term: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cut:
    """The terms of one stretch, in its own offsets; `negated` are the ends of words that a prefix turns round."""

    tokens: tuple[Token, ...]
    extras: tuple[Token, ...]
    negated: tuple[int, ...]


class Stretch(NamedTuple):
    """Some words of a text and where they begin."""

    text: str
    start: int


def stretches(text: str) -> list[Stretch]:
    """The stretches of a text, in order; blanks between them are left out."""
    found: list[Stretch] = []
    start, end, leans_on = 0, 0, True
    for word in _WORD.finditer(text):
        here, after = word.span()
        if not end:
            start = here
        elif not (leans_on or after - here <= _SHORT) or end - start >= _LONGEST:
            found.append(Stretch(text[start:end], start))
            start = here
        end, leans_on = after, word.lastindex is not None
    if end:
        found.append(Stretch(text[start:end], start))
    return found


class Cutter:
    """Remembers cuts. `cut_anew` cuts stretches it is given, in order; threads may share one cutter."""

    def __init__(self, cut_anew: Callable[[list[str]], Iterable[Cut]]) -> None:
        self._cut_anew = cut_anew
        self._young: dict[str, Cut] = {}
        self._old: dict[str, Cut] = {}

    def learn(self, wanted: Iterable[Stretch]) -> dict[str, Cut]:
        """The cut of every stretch; those not met before are cut together."""
        known: dict[str, Cut] = {}
        unknown: dict[str, None] = {}
        young, old = self._young, self._old
        for text, _ in wanted:
            if text in known or text in unknown:
                continue
            cut = young.get(text) or old.get(text)
            if cut is None:
                unknown[text] = None
            else:
                known[text] = young[text] = cut
        fresh = dict(zip(unknown, self._cut_anew(list(unknown)), strict=True)) if unknown else {}
        young.update(fresh)
        # Half of what is remembered is forgotten at once: of that, what was asked for since has moved on.
        if len(young) > _REMEMBERED:
            self._young, self._old = {}, young
        return known | fresh
