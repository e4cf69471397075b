"""A plan as tantivy's query. What no page has is left out of it: that costs time on every page that is looked at."""

from collections.abc import Callable, Iterable, Sequence

import tantivy

from search.asking.leading import Unit, leading, pages_of_unit, units
from search.asking.planning import (
    BIGRAM_WEIGHT,
    EXTRA_WEIGHT,
    HINT_WEIGHT,
    PAIR_WEIGHT,
    SYNONYM_WEIGHT,
    TIER_SCORE,
    Field,
    Plan,
    Word,
    required_terms,
)
from search.embedded.enough import Clause, all_of, enough_of, one_of
from search.embedded.schema import schema
from search.entries.catalogue import FACETS, chosen_values
from search.entries.paging import CARD
from search.types import Filters

_Query = tantivy.Query
_MUST, _SHOULD, _NOT = tantivy.Occur.Must, tantivy.Occur.Should, tantivy.Occur.MustNot


class Compiler:
    """Writes plans for one state of the index; `pages` says on how many pages a term of a field stands at most."""

    def __init__(self, pages: Callable[[Field, str], int]) -> None:
        self._pages = pages

    def strict(self, plan: Plan) -> tantivy.Query:
        """Every word must be on the page."""
        return self._with_rest(plan, self._every_word(plan))

    def rare_terms(self, plan: Plan) -> int:
        """How many of the terms are rare and can lead to the pages; 0 where all are, or none is."""
        return len(leading(plan, self._pages))

    def loose(self, plan: Plan, with_every_word: Sequence[int], rare: int | None = None) -> tantivy.Query:
        """Every word, or most of the terms (negated ones always), or most of the bigrams; every word comes first.

        `with_every_word` are the numbers of all records (few) that have a page with every word. Most of the terms means
        one of so many `rare` ones among them, if that is said.
        """
        ways = []
        if with_every_word:
            tier = _Query.const_score_query(_of_records(with_every_word), TIER_SCORE)
            ways.append((_SHOULD, _Query.boolean_query([*self._every_word(plan), *self._phrases(plan), (_MUST, tier)])))
        if some := self._some_terms(plan, rare):
            ways.append((_SHOULD, some))
        bigrams, enough = plan.some_bigrams
        if enough:
            some = enough_of([Clause(_bigram(pair), self._pages("bigrams", pair)) for pair in bigrams], enough)
            ways.append((_SHOULD, _Query.boost_query(some, BIGRAM_WEIGHT)))
        return self._with_rest(plan, [(_MUST, _Query.boolean_query(ways))])

    def may_stand(self, plan: Plan) -> bool:
        """Whether a plan for one term, or for syllables in one piece, is worth a search; always for any other."""
        if (term := plan.only_term) is not None:
            return bool(self._pages("everything", term) or self._pages("extras", term))
        return self._stand(plan.only_piece)

    def any_of(self, plans: Iterable[Plan]) -> tantivy.Query:
        """Pages with every word of any of the plans."""
        return one_of(list(map(self.strict, plans)))

    def _with_rest(self, plan: Plan, clauses: list[tuple[tantivy.Occur, tantivy.Query]]) -> tantivy.Query:
        clauses = [*clauses, *self._phrases(plan)]
        if not clauses:
            clauses.append((_MUST, _Query.const_score_query(_Query.all_query(), 0.0)))
        clauses += [(_SHOULD, _Query.boost_query(self._phrase(pair), PAIR_WEIGHT)) for pair in plan.pairs]
        clauses += [(_SHOULD, _weighed_piece(hint, HINT_WEIGHT)) for hint in plan.hints if self._stand(hint)]
        clauses += [(_NOT, self._phrase(terms)) for terms in plan.excluded]
        clauses += [(_NOT, _in_one_piece(piece)) for piece in plan.excluded_pieces]
        return _Query.boolean_query(clauses)

    def _phrases(self, plan: Plan) -> list[tuple[tantivy.Occur, tantivy.Query]]:
        pieces = [(_MUST, _weighed_piece(piece, BIGRAM_WEIGHT)) for piece in plan.pieces]
        return [*((_MUST, self._phrase(phrase)) for phrase in plan.phrases), *pieces]

    def _phrase(self, terms: Sequence[str]) -> tantivy.Query:
        if len(terms) == 1:
            return self._term(terms[0])
        return _Query.phrase_query(schema(), "everything", list(terms))

    def _every_word(self, plan: Plan) -> list[tuple[tantivy.Occur, tantivy.Query]]:
        return [(_MUST, self._word(word)) for word in plan.words]

    def _some_terms(self, plan: Plan, rare: int | None) -> tantivy.Query | None:
        optional = list(map(self._unit, units(plan)))
        clauses = [(_MUST, self._unit(unit).query) for unit in units(plan, negated=True)]
        needed = required_terms(len(optional) + len(clauses), is_sentence=plan.is_sentence) - len(clauses)
        if optional and needed > 0:
            clauses.append((_MUST, enough_of(optional, needed, rare)))
        return _Query.boolean_query(clauses) if clauses else None

    def _word(self, word: Word) -> tantivy.Query:
        """The word by its terms, by its syllables, or by a synonym."""
        ways: list[tantivy.Query] = []
        if word.terms:
            ways.append(
                self._phrase(word.terms) if word.is_one_piece else all_of([self._term(term) for term in word.terms])
            )
        if word.matches_by_bigrams and self._stand(word.bigrams):
            ways.append(_weighed_piece(word.bigrams, BIGRAM_WEIGHT))
        ways += [self._synonym(synonym) for synonym in word.synonyms]
        ways += [_Query.boost_query(_extra(extra), EXTRA_WEIGHT) for extra in _wholes(word)]
        ways += [_weighed_piece(spelling, BIGRAM_WEIGHT) for spelling in word.spellings if self._stand(spelling)]
        return one_of(ways)

    def _stand(self, bigrams: Sequence[str]) -> bool:
        return all(self._pages("bigrams", pair) for pair in bigrams)

    def _unit(self, unit: Unit) -> Clause:
        term, word = unit
        return Clause(one_of([self._term(term), *map(self._synonym, word.synonyms)]), pages_of_unit(unit, self._pages))

    def _synonym(self, terms: tuple[str, ...]) -> tantivy.Query:
        return _Query.boost_query(all_of([self._term(term) for term in terms]), SYNONYM_WEIGHT)

    def _term(self, term: str) -> tantivy.Query:
        whole = _Query.term_query(schema(), "everything", term)
        if not self._pages("extras", term):
            return whole
        return one_of([whole, _Query.boost_query(_extra(term), EXTRA_WEIGHT)])


