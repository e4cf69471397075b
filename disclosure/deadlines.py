"""Counting of days under the Act, as pure functions: today and the days off are passed in.

Rule A counts working days from the first day (법 제29조제2항); Rule B counts calendar days without the first and
rolls off a day off (법 제29조제1항, 민법 제157·159·161조); Rule C is the civil petition's count (민원처리법 제19조).
`days_off` holds public holidays with substitutes; Saturdays and Sundays are added here.
"""

from collections.abc import Set
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

KST = ZoneInfo("Asia/Seoul")

DECISION_DAYS = 10
"""법 제11조제1항."""
LONGEST_EXTENSION_DAYS = 10
"""법 제11조제2항."""
OVERDUE_DAYS = 20
"""법 제18조제1항: after 20 counted days without a decision the requester may object."""
OBJECTION_DECISION_DAYS = 7
"""법 제18조제3항, and the same once more as extension."""
THIRD_PARTY_OPINION_DAYS = 3
"""법 제21조제1항."""
THIRD_PARTY_OBJECTION_DAYS = 7
"""법 제21조제2항."""
REQUESTER_OBJECTION_DAYS = 30
"""법 제18조제1항."""
DISCLOSURE_DAYS = 10
"""영 제12조제1항: from the decision to the disclosure."""
AFTER_PAYMENT_DAYS = 5
"""영 제12조제2항."""
NO_SHOW_DAYS = 10
"""영 제12조제4항."""
APPEAL_DAYS = 90
"""행정심판법 제27조."""
THIRD_PARTY_GAP_DAYS = 31
"""법 제21조제3항: thirty full days lie between the decision and the disclosure."""
PETITION_SHORT_DAYS = 5
"""민원처리법 제19조제1항: up to five days are counted in working hours."""

_SATURDAY = 5
_ONE_DAY = timedelta(days=1)


def korean_date(moment: datetime) -> date:
    """The calendar day in Korea on which `moment` (aware) falls."""
    return moment.astimezone(KST).date()


def is_off(day: date, days_off: Set[date]) -> bool:
    """Saturday, Sunday, or a public holiday with its substitutes (법 제29조제2항)."""
    return day.weekday() >= _SATURDAY or day in days_off


def counted_end(start: date, days: int, days_off: Set[date]) -> date:
    """Rule A: the first day on or after `start` by which `days` working days have passed, `start` counting."""
    if days < 1:
        raise ValueError("at least one day is counted")
    day, left = start, days
    while True:
        left -= not is_off(day, days_off)
        if left == 0:
            return day
        day += _ONE_DAY


def civil_end(start: date, days: int, days_off: Set[date]) -> date:
    """Rule B: `days` calendar days after `start`, rolled to the next working day."""
    return _next_working(start + timedelta(days=days), days_off)


def petition_end(start: date, days: int, days_off: Set[date]) -> date:
    """Rule C for periods of six days and more: working days, the first counting."""
    if days <= PETITION_SHORT_DAYS:
        raise ValueError("periods of five days and less are counted in hours")
    return counted_end(start, days, days_off)


def decision_due(received: date, days_off: Set[date], *, extended_by: int = 0) -> date:
    """The last day for deciding, with an extension of `extended_by` counted days (0–10)."""
    if not 0 <= extended_by <= LONGEST_EXTENSION_DAYS:
        raise ValueError("an extension is one to ten counted days")
    return counted_end(received, DECISION_DAYS + extended_by, days_off)


def overdue_from(received: date, days_off: Set[date]) -> date:
    """The first day on which the requester may object because nothing was decided."""
    return counted_end(received, OVERDUE_DAYS, days_off) + _ONE_DAY


def silence_objection_end(received: date, days_off: Set[date]) -> date:
    """The last day for objecting to silence: thirty days from the day after the twentieth counted day."""
    return civil_end(overdue_from(received, days_off), REQUESTER_OBJECTION_DAYS, days_off)


def objection_due(received: date, days_off: Set[date], *, extended_by: int = 0) -> date:
    """The last day for deciding an objection, with an extension of 0–7 counted days."""
    if not 0 <= extended_by <= OBJECTION_DECISION_DAYS:
        raise ValueError("an objection is extended by at most seven counted days")
    return counted_end(received, OBJECTION_DECISION_DAYS + extended_by, days_off)


def third_party_disclosure_from(decided: date) -> date:
    """The first day on which a file may be given although a third party objected."""
    return decided + timedelta(days=THIRD_PARTY_GAP_DAYS)


def no_show_from(disclosure_day: date) -> date:
    """The first day on which a case may be closed because the requester did not come."""
    return disclosure_day + timedelta(days=NO_SHOW_DAYS + 1)


def counted_days(start: date, end: date, days_off: Set[date]) -> tuple[date, ...]:
    """The days that count from `start` to `end`, both included, for the calendar people are shown."""
    span = (end - start).days + 1
    return tuple(day for day in (start + timedelta(days=n) for n in range(span)) if not is_off(day, days_off))


def counted_days_left(today: date, due: date, days_off: Set[date]) -> int:
    """Working days from tomorrow to the due day; negative by working days past it; 0 on the due day."""
    if today <= due:
        return len(counted_days(today + _ONE_DAY, due, days_off))
    return -len(counted_days(due + _ONE_DAY, today, days_off))


def _next_working(day: date, days_off: Set[date]) -> date:
    while is_off(day, days_off):
        day += _ONE_DAY
    return day
