"""Officials told by their post in a paper: on watch, in a crew, at the head of a station, moved to another unit.

Neither a rank nor a department stands beside them; what kind of paper it is tells that only officials do this. Limits:
the words that tell it stand in the first lines or anywhere before the name, and lists of hired people have the same.
"""

import re
from functools import lru_cache

from redaction.finding.language.words import may_be_name
from redaction.finding.lists import one_of, words_of
from redaction.finding.values.merging import Value
from redaction.finding.values.named import is_named

_WATCH = re.compile(r"시간 ?외 ?근무|초과 ?근무|당직|숙직|일직|관내 ?출장|비상 ?근무")
_HIRED = re.compile(rf"{one_of(words_of('hired_papers'))}|학교(?!길)|\(주\)")
_DAY = re.compile(r" *(?:[0-9]{1,4}[./월] ?)?[0-9]{1,2}[./월일]? ?[0-9]{0,2}\.?일?(?:\([월화수목금토일]\))?[ |]{1,12}")
_HOURS = re.compile(r"[ |]{1,12}[0-2]?[0-9]:[0-5][0-9][ |~\-]{1,12}(?:익일 ?)?[0-2]?[0-9]:[0-5][0-9](?![0-9])")
_CREW = re.compile(
    r"(?:.*[가-힣](?:,|/|\|) ?| *)(?:(?:구급|구조|진압|출동|운전) ?)?대원[ :|]{1,3}(?:[가-힣]{2,4}[ ,·]{1,2}){0,4}$"
)
_WATCHMAN = re.compile(
    r" *(?:숙직|일직|당직)(?: ?(?:자|원|근무자|사령|책임자))?[ :|]{1,4}(?:[가-힣]{2,4}[ ,·/|]{1,3}){0,4}$"
)
_RESCUE = re.compile(r"구급 ?활동|구조 ?활동|화재 ?(?:출동|진압)|119|소방 ?출동|소방서|구급 ?출동")
_VOLUNTEERS = re.compile(r"의용 ?소방|자율 ?방범|자원 ?봉사|민간 ?구급")
_CHIEF = re.compile(r" *(?:[가-힣]{2,4} ?)?(?:경찰|소방|세무)?서장 *")
_STATION = re.compile(r"(?:경찰서|소방서|세무서|우리 서 )")
_LIBRARIAN = re.compile(r"(?:^|[\s,(/·])(?:담당 ?)?사서[ :]{1,2}$")
_LIBRARY = re.compile("도서관|반납|대출|열람")
_MOVES = re.compile(
    r" ?(?:[가-힣]{2,8}(?:과|실|면|읍|소|팀|관)장?) ?(?:→|->|=>|⇒|에서) ?[가-힣]{2,8}(?:과|실|면|읍|소|팀|"
    r"관)장?(?![가-힣])"
)
_ORDER = re.compile(r"인사 ?발령|전보|승진|임용|보직|파견")
_PAPER_REACH = 1_200
_TITLE_REACH = 60


def holds_post(text: str, value: Value, lead: str, trail: str) -> bool:
    """Whether the paper and the words beside a name tell that an official stands there."""
    before = max(0, value.start - _PAPER_REACH)
    if _DAY.fullmatch(lead) and _HOURS.match(trail):
        return is_of_watch(text[: _TITLE_REACH * 2])
    if _WATCHMAN.fullmatch(lead) and may_be_name(text[value.start : value.end]):
        return _HIRED.search(text[:_PAPER_REACH]) is None
    if _CREW.fullmatch(lead):
        return _RESCUE.search(text, before, value.start) is not None and _VOLUNTEERS.search(text) is None
    if _CHIEF.fullmatch(lead):
        return not trail.strip() and _STATION.search(text, before, value.start) is not None
    if _LIBRARIAN.search(lead) and is_named(text, value):
        return _LIBRARY.search(text, before, value.start) is not None and _HIRED.search(text[:_PAPER_REACH]) is None
    is_order = _ORDER.search(text, before, value.start) is not None and _HIRED.search(text[:_PAPER_REACH]) is None
    return _MOVES.match(trail) is not None and is_order


@lru_cache(maxsize=8)
def is_of_watch(title: str) -> bool:
    """Whether the first lines of a paper make it a list of officials' extra hours or watches, of nobody hired."""
    return _WATCH.search(title) is not None and _HIRED.search(title) is None


_APPOINTS = re.compile(
    r"[ |)\]]{1,3}(?:[0-9.\-/]{6,12}[ |]{1,3})?(?:[가-힣]{2,10} ?){1,3}"
    r"(?:에 ?(?:보함|임함)|(?:근무|겸임|파견)[을를] ?명함|에 ?전보)"
)


def is_appointed(trail: str) -> bool:
    """Whether a row of orders gives the person a post (토지면 부면장에 보함): a birth beside him tells no citizen."""
    return _APPOINTS.match(trail) is not None


def is_moved(trail: str) -> bool:
    """Whether a move from a unit to another stands behind a name (총무과→농정과)."""
    return _MOVES.match(trail) is not None
