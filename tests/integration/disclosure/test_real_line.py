"""One paper through the real sandbox, detector, burner, verifier and index: nothing but this machine's own parts."""

import threading
from dataclasses import replace
from pathlib import Path

import pytest

from cms.composition import open_workshop
from cms.sample_county.playing import Officers, review
from disclosure import outbox, publishing, worker
from disclosure.actions import approving
from disclosure.models import Publication
from disclosure.states import FileState
from redaction.papers import Producer, make_pdf, paper_with_persons
from search.config import SearchConfig
from search.opening import open_engine
from search.types import Query
from tests.disclosure_world import World, fresh, result_of


@pytest.mark.usefixtures("db")
def test_twenty_persons_go_in_and_none_comes_out(world: World, tmp_path: Path) -> None:
    """A paper with twenty invented persons is hidden, proven, published, found and taken down by the real parts."""
    sample = paper_with_persons(20, producer=Producer.TYPST)
    engine = open_engine(SearchConfig(engine="tantivy", at=str(tmp_path / "tantivy")))
    place = replace(world.place, engine=engine, open_workshop=open_workshop)
    stop = threading.Event()
    file = world.upload(make_pdf(sample.paper, sample.producer), title="마을 행사 참가자 명단")

    with open_workshop() as workshop:

        def work() -> None:
            while worker.step(place, workshop, owner="tests", stop=stop):
                pass

        work()
        assert (fresh(file).state, fresh(file).blocked_code) == (FileState.REVIEW, "")
        officers = Officers(world.handler, world.approver)
        assert review(fresh(file), sample, officers, store=place.sealed, at=world.clock())
        work()
        assert (fresh(file).state, fresh(file).blocked_code) == (FileState.VERIFIED, "")
        approving.approve(file=fresh(file), sha256=result_of(file).sha256, by=world.approver, at=world.clock())
        world.plan(fresh(file))
        assert outbox.release_due(place, workshop, at=world.clock()) == 1
        assert outbox.deliver_waiting(place, at=world.clock()) == 1

    record = Publication.objects.public().get()
    assert engine.find(Query("참가자 명단")).hits[0].item_id == record.public_id
    public_bytes = b"".join(path.read_bytes() for path in (tmp_path / "public").rglob("*") if path.is_file())
    texts = "".join("\n".join(publishing.page_texts(record, place.public)).split())
    for secret in (value.value for value in sample.truth.secrets):
        assert "".join(secret.split()) not in texts
        assert secret.encode() not in public_bytes
    publishing.withdraw(publication=record, reason="시험을 마쳤습니다.", by=world.handler, at=world.clock())
    assert outbox.deliver_waiting(place, at=world.clock()) == 2
    assert engine.find(Query("참가자 명단")).total == 0
