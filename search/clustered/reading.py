"""Answers from Elasticsearch."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any, Final

from elasticsearch import Elasticsearch

from search.answering import NOTHING
from search.catalogue import FACETS
from search.clustered import compiling
from search.clustered.compiling import Clause
from search.clustered.connection import complete
from search.clustered.mapping import CARD, SHOWN, page_id, read_page, read_title
from search.hangul import is_initials, strokes
from search.lexicon import Lexicon
from search.marking import literal_matches, mark, snippet
from search.planning import ENOUGH_RECORDS, Field, Plan
from search.suggesting import TITLES_READ, rank
from search.types import FacetValue, Hit, IndexState, PageHit, Query, Results, Sort

_PAGES_PER_HIT: Final = 3
_MOST_PAGES_IN_RECORD: Final = 1000
# Above so many records the server estimates; below, it counts.
_COUNTED_EXACTLY: Final = 40_000
_MOST_VALUES: Final = 1000
_QUERIES_PER_COUNT: Final = 500
_STATES_PER_REQUEST: Final = 1000
_TITLE: Final = ["title", "title_terms", "title_spans", "revision", "item_id"]
_NOTHING_STORED: Final = "_none_"
_BY_SCORE: Final = [{"_score": "desc"}, {"page_no": "asc"}]
# The pages of all shown records come from one search; a record whose pages others push out is asked for by itself.
_PAGES_TOGETHER: Final = 200


class Index:
    """One index (or alias) of a server, to be read."""

    def __init__(self, client: Elasticsearch, name: str, words: Lexicon, budget_seconds: float) -> None:
        self._words = words
        self._client = client
        self._name = name
        self._timeout = f"{int(budget_seconds * 1000)}ms"

    def search(self, plan: Plan, query: Query) -> Results:
        """Every word first; where few pages have them all, most of them follow."""
        if plan.is_blank:
            return self._browse(plan, query)
        every = compiling.strict(plan)
        body = self._ask(every, query)
        matching = _matching(body)
        if matching >= ENOUGH_RECORDS or not plan.can_loosen:
            return self._results(body, every, plan, query)
        most = compiling.loose(plan)
        return replace(self._results(self._ask(most, query), most, plan, query), is_exact=bool(matching))

    def count(self, plan: Plan) -> int:
        """Records with a page that has every word."""
        body = self._request(query=compiling.strict(plan), size=0, aggs={"matching": _records()})
        return _matching(body)

    def stands(self, plan: Plan) -> bool:
        """Whether any page has every word."""
        return bool(_hits(self._request(query=compiling.strict(plan), size=1, stored_fields=_NOTHING_STORED)))

    def frequencies(self, field: Field, values: Iterable[str]) -> dict[str, int]:
        """On how many pages each term or bigram stands."""
        found: dict[str, int] = {}
        waiting = iter(values)
        while batch := list(islice(waiting, _QUERIES_PER_COUNT)):
            asked = {value: {"term": {field: value}} for value in batch}
            body = self._request(size=0, aggs={"values": {"filters": {"filters": asked}}})
            found.update((value, one["doc_count"]) for value, one in body["aggregations"]["values"]["buckets"].items())
        return found

    def states(self) -> Iterator[IndexState]:
        """Every record of one moment."""
        for source in self.every({"term": {"part": CARD}}, ["item_id", "revision", "sha256"]):
            yield IndexState(source["item_id"], source["revision"], source["sha256"])

    def every(self, query: Clause, fields: list[str]) -> Iterator[dict[str, Any]]:
        """Some fields of every document that matches, all of one moment; `_id` among them."""
        moment = self._client.open_point_in_time(index=self._name, keep_alive="1m")["id"]
        after: Sequence[Any] | None = None
        try:
            while True:
                body = complete(
                    self._client.search(
                        pit={"id": moment, "keep_alive": "1m"},
                        query=query,
                        source={"includes": fields},
                        size=_STATES_PER_REQUEST,
                        sort=[{"_shard_doc": "asc"}],
                        search_after=after,
                        track_total_hits=False,
                    )
                )
                hits = _hits(body)
                yield from ({**hit["_source"], "_id": hit["_id"]} for hit in hits)
                if len(hits) < _STATES_PER_REQUEST:
                    return
                after = hits[-1]["sort"]
        finally:
            self._client.close_point_in_time(id=moment)

    def titles(self, field: str, beginning: str, limit: int) -> list[str]:
        """Titles with a word that begins so, the newest first."""
        query = {"bool": {"filter": [{"term": {"part": CARD}}, {"prefix": {field: beginning}}]}}
        body = self._request(
            query=query, size=limit, source=["title"], sort=[{"decided_on": "desc"}, {"item_id": "asc"}]
        )
        return [hit["_source"]["title"] for hit in _hits(body)]

    def begun_by(self, first_letters: str) -> Iterable[str]:
        """Titles, departments and places with a word from which syllables begin with these letters."""
        return self.completed(first_letters, TITLES_READ)

    def completed(self, typed: str, limit: int) -> tuple[str, ...]:
        """Departments, places that some card names, and titles that go on as typed, or by first letters."""
        if is_initials(typed):
            titles = self.titles("initials", typed.replace(" ", ""), limit)
        else:
            titles = self.titles("completions", strokes(typed), limit)
        places = (place for place in self._words.places if rank([place], typed, 1))
        named = [place for place in places if self.mentions(place)]
        return rank([*self.departments(), *named, *titles], typed, limit)

    def departments(self) -> list[str]:
        """Every department, that of the most records first."""
        body = self._request(size=0, aggs={"department": {"terms": {"field": "department", "size": _MOST_VALUES}}})
        return [bucket["key"] for bucket in body["aggregations"]["department"]["buckets"]]

    def mentions(self, place: str) -> bool:
        """Whether the card of any record names a place."""
        named = [{"term": {"everything": place}}, {"term": {"extras": place}}]
        query = {"bool": {"filter": [{"term": {"part": CARD}}], "should": named, "minimum_should_match": 1}}
        return bool(_hits(self._request(query=query, size=1, stored_fields=_NOTHING_STORED)))

    def _browse(self, plan: Plan, query: Query) -> Results:
        cards: Clause = {"term": {"part": {"value": CARD, "boost": 0.0}}}
        body = self._ask(cards, replace(query, sort=Sort.NEWEST))
        return self._results(body, None, plan, query)

    def _ask(self, compiled: Clause, query: Query) -> dict[str, Any]:
        if query.item_id is not None:
            return self._request(
                query=compiling.inside(compiled, query.item_id),
                size=_MOST_PAGES_IN_RECORD,
                sort=[{"page_no": "asc"}],
                track_scores=True,
                source=[*SHOWN, *_TITLE],
                aggs={"matching": _records()},
            )
        by_date = [{"decided_on": "desc"}, {"item_id": "asc"}]
        return self._request(
            query=compiled,
            post_filter={"bool": {"filter": compiling.facet_filters(query.filters)}},
            collapse={"field": "item_id"},
            sort=by_date if query.sort is Sort.NEWEST else [{"_score": "desc"}, {"item_id": "asc"}],
            from_=(query.page - 1) * query.per_page,
            size=query.per_page,
            stored_fields=_NOTHING_STORED,
            docvalue_fields=["item_id"],
            aggs=_aggregations(query),
        )

    def _results(self, body: dict[str, Any], compiled: Clause | None, plan: Plan, query: Query) -> Results:
        """An answer out of the server's; `compiled` is what pages are asked for by, none of them without it."""
        if query.item_id is not None:
            return _inside(_hits(body), plan)
        counted = body["aggregations"]
        facets = {facet: _values(counted[facet]["values"]) for facet in FACETS}
        months = sorted(_values(counted["months"]["values"]), key=lambda month: month.value)
        hits = tuple(self._shown([_field(hit, "item_id") for hit in _hits(body)], compiled, plan))
        return Results(counted["total"]["records"]["value"], hits, facets, tuple(months), None, 0.0)

    def _shown(self, ids: list[str], compiled: Clause | None, plan: Plan) -> Iterator[Hit]:
        """Records with their best pages; one that was withdrawn or replaced meanwhile is left out."""
        best = self._best_pages(compiled, ids) if compiled is not None else {}
        cards = {item_id: [(page_id(item_id, 0), 0.0)] for item_id in ids}
        sources = self._sources([one for pages in (best or cards).values() for one, _ in pages])
        for item_id in ids:
            pages = [(sources[one], score) for one, score in (best or cards)[item_id] if one in sources]
            if pages:
                shown = tuple(_page(source, score, plan) for source, score in pages) if best else ()
                yield _hit(pages[0][0], shown, plan)

    def _best_pages(self, compiled: Clause, ids: list[str]) -> dict[str, list[tuple[str, float]]]:
        """The ids and scores of the best matching pages of each of some records; of equal ones the earlier.

        Asked for together: the server's inner hits would run the query again for every record. Nothing stored is read:
        even an id lies beside the text of its page, and unpacking those costs more than the search.
        """
        found = self._pages_within(compiled, ids, _PAGES_TOGETHER) if ids else []
        if len(found) >= _PAGES_TOGETHER:
            found = [hit for item_id in ids for hit in self._pages_within(compiled, [item_id], _PAGES_PER_HIT)]
        best: dict[str, list[tuple[str, float]]] = {item_id: [] for item_id in ids}
        for hit in found:
            pages = best[_field(hit, "item_id")]
            if len(pages) < _PAGES_PER_HIT:
                pages.append((page_id(_field(hit, "item_id"), _field(hit, "page_no")), hit["_score"]))
        return best

    def _pages_within(self, compiled: Clause, ids: list[str], limit: int) -> list[dict[str, Any]]:
        body = self._request(
            query={"bool": {"must": [compiled], "filter": [{"terms": {"item_id": ids}}]}},
            size=limit,
            stored_fields=_NOTHING_STORED,
            docvalue_fields=["item_id", "page_no"],
            sort=_BY_SCORE,
            track_scores=True,
        )
        return _hits(body)

    def _sources(self, page_ids: list[str]) -> dict[str, dict[str, Any]]:
        """What a result needs of some pages, by their ids."""
        if not page_ids:
            return {}
        shown = [*SHOWN, *_TITLE]
        body = self._request(query={"ids": {"values": page_ids}}, size=len(page_ids), source=shown)
        return {hit["_id"]: hit["_source"] for hit in _hits(body)}

    def _request(self, **arguments: Any) -> dict[str, Any]:
        response = self._client.search(
            index=self._name,
            timeout=self._timeout,
            allow_partial_search_results=False,
            track_total_hits=False,
            **arguments,
        )
        return complete(response)


