"""Search for readers: the engine's answer, every hit checked against the database before a word of it is shown."""

from dataclasses import dataclass, replace

from django.db.models import Q

from cms.public.choosing import Choice, Facet, facet
from cms.public.records import public_records
from cms.public.words import FACETS, Withheld, withheld
from cms.shelves.pins import pinned_for
from cms.shelves.synonyms import Applied, applied_to
from cms.wording import sentence_words
from disclosure.deadlines import korean_date
from disclosure.models import Publication
from disclosure.models.publications import PublicationQuerySet
from disclosure.models.requests import DISCLOSURE_TERMS
from disclosure.wiring import services
from search.errors import QueryRefused, SearchError
from search.types import Filters, Hit, Marked, PageHit, Query, Repair, Results, Reworded, Sort, Standing

PER_PAGE = 10
PAGE_LINKS = 5


@dataclass(frozen=True, slots=True)
class Found:
    """A record among the results: its row as it is now, and where the words stand in it.

    `apart` says on which pages each word stands, where no page has them all.
    """

    record: Publication
    title: tuple[Marked, ...]
    pages: tuple[PageHit, ...]
    apart: tuple[Standing, ...] = ()

    @property
    def snippet(self) -> tuple[Marked, ...]:
        """The best page's words."""
        return self.pages[0].snippet if self.pages else ()

    @property
    def inner_pages(self) -> tuple[PageHit, ...]:
        """The pages to link to, in reading order; page 0 is the record's card and has no anchor."""
        inner = [page for page in self.pages if page.page_no > 0][:PAGE_LINKS]
        return tuple(sorted(inner, key=lambda page: page.page_no))

    @property
    def best_page(self) -> int:
        """The page whose picture stands beside the result."""
        return next((page.page_no for page in self.pages if page.page_no > 0), 1)

    @property
    def withheld(self) -> tuple[Withheld, ...]:
        """What is hidden in it."""
        return withheld(self.record.counts_by_ground())


@dataclass(frozen=True, slots=True)
class Answer:
    """What a reader gets. `only_titles` says in words that the engine is away, `refused` that a limit was passed.

    `pinned` are records that editors put first for these words, `synonyms` the words that were looked for as well,
    `is_exact` false where only some of the words were found together, `months` (month, records) by day of decision,
    `left_out` typed words that were not looked for, `reworded` everyday words that were looked for as papers put them,
    `is_apart` that every record shown has all words, but on different pages, `only_without` the words to leave out
    where nothing else was typed.
    """

    total: int
    found: tuple[Found, ...]
    facets: tuple[Facet, ...] = ()
    repair: Repair | None = None
    seconds: float | None = None
    only_titles: str = ""
    refused: str = ""
    pinned: tuple[Publication, ...] = ()
    synonyms: tuple[Applied, ...] = ()
    is_exact: bool = True
    months: tuple[tuple[str, int], ...] = ()
    left_out: tuple[str, ...] = ()
    reworded: tuple[Reworded, ...] = ()
    is_apart: bool = False
    only_without: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether the engine looked and nothing is there; an engine that is away is not an empty answer."""
        return not (self.total or self.only_titles or self.refused)


def answer(choice: Choice) -> Answer:
    """Search. Never raises for a reader's words; an engine that is away is said in words, never shown as nothing."""
    try:
        results, synonyms = find(choice)
    except QueryRefused as error:
        return Answer(0, (), refused=sentence_words(error))
    except SearchError as error:
        return _titles(choice, sentence_words(error))
    found = still_public(results)
    gone = len(results.hits) - len(found)
    return Answer(
        total=max(results.total - gone, len(found)),
        found=found,
        facets=tuple(facet(name, _counts(results, name), choice) for name in FACETS),
        repair=results.repair,
        seconds=results.took_ms / 1000,
        pinned=pinned(choice),
        synonyms=synonyms,
        is_exact=results.is_exact,
        months=tuple((month.value, month.count) for month in results.months),
        left_out=results.left_out,
        reworded=results.reworded,
        is_apart=results.is_apart,
        only_without=results.only_without,
    )


