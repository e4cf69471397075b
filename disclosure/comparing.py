"""The index against the publications, both ways, and words of sealed files against everything the index says."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from disclosure import publishing
from disclosure.errors import Changed, Quarantined
from disclosure.models import Publication
from disclosure.sealing import PublicStore
from search.engine import Engine
from search.types import IndexEntry, Query

_CHUNK = 200


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs, as counts. `canaries` are words of sealed files that the index knows; any is a leak.

    `public` is what the index is to hold; the `quarantined` records are public and left out of it.
    """

    public: int
    held: int
    missing: int
    foreign: int
    stale: int
    canaries: int
    quarantined: int

    def is_equal(self) -> bool:
        """Whether the index holds exactly what is public, and no canary."""
        return not (self.missing or self.foreign or self.stale or self.canaries)


def compare(engine: Engine, canaries: Iterable[str] = ()) -> Comparison:
    """Compare and change nothing. Raises what the engine raises when it is away or broken."""
    held = {state.item_id: (state.revision, state.sha256) for state in engine.states()}
    rows = Publication.objects.findable().select_related("public_file")
    wanted = {row.public_id: (row.revision, row.public_file.sha256 if row.public_file else "") for row in rows}
    return Comparison(
        public=len(wanted),
        held=len(held),
        missing=len(wanted.keys() - held.keys()),
        foreign=len(held.keys() - wanted.keys()),
        stale=sum(held[public_id] != wanted[public_id] for public_id in wanted.keys() & held.keys()),
        canaries=sum(_is_known(engine, word) for word in canaries),
        quarantined=Publication.objects.quarantined().count(),
    )


def _is_known(engine: Engine, word: str) -> bool:
    """Whether a word is found, suggested or counted anywhere."""
    found = engine.find(Query(f'"{word}"', as_typed=True))
    facets = [value.value for values in engine.find(Query("")).facets.values() for value in values]
    said = [*engine.suggest(word), *facets]
    return found.total > 0 or any(word in text for text in said)


def public_entries(public: PublicStore) -> Iterator[IndexEntry]:
    """Every record that passed screening as an entry, in the order they were published; what is withdrawn is left out.

    Raises what the store raises: a record that cannot be read must not silently be missing from an index.
    """
    rows = Publication.objects.indexable().select_related("agency", "department", "public_file").order_by("pk")
    for row in rows.iterator(_CHUNK):
        try:
            yield publishing.index_entry(row, public)
        except (Changed, Quarantined):
            continue


def rebuild(engine: Engine, public: PublicStore, on_progress: Callable[[int, int], None]) -> None:
    """Fill a new generation with every record that passed screening, then let it answer; goes on where it stopped.

    `on_progress` is told (records done, of).
    """
    of = Publication.objects.indexable().count()
    engine.rebuild(public_entries(public), lambda done: on_progress(done, of))
