"""Facts of a life: birth dates, ages, words of health, welfare, belief, crime (민감정보, 개인정보 보호법 제23조).

An age or a sensitive word is only somebody's when a person stands near it; redaction.finding.companions decides that.
"""

import re
from collections.abc import Iterator

from redaction.finding.hits import Hint, Hit, Sight
from redaction.finding.recognizing.dates import ODD_DATE, SPELLED_AGE, ZODIAC
from redaction.finding.recognizing.shapes import Shape, hits_of, pattern
from redaction.types import Kind

_DATE = (
    r"(?:(?:(?:18|19|20)#{2}|(?<![0-9])[']?#{2}) ?(?:[.\-/·년]|년도) ?#{1,2} ?[.\-/·월] ?#{1,2}(?!#)(?: ?일|\.)?"
    r"|(?:18|19|20)##(?:0[1-9]|1[0-2])(?:0[1-9]|[12]#|3[01])(?!#)"
    r"|(?<![0-9])##(?:0[1-9]|1[0-2])(?:0[1-9]|[12]#|3[01])(?!#))"
)
_BORN = r"(?!산|활|태|명|애|물|성|계|업|협|략|각|수|존|도|긴|겨)"
_ANY_DATE = f"(?:{ODD_DATE}|{_DATE})"
_CALENDAR = r"(?:[(]?(?:음력|양력|음|양)[).]? ?)?"
_BIRTH_SHAPES = (
    Shape(
        "birth_suffix",
        Kind.BIRTH_DATE,
        pattern(f"(?<![0-9])(?P<value>{_ANY_DATE}(?: ?생{_BORN})?)(?:(?<=생)| ?출생{_BORN})"),
        0.9,
    ),
    Shape(
        "birth_cued",
        Kind.BIRTH_DATE,
        pattern(
            r"(?:생 ?년 ?월 ?일|출생 ?(?:연월)?일?자?|생 ?일|生年月日|生日|생년|DOB|[Bb]irth ?date|"
            r"태어난 ?(?:날|해|연도|때)|"
            r"[Dd]ate of [Bb]irth|[Bb]orn(?: on| in)?)(?:은|는|이|가)?(?:\([^)0-9]{1,8}\))?[^0-9가-힣一-鿿A-Za-z]{0,6}",
            f"(?P<value>{_CALENDAR}(?:{_ANY_DATE}|(?:18|19|20)## ?년|(?:18|19|20)## #{{1,2}} #{{1,2}}(?!#)))",
        ),
        0.95,
    ),
    Shape(
        "birth_year",
        Kind.BIRTH_DATE,
        pattern(
            rf"(?<![0-9])(?P<value>(?:(?:18|19|20)##|[']?#{{2}}) ?년 ?(?:도 ?)?생{_BORN}|(?:19|20)## ?년(?= ?출생))"
        ),
        0.75,
    ),
    Shape(
        "birth_year_cued",
        Kind.BIRTH_DATE,
        pattern(r"(?:생년|출생 ?연도|출생년도)[^0-9가-힣]{0,5}(?P<value>(?:18|19|20)##) ?년?"),
        0.85,
    ),
    Shape(
        "birth_in_brackets",
        Kind.BIRTH_DATE,
        pattern(
            rf"[가-힣]{{2,4}} ?(?:씨|"
            rf"님)? ?[(\[] ?(?:[남여][,·/ ]{{1,2}})?(?P<value>{_DATE})(?: ?생)?(?![0-9])"
        ),
        0.3,
        hint=Hint.REVIEW,
    ),
    Shape("birth_bare", Kind.BIRTH_DATE, pattern(f"(?<![0-9.\\-])(?P<value>{_DATE})(?![0-9])"), 0.11),
    Shape(
        "birth_then_born",
        Kind.BIRTH_DATE,
        pattern(f"(?P<value>{_CALENDAR}(?:{_ANY_DATE}|(?:18|19|20)## ?년))(?:에|에서|일에|경)? ?(?:태어|출생)"),
        0.9,
    ),
    Shape(
        "birth_zodiac",
        Kind.BIRTH_DATE,
        pattern(
            rf"(?<![0-9가-힣])(?P<value>{ZODIAC} ?\(?(?:(?:18|19|20)##|#{{2}}) ?년 ?생?\)?|"
            rf"#{{2,4}} ?년 ?(?:생 ?)?{ZODIAC})"
        ),
        0.8,
    ),
)


def birth_dates(sight: Sight) -> Iterator[Hit]:
    """생년월일: a date after a word for birth or before 생, six and eight digits too; in brackets after a name."""
    yield from hits_of(_BIRTH_SHAPES, sight)


_THRESHOLD = (
    r"(?! ?(?:이상|이하|미만|초과|부터|까지|~|-|에서|대|기|를 기준|도달|가 되|세대|이 되|의 경우|인 자|인 사람))"
)
_AGE_SHAPES = (
    Shape(
        "age_spelled", Kind.AGE, pattern(rf"(?<![가-힣])(?:향년 ?)?(?:{SPELLED_AGE}){_THRESHOLD}(?![가-힣]{{3}})"), 0.5
    ),
    Shape(
        "age",
        Kind.AGE,
        pattern(rf"(?<![0-9.,~\-제])(?:향년 ?)?(?:만 ?)?(?:1[01]#|[1-9]?#) ?(?:세|살){_THRESHOLD}"),
        0.5,
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
        pattern(rf"(?:[(\[] ?|[남여](?:성|자)?[,·/ ]{{1,2}})(?P<value>(?:만 ?)?[1-9]# ?(?:세|살)){_THRESHOLD}"),
        0.6,
    ),
    Shape(
        "age_decade",
        Kind.AGE,
        pattern(r"(?<![0-9.,])[1-9]0 ?대(?: ?(?:초|중|후)반|(?= ?(?:남|여)))"),
        0.5,
    ),
    Shape("age_brackets", Kind.AGE, pattern(r"[가-힣]{2,4}(?: ?씨| ?님)? ?[(] ?(?P<value>[1-9]#) ?[)]"), 0.35),
    Shape(
        "age_labelled",
        Kind.AGE,
        pattern(r"(?:나이|연령|연세|年齡)[ :：|\t]{1,6}(?P<value>(?:만 ?)?1?#{1,2} ?(?:세|살)?)<end>"),
        0.85,
    ),
)


