"""Workers that stop and come back, papers that kill every worker, several workers and officers at once."""

import os
import signal
import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from disclosure import jobs, leases, outbox, publishing, worker
from disclosure.actions import approving, reviewing
from disclosure.auditing import verify_chain
from disclosure.errors import DisclosureError, Fenced, GaveUp
from disclosure.models import (
    Approval,
    AuditEntry,
    Job,
    OutboxEntry,
    Publication,
    PublicationVersion,
)
from disclosure.models.files import JobState
from disclosure.sealing import SealedStore, Vault
from disclosure.states import FileState, Stage
from disclosure.storage import FolderObjects
from redaction.errors import DetectorUnavailable, ProcessorCrowded
from redaction.types import Inspection, PageTexts, Readings
from search.errors import SearchUnavailable
from tests.disclosure_world import World, fresh, result_of
from tests.dying import in_another_process, start_process
from tests.plain_services import OnPage, PlainWorkshop, plain_paper


def run_stages(world: World, workshop: PlainWorkshop, owner: str = "another") -> None:
    """All stages that are due."""
    stop = threading.Event()
    while worker.step(world.place, workshop, owner=owner, stop=stop):
        pass


def lease_runs_out() -> None:
    """The database's clock passes the lease."""
    Job.objects.filter(state=JobState.RUNNING).update(lease_until=timezone.now() - timedelta(seconds=1))


class Deadly(PlainWorkshop):
    """Kills the worker's process while it reads a deadly paper."""

    def read(self, sealed: bytes, inspection: Inspection, on_page: OnPage) -> PageTexts:
        """Does not come back for a deadly paper."""
        if b"DEADLY" in sealed:
            os.kill(os.getpid(), signal.SIGKILL)
        return super().read(sealed, inspection, on_page)


class Stopping(PlainWorkshop):
    """Stands still while reading until the file appears."""

    def __init__(self, go_on: Path) -> None:
        self._go_on = go_on

    def read(self, sealed: bytes, inspection: Inspection, on_page: OnPage) -> PageTexts:
        """Says that it is there, and waits."""
        self._go_on.with_suffix(".here").touch()
        while not self._go_on.exists():
            threading.Event().wait(0.02)
        return super().read(sealed, inspection, on_page)


def test_a_paper_that_kills_every_worker_ends_before_an_officer(world: World) -> None:
    """After five tries the paper is blocked with its code, and the others went on."""
    deadly = world.upload(plain_paper("DEADLY"))
    good = world.upload(plain_paper("멀쩡한 문서"))
    deaths = 0
    for _ in range(jobs.MOST_ATTEMPTS + 3):
        deaths += os.WIFSIGNALED(in_another_process(lambda: run_stages(world, Deadly())))
        lease_runs_out()
    assert deaths == jobs.MOST_ATTEMPTS
    assert (fresh(deadly).state, fresh(deadly).blocked_code) == (FileState.BLOCKED, GaveUp.code)
    assert fresh(good).state == FileState.REVIEW
    actions = Counter(AuditEntry.objects.about(deadly.public_id).values_list("action", flat=True))
    assert actions["block"] == 1


def test_a_worker_that_slept_past_its_lease_is_fenced(world: World, tmp_path: Path) -> None:
    """Another worker took over; what the sleeper brings afterwards changes nothing."""
    file = world.upload()
    go_on = tmp_path / "go_on"
    sleeper = start_process(lambda: run_stages(world, Stopping(go_on), owner="sleeper"))
    while not go_on.with_suffix(".here").exists():
        threading.Event().wait(0.02)
    os.kill(sleeper, signal.SIGSTOP)
    lease_runs_out()
    run_stages(world, PlainWorkshop())
    assert fresh(file).state == FileState.REVIEW
    entries = AuditEntry.objects.count()
    go_on.touch()
    os.kill(sleeper, signal.SIGCONT)
    assert os.WEXITSTATUS(os.waitpid(sleeper, 0)[1]) == 0
    assert AuditEntry.objects.count() == entries
    assert Job.objects.get(sealed_file=file, stage=Stage.READ).attempts == 2
    assert Job.objects.get(sealed_file=file, stage=Stage.READ).lease_owner == "another"


def test_a_lost_lease_cannot_commit_or_put_back(world: World) -> None:
    """A claim whose token passed on is worth nothing."""
    world.upload()
    first = jobs.claim("first", at=world.clock())
    assert first is not None
    lease_runs_out()
    second = jobs.claim("second", at=world.clock())
    assert second is not None
    assert second.token == first.token + 1
    assert not jobs.extend(first)
    assert jobs.extend(second)
    for late in (
        lambda: jobs.put_back(first, code="X", is_a_try=True),
        lambda: jobs.refuse(first, code="X", detail="", at=world.clock()),
    ):
        with pytest.raises(Fenced):
            late()


