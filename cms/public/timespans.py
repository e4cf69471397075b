"""When the found records were decided, as a picture: by month, or by year where there are too many months."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from cms.public.choosing import Choice
from cms.public.plots import Plot, Point, plot

MOST_MONTHS = 24
MONTHS_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class Timespan:
    """The picture, and (name, count, address of the list for that year or empty) for its table."""

    plot: Plot
    rows: tuple[tuple[str, int, str], ...]
    is_yearly: bool


def timespan(months: Iterable[tuple[str, int]], choice: Choice) -> Timespan | None:
    """The picture of counts by "YYYY-MM"; None where there is nothing to compare."""
    counted = {_ordinal(month): count for month, count in months}
    if len(counted) <= 1:
        return None
    first, last = min(counted), max(counted)
    if last - first >= MOST_MONTHS:
        return _yearly(counted, choice)
    names = [(f"{at // MONTHS_A_YEAR}-{at % MONTHS_A_YEAR + 1:02d}", at) for at in range(first, last + 1)]
    points = [Point(name, _short(at, first), counted.get(at, 0)) for name, at in names]
    rows = tuple((name, counted[at], "") for name, at in names if at in counted)
    return Timespan(plot("months", _("결정한 달마다 찾은 문서의 수"), points), rows, is_yearly=False)


def _yearly(counted: dict[int, int], choice: Choice) -> Timespan:
    years: Counter[int] = Counter()
    for at, count in counted.items():
        years[at // MONTHS_A_YEAR] += count
    span = range(min(years), max(years) + 1)
    points = [Point(str(year), str(year), years[year]) for year in span]
    rows = tuple((str(year), years[year], choice.only_year(str(year)).query()) for year in span if years[year])
    return Timespan(plot("months", _("결정한 해마다 찾은 문서의 수"), points), rows, is_yearly=True)


def _ordinal(month: str) -> int:
    return int(month[:4]) * MONTHS_A_YEAR + int(month[5:7]) - 1


def _short(at: int, first: int) -> str:
    """The month; with its year where a year begins."""
    month = at % MONTHS_A_YEAR + 1
    return f"{at // MONTHS_A_YEAR}.{month}" if at == first or month == 1 else str(month)
