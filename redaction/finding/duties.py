"""Lists of officials that a word of duty opens, and inquiries that name whom they are about."""

import re

from redaction.finding.words import looks_like_name

_DUTY_LIST = re.compile(
    r"(?:^|[|:]|  |[.)] )(?:(?:현장|합동|공동) ?)?(?:담당|처리|확인|조사|감사|점검|출장|검사|"
    r"단속|소송 ?수행|감독|입회|측정|작성|보고)(?:자|"
    r"관|원|공무원)?[ :|]{1,3}"
    r"(?:[가-힣]{2,8}(?:과|팀|실|국|면|읍|소) ){0,2}(?P<names>(?:[가-힣]{2,4}(?: ?[,·] ?| )){1,4})$"
)
_INQUIRY = re.compile(
    r"(?:관련자|혐의자|비위자|피조사자|"
    r"(?:징계|처분|포상|표창|수상|추천|선발|승진|임용|전보|교육) ?(?:대상자?|후보자?|예정자)) ?"
    r"[:(|][^\n]{0,50}$"
)
_ONCE = re.compile(r"(?<![가-힣])당시 [^\n,.:]{0,14}$")


def is_listed_on_duty(lead: str, name: str) -> bool:
    """Whether a name goes on a list (확인자 산림과 김도현, 박지훈): at most one department and names before it."""
    listed = _DUTY_LIST.search(lead)
    if listed is None or not looks_like_name(name):
        return False
    return all(looks_like_name(other) for other in re.findall("[가-힣]+", listed["names"]))


def is_subject_of_inquiry(lead: str) -> bool:
    """Whether the line names those an inquiry is about (관련자: 축산 6급 김도현, 축산 8급 박지훈)."""
    return _INQUIRY.search(lead) is not None


def served_once(lead: str) -> bool:
    """Whether the rank in front is told of another time (당시 과장 김도현): an officer looks."""
    return _ONCE.search(lead) is not None
