"""Numbers of money, cars and firms: accounts, cards, number plates, business and corporate registration numbers.

Sources: disclosure-law.md section 6. Banks' layouts contradict each other in public pages, so length is not a check.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from redaction.finding.language.words import BANKS
from redaction.finding.recognizing.shapes import NUMBER_START, WORD_START, Shape, hits_of, pattern
from redaction.finding.values.hits import Hint, Hit, Sight, after, before, digits_of
from redaction.types import Kind

_BANK = re.compile(
    rf"{BANKS}(?:중앙회|은행|뱅크|금고|조합|증권|투자|체신)?(?:\((?:{BANKS}|예금주)?[^)0-9]*\)?)?[^0-9]{{0,14}}$"
)
_ACCOUNT_CUE = re.compile(r"계좌|입금|예금주|통장|송금|이체|환급받|口座|account", re.IGNORECASE)
_BANK_AFTER = re.compile(
    r"^\([가-힣 ]{0,6}계좌\)|^(?:\([^)]{0,12}\))?(?:으로|로|에)?(?:송금|입금|지급|이체|보내|환불|환급)|"
    r"^[^0-9]{0,3}(?:예금주|"
    r"농협|국민은행|신한은행|우체국|새마을금고|신협)"
)
_NOT_AN_ACCOUNT = re.compile(
    r"문서|공고|고시|계약번호|접수|관리번호|일련|허가|승인|등록번호|증번호|자격|물품|품목|모델|대장|No\.?$|"
    r"ISBN|ISSN|코드|통계목|세목|과목|납부번호|사건|면허|시방|필지|제$|년$"
)
PHONE_LIKE = pattern(
    r"(?:01[016789]|0(?:2|3[1-3]|4[1-4]|5[1-5]|6[1-4])|070)[- ]#{3,4}[- ]#{4}|(?:82[- ])1#[- ]#{3,4}[- ]#{4}"
)
_DATE_FIRST = re.compile(r"(?:19|20)[0-9]{2}[-. ](?:0[1-9]|1[0-2])[-. ](?:[0-2][0-9]|3[01])(?![0-9])")
_YEAR_FIRST = re.compile(r"^(?:19|20)[0-9]{2}[-. ]")
_ACCOUNT = pattern(r"(?<![0-9\-.,/])#{2,6}(?: ?- ?#{1,7}){2,4}(?![0-9\-]|[.,]#)")
_ACCOUNT_LOOSE = pattern(r"(?<![0-9A-Za-z\-.,/])#(?: ?-? ?<hidden>){8,17}(?![0-9\-]|[.,]#)")


def accounts(sight: Sight) -> Iterator[Hit]:
    """계좌번호: 9–16 digits in any grouping beside a bank or a word for account; dashed groups of 10–14 without one."""
    for match in _ACCOUNT_LOOSE.finditer(sight.text):
        score = _account_score(sight.text, match)
        if score is not None:
            yield Hit(match.start(), match.end(), Kind.ACCOUNT, score, "account")


def _account_score(text: str, match: re.Match[str]) -> float | None:
    lead = before(text, match.start())
    if _DATE_FIRST.match(match.group()):
        return None
    if PHONE_LIKE.fullmatch(match.group()) and _ACCOUNT_CUE.search(lead[-12:]) is None:
        return None
    if _BANK.search(lead) or _ACCOUNT_CUE.search(lead[-25:]) or _BANK_AFTER.search(after(text, match.end())):
        return 0.92 if len(digits_of(match.group())) >= _ACCOUNT_DIGITS_CUED or "*" in match.group() else 0.5
    if (
        _DATE_FIRST.match(match.group())
        or _ACCOUNT.fullmatch(match.group()) is None
        or not 10 <= len(digits_of(match.group())) <= 16
    ):
        return None
    doubtful = _YEAR_FIRST.match(match.group()) or _NOT_AN_ACCOUNT.search(lead[-12:])
    return 0.2 if doubtful else 0.45


_ACCOUNT_DIGITS_CUED = 9


def _luhn_holds(digits: str) -> bool:
    total = 0
    for position, digit in enumerate(reversed(digits)):
        doubled = int(digit) * (1 + position % 2)
        total += doubled - 9 if doubled > 9 else doubled
    return total % 10 == 0


def _card_score(value: str, score: float) -> float | None:
    digits = digits_of(value)
    if digits[0] not in "34569" and score < _GROUPED_CARD:
        return None
    return max(score, 0.9) if _luhn_holds(digits) else score


_GROUPED_CARD = 0.8
_CARD_CUE = re.compile(r"카드|card|유효기간|CVC", re.IGNORECASE)
_NOT_A_CARD = re.compile(r"물품|품목|바코드|필지|PNU|문서|승인번호|관리번호|납부|고지|식별", re.IGNORECASE)
_CARD_SHAPES = (
    Shape(
        "card_grouped",
        Kind.CARD,
        pattern(r"(?<![0-9\-])#{4} ?[-. ] ?#{4} ?[-. ] ?#{4} ?[-. ] ?#{3,4}(?![0-9\-]|,#)"),
        0.8,
        judge=_card_score,
        cues=_CARD_CUE,
        counters=_NOT_A_CARD,
        begins=NUMBER_START,
    ),
    Shape(
        "card_amex",
        Kind.CARD,
        pattern(r"(?<![0-9\-])3[47]## ?[-. ] ?#{6} ?[-. ] ?#{5}(?![0-9\-])"),
        0.8,
        judge=_card_score,
        cues=_CARD_CUE,
        begins=NUMBER_START,
    ),
    Shape(
        "card_plain",
        Kind.CARD,
        pattern(r"(?<![0-9\-.,])#{15,16}(?![0-9\-]|[.,]#)"),
        0.35,
        judge=_card_score,
        cues=_CARD_CUE,
        counters=_NOT_A_CARD,
        begins=NUMBER_START,
    ),
    Shape(
        "card_masked",
        Kind.CARD,
        pattern(
            r"(?<![0-9\-])(?:#{4} ?[- ] ?<hidden>{4} ?[- ] ?<mask><hidden>{3} ?[- ] ?<hidden>{4}",
            r"|#{4} ?[- ] ?##<mask>{2} ?[- ] ?<hidden>{4} ?[- ] ?<hidden>{4})",
        ),
        0.85,
        begins=NUMBER_START,
    ),
)


def cards(sight: Sight) -> Iterator[Hit]:
    """신용·체크카드: 4-4-4-4, 4-6-5, or 15–16 digits; the Luhn check raises, its failure does not remove."""
    yield from hits_of(_CARD_SHAPES, sight)


_PLATE = "[가나다라마거너더러머버서어저고노도로모보소오조구누두루무부수우주바사아자배하허호육해공국합]"
_PLATE_REGION = "(?:서울|부산|대구|인천|광주|대전|울산|세종|경기|강원|충북|충남|전북|전남|경북|경남|제주)"
_CAR_CUE = re.compile(
    r"차량|차번|번호판|자동차|승용|승합|화물|트럭|트랙터|오토바이|이륜|주차|운행|車|블랙박스|찍힌|견인|뺑소니|"
    r"정차|차주|차종|과속|단속|세워|운전|몰던|몰고|탑승|택시|버스|차는|차가|차를|번호의차|영업용|봉고|포터|스타렉스|"
    r"다마스|[소쏘]나타|그랜저|아반떼|카니발|모닝|렉스턴|"
    r"코란도|스포티지|싼타페|투싼"
)
_NOT_A_PLATE = re.compile(r"제$|법률|조례|항$|호$")
_VEHICLE_SHAPES = (
    Shape(
        "plate_region",
        Kind.VEHICLE,
        pattern(f"{_PLATE_REGION}[ -]{{0,2}}#{{1,2}}[ -]{{0,2}}{_PLATE}[ -]{{0,2}}#{{4}}<end>"),
        0.95,
    ),
    Shape(
        "plate",
        Kind.VEHICLE,
        pattern(rf"(?<![0-9제.,\-])#{{2,3}}{_PLATE} ?#{{4}}(?![0-9]|년|원|억|만|,#|\.#)"),
        0.85,
        cues=_CAR_CUE,
        counters=_NOT_A_PLATE,
        countered=0.3,
        begins=NUMBER_START,
    ),
    Shape(
        "plate_spaced",
        Kind.VEHICLE,
        pattern(rf"(?<![0-9제.,\-])#{{2,3}}[ \-./(]{{0,2}}{_PLATE}[ \-./)]{{0,2}}# ?# ?# ?#(?![0-9]|년|원|억|만)"),
        0.7,
        cues=_CAR_CUE,
        needs_cue=True,
        begins=NUMBER_START,
    ),
    Shape(
        "plate_masked",
        Kind.VEHICLE,
        pattern(rf"<start>#{{2,3}}{_PLATE} ?(?:#{{1,2}}<mask>{{2,3}}|<mask>{{2}}##)"),
        0.7,
        begins=NUMBER_START,
    ),
    Shape(
        "plate_tail",
        Kind.VEHICLE,
        pattern(
            r"(?:차량|차|번호판)(?: ?번호)?(?:의)? ?(?:뒷|뒤|끝) ?(?:네|"
            r"4)? ?(?:자리|번호)[^0-9\n]{0,6}(?P<value>#{4})<end>"
        ),
        0.8,
    ),
    Shape(
        "plate_for_a_time",
        Kind.VEHICLE,
        pattern(
            r"(?:임시 ?(?:운행|번호)[가-힣]{0,6}(?: ?번호)?[ :은는이가]{1,3})(?P<value>(?:임시?|"
            r"[가-힣]{2,4})? ?#{4,6})<end>"
        ),
        0.8,
    ),
    Shape(
        "plate_of_embassy",
        Kind.VEHICLE,
        pattern(r"(?:외교|영사|준외|준영|협정|대표) ?#{3} ?- ?#{3}<end>"),
        0.6,
        cues=_CAR_CUE,
    ),
    Shape(
        "plate_motorcycle",
        Kind.VEHICLE,
        pattern(f"{_PLATE_REGION} ?[가-힣]{{2,3}} ?{_PLATE[:-1]}차카타파] ?#{{4}}<end>"),
        0.6,
        cues=_CAR_CUE,
        needs_cue=True,
    ),
    Shape(
        "plate_motorcycle",
        Kind.VEHICLE,
        pattern(
            r"(?:오토바이|이륜차?|스쿠터|원동기)[^0-9\n]{0,12}?(?<![가-힣])",
            rf"(?P<value>[가-힣]{{2,3}} ?{_PLATE[:-1]}차카타파] ?#{{4}})<end>(?! ?[년월원명대개건])",
        ),
        0.8,
    ),
    Shape(
        "plate_of_a_machine",
        Kind.VEHICLE,
        pattern(
            r"(?:건설 ?기계|농기계|굴[착삭]기|지게차|트랙터|로더|덤프|기중기|경운기|콤바인|이앙기)[^0-9\n]{0,16}?",
            rf"(?P<value>{_PLATE_REGION} ?#{{2}} ?[가-힣]? ?-? ?#{{4}}|#{{2}}[가-힣] ?-? ?#{{4}})<end>(?! ?[년원])",
        ),
        0.8,
    ),
    Shape(
        "plate_misread",
        Kind.VEHICLE,
        pattern(
            r"(?:차량|자동차|차|번호판?)(?: ?번호)?[ :|(]{1,3}",
            rf"(?P<value>[0-9OoIlBS]{{2,3}} ?{_PLATE} ?-?(?=[0-9OoIlBS ]*[0-9]) ?[0-9OoIlBS]{{4}})(?![0-9A-Za-z])",
        ),
        0.7,
        literals=("차", "번호"),
    ),
    Shape(
        "chassis",
        Kind.VEHICLE,
        pattern(
            r"(?:차대 ?(?:번호)?|(?<![A-Z])VIN)[^0-9A-Za-z]{0,5}(?=(?:[^0-9*\n]{0,9}[0-9*]){4})",
            r"(?P<value>[A-Za-z0-9](?:[ -]?[A-Za-z0-9*]){9,17})(?![A-Za-z0-9])",
        ),
        0.9,
        literals=("차대", "VIN"),
    ),
    Shape(
        "chassis_alone",
        Kind.VEHICLE,
        pattern(r"(?<![A-Za-z0-9])(?=[A-Z0-9]*[A-Z]{2})[A-HJ-NPR-Z0-9]{12}#{5}(?![A-Za-z0-9])"),
        0.6,
        cues=re.compile("차대|VIN"),
        needs_cue=True,
        begins=WORD_START,
    ),
)


def vehicles(sight: Sight) -> Iterator[Hit]:
    """차량번호: two or three digits, one of the plates' letters, four digits; old plates with a region, motorcycles."""
    yield from hits_of(_VEHICLE_SHAPES, sight)


