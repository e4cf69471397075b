"""Queries taken apart and planned."""

import pytest

from search.asking.planning import Plan, plan, required_terms
from search.asking.querying import Parsed, parse
from search.errors import QueryRefused
from search.language.analysis import Analyzer
from search.types import Query


@pytest.fixture(scope="module")
def analyzer() -> Analyzer:
    """The tokenizer with the county's dictionary."""
    return Analyzer()


def planned(analyzer: Analyzer, text: str, *synonyms: tuple[str, ...]) -> Plan:
    """The plan of a query."""
    return plan(parse(Query(text)), analyzer, synonyms)


def test_words_phrases_and_exclusions() -> None:
    """Quotes of any kind make a phrase, a minus sign an exclusion; stray signs are nothing."""
    parsed = parse(Query('구례 “수의 계약” -축제 -"산불 감시" - "" 끝'))
    assert parsed == Parsed(("구례", "끝"), ("수의 계약",), ("축제", "산불 감시"))
    assert parse(Query("  ")).is_blank


def test_unfinished_quote_is_a_word() -> None:
    """Somebody still typing a phrase searches for its words."""
    assert parse(Query('"수의 계약')).words == ("수의", "계약")


@pytest.mark.parametrize(
    "query", [Query("가" * 201), Query('"가" ' * 13), Query("가", per_page=101), Query("가", page=0)]
)
def test_limits(query: Query) -> None:
    """Over the limits means refused."""
    with pytest.raises(QueryRefused):
        parse(query)


def test_required_terms() -> None:
    """All of two terms, 70 % of more."""
    assert [required_terms(count) for count in (1, 2, 3, 4, 5, 10)] == [1, 2, 2, 2, 3, 7]


def test_question_words_are_not_looked_for(analyzer: Analyzer) -> None:
    """Of a question only what it is about is looked for."""
    wanted = planned(analyzer, "음식물 쓰레기 수거 요일은 무엇인가요")
    assert [term for word in wanted.words for term in word.terms] == ["음식물", "쓰레기", "수거", "요일"]


def test_synonyms_replace_their_part_of_a_word(analyzer: Analyzer) -> None:
    """A synonym of a part of a compound gives the compound with the other part."""
    wanted = planned(analyzer, "귀농교육", ("귀농", "정착"), ("", "교육"))
    assert wanted.words[0].synonyms == (("정착", "교육"),)
    assert "정착" in wanted.marked_terms


def test_signs_alone_are_unanswerable(analyzer: Analyzer) -> None:
    """Signs find nothing, rather than everything."""
    assert planned(analyzer, "!? …").is_unanswerable
    assert not planned(analyzer, "").is_unanswerable


def test_opposites_are_never_given_up(analyzer: Analyzer) -> None:
    """With a negated word the looser search does not fall back on syllables."""
    assert planned(analyzer, "정보 비공개 결정 통지서").some_bigrams[1] == 0
    assert planned(analyzer, "정보 결정 통지서").some_bigrams[1] > 0


def test_pairs_are_neighbours(analyzer: Analyzer) -> None:
    """Neighbouring terms of a query count more side by side."""
    assert planned(analyzer, "수의계약 현황").pairs == (("수의", "계약"), ("계약", "현황"))
