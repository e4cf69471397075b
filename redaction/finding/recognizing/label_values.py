"""What of the text behind a label is the value, kind by kind."""

import re
from collections.abc import Callable, Iterator

from redaction.finding.language.gazetteer import is_place
from redaction.finding.language.words import NOT_NAMES, looks_like_name
from redaction.finding.recognizing.dates import BARE_AGE, ODD_DATE, SPELLED_AGE
from redaction.finding.recognizing.label_table import LABELS, PLAIN_COLUMNS
from redaction.finding.recognizing.name_forms import names_in
from redaction.finding.values.hits import Hint, Hit
from redaction.types import Kind

_LEAD = re.compile(r"[ \t|:=\n]*")
_NO_VALUE = re.compile(
    r"^(?:해당 ?(?:사항)? ?없음|없음|미상|상동|별첨|별지|위와 ?같음|동일|생략|미기재|아래|-+|기재|작성|불명|이하 ?여백)"
)
_DIGITS = 4
_SHORT_NAME = 2
_STRONG_SEPARATOR = re.compile(r"[:=|\n\t]| {2,}")


def value_hits(text: str, kind: Kind, hint: Hint, start: int, end: int) -> Iterator[Hit]:
    """The hits of a labelled value: `start` is where the label ends, `end` where the next label or the line does."""
    lead = _LEAD.match(text, start, end)
    value_start = lead.end() if lead is not None else start
    strong = _STRONG_SEPARATOR.search(text, start - 1, value_start) is not None
    yield from cell_hits(text, kind, hint, value_start, end, strong)


def cell_hits(
    text: str, kind: Kind, hint: Hint, start: int, end: int, strong: bool = True, recognizer: str = "label"
) -> Iterator[Hit]:
    """The hits of a value that fills a range; `strong` where a colon, a cell or a line sets it apart from its label."""
    if start >= end or _NO_VALUE.match(text[start:end]):
        return
    if kind is Kind.PERSON:
        yield from _persons(text, hint, start, end, strong, recognizer)
        return
    found = _finder(kind)(text, start, end, strong)
    if found is not None and not _is_column_word(text[found[0] : found[1]], kind):
        yield Hit(*found, kind, 0.9 if strong else 0.85, recognizer, hint)


_DATE_LIKE = re.compile(r"(?:19|20)[0-9]{2} ?[.\-/] ?[0-9]{1,2} ?[.\-/]")


def _is_column_word(words: str, kind: Kind) -> bool:
    """Whether what stands in a cell is the next header word, or a date where a telephone number should be."""
    squeezed = re.sub(r"\s", "", words)
    return squeezed in LABELS or squeezed in PLAIN_COLUMNS or (kind is Kind.PHONE and bool(_DATE_LIKE.match(words)))


def _persons(text: str, hint: Hint, start: int, end: int, strong: bool, recognizer: str) -> Iterator[Hit]:
    cell = re.compile(r"[|\t\n]").search(text, start, end)
    end = cell.start() if cell is not None else end
    if strong and (place := _PLACE_CELL.fullmatch(text, start, end)) and looks_like_name(place["name"]):
        yield Hit(*place.span("name"), Kind.PERSON, _PLACE_SCORE, f"{recognizer}_name", hint)
    for name_start, name_end in names_in(text, start, end, strict=not strong):
        name = text[name_start:name_end].replace(" ", "")
        if not any(name in words for words in (NOT_NAMES, LABELS, PLAIN_COLUMNS)):
            short = len(text[name_start:name_end]) <= _SHORT_NAME
            score = 0.9 if strong else (0.35 if short else 0.8)
            hint = _doubted_official(name) if hint is Hint.OFFICIAL else hint
            yield Hit(name_start, name_end, Kind.PERSON, score, f"{recognizer}_name", hint)


_PLACE_CELL = re.compile(r"\s*(?P<name>[가-힣]{1,2}[^시군구읍면리동도\s])\s*")
_PLACE_SCORE = 0.6
"""A name that is a place's too (구례, 하동) counts where it fills a person's cell alone."""


