"""One state of the embedded index, and the answers it gives."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache, reduce
from itertools import islice
from operator import itemgetter
from typing import Any, Final, NamedTuple

import numpy as np
import tantivy
from numpy.typing import NDArray

from search.asking.answering import NOTHING
from search.asking.parting import Part
from search.asking.planning import ENOUGH_RECORDS, MOST_PAGES_IN_RECORD, PAGES_PER_HIT, Field, Plan
from search.asking.suggesting import TITLES_READ, candidates, prepare, rank
from search.embedded import compiling
from search.embedded.compiling import Compiler
from search.embedded.schema import column, integers, read_page, read_record
from search.entries.catalogue import Catalogue, Record, Selection
from search.entries.marking import Located, literal_matches, mark, snippet
from search.entries.paging import CARD, item_number
from search.types import Hit, PageHit, Query, Results, Sort, Standing

_PAGES_TOGETHER: Final = 200
# Up to so many matching pages, one search answers everything.
_PAGES_AT_ONCE: Final = 50_000
# A single term may be on every page, and its best pages are found without looking at all of them.
_PAGES_OF_A_TERM: Final = 2_000
# Words on different pages of a record: the pages of one that stands on more are looked for in the others' records.
_PAGES_OF_A_PART: Final = 2_000
# Some 10 MB: numbers of pages, and whether plans stand that are no lists of spellings.
_NUMBERS_REMEMBERED: Final = 30_000
_PLANS_REMEMBERED: Final = 4_000
# About 100 kB each at ten years of a county.
_COMMON_REMEMBERED: Final = 64


class Page(NamedTuple):
    """A matching page: its record's number, its own, its score and where it is stored."""

    record: int
    page_no: int
    score: float
    address: Any


@dataclass(frozen=True, slots=True)
class KnownRecord:
    """A record in memory with its marked-up title."""

    record: Record
    title: Located


@dataclass(frozen=True, slots=True)
class Matches:
    """What a query matches: all pages or, where there are very many, the best of them; the numbers of all records.

    `hits` are scores and addresses, the best first; `numbers` the record of each.
    """

    compiled: tantivy.Query
    hits: list[tuple[float, Any]]
    numbers: NDArray[np.int64]
    records: NDArray[np.int64]
    is_complete: bool


