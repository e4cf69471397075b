"""One paper from upload to the public and out again."""

import json
from pathlib import Path

import pytest

from disclosure import publishing
from disclosure.auditing import verify_chain
from disclosure.errors import ObjectMissing
from disclosure.models import AuditEntry, Job, OutboxEntry, Publication
from disclosure.models.files import JobState
from disclosure.states import FileState
from tests.disclosure_world import SECRET, World, fresh, result_of


def test_a_paper_goes_in_sealed_and_comes_out_public(world: World) -> None:
    """An uploaded paper is read, reviewed, proven, approved, published and indexed."""
    record = world.published()
    assert record.is_public()
    assert record.revision == 1
    assert record.grounds == ["G6"]
    assert record.counts_by_ground() == {"G6": 2}
    assert record.get_disclosure_display() == "부분공개"
    assert fresh(record.sealed_file).state == FileState.PUBLISHED
    assert world.engine.holds("둘째 쪽")
    assert set(Job.objects.values_list("state", flat=True)) == {JobState.DONE}
    assert not OutboxEntry.objects.filter(delivered_at__isnull=True).exists()


def test_no_secret_leaves_the_sealed_store(world: World, tmp_path: Path) -> None:
    """The resident number stands nowhere in the clear: no store, no index, no row."""
    record = world.published()
    places = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(places) > 5
    for path in places:
        assert SECRET.encode() not in path.read_bytes()
        assert "김점례".encode() not in path.read_bytes()
    audit = json.dumps(list(AuditEntry.objects.values_list("facts", flat=True)), ensure_ascii=False)
    assert SECRET not in audit
    assert "민원 서류" not in audit
    assert "민원 서류" not in str(record.sealed_file.__dict__)


def test_withdrawal_hides_at_once_and_then_everywhere(world: World) -> None:
    """A withdrawn record is a tombstone at once; index and public store follow; the address stays."""
    record = world.published()
    digest = result_of(record.sealed_file).sha256
    publishing.withdraw(
        publication=record, reason="개인정보가 발견되어 공개를 취소했습니다.", by=world.handler, at=world.clock()
    )
    assert not Publication.objects.public().exists()
    assert Publication.objects.tombstones().get().withdrawn_reason.startswith("개인정보가")
    world.carry()
    assert not world.engine.holds("둘째 쪽")
    assert world.engine.purges == 1
    with pytest.raises(ObjectMissing):
        world.place.public.get("gurye", record.public_id, digest)
    assert fresh(record.sealed_file).state == FileState.WITHDRAWN


def test_the_chain_holds_every_step_once(world: World) -> None:
    """Each change of state stands in the audit exactly once, and the chain adds up."""
    record = world.published()
    about_file = list(AuditEntry.objects.about(record.sealed_file.public_id).values_list("action", flat=True))
    assert about_file == [
        "receive",
        "inspect",
        "read",
        "find",
        "decide",
        "decide",
        "finish_review",
        "burn",
        "verify",
        "approve",
        "ask_to_publish",
    ]
    assert list(AuditEntry.objects.about(record.public_id).values_list("action", flat=True)) == ["publish"]
    assert verify_chain(world.agency).number == AuditEntry.objects.count()
