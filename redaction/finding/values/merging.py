"""Hits of all rules and views become values that do not overlap.

Hits of one kind that touch the same characters unite, with the best score and all hints. Of two kinds the surer one
keeps its place and what sticks out of the other stays with the other.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from operator import attrgetter

from redaction.finding.language.particles import NAME_END
from redaction.finding.language.words import looks_like_name
from redaction.finding.values.hits import Hint, Hit
from redaction.finding.values.scores import LIKELY
from redaction.types import Kind

_ORDER = {kind: position for position, kind in enumerate(Kind)}
_LAST = {Kind.SENSITIVE: 1, Kind.NUMBER: 3}
_LATE_FAINT = 2
_MIN_REST = 2


@dataclass(frozen=True, slots=True)
class Value:
    """A place where personal data stands, before anything is decided about it."""

    start: int
    end: int
    kind: Kind
    score: float
    recognizer: str
    hints: frozenset[Hint]


def merged(text: str, hits: Iterable[Hit]) -> tuple[Value, ...]:
    """Values in order of their place, none overlapping, trimmed of blanks at both ends."""
    united = list(_united(sorted(_trimmed(text, hits), key=lambda hit: (_ORDER[hit.kind], hit.start, hit.end))))
    united = list(_without_people(text, united))
    united.sort(key=lambda value: (_lateness(value), -_weight(value), value.start - value.end, _ORDER[value.kind]))
    taken: dict[int, Value] = {}
    values: list[Value] = []
    for value in united:
        for start, end in _free(value, taken):
            piece = _cut(text, value, start, end)
            if piece is not None:
                values.append(piece)
                taken.update(dict.fromkeys(range(piece.start, piece.end), piece))
    return tuple(sorted(values, key=lambda value: value.start))


def _without_people(text: str, united: list[Value]) -> Iterator[Value]:
    """The values, an address without the bracket at its end that names somebody (연파리 33 (소유 홍길동))."""
    people = [value for value in united if value.kind is Kind.PERSON and value.score >= LIKELY]
    for value in united:
        tail = _TAIL.search(text, value.start, value.end) if value.kind is Kind.ADDRESS else None
        holds_somebody = tail is not None and any(
            tail.start() < each.start and each.end <= value.end and _is_whole_name(text, each.start, each.end)
            for each in people
        )
        yield replace(value, end=tail.start()) if tail is not None and holds_somebody else value


def _is_whole_name(text: str, start: int, end: int) -> bool:
    """Whether a name in a bracket is a word of its own and is no quarter's or building's (좌동, 동신아파트)."""
    is_apart = not ("가" <= text[end : end + 1] <= "힣" or "가" <= text[start - 1 : start] <= "힣")
    return is_apart and text[end - 1] not in "동리" and looks_like_name(text[start:end])


_TAIL = re.compile(r" ?\([^()]*\)$")
_TAGGER = "name_tagger"
_TAGGER_WEIGHT = 0.8


def _lateness(value: Value) -> int:
    """Sensitive words give way to what is sure, faint values to them, and long numbers to all."""
    return _LAST.get(value.kind, _LATE_FAINT if value.score < LIKELY else 0)


def _weight(value: Value) -> float:
    """How strongly a value holds its place against one of another kind: rules before the tagger."""
    return value.score * _TAGGER_WEIGHT if value.recognizer == _TAGGER else value.score


def _trimmed(text: str, hits: Iterable[Hit]) -> Iterator[Hit]:
    for hit in hits:
        start, end = hit.start, hit.end
        if hit.kind is Kind.PERSON:
            if _BEHIND_FIGURES.match(text, start) and _FIGURES.search(text, max(0, start - _FIGURES_REACH), start):
                continue
            end = _with_last_syllable(text, start, _whole_spaced(text, start, end))
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        start, end = _with_brackets(text, start, end)
        if start < end:
            is_same = (start, end) == (hit.start, hit.end)
            yield hit if is_same else replace(hit, start=start, end=end)


_READ_AS_LETTERS = r"[0-9OolI],(?=[0-9OolI]{3})(?=[0-9]{0,2}[OolI])"
_FIGURES = re.compile(rf"[0-9OolI],$|{_READ_AS_LETTERS}[0-9OolI]{{3}} ?(?:[천만]?원 ?)?$")
_BEHIND_FIGURES = re.compile("[0-9OolI]{3}(?![A-Za-z])|[천만]?원(?: |$)|[은는을를의] ")
_FIGURES_REACH = 9
"""A group of a number whose noughts and ones were read as letters (44O,OOO원), and its unit, are nobody's name."""
_BRACKET = re.compile(r"[()\[\]【】〔〕（）]")
_PAIRS = {")": "(", "]": "[", "】": "【", "〕": "〔", "）": "（"}


