"""Who stands under an official's label, beside a unit or in the lists of an office and is no official.

A label such as 작성자 or 인수자 stands in citizens' papers too, firms name whom to ask for, and the lists of an office
name those who were granted leave. What is doubted here is asked about, never kept.
"""

import re

from redaction.finding.judging.assumed_titles import is_assumed
from redaction.finding.judging.duties import is_of_leave
from redaction.finding.judging.firms import FIRM
from redaction.finding.language.words import DEPARTMENT, KINSHIP, RANK
from redaction.finding.lists import lines_of, one_of, words_of
from redaction.finding.values.merging import Value

_PEOPLE = rf"{KINSHIP}|{one_of(words_of('citizens'))}|관계 ?:"
_BRACKET = re.compile(r" ?[(\[] ?(?P<inside>[^()\[\]\n]{1,24})[)\]]")
_SOMEBODY = re.compile(rf"(?:{_PEOPLE})|(?:의|와의|과의) ?[부모자처형]$")
_SOMEBODY_LAST = re.compile(rf"(?:{_PEOPLE})$")
_GROUP = re.compile(rf"(?:{FIRM}|[가-힣]{{2,}}(?:회|부|단|조합|협회|교회|상회))$")
_OFFICE = re.compile(rf"{DEPARTMENT.pattern}|{RANK.pattern}|[읍면]|보건|센터|사업소|공무원|의회|군|담당")
_AS_SOMEBODY = re.compile(r" (?:해설사|활동가|봉사자|총무|농가|댁|축사|농장)")
_BEFORE_LABEL = {label: one_of(fronts) for label, *fronts in map(str.split, lines_of("citizens_fields"))}
_FIELD = re.compile(
    rf"(?:{_BEFORE_LABEL['인수']} ?인[수계]자?|{_BEFORE_LABEL['작성']} ?작성자?|{_BEFORE_LABEL['책임']} ?책임자|"
    rf"{_BEFORE_LABEL['감독']} ?감독|{_BEFORE_LABEL['담당']} ?(?:담당자?|책임자)|"
    r"(?<![가-힣])피[가-힣]{2,3}자|민원 ?접수)[ :|(]{0,3}$"
)
"""Fields of citizens' papers and of firms that end like an official's label."""
_FIRM_NAMED = (
    r"(?:업체|상호|회사|법인|거래처|시공사|납품처|공급처|계약 ?상대자|사업장|학교|단체|시설)(?:명|이름)? ?[:|][^\n]*|"
    r"(?:\(주\)|㈜|주식회사|유한회사)[^\n]{0,30}?"
)
_FIRM_FIELD = re.compile(
    rf"(?:{_FIRM_NAMED})(?:\n[^\n]{{0,40}})?(?:담당자?|책임자|실무자|작성자|확인자|인수자|문의처?)[ :|(]*$"
)
"""Whom a firm names to be asked for, the firm just before or in the line above."""
_FIRM_REACH = 120
_ERRAND = re.compile(rf"\)? ?{one_of(words_of('errands'))}(?= |$|[,.)\d]|[은는이가을를의에 ])")
_UNIT_LAST = re.compile(
    r"(?:과|팀|계|실|소|센터|선관위|위원회|도서관|의료원|청|접수|검토|시행|조사|확인)[ :(\[/|·]{1,3}$"
)
_PASSED_ON = re.compile(r" ?\( ?[가-힣 ]{1,12}(?:이첩|이관|경유|접수|방문|민원|면담|처리 ?중)\)")
_GRADED = re.compile(rf"{one_of(words_of('graded_matters'))} ?[(:]? ?$")
_GRADE_BEFORE = re.compile(r"(?P<front>[^\n]*?)(?<![0-9])[4-9]급(?:\([^()]{1,14}\))?[ :,(/·|]{0,3}$")
_GRADE_AFTER = re.compile(
    r"(?P<front>[ (\[,/·|]{0,3}(?:[가-힣]{1,10} )?[가-힣]{0,9}?)[4-9]급(?P<behind> ?\(?[가-힣]{0,6})"
)
_TO_OFFICE = re.compile(r"(?:수신|귀하|귀중|님께|에게|앞)")
_WRITER = re.compile(r" ?(?:올림|드림|배상|拜上)")
_HIRED_ROLE = one_of(words_of("hired_roles"))
_HIRED = re.compile(rf"(?<![가-힣])(?:명예|민간|시민|주민|외부)? ?{_HIRED_ROLE}[ :(]{{1,2}}$")
_HIRED_AFTER = re.compile(rf" {_HIRED_ROLE}(?=[가이은는을를의과와 ,./)]|$)")


def is_bystander(text: str, value: Value, lead: str, trail: str) -> bool:
    """Whether what stands around a name that looks like an official's makes it somebody else's."""
    return (
        _is_called_private(trail)
        or is_assumed(lead, trail)
        or _FIELD.search(lead) is not None
        or _HIRED.search(lead) is not None
        or _HIRED_AFTER.match(trail) is not None
        or _is_of_firms_field(text, value)
        or _is_on_an_errand(lead, trail)
        or _is_graded(lead, trail)
        or (_WRITER.match(trail) is not None and _TO_OFFICE.search(lead) is not None)
        or is_of_leave(text, value, lead)
    )


