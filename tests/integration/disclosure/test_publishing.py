"""Approving, planning, publishing, correcting, taking down, discarding."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from disclosure import publishing
from disclosure.actions import approving, reviewing
from disclosure.errors import (
    Changed,
    DateRefused,
    FieldRefused,
    NotPermitted,
    ObjectChanged,
    PersonalDataInPublicText,
    TransitionRefused,
)
from disclosure.models import Approval, AuditEntry, OutboxEntry, Publication, PublicationVersion
from disclosure.models.publications import OutboxKind
from disclosure.permits import why_not_file
from disclosure.states import FileAction, FileState
from redaction.types import Ground
from tests.disclosure_world import PAPER, SECRET, World, fresh, result_of
from tests.plain_services import plain_paper


def test_approval_is_of_exactly_one_result(world: World) -> None:
    """Approving another hash than the present result's is refused."""
    file = world.reviewed()
    with pytest.raises(Changed):
        approving.approve(file=file, sha256="0" * 64, by=world.approver, at=world.clock())
    approving.approve(file=file, sha256=result_of(file).sha256, by=world.approver, at=world.clock())
    with pytest.raises(TransitionRefused):
        approving.approve(file=file, sha256=result_of(file).sha256, by=world.approver, at=world.clock())


@pytest.mark.parametrize("who", ["foreigner", "handler", "auditor", "intake", "chief", "nobody"])
def test_only_the_departments_approver_approves(world: World, who: str) -> None:
    """Nobody without the approver's role in the department approves."""
    file = world.reviewed()
    with pytest.raises(NotPermitted):
        approving.approve(file=file, sha256=result_of(file).sha256, by=getattr(world, who), at=world.clock())


def test_the_database_itself_refuses_an_approval_by_the_redactor(world: World) -> None:
    """Even code that forgets the rule cannot store such an approval."""
    file = world.reviewed()
    with pytest.raises(IntegrityError), transaction.atomic():
        Approval.objects.create(
            public_file=result_of(file),
            sha256=result_of(file).sha256,
            redacted_by=world.handler,
            approved_by=world.handler,
            approved_at=world.clock(),
        )


def test_an_unapproved_file_cannot_be_planned(world: World) -> None:
    """Before the approval there is nothing to publish."""
    with pytest.raises(TransitionRefused):
        world.plan(world.reviewed())


def test_a_plan_waits_for_its_day(world: World) -> None:
    """A record planned for tomorrow becomes public tomorrow, not before."""
    file = world.approved()
    world.plan(file, publish_at=world.clock.now + timedelta(days=1))
    world.carry()
    assert not Publication.objects.public().exists()
    assert fresh(file).state == FileState.APPROVED
    world.clock.now += timedelta(days=1, minutes=1)
    world.carry()
    record = Publication.objects.public().get()
    version = record.versions.get()
    assert version.published_at is not None
    assert version.published_at > version.publish_at


def test_plans_outside_a_year_or_in_the_past_are_refused(world: World) -> None:
    """A plan lies between now and a year from now, a decision not in the future."""
    file = world.approved()
    now = world.clock.now
    for when in (now - timedelta(hours=1), now + timedelta(days=400)):
        with pytest.raises(DateRefused):
            world.plan(file, publish_at=when)
    with pytest.raises(DateRefused):
        world.plan(file, decided_on=date(2026, 12, 31))
    with pytest.raises(FieldRefused):
        world.plan(file, summary="  ")
    with pytest.raises(PersonalDataInPublicText):
        world.plan(file, summary="연락처 010-1234-5678")
    with pytest.raises(Changed):
        world.plan(file, sha256="0" * 64)


def test_a_plan_can_be_taken_back_and_made_again(world: World) -> None:
    """Cancelling leaves the approval; a second plan publishes."""
    file = world.approved()
    world.plan(file, publish_at=world.clock.now + timedelta(days=1))
    with pytest.raises(TransitionRefused):
        world.plan(fresh(file))
    publishing.cancel_plan(file=fresh(file), by=world.handler, at=world.clock())
    with pytest.raises(TransitionRefused):
        publishing.cancel_plan(file=fresh(file), by=world.handler, at=world.clock())
    world.plan(fresh(file))
    world.carry()
    assert Publication.objects.public().count() == 1
    assert PublicationVersion.objects.count() == 2


def test_personal_data_in_the_summary_holds_the_release(world: World) -> None:
    """What the detector finds in a summary is never published; the officer sees why and corrects it."""
    file = world.approved()
    world.plan(file)
    PublicationVersion.objects.update(summary=f"접수 {SECRET} 처리")
    world.carry()
    assert not Publication.objects.public().exists()
    assert (fresh(file).state, fresh(file).blocked_code) == (FileState.BLOCKED, "DIS-08")
    assert SECRET not in str(list(AuditEntry.objects.values_list("facts", flat=True)))
    approving.retry(file=fresh(file), by=world.handler, at=world.clock())
    assert fresh(file).state == FileState.APPROVED
    world.plan(fresh(file))
    world.carry()
    assert Publication.objects.public().count() == 1


