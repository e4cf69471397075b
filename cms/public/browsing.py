"""Browsing without words: the list of records from the database, with the same filters as search."""

from collections import Counter
from dataclasses import dataclass
from itertools import chain

from django.db.models import Count
from django.db.models.functions import ExtractYear

from cms.public.choosing import Choice, Facet, facet
from cms.public.records import public_records
from cms.public.searching import Found, filtered
from cms.public.words import FACETS
from disclosure.models.requests import DISCLOSURE_TERMS
from search.types import Marked, PageHit

PER_PAGE = 20
_COLUMNS = {"department": "department__name", "kind": "kind", "disclosure": "disclosure"}


@dataclass(frozen=True, slots=True)
class Shelf:
    """One page of the list."""

    total: int
    found: tuple[Found, ...]
    facets: tuple[Facet, ...]


def shelf(choice: Choice) -> Shelf:
    """The records under the filters, newest first; seven queries, however many records there are."""
    rows = filtered(public_records(), choice.filters())
    start = (choice.page - 1) * PER_PAGE
    return Shelf(
        total=rows.count(),
        found=tuple(
            Found(row, (Marked(row.title, False),), (PageHit(0, 0.0, (Marked(row.summary, False),)),))
            for row in rows.newest()[start : start + PER_PAGE]
        ),
        facets=tuple(facet(name, _counts(name, choice), choice) for name in FACETS),
    )


def _counts(name: str, choice: Choice) -> list[tuple[str, int]]:
    rows = filtered(public_records().order_by(), choice.filters(), leave_out=name)
    if name == "ground":
        return Counter(chain.from_iterable(rows.values_list("grounds", flat=True))).most_common()
    if name == "year":
        years = rows.annotate(of=ExtractYear("decided_on")).values_list("of").annotate(number=Count("pk"))
        return [(str(year), count) for year, count in years.order_by("-of")]
    column = _COLUMNS[name]
    counted = list(rows.values_list(column).annotate(number=Count("pk")).order_by("-number", column))
    return [(DISCLOSURE_TERMS[code], count) for code, count in counted] if name == "disclosure" else counted
