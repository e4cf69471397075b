"""Expressions of what a sentence is made of, the words of each part in a list of ours.

`<kin>(?:를|에게) ?<harms>` reads as the sentence does: a part in angle brackets stands for any word of that name.
"""

import re
from collections.abc import Callable

from redaction.finding.lists import named_words

_PLACE_OF_PART = re.compile(r"<([a-z_]+)>")


def teller(list_name: str, **parts: str) -> Callable[..., re.Pattern[str]]:
    """Makes an expression of several ways to tell the same; `parts` are expressions beside the words of the list.

    A part may be made of others that come before it. Raises KeyError for a part of no list.
    """
    known = named_words(list_name)

    def filled(way: str) -> str:
        return _PLACE_OF_PART.sub(lambda place: known[place[1]], way)

    for name, made_of in parts.items():
        known[name] = filled(made_of)
    return lambda *ways: re.compile(filled("|".join(ways)))
