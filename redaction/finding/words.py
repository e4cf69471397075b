"""Words that tell who somebody is: surnames, ranks of officials, labels of private persons, words that are no names.

Sources: disclosure-law.md section 2 (table KEEP / REDACT / REVIEW); 지방공무원 임용령's ranks; the census's surnames.
"""

import re

from redaction.finding.lists import one_of, words_of

SURNAMES: frozenset[str] = frozenset(words_of("surnames"))
RARE_SURNAMES: frozenset[str] = frozenset(words_of("rare_surnames"))
DOUBLE_SURNAMES: frozenset[str] = frozenset(words_of("double_surnames"))
GIVEN_SYLLABLES: frozenset[str] = frozenset(words_of("given_syllables"))
"""What given names are made of."""


def _begins(alternatives: str) -> str:
    """A look at the letters that alternatives begin with: almost everywhere in a text it spares trying each of them."""
    first = {re.sub(r"^(?:\(\?<[^)]*\))+", "", each)[0] for each in alternatives.split("|")}
    return f"(?=[{''.join(sorted(first))}])"


_TITLES = (
    "주무관|팀장|과장|계장|실장|국장|담당관|보건소장|(?<!관리)(?<!사무)소장|면장|읍장|부면장|부읍장|부군수|군수|"
    "부시장|(?<![가-힣])시장|도지사|부지사|행정부지사|서기관|"
    "사무관|주사보|주사|서기보|서기|감독관|조사관|감사관|(?<!방문)(?<!생활)(?<!체육)(?<!청소년)지도사|지도관|연구사|연구관|(?:보건)?의료원장|"
    "기획감사실장|의장|부의장|군의원|시의원|도의원|국회의원|의회 의원|사법경찰[관리]|"
    "예비군 ?(?:지역|[읍면])대장|대대장|연대장|여단장|사단장|"
    "사무국장|사무과장|전문위원|의사팀장|민원팀장|총무팀장|복지사무관|소방위|소방장|소방교|"
    "소방사|소방경|소방령|소방정|경장|순경|총경|경무관|부장판사|판사|재판장|"
    "교장|교감|교사|교육장|장학사|장학관|단장|본부장|센터장|관장|(?<![주세승])차장|파출소장|지구대장|공중보건의사?|"
    "수석전문위원|비서실장|정책보좌관|주임|차관|국무총리|대통령|"
    "副郡守|郡守|面長|邑長|課長|係長|局長|室長|所長|主事|議長|道知事|市長"
)
RANKS = f"(?:{_begins(_TITLES)}(?:{_TITLES}))"
"""Titles that follow (or precede) an official's name."""

_SERIES = (
    "행정|세무|사회복지|복지|시설|토목|건축|지적|농업|농촌|임업|산림|녹지|환경|"
    "보건|간호|전산|통신|공업|기계|전기|화공|"
    "수산|해양|수의|축산|사서|방호|운전|속기|방송|학예|의료기술|식품위생|방재|안전|사무|교육행정|"
    "위생|약무|조리|시설관리"
)
GRADES = (
    rf"{_begins(f'지방|국가|{_SERIES}')}(?:지방|국가)?(?:{_SERIES})"
    r"(?:직)?(?:주사보|주사|서기보|서기|사무관|서기관|연구사|연구관|지도사|지도관|[5-9]급)"
)

