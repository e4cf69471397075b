"""The embedded engine: one writer at a time, any number of readers that notice each commit."""

import hashlib
import importlib.metadata
import logging
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from itertools import islice
from pathlib import Path
from typing import Final

import tantivy

from search.asking.answering import answer
from search.asking.explaining import explain
from search.asking.suggesting import suggest
from search.config import SearchConfig
from search.embedded import schema as fields
from search.embedded.folder import IndexFolder, fingerprint_of
from search.embedded.reading import Snapshot, every_document, held_ids, held_revisions
from search.entries.paging import Prepared, item_number, newest, prepare
from search.errors import IndexBroken, SearchError, SearchUnavailable
from search.language.analysis import Analyzer
from search.types import Explanation, IndexEntry, IndexState, Query, Results

log = logging.getLogger(__name__)

_WRITER_HEAP_BYTES: Final = 64_000_000
_ENTRIES_PER_COMMIT: Final = 200
_DOCUMENTS_PER_BATCH: Final = 2000
_ATTEMPTS: Final = 5
_COMMIT_FILE: Final = "meta.json"


class EmbeddedEngine:
    """tantivy in a folder. Implements `search.engine.Engine`."""

    def __init__(self, config: SearchConfig, analyzer: Analyzer | None = None) -> None:
        self._config = config
        self._analyzer = analyzer or Analyzer(config.analysis_threads)
        self._folder = IndexFolder(Path(config.at))
        self._fingerprint = _fingerprint(self._analyzer)
        self._reader = _Reader(self._folder, self._fingerprint, self._analyzer.lexicon.places)

    def warm_up(self, *, completing: bool = False) -> None:
        """Begin loading the analysis in the background; see `Engine.warm_up`."""
        self._analyzer.warm_up()
        if completing:
            self._reader.keep_completions()

    def rest(self) -> None:
        """Give back the memory of the analysis; see `Engine.rest`."""
        self._analyzer.rest()

    def prepare(self) -> None:
        """Create an empty index where there has never been one; see `Engine.prepare`."""
        with _translated(), self._writing():
            self._written_to()

    def put(self, entries: Iterable[IndexEntry]) -> None:
        """Make records findable; see `Engine.put`."""
        for batch in _batches(entries):
            with _translated():
                newer = _newer(batch, self._folder.current())
                prepared = list(prepare(newer, self._analyzer))
                with self._writing():
                    for generation in self._written_to():
                        _write(generation, prepared)

    def remove(self, item_ids: Iterable[str]) -> None:
        """Make records unfindable; see `Engine.remove`."""
        wanted = list(item_ids)
        with _translated(), self._writing():
            self._existing()
            for generation in self._written_to():
                _delete(generation, wanted)

    def purge(self) -> None:
        """Copy what is left into a new generation and delete the old one with all it still holds."""
        with _translated(), self._writing():
            current, building = self._existing(), self._folder.building()
            if building is not None:
                self._folder.build_in(self._copied(building))
            self._folder.point_to(self._copied(current))

    def rebuild(self, entries: Iterable[IndexEntry], on_progress: Callable[[int], None] | None = None) -> None:
        """Fill a new generation and let it answer; see `Engine.rebuild`."""
        with _translated():
            before = _ids(self._folder.current())
            with self._writing():
                building = self._building()
            done = 0
            for batch in _batches(entries):
                self._fill(batch)
                done += len(batch)
                if on_progress is not None:
                    on_progress(done)
            with self._writing():
                building = self._building()
                _delete(building, before - _ids(self._folder.current()))
                self._folder.point_to(building)

    def _fill(self, batch: list[IndexEntry]) -> None:
        prepared = list(prepare(_newer(batch, self._folder.building()), self._analyzer))
        with self._writing():
            _write(self._building(), prepared)

    def _building(self) -> Path:
        """The generation to fill: the one an interrupted rebuild left, if the analysis is still the same."""
        building = self._folder.building()
        if building is None or fingerprint_of(building) != self._fingerprint:
            building = self._folder.create(self._fingerprint)
            open_index(building)
            self._folder.build_in(building)
        return building

    def find(self, query: Query) -> Results:
        """Answer a reader; see `Engine.find`."""
        with _translated():
            return answer(query, self._analyzer, self._reader.snapshot())

    def explain(self, query: Query) -> Explanation:
        """Say how a query was understood; see `Engine.explain`."""
        with _translated():
            return explain(query, self._analyzer, self._reader.snapshot())

    def suggest(self, prefix: str, limit: int = 8) -> tuple[str, ...]:
        """Complete a title, department or place; see `Engine.suggest`."""
        with _translated():
            return suggest(self._reader.snapshot().catalogue, self._analyzer.lexicon.places, prefix, limit)

    def states(self) -> Iterator[IndexState]:
        """Every record; see `Engine.states`."""
        with _translated():
            known = list(self._reader.snapshot().known.values())
        return (IndexState(one.record.item_id, one.record.revision, one.record.sha256) for one in known)

    def _writing(self) -> AbstractContextManager[None]:
        return self._folder.writing(self._config.write_seconds)

    def _existing(self) -> Path:
        generation = self._folder.current()
        if generation is None:
            raise SearchUnavailable("no index")
        return generation

    def _written_to(self) -> list[Path]:
        """The generation that answers, created if there is none, and the one being built."""
        current, building = self._folder.current(), self._folder.building()
        if current is None:
            current = self._folder.create(self._fingerprint)
            open_index(current)
            self._folder.point_to(current)
        return [current] if building is None else [current, building]

    def _copied(self, generation: Path) -> Path:
        fresh = self._folder.create(fingerprint_of(generation))
        _copy(generation, fresh)
        return fresh


