"""Some of many clauses: the pages that tantivy's own minimum gives, reached through the rare clauses.

tantivy goes through every occurrence of every clause to count how many a page has. A page with enough of them has one
of the rarer ones, so the commonest is peeled off: either it is there and one less of the others is enough, or the
others must be enough without it. That is gone on with as long as it is cheaper than counting.

Where rare clauses are to lead, a page must have one of them: then all common ones are peeled off, and no page is looked
at for their sake.
"""

from collections.abc import Callable, Sequence
from functools import cache
from itertools import accumulate
from typing import Final, NamedTuple

import tantivy

_Query = tantivy.Query
_MUST, _SHOULD = tantivy.Occur.Must, tantivy.Occur.Should
# In occurrences gone through: what counting costs for each, and what any clause costs before it gives a page.
_COST_OF_COUNTING: Final = 3
_COST_OF_CLAUSE: Final = 300
# Beyond so many clauses working out the cheapest way takes longer than it saves.
_MOST_CLAUSES: Final = 40


class Clause(NamedTuple):
    """A query, and on how many pages it matches at most."""

    query: tantivy.Query
    pages: int


def all_of(queries: Sequence[tantivy.Query]) -> tantivy.Query:
    """Pages with every one."""
    return queries[0] if len(queries) == 1 else _Query.boolean_query([(_MUST, query) for query in queries])


def one_of(queries: Sequence[tantivy.Query]) -> tantivy.Query:
    """Pages with any; each that matches adds to the score. Pages with none of no queries: there are none."""
    return queries[0] if len(queries) == 1 else _Query.boolean_query([(_SHOULD, query) for query in queries])


def enough_of(clauses: Sequence[Clause], needed: int, rare: int | None = None) -> tantivy.Query:
    """Pages with at least so many (≥ 1) of the clauses; each that matches adds to the score.

    One of those must be among so many `rare` ones, if that is said; each clause that is not doubles the work.
    """
    size = len(clauses)
    rare = rare or size
    ways = _Ways(sorted(clauses, key=lambda clause: clause.pages), rare)
    if rare == size and (needed == 1 or needed >= size or size > _MOST_CLAUSES or not ways.peels(needed, size)):
        return _counted([clause.query for clause in clauses], needed)
    scored = _Query.const_score_query(ways.query(needed, size), 0.0)
    for clause in clauses:
        # One at a time: a page that is found is looked up in each, none is gone through.
        scored = _Query.boolean_query([(_MUST, scored), (_SHOULD, clause.query)])
    return scored


def _counted(queries: Sequence[tantivy.Query], needed: int) -> tantivy.Query:
    clauses = [(_SHOULD, query) for query in queries]
    return _Query.boolean_query(clauses, minimum_number_should_match=needed)


class _Ways:
    """The cheapest way to find `needed` of the first `size` clauses, which are in order, the rarest first.

    One of those found is among the first `rare`.
    """

    def __init__(self, ordered: list[Clause], rare: int) -> None:
        self._rare = rare
        self._queries = [clause.query for clause in ordered]
        self._pages = [clause.pages for clause in ordered]
        self._together = [0, *accumulate(self._pages)]
        self._cost: Callable[[int, int], int] = cache(self._cheapest)

    def peels(self, needed: int, size: int) -> bool:
        """Whether taking the commonest clause apart is cheaper than counting."""
        return 1 < needed < size and self._peeled(needed, size) < self._counting(size)

    def query(self, needed: int, size: int) -> tantivy.Query:
        """The pages; their scores mean nothing."""
        if needed == size:
            return all_of(self._queries[:size])
        if size > self._rare and needed == 1:
            return one_of(self._queries[: self._rare])
        if size <= self._rare and not self.peels(needed, size):
            return _counted(self._queries[:size], needed)
        with_it = all_of([self._queries[size - 1], self.query(needed - 1, size - 1)])
        return one_of([with_it, self.query(needed, size - 1)])

    def _cheapest(self, needed: int, size: int) -> int:
        if needed == size:
            return size * (_COST_OF_CLAUSE + self._pages[0])
        if needed == 1:
            return size * _COST_OF_CLAUSE + self._together[size]
        return min(self._counting(size), self._peeled(needed, size))

    def _counting(self, size: int) -> int:
        return size * _COST_OF_CLAUSE + _COST_OF_COUNTING * self._together[size]

    def _peeled(self, needed: int, size: int) -> int:
        """A page with so many of the others has one of the rarest that would have to be missing otherwise."""
        looked_up = min(self._pages[size - 1], self._together[size - needed + 1])
        return _COST_OF_CLAUSE + looked_up + self._cost(needed - 1, size - 1) + self._cost(needed, size - 1)
