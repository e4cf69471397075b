"""Facts that are only somebody's: an age, a date in brackets, a word of health count where a person stands near."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise

from redaction.finding.language.disguises import spelled_plainly
from redaction.finding.language.gazetteer import COUNTRIES
from redaction.finding.language.present import working_years, year_of
from redaction.finding.language.words import COMMON_NOUNS, KINSHIP, RANK_AFTER, may_be_name
from redaction.finding.values.hits import Hint, line_around
from redaction.finding.values.merging import Value, between, near
from redaction.finding.values.scores import DOUBTED, LIKELY
from redaction.types import Kind

_REACH = 60
_CLOSE = 6
_TIED = 0.6
_LISTED = 0.5
_CELL_MARGIN = 4
_NEXT_LINE = 30
_CELL_REACH = 160
_RECORD_REACH = 160
_RECORD_BREAKS = 3
_TITLE_REACH = 16


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
    people = [value for value in values if value.kind is Kind.PERSON and value.score >= LIKELY]
    for left, right in pairwise(people):
        if right.start - left.end > _CELL_MARGIN * 2:
            continue
        match = _IN_LIST.fullmatch(text, left.end, right.start)
        ends = (match,) if match else _ends_of_list(text, left, right)
        for found in ends:
            if found and may_be_name(found["name"]) and found["name"] not in COMMON_NOUNS:
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
                yield replace(value, score=_BESIDE.get(value.recognizer, _TIED))
            elif value.kind in _OF_SOMEBODY and _is_beside_maybe(text, value, values):
                yield replace(value, score=DOUBTED)
        elif value.kind in {Kind.AGE, Kind.SENSITIVE} and value.score < _TIED:
            if (
                _has_person(text, value, values, _REACH)
                or _is_beside_number(text, value, values)
                or _is_of_one(text, value)
                or (value.kind is Kind.SENSITIVE and _is_in_a_record(text, value, values))
                or _is_behind_opening_name(text, value, values)
            ):
                yield replace(value, score=max(value.score, LIKELY))
            elif _is_beside_maybe(text, value, values):
                yield replace(value, score=min(value.score, DOUBTED))
        else:
            is_called = value.recognizer == "phone_local" and _is_in_row(text, value, values, _CLOSE)
            yield replace(value, score=max(value.score, LIKELY)) if is_called else value


def _is_beside_maybe(text: str, value: Value, values: tuple[Value, ...]) -> bool:
    """Whether what may be a name, or somebody's age or birth, stands in the sentence: enough for the side list."""
    for other in near(value, values, _REACH):
        if other.kind in _OWNERS and other.score >= DOUBTED and not _is_titled(text, other):
            gap = between(text, value, other)
            if "\n" not in gap and (value.kind is Kind.SENSITIVE or not _ENDS.search(gap)):
                return True
    return value.kind is Kind.SENSITIVE and _is_in_a_record(text, value, values)


def _is_titled(text: str, person: Value) -> bool:
    """Whether an official's title stands behind somebody."""
    return RANK_AFTER.match(text[person.end : person.end + _TITLE_REACH]) is not None


