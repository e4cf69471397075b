"""Reconciling, fixity, the audit chain, health, and the commands that an administrator runs."""

import json
import threading
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db.models import F
from django.utils import timezone

from disclosure import fixity, health, leases, publishing, reconciling, wiring, worker
from disclosure.actions import approving
from disclosure.auditing import Subject, append, verify_chain
from disclosure.errors import ChainBroken, ObjectMissing
from disclosure.models import AuditEntry, Job, OutboxEntry, Publication, PublicationVersion, SealedFile
from disclosure.models.files import JobState
from disclosure.records import sealed_place
from disclosure.wiring import Services
from search.errors import SearchUnavailable
from tests.disclosure_world import PAPER, World, fresh, result_of
from tests.plain_services import PlainWorkshop, plain_paper


@pytest.fixture
def given(world: World, monkeypatch: pytest.MonkeyPatch) -> World:
    """The county's services are what the commands get."""
    place = world.place
    made = Services(place.engine, place.public, place.clock, place.sealed, place.vault, place.open_workshop)
    monkeypatch.setattr(wiring, "services", lambda: made)
    return world


def test_nothing_to_repair(world: World) -> None:
    """After a quiet day reconciling finds nothing."""
    world.published()
    assert reconciling.reconcile(world.place, PlainWorkshop(), at=world.clock()).is_clean()


def test_a_lost_index_is_filled_again(world: World) -> None:
    """Every public record comes back, nothing else."""
    first, second = world.published(plain_paper("하나")), world.published(plain_paper("둘"))
    publishing.withdraw(publication=second, reason="이유", by=world.handler, at=world.clock())
    world.carry()
    world.engine.remove([first.public_id])
    repairs = reconciling.reconcile(world.place, PlainWorkshop(), at=world.clock())
    assert (repairs.indexed, repairs.unindexed) == (1, 0)
    assert {state.item_id for state in world.engine.states()} == {first.public_id}


def test_a_record_the_index_should_not_hold_is_taken_out(world: World) -> None:
    """An index restored from yesterday forgets what was withdrawn since."""
    record = world.published()
    entry = publishing.index_entry(record, world.place.public)
    publishing.withdraw(publication=record, reason="이유", by=world.handler, at=world.clock())
    world.carry()
    world.engine.put([entry])
    assert reconciling.reconcile_index(world.place, PlainWorkshop()) == (0, 1)
    assert list(world.engine.states()) == []


def test_an_index_ahead_of_the_database_is_set_back(world: World) -> None:
    """After the database was restored to an older time the index follows it."""
    record = world.published()
    Publication.objects.update(revision=F("revision") + 1)
    PublicationVersion.objects.update(revision=F("revision") + 1)
    reconciling.reconcile_index(world.place, PlainWorkshop())
    Publication.objects.update(revision=1)
    assert reconciling.reconcile_index(world.place, PlainWorkshop()) == (1, 0)
    assert [state.revision for state in world.engine.states()] == [record.revision]


def test_foreign_and_missing_public_objects_are_put_right(world: World) -> None:
    """What does not belong is removed, what is gone is copied again from the sealed store."""
    record = world.published()
    digest = result_of(record.sealed_file).sha256
    world.place.public.put("gurye", record.public_id, b"left over")
    world.place.public._objects.remove(f"gurye/{record.public_id}/{digest}")
    repairs = reconciling.reconcile(world.place, PlainWorkshop(), at=world.clock())
    assert (repairs.pruned, repairs.restored) == (1, 1)
    assert world.place.public.digests("gurye", record.public_id) == publishing.current_digests(record)


def test_left_objects_of_a_discarded_file_are_erased(world: World) -> None:
    """What a failing store kept of a discarded file goes at the next reconciling."""
    file = world.upload()
    place = sealed_place(file)
    approving.discard(file=file, by=world.handler, at=world.clock(), sealed_store=world.place.sealed)
    assert reconciling.reconcile(world.place, PlainWorkshop(), at=world.clock()).erased == 1
    with pytest.raises(ObjectMissing):
        world.place.sealed.get(place, file.sha256)


