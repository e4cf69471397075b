"""Whose an official's title beside a name is, and whether it is an official's at all.

Firms, schools, unions and clubs have heads of teams and of centres too; a title may be the neighbour's in a list, or
that of somebody a citizen wants to see, sues or is related to. What is doubted here is asked about, never kept.
"""

import re

from redaction.finding.language.particles import CASE
from redaction.finding.language.words import (
    COUNCIL_AFTER,
    DEPARTMENT,
    POLICE_AFTER,
    POLICE_UNIT,
    RANK,
    RANK_AFTER,
    RANK_BEFORE,
    may_be_name,
)
from redaction.finding.lists import one_of, words_of
from redaction.finding.values.merging import Value, near
from redaction.finding.values.scores import LIKELY
from redaction.types import Kind

_NO_TITLE = re.compile(f"^(?:{CASE}|으로|로|[ ]?(?:씨|님))[ ,]")
_VAGUE = re.compile("서기|단장|본부장|센터장|관장|사무국장|차장|주임")
"""Titles that clubs, homes and firms have as often as a county: only with a unit of an office in front."""
_OF_OFFICE = re.compile(
    rf"(?:{DEPARTMENT.pattern}|구례군?|[가-힣]{{2}}군|의회|(?<![가-힣])[가-힣]{{2,3}}[읍면]|사업소|보건소|의료원|"
    r"기술(?:센터)?|행정복지(?:센터)?|소방서|119(?:안전)?|경찰서|교육지원청|[도군시]청|세무서|치매안심|정신건강복지|"
    r"드림스타트|공무원|결재|전결|협조|검토|기안) ?$"
)
_CLINIC = rf"(?<![가-힣])[내외안치]과|[가-힣]{{0,4}}{one_of(words_of('clinics'))}과"
_OF_GROUP = re.compile(
    rf"(?:{one_of(words_of('groups'))}|[가-힣]{{1,12}}(?<!의)(?<!입)회|(?<![읍면])사무소|{_CLINIC}|"
    r"(?<![가-힣])[송종]) ?(?:사무국|행정)? ?$"
)
"""What stands before the title of somebody else's head of a section."""
_OF_OFFICE_AFTER_ALL = re.compile(
    rf"(?:선거관리위원회|(?:{DEPARTMENT.pattern}) [가-힣]{{0,6}}관리|"
    rf"(?<![가-힣]){one_of(words_of('kept_by_counties'))} ?관리) ?$"
)
"""Groups that are offices, and the sections that a county keeps and no block of flats."""
_AGENCY = re.compile(r"(?<!의용)(?:소방서|경찰서|119안전센터|교육지원청|세무서|검찰청|법원) ?[가-힣]{0,4} ?$")
_SCHOOL = re.compile("교장|교감|교사")
_OF_PUBLIC_SCHOOL = re.compile(
    r"(?:초등|공립[가-힣]{2,8})학교 (?:(?:[가-힣]{0,2}교[장감사]) [가-힣]{2,4}[,·] ?){0,4}"
    r"(?:담임|보건|영양|상담|특수|수석)?$"
)
"""Where a teacher serves the state: a higher school may be a foundation's."""
_OWNER = re.compile(
    rf"(?P<title>(?:{RANK.pattern})[ (]{{1,2}})?(?<![가-힣])(?P<name>[가-힣]{{2,4}})[ (]{{1,2}}"
    r"(?P<behind>(?:[가-힣]{1,8} )?[가-힣]{0,8})$"
)
_REACH = 60
_OPENING = re.compile(r"[(\[,/·]")
_NEXT = re.compile(rf" (?P<name>[가-힣]{{2,4}})(?![가-힣])(?! ?\(?(?:[가-힣]{{0,8}} )?(?:{RANK.pattern}))")
_CLOSES = re.compile(r"님?(?:$| ?[,)\]/|(·:]| {2}| ?[0-9☎])")
_SOUGHT = re.compile(
    r"(?:님|에게|을|를)? ?(?:면담 ?(?:요청|신청|희망)|고소|고발|사칭|폭행|협박|상대|예비 ?후보|후보|추천|친구|지인|"
    r"상인|점포|번영회|출마|퇴진|규탄)"
)


def bears_title(value: Value, values: tuple[Value, ...], lead: str, trail: str) -> bool:
    """Whether an official's title stands right in front of a name or behind it, and is that person's own."""
    people = [other for other in near(value, values, _REACH) if other.kind is Kind.PERSON and other.score >= LIKELY]
    return _is_titled_before(value, people, lead, trail) or _is_titled_after(value, people, lead, trail)


def _is_titled_before(value: Value, people: list[Value], lead: str, trail: str) -> bool:
    found = RANK_BEFORE.search(lead)
    if found is None:
        return False
    front, between = lead[: found.start("title")], lead[found.end("title") :]
    if not _opens_cell(front, between) and _is_anothers(people, value.start - len(lead), front):
        return False
    return ("(" not in between or _CLOSES.match(trail) is not None) and _is_of_office(front, found["title"])


def _opens_cell(front: str, between: str) -> bool:
    """Whether a wide gap stands before a title and a single blank behind it, as before the next cell of a foot."""
    return between == " " and front.endswith("  ")


def _is_anothers(people: list[Value], offset: int, front: str) -> bool:
    """Whether somebody stands right before a title and has none of his own in front of him or behind."""
    owner = _OWNER.search(front)
    if owner is None or owner["title"] or RANK.search(owner["behind"]):
        return False
    return _is_one(people, offset, owner)


def _is_one(people: list[Value], offset: int, found: re.Match[str]) -> bool:
    """Whether a name of a match is one of the people of the text, in which the matched words begin at `offset`."""
    start, end = found.span("name")
    is_among = any(other.start < end + offset and start + offset < other.end for other in people)
    return is_among and may_be_name(found["name"])


def _is_of_office(front: str, title: str) -> bool:
    """Whether what stands before a title leaves it an official's."""
    if _SCHOOL.fullmatch(title):
        return _OF_PUBLIC_SCHOOL.search(front) is not None
    if _OF_GROUP.search(front):
        return _OF_OFFICE_AFTER_ALL.search(front) is not None
    return _VAGUE.fullmatch(title) is None or _OF_OFFICE.search(front) is not None or _AGENCY.search(front) is not None


def _is_titled_after(value: Value, people: list[Value], lead: str, trail: str) -> bool:
    """Whether a title follows a name directly, or behind its unit; no particle may stand between."""
    if COUNCIL_AFTER.match(trail) or (POLICE_AFTER.match(trail) and POLICE_UNIT.search(lead)):
        return True
    found = RANK_AFTER.match(trail)
    if found is None or _NO_TITLE.match(trail) or _SOUGHT.match(trail, found.end()):
        return False
    following = _NEXT.match(trail, found.end())
    if following is not None and _is_one(people, value.end, following):
        return False
    unit = trail[: found.start("title")]
    if _OPENING.search(unit) and not _CLOSES.match(trail, found.end()):
        return False
    return _is_of_office(unit, found["title"])
