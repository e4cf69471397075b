"""Unique identifiers (고유식별정보): resident, foreigner, passport and driver's licence numbers.

Formats: disclosure-law.md section 6 (주민등록법 시행규칙 제2조; passports carry a letter since 2021-12). Check digits
are not used: numbers issued since 2020-10 have none, and a mistyped number is personal data too.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from redaction.finding.recognizing.dates import DAY_DIGITS, MONTH_DIGITS
from redaction.finding.recognizing.shapes import NUMBER_START, WORD_START, Beginning, Shape, hits_of, pattern
from redaction.finding.values.hits import Hit, Sight, before
from redaction.finding.values.scores import BARE
from redaction.types import Kind

_RESIDENT_CUE = re.compile(r"주민|住民|RRN|뒷자리|외국인|거소|신분증|resident", re.IGNORECASE)
_NOT_A_PERSON = re.compile(
    r"법인|등기|바코드|문서번호|접수번호|관리번호|계약번호|공고|고시|물품|품목|시스템|로그|일련번호|승인번호|공사번호"
)

_BIRTH_PARTED = f"##[-. ]?{MONTH_DIGITS}[-. ]?{DAY_DIGITS}"
"""The first half with a mark or a blank within it (68-0412)."""
_HALVES = tuple(rf"(?:{word}) ?(?:쪽)? ?(?:[67]|여섯|일곱)? ?(?:자리|번호|숫자)(?: ?번호)?" for word in ("앞", "뒷|뒤"))
"""How people call the two halves of a resident number when they write them apart."""


def _resident(name: str, score: float, *parts: str, begins: Beginning | None = NUMBER_START) -> Shape:
    return Shape(f"resident_{name}", Kind.RESIDENT_NUMBER, pattern(*parts), score, begins=begins)


_RESIDENT_SHAPES = (
    _resident("dashed", 0.95, "<start><birth><dash>#{7}<end>"),
    _resident("blank", 0.9, "<start><birth> {1,3}#{7}<end>"),
    replace(
        _resident("plain", 0.85, r"(?<![0-9\-])<birth>#{7}(?![0-9\-])"),
        cues=_RESIDENT_CUE,
        counters=_NOT_A_PERSON,
        countered=0.35,
    ),
    _resident("bracketed", 0.9, r"[(\[]<birth>[)\]] ?-? ?[(\[][1-8]#{6}[)\]]", begins=None),
    _resident("parted", 0.85, "<start>#{3}[-. ]#{3} ?- ?[1-8]<hidden>{6}(?!<hidden>)"),
    replace(
        _resident("parted_by_blanks", 0.85, f"<start>{_BIRTH_PARTED} [1-8]#{{6}}<end>"),
        cues=_RESIDENT_CUE,
        needs_cue=True,
    ),
    _resident("grouped", 0.85, f"<start>##<gap>{MONTH_DIGITS}<gap>{DAY_DIGITS}<dash>#(?:<gap>#){{6}}<end>"),
    _resident(
        "masked",
        0.9,
        rf"<start>{_BIRTH_PARTED} ?[-.·~ ]? ?",
        r"(?:#(?: ?<mask>){4,12}|<mask>(?: ?<mask>){5,12}|#{2,4}<mask>{3,9})(?!<hidden>)",
    ),
    _resident(
        "front_masked",
        0.9,
        r"(?:<mask>{6} ?- ?#<hidden>{6}|#{2,4}<mask>{2,4} ?- ?<hidden>{7})<end>",
        begins=None,
    ),
    replace(
        _resident("first_digit", 0.55, r"(?<![0-9\-.])<birth> ?- ?#(?![0-9A-Za-z\-~])"),
        cues=_RESIDENT_CUE,
        counters=_NOT_A_PERSON,
    ),
    replace(
        _resident("mistyped", 0.5, "<start>#{6}<dash>#{7}<end>"),
        cues=re.compile("주민|住民|외국인등록|거소"),
        counters=_NOT_A_PERSON,
    ),
    _resident(
        "labelled",
        0.9,
        "(?:주민|외국인) ?(?:등록)? ?번호[^0-9가-힣]{0,4}(?P<value>#{5,7}<gap><hidden>{5,8})<end>",
        begins=None,
    ),
    _resident("back", 0.9, f"{_HALVES[1]}[^0-9*]{{0,8}}(?P<value>[0-9]<hidden>{{6}})(?!<hidden>)", begins=None),
    replace(
        _resident("front", 0.5, f"{_HALVES[0]}[^0-9]{{0,8}}(?P<value><birth>)<end>", begins=None),
        cues=re.compile(rf"주민|住民|외국인|{_HALVES[1]}"),
    ),
    _resident("front_then_back", 0.85, "<start>(?P<value><birth>)(?=[^0-9\n]{1,14}[뒤뒷][^0-9\n]{0,8}#{7}<end>)"),
    _resident(
        "back_after_front", 0.85, "앞[^0-9\n]{0,8}<birth>[^0-9\n]{1,14}(?P<value>#<hidden>{6})(?!<hidden>)", begins=None
    ),
    _resident(
        "back_of_birth", 0.85, "<start><birth>[^0-9\n]{1,14}[뒤뒷][^0-9\n]{0,8}(?P<value>#<hidden>{6})(?!<hidden>)"
    ),
    replace(
        _resident(
            "back_told",
            0.85,
            "[뒷뒤](?: ?(?:부분|쪽|에|는|가|은|번호|자리|숫자))*[^0-9\n]{0,4}(?P<value>[1-8]#{6})<end>(?! ?(?:원|명|"
            "개|건|번지))",
            begins=None,
        ),
        cues=re.compile("주민|번호|민증|앞"),
        needs_cue=True,
    ),
    _resident("written_out", 0.9, "<start>(?:19|20)?##년 ?#{1,2}월 ?#{1,2}일? ?(?:<dash>|생?,? ?)[1-8]#{6}<end>"),
    replace(
        _resident("halves_apart", 0.85, "<start><birth>[^0-9\n,.]{1,12}[1-8]#{6}<end>"),
        cues=re.compile("주민|住民|외국인등록"),
        needs_cue=True,
    ),
)

_FOREIGN_CUE = re.compile(r"외국인|거소|外國人|foreigner|alien", re.IGNORECASE)
_CORPORATE_CUE = re.compile(r"(?:법인|등기|法人)(?:(?!주민|생년)[^0-9]){0,18}$")


def resident_numbers(sight: Sight) -> Iterator[Hit]:
    """주민등록번호, 외국인등록번호, 국내거소신고번호: 13 digits, masked ones, `YYMMDD-N`, with or without a dash.

    The seventh digit 5–8, or a word for foreigners, makes it a foreigner's. A number that a word marks as a
    corporation's is left to the corporate recognizer.
    """
    for hit in hits_of(_RESIDENT_SHAPES, sight):
        lead = before(sight.text, hit.start)
        if _CORPORATE_CUE.search(lead) and not _RESIDENT_CUE.search(lead[-24:]):
            continue
        foreign = (
            _seventh(sight.text[hit.start : hit.end]) in {"5", "6", "7", "8"}
            or _FOREIGN_CUE.search(lead[-20:]) is not None
        )
        yield replace(hit, kind=Kind.FOREIGNER_NUMBER) if foreign else hit


def _seventh(value: str) -> str:
    """The seventh character of a whole number, digits and masks counted; the first of a number's second half alone."""
    written = re.sub(r"[\s\-.·/_~:,]", "", value)
    is_half = len(written) == _HALF and "-" not in value
    return written[0] if is_half else written[6:7]


