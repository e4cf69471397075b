"""What is proposed for each value: redact, keep, or review, with the reason in Korean words.

Source: the table of disclosure-law.md section 2 and the defaults of section 6. No word of a lexicon ever opens a unique
identifier (고유식별정보). What no rule settles is for review, never kept.
"""

import re
from collections.abc import Callable

from redaction.config import CountyLexicon
from redaction.finding.judging.bodies import is_account_of_body, is_phone_of_body, tells_nobody
from redaction.finding.judging.offices import is_of_office
from redaction.finding.judging.verdicts import Verdict
from redaction.finding.language.disguises import spelled_plainly
from redaction.finding.language.words import CORPORATION
from redaction.finding.values.hits import Hint
from redaction.finding.values.merging import Value, between, near
from redaction.types import Disposition, Kind

_REDACT, _KEEP, _REVIEW = Disposition.REDACT, Disposition.KEEP, Disposition.REVIEW

_PLAIN: dict[Kind, Verdict] = {
    Kind.RESIDENT_NUMBER: Verdict(_REDACT, "주민등록번호(고유식별정보)"),
    Kind.FOREIGNER_NUMBER: Verdict(_REDACT, "외국인등록번호(고유식별정보)"),
    Kind.PASSPORT: Verdict(_REDACT, "여권번호(고유식별정보)"),
    Kind.DRIVER_LICENCE: Verdict(_REDACT, "운전면허번호(고유식별정보)"),
    Kind.CARD: Verdict(_REDACT, "카드번호"),
    Kind.BIRTH_DATE: Verdict(_REDACT, "생년월일"),
    Kind.AGE: Verdict(_REDACT, "개인의 나이"),
    Kind.HEALTH_INSURANCE: Verdict(_REDACT, "건강보험·장기요양 번호"),
    Kind.CERTIFICATE_NUMBER: Verdict(_REDACT, "자격·등록·회원 번호"),
    Kind.USER_ID: Verdict(_REDACT, "개인의 계정 이름"),
    Kind.IP: Verdict(_REDACT, "접속 주소"),
    Kind.CORPORATE_NUMBER: Verdict(_KEEP, "법인등록번호(개인정보 아님)"),
    Kind.OTHER: Verdict(_REVIEW, "소득·재산·학력 등 개인에 관한 내용"),
    Kind.NUMBER: Verdict(_REVIEW, "종류를 알 수 없는 긴 번호"),
}


def verdict_of(
    text: str, value: Value, values: tuple[Value, ...], private_people: frozenset[int], lexicon: CountyLexicon
) -> Verdict:
    """The proposal for any value but a person. `private_people` are starts of the names that are not kept."""
    if tells_nobody(text[value.start : value.end], value.kind):
        return Verdict(_KEEP, "모두 가려져 누구인지 알 수 없는 번호")
    rule = _RULES.get(value.kind)
    if rule is None:
        return _PLAIN.get(value.kind, Verdict(_REVIEW, "확인이 필요한 정보"))
    return rule(text, value, values, private_people, lexicon)


_Rule = Callable[[str, Value, tuple[Value, ...], frozenset[int], CountyLexicon], Verdict]


def _phone(
    text: str, value: Value, values: tuple[Value, ...], private: frozenset[int], lexicon: CountyLexicon
) -> Verdict:
    if is_of_office(text[value.start : value.end], Kind.PHONE, lexicon):
        return Verdict(_KEEP, f"{lexicon.name} 사무실 전화번호")
    if Hint.ORGANISATION in value.hints:
        return Verdict(_KEEP, "기관·기업의 대표전화")
    is_mobile = _MOBILE.match(spelled_plainly(text[value.start : value.end])) is not None
    if not is_mobile and _of_corporation(text, value, values, private):
        return Verdict(_KEEP, "법인의 전화번호")
    if not is_mobile and is_phone_of_body(text, value, values, private):
        return Verdict(_KEEP, "공공기관·단체의 전화번호")
    return Verdict(_REDACT, "개인 전화번호")


_MOBILE = re.compile(r"\(?(?:\+? ?82|0)[ \-)]{0,2}(?:0)?1")
_CORPORATION_REACH = 70


def _of_corporation(text: str, value: Value, values: tuple[Value, ...], private: frozenset[int]) -> bool:
    """Whether a corporation is named before a value with no private person in between."""
    marks = list(CORPORATION.finditer(text, max(0, value.start - _CORPORATION_REACH), value.start))
    if not marks:
        return False
    return not any(
        marks[-1].start() < other.start < value.start and other.start in private
        for other in near(value, values, _CORPORATION_REACH)
    )


