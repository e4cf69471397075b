"""What is asked of one state of an index, whatever engine it is of."""

from collections.abc import Iterable
from typing import Protocol

from search.asking.parting import Part
from search.asking.planning import Field, Plan
from search.types import Query, Results


class Frequencies(Protocol):
    """How common terms are."""

    def frequencies(self, field: Field, values: Iterable[str]) -> dict[str, int]:
        """On how many pages each term or bigram stands; those that stand on none may be left out."""


class Counter(Frequencies, Protocol):
    """What a repair is worked out from."""

    def count(self, wanted: Plan) -> int:
        """How many records have a page with every word of the plan, whatever the filters."""

    def stands(self, wanted: Plan) -> bool:
        """Whether any page has every word of the plan."""

    def foresee(self, wanted: Iterable[Plan], numbers: Iterable[tuple[Field, str]] = ()) -> None:
        """Plans whose standing, and numbers, that will be asked next, perhaps: a server then answers them together.

        A number may be that of the pages with several bigrams one after the other, with blanks between them.
        """

    def begun_by(self, first_letters: str) -> Iterable[str]:
        """Titles, departments and places in which some word, with what follows it, begins with such syllables."""


class Backend(Counter, Protocol):
    """What an engine does with a plan."""

    def search(self, wanted: Plan, query: Query) -> Results:
        """Answer a plan: every word first; where no page has them all, most of them."""

    def search_apart(self, parts: tuple[Part, ...], wanted: Plan, query: Query) -> Results:
        """Records whose pages together have every part; `wanted`, the plan of all of them, says what to mark."""