def test_three_workers_do_twelve_papers_once(world: World) -> None:
    """Several workers at one queue: every stage of every paper once."""
    files = [world.upload(plain_paper(f"문서 {number}")) for number in range(12)]
    workers = [
        start_process(lambda number=number: run_stages(world, PlainWorkshop(), f"w{number}")) for number in range(3)
    ]
    assert [os.WEXITSTATUS(os.waitpid(pid, 0)[1]) for pid in workers] == [0, 0, 0]
    run_stages(world, PlainWorkshop())
    for file in files:
        actions = list(AuditEntry.objects.about(file.public_id).values_list("action", flat=True))
        assert actions == ["receive", "inspect", "read", "find"]
    assert not Job.objects.filter(attempts__gt=1).exists()
    verify_chain(world.agency)


def _clicks(world: World, act: Callable[[], Any], many: int = 4) -> int:
    """Several processes do the same at once; gives how many succeeded."""

    def click() -> None:
        try:
            act()
        except DisclosureError:
            os._exit(3)

    pids = [start_process(click) for _ in range(many)]
    codes = [os.WEXITSTATUS(os.waitpid(pid, 0)[1]) for pid in pids]
    assert set(codes) <= {0, 3}
    return codes.count(0)


def test_double_clicks_approve_and_plan_once(world: World) -> None:
    """Four impatient clicks: one approval, one plan, one public record."""
    file = world.reviewed()
    digest = result_of(file).sha256
    approve = _clicks(world, lambda: approving.approve(file=file, sha256=digest, by=world.approver, at=world.clock()))
    assert (approve, Approval.objects.count()) == (1, 1)
    plan = _clicks(world, lambda: world.plan(fresh(file)))
    assert (plan, PublicationVersion.objects.count()) == (1, 1)
    world.carry()
    record = Publication.objects.get()
    down = _clicks(
        world,
        lambda: publishing.withdraw(publication=record, reason="잘못 올린 자료", by=world.handler, at=world.clock()),
    )
    assert (down, AuditEntry.objects.filter(action="withdraw").count()) == (1, 1)
    verify_chain(world.agency)


def test_two_officers_decide_at_once(world: World) -> None:
    """Decisions of several officers at one moment all stand as rows; one per place holds."""
    file = world.upload()
    world.work()
    file = fresh(file)
    ids = list(file.findings.values_list("pk", flat=True))
    done = _clicks(
        world,
        lambda: reviewing.decide(
            file=file, state=reviewing.DecisionState.KEEP, findings=ids, by=world.handler, at=world.clock()
        ),
    )
    assert done == 4
    assert file.decisions.count() == 8
    assert file.decisions.current().count() == 2
    assert fresh(file).changes == 4


def test_a_worker_told_to_stop_gives_its_job_back(world: World) -> None:
    """SIGTERM in the middle of a paper costs no try and loses nothing."""
    file = world.upload(plain_paper("하나", "둘"))
    stop = threading.Event()
    with PlainWorkshop() as workshop:
        worker.step(world.place, workshop, owner="tests", stop=stop)
        stop.set()
        worker.step(world.place, workshop, owner="tests", stop=stop)
    job = Job.objects.get(sealed_file=file, stage=Stage.READ)
    assert (job.state, job.attempts) == (JobState.QUEUED, 0)
    world.work()
    assert fresh(file).state == FileState.REVIEW


def test_an_emptied_queue_loses_no_work(world: World) -> None:
    """The files' rows are the truth: a lost queue is made again."""
    files = [world.upload(plain_paper(f"문서 {number}")) for number in range(3)]
    Job.objects.all().delete()
    assert jobs.requeue_unfinished(at=world.clock()) == 3
    assert jobs.requeue_unfinished(at=world.clock()) == 0
    world.work()
    assert {fresh(file).state for file in files} == {FileState.REVIEW}


def _due_now() -> None:
    Job.objects.filter(state=JobState.QUEUED).update(not_before=timezone.now() - timedelta(seconds=1))
    OutboxEntry.objects.update(not_before=timezone.now() - timedelta(seconds=1))


class Absent(PlainWorkshop):
    """The detector's model is missing."""

    def find(self, texts: PageTexts, on_page: OnPage, readings: Readings) -> Any:
        """Never says that nothing was found."""
        raise DetectorUnavailable


def test_a_missing_detector_never_means_nothing_found(world: World) -> None:
    """The file waits with the code, however long, and goes on when the detector is back."""
    file = world.upload()
    for _ in range(8):
        run_stages(world, Absent())
        _due_now()
    job = Job.objects.get(sealed_file=file, stage=Stage.FIND)
    assert (fresh(file).state, job.error_code, job.attempts) == (FileState.READ, "RED-21", 0)
    world.work()
    assert fresh(file).state == FileState.REVIEW


class Faulty(PlainWorkshop):
    """A programming error with a paper's text in its message."""

    def read(self, sealed: bytes, inspection: Inspection, on_page: OnPage) -> PageTexts:
        """Fails with private text."""
        raise RuntimeError(sealed.decode())


