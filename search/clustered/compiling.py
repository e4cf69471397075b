"""A plan as Elasticsearch's query. Clause by clause the same as the embedded engine's."""

from collections.abc import Iterable, Sequence
from typing import Any

from search.asking.leading import Unit, units
from search.asking.planning import (
    BIGRAM_WEIGHT,
    EXTRA_WEIGHT,
    HINT_WEIGHT,
    PAIR_WEIGHT,
    SYNONYM_WEIGHT,
    TIER_SCORE,
    Plan,
    Word,
    required_terms,
)
from search.entries.catalogue import FACETS, chosen_values
from search.types import Filters

Clause = dict[str, Any]


def strict(plan: Plan) -> Clause:
    """Every word must be on the page."""
    return _with_rest(plan, list(map(_word, plan.words)))


def loose(plan: Plan, leading: Sequence[Unit] = ()) -> Clause:
    """Every word, or most of the terms (negated ones always), or most of the bigrams; every word comes first.

    Of some `leading` terms one must be among those that are there.
    """
    tier = {"match_all": {"boost": TIER_SCORE}}
    ways = [_all_of([*map(_word, plan.words), *_phrases(plan), tier])]
    if some := _some_terms(plan, leading):
        ways.append(some)
    bigrams, enough = plan.some_bigrams
    if enough:
        ways.append(_some([_bigram(pair) for pair in bigrams], enough, BIGRAM_WEIGHT))
    return _with_rest(plan, [_one_of(ways)])


def any_of(plans: Iterable[Plan]) -> Clause:
    """Pages with every word of any of the plans."""
    return _one_of(list(map(strict, plans)))


def within(query: Clause, item_ids: Iterable[str]) -> Clause:
    """The query within some records; scores do not change."""
    return {"bool": {"must": [query], "filter": [{"terms": {"item_id": sorted(item_ids)}}]}}


def facet_filters(filters: Filters, without: str | None = None) -> list[Clause]:
    """The chosen values of each facet but one."""
    chosen = {facet: chosen_values(filters, facet) for facet in FACETS if facet != without}
    return [{"terms": {facet: list(values)}} for facet, values in chosen.items() if values]


def inside(query: Clause, item_id: str | None) -> Clause:
    """The query within one record, if one is given; scores do not change."""
    return query if item_id is None else {"bool": {"must": [query], "filter": [{"term": {"item_id": item_id}}]}}


def _some_terms(plan: Plan, leading: Sequence[Unit]) -> Clause | None:
    optional = list(map(_unit, units(plan)))
    clauses = list(map(_unit, units(plan, negated=True)))
    needed = required_terms(len(optional) + len(clauses), is_sentence=plan.is_sentence) - len(clauses)
    if optional and needed > 0:
        clauses.append(_some(optional, needed))
        if leading:
            clauses.append({"bool": {"filter": [_one_of(list(map(_unit, leading)))]}})
    return _all_of(clauses) if clauses else None


def _some(queries: list[Clause], needed: int, boost: float = 1.0) -> Clause:
    return {"bool": {"should": queries, "minimum_should_match": needed, "boost": boost}}


def _with_rest(plan: Plan, must: list[Clause]) -> Clause:
    must = [*must, *_phrases(plan)] or [{"match_all": {"boost": 0.0}}]
    should = [_phrase(pair, PAIR_WEIGHT) for pair in plan.pairs]
    should += [_in_order("bigrams", hint, HINT_WEIGHT) for hint in plan.hints]
    must_not = [_phrase(terms) for terms in plan.excluded]
    must_not += [_in_order("bigrams", piece) for piece in plan.excluded_pieces]
    return {"bool": {"must": must, "should": should, "must_not": must_not}}


def _phrases(plan: Plan) -> list[Clause]:
    return [*map(_phrase, plan.phrases), *(_in_order("bigrams", piece, BIGRAM_WEIGHT) for piece in plan.pieces)]


def _word(word: Word) -> Clause:
    """The word by its terms, by its syllables, or by a synonym."""
    ways: list[Clause] = []
    if word.terms:
        ways.append(_phrase(word.terms) if word.is_one_piece else _all_of([_term(term) for term in word.terms]))
    if word.matches_by_bigrams:
        ways.append(_in_order("bigrams", word.bigrams, BIGRAM_WEIGHT))
    ways += map(_synonym, word.synonyms)
    ways += [_extra(extra) for extra in word.extras if extra == "".join(word.terms)]
    ways += [_in_order("bigrams", spelling, BIGRAM_WEIGHT) for spelling in word.spellings]
    return _one_of(ways)


def _unit(unit: Unit) -> Clause:
    term, word = unit
    return _one_of([_term(term), *map(_synonym, word.synonyms)])


def _synonym(terms: tuple[str, ...]) -> Clause:
    return _all_of([_term(term) for term in terms], SYNONYM_WEIGHT)


def _term(term: str) -> Clause:
    return _one_of([{"term": {"everything": term}}, _extra(term)])


def _extra(term: str) -> Clause:
    return {"term": {"extras": {"value": term, "boost": EXTRA_WEIGHT}}}


def _bigram(pair: str) -> Clause:
    return {"term": {"bigrams": pair}}


def _phrase(terms: Sequence[str], boost: float = 1.0) -> Clause:
    return _term(terms[0]) if len(terms) == 1 else _in_order("everything", terms, boost)


def _in_order(field: str, terms: Sequence[str], boost: float = 1.0) -> Clause:
    """The terms one after the other; they hold no blanks, so the server takes them apart as they are."""
    return {"match_phrase": {field: {"query": " ".join(terms), "boost": boost}}}


def _all_of(queries: list[Clause], boost: float = 1.0) -> Clause:
    return {"bool": {"must": queries, "boost": boost}}


def _one_of(queries: list[Clause]) -> Clause:
    return {"bool": {"should": queries, "minimum_should_match": 1}}
