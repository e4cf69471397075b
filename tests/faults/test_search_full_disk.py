"""The disk of the index is full: the writer is told, readers go on with what there was, and it heals."""

import subprocess
import sys
from pathlib import Path

import pytest

from search.config import SearchConfig
from search.embedded.engine import EmbeddedEngine
from search.language.analysis import Analyzer
from search.types import Query
from tests.contract.search.entries import entry

_ROOT = Path(__file__).parents[2]
_SECONDS = 120


@pytest.mark.parametrize("action", ["put", "purge", "rebuild"])
@pytest.mark.parametrize("most_bytes", [0, 500, 3_000])
def test_full_disk_is_an_error_and_changes_no_answer(tmp_path: Path, action: str, most_bytes: int) -> None:
    """Nothing that could not be written is called done; the old answers stay; with room again all goes on."""
    engine = EmbeddedEngine(SearchConfig(engine="tantivy", at=str(tmp_path / "index")), Analyzer())
    engine.put([entry("old", "산수유 옛 기록", *["축제 예산"] * 500), entry("gone", "산수유 둘")])
    engine.remove(["gone"])
    said = _act(tmp_path / "index", action, most_bytes)
    assert said in ("SEA-20", "SEA-30")
    assert [hit.item_id for hit in engine.find(Query("산수유")).hits] == ["old"]
    engine.put([entry("new", "산수유 새 기록")])
    engine.purge()
    assert {hit.item_id for hit in engine.find(Query("산수유")).hits} == {"old", "new"}


def _act(folder: Path, action: str, most_bytes: int) -> str:
    command = [sys.executable, "-m", "tests.faults.full_disk_writer", str(folder), action, str(most_bytes)]
    return subprocess.run(command, cwd=_ROOT, capture_output=True, text=True, timeout=_SECONDS, check=False).stdout
