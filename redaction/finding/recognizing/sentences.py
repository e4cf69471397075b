"""Expressions of what a sentence is made of, the words of each part in a list of ours.

`<kin>(?:를|에게) ?<harms>` reads as the sentence does: a part in angle brackets stands for any word of that name.
"""

import re
from collections.abc import Callable

from redaction.finding.lists import named_words

_PLACE_OF_PART = re.compile(r"(?<!\?P)<([a-z_]+)>")


def teller(list_name: str, **parts: str) -> Callable[..., re.Pattern[str]]:
    """Makes an expression of several ways to tell the same, of the words of a list and of other `parts`.

    Words and parts may be made of what comes before them. Raises KeyError for a name of no part.
    """
    known: dict[str, str] = {}

    def filled(way: str) -> str:
        return _PLACE_OF_PART.sub(lambda place: known[place[1]], way)

    for name, made_of in (named_words(list_name) | parts).items():
        known[name] = filled(made_of)
    return lambda *ways: re.compile(filled("|".join(ways)))
