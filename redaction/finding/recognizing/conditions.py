"""What is told of a person in a word or two: ailments, injuries, offences, hardships, beliefs, from lists of our own.

The lists hold words without blanks; papers may set blanks between their syllables. A word counts with the adjectives
in front of it and the stage or size behind it; a programme, a law or an office named after it (치매 예방) does not.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from math import ceil, sqrt
from operator import itemgetter

from redaction.finding.lists import words_of

_SIDE = "전신|하반신|상반신|(?:왼|오른|양)(?:쪽|측|편)?|[좌우]측|[좌우](?= )|[상하]부"
PART = (
    "안와|코|코뼈|갈비뼈|늑골|쇄골|빗장뼈|척추|척수|요추|경추|흉추|천추|꼬리뼈|골반|골반뼈|고관절|엉덩이|"
    "엉덩이뼈|대퇴(?:골|부)?|허벅지|정강이뼈?|"
    "경골|비골|종아리|발목|발가락|발등|발뒤꿈치|발바닥|무릎|무릎뼈|십자인대|연골|반월판|아킬레스건|손목|손목뼈|"
    "손가락|손등|팔|팔뚝|팔꿈치|"
    "상완골?|전완|어깨|회전근개|턱|턱뼈|치아|앞니|이빨|얼굴|안면|이마|눈|눈꺼풀|각막|망막|고막|두개골|두피|머리|"
    "뒷머리|뇌|목|목뼈|허리|"
    "허리뼈|가슴|흉부|복부|배|폐|간|신장|콩팥|심장|소장|대장|위|방광|자궁|난소|유방|갑상선|췌장|담낭|쓸개|비장|"
    "식도|신경|인대|힘줄|근육|피부|"
    "다리|하지|상지|사지|손|발"
)
_HARM = (
    "골절상?|파열|손상|절단|출혈|염좌|탈구|타박상|열상|화상|동상|마비|부상|결손|기형|이식|절제(?:술)?|종양|결석|"
    "감염|봉합|찢어[짐져졌진]|수술|시술|통증|질환|물혹|혹|부종|괴사|협착|"
    "부러[짐져졌진]|다침|장애"
)
SIZE = (
    r"(?: ?(?:약 )?[0-9]{1,3}(?:[.~∼-][0-9]{1,3})? ?(?:cm|㎝|mm|㎜|개|대|군데|바늘|도|급|등급|단계|기|주|개월|"
    r"년|회|차|범|만 ?원|%))?"
)
STAGE = (
    r"(?: ?(?:환자|양성|음성|보균자?|확진자?|감염|의심|초기|중기|말기|재발|전이|수술(?: ?후)?|시술|"
    r"치료(?: ?중)?|약(?=을|도|이| |\)|$)|"
    r"후유증|합병증|증상|증세|진단|판정|투병|의증|병력|전력|전과|죄|혐의|피해|피해자|가정|가구|중))?"
)
_ADJECTIVE = re.compile(
    rf"(?:(?:만성|급성|아급성|중증|경증|고도|중등도|심한|가벼운|초기|말기|제?[12]형|[1-6]급|[0-4]기|제?[12]종|"
    rf"{_SIDE}|{PART}|"
    r"(?<![가-힣])[가-힣A-Z]{1,4}[성형]) ?)+$"
)
PROGRAMME = (
    r"(?! ?(?:예방|방지|근절|관리|검진|센터|안심|교육|사업|보험|공제|상담소|보호시설|쉼터|대책|조례|특별법|"
    r"[가-힣]{0,4}법(?![가-힣])|"
    r"지원|단체|협회|연합|복지관|전용|주차|편의|화장실|홍보|캠페인|주간|의 ?날|전담|담당|"
    r"[가-힣]{0,4}[팀과계](?= )|검사 ?키트|"
    r"발생 ?(?:건수|현황)|통계|비율|율))"
)
END = (
    r"(?![A-Za-z])(?=[^가-힣]|$|[은는이가을를의에로과와도만인임라란]|으로|입니|이라|이며|이고|이나|까지|부터|"
    r"때문|있|하|한|했|중(?![가-힣])|상태|였|됨|된)"
)


def spaced(words: Iterable[str], loose_from: int = 2) -> str:
    """The words as an expression that walks the tree of their letters, longest first: a place costs one walk, however
    many words there are.

    Blanks are allowed between the syllables of words of `loose_from` and more.
    """
    ordered = sorted(set(words))
    loose = [word for word in ordered if len(word) >= loose_from]
    tight = [word for word in ordered if len(word) < loose_from]
    return "|".join(_rest(group, 0, between) for group, between in ((loose, " ?"), (tight, "")) if group)


def _rest(words: list[str], depth: int, between: str) -> str:
    """What may follow the first `depth` letters, which sorted words share."""
    longer = [word for word in words if len(word) > depth]
    if not longer:
        return ""
    branches = {
        letter: re.escape(letter) + _rest(list(group), depth + 1, between)
        for letter, group in groupby(longer, key=itemgetter(depth))
    }
    rest = (between if depth else "") + _either(branches)
    return rest if len(longer) == len(words) else f"(?:{rest})?"


_BRANCHES_TRIED = 12


def _either(branches: dict[str, str]) -> str:
    """One of the branches, each beginning with its letter; many stand in groups, of which a place tries only one."""
    if len(branches) == 1:
        return next(iter(branches.values()))
    if len(branches) <= _BRANCHES_TRIED:
        return f"(?:{'|'.join(branches.values())})"
    letters, size = list(branches), ceil(sqrt(len(branches)))
    groups = [letters[first : first + size] for first in range(0, len(letters), size)]
    tried = [
        f"(?=[{re.escape(''.join(group))}])(?:{'|'.join(branches[letter] for letter in group)})" for group in groups
    ]
    return f"(?:{'|'.join(tried)})"


def _listed(names: Iterable[str], lead: str) -> re.Pattern[str]:
    words = [word for name in names for word in words_of(name)]
    first = "".join(sorted({word[0] for word in words}))
    return re.compile(rf"(?=[{first}]){lead}(?:{spaced(words)}){SIZE}{STAGE}{SIZE}{PROGRAMME}{END}")


WORD_START = r"(?<![가-힣])"
_PATTERNS = (
    _listed(("ailments", "diagnoses", "treatments"), r"(?:(?<![가-힣])|(?<=[만급]성)|(?<=[가-힣]성)|(?<=중증))"),
    _listed(("offences",), WORD_START),
    _listed(("hardships",), r"(?<![가-힣A-Za-z])"),
    _listed(("beliefs",), WORD_START),
    re.compile(
        rf"{WORD_START}(?:{PART})(?:뼈)?(?:[이가을를에])?(?: ?[0-9]{{1,2}} ?(?:개|대|군데|"
        rf"곳))? ?(?:{_HARM}){SIZE}{STAGE}{PROGRAMME}{END}"
    ),
    re.compile(rf"{WORD_START}[가-힣]{{1,6}} ?알(?:레르기|러지)(?: ?(?:반응|체질|있음))?{PROGRAMME}"),
    re.compile(rf"{WORD_START}[가-힣A-Za-z]{{1,9}}(?:제|약) ?(?:장기 ?)?복용(?: ?중)?"),
    re.compile(rf"{WORD_START}(?:(?:19|20)[0-9]{{2}} ?년 ?(?:[0-9]{{1,2}}월 ?)?)?벌금 ?[0-9,]{{1,6}} ?(?:만|천)? ?원"),
    re.compile(
        r"장애의? 정도가 (?:심한|심하지 않은) 장애인?|혈액형 ?(?:RH ?[+-] ?)?(?:AB|A|B|O) ?형?|"
        r"농약을 (?:마[시셨신]고?|먹[고은었])"
    ),
    re.compile(r"(?:음주 ?측정|혈중 ?알코올 ?농도)(?:치|은|는|이|가)?[^0-9\n]{0,6}0[.,][0-9]{2,3} ?%?"),
    re.compile(
        rf"{WORD_START}[가-힣·]{{2,20}}법 ?위반(?=(?:으로|죄|혐의|전력|사범)?[^.\n]{{0,14}}(?:징역|벌금|실형|"
        rf"구속|입건|송치|기소|처벌|"
        r"전과|복역|살[았다고고]|집행유예|유예))"
    ),
    re.compile(
        r"(?=[A-Za-z])(?<![A-Za-z])(?i:(?:(?:chronic|acute|severe|broken|fractured|sprained|dislocated) [a-z]{3,12}|"
        r"fractures?|epilep(?:sy|tic)|diabet(?:es|ic)|depress(?:ion|ed|ive)|schizophreni[ac]|dementia|cancer|"
        r"tumou?r|stroke|"
        r"hypertension|hepatitis|tuberculosis|pneumonia|asthma|concussion|pregnan(?:t|cy)|miscarriage|abortion|"
        r"overdose|"
        r"alcoholi(?:sm|c)|suicid(?:e|al)|allerg(?:y|ic)|paraly(?:sis|[sz]ed)|HIV(?:-positive)?))(?![A-Za-z])"
    ),
    re.compile(rf"{WORD_START}손목을 (?:그[어은었]|긋)|목을 ?(?:매|맨|맸)|투신(?=을|하|해|한|했)"),
    re.compile(rf"{WORD_START}입원 ?[0-9]{{1,2}} ?회|(?<![가-힣○])[가-힣○]{{2,6}}당 ?(?:권리|책임)? ?당원"),
)
_ADJECTIVE_REACH = 24


def condition_places(text: str) -> Iterator[tuple[int, int]]:
    """[start, end) of every listed word of a normalised text, with its adjectives, stage and size."""
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            lead = _ADJECTIVE.search(text, max(0, match.start() - _ADJECTIVE_REACH), match.start())
            yield lead.start() if lead is not None else match.start(), match.end()
