"""Figures of search for docs/benchmarks.md: how fast, how good, how large.

    python -m tests.performance.bench_search build --engine tantivy --at DIR --pages 200000 --seconds 240
    python -m tests.performance.bench_search measure --engine tantivy --at DIR --pages 200000 --queries 300
    python -m tests.performance.bench_search change --engine tantivy --at DIR --pages 200000

`build` goes on where it stopped; `measure` asks for what was built so far. Times are given twice: as a reader waits
for them (which other programs on the machine lengthen), and as seconds of the processor. Of a server also the requests
and its own processor time a query (`_nodes/stats/process`; whatever else it does meanwhile counts, too).
"""

import argparse
import itertools
import json
import logging
import math
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from elasticsearch import Elasticsearch

from search.config import SearchConfig
from search.engine import Engine
from search.opening import open_engine
from search.types import Filters, Query, Results
from tests.performance.search_corpus import Paper, papers
from tests.performance.search_queries import Labelled, labelled

_BATCH = 200


def main() -> None:
    """Run one of the commands and print a line of JSON for each figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("command", choices=("build", "measure", "change"))
    parser.add_argument("--engine", choices=("tantivy", "elasticsearch"), required=True)
    parser.add_argument("--at", required=True)
    parser.add_argument("--pages", type=int, required=True)
    parser.add_argument("--seconds", type=float, default=1e9)
    parser.add_argument("--queries", type=int, default=300)
    parser.add_argument("--threads", type=int, default=2)
    chosen = parser.parse_args()
    engine = open_engine(SearchConfig(chosen.engine, chosen.at, analysis_threads=chosen.threads))
    if chosen.command == "build":
        build(engine, chosen.pages, chosen.seconds)
        if chosen.engine == "tantivy":
            say("index size", mebibytes=_size(Path(chosen.at)) // 2**20)
    elif chosen.command == "change":
        change(engine)
    else:
        held = {state.item_id for state in engine.states()}
        made = [paper for paper in papers(chosen.pages) if paper.entry.item_id in held]
        say("index", records=len(made), pages=sum(len(paper.entry.pages) for paper in made))
        measure(engine, made, chosen.queries, Server(chosen.at) if chosen.engine == "elasticsearch" else None)
    say("memory", peak_mebibytes=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)


def say(figure: str, **values: object) -> None:
    """One figure."""
    sys.stdout.write(json.dumps({"figure": figure} | values, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def build(engine: Engine, pages: int, seconds: float) -> None:
    """Put the corpus into the index, for at most so long."""
    engine.prepare()
    held = {state.item_id for state in engine.states()}
    started = time.monotonic()
    done = 0
    left = (paper.entry for paper in papers(pages) if paper.entry.item_id not in held)
    while batch := list(itertools.islice(left, _BATCH)):
        engine.put(batch)
        done += sum(len(entry.pages) for entry in batch)
        if time.monotonic() - started > seconds:
            break
    took = time.monotonic() - started
    say("build", pages=done, complete=not batch, seconds=round(took, 1), pages_per_second=round(done / took, 1))


def measure(engine: Engine, made: list[Paper], queries: int, server: "Server | None") -> None:
    """Quality and latency of each set, opposites, facets and single common words."""
    engine.find(Query("구례"))
    sets = labelled(made, queries)
    for name, asked in sets.items():
        _measure_set(engine, name, asked, server)
    _opposites(engine, made)
    _gains(engine, made)
    _latency(engine, "common word", ["공사", "주민", "계약", "점검", "예산"] * 20)
    _latency(engine, "prefix", ["산", "도로", "ㅅㅅㅇ", "구례", "상수도"] * 20, lambda text: engine.suggest(text))
    _latency(
        engine,
        "with filters",
        [query.text for query in sets["heading"]],
        lambda text: engine.find(Query(text, filters=Filters(department=("건설과", "재무과"), year=(2020, 2021)))),
    )


def change(engine: Engine) -> None:
    """From publication to findable, from withdrawal to gone, and until its bytes are gone."""
    engine.find(Query("구례"))
    paper = next(papers(1, seed=99)).entry
    fresh = replace(paper, item_id="FRESH", revision=int(time.time()), title=f"{paper.title} 갓올린기록")
    asked = Query("갓올린기록", as_typed=True)
    started = time.perf_counter()
    engine.put([fresh])
    found = engine.find(asked).total
    say("published to findable", seconds=round(time.perf_counter() - started, 2), found=found)
    started = time.perf_counter()
    engine.remove([fresh.item_id])
    found = engine.find(asked).total
    say("withdrawn to gone", seconds=round(time.perf_counter() - started, 2), found=found)
    started = time.perf_counter()
    engine.purge()
    say("withdrawn to bytes gone", seconds=round(time.perf_counter() - started, 2))
    started = time.perf_counter()
    engine.find(Query("구례"))
    say("first answer after that", seconds=round(time.perf_counter() - started, 2))


class Server(logging.Handler):
    """What it costs a server to answer: requests put to it, and the processor of all its nodes."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self._client = Elasticsearch(url.split(","))
        self._sent = 0
        # The client writes one line a request.
        log = logging.getLogger("elastic_transport.transport")
        log.setLevel(logging.INFO)
        log.propagate = False
        log.addHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        """Count a request."""
        self._sent += 1

    def counted(self) -> tuple[int, int]:
        """Requests so far, and milliseconds of the processor."""
        nodes = self._client.nodes.stats(metric="process", filter_path="nodes.*.process.cpu").body["nodes"]
        sent, self._sent = self._sent - 1, 0
        return sent, sum(node["process"]["cpu"]["total_in_millis"] for node in nodes.values())


