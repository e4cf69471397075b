"""What the opening page tells: the newest records and this month in numbers."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, F, Q
from django.utils import timezone

from cms.public.records import public_records
from disclosure.models import Case, Publication

NEWEST = 6
_WHOLE = 100


@dataclass(frozen=True, slots=True)
class OpeningFacts:
    """Newest records, and counts since the first day of this month (Korean time)."""

    newest: tuple[Publication, ...]
    published: int
    all_published: int
    answered: int
    answered_in_time: int
    month: int

    @property
    def in_time_percent(self) -> int | None:
        """Answers given by the last day, of all answers; None before the first answer."""
        return round(_WHOLE * self.answered_in_time / self.answered) if self.answered else None


def opening_facts(now: datetime) -> OpeningFacts:
    """Count at `now`; three queries, however many records there are."""
    first = timezone.localtime(now).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    publications = Publication.objects.public().aggregate(
        all=Count("pk"), month=Count("pk", filter=Q(published_at__gte=first))
    )
    answers = Case.objects.filter(decided_at__gte=first).aggregate(
        all=Count("pk"), in_time=Count("pk", filter=Q(decided_at__date__lte=F("due_on")))
    )
    return OpeningFacts(
        newest=tuple(public_records().newest()[:NEWEST]),
        published=publications["month"],
        all_published=publications["all"],
        answered=answers["all"],
        answered_in_time=answers["in_time"],
        month=first.month,
    )
