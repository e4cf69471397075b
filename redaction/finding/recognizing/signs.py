"""What tells of somebody only right beside him: loose words, endings of illness, harm told in a sentence, degrees.

`확진`, `야뇨증`, `골반이 나갔습니다`, `시각 1급`: in a programme or a rule they are nobody's, so they are faint
here, and redaction.finding.companions lets them count where a private person stands close in the same line.
"""

import re
from collections.abc import Iterable, Iterator

from redaction.finding.hits import Hint, Hit, Sight
from redaction.finding.lists import lines_of, words_of
from redaction.finding.recognizing.conditions import END, PART, PROGRAMME, SIZE, STAGE, WORD_START, spaced
from redaction.types import Kind

_SCORE = 0.29
"""Below that of a listed word, which keeps its own reach where both are found."""
_FAINT = 0.28
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
_ENDING = re.compile(
    rf"{WORD_START}(?:[좌우양]측 ?)?[가-힣]{{2,8}}(?:증|염|근종|육종|(?<![의은는이가을를에한된]) ?증[세상]|장애|"
    rf"질환|증후군|"
    rf"골절|마비|중독|절제술|이식술|치환술|성형술|봉합술|절단술|경색|출혈|협착|탈구|염좌|부전|결석|궤양|경화|감염|"
    rf"종양|기형|난청|"
    rf"좌상|열상|화상|약시|혈증|치료){STAGE}{PROGRAMME}{END}"
)
_NO_ILLNESS = re.compile(
    "(?:주|무|유|동반|의심|이상|관련|특이|발현) ?증[상세]|"
    + "|".join(
        f"[가-힣]*(?:{'|'.join(before.split())}){ending}".replace("_", " ?")
        for ending, before in (line.split(": ") for line in lines_of("no_ailments"))
    )
)
"""Words of offices with such an ending."""
_DOES = (
    r"(?:아프|아파|아픈|아팠|안 ?좋|좋지 ?않|나[갔가](?!는)|부러|부서|금이 ?가|상하[였고]|상해서|다[쳤친치쳐]|"
    r"빠[졌지진짐]|저[려리린]|붓[고어]|부어|부었|쑤[셔시]|떨[려리린]|"
    r"굳[어은었]|"
    r"마비|못 ?쓰|못 ?씀|불편|성치|성하지|절[뚝룩]|찢어|꺾[였이]|삐[었끗]|터[졌지진]|으스러|꼬이|막[혔히]|멎|"
    r"먹[었먹]|멀[었어]|어두|침침|"
    r"안 ?보[이여]|안 ?들[리려]|잘 ?안|없[으는]|잘[렸리려]|절단|무너|내려앉|뒤틀|돌아[갔가]|휘[었어])[가-힣]{0,6}"
)
_TOLD = re.compile(
    rf"{WORD_START}(?:(?:왼|오른|양|한)쪽 ?|[좌우양] ?|두 |한 |앞|뒷)?(?:{PART}|갈비|광대뼈|관절|삭신|온몸|몸|귀|입|"
    rf"혀|이|위장|속|혈압|당|숨|정신|기력|말|시력|"
    rf"청력|기억)"
    rf"(?:뼈)?(?:이|가|을|를|도|은|는|에|만)? ?(?:(?:힘이|금이|많이|몹시|좀|자꾸|다|영|오래|늘|계속|거의|잘|"
    rf"두어? ?대가?|"
    rf"[한두세네0-9]{{1,2}} ?(?:개|대|군데|마디)[가를]?) ?){{0,2}}{_DOES}"
)
_UNABLE = re.compile(
    rf"{WORD_START}(?:거동|보행|운신|움직이(?:기|지)|걷(?:기|지)|앉(?:기|지)|서(?:기|지)|일어나(?:기|지)|말(?:을|"
    rf"씀을)?(?: ?하지)?|식사(?:를)?|"
    rf"밥(?:을)?|잠(?:을)?|대소변(?:을)?|소변(?:을)?|"
    rf"앞(?:을)?|듣(?:기|지)|사람(?:을)? ?알아보지|글(?:을|씨를)?|한글(?:을)?)(?:가|이|도|조차)? ?(?:전혀|거의|잘|"
    rf"혼자|혼자서)? ?"
    rf"(?:불가(?:능)?|불편|곤란|어려[움우워운]|힘[들드][가-힣]{{0,3}}|못 ?(?:하|해|함|가리|가누|먹|자|보|듣|걷|읽|"
    rf"쓰|알아)[가-힣]{{0,4}}|"
    rf"못(?=[.,) ]))[가-힣]{{0,4}}"
)
_ODDLY = re.compile(
    rf"{WORD_START}(?:헛소리|헛것|환시|정신이 ?오락가락|깜빡깜빡|피를 ?토|힘이 ?빠|숨이 ?[차가]|앞을 ?못|눈이 ?멀|"
    rf"귀를 ?먹|귀가 ?먹|말을 ?더듬|"
    rf"자리(?:에|를) ?(?:보전|눕|누)|누워(?:만)? ?(?:계|지내)|몸져 ?눕|병석에|오늘내일|죽고 ?싶|죽겠다고|목숨을 ?끊|"
    rf"약을 ?(?:털어|한꺼번에)|"
    rf"술에 ?(?:절|찌들)|술을 ?(?:달고|끊)|술만 ?(?:마시|먹|들어)|손찌검|손이 ?올라|때[려린렸리]|맞고 ?사|빚이|빚을|"
    rf"빚만|빚 ?때문|빗이|갈라[섰서]|이혼[했한하]|"
    rf"집을 ?나[갔가]|쫓겨|감옥|옥살이|징역[살을]|교도소에|절도범|세례를|교회(?:를|에) ?다[니녀]|성당(?:을|"
    rf"에) ?다[니녀]|절에 ?다[니녀])[가-힣]{{0,6}}"
)
_DEGREE = re.compile(
    rf"{WORD_START}(?:지체|시각|청각|언어|지적|정신|뇌병변|신장|심장|호흡기|간|안면|장루|요루|뇌전증|"
    rf"자폐성?)(?:장애인?)?(?: ?\([가-힣·, ]{{2,8}}\))?,? ?"
    r"(?:제?[1-6] ?급|심한|심하지 ?(?:않은|아니한|않음)|중증|경증|중복|상지|하지|편마비|전맹|저시력|농|"
    r"난청)(?![가-힣0-9])|"
    rf"{WORD_START}(?:지체|시각|청각|언어|지적|신장|심장|호흡기|안면|장루|뇌전증) ?\([가-힣·, ]{{2,10}}\)|"
    r"(?<![가-힣0-9])(?:장기요양 ?|요양 ?|장해 ?|상이 ?|치매 ?)[1-9][0-9]? ?(?:등급|급)(?![가-힣])|"
    r"(?<![가-힣])인지지원 ?등급"
)
_TYPE_IN_CELL = re.compile(
    r"(?<=[/|,(\t·])[ ]?(?P<value>지체|시각|청각|언어|지적|정신|뇌병변|자폐성?|신장|심장|호흡기|안면|장루|"
    r"뇌전증)(?= ?[/|,)\t\n])"
)
"""A kind of disability that fills a cell."""
_CARE_GRADE = re.compile(r"(?<=[|\t/,(])[ ]?(?P<value>[1-5] ?등급)(?= ?[|\t/,)\n])")
_OF_CARE = re.compile("요양|입소|치매|돌봄|장애|간병|수급")
_CARE_REACH = 400
_ABBREVIATED = re.compile(
    r"(?<![A-Za-z])(?:HTN|DM(?= ?[/,)+]|$)|(?<=[/,(])DM|COPD|CVA|TIA|CHF|CKD|ESRD|SAH|ICH|BPH|HBV|HCV|HIV|AIDS|PTSD|"
    r"ADHD|MDD|OCD|DVT|(?:N?STEMI|AMI)|SLE|GERD|UTI|"
    r"HNP|HIVD|TKRA?|TKA|THRA?|CABG|PCI|EKG 이상|[A-Z]?Fx\.?|DNR|ICU|Ca\.)(?![A-Za-z0-9])"
)
_DOSED = re.compile(
    r"(?<![가-힣A-Za-z])[가-힣A-Za-z]{2,14} ?[0-9]{1,4}(?:[.,/][0-9]{1,3})? ?(?:mg|㎎|mcg|㎍|밀리그램|IU|"
    r"단위)(?![A-Za-z])"
)
_OF_CHURCH = re.compile(
    rf"{WORD_START}[가-힣]{{1,10}}(?:교회|성당|사찰|교당|수녀원|기도원|포교당|회관)(?: ?(?:예배|미사|법회|출석|신도|"
    rf"교인|성도|집사|권사|장로|십일조|헌금|다님|봉사|"
    rf"구역장|신자))|"
    rf"{WORD_START}(?:교회|성당|사찰) ?(?:십일조|헌금|집사|권사|장로|신도|교인|성도|예배|미사|다님|다니)|"
    rf"{WORD_START}[가-힣]{{2,12}}(?:노동조합|"
    rf"노조) ?(?:[가-힣]{{1,6}}(?:지부|지회|분회) ?)?(?:조합원|가입|탈퇴|간부|위원장|지부장|지회장|분회장|사무국장|"
    rf"대의원)"
)
_LAW_BROKEN = re.compile(
    rf"{WORD_START}[가-힣·]{{2,20}}법 ?위반 ?(?:으로 ?)?(?:벌금|전과|전력|이력|혐의|송치|처벌|입건|기소|구속|"
    rf"징역)[0-9,]{{0,6}} ?(?:만 ?원)?"
)
_JUVENILE = re.compile(r"(?<![0-9제])[1-9](?:0)? ?호 ?처분|(?<![0-9])학폭 ?[1-9] ?호")
_HANJA = re.compile("中風|(?:肺|肝|胃|大腸)癌|肺病|精神病|結核|癲癎|半身不遂|盲人|聾啞|負債")
_HARDLY = re.compile(
    rf"{WORD_START}(?:말이|말투가|발음이|걸음이|귀가|눈이|의식이|기억이|정신이|인지가|손이|거동이|몸이|호흡이|숨이|"
    rf"거동은) ?(?:많이 |매우 |몹시 |좀 |전혀 |잘 )?"
    r"(?:어눌|느리|느려|둔하|어둡|어두우|어두워|불편|흐리|흐려|없[는으음어었습]|혼미|가물|떨[리려]|성치|편치|가쁘|"
    r"가빠)[가-힣]{0,5}|"
    rf"{WORD_START}(?:월세|집세|방세|임대료|관리비|전기(?:세|요금)|공과금|세금|건강보험료|학비|등록금|급식비|"
    rf"병원비|이자|카드값)(?:를|을|도)? ?"
    r"(?:[가-힣0-9]{1,4} ?(?:달|개월|년)(?:째|간|치)? ?)?(?:못 ?내|못 ?낸|못 ?냈|밀리|밀려|밀린|밀렸|내지 ?못|"
    r"낼 (?:돈|형편)이)[가-힣]{0,6}|"
    rf"{WORD_START}(?:형편|살림|생계|가계|생활)(?:이|가)? ?(?:매우 |몹시 |많이 )?(?:어렵|어려[우워운]|곤란|막막|"
    rf"빠듯|기울)[가-힣]{{0,4}}|"
    rf"{WORD_START}(?:신체|몸|가슴|엉덩이|허벅지|손)(?:을|를) ?(?:[가-힣]{{1,4}} )?(?:만[지진져졌]|더듬|주무르|"
    rf"쓰다듬)[가-힣]{{0,4}}|"
    rf"{WORD_START}(?:뇌출혈|뇌경색|심근경색|심장마비|중풍|뇌졸중|지병|암)(?:으로|로) ?(?:쓰러|숨지|숨진|숨졌|사망|"
    rf"돌아가|별세)[가-힣]{{0,4}}"
)
_PLAIN = (_TOLD, _HARDLY, _UNABLE, _DEGREE, _ABBREVIATED, _DOSED, _LAW_BROKEN, _HANJA)
"""What can be said of one person only: counted as a listed word is."""
_LOOSE = (_LISTED, _ODDLY, _OF_CHURCH, _JUVENILE)


def signs(sight: Sight) -> Iterator[Hit]:
    """Words and sentences that tell of whoever stands close: 0.3, counted by redaction.finding.companions."""
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
