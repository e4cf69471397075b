"""Ways to reach somebody: telephone numbers, network addresses, names of accounts.

Sources: disclosure-law.md section 6. Whether a number is the county's own is decided later, from the lexicon.
"""

import ipaddress
import re
from collections.abc import Iterator

from redaction.finding.language.numerals import ONE_TO_NINE, UNITS, ZERO
from redaction.finding.lists import named_words
from redaction.finding.recognizing.shapes import NUMBER_START, WORD_START, Shape, beginning, hits_of, pattern
from redaction.finding.values.hits import Hint, Hit, Sight, digits_of
from redaction.types import Kind

_PHONE_CUE = re.compile(
    r"전화|연락처|휴대|핸드폰|폰번호|☎|☏|tel|fax|팩스|전송|H\.?P|C\.?P|mobile|문의|번호는|電話|직통|유선|"
    r"자택|(?<![가-힣])(?:집|댁|친정|본가|시댁)(?:은|에|:)?\n",
    re.IGNORECASE,
)
_NOT_A_PHONE = re.compile(r"문서번호|접수번호|관리번호|공고|고시|계약|계좌|등록번호|일련|제품|물품|총액|금액|제$")
_AREA = "(?:0(?:2|3[1-3]|4[1-4]|5[1-5]|6[1-4])|070|080|050#?)"

_DIALLED = beginning(r"0-9(\[+ ", "0-9")


def _plausible_local(value: str, score: float) -> float | None:
    """A local number does not begin with 0 or 1, nor with a year."""
    digits = digits_of(value)
    return None if digits[0] in "01" or digits.startswith(("19", "20")) else score


_PHONE_SHAPES = (
    Shape(
        "phone_mobile",
        Kind.PHONE,
        pattern(r"<start>(?:\(?\+? ?(?:00 ?)?82\)? ?[-.)]? ?\(?0?\)? ?|[(\[]?0)1[016789]<gap>#{3,4}<gap>#{4}<end>\]?"),
        0.95,
        begins=_DIALLED,
    ),
    Shape(
        "phone_mobile_masked",
        Kind.PHONE,
        pattern(
            r"<start>01[016789] ?[-.)]? ?(?:<hidden>{3,4} ?[-.]? ?<mask><hidden>{3}|#{0,3}<mask><hidden>{0,3}"
            r" ?[-.]? ?<hidden>{4}|<hidden>{3,4} ?[-.]? ?#{1,3}<mask>{1,3})"
        ),
        0.9,
        begins=NUMBER_START,
    ),
    Shape(
        "phone_land",
        Kind.PHONE,
        pattern(
            r"<start>(?:\+? ?82 ?[-.)]? ?\(?0?\)? ?(?:2|3[1-3]|4[1-4]|5[1-5]|6[1-4])|"
            rf"\(?{_AREA}) ?[-.)/ ,·~_|]{{1,2}} ?#{{3,4}} ?[-. ~·,/_|]{{1,2}} ?#{{4}}(?![0-9]|-[0-9])"
        ),
        0.9,
        counters=_NOT_A_PHONE,
        countered=0.5,
        begins=_DIALLED,
    ),
    Shape(
        "phone_land_plain",
        Kind.PHONE,
        pattern(rf"(?<![0-9\-.,]){_AREA}#{{7,8}}(?![0-9\-.,])"),
        0.6,
        cues=_PHONE_CUE,
        counters=_NOT_A_PHONE,
        begins=NUMBER_START,
    ),
    Shape(
        "phone_land_masked",
        Kind.PHONE,
        pattern(rf"<start>{_AREA} ?[-.)] ?(?=[^ ]*<mask>)<hidden>{{3,4}} ?[-.] ?<hidden>{{4}}"),
        0.85,
        begins=NUMBER_START,
    ),
    Shape(
        "phone_local",
        Kind.PHONE,
        pattern(r"(?<![0-9\-.,A-Za-z])(?<!제)#{3,4} ?[-.] ?#{4}(?![0-9\-.,]?[0-9]|[호년%원])"),
        0.3,
        judge=_plausible_local,
        cues=_PHONE_CUE,
        counters=_NOT_A_PHONE,
        begins=NUMBER_START,
    ),
    Shape(
        "phone_to_call",
        Kind.PHONE,
        pattern(r"(?<![0-9\-.])#{3,4} ?- ?#{4}(?=(?:번)?(?:으로|로)? ?(?:전화|연락|문자|회신|통화))"),
        0.6,
        begins=NUMBER_START,
    ),
    Shape(
        "phone_company",
        Kind.PHONE,
        pattern(r"(?<![0-9\-])1[5-8]##-#{4}(?![0-9\-])"),
        0.8,
        hint=Hint.ORGANISATION,
        begins=NUMBER_START,
    ),
    Shape(
        "phone_abroad",
        Kind.PHONE,
        pattern(r"(?<![0-9A-Za-z])\+ ?(?!82)[1-9]#{0,2}[ \-.]?\(?#{1,4}\)?(?:[ \-.]?#{2,4}){2,4}<end>"),
        0.85,
        literals=("+",),
    ),
)


