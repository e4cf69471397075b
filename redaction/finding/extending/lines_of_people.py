"""What stands in the line of a private person and has the form of his, though no word announces it.

Ledgers, rosters and notes set a birth, an age, a pass's number or a debt beside the name and say no more: the name in
the line is what a reader goes by. What office papers have too (dates of what happened, numbers of documents, prices)
is told by the word beside it and stays. All finds are for the side list, where an officer decides (docs/adr/0150).
Limits: one line, and only behind or before a person without a title of an office.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from operator import attrgetter

from redaction.finding.extending.lives_in_lines import ages_in_line, births_in_line
from redaction.finding.extending.sums_in_lines import sums_in_line
from redaction.finding.language.words import RANK_AFTER
from redaction.finding.values.hits import Hint
from redaction.finding.values.merging import Value
from redaction.finding.values.scores import DOUBTED, LIKELY
from redaction.types import Kind

_TITLE_REACH = 16
_Found = tuple[int, int, Kind]


@dataclass(frozen=True, slots=True)
class PersonsLine:
    """[start, end) of a line of `text`, the private people in it and all values that have a part in it."""

    text: str
    start: int
    end: int
    people: tuple[Value, ...]
    values: tuple[Value, ...]


def with_lines(text: str, values: tuple[Value, ...]) -> tuple[Value, ...]:
    """The values of a text with what their people's lines tell of them, each worth 0.3."""
    whole = tuple(_whole(text, value, values[place - 1].end if place else 0) for place, value in enumerate(values))
    told: list[Value] = []
    end = 0
    for line in _lines(text, whole):
        told += whole[_first_from(whole, end) : _first_from(whole, line.start)]
        told += _with_finds(line)
        end = line.end
    told += whole[_first_from(whole, end) :]
    return tuple(told)


def _first_from(values: tuple[Value, ...], place: int) -> int:
    return bisect_left(values, place, key=attrgetter("start"))


def _with_finds(line: PersonsLine) -> list[Value]:
    """The values of a line and what it tells beside them, in order."""
    values = list(line.values)
    for start, end, kind in sorted(_told(line), key=_by_length):
        inside = [each for each in values if each.start < end and start < each.end]
        found = _united(start, end, kind, inside)
        if found is not None:
            values = [*(each for each in values if each not in inside), found]
    return sorted(values, key=attrgetter("start"))


def _by_length(found: _Found) -> int:
    return found[0] - found[1]


def _united(start: int, end: int, kind: Kind, inside: list[Value]) -> Value | None:
    """A find with the parts of it that were known before; None where what is known says more."""
    known = [each for each in inside if each.kind is not Kind.PERSON or each.score >= LIKELY]
    if any(each.kind not in _PARTS or each.start < start or end < each.end for each in known):
        return None
    if not known:
        return Value(start, end, kind, DOUBTED, "told_in_line", frozenset({Hint.NONE}))
    best = max(known, key=attrgetter("score"))
    is_whole = (best.start, best.end) == (start, end)
    return None if is_whole else replace(best, start=start, end=end)


_PARTS = frozenset({Kind.AGE, Kind.BIRTH_DATE, Kind.OTHER, Kind.CERTIFICATE_NUMBER, Kind.NUMBER})


def _lines(text: str, values: tuple[Value, ...]) -> Iterator[PersonsLine]:
    """The lines in which somebody private stands, each once."""
    end = -1
    for value in values:
        if value.kind not in _OWNERS or value.start < end:
            continue
        start, end = _bounds(text, value)
        here = values[_first_from(values, start) : _first_from(values, end)]
        people = tuple(each for each in here if _is_private(text, each))
        if people or any(each.kind is Kind.ACCOUNT for each in here):
            yield PersonsLine(text, start, end, people, here)


def _bounds(text: str, value: Value) -> tuple[int, int]:
    below = text.find("\n", value.end)
    return text.rfind("\n", 0, value.start) + 1, len(text) if below < 0 else below


_OWNERS = frozenset({Kind.PERSON, Kind.RESIDENT_NUMBER, Kind.FOREIGNER_NUMBER, Kind.ACCOUNT})


