"""Births and ages in the line of a person that no word announces: told by a year one can be born in, by sex, by place.

`마용탁 본인확인 1971.2.8`, `서이솔 2023.04.02` of a child, `여/91 변금녀`, `마옥분 82, 치매`, `(영어 원어민 28)`.
What a paper does on a day is told by the word beside the day and stays. Limits: one line; a year of our own days is a
birth only right behind a child's name.
"""

import re
from collections.abc import Iterator

from redaction.finding.language.present import our_years, year_of
from redaction.finding.recognizing.dates import (
    DAY,
    DAY_DIGITS,
    LUNAR_DAY,
    LUNAR_MONTH,
    MONTH,
    MONTH_DIGITS,
    SPELLED_NUMBER,
    TENS,
)
from redaction.finding.values.merging import Value
from redaction.types import Kind

_Found = tuple[int, int, Kind]
_DAY_OF = re.compile(
    rf"(?<![0-9.,\-/~∼])(?P<value>(?P<year>(?:19|20)[0-9]{{2}}) ?[.\-/년] ?{MONTH} ?[.\-/월] ?{DAY}(?: ?일|\.)?|"
    rf"(?P<eight>(?:19|20)[0-9]{{2}}){MONTH_DIGITS}{DAY_DIGITS}|"
    rf"['’]?(?P<short>[0-9]{{2}})(?:[.\-] ?{MONTH}[.\-] ?{DAY}\.?|{MONTH_DIGITS}{DAY_DIGITS})|"
    rf"(?P<apart>[0-9] [0-9]) (?:0 [1-9]|1 [0-2]) (?:[0-2] [0-9]|3 [01])|"
    rf"(?P<month>(?:19|20)[0-9]{{2}}) ?(?:년 ?{MONTH} ?월|\. ?{MONTH}(?=[ ,)|/]|$))(?! ?[0-9])|"
    rf"(?P<lunar>(?:19|20)[0-9]{{2}}) ?년 ?{LUNAR_MONTH}(?: ?{LUNAR_DAY})?|"
    r"(?P<misread>(?=[0-9OolIBZS ]{0,12}[OolIBZS])[1lI]9[0-9OolIBZS]{2} ?[년.] ?[0-9OolIBZS]{1,2} ?[월.] ?"
    r"[0-9OolIBZS]{1,2}(?: ?일|\.)?))(?![0-9\-]|[.,:][0-9])"
)
_FIRST_YEAR = 1910
_CENTURY = 100
_DONE = (
    "취득|임용|입사|발급|교부|계약|체결|접수|신청|제출|개업|준공|착공|설치|허가|등록|신고|전입|전출|혼인|결혼|이혼|사망|"
    "별세|졸업|퇴직|퇴사|입대|제대|전역|발생|방문|시행|공포|제정|통화|작성|구입|매입|매매|선고|판결|고시|수료|위촉|변경|"
    "이전|매장|안장|입원|퇴원|수술|진단|출국|입국|입소|퇴소|지정|점검|검사|납부|지급|만기|만료|마감|기한|공고|회의|출장|"
    "조사|측량|촬영|상담|입주|입학|건립|설립|창립|개설|가입|해지|등기|양도|수령|인계|제작|발행|면허|적발|합격|기간"
)
_DONE_BEHIND = re.compile(
    rf" ?(?:[가-힣]{{1,4}} )?(?:{_DONE})|"
    r"[ (]{0,2}(?:부터|까지|자로|이후|이전|현재|기준|당시|~|∼|오전|오후|[0-2]?[0-9](?::|시))"
)
_DONE_BEFORE = re.compile(rf"(?:{_DONE})(?:일|일자|연월일|일시|년도|연도)?[ :：(은는이]{{0,4}}$|[~∼] ?$")
_CHILDS = re.compile(
    r"아동|아이|아기|아들|딸|영아|유아|원아|자녀|손자|손녀|손주|학생|신생아|보호자|법정대리인|[(][모부][)]"
)
_RIGHT_BEHIND = re.compile(r"[ (,/|│·:]{1,4}(?:[A-Z][A-Za-z]+ ?){0,4}[ (,/|│·]{0,3}")
_WORDS = 8


def births_in_line(text: str, start: int, end: int, people: tuple[Value, ...]) -> Iterator[_Found]:
    """Days and months of a line that somebody in it can be born on: [start, end), kind."""
    yield from _years(text, start, end)
    ours = our_years(year_of(text))
    for match in _DAY_OF.finditer(text, start, end):
        lead = text[max(start, match.start() - _WORDS * 2) : match.start()]
        if _DONE_BEFORE.search(lead) or _DONE_BEHIND.match(text, match.end(), end):
            continue
        if _is_of_birth(match, ours) or (_is_of_our_years(match, ours) and _is_childs(text, match, start, end, people)):
            yield *match.span("value"), Kind.BIRTH_DATE


def _is_of_birth(match: re.Match[str], ours: range) -> bool:
    year = match["year"] or match["eight"] or match["month"] or match["lunar"]
    if year:
        return _FIRST_YEAR <= int(year) < ours.start
    if match["misread"]:
        return True
    short = int((match["short"] or match["apart"]).replace(" ", ""))
    return short not in {each % _CENTURY for each in ours}


def _is_of_our_years(match: re.Match[str], ours: range) -> bool:
    return int(match["year"] or match["eight"] or match["lunar"] or 0) in ours


