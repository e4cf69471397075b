"""The seam behind which every search engine stands. One contract test suite (tests/contract) runs against each."""

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from search.types import Explanation, IndexEntry, IndexState, Query, Results


class Engine(Protocol):
    """A public index. Writers: one worker process at a time. Readers: any number, at any time.

    Every method raises `SearchUnavailable` when the engine is away; none answers "nothing" instead.
    """

    def warm_up(self, *, completing: bool = False) -> None:
        """Begin loading the Korean analysis in the background (about a second); the first answer waits for it.

        With `completing` also what typing is completed from; it is then kept ready after each change of the index.
        """

    def rest(self) -> None:
        """Give back the memory of the Korean analysis, some 200 MB; whatever needs it next loads it again.

        What another thread loaded is reused, but the system may not get it back: whoever writes calls both from one.
        """

    def prepare(self) -> None:
        """Create an index that has nothing in it where there has never been one; otherwise change nothing.

        Every writer calls it at its start: from then on a reader is told "nothing found" instead of "unavailable".
        """

    def put(self, entries: Iterable[IndexEntry]) -> None:
        """Make each record findable, replacing a lower revision, ignoring a lower or equal one; durable on return."""

    def remove(self, item_ids: Iterable[str]) -> None:
        """Make records unfindable at once; unknown ids are ignored; durable on return."""

    def purge(self) -> None:
        """Rewrite the index so that no byte of a removed record is left in it."""

    def rebuild(self, entries: Iterable[IndexEntry], on_progress: Callable[[int], None] | None = None) -> None:
        """Build the index anew from every published record, beside the one that answers, then let it answer.

        Interrupted, it goes on where it stopped when called again. Meanwhile `put` and `remove` reach both.
        `on_progress` is told the number of records done.
        """

    def find(self, query: Query) -> Results:
        """Answer a reader's query. Raises `QueryRefused` for one over the limits."""

    def explain(self, query: Query) -> Explanation:
        """Answer a query and say how it was understood, for whoever runs the system. Raises what `find` raises."""

    def suggest(self, prefix: str, limit: int = 8) -> tuple[str, ...]:
        """Titles, departments and places that start with `prefix` (초성 too).

        Never text of bodies or of other readers' queries.
        """

    def states(self) -> Iterator[IndexState]:
        """Every record the index holds, in any order, for reconciling."""
