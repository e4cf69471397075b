"""A first look at a text somebody types for others; the detector has the last word before anything goes out."""

import re
import unicodedata

from disclosure.errors import FieldRefused, PersonalDataInPublicText
from disclosure.wiring import Workshop
from redaction.types import Disposition, Kind, Span

_RESIDENT_NUMBER = re.compile(r"\d{6}\s?[-–]?\s?[0-9*]\d{6}|\d{6}\s?[-–]\s?[0-9]\*+")
_MOBILE = re.compile(r"01[016789][-–. ]?\d{3,4}[-–. ]?\d{4}")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w+")


def checked_public_text(text: str, *, field: str, longest: int) -> str:
    """The text in NFC on one line; `field` names the field in an error's detail.

    Raises `FieldRefused` when empty or too long, `PersonalDataInPublicText` for what plainly is a person's number or
    mail address.
    """
    clean = " ".join(unicodedata.normalize("NFC", text).split())
    if not clean or len(clean) > longest or any(unicodedata.category(char) in {"Cc", "Cf", "Cs"} for char in clean):
        raise FieldRefused(field)
    refuse_personal(clean, field=field)
    return clean


def refuse_personal(text: str, *, field: str) -> None:
    """Raise `PersonalDataInPublicText` when a text of any length plainly holds a person's number or mail address."""
    plain = unicodedata.normalize("NFKC", text)
    if any(pattern.search(plain) for pattern in (_RESIDENT_NUMBER, _MOBILE, _MAIL)):
        raise PersonalDataInPublicText(field)


def hidden_in(text: str, workshop: Workshop) -> tuple[Span, ...]:
    """What may not go out of what the detector finds in the text. Raises what the workshop raises."""
    if not text.strip():
        return ()
    return tuple(span for span in workshop.detect(text) if forbids(span))


def forbids(span: Span) -> bool:
    """Whether a span keeps its text from the public: what is to be hidden, and somebody nobody knows to be in office.

    A title has few words to tell whose name it holds, and no review in which an officer would be asked.
    """
    is_somebody = span.kind is Kind.PERSON and span.disposition is not Disposition.KEEP
    return is_somebody or span.disposition is Disposition.REDACT