def _is_in_a_record(text: str, value: Value, values: tuple[Value, ...]) -> bool:
    """Whether something stands a few lines from what is surely a private person's: a record tells of one."""
    return any(
        (other.kind in _PERSONAL or (other.kind is Kind.PERSON and other.hints & _PRIVATE_HINTS))
        and other.score >= _TIED
        and between(text, value, other).count("\n") <= _RECORD_BREAKS
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
_FIRST_BIRTH = 1900
_CENTURY = 100


def _is_working_year(text: str, year: str) -> bool:
    """Whether two digits are a year of the paper's own days (26.07.27.), rather than of a birth in 1926."""
    return len(year) == len("26") and int(year) in {each % _CENTURY for each in working_years(year_of(text))}


def _is_behind_person(text: str, value: Value, values: tuple[Value, ...]) -> bool:
    """Whether a date stands right behind a name, sex and punctuation aside, and its year can be one of birth."""
    numbers = re.findall(r"[0-9]+", spelled_plainly(text[value.start : value.end]))
    year = next((number for number in numbers if len(number) in {4, 8}), next(iter(numbers), ""))
    if _is_working_year(text, year):
        return False
    if len(year) in {4, 8} and not _FIRST_BIRTH <= int(year[:4]) < working_years(year_of(text)).start:
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


def _is_cell_of_a_birth(text: str, value: Value, values: tuple[Value, ...]) -> bool:
    """Whether six digits alone in a cell a line stand a line or two below somebody, his home between them."""
    return (
        _SIX.fullmatch(text, value.start, value.end) is not None
        and _is_cell(text, value)
        and not _is_working_year(text, text[value.start : value.start + 2])
        and any(
            other.kind is Kind.PERSON
            and other.score >= LIKELY
            and other.end <= value.start
            and text.count("\n", other.end, value.start) <= _CELLS
            for other in near(value, values, _NEXT_LINE)
        )
    )


_SIX = re.compile("[0-9]{6}")
_NAME_CELL = re.compile(r"(?:^|[\s|/·.)\]0-9])[가-힣]{2,4}[ \t|/,(·]{1,4}$")
_ROW_KINDS = frozenset({Kind.PHONE, Kind.ADDRESS, Kind.ACCOUNT})
"""What follows a birth date in a row whose name was not known as one."""


def _has_person(text: str, value: Value, values: tuple[Value, ...], reach: int) -> bool:
    """Whether a person stands within `reach` characters in the same line, or next to a cell."""
    in_cell = _is_cell(text, value)
    for other in near(value, values, _CELL_REACH if in_cell else reach):
        gap = between(text, value, other)
        if in_cell and other.kind is Kind.PERSON:
            return True
        is_person = other.kind is Kind.PERSON and other.score >= LIKELY and len(gap) <= reach
        is_near = value.kind is Kind.SENSITIVE and gap.count("\n") <= 1 and len(gap) <= _NEXT_LINE
        if is_person and ("\n" not in gap or is_near):
            return True
    return False


_ONE = re.compile(
    r"(?:(?<![가-힣])(?:제|내|저의|나의) ?나이[가는]?|(?<![가-힣])(?:저는|나는|제가|내가)|올해|당시|"
    r"(?:피해자|피해아동|가해자|피의자|용의자|범인|신고자|제보자|목격자|운전자|피고인?|원고|환자|민원인|신청인|"
    r"대상자|본인|사망자|고인|아들|딸|남편|"
    r"아내|할머니|할아버지|어머니|아버지|아저씨|아주머니|아줌마|영감|할멈|할매|할배|노모|노부|모친|부친|장모|장인|시부|시모|"
    r"오빠|언니|누나|형|동생|며느리|사위|손자|손녀|이모|고모|삼촌|어르신|내담자|입소자|의뢰인|당사자|그 ?분|이 ?분|"
    r"최고령|최연소)"
    r"(?:는|은|가|이|의 나이는?)?)[ (:,]{0,2}(?:[남여](?:성|자)?[,/ ]{1,2})?(?:현재 ?|이제 ?|올해 ?|당년 ?)?$"
)
_ONE_REACH = 18


def _is_of_one(text: str, value: Value) -> bool:
    """Whether an age is said of a person whom the sentence does not name (`피해자는 만 6세`)."""
    lead = text[max(0, value.start - _ONE_REACH) : value.start]
    return value.kind is Kind.AGE and _ONE.search(lead) is not None


_TOLD_REACH = 24
_BEHIND_REACH = 2
_MARKED = re.compile(r"[|\t/·:]| {2}")
_ENDS = re.compile(r"[.!?] |다\.|요\.")
_SUBJECT = re.compile(
    r"(?:(?<![가-힣])(?:저|제가|나|내가|본인|당사자|민원인|신청인|신고인|청구인|대상자|환자|수급자|내담자|피해자|"
    r"피해아동|가해자|피의자|피고인?|원고|"
    r"배우자|남편|아내|아들|딸|며느리|사위|손자|손녀|손주|딸애|아들애|우리 ?애|애|어린이|할머니|할아버지|할매|할배|"
    r"영감|어머니|아버지|엄마|아빠|어르신|모친|부친|동생|누나|언니|오빠|형|"
    r"시부모|시모|시어머니|시아버지|장모|장인|처|모|부|부인|입소자|가구주|세대주|아이|아동|학생|이 ?분|"
    r"그 ?분)(?:께서는|께서|에게|는|은|가|이|도|의)?|씨|님|군|양)"
    r"[ ,:(]{0,2}(?:[가-힣0-9]{1,7} ){0,2}$"
)


def _is_told_of_somebody(text: str, value: Value, values: tuple[Value, ...]) -> bool:
    """Whether a loose word stands close to a person who bears no title of an office, in one line and one sentence, in
    one row, or behind a word for whom a paper is about.
    """
    start, end = line_around(text, value.start, value.end)
    is_row = len(_MARKED.findall(text, start, end)) >= _CELLS
    if _SUBJECT.search(text, max(start, value.start - _TOLD_REACH), value.start):
        return True
    for other in near(value, values, _REACH):
        if other.kind not in _OWNERS or other.score < LIKELY or _is_titled(text, other):
            continue
        gap = between(text, value, other)
        reach = _REACH if is_row or ":" in gap else _TOLD_REACH if other.start < value.start else _BEHIND_REACH
        if "\n" not in gap and len(gap) <= reach and not _ENDS.search(gap):
            return True
    is_cell = _is_cell(text, value) and _has_person(text, value, values, _REACH)
    return is_cell or _is_behind_opening_name(text, value, values)


def _is_of_a_purse(text: str, value: Value, values: tuple[Value, ...]) -> bool:
    """Whether an amount stands in the line of a person without a title of an office, or in a private one's record."""
    return (
        _is_in_a_record(text, value, values)
        or _is_beside_maybe(text, value, values)
        or any(
            other.kind is Kind.PERSON
            and other.score >= LIKELY
            and not other.hints & {Hint.OFFICIAL}
            and not _is_titled(text, other)
            and other.end <= value.start
            and text.count("\n", other.end, value.start) <= 1
            for other in near(value, values, _REACH)
        )
    )


def _is_in_row(text: str, value: Value, values: tuple[Value, ...], reach: int) -> bool:
    """Whether a person stands within `reach` characters in front, in the same line."""
    return any(
        other.kind in _BEFORE_NUMBER
        and other.score >= DOUBTED
        and other.end <= value.start
        and value.start - other.end <= reach
        and "\n" not in text[other.end : value.start]
        for other in near(value, values, reach)
    )


_BEFORE_NUMBER = frozenset({Kind.PERSON, Kind.BIRTH_DATE, Kind.AGE})
_CELLS = 2
_OWNERS = frozenset({Kind.PERSON, Kind.RESIDENT_NUMBER, Kind.FOREIGNER_NUMBER, Kind.BIRTH_DATE, Kind.AGE})

_TIME_BEHIND = re.compile(r" ?(?:오[전후] ?)?[0-2]?[0-9](?::[0-5][0-9]|시)")
"""The time of day makes a date one of an event."""
_EVENT = re.compile(
    r"20[0-9]{2}[0-9./년월일 -]{4,12} ?(?:체결|입사|임용|접수|발급|작성|신청|취득|위촉|해촉|퇴사|교부|개업|준공|"
    r"착공|계약|방문|상담|"
    r"출발|도착)"
)
"""A day of our century right before what was done on it."""
_Tie = Callable[[str, Value, tuple[Value, ...]], bool]
_TIES: dict[str, _Tie] = {
    "birth_in_brackets": lambda text, value, values: (
        _TIME_BEHIND.match(text, value.end) is None and _has_person(text, value, values, _CLOSE)
    ),
    "birth_bare": lambda text, value, values: (
        _EVENT.match(text, value.start) is None
        and (_is_behind_person(text, value, values) or _is_cell_of_a_birth(text, value, values))
    ),
    "sensitive_sign": _is_told_of_somebody,
    "sensitive_everyday": _is_told_of_somebody,
    "birth_in_row": lambda text, value, values: _is_in_row(text, value, values, _REACH),
    "passport_bare": lambda text, value, values: _is_in_row(text, value, values, _TOLD_REACH),
    "sum_of_means": _is_of_a_purse,
    "age_of_school": _is_told_of_somebody,
    "age_of_years_told": _is_told_of_somebody,
    "age_of_months": _is_told_of_somebody,
    "age_digit": lambda text, value, values: _has_person(text, value, values, 2),
    "address_village": _is_told_of_somebody,
    "address_in_brackets": lambda text, value, values: _has_person(text, value, values, 2 * _CLOSE),
}
"""Rules whose finds only count beside a person: what makes them somebody's."""
_OF_SOMEBODY = frozenset({Kind.SENSITIVE, Kind.AGE, Kind.OTHER})
_BESIDE = dict.fromkeys(("sensitive_everyday", "sum_of_means", "age_of_school", "age_digit"), DOUBTED)
"""What a find is worth beside a person where that is not much: it is for the side list, where an officer decides."""

_PERSONAL = frozenset({Kind.RESIDENT_NUMBER, Kind.FOREIGNER_NUMBER, Kind.PHONE, Kind.VEHICLE, Kind.BIRTH_DATE})


def _is_beside_number(text: str, value: Value, values: tuple[Value, ...]) -> bool:
    """Whether a sensitive word stands in the line of a number that is somebody's, though the name was not sure."""
    return value.kind is Kind.SENSITIVE and any(
        other.kind in _PERSONAL and other.score >= LIKELY and "\n" not in between(text, value, other)
        for other in near(value, values, _NEXT_LINE)
    )


def _is_cell(text: str, value: Value) -> bool:
    """Whether a value fills its line, as a table's cell does that was read line by line."""
    start, end = line_around(text, value.start, value.end)
    return end - start <= value.end - value.start + _CELL_MARGIN