def test_a_title_with_personal_data_stops_before_burning(world: World) -> None:
    """A title goes into the file itself, so it is looked at before."""
    file = world.upload(title=f"{SECRET} 민원")
    world.work()
    world.decide_all(file)
    reviewing.finish_review(file=fresh(file), by=world.handler, at=world.clock())
    world.work()
    assert (fresh(file).state, fresh(file).blocked_code) == (FileState.BLOCKED, "DIS-08")
    approving.send_back(file=fresh(file), note="", by=world.handler, at=world.clock())
    reviewing.describe(file=file, title="민원 처리", kind=file.kind, by=world.handler, at=world.clock())
    reviewing.finish_review(file=fresh(file), by=world.handler, at=world.clock())
    world.work()
    assert fresh(file).state == FileState.VERIFIED


def test_sending_back_an_approved_file_revokes_everything(world: World) -> None:
    """Approval and plan fall; what was decided and looked at stays for the next round."""
    file = world.approved()
    world.plan(file, publish_at=world.clock.now + timedelta(days=1))
    approving.send_back(file=fresh(file), note="주소가 남아 있습니다.", by=world.approver, at=world.clock())
    again = fresh(file)
    assert (again.state, again.round, again.send_back_note) == (FileState.REVIEW, 2, "주소가 남아 있습니다.")
    assert Approval.objects.get().revoked_by == world.approver
    assert not PublicationVersion.objects.planned().exists()
    world.clock.now += timedelta(days=2)
    world.carry()
    assert not Publication.objects.public().exists()
    assert why_not_file(FileAction.FINISH_REVIEW, again, by=world.handler) is None


def test_a_corrected_version_replaces_the_first_without_a_gap(world: World) -> None:
    """While a correction is made the old version stays; then only the new one is anywhere."""
    record = world.published()
    file = record.sealed_file
    old = result_of(file).sha256
    approving.reopen(file=fresh(file), by=world.handler, at=world.clock())
    assert Publication.objects.public().count() == 1
    reviewing.add_box(
        file=fresh(file), page=2, rect=(0.0, 0.0, 2.0, 10.0), ground=Ground.G7, by=world.handler, at=world.clock()
    )
    reviewing.finish_review(file=fresh(file), by=world.handler, at=world.clock())
    world.work()
    approving.approve(file=fresh(file), sha256=result_of(file).sha256, by=world.approver, at=world.clock())
    world.plan(fresh(file))
    world.carry()
    again = Publication.objects.public().get()
    assert (again.pk, again.revision, again.grounds) == (record.pk, 2, ["G6", "G7"])
    assert again.published_at == record.published_at
    assert again.revised_at is not None
    assert old not in world.place.public.digests("gurye", record.public_id)
    assert not world.engine.holds("둘째 쪽")
    first, second = again.versions.order_by("revision")
    assert first.superseded_at is not None
    assert second.superseded_at is None


def test_withdrawing_while_a_correction_is_made(world: World) -> None:
    """An urgent take-down does not wait for the correction, which may still be published later."""
    record = world.published()
    file = record.sealed_file
    approving.reopen(file=fresh(file), by=world.handler, at=world.clock())
    publishing.withdraw(publication=record, reason="개인정보 발견", by=world.chief, at=world.clock())
    assert fresh(file).state == FileState.REVIEW
    assert not Publication.objects.public().exists()
    reviewing.finish_review(file=fresh(file), by=world.handler, at=world.clock())
    world.work()
    approving.approve(file=fresh(file), sha256=result_of(file).sha256, by=world.approver, at=world.clock())
    world.plan(fresh(file))
    world.carry()
    again = Publication.objects.public().get()
    assert (again.revision, again.withdrawn_reason) == (3, "")
    assert {state.revision for state in world.engine.states()} == {3}


def test_a_withdrawn_record_can_come_back_corrected(world: World) -> None:
    """Reopened after the withdrawal, a new result takes the old address."""
    record = world.published()
    publishing.withdraw(publication=record, reason="내용 오류", by=world.handler, at=world.clock())
    world.carry()
    file = approving.reopen(file=fresh(record.sealed_file), by=world.handler, at=world.clock())
    reviewing.finish_review(file=file, by=world.handler, at=world.clock())
    world.work()
    approving.approve(file=fresh(file), sha256=result_of(file).sha256, by=world.approver, at=world.clock())
    world.plan(fresh(file))
    world.carry()
    assert Publication.objects.public().get().public_id == record.public_id


