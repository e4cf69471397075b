"""From a query as typed to an answer: the same steps whatever engine stands behind."""

import time
from collections.abc import Iterable
from dataclasses import replace
from typing import Final, Protocol

from search.analysis import Analyzer
from search.planning import Field, Plan, plan
from search.querying import Parsed, parse
from search.repairing import Repairer
from search.types import Query, Results

NOTHING: Final = Results(total=0, hits=(), facets={}, months=(), repair=None, took_ms=0.0)


class Backend(Protocol):
    """What an engine does with a plan."""

    def search(self, wanted: Plan, query: Query) -> Results:
        """Answer a plan: every word first; where no page has them all, most of them."""

    def count(self, wanted: Plan) -> int:
        """How many records have a page with every word of the plan, whatever the filters."""

    def frequencies(self, field: Field, values: Iterable[str]) -> dict[str, int]:
        """On how many pages each term or bigram stands; those that stand on none may be left out."""


def answer(query: Query, analyzer: Analyzer, backend: Backend) -> Results:
    """Answer a reader. Raises `QueryRefused`, `SearchUnavailable`, `IndexBroken`; never answers less in silence."""
    parsed = parse(query)
    analyzer.wait()
    started = time.perf_counter()
    results = _Answering(query, analyzer, backend).answer(parsed)
    return replace(results, took_ms=(time.perf_counter() - started) * 1000)


class _Answering:
    def __init__(self, query: Query, analyzer: Analyzer, backend: Backend) -> None:
        self._query = query
        self._analyzer = analyzer
        self._backend = backend

    def answer(self, parsed: Parsed) -> Results:
        if self._query.as_typed or parsed.is_blank:
            return self._search(parsed)
        repairer = Repairer(self._analyzer, self._backend, self._query.synonyms)
        on_other_layout = repairer.layout(parsed, self._query.text)
        if on_other_layout is not None:
            return replace(self._search(on_other_layout[0]), repair=on_other_layout[1])
        results = self._search(parsed)
        return self._with_spelling(repairer, parsed, results)

    def _with_spelling(self, repairer: Repairer, parsed: Parsed, results: Results) -> Results:
        if self._query.page > 1 or self._query.item_id is not None:
            return results
        respelled = repairer.spelling(parsed, self._query.text, results.total)
        if respelled is None:
            return results
        better, repair = respelled
        return replace(self._search(better) if repair.applied else results, repair=repair)

    def _search(self, parsed: Parsed) -> Results:
        wanted = plan(parsed, self._analyzer, self._query.synonyms)
        return NOTHING if wanted.is_unanswerable else self._backend.search(wanted, self._query)
