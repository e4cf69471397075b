"""Facts that are only somebody's: an age, a date in brackets, a word of health count where a person stands near."""

from collections.abc import Iterator
from dataclasses import replace

from redaction.finding.merging import Value
from redaction.finding.people import near
from redaction.types import Kind

_REACH = 60
_CLOSE = 6
_TIED = 0.6
_ALONE = 0.4
_SURE_PERSON = 0.4


def with_companions(text: str, values: tuple[Value, ...]) -> tuple[Value, ...]:
    """The values without ages, dates and sensitive words that belong to nobody; those of a person gain in score."""
    return tuple(_kept(text, values))


def _kept(text: str, values: tuple[Value, ...]) -> Iterator[Value]:
    for value in values:
        if value.kind is Kind.BIRTH_DATE and value.recognizer == "birth_in_brackets":
            if _has_person(text, value, values, _CLOSE):
                yield replace(value, score=_TIED)
        elif value.kind in {Kind.AGE, Kind.SENSITIVE} and value.score < _TIED:
            if _has_person(text, value, values, _REACH):
                yield replace(value, score=max(value.score, _ALONE))
        else:
            yield value


def _has_person(text: str, value: Value, values: tuple[Value, ...], reach: int) -> bool:
    """Whether a person stands within `reach` characters in the same line."""
    for other in near(value, values, reach):
        gap = text[min(value.end, other.end) : max(value.start, other.start)]
        if other.kind is Kind.PERSON and other.score >= _SURE_PERSON and len(gap) <= reach and "\n" not in gap:
            return True
    return False
