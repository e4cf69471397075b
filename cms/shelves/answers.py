"""How often a published page answered before a request was written (ADR 0077): counts by month, of nobody."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Literal

from django.db import models, transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from disclosure.deadlines import korean_date

Event = Literal["shown", "opened", "settled", "sent"]
EVENTS: Final[tuple[Event, ...]] = ("shown", "opened", "settled", "sent")
_WHOLE: Final = 100


class AnswerCount(models.Model):
    """A month's writers of requests: who were shown published pages, opened one, needed no request, or sent one."""

    month = models.DateField(unique=True)
    shown = models.PositiveIntegerField(default=0)
    opened = models.PositiveIntegerField(default=0)
    settled = models.PositiveIntegerField(default=0)
    sent = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("청구 전 답변")
        verbose_name_plural = _("청구 전 답변")

    def __str__(self) -> str:
        return f"{self.month:%Y-%m}"

    @property
    def settled_percent(self) -> int | None:
        """Writers whom a published page was enough for, of all who were shown one; None before the first."""
        return rate(self.settled, self.shown)


@dataclass(frozen=True, slots=True)
class AnswerSum:
    """The counts of several months together."""

    shown: int
    opened: int
    settled: int
    sent: int

    @property
    def settled_percent(self) -> int | None:
        """As for a month."""
        return rate(self.settled, self.shown)


@transaction.atomic
def count_answer(event: Event, at: datetime) -> None:
    """One more; the caller sees to it that a draft counts once."""
    month = korean_date(at).replace(day=1)
    AnswerCount.objects.get_or_create(month=month)
    AnswerCount.objects.filter(month=month).update(**{event: F(event) + 1})


def answer_counts(since: date) -> tuple[AnswerCount, ...]:
    """The months from `since` on, oldest first."""
    return tuple(AnswerCount.objects.filter(month__gte=since).order_by("month"))


def added_up(months: tuple[AnswerCount, ...]) -> AnswerSum:
    """All of them together."""
    return AnswerSum(**{event: sum(getattr(month, event) for month in months) for event in EVENTS})


def rate(part: int, whole: int) -> int | None:
    """Percent, rounded; None of nothing."""
    return round(_WHOLE * part / whole) if whole else None
