"""Officials named by their unit alone in an office's paper: 공영장례팀 홍길동, 면 홍길동, names after one unit.

A county names its teams anew every year, so that any team counts that is not one of firms, clinics or schools. A
township alone is where people live: it counts only on a list that a word of duty opens and a rank or a unit stands in.
"""

import re

from redaction.finding.judging.acts import is_paper_of_office
from redaction.finding.judging.firms import FIRM
from redaction.finding.judging.units import is_subject_of_unit
from redaction.finding.language.words import COMMON_NOUNS, DEPARTMENT, NOT_NAMES, RANK, may_be_name
from redaction.finding.lists import one_of, words_of
from redaction.finding.values.merging import Value
from redaction.finding.values.named import is_named

_NO_HEAD = one_of(words_of("no_unit_heads"))
_TEAM = rf"(?<![가-힣])(?!{_NO_HEAD})[가-힣]{{2,8}}(?:(?<![학결효경성외내안치인아부기후])과|팀|담당관실?)"
_STAFF = re.compile(rf"{_TEAM} (?P<names>(?:[가-힣]{{2,4}} ?[,·/] ?){{0,4}})$")
_HOUSE = (
    r"(?:(?:농업|수산)기술센터|[가-힣]{2,8}사업소|(?<![가-힣])보건(?:소|지소|진료소|의료원)|"
    r"[읍면]사무소|[가-힣]{2}군청|행정복지센터)"
)
_STAFF_OF_HOUSE = re.compile(rf"{_HOUSE} (?P<names>(?:[가-힣]{{2,4}} ?[,·] ?){{1,4}})$")
_STAFF_IN_ROW = re.compile(rf"{_TEAM} (?P<names>[가-힣]{{2,4}}(?: [가-힣]{{2,4}}){{0,2}}) $")
"""Names of one unit parted by blanks alone: only where nothing but an act follows."""
_FIRM_BEFORE = re.compile(rf"(?:{FIRM})(?![과팀국])[^,|/]{{0,12}}$")
_DUTY = r"(?:조사|점검|확인|단속|출장|참석|배석|담당|접수|처리|작성|기안|복명|기록|배부|협조|인솔|면담)"
_LISTED = re.compile(
    rf"(?:^|[|:] ?|  ){_DUTY}(?:자|반|반원|공무원)?[ :|]{{1,3}}(?=.*(?:{RANK.pattern}|{DEPARTMENT.pattern}|팀 ))[^\n]*"
    r"[,/·] ?(?:[가-힣]{2,3}[읍면]|읍|면|군|도) $"
)
_OWN_LINE = re.compile(
    rf"(?:^|[/|] ?|  )(?:{one_of(words_of('office_papers'))} ?)?"
    r"(?:담 ?당|접 ?수|처 ?리|작 ?성|기 ?안|복 ?명|확 ?인|배부|발 ?급|교 ?부|회신|통보)(?:자)?[ :|]{1,3}"
    r"[가-힣]{2,3}[읍면] $"
)
_END = re.compile(r" *(?:$|[/|,]|\()| {2,}")
_ACT_ENDS = re.compile(
    r" ?(?:$|[/|,(]|  |"
    r"(?:확인|처리|접수|작성|기록|점검|조사|방문|출장|입회|"
    r"협조|참석|배석|진행|조치)(?:함|했음|하였음)?(?:$|[ .,/|]))"
)
_CITIZENS = re.compile(rf"(?:{one_of(words_of('citizens'))})[^,/|]{{0,4}}$")
_BRACKET = re.compile(rf" ?[(\[](?:[가-힣]{{2,3}}[읍면군] )?(?:{_TEAM})(?: ?(?:{RANK.pattern}|담당자?|직원))?[)\]]")


def _staff_of_team(lead: str) -> re.Match[str] | None:
    """The team in front of a name and those before it; no team is somebody's name with a particle (홍길동과)."""
    staff = _STAFF.search(lead)
    team = staff.group().split(" ")[0] if staff else ""
    return None if team[-1:] == "과" and len(team) == _NAME_AND_PARTICLE and may_be_name(team[:-1]) else staff


_NAME_AND_PARTICLE = 4


def is_of_units_staff(text: str, value: Value, lead: str, trail: str) -> bool:
    """Whether a unit stands before a name or behind it in brackets, or a list of an office's staff goes on to it."""
    if not is_named(text, value) or is_subject_of_unit(lead, trail):
        return False
    if _LISTED.search(lead) or (_OWN_LINE.search(lead) and _END.match(trail)):
        return _CITIZENS.search(lead) is None and is_paper_of_office(text, value)
    if _BRACKET.match(trail):
        return is_paper_of_office(text, value)
    in_row = _STAFF_IN_ROW.search(lead) if _ACT_ENDS.match(trail) else None
    if in_row is not None and not all(map(may_be_name, in_row["names"].split())):
        in_row = None
    staff = _staff_of_team(lead) or _STAFF_OF_HOUSE.search(lead) or in_row
    if staff is None or _FIRM_BEFORE.search(lead[: staff.start()]):
        return False
    others = re.findall("[가-힣]+", staff["names"])
    are_names = not any(other in NOT_NAMES or other in COMMON_NOUNS for other in others)
    return are_names and is_paper_of_office(text, value)
