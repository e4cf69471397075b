"""What must be true after a rehearsal, whatever was killed on the way: nothing lost, doubled, changed or unfindable."""

from collections import Counter
from collections.abc import Iterator

from django.db.models import Count

from disclosure.auditing import verify_chain
from disclosure.errors import ChainBroken, ObjectChanged, ObjectMissing
from disclosure.models import Agency, AuditEntry, OutboxEntry, Publication, SealedFile
from disclosure.publishing import wanted_digests
from disclosure.states import FileAction, FileState
from disclosure.wiring import Workplace
from search.types import Query

_ONCE = (
    FileAction.INSPECT,
    FileAction.READ,
    FileAction.FIND,
    FileAction.FINISH_REVIEW,
    FileAction.BURN,
    FileAction.VERIFY,
    FileAction.APPROVE,
    FileAction.PUBLISH,
)
_AGAIN_WHEN_ASKED = frozenset({FileAction.FINISH_REVIEW, FileAction.BURN})
_AT_AN_END = frozenset({FileState.PUBLISHED, FileState.BLOCKED, FileState.REVIEW})
_MOST_HITS = 50


def faults(place: Workplace, papers: int) -> tuple[str, ...]:
    """Every broken promise as a short sentence with ids; empty when all hold. Raises what stores and engine raise."""
    return tuple([*_lost(papers), *_doubled(), *_changed(place), *_unfindable(place), *_broken_chains()])


def _lost(papers: int) -> Iterator[str]:
    held = SealedFile.objects.count()
    if held != papers:
        yield f"{papers} papers came in, {held} are held"
    for file_id, state in SealedFile.objects.exclude(state__in=_AT_AN_END).values_list("public_id", "state"):
        yield f"file {file_id} stopped in {state}"
    for entry in OutboxEntry.objects.filter(delivered_at__isnull=True):
        yield f"outbox entry {entry.pk} was not delivered"


def _doubled() -> Iterator[str]:
    asked = Counter(AuditEntry.objects.filter(action=FileAction.ASK_AGAIN).values_list("subject_id", flat=True))
    entries = AuditEntry.objects.filter(action__in=_ONCE).order_by()
    for row in entries.values("subject_id", "action").annotate(times=Count("pk")).filter(times__gt=1):
        if row["action"] in _AGAIN_WHEN_ASKED and row["times"] <= 1 + asked[row["subject_id"]]:
            continue
        yield f"{row['action']} of {row['subject_id']} is in the audit {row['times']} times"


def _changed(place: Workplace) -> Iterator[str]:
    for record in Publication.objects.public().select_related("agency", "public_file"):
        owner = (record.agency.code, record.public_id)
        wanted = wanted_digests(record)
        if place.public.digests(*owner) != wanted:
            yield f"the public store holds other objects of {record.public_id} than it should"
            continue
        try:
            for digest in wanted:
                place.public.get(*owner, digest)
        except (ObjectChanged, ObjectMissing) as error:
            yield f"{error.code} in the public store of {record.public_id}"


def _unfindable(place: Workplace) -> Iterator[str]:
    held = {state.item_id: state.revision for state in place.engine.states()}
    public = {record.public_id: record for record in Publication.objects.public()}
    for item_id in held.keys() - public.keys():
        yield f"the index holds {item_id}, which is not public"
    held_back = set(Publication.objects.quarantined().values_list("public_id", flat=True))
    for item_id, record in public.items():
        if item_id in held_back:
            yield f"the second look keeps {item_id} out of the index"
            continue
        hits = place.engine.find(Query(record.title, per_page=_MOST_HITS)).hits
        if held.get(item_id) != record.revision or item_id not in {hit.item_id for hit in hits}:
            yield f"search does not find {item_id} by its title"


def _broken_chains() -> Iterator[str]:
    for agency in Agency.objects.all():
        try:
            verify_chain(agency)
        except ChainBroken as error:
            yield f"audit of {agency.code}: {error}"
