"""What a reader chose in an address: words, filters, order, page. Parsed once, and written back into links."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.functional import Promise

from cms.public.words import FACETS, facet_word
from search.types import Filters, Sort

LONGEST_WORDS = 200
LAST_PAGE = 1000
_MOST_VALUES, _LONGEST_VALUE = 20, 100
_UNWRITTEN = frozenset({"Cc", "Cf", "Cs", "Cn"})
"""Categories of what nobody types: control characters, which neither XML nor PostgreSQL takes, turned directions."""


def typed_words(text: str, longest: int = LONGEST_WORDS) -> str:
    """The words of an address on one line, without characters that cannot be seen, cut to `longest`."""
    words = " ".join(text.split())
    return "".join(char for char in words if unicodedata.category(char) not in _UNWRITTEN).strip()[:longest]


@dataclass(frozen=True, slots=True)
class Choice:
    """The state of a list: everything that stands in its address."""

    words: str = ""
    department: tuple[str, ...] = ()
    year: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    disclosure: tuple[str, ...] = ()
    ground: tuple[str, ...] = ()
    sort: str = Sort.RELEVANCE.value
    page: int = 1
    exact: bool = False

    @staticmethod
    def read(given: QueryDict) -> "Choice":
        """Parse an address; what makes no sense is left out, never an error for the reader."""
        return Choice(
            words=typed_words(given.get("q", ""), LONGEST_WORDS + 1),
            **{facet: _values(given, facet) for facet in FACETS},
            sort=given["sort"] if given.get("sort") in set(Sort) else Sort.RELEVANCE.value,
            page=_page(given.get("page", "1")),
            exact=given.get("exact") == "1",
        )

    def chosen(self, facet: str) -> tuple[str, ...]:
        """The chosen values of a facet."""
        values: tuple[str, ...] = getattr(self, facet)
        return values

    def filters(self) -> Filters:
        """The filters as search takes them."""
        return Filters(
            department=self.department,
            year=tuple(int(year) for year in self.year),
            kind=self.kind,
            disclosure=self.disclosure,
            ground=self.ground,
        )

    def query(self) -> str:
        """This state as the query part of an address, starting with "?"."""
        pairs: list[tuple[str, str]] = [("q", self.words)] if self.words else []
        pairs += [(facet, value) for facet in FACETS for value in self.chosen(facet)]
        pairs += [("sort", self.sort)] if self.sort != Sort.RELEVANCE.value else []
        pairs += [("exact", "1")] if self.exact else []
        pairs += [("page", str(self.page))] if self.page > 1 else []
        return f"?{urlencode(pairs)}"

    def at_page(self, page: int) -> "Choice":
        """The same list at another page."""
        return replace(self, page=page)

    def sorted_by(self, sort: Sort) -> "Choice":
        """The same list from its start in another order."""
        return replace(self, sort=sort.value, page=1)

    def as_typed(self) -> "Choice":
        """The same words without repair."""
        return replace(self, exact=True, page=1)

    def without(self, facet: str, value: str) -> "Choice":
        """The list with one filter taken away."""
        left = tuple(each for each in self.chosen(facet) if each != value)
        return replace(self, page=1, **{facet: left})

    def only_year(self, year: str) -> "Choice":
        """The list from its start, of one year."""
        return replace(self, page=1, year=(year,))

    def unfiltered(self) -> "Choice":
        """Only the words."""
        return Choice(words=self.words)

    def is_filtered(self) -> bool:
        """Whether any filter is on."""
        return any(self.chosen(facet) for facet in FACETS)


def _values(given: QueryDict, facet: str) -> tuple[str, ...]:
    asked = (typed_words(value, _LONGEST_VALUE + 1) for value in given.getlist(facet))
    values = tuple(dict.fromkeys(value for value in asked if 0 < len(value) <= _LONGEST_VALUE))[:_MOST_VALUES]
    return (
        tuple(value for value in values if value.isascii() and value.isdigit() and len(value) == 4)
        if facet == "year"
        else values
    )


def _page(text: str) -> int:
    return min(max(int(text), 1), LAST_PAGE) if text.isascii() and text.isdigit() and len(text) <= 6 else 1


@dataclass(frozen=True, slots=True)
class FacetChoice:
    """One value of a facet, how many records it would leave, and whether it is chosen."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet with its values, ready for a page."""

    name: str
    label: Promise
    choices: tuple[FacetChoice, ...]


@dataclass(frozen=True, slots=True)
class Chip:
    """An active filter, and the address of the list without it."""

    label: str
    address: str


def is_plain(choice: Choice) -> bool:
    """Whether only words were asked for, from the start: no filter that could be why nothing is there."""
    return choice.page == 1 and not choice.is_filtered()


def facet(name: str, counts: Iterable[tuple[str, int]], choice: Choice) -> Facet:
    """A facet out of its counts; a chosen value without any record stays in sight with 0."""
    chosen = choice.chosen(name)
    counted = dict(counts)
    counted.update({value: 0 for value in chosen if value not in counted})
    return Facet(
        name,
        FACETS[name],
        tuple(FacetChoice(value, facet_word(name, value), count, value in chosen) for value, count in counted.items()),
    )


def chips(choice: Choice) -> tuple[Chip, ...]:
    """The active filters, each with the way to take it away."""
    return tuple(
        Chip(f"{FACETS[name]}: {facet_word(name, value)}", choice.without(name, value).query())
        for name in FACETS
        for value in choice.chosen(name)
    )


@dataclass(frozen=True, slots=True)
class Pager:
    """Pages of a list around the present one."""

    page: int
    pages: int

    @property
    def is_past_the_end(self) -> bool:
        """Whether the address asks for a page that is not there, such as one of a list that has become shorter."""
        return self.page > self.pages

    @property
    def shown(self) -> tuple[int, ...]:
        """Page numbers to show, 0 for a gap: the first, the last, and two on either side."""
        near = {1, self.pages, *range(self.page - 2, self.page + 3)}
        numbers = sorted(number for number in near if 1 <= number <= self.pages)
        shown: list[int] = []
        for number in numbers:
            if shown and number - shown[-1] > 1:
                shown.append(0)
            shown.append(number)
        return tuple(shown)


def pager(choice: Choice, total: int, per_page: int) -> Pager:
    """The pages of a list of `total` rows; no list goes past page 1,000."""
    return Pager(choice.page, min(max(-(-total // per_page), 1), LAST_PAGE))
