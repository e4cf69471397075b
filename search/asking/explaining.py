"""Why a query found what it found: terms, how common they are, the plan, and the answer itself."""

from search.asking.answering import answer
from search.asking.backend import Backend
from search.asking.planning import ENOUGH_RECORDS, Plan, Word, plan, required_terms
from search.asking.querying import Parsed, parse
from search.language.analysis import Analyzer
from search.types import ExplainedWord, Explanation, Query


def explain(query: Query, analyzer: Analyzer, backend: Backend) -> Explanation:
    """Answer a query and say how. Raises what `answer` raises."""
    results = answer(query, analyzer, backend)
    parsed = parse(query)
    if results.repair is not None and results.repair.applied:
        parsed = parse(Query(results.repair.used, as_typed=True))
    asked = Parsed(
        tuple(word for word in parsed.words if word not in results.left_out), parsed.phrases, parsed.excluded
    )
    wanted = plan(asked, analyzer, query.synonyms, everyday=not query.as_typed, on=query.on)
    counted = 0 if wanted.is_blank or wanted.is_unanswerable else backend.count(wanted)
    terms = sum(len(word.terms) for word in wanted.words)
    return Explanation(
        words=tuple(_word(word, backend) for word in wanted.words),
        phrases=wanted.phrases,
        excluded=wanted.excluded,
        pairs=wanted.pairs,
        with_every_word=counted,
        enough_terms=required_terms(
            terms, is_sentence=analyzer.is_sentence(" ".join(parsed.words)) and not query.as_typed
        ),
        all_terms=terms,
        loosened=_is_loosened(wanted, counted),
        results=results,
    )


def _is_loosened(wanted: Plan, counted: int) -> bool:
    return counted < ENOUGH_RECORDS and wanted.can_loosen


def _word(word: Word, backend: Backend) -> ExplainedWord:
    looked_for = dict.fromkeys((*word.terms, *(term for synonym in word.synonyms for term in synonym)))
    pages = backend.frequencies("everything", looked_for)
    return ExplainedWord(
        terms=word.terms,
        whole=word.extras,
        syllables=word.bigrams,
        synonyms=word.synonyms,
        pages=tuple((term, pages.get(term, 0)) for term in looked_for),
    )
