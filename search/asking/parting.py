"""A query in parts that may stand on different pages of one record."""

from collections.abc import Iterator
from dataclasses import dataclass

from search.asking.planning import Plan, plan
from search.asking.querying import Parsed
from search.language.analysis import Analyzer
from search.types import Query


@dataclass(frozen=True, slots=True)
class Part:
    """One word or phrase as typed, and the plan for a page that has it and nothing that was excluded."""

    typed: str
    wanted: Plan


def parts_of(parsed: Parsed, analyzer: Analyzer, query: Query) -> tuple[Part, ...]:
    """The words and phrases of a query, each for itself; none where there are not several."""
    parts = tuple(part for part in _each(parsed, analyzer, query) if _wants_something(part.wanted))
    # As in one plan for all: words without terms (question words, signs) do not count beside those that have some.
    telling = tuple(part for part in parts if _tells(part.wanted))
    return telling if len(telling) > 1 else ()


def _wants_something(wanted: Plan) -> bool:
    return bool(wanted.words or wanted.phrases or wanted.pieces)


def _tells(wanted: Plan) -> bool:
    return bool(wanted.phrases or wanted.pieces) or any(word.terms for word in wanted.words)


def _each(parsed: Parsed, analyzer: Analyzer, query: Query) -> Iterator[Part]:
    alone = [(word, Parsed((word,), (), parsed.excluded)) for word in dict.fromkeys(parsed.words)]
    alone += [(phrase, Parsed((), (phrase,), parsed.excluded)) for phrase in dict.fromkeys(parsed.phrases)]
    for typed, one in alone:
        yield Part(typed, plan(one, analyzer, query.synonyms, everyday=not query.as_typed, on=query.on))
