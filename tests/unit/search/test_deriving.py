"""Nouns made of a word that no page has."""

from collections.abc import Iterable

import pytest

from search.asking.deriving import derived, family
from search.asking.planning import Field
from search.language.analysis import Analyzer


@pytest.fixture(scope="module")
def analyzer() -> Analyzer:
    """The tokenizer with the county's dictionary."""
    return Analyzer()


class Pages:
    """On how many pages each term stands."""

    def __init__(self, **pages: int) -> None:
        self._pages = pages

    def frequencies(self, field: Field, values: Iterable[str]) -> dict[str, int]:
        """The numbers of those that stand somewhere."""
        return {value: self._pages[value] for value in values if value in self._pages}


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("귀농하신", "귀농인"),
        ("임대", "임대료"),
        ("관광", None),
        ("그", None),
        ("귀농 지원", None),
        ("비공개", None),
        ("gis", None),
    ],
)
def test_noun_on_the_most_pages_is_taken(analyzer: Analyzer, word: str, found: str | None) -> None:
    """Of one word its noun that papers have most, endings apart; of several words, opposites and letters none."""
    pages = Pages(귀농인=3, 임대인=1, 임대료=2, 지원금=9, 공개자=1, 그인=4)
    assert derived(word, analyzer, pages) == found


@pytest.mark.parametrize(
    ("word", "found"),
    [("보상", ("보상금", "보상비")), ("광고비", ("광고",)), ("벽지", ()), ("비공개", ()), ("기금", ())],
)
def test_family_goes_both_ways(analyzer: Analyzer, word: str, found: tuple[str, ...]) -> None:
    """A noun stands for those made of it and for the one it is made of; opposites and short nouns have none."""
    assert family(word, analyzer, Pages(보상비=1, 보상금=2, 광고=4, 공개자=1, 기=9)) == found
