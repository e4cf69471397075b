"""Lists of officials that a word of duty opens, and inquiries that name whom they are about."""

import re

from redaction.finding.language.gazetteer import is_place
from redaction.finding.language.words import GRADES, RANK, may_be_name
from redaction.finding.values.merging import Value
from redaction.types import Kind

_DUTY = "(?:담당|처리|확인|조사|감사|점검|출장|검사|단속|(?:소송 ?)?수행|감독|입회|측정|작성|보고|기록|복명)"
_UNIT = "[가-힣]{2,8}(?:과|팀|실|국|면|읍|소) "
_SURE_UNIT = (
    "(?!영업|생산|품질|공무|시공|자재|구매|원무|물류|배송|고객|서비스|설치|마케팅|정비|개발|공사|간호|요양|[가-힣]{0,3}[내외안치]과|[가-힣]{0,3}병동|"
    "[가-힣]{0,3}(?:정형|피부|비뇨|소아|산부|신경|이비|한방)|[가-힣]{0,3}(?:축구|야구|배구|농구|씨름|우승|상대|출전))"
    "(?:[가-힣]{2,8}(?:과|팀)|국립[가-힣]{4,12}원|[가-힣]{0,6}(?:사업소|보건소|보건의료원)) "
)
"""A unit that no firm, clinic or club has."""
_DUTY_LIST = re.compile(
    rf"(?:^|[|:]|  |[.),] |(?:{RANK.pattern}) )(?:(?:현장|합동|공동) ?)?"
    rf"(?:{_DUTY}(?:(?:자|관|원|공무원)[ :|]| ?[:|])[ :|]{{0,2}}|{_DUTY} {{1,3}}(?={_UNIT})|"
    r"(?:담당|소송 ?수행) {1,3})"
    rf"(?:{_UNIT}){{0,2}}(?:{RANK.pattern} )?(?P<names>(?:[가-힣]{{2,4}}(?: ?[,·] ?| )){{1,4}})$"
)
_INQUIRY = re.compile(
    r"(?:관련자|혐의자|비위자|피조사자|"
    r"(?:징계|처분|포상|표창|수상|추천|선발|승진|임용|전보|교육) ?(?:대상자?|후보자?|예정자)) ?"
    r"[:(|][^\n]{0,50}$|"
    r"(?<![가-힣])(?:사고|재해|부상|감염|확진|격리|비위|적발|처분|문책|징계|훈계|경고|피소|피신고)[자인] ?(?:는|"
    r"은|인적 ?사항)?"
    r"[ :(|]{1,3}[^\n,.]{0,24}$"
)
_DONE_TO = (
    "(?:수료|이수|합격|응시|수강|수상|휴직|병가|승진|전출 ?희망|전보 ?희망|미 ?수검|미 ?이수|확진|격리|수혜|당첨|"
    "피신고|피진정|피고소|피고발|피민원|피조사|피면담|피평가)(?:자|인|대상자|직원|교육생)?"
)
_WHOM = (
    rf"피해 ?(?:공무원|교원|교사|직원|경찰관|소방관|자)|퇴직 ?예정자?|대상자?|{_DONE_TO}|"
    r"재해자|부상자|사망자|환자|당사자|고인|후보자(?: ?등록)?|교육생|수강생|훈련생|신청자|신청인|희망자|지원자"
)
_OTHERS = r"(?P<others>(?:(?:[가-힣0-9]{2,10} ){0,2}[가-힣]{2,4}(?: ?\([^()\n]{1,16}\))? ?[,·] ?){0,6})"
_UNIT_AND_RANK = (
    r"(?:[가-힣]{2,10}(?:과|팀|실|소|청|면|읍|서|관|직원) ?){0,2}"
    rf"(?:[가-힣]{{0,8}}[5-9]급 |[가-힣]{{0,8}}(?:{RANK.pattern}) )?"
)
_SUBJECT_FIELD = re.compile(
    rf"(?<![가-힣])(?:{_WHOM})(?: ?직원)?(?: ?(?:명단|현황|간담회|참석))* ?[:|(]? ?{_OTHERS}{_UNIT_AND_RANK}$"
)
"""A word for those a matter is about, and what of a list stands between it and a name."""
_ON_LEAVE = (
    "(?:휴직|병가|복직|휴가|격리|확진|감염|접종|검진|미? ?수검|미? ?검진|요양|징계|처분|면직|해임|퇴직|입원)"
    "(?: ?처분)?(?:자| ?대상자)"
)
_LEAVE = re.compile(
    rf"(?:{_ON_LEAVE}(?: ?(?:명단|현황|명부|내역))?|확진) ?[:(|][^\n]{{0,50}}$|{_ON_LEAVE}[ ][^\n:]{{0,20}}$"
)
_LEAVE_LIST = re.compile(
    rf"^[^\n]{{0,20}}{_ON_LEAVE} ?(?:(?:명단|현황|명부|내역|목록)[^\n]{{0,8}}|[^\n가-힣]{{0,8}})$|"
    r"^[^\n]{0,20}(?:휴직|병가|징계|건강 ?검진|신체 ?검사|퇴직) ?(?:대상 ?)?(?:명단|현황|명부|내역|목록)[^\n]{0,8}$|"
    r"^[^\n]{0,12}(?:신분상 ?(?:조치|처분)|(?<!행정)(?<!행정 )(?:비위|문책|징계|처분|훈계|경고|부상|재해|"
    r"감염)(?:사실|자|공무원)?"
    r"(?: ?(?:통보|요구|의결|조치))? ?(?:대상자?|결과|내역|현황|명단))[^\n가-힣]{0,8}$",
    re.MULTILINE,
)
_LIST_REACH = 400
_ON_DUTY = re.compile(r"담당|결재|검토|기안|확인|처리|위원장|간사|작성|보고")
_ONCE = re.compile(r"(?<![가-힣])당시 [^\n,.:]{0,14}$")


