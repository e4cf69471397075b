"""Officials of services other than a county's: police, army, courts, prosecutors, public clinics, libraries, schools.

Their ranks are common words (경위, 상사) or no ranks at all (검사, 의사, 관장), so that the service must be named: in
the words before the name, or in the lines around it for a rank. Limits: who is hired there, and higher schools,
whose foundation no paper tells, are for an officer to decide.
"""

import re

from redaction.finding.language.words import may_be_name
from redaction.finding.lists import one_of, words_of
from redaction.finding.values.merging import Value

_NEXT = r"(?=[ ,/|)\].;:·→]|님|[은는이가을를의과와]|에게|께|한테|$)"
_POLICE_RANK = re.compile(rf" ?(?:경사|경위|경감|경정){_NEXT}(?! ?(?:설명|파악|진술서|보고서|확인서|는 다음|및 조치))")
_POLICE = re.compile(
    r"경찰|지구대|파출소|치안센터|(?<![가-힣])[가-힣]{2}서(?=[ ,./:)(의에]|$)|112|형사|"
    r"수사[과팀관]|여성청소년|여청|기동대|해경"
)
_SOLDIERS_RANK = re.compile(rf" ?(?:하사|중사|상사|원사|준위|소위|중위|대위|소령|중령|대령|준장){_NEXT}")
_ARMY = re.compile(
    r"부대|[0-9]대대|대대장|연대|여단|사단|예비군|군단|육군|해군|공군|해병|병무|입영|복무|동원훈련|사령부"
)
_RANK_REACH = 90

_AREA = r"(?:[가-힣0-9]{2,10}(?:부|과|실|팀|계|반|대|단) |\([^()]{2,16}\) ?)?"
_SERVICE = one_of(words_of("public_services"))
_ROLE = one_of(words_of("service_roles"))
_SERVES = re.compile(rf"(?:{_SERVICE}),? ?{_AREA}(?:담당 ?)?(?:{_ROLE})[ :(]{{1,2}}$")
"""A service of the state or the county and a role in it, right before a name (보건지소 공중보건의 김도현)."""
_ROLE_ALONE = re.compile(
    rf"(?:^|[\s/|,·(\[→:])(?:{one_of(words_of('service_roles_alone'))})[ :|]{{1,3}}"
    r"(?P<names>(?:[가-힣]{2,4} ?[,·] ?){0,3})$"
)
"""Roles that only officials have, wherever they stand."""
_OF_SERVICE = re.compile(rf"(?:{_SERVICE}) {_AREA}$")
_ROLE_BEHIND = re.compile(
    rf" (?:{_ROLE})(?=[ ,/|)\].:]|님|[은는이가을를의과와]|에게|께|한테|$)"
    r"(?! ?(?:면허|자격|지망))"
)
"""A service of the state before a name and a role in it behind (보건지소 김도현 의사가)."""
_POLICE_RANK_BEFORE = re.compile(r"(?:^|[,/|·] ?|[0-9] |  )(?:경사|경위|경감|경정) $")
_CREW_GOES_ON = re.compile(r"(?:$|[,·] ?(?:순경|경장|경사|경위|경감|경정) | {2}|/)")
_KEEPER = re.compile(
    r"(?:[군시도국]립|공립)[가-힣 ]{2,14}[ ](?:관장|소장|원장|센터장)[ :(]{1,2}$|"
    r"(?:생태|전시|기념|과학|체험|역사|민속|문화예술|수목|박물|미술|향토|천문|곤충|어류|도서)관장[ :(]{1,2}$|"
    r"(?<!작은)(?:도서관|박물관|미술관|전시관|기념관|생태관|과학관|휴양림|수목원|사업소|"
    r"보건진료소)[ ](?:관|소|원)장[ :(]{1,2}$"
)
"""The head of a house that the county or the state keeps."""
_UNDER_FOUNDATION = re.compile(r"사립|재단|법인|수탁|위탁|작은도서관|복지관|요양|사찰|교회")
_PUPILS_TEACHER = re.compile(
    r"초등학교(?:장| (?:[1-6]학년 ?)?(?:[0-9]{1,2}반 ?)?(?:담임|보건|영양|상담|특수|수석|돌봄)?"
    r"(?:교사|교장|교감|담임|행정실장)?)[ (]{1,2}$"
)
"""A teacher or the head of an elementary school, which the state keeps."""
_RESCUER = re.compile(r" ?소방(?:사|교|장|위|경|령|정)(?![가-힣]{2})")
_ARRESTED = re.compile(r"피의자|피고인?|혐의|징계|비위|고소|고발|진정")


def serves_the_state(text: str, value: Value, lead: str, trail: str) -> bool:
    """Whether a service of the state is named with a role before the name or a rank behind it."""
    if _SERVES.search(lead) or _has_role_alone(lead) or teaches_for_the_state(lead):
        return True
    if _OF_SERVICE.search(lead) and _ROLE_BEHIND.match(trail):
        return True
    if _POLICE_RANK_BEFORE.search(lead) and _CREW_GOES_ON.match(trail):
        return _POLICE.search(text, 0, _RANK_REACH) is not None
    if _KEEPER.search(lead):
        return _UNDER_FOUNDATION.search(lead) is None
    if _LIBRARIAN.match(trail):
        return _LIBRARY.search(text, max(0, value.start - _LIBRARY_REACH), value.start) is not None
    return bears_sworn_rank(text, value, trail)


def _has_role_alone(lead: str) -> bool:
    """Whether a role that only officials have stands before a name, or before those of a list it goes on."""
    found = _ROLE_ALONE.search(lead)
    return found is not None and all(map(may_be_name, re.findall("[가-힣]+", found["names"])))


_LIBRARIAN = re.compile(r" 사서(?=[ ,.)이가은에와를]|$)")
_LIBRARY = re.compile(r"(?<!작은)도서관")
_LIBRARY_REACH = 400


def teaches_for_the_state(lead: str) -> bool:
    """Whether an elementary school and its teacher or head stand before the name: 담임 alone is a pupil's field."""
    return _PUPILS_TEACHER.search(lead) is not None


def bears_sworn_rank(text: str, value: Value, trail: str) -> bool:
    """Whether a rank of the police or the army stands behind a name where the lines around speak of that service."""
    service = _POLICE if _POLICE_RANK.match(trail) else _ARMY if _SOLDIERS_RANK.match(trail) else None
    if service is None:
        return False
    around = text[max(0, value.start - _RANK_REACH) : value.start] + trail
    return service.search(around) is not None


def acts_on_others(text: str, value: Value, lead: str, trail: str) -> bool:
    """Whether somebody's service is to act on what befalls others: an illness, a crime told there is not his."""
    if _ARRESTED.search(lead[-_CLOSE:]):
        return False
    if _RESCUER.match(trail) or _SERVES.search(lead) or _has_role_alone(lead):
        return True
    return bears_sworn_rank(text, value, trail)


_CLOSE = 12
