"""Officials told by the house whose paper it is: its head who signs, teachers of a state school, its own committee men.

A paper names its house in its first line; the head's title alone (원장, 센터장) is anybody's, so that an act of signing
must stand before it. Limits: higher schools, whose foundation no paper tells; a committee that names no outsiders.
"""

import re

from redaction.finding.judging.acts import is_paper_of_office
from redaction.finding.language.words import may_be_name
from redaction.finding.values.merging import Value
from redaction.finding.values.named import is_named

_TITLE_REACH, _HEAD_REACH, _LIST_REACH = 40, 70, 60
_SIGNS = r"(?:^|[|/,] ?|  )(?:보고|확인|결재|승인|전결|검토|총괄)[ :]{1,2}"
_HEADS = (
    (re.compile(rf"{_SIGNS}원 ?장 $"), re.compile(r"보건의료원|군립 ?의료원|보건환경연구원|농업기술원")),
    (
        re.compile(rf"{_SIGNS}소 ?장 $"),
        re.compile(r"보건[지진료]{0,2}소|농업기술센터|[가-힣]{2}사업소|위생시험소"),
    ),
    (re.compile(rf"{_SIGNS}센터 ?장 $"), re.compile(r"치매안심센터|농업기술센터|행정복지센터|119안전센터")),
    (re.compile(rf"{_SIGNS}관 ?장 $"), re.compile(r"(?<!작은)도서관|군립[가-힣]{2,6}관|[가-힣]{2}박물관")),
)
"""Titles of heads, each with the houses that the county or the state keeps."""
_HOME = re.compile("요양|어린이집|의원|학원|교회|위탁|수탁|재단|사립")
_SCHOOL = re.compile("초등학교")
_TEACHER = re.compile(
    r"(?:^|[\s/|,(\])\"”'])(?:학교장|교장|교감|행정실장?|교무부장|연구부장|(?:보건|영양|상담|특수|수석|사서|전담|돌봄)교사|"
    r"교사)[ :|]{1,3}$"
)
_INSIDE = re.compile(
    r"(?<![가-힣])(?:면접|심사|평가|심의|선정|채점|내부)? ?위원[ :|]{1,3}"
    r"(?P<names>(?:[가-힣]{2,4}(?: ?[,·] ?| )){0,5})$"
)
_OUTSIDE = re.compile(r"(?:(?: ?[,·] ?| )?[가-힣]{2,4}){0,5} ?[/,·(|]? ?(?:외부|민간|위촉) ?(?:위원)?(?=[ :0-9가-힣])")
_CITIZENS = re.compile(r"(?:주민|마을|학부모|입주|민간|외부|위촉|자문|운영) ?위원[ :|]{1,3}[^/|\n]*$")


def stands_for_house(text: str, value: Value, lead: str, trail: str) -> bool:
    """Whether the paper of a house names its head who signs, its teachers, or the members it has from its own staff."""
    return is_named(text, value) and (
        _signs_as_head(text, lead) or _teaches(text, lead) or _sits_from_inside(text, value, lead, trail)
    )


def _signs_as_head(text: str, lead: str) -> bool:
    title = text[:_HEAD_REACH].split("\n")[0]
    return _HOME.search(title) is None and any(
        head.search(lead) is not None and house.search(title) is not None for head, house in _HEADS
    )


def _teaches(text: str, lead: str) -> bool:
    return _TEACHER.search(lead) is not None and _SCHOOL.search(text[:_HEAD_REACH]) is not None


def _sits_from_inside(text: str, value: Value, lead: str, trail: str) -> bool:
    """Whether a list of members goes on to those from outside (위원 김도현, 박지훈, 외부 이서연): these are its own."""
    listed = _INSIDE.search(lead)
    if listed is None or _OUTSIDE.match(trail) is None or _CITIZENS.search(lead):
        return False
    return all(map(may_be_name, re.findall("[가-힣]+", listed["names"]))) and is_paper_of_office(text, value)
