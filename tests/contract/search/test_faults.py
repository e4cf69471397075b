"""What a reader is told when an engine is away, broken or cut off: never that nothing was found."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from search.config import SearchConfig
from search.embedded.folder import IndexFolder
from search.engine import Engine
from search.errors import IndexBroken, SearchUnavailable
from search.opening import open_engine
from search.types import Query
from tests.contract.search.entries import entry
from tests.contract.search.node import free_port


@pytest.fixture
def filled(embedded: Callable[[], Engine]) -> Engine:
    """An embedded index with one record."""
    engine = embedded()
    engine.put([entry("a", "제목", "산수유")])
    return engine


def test_server_that_is_away_is_unavailable() -> None:
    """Nobody listens at the server's address: unavailable, for readers and for the writer."""
    engine = open_engine(SearchConfig("elasticsearch", f"http://127.0.0.1:{free_port()}", write_seconds=2))
    for call in (
        lambda: engine.find(Query("산수유")),
        lambda: engine.suggest("산"),
        lambda: list(engine.states()),
        lambda: engine.put([entry("a")]),
        lambda: engine.remove(["a"]),
        engine.purge,
    ):
        with pytest.raises(SearchUnavailable):
            call()


def test_pointer_that_leads_nowhere_is_broken(filled: Engine, tmp_path: Path, embedded: Callable[[], Engine]) -> None:
    """An index whose files were deleted is broken, not empty."""
    for generation in (tmp_path / "index" / "generations").iterdir():
        shutil.rmtree(generation)
    for engine in (filled, embedded()):
        with pytest.raises(IndexBroken):
            engine.find(Query("산수유"))


def test_damaged_files_are_broken(filled: Engine, tmp_path: Path, embedded: Callable[[], Engine]) -> None:
    """An index whose list of segments is damaged is broken, not empty."""
    for meta in (tmp_path / "index" / "generations").glob("*/meta.json"):
        meta.write_text("{")
    with pytest.raises(IndexBroken):
        embedded().find(Query("산수유"))


def test_missing_segment_is_broken(filled: Engine, tmp_path: Path, embedded: Callable[[], Engine]) -> None:
    """An index that lost a file is broken, not smaller."""
    for segment in (tmp_path / "index" / "generations").glob("*/*.store"):
        segment.unlink()
    with pytest.raises((IndexBroken, SearchUnavailable)):
        embedded().find(Query("산수유"))


def test_second_writer_waits_and_gives_up_in_words(filled: Engine, tmp_path: Path) -> None:
    """While another process writes, a writer waits as long as it was told and says that it is busy."""
    index = tmp_path / "index"
    impatient = open_engine(SearchConfig("tantivy", str(index), write_seconds=0.2))
    with IndexFolder(index).writing(1), pytest.raises(SearchUnavailable):
        impatient.remove(["a"])
    impatient.remove(["a"])
    assert filled.find(Query("산수유")).total == 0
