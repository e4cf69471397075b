"""What is only true of a server: trust in its certificate, items it refuses, the command line against it."""

import io
import json
import logging
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from elasticsearch import Elasticsearch

from search.cli import main
from search.clustered.engine import ClusteredEngine
from search.config import SearchConfig
from search.engine import Engine
from search.errors import SearchUnavailable
from search.language.analysis import Analyzer
from search.types import Query
from tests.contract.search.entries import entry
from tests.contract.search.tls import Authority, Front


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    """The county's own certificate authority."""
    return Authority(tmp_path / "authority")


@pytest.fixture
def encrypted(server: str, authority: Authority) -> Iterator[str]:
    """The address of the server behind TLS."""
    front = Front(urlsplit(server).port or 0, authority.server_context())
    yield front.url
    front.close()


@pytest.fixture
def name(server: str) -> Iterator[str]:
    """An index name of its own, gone afterwards."""
    made = f"check{uuid.uuid4().hex[:10]}"
    yield made
    with Elasticsearch(server) as client:
        for index in client.indices.get(index=f"{made}-*"):
            client.indices.delete(index=index)


def test_server_is_trusted_by_the_countys_own_authority(
    encrypted: str, authority: Authority, analyzer: Analyzer, name: str
) -> None:
    """With ELASTICSEARCH_CA_FILE a certificate of one's own authority is trusted, and everything works over TLS."""
    config = SearchConfig("elasticsearch", encrypted, index_name=name, ca_certs=str(authority.file), budget_seconds=20)
    engine = ClusteredEngine(config, analyzer)
    engine.put([entry("a", "산수유꽃축제")])
    assert engine.find(Query("산수유")).total == 1


def test_server_nobody_vouches_for_is_not_talked_to(
    encrypted: str, analyzer: Analyzer, name: str, tmp_path: Path
) -> None:
    """Without the authority, or with another one, search is unavailable: no word of a query leaves the house."""
    stranger = Authority(tmp_path / "stranger")
    for ca_certs in (None, str(stranger.file)):
        config = SearchConfig("elasticsearch", encrypted, index_name=name, ca_certs=ca_certs, write_seconds=5)
        with pytest.raises(SearchUnavailable):
            ClusteredEngine(config, analyzer).find(Query("산수유"))


def test_missing_file_of_the_authority_is_said_at_once(encrypted: str, analyzer: Analyzer, name: str) -> None:
    """A path that leads nowhere is unavailable, never an unchecked connection."""
    config = SearchConfig("elasticsearch", encrypted, index_name=name, ca_certs="/no/such/ca.crt")
    with pytest.raises(SearchUnavailable):
        ClusteredEngine(config, analyzer).find(Query("산수유"))


def test_item_the_server_refuses_is_an_error_and_leaves_nothing_half_found(clustered: Callable[[], Engine]) -> None:
    """When the server refuses one record of many, the writer is told; the record is not in the list of what is held."""
    engine = clustered()
    engine.prepare()
    with pytest.raises(SearchUnavailable):
        engine.put([entry("good", "산수유"), entry("bad", "산수유", department="과" * 20_000)])
    assert "bad" not in {state.item_id for state in engine.states()}
    engine.put([entry("good", "산수유", revision=2), entry("bad", "산수유", revision=2)])
    assert engine.find(Query("산수유")).total == 2


def test_long_ids_and_huge_pages_are_taken(clustered: Callable[[], Engine]) -> None:
    """Ids longer than a server's and pages of half a million signs are written, found, corrected and removed."""
    engine = clustered()
    name, words = "가" * 1000, "가나다라 " * 100_000
    engine.put([entry(f"{name}{number}", "방파제", words) for number in range(3)])
    engine.put([entry(f"{name}0", "등대", "보수", revision=2)])
    assert [hit.item_id for hit in engine.find(Query("등대 보수")).hits] == [f"{name}0"]
    engine.remove([f"{name}1"])
    assert {state.item_id for state in engine.states()} == {f"{name}0", f"{name}2"}


def test_command_line_against_a_server(
    server: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """build and find work with a URL as they work with a folder, repairs and all."""
    pages = tmp_path / "pages.jsonl"
    facts: dict[str, Any] = {"title": "제목", "department": "재무과", "kind": "공문", "decided_on": "2024-03-01"}
    lines = [facts | {"item_id": "x", "page_no": n, "text": text} for n, text in ((1, "산수유 축제"), (2, "예산 집행"))]
    pages.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    try:
        assert main(["build", "--engine", "elasticsearch", "--at", server, "--threads", "1", str(pages)]) == 0
        assert json.loads(capsys.readouterr().out.splitlines()[-1])["pages"] == 2
        monkeypatch.setattr("sys.stdin", io.StringIO('{"id": 1, "q": "예산집행"}\n{"id": 2, "q": "산수유 축재"}'))
        assert main(["find", "--engine", "elasticsearch", "--at", server, "--jsonl"]) == 0
        first, second = map(json.loads, capsys.readouterr().out.splitlines())
        assert (first["hits"][0]["item_id"], first["hits"][0]["page_no"]) == ("x", 2)
        assert (second["searched"], second["hits"][0]["page_no"]) == ("산수유 축제", 1)
    finally:
        with Elasticsearch(server) as client:
            for index in client.indices.get(index="records-*"):
                client.indices.delete(index=index)


@pytest.mark.parametrize(
    ("typed", "used", "most"),
    [
        ("산슈유 보고", "산수유 보고", 3),
        ("가거도항 뱡파제", "가거도항 방파제", 3),
        ("뱡파제", "방파제", 3),
        ("가거도항방파제보수", "가거도항 방파제 보수", 3),
        ("산수유 보고", None, 2),
    ],
)
def test_repaired_query_takes_few_requests(
    clustered: Callable[[], Engine], caplog: pytest.LogCaptureFixture, typed: str, used: str | None, most: int
) -> None:
    """Which word is wrong, what it should be and what is found: a repair asks the server three times, not ten."""
    engine = clustered()
    engine.put(
        [entry("a", "산수유 보고", "산수유 꽃길 조성"), entry("b", "가거도항 방파제 보수", "가거도항 방파제 점검")]
    )
    engine.find(Query("꽃길"))
    with caplog.at_level(logging.INFO, "elastic_transport.transport"):
        results = engine.find(Query(typed))
    assert (results.repair and results.repair.used, results.total) == (used, 1)
    assert requests(caplog) <= most


def requests(caplog: pytest.LogCaptureFixture) -> int:
    """How often readers asked the server."""
    return sum("_msearch" in record.getMessage() for record in caplog.records)


def test_words_known_as_common_cost_the_next_reader_no_request(
    clustered: Callable[[], Engine], caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Which words every paper has is learnt from one reader's search and not waited for in the next."""
    monkeypatch.setattr("search.asking.leading.COMMON_PAGES", 25)
    engine = clustered()
    titles = ["방파제 등대 정비 결과", *["방파제 정비 결과"] * 11, *["농로 정비 결과"] * 20]
    engine.put([entry(f"r{number}", title, "작업 일지") for number, title in enumerate(titles)])
    asked: list[int] = []
    with caplog.at_level(logging.INFO, "elastic_transport.transport"):
        for typed in ("방파제 등대 정비 결과", "등대 방파제 결과 정비"):
            caplog.clear()
            assert engine.find(Query(typed)).total == 12
            asked.append(requests(caplog))
    assert asked == [3, 2]
