"""The county dictionary: words the tokenizer must not cut, their parts, and the opposites."""

import hashlib
from dataclasses import dataclass, replace
from importlib import resources

# Prefixes that turn a noun into its opposite (표준국어대사전: 비-非, 미-未, 불-/부-不, 무-無).
NEGATIONS = frozenset("비미불부무")
NEGATION_MARK = "~"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`terms` gives for a surface form the terms it is indexed as; `beginnings` every proper prefix of a form.

    `everyday` says for words of residents how papers put it, `asking` are terms that only ask; both change queries
    only, so they are not in the digest.
    """

    terms: dict[str, tuple[str, ...]]
    beginnings: frozenset[str]
    places: tuple[str, ...]
    digest: str
    everyday: tuple[tuple[str, tuple[str, ...]], ...] = ()
    asking: frozenset[str] = frozenset()


def load() -> Lexicon:
    """Read the dictionary that ships with this package."""
    asking = " ".join(_lines(_file("asking.txt"))).split()
    return replace(parse(_file("county.txt")), everyday=_everyday(_file("everyday.txt")), asking=frozenset(asking))


def _file(name: str) -> str:
    return resources.files(__name__).joinpath(name).read_text(encoding="utf-8")


def _everyday(text: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    parts = (line.partition("\t") for line in _lines(text))
    return tuple((spoken, tuple(written.split(", "))) for spoken, _, written in parts)


def parse(text: str) -> Lexicon:
    """Read a dictionary; lines as county.txt explains them."""
    lines = _lines(text)
    terms: dict[str, tuple[str, ...]] = {}
    for line in lines:
        word, _, parts = line.partition("\t")
        terms[word.replace(NEGATION_MARK, "")] = (word, *parts.split())
    beginnings = frozenset(form[:length] for form in terms for length in range(1, len(form)))
    places = tuple(form for form in terms if len(form) >= 3 and form[-1] in "군읍면리")
    return Lexicon(terms, beginnings, places, hashlib.sha256(text.encode()).hexdigest())


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
