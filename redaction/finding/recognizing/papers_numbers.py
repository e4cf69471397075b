"""Numbers on cards and certificates, and every long number nobody else claimed.

Sources: disclosure-law.md section 6; the forms of 장기요양인정서, 건강보험증, 개인통관고유부호, 농업경영체 등록확인서.
"""

import re
from collections.abc import Iterator

from redaction.finding.lists import lines_of, one_of
from redaction.finding.recognizing.shapes import WORD_START, Shape, hits_of, pattern
from redaction.finding.values.hits import Hit, Sight, before, digits_of
from redaction.types import Kind

_CARE_CUE = re.compile("장기요양|요양인정|인정번호")
_SHORTEST = 4


def _long_enough(value: str, score: float) -> float | None:
    """Whether a value has so many digits that it can be somebody's number and no count."""
    return score if len(digits_of(value)) >= _SHORTEST else None


_NUMBERED = (
    r"(?:[가-힣]{2}(?:지방)?(?:경찰)?청? ?-? ?)?(?:제 ?)?(?=(?:[^0-9|,\s]{0,4}[0-9]){4}|#{1,2}종? ?-|#{6} ?호)"
    r"(?:[1-9]종|[A-Z]{1,3}|[가-힣]{1,2}|#{1,8}) ?(?:[-–] ?(?:[가-힣]{1,4}|[A-Z]{1,3}|#{1,8}|"
    r"[1-9]종)){1,4}(?![0-9A-Za-z-])(?: ?호(?![가-힣]))?"
)
"""A number with all that is written around it: the office's region, 제 … 호, its parts (전남 제2019-01-0123호)."""
_PAPERS = {name: one_of(words) for name, *words in map(str.split, lines_of("personal_papers"))}
_OF_A_PERSON = (
    rf"(?:{_PAPERS['matter']}[가-힣 ]{{0,6}}(?:{_PAPERS['paper']}|[가-힣]증)|"
    rf"(?<![가-힣]){_PAPERS['trade']}사(?: ?[12]급)?(?: ?(?:자격|면허)증?)?|"
    r"(?:자격|면허|보훈|유공자|유족증?|증서|소지 ?허가|수렵 ?면허))"
    r"(?: ?번호)?(?:은|는|이)?(?:\([^()0-9]{1,10}\))? ?[:：(|]? ?"
)
"""Words for papers that one person holds."""
_CERTIFICATE_SHAPES = (
    Shape(
        "care_insurance",
        Kind.HEALTH_INSURANCE,
        pattern(r"(?<![A-Za-z0-9])[Ll] ?-?#{10}(?:-#{1,3})?(?![A-Za-z0-9])"),
        0.85,
        cues=_CARE_CUE,
        begins=WORD_START,
    ),
    Shape(
        "health_insurance",
        Kind.HEALTH_INSURANCE,
        pattern(r"(?:건강보험|보험증|의료보험|건보)[^0-9]{0,12}(?P<value>[0-9](?:[- ]?<hidden>){9,10})<end>"),
        0.95,
    ),
    Shape(
        "customs",
        Kind.CERTIFICATE_NUMBER,
        pattern(r"(?<![A-Za-z0-9])[Pp] ?-?#{12}(?![A-Za-z0-9])"),
        0.85,
        cues=re.compile("통관|고유부호"),
        begins=WORD_START,
    ),
    Shape(
        "numbered_paper",
        Kind.CERTIFICATE_NUMBER,
        pattern(
            r"(?:(?:자격증|면허증?|복지카드|장애인 ?등록|보훈|국가유공자|유공자|경영체 ?등록|"
            r"농업인 ?등록|학|사원|사|교원|군|수험|회원|수급자|",
            r"환자 ?등록|병록|차트|응시|군인|공무원증|학생증|자격 ?확인서|등록증|확인서|자격|"
            r"이수증|수료증|이수|수료|교육 ?이수|합격|급여 ?관리|동물 ?등록|증권|"
            r"합격증서?|졸업증서|보훈 ?등록|산재 ?관리|직원|조합원|고객|가입자)"
            r" ?번호|학번|사번|군번|교번|증번호|(?:등록|관리) ?번호 ?\((?:차트|환자|원생|회원|장애인)\)) ?[:：(]? ?",
            r"(?P<value>(?:제 ?)?[A-Za-z가-힣]{0,4}[- ]?#[0-9A-Za-z\-]{4,18}"
            r"(?:(?<=-)[가-힣]{1,4}-?#{2,8})?(?: ?호(?![가-힣]))?)",
        ),
        0.55,
        counters=re.compile("문서|물품|시설|계약|공사"),
    ),
    Shape(
        "numbered_certificate",
        Kind.CERTIFICATE_NUMBER,
        pattern(
            r"(?:증서|훈기|유공자|보훈|의사상자|자격|면허|수렵|"
            r"총포)[가-힣 ]{0,4}[ :(]{0,2}(?P<value>제 ?#{2,4}-#{3,8} ?호)"
        ),
        0.6,
        counters=re.compile("시설|업소|영업|공사|건설업|사업"),
        countered=0.3,
    ),
    Shape(
        "policy",
        Kind.CERTIFICATE_NUMBER,
        pattern(
            r"(?:(?:보험|공제) ?증권(?: ?번호)?|(?:산재|요양|재해)[가-힣 ]{0,6}(?:승인|관리) ?번호|보험 ?계약 ?번호)"
            r"(?:은|는)?[ :：(]{0,3}(?P<value>[A-Z]{0,3}-?#[0-9A-Z\-]{5,20})(?![0-9])"
        ),
        0.6,
        literals=("증권", "번호"),
    ),
    Shape(
        "paper_of_somebody",
        Kind.CERTIFICATE_NUMBER,
        pattern(
            r"(?:유공자증|학생증|사원증|공무원증|신분증|진료카드|진찰권|진찰카드|복지카드|회원증|회원권|"
            r"접종 ?증명서?|장애인 ?등록증?|보훈증|자격증|수첩)",
            r"(?: ?번호)?(?:은|는|이)?(?:\([^()]{1,10}\))? ?[:：]? ?(?:제 ?)?",
            r"(?P<value>[A-Z]{0,3}-?#[0-9A-Za-z\-]{3,18}"
            r"(?:(?<=-)[가-힣]{1,4}-?#{2,8})?(?: ?호(?![가-힣]))?)(?![0-9]|년|"
            r" ?[명건개])",
        ),
        0.6,
        counters=re.compile("시설|업소|영업|공사|건설업|사업|발급"),
        countered=0.3,
    ),
    Shape(
        "licence_of_a_trade",
        Kind.CERTIFICATE_NUMBER,
        pattern(
            r"(?:(?:수렵|총포|소지|어업|낚시|조종|항해|해기|안마|조리|제빵|미용|이용|중개|건축|기술|선원|요양|"
            r"보육|사회복지|간호|의사|약사|수의|"
            r"동력|드론|버스|택시|화물|지게차|굴[착삭]기|주차|장애인|보호자|급여|의료급여|수급자|등록|"
            r"확인)[가-힣]{0,6}?(?:면허|허가|자격|표지|증)증?)",
            r"(?: ?번호)?(?:은|는|이)? ?[:：(]? ?",
            r"(?P<value>(?:[가-힣]{2,6} ?-? ?)?(?:제 ?)?#{2,4}-(?:#{2}-)?#{3,7}(?: ?호)?|[가-힣]{2,6}-#{4,8})(?![0-9])",
        ),
        0.6,
        counters=re.compile("시설|업소|영업|공사|건설업|사업|건축허가|개발행위"),
        countered=0.3,
    ),
    Shape(
        "number_of_somebody",
        Kind.CERTIFICATE_NUMBER,
        pattern(
            r"(?:(?:이용자?|대상자|아동|원아|원생|참가자?|훈련생|수강생?|교육생|입소자?|입원|수용자?|피보험자|"
            r"구직자?|구직 ?등록|기증자|"
            r"보호자|가구|세대|참여자|봉사자|후원자|연금|체류|비자|사증|바우처|진료|검진|접종|상담|사례|출입|주민|"
            r"신분증?|선원|"
            r"단원|당원|교인|신도|학적|졸업|장학|복무|병적|순번표|독자|계정) ?번호|"
            r"(?:대출|이용|회원|출입|사원|학생|직원|선원|교사|의사|간호사|신분|체류|선수|당원|조합원|헌혈|기증|"
            r"복지|외국인 ?등록)증|"
            r"(?:(?:이용|주차|정기|회수|승차|탑승|입장|관람|수강)권|성적서|"
            r"검진 ?결과서|건강 ?진단(?:서|결과서)?|인식표|이수증?|보험)|"
            r"(?:체류|복지|바우처|회원|국민행복|아이행복|교통|신분) ?카드|응시표|수험표|헌혈증서|수번|칭호|"
            r"(?<![A-Za-z])(?:UMID|SSS|CCCD|CMND|NIK|NID|TIN|(?:National|Foreign|Student|Member|Employee|Staff) ?ID))",
            r"(?: ?(?:번호|코드|No\.?))?(?:은|는|이)?(?:\([^()]{1,10}\))? ?[:：]? ?",
            r"(?P<value>(?:제 ?)?(?:[A-Za-z]{1,4}-?)?#[0-9A-Za-z]*(?:-[0-9A-Za-z]{1,8}){0,4}(?: ?호)?)"
            r"(?<=[0-9A-Za-z호])(?![0-9A-Za-z]|[.,/][0-9]| ?[명건개원년월일층회차급매부장])",
        ),
        0.5,
        judge=_long_enough,
        counters=re.compile("문서|시설|업소|영업|공사|계약|물품|사업|공고|신설|발급 ?건수|예산"),
        countered=0.3,
    ),
    Shape(
        "numbered_for_a_person",
        Kind.CERTIFICATE_NUMBER,
        pattern(f"{_OF_A_PERSON}(?P<value>{_NUMBERED})"),
        0.6,
        counters=re.compile("시설|업소|영업|공사|건설업|사업|건축허가|개발행위|법인"),
        countered=0.3,
    ),
    Shape(
        "personal_paper",
        Kind.CERTIFICATE_NUMBER,
        pattern(
            r"(?:자격증|면허증?|수료증|이수증|합격증서?|졸업증서?|복지카드|유공자증|수첩|신분증|공무원증)",
            r"(?: ?번호)?(?:\([^()]{1,10}\))? ?[:：]? ?",
            r"(?P<value>제 ?(?:#{2,4}-)?(?:[가-힣]{2,4}-)?#[0-9A-Za-z\-]{2,14} ?호)",
        ),
        0.7,
        counters=re.compile("시설|업소|영업|공사|건설업|사업"),
        countered=0.3,
    ),
)


