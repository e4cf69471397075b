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
from redaction.finding.language.words import RANK_AFTER
from redaction.finding.recognizing.means import AMOUNT, OF_NOBODY
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
    whole = tuple(_whole(text, value) for value in values)
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
    yield from _sums(line)


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
            yield *match.span(), Kind.CERTIFICATE_NUMBER


def _fewest(words: str) -> int:
    """How many digits make a number of it: fewer where words around them show one."""
    if words.startswith("제") and words.endswith("호"):
        return _FEWEST_IN_FRAME
    return _FEWEST_BEHIND_WORDS if "가" <= words[0] <= "힣" else _FEWEST_DIGITS


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


def _whole(text: str, value: Value) -> Value:
    """A number with the 제 … 호 around it, a home with the hut, lodging or neighbour that tells which door."""
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


_SUM = re.compile(
    rf"(?P<value>(?:[0-9]{{1,2}} ?개월(?:분|치)? )?(?:{AMOUNT}|(?<![0-9,.\-])[0-9]{{1,3}}(?:,[0-9]{{3}}){{1,3}}))"
    r"(?![0-9]|,[0-9]|[ ]?(?:㎡|평|톤|kg|명|건|주|수(?![령입])|두|개|권|매))"
)
_ABOUT_MEANS = re.compile(
    "보상|체납|밀린|미납|임금|소득|채무|부채|빚|환수|보증금|월세|대출|재산|상속|보험|치료비|장학|생활비|융자|변상|"
    "위자료|합의금|손해|체불|연체|관리비|임대|압류|살처분|피해|잔액|예금|횡령|고소|사기|정산"
)
_RIGHT_BEHIND = re.compile(r"[ (:]{0,2}(?:님|씨)?[ (:]{0,2}(?:월|연|약|총|매월)? ?")
_BALANCE = re.compile(r"[ ,(:]{0,12}(?:잔액 ?)?(?P<value>[0-9]{1,3}(?:,[0-9]{3})* ?(?:[백천]?만 ?)?원)")
_SUM_REACH = 40
_SUM_LEAD, _SUM_TRAIL = 14, 8
_PAPER_REACH = 400


def _sums(line: PersonsLine) -> Iterator[_Found]:
    """Amounts right behind a name or an account, and any behind a name where the paper is about means."""
    text = line.text
    for account in (value for value in line.values if value.kind is Kind.ACCOUNT):
        balance = _BALANCE.match(text, account.end, line.end)
        if balance is not None:
            yield *balance.span("value"), Kind.OTHER
    is_about = _ABOUT_MEANS.search(text, max(0, line.start - _PAPER_REACH), line.end) is not None
    for match in _SUM.finditer(text, line.start, line.end):
        start = match.start("value")
        trail = text[match.end() : min(line.end, match.end() + _SUM_TRAIL)]
        lead = text[max(line.start, start - _SUM_LEAD) : start]
        is_right_behind = any(
            person.score >= LIKELY and _RIGHT_BEHIND.fullmatch(text, person.end, start) for person in line.people
        )
        is_somebodys = is_right_behind or (is_about and not OF_NOBODY.search(lead) and _is_behind(line, start))
        if is_somebodys and not OF_NOBODY.search(trail):
            yield *match.span("value"), Kind.OTHER


def _is_behind(line: PersonsLine, start: int) -> bool:
    return any(0 <= start - person.end <= _SUM_REACH for person in line.people)