_THOUSAND = "<said>?천(?: ?<said>?백)?(?: ?<said>?십)?(?: ?<said>(?!에요))?"
_FOUR_SAID = "(?:<said>(?: ?<said>){3}|#{4})"
_SAID_GAP = "(?: ?(?:국?에|의|다시|,|-) ?| )"
"""Half a number said as one (천이백삼십사에 공구일이), between halves or behind 공일공."""
_TAIL_SHAPES = (
    Shape(
        "phone_in_words",
        Kind.PHONE,
        pattern(
            f"(?<![가-힣0-9])(?P<value>(?:(?:[공영]일[공일육칠팔구]|01[016789]){_SAID_GAP})?"
            f"(?:{_THOUSAND}{_SAID_GAP}(?:{_THOUSAND}|{_FOUR_SAID})|"
            f"{_FOUR_SAID}{_SAID_GAP}{_THOUSAND}))(?! ?(?:원|만|억|명|건|개))"
        ),
        0.8,
        cues=re.compile("전화|번호|연락|통화|폰|문자|[공영]일[공일]|01[016789]"),
        needs_cue=True,
        begins=beginning(f"0-9{ZERO}{ONE_TO_NINE}{UNITS}", "가-힣0-9"),
    ),
    Shape(
        "phone_torn",
        Kind.PHONE,
        pattern("<start>01[016789]<gap>#{3,4}<gap>(?:# ###|## ##|### #)<end>(?! ?(?:[명건개원호층시일월년번]|세대))"),
        0.85,
        begins=NUMBER_START,
    ),
    Shape(
        "phone_told",
        Kind.PHONE,
        pattern(r"<start>01[016789][^0-9\n%.]{1,12}#{3,4}[^0-9\n%.]{1,12}#{4}<end>(?! ?[년원명])"),
        0.8,
        cues=re.compile("전화|번호|연락|폰|가운데|앞자리|앞은"),
        needs_cue=True,
        begins=NUMBER_START,
    ),
    Shape(
        "phone_tail",
        Kind.PHONE,
        pattern(
            r"(?:휴대 ?전화|휴대폰|핸드폰|전화|폰|연락처|(?<!주민)(?<!등록)(?<!외국인) 번호)(?: ?번호)?(?:의)?"
            r" ?(?:뒷|뒤|끝) ?(?:네|4)? ?(?:자리|번호)[^0-9\n]{0,6}",
            "(?P<value>#{4})<end>",
        ),
        0.8,
        literals=("뒷", "뒤", "끝"),
    ),
    Shape(
        "phone_exchange",
        Kind.PHONE,
        pattern(r"국번(?:은|이)? ?(?P<value>#{3,4} ?(?:번 ?)?(?:에|국에|국의|,|의|-)? ?#{4})<end>"),
        0.85,
        literals=("국번",),
    ),
    Shape(
        "phone_exchange",
        Kind.PHONE,
        pattern(r"<start>#{3,4} ?국(?: ?[에의] ?#{4}(?: ?번(?!지))?| ?#{4} ?번(?!지))<end>"),
        0.85,
        literals=("국",),
        begins=NUMBER_START,
    ),
    Shape(
        "phone_second_tail",
        Kind.PHONE,
        pattern(r"<start>01[016789][- ]#{3,4}[- ]#{4} ?/ ?#{4}(?![0-9.\-]| ?[년원명개])"),
        0.7,
        literals=("/",),
        begins=NUMBER_START,
    ),
)


