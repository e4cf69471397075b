"""Written forms of a date beyond digits with dots: eras, Hanja, words, lunar months, English, digits misread by OCR.

They are only read beside a word for birth: alone they say nothing of a person.
"""

_ERA = "(?:단기|서기|檀紀|西紀|소화|昭和|쇼와|대정|大正|다이쇼|명치|明治|메이지)"
_HANJA = "[一二三四五六七八九〇○零十百千廿]"
SAID = "[일이삼사오육륙유칠팔구십시영공백천]"
"""A syllable of a number said in words."""
_LUNAR_MONTH = "(?:[0-9]{1,2} ?월|정월|동짓달|섣달|(?:오|유|육|시|삼|사|칠|팔|구|이|십일|십이|시월)월)"
_DAYS = "(?:하루|이틀|사흘|나흘|닷새|엿새|이레|여드레|아흐레|열흘)"
_LUNAR_DAY = (
    f"(?:초 ?{_DAYS}|열 ?{_DAYS}|스무 ?(?:날|{_DAYS})|열흘|보름(?:날)?|그믐(?:날)?|"
    "[0-9]{1,2} ?일|[일이삼]?십?[일이삼사오육칠팔구]일|[이삼]?십일)"
)
_MONTH = (
    "(?i:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sep(?:t(?:ember)?)?|"
    "Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_OCR = "[0-9OoIlBZS]"
DAY_MONTH_YEAR = f"[0-9]{{1,2}}(?:st|nd|rd|th)?[ -]?{_MONTH}\\.?,?[ -]?[0-9]{{4}}"
"""15MAR1958, 12-Mar-1948, 3rd May 1970: as passports and lists of travellers have it."""

ODD_DATE = (
    f"(?:{_ERA} ?(?:[0-9]{{1,4}}|{SAID}{{1,6}}|{_HANJA}{{1,6}}) ?[년年]"
    f"(?: ?(?:{_LUNAR_MONTH}|[0-9]{{1,2}} ?月|{_HANJA}{{1,3}} ?月)(?: ?(?:{_LUNAR_DAY}|[0-9]{{1,2}} ?日|"
    f"{_HANJA}{{1,3}} ?日))?)?"
    f"|(?:[0-9]{{4}}|[0-9]{{2}}) ?년 ?(?:윤 ?)?{_LUNAR_MONTH} ?{_LUNAR_DAY}"
    r"|[0-9]{2,4} ?년 ?[(]?(?:음력|양력|음|양)[)]? ?(?:윤 ?)?[0-9]{1,2} ?월 ?[0-9]{1,2} ?일"
    f"|(?=[^\n]{{0,14}}[OoIl]){_OCR}{{4}} ?년 ?{_OCR}{{1,2}} ?월 ?{_OCR}{{1,2}} ?일"
    f"|{_HANJA}{{2,8}} ?[年년] ?{_HANJA}{{1,3}} ?[月월](?: ?{_HANJA}{{1,3}} ?[日일])?"
    f"|(?:천구백|일천구백|이천|일구|이공){SAID}{{0,7}} ?년 ?{SAID}{{1,3}} ?월(?: ?{SAID}{{1,4}} ?일)?"
    rf"|(?:쌍팔|[일이삼사오육칠팔구공영십]{{2,3}}|[0-9]{{2}}) ?년(?:도|생)? ?{SAID}{{1,3}} ?월"
    rf"(?: ?(?:{SAID}{{1,4}} ?일|{_LUNAR_DAY}))?"
    f"|{_MONTH}\\.? ?[0-9]{{1,2}}(?:st|nd|rd|th)?,? ?[0-9]{{4}}"
    f"|{DAY_MONTH_YEAR}"
    f"|(?=[^\n]{{0,8}}[0-9][^\n]{{0,8}}[0-9])(?=[0-9./ -]*[OoIlBZS])"
    f"{_OCR}{{2,4}} ?[-./] ?{_OCR}{{1,2}} ?[-./] ?{_OCR}{{1,2}}(?![0-9A-Za-z])"
    r"|[0-9]{4} ?년 ?[0-9]{1,2} ?월(?! ?[0-9]))"
)
"""A date in one of these forms, as the source of a regular expression."""

_TENS = "(?:스물|스무|서른|설흔|마흔|쉰|예순|일흔|여든|아흔)"
_ONES = "(?:한|두|세|네|하나|둘|셋|넷|다섯|여섯|일곱|여덟|아홉)"
YEARLESS = f"(?:윤 ?)?{_LUNAR_MONTH} ?(?:{_LUNAR_DAY}|단오(?:날)?|칠석|한가위|보름)|추석(?:날)?|설날|동짓날|단오(?:날)?"
"""A day of a month without a year: a birthday behind a word for one."""

CYCLE_WORD = "[갑을병정무기경신임계][자축인묘진사오미신유술해]"
CYCLE = f"{CYCLE_WORD}년(?: ?(?:{_LUNAR_MONTH}|[0-9]{{1,2}} ?월)(?: ?{_LUNAR_DAY})?)?"
"""A year of the cycle of sixty, with its day."""

SPELLED_AGE = (
    f"(?:만 ?)?(?:{_TENS} ?{_ONES}?|열 ?{_ONES}|열(?= ?살)|(?:다섯|여섯|일곱|여덟|아홉)) ?(?:살|세)|"
    rf"(?:만 ?)?{_TENS} ?(?:하나|둘|셋|넷|다섯|여섯|일곱|여덟|아홉)(?= ?(?:인|이|에|의|요|으로|먹|된|되|난|[,).]|$))|"
    f"(?:만 ?)?[이삼사오육칠팔구]?십[일이삼사오육칠팔구]? ?세|"
    f"(?:만 ?)?[이삼사오육칠팔구]십(?:하나|둘|셋|넷|다섯|여섯|일곱|여덟|아홉)(?= ?(?:인|이|에|의|으로|먹|된|되|"
    f"난|[,).]|$))"
)
"""An age in words (일흔두 살, 칠십이 세); without a word for years only where the sentence goes on as behind an age."""

BARE_AGE = f"{_TENS} ?{_ONES}?(?![가-힣])"
"""An age in words behind a label for one."""

ZODIAC = "(?:쥐|소|호랑이|범|토끼|용|뱀|말|양|원숭이|닭|개|돼지)띠"
"""The animal of a year of birth."""