def _is_private(text: str, value: Value) -> bool:
    if value.kind is not Kind.PERSON:
        return value.kind in _OWNERS and value.kind is not Kind.ACCOUNT
    is_titled = RANK_AFTER.match(text[value.end : value.end + _TITLE_REACH]) is not None
    return value.score >= DOUBTED and Hint.OFFICIAL not in value.hints and not is_titled


def _told(line: PersonsLine) -> Iterator[_Found]:
    if line.people:
        yield from births_in_line(line.text, line.start, line.end, line.people)
        yield from ages_in_line(line.text, line.start, line.end, line.people)
        yield from _numbers(line)
        yield from _account_names(line)
    yield from sums_in_line(line.text, line.start, line.end, line.people, line.values)


_NUMBER = re.compile(
    r"(?<![0-9A-Za-z가-힣.,\-])(?:제 ?)?(?:[1-9]종 ?)?(?:[A-Z]{1,4}-?|(?:[가-힣]{2,4} ?- ?){1,2})?"
    r"[0-9][0-9A-Z]*(?: ?- ?(?:[0-9A-Z]+|[가-힣]{1,4}(?=[ ]?-))){0,4}(?: ?호(?![가-힣0-9]))?(?![0-9A-Za-z]|[.,:/][0-9])"
)
_OF_AN_OFFICE = re.compile(
    r"(?:접수|문서|시행|관련|근거|고시|공고|사건|결정|판결|재판|형제|법인|사업자|영업|건축|개발|지정|인가|입찰|계약|"
    r"제조|기체|시설|업소|업체|물품|모델|우편|지번|필지|노선|국도|지방도|군도|전화|내선|팩스|주문|송장|운송|번지|묘번|"
    r"구획|예산|과목|조례|법률|규칙|훈령|지침|결의|신청|사고|민원|공문|일련|관리|연번|대장|계약서|위임|판례|법원|경찰|"
    r"청원|안건|의안|허가(?=[ :]{0,2}제?20)|면적|수량|단가|금액|합계)(?: ?번호)?[^0-9\n|]{0,6}$"
)
_UNIT = re.compile(r"[가-힣]*(?:과|팀|실|소|읍|면|원|단|센터|서|부|청|국|계|법|조) ?-")
_DATE = re.compile(r"(?:19|20)?[0-9]{2} ?- ?(?:1[0-2]|0?[1-9]) ?- ?(?:[12][0-9]|3[01]|0?[1-9])")
_OTHER_BEHIND = re.compile(
    r" ?(?:원|만|천|억|명|건|개|㎡|평|호선|번지|리|길|로|km|kg|회|일|월|년|차|주|두|수|톤|%|동|층)"
)
_FEWEST_DIGITS, _FEWEST_IN_FRAME, _FEWEST_BEHIND_WORDS = 6, 3, 5
_LEAD = 16


def _numbers(line: PersonsLine) -> Iterator[_Found]:
    """Numbers of passes, licences, policies and reports: told by their form, six digits or `제 … 호`."""
    text = line.text
    for match in _NUMBER.finditer(text, line.start, line.end):
        words = match.group()
        digits = sum(map(str.isdigit, words))
        has_form = "-" in words or words[0].isalpha()
        if digits < _fewest(words) or not has_form:
            continue
        lead = text[max(line.start, match.start() - _LEAD) : match.start()]
        if _OF_AN_OFFICE.search(lead) or _UNIT.match(words) or _DATE.fullmatch(words):
            continue
        if not _OTHER_BEHIND.match(text, match.end()):
            floor = max((each.end for each in line.people if each.end <= match.start()), default=line.start)
            yield _with_class(text, match.start(), floor), match.end(), Kind.CERTIFICATE_NUMBER


def _fewest(words: str) -> int:
    """How many digits make a number of it: fewer where words around them show one."""
    if words.startswith("제") and words.endswith("호"):
        return _FEWEST_IN_FRAME
    return _FEWEST_BEHIND_WORDS if "가" <= words[0] <= "힣" else _FEWEST_DIGITS


_ACCOUNT_NAME = re.compile(
    r"(?<![A-Za-z0-9@./_\-#?=&])[a-z](?=[a-z0-9._]*[0-9_.])(?![a-z0-9._]*\.(?:com|net|org|kr|co|io|me|hwpx?|pdf|jpe?g|png|"
    r"docx?|xlsx?|pptx?|txt|csv|zip|mp[34]|html?))[a-z0-9._]{3,24}(?<![._])(?![A-Za-z0-9@/_\-])"
)


