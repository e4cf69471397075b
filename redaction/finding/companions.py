"""Facts that are only somebody's: an age, a date in brackets, a word of health count where a person stands near."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise

from redaction.finding.disguises import spelled_plainly
from redaction.finding.gazetteer import COUNTRIES
from redaction.finding.hits import Hint
from redaction.finding.merging import Value, near
from redaction.finding.words import COMMON_NOUNS, KINSHIP, looks_like_name
from redaction.types import Kind

_REACH = 60
_CLOSE = 6
_TIED = 0.6
_ALONE = 0.4
_SURE_PERSON = 0.4
_LISTED = 0.5
_CELL_MARGIN = 4
_NEXT_LINE = 30
_CELL_REACH = 160
_RECORD_REACH = 160
_RECORD_BREAKS = 3


def with_companions(text: str, values: tuple[Value, ...]) -> tuple[Value, ...]:
    """The values without ages, dates and sensitive words that belong to nobody; those of a person gain in score."""
    kept = tuple(_kept(text, values))
    listed = tuple(_listed(text, kept))
    return tuple(sorted((*kept, *listed), key=lambda value: value.start)) if listed else kept


_IN_LIST = re.compile(r" ?[,·、/-] ?(?P<name>[가-힣]{2,4}) ?[,·、/-] ?")
_BEFORE_LIST = re.compile(r"(?:^|[\n|:：\t(]) ?(?P<name>[가-힣]{3}) ?[,·、-] ?$")
_BEHIND_LIST = re.compile(r" ?[,·、-] ?(?P<name>[가-힣]{3})(?= ?(?:[,·、(|)\n\t-]|$))")
_LIST_REACH = 12


def _listed(text: str, values: tuple[Value, ...]) -> Iterator[Value]:
    """A word with the form of a name between two persons in a list (육승아, 주광, 왕단비), or at either end of one."""
    people = [value for value in values if value.kind is Kind.PERSON and value.score >= _SURE_PERSON]
    for left, right in pairwise(people):
        if right.start - left.end > _CELL_MARGIN * 2:
            continue
        match = _IN_LIST.fullmatch(text, left.end, right.start)
        ends = (match,) if match else _ends_of_list(text, left, right)
        for found in ends:
            if found and looks_like_name(found["name"]) and found["name"] not in COMMON_NOUNS:
                start, end = found.span("name")
                if not any(other.start < end and start < other.end for other in near(left, values, _LIST_REACH * 2)):
                    yield Value(start, end, Kind.PERSON, _LISTED, "name_in_list", left.hints & right.hints)


_JOINED = re.compile(r" ?[,·、-] ?(?:[가-힣]{2} )?")


def _ends_of_list(text: str, left: Value, right: Value) -> tuple[re.Match[str] | None, ...]:
    """What stands in front of two listed persons and behind them."""
    if _JOINED.fullmatch(text, left.end, right.start) is None:
        return ()
    lead = _BEFORE_LIST.search(text, max(0, left.start - _LIST_REACH), left.start)
    return lead, _BEHIND_LIST.match(text, right.end)


def _kept(text: str, values: tuple[Value, ...]) -> Iterator[Value]:
    for value in values:
        tie = _TIES.get(value.recognizer)
        if tie is not None:
            if tie(text, value, values):
                yield replace(value, score=_TIED)
        elif value.kind in {Kind.AGE, Kind.SENSITIVE} and value.score < _TIED:
            if (
                _has_person(text, value, values, _REACH)
                or _is_beside_number(text, value, values)
                or _is_of_one(text, value)
                or _is_in_a_record(text, value, values)
                or _is_behind_opening_name(text, value, values)
            ):
                yield replace(value, score=max(value.score, _ALONE))
        else:
            yield value


def _is_in_a_record(text: str, value: Value, values: tuple[Value, ...]) -> bool:
    """Whether a sensitive word stands a few lines from what is surely a private person's: a record tells of one."""
    return value.kind is Kind.SENSITIVE and any(
        (other.kind in _PERSONAL or (other.kind is Kind.PERSON and other.hints & _PRIVATE_HINTS))
        and other.score >= _TIED
        and text.count("\n", min(value.end, other.end), max(value.start, other.start)) <= _RECORD_BREAKS
        for other in near(value, values, _RECORD_REACH)
    )


def _is_behind_opening_name(text: str, value: Value, values: tuple[Value, ...]) -> bool:
    """Whether a sensitive word stands close behind what may be a name and opens its line, as notes begin with whom."""
    return value.kind is Kind.SENSITIVE and any(
        other.kind is Kind.PERSON
        and 0 < value.start - other.end <= _CLOSE
        and text[other.end] == " "
        and (other.start == 0 or text[other.start - 1] == "\n")
        and "\n" not in text[other.end : value.start]
        for other in near(value, values, _CLOSE)
    )


_PRIVATE_HINTS = frozenset({Hint.PRIVATE, Hint.NEUTRAL})


