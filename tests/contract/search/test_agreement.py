"""The engines give the same answers."""

from collections.abc import Callable
from statistics import fmean

import pytest

from search.asking.planning import ENOUGH_RECORDS
from search.engine import Engine
from search.types import Filters, Query, Results
from tests.performance.search_corpus import papers
from tests.performance.search_queries import labelled

_PAGES = 400


@pytest.fixture
def both(embedded: Callable[[], Engine], clustered: Callable[[], Engine]) -> tuple[Engine, Engine]:
    """Both engines with the same papers."""
    entries = [paper.entry for paper in papers(_PAGES)]
    engines = (embedded(), clustered())
    for engine in engines:
        engine.put(entries)
    return engines


def counted(results: Results) -> tuple[object, ...]:
    """All that is counted in an answer."""
    return results.total, results.facets, results.months, results.is_exact, results.left_out


def overlap(one: Results, other: Results) -> float:
    """The share of the first ten records that both have."""
    first, second = ({hit.item_id for hit in results.hits} for results in (one, other))
    return len(first & second) / len(first | second) if first or second else 1.0


def test_same_records_totals_and_facets(both: tuple[Engine, Engine]) -> None:
    """On one machine and on a cluster, a search finds, counts and sorts the same."""
    one, other = both
    queries = [query.text for asked in labelled(list(papers(_PAGES)), 6).values() for query in asked]
    queries += ["공사 가그라", "공사 하는 것", '"하는" 공사', "공사 -하는", "공사 및 예산"]
    queries += ["공개", "비공개", "구례읍", "공사 예산", '"설계 변경"', "계약 -공사", ""]
    shares = []
    for text in queries:
        for filters in (Filters(), Filters(department=("건설과", "재무과"), year=(2019, 2020, 2021))):
            embedded, clustered = (engine.find(Query(text, filters=filters)) for engine in (one, other))
            assert counted(embedded) == counted(clustered), text
            assert embedded.repair == clustered.repair, text
            shares.append(overlap(embedded, clustered))
    assert fmean(shares) >= 0.95
    assert set(one.states()) == set(other.states())
    for prefix in ("구", "산", "ㄱㄹ", "건설", "2019"):
        assert one.suggest(prefix) == other.suggest(prefix)


def test_everyday_words_alone_are_no_answer(both: tuple[Engine, Engine], monkeypatch: pytest.MonkeyPatch) -> None:
    """Among very many pages, those that share only everyday words with a question are left out, on either engine."""
    asked = labelled(list(papers(_PAGES)), 6)
    queries = [query.text for name in ("question", "name+heading", "heading") for query in asked[name]]
    before = [engine.find(Query(text)).total for engine in both for text in queries]
    monkeypatch.setattr("search.asking.leading.COMMON_PAGES", 12)
    for text in queries:
        for filters in (Filters(), Filters(year=(2019, 2020, 2021))):
            embedded, clustered = (engine.find(Query(text, filters=filters)) for engine in both)
            assert counted(embedded) == counted(clustered), text
            assert overlap(embedded, clustered) >= 0.8, text
    after = [engine.find(Query(text)).total for engine in both for text in queries]
    assert all(now == then or ENOUGH_RECORDS <= now < then for now, then in zip(after, before, strict=True))
    assert after != before
