"""Compares the database with everything it rules over, and repairs: jobs, index, public store, sealed store."""

from dataclasses import dataclass
from datetime import datetime

from disclosure import jobs, publishing
from disclosure.models import Publication, SealedFile
from disclosure.outbox import make_true
from disclosure.states import FileState
from disclosure.wiring import Workplace, Workshop
from search.errors import SearchUnavailable

_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Repairs:
    """What was found different and made equal, as counts."""

    requeued: int = 0
    indexed: int = 0
    unindexed: int = 0
    pruned: int = 0
    erased: int = 0
    restored: int = 0

    def is_clean(self) -> bool:
        """Whether nothing had to be repaired."""
        return not any((self.requeued, self.indexed, self.unindexed, self.pruned, self.erased, self.restored))


def reconcile(place: Workplace, workshop: Workshop, *, at: datetime) -> Repairs:
    """Repair everything. Raises what stores, engine and workshop raise when they are away."""
    requeued = jobs.requeue_unfinished(at=at)
    indexed, unindexed = reconcile_index(place, workshop)
    pruned, restored = reconcile_public_store(place)
    return Repairs(requeued, indexed, unindexed, pruned, sweep_sealed_store(place), restored)


def open_index(place: Workplace) -> None:
    """Give the engine an index where it has none: an empty one when nothing is public, otherwise the whole.

    Search then answers "no records yet", and never so while there are some. Raises what the engine raises.
    """
    public = Publication.objects.public()
    if not public.exists():
        place.engine.prepare()
        return
    try:
        next(iter(place.engine.states()), None)
    except SearchUnavailable:
        # What was not screened yet follows with the next reconciling.
        records = public.indexable().select_related("agency", "department", "public_file").order_by("pk")
        place.engine.rebuild(publishing.index_entry(record, place.public) for record in records.iterator(_CHUNK))


def reconcile_index(place: Workplace, workshop: Workshop) -> tuple[int, int]:
    """Make the index hold what is public and not quarantined, at its revision; gives (put in, taken out)."""
    held = {state.item_id: (state.revision, state.sha256) for state in place.engine.states()}
    public = Publication.objects.findable().select_related("agency", "department", "public_file", "sealed_file")
    wanted = {record.public_id: record for record in public}
    foreign = [item_id for item_id in held if item_id not in wanted]
    if foreign:
        place.engine.remove(foreign)
        place.engine.purge()
    stale = [record for item_id, record in wanted.items() if held.get(item_id) != _as_indexed(record)]
    for record in stale:
        if held.get(record.public_id, (0, ""))[0] >= record.revision:
            # An engine ignores what is not newer: take the wrong one out first.
            place.engine.remove([record.public_id])
        make_true(record, place, workshop)
    return len(stale), len(foreign)


def _as_indexed(record: Publication) -> tuple[int, str]:
    return record.revision, record.public_file.sha256 if record.public_file else ""


def reconcile_public_store(place: Workplace) -> tuple[int, int]:
    """Remove what is not public, and copy again what went missing; gives (records pruned, objects restored)."""
    pruned = restored = 0
    records = Publication.objects.select_related("agency", "public_file__sealed_file__agency")
    lying = place.public.owners()
    for record in records.iterator(_CHUNK):
        owner = (record.agency.code, record.public_id)
        wanted = publishing.wanted_digests(record)
        held = place.public.digests(*owner) if owner in lying else frozenset()
        if held - wanted:
            place.public.prune(*owner, keep=wanted)
            pruned += 1
        lost = publishing.current_digests(record) - held
        if lost and record.public_file:
            publishing.copy_bytes(record, record.public_file, place.sealed, place.public)
            restored += len(lost)
    return pruned, restored


def sweep_sealed_store(place: Workplace) -> int:
    """Erase what a failing store left of discarded files; gives how many files.

    An upload that never became a row needs no hurry: its key was never kept, so nobody can read it.
    """
    discarded = set(SealedFile.objects.filter(state=FileState.DISCARDED).values_list("agency__code", "public_id"))
    left = place.sealed.owners() & discarded
    for agency, file_id in left:
        place.sealed.erase(agency, file_id)
    return len(left)
