"""Each engine behind the seam, fresh for every check."""

from collections.abc import Callable
from pathlib import Path

import pytest

from search.analysis import Analyzer
from search.config import SearchConfig
from search.embedded.engine import EmbeddedEngine
from search.engine import Engine


@pytest.fixture(scope="session")
def analyzer() -> Analyzer:
    """One tokenizer for all checks: loading it takes a second."""
    return Analyzer()


@pytest.fixture(params=["tantivy"])
def reopen(request: pytest.FixtureRequest, tmp_path: Path, analyzer: Analyzer) -> Callable[[], Engine]:
    """Opens the same index again, as another process would."""
    return lambda: EmbeddedEngine(SearchConfig(engine="tantivy", at=str(tmp_path / "index")), analyzer)


@pytest.fixture
def engine(reopen: Callable[[], Engine]) -> Engine:
    """An engine with an empty index."""
    opened = reopen()
    opened.put([])
    return opened