class Snapshot:
    """A searcher over one commit, with the records it holds."""

    def __init__(
        self,
        searcher: tantivy.Searcher,
        places: tuple[str, ...],
        before: dict[tuple[int, int], KnownRecord] | None = None,
    ) -> None:
        self._searcher = searcher
        self._places = places
        # A commit does not change, so neither does on how many of its pages a term stands.
        self._pages_with = lru_cache(_NUMBERS_REMEMBERED)(searcher.doc_freq)
        self._compiler = Compiler(self._pages_with)
        self._stood: dict[Plan, bool] = {}
        self._common: dict[Plan | None, NDArray[np.int64]] = {}
        self.known = _read_cards(searcher, before or {})

    @cached_property
    def catalogue(self) -> Catalogue:
        """The records, for counting."""
        return Catalogue([known.record for known in self.known.values()])

    def prepare(self) -> None:
        """Get ready what the first completion and the first count would otherwise wait for."""
        prepare(candidates(self.catalogue, self._places))

    @cached_property
    def _by_number(self) -> dict[int, KnownRecord]:
        return {number: known for (number, _), known in self.known.items()}

    def search(self, plan: Plan, query: Query) -> Results:
        """Every word first; where no page has them all, most of them."""
        if plan.is_blank:
            return self._browse(plan, query)
        at_once = _PAGES_OF_A_TERM if plan.is_one_term else _PAGES_AT_ONCE
        every = self._matches(self._compiler.strict(plan), query, at_once, plan)
        found = len(every.records)
        if query.item_id is None:
            self._remember(plan, bool(found))
        if found >= ENOUGH_RECORDS or not plan.can_loosen:
            return self._run(every, plan, query)
        most = self._most_words(plan, query, every.records)
        return replace(self._run(most, plan, query), is_exact=bool(found))

    def _most_words(self, plan: Plan, query: Query, with_every_word: NDArray[np.int64]) -> Matches:
        """Pages with most of the words: those with one of the rare ones, where they fill a page of results."""
        numbers = with_every_word.tolist()
        if rare := self._compiler.rare_terms(plan):
            led = self._matches(self._compiler.loose(plan, numbers, rare), query)
            if self._left(led, query) >= ENOUGH_RECORDS:
                return led
        return self._matches(self._compiler.loose(plan, numbers), query)

    def _left(self, matches: Matches, query: Query) -> int:
        """How many records are left after the filters."""
        return len(self.catalogue.select(self.catalogue.rows(matches.records), query.filters).rows)

    def search_apart(self, parts: tuple[Part, ...], plan: Plan, query: Query) -> Results:
        """Records whose pages together have every part."""
        each = self._every_part([self._compiler.strict(part.wanted) for part in parts], query)
        records = reduce(np.intersect1d, [matches.records for matches in each])
        if not len(records):
            return NOTHING
        some = self._every_page(self._compiler.any_of(part.wanted for part in parts), query, records)
        results = self._run(_only(some, records), plan, query)
        found = tuple(self._standing_apart(hit, parts, each) for hit in results.hits)
        return replace(results, hits=found, is_exact=False, is_apart=True)

    def _every_part(self, parts: list[tantivy.Query], query: Query) -> list[Matches]:
        """The pages of each part; of a part that stands on very many, those in records that the rarer parts leave."""
        each = [self._matches(part, query, _PAGES_OF_A_PART) for part in parts]
        whole = [matches.records for matches in each if matches.is_complete]
        left = reduce(np.intersect1d, whole) if whole else None
        return [
            matches if matches.is_complete else self._every_page(part, query, left)
            for part, matches in zip(parts, each, strict=True)
        ]

    def _every_page(self, compiled: tantivy.Query, query: Query, records: NDArray[np.int64] | None) -> Matches:
        """All pages or, where that is said and they are few, those of some records."""
        if records is not None and len(records) <= _PAGES_OF_A_PART:
            compiled = compiling.within(compiled, records.tolist())
        return self._matches(compiled, query, _limit(self._searcher) + 1)

    def _standing_apart(self, hit: Hit, parts: tuple[Part, ...], each: list[Matches]) -> Hit:
        number = item_number(hit.item_id)
        pages = (self._best_pages(matches, [number])[number] for matches in each)
        apart = (
            Standing(part.typed, tuple(sorted(page.page_no for page in found)))
            for part, found in zip(parts, pages, strict=True)
        )
        return replace(hit, apart=tuple(apart))

    def count(self, plan: Plan) -> int:
        """Records with a page that has every word."""
        return len(self._matches(self._compiler.strict(plan), Query("")).records)

    def stands(self, plan: Plan) -> bool:
        """Whether any page has every word."""
        known = self._stood.get(plan)
        if known is None:
            known = self._compiler.may_stand(plan) and self._is_found(plan)
            self._remember(plan, known)
        return known

    def _is_found(self, plan: Plan) -> bool:
        return bool(self._searcher.search(self._compiler.strict(plan), 1, count=False).hits)

    def _remember(self, plan: Plan, stands: bool) -> None:
        if len(self._stood) >= _PLANS_REMEMBERED:
            self._stood = {}
        if not any(word.spellings for word in plan.words):
            self._stood[plan] = stands

    def frequencies(self, field: Field, values: Iterable[str]) -> dict[str, int]:
        """On how many pages each term or bigram stands."""
        return {value: self._pages_with(field, value) for value in values}

    def foresee(self, wanted: Iterable[Plan], numbers: Iterable[tuple[Field, str]] = ()) -> None:
        """Nothing: every answer is near."""

    def begun_by(self, first_letters: str) -> Iterable[str]:
        """Titles, departments and places with a word from which syllables begin with these letters."""
        return rank(candidates(self.catalogue, self._places), first_letters, TITLES_READ)

    def _browse(self, plan: Plan, query: Query) -> Results:
        catalogue = self.catalogue
        selection = catalogue.select(catalogue.all_rows(), query.filters)
        chosen = _slice(catalogue.newest_first(selection.rows), query)
        hits = tuple(self._hit(record.number, [], plan) for record in chosen)
        return Results(len(selection.rows), hits, selection.facets, selection.months, None, 0.0)

    def _run(self, matches: Matches, plan: Plan, query: Query) -> Results:
        if query.item_id is not None:
            return self._inside(matches, plan)
        catalogue = self.catalogue
        selection = catalogue.select(catalogue.rows(matches.records), query.filters)
        if query.sort is Sort.NEWEST:
            chosen = [record.number for record in _slice(catalogue.newest_first(selection.rows), query)]
        else:
            chosen = _slice(self._ranked(matches, selection, query), query)
        pages = self._best_pages(matches, chosen)
        hits = tuple(self._hit(number, pages[number], plan) for number in chosen)
        return Results(len(selection.rows), hits, selection.facets, selection.months, None, 0.0)

    def _ranked(self, matches: Matches, selection: Selection, query: Query) -> list[int]:
        """The selected records by their best page, as far as the asked page of results goes."""
        needed = min(query.page * query.per_page, len(selection.rows))
        selected = self.catalogue.numbers(selection.rows) if len(selection.rows) < len(matches.records) else None
        scores = (score for score, _ in matches.hits)
        found = zip(matches.numbers.tolist(), scores, strict=True)
        best = self._collapse((one for one in found if selected is None or one[0] in selected), needed + 1)
        if matches.is_complete or len(best) > needed:
            return best
        every = self._pages(compiling.filtered(matches.compiled, query.filters), _limit(self._searcher))
        return self._collapse(((page.record, page.score) for page in every), needed)

    def _inside(self, matches: Matches, plan: Plan) -> Results:
        """All matching pages of one record, in page order."""
        pages = self._read(matches.hits[:MOST_PAGES_IN_RECORD])
        found = sorted((page for page in pages if page.page_no), key=lambda page: page.page_no)
        if not found:
            return NOTHING
        hit = self._hit(found[0].record, found, plan)
        return Results(1, (hit,), {}, (), None, 0.0)

    def _matches(
        self, compiled: tantivy.Query, query: Query, at_once: int = _PAGES_AT_ONCE, every: Plan | None = None
    ) -> Matches:
        """The matching pages, inside one record if the query says so; where they are many, the best of them.

        `every` is the plan of which `compiled` wants every word, if it does.
        """
        within = compiled if query.item_id is None else compiling.in_record(compiled, query.item_id)
        hits = self._searcher.search(within, at_once, count=False).hits
        numbers = column(self._searcher, "number", list(map(itemgetter(1), hits)))
        if len(hits) < at_once:
            return Matches(within, hits, numbers, _distinct(numbers), is_complete=True)
        records = self._records_of_many(within, every if query.item_id is None else None)
        return Matches(within, hits, numbers, records, is_complete=False)

    def _records_of_many(self, compiled: tantivy.Query, every: Plan | None) -> NDArray[np.int64]:
        """The numbers of all records; those of a common word are remembered, because it is asked for again."""
        if (known := self._common.get(every)) is not None:
            return known
        wanted = {"records": {"terms": {"field": "number", "size": max(1, len(self.known))}}}
        buckets = self._searcher.aggregate(compiled, wanted)["records"]["buckets"]
        records = _distinct(np.fromiter((bucket["key"] for bucket in buckets), dtype=np.int64, count=len(buckets)))
        if every is not None:
            self._common = {**dict(list(self._common.items())[1 - _COMMON_REMEMBERED :]), every: records}
        return records

    def _collapse(self, found: Iterable[tuple[int, float]], needed: int) -> list[int]:
        """Records by their best page; of pages in order of score at least so many records, and all that are equal."""
        best: dict[int, float] = {}
        last = 0.0
        for number, score in found:
            rounded = round(score, 4)
            if len(best) >= needed and rounded < last:
                break
            last = rounded
            best.setdefault(number, rounded)
        return sorted(best, key=lambda number: (-best[number], self._by_number[number].record.item_id))

    def _best_pages(self, matches: Matches, numbers: list[int]) -> dict[int, list[Page]]:
        """The best matching pages of each of some records; of equal ones the earlier.

        One search for all of them is enough, unless one record's pages push out another's.
        """
        if matches.is_complete:
            places = np.flatnonzero(np.isin(matches.numbers, numbers)).tolist()
            together = self._read([matches.hits[at] for at in places])
        else:
            together = self._pages(compiling.within(matches.compiled, numbers), _PAGES_TOGETHER)
            if len(together) >= _PAGES_TOGETHER:
                return {number: self._of_record(matches, number) for number in numbers}
        found: dict[int, list[Page]] = {number: [] for number in numbers}
        for page in together:
            if page.record in found:
                found[page.record].append(page)
        return {number: sorted(pages, key=_by_score)[:PAGES_PER_HIT] for number, pages in found.items()}

    def _of_record(self, matches: Matches, number: int) -> list[Page]:
        return sorted(self._pages(compiling.within(matches.compiled, [number]), PAGES_PER_HIT), key=_by_score)

    def _pages(self, compiled: tantivy.Query, limit: int) -> list[Page]:
        """The best matching pages, at most so many."""
        return self._read(self._searcher.search(compiled, limit, count=False).hits)

    def _read(self, found: list[tuple[Any, Any]]) -> list[Page]:
        addresses = [address for _, address in found]
        records = integers(self._searcher, "number", addresses)
        page_numbers = integers(self._searcher, "page_no", addresses)
        scores = [score for score, _ in found]
        return list(map(Page, records, page_numbers, scores, addresses))

    def _hit(self, number: int, pages: list[Page], plan: Plan) -> Hit:
        known = self._by_number[number]
        title = mark(known.title.text, known.title.matches(plan.marked_terms))
        score = max((page.score for page in pages), default=0.0)
        shown = tuple(self._page_hit(page, plan) for page in pages)
        return Hit(known.record.item_id, known.record.revision, score, title, shown)

    def _page_hit(self, page: Page, plan: Plan) -> PageHit:
        located = read_page(self._searcher.doc(page.address))
        spans = located.matches(plan.marked_terms) or literal_matches(located.text, plan.typed)
        return PageHit(page.page_no, page.score, snippet(located, plan.marked_terms, spans), spans)


