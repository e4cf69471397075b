"""Three nodes with a copy of every page; the master is killed while residents search."""

import threading
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from elasticsearch import Elasticsearch

from search.clustered.engine import ClusteredEngine
from search.config import SearchConfig
from search.language.analysis import Analyzer
from search.types import Query
from tests.contract.search.entries import entry
from tests.contract.search.node import Node, NodeMissing, free_port, unavailable

_RECORDS = 60


@pytest.fixture
def nodes(tmp_path: Path) -> Iterator[dict[str, Node]]:
    """Three nodes that form a cluster, by name."""
    ports = [free_port() for _ in range(3)]
    names = [f"node-{number}" for number in (1, 2, 3)]
    fellows = ("--masters", ",".join(names), "--seeds", ",".join(str(port + 100) for port in ports))
    started = {
        name: Node(tmp_path / name, port, "--name", name, *fellows) for name, port in zip(names, ports, strict=True)
    }
    try:
        for node in started.values():
            node.wait()
        yield started
    except NodeMissing as missing:
        unavailable(str(missing))
    finally:
        for node in started.values():
            node.stop()


def test_killed_master_is_not_noticed_by_readers(nodes: dict[str, Node]) -> None:
    """While the master dies, no search fails or misses a record; afterwards a new record can be published."""
    config = SearchConfig(
        "elasticsearch",
        ",".join(node.url for node in nodes.values()),
        index_name=f"check{uuid.uuid4().hex[:8]}",
        budget_seconds=10,
        write_seconds=60,
    )
    engine = ClusteredEngine(config, Analyzer())
    engine.put([entry(f"r{number}", f"산수유 {number}", "축제 예산") for number in range(_RECORDS)])
    with Elasticsearch(next(iter(nodes.values())).url, request_timeout=60) as client:
        client.cluster.health(wait_for_status="green", wait_for_nodes="3", timeout="60s")
        master = client.cat.master(format="json")[0]["node"]
    seen: list[int] = []
    stopping = threading.Event()
    reader = threading.Thread(target=_search_until, args=(engine, stopping, seen))
    reader.start()
    time.sleep(1)
    nodes[master].kill()
    before = len(seen)
    _wait_for(lambda: len(seen) > before + 20)
    stopping.set()
    reader.join(60)
    assert set(seen) == {_RECORDS}
    engine.put([entry("late", "산수유 늦게", "축제 예산")])
    assert engine.find(Query("산수유")).total == _RECORDS + 1


def _search_until(engine: ClusteredEngine, stopping: threading.Event, seen: list[int]) -> None:
    """Search again and again; a search that fails ends this, and the check with it."""
    while not stopping.is_set():
        seen.append(engine.find(Query("산수유 예산")).total)


def _wait_for(condition: Callable[[], bool], seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "the searches stopped"
        time.sleep(0.1)
