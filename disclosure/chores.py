"""Duties that come again and again (`Services.chores`): the worker runs each, one process at a time, however it is run.

A duty is a command of the system that may run twice or late: due times are rows, so what fell due while no worker ran
is done once at the next start. Whoever moves the due time on runs it; killed meanwhile, it is due again soon.
"""

import logging
from collections.abc import Mapping
from datetime import datetime, timedelta
from io import StringIO

from django.core.management import CommandError, call_command
from django.db.models import F
from django.db.models.functions import Now
from django.utils import timezone

from disclosure.models import Chore
from disclosure.models.chores import CLAIM
from disclosure.wiring import When

log = logging.getLogger(__name__)

LONGEST_SAID = 300


def run_due(chores: Mapping[str, When], *, at: datetime) -> int:
    """Run what is due; gives how many commands were started. Raises what a command raises but `CommandError`."""
    started = 0
    for name, when in chores.items():
        row, _ = Chore.objects.get_or_create(name=name, defaults={"next_at": following(when, at)})
        if _is_taken(row, at):
            started += 1
            _run(name, when, at)
    return started


def following(when: When, at: datetime) -> datetime:
    """The first due time after `at`."""
    if isinstance(when, timedelta):
        return at + when
    today = timezone.make_aware(datetime.combine(timezone.localdate(at), when))
    return today if today > at else today + timedelta(days=1)


def _is_taken(row: Chore, at: datetime) -> bool:
    due = Chore.objects.filter(pk=row.pk, next_at=row.next_at, next_at__lte=Now())
    return due.update(next_at=Now() + CLAIM, started_at=at, failures=F("failures") + 1) == 1


def _run(name: str, when: When, at: datetime) -> None:
    said = StringIO()
    try:
        call_command(name, stdout=said, stderr=StringIO())
    except CommandError as error:
        log.critical("chore failed name=%s status=%d", name, error.returncode)
        Chore.objects.filter(name=name).update(ended_at=at)
        return
    Chore.objects.filter(name=name).update(ended_at=at, failures=0, next_at=following(when, at))
    log.info("chore done name=%s said=%s", name, " ".join(said.getvalue().split())[:LONGEST_SAID])
