"""The command line."""

import io
import json
import time
from pathlib import Path
from typing import Any

import pytest

from search.cli import main

pytestmark = pytest.mark.slow
ENOUGH_SECONDS = 60


def page(item_id: str, page_no: int, text: str, **more: Any) -> str:
    """One line of a file of pages."""
    facts = {"title": "제목", "department": "재무과", "kind": "공문", "year": 2024, "decided_on": "2024-03-01"}
    return json.dumps({"item_id": item_id, "page_no": page_no, "text": text} | facts | more, ensure_ascii=False)


@pytest.fixture
def build(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    """Builds an index of lines and gives what was printed."""

    def run(*lines: str) -> list[dict[str, Any]]:
        file = tmp_path / "pages.jsonl"
        file.write_text("\n".join(lines), encoding="utf-8")
        assert main(["build", "--engine", "tantivy", "--at", str(tmp_path / "index"), "--threads", "1", str(file)]) == 0
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return run


@pytest.fixture
def find(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Any:
    """Asks the index line by line and gives the answers."""

    def run(*lines: str) -> list[dict[str, Any]]:
        monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(lines)))
        assert main(["find", "--engine", "tantivy", "--at", str(tmp_path / "index"), "--jsonl"]) == 0
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return run


def test_pages_are_built_and_found(build: Any, find: Any) -> None:
    """Pages of a record may stand apart; each query is answered in its place with the page to open."""
    built = build(page("x", 1, "산수유 축제"), page("y", 1, "도로 점용"), page("x", 2, "예산 집행"))
    assert built[-1] | {"seconds": 0} == {"items": 2, "pages": 3, "bad_lines": 0, "seconds": 0}
    answers = find('{"id": 1, "q": "예산 집행", "limit": 3}', "", '{"id": "b", "q": "도로"}')
    assert [(one["id"], one["total"], one["hits"][0]["item_id"], one["hits"][0]["page_no"]) for one in answers] == [
        (1, 1, "x", 2),
        ("b", 1, "y", 1),
    ]
    assert answers[0]["ms"] >= 0


def test_bad_lines_do_not_stop_the_rest(build: Any, find: Any) -> None:
    """A line that is no page, or no query, is reported in its place."""
    built = build(
        "nonsense", page("x", 1, "산수유"), '{"item_id": "z"}', "[]", page("w", 1, "벚꽃", decided_on="", year=2020)
    )
    assert [one.get("line") for one in built] == [1, 3, 4, None]
    answers = find("nonsense", '{"id": 2}', '{"id": 3, "q": "%s"}' % ("가" * 201), "[]", '{"id": 5, "q": "벚꽃"}')
    assert [one.get("error") for one in answers] == ["not a query", "not a query", "SEA-01", "not a query", None]
    assert [one["id"] for one in answers] == [None, 2, 3, None, 5]


@pytest.mark.parametrize(
    "line",
    [
        '{"item_id": "z", "page_no": 1e400, "text": "끝없는 쪽"}',
        '{"item_id": "z", "page_no": -1, "text": "쪽"}',
        '{"item_id": "z", "page_no": true, "text": "쪽"}',
        '{"item_id": "z", "page_no": 1.5, "text": "쪽"}',
        '{"item_id": "", "page_no": 1, "text": "이름 없음"}',
        '{"item_id": {"a": 1}, "page_no": 1, "text": "쪽"}',
        '{"item_id": "z", "page_no": 1, "text": null}',
        '{"item_id": "z", "page_no": 1, "text": "쪽", "decided_on": "2025-99-99"}',
        json.dumps({"item_id": "z", "page_no": 1, "text": "쪽", "department": "과" * 40_000}),
        json.dumps({"item_id": "z", "page_no": 1, "text": "쪽" * 500_001}),
        "[" * 100_000,
    ],
)
def test_no_page_however_odd_ends_a_build(line: str, build: Any) -> None:
    """A page with an endless number, no name or another shape is told by its line, and the others are built."""
    built = build(line, page("x", 1, "산수유"))
    assert built[0] == {"line": 1, "error": "not a page"}
    assert (built[1]["items"], built[1]["bad_lines"]) == (1, 1)


@pytest.mark.parametrize(
    ("more", "shown"),
    [
        ('"limit": 0', 0),
        ('"limit": 1', 1),
        ('"limit": 1e9', 2),
        ('"limit": "1"', 1),
        ('"limit": null', 2),
        ('"id": [7]', 2),
    ],
)
def test_limits_as_people_write_them(more: str, shown: int, build: Any, find: Any) -> None:
    """Nothing but the total, as many as wanted, or all that fit."""
    build(page("x", 1, "산수유"), page("y", 1, "산수유"))
    answer = find('{"q": "산수유", ' + more + "}")[0]
    assert (answer["total"], len(answer["hits"])) == (2, shown)


