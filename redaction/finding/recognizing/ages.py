"""Ages: in digits and words, beside a sex, of a school or a number of months.

An age is only somebody's when a person stands near it; redaction.finding.extending.companions decides that.
"""

from collections.abc import Iterator

from redaction.finding.recognizing.dates import SPELLED_AGE
from redaction.finding.recognizing.shapes import NUMBER_START, WORD_START, Shape, beginning, hits_of, pattern
from redaction.finding.values.hits import Hit, Sight
from redaction.types import Kind

_THRESHOLD = (
    r"(?! ?(?:이상|이하|미만|초과|부터|까지|~|-|에서|대|기|를 기준|도달|[가이] ?되(?![셨었신어시])|"
    r"세대|의 경우|인 자|인 사람))"
)
_NO_AGE = "(?!이시|이십|이셔|이세|이신|이요|이여|이네|이라|이고|이에|이야|이던|인데|입니|이다|이며|먹|된)"
_AGE_SHAPES = (
    Shape(
        "age_spelled",
        Kind.AGE,
        pattern(rf"(?<![가-힣])(?:향년 ?)?(?:{SPELLED_AGE}){_THRESHOLD}(?!{_NO_AGE}[가-힣]{{3}})"),
        0.5,
        begins=beginning("향만스서설마쉰예일여아열다이삼사오육륙칠팔구십", "가-힣"),
    ),
    Shape(
        "age",
        Kind.AGE,
        pattern(
            rf"(?<![0-9.,~\-제])(?:향년 ?|당년? ?)?(?:만 ?)?(?:1[01]#|[1-9]?#) ?(?:세|살|"
            rf"歲)(?: ?#{{1,2}} ?개월)?{_THRESHOLD}"
        ),
        0.5,
        literals=("세", "살", "歲"),
        begins=beginning("향당만0-9", "0-9"),
    ),
    Shape(
        "age_sex",
        Kind.AGE,
        pattern(
            r"(?:[(\[,/] ?|"
            r"(?<![가-힣])(?=[남여][,·/ ]))(?P<value>(?:[남여]성?자?[,·/ ]{1,2}(?:만 ?)?[1-9]#(?: ?[세살])?|"
            r""
            r"(?:만 ?)?[1-9]#(?: ?[세살])?[,·/ ]{1,2}[남여]성?자?)) ?[)\],]"
        ),
        0.6,
    ),
    Shape(
        "age_apart",
        Kind.AGE,
        pattern(rf"(?:[(\[] ?|[남여](?:성|자)?[,·/ ]{{1,2}})(?P<value>(?:만 ?)?[1-9]?# ?(?:세|살)){_THRESHOLD}"),
        0.6,
    ),
    Shape(
        "age_decade",
        Kind.AGE,
        pattern(
            r"(?<![0-9.,])[1-9]0 ?대(?: ?(?:초|중|후)반|(?= ?(?:남|여|노인|주부|부부|환자|민원인|어르신|"
            r"[가-힣]{2,4} ?(?:씨|님|할)))|"
            r"(?<=[(,·/][1-9]0대)(?= ?[),·/])|(?<=[(,·/] [1-9]0대)(?= ?[),·/]))"
        ),
        0.5,
        begins=NUMBER_START,
    ),
    Shape(
        "age_with_letter",
        Kind.AGE,
        pattern(r"(?<![A-Za-z0-9./])(?P<value>1?#{1,2})(?: ?[세yY])? ?/ ?[MFmf](?![A-Za-z])"),
        0.5,
        begins=WORD_START,
    ),
    Shape(
        "age_behind_letter",
        Kind.AGE,
        pattern(r"(?<![A-Za-z])[MFmf] ?/ ?(?P<value>1?#{1,2})(?![0-9./])"),
        0.5,
        begins=beginning("MFmf", "A-Za-z"),
    ),
    Shape(
        "age_behind_name",
        Kind.AGE,
        pattern(r"[가-힣]{2,4} {1,2}[남여](?:자|성)? {1,2}(?P<value>[1-9]#)(?![0-9]|[.\-/,]#| ?[명건개원호])"),
        0.35,
    ),
    Shape(
        "age_behind_sex",
        Kind.AGE,
        pattern(r"[(/,|·] ?[남여](?:성|자)? ?[/,|·] ?(?P<value>[1-9]#)(?![0-9]|[.\-/]#)"),
        0.5,
    ),
    Shape(
        "age_between_marks",
        Kind.AGE,
        pattern(r"[가-힣]{2,4}([·/|]) ?[남여](?:성|자)? ?\1 ?(?P<value>[1-9]#) ?\1"),
        0.6,
        literals=("남", "여"),
    ),
    Shape(
        "age_before_home",
        Kind.AGE,
        pattern(r"[가-힣]{2,5} {1,4}(?P<value>[1-9]#) {1,4}(?=[가-힣0-9]{2,9}(?:길|로|리|동|읍|면|마을)(?: |$))"),
        0.35,
    ),
    Shape(
        "age_brackets",
        Kind.AGE,
        pattern(r"[가-힣]{2,4}(?: ?씨| ?님)? ?[(] ?(?P<value>(?:만 ?)?[1-9]#)(?= ?(?:[)]|[,·] ?[가-힣]))"),
        0.35,
        literals=("(",),
    ),
    Shape(
        "age_sex",
        Kind.AGE,
        pattern(
            r"[가-힣]{2,4} {0,2}[(] ?[남여](?:자|성)? ?[)] {0,2}"
            r"(?P<value>[1-9]#)(?![0-9]|[.\-/,]#| ?[명건개원호년월일층번])"
        ),
        0.5,
    ),
    Shape(
        "age_sex",
        Kind.AGE,
        pattern(r"[가-힣]{2,4},? {1,2}(?P<value>[1-9]#),? {1,2}(?=[남여](?:자|성)?(?:[ ,.)]|$))"),
        0.35,
    ),
    Shape(
        "age_digit", Kind.AGE, pattern(r"[가-힣]{2,4}[(](?P<value>[1-9])(?=[)]| ?[,·] ?[남여])"), 0.2, literals=("(",)
    ),
    Shape(
        "age_of_years_told",
        Kind.AGE,
        pattern(
            r"(?<![가-힣])(?:환갑|회갑|진갑|육순|칠순|고희|팔순|구순|백순|망백)(?![가-힣]{0,2} ?(?:잔치|행사|기념|연회|"
            r"상차림|여행|축하))(?=[은는이가을를의에도]|[ ,.)]|$)"
        ),
        0.3,
        begins=beginning("환회진육칠고팔구백망", "가-힣"),
    ),
    Shape(
        "age_of_school",
        Kind.AGE,
        pattern(
            r"(?<![가-힣])(?:(?:초등|중|고등|고|대)(?:학교|학생)? ?[1-6] ?학년(?: ?#{1,2} ?반)?|"
            r"(?<![가-힣0-9~∼,.\-])[1-6] ?학년(?: ?#{1,2} ?반)?(?![~∼]| ?(?:학생|아동|전체|전원|이하|교실|담임|부장|"
            r"부터|까지|수업|때부터))|"
            r"(?:초등?|중|고|초등학교|중학교|고등학교) ?[1-6](?=[ ,.)(라인이과와도]|$)|"
            r"(?:유치원|어린이집) ?(?:[67] ?세|만 ?[3-6] ?세)?반|#{2} ?학번)(?! ?(?:대상|교과|교재|학급|이상|이하))"
        ),
        0.2,
        begins=beginning("초중고대유어0-9", "가-힣"),
    ),
    Shape(
        "age_of_months",
        Kind.AGE,
        pattern(
            r"(?<![0-9.,])(?P<value>#{1,2} ?개월)(?= ?(?:된|인|짜리|의)? ?(?:영아|영유아|유아|아기|아이|아들|딸|남아|"
            r"여아|신생아|갓난))|"
            r"(?<![0-9.,])#{1,2} ?개월(?=(?:이던|때|에) ?[가-힣]{0,6}(?:입소|입양|위탁|발견|수술))"
        ),
        0.3,
        literals=("개월",),
        begins=NUMBER_START,
    ),
    Shape(
        "age_of_months",
        Kind.AGE,
        pattern(
            r"(?:아기|아들|딸|영아|유아|아이|손자|손녀|손주|막내|첫째|둘째|"
            r"셋째)[^\n.,;0-9]{0,12} (?P<value>#{1,2} ?개월)"
            r"(?=(?:이|인|이다|입니다|된|차)?(?:[ ,.)]|$))(?! ?(?:동안|간|치|분|경과|치료|입원|후|전|이상|이하))"
        ),
        0.3,
        literals=("개월",),
    ),
    Shape("age_of_infant", Kind.AGE, pattern(r"생후 ?#{1,3} ?(?:개월|주|일)(?! ?(?:이상|이하|미만|부터|까지))"), 0.5),
    Shape(
        "age_labelled",
        Kind.AGE,
        pattern(
            r"(?:나이|연령|연세|年齡|(?<![A-Za-z])[Aa]ge)(?:\([가-힣 ]{1,6}\))?[ :：|\t]{1,6}"
            r"(?P<value>(?:만 ?)?1?#{1,2} ?(?:세|살)?)<end>"
        ),
        0.85,
    ),
)


def ages(sight: Sight) -> Iterator[Hit]:
    """나이: `만 45세`, `45살`, `(45, 남)`; not thresholds (65세 이상) nor groups (40세대)."""
    yield from hits_of(_AGE_SHAPES, sight)