_UNIT_FIRST = re.compile(
    rf"(?:^|[|/○●■□▶※] ?){_SURE_UNIT}(?:출장|점검|조사|확인|단속|입회|근무|당직)(?:자|"
    rf"반)? ?[:：] ?(?:[가-힣]{{2,4}} ?[,·] ?){{0,4}}$"
)
"""A unit and what it does, a list of who does it (산림과 출장: 김도현, 박지훈)."""
_UNIT_ON_DUTY = re.compile(
    rf"(?:^|[|:/]|  |[.),] |[①-⑳○●■□▶※] ?)(?:(?:현장|합동|공동) ?)?"
    r"(?:담당|처리|확인|조사|점검|출장|검사|입회|작성|기록|복명|접수|면담|문의|안내)(?:자|관|원|공무원)?[ :|]{1,3}"
    rf"(?:{_SURE_UNIT}){{1,2}}$"
)
"""A word of duty and a unit right before a name (⑨ 확인 귀농귀촌팀 구자운)."""


def is_listed_on_duty(lead: str, name: str) -> bool:
    """Whether a name goes on a list (확인자 산림과 김도현, 박지훈): at most one department and names before it."""
    if not may_be_name(name):
        return False
    if any((_KEEPS_MINUTES.fullmatch(lead), _UNIT_ON_DUTY.search(lead), _UNIT_FIRST.search(lead))):
        return True
    listed = _DUTY_LIST.search(lead)
    others = re.findall("[가-힣]+", listed["names"]) if listed else []
    return listed is not None and all(
        may_be_name(other) and other[-1] not in "팀과" and not is_place(other) for other in others
    )


_KEEPS_MINUTES = re.compile(r" *(?:회의 ?)?(?:기록|복명) ?[:：]? ?[가-힣]{2,3}[읍면] $")
"""A township alone is where people live too, but not of whom the minutes say that he kept them."""


_FIELD_OF_DUTY = re.compile(
    r"(?<![가-힣])(?:조사|점검|확인|담당|감독|입회|접수|처리|단속|검사|출장|복명|면담)(?:자|관|원|공무원)[ :|]{1,4}"
    r"(?:소 ?속|부 ?서)[^\n]{2,30}직 ?[급위][^\n]{2,16}성 ?명[ :|]{1,4}$"
)


