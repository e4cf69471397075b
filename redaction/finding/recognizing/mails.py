"""전자우편주소: in ASCII, masked, and as people write one who hide it from machines (골뱅이, [at], 점 컴, 앳, `#`).

Source: RFC 5321 for the plain form; the disguises are people's own. A mark in place of the `@` counts only in front of
a provider that everybody knows.
"""

import re
from collections.abc import Iterator

from redaction.finding.recognizing.shapes import WORD_START, Shape, beginning, hits_of, pattern
from redaction.finding.values.hits import Hit, Sight
from redaction.types import Kind

_LOCAL = r"(?<![A-Za-z0-9._%+\-])[A-Za-z0-9](?:[A-Za-z0-9._%+\-*○]{0,63})"
_LOCAL_START = beginning("A-Za-z0-9", r"A-Za-z0-9._%+\-")
_FIRST_PART = "(?:(?<=[:은는] )[A-Za-z0-9]{1,12} )?"
"""A piece of the name that a blank cut off, right behind the label."""
_OPEN, _CLOSE = r"[\[({<【〔「]", r"[\])}>】〕」]"
_PROVIDER = "(?:네이버|다음|한메일|지메일|구글|네이트|카카오|핫메일|야후|코리아|한국|아웃룩|아이클라우드)"
_KNOWN = (
    "(?:naver|gmail|daum|hanmail|nate|kakao|hotmail|outlook|yahoo|icloud|empas|lycos|paran|dreamwiz|chol|korea|live|"
    "msn|me|proton(?:mail)?)"
)
_AT = (
    rf"(?: ?@ ?| ?{_OPEN} ?(?:at|a|@|골뱅이|골벵이|앳트?|에트|엣) ?{_CLOSE} ?| ?골[뱅벵]이(?:표|마크)? ?|"
    r" ?(?:앳트?|에트|엣)(?= ?[A-Za-z가-힣]) ?| at |[*\x23_~|-]{1,2}(?:at|AT|골뱅이)[*\x23_~|-]{1,2}|"
    rf" ?에 ?(?={_PROVIDER}|{_KNOWN}))"
)
_DOT_WORD = r"(?:dot|도트|닷|쩜|점(?: ?찍고)?|[.,·])"
_DOT = rf"(?: ?{_OPEN} ?{_DOT_WORD} ?{_CLOSE} ?|[*\x23_~|-]{{1,2}}(?:dot|DOT|점)[*\x23_~|-]{{1,2}}| ?{_DOT_WORD} ?)"
_TOP_WORD = "(?:com|net|org|edu|gov|info|biz|co|go|or|ac|re|ne|pe|me|io|kr|us|jp|cn|vn)"
_TOP_SAID = "(?:컴|넷|씨오엠|엔이티|오알지|씨오|케이알|코)"
_TOP = rf"(?:{_TOP_WORD}(?![A-Za-z0-9])|{_TOP_SAID})"
_LABEL = r"[A-Za-z0-9\-]{2,40}"
_DOMAIN = (
    rf"(?:{_LABEL}(?:{_DOT}{_LABEL}){{0,2}}(?:{_DOT}{_TOP}){{1,2}}|{_KNOWN}{_TOP}|"
    rf"{_PROVIDER}(?:{_DOT}?{_TOP}){{0,2}}|{_LABEL}{_DOT}{_PROVIDER})"
)
_SHAPES = (
    Shape(
        "email",
        Kind.EMAIL,
        pattern(
            _LOCAL,
            r" ?@ ?[A-Za-z0-9*][A-Za-z0-9\-*]{0,62}(?: ?\. "
            r"?[A-Za-z0-9*][A-Za-z0-9\-*]{0,62}){0,4} ?\. ?(?:c ?o ?m(?![A-Za-z])|n ?e ?t(?![A-Za-z])|[A-Za-z*]{2,12})",
        ),
        0.95,
        literals=("@",),
        begins=_LOCAL_START,
    ),
    Shape(
        "email_spelled",
        Kind.EMAIL,
        pattern(_FIRST_PART, _LOCAL, _AT, _DOMAIN, flags=re.IGNORECASE),
        0.9,
        begins=_LOCAL_START,
    ),
    Shape(
        "email_letters_apart",
        Kind.EMAIL,
        pattern(rf"(?<![A-Za-z0-9])[A-Za-z0-9](?: [A-Za-z0-9._]){{2,30}} ?{_AT}{_DOMAIN}", flags=re.IGNORECASE),
        0.9,
        begins=WORD_START,
    ),
    Shape(
        "email_odd_mark",
        Kind.EMAIL,
        pattern(_LOCAL, rf" ?[*\x23&$%^!~◎○●☆★] ?{_KNOWN}{_DOT}{_TOP}", flags=re.IGNORECASE),
        0.85,
        begins=_LOCAL_START,
    ),
    Shape(
        "email_hangul",
        Kind.EMAIL,
        pattern(
            r"[가-힣0-9A-Za-z]{1,12} ?@ ?[A-Za-z0-9\-]{2,40}(?:\.[A-Za-z]{2,12}){1,3}|"
            r"[가-힣0-9A-Za-z._\-]{2,20}@[가-힣A-Za-z0-9\-]{1,20}\.(?:[가-힣]{2,4}|[A-Za-z]{2,6})"
        ),
        0.85,
    ),
    Shape(
        "email_said",
        Kind.EMAIL,
        pattern(
            rf"[가-힣0-9A-Za-z._\-]{{2,20}} ?(?:골뱅이|@) ?(?:{_PROVIDER}|{_LABEL}{_DOT}{_TOP})(?:{_DOT}?{_TOP}){{0,2}}"
        ),
        0.85,
    ),
    Shape(
        "email_without_dot",
        Kind.EMAIL,
        pattern(_LOCAL, rf" ?@ ?{_KNOWN} (?:com|net|co ?\.? ?kr)(?![A-Za-z])", flags=re.IGNORECASE),
        0.9,
        literals=("@",),
        begins=_LOCAL_START,
    ),
    Shape(
        "email_before_provider",
        Kind.EMAIL,
        pattern(
            rf"(?:메일|e-?mail)(?: ?주소)?[^A-Za-z0-9\n]{{0,6}}"
            rf"(?P<value>[A-Za-z0-9][A-Za-z0-9._\-]{{3,30}} ?@? ?{_PROVIDER})",
            flags=re.IGNORECASE,
        ),
        0.85,
    ),
    Shape(
        "email_of_provider",
        Kind.EMAIL,
        pattern(
            rf"(?:{_PROVIDER} ?(?:이?메일|멜|아이디|계정)|지메일|"
            rf"한메일|핫메일)(?: ?주소)?(?:은|는|이|으로는)?[ :]{{0,3}}",
            r"(?P<value>[A-Za-z](?=[A-Za-z0-9._\-]*[0-9._])[A-Za-z0-9._\-]{3,30}(?<![.\-]))(?! ?@)",
        ),
        0.8,
    ),
)


_MARK = re.compile(
    rf"@|골[뱅벵]이|앳|에트|엣| at |[\[({{<【〔「] ?a|[*\x23_~|-]at[*\x23_~|-]|[A-Za-z0-9] ?에 ?(?:{_PROVIDER}|"
    rf"{_KNOWN})",
    re.IGNORECASE,
)
_WITHOUT_MARK = tuple(
    shape for shape in _SHAPES if shape.name in {"email_odd_mark", "email_of_provider", "email_before_provider"}
)
"""What can be found in a text in which nothing stands for an `@`: the others are dear where there is nothing."""


def emails(sight: Sight) -> Iterator[Hit]:
    """전자우편주소: ASCII ones, masked ones, and ones in disguise; beside a provider's name the local part alone."""
    marked = _MARK.search(sight.text) is not None
    yield from hits_of(_SHAPES if marked else _WITHOUT_MARK, sight)
