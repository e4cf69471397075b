"""What tells of somebody only right beside him: loose words, endings of illness, harm told in a sentence, degrees.

`확진`, `야뇨증`, `골반이 나갔습니다`, `시각 1급`: in a programme or a rule they are nobody's, so they are faint
here, and redaction.finding.extending.companions lets them count where a private person stands close in the same line.
"""

import re
from collections.abc import Iterable, Iterator

from redaction.finding.lists import lines_of, words_of
from redaction.finding.recognizing.conditions import END, PART, PROGRAMME, SIZE, STAGE, WORD_START, spaced
from redaction.finding.recognizing.sentences import teller
from redaction.finding.values.hits import Hint, Hit, Sight
from redaction.types import Kind

_SCORE = 0.29
"""Below that of a listed word, which keeps its own reach where both are found."""
_FAINT = 0.28
_told = teller("told_signs", start=WORD_START, part=PART, as_told=f"{STAGE}{PROGRAMME}{END}")
_NO_FORM = (
    r"(?! ?[:：]| {0,3}(?:성명|사안|정착|한국어|사례|사고|처리|접종|예방|백신|없이|상금|이름|번호|명단|명부|대장|"
    r"현황|선정|신청|증명|"
    r"증(?![가-힣])|조회|여부|일자|일시|일(?= )|장소|기간|구분|금액|"
    r"등록|동의|결과보고))"
)
_LISTED, _EVERYDAY = (
    re.compile(rf"{WORD_START}(?:{spaced(words_of(name), loose_from=3)}){SIZE}{STAGE}{_NO_FORM}{PROGRAMME}{END}")
    for name in ("signs", "everyday_signs")
)
_ENDING = _told("<start>(?:[좌우양]측 ?)?[가-힣]{2,8}<illness_ends><as_told>")
_NO_ILLNESS = re.compile(
    "(?:주|무|유|동반|의심|이상|관련|특이|발현) ?증[상세]|"
    + "|".join(
        f"[가-힣]*(?:{'|'.join(before.split())}){ending}".replace("_", " ?")
        for ending, before in (line.split(": ") for line in lines_of("no_ailments"))
    )
)
"""Words of offices with such an ending."""
_TOLD = _told(
    "<start>(?:(?:왼|오른|양|한)쪽 ?|[좌우양] ?|두 |한 |앞|뒷)?(?:<part>|<body>)(?:뼈)?"
    "(?:이|가|을|를|도|은|는|에|만)? ?"
    "(?:(?:<how>|[한두세네0-9]{1,2} ?(?:개|대|군데|마디)[가를]?) ?){0,2}<does>[가-힣]{0,6}"
)
_UNABLE = _told(
    "<start><doings>(?:가|이|도|조차)? ?(?:전혀|거의|잘|혼자|혼자서)? ?"
    "(?:불가(?:능)?|불편|곤란|어려[움우워운]|힘[들드][가-힣]{0,3}|못 ?<cannot>[가-힣]{0,4}|못(?=[.,) ]))[가-힣]{0,4}"
)
_ODDLY = _told("<start><odd>[가-힣]{0,6}")
_DEGREE = _told(
    r"<start><disabled>(?:장애인?)?(?: ?\([가-힣·, ]{2,8}\))?,? ?<degrees>(?![가-힣0-9])",
    r"<start><disabled_kinds>(?:장애인?)? ?\([가-힣·, ]{2,10}\)",
    r"<start>장애 ?\(<disabled_kinds>\)",
    "(?<![가-힣])(?:장해|상이|노동능력 ?상실)(?:율|률)? ?[0-9]{1,3} ?[%％]",
    "(?<![가-힣0-9])(?:장기요양 ?|요양 ?|장해 ?|상이 ?|치매 ?)[1-9][0-9]? ?(?:등급|급)(?![가-힣])",
    "(?<![가-힣])인지지원 ?등급",
)
_TYPE_IN_CELL = re.compile(
    r"(?<=[/|,(\t·])[ ]?(?P<value>지체|시각|청각|언어|지적|정신|뇌병변|자폐성?|신장|심장|호흡기|안면|장루|"
    r"뇌전증)(?= ?[/|,)\t\n])"
)
"""A kind of disability that fills a cell."""
_CARE_GRADE = re.compile(r"(?<=[|\t/,(])[ ]?(?P<value>[1-5] ?등급)(?= ?[|\t/,)\n])")
_OF_CARE = re.compile("요양|입소|치매|돌봄|장애|간병|수급")
_CARE_REACH = 400
_ABBREVIATED = _told("(?<![A-Za-z])<diagnosed>(?![A-Za-z0-9])")
_DOSED = re.compile(
    r"(?<![가-힣A-Za-z])[가-힣A-Za-z]{2,14} ?[0-9]{1,4}(?:[.,/][0-9]{1,3})? ?(?:mg|㎎|mcg|㎍|밀리그램|IU|"
    r"단위)(?![A-Za-z])"
)
_OF_CHURCH = _told(
    "<start>[가-힣]{1,10}<houses_of_worship>(?: ?<worships>)",
    "<start>(?:교회|성당|사찰) ?<gives_to_church>",
    "<start>[가-힣]{2,12}(?:노동조합|노조) ?(?:[가-힣]{1,6}(?:지부|지회|분회) ?)?<in_union>",
)
_LAW_BROKEN = _told("<start>[가-힣·]{2,20}법 ?위반 ?(?:으로 ?)?<convicted>[0-9,]{0,6} ?(?:만 ?원)?")
_JUVENILE = re.compile(r"(?<![0-9제])[1-9](?:0)? ?호 ?처분|(?<![0-9])학폭 ?[1-9] ?호")
_HANJA = _told("<written_in_hanja>")
_HARDLY = _told(
    "<start><powers> ?(?:많이 |매우 |몹시 |좀 |전혀 |잘 )?<fails>[가-힣]{0,5}",
    "<start><dues>(?:를|을|도)? ?(?:[가-힣0-9]{1,4} ?(?:달|개월|년)(?:째|간|치)? ?)?<unpaid>[가-힣]{0,6}",
    "<start><living>(?:이|가)? ?(?:매우 |몹시 |많이 )?<hard>[가-힣]{0,4}",
    "<start><touched>(?:을|를) ?(?:[가-힣]{1,4} )?<touches>[가-힣]{0,4}",
    "<start><fatal>(?:으로|로) ?<dies>[가-힣]{0,4}",
)
_PLAIN = (_TOLD, _HARDLY, _UNABLE, _DEGREE, _ABBREVIATED, _DOSED, _LAW_BROKEN, _HANJA)
"""What can be said of one person only: counted as a listed word is."""
_LOOSE = (_LISTED, _ODDLY, _OF_CHURCH, _JUVENILE)


