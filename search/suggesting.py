"""Completions of what is being typed: from titles, departments and places of the index, never from anything else."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from search.catalogue import Catalogue
from search.hangul import initials, is_initials, strokes
from search.lexicon import Lexicon
from search.normalizing import normalize

# So many titles are asked what first letters may stand for.
TITLES_READ: Final = 50


def suggest(catalogue: Catalogue, words: Lexicon, prefix: str, limit: int) -> tuple[str, ...]:
    """Completions from the records of an index in memory."""
    return rank(candidates(catalogue, words.places), prefix, limit)


def rank(texts: Iterable[str], prefix: str, limit: int) -> tuple[str, ...]:
    """Texts that begin with `prefix`, then those with a word that does; each kind in the order given."""
    typed = normalize(prefix).text.strip()
    if not typed or limit < 1:
        return ()
    shape = _initials if is_initials(typed) else _strokes
    wanted = typed.replace(" ", "") if shape is _initials else strokes(typed)
    ranked: dict[str, int] = {}
    for text in texts:
        place = _place(shape(text), wanted)
        if place is not None:
            ranked.setdefault(text, place)
    return tuple(sorted(ranked, key=lambda text: ranked[text])[:limit])


def from_each_word(text: str) -> Iterator[str]:
    """A normalized text from each of its words on."""
    words = normalize(text).text.split()
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


def _place(shaped: tuple[str, ...], wanted: str) -> int | None:
    """0 when the text begins so, 1 when a word in it does; `shaped` is the text from each of its words on."""
    return next((min(index, 1) for index, rest in enumerate(shaped) if rest.startswith(wanted)), None)


@lru_cache(maxsize=50_000)
def _strokes(text: str) -> tuple[str, ...]:
    return tuple(map(strokes, from_each_word(text)))


@lru_cache(maxsize=50_000)
def _initials(text: str) -> tuple[str, ...]:
    return tuple(initials(rest.replace(" ", "")) for rest in from_each_word(text))
