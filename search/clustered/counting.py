"""How many records an answer has, and how many behind each value: counted by the server, or here from all its pages."""

from collections import Counter
from collections.abc import Iterable
from typing import Any, Final, NamedTuple

from search.clustered import requesting
from search.clustered.requesting import Body
from search.entries.catalogue import FACETS, by_count, chosen_values, in_order
from search.types import FacetValue, Filters

_MONTH: Final = "month"

Source = dict[str, Any]


class Counts(NamedTuple):
    """Records after all filters; each facet ignores its own filter. Months are in order."""

    total: int
    facets: dict[str, tuple[FacetValue, ...]]
    months: tuple[FacetValue, ...]


def counts_of_answer(body: Body) -> Counts:
    """The server's numbers; an answer to `requesting.counting_values`."""
    facets = {facet: requesting.values(body, facet) for facet in FACETS}
    return Counts(requesting.total(body), facets, in_order(requesting.values(body, _MONTH)))


def counts_of_pages(hits: Iterable[Body], filters: Filters) -> Counts:
    """The same from every page that matches, with its source."""
    records = list({hit["_source"]["item_id"]: hit["_source"] for hit in hits}.values())
    facets = {facet: _values(facet, _left(records, filters, without=facet)) for facet in FACETS}
    left = _left(records, filters)
    months = (FacetValue(month, count) for month, count in Counter(one[_MONTH] for one in left).items())
    return Counts(len(left), facets, in_order(months))


def _left(records: list[Source], filters: Filters, without: str | None = None) -> list[Source]:
    """The records that the filters leave, but one."""
    chosen = {facet: frozenset(chosen_values(filters, facet)) for facet in FACETS if facet != without}
    return [
        one for one in records if not any(values and values.isdisjoint(one[facet]) for facet, values in chosen.items())
    ]


def _values(facet: str, records: list[Source]) -> tuple[FacetValue, ...]:
    counted = Counter(value for one in records for value in one[facet])
    return by_count(FacetValue(value, count) for value, count in counted.items())
