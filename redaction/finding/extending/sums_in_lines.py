"""Amounts in the line of a person that no word for his means announces: told by the paper, and by standing beside him.

`간볼드는 5,440,000원`, `소지금 47,000원, 친정아버지 시용구`, `배순덕 은 87,OOO원`: where a paper is about what people
earn, owe, own or are given, an amount in somebody's line is his. Limits: one line; budgets and prices are nobody's.
"""

import re
from collections.abc import Iterator

from redaction.finding.lists import one_of, words_of
from redaction.finding.recognizing.means import AMOUNT, OF_NOBODY, SAID_AMOUNT
from redaction.finding.values.merging import Value
from redaction.finding.values.scores import LIKELY
from redaction.types import Kind

_Found = tuple[int, int, Kind]
_SUM = re.compile(
    rf"(?P<value>(?:[0-9]{{1,2}} ?개월(?:분|치)? )?(?:{AMOUNT}|(?<![0-9,.\-])[0-9]{{1,3}}(?:,[0-9]{{3}}){{1,3}})|"
    r"(?=[0-9OolI,]{0,8}[OolI])(?<![0-9A-Za-z,.\-])[0-9OolI]{1,3}(?:,[0-9OolI]{3})* ?(?:[백천]?만 ?)?원)"
    r"(?![0-9]|,[0-9]|[ ]?(?:㎡|평(?!생)|톤|kg|명|건|주(?! ?[면라])|수(?![령입])|두|개(?!월)|권|매(?![월달])))"
)
_SAID_SUM = re.compile(rf"(?P<value>{SAID_AMOUNT})")
_ABOUT_MEANS = re.compile(one_of(words_of("about_means")))
_RIGHT_BEHIND = re.compile(
    r"[ (:]{0,2}(?:님|씨)?(?:은|는|이|가|께|에게|도|앞|앞으로|의)?[ (:]{0,2}"
    r"(?:(?:월|연|약|총|매월|평당|한 ?달|각|또) ?)?"
)
_BALANCE = re.compile(r"[ ,(:]{0,12}(?:잔액 ?)?(?P<value>[0-9]{1,3}(?:,[0-9]{3})* ?(?:[백천]?만 ?)?원)")
_SUM_REACH = 60
_SUM_LEAD, _SUM_TRAIL = 14, 8
_PAPER_REACH = 400


def sums_in_line(
    text: str, start: int, end: int, people: tuple[Value, ...], values: tuple[Value, ...]
) -> Iterator[_Found]:
    """Amounts of the line [start, end): behind a name or an account, and near a name where the paper is about means."""
    for account in (value for value in values if value.kind is Kind.ACCOUNT):
        balance = _BALANCE.match(text, account.end, end)
        if balance is not None:
            yield *balance.span("value"), Kind.OTHER
    is_about = _ABOUT_MEANS.search(text, max(0, start - _PAPER_REACH), end) is not None
    for match in (*_SUM.finditer(text, start, end), *(_SAID_SUM.finditer(text, start, end) if is_about else ())):
        first = match.start("value")
        around = text[max(start, first - _SUM_LEAD) : first], text[match.end() : min(end, match.end() + _SUM_TRAIL)]
        if any(map(OF_NOBODY.search, around)) and not _is_right_behind(text, first, people):
            continue
        if _is_right_behind(text, first, people) or (is_about and _is_near(first, people)):
            yield *match.span("value"), Kind.OTHER


def _is_right_behind(text: str, start: int, people: tuple[Value, ...]) -> bool:
    return any(person.score >= LIKELY and _RIGHT_BEHIND.fullmatch(text, person.end, start) for person in people)


def _is_near(start: int, people: tuple[Value, ...]) -> bool:
    return any(start - person.end <= _SUM_REACH and person.start - start <= _SUM_REACH for person in people)
