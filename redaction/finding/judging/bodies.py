"""Numbers of public bodies: the telephone of a police station or a school, the account a treasury is paid to.

They stay where the body itself is named at the number with nothing but its sections, seats and labels in between.
Private wins: a mobile telephone, somebody who is not kept in the same breath, a place of work or an account opened for
one payer leaves the number to be removed. Source: disclosure-law.md section 6.
"""

import re

from redaction.config import CountyLexicon
from redaction.finding.language.words import BANK
from redaction.finding.lists import one_of, words_of
from redaction.finding.values.merging import Value, near
from redaction.types import Kind

_REACH = 80
_ENDS = one_of(words_of("public_bodies"))
_UNITS = one_of(words_of("body_units"))
_BODY = re.compile(
    rf"[가-힣A-Za-z0-9]{{0,16}}{_ENDS}|"
    r"[가-힣]{0,6}(?:복지|행정|총무|민원|산업|재무|세무|농정|보건|안전|환경|건설|축산|산림|교통|허가|위생|예방|방역|수도|도로|회계|"
    r"계약|징수|부과)팀"
)
_FILLER = re.compile(rf"[가-힣0-9]{{0,12}}{_UNITS}|0[0-9]{{1,2}}-[0-9]{{3,4}}-[0-9]{{4}}|[0-9]{{3,4}}-[0-9]{{4}}")
_MOBILE = re.compile(r"01[016789]-")
_PARTS = re.compile(r"[^ ()\[\]（）,/·|:：;\t☎☏~]+")
_CELLS = re.compile(r"[|\t]")
_NUMBERED = re.compile(r"[0-9.\-]*")
_PLACE_OF_WORK = re.compile(r"직장|근무|재직|재학|소속|출신|모교|자택|휴대")
_BEGUN_ANEW = re.compile(r"[다요오음함]\. |[0-9] ?[/;] |[0-9]{4}\)?,? ")


def is_phone_of_body(text: str, value: Value, values: tuple[Value, ...], private: frozenset[int]) -> bool:
    """Whether a number that is no mobile telephone's is told by the body named before it, or by a letter's foot.

    `private` are starts of the names that are not kept.
    """
    line = text[max(text.rfind("\n", 0, value.start) + 1, value.start - _REACH) : value.start]
    around = near(value, values, _REACH)
    if _is_followed_by_somebody(text, value, around, private):
        return False
    if _in_foot_of_letter(text, value):
        return True
    begun = _body_before(line, text, around, private)
    if begun is None or _PLACE_OF_WORK.search(line[:begun]):
        return False
    first = value.start - len(line)
    if _CELLS.search(line):
        return all(_is_said_of_body(part[0]) or _NUMBERED.fullmatch(part[0]) for part in _PARTS.finditer(line[:begun]))
    anew = max((first + each.end() for each in _BEGUN_ANEW.finditer(line, 0, begun)), default=first)
    return not any(each.start in private and anew <= each.start < value.start for each in around)


def _body_before(line: str, text: str, around: tuple[Value, ...], private: frozenset[int]) -> int | None:
    """Where the name of a body begins in a line, if only what is said of the body follows it."""
    kept = {text[each.start : each.end] for each in around if each.kind is Kind.PERSON and each.start not in private}
    for part in reversed(list(_PARTS.finditer(line))):
        if _BODY.fullmatch(part[0]):
            return part.start()
        if part[0] not in kept and not _is_said_of_body(part[0]):
            return None
    return None


def _is_said_of_body(part: str) -> bool:
    return (_FILLER.fullmatch(part) or _BODY.fullmatch(part)) is not None and _MOBILE.match(part) is None


def _is_followed_by_somebody(
    text: str, value: Value, around: tuple[Value, ...], private: frozenset[int], reach: int = 4
) -> bool:
    """Whether somebody who is not kept stands directly behind a value."""
    line = text.find("\n", value.end)
    end = min(value.end + reach, len(text) if line < 0 else line)
    return any(each.start in private and value.end <= each.start < end for each in around)


