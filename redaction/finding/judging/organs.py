"""Officials told by the organ they serve: a unit that the paper itself shows to be an office, a seat in its mail.

No list holds the names that counties give their units (농촌활력과, 미래성장과). A paper tells them: it is numbered by
the unit (농촌활력과-1204), has the unit's head in it, or a rank behind somebody of the unit. Limits: what firms,
clinics and schools have as well stays out, and so does a unit that a paper numbers nothing by.
"""

import re
from functools import lru_cache

from redaction.finding.language.words import RANK, may_be_name
from redaction.finding.lists import one_of, words_of
from redaction.finding.values.merging import Value

_NO_HEAD = one_of(words_of("no_unit_heads"))
_NAME = rf"(?<![가-힣])(?!{_NO_HEAD})[가-힣]{{2,8}}"
_SHOWN = re.compile(
    rf"(?P<numbered>{_NAME}(?:과|실|소|센터|담당관))-[0-9]{{2,6}}(?![0-9-])|"
    rf"(?P<headed>{_NAME}과)장(?=[ ,():/|\n님이은의]|$)|"
    rf"(?P<staffed>{_NAME}(?:과|담당관실))[ (](?:[가-힣]{{2,8}}팀 )?[가-힣]{{2,4}} ?(?:주무관|"
    rf"지방[가-힣]{{2,5}}(?:서기|주사)|"
    r"[가-힣]{2,4}직? ?[6-9]급)"
)
_BESIDE = re.compile(
    rf"(?P<unit>{_NAME}(?:과|실|소|센터|담당관실?))(?: (?!{_NO_HEAD})[가-힣]{{2,8}}(?:팀|계|담당|실))?[ /·|(]{{1,3}}$"
)
_ORGAN_ROLE = re.compile(
    r"(?:지방검찰청|검찰청|지청)(?: [가-힣]{2,8}부)? 검사[ :]{1,2}$|"
    r"우체국(?: [가-힣]{2,8}[과실팀])? 집배원[ :]{1,2}$|"
    r"(?:법원|지원)(?: [가-힣0-9]{2,8}부)? (?:판사|재판장|재판연구원|참여관|실무관|조정관)[ :]{1,2}$"
)
"""Roles that are no rank and are an official's behind the organ only: 검사 is an inspection as well."""
_PAPER_REACH = 8_000
_HEAD_FIELD = re.compile(
    r"^[ >]*(?:보낸 ?(?:사람|이)|받(?:는|은) ?(?:사람|이)|수신인?|발신인?|참조|숨은 ?참조|From|To|Cc|Bcc) ?[:：][^\n]*$"
)
_SEAT = re.compile(r" ?/ ?(?:[가-힣]{2,3}[군시도] )?[가-힣]{2,8}(?:과|실|팀|소|센터|면|읍|담당관)(?= ?(?:[;,>)]|$))")


def serves_organ(text: str, value: Value, lead: str) -> bool:
    """Whether what stands before a name is an organ's role, or a unit that the paper shows to be an office."""
    if _ORGAN_ROLE.search(lead):
        return True
    found = _BESIDE.search(lead)
    if found is None or not may_be_name(text[value.start : value.end]):
        return False
    start = max(0, value.start - _PAPER_REACH)
    return found["unit"] in units_of_paper(text[start : value.end + _PAPER_REACH])


@lru_cache(maxsize=8)
def units_of_paper(text: str) -> frozenset[str]:
    """The units that a paper numbers itself by, whose heads it names or whose officials it gives a rank."""
    return frozenset(
        unit for match in _SHOWN.finditer(text) for unit in match.groups() if unit and not RANK.fullmatch(unit)
    )


def has_seat(lead: str, trail: str) -> bool:
    """Whether a field of a mail's head names somebody with the unit (받는사람: 홍길동/재난안전과): the office's."""
    return _HEAD_FIELD.match(lead) is not None and _SEAT.match(trail) is not None
