"""Birth dates: beside a word for birth, before 생, in brackets behind a name, bare ones faint."""

import re
from collections.abc import Iterator

from redaction.finding.recognizing.dates import (
    CYCLE,
    CYCLE_WORD,
    DAY_MONTH_YEAR,
    ODD_DATE,
    ODD_DATE_FIRST,
    SAID,
    YEARLESS,
    ZODIAC,
)
from redaction.finding.recognizing.shapes import NUMBER_START, Shape, beginning, hits_of, pattern
from redaction.finding.values.hits import Hint, Hit, Sight
from redaction.types import Kind

_DATE = (
    r"(?:(?:(?:18|19|20)#{2}|(?<![0-9])['’‘`]?#{2}) ?(?:[.\-/·년年]|년도) ?#{1,2} ?[.\-/·월月] ?#{1,2}(?!#)"
    r"(?: ?[일日]|\.)?"
    r"|(?:18|19|20)##(?:0[1-9]|1[0-2])(?:0[1-9]|[12]#|3[01])(?!#)"
    r"|(?<![0-9])##(?:0[1-9]|1[0-2])(?:0[1-9]|[12]#|3[01])(?!#))"
)
_BORN = r"(?!산|활|태|명|애|물|성|계|업|협|략|각|수|존|도|긴|겨)"
_ANY_DATE = f"(?:{ODD_DATE}|{_DATE})"
_AT_DATE = beginning(f"{ODD_DATE_FIRST}'’‘`", "0-9", ahead=pattern(_ANY_DATE))
_CALENDAR = r"(?:[(]?(?:음력|양력|음|양)[).]? ?)?"
_REGISTERED = re.compile("생년|생일|출생|호적|등록부")
"""What stands near a day of birth that was put right."""
_BIRTH_SHAPES = (
    Shape(
        "birth_suffix",
        Kind.BIRTH_DATE,
        pattern(f"(?<![0-9])(?P<value>{_ANY_DATE}(?: ?(?:생{_BORN}|生))?)(?:(?<=[생生])| ?出?(?:출생{_BORN}|出生))"),
        0.9,
        literals=("생", "生"),
        begins=_AT_DATE,
    ),
    Shape(
        "birth_cued",
        Kind.BIRTH_DATE,
        pattern(
            r"(?:생 ?년 ?월 ?일|출생 ?(?:연월)?일?자?|생 ?일|生年月日|生日|생년|D\.?O\.?B\.?|[Bb]irth ?date|"
            r"태어난 ?(?:날|해|연도|때)|(?:주민등록|주민|호적|등본|민증) ?(?:상|에는|에)|생신|생월|난 ?날|"
            r"출생 ?[년연]월|"
            r"[Dd]ate of [Bb]irth|[Bb]orn(?: on| in)?)(?:은|는|이|가)?(?:\([^)0-9]{1,8}\))?[^0-9가-힣一-鿿A-Za-z]{0,6}"
            r"(?:[68] ?자리[ :]{1,3})?",
            f"(?P<value>{_CALENDAR}(?:{_ANY_DATE}(?:-<mask>{{7}})?|(?:18|19|20)## ?년|"
            r"(?:18|19|20)## #{1,2} #{1,2}(?!#)|"
            f"{YEARLESS}|(?:[0-9] ){{5,7}}[0-9](?![0-9])|"
            r"(?:[0-9] ){1,3}[0-9] ?(?:[.\-/년월] ?[0-9](?: ?[0-9])? ?){2}[.일]?(?![0-9])|"
            "(?:0[1-9]|1[0-2])(?:0[1-9]|[12]#|3[01])(?![0-9./-])|"
            "<said>{6,8}(?:(?![가-힣]{2})|(?=이?라|입니|이에|으로))|"
            r"(?:18|19|20)## ?[.\-/] ?(?:1[0-2]|0?[1-9])(?!#)|#{1,2} ?[./] ?#{1,2}(?![0-9.])))",
        ),
        0.95,
    ),
    Shape(
        "birth_corrected",
        Kind.BIRTH_DATE,
        pattern(
            r"(?:(?:정정|변경|수정|착오) ?(?:전|후)?|당초|에서|일을|[→⇒]|->)[ :(|]{0,3}",
            f"(?P<value>{_CALENDAR}{_ANY_DATE})",
        ),
        0.5,
        cues=_REGISTERED,
        needs_cue=True,
    ),
    Shape(
        "birth_put_right",
        Kind.BIRTH_DATE,
        pattern(
            rf"(?:정정|변경|개명) ?(?:전|후)[ :(|]{{0,3}}(?P<value>(?=19|200|201[0-5]|[3-9]#[.\-/]){_DATE})",
        ),
        0.5,
        literals=("정정", "변경", "개명"),
    ),
    Shape(
        "birth_before_correction",
        Kind.BIRTH_DATE,
        pattern(rf"(?<![0-9])(?P<value>{_ANY_DATE}) ?(?:에서|을|를|→|⇒|->)(?= ?[(]?{_ANY_DATE})"),
        0.5,
        cues=_REGISTERED,
        needs_cue=True,
        begins=_AT_DATE,
    ),
    Shape(
        "birth_in_line_of_births",
        Kind.BIRTH_DATE,
        pattern(rf"(?:생 ?년 ?월 ?일|출생 ?(?:연월)?일?|생일) ?[|\t] ?[^|\t]{{4,16}}[|\t] ?(?P<value>{_ANY_DATE})"),
        0.8,
        literals=("|", "\t"),
    ),
    Shape(
        "birth_year",
        Kind.BIRTH_DATE,
        pattern(
            rf"(?<![0-9])(?P<value>(?:(?:18|19|20)##|['’]?#{{2}}) ?[년年](?: ?(?:#{{1,2}} ?월|정월|섣달|동짓달|"
            rf"[오유시]월))? ?[도대]? ?(?:生|생{_BORN})|(?:19|"
            rf"20)## ?년(?= ?출생)|(?:(?:18|19|20)##|(?<![.\-/])['’]?#{{2}}) ?[.\-/] ?(?:1[0-2]|"
            rf"0?[1-9]) ?[.월]? ?생{_BORN}|"
            rf"(?:18|19|20)## ?년? ?{CYCLE_WORD} ?생{_BORN}|(?<![가-힣]){SAID}{{2,4}} ?년 ?[도대]? ?생{_BORN})"
        ),
        0.75,
        literals=("생", "生"),
        begins=beginning(f"0-9'’{SAID[1:-1]}", "0-9"),
    ),
    Shape(
        "birth_year",
        Kind.BIRTH_DATE,
        pattern(r"(?<=[(,/·])[ ]?(?P<value>['’]?(?:(?:19|20)##|#{2}) ?생)(?= ?[),/·]|$)"),
        0.75,
        literals=("생",),
    ),
    Shape(
        "birth_year",
        Kind.BIRTH_DATE,
        pattern(r"[가-힣]{2,4} ?\( ?(?P<value>['’][0-9]#)(?= ?[),])"),
        0.45,
        literals=("'", "’"),
    ),
    Shape(
        "birth_year_cued",
        Kind.BIRTH_DATE,
        pattern(
            r"(?:생년|출생 ?연도|출생년도|태어난 ?(?:해|연도))(?:은|는|가)?[^0-9가-힣]{0,5}(?P<value>(?:(?:18|"
            r"19|20)##|#{2})(?![0-9.]))"
            r" ?년?"
        ),
        0.85,
    ),
    Shape(
        "birth_in_brackets",
        Kind.BIRTH_DATE,
        pattern(
            rf"[가-힣]{{2,4}} ?(?:씨|"
            rf"님)? ?[(\[] ?(?:[남여男女][,·/ ]{{1,2}})?(?P<value>{_DATE})(?: ?생)?(?![0-9])"
        ),
        0.3,
        hint=Hint.REVIEW,
        literals=("(", "["),
    ),
    Shape(
        "birth_in_brackets",
        Kind.BIRTH_DATE,
        pattern(rf"[가-힣]{{2,4}}, ?(?P<value>{_DATE})(?: ?생)? ?[)\]]"),
        0.3,
        hint=Hint.REVIEW,
        literals=(")", "]"),
    ),
    Shape(
        "birth_bare",
        Kind.BIRTH_DATE,
        pattern(f"(?<![가-힣])(?P<value>{SAID}{{2}} ?년 ?{SAID}{{1,2}} ?월 ?{SAID}{{1,3}} ?일)(?![가-힣]{{2}})"),
        0.39,
    ),
    Shape(
        "birth_bare",
        Kind.BIRTH_DATE,
        pattern(f"(?<![A-Za-z0-9])(?P<value>{DAY_MONTH_YEAR})(?![0-9])"),
        0.11,
        begins=beginning("0-9", "A-Za-z0-9"),
    ),
    Shape(
        "birth_bare",
        Kind.BIRTH_DATE,
        pattern(f"(?<![0-9.\\-])(?P<value>{_DATE})(?![0-9])"),
        0.11,
        begins=beginning("0-9'’‘`", "0-9"),
    ),
    Shape(
        "birth_bare",
        Kind.BIRTH_DATE,
        pattern(r"(?<![0-9.,\-] )(?<![0-9])[3-9]# (?:0[1-9]|1[0-2]) (?:0[1-9]|[12]#|3[01])(?![0-9.,\-]| [0-9])"),
        0.11,
        begins=NUMBER_START,
    ),
    Shape(
        "birth_then_born",
        Kind.BIRTH_DATE,
        pattern(
            f"(?P<value>{_CALENDAR}(?:{_ANY_DATE}|(?:(?:18|19|20)##|(?<![0-9])#{{2}}) ?년(?: ?#{{1,2}} ?월)?|{CYCLE}|"
            f"(?<![가-힣]){SAID}{{2,4}} ?년))(?:에|에서|일에|경)? ?(?:에)?(?:태어|"
            f"출생|"
            f"났[다고소음습으네지]|나셨|나서|난 (?=[가-힣]{{2,4}}(?:라|이라|입니다|이올시다|인데|이외다| 씨)))"
        ),
        0.9,
        literals=("태어", "출생", "났", "나셨", "나서", "난 "),
    ),
    Shape(
        "birth_at_a_place",
        Kind.BIRTH_DATE,
        pattern(rf"(?<![0-9])(?P<value>{_ANY_DATE})(?:에|경)? {{0,2}}[가-힣 ]{{1,14}}에서 ?(?:출생|태어|났[다고으])"),
        0.9,
        literals=("출생", "태어", "났"),
        begins=_AT_DATE,
    ),
    Shape(
        "birth_in_truth",
        Kind.BIRTH_DATE,
        pattern(rf"(?:실제|진짜|원래)(?:로|로는|는|론)?[ :(]{{1,3}}(?P<value>{_CALENDAR}{_ANY_DATE})"),
        0.5,
        cues=re.compile("생년|생일|호적|출생|태어"),
        needs_cue=True,
        literals=("실제", "진짜", "원래"),
    ),
    Shape(
        "birth_of_a_leap_month",
        Kind.BIRTH_DATE,
        pattern(r"(?<![0-9])(?:(?:19|20)##|#{2}) ?년 ?윤 ?#{1,2} ?월 ?#{1,2} ?일"),
        0.6,
        literals=("윤",),
        begins=NUMBER_START,
    ),
    Shape(
        "birth_behind_age",
        Kind.BIRTH_DATE,
        pattern(
            r"(?<![A-Za-z0-9])(?:[MFmf남여] ?/ ?#{1,3}|"
            r"#{1,3} ?/ ?[MFmf남여])(?: ?세)?[ ,/(]{1,2}(?P<value><birth>)(?![0-9])"
        ),
        0.6,
        begins=beginning("MFmf남여0-9", "A-Za-z0-9"),
    ),
    Shape(
        "birth_before_number",
        Kind.BIRTH_DATE,
        pattern(rf"(?<![0-9])(?P<value>{_ANY_DATE}) ?[|/,]? ?(?=<birth> ?- ?[1-8])"),
        0.7,
        literals=("-",),
        begins=_AT_DATE,
    ),
    Shape(
        "birth_in_row",
        Kind.BIRTH_DATE,
        pattern(
            r"(?<=[/|,\t]) ?(?P<value>(?:19[3-9]#|200#) ?(?:년 ?#{1,2} ?월|[.] ?(?:1[0-2]|"
            r"0?[1-9]))(?: ?생)?)(?= ?[/|,\t\n])"
        ),
        0.11,
    ),
    Shape(
        "birth_to_death",
        Kind.BIRTH_DATE,
        pattern(rf"\( ?(?P<value>(?=1[89][0-6]#){_DATE} {{0,2}}[~-] {{0,2}}(?=(?:19|20)##){_DATE}) ?\)"),
        0.5,
        literals=("~", "-"),
    ),
    Shape(
        "birth_word_alone",
        Kind.BIRTH_DATE,
        pattern(rf"(?:^|[\n(,/|] ?)생[ :.]{{1,2}}(?P<value>{_DATE})"),
        0.8,
        literals=("생",),
    ),
    Shape(
        "birth_zodiac",
        Kind.BIRTH_DATE,
        pattern(
            rf"(?<![0-9가-힣])(?P<value>{ZODIAC} ?\(?(?:(?:18|19|20)##|#{{2}}) ?년 ?생?\)?|"
            rf"(?:#{{2,4}} ?년|[일이삼사오육칠팔구공영]{{2}}년) ?(?:도 ?)?(?:생 ?)?,? ?{ZODIAC}|"
            rf"(?:(?:18|19|20)## ?년,? ?)?{CYCLE} ?(?:\((?:18|19|20)##(?:년)?\) ?)?(?:생{_BORN}|{ZODIAC})|(?:18|19|"
            rf"20)## ?년? ?\({CYCLE}\) ?생{_BORN})"
        ),
        0.8,
        literals=("띠", "생"),
    ),
)


def birth_dates(sight: Sight) -> Iterator[Hit]:
    """생년월일: a date after a word for birth or before 생, six and eight digits too; in brackets after a name."""
    yield from hits_of(_BIRTH_SHAPES, sight)