_GRADED_FIELD = re.compile(rf"직 ?[급위책]?[ :|]{{1,4}}(?:{GRADES}|[4-9]급)[ ,/|]{{1,6}}성 ?명[ :|]{{1,4}}$")
_ACTING_FIELD = re.compile(
    rf"{_DUTY}(?:자|관|원|공무원)|위 ?(?:사람|공무원)[은이] [^\n]{{0,20}}(?:점검|조사|단속|검사|확인)"
)
_ASKING_FIELD = re.compile(
    r"신청|희망|대상자|응시|수강|지원자|피[조면]|혐의|휴직|병가|휴가|연가|청구인|서약|동의|고충|진술|문답"
)
_FIELD_REACH = 80


def is_field_of_duty(text: str, value: Value, lead: str) -> bool:
    """Whether unit, rank and name are the fields of one who acts (조사공무원 소속 환경과 직급 환경7급 성명 김도현)."""
    if _FIELD_OF_DUTY.search(lead):
        return True
    around = text[max(0, value.start - _FIELD_REACH) : value.end + _FIELD_REACH // 2]
    is_graded = _GRADED_FIELD.search(lead) is not None and _ACTING_FIELD.search(around) is not None
    return is_graded and _ASKING_FIELD.search(text[: value.end + _FIELD_REACH]) is None


def is_subject_of_inquiry(lead: str) -> bool:
    """Whether the line names those an inquiry is about (관련자: 축산 6급 김도현, 축산 8급 박지훈)."""
    return _INQUIRY.search(lead) is not None


def is_subject_of_field(lead: str) -> bool:
    """Whether a field names those a matter is about, ranks or not (피해공무원: 민원과 김도현, 수료자: 박지훈)."""
    return _SUBJECT_FIELD.search(lead) is not None


_ACTS = re.compile(
    r"(?:(?:요구|의결|처분|임용|승인|징계|허가|제청)권자|의결 ?요구자|인사위원회 ?위원장)[ :|]{1,3}"
    r"(?:[가-힣]{2,8} ?){0,2}$"
)
_ROLE = re.compile(r"(?:피의자|혐의자|비위자|피징계자)(?=[ :]{1,2}$)")
_INVESTIGATES = re.compile(
    r"(?:[을를]|에 ?대[하한]여?|에게) ?(?:[가-힣]{2,6} )?(?:조사|신문|체포|검거|송치|인계|연행|호송|면담)"
)
_ROLE_REACH = 8


def acts_on_personnel(lead: str) -> bool:
    """Whether the line names who decides on the matter of another (징계의결 요구권자 군수 김도현)."""
    return _ACTS.search(lead) is not None


def without_anothers_role(text: str, value: Value, nearby: tuple[Value, ...]) -> str:
    """The text with the words blanked, length kept, that say whom an officer questions (피의자 이서연을 조사)."""
    for other in nearby:
        if other.kind is Kind.PERSON and other.start > value.end and _INVESTIGATES.match(text, other.end):
            role = _ROLE.search(text, other.start - _ROLE_REACH, other.start)
            text = text[: role.start()] + "□" * len(role.group()) + text[role.end() :] if role else text
    return text


_ASKED = re.compile(r"(?:문의|회신|제출|안내|연락)[가-힣]{0,3}[ :]{1,2}[가-힣 ]{2,14}$")
"""Whom to ask, whatever about."""


def is_of_leave(text: str, value: Value, lead: str) -> bool:
    """Whether a line or the title of a list names those who are on leave, ill or punished (휴직자 명단)."""
    if _LEAVE.search(lead) and _ASKED.search(lead) is None:
        return True
    return _ON_DUTY.search(lead) is None and (
        _LEAVE_LIST.search(text, max(0, value.start - _LIST_REACH), value.start) is not None
    )


def served_once(lead: str) -> bool:
    """Whether the rank in front is told of another time (당시 과장 김도현): an officer looks."""
    return _ONCE.search(lead) is not None
