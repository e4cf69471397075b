"""`manage.py search_explain "말"`: how a query is understood and why it finds what it finds."""

from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from disclosure import wiring
from search.errors import SearchError
from search.types import Explanation, Hit, Query


class Command(BaseCommand):
    """Prints lines for people, each with its Korean and English name."""

    help = "Explain a query: words, terms, repairs, plan, scores of the first hits."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The query."""
        parser.add_argument("words")
        parser.add_argument("--as-typed", action="store_true", help="without repairs and everyday words")
        parser.add_argument("--hits", type=int, default=5)

    def handle(self, *args: Any, **options: Any) -> None:
        """Ask and print."""
        query = Query(options["words"], as_typed=options["as_typed"], per_page=max(1, min(options["hits"], 100)))
        try:
            explained = wiring.services().engine.explain(query)
        except SearchError as error:
            raise CommandError(f"{error.code}: {error.sentence}", returncode=error.exit_code) from error
        for line in lines(query, explained):
            self.stdout.write(line)


def lines(query: Query, explained: Explanation) -> Iterator[str]:
    """The explanation in words."""
    results = explained.results
    yield f"질의 query            {query.text}"
    if results.left_out:
        yield f"뺀 말 left out        {' '.join(results.left_out)}"
    if results.repair is not None:
        said = "고쳐 찾음 applied" if results.repair.applied else "권함 offered"
        yield f"고침 repair           {results.repair.kind}: {results.repair.typed} → {results.repair.used} ({said})"
    yield from _plan(explained)
    yield (
        f"결과 results          {results.total}건 records, {results.took_ms:.1f} ms"
        f"{' (일부 낱말만 있는 기록 포함: some have most words only)' if explained.loosened else ''}"
    )
    for number, hit in enumerate(results.hits, 1):
        yield _hit(number, hit)


def _plan(explained: Explanation) -> Iterator[str]:
    for word in explained.words:
        yield f"낱말 word             {' + '.join(word.terms) or '-'}"
        yield f"  쪽수 pages          {', '.join(f'{term} {count}' for term, count in word.pages) or '-'}"
        yield f"  음절 syllables 0.2  {' '.join(word.syllables) or '-'}"
        if word.whole:
            yield f"  합성어 whole 0.5    {', '.join(word.whole)}"
        if word.synonyms:
            yield f"  비슷한말 synonyms 0.7 {', '.join(' '.join(terms) for terms in word.synonyms)}"
    for name, phrases in (("따옴표 phrase", explained.phrases), ("빼기 excluded", explained.excluded)):
        for phrase in phrases:
            yield f"{name:<18}    {' '.join(phrase)}"
    if explained.pairs:
        yield f"이웃 neighbours 0.5   {', '.join(' '.join(pair) for pair in explained.pairs)}"
    yield f"모든 낱말 every word  {explained.with_every_word}건 records"
    yield f"느슨히 loosened       {explained.enough_terms}/{explained.all_terms} terms: {_yes(explained.loosened)}"


def _yes(is_so: bool) -> str:
    return "예 yes" if is_so else "아니오 no"


def _hit(number: int, hit: Hit) -> str:
    pages = ", ".join(f"{page.page_no}쪽 {page.score:.2f}" for page in hit.pages) or "—"
    marked = dict.fromkeys(
        piece.text
        for pieces in (hit.title, *(page.snippet for page in hit.pages))
        for piece in pieces
        if piece.is_match
    )
    return f"{number:>3}. {hit.item_id} {hit.score:.2f}  {pages}  [{', '.join(marked)}]"