_BUSINESS_WEIGHTS = (1, 3, 7, 1, 3, 7, 1, 3, 5)


def business_check_holds(digits: str) -> bool:
    """Whether the tenth digit is the check digit of a 사업자등록번호 (the ninth counts five times, with its carry)."""
    total = sum(int(digit) * weight for digit, weight in zip(digits, _BUSINESS_WEIGHTS, strict=False))
    return (total + int(digits[8]) * 5 // 10 + int(digits[9])) % 10 == 0


def _business_score(value: str, score: float) -> float | None:
    return 0.8 if business_check_holds(digits_of(value)) else score


_BUSINESS_CUE = re.compile(r"사업자|등록번호\(사|business", re.IGNORECASE)
_BUSINESS_SHAPES = (
    Shape(
        "business",
        Kind.BUSINESS_NUMBER,
        pattern(r"(?<![0-9\-])#{3} ?- ?## ?- ?#{5}(?![0-9\-])"),
        0.6,
        judge=_business_score,
        cues=_BUSINESS_CUE,
        begins=NUMBER_START,
    ),
    Shape(
        "business_plain",
        Kind.BUSINESS_NUMBER,
        pattern(r"사업자 ?(?:등록)? ?번호[^0-9가-힣]{0,5}(?P<value>#{3}<gap>##<gap>#{5})<end>"),
        0.95,
    ),
)


def business_numbers(sight: Sight) -> Iterator[Hit]:
    """사업자등록번호: 3-2-5; the middle 81–88 are corporations', the others single persons'."""
    for hit in hits_of(_BUSINESS_SHAPES, sight):
        middle = digits_of(sight.text[hit.start : hit.end])[3:5]
        yield replace(hit, hint=Hint.ORGANISATION if "81" <= middle <= "88" else Hint.REVIEW)


_OR_RESIDENT = re.compile("주민|생년")
_CORPORATE_SHAPES = (
    Shape(
        "corporate",
        Kind.CORPORATE_NUMBER,
        pattern(
            r"(?:법인|등기|法人)(?: ?등록)?(?: ?번호)?(?:(?!주민|생년)[^0-9]){0,18}?",
            r"(?P<value>#{6} ?[-.]? ?#{7})<end>",
        ),
        0.95,
        hint=Hint.ORGANISATION,
    ),
)


def corporate_numbers(sight: Sight) -> Iterator[Hit]:
    """법인등록번호: has the form of a resident number, so only a word for a corporation in front of it tells."""
    for hit in hits_of(_CORPORATE_SHAPES, sight):
        if not _OR_RESIDENT.search(before(sight.text, hit.start, 24)):
            yield hit