def _with_brackets(text: str, start: int, end: int) -> tuple[int, int]:
    """A range with the bracket at its edge whose other half lies inside: `(880521)(1034567)`."""
    if _BRACKET.search(text, start, end) is None:
        return start, end
    inside = text[start:end]
    for closing, opening in _PAIRS.items():
        is_within = 0 <= inside.find(closing) < inside.find(opening)
        if is_within and text[max(0, start - 1) : start] == opening and text[end : end + 1] == closing:
            return start - 1, end + 1
        if inside.count(closing) > inside.count(opening) and text[max(0, start - 1) : start] == opening:
            start -= 1
        elif inside.count(opening) > inside.count(closing) and text[end : end + 1] == closing:
            end += 1
    return start, end


def _with_last_syllable(text: str, start: int, end: int) -> int:
    """The end of a name of three syllables that ends like a courtesy (강순님): of 김철님 the courtesy goes as well."""
    is_courtesy = text[end : end + 1] == "님" and end - start == _WHOLE_NAME - 1
    return end + 1 if is_courtesy and looks_like_name(text[start : end + 1]) else end


_WHOLE_NAME = 3
_SPACED_START = re.compile(r"[가-힣]([ \u3000\t]{1,6})[가-힣]")
_NEXT_SYLLABLE = re.compile(rf"([ \u3000\t]{{1,6}})(?!씨|님|외|등)[가-힣]{NAME_END}")


def _whole_spaced(text: str, start: int, end: int) -> int:
    """The end of a name set wide (엄 기 쁨) of which only the first two syllables were found."""
    spaced = _SPACED_START.fullmatch(text, start, end)
    following = _NEXT_SYLLABLE.match(text, end) if spaced else None
    return following.end() if spaced and following and following[1] == spaced[1] else end


def _united(hits: list[Hit]) -> Iterator[Value]:
    current: Value | None = None
    for hit in hits:
        if current is not None and hit.kind is current.kind and hit.start < current.end:
            better = hit.score > current.score
            current = Value(
                current.start,
                max(current.end, hit.end),
                hit.kind,
                max(current.score, hit.score),
                hit.recognizer if better else current.recognizer,
                current.hints | {hit.hint},
            )
            continue
        if current is not None:
            yield current
        current = Value(hit.start, hit.end, hit.kind, hit.score, hit.recognizer, frozenset({hit.hint}))
    if current is not None:
        yield current


def _free(value: Value, taken: dict[int, Value]) -> Iterator[tuple[int, int]]:
    """The runs of a value's characters that no surer value holds; a long number yields wholly."""
    held = [position for position in range(value.start, value.end) if position in taken]
    if not held:
        yield value.start, value.end
        return
    if value.kind is Kind.NUMBER:
        return
    start = value.start
    for position in (*held, value.end):
        if position > start:
            yield start, position
        start = position + 1


def _cut(text: str, value: Value, start: int, end: int) -> Value | None:
    """The part of a value, or None where it is only punctuation, or too short to be one."""
    whole = (start, end) == (value.start, value.end)
    while not whole and start < end and not text[start].isalnum():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if text[start : start + 1] == "(" and ")" not in text[start:end]:
        start += 1
    if start >= end or (not whole and end - start < _MIN_REST):
        return None
    return replace(value, start=start, end=end)


_LONGEST = 60


def near(value: Value, values: tuple[Value, ...], reach: int) -> tuple[Value, ...]:
    """The other values that begin within `reach` characters of a value; `values` are in order."""
    first = bisect_left(values, value.start - reach - _LONGEST, key=attrgetter("start"))
    last = bisect_left(values, value.end + reach, key=attrgetter("start"))
    return tuple(other for other in values[first:last] if other is not value)


def between(text: str, one: Value, other: Value) -> str:
    """What stands between two values, whichever comes first."""
    return text[min(one.end, other.end) : max(one.start, other.start)]
