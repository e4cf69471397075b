"""The second look before indexing: what it finds keeps a record out of the index until an officer has looked."""

from datetime import timedelta
from hashlib import sha256

import pytest

from disclosure import comparing, health, outbox, publishing, reconciling, screening
from disclosure.errors import Changed, NotPermitted, Quarantined, SamePerson, TransitionRefused
from disclosure.models import AuditEntry, DecisionRow, FindingRow, OutboxEntry, Publication, Screening
from disclosure.models.reviews import DecisionState
from disclosure.permits import why_not_file
from disclosure.states import FileAction
from tests.disclosure_world import World
from tests.plain_services import PlainWorkshop, plain_paper

NUMBER = "010-9876-5432"
LEAKY = plain_paper("첫째 쪽", f"둘째 쪽 연락처 {NUMBER} 와 {NUMBER}")


@pytest.fixture
def held(world: World) -> Publication:
    """A public record with a number that detection and verification let through."""
    return world.published(LEAKY)


def test_a_number_found_before_indexing_keeps_the_record_out_of_the_index(world: World, held: Publication) -> None:
    """The record is public and cannot be found; the audit says so once, in numbers only."""
    assert held.is_public()
    assert not world.engine.holds(NUMBER)
    assert list(world.engine.states()) == []
    assert Screening.objects.get().held_texts == [[2, "phone", 2]]
    assert AuditEntry.objects.get(action=screening.QUARANTINED).facts == {"revision": 1, "findings": 2}
    assert health.look(at=world.clock()).quarantined == 1
    with pytest.raises(Quarantined):
        publishing.index_entry(held, world.place.public)


def test_nothing_brings_a_quarantined_record_into_the_index(world: World, held: Publication) -> None:
    """Neither reconciling, nor a rebuild, nor a lost index; and the comparison calls that equal."""
    reconciling.reconcile(world.place, PlainWorkshop(), at=world.clock())
    comparing.rebuild(world.engine, world.place.public, lambda _done, _of: None)
    reconciling.open_index(world.place)
    assert list(world.engine.states()) == []
    compared = comparing.compare(world.engine)
    assert compared.is_equal()
    assert (compared.public, compared.quarantined) == (0, 1)


def test_an_entry_made_before_the_quarantine_is_taken_out(world: World) -> None:
    """A record that an earlier version indexed without a look goes at the next reconciling."""
    record = world.published(plain_paper("깨끗한 쪽"))
    Screening.objects.update(held_texts=[[1, "phone", 1]])
    assert reconciling.reconcile_index(world.place, PlainWorkshop()) == (0, 1)
    assert not world.engine.holds(record.public_id)


def test_an_officer_who_looked_lets_it_be_found(world: World, held: Publication) -> None:
    """After the approver cleared it the worker indexes it, and it stays so."""
    screening.clear(publication=held, revision=held.revision, by=world.approver, at=world.clock())
    world.carry()
    assert world.engine.holds(NUMBER)
    assert reconciling.reconcile(world.place, PlainWorkshop(), at=world.clock()).is_clean()
    assert AuditEntry.objects.filter(action=FileAction.CLEAR_SCREENING, by=world.approver).count() == 1
    with pytest.raises(TransitionRefused):
        screening.clear(publication=held, revision=held.revision, by=world.approver, at=world.clock())


def test_only_a_second_person_of_the_department_clears(world: World, held: Publication) -> None:
    """The handler may not, nor an approver who did the hiding, nor anybody from another department."""
    for who in (world.handler, world.foreigner, world.auditor):
        with pytest.raises(NotPermitted):
            screening.clear(publication=held, revision=1, by=who, at=world.clock())
    world.grant_approver(world.handler)
    with pytest.raises(SamePerson):
        screening.clear(publication=held, revision=1, by=world.handler, at=world.clock())
    assert why_not_file(FileAction.CLEAR_SCREENING, held.sealed_file, by=world.approver) is None


def test_a_cleared_revision_clears_no_other(world: World, held: Publication) -> None:
    """A stale screen cannot clear what has been corrected meanwhile, and the correction is looked at anew."""
    screening.clear(publication=held, revision=1, by=world.approver, at=world.clock())
    Publication.objects.update(revision=2)
    fresh = Publication.objects.get()
    assert not screening.may_be_indexed(fresh, world.place, PlainWorkshop())
    with pytest.raises(Changed):
        screening.clear(publication=fresh, revision=1, by=world.approver, at=world.clock())


def test_what_an_officer_kept_is_no_hit(world: World) -> None:
    """A value that was seen in review and left standing does not hold the record back."""
    file = world.approved(plain_paper(f"?담당자? 연락처 {NUMBER}"))
    FindingRow.objects.update(value_key=sha256(NUMBER.encode()).hexdigest())
    DecisionRow.objects.update(state=DecisionState.KEEP, ground="")
    world.plan(file)
    world.carry()
    assert Screening.objects.get().held_texts == []
    assert world.engine.holds(NUMBER)


def test_a_detector_that_is_away_means_not_indexed_yet(world: World) -> None:
    """Publishing succeeds, an older revision leaves the index, delivery is tried again and succeeds later."""
    record = world.published(plain_paper("깨끗한 쪽"))
    Publication.objects.update(revision=2)
    OutboxEntry.objects.update(delivered_at=None, revision=2)
    workshop = PlainWorkshop()
    workshop.is_away = True
    assert outbox.deliver_waiting(world.place, workshop, at=world.clock()) == 0
    entry = OutboxEntry.objects.get()
    assert (entry.delivered_at, entry.error_code) == (None, "RED-20")
    assert list(world.engine.states()) == []
    OutboxEntry.objects.update(not_before=entry.asked_at - timedelta(minutes=1))
    workshop.is_away = False
    assert outbox.deliver_waiting(world.place, workshop, at=world.clock()) == 1
    assert world.engine.holds(record.public_id)


def test_withdrawing_ends_a_quarantine(world: World, held: Publication) -> None:
    """What is taken down waits for nobody any more."""
    publishing.withdraw(publication=held, reason="개인정보가 있었습니다.", by=world.handler, at=world.clock())
    world.carry()
    assert health.look(at=world.clock()).quarantined == 0
    with pytest.raises(TransitionRefused):
        screening.clear(publication=held, revision=1, by=world.approver, at=world.clock())
