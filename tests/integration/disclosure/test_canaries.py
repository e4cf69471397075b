"""Canaries: planted values of a sealed file are looked for wherever they must never be, and found when they are."""

import gzip
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from disclosure import canaries, fixity, wiring
from disclosure.models import Canary, Publication, SealedFile
from disclosure.wiring import Services
from search.config import SearchConfig
from search.engine import Engine
from search.opening import open_engine
from tests.disclosure_world import World
from tests.plain_services import plain_paper

VALUES = ("뀐뎌뗌랸먕뵨", "900101-2990123", "010-0123-4567")


@pytest.fixture
def engine(world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Engine:
    """A real index beside the county; the commands get both."""
    made = open_engine(SearchConfig(engine="tantivy", at=str(tmp_path / "tantivy")))
    made.prepare()
    place = world.place
    services = Services(made, place.public, place.clock, place.sealed, place.vault, place.open_workshop)
    monkeypatch.setattr(wiring, "services", lambda: services)
    monkeypatch.setattr("cms.management.commands.plant_canary.services", lambda: services)
    return made


@pytest.fixture
def planted(world: World) -> Canary:
    """A sealed file whose values are noted."""
    return canaries.plant(world.upload(), VALUES, vault=world.place.vault, at=world.clock())


def checked(*more: str) -> dict[str, int]:
    """What `search_check` counts."""
    out = StringIO()
    call_command("search_check", *more, stdout=out, stderr=StringIO())
    counts: dict[str, int] = json.loads(out.getvalue())
    return counts


def test_the_row_of_a_canary_tells_nothing(planted: Canary, world: World) -> None:
    """A copy of the database shows none of the values; the vault opens them."""
    assert not any(value.encode() in bytes(planted.closed) for value in VALUES)
    assert canaries.sealed_values(world.place.vault) == VALUES


def test_a_quiet_installation_has_no_canary_outside(engine: Engine, planted: Canary) -> None:
    """Index, completions, facets and public store are asked for every value, and nothing is found."""
    assert checked() == {
        **dict.fromkeys(("public", "held", "missing", "foreign", "stale", "canaries", "quarantined"), 0),
        **dict.fromkeys(("canaries_in_store", "canaries_in_files"), 0),
        "canaries_asked": 3,
    }


def leak_in_title(world: World) -> None:
    """A record whose title carries a value."""
    world.published(plain_paper("본문"))
    Publication.objects.update(title=f"제목 {VALUES[0]}")


def leak_in_page(world: World) -> None:
    """A record whose page carries a value."""
    world.published(plain_paper(f"본문 {VALUES[0]} 입니다"))


@pytest.mark.parametrize("leak", [leak_in_title, leak_in_page])
def test_a_canary_in_what_is_public_ends_the_check_with_an_alarm(
    world: World, engine: Engine, planted: Canary, leak: Callable[[World], None], caplog: pytest.LogCaptureFixture
) -> None:
    """The check fails, says where in numbers, and never says the value."""
    leak(world)
    with pytest.raises(CommandError, match="ALARM"):
        checked()
    assert "canary found index=0 store=1 files=0" in caplog.text
    assert VALUES[0] not in caplog.text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
def test_a_canary_in_a_log_is_found(engine: Engine, planted: Canary, tmp_path: Path, encoding: str) -> None:
    """Files handed to the check are searched, whatever encoding they are in."""
    log = tmp_path / "worker.log"
    log.write_bytes(f"무엇을 했음\n오류: {VALUES[2]}\n".encode(encoding))
    with pytest.raises(CommandError, match="ALARM"):
        checked("--look-in", str(log))
    log.write_text("무엇을 했음\n", encoding="utf-8")
    assert checked("--look-in", str(log))["canaries_in_files"] == 0


def with_logs_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The installation's logs lie in a folder."""
    told = replace(wiring.services(), logs=folder)
    monkeypatch.setattr(wiring, "services", lambda: told)


@pytest.mark.parametrize("name", ["web/access.log", "web/access.log.2.gz"])
def test_the_folder_of_logs_is_searched_without_being_asked(
    engine: Engine,
    planted: Canary,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
) -> None:
    """The nightly check reads every log of the installation, packed ones too, and none is too large for it."""
    monkeypatch.setattr(canaries, "_PART", 500)
    file = tmp_path / "logs" / name
    file.parent.mkdir(parents=True)
    content = b"quiet\n" * 81 + f"q={VALUES[0]}\n".encode() + b"quiet\n" * 200
    file.write_bytes(gzip.compress(content) if name.endswith("gz") else content)
    with_logs_in(tmp_path / "logs", monkeypatch)
    with pytest.raises(CommandError, match="ALARM"):
        checked()
    file.write_bytes(gzip.compress(b"quiet") if name.endswith("gz") else b"quiet")
    assert checked()["canaries_in_files"] == 0


def test_a_folder_of_logs_that_is_not_there_is_told(
    engine: Engine, planted: Canary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A check that could not look never says that nothing was found."""
    with_logs_in(tmp_path / "nowhere", monkeypatch)
    with pytest.raises(CommandError, match="folder of logs"):
        checked()


def test_fixity_reads_the_bytes_of_files_for_canaries(world: World, planted: Canary) -> None:
    """Within thirty days of hours every published object is searched once while its hash is checked."""
    world.published(plain_paper("깨끗함", f"본문 {VALUES[0]} 입니다"))
    start = world.clock()
    hours = range(fixity.SLICES)
    assert sum(fixity.check_slice(world.place, at=start + timedelta(hours=hour)) for hour in hours) > 0


def test_the_command_plants_a_paper_nobody_has_seen(world: World, engine: Engine) -> None:
    """Each planting makes other values; the paper is an upload like any other; who may not upload is refused."""
    for _ in range(2):
        call_command("plant_canary", department="finance", by="handler", stdout=StringIO())
    values = canaries.sealed_values(world.place.vault)
    assert len(set(values)) == 6
    assert SealedFile.objects.count() == 2
    with pytest.raises(CommandError, match="DIS-01"):
        call_command("plant_canary", department="finance", by="foreigner", stdout=StringIO())
    with pytest.raises(CommandError, match="no such"):
        call_command("plant_canary", department="finance", by="nobody-at-all", stdout=StringIO())
