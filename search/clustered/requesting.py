"""The searches put to Elasticsearch, and what their answers say."""

from collections.abc import Iterable
from typing import Any, Final

from search.asking.planning import MOST_PAGES_IN_RECORD, Field
from search.clustered import compiling
from search.clustered.compiling import Clause
from search.entries.catalogue import FACETS, by_count
from search.entries.paging import CARD
from search.types import FacetValue, Filters, Query, Sort

Body = dict[str, Any]

_MOST_VALUES: Final = 1000
_UNTRACKED: Final[Body] = {"track_total_hits": False}
CARDS: Final[Clause] = {"term": {"part": {"value": CARD, "boost": 0.0}}}
# Up to so many matching records are named, and their cards counted; the pages of more are counted where they match.
_NAMED: Final = 1000
# So many where the words of a query stand on different pages and each in many records.
MOST_NAMED: Final = 50_000
# Above so many records the server estimates; below, it counts.
_COUNTED_EXACTLY: Final = 40_000
# Pages asked for together; those of a record that others push out are asked for again.
PAGES_TOGETHER: Final = 60
_NOTHING_STORED: Final = "_none_"
_BY_SCORE: Final = [{"_score": "desc"}, {"page_no": "asc"}]
_BY_DATE: Final = [{"decided_on": "desc"}, {"item_id": "asc"}]
_RECORDS: Final = {"cardinality": {"field": "item_id", "precision_threshold": _COUNTED_EXACTLY}}
_COLUMNS: Final = (*FACETS, "month")


def searching(compiled: Clause, query: Query) -> Body:
    """The search for what a reader asked: the records of a page of results, or the pages of one record."""
    if query.item_id is not None:
        return _UNTRACKED | {
            "query": compiling.inside(compiled, query.item_id),
            "size": MOST_PAGES_IN_RECORD,
            "sort": [{"page_no": "asc"}],
            "track_scores": True,
            "aggs": {"matching": _RECORDS},
        }
    return _UNTRACKED | {
        "query": compiled,
        "post_filter": {"bool": {"filter": compiling.facet_filters(query.filters)}},
        "collapse": {"field": "item_id"},
        "sort": _BY_DATE if query.sort is Sort.NEWEST else [{"_score": "desc"}, {"item_id": "asc"}],
        "from": (query.page - 1) * query.per_page,
        "size": query.per_page,
        "stored_fields": _NOTHING_STORED,
        "docvalue_fields": ["item_id"],
        "aggs": {
            "matching": _RECORDS,
            "named": {"terms": {"field": "item_id", "size": _NAMED}},
            **_left(query.filters),
        },
    }


def _left(filters: Filters) -> Body:
    chosen = compiling.facet_filters(filters)
    return {"left": {"filter": {"bool": {"filter": chosen}}, "aggs": {"records": _RECORDS}}} if chosen else {}


def left(body: Body) -> int:
    """How many records are left after the filters; an answer to `searching`."""
    counted = body["aggregations"].get("left")
    return matching(body) if counted is None else _records(counted)


def counting(compiled: Clause) -> Body:
    """The search for the number of records."""
    return _UNTRACKED | {"query": compiled, "size": 0, "aggs": {"matching": _RECORDS}}


def naming(query: Clause, most: int = _NAMED) -> Body:
    """The search for the records of a query by name."""
    return _UNTRACKED | {
        "query": {"bool": {"filter": [query]}},
        "size": 0,
        "aggs": {"named": {"terms": {"field": "item_id", "size": most}}},
    }


def names(body: Body) -> tuple[frozenset[str], bool]:
    """The records, and whether they are all of them; an answer to `naming`."""
    named = body["aggregations"]["named"]
    return frozenset(bucket["key"] for bucket in named["buckets"]), not named["sum_other_doc_count"]


def matching(body: Body) -> int:
    """How many records match, whatever the filters; an answer to `searching` or `counting`."""
    return int(body["aggregations"]["matching"]["value"])