def test_a_changed_byte_is_found_within_thirty_days(world: World, tmp_path: Path) -> None:
    """Over thirty days of hours each object is read once; the changed one is reported."""
    record = world.published()
    target = tmp_path / "public" / "gurye" / record.public_id / result_of(record.sealed_file).sha256
    target.write_bytes(b"changed")
    (tmp_path / "sealed" / "gurye" / record.sealed_file.public_id / record.sealed_file.sha256).unlink()
    start = world.clock()
    wrong = [fixity.check_slice(world.place, at=start + timedelta(hours=hour)) for hour in range(fixity.SLICES)]
    assert sum(wrong) == 2


@pytest.mark.parametrize("change", [{"facts": {"round": 99}}, {"by": None}, {"hash": "0" * 64}, {"action": "x"}])
def test_a_rewritten_entry_breaks_the_chain(world: World, change: dict[str, object]) -> None:
    """Any changed field of any entry is found, with its number."""
    world.upload()
    entry = AuditEntry.objects.get(action="receive")
    AuditEntry.objects.filter(pk=entry.pk).update(**change)
    with pytest.raises(ChainBroken) as caught:
        verify_chain(world.agency)
    assert caught.value.detail == f"entry {entry.number}"


def test_a_removed_entry_breaks_the_chain(world: World) -> None:
    """A gap is found."""
    world.upload()
    AuditEntry.objects.filter(number=2).delete()
    with pytest.raises(ChainBroken):
        verify_chain(world.agency)


def test_a_cut_off_end_is_found_by_what_was_published(world: World) -> None:
    """Each publication anchors the chain, so its end cannot be cut off unseen."""
    world.published()
    AuditEntry.objects.filter(action="publish").delete()
    with pytest.raises(ChainBroken) as caught:
        verify_chain(world.agency)
    assert "anchor" in caught.value.detail


@pytest.mark.django_db(transaction=True)
def test_an_entry_outside_a_transaction_is_a_programming_error(transactional_db: None) -> None:
    """An audit entry belongs to its change."""
    with pytest.raises(RuntimeError):
        append("x", Subject(None, None, "file", "x"), by=None, at=None)  # type: ignore[arg-type]


def test_health_tells_what_needs_somebody(world: World) -> None:
    """A silent worker and a late removal are alarms; a carried world is well."""
    record = world.published()
    assert health.look(at=world.clock()).is_well()
    publishing.withdraw(publication=record, reason="이유", by=world.handler, at=world.clock())
    late = health.look(at=world.clock() + timedelta(minutes=2))
    assert (late.late_removals, late.outbox_waiting, late.is_well()) == (2, 2, False)
    world.carry()
    assert health.look(at=world.clock() + timedelta(minutes=2)).is_well()


def test_a_file_that_no_worker_takes_is_an_alarm(world: World) -> None:
    """A paper lies untouched for minutes: somebody is woken, unless a worker is busy with another."""
    world.carry()
    world.upload()
    Job.objects.update(not_before=timezone.now())
    assert health.look(at=world.clock()).is_well()
    Job.objects.update(not_before=timezone.now() - timedelta(minutes=5))
    assert (health.look(at=world.clock()).jobs_forsaken, health.look(at=world.clock()).is_well()) == (1, False)
    world.upload(PAPER + b"\n", name="다른 서류.pdf")
    Job.objects.filter(pk=Job.objects.latest("pk").pk).update(
        state=JobState.RUNNING, lease_until=timezone.now() + timedelta(seconds=30)
    )
    assert health.look(at=world.clock()).is_well()
    Job.objects.update(lease_until=timezone.now() - timedelta(minutes=5))
    assert health.look(at=world.clock()).jobs_forsaken == 2


def test_a_late_removal_is_an_alarm(world: World, caplog: pytest.LogCaptureFixture) -> None:
    """A removal that still fails after a minute is logged as critical."""
    record = world.published()
    publishing.withdraw(publication=record, reason="이유", by=world.handler, at=world.clock())
    OutboxEntry.objects.update(asked_at=world.clock() - timedelta(minutes=2))

    def away(ids: object) -> None:
        raise publishing.Changed

    world.engine.remove = away  # type: ignore[method-assign,assignment]
    world.carry()
    assert any(line.levelname == "CRITICAL" for line in caplog.records)


