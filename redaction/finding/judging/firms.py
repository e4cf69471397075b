"""Who belongs to a firm: its staff, who bear the titles of officials, and the head of a corporation."""

import re

from redaction.finding.language.words import CORPORATION, DEPARTMENT_BEFORE, RANK, is_behind_firm
from redaction.finding.lists import one_of, words_of
from redaction.finding.values.hits import Hint
from redaction.finding.values.merging import Value

_FIRMS_IN_PLACE = (
    "현장(?! ?(?:점검|확인|조사|감독|총괄|지휘|대응|지원))",
    r"(?<![읍면])사무소",
    "공사(?!감독)",
)
"""Words of firms that are an office's, or what it does, beside certain words."""
FIRM = rf"\(주\)|{one_of((*words_of('firms'), *_FIRMS_IN_PLACE))}"
_OF_COUNTY = re.compile(
    r"(?:건설|산업|안전|환경|교통|민원|복지|농업|산림|행정)(?:과|팀|국)|면사무소|군청|읍사무소|"
    r"종합민원"
)
_OWN = r"(?:영업|원무|공무|생산|자재|구매|품질|[가-힣]{2,3}(?:지점|지사|본점|본부|영업소))"
"""Sections that firms have and a county has not."""
_FIRM_BEFORE = re.compile(rf"(?:{FIRM})[가-힣()]{{0,6}} ?(?:{RANK.pattern}|(?:담당)? ?직원|담당자?)?[ :(]{{0,2}}$")
_FIRMS_SECTION = re.compile(
    r"(?:\(주\)|㈜|주식회사 |유한회사 |은행|농협|축협|수협|신협|[가-힣]{2}(?:건설|산업|토건|조경|엔지니어링|이엔씨|"
    r"이앤씨|병원|회사|금고|학원|요양원|마트|호텔|보험|증권|전자|화학|물산|상사|협회|재단|공단|신문|일보|조합|대학교?|중학교|고등학교)|"
    r"한국[가-힣]{2,8}공사|공단|\(사\)|\(재\)|사단법인|재단법인|복지법인|수탁 ?(?:기관|자|법인)|위탁 ?(?:기관|"
    r"업체)|시공사|감리단|용역사)"
    rf"[가-힣()]{{0,6}} (?:[가-힣]{{2,8}}(?:과|팀|실|부|국)|{_OWN})? ?"
    rf"(?:(?:[가-힣]{{1,6}})?(?:{RANK.pattern}))?[ :(]{{0,2}}$"
)
"""A firm with one of its sections, which may bear the name of a county's (㈜한빛 관리팀)."""
_FIRM_BEHIND = re.compile(rf"^[ (]{{0,2}}[가-힣㈜()]{{0,8}}?(?:{FIRM})[가-힣]{{0,4}} ?(?:{RANK.pattern})")


_FIRM_IN_BRACKETS = re.compile(
    rf"^ ?[가-힣]{{0,8}}(?:{RANK.pattern})?[ ]?[(\[][가-힣㈜() ]{{0,10}}?(?:{FIRM})"
    r"(?:[ )\],]|[가-힣]{1,4}[)\],])(?<![과팀실국계소면읍][)\],])"
)


_OF_STATE = re.compile(
    r"(?:국립[가-힣]{2,12}(?:원|소)|출입국[·가-힣]{0,8}|(?:지방)?[가-힣]{2,8}(?:관리|국토|고용노동|환경|산림|병무|보훈|세무)[가-힣]{0,2}[청국])"
    r" ?[가-힣]{0,6}(?:사무소|지소|지청)? $"
)
"""A branch of the state, which a firm's word (사무소) ends."""
_FOUNDATION = one_of(words_of("foundations"))
_FOUNDATION_BEFORE = re.compile(rf"(?:{_FOUNDATION}) (?:[가-힣]{{2,6}}[팀실] )?$")
_FOUNDATION_BEHIND = re.compile(rf" ?\([가-힣 ]{{0,12}}(?:{_FOUNDATION})(?: [가-힣]{{2,6}})?\)")
"""Houses that foundations keep for a county: their staff bear its titles and are no officials."""


def is_of_firm(lead: str, trail: str) -> bool:
    """Whether a firm is named right before the title: its staff bear the same titles and are no officials."""
    if _OF_STATE.search(lead):
        return False
    if _FOUNDATION_BEFORE.search(lead) or _FOUNDATION_BEHIND.match(trail):
        return True
    if _FIRMS_SECTION.search(lead) or _FIRM_IN_BRACKETS.match(trail):
        return True
    department = DEPARTMENT_BEFORE.search(lead)
    found = (None if department else _FIRM_BEFORE.search(lead)) or _FIRM_BEHIND.match(trail)
    return found is not None and _OF_COUNTY.search(found.group()) is None


_HEAD = re.compile(r"(?:대표|대표이사|대표자|이사장|대 ?표 ?자)[ :|\t(\n]{0,4}$")
_HEAD_AFTER = re.compile(r"^ ?(?:대표|대표이사|이사장)(?![가-힣])")
_STAFF = re.compile(r"(?:현장 ?대리인|현장 ?소장|기술자|감리원?|근로자|강사)[ :|\t(]{0,4}$")
_CORPORATION_REACH = 90
_CELL_REACH = 30


def heads_corporation(text: str, value: Value, lead: str, trail: str) -> bool:
    """Whether the name stands as head of a corporation named just before: its name is public with the firm's."""
    before = text[max(0, value.start - _CORPORATION_REACH) : value.start]
    is_head = _HEAD.search(before) is not None or _HEAD_AFTER.match(trail) is not None
    in_column = (
        Hint.REVIEW in value.hints
        and _STAFF.search(before) is None
        and is_behind_firm(before[-_CELL_REACH:].split("\n")[-1])
    )
    return in_column or _heads_row(text, value) or (is_head and CORPORATION.search(before) is not None)


_FIRM_CELL = re.compile(rf"[|\t] ?[^|\t\n]{{0,20}}(?:{CORPORATION.pattern})[^|\t\n]{{0,20}}[|\t] ?$")
_HEAD_COLUMN = re.compile(
    r"(?:업체|상호|회사|법인|기관|단체|시공사)(?:명|이름)? ?[|\t] ?(?:대표|대표자|대표자명|대표이사) ?(?:[|\t]|$)",
    re.MULTILINE,
)
_TABLE_REACH = 1_500


def _heads_row(text: str, value: Value) -> bool:
    """Whether a header has a firm's head behind the firm, and the cell in front of the name is a corporation."""
    cell = _FIRM_CELL.search(text, max(0, value.start - _CELL_REACH * 2), value.start)
    return cell is not None and _HEAD_COLUMN.search(text, max(0, value.start - _TABLE_REACH), value.start) is not None
