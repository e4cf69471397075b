"""The county's disclosure in numbers over twelve months: counted from rows, never typed."""

import statistics
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain

from django.db.models import Count
from django.db.models.functions import TruncMonth
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.public.plots import Plot, Point, plot
from cms.public.words import DISCLOSURES, GROUNDS
from cms.shelves.answers import AnswerCount, AnswerSum, added_up, answer_counts
from disclosure.models import Case, Publication
from disclosure.models.requests import Item, ItemDecision

MONTHS = 12
MOST_DEPARTMENTS = 15
_WHOLE = 100


@dataclass(frozen=True, slots=True)
class Answered:
    """Answers given in a month or by a department: how many, by the last day, and the median of calendar days."""

    count: int = 0
    in_time: int = 0
    median_days: float | None = None

    @property
    def in_time_percent(self) -> int | None:
        """Share of answers in time; None without an answer."""
        return round(_WHOLE * self.in_time / self.count) if self.count else None


@dataclass(frozen=True, slots=True)
class Month:
    """One month: records published, and answers given."""

    first: date
    published: int
    answers: Answered


@dataclass(frozen=True, slots=True)
class DepartmentNumbers:
    """One department: records published, answers given, and both together beside the busiest (0–100)."""

    name: str
    published: int
    answers: Answered
    length: int


@dataclass(frozen=True, slots=True)
class Share:
    """A named count, and its length beside the longest (0–100)."""

    label: str
    count: int
    length: int


@dataclass(frozen=True, slots=True)
class Numbers:
    """Everything the page shows. `grounds` are those of records, `refusals` those of decisions that withheld."""

    months: tuple[Month, ...]
    all_answers: Answered
    disclosures: tuple[Share, ...]
    decisions: tuple[Share, ...]
    refusals: tuple[Share, ...]
    grounds: tuple[Share, ...]
    departments: tuple[DepartmentNumbers, ...]
    answers: tuple[AnswerCount, ...]
    answer_sum: AnswerSum

    def published_plot(self) -> Plot:
        """Records by month."""
        return plot("published", _("달마다 공개한 자료의 수"), (_point(m, m.published) for m in self.months))

    def answered_plot(self) -> Plot:
        """Answers by month."""
        return plot("answered", _("달마다 답한 청구의 수"), (_point(m, m.answers.count) for m in self.months))

    def in_time_plot(self) -> Plot:
        """Percent of answers in time, by month."""
        title = _("달마다 기한 안에 답한 비율(%)")
        return plot("in-time", title, (_point(m, m.answers.in_time_percent) for m in self.months), top=_WHOLE)

    def days_plot(self) -> Plot:
        """Median days, by month."""
        title = _("달마다 답하는 데 걸린 날의 가운데 값")
        return plot("days", title, (_point(m, m.answers.median_days) for m in self.months))

    def settled_plot(self) -> Plot:
        """Percent of writers whom published pages were enough for, by month; months in which none wrote have no bar."""
        title = _("달마다 청구하기 전에 답을 찾은 비율(%)")
        of = {counted.month: counted.settled_percent for counted in self.answers}
        return plot("settled", title, (_point(m, of.get(m.first)) for m in self.months), top=_WHOLE)


def numbers(now: datetime) -> Numbers:
    """Count the twelve months up to `now` (Korean time); nine queries, however many rows there are."""
    firsts = _months(timezone.localtime(now).date())
    since = timezone.make_aware(datetime(firsts[0].year, firsts[0].month, 1))  # noqa: DTZ001 - made aware here
    rows = Publication.objects.public().filter(published_at__gte=since).order_by()
    published = _published(since)
    decided = _decided(since)
    items = Item.objects.filter(case__decided_at__gte=since).exclude(decision="").order_by()
    by_decision = items.values_list("decision").annotate(number=Count("pk")).order_by("-number")
    withheld = items.exclude(decision=ItemDecision.OPEN).values_list("grounds", flat=True)
    counts = answer_counts(firsts[0])
    return Numbers(
        months=tuple(
            Month(first, published.get(first, 0), _answered(one for one in decided if one[0] == first))
            for first in firsts
        ),
        all_answers=_answered(decided),
        disclosures=_disclosures(rows.values_list("disclosure").annotate(number=Count("pk")).order_by("-number")),
        decisions=_disclosures(by_decision),
        refusals=_grounds(withheld),
        grounds=_grounds(rows.values_list("grounds", flat=True)),
        departments=_departments(rows, decided),
        answers=counts,
        answer_sum=added_up(counts),
    )


Decided = tuple[date, bool, int, str]
"""First day of the month of decision, whether by the last day, calendar days it took, department."""


def _published(since: datetime) -> dict[date, int]:
    rows = Publication.objects.public().filter(published_at__gte=since).order_by()
    by_month = rows.annotate(of=TruncMonth("published_at")).values_list("of").annotate(number=Count("pk"))
    return {moment.date(): count for moment, count in by_month}


def _decided(since: datetime) -> list[Decided]:
    rows = Case.objects.filter(decided_at__gte=since).values_list(
        "decided_at", "received_on", "due_on", "department__name"
    )
    days = [(timezone.localtime(decided).date(), received, due, name) for decided, received, due, name in rows]
    return [(day.replace(day=1), day <= due, (day - received).days, name) for day, received, due, name in days]


def _answered(decided: Iterable[Decided]) -> Answered:
    listed = list(decided)
    days = [days for _first, _in_time, days, _name in listed]
    in_time = sum(is_in_time for _first, is_in_time, _days, _name in listed)
    return Answered(len(listed), in_time, statistics.median(days) if days else None)


def _departments(rows: Iterable[Publication], decided: list[Decided]) -> tuple[DepartmentNumbers, ...]:
    published = dict(rows.values_list("department__name").annotate(number=Count("pk")))  # type: ignore[attr-defined]
    of: dict[str, list[Decided]] = defaultdict(list)
    for one in decided:
        of[one[3]].append(one)
    done = {name: published.get(name, 0) + len(of[name]) for name in {*published, *of}}
    names = sorted(done, key=lambda name: (-done[name], name))
    most = max(done.values(), default=1)
    return tuple(
        DepartmentNumbers(name, published.get(name, 0), _answered(of[name]), round(_WHOLE * done[name] / most))
        for name in names[:MOST_DEPARTMENTS]
    )


def _disclosures(counts: Iterable[tuple[str, int]]) -> tuple[Share, ...]:
    return _shares((str(DISCLOSURES.get(code, code)), count) for code, count in counts)


def _grounds(lists: Iterable[list[str]]) -> tuple[Share, ...]:
    counted = Counter(chain.from_iterable(lists))
    known = [(code, count) for code, count in counted.most_common() if code in GROUNDS]
    return _shares((f"{GROUNDS[code].short} ({GROUNDS[code].item})", count) for code, count in known)


def _point(month: Month, value: float | None) -> Point:
    return Point(f"{month.first:%Y-%m}", str(month.first.month), value, "" if value is None else f"{value:g}")


def _months(today: date) -> tuple[date, ...]:
    """The first days of the last twelve months, this one last."""
    last = today.year * MONTHS + today.month - 1
    return tuple(date(number // MONTHS, number % MONTHS + 1, 1) for number in range(last - MONTHS + 1, last + 1))


def _shares(counts: Iterable[tuple[str, int]]) -> tuple[Share, ...]:
    listed = list(counts)
    longest = max((count for _, count in listed), default=1)
    return tuple(Share(label, count, round(_WHOLE * count / longest)) for label, count in listed)
