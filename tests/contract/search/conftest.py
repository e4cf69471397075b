"""Each engine behind the seam, fresh for every check."""

import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from elasticsearch import Elasticsearch

from search.clustered.engine import ClusteredEngine
from search.config import SearchConfig
from search.embedded.engine import EmbeddedEngine
from search.engine import Engine
from search.language.analysis import Analyzer
from tests.contract.search.node import Node, NodeMissing, free_port, unavailable


@pytest.fixture(scope="session")
def analyzer() -> Analyzer:
    """One tokenizer for all checks: loading it takes a second."""
    return Analyzer()


@pytest.fixture(scope="session")
def node(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Node]:
    """A real server, started once. Where it cannot be, the checks are skipped; CI never skips."""
    node = Node(tmp_path_factory.mktemp("node"), free_port())
    try:
        node.wait()
    except NodeMissing as missing:
        unavailable(str(missing))
    yield node
    node.stop()


@pytest.fixture(scope="session")
def server(node: Node) -> str:
    """The URL of the server."""
    return node.url


@pytest.fixture
def clustered(server: str, analyzer: Analyzer) -> Iterator[Callable[[], Engine]]:
    """Opens the same new index on the server, again and again."""
    name = f"check{uuid.uuid4().hex[:10]}"
    config = SearchConfig(engine="elasticsearch", at=server, index_name=name, budget_seconds=20)
    yield lambda: ClusteredEngine(config, analyzer)
    with Elasticsearch(server) as client:
        for index in client.indices.get(index=f"{name}-*"):
            client.indices.delete(index=index)


@pytest.fixture
def embedded(tmp_path: Path, analyzer: Analyzer) -> Callable[[], Engine]:
    """Opens the same new index in a folder, again and again."""
    return lambda: EmbeddedEngine(SearchConfig(engine="tantivy", at=str(tmp_path / "index")), analyzer)


@pytest.fixture(params=["embedded", "clustered"])
def reopen(request: pytest.FixtureRequest) -> Callable[[], Engine]:
    """Opens the same index again, as another process would."""
    opening: Callable[[], Engine] = request.getfixturevalue(request.param)
    return opening


@pytest.fixture
def stored_bytes(request: pytest.FixtureRequest, reopen: Callable[[], Engine], tmp_path: Path) -> Callable[[], bytes]:
    """Everything the engine has on disk, its logs of operations included."""
    is_clustered = request.node.callspec.params["reopen"] == "clustered"
    folder = request.getfixturevalue("node").folder if is_clustered else tmp_path / "index"
    return lambda: b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


@pytest.fixture
def engine(reopen: Callable[[], Engine]) -> Engine:
    """An engine with an empty index."""
    opened = reopen()
    opened.prepare()
    return opened