def find(choice: Choice, per_page: int = PER_PAGE) -> tuple[Results, tuple[Applied, ...]]:
    """The engine's answer with the editors' synonyms; those of a repaired wording too. Raises `SearchError`."""
    synonyms = () if choice.exact else applied_to(choice.words)
    query = Query(
        choice.words,
        filters=choice.filters(),
        sort=Sort(choice.sort),
        page=choice.page,
        per_page=per_page,
        as_typed=choice.exact,
        synonyms=groups(synonyms),
        on=korean_date(services().clock()),
    )
    results = services().engine.find(query)
    repair = results.repair
    of_repaired = applied_to(repair.used) if repair is not None and repair.applied else synonyms
    if repair is None or of_repaired == synonyms:
        return results, synonyms
    again = replace(query, text=repair.used, as_typed=True, synonyms=groups(of_repaired))
    return replace(services().engine.find(again), repair=repair), of_repaired


def groups(synonyms: tuple[Applied, ...]) -> tuple[tuple[str, ...], ...]:
    """Synonyms as search takes them."""
    return tuple(applied.group for applied in synonyms)


def pinned(choice: Choice) -> tuple[Publication, ...]:
    """Records that editors put first for exactly these words; only on the first page, without filters."""
    if choice.page > 1 or choice.is_filtered() or not choice.words:
        return ()
    keys = pinned_for(choice.words)
    rows = {row.pk: row for row in public_records().filter(pk__in=keys)} if keys else {}
    return tuple(rows[key] for key in keys if key in rows)


def still_public(results: Results) -> tuple[Found, ...]:
    """The hits whose record is public now and says what the index knew of it; one query."""
    ids = [hit.item_id for hit in results.hits]
    rows = {row.public_id: row for row in public_records().filter(public_id__in=ids)}
    return tuple(_found(rows[hit.item_id], hit) for hit in results.hits if hit.item_id in rows)


def hits_within(public_id: str, words: str) -> tuple[Hit, ...]:
    """Where the words stand within one record; empty when the engine is away, the page then marks what was typed."""
    try:
        results = services().engine.find(
            Query(words, item_id=public_id, per_page=1, synonyms=groups(applied_to(words)))
        )
    except SearchError:
        return ()
    return tuple(hit for hit in results.hits if hit.item_id == public_id)


def similar_to(record: Publication, most: int = 4) -> tuple[Publication, ...]:
    """Records like this one: by its title in search, else the newest of its department and kind."""
    try:
        results = services().engine.find(Query(" ".join(record.title.split()[:8]), per_page=most + 1))
    except SearchError:
        same = public_records().filter(department=record.department, kind=record.kind)
        return tuple(same.exclude(pk=record.pk).newest()[:most])
    return tuple(each.record for each in still_public(results) if each.record.pk != record.pk)[:most]


def filtered(rows: PublicationQuerySet, filters: Filters, *, leave_out: str = "") -> PublicationQuerySet:
    """Rows under the filters of a list, one facet left out where its own counts are wanted."""
    conditions = {
        "department": Q(department__name__in=filters.department),
        "year": Q(decided_on__year__in=filters.year),
        "kind": Q(kind__in=filters.kind),
        "disclosure": Q(disclosure__in=[code for code, term in DISCLOSURE_TERMS.items() if term in filters.disclosure]),
        "ground": _any_ground(filters.ground),
    }
    for name, condition in conditions.items():
        if name != leave_out and getattr(filters, name):
            rows = rows.filter(condition)
    return rows


def _any_ground(grounds: tuple[str, ...]) -> Q:
    condition = Q()
    for ground in grounds:
        # Grounds are a JSON list of codes; the quotes keep G5A from being found for G5.
        condition |= Q(grounds__icontains=f'"{ground}"')
    return condition


def _found(row: Publication, hit: Hit) -> Found:
    if hit.revision != row.revision:
        # The index is a step behind: its words may be gone from the record, so only the row speaks.
        return Found(row, (Marked(row.title, False),), ())
    return Found(row, hit.title or (Marked(row.title, False),), hit.pages, hit.apart)


def _counts(results: Results, name: str) -> list[tuple[str, int]]:
    return [(value.value, value.count) for value in results.facets.get(name, ())]


def _titles(choice: Choice, sentence: str) -> Answer:
    rows = filtered(public_records(), choice.filters())
    for word in choice.words.split()[:12]:
        rows = rows.filter(Q(title__icontains=word) | Q(summary__icontains=word))
    start = (choice.page - 1) * PER_PAGE
    found = tuple(
        Found(row, (Marked(row.title, False),), (PageHit(0, 0.0, (Marked(row.summary, False),)),))
        for row in rows.newest()[start : start + PER_PAGE]
    )
    return Answer(total=rows.count(), found=found, only_titles=sentence)
