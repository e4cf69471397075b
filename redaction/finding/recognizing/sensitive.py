"""Words of health, welfare, crime, belief and unions (민감정보, 개인정보 보호법 제23조).

A sensitive word is only somebody's when a person stands near it (redaction.finding.companions decides that), or when
the sentence itself says so: `민원인은 조울증이 있어`. What a rule says of everybody in a case (`장애가 있는 경우`) is
nobody's.
"""

import re
from collections.abc import Iterator

from redaction.finding.hits import Hint, Hit, Sight
from redaction.finding.recognizing.conditions import condition_places
from redaction.finding.recognizing.deeds import deeds
from redaction.finding.recognizing.signs import signs
from redaction.types import Kind

_ORGAN = (
    "(?:위|간|폐|대장|직장|결장|소장|십이지장|항문|유방|갑상선|자궁|자궁경부|자궁내막|난소|외음|질|췌장|담도|담낭|"
    "담관|전립선|방광|신장|"
    "요관|식도|후두|인두|편도|설|구강|침샘|피부|뇌|골|혈액|림프|고환|음경|흉선|부신|복막|혀|코|눈|두경부|말기|악성|"
    "소아|전이|초기)"
)
_DISEASES = (
    r"고혈압|당뇨(?:병|망막병증)?|우울(?:증|장애)|조현병|"
    r"치매(?! ?(?:관리|검진|예방|안심|센터|검사|교육|선별))|알츠하이머|파킨슨병?|뇌졸중|뇌경색|"
    r"뇌출혈|뇌전증|간질|심근경색|협심증|"
    rf"부정맥|{_ORGAN}암(?![가-힣]|[A-Za-z])|{_ORGAN}암(?=으로|을|의|이|환자|수술|진단|에)|백혈병|간경화|"
    r"간경변|(?:B|C)형 ?간염|결핵|에이즈|매독|"
    r"HIV ?(?:감염|양성)?|알코올 ?(?:의존|중독)(?:증)?|중풍|편마비|사지 ?마비|하지 ?마비|뇌성마비|다운증후군|강박"
    r"(?:증|장애)|섬망|"
    r"자살 ?(?:시도|기도)|심부전|신장병|심장병|간암|뇌종양|대상포진|통풍|난청|황반변성|루푸스|성병|임질|낙태|유산|"
    r"인공임신중절|정신 ?병원|정신과(?! ?전문의)|폐쇄병동|요실금|탈모|혈우병|백혈구감소증|간염|간질환|신장 ?질환|"
    r"심장 ?질환|정신 ?질환|"
    r"공황장애|불안장애|양극성 ?장애|조울증|자폐(?:성 ?장애|"
    r"스펙트럼)?|지적 ?장애|발달 ?장애|지체 ?장애|"
    r"시각 ?장애|청각 ?장애|뇌병변(?: ?장애)?|신장 ?장애|정신 ?장애|언어 ?장애|척추 ?장애|"
    r"하반신 ?마비|디스크|추간판 ?탈출증|골절|"
    r"관절염|류마티스|천식|폐렴|신부전|투석|골다공증|임신 ?[0-9]{1,2} ?(?:주|개월)(?:차)?|유산|난임|불임|"
    r"외상 ?후 ?스트레스 ?장애|ADHD|녹내장|백내장|루게릭병?"
)
_IMPAIRED = "(?:지체|시각|청각|언어|지적|정신|신장|심장|호흡기|간|안면|장루·요루|뇌전증|뇌병변|자폐성)"
_DEGREE = r"(?:[1-6]급|\( ?(?:심한|심하지 ?(?:않은|아니한)) ?장애 ?\))"
_DISABILITY = (
    rf"{_IMPAIRED} ?장애인? ?{_DEGREE}|국가유공자 ?[1-7] ?급|(?:(?<=장애[:：|])|(?<=장애[:：|] )){_IMPAIRED} ?[1-6]급|"
    "장애의 ?정도가 ?(?:심한|심하지 ?않은) ?장애인?"
)
"""The kinds and degrees of 장애인복지법 시행령 별표 1; since 2019 the degree is severe or not."""
_HARMS = (
    r"[가-힣]{2,6}증후군|불면증|빈혈|저혈압|고지혈증|이상지질혈증|갑상선 ?(?:질환|기능 ?(?:항진|저하)증?)|"
    r"(?:수면 ?)?무호흡증?|"
    r"(?:대인|고소|폐소|광장) ?(?:기피|공포)증?|섭식 ?장애|거식증|폭식증|환청|환각|망상(?:증|장애)?|틱 ?장애|"
    r"[가-힣]{0,3}궤양|담석증?|요로 ?결석|"
    r"[가-힣]{0,3}(?:폐렴|위염|장염|비염|간염|신염|방광염|췌장염|뇌염|수막염|골수염|각막염|피부염|기관지염|관절염|"
    r"근염|건초염)|"
    r"[가-힣]{0,4}(?:협착증|탈출증|무력증|위축증|경화증|골절상?|인대 ?파열|파열상?|염좌|탈구|종양|경색증?|하수증|"
    r"혈전증|석회화건염)|"
    r"뇌진탕|타박상|찰과상|열상|자상(?=을)|[1-3]도 ?화상|화상(?=을 ?입|(?:으로)? ?(?:입원|치료))|"
    r"(?:(?:왼|오른|양)쪽 ?|[좌우]측 ?)?[가-힣]{0,4}뼈(?:가|에|를)? ?(?:부러[가-힣]{1,3}|금이 ?[가갔]|골절)|"
    r"전치 ?[0-9]{1,2} ?(?:주|개월)|"
    r"산재 ?(?:장해|요양|환자)|장해 ?[0-9]{1,2} ?급|"
    r"오십견|기흉|수두|홍역|백반증|건선|아토피(?:성)?|습진|한센병?|이명|어지럼증|건망증|건강 ?염려증|"
    r"우울(?=감|증세| ?증세| ?증상| ?성향|하다)|불안(?= ?증세| ?증상)|자해|극단적 ?선택|음독|장기 ?이식|인공 ?관절|"
    r"심박 ?조율기"
)
_WELFARE = (
    r"기초 ?생활 ?(?:보장 ?)?수급(?:자|권자|가구|비)?|차상위(?: ?계층)?|의료급여(?: ?[12]종)?|"
    r"(?:생계|주거|교육)급여(?: ?수급자?)?|(?:장기)?요양 ?(?:등급 ?)?(?:[1-5] ?등급|인지지원 ?등급)|"
    r"다문화 ?가정|다문화 ?학생|심하지 아니한 장애|신용 ?불량자?|파산|개인 ?회생|한부모 ?가(?:정|족)|"
    r"(?:심한|심하지 않은) ?장애|(?:중증|경증) ?장애인?|장애인(?= ?[)|,]|$)|장애 ?[1-6]급|"
    r"[1-6]급 ?장애|국가유공자|조손 ?가(?:정|구)|"
    r"북한이탈주민|탈북민|기초연금 ?수급"
)
_OFFENCE = (
    "(?:절도|사기|폭행|상해|강도|횡령|배임|방화|살인|강간|추행|협박|공갈|도박|마약|음주 ?운전|무면허 ?운전|뺑소니|"
    "학대|특수[가-힣]{2}|밀수|위증|무고)"
    "(?:죄|치상|치사|미수)?"
)
_PENALTY = "(?:징역|금고|벌금|집행유예|기소|구속|실형|복역|수감|처벌|전과|유죄|입건|송치)"
_CRIME = (
    rf"{_OFFENCE}(?:로|으로|혐의로)? ?{_PENALTY}[0-9 ]{{0,6}}(?:년|월|개월|만 ?원|원|형|유예)?(?: ?[0-9]{{1,2}} ?"
    rf"(?:월|개월))?|"
    r"(?:교도소|구치소|소년원|감옥)(?:에서|에)? ?(?:출소|수감|복역|있)|출소(?:자|한)|누범|"
    r"전과(?: ?[0-9]+범)?|감봉(?: ?[0-9]+(?:개)?월)?|견책|정직 ?[0-9]+(?:개)?월|강등|직위해제|"
    r"범죄 ?경력|집행유예|징역 ?[0-9]+|벌금형|음주 ?운전|기소유예|보호관찰|성범죄|"
    r"가정폭력|성폭력|성추행|마약|구속"
)
_BELIEF = (
    r"노동조합 ?(?:원|가입)|노조 ?가입|민주노총|한국노총|당원|천주교|기독교|불교|원불교|개신교|"
    r"여호와의 ?증인|신자|이슬람(?:교)?|무슬림|신천지|통일교|동성애|성소수자|트랜스젠더"
)
_PARTY = "국민의힘|더불어민주당|민주당|조국혁신당|개혁신당|진보당|정의당|기본소득당|사회민주당|녹색당|노동당|자유통일당"
_STAGE = (
    r"(?: ?(?:[1-6]급|[0-4]기(?![가-힣]{2})|말기|초기|양성|확진|재발|전이|수술|약(?=을|도|이| )|환자|합병증|"
    r"후유증|의심|진단|판정))?"
)
_STAGED = re.compile("(?:기|말기|양성|확진|재발|전이|수술|환자|진단|판정)$")
_MEMBER = r"(?: ?(?:조합원|당원|신도|교인|신자|회원))?"
_SENSITIVE = re.compile(
    rf"{_DISABILITY}|"
    r"(?:(?:만성|급성|폐|중증|경증|초기|말기|노인성|허리|목|심한|"
    rf"제?[12]형) ?)?(?:{_DISEASES}|{_HARMS}){_STAGE}|{_WELFARE}|{_CRIME}(?: ?[0-9]회)?(?: ?벌금형)?|"
    rf"(?:{_BELIEF}){_MEMBER}|[가-힣]{{2,7}}당 당원|"
    rf"(?:{_PARTY}) ?(?:(?:권리|책임|열성|평)? ?당원|당적|지지자|입당|탈당|지구당|당협)"
)
_SUFFERED = re.compile(
    r"(?:으로|로) ?(?:[가-힣]{1,6}(?:에|에서)? ?)?(?:입소|입원|통원|격리|휴학|휴직|조퇴|결석|결근|요양 ?중)|"
    r" ?(?:소송|조정) ?중|(?:한|된) ?(?:뒤|후|적이|경험)|"
    r"(?:을|를|으로|로)? ?(?:앓|투병|선고|판정|진단(?!서)|환자|수술|치료 ?(?:중|를 받)|으로 (?:숨|사망)|"
    r"(?:선고 ?)?받(?:은 ?(?:사실|적|바|일|전력)|았))"
)
_SUBJECT = re.compile(
    r"(?:상기인|상기자|위 ?사람|동인|당사자|"
    r"민원인|본인|환자|신청인|청구인|대상자|수급자|피해자|가해자|피의자|피고인?|원고|배우자|남편|아내|아들|딸|"
    r"며느리|사위|손자|손녀|"
    r"할머니|할아버지|할매|할배|어머니|아버지|어르신|모친|부친|동생|누나|언니|오빠|이모|삼촌|시부모|장모|장인|이웃|"
    r"그 ?(?:사람|분|집|여자|남자)|"
    r"아이|아동|학생|직원|저|나|내|제|우리 ?애|이 ?분|씨|본인도|처|모|부)(?:께서는|께서|에게|는|은|가|이|도|의)?"
    r"(?: [가-힣]{1,6}){0,2}[ ,:]{1,2}$|"
    r"(?:^|[\n ])(?:저|제가|나|내가)(?:는)? $"
)
_SAID_OF_ONE = re.compile(
    r"(?:(?:와|과|, ?| 및|하고) ?[가-힣A-Z ]{2,12}?)?(?:이|가|을|를|으로|로|도|이라|라)? ?"
    r"(?:있(?:어|다|고|음|습|으나|는데|었|지만|소|네)|심(?:해|하[고여])|생겨|"
    r"생긴|재발|의심|악화|걸려|걸렸|"
    r"먹(?:고|어|는)|복용|가지고|(?:약물|통원|상담|꾸준히) ?치료|"
    r"판정|진단(?!서)|입원|치료|수술|투병|앓|고생|근로|거동|일을 못|사망|숨|누워|"
    r"받[고아는은]|갔|다녀|합니다|하더|이다|임[.)]?$|$)"
)
_IN_GENERAL = re.compile(r"^[^.\n]{0,14}(?:경우|때에|자는|자에게|사람은|사람에게|이상|분은|가구|예방|검진|교육)")
_TELLING = re.compile(rf"전과 ?[0-9]+ ?범|임신 ?[0-9].*|장애 ?[1-6]급|{_DISABILITY}")
"""Words that are always said of one person."""
_LABELLED = re.compile(
    r"(?:병 ?명|진단 ?명|상병 ?명|질환 ?명?|장애 ?(?:유형|종류|명|등급|정도)|건강 ?상태|종교|"
    r"혈액형|복용 ?약|투약|수술력|병력|증상|가족관계)"
    r" ?[:：|] ?(?P<value>[^\n|,;:]{1,30}?)(?= {2}|[|,;\n]|$| [가-힣 ]{2,8}[:：])"
)
_FIELD = re.compile(
    r"(?:건강|신체 ?검사|상병|병명|진단(?:명|결과)?|과거력|병력|증상|증세|부상|상해|질병|질환|복용|범죄|전력|"
    r"특이 ?사항|유의 ?사항)"
    r"[가-힣 ]{0,5} ?[:：|][^\n:：|]{0,50}$|"
    r"(?<![가-힣])(?:범죄 ?(?:경력|전력)|병력|병명|진단명|상병명|수술명|과거력|기왕력|기저 ?질환|지병|동종 ?전과) "
    r"(?:[^\n:：|.]{0,20}[,·/] ?)?$"
)
"""A field of a form for what is told of one person, though the line does not name whom."""
_FIELD_REACH = 64
_BEHIND_LABEL = re.compile(
    r"(?:질병|상병|진단|질환) ?(?:분류)? ?(?:코드|기호|번호)(?:는|은)? ?[:：]? ?"
    r"(?P<code>[A-Z][0-9]{2}(?:\.[0-9]{1,2})?)|"
    r"알레르기 ?(?:유발)? ?(?:원|음식|식품|물질)? ?[:：] ?"
    r"(?P<foods>[가-힣A-Za-z]{1,8}(?:[,·/] ?[가-힣A-Za-z]{1,8}){0,6})|"
    r"종교(?:는|란)? ?[:：]? ?"
    r"(?P<faith>(?:기독|개신|천주|불|원불|천도|대순진리|증산|이슬람|힌두|유|통일)교|가톨릭)(?![가-힣])|"
    r"장애 ?(?:정도|등급|유형)(?:는|은)? ?[:：]? ?(?P<degree>(?:심한|심하지 ?(?:않은|아니한)) ?장애인?|[1-6]급)|"
    r"(?<![가-힣])(?P<debt>(?:채무|빚|부채|체납액?|연체[액금]?|압류액?)(?:은|이|가|만|로)? ?[:：]? ?"
    r"[0-9][0-9,]{0,11} ?[백천]?만? ?원)"
)
"""Values with a form of their own behind the word that announces them, and what somebody owes."""


