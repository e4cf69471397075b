"""Labelled queries put to the embedded engine: each with a piece of the title that the right record has."""

import json
import statistics
import sys
import tempfile
from collections.abc import Iterable, Iterator
from datetime import date

from redaction.papers import sample_county
from redaction.papers.flattening import flatten
from redaction.papers.seeding import dice
from search.config import SearchConfig
from search.opening import open_engine
from search.types import IndexEntry, IndexPage, Query, Results

_SEED = 1


def ask(queries: Iterable[tuple[str, str]], records: Iterable[IndexEntry], on: date | None = None) -> None:
    """Ask everything of the records; print each miss, and a line of JSON with the figures. `on` is the reader's day."""
    held = list(records)
    titles = {entry.item_id: entry.title for entry in held}
    ranks = []
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(SearchConfig("tantivy", folder))
        engine.put(held)
        for text, wanted in queries:
            results = engine.find(Query(text, on=on))
            ranks.append(_rank(results, wanted, titles))
            if ranks[-1] != 1:
                shown = [titles[hit.item_id] for hit in results.hits[:2]]
                offered = results.repair is not None and not results.repair.applied
                sys.stdout.write(f"{text} ({wanted}): {ranks[-1]}, offered={offered}, {shown}\n")
    figures = {
        "queries": len(ranks),
        "first": sum(place == 1 for place in ranks),
        "among_ten": sum(place > 0 for place in ranks),
        "mrr10": round(statistics.fmean(1 / place if place else 0 for place in ranks), 3),
    }
    sys.stdout.write(json.dumps(figures) + "\n")


def records_of_the_county() -> Iterator[IndexEntry]:
    """The sample county's papers as records, the invented people in them unhidden: nothing here is published."""
    for sample in sample_county(_SEED):
        paper = sample.paper
        text = flatten(paper.blocks, dice("search", _SEED, sample.index))
        yield IndexEntry(
            agency="4573000",
            item_id=f"S{sample.index:03}",
            revision=1,
            sha256=f"{sample.index:064x}",
            title=paper.title,
            summary=paper.synopsis,
            department=paper.department,
            kind=paper.kind.value,
            disclosure="공개",
            grounds=(),
            decided_on=paper.decided_on,
            published_on=paper.decided_on,
            pages=(IndexPage(1, text),),
        )


def records_of(papers: Iterable[tuple[str, str, date]]) -> Iterator[IndexEntry]:
    """Papers (title, text, day of decision) as records of one page."""
    for number, (title, text, day) in enumerate(papers):
        yield IndexEntry(
            agency="gurye",
            item_id=f"R{number:03}",
            revision=1,
            sha256=f"{number:064x}",
            title=title,
            summary="",
            department="기획예산실",
            kind="기타",
            disclosure="공개",
            grounds=(),
            decided_on=day,
            published_on=day,
            pages=(IndexPage(1, text),),
        )


def _rank(results: Results, wanted: str, titles: dict[str, str]) -> int:
    """The place of the first right record among ten; 0 when there is none."""
    for place, hit in enumerate(results.hits, 1):
        if wanted in titles[hit.item_id]:
            return place
    return 0
