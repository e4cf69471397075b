"""Some of many clauses, by the rare ones first, against tantivy's own way of counting."""

import random

import pytest
import tantivy

from search.embedded.enough import Clause, all_of, enough_of, one_of

# From a word on every second page to one on a few, as words of papers are.
_WORDS = {f"w{place}": 0.5 / (place + 1) ** 1.5 for place in range(9)}
_PAGES = 4000


@pytest.fixture(scope="module")
def index() -> tantivy.Index:
    """Pages of common and rare words."""
    rng = random.Random(5)
    schema = tantivy.SchemaBuilder().add_text_field("words", tokenizer_name="whitespace").build()
    made = tantivy.Index(schema)
    writer = made.writer(15_000_000, 1)
    for _ in range(_PAGES):
        words = [word for word, share in _WORDS.items() if rng.random() < share for _ in range(rng.randint(1, 3))]
        writer.add_document(tantivy.Document(words=" ".join(words)))
    writer.commit()
    made.reload()
    return made


def _scores(index: tantivy.Index, query: tantivy.Query) -> dict[int, float]:
    return {address.doc: score for score, address in index.searcher().search(query, _PAGES).hits}


@pytest.mark.parametrize("needed", range(1, 10))
@pytest.mark.parametrize("of", [2, 5, 9])
def test_pages_and_scores_are_those_of_the_engines_own_count(index: tantivy.Index, of: int, needed: int) -> None:
    """A page is shown for some of the words typed exactly when it has so many of them, and ranked as ever."""
    words = random.Random(of * 10 + needed).sample(sorted(_WORDS), of)
    needed = min(needed, of)
    queries = [tantivy.Query.term_query(index.schema, "words", word) for word in words]
    clauses = [
        Clause(query, index.searcher().doc_freq("words", word)) for query, word in zip(queries, words, strict=True)
    ]
    counted = tantivy.Query.boolean_query(
        [(tantivy.Occur.Should, query) for query in queries], minimum_number_should_match=needed
    )
    assert _scores(index, enough_of(clauses, needed)) == pytest.approx(_scores(index, counted), rel=1e-5)


def test_words_no_page_has_cost_no_answer(index: tantivy.Index) -> None:
    """A word that stands nowhere among those typed does not hide pages that have enough of the others."""
    words = ["nowhere", "w0", "w1", "w2", "neither"]
    queries = [tantivy.Query.term_query(index.schema, "words", word) for word in words]
    clauses = [
        Clause(query, index.searcher().doc_freq("words", word)) for query, word in zip(queries, words, strict=True)
    ]
    assert _scores(index, enough_of(clauses, 3)).keys() == _scores(index, all_of(queries[1:4])).keys() != set()


@pytest.mark.parametrize("needed", range(1, 8))
def test_led_by_rare_words_only_pages_without_them_are_missing(index: tantivy.Index, needed: int) -> None:
    """Where rare words lead, a page of common words alone is not shown, and every other stays and ranks as before."""
    words = ["w0", "w1", "w2", "w4", "w6", "w7", "w8"]
    queries = [tantivy.Query.term_query(index.schema, "words", word) for word in words]
    clauses = [
        Clause(query, index.searcher().doc_freq("words", word)) for query, word in zip(queries, words, strict=True)
    ]
    rare = _scores(index, one_of(queries[4:])).keys()
    every = _scores(index, enough_of(clauses, needed))
    led = _scores(index, enough_of(clauses, needed, 3))
    assert led == pytest.approx({page: score for page, score in every.items() if page in rare}, rel=1e-5)
    assert len(led) < len(every) or needed > len(words) - len(queries[4:])
