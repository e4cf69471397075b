"""Written forms of a date: digits that can be a birth's, eras, Hanja, words, lunar months, English, digits OCR misread.

They are only read beside a word for birth or a person: alone they say nothing of one.
"""

from redaction.finding.language.numerals import (
    HANJA_ONE_TO_NINE,
    HANJA_UNITS,
    HANJA_ZERO,
    NATIVE_DIGITS,
    ONE_TO_NINE,
    UNITS,
    ZERO,
)

MONTH = "(?:1[0-2]|0?[1-9])"
DAY = "(?:[12][0-9]|3[01]|0?[1-9])"
MONTH_DIGITS = "(?:0[1-9]|1[0-2])"
DAY_DIGITS = "(?:0[1-9]|[12][0-9]|3[01])"
_YEAR_OF_BIRTH = "(?:19[0-9]{2}|20[01][0-9]|2020)"
_SHORT_YEAR_OF_BIRTH = "(?:[013-9][0-9]|20)"
"""Two digits, but for 21 to 29: those are years of papers of our days."""

BIRTH = (
    rf"(?:{_YEAR_OF_BIRTH}[.\-/년] ?{MONTH}[.\-/월] ?{DAY}[.일]?|{_SHORT_YEAR_OF_BIRTH}[.\-] ?{MONTH}[.\-] ?{DAY}\.?|"
    rf"(?:{_YEAR_OF_BIRTH}|{_SHORT_YEAR_OF_BIRTH}){MONTH_DIGITS}{DAY_DIGITS})(?: ?생)?"
)
"""A day in digits that somebody alive can be born on: 1955-06-17, 55.6.17, 19550617, 550617."""

MONTH_OF_BIRTH = rf"(?:19[2-9][0-9]|200[0-9])(?:년 ?|[.\-/] ?){MONTH}월?|[3-9][0-9]년 ?{MONTH}월"
"""A month in digits that somebody alive can be born in: 1955.6, 55년 6월."""

BIRTH_OF_CHILD = rf"(?:20)?2[0-9][.\-] ?{MONTH}[.\-] ?{DAY}\.?(?: ?생)?"
"""A day of our own years, which beside a child's age is one of birth."""

