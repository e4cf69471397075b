"""The document pass: a value found once is found everywhere in the file.

Blanks and line breaks between syllables are allowed.

Names are also searched as surname + title (김 과장). Only surer values spread, and no name that is a common word.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from redaction.finding.language.gazetteer import is_place
from redaction.finding.language.particles import CASE, NAME_END
from redaction.finding.language.words import NOT_NAMES, RANK, RANKS, looks_like_name
from redaction.finding.values.hits import Hint, Hit
from redaction.finding.values.merging import Value, merged
from redaction.types import Kind

_SPREADING = frozenset(
    {
        Kind.RESIDENT_NUMBER, Kind.FOREIGNER_NUMBER, Kind.PASSPORT, Kind.DRIVER_LICENCE, Kind.PHONE, Kind.EMAIL,
        Kind.ACCOUNT, Kind.CARD, Kind.VEHICLE, Kind.PERSON, Kind.HEALTH_INSURANCE, Kind.CERTIFICATE_NUMBER,
        Kind.USER_ID,
    }
)  # fmt: skip
_BLANK = re.compile(r"\s")
_MIN_SCORE = 0.45
_MIN_LENGTH = {Kind.PERSON: 2}
_MIN_NUMBER = 5
_PATTERNS_AT_ONCE = 200
_SPREAD_FACTOR = 0.9


@dataclass(frozen=True, slots=True)
class Dictionary:
    """Values worth searching: their text without blanks, kind, and score."""

    entries: dict[str, tuple[Kind, float]]

    @classmethod
    def of(cls, readings: Iterable[tuple[str, tuple[Value, ...]]]) -> "Dictionary":
        """The dictionary of all values that are sure enough in any of the texts."""
        entries: dict[str, tuple[Kind, float]] = {}
        for text, values in readings:
            for value in values:
                squeezed = re.sub(r"\s", "", text[value.start : value.end])
                if _is_worth(value, squeezed) and entries.get(squeezed, (value.kind, 0.0))[1] < value.score:
                    entries[squeezed] = (value.kind, value.score)
        return cls(entries)

    @property
    def surnames(self) -> frozenset[str]:
        """The surnames of all persons in it."""
        return frozenset(
            name[0] for name, (kind, _) in self.entries.items() if kind is Kind.PERSON and looks_like_name(name)
        )

    def added(self, text: str, values: tuple[Value, ...]) -> tuple[Value, ...]:
        """The values of a text with those the dictionary finds beside them."""
        found = (*self._hits(text, self._elsewhere(text, values)), *self._titled(text))
        return merged(text, (*_as_hits(values), *found)) if found else values

    def _elsewhere(self, text: str, values: tuple[Value, ...]) -> Iterator[str]:
        """The entries that stand in a text more often than values of it say: only these are worth a pattern."""
        squeezed = _BLANK.sub("", text)
        known = Counter(_BLANK.sub("", text[value.start : value.end]) for value in values)
        return (name for name in self.entries if squeezed.count(name) > known[name])

    def _hits(self, text: str, sought: Iterable[str]) -> Iterator[Hit]:
        names = sorted(sought, key=len, reverse=True)
        for first in range(0, len(names), _PATTERNS_AT_ONCE):
            pattern = re.compile(
                "|".join(_loose(name, self.entries[name][0]) for name in names[first : first + _PATTERNS_AT_ONCE])
            )
            for match in pattern.finditer(text):
                kind, score = self.entries[re.sub(r"\s", "", match.group())]
                if kind is Kind.PERSON and _is_other_word(text, match):
                    continue
                yield Hit(match.start(), match.end(), kind, score * _SPREAD_FACTOR, "document_pass")

    def _titled(self, text: str) -> Iterator[Hit]:
        """`김 과장`, `이 씨` where somebody of that surname is in the paper."""
        for match in _TITLED.finditer(text):
            if match["surname"] in self.surnames:
                yield Hit(*match.span("surname"), Kind.PERSON, _TITLED_SCORE, "surname_title")


_TITLED_SCORE = 0.45
_TITLED = re.compile(
    rf"(?<![가-힣])(?P<surname>[가-힣]) ?(?:{RANKS}|씨|여사|어르신|이장|대표|사장)"
    rf"{NAME_END}"
)


def _is_worth(value: Value, squeezed: str) -> bool:
    if (
        value.kind not in _SPREADING
        or value.score < _MIN_SCORE
        or len(squeezed) < _MIN_LENGTH.get(value.kind, _MIN_NUMBER)
    ):
        return False
    if value.kind is not Kind.PERSON:
        return True
    return squeezed not in NOT_NAMES and (looks_like_name(squeezed) or len(squeezed) >= 3)


def _loose(value: str, kind: Kind) -> str:
    """A value with blanks allowed between its characters; a name only where no syllable is glued in front of it.

    The first character stands before its guard, so that the many alternatives are told apart by a literal: fast.
    """
    first = re.escape(value[0])
    rest = "".join(r"\s{0,3}" + re.escape(character) for character in value[1:])
    if kind is Kind.PERSON:
        guard = rf"(?<![가-힣]{first})" if len(value) < 3 or value[0] >= "가" else ""
        return first + guard + rest
    return rf"{first}(?<![0-9A-Za-z]{first}){rest}(?![0-9A-Za-z])"


_OF_PERSON = re.compile(rf" ?(?:씨|님|귀하|어르신|{RANK.pattern})|{CASE}(?![가-힣])|[,)(:]")


_GOES_ON = re.compile(
    rf"(?:{CASE}|께|한테|에게서|이?라고?|이?라는|으?로|부터|까지|처럼|보다|만|이?랑|하고|및|등|외|"
    "씨|님|군|양|귀하|모씨|여사|어르신)+(?![가-힣])"
)
"""Particles and forms of address that may stand glued behind a name of two syllables; 에 stands behind things."""
_SHORT_NAME = 2


def _is_other_word(text: str, match: re.Match[str]) -> bool:
    """Whether a name's syllables stand here as the beginning of a place, a title or a longer word (기다리라고)."""
    is_short = len(re.sub(r"\s", "", match.group())) <= _SHORT_NAME
    goes_on = "가" <= text[match.end() : match.end() + 1] <= "힣"
    if is_short and goes_on and not (_GOES_ON.match(text, match.end()) or RANK.match(text, match.end())):
        return True
    title = RANK.match(text, match.start())
    if title is not None and title.end() > match.end():
        return True
    return is_place(re.sub(r"\s", "", match.group())) and _OF_PERSON.match(text, match.end()) is None


def _as_hits(values: tuple[Value, ...]) -> Iterator[Hit]:
    for value in values:
        for hint in value.hints or {Hint.NONE}:
            yield Hit(value.start, value.end, value.kind, value.score, value.recognizer, hint)