def signs(sight: Sight) -> Iterator[Hit]:
    """Words and sentences that tell of whoever stands close: 0.3, counted by redaction.finding.extending.companions."""
    for start, end in _places(_PLAIN, sight.text):
        yield Hit(start, end, Kind.SENSITIVE, _SCORE, "sensitive_condition", Hint.REVIEW)
    for start, end in _places((*_LOOSE, _ENDING), sight.text):
        if not _NO_ILLNESS.fullmatch(sight.text, start, end):
            yield _sign(start, end)
    for start, end in _places((_EVERYDAY,), sight.text):
        yield Hit(start, end, Kind.SENSITIVE, _FAINT, "sensitive_everyday", Hint.REVIEW)
    for match in (*_TYPE_IN_CELL.finditer(sight.lined), *_CARE_GRADE.finditer(sight.lined)):
        if _OF_CARE.search(sight.lined, max(0, match.start() - _CARE_REACH), match.start()):
            yield _sign(*match.span("value"))


def _places(patterns: Iterable[re.Pattern[str]], text: str) -> Iterator[tuple[int, int]]:
    return (match.span() for pattern in patterns for match in pattern.finditer(text))


def _sign(start: int, end: int) -> Hit:
    return Hit(start, end, Kind.SENSITIVE, _SCORE, "sensitive_sign", Hint.REVIEW)
