"""Words that found nothing, for editors: what residents call things that the county calls otherwise (ADR 0075).

What a reader typed may name a person. It is sealed to the officers' key at once; a command opens it later, drops what
the detector takes for personal data, and counts the rest by word and day. No address, time of day or order is kept.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from django.db import models, transaction
from django.db.models import Count, F, Max, QuerySet, Sum
from django.utils.translation import gettext_lazy

from cms.shelves.wording import compared, one_line
from disclosure.deadlines import korean_date
from disclosure.errors import FieldRefused, ObjectChanged, PersonalDataInPublicText
from disclosure.models import Agency
from disclosure.publictext import checked_public_text
from disclosure.sealing import Vault, seal_to
from redaction.types import Disposition, Span

log = logging.getLogger(__name__)

LONGEST_MISS: Final = 40
SHOWN_FROM_DAYS: Final = 3
KEPT: Final = timedelta(days=90)
MOST_WAITING: Final = 5000
_CONTEXT: Final = "missed words"


class SealedMiss(models.Model):
    """A query that found nothing, closed to everybody but the officers' side, waiting to be counted or dropped."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    day = models.DateField()
    closed = models.BinaryField()

    class Meta:
        verbose_name = gettext_lazy("세지 않은 말")
        verbose_name_plural = gettext_lazy("세지 않은 말")

    def __str__(self) -> str:
        return str(self.pk)


class MissedWord(models.Model):
    """How often a wording found nothing on a day."""

    words = models.CharField(gettext_lazy("찾은 말"), max_length=LONGEST_MISS)
    day = models.DateField()
    times = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = gettext_lazy("찾지 못한 말")
        verbose_name_plural = gettext_lazy("찾지 못한 말")
        constraints = (models.UniqueConstraint(fields=("words", "day"), name="one_count_a_word_and_day"),)

    def __str__(self) -> str:
        return str(self.pk)


class DismissedWord(models.Model):
    """A wording editors looked at and need not see again: nothing of the kind exists, or it has a synonym now."""

    words = models.CharField(max_length=LONGEST_MISS, unique=True)
    dismissed_at = models.DateTimeField()

    class Meta:
        verbose_name = gettext_lazy("살펴본 말")
        verbose_name_plural = gettext_lazy("살펴본 말")

    def __str__(self) -> str:
        return str(self.pk)


@dataclass(frozen=True, slots=True)
class Tally:
    """What one run of counting did."""

    counted: int
    dropped: int
    expired: int


def note_miss(agency: Agency, words: str, at: datetime) -> None:
    """Seal what found nothing. Drops in silence what plainly is personal, and everything while too much waits."""
    text = one_line(words)[:LONGEST_MISS].strip()
    try:
        checked_public_text(text, field="words", longest=LONGEST_MISS)
    except (FieldRefused, PersonalDataInPublicText):
        return
    if len(compared(text)) > 1 and SealedMiss.objects.count() < MOST_WAITING:
        closed = seal_to(bytes(agency.form_public_key), text.encode(), _CONTEXT)
        SealedMiss.objects.create(agency=agency, day=korean_date(at), closed=closed)


def count_missed(vault: Vault, detect: Callable[[str], tuple[Span, ...]], *, at: datetime) -> Tally:
    """Open what waits, count what is nobody's, remove the rest; then forget what is older than 90 days."""
    counted = dropped = 0
    for row in SealedMiss.objects.order_by("pk").iterator(chunk_size=200):
        sealed_words = _opened(vault, row)
        is_kept = sealed_words is not None and not _is_personal(sealed_words, detect)
        _settle(row, sealed_words if is_kept else None)
        counted, dropped = counted + is_kept, dropped + (not is_kept)
    expired, _rows = MissedWord.objects.filter(day__lt=korean_date(at) - KEPT).delete()
    DismissedWord.objects.filter(dismissed_at__lt=at - 4 * KEPT).delete()
    return Tally(counted, dropped, expired)


def _opened(vault: Vault, row: SealedMiss) -> str | None:
    try:
        return vault.open_sealed(bytes(row.closed), _CONTEXT).decode()
    except ObjectChanged as error:
        log.warning("missed words not opened: %s row=%d", error.code, row.pk)
        return None


def _is_personal(sealed_words: str, detect: Callable[[str], tuple[Span, ...]]) -> bool:
    """Whether the detector sees anything in the words that is not plainly to be kept; in doubt it is personal."""
    return any(span.disposition != Disposition.KEEP for span in detect(sealed_words))


@transaction.atomic
def _settle(row: SealedMiss, words: str | None) -> None:
    """Count or drop, exactly once: whoever removes the row counts it."""
    removed, _rows = SealedMiss.objects.filter(pk=row.pk).delete()
    if removed and words is not None:
        key = one_line(words).lower()[:LONGEST_MISS]
        MissedWord.objects.get_or_create(words=key, day=row.day)
        MissedWord.objects.filter(words=key, day=row.day).update(times=F("times") + 1)


def often_missed() -> QuerySet[Any, Any]:
    """Wordings that found nothing on three days or more, the most frequent first, with days, times and last day."""
    dismissed = DismissedWord.objects.values("words")
    rows = MissedWord.objects.exclude(words__in=dismissed).values("words")
    told = rows.annotate(days=Count("day", distinct=True), all_times=Sum("times"), last=Max("day"))
    return told.filter(days__gte=SHOWN_FROM_DAYS).order_by("-days", "-all_times", "words")


def dismiss(words: str, *, at: datetime) -> None:
    """Show a wording no more."""
    DismissedWord.objects.get_or_create(words=words[:LONGEST_MISS], defaults={"dismissed_at": at})


def last_counted_day() -> date | None:
    """The newest day that has a count; None before the first."""
    return MissedWord.objects.aggregate(day=Max("day"))["day"]
