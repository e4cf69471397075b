"""One paper through the real sandbox, detector, burner, verifier and index: nothing but this machine's own parts."""

import threading
from dataclasses import replace
from pathlib import Path

import pytest

from cms.composition import open_workshop
from disclosure import outbox, publishing, worker
from disclosure.actions import approving, reviewing
from disclosure.models import Publication
from disclosure.states import FileState
from redaction.papers import Producer, make_pdf, paper_with_persons
from redaction.types import Kind
from search.config import SearchConfig
from search.opening import open_engine
from search.types import Query
from tests.disclosure_world import World, fresh, make_world, result_of

NUMBERS = frozenset({Kind.RESIDENT_NUMBER, Kind.PHONE})
"""What a machine must find without an officer's help; names are measured by the detector's own benchmarks."""


@pytest.fixture
def world(transactional_db: None, tmp_path: Path) -> World:
    """A county whose rows are really committed: a stage lasts longer than a heartbeat, which is another connection."""
    return make_world(tmp_path)


def test_numbers_of_twenty_persons_go_in_and_none_comes_out(world: World, tmp_path: Path) -> None:
    """A paper with twenty invented persons is hidden, proven, published, found and taken down by the real parts."""
    sample = paper_with_persons(20, producer=Producer.TYPST)
    engine = open_engine(SearchConfig(engine="tantivy", at=str(tmp_path / "tantivy")))
    place = replace(world.place, engine=engine, open_workshop=open_workshop)
    stop = threading.Event()
    file = world.upload(make_pdf(sample.paper, sample.producer), title="11월 공개 자료")

    with open_workshop() as workshop:

        def work() -> None:
            while worker.step(place, workshop, owner="tests", stop=stop):
                pass

        work()
        assert (fresh(file).state, fresh(file).blocked_code) == (FileState.REVIEW, "")
        world.decide_all(file)
        reviewing.finish_review(file=fresh(file), by=world.handler, at=world.clock())
        work()
        assert (fresh(file).state, fresh(file).blocked_code, fresh(file).blocked_detail) == (FileState.VERIFIED, "", "")
        approving.approve(file=fresh(file), sha256=result_of(file).sha256, by=world.approver, at=world.clock())
        world.plan(fresh(file))
        assert outbox.release_due(place, workshop, at=world.clock()) == 1
        assert outbox.deliver_waiting(place, workshop, at=world.clock()) == 1

    record = Publication.objects.public().get()
    assert engine.find(Query("공개 자료")).hits[0].item_id == record.public_id
    public_bytes = b"".join(path.read_bytes() for path in (tmp_path / "public").rglob("*") if path.is_file())
    texts = "".join("\n".join(publishing.page_texts(record, place.public)).split())
    numbers = [secret.value for secret in sample.truth.secrets if secret.kind in NUMBERS]
    assert len(numbers) >= 20
    for secret in numbers:
        assert "".join(secret.split()) not in texts
        assert secret.encode() not in public_bytes
    publishing.withdraw(publication=record, reason="시험을 마쳤습니다.", by=world.handler, at=world.clock())
    assert outbox.deliver_waiting(place, workshop, at=world.clock()) == 2
    assert engine.find(Query("공개 자료")).total == 0