RANK = re.compile(rf"(?:{RANKS}|{GRADES}|[4-9]급)")
COUNCIL_AFTER = re.compile(
    r"^ 의원(?=[ :,(]|이|은|는|님|께|의|에게|$)(?!.{0,12}(?:진료|처방|입원|내원|[내외안]과|비뇨|의원\)|병원|치료|소견))"
)
"""A member of a council; a clinic is called by its doctor's name too."""
RANK_AFTER = re.compile(
    rf"^[ (\[,/·|]{{0,3}}(?:[가-힣]{{1,10}} )??[가-힣]{{0,9}}?(?P<title>{GRADES}|{RANKS}|[4-9]급|"
    r"(?:전담|담당|보호|감독|점검|단속|조사) ?공무원)(?!회|급식|실[^에은이가의]|와 협의|인의|(?!님)[가-힣]{3})"
)
_POLICE = (
    r"(?:[과계팀대소서]|담당|경찰[관리]?|[소대팀반]장|요원),? (?:경위|경사|경감|경정)|"
    rf"(?:(?:부대|대대|중대|연대|여단|사단)장?|{'|'.join(words_of('army_posts'))}),? "
    "(?:하사|중사|상사|원사|준위|소위|중위|대위|소령|중령|대령|준장)"
)
"""Ranks of the police and the army that are common words too: only behind their unit or post."""
POLICE_AFTER = re.compile(r"^ ?(?:경위|경사|경감|경정)(?=[ ,/|)(]|님|[은는이가을를의과와]|에게|$)")
POLICE_UNIT = re.compile(r"(?:파출소|지구대|경찰서|기동대|[가-힣0-9]{2,6}[과계팀]|경찰) ?$")
OFFICE_ROLE = one_of(words_of("office_roles"))
"""Offices that only officials hold."""
_ACTING = "(?: ?(?:직무 ?대[리행]|권한 ?대행|직무 ?권한 ?대행))?"
RANK_BEFORE = re.compile(
    rf"(?P<title>{GRADES}|{RANKS}|[4-9]급|(?:담당)?공무원|경찰관|소방관|{OFFICE_ROLE}|{_POLICE}){_ACTING}"
    r"(?:\([^()]{1,14}\))?[ :,(/·|]{0,3}$"
)
_WORK = (
    "행정|복지|민원|총무|건설|산업|환경|농업|농정|안전|재무|세무|세정|회계|감사|기획|예산|문화|"
    "관광|교통|도시|건축|보건|산림|축산|경제|정책|"
    "자치|홍보|체육|교육|청소년|여성|가족|노인|아동|상하수도|상수도|하수도|시설|공원|녹지|인구|"
    "일자리|투자|지적|토지|허가|재난|위생|법무|전산|"
    "통계|의회|의사|징수|부과|개발|주민|생활|유통|지역|미래|청년|귀농|스마트|총괄|관리|보호|경영|"
    "하천|도로|급수|지원|사업|진흥|작목|기술|방역|대응|계획|장애인|맞춤형?|돌봄|조사|평가|운영|"
    "관제|방재|계약|경리|재산|자산|세입|이주|구조|"
    "주거|급여|사회|통합|사례|드림스타트|보육|출산 ?휴가|건강|증진|예방|의약|식품|민방위|비서|서무|"
    "인사|조직|혁신|감찰|공보|전략|균형|정보|데이터|디지털|문화재|기후|에너지|자원순환|생태|미디어|공동체|"
    "먹거리|원예|경관|디자인|보훈|고용|규제|농촌|임업|소상공인|감염병|치매|정신|소통|통신|재정|주차|수질|특화|"
    "귀촌|평생학습|재산세|취득세|지방세|세외수입|체납|농업인력|농촌인력|인력지원|농기계|동물보호|동물방역|동물복지|축정|"
    "특작|과수|식량작물|국제교류|국제협력|교류협력|기록물|여권|가족관계|개발행위|공간정보|생활보장|기초생활|자활|희망복지|"
    "주민행복|다문화|폐기물|재활용|맑은물|휴양|산사태|문화예술|관광축제|비상대비|주차단속|교통단속|기반조성|도시재생|송무|"
    "청렴|새마을|주민참여|의정|방문건강|방문보건|모자보건|아동보호|농지|산지|도로명주소|활력|성장|인허가|공동주택|차량등록|"
    "대중교통|탄소중립|미세먼지|친환경|농산|조림|작물|의료급여|노동|스포츠|출생|영유아|투자유치|물관리|군정|"
    "중대재해|지하수|공공시설|생활체육|복지정책|청사|송무|하천|지진|복구|지적재조사|부동산관리|반려동물"
)
_OFFICES = f"(?:{_begins(_WORK)}(?:{_WORK}))"
DEPARTMENT_BEFORE = re.compile(
    rf"(?:(?:{_OFFICES})+(?:과|팀|계|실|담당관실?)|면사무소|읍사무소|[가-힣]{{2}}군청|사업소|"
    r"의회사무과|기술센터|보건의료원|보건소|[군시도]청 당직실|당직실|선관위|선거관리위원회|"
    rf"도서관|행정복지센터)(?:(?: |(?<=[과소원])/)(?:{_OFFICES}){{1,3}}(?:담당)?)?[ /·|(\]]{{1,3}}$"
)
"""A department of the county right in front of a name; a lone township is where somebody lives."""

OFFICIAL_LABELS = words_of("official_labels")
"""Labels whose person acts in office; a private cue beside still wins."""

BANK = re.compile(
    "(?:농협|축협|수협|신협|국민|신한|우리|하나|기업|광주|전북|우체국|새마을|카카오|케이|토스|제일|씨티|산업|부산|"
    "경남|대구|제주|산림조합|저축)"
    "(?:중앙회|은행|뱅크|금고|조합)?"
)
"""A bank alone, as written before an account number."""

COMMON_NOUNS: frozenset[str] = frozenset(words_of("common_nouns"))
"""Common nouns, some of which have the form of a name."""

