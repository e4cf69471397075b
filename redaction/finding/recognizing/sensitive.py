"""Words of health, welfare, crime, belief and unions (민감정보, 개인정보 보호법 제23조).

A sensitive word is only somebody's when a person stands near it (finding.extending.companions decides that), or when
the sentence itself says so: `민원인은 조울증이 있어`. What a rule says of everybody in a case (`장애가 있는 경우`) is
nobody's.
"""

import re
from collections.abc import Iterator

from redaction.finding.recognizing.conditions import condition_places
from redaction.finding.recognizing.deeds import deeds
from redaction.finding.recognizing.sentences import teller
from redaction.finding.recognizing.signs import signs
from redaction.finding.values.hits import Hint, Hit, Sight
from redaction.types import Kind

_told = teller(
    "told_matters",
    ailment="(?:<diseases>|<harms>)",
    degree=r"(?:[1-6]급|\( ?(?:심한|심하지 ?(?:않은|아니한)) ?장애 ?\))",
    # The kinds and degrees of 장애인복지법 시행령 별표 1; since 2019 the degree is severe or not.
    disability="(?:<impaired> ?장애인? ?<degree>|국가유공자 ?[1-7] ?급|"
    "(?:(?<=장애[:：|])|(?<=장애[:：|] ))<impaired> ?[1-6]급|장애의 ?정도가 ?(?:심한|심하지 ?않은) ?장애인?)",
    offence="(?:<offences>(?:죄|치상|치사|미수)?)",
    crime="(?:<offence>(?:로|으로|혐의로)? ?<penalties>[0-9 ]{0,6}(?:년|월|개월|만 ?원|원|형|유예)?"
    "(?: ?[0-9]{1,2} ?(?:월|개월))?|<crimes>)",
    stage="(?: ?(?:[1-6]급|[0-4]기(?![가-힣]{2})|말기|초기|양성|확진|재발|전이|수술|약(?=을|도|이| )|환자|합병증|"
    "후유증|의심|진단|판정))?",
)
_STAGED = re.compile("(?:기|말기|양성|확진|재발|전이|수술|환자|진단|판정)$")
_SENSITIVE = _told(
    "<disability>",
    "(?:(?:만성|급성|폐|중증|경증|초기|말기|노인성|허리|목|심한|제?[12]형) ?)?<ailment><stage>",
    "<welfare>",
    "<crime>(?: ?[0-9]회)?(?: ?벌금형)?",
    "<beliefs>(?: ?(?:조합원|당원|신도|교인|신자|회원))?",
    "[가-힣]{2,7}당 당원",
    "<parties> ?(?:(?:권리|책임|열성|평)? ?당원|당적|지지자|입당|탈당|지구당|당협)",
)
_SUFFERED = re.compile(
    r"(?:으로|로) ?(?:[가-힣]{1,6}(?:에|에서)? ?)?(?:입소|입원|통원|격리|휴학|휴직|조퇴|결석|결근|요양 ?중)|"
    r" ?(?:소송|조정) ?중|(?:한|된) ?(?:뒤|후|적이|경험)|"
    r"(?:을|를|으로|로)? ?(?:앓|투병|선고|판정|진단(?!서)|환자|수술|치료 ?(?:중|를 받)|으로 (?:숨|사망)|"
    r"(?:선고 ?)?받(?:은 ?(?:사실|적|바|일|전력)|았))"
)
_SUBJECT = _told(
    "<people>(?:께서는|께서|에게|는|은|가|이|도|의)?(?: [가-힣]{1,6}){0,2}[ ,:]{1,2}$",
    r"(?:^|[\n ])(?:저|제가|나|내가)(?:는)? $",
)
_SAID_OF_ONE = _told("(?:(?:와|과|, ?| 및|하고) ?[가-힣A-Z ]{2,12}?)?(?:이|가|을|를|으로|로|도|이라|라)? ?<said>")
_IN_GENERAL = re.compile(r"^[^.\n]{0,14}(?:경우|때에|자는|자에게|사람은|사람에게|이상|분은|가구|예방|검진|교육)")
_TELLING = _told("전과 ?[0-9]+ ?범", "임신 ?[0-9].*", "장애 ?[1-6]급", "<disability>")
"""Words that are always said of one person."""
_LABELLED = _told(r"<labels> ?[:：|] ?(?P<value>[^\n|,;:]{1,30}?)(?= {2}|[|,;\n]|$| [가-힣 ]{2,8}[:：])")
_FIELD = _told(
    r"<field_heads>[가-힣 ]{0,5} ?[:：|][^\n:：|]{0,50}$",
    r"(?<![가-힣])<bare_fields> (?:[^\n:：|.]{0,20}[,·/] ?)?$",
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
