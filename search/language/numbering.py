"""Numbers as people mean them, one term for each way of writing: dates, paragraphs of a law, amounts.

2024-03-05, 2024. 3. 5. and 2024년 3월 5일 give 2024, 3 and 5; 제9조 gives 9조; 350만 and 3,500,000 give 3500000.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final, NamedTuple

_DATE: Final = re.compile(r"(\d{4})[.\-/] ?(\d{1,2})[.\-/] ?(\d{1,2})\.?")
_MONTH: Final = re.compile(r"((?:19|20)\d\d)[.\-/] ?(0?[1-9]|1[0-2])\.?")
_AMOUNT: Final = re.compile(r"(?<![\d.,])\d[\d,]*(?:\.\d+)?[십백천만억](?: ?\d[\d,]*[십백천만억]|[십백천만억])*")
_AMOUNT_PART: Final = re.compile(r"(\d[\d,]*(?:\.\d+)?)|([십백천])|([만억])")
_SMALL: Final = {"십": 10, "백": 100, "천": 1_000}
_LARGE: Final = {"만": 10_000, "억": 100_000_000}
# Units that say which number of a row is meant; without them 9 would find every nine.
_UNITS: Final = frozenset({"조", "항", "목", "차", "회"})
_UNIT_AFTER_PREFIX: Final = "호"  # 제6호 of a law; 1234호 of a paper's number is written without, too
_UNIT_TAGS: Final = frozenset({"NNB", "NNG", "NR"})
_PREFIX: Final = "제"
# What is counted or measured (㎡ is m and 2 by now); a paper may write it as a sign, or once at the head of a table.
_SIGNS: Final = frozenset(
    ["m", "2", "3", "l", "g", "t", "a", "ha", "km", "kg", "mg", "ml", "cm", "mm", "kw", "kwh", "mw", "°c"]
)
_MEASURES: Final = _SIGNS | frozenset(
    [
        "헥타르",
        "제곱미터",
        "평방미터",
        "미터",
        "킬로미터",
        "킬로",
        "킬로그램",
        "톤",
        "리터",
        "퍼센트",
        "프로",
        "평",
        "원",
    ]
)


class Morpheme(NamedTuple):
    """A piece of text as the tokenizer cut it, or several joined."""

    form: str
    tag: str
    start: int
    len: int


def without_unit(terms: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The number alone of a number with its unit (1276 of 1276헥타르); nothing for anything else."""
    number, *units = terms or ("",)
    is_measured = bool(units) and number.replace(".", "", 1).isdecimal() and _MEASURES.issuperset(units)
    return ((number,),) if is_measured else ()


def joined_numbers(text: str, morphemes: Iterable[Any]) -> Iterator[Any]:
    """The morphemes of a text with those of its numbers brought into one form."""
    waiting = list(morphemes)
    amounts = {found.start(): found for found in _AMOUNT.finditer(text)}
    at = 0
    while at < len(waiting):
        taken, made = _number_at(waiting, at, amounts)
        yield from made
        at += taken


def _number_at(waiting: list[Any], at: int, amounts: dict[int, re.Match[str]]) -> tuple[int, list[Any]]:
    """How many morphemes from a place on make a number, and what becomes of them."""
    here = waiting[at]
    if here.tag not in ("SN", "W_SERIAL"):
        return 1, [here]
    if found := _DATE.fullmatch(here.form) or _MONTH.fullmatch(here.form):
        return 1, list(_parts_of_date(here.start, found))
    if here.start in amounts and (length := _covered(waiting, at, amounts[here.start].end())):
        found = amounts[here.start]
        return length, [Morpheme(_value(found[0]), "SN", found.start(), found.end() - found.start())]
    return _with_unit(waiting, at)


def _parts_of_date(start: int, found: re.Match[str]) -> Iterator[Morpheme]:
    for group in range(1, len(found.groups()) + 1):
        begin, end = found.span(group)
        yield Morpheme(str(int(found[group])), "SN", start + begin, end - begin)


def _covered(waiting: list[Any], at: int, end: int) -> int:
    """How many morphemes reach exactly to `end`, if all of them are numbers; otherwise 0."""
    for length, morpheme in enumerate(waiting[at:], start=1):
        if morpheme.tag not in ("SN", "NR"):
            return 0
        if morpheme.start + morpheme.len >= end:
            return length if morpheme.start + morpheme.len == end else 0
    return 0


def _value(written: str) -> str:
    """1억 2천만 → 120000000; a fraction of the smallest unit is cut off."""
    total = section = 0.0
    number: float | None = None
    for digits, small, large in _AMOUNT_PART.findall(written):
        if digits:
            number = float(digits.replace(",", ""))
        elif small:
            section += (1 if number is None else number) * _SMALL[small]
            number = None
        else:
            total += (section + (number or 0) or 1) * _LARGE[large]
            section, number = 0.0, None
    return str(round(total + section + (number or 0)))


def _with_unit(waiting: list[Any], at: int) -> tuple[int, list[Any]]:
    here, end = waiting[at], waiting[at].start + waiting[at].len
    after = waiting[at + 1] if at + 1 < len(waiting) else None
    if here.tag != "SN" or after is None or after.start != end or after.tag not in _UNIT_TAGS:
        return 1, [here]
    if after.form in _UNITS or (after.form == _UNIT_AFTER_PREFIX and at and waiting[at - 1].form == _PREFIX):
        form = f"{here.form.lstrip('0') or '0'}{after.form}"
        return 2, [Morpheme(form, "SN", here.start, here.len + after.len)]
    if after.form in ("월", "일"):
        return 1, [Morpheme(here.form.lstrip("0") or "0", "SN", here.start, here.len)]
    return 1, [here]
