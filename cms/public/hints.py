"""A quick look at what people type, to warn them at once. It decides nothing: the detector reads it again later."""

import re
import unicodedata

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# Six digits of a birth date, then seven or the masked rest; disclosure-law section 6.
_RESIDENT = re.compile(r"(?<!\d)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[\s.·–—-]{0,3}[0-9][\d*]{6}(?![\d*])")
_HINTS: tuple[tuple[re.Pattern[str], Promise], ...] = (
    (re.compile(r"(?<!\d)01[016789][\s.–—-]?\d{3,4}[\s.–—-]?\d{4}(?!\d)"), _("휴대전화 번호")),
    (re.compile(r"[\w.+-]+@[\w-]+\.\w+"), _("전자우편 주소")),
    (re.compile(r"(?<!\d)\d{2,6}(?:-\d{1,7}){2,4}(?!\d)"), _("계좌나 전화 같은 긴 번호")),
)


def has_resident_number(text: str) -> bool:
    """Whether something of a resident number's shape stands in the text, with or without its check digit."""
    return bool(_RESIDENT.search(unicodedata.normalize("NFKC", text)))


def personal_hints(text: str) -> tuple[Promise, ...]:
    """Names of the kinds of personal data that the text seems to hold."""
    plain = unicodedata.normalize("NFKC", text)
    return tuple(name for pattern, name in _HINTS if pattern.search(plain))
