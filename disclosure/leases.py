"""Duties that one process at a time may have, by the database's clock, and the pulse of the processes."""

from datetime import timedelta

from django.db.models import F, Q
from django.db.models.functions import Now

from disclosure.models import Lease

COURIER = "courier"
"""Writing the index, releasing due publications, delivering the outbox."""
COURIER_LEASE = timedelta(seconds=20)


def take(name: str, owner: str, length: timedelta = COURIER_LEASE) -> bool:
    """Take or prolong a duty; False while somebody else has it."""
    Lease.objects.get_or_create(name=name)
    free = Q(owner=owner) | Q(until__isnull=True) | Q(until__lt=Now())
    return Lease.objects.filter(free, name=name).update(owner=owner, until=Now() + length, beat_at=Now()) == 1


def give_back(name: str, owner: str) -> None:
    """Let the next take it at once."""
    Lease.objects.filter(name=name, owner=owner).update(owner="", until=None, beat_at=F("beat_at"))


def is_alive(name: str, within: timedelta) -> bool:
    """Whether somebody had the duty within that time."""
    return Lease.objects.filter(name=name, beat_at__gt=Now() - within).exists()
