"""On how many pages terms stood when somebody last asked: good for a guess, never for an answer."""

from typing import Final

from search.asking.planning import Field

# Some 5 MB; a county's papers have fewer words that are asked for.
_REMEMBERED: Final = 30_000


class Remembered:
    """Numbers of pages by term; the index may have changed since. Threads may share it."""

    def __init__(self) -> None:
        self._pages: dict[tuple[Field, str], int] = {}

    def pages(self, field: Field, term: str) -> int:
        """On how many pages a term stood; 0 where nobody asked."""
        return self._pages.get((field, term), 0)

    def learn(self, field: Field, term: str, pages: int) -> None:
        """Remember a number. Pairs of syllables, asked for by the thousand for a slip, are not remembered."""
        if not pages or field == "bigrams":
            return
        if len(self._pages) >= _REMEMBERED:
            self._pages = {}
        self._pages[field, term] = pages