def _account_names(line: PersonsLine) -> Iterator[_Found]:
    """Names of accounts: small letters with figures, a dot or a low line between them, as nothing else is written."""
    for match in _ACCOUNT_NAME.finditer(line.text, line.start, line.end):
        yield *match.span(), Kind.USER_ID


_DWELLING = re.compile(
    r"(?:,? ?(?:[가-힣]{0,4}(?:별채|안채|바깥채|사랑채|행랑채|문간방|뒷방|옆방|컨테이너|비닐하우스|하우스|축사|가건물|"
    r"농막|움막|고시원|고시텔|여관|여인숙|모텔|민박|펜션|기숙사|숙소|쪽방|캠핑장|관리동|창고|우사|돈사|계사|옥탑(?:방)?|반지하|지하|"
    r"뒷집|옆집|앞집|아랫집|윗집|맞은편|건너편)|(?<=[가-힣]) (?:옆|뒤|앞|안)(?=[ ,.)/|\n]|$))"
    r"(?: ?[0-9]{1,4}(?:호실?|동|층)?(?![0-9\-.:]))?)+(?![가-힣])|"
    r"(?:(?<=고시원|고시텔|여인숙)|(?<=여관|모텔|민박|펜션|숙소|쪽방)) ?[0-9]{1,4}(?:호실?|층)?(?![0-9가-힣\-.:,])"
)
_FRAMED_KINDS = frozenset({Kind.CERTIFICATE_NUMBER, Kind.NUMBER, Kind.ACCOUNT, Kind.DRIVER_LICENCE, Kind.PHONE})
_BARE_FRAME_KINDS = frozenset({Kind.CERTIFICATE_NUMBER, Kind.NUMBER, Kind.ACCOUNT})
_FRAME_BEFORE = re.compile(r"(?<![가-힣])제 ?$")
_FRAME_BEHIND = re.compile(r" ?호(?![가-힣0-9])")


_CLASS_BEFORE = re.compile(
    r"(?:(?<=[|\t/(:,;·│][ ])|(?<=[|\t/(:,;·│])|(?:번호|등록|면허|자격|허가|신고|확인|서류|[가-힣]증)[ :(]{1,2})"
    r"(?P<words>(?![가-힣]*(?:번호|등록|면허|자격|허가|신고|접수|카드|수첩|계좌|보험|증권|문서|[가-힣]증) )"
    r"[가-힣]{2,8}) $"
)
"""What a certificate is of, between its label or the border of its cell and its number: 등록번호 양봉 46730-0118."""
_CLASS_REACH = 16


def _whole(text: str, value: Value, floor: int) -> Value:
    """A number with the 제 … 호 and the words for its class before it, a home with the door that its hut, lodging or
    neighbour tells; nothing of what ends at `floor` is taken in.
    """
    framed = _framed(text, value)
    if framed.kind not in _CLASSED_KINDS:
        return framed
    return replace(framed, start=_with_class(text, framed.start, floor))


_CLASSED_KINDS = frozenset({Kind.CERTIFICATE_NUMBER, Kind.NUMBER})


def _with_class(text: str, start: int, floor: int) -> int:
    """Where a number begins with the words for its class."""
    lead = _CLASS_BEFORE.search(text, max(floor, start - _CLASS_REACH), start)
    return lead.start("words") if lead is not None else start


def _framed(text: str, value: Value) -> Value:
    if value.kind is Kind.ADDRESS:
        tail = _DWELLING.match(text, value.end)
        return replace(value, end=tail.end()) if tail is not None and tail.end() > value.end else value
    if value.kind not in _FRAMED_KINDS:
        return value
    lead = _FRAME_BEFORE.search(text, max(0, value.start - 2), value.start)
    trail = _FRAME_BEHIND.match(text, value.end)
    if lead is None or (trail is None and value.kind not in _BARE_FRAME_KINDS):
        return value
    end = trail.end() if trail is not None else value.end
    return replace(value, start=lead.start(), end=end, kind=Kind.CERTIFICATE_NUMBER)
