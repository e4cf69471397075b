"""One form for words that are compared: what an editor wrote and what a reader typed."""

import re
import unicodedata

_NOT_A_WORD = re.compile(r"[^\w\s]", re.UNICODE)
_BLANKS = re.compile(r"\s+")


def one_line(text: str) -> str:
    """NFC, blanks and middle dots as single blanks; for showing."""
    return " ".join(unicodedata.normalize("NFC", text).replace("·", " ").replace("ㆍ", " ").split())


def compared(text: str) -> str:
    """NFKC, small letters, no blanks and no signs; for comparing (업무 추진비 = 업무추진비)."""
    plain = _NOT_A_WORD.sub("", unicodedata.normalize("NFKC", text.replace("ㆍ", " ").replace("·", " ")).lower())
    return _BLANKS.sub("", plain)


def has_signs(text: str) -> bool:
    """Whether anything but letters, digits and blanks stands in it; quotes and minus mean something in a query."""
    return bool(_NOT_A_WORD.search(text))