def _distinct(numbers: NDArray[np.int64]) -> NDArray[np.int64]:
    """Each number once, in order; of some ten thousand found sooner than by `numpy.unique`, which hashes first."""
    ordered = np.sort(numbers)
    is_first = np.ones(len(ordered), dtype=np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=is_first[1:])
    return ordered[is_first]


def _only(matches: Matches, records: NDArray[np.int64]) -> Matches:
    """Of all matching pages those of some records."""
    places = np.flatnonzero(np.isin(matches.numbers, records))
    hits = [matches.hits[at] for at in places.tolist()]
    return replace(matches, hits=hits, numbers=matches.numbers[places], records=records)


def _by_score(page: Page) -> tuple[float, int]:
    return -round(page.score, 4), page.page_no


def _slice(ordered: Sequence[Any], query: Query) -> list[Any]:
    start = (query.page - 1) * query.per_page
    return list(ordered[start : start + query.per_page])


def _read_cards(
    searcher: tantivy.Searcher, before: dict[tuple[int, int], KnownRecord]
) -> dict[tuple[int, int], KnownRecord]:
    """Every record of a commit; only those that changed are read from disk."""
    cards = [address for _, address in searcher.search(compiling.key("part", CARD), _limit(searcher), count=False).hits]
    numbers = integers(searcher, "number", cards)
    revisions = integers(searcher, "revision", cards)
    known: dict[tuple[int, int], KnownRecord] = {}
    for number, revision, address in zip(numbers, revisions, cards, strict=True):
        key = (number, revision)
        known[key] = before.get(key) or KnownRecord(*read_record(searcher.doc(address), key[0]))
    return known


def held_ids(searcher: tantivy.Searcher) -> set[str]:
    """Every record of a commit."""
    return {known.record.item_id for known in _read_cards(searcher, {}).values()}


def held_revisions(searcher: tantivy.Searcher, item_ids: Iterable[str]) -> dict[str, int]:
    """The revisions of some records, of those the commit holds."""
    held: dict[str, int] = {}
    for item_id in item_ids:
        found = searcher.search(compiling.card_of(item_id), 1, count=False).hits
        for revision in integers(searcher, "revision", [address for _, address in found]):
            held[item_id] = revision
    return held


def _limit(searcher: tantivy.Searcher) -> int:
    return max(1, searcher.num_docs)


def every_document(searcher: tantivy.Searcher, batch: int) -> Iterator[list[tuple[int, dict[str, list[Any]]]]]:
    """All stored documents with their records' numbers, in batches, for a rewrite."""
    hits = searcher.search(tantivy.Query.all_query(), _limit(searcher), count=False).hits
    addresses = iter([address for _, address in hits])
    while chunk := list(islice(addresses, batch)):
        numbers = integers(searcher, "number", chunk)
        yield [(number, searcher.doc(address).to_dict()) for number, address in zip(numbers, chunk, strict=True)]
