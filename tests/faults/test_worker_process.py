"""The worker as a process: it ends when it is told to, and when it is killed another one goes on."""

import signal
import time

import pytest

from tests.faults.worker_county import county

FOUNDED_WITH_A_PAPER = """
from django.core.management import call_command
call_command("seed", offices_only=True)
from cms.sample_county.desk import SEED
from cms.sample_county.season import Season
from disclosure.wiring import services, workplace
from django.contrib.auth.models import User
from redaction.papers import month_of_county
paper = next(month_of_county(SEED, 1, 2))
season = Season(workplace(services()), print, (paper,), ())
season._receive(paper, User.objects.get(username="seed-handler"))
"""
STATES = """
from disclosure.models import Job, SealedFile
jobs = [f"{job.stage}:{job.state}:{job.attempts}" for job in Job.objects.order_by("pk")]
print(SealedFile.objects.get().state, *jobs)
"""
ONCE = """
from collections import Counter
from disclosure.models import AuditEntry, SealedFile
file = SealedFile.objects.get()
print(sorted(Counter(AuditEntry.objects.about(file.public_id).values_list("action", flat=True)).items()))
"""
FORGET_LEASES = """
from datetime import timedelta
from django.utils import timezone
from disclosure.models import Job, Lease
Job.objects.filter(state="running").update(lease_until=timezone.now() - timedelta(seconds=1))
Lease.objects.update(until=None)
"""


@pytest.fixture
def place(tmp_path, founded):
    """A county with one paper of two pages and nobody working."""
    with county(tmp_path, founded) as made:
        made.tell(FOUNDED_WITH_A_PAPER)
        yield made


def wait_for_line(place, line, seconds=240):
    """Wait until a worker has said it."""
    end = time.monotonic() + seconds
    while line not in place.log():
        assert time.monotonic() < end, place.log()[-2000:]
        time.sleep(0.05)


def test_a_worker_ends_when_told_and_another_goes_on_when_it_is_killed(place):
    """SIGTERM gives the job back untouched; after SIGKILL a second worker takes over; each stage counts once."""
    first = place.hire()
    wait_for_line(place, "stage done stage=inspect")
    first.send_signal(signal.SIGTERM)
    assert first.wait(120) == 0
    told = place.tell(STATES)
    assert ":running:" not in told
    assert ":failed:" not in told

    second = place.hire()
    wait_for_line(place, "stage done stage=read")
    second.kill()
    second.wait(10)
    place.tell(FORGET_LEASES)

    third = place.hire()
    wait_for_line(place, "stage done stage=find")
    third.send_signal(signal.SIGTERM)
    assert third.wait(120) == 0
    states, once = place.tell(STATES + ONCE).splitlines()
    assert states.startswith("review ")
    assert once == "[('find', 1), ('inspect', 1), ('read', 1), ('receive', 1)]"
    assert "Traceback" not in place.log()
    assert "CRITICAL" not in place.log()
