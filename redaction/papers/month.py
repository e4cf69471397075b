"""A month of the county: 150 papers of about 3,000 pages, one paper in ten scanned, made one by one when asked for."""

from collections.abc import Iterator

from redaction.papers.county import DEPARTMENTS
from redaction.papers.making import make_paper
from redaction.papers.sample import sample_paper
from redaction.papers.seeding import dice
from redaction.papers.types import PaperKind, Producer, SamplePaper

PAPERS_OF_A_MONTH = 150
_PAGE_CYCLE = (2, 8, 14, 20, 26, 30, 24, 18, 35, 23)
"""Mean 20: 150 papers give 3,000 pages."""

_TEXT_PRODUCERS = (Producer.TYPST, Producer.REPORTLAB, Producer.TYPST, Producer.REPORTLAB_CID, Producer.REPORTLAB)


def month_of_county(seed: int, papers: int = PAPERS_OF_A_MONTH, most_pages: int | None = None) -> Iterator[SamplePaper]:
    """The papers of a month. A smaller number gives the first of them, `most_pages` shorter ones: for a quick test."""
    kinds = tuple(PaperKind)
    for index in range(papers):
        roll = dice("month", seed, index)
        pages = _PAGE_CYCLE[(index * 3 + index // 10) % len(_PAGE_CYCLE)]
        pages = pages if most_pages is None else min(pages, most_pages)
        producer = Producer.SCAN if index % 10 == 7 else roll.one(_TEXT_PRODUCERS)
        place = roll.one(DEPARTMENTS).name
        paper = make_paper(kinds[(index + index // 10) % len(kinds)], seed * 10_000 + index, pages, place)
        yield sample_paper(index, paper, producer)