_HALF = 7
_PASSPORT_CUE = re.compile(r"여권|旅券|passport", re.IGNORECASE)
_NOT_A_PASSPORT = re.compile(
    r"모델|규격|품번|부품|제품|문서|관리번호|시리얼|S/N|계약|도면|버전|자산|물품|접수|사건|증권|승인|"
    r"일련",
    re.IGNORECASE,
)
_SAID = "(?:#|<said>)"
_LETTER_NAMES = (
    "에이치|에이|비|씨|디|이|에프|지|아이|제이|케이|엘|엠|엔|오|피|큐|알|에스|티|유|브이|더블유|엑스|와이|제트"
)
_PASSPORT_SHAPES = (
    Shape(
        "passport_new",
        Kind.PASSPORT,
        pattern("(?<![A-Za-z0-9])[MSRODGmsrodg][ -]?#{3}[ -]?[A-Za-z][ -]?#{4}(?![A-Za-z0-9])"),
        0.85,
        cues=_PASSPORT_CUE,
        counters=_NOT_A_PASSPORT,
        countered=0.35,
        begins=WORD_START,
    ),
    Shape(
        "passport_old",
        Kind.PASSPORT,
        pattern("(?<![A-Za-z0-9])[MSRODGmsrodg][ -]?#{4}[ -]?#{4}(?![A-Za-z0-9])"),
        0.6,
        cues=_PASSPORT_CUE,
        counters=_NOT_A_PASSPORT,
        begins=WORD_START,
    ),
    Shape(
        "passport_labelled",
        Kind.PASSPORT,
        pattern(
            r"(?:여권 ?"
            r"[(\[]? ?(?:번호|No\.?|\x23)?(?:은|는|가)?|旅券(?:番號)?|pas"
            r"sport ?(?:no\.?|number|\x23)?)[^0-9A-Za-z가-힣]{0,5}",
            r"(?=[^0-9\n]{0,5}(?:[0-9][^0-9\n]{0,3}){4})"
            r"(?P<value>(?:[A-Za-z]{1,2}|[엠에스알디지오]{1,2})?[ -]?[0-9OoIl](?"
            r":[ -]?(?:[A-Za-z]|<hidden>)){6,8})(?![A-Za-z0-9])",
            flags=re.IGNORECASE,
        ),
        0.95,
    ),
    Shape(
        "passport_torn",
        Kind.PASSPORT,
        pattern("(?<![A-Za-z0-9])[MSRODGmsrodg](?:#{7} #|# #{7}|#{2} #{6}|#{6} #{2})(?![A-Za-z0-9])"),
        0.5,
        cues=_PASSPORT_CUE,
        needs_cue=True,
        begins=WORD_START,
    ),
    Shape(
        "passport_said",
        Kind.PASSPORT,
        pattern(
            f"(?<![가-힣])(?P<value>(?:엠|에스|알|오|디|지|"
            f"[MSROD])[ -]?(?:{_SAID}[ -]?){{3}}(?:(?:{_LETTER_NAMES}|[A-Z])[ -]?)?"
            f"{_SAID}(?:[ -]?{_SAID}){{3}}{_SAID}?)(?![0-9])"
        ),
        0.5,
        cues=_PASSPORT_CUE,
        needs_cue=True,
    ),
    Shape(
        "passport_foreign",
        Kind.PASSPORT,
        pattern("(?<![A-Za-z0-9])(?:[A-Z]#{7,8}|[A-Z]{2}#{6,7})(?![A-Za-z0-9-])"),
        0.2,
        cues=_PASSPORT_CUE,
        needs_cue=True,
        begins=WORD_START,
    ),
    Shape(
        "passport_bare",
        Kind.PASSPORT,
        pattern("(?<![A-Za-z0-9-])(?:[A-Z]#{7,8}|[A-Z]{2}#{6,7})(?![A-Za-z0-9-])"),
        BARE,
        begins=WORD_START,
    ),
    Shape(
        "passport_masked",
        Kind.PASSPORT,
        pattern("(?<![A-Za-z0-9])[MSROD]#{2,5}<mask>{3,6}#{0,3}"),
        0.5,
        cues=_PASSPORT_CUE,
        begins=WORD_START,
    ),
)


