"""Questions to a server, put together.

An answer is worked out from what is known so far; what else it asked about goes to the server in one request, and it is
worked out again, until nothing is left to ask. A question whose answer is foreseeable (a word stands somewhere) does
not keep those behind it waiting.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Final, TypeVar

from elasticsearch import Elasticsearch

from search.asking.planning import Field
from search.clustered.compiling import Clause
from search.clustered.connection import MOST_RETRIES, is_passing, part
from search.clustered.remembering import Remembered
from search.clustered.requesting import Body, number, numbering

Worked = TypeVar("Worked")
# A field, a term, and the query (as JSON) within whose pages it is counted; none of all pages.
Counted = tuple[Field, str, str]

# Questions in one request, and numbers in one question, so many of those; a server refuses very long ones.
_MOST_TOGETHER: Final = 100
_MOST_NUMBERS: Final = 1000
_MOST_NUMBERINGS: Final = 4
# Whoever has waited for so many requests is to wait for one more at most.
_MANY_REQUESTS: Final = 2


class Waiting(Exception):
    """What comes next depends on an answer that nobody can foresee."""


class Conversation:
    """The questions of one answer to a reader, and what the server said; each is asked once."""

    def __init__(self, client: Elasticsearch, index: str, budget_seconds: float, remembered: Remembered) -> None:
        self._client = client
        self._index = index
        self._remembered = remembered
        self._timeout = f"{int(budget_seconds * 1000)}ms"
        self._known: dict[str, Body] = {}
        self._open: dict[str, Body] = {}
        self._numbers: dict[Counted, int] = {}
        self._uncounted: dict[Counted, None] = {}
        self._is_guessing = False
        self._requests = 0
        self._retries = 0

    def settled(self, work: Callable[[], Worked]) -> Worked:
        """What `work` gives once every question it asks is answered.

        Each round answers at least the first question that `work` could not foresee rightly, so there are never more
        rounds than it has questions. Raises what `connection.part` raises.
        """
        while True:
            self._is_guessing = False
            try:
                worked = work()
            except Waiting:
                pass
            else:
                if not (self._open or self._uncounted):
                    return worked
            self._put()

    def foreseen(self, body: Body) -> Body | None:
        """The server's answer to a search; None as long as it is not known, for the caller to go on with a guess.

        Raises `Waiting` where what is asked may be beside the point, after a number that was anybody's guess.
        """
        key = json.dumps(body, sort_keys=True)
        if key not in self._known:
            if self._is_guessing:
                raise Waiting
            self._open[key] = body
        return self._known.get(key)

    def number(self, field: Field, term: str, within: Clause | None = None) -> int | None:
        """On how many pages a term, or several one after the other, stand; None as long as it is not known."""
        counted = _counted(field, term, within)
        known = self._numbers.get(counted)
        if known is None:
            self._uncounted[counted] = None
        return known

    def known_number(self, field: Field, term: str, within: Clause | None = None) -> int | None:
        """The same, if it is known; it is not asked for."""
        return self._numbers.get(_counted(field, term, within))

    def likely_number(self, field: Field, term: str) -> int:
        """The same or, as long as it is not known, what it was when somebody last asked; 0 where nobody did."""
        known = self.known_number(field, term)
        return self._remembered.pages(field, term) if known is None else known

    @property
    def is_late(self) -> bool:
        """Whether so much was asked already that what may be wanted next is better asked for at once."""
        return self._requests >= _MANY_REQUESTS

    @property
    def is_guessing(self) -> bool:
        """Whether a number is missing on which this round's work goes on, see `guess`."""
        return self._is_guessing

    def guess(self) -> None:
        """Say that a number is not known yet, so that no search is to follow from it in this round."""
        self._is_guessing = True

    def known(self, body: Body) -> Body | None:
        """The same, if it is known; it is not asked for."""
        return self._known.get(json.dumps(body, sort_keys=True))

    def answered(self, body: Body) -> Body:
        """The server's answer to a search. Raises `Waiting` as long as it is not known."""
        answer = self.foreseen(body)
        if answer is None:
            raise Waiting
        return answer

    def _put(self) -> None:
        """Ask what is open; what a node that is away should have answered stays open, a few times."""
        groups = list(islice(_groups(self._uncounted), _MOST_NUMBERINGS))
        keys = list(self._open)[:_MOST_TOGETHER]
        bodies = [*(self._open[key] for key in keys), *map(_numbering, groups)]
        answers = self._answers(bodies)
        if any(map(is_passing, answers)) and self._retries < MOST_RETRIES:
            self._retries += 1
            return
        self._requests += 1
        for key, answer in zip(keys, answers, strict=False):
            self._known[key] = part(answer)
            del self._open[key]
        for group, answer in zip(groups, answers[len(keys) :], strict=True):
            self._count(group, part(answer))

    def _count(self, group: list[Counted], answer: Body) -> None:
        for counted in group:
            field, term, within = counted
            self._numbers[counted] = pages = number(answer, field, term)
            del self._uncounted[counted]
            if not within:
                self._remembered.learn(field, term, pages)

    def _answers(self, bodies: list[Body]) -> list[Body]:
        searches: list[Body] = []
        for body in bodies:
            searches += [{"allow_partial_search_results": False}, {**body, "timeout": self._timeout}]
        return list(self._client.msearch(index=self._index, searches=searches).body["responses"])


def _counted(field: Field, term: str, within: Clause | None) -> Counted:
    return field, term, "" if within is None else json.dumps(within, sort_keys=True)


def _groups(wanted: Iterable[Counted]) -> Iterator[list[Counted]]:
    """What can be counted in one search each: within the same pages."""
    by_pages: dict[str, list[Counted]] = {}
    for counted in wanted:
        by_pages.setdefault(counted[2], []).append(counted)
    for alike in by_pages.values():
        yield from (alike[at : at + _MOST_NUMBERS] for at in range(0, len(alike), _MOST_NUMBERS))


def _numbering(group: list[Counted]) -> Body:
    within = group[0][2]
    return numbering((counted[:2] for counted in group), json.loads(within) if within else None)
