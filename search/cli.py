"""`python -m search build|find`: the engines without the site (docs/search.md)."""

import argparse
import io
import json
import sys
import time
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO, Final, TextIO
from zoneinfo import ZoneInfo

from search import lines
from search.config import SearchConfig
from search.engine import Engine
from search.errors import PagesMissing, QueryRefused, SearchError
from search.opening import open_engine
from search.types import Hit, IndexEntry, IndexPage, Query, Results

_OK: Final = 0
_BYTE_ORDER_MARK: Final = "\ufeff"
_KOREA: Final = ZoneInfo("Asia/Seoul")


def main(arguments: list[str] | None = None) -> int:
    """Run a command; the exit status: 0 done, 2 usage, 3 no file of pages, 4 the engine is away, 5 a broken index."""
    chosen = _parser().parse_args(arguments)
    engine = open_engine(SearchConfig(engine=chosen.engine, at=chosen.at, analysis_threads=chosen.threads))
    try:
        if chosen.command == "build":
            return _build(engine, Path(chosen.pages), _in_utf8(sys.stdout))
        return _find(engine, _in_utf8(sys.stdin), _in_utf8(sys.stdout))
    except SearchError as error:
        return _fail(error)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m search", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    build = commands.add_parser("build", help="make an index of pages, one JSON object a line")
    build.add_argument("pages", metavar="PAGES.jsonl")
    find = commands.add_parser("find", help="answer queries, one JSON object a line, from standard input")
    find.add_argument("--jsonl", action="store_true", required=True)
    for command, threads in ((build, 2), (find, 1)):
        command.add_argument("--engine", choices=("tantivy", "elasticsearch"), required=True)
        command.add_argument("--at", required=True, help="a folder (tantivy) or a URL (elasticsearch)")
        command.add_argument("--threads", type=int, default=threads, help="of the tokenizer")
    return parser


def _in_utf8(stream: TextIO) -> TextIO:
    """A stream of text in UTF-8 whatever the machine is set to; what is no UTF-8 becomes signs that nothing has."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="replace")
    return stream


def _build(engine: Engine, pages: Path, out: TextIO) -> int:
    """Put every page into the index; a bad line is reported and left out."""
    started = time.perf_counter()
    with _opened(pages) as file:
        places, bad = _places_of_records(file)
        for number in bad:
            _write(out, {"line": number, "error": "not a page"})
        engine.rebuild(_entries(file, places))
    seconds = time.perf_counter() - started
    counted = {"items": len(places), "pages": sum(map(len, places.values())), "bad_lines": len(bad)}
    _write(out, counted | {"seconds": round(seconds, 2)})
    return _OK


def _opened(pages: Path) -> BinaryIO:
    try:
        return pages.open("rb")
    except OSError as error:
        raise PagesMissing("file") from error


def _places_of_records(file: BinaryIO) -> tuple[dict[str, list[int]], list[int]]:
    """Where in the file each record's pages are (they need not stand together), and the numbers of bad lines."""
    places: dict[str, list[int]] = {}
    bad: list[int] = []
    at = 0
    for number, line in enumerate(file, start=1):
        if line.strip():
            try:
                places.setdefault(lines.page(line)["item_id"], []).append(at)
            except lines.NOT_AS_ASKED:
                bad.append(number)
        at += len(line)
    return places, bad


def _entries(file: BinaryIO, places: dict[str, list[int]]) -> Iterator[IndexEntry]:
    for item_id, offsets in places.items():
        pages = []
        for offset in offsets:
            file.seek(offset)
            pages.append(lines.page(file.readline()))
        yield _entry(item_id, pages)


def _entry(item_id: str, pages: list[dict[str, Any]]) -> IndexEntry:
    first = min(pages, key=lambda page: int(page["page_no"]))
    return IndexEntry(
        agency="",
        item_id=item_id,
        revision=1,
        sha256="",
        title=first["title"],
        summary="",
        department=first["department"],
        kind=first["kind"],
        disclosure=first["disclosure"],
        grounds=(),
        decided_on=first["decided_on"],
        published_on=first["decided_on"],
        pages=tuple(IndexPage(page["page_no"], page["text"]) for page in pages),
    )


def _find(engine: Engine, given: Iterable[str], out: TextIO) -> int:
    engine.warm_up()
    for line in given:
        if line.strip():
            _write(out, _answer(engine, line))
            out.flush()
    return _OK


def _answer(engine: Engine, line: str) -> dict[str, Any]:
    """The answer to one line, or what is wrong with it, in its place."""
    asked: Any = None
    try:
        asked = lines.value(line.lstrip(_BYTE_ORDER_MARK))
        wanted = lines.query(asked)
        results = engine.find(Query(wanted.text, per_page=max(1, wanted.limit), on=datetime.now(_KOREA).date()))
    except QueryRefused as error:
        return {"id": asked.get("id"), "error": error.code}
    except lines.NOT_AS_ASKED:
        return {"id": asked.get("id") if isinstance(asked, dict) else None, "error": "not a query"}
    return {"id": asked.get("id")} | _shown(results, wanted.limit)


def _shown(results: Results, limit: int) -> dict[str, Any]:
    shown_hits = results.hits[:limit]
    hits = [{"item_id": hit.item_id, "page_no": _page_no(hit), "score": round(hit.score, 4)} for hit in shown_hits]
    shown = {"total": results.total, "hits": hits, "ms": round(results.took_ms, 2)}
    if results.repair is not None:
        shown["searched" if results.repair.applied else "suggestion"] = results.repair.used
    return shown


def _page_no(hit: Hit) -> int:
    """The page to open: the best one; the first where only the record's card answers, which no file has."""
    return next((page.page_no for page in hit.pages if page.page_no), 1)


def _write(out: TextIO, value: dict[str, Any]) -> None:
    out.write(lines.written(value))


def _fail(error: SearchError) -> int:
    line = {"code": error.code, "message": error.sentence}
    sys.stderr.write(json.dumps(line, ensure_ascii=False) + "\n")
    return error.exit_code
