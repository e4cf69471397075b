"""The county's disclosure in numbers over twelve months: counted from rows, never typed."""

import statistics
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain

from django.db.models import Count
from django.db.models.functions import TruncMonth
from django.utils import timezone

from cms.public.words import DISCLOSURES, GROUNDS
from disclosure.models import Case, Publication

MONTHS = 12
MOST_DEPARTMENTS = 15
_WHOLE = 100


@dataclass(frozen=True, slots=True)
class Month:
    """One month: records published, answers given, and how many of these by the last day."""

    first: date
    published: int
    answered: int
    in_time: int

    @property
    def in_time_percent(self) -> int | None:
        """Share of answers in time; None without an answer."""
        return round(_WHOLE * self.in_time / self.answered) if self.answered else None


@dataclass(frozen=True, slots=True)
class Share:
    """A named count, and its length beside the longest (0–100)."""

    label: str
    count: int
    length: int


@dataclass(frozen=True, slots=True)
class Numbers:
    """Everything the page shows; `median_days` counts calendar days from receipt to decision."""

    months: tuple[Month, ...]
    median_days: float | None
    disclosures: tuple[Share, ...]
    grounds: tuple[Share, ...]
    departments: tuple[Share, ...]

    @property
    def most_published(self) -> int:
        """The tallest month, at least 1."""
        return max(1, *(month.published for month in self.months))


def numbers(now: datetime) -> Numbers:
    """Count the twelve months up to `now` (Korean time); five queries."""
    firsts = _months(timezone.localtime(now).date())
    since = timezone.make_aware(datetime(firsts[0].year, firsts[0].month, 1))  # noqa: DTZ001 - made aware here
    rows = Publication.objects.public().filter(published_at__gte=since).order_by()
    by_month = rows.annotate(of=TruncMonth("published_at")).values_list("of").annotate(number=Count("pk"))
    published = {moment.date(): count for moment, count in by_month}
    answers = list(Case.objects.filter(decided_at__gte=since).values_list("decided_at", "received_on", "due_on"))
    days = [(timezone.localtime(decided).date(), received, due) for decided, received, due in answers]
    answered = Counter(decided.replace(day=1) for decided, _, _ in days)
    in_time = Counter(decided.replace(day=1) for decided, _, due in days if decided <= due)
    grounds = Counter(chain.from_iterable(rows.values_list("grounds", flat=True)))
    disclosures = rows.values_list("disclosure").annotate(number=Count("pk")).order_by("-number")
    departments = rows.values_list("department__name").annotate(number=Count("pk")).order_by("-number")
    return Numbers(
        months=tuple(Month(first, published.get(first, 0), answered[first], in_time[first]) for first in firsts),
        median_days=statistics.median((decided - received).days for decided, received, _ in days) if days else None,
        disclosures=_shares((str(DISCLOSURES.get(code, code)), count) for code, count in disclosures),
        grounds=_shares((f"{GROUNDS[code].short}", count) for code, count in grounds.most_common() if code in GROUNDS),
        departments=_shares(departments[:MOST_DEPARTMENTS]),
    )


def _months(today: date) -> tuple[date, ...]:
    """The first days of the last twelve months, this one last."""
    last = today.year * MONTHS + today.month - 1
    return tuple(date(number // MONTHS, number % MONTHS + 1, 1) for number in range(last - MONTHS + 1, last + 1))


def _shares(counts: Iterable[tuple[str, int]]) -> tuple[Share, ...]:
    listed = list(counts)
    longest = max((count for _, count in listed), default=1)
    return tuple(Share(label, count, round(_WHOLE * count / longest)) for label, count in listed)