def test_commands_speak_json(given: World) -> None:
    """reconcile, verify_audit and health print one line of JSON each."""
    given.published()
    for command, key in (("reconcile", "requeued"), ("verify_audit", "head"), ("health", "well")):
        out = StringIO()
        call_command(command, stdout=out)
        assert key in json.loads(out.getvalue())


def test_verify_audit_fails_on_a_broken_chain(given: World) -> None:
    """The command's exit tells monitoring."""
    AuditEntry.objects.filter(number=1).update(action="x")
    with pytest.raises(CommandError):
        call_command("verify_audit", stdout=StringIO())


def test_health_fails_without_a_worker(given: World) -> None:
    """No pulse, not well."""
    leases.Lease.objects.all().delete()
    with pytest.raises(CommandError):
        call_command("health", stdout=StringIO())


def test_withdraw_from_the_command_line(given: World) -> None:
    """An administrator takes a record down in an officer's name, with the officer's rights."""
    record = given.published()
    for who in ("foreigner", "unknown"):
        with pytest.raises(CommandError):
            call_command("withdraw", record.public_id, by=who, reason="이유", stdout=StringIO())
    call_command("withdraw", record.public_id, by="handler", reason="개인정보 발견", stdout=StringIO())
    assert not Publication.objects.public().exists()


def test_a_process_without_keys_is_no_workplace(world: World) -> None:
    """The public site's services open no sealed file."""
    with pytest.raises(RuntimeError):
        wiring.workplace(Services(world.engine, world.place.public, world.clock))


def test_an_erased_file_has_no_place(world: World) -> None:
    """After its key is gone a file's objects cannot even be asked for."""
    file = world.upload()
    SealedFile.objects.filter(pk=file.pk).update(wrapped_key=None)
    with pytest.raises(ObjectMissing):
        sealed_place(fresh(file))


def test_a_new_office_has_an_index_before_its_first_record(world: World) -> None:
    """The first reader of a new site is told that nothing is there yet, not that search is away."""
    prepared = []
    world.engine.prepare = lambda: prepared.append(True)  # type: ignore[method-assign]
    world.carry()
    assert prepared == [True]


def test_a_lost_index_is_made_whole_before_it_answers(world: World) -> None:
    """When the index was lost, readers are told that search is away until all records are in the new one."""
    record = world.published()
    rebuilt = []

    def lost() -> object:
        raise SearchUnavailable("no index")

    world.engine.states = lost  # type: ignore[method-assign,assignment]
    world.engine.rebuild = lambda entries: rebuilt.extend(entry.item_id for entry in entries)  # type: ignore[attr-defined]
    reconciling.open_index(world.place)
    assert rebuilt == [record.public_id]


def test_the_index_takes_memory_only_while_there_is_something_to_index(world: World) -> None:
    """Between publications the worker holds no dictionary for search, so that it fits its memory while papers run."""
    world.plan(world.approved())
    courier = worker.Courier(world.place, PlainWorkshop(), "tests")
    assert courier.step()
    assert world.engine.is_warm
    world.clock.now += worker.REST_AFTER
    courier.step()
    assert not world.engine.is_warm


@pytest.mark.parametrize(
    ("only", "expected"),
    [("stages", ["run_stages"]), ("courier", ["run_chores", "run_courier"])],
)
def test_one_half_of_the_work_is_one_process(
    given: World, monkeypatch: pytest.MonkeyPatch, only: str, expected: list[str]
) -> None:
    """Stages of files are one process's work, whatever lies outside the database and falls due is another's."""
    ran: list[str] = []
    for name in ("run_stages", "run_courier", "run_chores"):
        monkeypatch.setattr(worker, name, lambda *places, _name=name, **options: ran.append(_name))
    call_command("run_worker", only=only)
    for thread in threading.enumerate():
        if thread.name == "chores":
            thread.join(10)
    assert sorted(ran) == expected
