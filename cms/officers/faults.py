"""The sentence of a stored error code, so that a blocked file says what to do."""

from collections.abc import Iterator

from cms.wording import sentence_words
from disclosure.errors import DisclosureError
from redaction.errors import RedactionError


def _leaves(base: type) -> Iterator[type]:
    for error in base.__subclasses__():
        yield error
        yield from _leaves(error)


def sentence_of(code: str) -> str:
    """What docs/errors.md says of a code; the code itself for one this version does not know."""
    for base in (DisclosureError, RedactionError):
        for error in _leaves(base):
            if getattr(error, "code", None) == code:
                return f"{sentence_words(error)} ({code})"
    return code
