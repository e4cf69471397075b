"""Officials to whom something happens: illness, an accident, a punishment, a debt make them private at that place.

The law lets the name of an official stand who does his duty (제9조제1항제6호 라목), not of one of whom a paper tells
what befell him. Limits: one clause with one subject, a cell of a row with no other person, a word right before unit
and name.
"""

import re

from redaction.finding.judging.surroundings import row_of
from redaction.finding.language.words import looks_like_name
from redaction.finding.values.merging import Value, near
from redaction.types import Kind

_HURT = (
    r"넘어져|넘어지[며면]|미끄러져|쓰러[져졌짐]|다[쳐쳤]|다침|다치[고며]|부상(?:을 ?(?:입|당)|당)|골절|염좌|"
    r"화상을 ?입|감전|물[려렸]|쏘[여였]|치여|들이받[혀혔]|추락[하해]|사고를 ?(?:당|냈|내)|전치 ?[0-9]|중상|실신|"
    r"응급실|[이후]송(?:됨|되|됐)|맞아|폭행당|부러[져짐]"
)
_ILL = (
    r"입원(?:함|하[여며]| ?중(?!인)|했)|수술(?:을 ?받|함|했|받)|치료(?:를 ?받| ?중(?!인)|받|$)|"
    r"확진(?:됨|되|을 ?받| ?판정|됐)|양성 ?판정|격리(?: ?중(?!인)|됨|되|에 ?들어)|사망(?:함|하|했)|숨[져졌진]|순직|"
    r"투병|요양 ?중(?!인)|임신|유산"
)
_IN_TROUBLE = (
    r"이혼|파산|회생|급여 ?압류|압류(?:됨|되|당)|피소|(?:고소|고발|소송)(?:를|을)? ?당|기소(?:됨|되|유예)|"
    r"구속(?:됨|되)|벌금|(?:접대|향응|금품|뇌물)(?:을|를)? ?받|적발(?:됨|되|됐)|면허 ?(?:취소|정지)|대기 ?발령|"
    r"경고를 ?받|주의 ?처분|훈계 ?처분"
)
_HAPPENED = re.compile(f"{_HURT}|{_ILL}|{_IN_TROUBLE}")
"""Verbs and nouns of what befalls the subject of a clause, not of what he does to others."""
_SUBJECT = re.compile(r"(?<=[가-힣)])(?:(?<![같높깊많길일])이|(?<![누])가|은|(?<![하있오되없가르리치])는|께서)(?=[ ,])")
_END = re.compile(r"\n|(?<=[다함됨임음])\. |; ")
_OWN_SUBJECT = re.compile(r"(?:[ (]{0,2}[가-힣0-9]{1,10}\)?){0,2}?(?:이|가|은|는|께서)(?=[ ,])")
_CLAUSE = 80


def _befell_behind(text: str, value: Value, values: tuple[Value, ...]) -> bool:
    """Whether the clause behind a name tells what happened, and names nobody else it could have happened to."""
    stop = min(
        (
            other.start
            for other in near(value, values, _CLAUSE)
            if other.start >= value.end and other.kind is Kind.PERSON and looks_like_name(text[other.start : other.end])
        ),
        default=len(text),
    )
    clause = _END.split(text[value.end : min(stop, value.end + _CLAUSE)])[0]
    word = _HAPPENED.search(clause)
    if word is None or ":" in clause[: word.start()]:
        return False
    own = _OWN_SUBJECT.match(clause, 0, word.start())
    return _SUBJECT.search(clause, own.end() if own else 0, word.start()) is None


_BEFALLEN_BEFORE = re.compile(
    r"(?:당한|다친|쓰러진|입원한|입원 ?중인|확진된|부상을 ?입은|숨진|사망한|순직한|휴직 ?중인|격리 ?중인|"
    r"치료 ?중인|투병 ?중인|"
    r"징계(?:를 ?)?받은|처분(?:을 ?)?받은|적발된|구속된|기소된|입건된|해임된|파면된|면직된|직위 ?해제된|좌천된) "
    r"(?:[가-힣0-9]{2,10} ){0,3}$"
)
_IN_CELL = re.compile(
    r"[|\t][^|\t]{0,14}(?:골절|염좌|입원|확진|격리|부상|사망|병가|공상|수술|치료|감봉|견책|정직|강등|해임|파면|훈계|경고|주의|중징계|"
    r"경징계|직위 ?해제|압류|채무|디스크|우울|암(?= ?[|\t(]|$)|산재|휴직|면직|퇴직)"
)


def is_befallen(text: str, value: Value, lead: str, values: tuple[Value, ...]) -> bool:
    """Whether a paper tells at this place what befell the official, rather than what he did."""
    if _BEFALLEN_BEFORE.search(lead) or _befell_behind(text, value, values):
        return True
    row = row_of(text, value)
    return _IN_CELL.search(row) is not None and not any(
        other.kind is Kind.PERSON and other is not value and text[other.start : other.end] in row
        for other in near(value, values, _CLAUSE)
    )


_PUNISHED = re.compile(
    r"(?:[은는이가]|의)?,? (?:[가-힣]{2,6} ){0,2}(?:(?:불문)?경고|주의(?! ?(?:깊|사항|하|를))|훈계|"
    r"경징계|중징계|견책|감봉|정직|강등|해임|파면|문책|"
    r"감사위(?:원회)? 회부)(?= |[,.)/\n]|$)"
)


def is_punished(trail: str) -> bool:
    """Whether the words behind a name tell its bearer's punishment (홍길동은 경징계, 홍길동 주의)."""
    return _PUNISHED.match(trail) is not None
