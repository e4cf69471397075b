"""What an index holds after it was written to, on every engine."""

from collections.abc import Callable, Iterator

import pytest

from search.engine import Engine
from search.errors import SearchUnavailable
from search.types import IndexEntry, IndexState, Query
from tests.contract.search.entries import entry


def test_higher_revision_replaces_and_lower_is_ignored(engine: Engine) -> None:
    """A correction replaces the record with all its pages; a late older one changes nothing."""
    engine.put([entry("a", "옛 제목", "옛글", "사라질 쪽")])
    engine.put([entry("a", "새 제목", "새글", revision=3)])
    engine.put([entry("a", "늦은 제목", "늦은글", "늦은쪽", revision=2), entry("a", "같은 제목", "같은글", revision=3)])
    assert engine.find(Query("새글")).total == 1
    assert engine.find(Query("옛글")).total == 0
    assert engine.find(Query("사라질")).total == 0
    assert engine.find(Query("늦은글")).total == 0
    assert [state.revision for state in engine.states()] == [3]


def test_highest_revision_of_one_batch_wins(engine: Engine) -> None:
    """When one batch holds a record twice, the newer stays."""
    engine.put([entry("a", "제목", "새글", revision=2), entry("a", "제목", "옛글", revision=1)])
    assert engine.find(Query("새글")).total == 1
    assert engine.find(Query("옛글")).total == 0


def test_removed_record_is_not_found_nor_suggested(engine: Engine) -> None:
    """A withdrawn record is gone from results, facets, suggestions and states at once; unknown ids do no harm."""
    engine.put([entry("a", "산수유 가꾸기", "산수유"), entry("b", "벚꽃 가꾸기", "산수유")])
    engine.remove(["a", "nobody"])
    results = engine.find(Query("산수유"))
    assert [hit.item_id for hit in results.hits] == ["b"]
    assert results.total == 1
    assert [value.count for value in results.facets["department"]] == [1]
    assert engine.suggest("산수") == ()
    assert [state.item_id for state in engine.states()] == ["b"]


def test_removed_record_can_be_published_again(engine: Engine) -> None:
    """A record that was withdrawn may come back with a higher revision."""
    engine.put([entry("a", "제목", "산수유")])
    engine.remove(["a"])
    engine.put([entry("a", "제목", "산수유", revision=2)])
    assert engine.find(Query("산수유")).total == 1


def test_states_tell_what_is_held(engine: Engine) -> None:
    """Reconciling sees each record with its revision and the hash of its file."""
    engine.put([entry("a", sha256="1" * 64), entry("b", revision=7, sha256="2" * 64)])
    assert set(engine.states()) == {IndexState("a", 1, "1" * 64), IndexState("b", 7, "2" * 64)}


def test_other_readers_notice_what_was_written(engine: Engine, reopen: Callable[[], Engine]) -> None:
    """A reader opened before a publication finds it, and no longer finds it after its withdrawal and purge."""
    reader = reopen()
    assert reader.find(Query("산수유")).total == 0
    engine.put([entry("a", "제목", "산수유")])
    assert reader.find(Query("산수유")).total == 1
    engine.remove(["a"])
    assert reader.find(Query("산수유")).total == 0
    engine.purge()
    assert reader.find(Query("산수유")).total == 0
    engine.put([entry("b", "제목", "산수유")])
    assert reader.find(Query("산수유")).total == 1


def test_index_that_never_was_is_unavailable_not_empty(reopen: Callable[[], Engine]) -> None:
    """Before anything was ever indexed, nobody is told that nothing was found."""
    never_written = reopen()
    with pytest.raises(SearchUnavailable):
        never_written.find(Query("산수유"))
    with pytest.raises(SearchUnavailable):
        list(never_written.states())


def test_rebuilt_index_equals_the_one_it_replaces(engine: Engine) -> None:
    """A rebuild answers like the index it replaces, record by record and point by point."""
    papers = [entry(f"r{n}", f"산수유 {n}", "축제 예산 " * (n % 3 + 1), "비공개 대상") for n in range(20)]
    engine.put(papers)
    before, held = engine.find(Query("산수유 예산", per_page=50)), set(engine.states())
    progress: list[int] = []
    engine.rebuild(iter(papers), progress.append)
    after = engine.find(Query("산수유 예산", per_page=50))
    assert [(hit.item_id, round(hit.score, 3)) for hit in after.hits] == [
        (hit.item_id, round(hit.score, 3)) for hit in before.hits
    ]
    assert set(engine.states()) == held
    assert progress[-1] == 20