def _doubted_official(name: str) -> Hint:
    """What has no Korean name's form behind an official's label may be a nickname: an officer looks at it."""
    return Hint.OFFICIAL if looks_like_name(name) or not re.fullmatch("[가-힣]+", name) else Hint.REVIEW


_Finder = Callable[[str, int, int, bool], tuple[int, int] | None]

_NUMBER = re.compile(r"[0-9A-Za-z*○●■□xX(+][0-9A-Za-z*○●■□xX()+\-./~ ]{2,40}")
_BANK_LEAD = re.compile(r"[가-힣A-Za-z()\[\] ,:/]{0,24}(?=[0-9])")
_REGISTERED = re.compile(r"제? ?[0-9]{2,4}-[가-힣]{2,3}-[0-9]{3,6}(?: ?호)?")
_REGION_LEAD = re.compile(r"(?:제 ?|[가-힣]{2,4}[ -]?)(?=[0-9])")
_CLOSING = re.compile(" ?호(?![가-힣])")
_LETTERS = re.compile(r"[A-Za-z]{4,}")


def _number(text: str, start: int, end: int, strong: bool) -> tuple[int, int] | None:
    del strong
    match = _NUMBER.match(text, start, end)
    if match is None:
        return None
    value = match.group().rstrip(" ().,-/~")
    stop = re.search(r" {2,}| [A-Za-z(]", value)
    value = value[: stop.start()] if stop else value
    hidden = sum(character in "*○●■□" for character in value)
    if sum(character.isdigit() for character in value) + hidden < _DIGITS or _LETTERS.search(value):
        return None
    return match.start(), match.start() + len(value)


def _account(text: str, start: int, end: int, strong: bool) -> tuple[int, int] | None:
    bank = _BANK_LEAD.match(text, start, end)
    return _number(text, bank.end() if bank else start, end, strong)


_RESIDENT = re.compile(r"[0-9*○●]{5,7} {0,2}[-.~]? {0,2}[0-9*○●Xx]{1,8}")


def _resident(text: str, start: int, end: int, strong: bool) -> tuple[int, int] | None:
    del strong
    match = _RESIDENT.match(text, start, end)
    return match.span() if match and len(match.group()) >= _SHORTEST_RESIDENT else None


_SHORTEST_RESIDENT = 8


def _certificate(text: str, start: int, end: int, strong: bool) -> tuple[int, int] | None:
    registered = _REGISTERED.match(text, start, end)
    if registered is not None:
        return registered.span()
    region = _REGION_LEAD.match(text, start, end)
    found = _number(text, region.end() if region else start, end, strong)
    if found is None:
        return None
    closing = _CLOSING.match(text, found[1], end)
    return start if region else found[0], closing.end() if closing else found[1]


_DATE = re.compile(
    r"[0-3]?[0-9][./-](?:0?[1-9]|1[0-2])[./-](?:19|20)[0-9]{2}(?![0-9])|"
    rf"(?:{ODD_DATE}|[(]?(?:음력|양력|음|양)[).]? ?{ODD_DATE})|"
    r"(?:[(]?(?:음력|양력|음|양)[).]? ?)?(?:[0-9]{2,4} ?[.\-/년·] ?[0-9]{1,2} ?[.\-/월·] ?[0-9]{1,2} ?(?:일|\.)?|"
    r"[0-9]{6,8}(?![0-9])|[0-9]{2,4}년(?:생)?|"
    r"[0-9*○]{2,4}[.\-][0-9*○]{1,2}[.\-][0-9*○]{1,2}\.?)"
)


def _date(text: str, start: int, end: int, strong: bool) -> tuple[int, int] | None:
    del strong
    match = _DATE.match(text, start, end)
    return match.span() if match else None


_AGE = re.compile(rf"(?:향년 ?)?(?:(?:만 ?)?[0-9]{{1,3}} ?(?:세|살)?(?![0-9.])|{SPELLED_AGE}|{BARE_AGE})")