@pytest.mark.parametrize(
    "line",
    [
        '{"id": 1, "q": "산수유", "limit": -1}',
        '{"id": 1, "q": "산수유", "limit": "x"}',
        '{"id": 1, "q": "산수유", "limit": 1.5}',
        '{"id": 1, "q": "산수유", "limit": true}',
        '{"id": 1, "q": "산수유", "limit": 1e400}',
        '{"id": 1, "q": null}',
        '{"id": 1, "q": ["산수유"]}',
    ],
)
def test_a_query_of_another_shape_is_told_in_its_place(line: str, build: Any, find: Any) -> None:
    """A query whose limit or text is no limit or text is answered with an error, and the next one as ever."""
    build(page("x", 1, "산수유"))
    bad, good = find(line, '{"id": 2, "q": "산수유"}')
    assert bad == {"id": 1, "error": "not a query"}
    assert (good["id"], good["total"]) == (2, 1)


@pytest.mark.parametrize("text", ["!!!", "-", '\\"\\"', "😀", "은 는", "\\u0000", "\\u202e", "\\ud800"])
def test_signs_alone_find_nothing(text: str, build: Any, find: Any) -> None:
    """Signs, particles, half a letter or a picture are asked for and not there; they do not show everything."""
    build(page("x", 1, "산수유"))
    assert [one["total"] for one in find(f'{{"id": 1, "q": "{text}"}}', '{"id": 2, "q": "산수유"}')] == [0, 1]


def test_half_a_letter_in_an_id_comes_back_as_it_was(build: Any, find: Any) -> None:
    """Half of a pair, which no encoding has, is written back the way JSON had it."""
    build(page("x", 1, "산수유"))
    assert find(r'{"id": "\udfff", "q": "산수유"}')[0]["id"] == "\udfff"


@pytest.mark.parametrize("number", ["1e999", "NaN", "-Infinity"])
def test_no_answer_has_a_number_that_json_lacks(number: str, build: Any, find: Any) -> None:
    """A query named by a number without an end is answered under what was written, as a text."""
    build(page("x", 1, "산수유"))
    answer = find(f'{{"id": {number}, "q": "산수유"}}')[0]
    assert (answer["id"], answer["total"]) == (number, 1)


def test_a_record_found_by_its_department_opens_at_its_first_page(build: Any, find: Any) -> None:
    """The card, which is no page of the file, is never the page to open."""
    build(page("x", 1, "도로", department="산림과"))
    assert find('{"id": 1, "q": "산림과"}')[0]["hits"][0]["page_no"] == 1


@pytest.mark.parametrize("text", ["가나다라마바사" * 30_000, "abc" * 70_000, "12" * 100_000, "긴 " * 50_000])
def test_texts_without_an_end_are_built_and_found_in_time(text: str, build: Any, find: Any) -> None:
    """Codes, noise or a title of a hundred thousand signs take seconds, not the square of their length."""
    started = time.process_time()
    build(page("x", 1, f"산수유 {text} 벚꽃"), page("y", 1, "도로", title=f"농로 {text}"))
    answers = find('{"id": 1, "q": "산수유 벚꽃"}', '{"id": 2, "q": "ㄴㄹ"}', '{"id": 3, "q": "농로"}')
    assert [one["total"] for one in answers] == [1, 1, 1]
    assert time.process_time() - started < ENOUGH_SECONDS


def test_building_again_replaces_the_index(build: Any, find: Any) -> None:
    """The index always equals the last file."""
    build(page("x", 1, "산수유"), page("y", 1, "산수유"))
    build(page("x", 1, "벚꽃"))
    answers = find('{"id": 1, "q": "산수유"}', '{"id": 2, "q": "벚꽃"}')
    assert [one["total"] for one in answers] == [0, 1]


def test_repairs_are_told(build: Any, find: Any) -> None:
    """What was searched instead stands beside the answer."""
    build(page("x", 1, "산수유꽃축제 예산"))
    layout, spelling = find('{"id": 1, "q": "tkstndbRhccnrwp"}', '{"id": 2, "q": "산수우꽃축제"}')
    assert (layout["searched"], layout["total"]) == ("산수유꽃축제", 1)
    assert (spelling["searched"], spelling["total"]) == ("산수유꽃축제", 1)


def test_title_opens_at_a_page_of_the_file(build: Any, find: Any) -> None:
    """A record found by its title opens at its first page, not at the card the index adds."""
    build(page("x", 1, "도로", title="산수유 축제"), page("x", 2, "도로", title="산수유 축제"))
    assert find('{"id": 1, "q": "산수유 축제"}')[0]["hits"][0]["page_no"] == 1


@pytest.mark.parametrize(
    ("arguments", "status", "code"),
    [
        (["find", "--engine", "tantivy", "--at", "{}/none", "--jsonl"], 4, "SEA-20"),
        (["build", "--engine", "tantivy", "--at", "{}/index", "{}/none.jsonl"], 3, "SEA-02"),
        (["find", "--engine", "tantivy", "--at", "{}/broken", "--jsonl"], 5, "SEA-30"),
    ],
)
def test_what_goes_wrong_is_one_line_with_a_code(
    arguments: list[str],
    status: int,
    code: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A missing index, a missing file and a broken index each have their own exit status."""
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "CURRENT").write_text("nowhere")
    monkeypatch.setattr("sys.stdin", io.StringIO('{"id": 1, "q": "산수유"}\n'))
    assert main([argument.format(tmp_path) for argument in arguments]) == status
    assert json.loads(capsys.readouterr().err)["code"] == code
