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

_TITLES_IN_PLACE = (
    r"(?<!관리)(?<!사무)소장",
    r"(?<![가-힣])시장",
    r"(?<!방문)(?<!생활)(?<!체육)(?<!청소년)지도사",
    r"(?<![주세승])차장",
    "의회 의원",
    "사법경찰[관리]",
    "예비군 ?(?:지역|[읍면])대장",
)
"""Titles that are somebody else's, or a common word, behind certain words."""
RANKS = one_of((*words_of("titles"), *_TITLES_IN_PLACE))
"""Titles that follow (or precede) an official's name."""

_SERIES = one_of(words_of("series"))
GRADES = rf"(?:지방|국가)?{_SERIES}(?:직)?(?:주사보|주사|서기보|서기|사무관|서기관|연구사|연구관|지도사|지도관|[5-9]급)"

RANK = re.compile(rf"(?:{RANKS}|{GRADES}|[4-9]급)")
COUNCIL_AFTER = re.compile(
    r"^ 의원(?=[ :,(]|이|은|는|과 |을 |도 |님|께|의|에게|한테|$)"
    r"(?!.{0,12}(?:진료|처방|입원|내원|[내외안]과|비뇨|의원\)|병원|치료|소견))"
)
"""A member of a council; a clinic is called by its doctor's name too."""
RANK_AFTER = re.compile(
    rf"^[ (\[,/·|]{{0,3}}(?:[가-힣]{{1,10}} )??[가-힣]{{0,9}}?(?P<title>{GRADES}|{RANKS}|[4-9]급|"
    r"(?:전담|담당|보호|감독|점검|단속|조사) ?공무원)"
    r"(?!회|급식|실[^에은이가의]|와 협의|인의|(?!님|에게|한테|께서)[가-힣]{3})"
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
    r"(?:\([^()]{1,14}\))?(?:님(?=\())?[ :,(/·|]{0,3}$"
)
_OFFICES = one_of(words_of("sections"))
DEPARTMENT_BEFORE = re.compile(
    rf"(?:(?:{_OFFICES})+(?:과|팀|계|실|담당관실?)|면사무소|읍사무소|[가-힣]{{2}}군청|사업소|"
    r"의회사무과|기술센터|보건의료원|보건소|[군시도]청 당직실|당직실|선관위|선거관리위원회|"
    rf"도서관|행정복지센터)(?:(?: |(?<=[과소원])/)(?:{_OFFICES}){{1,3}}(?:담당)?)?[ /·|(\]]{{1,3}}$"
)
"""A department of the county right in front of a name; a lone township is where somebody lives."""

OFFICIAL_LABELS = words_of("official_labels")
"""Labels whose person acts in office; a private cue beside still wins."""

BANKS = one_of(words_of("banks"))
BANK = re.compile(rf"{BANKS}(?:중앙회|은행|뱅크|금고|조합)?")
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
KINSHIP = one_of(words_of("kinship"))
KIN_AFTER = re.compile(rf"^(?:의|네)? ?(?:{KINSHIP})(?=[ ,.)인은는이가과와을를의에께도]|$)")
KIN_BEFORE = re.compile(rf"(?:{KINSHIP})(?:인|이신|되는)?[ :(]{{1,2}}$")

PERSONNEL = re.compile(rf"{one_of(words_of('personnel_matters'))}|정직 ?[0-9]|휴가(?!철|지)")
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
