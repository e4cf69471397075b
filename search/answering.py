"""From a query as typed to an answer: the same steps whatever engine stands behind."""

import time
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from search.analysis import Analyzer
from search.planning import Plan, plan
from search.querying import parse
from search.types import Query, Results

NOTHING = Results(total=0, hits=(), facets={}, months=(), repair=None, took_ms=0.0)


class Backend(Protocol):
    """What an engine does with a plan."""

    def search(self, wanted: Plan, query: Query) -> Results:
        """Answer a plan, without repairs."""

    def count(self, wanted: Plan) -> int:
        """How many records have a page with every word of the plan, whatever the filters."""

    def known_bigrams(self, bigrams: Sequence[str]) -> frozenset[str]:
        """Which of the bigrams stand anywhere in the index."""


def answer(query: Query, analyzer: Analyzer, backend: Backend) -> Results:
    """Answer a reader. Raises `QueryRefused`, `SearchUnavailable`, `IndexBroken`; never answers less in silence."""
    started = time.perf_counter()
    wanted = plan(parse(query), analyzer, query.synonyms)
    results = NOTHING if wanted.is_unanswerable else backend.search(wanted, query)
    return replace(results, took_ms=(time.perf_counter() - started) * 1000)
