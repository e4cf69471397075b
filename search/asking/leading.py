"""Which terms of a query lead the looser search to its pages, because the others stand on very many."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from search.asking.planning import Field, Plan, Word, is_negated

# A page has at least one term that stands on at most so many, where such pages fill a page of results: 10,000 records
# that share only everyday words of papers with a question (용역 결과) are no answer to it.
COMMON_PAGES: Final = 8_000
# Each common term doubles the ways to have enough of all.
_MOST_COMMON: Final = 6

# A term, and the word it is of.
Unit = tuple[str, Word]
Pages = Callable[[Field, str], int]


def units(plan: Plan, *, negated: bool = False) -> list[Unit]:
    """The terms of a plan of which most are enough, or those that are never given up."""
    return [(term, word) for word in plan.words for term in word.terms if is_negated(term) == negated]


def pages_of_unit(unit: Unit, pages: Pages) -> int:
    """On how many pages, at most, a term or a synonym of its word stands."""
    term, word = unit
    return _of_all((term,), pages) + sum(_of_all(other, pages) for other in word.synonyms)


def _of_all(terms: Sequence[str], pages: Pages) -> int:
    return min((pages("everything", term) + pages("extras", term) for term in terms), default=0)


def numbers(plan: Plan) -> Iterator[tuple[Field, str]]:
    """All numbers of pages from which `leading` tells."""
    for term, word in units(plan):
        for one in (term, *(part for other in word.synonyms for part in other)):
            yield "everything", one
            yield "extras", one


def leading(plan: Plan, pages: Pages) -> Sequence[Unit]:
    """The rare ones beside common ones; none where all are alike or too many are common."""
    every = units(plan)
    rare = [unit for unit in every if pages_of_unit(unit, pages) <= COMMON_PAGES]
    return rare if 0 < len(every) - len(rare) <= _MOST_COMMON else ()