_ERA = "(?:단기|서기|檀紀|西紀|소화|昭和|쇼와|대정|大正|다이쇼|명치|明治|메이지)"
_HANJA = f"[{HANJA_ONE_TO_NINE}{HANJA_ZERO}{HANJA_UNITS}○廿]"
SAID = f"[{ONE_TO_NINE}{ZERO}{UNITS}유시]"
"""A syllable of a number said in words; 유 and 시 are six and ten in front of 월."""
LUNAR_MONTH = "(?:[0-9]{1,2} ?월|정월|동짓달|섣달|(?:오|유|육|시|삼|사|칠|팔|구|이|십일|십이|시월)월)"
_DAYS = "(?:하루|이틀|사흘|나흘|닷새|엿새|이레|여드레|아흐레|열흘)"
LUNAR_DAY = (
    f"(?:초 ?{_DAYS}|열 ?{_DAYS}|스무 ?(?:날|{_DAYS})|열흘|보름(?:날)?|그믐(?:날)?|"
    f"[0-9]{{1,2}} ?일|[일이삼]?십?[{ONE_TO_NINE}]일|[이삼]?십일)"
)
_MONTH = (
    "(?i:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sep(?:t(?:ember)?)?|"
    "Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_OCR = "[0-9OoIlBZS]"
DAY_MONTH_YEAR = f"[0-9]{{1,2}}(?:st|nd|rd|th)?[ -]?{_MONTH}\\.?,?[ -]?[0-9]{{4}}"
"""15MAR1958, 12-Mar-1948, 3rd May 1970: as passports and lists of travellers have it."""

_OF_ERA = (
    f"{_ERA} ?(?:[0-9]{{1,4}}|{SAID}{{1,6}}|{_HANJA}{{1,6}}) ?[년年]"
    f"(?: ?(?:{LUNAR_MONTH}|[0-9]{{1,2}} ?月|{_HANJA}{{1,3}} ?月)"
    f"(?: ?(?:{LUNAR_DAY}|[0-9]{{1,2}} ?日|{_HANJA}{{1,3}} ?日))?)?"
)
_LUNAR = f"(?:[0-9]{{4}}|[0-9]{{2}}) ?년 ?(?:윤 ?)?{LUNAR_MONTH} ?{LUNAR_DAY}"
_OF_CALENDAR = "[0-9]{2,4} ?년 ?[(]?(?:음력|양력|음|양)[)]? ?(?:윤 ?)?[0-9]{1,2} ?월 ?[0-9]{1,2} ?일"
_MISREAD = f"(?=[^\n]{{0,14}}[OoIl]){_OCR}{{4}} ?년 ?{_OCR}{{1,2}} ?월 ?{_OCR}{{1,2}} ?일"
_IN_HANJA = f"{_HANJA}{{2,8}} ?[年년] ?{_HANJA}{{1,3}} ?[月월](?: ?{_HANJA}{{1,3}} ?[日일])?"
_IN_WORDS = f"(?:천구백|일천구백|이천|일구|이공){SAID}{{0,7}} ?년 ?{SAID}{{1,3}} ?월(?: ?{SAID}{{1,4}} ?일)?"
_SHORT_IN_WORDS = (
    f"(?:쌍팔|[{ONE_TO_NINE}{ZERO}십]{{2,3}}|[0-9]{{2}}) ?년(?:도|생)? ?{SAID}{{1,3}} ?월"
    f"(?: ?(?:{SAID}{{1,4}} ?일|{LUNAR_DAY}))?"
)
_MONTH_DAY_YEAR = f"{_MONTH}\\.? ?[0-9]{{1,2}}(?:st|nd|rd|th)?,? ?[0-9]{{4}}"
_MISREAD_WITH_MARKS = (
    "(?=[^\n]{0,8}[0-9][^\n]{0,8}[0-9])(?=[0-9./ -]*[OoIlBZS])"
    f"{_OCR}{{2,4}} ?[-./] ?{_OCR}{{1,2}} ?[-./] ?{_OCR}{{1,2}}\\.?(?![0-9A-Za-z])"
)
_YEAR_AND_MONTH = "[0-9]{4} ?년 ?[0-9]{1,2} ?월(?! ?[0-9])"
ODD_DATE = (
    f"(?:{_OF_ERA}|{_LUNAR}|{_OF_CALENDAR}|{_MISREAD}|{_IN_HANJA}|{_IN_WORDS}|{_SHORT_IN_WORDS}|{_MONTH_DAY_YEAR}|"
    f"{DAY_MONTH_YEAR}|{_MISREAD_WITH_MARKS}|{_YEAR_AND_MONTH})"
)
"""A date in one of these forms, as the source of a regular expression."""

ODD_DATE_FIRST = (
    f"단서소쇼대다명메檀西昭大明쌍천십{ZERO}{ONE_TO_NINE}{HANJA_ONE_TO_NINE}{HANJA_ZERO}{HANJA_UNITS}○廿"
    "0-9JFMASONDjfmasondIlBZ"
)
"""The characters that a date in one of these forms can begin with, as the inside of a class."""

TENS = "(?:스물|스무|서른|설흔|마흔|쉰|예순|일흔|여든|아흔)"
_COUNTED = "|".join(NATIVE_DIGITS)
_FIVE_TO_NINE = "|".join(list(NATIVE_DIGITS)[4:])
_ONES = f"(?:한|두|세|네|{_COUNTED})"
YEARLESS = f"(?:윤 ?)?{LUNAR_MONTH} ?(?:{LUNAR_DAY}|단오(?:날)?|칠석|한가위|보름)|추석(?:날)?|설날|동짓날|단오(?:날)?"
"""A day of a month without a year: a birthday behind a word for one."""

CYCLE_WORD = "[갑을병정무기경신임계][자축인묘진사오미신유술해]"
CYCLE = f"{CYCLE_WORD}년(?: ?(?:{LUNAR_MONTH}|[0-9]{{1,2}} ?월)(?: ?{LUNAR_DAY})?)?"
"""A year of the cycle of sixty, with its day."""

_IN_DIALECT = "두이|서이|너이|싯|닛|여슷|야달"
_SAID_TENS = f"[{ONE_TO_NINE.removeprefix('일')}]"
_AS_BEHIND_AGE = "(?= ?(?:인|이|에|의|요|으로|먹|된|되|난|라|[,).]|$))"
SPELLED_AGE = (
    f"(?:만 ?)?(?:{TENS}(?: ?|하고도? ?){_ONES}?|열 ?{_ONES}|열(?= ?살)|(?:{_FIVE_TO_NINE})) ?(?:살|세)|"
    f"(?:만 ?)?{TENS}(?=(?:이 ?(?:넘|다 ?[된되]|가깝|가까)|을 ?(?:넘|바라|앞)|줄에|에 ?접어))|"
    f"(?:만 ?)?{_SAID_TENS}?십[{ONE_TO_NINE}]? ?세|"
    f"(?:만 ?)?(?:{TENS}(?: |하고도? ?)?|{_SAID_TENS}십)(?:{_COUNTED}|{_IN_DIALECT}){_AS_BEHIND_AGE}|"
    f"열(?:{_COUNTED})(?=에 ?(?:시집|장가|결혼|혼인|입대|군대|학교|집을|부모|아버지|어머니|남편|아이|애를|첫|과부|"
    "홀로|고아|들어|나와|낳|가출|올라|내려|와서|만나))"
)
"""An age in words (일흔두 살, 칠십이 세); without a word for years only where the sentence goes on as behind an age."""

SPELLED_NUMBER = (
    f"{TENS}(?: |하고도? ?)?(?:{_COUNTED}|{_IN_DIALECT}|한|두|세|네)|열(?:{_COUNTED})|"
    f"{_SAID_TENS}십(?:{_COUNTED}|{_IN_DIALECT}|[{ONE_TO_NINE}])"
)
"""A number of years in words that is only an age where a person stands near (열여덟, 예순너이, 팔십서이)."""

BARE_AGE = f"{TENS} ?{_ONES}?(?![가-힣])"
"""An age in words behind a label for one."""

ZODIAC = "(?:쥐|소|호랑이|범|토끼|용|뱀|말|양|원숭이|닭|개|돼지)띠"
"""The animal of a year of birth."""
