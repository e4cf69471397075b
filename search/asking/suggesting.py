"""Completions of what is being typed: from titles, departments and places of the index, never from anything else."""

import itertools
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Final

from search.entries.catalogue import Catalogue
from search.language.hangul import initials, is_initials, strokes
from search.language.normalizing import normalize

# So many titles are asked what first letters may stand for.
TITLES_READ: Final = 50
# Nobody types the beginning of a word further on; all words of a title without an end would take its square.
_LONGEST: Final = 300
# Stand before a text, and before what follows from each of its other words on; nobody types them.
_FIRST: Final = "\x01"
_LATER: Final = "\x02"


def suggest(catalogue: Catalogue, places: tuple[str, ...], prefix: str, limit: int) -> tuple[str, ...]:
    """Completions from the records of an index in memory."""
    return rank(candidates(catalogue, places), prefix, limit)


def rank(texts: Iterable[str], prefix: str, limit: int) -> tuple[str, ...]:
    """Texts that begin with `prefix`, then those with a word that does; each kind in the order given."""
    typed = normalize(prefix).text.strip()
    if not typed or limit < 1:
        return ()
    if is_initials(typed):
        return _written(tuple(texts), _initials).begun(typed.replace(" ", ""), limit)
    return _written(tuple(texts), _strokes).begun(strokes(typed), limit)


def prepare(texts: tuple[str, ...]) -> None:
    """Write the texts in both forms, so that nobody who types waits for it (0.1 ms a text the first time)."""
    for shape in (_strokes, _initials):
        _written(texts, shape)


class _Written:
    """Texts in another form, written one after the other, so that one look finds those that begin in some way."""

    def __init__(self, texts: tuple[str, ...], shape: Callable[[str], tuple[str, ...]]) -> None:
        self._texts = texts
        forms = [_FIRST + _LATER.join(shape(text)) for text in texts]
        self._starts = list(itertools.accumulate(map(len, forms), initial=0))
        self._all = "".join(forms)

    def begun(self, wanted: str, limit: int) -> tuple[str, ...]:
        """At most `limit` texts that begin so, then those with a later word that does."""
        places = itertools.chain(self._places(_FIRST + wanted), self._places(_LATER + wanted))
        return tuple(itertools.islice(_unique(self._texts[bisect_right(self._starts, at) - 1] for at in places), limit))

    def _places(self, wanted: str) -> Iterator[int]:
        at = self._all.find(wanted)
        while at >= 0:
            yield at
            at = self._all.find(wanted, at + 1)


@lru_cache(maxsize=4)
def _written(texts: tuple[str, ...], shape: Callable[[str], tuple[str, ...]]) -> _Written:
    return _Written(texts, shape)


def _unique(texts: Iterable[str]) -> Iterator[str]:
    seen: set[str] = set()
    for text in texts:
        if text not in seen:
            seen.add(text)
            yield text


def from_each_word(text: str) -> Iterator[str]:
    """A normalized text from each of its words on; what stands far behind is left out."""
    words = normalize(text[:_LONGEST]).text.split()
    for at in range(len(words)):
        yield " ".join(words[at:])


@lru_cache(maxsize=1)
def candidates(catalogue: Catalogue, places: tuple[str, ...]) -> tuple[str, ...]:
    """What may be completed: departments, places that some title names, titles, those of the newest records first."""
    records = sorted(catalogue.records, key=lambda record: record.decided_on, reverse=True)
    mentioned = " ".join(record.title for record in records)
    named = (place for place in places if place in mentioned)
    return tuple(
        dict.fromkeys((*(record.department for record in records), *named, *(record.title for record in records)))
    )


@lru_cache(maxsize=50_000)
def _strokes(text: str) -> tuple[str, ...]:
    return tuple(map(strokes, from_each_word(text)))


@lru_cache(maxsize=50_000)
def _initials(text: str) -> tuple[str, ...]:
    return tuple(initials(rest.replace(" ", "")) for rest in from_each_word(text))
