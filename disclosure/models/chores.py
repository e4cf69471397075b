"""When each duty that comes again and again is due next."""

from datetime import timedelta

from django.db import models
from django.db.models import F, Q

CLAIM = timedelta(minutes=10)
"""How long after its start a duty that did not end is due again."""


class ChoreQuerySet(models.QuerySet["Chore"]):
    """Chores."""

    def failing(self) -> "ChoreQuerySet":
        """Ended without success the last time, or did not end at all twice."""
        return self.filter(Q(failures__gt=1) | Q(failures=1, ended_at__gte=F("started_at")))


class Chore(models.Model):
    """A command that the worker runs. `failures` counts starts since the last success."""

    name = models.CharField(max_length=40, unique=True)
    next_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    failures = models.PositiveIntegerField(default=0)

    objects = ChoreQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name
