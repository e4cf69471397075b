"""A plan as tantivy's query."""

from collections.abc import Iterable, Sequence

import tantivy

from search.catalogue import FACETS, chosen_values
from search.embedded.schema import CARD, schema
from search.planning import (
    BIGRAM_WEIGHT,
    EXTRA_WEIGHT,
    PAIR_WEIGHT,
    SYNONYM_WEIGHT,
    TIER_SCORE,
    Plan,
    Word,
    is_negated,
    required_terms,
)
from search.types import Filters

_Query = tantivy.Query
_MUST, _SHOULD, _NOT = tantivy.Occur.Must, tantivy.Occur.Should, tantivy.Occur.MustNot


def strict(plan: Plan) -> tantivy.Query:
    """Every word must be on the page."""
    return _with_rest(plan, _every_word(plan))


def loose(plan: Plan) -> tantivy.Query:
    """Every word, or most of the terms (negated ones always), or most of the bigrams; every word comes first."""
    tier = _Query.const_score_query(_Query.all_query(), TIER_SCORE)
    ways = [(_SHOULD, _Query.boolean_query([*_every_word(plan), *_phrases(plan), (_MUST, tier)]))]
    if some := _some_terms(plan):
        ways.append((_SHOULD, some))
    bigrams, enough = plan.some_bigrams
    if enough:
        some = _some([_bigram(pair) for pair in bigrams], enough)
        ways.append((_SHOULD, _Query.boost_query(some, BIGRAM_WEIGHT)))
    return _with_rest(plan, [(_MUST, _Query.boolean_query(ways))])


def any_of(plans: Iterable[Plan]) -> tantivy.Query:
    """Pages with every word of any of the plans."""
    return _one_of(list(map(strict, plans)))


def _every_word(plan: Plan) -> list[tuple[tantivy.Occur, tantivy.Query]]:
    return [(_MUST, _word(word)) for word in plan.words]


def _phrases(plan: Plan) -> list[tuple[tantivy.Occur, tantivy.Query]]:
    return [(_MUST, _phrase(phrase)) for phrase in plan.phrases]


def _some_terms(plan: Plan) -> tantivy.Query | None:
    units = [(term, word) for word in plan.words for term in word.terms]
    optional = [_unit(term, word) for term, word in units if not is_negated(term)]
    clauses = [(_MUST, _unit(term, word)) for term, word in units if is_negated(term)]
    needed = required_terms(len(units), is_sentence=plan.is_sentence) - len(clauses)
    if optional and needed > 0:
        clauses.append((_MUST, _some(optional, needed)))
    return _Query.boolean_query(clauses) if clauses else None


def _some(queries: list[tantivy.Query], needed: int) -> tantivy.Query:
    return _Query.boolean_query([(_SHOULD, query) for query in queries], minimum_number_should_match=needed)


def filtered(query: tantivy.Query, filters: Filters) -> tantivy.Query:
    """The query within chosen facets; scores do not change."""
    limits = [_any_of(facet, chosen_values(filters, facet)) for facet in FACETS if chosen_values(filters, facet)]
    return _limited(query, limits) if limits else query


def within(query: tantivy.Query, numbers: Sequence[int]) -> tantivy.Query:
    """The query inside some records; scores do not change."""
    if not numbers:
        return _Query.empty_query()
    return _limited(query, [_one_of([_Query.term_query(schema(), "number", number) for number in numbers])])


def in_record(query: tantivy.Query, item_id: str) -> tantivy.Query:
    """The query inside the record of an id."""
    return _limited(query, [key("item", item_id)])


def key(field: str, value: str) -> tantivy.Query:
    """Documents with exactly this value."""
    return _Query.term_query(schema(), field, value, "basic")


def card_of(item_id: str) -> tantivy.Query:
    """The card of one record."""
    return _all_of([key("item", item_id), key("part", CARD)])


def _any_of(field: str, values: Sequence[str]) -> tantivy.Query:
    return _Query.boolean_query([(_SHOULD, key(field, value)) for value in values])


def _limited(query: tantivy.Query, limits: list[tantivy.Query]) -> tantivy.Query:
    return _Query.boolean_query([(_MUST, query), *((_MUST, _Query.const_score_query(one, 0.0)) for one in limits)])


def _with_rest(plan: Plan, clauses: list[tuple[tantivy.Occur, tantivy.Query]]) -> tantivy.Query:
    clauses = [*clauses, *_phrases(plan)]
    if not clauses:
        clauses.append((_MUST, _Query.const_score_query(_Query.all_query(), 0.0)))
    clauses += [(_SHOULD, _Query.boost_query(_phrase(pair), PAIR_WEIGHT)) for pair in plan.pairs]
    clauses += [(_NOT, _phrase(terms)) for terms in plan.excluded]
    return _Query.boolean_query(clauses)


def _word(word: Word) -> tantivy.Query:
    """The word by its terms, by its syllables, or by a synonym."""
    ways: list[tantivy.Query] = []
    if word.terms:
        ways.append(_phrase(word.terms) if word.is_one_piece else _all_of([_term(term) for term in word.terms]))
    if word.matches_by_bigrams:
        ways.append(_Query.boost_query(_in_one_piece(word.bigrams), BIGRAM_WEIGHT))
    ways += [_synonym(synonym) for synonym in word.synonyms]
    ways += [_Query.boost_query(_extra(extra), EXTRA_WEIGHT) for extra in _wholes(word)]
    ways += [_Query.boost_query(_in_one_piece(spelling), BIGRAM_WEIGHT) for spelling in word.spellings]
    return _one_of(ways)


def _wholes(word: Word) -> tuple[str, ...]:
    """Compounds that hold all the word's terms; a place's stem (구례 of 구례군) would find too much."""
    whole = "".join(word.terms)
    return tuple(extra for extra in word.extras if extra == whole)


def _unit(term: str, word: Word) -> tantivy.Query:
    return _one_of([_term(term), *map(_synonym, word.synonyms)])


def _synonym(terms: tuple[str, ...]) -> tantivy.Query:
    return _Query.boost_query(_all_of([_term(term) for term in terms]), SYNONYM_WEIGHT)


def _term(term: str) -> tantivy.Query:
    return _one_of([_Query.term_query(schema(), "everything", term), _Query.boost_query(_extra(term), EXTRA_WEIGHT)])


def _extra(term: str) -> tantivy.Query:
    return _Query.term_query(schema(), "extras", term, "freq")


def _bigram(pair: str) -> tantivy.Query:
    return _Query.term_query(schema(), "bigrams", pair)


def _in_one_piece(bigrams: Sequence[str]) -> tantivy.Query:
    """The syllables as they were typed, one after the other."""
    if len(bigrams) == 1:
        return _bigram(bigrams[0])
    return _Query.phrase_query(schema(), "bigrams", list(bigrams))


def _phrase(terms: Sequence[str]) -> tantivy.Query:
    if len(terms) == 1:
        return _term(terms[0])
    return _Query.phrase_query(schema(), "everything", list(terms))


def _all_of(queries: list[tantivy.Query]) -> tantivy.Query:
    return queries[0] if len(queries) == 1 else _Query.boolean_query([(_MUST, query) for query in queries])


def _one_of(queries: list[tantivy.Query]) -> tantivy.Query:
    return queries[0] if len(queries) == 1 else _Query.boolean_query([(_SHOULD, query) for query in queries])
