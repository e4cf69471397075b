"""What is said of one person is taken as a whole: a word of health, crime, hardship or belief with its phrase.

`우측 유방암 2기 절제술 후 방사선 치료 중`, `특수절도 징역 10월 집행유예 2년`, `고관절 치환술(양측, 2022년)`: the word
alone is known, what stands around it tells side, count, stage, outcome and sentence. A phrase ends at a comma, a cell,
a name, or a particle that ends the noun phrase; only words that tell more of the condition follow one. Limits: no
phrase reaches over a line break, and a date of day and month stays.
"""

import re
from dataclasses import replace

from redaction.finding.lists import words_of
from redaction.finding.recognizing.conditions import PART, spaced
from redaction.finding.values.merging import Value, near
from redaction.types import Kind

_COUNTED = (
    r"(?:회|차|번|주|일|개월|달|년|시간|개|대|군데|곳|바늘|cm|㎝|mm|㎜|mg|㎎|㎍|ml|cc|L|ℓ|리터|℃|kg|%|％|퍼센트|급|등급|"
    r"기|단계|도|정|점|범|월|건|호|병|잔|갑|"
    r"[백천]?만 ?원|천 ?원|원|mmHg)"
)
_COUNT = (
    r"(?:(?:약|총|매?주|매?월|연|하루|최근|지난|벌써|제) ?)?[0-9]{1,4}(?:[.,~∼/·-][0-9]{1,4}){0,2} ?"
    rf"{_COUNTED}(?:째|차|간|가량|정도|이상|전|후|경|형)?"
)
_SAID_COUNT = (
    r"(?:한|두|세|네|서너|너댓|다섯|여섯|일곱|여덟|아홉|열|여러|수) ?(?:번|차례|달|해|주|개|군데|곳|대|시간|잔|병|"
    r"갑|날)(?:째|간|전|후)?"
)
_MEASURE = r"0[.,][0-9]{2,3}(?: ?[%％])?|[0-9]{2,3}/[0-9]{2,3}"
_LONG_PART = "|".join(part for part in PART.split("|") if len(part) > 1)
_TAILS = spaced(words_of("phrase_tails"), loose_from=3)
_UNIT = rf"(?:{_TAILS}|{_COUNT}|{_SAID_COUNT}|{_MEASURE}|{_LONG_PART})"
_BRACKETED = rf" ?\((?:{_UNIT}[ ,·/]{{0,2}}){{1,5}}\)"
_LINK = r"(?:(?:으로|로)(?: ?인[해한]| ?인하여)? |[을를이가의에] | ?· ?|[와과] | )?"
_WHOLE = (
    r"(?=[^가-힣A-Za-z0-9]|$|(?:으로|에게|에서|입니|이라|이며|이고|이나|이던|이었|까지|부터|때문|상태|"
    r"[은는이가을를의에로과와도만인임라란했하한할해됨된되받였있없중])(?:(?<=[했하한할해됨된되받였있없])|"
    r"(?![가-힣]{3})))"
)
_TELLING = (
    r"(?:[을를이가도에]|에서|으로|로)? ?(?:앓[고은는아던았음]|앓으[시셨]|맞[고은는아던았음]|먹[고은는어던었음]|(?:차|"
    r"끼)[고는던며]|"
    r"달고|짚[고는어]|끊[고은는어었음]|당[하해했한함]|겪[고은는어었음]|시달[리려렸린림]|고생[하해했한]|"
    r"쓰러[지져졌진짐]|"
    r"들[리려렸린림]|잃[고은어었음]|심[하해함한]|못 ?[가-힣])[가-힣]{0,2}(?![가-힣])"
    r"(?: (?:계[심신시셔십]|있[음고다어는었습으]|지[내냄]|남|못|않)[가-힣]{0,3})?"
)
"""Verbs that tell as much as their noun does."""
_TAIL = re.compile(rf"(?:(?:{_LINK}{_UNIT}{_WHOLE}|{_LINK}{_UNIT}(?={_UNIT})|{_BRACKETED}){{1,9}}|)(?:{_TELLING})?")
"""What stands behind the word; it may be empty."""
_KINDS = (
    "만성|급성|아급성|중증|경증|고도|중등도|경도|심한|심각한|가벼운|초기|중기|말기|선천성|후천성|노인성|소아|원발성|"
    "특발성|재발성|진행성|다발성|전이성|악성|양성|유전성|상습|특수|상세불명의|기타|의증|복합|단순|심인성|난치성|희귀|"
    "알코올성|외상성|퇴행성|[좌우양]측|[좌우양]안|[좌우]수|[좌우]족|(?:왼|오른|양|한)(?:쪽|편|손|팔|발|다리|눈)|"
    "[좌우양](?= )|"
    "전신|상반신|하반신|혼자(?:서는?)?|스스로|전혀|거의|매일|자주|평소|밤마다|수시로|계속|자꾸|가끔"
)
_LEAD = re.compile(
    rf"(?:(?<![가-힣A-Za-z0-9])(?:{_KINDS}|(?:{PART})부?(?:에|의|이|가)?|(?:경|두|흉|복|요|둔|원위|근위)부|"
    rf"제?[12] ?형|제?[1-6] ?급|[0-4] ?기|"
    r"(?:작년|재작년|지난해|올해|어릴 ?때|어려서|젊어서|추락으로|낙상으로|넘어져|넘어지며|사고로|교통사고로|"
    r"산재로|출산 ?후|산후|수술 ?후|갑자기|급격한|일시적|반복적|지속적|심하게|크게)|[0-9]{2}[.,][0-9] ?(?:℃|도)|"
    r"(?:[가-힣]{1,6} )?[가-힣○]{0,8}(?:병원|의원|의료원|[내외안소]과|아과|부인과|비뇨기과|정신과|신경과|피부과|치과)"
    r"(?:에|에서)?|"
    r"제?[1-5](?:[·,~][1-5]){0,3} ?수?지|[LTCS][1-9](?:[-~/][LTCS]?[1-9])?|[0-9]{1,2}번|"
    r"(?:최근 |지난 |약 |매?주 |매?월 |하루 )?[0-9]{1,3} ?(?:회|차|개월|주|년)(?: ?(?:전|째|간|동안|전부터))?|"
    r"(?<=[^\n] )(?:19|20)[0-9]{2}년)[ ·]?)+$"
)
"""What stands in front of the word."""
_LEAD_REACH = 24
_NO_PART = (
    "귀가|접수|방문|안내|통보|연계|제출|확인|요청|문의|상담|신청|조사|처리|지원|예정|요망|협의|보고|이송|인계|전화|연락|"
    "통화|발급|서류|동행|설명|의견|회신|진술|주장|작성|담당|참고|바람|붙임|첨부|받고|돌보|대상|교육|예방|사업|행사|안전"
)
"""Words of what an office or a helper does about it: no part of the condition."""
_REST = re.compile(
    rf"(?:[ ]?\((?![^()\n]*(?:{_NO_PART}))[가-힣A-Za-z0-9 ·,%~.-]{{1,16}}\))?"
    rf"(?:(?![^,;|/\t\n()\[\]\"”’'.]*(?:{_NO_PART}))[가-힣]{{0,3}}(?: [가-힣0-9%℃,g㎏]{{1,7}}){{1,3}}|[가-힣]{{1,3}})?"
    r"(?=[ ]?(?:[,;|/)\]\"”’'→]|\. |\.?$|\.?\n| {2}))",
    re.MULTILINE,
)
"""The rest of an item: up to the comma, the bracket or the end of the cell or line, three words at most."""
_FRONT = re.compile(
    rf"(?<=[(\"“‘'|/,:])[ ]?(?P<words>(?![^\n]*(?:{_NO_PART}))(?:[가-힣]{{1,6}}[가-힣](?<![은는]) ){{1,3}})$"
)
"""What begins the item in front of the phrase, three words at most."""
_FRONT_REACH, _REST_REACH = 18, 30
_BETWEEN = re.compile(
    r"[ ]?(?:[·・+&]|(?<![A-Za-z])[,/]|및|또는|[와과하](?= )|하고|이나|으로 ?인[한해]|으로|로|의|에|[을를])?[ ]?|"
    r" ?(?:후|뒤|및|겸) "
)
_REACH = 120
_TRANSPARENT = frozenset({Kind.SENSITIVE, Kind.OTHER})
"""Kinds a phrase may take in: an amount may be a fine."""