def _is_childs(text: str, match: re.Match[str], start: int, end: int, people: tuple[Value, ...]) -> bool:
    """Whether a day of our years stands right behind a name, in a line about children."""
    is_behind = any(
        person.end <= match.start() and _RIGHT_BEHIND.fullmatch(text, person.end, match.start()) for person in people
    )
    return is_behind and _CHILDS.search(text[start:end].replace(" ", "")) is not None


_YEAR_CELL = re.compile(r"(?<=[|\t/,│])[ ]?(?P<value>(?:19[2-9][0-9]|200[0-9]) ?년?)(?=[ ]?[|\t/,│\n])")
_HEADED = re.compile("생년|출생|생월|생일|연생")


def _years(text: str, start: int, end: int) -> Iterator[_Found]:
    """Years that fill a cell below a header for births."""
    if _HEADED.search(text, 0, start):
        for match in _YEAR_CELL.finditer(text, start, min(len(text), end + 1)):
            yield *match.span("value"), Kind.BIRTH_DATE


_SCHOOL = (
    r"(?:초등?|중|고|초등학교|중학교|고등학교)(?:학교)? ?[1-6](?: ?학년)?|"
    r"(?:대학(?:교|원)?|전문대|[가-힣]{1,4}대) ?[1-6] ?학년|"
    r"(?:고3|재수|대학|휴학)생|[1-6] ?학년(?: ?[0-9]{1,2} ?반)?"
)
_AGE = re.compile(
    r"(?<![0-9A-Za-z가-힣])(?P<value>(?:[남여](?:성|자|아)?|[MF]) ?[/·,]? ?[1-9][0-9]?|"
    r"[1-9][0-9]?(?: ?세)? ?[/·] ?(?:[남여]|[MF]))"
    r"(?![0-9가-힣A-Za-z]|[.,:\-][0-9]| ?(?:명|건|개|원|호))|"
    rf"(?<![가-힣0-9A-Za-z])(?P<spelled>{SPELLED_NUMBER})(?=[ ,.)·/\n]|이[고라며다]|고|$)"
    r"(?! ?(?:개|명|마리|번|곳|가지|분|그루|평|말|섬|자루|포|집|가구|해|년|달|날|시|권|장|채|대|차례|군데|사람))|"
    rf"(?<![가-힣0-9~∼])(?P<school>{_SCHOOL})(?=[ ,.)/|·]|인|이[고라며다]|라|$)(?! ?(?:대상|교과|전체|이상|이하|~))|"
    r"(?<![0-9])(?P<nearly>1?[0-9]{1,2} ?(?:세|살) ?(?:쯤|가량|정도|여|남짓|무렵))|"
    r"(?<![가-힣])(?P<feast>돌|두 ?돌|첫돌|백일|환갑|회갑|진갑|칠순|팔순|구순|백수|미수|산수)"
    r"(?=[은는이가을도에]|쟁이|[ ,.)]|$)|"
    r"(?<=[,( /|])(?P<months>[1-9][0-9]? ?개월)(?=[),/|\t]|$)|"
    rf"(?:올해|금년|내년|이제|벌써|나이|연세|춘추|생신|생일|당년|향년)(?:가|는|은|이|도|에)?[ .,:]{{0,3}}"
    rf"(?P<told>만? ?(?:{TENS}|{SPELLED_NUMBER}|[이삼사오육칠팔구]십|[1-9][0-9](?! ?[%가-힣.,\-/:]?[0-9])))"
    r"(?=[ ,.)·/]|[이가은는을]|에|$)(?! ?(?:개|명|번|회|월|일|시|년|차|주년|원|만))|"
    r"(?P<misread>(?=[^ 세]{0,2}[0-9])[1-9lI][0-9lIOo] ?세)(?![가-힣])|"
    r"(?<=[|/·] )(?P<full>만 ?[1-9][0-9])(?= ?[|/·,])"
)
_COUNTED = (
    "(?:명|건|개|원|회|월|일|시|년|차|주|두|수|톤|평|호|번|동|층|반|리|길|마리|그루|포|상자|박스|필지|학년|점|분|초|세대|가구|"
    "매|권|장|대|병|통|봉|말|되|근|자루|가마|킬로|미터|프로|퍼센트|만|천|억|백|여|째|위|등|급|단|군|조)"
)
_BARE = re.compile(
    r"(?: ?[(] ?(?:[가-힣]{1,6} ){1,2}|[ ])(?P<age>[1-9][0-9]?)"
    r"(?=[)]|,(?![0-9])(?! ?[가-힣]{2,6}[읍면동리로길군시])|$)|"
    r" {1,2}(?P<then>만 ?[1-9][0-9]|[1-9][0-9])(?= ?[/|·])(?! ?[/·] ?[0-9])|"
    rf" (?P<before>[1-9][0-9])(?= (?!{_COUNTED}|[0-9])[가-힣A-Z])"
)
_TWINS = re.compile(r"(?<=[,|\t/(])(?P<first>[1-9][0-9]) ?[·] ?(?P<second>[1-9][0-9])(?= ?[,|\t/)])")


def ages_in_line(text: str, start: int, end: int, people: tuple[Value, ...]) -> Iterator[_Found]:
    """Ages of a line in figures, in words, by sex, by school or by months: [start, end), kind."""
    for match in _AGE.finditer(text, start, end):
        yield *match.span(match.lastgroup or 0), Kind.AGE
    for match in _TWINS.finditer(text, start, end):
        yield *match.span("first"), Kind.AGE
        yield *match.span("second"), Kind.AGE
    for person in people:
        bare = _BARE.match(text, person.end, end)
        if bare is not None:
            yield *bare.span(bare.lastgroup or 0), Kind.AGE
