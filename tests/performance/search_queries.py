"""Labelled queries over the corpus: what is typed, and which record should come first. Seeded like the corpus."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from search.language.hangul import compose, is_syllable, strokes, to_latin_keys
from tests.performance.search_corpus import Fact, Paper

SETS = ("heading", "name+heading", "question", "keyword", "no spaces", "typo", "layout")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A query, the record and the page it should find, and the same query without its mistake."""

    text: str
    item_id: str
    page_no: int
    clean: str


def labelled(papers: list[Paper], per_set: int, seed: int = 7) -> dict[str, list[Labelled]]:
    """Each set of queries over randomly chosen pages."""
    rng = random.Random(seed)
    pages = [(paper, fact) for paper in papers for fact in paper.facts]
    return {name: [_query(name, *rng.choice(pages), rng) for _ in range(per_set)] for name in SETS}


def _query(name: str, paper: Paper, fact: Fact, rng: random.Random) -> Labelled:
    first, *_ = fact.subject.split()
    heading = f"{first} {' '.join(fact.heading.split()[2:])}"
    clean = {
        "heading": heading,
        "name+heading": f"{paper.place} {heading}",
        "question": fact.question,
        "no spaces": heading,
    }.get(name, fact.subject)
    typed = {
        "no spaces": lambda: clean.replace(" ", ""),
        "typo": lambda: _with_slip(clean, rng),
        "layout": lambda: " ".join(to_latin_keys(word) for word in clean.split()),
    }.get(name, lambda: clean)()
    return Labelled(typed, paper.entry.item_id, fact.page_no, clean)


def _with_slip(text: str, rng: random.Random) -> str:
    """The text with one letter of one word changed, dropped, doubled or swapped."""
    words = text.split()
    while True:
        at = rng.randrange(len(words))
        slipped = rng.choice(list(_slips(strokes(words[at]), rng)))
        composed = compose(slipped)
        if composed != words[at] and all(map(is_syllable, composed)) and composed:
            return " ".join([*words[:at], composed, *words[at + 1 :]])


def _slips(typed: str, rng: random.Random) -> Iterator[str]:
    at = rng.randrange(len(typed))
    yield typed[:at] + rng.choice("ㅂㅈㄷㄱㅅㅁㄴㅇㄹㅎㅛㅕㅑㅐㅔㅗㅓㅏㅣㅠㅜㅡ") + typed[at + 1 :]
    yield typed[:at] + typed[at + 1 :]
    yield typed[:at] + typed[at] + typed[at:]
    if at + 1 < len(typed):
        yield typed[:at] + typed[at + 1] + typed[at] + typed[at + 2 :]
