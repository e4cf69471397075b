"""What a recognizer says before anything is merged or decided."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter

from redaction.types import Kind


class Hint(StrEnum):
    """What the place of a hit tells of whom it belongs to; the decision is made later, from all hints together."""

    NONE = "none"
    PRIVATE = "private"
    OFFICIAL = "official"
    ORGANISATION = "organisation"
    FACILITY = "facility"
    REVIEW = "review"
    NEUTRAL = "neutral"
    SITE = "site"


@dataclass(frozen=True, slots=True)
class Hit:
    """[start, end) of a text may be of `kind`. `score` is 0–1; `recognizer` names the rule that said so."""

    start: int
    end: int
    kind: Kind
    score: float
    recognizer: str
    hint: Hint = Hint.NONE


@dataclass(frozen=True, slots=True)
class Morpheme:
    """One morpheme of Kiwi: `tag` is of the Sejong set, offsets are of the analysed view.

    `is_known` is False where Kiwi's dictionary lacks the word and its tag is a guess.
    """

    form: str
    tag: str
    start: int
    end: int
    is_known: bool = True


@dataclass(frozen=True, slots=True)
class Sight:
    """What a recognizer looks at: a normalised text, line breaks as blanks, and its morphemes in order.

    `lined` is the same text, same offsets, with the line breaks where they were. `joints` are the places where a line
    break was taken out altogether: what follows one may begin a word.
    """

    text: str
    lined: str
    morphemes: tuple[Morpheme, ...] = ()
    joints: frozenset[int] = frozenset()

    def morphemes_between(self, start: int, end: int) -> tuple[Morpheme, ...]:
        """The morphemes that lie wholly inside a range."""
        first = bisect_left(self.morphemes, start, key=attrgetter("start"))
        last = bisect_left(self.morphemes, end, key=attrgetter("start"))
        return tuple(morpheme for morpheme in self.morphemes[first:last] if morpheme.end <= end)

    def reads_as_known_words(self, start: int, end: int) -> bool:
        """Whether a range is words of Kiwi's dictionary and no name, or cuts such a word of two syllables in two."""
        return are_known_words(touching(self.morphemes, start, end))

    def reads_as_words(self, start: int, end: int) -> bool:
        """Whether Kiwi reads a range as common words: no proper noun, and one word of two syllables at least."""
        inside = self.morphemes_between(start, end)
        return (
            bool(inside)
            and inside[0].start == start
            and inside[-1].end == end
            and all(morpheme.tag not in _NAME_TAGS for morpheme in inside)
            and any(morpheme.end - morpheme.start >= _WORD_LENGTH for morpheme in inside)
        )


_NAME_TAGS = frozenset({"NNP", "SH", "SL", "UN"})
_WORD_LENGTH = 2
_LONGEST_WORD = 12


VALUE_LEAD = re.compile(r"[:|=] *$")
"""What a value stands behind: the end of a label or of a cell."""


def touching(morphemes: Sequence[Morpheme], start: int, end: int) -> list[Morpheme]:
    """Of morphemes in order those that have a part in a range."""
    first = bisect_left(morphemes, start - _LONGEST_WORD, key=attrgetter("start"))
    last = bisect_left(morphemes, end, key=attrgetter("start"))
    return [morpheme for morpheme in morphemes[first:last] if morpheme.end > start]


def are_known_words(morphemes: Sequence[Morpheme]) -> bool:
    """Whether there are any, all of Kiwi's dictionary and none a name."""
    return bool(morphemes) and all(each.is_known and each.tag not in _NAME_TAGS for each in morphemes)


def before(text: str, position: int, length: int = 40) -> str:
    """Up to `length` non-blank characters in front of a position, blanks removed."""
    return text[max(0, position - 2 * length) : position].replace(" ", "").replace("\n", "")[-length:]


def after(text: str, position: int, length: int = 10) -> str:
    """Up to `length` non-blank characters from a position on, blanks removed."""
    return text[position : position + 2 * length].replace(" ", "").replace("\n", "")[:length]


def line_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the line of a range begins and ends."""
    below = text.find("\n", end)
    return text.rfind("\n", 0, start) + 1, len(text) if below < 0 else below


def digits_of(value: str) -> str:
    """The ASCII digits of a value, in order."""
    return "".join([character for character in value if character in "0123456789"])
