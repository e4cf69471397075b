"""What a reader typed, taken apart: words, phrases in quotes, words that must not occur. Limits are enforced here."""

import re
from dataclasses import dataclass
from typing import Final

from search.errors import QueryRefused
from search.types import Query

MAX_CHARACTERS: Final = 200
MAX_TERMS: Final = 12
MAX_PAGE: Final = 1000
MAX_PER_PAGE: Final = 100

_QUOTES = str.maketrans("“”„‟″〝〞", '"""""""')
_PART = re.compile(r'(?P<minus>-?)(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))')


@dataclass(frozen=True, slots=True)
class Parsed:
    """The parts of a query as typed, in order. A sentence has words that no paper has, so fewer of them are enough."""

    words: tuple[str, ...]
    phrases: tuple[str, ...]
    excluded: tuple[str, ...]
    is_sentence: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether nothing was asked for, so that everything is shown."""
        return not (self.words or self.phrases or self.excluded)


def parse(query: Query) -> Parsed:
    """Take a query apart. Raises `QueryRefused` for one over the limits."""
    _check(query)
    words: list[str] = []
    phrases: list[str] = []
    excluded: list[str] = []
    for part in _PART.finditer(query.text.translate(_QUOTES)):
        content = (part["phrase"] or part["word"] or "").strip()
        if not content or content == "-":
            continue
        target = excluded if part["minus"] else words if part["phrase"] is None else phrases
        target.append(content)
    if not (words or phrases or excluded) and query.text.strip():
        words.append(query.text.strip())  # signs only: asked for and not there, unlike a blank that shows everything
    # Too many plain words are a sentence: search/asking/telling.py keeps the telling ones.
    if len(phrases) + len(excluded) > MAX_TERMS:
        raise QueryRefused("terms")
    return Parsed(tuple(words), tuple(phrases), tuple(excluded))


def _check(query: Query) -> None:
    if len(query.text) > MAX_CHARACTERS:
        raise QueryRefused("length")
    if not (1 <= query.page <= MAX_PAGE and 1 <= query.per_page <= MAX_PER_PAGE):
        raise QueryRefused("page")
