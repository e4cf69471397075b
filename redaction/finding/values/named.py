"""Whether what stands at a place is a name for sure: by its form, or by what found it there."""

import re

from redaction.finding.language.words import may_be_name
from redaction.finding.values.merging import Value
from redaction.finding.values.scores import LIKELY

_HANGUL = re.compile(r"[가-힣]{2,4}")


def is_named(text: str, value: Value) -> bool:
    """Whether a value has the form of a name, or what found it was sure of one that begins with a rare surname."""
    word = text[value.start : value.end]
    return may_be_name(re.sub(r"\s", "", word)) or (value.score >= LIKELY and _HANGUL.fullmatch(word) is not None)
