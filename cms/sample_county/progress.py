"""How far the sample county is, in one row, so that the officers' home can show what happens in the background."""

from datetime import datetime, timedelta

from django.db import models

from cms.sample_county.standing import Standing

_SILENCE = timedelta(seconds=90)


class SampleCountyProgress(models.Model):
    """The one row: counts of papers as the seed last saw them. There is none where no sample county was asked for."""

    papers = models.PositiveIntegerField()
    received = models.PositiveIntegerField()
    published = models.PositiveIntegerField()
    blocked = models.PositiveIntegerField()
    share = models.FloatField()
    seen_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.published}/{self.papers}"

    def has_stopped(self, *, at: datetime) -> bool:
        """Whether the seed has said nothing for longer than it ever should."""
        return self.finished_at is None and at - self.seen_at > _SILENCE

    def percent(self) -> int:
        """The share of all stages of all papers that are done."""
        return int(self.share * 100)


def note(standing: Standing, *, at: datetime) -> None:
    """Keep what the seed sees."""
    seen = {
        "papers": standing.papers,
        "received": standing.received,
        "published": standing.published,
        "blocked": standing.blocked,
        "share": standing.share,
        "seen_at": at,
        "finished_at": None,
    }
    SampleCountyProgress.objects.update_or_create(pk=1, defaults=seen)


def note_end(*, at: datetime) -> None:
    """Every paper is where it is meant to stay."""
    SampleCountyProgress.objects.filter(pk=1).update(finished_at=at)


def under_way() -> SampleCountyProgress | None:
    """The row while the seed has not ended."""
    return SampleCountyProgress.objects.filter(finished_at__isnull=True).first()