_OFFICE_WORD = re.compile(
    rf"{DEPARTMENT.pattern}|{RANK.pattern}|[가-힣]{{2}}담당(?!자)|[읍면]사무소|[군도시]청|보건소|사업소|센터|공무원"
)
_MOBILE_BEHIND = re.compile(
    r"[ (,/:·|☎]{0,4}(?:\(?(?:휴대|전화|연락처|H\.?P|T)[가-힣.]{0,4}[ :)]{0,3})?\(?01[016-9][-. )]{1,2}[0-9]"
)
_BEFORE_ANYBODY = re.compile(
    r"(?:작성|(?<!담당자 )(?<!공무원 )확인|인[수계]|입회|기록|책임|감독|보고|조사|간사|서기|배석|감사|총무|"
    r"회계|의장)"
    r"자? ?[:|]? {0,3}"
    r"(?:[가-힣]{2,4}[,·] ?)*$"
)
_BEHIND_ANYBODY = re.compile(r"^ ?(?:서기|간사|총무|감사|의장)(?![가-힣]{2})")
_PLEDGE = r"^[^\n]{0,20}(?:자술서|진술서|각서|탄원서|진정서|서약서|합의서|보증서|동의서|위임장|호소문|건의서)[ ]*$"
_MEETING = (
    "(?:마을|주민|입주자|종친|동창|상가|부녀|노인|청년|번영|학부모|향우|동호|작목)[가-힣]{0,6} ?"
    "(?:총회|대동회|대표 ?회의|월례회|정기회|임원회|모임)|조합 (?:총회|이사회|감사|임원|회의)"
)
_POST = "게시판|바란다(?![가-힣])|칭찬 ?(?:합니다|글)|댓글|후기"
_CLUB = (
    "(?:마을|노인|부녀|청년|종친|동창|동문|번영|상가|상인|향우|친목|입주민|학부모|산악|동호|주민자치|새마을|영농)회(?![의관])|"
    "(?:작목|정비|영농|수리|마을|농가)[가-힣]{0,4}조합|"
    "입주자 ?대표|작목[반회]|종중|문중|추진 ?위원회|수리계|어촌계|관리단"
)
_OF_CITIZENS = re.compile(
    rf"{_PLEDGE}|{_MEETING}|{_POST}|{_CLUB}|작업 ?일지|위 사실을? ?(?:확인|보증|진술)", re.MULTILINE
)
"""Papers that citizens write, and the minutes of their clubs."""
_PAPER_REACH = 400
_POSTED = re.compile(
    r"[ |]{1,4}[0-9]{2,4}[-./][ 0-9]{1,3}[-./][ 0-9]{1,3}\.?[ |]{1,3}(?:오[전후] ?)?[0-2]?[0-9]:[0-5][0-9]"
)
"""When something was posted on a board: the day and the minute."""


def is_labelled_alone(text: str, value: Value, lead: str, trail: str) -> bool:
    """Whether only a label that citizens' papers have too makes somebody an official, and a mobile number or the paper
    itself speaks against it. A rank or a unit beside the name would tell.
    """
    label = _BEFORE_ANYBODY.search(lead) or _BEHIND_ANYBODY.match(trail)
    front = lead[: label.start()] if label and label.re is _BEFORE_ANYBODY else lead
    trail = _BEHIND_ANYBODY.sub("", trail)
    if _OFFICE_WORD.search(front) or _OFFICE_WORD.search(trail):
        return False
    if _MOBILE_BEHIND.match(trail):
        return True
    if label is None:
        return False
    paper = text[max(0, value.start - _PAPER_REACH) : value.end + _PAPER_REACH]
    of_citizens = _OF_CITIZENS.search(text, max(0, value.start - _PAPER_REACH), value.start) is not None
    return of_citizens or _POSTED.match(trail) is not None or _OFFICE_WORD.search(paper) is None


def _is_called_private(trail: str) -> bool:
    """Whether a bracket behind a name says whose neighbour, kin or member it is."""
    if _AS_SOMEBODY.match(trail):
        return True
    found = _BRACKET.match(trail)
    if found is None:
        return False
    inside = found["inside"].strip()
    if _SOMEBODY_LAST.search(inside):
        return True
    return _OFFICE.search(inside) is None and (
        _SOMEBODY.search(inside) is not None or _GROUP.search(inside) is not None
    )


def _is_of_firms_field(text: str, value: Value) -> bool:
    """Whether a name is that of whom a firm names to be asked for, its own field or line just above."""
    return _FIRM_FIELD.search(text, max(0, value.start - _FIRM_REACH), value.start) is not None


def _is_on_an_errand(lead: str, trail: str) -> bool:
    """Whether somebody only calls at the unit in front, or his matter was passed to the one behind."""
    if _PASSED_ON.match(trail):
        return True
    return _UNIT_LAST.search(lead) is not None and _ERRAND.match(trail) is not None


def _is_graded(lead: str, trail: str) -> bool:
    """Whether a grade beside a name is one of disability, pension or an examination (지체 5급), not of a post."""
    before, behind = _GRADE_BEFORE.search(lead), _GRADE_AFTER.match(trail)
    if before is not None and _GRADED.search(before["front"]):
        return True
    return behind is not None and (
        _GRADED.search(behind["front"]) is not None or _GRADED.search(behind["behind"]) is not None
    )
