"""What stands behind a name in brackets or between commas: an age, a birth, a passport, told in no words of their own.

`박순임(토지면 구산리 12, 1955-06-17)`, `(매도인 박순임, 81, 마산면 …)`, `LY THI NGOC(N1234567, 2001.12.9)`: the name in
front is what makes the bare number somebody's. Limits: one bracket, no line break in it.
"""

import re
from collections.abc import Iterator

from redaction.finding.language.words import KINSHIP
from redaction.finding.recognizing.dates import BIRTH, BIRTH_OF_CHILD, MONTH_OF_BIRTH
from redaction.finding.recognizing.label_table import LABELS
from redaction.finding.values.hits import Hint
from redaction.finding.values.merging import Value, near
from redaction.types import Kind

_REACH = 60
_BRACKET = re.compile(r" ?(?:씨|님|어르신|할머니|할아버지)? ?[(\[](?P<inside>[^()\[\]\n]{2,60})[)\]]")
_LIST = re.compile(r" ?, ?(?P<inside>[1-9][0-9](?:세|살)?)(?= ?[,)])")
_ITEM = re.compile(r"[^,/·;|]+")
_FLAT = (
    r"(?:[1-9][0-9]{0,3}|[가나다라마바A-Z])동 ?[1-9][0-9]{1,3}호?|"
    r"(?:[12]?[0-9]{1,2})-(?:[1-9]|[1-4][0-9])(?:0[1-9]|1[0-2])호?"
)
_FORMS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (Kind.BIRTH_DATE, re.compile(f"{BIRTH}|{MONTH_OF_BIRTH}")),
    (Kind.ADDRESS, re.compile(_FLAT)),
    (Kind.AGE, re.compile(r"(?:만 ?)?(?:[1-9][0-9]|10[0-9])(?: ?(?:세|살))?|(?:만 ?)?[0-9] ?(?:세|살)")),
    (Kind.PASSPORT, re.compile(r"[A-Z]{1,2}[0-9]{6,8}[A-Z]?")),
)
_CHILD = re.compile("만 ?1?[0-9] ?(?:세|살)")
_BIRTH_OF_CHILD = re.compile(BIRTH_OF_CHILD)
_BARE = re.compile(r"(?:[ ]|[ ]?[|/·,\t][ ]?)(?P<age>[1-9][0-9])(?=[ ]?(?:[,/|·)\n\t]|$))")
"""A bare number right behind a name, as lists of ages have it."""
_SERIES_REACH = 80
_IN_SERIES = 0.3
_TOLD = 0.6
_NAMED = 0.5


def with_told(text: str, values: tuple[Value, ...]) -> tuple[Value, ...]:
    """The values of a text with the bare numbers that stand behind its names."""
    found = [
        told
        for person in values
        if person.kind is Kind.PERSON
        for told in _told(text, person, near(person, values, _REACH))
    ]
    found += _series(text, values)
    return tuple(sorted((*values, *found), key=lambda value: value.start)) if found else values


def _series(text: str, values: tuple[Value, ...]) -> Iterator[Value]:
    """Bare numbers behind names that stand close to each other: each alone may be a count, together they are ages."""
    behind = [_BARE.match(text, value.end) for value in values if value.kind is Kind.PERSON]
    matches = [match for match in behind if match is not None]
    for match, before, after in zip(matches, (None, *matches), (*matches[1:], None), strict=False):
        is_series = (before is not None and match.start() - before.end() <= _SERIES_REACH) or (
            after is not None and after.start() - match.end() <= _SERIES_REACH
        )
        start, end = match.span("age")
        if is_series and not any(value.start < end and start < value.end for value in values):
            yield Value(start, end, Kind.AGE, _IN_SERIES, "age_in_series", frozenset({Hint.NONE}))


def _told(text: str, person: Value, others: tuple[Value, ...]) -> Iterator[Value]:
    match = _BRACKET.match(text, person.end) or _LIST.match(text, person.end)
    for item in _ITEM.finditer(text, *match.span("inside")) if match else ():
        words = item.group().strip()
        start = item.start() + item.group().index(words) if words else item.end()
        end = start + len(words)
        kind = _kind_of(words, is_child=match is not None and _CHILD.search(match["inside"]) is not None)
        if kind is not None and not any(other.start < end and start < other.end for other in others):
            yield Value(start, end, kind, _TOLD, "told_of_name", frozenset({Hint.NONE}))


def _kind_of(words: str, is_child: bool) -> Kind | None:
    if is_child and _BIRTH_OF_CHILD.fullmatch(words):
        return Kind.BIRTH_DATE
    return next((kind for kind, form in _FORMS if form.fullmatch(words)), None)


_KIN_WITH_PHONE = re.compile(
    rf"(?<![가-힣])(?:{KINSHIP}|형수|제수|올케|동서|시누이|시동생|자부|질녀|생질|사돈|따님|아드님|매형|매제|처남|"
    rf"처제)(?:인|되는)?"
    r"[ :]{1,2}(?P<name>[가-힣]{2,4})(?: ?씨| ?님)? ?[,(/:]? ?$"
)
_KIN_REACH = 16


def with_callers(text: str, values: tuple[Value, ...]) -> tuple[Value, ...]:
    """The values of a text with the kin whose name, though it be a word, stands before a telephone number."""
    found = []
    for phone in (value for value in values if value.kind is Kind.PHONE):
        match = _KIN_WITH_PHONE.search(text, max(0, phone.start - _KIN_REACH), phone.start)
        if (
            match
            and match["name"] not in LABELS
            and not any(
                other.start < match.end("name") and match.start("name") < other.end
                for other in near(phone, values, _KIN_REACH)
            )
        ):
            found.append(Value(*match.span("name"), Kind.PERSON, _NAMED, "kin_with_phone", frozenset({Hint.PRIVATE})))
    return tuple(sorted((*values, *found), key=lambda value: value.start)) if found else values
