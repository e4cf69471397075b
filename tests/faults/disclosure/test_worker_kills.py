"""A worker killed without warning at every moment of its work: nothing is lost, nothing is done twice."""

import threading
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from disclosure import outbox, publishing, worker
from disclosure.actions import approving, reviewing
from disclosure.auditing import verify_chain
from disclosure.models import AuditEntry, FindingRow, Job, OutboxEntry, Publication, PublicFile, SealedFile
from disclosure.models.files import JobState
from disclosure.reviewing import asked_again
from disclosure.states import FileState
from disclosure.wiring import Workplace
from tests.disclosure_world import SECRET, World, fresh, result_of
from tests.dying import die_at
from tests.plain_services import PlainWorkshop, plain_paper

MOST_MOMENTS = 400
ONCE = {
    "receive": 1,
    "inspect": 1,
    "read": 1,
    "find": 1,
    "finish_review": 1,
    "burn": 1,
    "verify": 1,
    "approve": 1,
    "ask_to_publish": 1,
}


def run_stages(place: Workplace, workshop: Any) -> None:
    """All stages that are due."""
    stop = threading.Event()
    while worker.step(place, workshop, owner="another", stop=stop):
        pass


def carry(place: Workplace, workshop: Any) -> None:
    """All that is to become true outside the database."""
    outbox.release_due(place, workshop, at=place.clock())
    while outbox.deliver_waiting(place, workshop, at=place.clock()):
        pass


def time_passes() -> None:
    """The dead worker's lease runs out."""
    Job.objects.filter(state=JobState.RUNNING).update(lease_until=timezone.now() - timedelta(seconds=1))


def paper(number: int) -> bytes:
    """A paper like no other."""
    return plain_paper(f"문서 {number} 신청인 ?김점례? 900101-1234567", "둘째 쪽")


def done_once(file: SealedFile) -> None:
    """No stage of the file was done twice, none is missing."""
    actions = Counter(AuditEntry.objects.about(file.public_id).values_list("action", flat=True))
    assert {action: number for action, number in actions.items() if number != 1 and action != "decide"} == {}
    assert set(Job.objects.filter(sealed_file=file).values_list("state", flat=True)) <= {JobState.DONE}
    assert FindingRow.objects.filter(sealed_file=file).count() == 2
    assert PublicFile.objects.filter(sealed_file=file).count() <= 1


def until_the_end(world: World, prepare: Callable[[int], SealedFile], work: Any, check: Any) -> None:
    """Kill at moment 1, 2, 3, … until the work outlives its killer; each time another worker ends it well."""
    for moment in range(1, MOST_MOMENTS):
        file = prepare(moment)
        died = die_at(moment, world.place, work)
        time_passes()
        work(world.place, PlainWorkshop())
        check(fresh(file))
        done_once(file)
        if not died:
            break
    else:
        pytest.fail("the work has more moments than were tried")
    assert moment > 10
    assert verify_chain(world.agency).number == AuditEntry.objects.count()


def test_killed_while_reading_and_finding(world: World) -> None:
    """From the upload to the review, whenever the worker dies."""

    def check(file: SealedFile) -> None:
        assert file.state == FileState.REVIEW

    until_the_end(world, lambda number: world.upload(paper(number)), run_stages, check)


def test_killed_while_burning_and_verifying(world: World) -> None:
    """From the end of the review to the proven result, whenever the worker dies."""

    def prepare(number: int) -> SealedFile:
        file = world.upload(paper(number))
        world.work()
        world.decide_all(file)
        return reviewing.finish_review(file=fresh(file), by=world.handler, at=world.clock())

    def check(file: SealedFile) -> None:
        assert file.state == FileState.VERIFIED
        result = result_of(file)
        assert result.counts_by_ground == {"G6": 2}

    until_the_end(world, prepare, run_stages, check)


def test_killed_while_the_check_asks_again(world: World) -> None:
    """From the burned file to the officer's desk again, whenever the worker dies: asked once, nothing lost."""

    def prepare(number: int) -> SealedFile:
        file = world.upload(plain_paper(f"문서 {number} {SECRET} {{흐림 010-1234-5678}}"))
        world.work()
        reviewing.finish_review(file=fresh(file), by=world.handler, at=world.clock())
        worker.step(world.place, PlainWorkshop(), owner="burner", stop=threading.Event())
        return fresh(file)

    def check(file: SealedFile) -> None:
        assert file.state == FileState.REVIEW
        assert asked_again(file) == 1
        assert not PublicFile.objects.filter(sealed_file=file).exists()

    until_the_end(world, prepare, run_stages, check)


def test_killed_while_publishing_and_indexing(world: World) -> None:
    """From the plan to the search index, whenever the worker dies."""

    def prepare(number: int) -> SealedFile:
        file = world.reviewed(paper(number))
        approving.approve(file=file, sha256=result_of(file).sha256, by=world.approver, at=world.clock())
        world.plan(fresh(file))
        return file

    def check(file: SealedFile) -> None:
        record = Publication.objects.get(sealed_file=file)
        assert file.state == FileState.PUBLISHED
        assert (record.is_public(), record.revision) == (True, 1)
        entry = publishing.index_entry(record, world.place.public)
        assert (entry.item_id, entry.revision, entry.sha256) in {
            (state.item_id, state.revision, state.sha256) for state in world.engine.states()
        }
        assert AuditEntry.objects.about(record.public_id).count() == 1
        assert not OutboxEntry.objects.filter(publication=record, delivered_at__isnull=True).exists()
        actions = Counter(AuditEntry.objects.about(file.public_id).values_list("action", flat=True))
        assert {name: actions[name] for name in ONCE} == ONCE

    until_the_end(world, prepare, carry, check)


def test_killed_while_taking_down(world: World) -> None:
    """From the withdrawal to the last byte, whenever the worker dies."""

    def prepare(number: int) -> SealedFile:
        file = world.approved(paper(number))
        world.plan(file)
        carry(world.place, PlainWorkshop())
        record = Publication.objects.get(sealed_file=file)
        publishing.withdraw(publication=record, reason="잘못 올린 자료입니다.", by=world.handler, at=world.clock())
        return record.sealed_file

    def check(file: SealedFile) -> None:
        record = Publication.objects.get(sealed_file=file)
        assert file.state == FileState.WITHDRAWN
        assert record.is_tombstone()
        assert world.place.public.digests("gurye", record.public_id) == frozenset()
        assert record.public_id not in {state.item_id for state in world.engine.states()}

    until_the_end(world, prepare, carry, check)
