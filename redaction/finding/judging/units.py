"""Officials named by their unit or their seat: 홍길동(건설과), 광의면(최은정), members of the county's council.

A township alone is where people live too, so that 광의면(최은정) counts only where the paper lists units that way and
the words behind do not make the person a subject. Elected members are officials; members of other committees are not.
"""

import re
from functools import lru_cache

from redaction.finding.language.words import DEPARTMENT, RANK, may_be_name
from redaction.finding.lists import one_of, words_of
from redaction.finding.values.merging import Value
from redaction.finding.values.named import is_named

_OFFICE = (
    rf"(?:{DEPARTMENT.pattern}|(?:[가-힣]{{2,8}})?(?:사업소|보건소|보건지소|보건의료원|기술센터|행정복지센터|읍사무소|면사무소|"
    r"의회사무과|도서관|담당관실?|군청))"
)
_UNIT = rf"(?:[가-힣]{{2,3}}[읍면] )?{_OFFICE}(?:[ /·]{_OFFICE})?"
_EXTENSION = r"(?:,? ?(?:☎|전화|내선|T\.?)? ?[0-9)~-]{3,14})?"
_UNIT_BEHIND = re.compile(
    rf" ?[(\[] ?(?:(?!기간|공무직|무기|근로|인턴|위촉|민간|시간제|알바|"
    rf"일용)[가-힣]{{2,4}}, ?)?{_UNIT}(?: ?(?:{RANK.pattern}|담당자?|직원))?{_EXTENSION} ?[)\]]"
)
_TOWNSHIP_BEFORE = re.compile(r"(?:^|[\s○◎●▷◇◆□■·,\-:/])(?:[가-힣]{2}[읍면]|[가-힣]{3}면) ?\($")
_ATTENDS = re.compile(
    r"(?:참석|배석|출석|점검|조사|출장)(?:자|반|반원)?(?:\([^()]{1,8}\))? ?[:：|] ?"
    r"(?:[^:：|\n]{0,50}[,·] ?)?(?:[가-힣]{2}읍|[가-힣]{2,3}면) $"
)
_BESIDE_OFFICE = re.compile(rf"{_OFFICE} ")
_CLOSED = re.compile(r" ?\)")
_UNITS_LISTED = re.compile(rf"(?:^|[\n,·:○◎●▷◇◆□■\-]) ?{_OFFICE} ?\([가-힣]{{2,4}}\)")
_SUBJECT = re.compile(rf"{one_of(words_of('subjects'))}|피해(?! ?(?:조사|복구|상황))|[0-9]세")
_AFTER_FIRST = re.compile(rf"{_OFFICE} (?P<names>(?:[가-힣]{{2,4}} ?[,·] ?){{1,4}})(?:[읍면] )?$")
_NO_BRACKET = re.compile(r" ?(?:[,·/\n)]|$)")
_SUBJECT_REACH = 24
_CELLS = re.compile(r"[/|│]| {2}")
_ITEM_END = re.compile(r"[,/|│·)]")
"""Where the words of a name end and its neighbour's begin, in front and behind."""
_ANY_UNIT = re.compile("[가-힣]{2,8}(?:팀|과|담당관|센터|사업소)(?=[ /·|(),]|$)")
"""What a unit deals with is in its name (주택팀) and makes nobody a subject."""
_LISTED = re.compile(
    rf"(?P<names>(?: ?[,·、] ?[가-힣]{{2,4}}){{1,6}}) (?:의원(?=[ :,()이은는의에께]|$)|{RANK.pattern})"
)


_LISTED_IN_ALL = re.compile(
    rf"(?P<names>(?: ?[,·、] ?[가-힣]{{2,4}}){{0,6}}) ?\( ?이상 (?:[가-힣]{{2,8}} ){{0,2}}{RANK.pattern} ?[0-9]?명?\)"
)
"""Names that a bracket behind the last of them gives one title (이루다, 송유빈(이상 총무과 주무관))."""


def is_named_with_unit(text: str, value: Value, lead: str, trail: str) -> bool:
    """Whether a unit of the county stands in brackets behind a name, or the name in brackets behind its unit."""
    if not is_subject_of_unit(lead, trail) and (
        (_UNIT_BEHIND.match(trail) and is_named(text, value)) or _follows_first(lead, trail)
    ):
        return True
    if _SUBJECT.search(lead + trail[:_SUBJECT_REACH]):
        return False
    if _ATTENDS.search(lead) and _BESIDE_OFFICE.search(lead + trail):
        return True
    return (
        _TOWNSHIP_BEFORE.search(lead) is not None
        and _CLOSED.match(trail) is not None
        and lists_units(text[max(0, value.start - _PAPER_REACH) : value.end + _PAPER_REACH])
    )