def _age(text: str, start: int, end: int, strong: bool) -> tuple[int, int] | None:
    match = _AGE.match(text, start, end)
    return match.span() if match and (strong or not match.group()[-1].isdigit()) else None


_ADDRESS_END = re.compile(
    r"[|\t\n]| {3,}|[ ,(]{0,3}(?:☎|☏|전화|연락처|휴대|핸드폰|Tel|TEL|HP|H\.P|"
    r"01[016789][-. )]|0(?:2|[3-6][1-5]|70)[-. )]{1,2}[0-9]{3,4}[-. ]|"
    r"생년|성명|이메일|[(]?인[)]$)|;"
)
_HAS_PLACE = re.compile(
    r"[가-힣]{1,}(?:시|군|구|읍|면|동|리|로|길|도|가|마을|아파트|빌라)(?![가-힣]*(?:하|됩|습))|[0-9]"
)


def _address(text: str, start: int, end: int, strong: bool) -> tuple[int, int] | None:
    stop = _ADDRESS_END.search(text, start, end)
    value_end = stop.start() if stop else end
    value = text[start:value_end].rstrip(" ,.")
    if not (strong or _starts_with_place(value)) or not 4 <= len(value) <= 90:
        return None
    if not _HAS_PLACE.search(value) or not re.search("[가-힣]{2}", value):
        return None
    return start, start + len(value)


def _starts_with_place(value: str) -> bool:
    """Whether words right behind a label are an address even so: a known place first, and a number in them."""
    return is_place(value.split(" ", 1)[0]) and re.search("[0-9]", value) is not None


_TOKEN = re.compile(r"@?[A-Za-z0-9가-힣_.\-]{2,40}")


def _user(text: str, start: int, end: int, strong: bool) -> tuple[int, int] | None:
    match = _TOKEN.match(text, start, end)
    if match is None or not (strong or re.search("[A-Za-z0-9]{3}", match.group())):
        return None
    return match.span()


_MAIL = re.compile(r"[^\s,;|()]+@[^\s,;|()가-힣]+")


def _mail(text: str, start: int, end: int, strong: bool) -> tuple[int, int] | None:
    del strong
    match = _MAIL.match(text, start, end)
    return match.span() if match else None


_PHRASE = re.compile(r"[^|\t\n,;:]{1,30}?(?= {2}|[|\t\n,;]|$)")


def _phrase(text: str, start: int, end: int, strong: bool) -> tuple[int, int] | None:
    match = _PHRASE.match(text, start, end) if strong else None
    return match.span() if match else None


_PLATE = re.compile(r"(?:[가-힣]{2,3} ?)?[0-9]{1,3} ?[가-힣] ?[0-9*]{4}")


def _plate(text: str, start: int, end: int, strong: bool) -> tuple[int, int] | None:
    del strong
    match = _PLATE.match(text, start, end)
    return match.span() if match else None


_NETWORK = re.compile(r"[0-9A-Fa-f]{1,4}(?:[.:\-][0-9A-Fa-f*]{1,4}){3,7}")


def _network(text: str, start: int, end: int, strong: bool) -> tuple[int, int] | None:
    del strong
    match = _NETWORK.match(text, start, end)
    return match.span() if match else None


_FINDERS: dict[Kind, _Finder] = {
    Kind.RESIDENT_NUMBER: _resident,
    Kind.FOREIGNER_NUMBER: _resident,
    Kind.ACCOUNT: _account,
    Kind.CARD: _account,
    Kind.PHONE: _account,
    Kind.BIRTH_DATE: _date,
    Kind.AGE: _age,
    Kind.ADDRESS: _address,
    Kind.USER_ID: _user,
    Kind.EMAIL: _mail,
    Kind.SENSITIVE: _phrase,
    Kind.OTHER: _phrase,
    Kind.VEHICLE: _plate,
    Kind.IP: _network,
    Kind.CERTIFICATE_NUMBER: _certificate,
    Kind.DRIVER_LICENCE: _certificate,
}


def _finder(kind: Kind) -> _Finder:
    return _FINDERS.get(kind, _number)