class _Reader:
    """Keeps the newest snapshot; looks at two small files before every answer to notice a commit."""

    def __init__(self, folder: IndexFolder, fingerprint: str, places: tuple[str, ...]) -> None:
        self._folder = folder
        self._places = places
        self._fingerprint = fingerprint
        self._lock = threading.Lock()
        self._generation: Path | None = None
        self._index: tantivy.Index | None = None
        self._commit: tuple[int, int] | None = None
        self._snapshot: Snapshot | None = None
        self._is_completing = False

    def keep_completions(self) -> None:
        """From now on write the completions of each new state in the background."""
        self._is_completing = True
        threading.Thread(target=self._open_early, name="search-completions", daemon=True).start()

    def _open_early(self) -> None:
        try:
            self.snapshot()
        except (SearchError, ValueError, OSError):
            log.info("no search index to read ahead; the first reader looks again")

    def snapshot(self) -> Snapshot:
        """The present state. Raises `SearchUnavailable` when nothing was ever indexed here."""
        with self._lock:
            for _ in range(_ATTEMPTS):
                generation = self._folder.current()
                try:
                    return self._newest(generation)
                except FileNotFoundError:
                    continue  # replaced between the look at the pointer and the look inside
            raise IndexBroken("files")

    def _newest(self, generation: Path | None) -> Snapshot:
        if generation is None:
            raise SearchUnavailable("no index")
        stat = (generation / _COMMIT_FILE).stat()
        commit = (stat.st_ino, stat.st_mtime_ns)
        if generation != self._generation or self._index is None:
            self._index = self._open(generation)
            self._generation, self._commit = generation, None
        if self._snapshot is None or commit != self._commit:
            self._index.reload()
            before = self._snapshot.known if self._snapshot else None
            self._snapshot = Snapshot(self._index.searcher(), self._places, before)
            self._commit = commit
            if self._is_completing:
                # Not even the reader who notices a commit waits for some ten thousand titles to be written anew.
                threading.Thread(target=self._snapshot.prepare, name="search-completions", daemon=True).start()
        return self._snapshot

    def _open(self, generation: Path) -> tantivy.Index:
        if fingerprint_of(generation) != self._fingerprint:
            log.warning("search index was built by another analysis; it answers until it is rebuilt")
        return open_index(generation)


def _fingerprint(analyzer: Analyzer) -> str:
    parts = (analyzer.fingerprint, str(fields.SCHEMA_VERSION), importlib.metadata.version("tantivy"))
    return hashlib.sha256("|".join(parts).encode()).hexdigest()[:12]


@contextmanager
def _translated() -> Iterator[None]:
    """tantivy says ValueError for whatever is wrong with its files."""
    try:
        yield
    except ValueError as error:
        raise IndexBroken("index") from error
    except OSError as error:
        raise SearchUnavailable("index files") from error


def open_index(generation: Path) -> tantivy.Index:
    """Open or create the index in a generation's folder."""
    index = tantivy.Index(fields.schema(), path=str(generation))
    fields.register_tokenizer(index)
    index.config_reader(reload_policy="manual")
    return index


@contextmanager
def _writer(generation: Path) -> Iterator[tantivy.IndexWriter]:
    """Write and commit all or nothing. One thread, so that a record's documents stay together."""
    writer = open_index(generation).writer(_WRITER_HEAP_BYTES, 1)
    try:
        yield writer
        writer.commit()
        writer.garbage_collect_files()
    finally:
        writer.wait_merging_threads()


def _batches(entries: Iterable[IndexEntry]) -> Iterator[list[IndexEntry]]:
    """Slices of the entries; one that is empty when there are none."""
    waiting = iter(entries)
    batch = list(islice(waiting, _ENTRIES_PER_COMMIT))
    while True:
        yield batch
        batch = list(islice(waiting, _ENTRIES_PER_COMMIT))
        if not batch:
            return


def _newer(entries: list[IndexEntry], generation: Path | None) -> list[IndexEntry]:
    """Of each record the highest revision, if the generation has none as high."""
    highest = newest(entries)
    held = held_revisions(_searcher(generation), highest) if generation is not None else {}
    return [entry for item_id, entry in highest.items() if held.get(item_id, -1) < entry.revision]


def _ids(generation: Path | None) -> set[str]:
    return set() if generation is None else held_ids(_searcher(generation))


def _searcher(generation: Path) -> tantivy.Searcher:
    index = open_index(generation)
    index.reload()
    return index.searcher()


def _write(generation: Path, prepared: list[Prepared]) -> None:
    if not prepared:
        return
    held = held_revisions(_searcher(generation), [one.entry.item_id for one in prepared])
    with _writer(generation) as writer:
        for one in prepared:
            if held.get(one.entry.item_id, -1) < one.entry.revision:
                _replace(writer, one)


def _replace(writer: tantivy.IndexWriter, prepared: Prepared) -> None:
    writer.delete_documents_by_term("item", prepared.entry.item_id)
    for document in fields.documents(prepared, item_number(prepared.entry.item_id)):
        writer.add_document(document)


def _delete(generation: Path, item_ids: Iterable[str]) -> None:
    with _writer(generation) as writer:
        for item_id in item_ids:
            writer.delete_documents_by_term("item", item_id)


def _copy(source: Path, target: Path) -> None:
    with _writer(target) as writer:
        for batch in every_document(_searcher(source), _DOCUMENTS_PER_BATCH):
            for number, stored in batch:
                writer.add_document(fields.rewritten(stored, number))