def sensitive_words(sight: Sight) -> Iterator[Hit]:
    """민감정보: diseases, disability, welfare, crime, belief and unions, as words or after their labels."""
    for match in _SENSITIVE.finditer(sight.text):
        told = (
            _SUFFERED.match(sight.text, match.end())
            or _STAGED.search(match.group())
            or _TELLING.fullmatch(match.group())
            or _is_of_one(sight, *match.span())
        )
        score = 0.6 if told else 0.3
        yield Hit(match.start(), match.end(), Kind.SENSITIVE, score, "sensitive_word", Hint.REVIEW)
    for start, end in condition_places(sight.text):
        if _is_prize(sight, start, end) or _is_cut_word(sight, start, end):
            continue
        is_field = _FIELD.search(sight.lined, max(0, start - _FIELD_REACH), start) is not None
        score = 0.6 if is_field or _is_of_one(sight, start, end) else 0.3
        yield Hit(start, end, Kind.SENSITIVE, score, "sensitive_condition", Hint.REVIEW)
    for match in _BEHIND_LABEL.finditer(sight.text):
        score = 0.3 if match.lastgroup == "debt" else 0.6
        yield Hit(*match.span(match.lastgroup or 0), Kind.SENSITIVE, score, "sensitive_label", Hint.REVIEW)
    for match in _LABELLED.finditer(sight.text):
        yield Hit(*match.span("value"), Kind.SENSITIVE, 0.6, "sensitive_label", Hint.REVIEW)
    yield from signs(sight)
    yield from deeds(sight)


