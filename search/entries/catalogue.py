"""The records of an index side by side in memory: facets, months and order by date are counted here, exactly.

tantivy's own `cardinality` only estimates how many records stand behind matching pages.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from search.types import FacetValue, Filters, IndexEntry

FACETS: Final = ("department", "year", "kind", "disclosure", "ground")

Rows = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Record:
    """A record without its pages. `number` stands for `item_id` inside the engine."""

    number: int
    item_id: str
    revision: int
    sha256: str
    agency: str
    title: str
    summary: str
    department: str
    kind: str
    disclosure: str
    grounds: tuple[str, ...]
    decided_on: date
    published_on: date

    @staticmethod
    def of(entry: IndexEntry, number: int) -> "Record":
        """The record of an entry."""
        return Record(
            number=number,
            item_id=entry.item_id,
            revision=entry.revision,
            sha256=entry.sha256,
            agency=entry.agency,
            title=entry.title,
            summary=entry.summary,
            department=entry.department,
            kind=entry.kind,
            disclosure=entry.disclosure,
            grounds=entry.grounds,
            decided_on=entry.decided_on,
            published_on=entry.published_on,
        )

    @property
    def month(self) -> str:
        """The month of the decision, as 2024-05."""
        return self.decided_on.strftime("%Y-%m")

    def facet_values(self, facet: str) -> tuple[str, ...]:
        """The record's values of a facet."""
        return {
            "department": (self.department,),
            "year": (str(self.decided_on.year),),
            "kind": (self.kind,),
            "disclosure": (self.disclosure,),
            "ground": self.grounds,
        }[facet]


def chosen_values(filters: Filters, facet: str) -> tuple[str, ...]:
    """The values of a facet a reader chose, as text."""
    return tuple(str(value) for value in getattr(filters, facet))


class _Column:
    """The values of one facet: pairs of a row and a value's code, so that a record may have several."""

    def __init__(self, values_of_rows: Iterable[tuple[str, ...]]) -> None:
        self._codes: dict[str, int] = {}
        rows: list[int] = []
        codes: list[int] = []
        for row, values in enumerate(values_of_rows):
            for value in filter(None, values):
                rows.append(row)
                codes.append(self._codes.setdefault(value, len(self._codes)))
        self._rows = np.array(rows, dtype=np.int64)
        self._values = np.array(codes, dtype=np.int64)

    def having(self, chosen: tuple[str, ...], size: int) -> NDArray[np.bool_]:
        """Which rows have one of the chosen values."""
        mask = np.zeros(size, dtype=np.bool_)
        codes = [self._codes[value] for value in chosen if value in self._codes]
        mask[self._rows[np.isin(self._values, codes)]] = True
        return mask

    def count(self, inside: NDArray[np.bool_]) -> list[FacetValue]:
        counts = np.bincount(self._values[inside[self._rows]], minlength=len(self._codes))
        return [FacetValue(value, int(counts[code])) for value, code in self._codes.items() if counts[code]]


class Catalogue:
    """Every record of one state of the index."""

    def __init__(self, records: Sequence[Record]) -> None:
        self.records = tuple(sorted(records, key=lambda record: record.number))
        self._numbers = np.array([record.number for record in self.records], dtype=np.int64)
        self._days = np.array([record.decided_on.toordinal() for record in self.records], dtype=np.int64)
        self._columns = {facet: _Column(record.facet_values(facet) for record in self.records) for facet in FACETS}
        self._months = _Column((record.month,) for record in self.records)

    def rows(self, numbers: NDArray[np.int64]) -> Rows:
        """The rows of records whose numbers are given in order."""
        return np.searchsorted(self._numbers, numbers)

    def numbers(self, rows: Rows) -> frozenset[int]:
        """The numbers of the records of some rows."""
        return frozenset(self._numbers[rows].tolist())

    def all_rows(self) -> Rows:
        """Every row."""
        return np.arange(len(self.records))

    def select(self, rows: Rows, filters: Filters) -> "Selection":
        """Apply filters to matching records and count the facets."""
        size = len(self.records)
        matching = np.zeros(size, dtype=np.bool_)
        matching[rows] = True
        chosen = {facet: values for facet in FACETS if (values := chosen_values(filters, facet))}
        masks = {facet: self._columns[facet].having(values, size) for facet, values in chosen.items()}
        facets = {
            facet: by_count(self._columns[facet].count(_intersect(matching, masks, without=facet))) for facet in FACETS
        }
        left = _intersect(matching, masks)
        months = in_order(self._months.count(left))
        return Selection(np.flatnonzero(left), facets, months)

    def newest_first(self, rows: Rows) -> list[Record]:
        """Records by date of decision, the newest first; those of one day by id."""
        chosen = [self.records[int(row)] for row in rows[np.argsort(-self._days[rows], kind="stable")]]
        return sorted(chosen, key=lambda record: (-record.decided_on.toordinal(), record.item_id))


@dataclass(frozen=True, slots=True)
class Selection:
    """The rows that are left after the filters, with the counts to show beside them."""

    rows: Rows
    facets: dict[str, tuple[FacetValue, ...]]
    months: tuple[FacetValue, ...]


def _intersect(
    matching: NDArray[np.bool_], masks: dict[str, NDArray[np.bool_]], without: str | None = None
) -> NDArray[np.bool_]:
    result: NDArray[Any] = matching
    for facet, mask in masks.items():
        if facet != without:
            result = result & mask
    return result


def by_count(values: Iterable[FacetValue]) -> tuple[FacetValue, ...]:
    """Values, those of the most records first."""
    return tuple(sorted(values, key=lambda value: (-value.count, value.value)))


def in_order(values: Iterable[FacetValue]) -> tuple[FacetValue, ...]:
    """Values in their own order, as months follow each other."""
    return tuple(sorted(values, key=lambda value: value.value))
