"""Elasticsearch as an engine. Generations are indices; an alias names the one that answers."""

import hashlib
import logging
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from itertools import islice
from typing import Any, Final, TypeVar

from elasticsearch import Elasticsearch, NotFoundError, helpers

from search.asking.answering import answer
from search.asking.explaining import explain
from search.clustered import mapping
from search.clustered.asking import Conversation
from search.clustered.connection import connect, translated
from search.clustered.reading import Index
from search.clustered.remembering import Remembered
from search.config import SearchConfig
from search.entries.paging import Prepared, newest, prepare
from search.errors import SearchUnavailable
from search.language.analysis import Analyzer
from search.language.normalizing import normalize
from search.types import Explanation, IndexEntry, IndexState, Query, Results

log = logging.getLogger(__name__)

_ENTRIES_PER_BATCH: Final = 50
# A server refuses what is in its hands at once beyond a tenth of its memory, 100 MiB of 1 GiB, several copies of it.
_MOST_BYTES_TOGETHER: Final = 8 * 2**20
_PURGE_PAUSE_SECONDS: Final = 1.0
_CONFLICT: Final = 409
_GONE: Final = 404

_Worked = TypeVar("_Worked")


class ClusteredEngine:
    """An index on a server or cluster. Implements `search.engine.Engine`."""

    def __init__(self, config: SearchConfig, analyzer: Analyzer | None = None) -> None:
        self._config = config
        self._analyzer = analyzer or Analyzer(config.analysis_threads)
        self._alias = config.index_name
        self._building_alias = f"{config.index_name}-building"
        parts = f"{self._analyzer.fingerprint}|{mapping.SCHEMA_VERSION}"
        self._fingerprint = hashlib.sha256(parts.encode()).hexdigest()[:12]
        self._is_checked = False
        self._remembered = Remembered()

    @cached_property
    def _client(self) -> Elasticsearch:
        return connect(self._config)

    @cached_property
    def _writer(self) -> Elasticsearch:
        return self._client.options(request_timeout=self._config.write_seconds)

    def warm_up(self, *, completing: bool = False) -> None:
        """Begin loading the analysis in the background; completions are the server's."""
        self._analyzer.warm_up()

    def rest(self) -> None:
        """Give back the memory of the analysis; see `Engine.rest`."""
        self._analyzer.rest()

    def prepare(self) -> None:
        """Create an empty index where there has never been one; see `Engine.prepare`."""
        with translated():
            self._written_to()

    def put(self, entries: Iterable[IndexEntry]) -> None:
        """Make records findable; see `Engine.put`."""
        with translated():
            targets = self._written_to()
            for batch in _batches(entries):
                prepared = list(prepare(self._newer(batch, targets[0]), self._analyzer))
                for target in targets:
                    self._write(target, prepared)

    def remove(self, item_ids: Iterable[str]) -> None:
        """Make records unfindable; see `Engine.remove`."""
        wanted = list(item_ids)
        with translated():
            self._existing()
            for target in self._written_to():
                self._delete(target, wanted)

    def purge(self) -> None:
        """Rewrite every segment that holds a deleted document, until the server counts none; see `Engine.purge`.

        Raises `SearchUnavailable` when the server still keeps some for a replica that is away.
        """
        with translated():
            self._existing()
            for target in self._written_to():
                deadline = time.monotonic() + self._config.write_seconds
                while self._deleted_after_merge(target):
                    if time.monotonic() > deadline:
                        raise SearchUnavailable("deleted documents are still kept")
                    time.sleep(_PURGE_PAUSE_SECONDS)

    def _deleted_after_merge(self, index: str) -> int:
        self._writer.indices.forcemerge(index=index, only_expunge_deletes=True, flush=True)
        # The log of operations is cut at a flush, the old segments' files go when nothing reads them any more.
        self._writer.indices.flush(index=index, force=True, wait_if_ongoing=True)
        self._writer.indices.refresh(index=index)
        counted = self._writer.indices.stats(index=index, metric=["docs"])
        return int(counted["_all"]["total"]["docs"]["deleted"])

    def rebuild(self, entries: Iterable[IndexEntry], on_progress: Callable[[int], None] | None = None) -> None:
        """Fill a new index and let the alias name it; see `Engine.rebuild`."""
        with translated():
            before = self._ids()
            building = self._building()
            done = 0
            for batch in _batches(entries):
                self._write(building, list(prepare(self._newer(batch, building), self._analyzer)))
                done += len(batch)
                if on_progress is not None:
                    on_progress(done)
            self._delete(building, before - self._ids())
            self._swap(building)

    def find(self, query: Query) -> Results:
        """Answer a reader; see `Engine.find`."""
        with translated():
            self._warn_of_other_analysis()
            self._analyzer.wait()
            started = time.perf_counter()
            results = self._settled(lambda index: answer(query, self._analyzer, index))
            return replace(results, took_ms=(time.perf_counter() - started) * 1000)

    def explain(self, query: Query) -> Explanation:
        """Say how a query was understood; see `Engine.explain`."""
        with translated():
            return self._settled(lambda index: explain(query, self._analyzer, index))

    def suggest(self, prefix: str, limit: int = 8) -> tuple[str, ...]:
        """Complete a title, department or place; see `Engine.suggest`."""
        typed = normalize(prefix).text.strip()
        if not typed or limit < 1:
            return ()
        with translated():
            return self._settled(lambda index: index.completed(typed, limit))

    def states(self) -> Iterator[IndexState]:
        """Every record; see `Engine.states`."""
        with translated():
            return iter(list(self._index(self._alias).states()))

    def _settled(self, work: Callable[[Index], _Worked]) -> _Worked:
        index = self._index(self._alias)
        return index.asking.settled(lambda: work(index))

    def _index(self, name: str) -> Index:
        asking = Conversation(self._client, name, self._config.budget_seconds, self._remembered)
        return Index(self._client, name, self._analyzer.lexicon.places, asking)

    def _named(self, alias: str) -> str | None:
        """The index behind an alias."""
        try:
            return next(iter(self._client.indices.get_alias(name=alias).body), None)
        except NotFoundError:
            return None

    def _existing(self) -> str:
        current = self._named(self._alias)
        if current is None:
            raise SearchUnavailable("no index")
        return current

    def _written_to(self) -> list[str]:
        """The index that answers, created if there is none, and the one being built."""
        current = self._named(self._alias) or self._create(self._alias)
        building = self._named(self._building_alias)
        return [current] if building is None else [current, building]

    def _building(self) -> str:
        """The index to fill: the one an interrupted rebuild left, if the analysis is still the same."""
        building = self._named(self._building_alias)
        if building is not None and self._fingerprint in building:
            return building
        if building is not None:
            self._writer.indices.delete(index=building)
        return self._create(self._building_alias)

    def _create(self, alias: str) -> str:
        generations = self._client.indices.get(index=f"{self._config.index_name}-*-*", expand_wildcards="all").body
        number = max((int(name.rpartition("-")[2]) for name in generations), default=0) + 1
        name = f"{self._config.index_name}-{self._fingerprint}-{number}"
        self._writer.indices.create(
            index=name,
            mappings=mapping.MAPPINGS,
            settings=mapping.SETTINGS,
            aliases={alias: {}},
            wait_for_active_shards=1,
        )
        return name

    def _swap(self, building: str) -> None:
        """The alias names the new index in one step; the old one is deleted."""
        old = self._named(self._alias)
        actions: list[dict[str, Any]] = [
            {"add": {"index": building, "alias": self._alias}},
            {"remove": {"index": building, "alias": self._building_alias}},
        ]
        if old is not None:
            actions.append({"remove_index": {"index": old}})
        self._writer.indices.update_aliases(actions=actions)
        self._is_checked = False

    def _ids(self) -> set[str]:
        if self._named(self._alias) is None:
            return set()
        return {state.item_id for state in self._index(self._alias).states()}

    def _newer(self, entries: list[IndexEntry], index: str) -> list[IndexEntry]:
        """Of each record the highest revision, if the index has none as high."""
        highest = newest(entries)
        held = self._held(index, list(highest))
        return [entry for item_id, entry in highest.items() if held.get(item_id, -1) < entry.revision]

    def _held(self, index: str, item_ids: list[str]) -> dict[str, int]:
        if not item_ids:
            return {}
        ids = [mapping.page_id(item_id, 0) for item_id in item_ids]
        found = self._client.mget(index=index, ids=ids, source=["revision", "item_id"])["docs"]
        return {one["_source"]["item_id"]: one["_source"]["revision"] for one in found if one.get("found")}

    def _write(self, index: str, prepared: list[Prepared]) -> None:
        """Every page of the records, then without those an earlier revision had more of."""
        if not prepared:
            return
        self._bulk(
            {
                "_op_type": "index",
                "_index": index,
                "_id": page_id,
                "_version": one.entry.revision,
                "_version_type": "external_gte",
                "_source": document,
            }
            for one in prepared
            for page_id, document in mapping.documents(one)
        )
        self._writer.indices.refresh(index=index)
        for one in prepared:
            older = {"range": {"revision": {"lt": one.entry.revision}}}
            self._delete_matching(index, [{"term": {"item_id": one.entry.item_id}}, older])

    def _delete(self, index: str, item_ids: Iterable[str]) -> None:
        wanted = sorted(item_ids)
        if wanted:
            self._writer.indices.refresh(index=index)
            self._delete_matching(index, [{"terms": {"item_id": wanted}}])

    def _delete_matching(self, index: str, filters: list[dict[str, Any]]) -> None:
        found = list(self._index(index).every({"bool": {"filter": filters}}, ["revision"]))
        if not found:
            return
        self._bulk(
            {
                "_op_type": "delete",
                "_index": index,
                "_id": one["_id"],
                "_version": one["revision"],
                "_version_type": "external_gte",
            }
            for one in found
        )
        self._writer.indices.refresh(index=index)

    def _bulk(self, actions: Iterable[dict[str, Any]]) -> None:
        """Every action, each looked at: a lower version loses rightly (409), a missing one is gone already (404)."""
        answers = helpers.streaming_bulk(
            self._writer,
            actions,
            max_chunk_bytes=_MOST_BYTES_TOGETHER,
            raise_on_error=False,
            raise_on_exception=True,
            max_retries=3,
            initial_backoff=0.2,
        )
        for is_done, answered in answers:
            status = next(iter(answered.values()))["status"]
            if not is_done and status not in (_CONFLICT, _GONE):
                raise SearchUnavailable("item refused")

    def _warn_of_other_analysis(self) -> None:
        if self._is_checked:
            return
        current = self._existing()
        if self._fingerprint not in current:
            log.warning("search index was built by another analysis; it answers until it is rebuilt")
        self._is_checked = True


def _batches(entries: Iterable[IndexEntry]) -> Iterator[list[IndexEntry]]:
    waiting = iter(entries)
    while batch := list(islice(waiting, _ENTRIES_PER_BATCH)):
        yield batch