def passports(sight: Sight) -> Iterator[Hit]:
    """여권번호: a letter of M, S, R, O, D, G with eight digits, or (since 2021-12) three, a letter, four digits.

    Other countries' (one or two letters, six to eight digits) only beside a word for it, or behind a person.
    """
    yield from hits_of(_PASSPORT_SHAPES, sight)


_REGIONS = "(?:서울|부산|경기|강원|충북|충남|전북|전남|경북|경남|제주|대구|인천|광주|대전|울산|경기북부|경기남부)"
_REGION_CODE = "(?:1[1-9]|2[0-68])"
_LICENCE_CUE = re.compile(r"면허|[12]종(?:보통|대형|소형)|免許|licen[cs]e", re.IGNORECASE)


def _licence(name: str, score: float, *parts: str) -> Shape:
    return Shape(f"licence_{name}", Kind.DRIVER_LICENCE, pattern(*parts), score)


_LICENCE_SHAPES = (
    _licence("dashed", 0.9, f"<start>(?<![0-9]-){_REGION_CODE} ?[-.] ?## ?[-.] ?#{{6}} ?[-.] ?##(?!-?[0-9])"),
    _licence("region", 0.95, f"{_REGIONS} ?-? ?(?:제 ?)?## ?- ?#{{6}} ?- ?##<end>(?: ?호(?![가-힣]))?"),
    _licence(
        "labelled",
        0.95,
        "면허 ?(?:증 ?)?(?:번호)?(?:은|는|이|가)?[^0-9가-힣]{0,5}",
        f"(?P<value>(?:(?:{_REGIONS}[ -]{{0,2}})?##<gap>##|{_REGIONS}[ -]{{0,2}}##)<gap>#{{6}}<gap>##)<end>",
    ),
    replace(
        _licence("blank", 0.9, f"(?:<start>{_REGION_CODE}<gap>|{_REGIONS}[ -]{{0,2}})##<gap>#{{6}}<gap>##<end>"),
        cues=_LICENCE_CUE,
        needs_cue=True,
    ),
    _licence(
        "masked",
        0.9,
        f"<start>(?:{_REGIONS} ?|{_REGION_CODE}-)<hidden>{{2}}-(?=[0-9*-]*\\*)[0-9*]{{6}}-[0-9*]{{2}}",
    ),
)


def driver_licences(sight: Sight) -> Iterator[Hit]:
    """운전면허번호: region (11–28 or its name), year, six digits, two; without dashes only beside a word for it."""
    yield from hits_of(_LICENCE_SHAPES, sight)