_FOOT = re.compile(r"우 ?\(?[0-9]{5}\)?[^\n]*/ ?(?:대국민 ?공개|부분 ?공개|비공개|공개)")


def _in_foot_of_letter(text: str, value: Value) -> bool:
    """Whether a line is the last of an official letter: postcode, address, telephone, whether it is open."""
    start, end = text.rfind("\n", 0, value.start) + 1, text.find("\n", value.end)
    return _FOOT.match(text[start : len(text) if end < 0 else end].strip()) is not None


_OF_ONE_PAYER = re.compile(r"가상 ?계좌|전용 ?가상")
_LABELS = r"(?:[ :：(),/\[\]]|계좌(?:번호)?|안내|지정|은행|지점|지부|번호|예금주|[가-힣]{2,6}(?:지부|지점)|\t)"
_TREASURY = re.compile(
    rf"(?:세입 ?세출 ?외 ?현금|(?<![가-힣])(?:군|시|도) ?금고|(?:성금|모금|기부금|보관금|성품) ?(?:모금 ?|지정 ?)?계좌)"
    rf"(?:{BANK.pattern}|{_LABELS})*$"
)
_HOLDER = re.compile(
    r"[ ,/()\[\]|\t\n]{0,4}(?P<label>(?:예금주|계좌주)(?:명)?[ :：|\t]{0,3})?(?P<name>[가-힣A-Za-z0-9]{2,20})"
)


def is_account_of_body(
    text: str, value: Value, values: tuple[Value, ...], private: frozenset[int], lexicon: CountyLexicon
) -> bool:
    """Whether an account is a treasury's or a public body's, by its holder or by what it is kept for.

    An account opened for one payer (가상계좌) tells the payer and goes. `private` are starts of the names not kept.
    """
    line = text[max(text.rfind("\n", 0, value.start) + 1, value.start - _REACH) : value.start]
    around = near(value, values, _REACH)
    if _OF_ONE_PAYER.search(line) or _is_followed_by_somebody(text, value, around, private, reach=16):
        return False
    held = _HOLDER.match(text, value.end)
    if held and _is_holder(held["name"], lexicon) and (held["label"] or "\n" not in held.group()):
        return True
    if held and held["label"]:
        return False
    return _TREASURY.search(line) is not None or _paid_by_county(line, lexicon)


def _is_holder(name: str, lexicon: CountyLexicon) -> bool:
    rest = name.removeprefix(lexicon.name) if name.startswith(lexicon.name) else None
    if rest in {"", "청", "수", "금고"}:
        return True
    return re.fullmatch(rf"[가-힣]{{2,16}}{_ENDS}|[가-힣]{{2,12}}법원[가-힣]{{2,4}}지원", name) is not None


def _paid_by_county(line: str, lexicon: CountyLexicon) -> bool:
    """Whether the county itself is named between a word for its payments and the bank."""
    name = rf"{re.escape(lexicon.name)}(?:청|수)?(?![가-힣])(?: [가-힣]{{2,8}}[과실소팀])?"
    paid = rf"(?:출금|수납|납부|세입|반납)[^\n]{{0,8}}{name}(?:{BANK.pattern}|{_LABELS})*$"
    return re.search(paid, line) is not None


_HIDDEN = re.compile(r"(?=(?:[^*○●◯■□]*[*○●◯■□]){6})[*○●◯■□ \-.()]+")
"""Six signs of hiding at least, and nothing that could be a digit in another dress."""
_EMPTY_NUMBER = re.compile(r"[(\[]?010[)\] \-.]{0,2}0{4}[ \-.]?0{4}[)\]]?")
_NUMBERS = frozenset({Kind.PHONE, Kind.RESIDENT_NUMBER, Kind.ACCOUNT})


def tells_nobody(written: str, kind: Kind) -> bool:
    """Whether a number is hidden as a whole (***-****-****) or is a form's example (010-0000-0000)."""
    is_example = kind is Kind.PHONE and _EMPTY_NUMBER.fullmatch(written) is not None
    return is_example or (kind in _NUMBERS and _HIDDEN.fullmatch(written) is not None)
