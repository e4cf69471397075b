"""From a query as typed to an answer: the same steps whatever engine stands behind."""

import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from search.asking.backend import Backend
from search.asking.deriving import derived, family
from search.asking.parting import parts_of
from search.asking.planning import Plan, is_negated, literal, plan, reworded, unreadable
from search.asking.querying import MAX_TERMS, Parsed, parse
from search.asking.repairing import Repairer
from search.asking.telling import telling
from search.language.analysis import Analyzer
from search.types import Query, Repair, Results, Reworded

NOTHING: Final = Results(total=0, hits=(), facets={}, months=(), repair=None, took_ms=0.0)


def answer(query: Query, analyzer: Analyzer, backend: Backend) -> Results:
    """Answer a reader. Raises `QueryRefused`, `SearchUnavailable`, `IndexBroken`; never answers less in silence."""
    parsed = parse(query)
    analyzer.wait()
    started = time.perf_counter()
    results = _Answering(query, analyzer, backend).answer(parsed)
    without = () if parsed.words or parsed.phrases else parsed.excluded
    return replace(results, took_ms=(time.perf_counter() - started) * 1000, only_without=without)


class _Answering:
    def __init__(self, query: Query, analyzer: Analyzer, backend: Backend) -> None:
        self._query = query
        self._analyzer = analyzer
        self._backend = backend

    def answer(self, parsed: Parsed) -> Results:
        if parsed.is_blank:
            return self._search(parsed)
        asked = parsed
        if not self._query.as_typed or len(parsed.words) > MAX_TERMS:
            asked = telling(parsed, self._analyzer, self._backend)
        if self._query.as_typed:
            results = self._found(asked)
        else:
            results = self._repaired(asked)
            if not results.total:
                results = self._filled(results, asked)
            if not results.total:
                results = self._with_families(asked, results)
            if not results.total:
                asked, results = self._without_unknown(asked, results)
        told = {one.typed for one in results.reworded}
        left_out = (word for word in parsed.words if word not in asked.words and word not in told)
        return replace(results, left_out=tuple(dict.fromkeys((*left_out, *results.left_out))))

    def _with_families(self, parsed: Parsed, results: Results) -> Results:
        """What is found when nouns made of each word do as well as the word; the same where that is nothing either."""
        wanted = self._planned(parsed)
        families = {word: family(word, self._analyzer, self._backend) for word in parsed.words}
        said = tuple(Reworded(word, nouns) for word, nouns in families.items() if nouns)
        if not said or len(parsed.words) == 1:
            return results
        others = {self._analyzer.terms_of(one.typed): tuple((noun,) for noun in one.also) for one in said}
        words = tuple(replace(word, synonyms=word.synonyms + others.get(word.terms, ())) for word in wanted.words)
        found = self._backend.search(replace(wanted, words=words), self._query)
        if not found.total:
            return results
        return self._told(replace(found, repair=results.repair, is_exact=False), parsed, said)

    def _without_unknown(self, parsed: Parsed, results: Results) -> tuple[Parsed, Results]:
        """What the words that stand somewhere find, where all of them found nothing; the same where that is no way."""
        known = self._known(parsed)
        if known is None:
            return parsed, results
        asked, said = known
        found = self._found(asked)
        return asked, replace(found, repair=results.repair, is_exact=False, reworded=(*said, *found.reworded))

    def _known(self, parsed: Parsed) -> tuple[Parsed, tuple[Reworded, ...]] | None:
        """The query without words that stand on no page, in no spelling; None where nothing or everything is left.

        A noun made of such a word takes its place and is told.
        An opposite is never given up: without it the query would find what it was not to find.
        """
        kept = {word: word if self._stands(word) else self._derived(word) for word in parsed.words}
        words = tuple(filter(None, kept.values()))
        if self._query.item_id is not None or words == parsed.words or not (words or parsed.phrases):
            return None
        said = tuple(Reworded(word, (other,)) for word, other in kept.items() if other and other != word)
        return replace(parsed, words=words), said

    def _derived(self, word: str) -> str | None:
        return derived(word, self._analyzer, self._backend)

    def _stands(self, word: str) -> bool:
        alone = plan(Parsed((word,), (), ()), self._analyzer, self._query.synonyms, on=self._query.on)
        is_opposite = any(is_negated(term) for each in alone.words for term in each.terms)
        return is_opposite or not alone.words or self._backend.stands(alone)

    def _repaired(self, parsed: Parsed) -> Results:
        repairer = Repairer(self._analyzer, self._backend, self._query.synonyms)
        for read in (repairer.initials, repairer.layout):
            if (other := read(parsed, self._query.text)) is not None:
                return self._with(other)
        is_run = repairer.is_run(parsed)
        if is_run and (respaced := repairer.spacing(parsed, self._query.text, shortest=2)):
            return self._with(respaced)
        results = self._search(parsed)
        spelt = self._with_spelling(repairer, parsed, results)
        if spelt.repair is not None or (results.is_exact and results.total and not is_run):
            return spelt
        respaced = repairer.spacing(parsed, self._query.text)
        return self._with(respaced) if respaced is not None else spelt

    def _with_spelling(self, repairer: Repairer, parsed: Parsed, results: Results) -> Results:
        respelled = repairer.spelling(parsed, self._query.text, results.total)
        if respelled is None:
            return results
        if respelled[1].applied:
            return self._with(respelled)
        return results if self._query.item_id is not None else replace(results, repair=respelled[1])

    def _with(self, repaired: tuple[Parsed, Repair]) -> Results:
        return replace(self._found(repaired[0]), repair=repaired[1])

    def _found(self, parsed: Parsed) -> Results:
        """Pages with the words or, in place of an empty answer, records that have them on different pages."""
        return self._filled(self._search(parsed), parsed)

    def _filled(self, results: Results, parsed: Parsed) -> Results:
        if results.total or not (parts := parts_of(parsed, self._analyzer, self._query)):
            return results
        apart = self._backend.search_apart(parts, self._planned(parsed), self._query)
        return self._told(replace(apart, repair=results.repair), parsed) if apart.total else results

    def _search(self, parsed: Parsed) -> Results:
        wanted = self._planned(parsed)
        if wanted.is_unanswerable:
            return NOTHING
        return self._told(self._backend.search(wanted, self._query), parsed)

    def _planned(self, parsed: Parsed) -> Plan:
        query = self._query
        return plan(parsed, self._analyzer, query.synonyms, everyday=not query.as_typed, on=query.on)

    def _told(self, results: Results, parsed: Parsed, said: tuple[Reworded, ...] = ()) -> Results:
        query = self._query
        told = replace(results, left_out=tuple(self._unfound(parsed)) if results.total else ())
        return told if query.as_typed else replace(told, reworded=(*said, *reworded(parsed, self._analyzer, query.on)))

    def _unfound(self, parsed: Parsed) -> Iterator[str]:
        """What has no terms, and no page has its syllables in one piece either."""
        for typed, syllables in unreadable(parsed, self._analyzer).items():
            if not (syllables and self._backend.stands(literal(syllables))):
                yield typed
