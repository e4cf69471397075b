"""The small calendar that shows which days count towards the last day of an answer."""

import calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from disclosure.deadlines import counted_days, is_off
from disclosure.models import Agency, Holiday
from disclosure.models.bodies import HolidayKind

_SUNDAY = 6


@dataclass(frozen=True, slots=True)
class Day:
    """A cell: `number` is which counted day it is (0 for none), `holiday` why it is off."""

    day: date
    inside: bool
    off: bool
    number: int
    is_due: bool
    holiday: str


@dataclass(frozen=True, slots=True)
class Month:
    """A month in weeks from Sunday, as calendars on Korean walls have it."""

    first: date
    weeks: tuple[tuple[Day, ...], ...]


def holidays(agency: Agency) -> dict[date, str]:
    """Names of the public holidays that are not counted."""
    rows = Holiday.objects.filter(agency=agency, counts_as_off=True).exclude(kind=HolidayKind.CANCELLED)
    return dict(rows.values_list("day", "name"))


def months(start: date, due: date, off: Mapping[date, str]) -> tuple[Month, ...]:
    """The months from `start` to `due` with their counted days numbered."""
    numbers = {day: number for number, day in enumerate(counted_days(start, due, off.keys()), start=1)}
    shown: list[Month] = []
    first = start.replace(day=1)
    while first <= due:
        weeks = calendar.Calendar(firstweekday=_SUNDAY).monthdatescalendar(first.year, first.month)
        cells = tuple(tuple(_cell(day, first, numbers, due, off) for day in week) for week in weeks)
        shown.append(Month(first, cells))
        first = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return tuple(shown)


def _cell(day: date, first: date, numbers: Mapping[date, int], due: date, off: Mapping[date, str]) -> Day:
    inside = day.month == first.month
    return Day(
        day=day,
        inside=inside,
        off=is_off(day, off.keys()),
        number=numbers.get(day, 0) if inside else 0,
        is_due=inside and day == due,
        holiday=off.get(day, ""),
    )