def with_phrases(text: str, values: tuple[Value, ...]) -> tuple[Value, ...]:
    """The values, a sensitive one grown over its phrase and united with the next where they make one phrase."""
    phrases: list[Value] = []
    for value in values:
        if value.kind is not Kind.SENSITIVE:
            continue
        last = phrases[-1] if phrases else None
        if last is not None and value.end <= last.end:
            phrases[-1] = _united(last, value)
            continue
        grown = _grown(text, value, values, last.end if last is not None else 0)
        if last is not None and _BETWEEN.fullmatch(text, last.end, grown.start):
            phrases[-1] = _united(last, grown)
        else:
            phrases.append(grown)
    if not phrases:
        return values
    taken = frozenset(place for phrase in phrases for place in range(phrase.start, phrase.end))
    outside = (value for value in values if value.kind is not Kind.SENSITIVE and value.start not in taken)
    return tuple(sorted((*outside, *phrases), key=lambda value: value.start))


def _grown(text: str, value: Value, values: tuple[Value, ...], floor: int) -> Value:
    """A value with what belongs to it on both sides: it ends where another value stands, and takes in an amount."""
    others = near(value, values, _REACH)
    walls = [other for other in others if other.kind not in _TRANSPARENT]
    least = max(floor, value.start - _LEAD_REACH, *(wall.end for wall in walls if wall.end <= value.start), 0)
    most = min((wall.start for wall in walls if wall.start >= value.end), default=len(text))
    lead = _LEAD.search(text, least, value.start)
    start = lead.start() if lead is not None else value.start
    tail = _TAIL.match(text, max(value.end, floor), most)
    end = tail.end() if tail is not None else value.end
    rest = _REST.match(text, end, min(most, end + _REST_REACH))
    end = rest.end() if rest is not None and (most > end + _REST_REACH or rest.end() <= most) else end
    front = _FRONT.search(text, max(least, start - _FRONT_REACH), start)
    start = front.start("words") if front is not None else start
    end = max([end, *(other.end for other in others if other.kind is Kind.OTHER and other.start < end)])
    return replace(value, start=start, end=end)


def _united(first: Value, second: Value) -> Value:
    surer = second if second.score > first.score else first
    return replace(surer, start=first.start, end=max(first.end, second.end), hints=first.hints | second.hints)
