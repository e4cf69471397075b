"""What an administrator runs for the index, on every engine."""

import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from disclosure import comparing, publishing, wiring
from disclosure.wiring import Services
from search.engine import Engine
from search.types import IndexState, Query
from tests.contract.search.entries import entry
from tests.disclosure_world import World, make_world
from tests.plain_services import plain_paper

UNAVAILABLE = 4


@pytest.fixture
def world(db: None, tmp_path: Path) -> World:
    """A small county."""
    return make_world(tmp_path / "county")


@pytest.fixture
def index(world: World, reopen: Callable[[], Engine], monkeypatch: pytest.MonkeyPatch) -> Engine:
    """A real index of two public records; the commands get it."""
    engine, place = reopen(), world.place
    made = Services(engine, place.public, place.clock, place.sealed, place.vault, place.open_workshop)
    monkeypatch.setattr(wiring, "services", lambda: made)
    engine.prepare()
    for text in ("산수유꽃축제 예산", "농로 정비 사업"):
        engine.put([publishing.index_entry(world.published(plain_paper(text)), place.public)])
    return engine


def told(command: str, *arguments: str) -> str:
    """What a command prints."""
    out = StringIO()
    call_command(command, *arguments, stdout=out, stderr=StringIO())
    return out.getvalue()


def states(engine: Engine) -> list[IndexState]:
    """What the index holds, in order."""
    return sorted(engine.states(), key=lambda state: state.item_id)


def test_check_of_an_equal_index(index: Engine, tmp_path: Path) -> None:
    """Equal means exit 0 and counts of nothing; a word of sealed files is looked for and not found."""
    canaries = tmp_path / "canaries"
    canaries.write_text("은빛수달이\n\n비밀등대\n", encoding="utf-8")
    compared = json.loads(told("search_check", "--canaries", str(canaries)))
    assert compared == {
        "public": 2,
        "held": 2,
        "missing": 0,
        "foreign": 0,
        "stale": 0,
        "canaries": 0,
        "quarantined": 0,
        "canaries_in_store": 0,
        "canaries_in_files": 0,
        "canaries_asked": 2,
    }


def test_check_sees_both_ways_and_canaries(index: Engine, tmp_path: Path) -> None:
    """A record too few, one too many and a word of a sealed file each end the check with exit 1."""
    canaries = tmp_path / "canaries"
    canaries.write_text("은빛수달이\n", encoding="utf-8")
    index.remove([states(index)[0].item_id])
    index.put([entry("foreign", "은빛수달이 기록")])
    with pytest.raises(CommandError) as failed:
        told("search_check", "--canaries", str(canaries))
    assert failed.value.returncode == 1
    compared = comparing.compare(index, ["은빛수달이"])
    assert (compared.missing, compared.foreign, compared.canaries) == (1, 1, 1)


def test_check_of_an_index_never_written_is_away_not_empty(
    world: World, reopen: Callable[[], Engine], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without an index the check says that search is away."""
    place = world.place
    made = Services(reopen(), place.public, place.clock, place.sealed, place.vault, place.open_workshop)
    monkeypatch.setattr(wiring, "services", lambda: made)
    with pytest.raises(CommandError) as failed:
        told("search_check")
    assert failed.value.returncode == UNAVAILABLE


def test_rebuilt_index_equals_the_one_that_grew(index: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """A rebuild gives the same records at the same revisions, the same answers, and throws out what is not public."""
    # The command makes way for readers; this process has other tests to run, at full speed.
    monkeypatch.setattr("os.nice", lambda _step: 0)
    asked = Query("예산")
    grown = (states(index), [(hit.item_id, hit.pages, hit.title) for hit in index.find(asked).hits])
    index.put([entry("foreign", "예산 아닌 기록", "예산")])
    rebuilt = json.loads(told("search_rebuild"))
    assert (rebuilt["public"], rebuilt["held"], rebuilt["repaired"]) == (2, 2, 0)
    again = index.find(asked)
    assert (states(index), [(hit.item_id, hit.title) for hit in again.hits]) == (
        grown[0],
        [(item_id, title) for item_id, _, title in grown[1]],
    )
    assert [hit.pages[0].snippet for hit in again.hits] == [pages[0].snippet for _, pages, _ in grown[1]]


def test_explanation_names_terms_repair_and_scores(index: Engine) -> None:
    """Whoever runs the system sees what was looked for and why a record came first."""
    said = told("search_explain", "산수유꽃축재 돈은 얼마인가요")
    assert "산수유꽃축재" in said
    assert "spelling" in said
    assert "예산" in said
    assert "얼마인가요" in said.split("left out")[1].splitlines()[0]
    assert "1. " in said
    assert "비공개" not in told("search_explain", "공개")
