"""Marks in a whole page of text: the words a reader typed, and the forms search matched for them."""

import re
from collections.abc import Iterable

from search.types import Hit, Marked

_MOST_TERMS = 40


def matched_words(typed: str, hits: Iterable[Hit]) -> frozenset[str]:
    """Words to mark: those typed, and what search marked in titles and snippets (체결 for 체결한)."""
    words = {word.strip("\"'-") for word in typed.split() if not word.startswith("-")}
    for hit in hits:
        pieces = (*hit.title, *(piece for page in hit.pages for piece in page.snippet))
        words |= {piece.text.strip() for piece in pieces if piece.is_match}
    return frozenset(sorted((word for word in words if word), key=len, reverse=True)[:_MOST_TERMS])


def mark_words(text: str, words: frozenset[str]) -> tuple[Marked, ...]:
    """The text in pieces, the words marked, longest first; capital letters make no difference."""
    if not words:
        return (Marked(text, False),)
    pattern = re.compile("|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)), re.IGNORECASE)
    pieces: list[Marked] = []
    at = 0
    for match in pattern.finditer(text):
        if match.start() > at:
            pieces.append(Marked(text[at : match.start()], False))
        pieces.append(Marked(match.group(), True))
        at = match.end()
    if at < len(text):
        pieces.append(Marked(text[at:], False))
    return tuple(pieces)