_FRONT_OF_AMOUNT = re.compile(r"(?<![0-9,])[1-9][0-9]{0,2}(?:,[0-9]{3})*,$")
_REST_OF_AMOUNT = re.compile(r"[0-9]{3}(?:,[0-9]{3})+")
_LONGEST_FRONT = 16


def phones(sight: Sight) -> Iterator[Hit]:
    """전화번호: mobile, area code, local with a cue, 070/050, +82, companies' (15xx–18xx), masked, abroad.

    The end of an amount of millions (1,080,000) with the number of the next row behind it is none.
    """
    for hit in hits_of((*_PHONE_SHAPES, *_TAIL_SHAPES), sight):
        if not _ends_an_amount(sight, hit.start):
            yield hit


def _ends_an_amount(sight: Sight, start: int) -> bool:
    rest = _REST_OF_AMOUNT.match(sight.text, start)
    if rest is None or (sight.text[rest.end() : rest.end() + 1].isdigit() and rest.end() not in sight.joints):
        return False
    return _FRONT_OF_AMOUNT.search(sight.text[max(0, start - _LONGEST_FRONT) : start]) is not None


def _address_of_network(value: str, score: float) -> float | None:
    value = value.replace(" ", "")
    try:
        ipaddress.ip_address(value)
    except ValueError:
        return None
    small = all(len(part) == 1 for part in value.split("."))
    return 0.3 if small and ":" not in value else score


_DAY_AND_HOUR = r"#{2}\. ?(?:1[0-2]|0?[1-9])\. ?(?:[12]#|3[01]|0?[1-9])\. (?:[01]?#|2[0-4]) ?: ?[0-5]#(?!#)"
"""A day with a year of two digits and the hour (25. 4. 4. 16:35)."""
_NETWORK_SHAPES = (
    Shape(
        "ip4",
        Kind.IP,
        pattern(rf"(?<![0-9.])(?!{_DAY_AND_HOUR})", r"#{1,3}(?: ?\. ?#{1,3}){3}(?![0-9]|\.[0-9])"),
        0.8,
        judge=_address_of_network,
        counters=re.compile(r"버전|version|ver\.?|v$|제$|항목|절$", re.IGNORECASE),
        begins=NUMBER_START,
    ),
    Shape(
        "ip4_masked",
        Kind.IP,
        pattern(r"(?<![0-9.])#{1,3}\.#{1,3}\.(?:#{1,3}|\*{1,3})\.\*{1,3}"),
        0.8,
        literals=("*",),
        begins=NUMBER_START,
    ),
    Shape(
        "ip6",
        Kind.IP,
        pattern(
            r"(?<![0-9A-Za-z:])(?<![0-9A-Fa-f]:)(?:[0-9A-Fa-f]{1,4}:){2,7}(?::?[0-9A-Fa-f]{1,4})"
            r"(?::[0-9A-Fa-f]{1,4})*(?![0-9A-Za-z:])|"
            r"(?<=IP:)(?:[0-9A-Fa-f]{1,4}:){2,7}(?::?[0-9A-Fa-f]{1,4})(?::[0-9A-Fa-f]{1,4})*(?![0-9A-Za-z:])"
        ),
        0.8,
        judge=_address_of_network,
        literals=(":",),
        begins=beginning("0-9A-Fa-f", "0-9A-Za-z"),
    ),
    Shape(
        "mac",
        Kind.IP,
        pattern(r"(?<![0-9A-Za-z])(?:[0-9A-Fa-f]{2}[:\-]){5}[0-9A-Fa-f]{2}(?![0-9A-Za-z])"),
        0.85,
        literals=(":", "-"),
        begins=WORD_START,
    ),
)


def network_addresses(sight: Sight) -> Iterator[Hit]:
    """IP and MAC addresses; a group of single digits (1.2.3.4) looks like a section number and stays faint."""
    yield from hits_of(_NETWORK_SHAPES, sight)