def _records() -> Clause:
    return {"cardinality": {"field": "item_id", "precision_threshold": _COUNTED_EXACTLY}}


def _aggregations(query: Query) -> dict[str, Any]:
    """The number of records, and of those behind each value; each facet ignores its own filter."""
    counted = {facet: _values_within(facet, compiling.facet_filters(query.filters, without=facet)) for facet in FACETS}
    every = compiling.facet_filters(query.filters)
    return {
        "matching": _records(),
        "total": {"filter": {"bool": {"filter": every}}, "aggs": {"records": _records()}},
        "months": _values_within("month", every),
        **counted,
    }


def _values_within(field: str, filters: list[Clause]) -> dict[str, Any]:
    values = {"terms": {"field": field, "size": _MOST_VALUES}, "aggs": {"records": _records()}}
    return {"filter": {"bool": {"filter": filters}}, "aggs": {"values": values}}


def _values(counted: dict[str, Any]) -> tuple[FacetValue, ...]:
    values = [FacetValue(bucket["key"], bucket["records"]["value"]) for bucket in counted["buckets"]]
    return tuple(sorted(values, key=lambda value: (-value.count, value.value)))


def _matching(body: dict[str, Any]) -> int:
    return int(body["aggregations"]["matching"]["value"])


def _hits(body: dict[str, Any]) -> list[dict[str, Any]]:
    return list(body["hits"]["hits"])


def _inside(hits: list[dict[str, Any]], plan: Plan) -> Results:
    """All matching pages of one record, in page order."""
    pages = tuple(_page(hit["_source"], hit["_score"], plan) for hit in hits if hit["_source"]["page_no"])
    if not pages:
        return NOTHING
    return Results(1, (_hit(hits[0]["_source"], pages, plan),), {}, (), None, 0.0)


def _field(hit: dict[str, Any], name: str) -> Any:
    return hit["fields"][name][0]


def _hit(source: dict[str, Any], pages: tuple[PageHit, ...], plan: Plan) -> Hit:
    title = read_title(source)
    marked = mark(title.text, title.matches(plan.marked_terms))
    return Hit(source["item_id"], source["revision"], max((page.score for page in pages), default=0.0), marked, pages)


def _page(source: dict[str, Any], score: float, plan: Plan) -> PageHit:
    located = read_page(source)
    spans = located.matches(plan.marked_terms) or literal_matches(located.text, plan.typed)
    return PageHit(source["page_no"], score, snippet(located, plan.marked_terms, spans), spans)