def test_a_fault_costs_a_try_and_tells_no_text(world: World, caplog: pytest.LogCaptureFixture) -> None:
    """Five faults block the file; no log line quotes the paper."""
    file = world.upload()
    for _ in range(jobs.MOST_ATTEMPTS + 1):
        run_stages(world, Faulty())
        _due_now()
    run_stages(world, Faulty())
    assert (fresh(file).state, fresh(file).blocked_code) == (FileState.BLOCKED, GaveUp.code)
    assert "RuntimeError" in caplog.text
    assert "김점례" not in caplog.text
    assert "900101" not in caplog.text
    approving.retry(file=fresh(file), by=world.handler, at=world.clock())
    world.work()
    assert fresh(file).state == FileState.REVIEW


class Crowded(PlainWorkshop):
    """So many others work on the machine that a page takes too long."""

    def read(self, sealed: bytes, inspection: Inspection, on_page: OnPage) -> PageTexts:
        """Never done in time."""
        raise ProcessorCrowded("time")


def test_a_crowded_machine_blocks_no_paper_at_once(world: World) -> None:
    """The paper is tried again, and goes on where the machine has become quiet."""
    file = world.upload()
    for _ in range(jobs.MOST_ATTEMPTS - 1):
        run_stages(world, Crowded())
        _due_now()
    job = Job.objects.get(sealed_file=file, stage=Stage.READ)
    assert (fresh(file).state, job.error_code, job.attempts) == (FileState.INSPECTED, "RED-11", 4)
    world.work()
    assert fresh(file).state == FileState.REVIEW


def test_the_index_away_delays_and_loses_nothing(world: World) -> None:
    """Publishing succeeds without the index; what was promised is kept until it is back."""
    file = world.approved()
    world.plan(file)

    def away(*given: object) -> None:
        raise SearchUnavailable

    there = world.engine.put
    world.engine.put = away  # type: ignore[method-assign]
    world.carry()
    record = Publication.objects.get()
    assert record.is_public()
    entry = OutboxEntry.objects.get()
    assert (entry.delivered_at, entry.error_code, entry.attempts) == (None, "SEA-20", 1)
    world.engine.put = there  # type: ignore[method-assign]
    _due_now()
    world.carry()
    assert world.engine.holds("둘째 쪽")


def test_the_public_store_away_leaves_the_plan_standing(world: World, tmp_path: Path) -> None:
    """A record does not become public half: the plan waits until all bytes are there."""
    file = world.approved()
    world.plan(file)
    blocked = tmp_path / "blocked"
    blocked.touch()
    away = publishing.PublicStore(FolderObjects(blocked))
    place = replace(world.place, public=away)
    with PlainWorkshop() as workshop:
        assert outbox.release_due(place, workshop, at=world.clock()) == 0
    assert not Publication.objects.public().exists()
    world.carry()
    assert Publication.objects.public().count() == 1


def test_a_changed_result_is_never_published(world: World, tmp_path: Path) -> None:
    """A flipped byte in the sealed store stops the release, loudly."""
    file = world.approved()
    world.plan(file)
    target = tmp_path / "sealed" / "gurye" / file.public_id / result_of(file).sha256
    content = bytearray(target.read_bytes())
    content[-1] ^= 1
    target.write_bytes(content)
    world.carry()
    assert not Publication.objects.public().exists()
    assert list(world.engine.states()) == []


def test_an_audit_that_cannot_be_written_undoes_the_change(world: World) -> None:
    """No entry, no change: the whole transaction rolls back."""
    file = world.reviewed()

    def no_audit(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith('INSERT INTO "disclosure_auditentry"'):
            raise OSError("no space left")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(no_audit), pytest.raises(OSError, match="no space"):
        approving.approve(file=file, sha256=result_of(file).sha256, by=world.approver, at=world.clock())
    assert fresh(file).state == FileState.VERIFIED
    assert not Approval.objects.exists()


def test_one_courier_at_a_time(world: World) -> None:
    """The second process has no duty until the first gives it back or falls silent."""
    assert leases.take(leases.COURIER, "first")
    assert not leases.take(leases.COURIER, "second")
    assert leases.take(leases.COURIER, "first")
    leases.give_back(leases.COURIER, "first")
    assert leases.take(leases.COURIER, "second")
    assert leases.is_alive(leases.COURIER, timedelta(seconds=30))


def test_an_original_that_is_gone_blocks_its_file(world: World, tmp_path: Path) -> None:
    """Missing bytes are said to be missing, not found empty."""
    file = world.upload()
    (tmp_path / "sealed" / "gurye" / file.public_id / file.sha256).unlink()
    world.work()
    assert fresh(file).blocked_code == "DIS-31"


def test_a_store_with_another_key_blocks_its_file(world: World) -> None:
    """A wrong master key opens nothing and is not mistaken for an empty paper."""
    file = world.upload()
    wrong = SealedStore(world.place.sealed._objects, Vault(b"x" * 32))
    place = replace(world.place, sealed=wrong)
    stop = threading.Event()
    with PlainWorkshop() as workshop:
        while worker.step(place, workshop, owner="tests", stop=stop):
            pass
    assert fresh(file).blocked_code == "DIS-30"
