"""Answers from Elasticsearch."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, Final

from elasticsearch import Elasticsearch

from search.asking.answering import NOTHING
from search.asking.leading import leading, numbers
from search.asking.parting import Part
from search.asking.planning import ENOUGH_RECORDS, PAGES_PER_HIT, Field, Plan
from search.asking.suggesting import TITLES_READ, rank
from search.clustered import compiling, requesting
from search.clustered.asking import Conversation
from search.clustered.compiling import Clause
from search.clustered.connection import complete
from search.clustered.counting import Counts, counts_of_answer, counts_of_pages
from search.clustered.mapping import read_page, read_title
from search.clustered.requesting import MOST_NAMED, Body
from search.entries.catalogue import FACETS
from search.entries.marking import literal_matches, mark, snippet
from search.entries.paging import CARD
from search.language.hangul import is_initials, strokes
from search.types import Hit, IndexState, PageHit, Query, Results, Sort, Standing

_STATES_PER_REQUEST: Final = 1000
# What is not known yet is taken for a full page; so many words for more than ten records have together.
_EXPECTED: Final = replace(NOTHING, total=ENOUGH_RECORDS)
_MANY_WORDS: Final = 2


class Index:
    """One index (or alias) of a server, to be read.

    Whatever answers a reader is worked out inside `asking.settled`; `states` and `every` ask by themselves.
    """

    def __init__(self, client: Elasticsearch, name: str, places: tuple[str, ...], asking: Conversation) -> None:
        self._places = places
        self._client = client
        self._name = name
        self._searched: dict[Plan, Body] = {}
        self._spelt: list[frozenset[tuple[str, ...]]] = []
        self.asking = asking

    def search(self, plan: Plan, query: Query) -> Results:
        """Every word first; where few pages have them all, most of them follow."""
        if plan.is_blank:
            return self._browse(plan, query)
        every = compiling.strict(plan)
        self._searched[plan] = requesting.searching(every, query)
        body = self._found(every, query)
        if plan.can_loosen and _has_few(body, plan):
            most, loosened = self._most_words(plan, query)
            if body is not None:
                return replace(self._results(loosened, most, plan, query), is_exact=bool(requesting.matching(body)))
        return self._results(body, every, plan, query)

    def _most_words(self, plan: Plan, query: Query) -> tuple[Clause, Body | None]:
        """Pages with most of the words, led by the rare ones as long as those fill a page of results.

        As long as nobody knows the numbers of pages, a word is as common as when somebody last asked, or else rare.
        """
        for field, term in numbers(plan):
            self.asking.number(field, term)
        rare = leading(plan, self.asking.likely_number)
        for some in (rare, ()) if rare else ((),):
            most = compiling.loose(plan, some)
            body = self._found(most, query)
            if body is None or requesting.left(body) >= ENOUGH_RECORDS:
                break
        return most, body

    def _found(self, compiled: Clause, query: Query) -> Body | None:
        """The records found, if they are known; late in a conversation the best pages are asked for with them."""
        body = self.asking.foreseen(requesting.searching(compiled, query))
        if body is None and self.asking.is_late and query.item_id is None:
            self.asking.foreseen(requesting.best_pages(compiled))
        return body

    def search_apart(self, parts: tuple[Part, ...], plan: Plan, query: Query) -> Results:
        """Records whose pages together have every part."""
        plans = [part.wanted for part in parts]
        ids = self._records_of_all([compiling.inside(compiling.strict(one), query.item_id) for one in plans])
        if not ids:
            return NOTHING
        some = compiling.within(compiling.any_of(plans), ids)
        results = self._results(self._found(some, query), some, plan, query)
        found = [hit.item_id for hit in results.hits]
        pages = [self._best_pages(found, compiling.strict(one)) for one in plans]
        apart = tuple(replace(hit, apart=tuple(_standing(hit, parts, pages))) for hit in results.hits)
        return replace(results, hits=apart, is_exact=False, is_apart=True)

    def _records_of_all(self, queries: list[Clause]) -> frozenset[str]:
        """The records with a page for each query: the names of few are asked for, those of many among the few."""
        few = self._names([requesting.naming(query) for query in queries])
        whole = {at: names for at, (names, is_whole) in enumerate(few) if is_whole}
        known = frozenset.intersection(*whole.values()) if whole else None
        rest = [query for at, query in enumerate(queries) if at not in whole]
        if not rest or known == frozenset():
            return known or frozenset()
        within = rest if known is None else [compiling.within(query, known) for query in rest]
        named = [names for names, _ in self._names([requesting.naming(query, MOST_NAMED) for query in within])]
        return frozenset.intersection(*named, *whole.values())

    def _names(self, searches: list[Body]) -> list[tuple[frozenset[str], bool]]:
        """The records of each search, and whether they are all of them."""
        bodies = [self.asking.foreseen(search) for search in searches]
        return [
            requesting.names(self.asking.answered(one) if body is None else body)
            for one, body in zip(searches, bodies, strict=True)
        ]

    def count(self, plan: Plan) -> int:
        """Records with a page that has every word; as long as nobody knows, as many as pages, or a full page."""
        body = self.asking.foreseen(requesting.counting(compiling.strict(plan)))
        if body is not None:
            return requesting.matching(body)
        pages = self._known_pages(plan)
        return ENOUGH_RECORDS if pages is None else pages

    def stands(self, plan: Plan) -> bool:
        """Whether any page has every word; as long as nobody knows, what is likelier."""
        term = plan.only_term
        if plan in self._searched:
            body = self.asking.foreseen(self._searched[plan])
            found = None if body is None else bool(requesting.matching(body))
        elif term is not None:
            found = self._has(term)
        elif (pages := self._known_pages(plan)) is not None:
            found = bool(pages)
        else:
            found = self._any(compiling.strict(plan))
        if found:
            self._spelt.append(_spellings(plan))
        return self._is_likely(plan) if found is None else found

    def _is_likely(self, plan: Plan) -> bool:
        """Words mostly stand somewhere; other spellings of one only where they are among some of which one does.

        Words of Latin letters are mostly Korean ones that are tried in the other layout of the keyboard.
        """
        if spellings := _spellings(plan):
            return any(map(spellings.issubset, self._spelt))
        return not _is_latin(plan)

    def frequencies(self, field: Field, values: Iterable[str]) -> dict[str, int]:
        """On how many pages each term or bigram stands; as long as nobody knows, on one."""
        numbers = {value: self.asking.number(field, value) for value in values}
        if None in numbers.values():
            self.asking.guess()
        return {value: 1 if number is None else number for value, number in numbers.items()}

    def foresee(self, wanted: Iterable[Plan], numbers: Iterable[tuple[Field, str]] = ()) -> None:
        """Ask in this round what is known to be likely asked in the next."""
        for field, term in numbers:
            self.asking.number(field, term)
        if not self.asking.is_guessing:
            for plan in wanted:
                if plan not in self._searched:
                    self._foresee(plan)

    def _foresee(self, plan: Plan) -> None:
        spellings = _spellings(plan)
        for spelling in spellings:
            self.asking.number("bigrams", " ".join(spelling), _beside_spellings(plan))
        if not spellings:
            self._any(compiling.strict(plan))

    def _known_pages(self, plan: Plan) -> int | None:
        """At most so many pages have the only syllables, or one of some spellings with the other words; if known."""
        if piece := plan.only_piece:
            return self.asking.known_number("bigrams", " ".join(piece))
        known = [self._pages_of_spelling(plan, spelling) for spelling in _spellings(plan)]
        numbers = [number for number in known if number is not None]
        return sum(numbers) if numbers and len(numbers) == len(known) else None

    def _pages_of_spelling(self, plan: Plan, spelling: tuple[str, ...]) -> int | None:
        return self.asking.known_number("bigrams", " ".join(spelling), _beside_spellings(plan))

    def _has(self, term: str) -> bool | None:
        numbers = [self.asking.number(field, term) for field in ("everything", "extras")]
        return None if None in numbers else any(numbers)

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
                    ).body
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
        body = self.asking.answered(requesting.titles_with(field, beginning, limit))
        return [hit["_source"]["title"] for hit in _hits(body)]

    def begun_by(self, first_letters: str) -> Iterable[str]:
        """Titles, departments and places with a word from which syllables begin with these letters."""
        return self.completed(first_letters, TITLES_READ)

    def completed(self, typed: str, limit: int) -> tuple[str, ...]:
        """Departments, places that some card names, and titles that go on as typed, or by first letters."""
        places = rank(self._places, typed, len(self._places))
        named = [place for place in places if self.mentions(place)]
        departments = self.departments()
        if is_initials(typed):
            titles = self.titles("initials", typed.replace(" ", ""), limit)
        else:
            titles = self.titles("completions", strokes(typed), limit)
        return rank([*departments, *named, *titles], typed, limit)

    def departments(self) -> list[str]:
        """Every department, that of the most records first."""
        body = self.asking.foreseen(requesting.departments())
        return [bucket["key"] for bucket in body["aggregations"]["department"]["buckets"]] if body else []

    def mentions(self, place: str) -> bool:
        """Whether the card of any record names a place."""
        named = [{"term": {"everything": place}}, {"term": {"extras": place}}]
        found = self._any({"bool": {"filter": [requesting.CARDS], "should": named, "minimum_should_match": 1}})
        return found is not False

    def _any(self, query: Clause) -> bool | None:
        body = self.asking.foreseen(requesting.any_of(query))
        return None if body is None else requesting.is_any(body)

    def _browse(self, plan: Plan, query: Query) -> Results:
        body = self.asking.foreseen(requesting.searching(requesting.CARDS, replace(query, sort=Sort.NEWEST)))
        return self._results(body, None, plan, query)

    def _results(self, body: Body | None, compiled: Clause | None, plan: Plan, query: Query) -> Results:
        """An answer out of the server's; `compiled` is what pages are asked for by, none of them without it.

        What is not known yet is taken for a full page.
        """
        if body is None:
            return _EXPECTED
        if query.item_id is not None:
            return _inside(_hits(body), plan)
        if not requesting.matching(body):
            return replace(NOTHING, facets=dict.fromkeys(FACETS, ()))
        counts = self._counts(body, compiled, query)
        hits = tuple(self._shown([_field(hit, "item_id") for hit in _hits(body)], compiled, plan))
        return _EXPECTED if counts is None else Results(counts.total, hits, counts.facets, counts.months, None, 0.0)

    def _counts(self, body: Body, compiled: Clause | None, query: Query) -> Counts | None:
        """What is counted in an answer, if it is known."""
        compiled = compiled or requesting.CARDS
        if pages := self._every_page(compiled):
            return counts_of_pages(pages, query.filters)
        counted = self.asking.foreseen(requesting.counting_values(body, compiled, query.filters))
        return None if counted is None else counts_of_answer(counted)

    def _every_page(self, compiled: Clause) -> list[Body]:
        """All pages that match, where they were asked for and are few; otherwise none."""
        body = self.asking.known(requesting.best_pages(compiled))
        pages = [] if body is None else _hits(body)
        return pages if len(pages) < requesting.PAGES_TOGETHER else []

    def _shown(self, ids: list[str], compiled: Clause | None, plan: Plan) -> Iterator[Hit]:
        """Records with their best pages; one that was withdrawn or replaced meanwhile is left out."""
        best = self._best_pages(ids, compiled or requesting.CARDS)
        for item_id in ids:
            if pages := best.get(item_id):
                shown = tuple(_page(hit["_source"], hit["_score"], plan) for hit in pages) if compiled else ()
                yield _hit(pages[0]["_source"], shown, plan)

    def _best_pages(self, ids: list[str], compiled: Clause) -> dict[str, list[Body]]:
        """The best pages of some records, as far as they are known."""
        hits = self._every_page(compiled) or self._pages_of(ids, compiled)
        best: dict[str, list[Body]] = {item_id: [] for item_id in ids}
        for hit in hits:
            if (item_id := hit["_source"]["item_id"]) in best:
                best[item_id].append(hit)
        # A record with too few pages may have more, unless all came; those with enough are not asked for again.
        short = [item_id for item_id, pages in best.items() if len(pages) < PAGES_PER_HIT]
        is_cut = len(hits) >= requesting.PAGES_TOGETHER
        more = self._best_pages(short, compiled) if is_cut else {}
        return {item_id: pages[:PAGES_PER_HIT] for item_id, pages in (best | more).items()}

    def _pages_of(self, ids: list[str], compiled: Clause) -> list[Body]:
        body = self.asking.foreseen(requesting.best_pages(compiling.within(compiled, ids))) if ids else None
        return [] if body is None else _hits(body)


def _spellings(plan: Plan) -> frozenset[tuple[str, ...]]:
    return frozenset(spelling for word in plan.words for spelling in word.spellings)


def _beside_spellings(plan: Plan) -> Clause | None:
    """What is looked for besides spellings, which are the last word of a plan."""
    words = plan.words[:-1]
    return compiling.strict(replace(plan, words=words)) if words else None


def _is_latin(plan: Plan) -> bool:
    terms = [term for word in plan.words for term in word.terms] + [term for phrase in plan.phrases for term in phrase]
    return any(term.isascii() and term.isalpha() for term in terms)


def _has_few(body: Body | None, plan: Plan) -> bool:
    """Whether too few pages have every word; of three words and more that is foreseen."""
    return len(plan.words) >= _MANY_WORDS if body is None else requesting.matching(body) < ENOUGH_RECORDS


def _hits(body: Body) -> list[Body]:
    return list(body["hits"]["hits"])


def _standing(hit: Hit, parts: tuple[Part, ...], pages: list[dict[str, list[Body]]]) -> Iterator[Standing]:
    for part, best in zip(parts, pages, strict=True):
        yield Standing(part.typed, tuple(sorted(one["_source"]["page_no"] for one in best.get(hit.item_id, ()))))


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