def certificate_numbers(sight: Sight) -> Iterator[Hit]:
    """건강보험증, 장기요양인정, 통관고유부호, and numbers after words for personal papers (자격증, 보훈, 학번 …)."""
    yield from hits_of(_CERTIFICATE_SHAPES, sight)


_LONG = pattern(r"(?<![0-9\-.,A-Za-z/])#(?:[ \-]{0,1}#){8,24}(?![0-9\-]|[.,]#|[A-Za-z])")
_QUIET = re.compile(
    r"(?:문서|공고|고시|접수|관리|물품|품목|계약|전화|팩스|FAX|사건|일련|공사|시스템)[가-힣 ]*(?:번호)?[^0-9]{0,4}$"
)
_DATES = pattern(r"(?:(?:19|20)##[- ]?(?:0[1-9]|1[0-2])[- ]?(?:0[1-9]|[12]#|3[01])[- ]?)+#{0,8}")
_MONEY = re.compile(r"^ ?(?:원|천원|백만|억|만|㎡|명|건|호|개|톤|kg|m)")


def long_numbers(sight: Sight) -> Iterator[Hit]:
    """Nine and more digits in any grouping that no recognizer claimed: faint, so that a person looks once."""
    for match in _LONG.finditer(sight.text):
        if _DATES.fullmatch(match.group()) or _MONEY.match(sight.text[match.end() : match.end() + 4]):
            continue
        if not _QUIET.search(before(sight.text, match.start(), 16)):
            yield Hit(match.start(), match.end(), Kind.NUMBER, 0.2, "long_number")
