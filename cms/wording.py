"""The one door by which sentences of the packages below reach a screen.

`redaction` and `search` know no languages; their sentences stand in the catalogue under their Korean words. Rows, logs
and the audit hold the Korean, so that what was decided reads the same whoever looks later.
"""

from django.utils.translation import gettext, gettext_noop

from disclosure.errors import DisclosureError
from redaction.errors import RedactionError
from search.errors import SearchError

Told = DisclosureError | RedactionError | SearchError
NAMING_REASONS = (
    gettext_noop("%(agency)s 사무실 전화번호"),
    gettext_noop("%(agency)s 청사 주소"),
    gettext_noop("%(agency)s 관용차량"),
)
"""The reasons that name something: the agency stands in front."""


def sentence_words(error: Told | type[Told]) -> str:
    """What an error says, in the language of whoever looks."""
    return gettext(str(error.sentence))


def told(error: Told) -> str:
    """The same with its code, by which an officer finds it in the manual."""
    return f"{sentence_words(error)} ({error.code})"


def reason_words(reason: str) -> str:
    """A stored reason (a finding's, or why a page became a picture); as it is where the catalogue does not know it."""
    if not reason:
        return ""
    for naming in NAMING_REASONS:
        end = naming.removeprefix("%(agency)s")
        if reason.endswith(end):
            return gettext(naming) % {"agency": reason.removesuffix(end)}
    return gettext(reason)