def filtered(query: tantivy.Query, filters: Filters) -> tantivy.Query:
    """The query within chosen facets; scores do not change."""
    limits = [_any_of(facet, chosen_values(filters, facet)) for facet in FACETS if chosen_values(filters, facet)]
    return _limited(query, limits) if limits else query


def within(query: tantivy.Query, numbers: Sequence[int]) -> tantivy.Query:
    """The query inside some records; scores do not change."""
    if not numbers:
        return _Query.empty_query()
    return _limited(query, [_of_records(numbers)])


def _of_records(numbers: Sequence[int]) -> tantivy.Query:
    return one_of([_Query.term_query(schema(), "number", number) for number in numbers])


def in_record(query: tantivy.Query, item_id: str) -> tantivy.Query:
    """The query inside the record of an id."""
    return _limited(query, [key("item", item_id)])


def key(field: str, value: str) -> tantivy.Query:
    """Documents with exactly this value."""
    return _Query.term_query(schema(), field, value, "basic")


def card_of(item_id: str) -> tantivy.Query:
    """The card of one record."""
    return all_of([key("item", item_id), key("part", CARD)])


def _any_of(field: str, values: Sequence[str]) -> tantivy.Query:
    return _Query.boolean_query([(_SHOULD, key(field, value)) for value in values])


def _limited(query: tantivy.Query, limits: list[tantivy.Query]) -> tantivy.Query:
    return _Query.boolean_query([(_MUST, query), *((_MUST, _Query.const_score_query(one, 0.0)) for one in limits)])


def _wholes(word: Word) -> tuple[str, ...]:
    """Compounds that hold all the word's terms; a place's stem (구례 of 구례군) would find too much."""
    whole = "".join(word.terms)
    return tuple(extra for extra in word.extras if extra == whole)


def _extra(term: str) -> tantivy.Query:
    return _Query.term_query(schema(), "extras", term, "freq")


def _bigram(pair: str) -> tantivy.Query:
    return _Query.term_query(schema(), "bigrams", pair)


def _weighed_piece(bigrams: Sequence[str], weight: float) -> tantivy.Query:
    return _Query.boost_query(_in_one_piece(bigrams), weight)


def _in_one_piece(bigrams: Sequence[str]) -> tantivy.Query:
    """The syllables as they were typed, one after the other."""
    if len(bigrams) == 1:
        return _bigram(bigrams[0])
    return _Query.phrase_query(schema(), "bigrams", list(bigrams))
