"""What a query asks every engine for."""

import pytest

from search.asking.planning import Plan, plan, unreadable
from search.asking.querying import parse
from search.language.analysis import Analyzer
from search.types import Query


@pytest.fixture(scope="module")
def analyzer() -> Analyzer:
    """The tokenizer with the county's dictionary."""
    return Analyzer()


def planned(analyzer: Analyzer, text: str) -> Plan:
    """The plan for words as typed."""
    return plan(parse(Query(text)), analyzer)


def test_words_without_terms_are_hints_beside_others(analyzer: Analyzer) -> None:
    """A name that looks like an ending is looked for by its syllables; alone it must be on the page."""
    asked = planned(analyzer, "가그라 화장실 가그라")
    assert asked.hints == (("가그", "그라"),)
    assert [word.terms for word in asked.words] == [("화장실",)]
    alone = planned(analyzer, "가그라")
    assert alone.hints == ()
    assert [word.bigrams for word in alone.words] == [("가그", "그라")]


def test_quoted_and_excluded_words_without_terms_are_pieces(analyzer: Analyzer) -> None:
    """What was put in quotes or excluded is obeyed by its syllables, and is something that was asked for."""
    assert planned(analyzer, '"가디" 예산').pieces == (("가디",),)
    excluding = planned(analyzer, "-가디")
    assert excluding.excluded_pieces == (("가디",),)
    assert not excluding.is_unanswerable
    assert not planned(analyzer, "예산 -가디").is_one_term


def test_what_gives_no_terms_is_known_for_telling(analyzer: Analyzer) -> None:
    """Particles cannot be looked up at all; lone signs are no words."""
    assert unreadable(parse(Query("가디 예산 및 결산 / -등")), analyzer) == {"및": (), "가디": ("가디",), "-등": ()}
