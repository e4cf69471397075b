"""`python -m search build|find`: the engines without the site (docs/search.md)."""

import argparse
import json
import sys
import time
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, BinaryIO, Final, TextIO
from zoneinfo import ZoneInfo

from search.config import SearchConfig
from search.engine import Engine
from search.errors import PagesMissing, QueryRefused, SearchError
from search.opening import open_engine
from search.types import Hit, IndexEntry, IndexPage, Query, Results

_OK: Final = 0
_MAX_LIMIT: Final = 100
_KOREA: Final = ZoneInfo("Asia/Seoul")


def main(arguments: list[str] | None = None) -> int:
    """Run a command; the exit status: 0 done, 2 usage, 3 no file of pages, 4 the engine is away, 5 a broken index."""
    chosen = _parser().parse_args(arguments)
    engine = open_engine(SearchConfig(engine=chosen.engine, at=chosen.at, analysis_threads=chosen.threads))
    try:
        if chosen.command == "build":
            return _build(engine, Path(chosen.pages), sys.stdout)
        return _find(engine, sys.stdin, sys.stdout)
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
                places.setdefault(_page(line)["item_id"], []).append(at)
            except (ValueError, KeyError, TypeError):
                bad.append(number)
        at += len(line)
    return places, bad


def _entries(file: BinaryIO, places: dict[str, list[int]]) -> Iterator[IndexEntry]:
    for item_id, offsets in places.items():
        lines = []
        for offset in offsets:
            file.seek(offset)
            lines.append(_page(file.readline()))
        yield _entry(item_id, lines)


def _page(line: bytes) -> dict[str, Any]:
    """A page as a checked dictionary. Raises ValueError, KeyError or TypeError for anything else."""
    page = json.loads(line)
    page["item_id"], page["page_no"], page["text"] = str(page["item_id"]), int(page["page_no"]), str(page["text"])
    page["decided_on"] = _day(page)
    return dict(page)


def _day(page: dict[str, Any]) -> date:
    """The day of decision, or the first of the year where only that is known."""
    if page.get("decided_on"):
        return date.fromisoformat(str(page["decided_on"])[:10])
    return date(int(page.get("year") or 1970), 1, 1)


def _entry(item_id: str, lines: list[dict[str, Any]]) -> IndexEntry:
    first = min(lines, key=lambda page: int(page["page_no"]))
    return IndexEntry(
        agency="",
        item_id=item_id,
        revision=1,
        sha256="",
        title=str(first.get("title") or ""),
        summary="",
        department=str(first.get("department") or ""),
        kind=str(first.get("kind") or ""),
        disclosure=str(first.get("disclosure") or ""),
        grounds=(),
        decided_on=first["decided_on"],
        published_on=first["decided_on"],
        pages=tuple(IndexPage(page["page_no"], page["text"]) for page in lines),
    )


def _find(engine: Engine, lines: Iterable[str], out: TextIO) -> int:
    engine.warm_up()
    for line in lines:
        if line.strip():
            _write(out, _answer(engine, line))
            out.flush()
    return _OK


def _answer(engine: Engine, line: str) -> dict[str, Any]:
    """The answer to one line, or what is wrong with it, in its place."""
    asked: Any = None
    try:
        asked = json.loads(line)
        text, limit = str(asked["q"]), int(asked.get("limit") or 10)
        results = engine.find(Query(text, per_page=max(1, min(limit, _MAX_LIMIT)), on=datetime.now(_KOREA).date()))
    except QueryRefused as error:
        return {"id": asked.get("id"), "error": error.code}
    except (ValueError, KeyError, TypeError, AttributeError):
        return {"id": asked.get("id") if isinstance(asked, dict) else None, "error": "not a query"}
    return {"id": asked.get("id")} | _shown(results)


def _shown(results: Results) -> dict[str, Any]:
    hits = [{"item_id": hit.item_id, "page_no": _page_no(hit), "score": round(hit.score, 4)} for hit in results.hits]
    shown = {"total": results.total, "hits": hits, "ms": round(results.took_ms, 2)}
    if results.repair is not None:
        shown["searched" if results.repair.applied else "suggestion"] = results.repair.used
    return shown


def _page_no(hit: Hit) -> int:
    """The page to open: the best one that is not the record's card, which no file has."""
    pages = [page.page_no for page in hit.pages if page.page_no] or [page.page_no for page in hit.pages]
    return pages[0] if pages else 1


def _write(out: TextIO, value: dict[str, Any]) -> None:
    out.write(json.dumps(value, ensure_ascii=False) + "\n")


def _fail(error: SearchError) -> int:
    line = {"code": error.code, "message": error.sentence}
    sys.stderr.write(json.dumps(line, ensure_ascii=False) + "\n")
    return error.exit_code