_NAMED = named_words("accounts_online")
_PLACES, _LABELS = _NAMED["places"], _NAMED["labels"]
_HANDLE_SHAPES = (
    Shape(
        "handle_before_place",
        Kind.USER_ID,
        pattern(
            r"(?<![A-Za-z0-9@._\-])(?P<value>[A-Za-z](?=[A-Za-z0-9._\-]*[0-9_.])[A-Za-z0-9._\-]{3,30}(?<![._\-]))",
            rf" ?[(]?{_PLACES}(?![A-Za-z])",
        ),
        0.7,
        begins=WORD_START,
    ),
    Shape(
        "handle",
        Kind.USER_ID,
        pattern(
            rf"{_PLACES}(?: ?(?:아이디|ID|계정|채널|친추|친구 ?추가|디엠|DM|대화명|닉네임|핸들))?(?:은|는|으로)?",
            r" ?[:：(]? ?(?P<value>@?[A-Za-z](?!ttps?:)[A-Za-z0-9._\-]{3,30}(?:#[0-9]{4})?)",
            flags=re.IGNORECASE,
        ),
        0.8,
    ),
    Shape(
        "account_name",
        Kind.USER_ID,
        pattern(
            rf"(?:[가-힣]{{0,6}}ID|아이디|user(?:_?name|_?id)?|login|{_LABELS})(?:은|는|이|가)? ?[:=(]? ?",
            r"(?P<value>[A-Za-z](?=[A-Za-z0-9._\-]*[0-9_.])[A-Za-z0-9._\-]{3,30})",
            flags=re.IGNORECASE,
        ),
        0.8,
    ),
    Shape(
        "account_name_in_brackets",
        Kind.USER_ID,
        pattern(
            r"(?:[가-힣]{2,4}|[가-힣]{1,3}\*{1,3}) ?\(",
            r"(?P<value>(?=[a-z0-9._\-]*[a-z])(?=[a-z0-9._\-]*[0-9_])[a-z0-9][a-z0-9._\-]{4,24})\)",
        ),
        0.6,
        literals=("(",),
    ),
    Shape(
        "account_name_masked",
        Kind.USER_ID,
        pattern(
            r"(?:아이디|ID|계정|작성자|글쓴이|게시자|등록자|닉네임)(?:은|는)?[ :=(|]{1,4}",
            r"(?P<value>[A-Za-z][A-Za-z0-9._]{1,12}\*{2,10}(?: ?\([A-Za-z][A-Za-z0-9._\-]{3,30}\))?)",
        ),
        0.85,
        literals=("*",),
    ),
    Shape(
        "account_name_hangul",
        Kind.USER_ID,
        pattern(r"(?:아이디|ID|계정)(?:은|는)? ?[:=(]? ?(?P<value>[가-힣A-Za-z]{2,10}[0-9_]{1,6})(?![0-9])"),
        0.8,
    ),
    Shape(
        "page_of_somebody",
        Kind.USER_ID,
        pattern(
            r"(?:https?://)?(?:www\.|m\.)?(?:facebook|instagram|twitter|x|blog\.naver|tiktok|threads|youtube|t)"
            r"\.(?:com|me|net)/@?[A-Za-z0-9._\-]{3,40}"
        ),
        0.7,
        literals=(".com/", ".me/", ".net/"),
    ),
    Shape(
        "handle_at",
        Kind.USER_ID,
        pattern(r"(?<![A-Za-z0-9._%+\-@가-힣])@[A-Za-z가-힣][A-Za-z0-9._가-힣]{3,30}(?![A-Za-z0-9@])"),
        0.6,
        literals=("@",),
    ),
)


_SECRETS = (
    Shape(
        "password",
        Kind.OTHER,
        pattern(
            r"(?:(?<![A-Za-z])(?:PW|PWD|password|passwd)|비밀 ?번호|비번|패스워드)(?:는|은|가)? ?[:=]? {0,2}",
            r"(?P<value>(?=[!-~]*[0-9])[!-~]{4,24}?)(?=[\s,)/가-힣]|$)",
            flags=re.IGNORECASE,
        ),
        0.8,
    ),
)


def user_ids(sight: Sight) -> Iterator[Hit]:
    """계정 이름 and 비밀번호: after the name of a service, or `@name`; labelled ones come from the label rules."""
    yield from hits_of((*_HANDLE_SHAPES, *_SECRETS), sight)