def ages(sight: Sight) -> Iterator[Hit]:
    """나이: `만 45세`, `45살`, `(45, 남)`; not thresholds (65세 이상) nor groups (40세대)."""
    yield from hits_of(_AGE_SHAPES, sight)


_DISEASES = (
    r"고혈압|당뇨(?:병|망막병증)?|우울(?:증|장애)|조현병|"
    r"치매(?! ?(?:관리|검진|예방|안심|센터|검사|교육|선별))|알츠하이머|파킨슨병?|뇌졸중|뇌경색|"
    r"뇌출혈|뇌전증|간질|심근경색|협심증|"
    r"부정맥|[가-힣]{1,3}암(?![가-힣]|[A-Za-z])|[가-힣]{1,3}암(?=으로|을|의|이|환자|수술|진단|에)|백혈병|간경화|"
    r"간경변|(?:B|C)형 ?간염|결핵|에이즈|매독|"
    r"HIV ?(?:감염|양성)?|알코올 ?(?:의존|중독)(?:증)?|공황장애|불안장애|양극성 ?장애|조울증|자폐(?:성 ?장애|"
    r"스펙트럼)?|지적 ?장애|발달 ?장애|지체 ?장애|"
    r"시각 ?장애|청각 ?장애|뇌병변(?: ?장애)?|신장 ?장애|정신 ?장애|언어 ?장애|척추 ?장애|"
    r"하반신 ?마비|디스크|추간판 ?탈출증|골절|"
    r"관절염|류마티스|천식|폐렴|신부전|투석|골다공증|임신 ?[0-9]{1,2} ?(?:주|개월)(?:차)?|유산|난임|불임|"
    r"외상 ?후 ?스트레스 ?장애|ADHD|녹내장|백내장|루게릭병?"
)
_WELFARE = (
    r"기초 ?생활 ?(?:보장 ?)?수급(?:자|권자|가구|비)?|차상위(?: ?계층)?|의료급여(?: ?[12]종)?|"
    r"(?:생계|주거|교육)급여(?: ?수급자?)?|장기요양 ?[1-5] ?등급|신용 ?불량자?|파산|개인 ?회생|한부모 ?가(?:정|족)|"
    r"(?:심한|심하지 않은) ?장애|(?:중증|경증) ?장애인?|장애인(?= ?[)|,]|$)|장애 ?[1-6]급|"
    r"[1-6]급 ?장애|국가유공자|조손 ?가(?:정|구)|"
    r"북한이탈주민|탈북민|기초연금 ?수급"
)
_CRIME = (
    r"전과(?: ?[0-9]+범)?|감봉(?: ?[0-9]+(?:개)?월)?|견책|정직 ?[0-9]+(?:개)?월|강등|직위해제|"
    r"범죄 ?경력|집행유예|징역 ?[0-9]+|벌금형|음주 ?운전|기소유예|보호관찰|성범죄|"
    r"가정폭력|성폭력|성추행|마약|구속"
)
_BELIEF = (
    r"노동조합 ?(?:원|가입)|노조 ?가입|민주노총|한국노총|당원|천주교|기독교|불교|원불교|개신교|"
    r"여호와의 ?증인|신자|동성애|성소수자|트랜스젠더"
)
_SENSITIVE = re.compile(
    r"(?:만성|급성|폐|중증|경증|초기|말기|노인성|허리|목|"
    rf"제?[12]형)? ?(?:{_DISEASES})(?: ?[1-6]급)?|{_WELFARE}|{_CRIME}|{_BELIEF}"
)
_SUFFERED = re.compile(r"(?:을|를|으로|로)? ?(?:앓|투병|판정|진단(?!서)|환자|수술|치료 ?(?:중|를 받)|으로 (?:숨|사망))")
_TELLING = re.compile(
    r"전과 ?[0-9]+ ?범|임신 ?[0-9].*|장애 ?[1-6]급|(?:지체|시각|청각|지적|정신|신장|언어) ?장애 ?[1-6]급"
)
"""Words that are always said of one person."""
_LABELLED = re.compile(
    r"(?:병 ?명|진단 ?명|상병 ?명|질환 ?명?|장애 ?(?:유형|종류|명|등급|정도)|건강 ?상태|종교|"
    r"혈액형|복용 ?약|투약|수술력|병력|증상|가족관계)"
    r" ?[:：|] ?(?P<value>[^\n|,;:]{1,30}?)(?= {2}|[|,;\n]|$| [가-힣 ]{2,8}[:：])"
)


def sensitive_words(sight: Sight) -> Iterator[Hit]:
    """민감정보: diseases, disability, welfare, crime, belief and unions, as words or after their labels."""
    for match in _SENSITIVE.finditer(sight.text):
        told = _SUFFERED.match(sight.text, match.end()) or _TELLING.fullmatch(match.group())
        score = 0.6 if told else 0.3
        yield Hit(match.start(), match.end(), Kind.SENSITIVE, score, "sensitive_word", Hint.REVIEW)
    for match in _LABELLED.finditer(sight.text):
        yield Hit(*match.span("value"), Kind.SENSITIVE, 0.6, "sensitive_label", Hint.REVIEW)