_PRIZE = re.compile("금상|은상|대상(?!자)|장려상|우수상|입상|시상|특선|입선")
_PRIZE_REACH = 40
_SET_APART = re.compile(r".*\s[가-힣]", re.DOTALL)
_NO_PARTICLE = re.compile("(?![은는이가을를의에로과와도])[가-힣]")


def _is_prize(sight: Sight, start: int, end: int) -> bool:
    """Whether 동상 stands among the prizes of a contest: of bronze, not of frost."""
    around = sight.text[max(0, start - _PRIZE_REACH) : end + _PRIZE_REACH]
    return sight.text[start:end] == "동상" and _PRIZE.search(around) is not None


def _is_cut_word(sight: Sight, start: int, end: int) -> bool:
    """Whether the last syllable, set apart from the rest, begins another word (출 장 자 / 상하수도사업소)."""
    is_apart = end - 1 in sight.joints or _SET_APART.fullmatch(sight.text, start, end) is not None
    return is_apart and _NO_PARTICLE.match(sight.text, end) is not None


def _is_of_one(sight: Sight, start: int, end: int) -> bool:
    """Whether a word for one person stands in front and the sentence goes on as of one: not of everybody in a case."""
    lead = sight.lined[max(0, start - _SUBJECT_REACH) : start]
    return (
        _SUBJECT.search(lead) is not None
        and _SAID_OF_ONE.match(sight.text, end) is not None
        and _IN_GENERAL.match(sight.text[end : end + _SUBJECT_REACH]) is None
    )


_SUBJECT_REACH = 26
