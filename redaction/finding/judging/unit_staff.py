"""Officials named by their unit alone in an office's paper: 공영장례팀 홍길동, 면 홍길동, names after one unit.

A county names its teams anew every year, so that any team counts that is not one of firms, clinics or schools. A
township alone is where people live: it counts only on a list that a word of duty opens and a rank or a unit stands in.
"""

import re

from redaction.finding.judging.acts import is_paper_of_office
from redaction.finding.judging.firms import FIRM
from redaction.finding.judging.units import is_subject_of_unit
from redaction.finding.language.words import COMMON_NOUNS, DEPARTMENT, NOT_NAMES, RANK
from redaction.finding.lists import one_of, words_of
from redaction.finding.values.merging import Value
from redaction.finding.values.named import is_named

_NO_HEAD = one_of(words_of("no_unit_heads"))
_TEAM = rf"(?<![가-힣])(?!{_NO_HEAD})[가-힣]{{2,8}}(?:(?<![학결효경성외내안치인아부기후])과|팀|담당관실?)"
_STAFF = re.compile(rf"{_TEAM} (?P<names>(?:[가-힣]{{2,4}} ?[,·/] ?){{0,4}})$")
_FIRM_BEFORE = re.compile(rf"(?:{FIRM})[^,|/]{{0,12}}$")
_DUTY = r"(?:조사|점검|확인|단속|출장|참석|배석|담당|접수|처리|작성|기안|복명|기록|배부|협조|인솔|면담)"
_LISTED = re.compile(
    rf"(?:^|[|:] ?|  ){_DUTY}(?:자|반|반원|공무원)?[ :|]{{1,3}}(?=.*(?:{RANK.pattern}|{DEPARTMENT.pattern}|팀 ))[^\n]*"
    r"[,/·] ?(?:[가-힣]{2,3}[읍면]|읍|면|군|도) $"
)
_OWN_LINE = re.compile(
    r"(?:^|[/|] ?|  )(?:담당|접수|처리|작성|기안|복명|확인|배부)(?:자)?[ :|]{1,3}[가-힣]{2,3}[읍면] $"
)
_END = re.compile(r" *(?:$|[/|,]|\()")
_CITIZENS = re.compile(rf"(?:{one_of(words_of('citizens'))})[^,/|]{{0,4}}$")
_BRACKET = re.compile(rf" ?[(\[](?:[가-힣]{{2,3}}[읍면군] )?(?:{_TEAM})(?: ?(?:{RANK.pattern}|담당자?|직원))?[)\]]")


def is_of_units_staff(text: str, value: Value, lead: str, trail: str) -> bool:
    """Whether a unit stands before a name or behind it in brackets, or a list of an office's staff goes on to it."""
    if not is_named(text, value) or is_subject_of_unit(lead, trail):
        return False
    if _LISTED.search(lead) or (_OWN_LINE.search(lead) and _END.match(trail)):
        return _CITIZENS.search(lead) is None and is_paper_of_office(text, value)
    if _BRACKET.match(trail):
        return is_paper_of_office(text, value)
    staff = _STAFF.search(lead)
    if staff is None or _FIRM_BEFORE.search(lead[: staff.start()]):
        return False
    others = re.findall("[가-힣]+", staff["names"])
    are_names = not any(other in NOT_NAMES or other in COMMON_NOUNS for other in others)
    return are_names and is_paper_of_office(text, value)
