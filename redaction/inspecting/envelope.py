"""The bytes around a PDF: where it begins and ends, before any parser is trusted with it."""

import re

from redaction.errors import Malformed, NotAPdf

_BLANK = b"\x00\t\n\x0c\r \x1a"
_HEADER = b"%PDF-"
_END = b"%%EOF"
_OBJECT_SYNTAX = re.compile(rb"\d+\s+\d+\s+obj\b|xref\b|trailer\b|startxref\b|stream\b|endobj\b|<<")
_ZIP_END = b"PK\x05\x06"
_ZIP_END_LENGTH = 22
_ZIP_COMMENT_MAX = 65_535
_TAIL_LOOKED_AT = 4_096


def check_envelope(content: bytes) -> None:
    """Refuses bytes that are not one whole PDF and nothing else.

    Raises NotAPdf where they begin or end as another format (a polyglot is read differently by each program), and
    Malformed where they stop in the middle of a PDF.
    """
    if not content.lstrip(_BLANK).startswith(_HEADER):
        raise NotAPdf("head")
    if _ends_as_zip(content):
        raise NotAPdf("zip")
    _check_tail(content)


def count_revisions(content: bytes) -> int:
    """How many times the file was saved onto itself; a linearised file carries one end mark more than revisions."""
    marks = len(re.findall(rb"startxref\s+\d+\s+%%EOF", content))
    is_linearised = b"/Linearized" in content[:1_024]
    return max(1, marks - 1 if is_linearised else marks)


def _check_tail(content: bytes) -> None:
    end = content.rfind(_END)
    if end < 0:
        raise Malformed("no end mark")
    tail = content[end + len(_END) :].strip(_BLANK)
    if not tail:
        return
    if _OBJECT_SYNTAX.search(tail[:_TAIL_LOOKED_AT]):
        raise Malformed("cut off")
    raise NotAPdf("tail")


def _ends_as_zip(content: bytes) -> bool:
    """Whether a ZIP reader, which looks from the end, would open these bytes (APPNOTE 6.3.10, section 4.3.16)."""
    start = max(0, len(content) - _ZIP_END_LENGTH - _ZIP_COMMENT_MAX)
    at = content.find(_ZIP_END, start)
    while at >= 0:
        comment = int.from_bytes(content[at + 20 : at + 22], "little")
        if at + _ZIP_END_LENGTH + comment == len(content.rstrip(_BLANK)) or at + _ZIP_END_LENGTH + comment == len(
            content
        ):
            return True
        at = content.find(_ZIP_END, at + 1)
    return False