def counting_values(found: Body, compiled: Clause, filters: Filters) -> Body:
    """The search for the number of records behind each value; `found` answers `searching` for `compiled`.

    Every page of a record has its values, so its card stands for it; each facet ignores its own filter.
    """
    named = [bucket["key"] for bucket in found["aggregations"]["named"]["buckets"]]
    if matching(found) <= len(named):
        cards: Clause = {"bool": {"filter": [{"terms": {"item_id": sorted(named)}}, CARDS]}}
        return _counting_values(cards, filters, {})
    return _counting_values(compiled, filters, {"aggs": {"records": _RECORDS}})


def _counting_values(compiled: Clause, filters: Filters, each: Body) -> Body:
    counted = {name: _values_within(name, compiling.facet_filters(filters, without=name), each) for name in _COLUMNS}
    every = {"filter": {"bool": {"filter": compiling.facet_filters(filters)}}, **each}
    return _UNTRACKED | {"query": compiled, "size": 0, "aggs": {"total": every, **counted}}


def _values_within(field: str, filters: list[Clause], each: Body) -> Body:
    values = {"terms": {"field": field, "size": _MOST_VALUES}, **each}
    return {"filter": {"bool": {"filter": filters}}, "aggs": {"values": values}}


def total(body: Body) -> int:
    """How many records are left after all filters; an answer to `counting_values`."""
    return _records(body["aggregations"]["total"])


def values(body: Body, column: str) -> tuple[FacetValue, ...]:
    """The values of a facet or `month`, those of the most records first; an answer to `counting_values`."""
    buckets = body["aggregations"][column]["values"]["buckets"]
    return by_count(FacetValue(bucket["key"], _records(bucket)) for bucket in buckets)


def _records(bucket: Body) -> int:
    return int(bucket["records"]["value"] if "records" in bucket else bucket["doc_count"])


def best_pages(query: Clause) -> Body:
    """The search for the best matching pages; of equal ones the earlier.

    The server's ways to give the best of each record (inner hits, top hits) cost it ten searches.
    """
    # Whole sources: the server does not have to take them apart.
    return _UNTRACKED | {"query": query, "size": PAGES_TOGETHER, "sort": _BY_SCORE, "track_scores": True}


def numbering(terms: Iterable[tuple[Field, str]], within: Clause | None = None) -> Body:
    """The search for the number of pages with each term of a field, or with several one after the other.

    Of all pages, or of those that match `within`.
    """
    asked = {f"{field} {term}": {"match_phrase" if " " in term else "term": {field: term}} for field, term in terms}
    among: Body = {} if within is None else {"query": {"bool": {"filter": [within]}}}
    return _UNTRACKED | among | {"size": 0, "aggs": {"values": {"filters": {"filters": asked}}}}


def number(body: Body, field: Field, term: str) -> int:
    """The number of pages with a term; an answer to `numbering`."""
    return int(body["aggregations"]["values"]["buckets"][f"{field} {term}"]["doc_count"])


def any_of(query: Clause) -> Body:
    """The search for whether any document matches: it ends at the first."""
    return {"query": query, "size": 0, "track_total_hits": 1}


def is_any(body: Body) -> bool:
    """Whether any document matches; an answer to `any_of`."""
    return bool(body["hits"]["total"]["value"])


def titles_with(field: str, beginning: str, limit: int) -> Body:
    """The search for titles with a word that begins so, the newest first."""
    query = {"bool": {"filter": [CARDS, {"prefix": {field: beginning}}]}}
    return _UNTRACKED | {"query": query, "size": limit, "_source": ["title"], "sort": _BY_DATE}


def departments() -> Body:
    """The search for every department, that of the most pages first."""
    return _UNTRACKED | {"size": 0, "aggs": {"department": {"terms": {"field": "department", "size": _MOST_VALUES}}}}