def test_records_that_are_no_longer_published_are_not_rebuilt(engine: Engine) -> None:
    """What the rebuild was not given is gone afterwards."""
    engine.put([entry("a", "제목", "산수유"), entry("b", "제목", "산수유")])
    engine.rebuild([entry("a", "제목", "산수유")])
    assert [state.item_id for state in engine.states()] == ["a"]


def test_what_happens_during_a_rebuild_is_not_lost(engine: Engine, reopen: Callable[[], Engine]) -> None:
    """A publication, a correction and a withdrawal while the rebuild runs hold afterwards too."""
    engine.put([entry("gone", "제목", "산수유"), entry("old", "제목", "벚꽃")])
    other = reopen()

    def papers() -> Iterator[IndexEntry]:
        yield entry("gone", "제목", "산수유")
        yield entry("old", "제목", "벚꽃")
        other.put([entry("new", "제목", "산수유"), entry("old", "제목", "단풍", revision=2)])
        other.remove(["gone"])

    engine.rebuild(papers())
    assert {(state.item_id, state.revision) for state in engine.states()} == {("new", 1), ("old", 2)}
    assert engine.find(Query("단풍")).total == 1


def test_interrupted_rebuild_changes_nothing_and_goes_on(engine: Engine) -> None:
    """A rebuild that dies leaves the old index answering; the next one finishes."""
    engine.put([entry("a", "제목", "산수유")])

    def dies() -> Iterator[IndexEntry]:
        yield entry("a", "제목", "산수유")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        engine.rebuild(dies())
    assert engine.find(Query("산수유")).total == 1
    engine.rebuild([entry("a", "제목", "산수유"), entry("b", "제목", "산수유")])
    assert engine.find(Query("산수유")).total == 2


def test_purge_takes_every_byte_of_removed_records_and_nothing_else(
    engine: Engine, stored_bytes: Callable[[], bytes]
) -> None:
    """After a purge neither words nor text of a withdrawn record are in any file; the rest answers as before."""
    secret = "zqxjkvbp"
    engine.put([entry(f"r{n}", f"산수유 {n}", "축제 예산", "비공개 대상", grounds=("G6",)) for n in range(30)])
    engine.put([entry("gone", f"{secret} 제목", f"{secret} 본문")])
    assert engine.find(Query(secret)).total == 1
    assert secret.encode() in stored_bytes()
    engine.remove(["gone", *(f"r{n}" for n in range(10))])
    engine.purge()
    assert engine.find(Query(secret)).total == 0
    assert secret.encode() not in stored_bytes()
    after = engine.find(Query("산수유 예산", per_page=50))
    assert after.total == 20
    assert engine.find(Query("비공개")).total == 20
    assert {value.value: value.count for value in after.facets["ground"]} == {"G6": 20}
    assert after.hits[0].pages[0].snippet


def test_purge_reaches_a_rebuild_that_is_under_way(engine: Engine, stored_bytes: Callable[[], bytes]) -> None:
    """A record withdrawn and purged while the index is being rebuilt is gone from the new one too."""
    secret = "zqxjkvbp"
    engine.put([entry("gone", "제목", secret), entry("kept", "제목", "산수유")])

    def papers() -> Iterator[IndexEntry]:
        yield from (entry(f"r{number}", "제목", "벚꽃") for number in range(250))
        yield entry("gone", "제목", secret)
        yield entry("kept", "제목", "산수유")

    with pytest.raises(ZeroDivisionError):
        engine.rebuild(_then_fail(papers()))
    engine.remove(["gone"])
    engine.purge()
    assert secret.encode() not in stored_bytes()
    engine.rebuild([entry("kept", "제목", "산수유")])
    assert engine.find(Query("산수유")).total == 1
    assert secret.encode() not in stored_bytes()


def _then_fail(entries: Iterator[IndexEntry]) -> Iterator[IndexEntry]:
    """All entries, and then a fault that ends the rebuild."""
    yield from entries
    yield from (entry(f"s{1 // 0}") for _ in range(1))


def test_prepared_index_answers_nothing_found(reopen: Callable[[], Engine]) -> None:
    """Before the first worker began, search is away; from then on nothing is found, in words."""
    engine = reopen()
    with pytest.raises(SearchUnavailable):
        engine.find(Query("산수유"))
    engine.prepare()
    assert engine.find(Query("산수유")).total == 0
    engine.put([entry("a", "산수유")])
    reopen().prepare()
    assert engine.find(Query("산수유")).total == 1