_BEHIND = re.compile(
    rf"[\s(,/|:·\-]*(?:[남여男女](?:성|자)?|(?:{'|'.join(COUNTRIES)})(?: ?국적)?|[가-힣]{{2,4}} 거주|"
    rf"(?:[가-힣]{{2,4}} )?(?:{KINSHIP}))?[\s,/|·:)\-]*"
)
_BIRTH_YEARS = range(1900, 2021)
_NOT_BORN = frozenset(str(year) for year in range(21, 30))
"""Two-digit years of papers of our days (26.07.27.), which a bare date behind a name is rather than a birth in 1926."""


def _is_behind_person(text: str, value: Value, values: tuple[Value, ...]) -> bool:
    """Whether a date stands right behind a name, sex and punctuation aside, and its year can be one of birth."""
    numbers = re.findall(r"[0-9]+", spelled_plainly(text[value.start : value.end]))
    year = next((number for number in numbers if len(number) in {4, 8}), next(iter(numbers), ""))
    if year in _NOT_BORN or (len(year) in {4, 8} and int(year[:4]) not in _BIRTH_YEARS):
        return False
    nearby = near(value, values, _CLOSE)
    if any(
        other.kind is Kind.PERSON and other.end <= value.start and _BEHIND.fullmatch(text[other.end : value.start])
        for other in nearby
    ):
        return True
    return _NAME_CELL.search(text, max(0, value.start - 2 * _CLOSE), value.start) is not None and any(
        other.kind in _ROW_KINDS and other.start - value.end >= 0 and "\n" not in text[value.end : other.start]
        for other in nearby
    )


_NAME_CELL = re.compile(r"(?:^|[\s|/·.)\]0-9])[가-힣]{2,4}[ \t|/,(·]{1,4}$")
_ROW_KINDS = frozenset({Kind.PHONE, Kind.ADDRESS, Kind.ACCOUNT})
"""What follows a birth date in a row whose name was not known as one."""


def _has_person(text: str, value: Value, values: tuple[Value, ...], reach: int) -> bool:
    """Whether a person stands within `reach` characters in the same line, or next to a cell."""
    in_cell = _is_cell(text, value)
    for other in near(value, values, _CELL_REACH if in_cell else reach):
        gap = text[min(value.end, other.end) : max(value.start, other.start)]
        if in_cell and other.kind is Kind.PERSON:
            return True
        is_person = other.kind is Kind.PERSON and other.score >= _SURE_PERSON and len(gap) <= reach
        is_near = value.kind is Kind.SENSITIVE and gap.count("\n") <= 1 and len(gap) <= _NEXT_LINE
        if is_person and ("\n" not in gap or is_near):
            return True
    return False


_ONE = re.compile(
    r"(?:(?<![가-힣])(?:제|내|저의|나의) ?나이[가는]?|(?<![가-힣])(?:저는|나는|제가|내가)|올해|당시|"
    r"(?:피해자|피해아동|가해자|피의자|용의자|범인|신고자|제보자|목격자|운전자|피고인?|원고|환자|민원인|신청인|대상자|본인|사망자|고인|아들|딸|남편|"
    r"아내|할머니|할아버지|어머니|아버지)"
    r"(?:는|은|가|이|의 나이는?)?)[ (:,]{0,2}(?:[남여](?:성|자)?[,/ ]{1,2})?(?:현재 ?|이제 ?|올해 ?|당년 ?)?$"
)
_ONE_REACH = 18


def _is_of_one(text: str, value: Value) -> bool:
    """Whether an age is said of a person whom the sentence does not name (`피해자는 만 6세`)."""
    lead = text[max(0, value.start - _ONE_REACH) : value.start]
    return value.kind is Kind.AGE and _ONE.search(lead) is not None


_Tie = Callable[[str, Value, tuple[Value, ...]], bool]
_TIES: dict[str, _Tie] = {
    "birth_in_brackets": lambda text, value, values: _has_person(text, value, values, _CLOSE),
    "birth_bare": lambda text, value, values: _is_behind_person(text, value, values),
    "address_in_brackets": lambda text, value, values: _has_person(text, value, values, 2 * _CLOSE),
}
"""Rules whose finds only count beside a person: what makes them somebody's."""

_PERSONAL = frozenset({Kind.RESIDENT_NUMBER, Kind.FOREIGNER_NUMBER, Kind.PHONE, Kind.VEHICLE, Kind.BIRTH_DATE})


def _is_beside_number(text: str, value: Value, values: tuple[Value, ...]) -> bool:
    """Whether a sensitive word stands in the line of a number that is somebody's, though the name was not sure."""
    return value.kind is Kind.SENSITIVE and any(
        other.kind in _PERSONAL
        and other.score >= _SURE_PERSON
        and "\n" not in text[min(value.end, other.end) : max(value.start, other.start)]
        for other in near(value, values, _NEXT_LINE)
    )


def _is_cell(text: str, value: Value) -> bool:
    """Whether a value fills its line, as a table's cell does that was read line by line."""
    start = text.rfind("\n", 0, value.start) + 1
    end = text.find("\n", value.end)
    return (len(text) if end < 0 else end) - start <= value.end - value.start + _CELL_MARGIN