PRIVATE_LABELS = words_of("private_labels")
"""Labels whose person is private."""

REVIEW_LABELS = frozenset(words_of("review_labels"))
"""Labels of people the law's table leaves to an officer: firms' heads, committee members, lecturers, the dead."""

HONORIFICS_AFTER = re.compile(
    r"^ ?(?:씨(?![가-힣]{2})|님|귀하|군(?![가-힣민수청])|양(?![가-힣])|어르신|할머니|할아버지|"
    r"여사|옹(?![가-힣])|할매|할배|영감|아재|아지매|아줌마|모씨|모 씨|선생|아저씨|아주머니|학생|이장|통장|"
    r"반장|부녀회장|환우|환자|주민|농민|농가|사장|대표|원장|교수|박사|목사|스님|신부|변호사|"
    r"세무사|법무사|기자|민원인|신청인|청구인|진정인|고소인|피해자|신고인|제보자|대상자|수급자|보호자|세대주|주인)"
)
KINSHIP = (
    "배우자|남편|아내|부인|처|아들|딸|장남|차남|장녀|차녀|삼남|자녀|아버지|어머니|부친|모친|아빠|"
    "엄마|조부|조모|할머니|할아버지|손자|손녀|외손|며느리|"
    "사위|형|누나|언니|오빠|동생|형제|자매|삼촌|이모|고모|조카|시어머니|시아버지|장인|장모|친정|부모|보호자|친구|이웃"
)
KIN_AFTER = re.compile(rf"^(?:의|네)? ?(?:{KINSHIP})(?=[ ,.)인은는이가과와을를의에께도]|$)")
KIN_BEFORE = re.compile(rf"(?:{KINSHIP})(?:인|이신|되는)?[ :(]{{1,2}}$")

PERSONNEL = re.compile(
    r"금품|횡령|배임|향응|비리|입건|혐의|피의자|폭행|수수하|징계|감봉|견책|정직 ?[0-9]|해임|파면|"
    r"직위해제|강등|휴직|병가|복직|인사위원회|근무성적|"
    r"근무평정|승진후보|승진 ?대상|소청|음주 ?운전|비위|연가|휴가(?!철|지)|가족돌봄|출산 ?휴가|조퇴|결근|"
    r"성과상여금|성과급|호봉|봉급|급여 ?명세|보수월액|퇴직금|명예퇴직|질병|진단|고충|성희롱|갑질|"
    r"징계의결|혐의자|피징계|전보 ?희망|공무상 ?요양|육아|훈계|의원 ?면직|직권 ?면직|당연 ?퇴직|사직"
)
"""Words that make an official the object of a personnel matter (the person is then private)."""

NOT_NAMES: frozenset[str] = frozenset(words_of("not_names"))
"""Words that have the form of a name and are none."""


DEPARTMENT = re.compile(rf"(?:{_OFFICES})+(?:과|팀|계|실|국)")
"""A department alone (민원과), some of which have the form of a name."""


def looks_like_name(word: str) -> bool:
    """Whether an unbroken Hangul word has the form surname + one to three syllables and is no common word."""
    if word in NOT_NAMES or DEPARTMENT.fullmatch(word) or not 2 <= len(word) <= 5:
        return False
    if word[:2] in DOUBLE_SURNAMES:
        return len(word) in (3, 4)
    return word[0] in SURNAMES and len(word) <= 3


_RARE_LENGTH = 3


def is_rare_name(word: str) -> bool:
    """Whether three syllables are a rare surname and what given names are made of, and no word."""
    if len(word) != _RARE_LENGTH or word[0] not in RARE_SURNAMES or word in NOT_NAMES or word in COMMON_NOUNS:
        return False
    return word[1] in GIVEN_SYLLABLES and word[2] in GIVEN_SYLLABLES


def may_be_name(word: str) -> bool:
    """Whether a word has the form of a name, be its surname a rare one that begins many words: where a name stands."""
    return looks_like_name(word) or (is_rare_name(word) and DEPARTMENT.fullmatch(word) is None)


CORPORATION = re.compile(r"\(주\)|㈜|주식회사|유한회사|\(유\)|회사법인|재단법인|사단법인|\(합\)|협동조합|영농조합")


def is_behind_firm(line: str) -> bool:
    """Whether a line ends with a corporation's name and nobody's: the second person behind a firm is not its head."""
    marks = list(CORPORATION.finditer(line))
    rest = line[marks[-1].end() :] if marks else ""
    words = rest.split()
    return bool(marks) and not any(map(looks_like_name, words if rest[:1].isspace() else words[1:]))