def _measure_set(engine: Engine, name: str, asked: list[Labelled], server: Server | None) -> None:
    answers: list[Results] = []
    before = server.counted()[1] if server else 0
    times = list(_times([query.text for query in asked], lambda text: answers.append(engine.find(Query(text)))))
    if server:
        requests, after = server.counted()
        each = {"requests": requests / len(asked), "server_cpu_ms": (after - before) / len(asked)}
        say(f"{name}: server, a query", **{what: round(number, 1) for what, number in each.items()})
    clean = {}
    if asked[0].text != asked[0].clean:
        clean["clean_mrr10"] = round(_mrr(_rank(engine.find(Query(query.clean)), query) for query in asked), 3)
    ranks = map(_rank, answers, asked)
    median_total = statistics.median(results.total for results in answers)
    say(name, queries=len(asked), mrr10=round(_mrr(ranks), 3), **clean, median_total=median_total)
    say(f"{name}: latency", **_percentiles(times))


def _rank(results: Results, query: Labelled) -> int:
    """The place of the right record among ten; 0 when it is not there."""
    ids = [hit.item_id for hit in results.hits]
    return ids.index(query.item_id) + 1 if query.item_id in ids else 0


def _mrr(ranks: Iterable[int]) -> float:
    return statistics.fmean(1 / rank if rank else 0 for rank in ranks)


def _opposites(engine: Engine, made: list[Paper]) -> None:
    """How many pages that only say the opposite stand among the answers; the right figure is 0."""
    texts = {(paper.entry.item_id, page.page_no): page.text for paper in made for page in paper.entry.pages}
    wrong = 0
    seen = 0
    for page in range(1, 6):
        for asked in ("비공개", "공개"):
            for hit in engine.find(Query(asked, page=page)).hits:
                for found in (page for page in hit.pages if page.page_no):
                    text = texts.get((hit.item_id, found.page_no), "").replace("\n", "")
                    bare = text.replace("비공개", "")
                    seen += 1
                    wrong += not ("비공개" in text if asked == "비공개" else "공개" in bare)
    say("opposites", pages_seen=seen, wrong=wrong)


def _gains(engine: Engine, made: list[Paper]) -> None:
    """nDCG@10 of place and project: 2 for a record of both, 1 for one of the project elsewhere."""
    pairs = sorted({(paper.place, paper.project) for paper in made})[:: max(1, len(made) // 4000)][:100]
    scores = []
    for place, project in pairs:
        grades = {p.entry.item_id: 2 if p.place == place else 1 for p in made if p.project == project}
        found = [grades.get(hit.item_id, 0) for hit in engine.find(Query(f"{place} {project}")).hits]
        best = _dcg(sorted(grades.values(), reverse=True)[:10])
        scores.append(_dcg(found) / best if best else 1.0)
    say("place and project", queries=len(scores), ndcg10=round(statistics.fmean(scores), 3))


def _dcg(grades: list[int]) -> float:
    return sum((2**grade - 1) / math.log2(place + 1) for place, grade in enumerate(grades, start=1))


def _latency(engine: Engine, name: str, texts: list[str], ask: Callable[[str], object] | None = None) -> None:
    asking = ask or (lambda text: engine.find(Query(text)))
    say(f"{name}: latency", **_percentiles(list(_times(texts, asking))))


def _times(texts: list[str], ask: Callable[[str], object]) -> Iterator[tuple[float, float]]:
    """Milliseconds on the wall and of the processor for each question."""
    for text in texts:
        started, worked = time.perf_counter(), time.process_time()
        ask(text)
        yield (time.perf_counter() - started) * 1000, (time.process_time() - worked) * 1000


def _percentiles(times: list[tuple[float, float]]) -> dict[str, float]:
    shown: dict[str, float] = {}
    for name, ordered in (("wall", sorted(wall for wall, _ in times)), ("cpu", sorted(cpu for _, cpu in times))):
        for share in (50, 95):
            shown[f"p{share}_{name}_ms"] = round(ordered[min(len(ordered) - 1, len(ordered) * share // 100)], 1)
    return shown


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


if __name__ == "__main__":
    main()