def test_withdrawing_needs_right_state_and_reason(world: World) -> None:
    """A second withdrawal, an empty reason, a reason with a person's number, and a foreign officer are refused."""
    record = world.published()
    with pytest.raises(FieldRefused):
        publishing.withdraw(publication=record, reason=" ", by=world.handler, at=world.clock())
    with pytest.raises(PersonalDataInPublicText):
        publishing.withdraw(publication=record, reason=f"{SECRET}", by=world.handler, at=world.clock())
    with pytest.raises(NotPermitted):
        publishing.withdraw(publication=record, reason="이유", by=world.foreigner, at=world.clock())
    publishing.withdraw(publication=record, reason="이유", by=world.handler, at=world.clock())
    with pytest.raises(TransitionRefused):
        publishing.withdraw(publication=record, reason="이유", by=world.handler, at=world.clock())


def test_taking_down_goes_before_putting_in(world: World) -> None:
    """When much waits, removals are delivered first."""
    first = world.published(plain_paper("하나"))
    second = world.approved(plain_paper("둘"))
    world.plan(second)
    publishing.withdraw(publication=first, reason="이유", by=world.handler, at=world.clock())
    order: list[str] = []
    engine = world.engine
    put, remove = engine.put, engine.remove
    engine.put = lambda entries: (order.append("put"), put(entries))[1]  # type: ignore[method-assign]
    engine.remove = lambda ids: (order.append("remove"), remove(ids))[1]  # type: ignore[method-assign]
    OutboxEntry.objects.filter(kind=OutboxKind.INDEX).update(delivered_at=None)
    world.carry()
    assert order[0] == "remove"


def test_delivering_twice_changes_nothing(world: World) -> None:
    """An outbox entry delivered again, late, leaves the withdrawn record withdrawn."""
    record = world.published()
    publishing.withdraw(publication=record, reason="이유", by=world.handler, at=world.clock())
    world.carry()
    OutboxEntry.objects.update(delivered_at=None)
    world.carry()
    assert list(world.engine.states()) == []
    assert world.place.public.owners() == frozenset()


def test_a_hidden_record_gives_no_index_entry(world: World) -> None:
    """The only builder of index entries refuses what is not public."""
    record = world.published()
    withdrawn = publishing.withdraw(publication=record, reason="이유", by=world.handler, at=world.clock())
    with pytest.raises(Changed):
        publishing.index_entry(withdrawn, world.place.public)
    assert publishing.current_digests(withdrawn) == frozenset()


def test_a_file_without_hidden_places_is_published_as_open(world: World) -> None:
    """Nothing hidden: 공개, no ground."""
    record = world.published(plain_paper("숨길 것이 없는 문서"))
    assert (record.get_disclosure_display(), record.grounds, record.counts_by_ground()) == ("공개", [], {})


def test_discarding_destroys_key_and_bytes(world: World) -> None:
    """A file that was never public can be destroyed; a copy of its objects opens no more."""
    file = world.upload()
    world.work()
    gone = approving.discard(file=fresh(file), by=world.handler, at=world.clock(), sealed_store=world.place.sealed)
    assert gone.is_erased()
    assert gone.state == FileState.DISCARDED
    world.upload(PAPER)


def test_a_published_file_cannot_be_discarded(world: World) -> None:
    """What was public is kept as the record of what was public."""
    record = world.published()
    with pytest.raises(TransitionRefused):
        approving.discard(
            file=fresh(record.sealed_file), by=world.handler, at=world.clock(), sealed_store=world.place.sealed
        )
    approving.reopen(file=fresh(record.sealed_file), by=world.handler, at=world.clock())
    with pytest.raises(TransitionRefused):
        approving.discard(
            file=fresh(record.sealed_file), by=world.handler, at=world.clock(), sealed_store=world.place.sealed
        )


def test_a_file_never_reviewed_cannot_be_sent_back(world: World) -> None:
    """A file blocked at inspection has no review to go back to; a note too long is refused."""
    file = world.upload(plain_paper("{깨짐}"))
    world.work()
    with pytest.raises(TransitionRefused):
        approving.send_back(file=fresh(file), note="", by=world.handler, at=world.clock())
    with pytest.raises(FieldRefused):
        approving.send_back(file=fresh(file), note="가" * 1_001, by=world.handler, at=world.clock())


def test_a_changed_public_object_is_never_read(world: World) -> None:
    """Page texts come with their hash checked."""
    record = world.published()
    result = result_of(record.sealed_file)
    world.place.public._objects.put(f"gurye/{record.public_id}/{result.texts_sha256}", b"[]")
    with pytest.raises(ObjectChanged):
        publishing.page_texts(record, world.place.public)