def _account(
    text: str, value: Value, values: tuple[Value, ...], private: frozenset[int], lexicon: CountyLexicon
) -> Verdict:
    if is_account_of_body(text, value, values, private, lexicon):
        return Verdict(_KEEP, "금고·공공기관의 계좌번호")
    return Verdict(_REDACT, "계좌번호")


def _email(
    text: str, value: Value, values: tuple[Value, ...], private: frozenset[int], lexicon: CountyLexicon
) -> Verdict:
    del values, private
    address = text[value.start : value.end]
    if is_of_office(address, Kind.EMAIL, lexicon):
        return Verdict(_KEEP, "공무원의 업무용 전자우편")
    if "".join(address.split()).lower().endswith(".go.kr"):
        return Verdict(_REVIEW, "다른 행정기관의 전자우편")
    return Verdict(_REDACT, "개인 전자우편")


_CAR_REACH = 16
_OFFICE_CAR_AFTER = re.compile(r"[^\n]{0,12}(?:관용|공용) ?차")
_OFFICE_CAR = re.compile(r"(?:관용|공용|공무용?|행정) ?(?:차|차량)?(?: ?번호)?[ :(\[|]{0,3}$")


def _vehicle(
    text: str, value: Value, values: tuple[Value, ...], private: frozenset[int], lexicon: CountyLexicon
) -> Verdict:
    del values, private
    if _is_kept_text(text[value.start : value.end], lexicon):
        return Verdict(_KEEP, f"{lexicon.name} 관용차량")
    lead, trail = text[max(0, value.start - _CAR_REACH) : value.start], text[value.end : value.end + _CAR_REACH]
    if _OFFICE_CAR.search(lead) or _OFFICE_CAR_AFTER.match(trail):
        return Verdict(_KEEP, "관용차량으로 적힌 차량번호")
    return Verdict(_REDACT, "차량번호")


def _business(
    text: str, value: Value, values: tuple[Value, ...], private: frozenset[int], lexicon: CountyLexicon
) -> Verdict:
    del text, values, private, lexicon
    if Hint.ORGANISATION in value.hints:
        return Verdict(_KEEP, "법인의 사업자등록번호")
    return Verdict(_REVIEW, "개인사업자의 사업자등록번호")


def _address(
    text: str, value: Value, values: tuple[Value, ...], private: frozenset[int], lexicon: CountyLexicon
) -> Verdict:
    if _is_kept_text(text[value.start : value.end], lexicon):
        return Verdict(_KEEP, f"{lexicon.name} 청사 주소")
    if _of_corporation(text, value, values, private):
        return Verdict(_KEEP, "법인의 주소")
    if Hint.SITE in value.hints:
        return Verdict(_KEEP, "시설·토지의 소재지란에 적힌 주소")
    if Hint.PRIVATE in value.hints:
        return Verdict(_REDACT, "개인의 주소")
    owner = _private_neighbour(text, value, values, private)
    if Hint.FACILITY in value.hints:
        return (
            Verdict(_REVIEW, "시설·토지 주소이나 개인과 함께 적힘") if owner else Verdict(_KEEP, "시설·사업장의 주소")
        )
    return Verdict(_REDACT, "개인과 함께 적힌 주소") if owner else Verdict(_REVIEW, "누구의 주소인지 알 수 없음")


def _sensitive(
    text: str, value: Value, values: tuple[Value, ...], private: frozenset[int], lexicon: CountyLexicon
) -> Verdict:
    del lexicon
    if _private_neighbour(text, value, values, private):
        return Verdict(_REDACT, "개인의 건강·복지·범죄·신념에 관한 민감정보")
    return Verdict(_REVIEW, "민감정보일 수 있는 말")


_REACH = 60


def _private_neighbour(text: str, value: Value, values: tuple[Value, ...], private: frozenset[int]) -> bool:
    """Whether somebody who is not kept stands near in the same line, or in any line near a value that fills its own."""
    is_cell = text[text.rfind("\n", 0, value.start) + 1 : value.start].strip() == ""
    return any(
        other.start in private and (is_cell or "\n" not in between(text, value, other))
        for other in near(value, values, _REACH)
    )


def _is_kept_text(value: str, lexicon: CountyLexicon) -> bool:
    """Whether a value ends in one of the county's own texts, blanks aside (구례읍 봉성로 1, not 봉성로 11 or 1-2)."""
    squeezed = re.sub(r"\s|\([^)]*\)$", "", value)
    return any(squeezed.endswith(re.sub(r"\s", "", kept)) for kept in lexicon.kept_texts)


_RULES: dict[Kind, _Rule] = {
    Kind.PHONE: _phone,
    Kind.ACCOUNT: _account,
    Kind.EMAIL: _email,
    Kind.VEHICLE: _vehicle,
    Kind.BUSINESS_NUMBER: _business,
    Kind.ADDRESS: _address,
    Kind.SENSITIVE: _sensitive,
}