def is_subject_of_unit(lead: str, trail: str) -> bool:
    """Whether words beside a unit and a name make somebody whom a matter is about."""
    own = _CELLS.split(lead)[-1] + "□" + _ITEM_END.split(trail[:_SUBJECT_REACH])[0]
    return _SUBJECT.search(own) is not None and _SUBJECT.search(_ANY_UNIT.sub("□", own)) is not None


def is_in_unit(trail: str) -> bool:
    """Whether a unit of the county stands in brackets right behind."""
    return _UNIT_BEHIND.match(trail) is not None


def _follows_first(lead: str, trail: str) -> bool:
    """Whether a name goes on a list that a department and its first name open (재무과 경리팀 이서연, 박지훈)."""
    listed = _AFTER_FIRST.search(lead) if _NO_BRACKET.match(trail) else None
    return listed is not None and all(map(may_be_name, re.findall("[가-힣]+", listed["names"])))


_PAPER_REACH = 4_000


@lru_cache(maxsize=8)
def lists_units(text: str) -> bool:
    """Whether a paper names departments with somebody in brackets (건설과(김도현)), at the head of an item each."""
    return _UNITS_LISTED.search(text) is not None


def is_listed_before_title(trail: str) -> bool:
    """Whether other names and then one title for all follow a name (김도현, 박지훈, 이서연 주무관)."""
    listed = _LISTED.match(trail) or _LISTED_IN_ALL.match(trail)
    return listed is not None and all(map(may_be_name, re.findall("[가-힣]+", listed["names"])))


_SITTING = re.compile(
    r"(?:[군시구도]|[가-힣]{2}) ?의회.{0,400}?(?:임시회|정례회|본회의|회의록|행정사무감사|특별위원회|의사일정|회기)|"
    r"(?:제[0-9]{1,3}회 ?(?:[가-힣]{2,4} ?)?(?:임시회|정례회)|제[0-9]차 ?(?:임시회|정례회)|행정사무감사)",
    re.DOTALL,
)
_NO_SITTING = re.compile(r"위촉|외부 ?위원|민간 ?위원|자문 ?위원|심의위원회 ?회의록|학교 ?운영 ?위원")
_MEMBER_BEFORE = re.compile(r"[○◯◎●] ?(?:부?위원장|부?의장|위원|의원)(?: ?직무대리)? ?$")
_MEMBER_AFTER = re.compile(r" ?(?:부?위원장|부?의장|위원|의원)(?: ?[:：]| {2,}|$|님? ?[(,])")
_BULLET = re.compile(r"(?:^|[\s(])[○◯◎●] ?$")
_PRESENT = re.compile(
    r"(?:(?:출석|참석|재석|불참|청가|발의|서명) ?(?:위원|의원)|(?:찬성|반대|기권)(?: ?(?:위원|"
    r"의원))?)(?: ?\([^()]{0,8}\))?"
    r"[ :：|]{1,4}(?P<names>[가-힣 ,·、]*)$"
)


def sits_on_council(text: str, value: Value, lead: str, trail: str) -> bool:
    """Whether a name speaks, or is listed as present, in the minutes of the county's council (○김철수 위원)."""
    speaks = _MEMBER_BEFORE.search(lead) or (_MEMBER_AFTER.match(trail) and (_BULLET.search(lead) or not lead.strip()))
    present = _PRESENT.search(lead)
    is_listed = present is not None and all(map(may_be_name, re.findall("[가-힣]+", present["names"])))
    if not (speaks or is_listed or _is_on_list_of_members(lead)):
        return False
    paper = text[max(0, value.start - _PAPER_REACH) : value.end]
    return is_sitting(paper) if speaks or is_listed else names_council(paper)


_MEMBERS = re.compile(r"(?<![가-힣])의원 ?[:：|]?(?P<names>(?: ?[가-힣]{2,4}(?: ?\([^()]{1,10}\))? ?[,·、]){0,12}) ?$")
_COUNCIL = re.compile(r"(?<![가-힣])(?:[가-힣]{1,8}[도시군구]|제[0-9]{1,2}대 [가-힣]{2,4}) ?의회")


def _is_on_list_of_members(lead: str) -> bool:
    """Whether a name is on a list that the title of a council's members opens (의원 김철수, 이영희)."""
    listed = _MEMBERS.search(lead)
    names = re.findall(r"[가-힣]+", _BRACKETED.sub("", listed["names"])) if listed else []
    return listed is not None and all(map(may_be_name, names))


_BRACKETED = re.compile(r"\([^()]*\)")


@lru_cache(maxsize=8)
def names_council(text: str) -> bool:
    """Whether a paper names a council, and no committee with appointed members."""
    return _COUNCIL.search(text) is not None and _NO_SITTING.search(text) is None


@lru_cache(maxsize=8)
def is_sitting(text: str) -> bool:
    """Whether a paper is the record of a sitting of a council, and of no committee with appointed members."""
    return _SITTING.search(text) is not None and _NO_SITTING.search(text) is None
