"""The end of a letter or mail: 홍길동 드림 beside a unit and an office's number is an official's, else a citizen's.

Limits: the lines right around the name, two behind; who tells a village, a house or a relation signs for himself.
"""

import re

from redaction.config import CountyLexicon
from redaction.finding.judging.offices import is_of_office
from redaction.finding.language.words import DEPARTMENT, RANK
from redaction.finding.values.merging import Value, near
from redaction.types import Kind

_SIGNED = re.compile(r" ?(?:드림|올림|배상)(?![가-힣])")
_UNIT = re.compile(
    rf"{DEPARTMENT.pattern}|(?<![가-힣])[가-힣]{{2,8}}(?:과|팀|담당관)(?![가-힣])|[군도시]청|[읍면]사무소|"
    rf"행정복지센터|보건소|보건의료원|기술센터|사업소|(?<![가-힣])(?:{RANK.pattern}) "
)
_CITIZEN = re.compile(
    r"주민|마을|이장|농민|군민|학부모|민원인|신청인|청구인|진정인|유족|회원|입주민|거주|"
    r"어머니|아버지|엄마|아빠|아들|딸|올림픽|[0-9]동 ?[0-9]"
)
_BEFORE, _BEHIND = 60, 90
_CONTACTS = frozenset({Kind.PHONE, Kind.EMAIL})


def takes_leave_as_official(text: str, value: Value, values: tuple[Value, ...], lexicon: CountyLexicon) -> bool:
    """Whether a name signs a letter beside the unit and an office's number or mail."""
    if _SIGNED.match(text, value.end) is None:
        return False
    start = max(0, value.start - _BEFORE)
    above = "\n".join(text[start : value.start].split("\n")[-2:])
    below = "\n".join(text[value.end : value.end + _BEHIND].split("\n")[:3])
    if _UNIT.search(above + below) is None or _CITIZEN.search(above):
        return False
    return any(
        other.kind in _CONTACTS and is_of_office(text[other.start : other.end], other.kind, lexicon)
        for other in near(value, values, _BEHIND)
    )
