"""Makes true outside the database what transactions promised: the index, the public store, scheduled publications.

Level-triggered: each delivery looks at what the record is now, so entries may come late, twice, or out of order.
"""

import logging
from datetime import datetime, timedelta

from django.db.models import F, Q
from django.db.models.functions import Now

from disclosure import publishing, screening
from disclosure.errors import Broken, DisclosureError, Unavailable
from disclosure.models import OutboxEntry, Publication, PublicationVersion
from disclosure.models.publications import OutboxKind
from disclosure.wiring import Workplace, Workshop
from redaction.errors import RedactionError
from search.errors import SearchError

log = logging.getLogger(__name__)

BATCH = 50
LONGEST_PAUSE = timedelta(seconds=60)
ALARM_AFTER = timedelta(seconds=60)
"""G4: what is taken down is unreachable within 60 seconds on every path."""


def deliver_waiting(place: Workplace, workshop: Workshop, *, at: datetime) -> int:
    """Deliver what is due; gives how many were delivered. A failure delays its own entry only."""
    waiting = OutboxEntry.objects.filter(delivered_at__isnull=True, not_before__lte=Now())
    entries = waiting.select_related("publication__agency", "publication__department", "publication__public_file")
    # Taking down goes before putting in.
    ordered = sorted(entries.order_by("pk")[:BATCH], key=lambda entry: entry.kind == OutboxKind.INDEX)
    return sum(_deliver(entry, place, workshop, at) for entry in ordered)


def _deliver(entry: OutboxEntry, place: Workplace, workshop: Workshop, at: datetime) -> bool:
    try:
        if entry.kind == OutboxKind.PURGE:
            place.engine.purge()
        else:
            make_true(Publication.objects.get(pk=entry.publication_id), place, workshop)
    except (DisclosureError, SearchError, RedactionError) as error:
        _delay(entry, error.code, at)
        return False
    OutboxEntry.objects.filter(pk=entry.pk).update(
        delivered_at=place.clock(), error_code="", attempts=F("attempts") + 1
    )
    log.info("outbox delivered kind=%s entry=%d revision=%d", entry.kind, entry.pk, entry.revision)
    return True


def make_true(publication: Publication, place: Workplace, workshop: Workshop) -> None:
    """Make index and public store equal to what the record is now; what did not pass screening is not indexed."""
    agency, public_id = publication.agency.code, publication.public_id
    if publication.is_public() and _passed(publication, place, workshop):
        place.engine.put([publishing.index_entry(publication, place.public)])
    else:
        place.engine.remove([public_id])
    place.public.prune(agency, public_id, publishing.wanted_digests(publication))


def _passed(publication: Publication, place: Workplace, workshop: Workshop) -> bool:
    try:
        return screening.may_be_indexed(publication, place, workshop)
    except RedactionError:
        # An earlier revision may still be indexed, and this one may exist to correct it.
        place.engine.remove([publication.public_id])
        raise


def _delay(entry: OutboxEntry, code: str, at: datetime) -> None:
    pause = min(timedelta(seconds=2 ** min(entry.attempts, 6)), LONGEST_PAUSE)
    OutboxEntry.objects.filter(pk=entry.pk).update(
        attempts=F("attempts") + 1, error_code=code, not_before=Now() + pause
    )
    is_late = entry.kind != OutboxKind.INDEX and at - entry.asked_at > ALARM_AFTER
    level = logging.CRITICAL if is_late else logging.WARNING
    log.log(level, "outbox delayed kind=%s entry=%d code=%s attempts=%d", entry.kind, entry.pk, code, entry.attempts)


def release_due(place: Workplace, workshop: Workshop, *, at: datetime) -> int:
    """Make due plans public; gives how many became so. One that fails does not stop the others."""
    released = 0
    plans = PublicationVersion.objects.due(at).select_related(
        "publication__agency", "public_file__sealed_file__agency", "approval"
    )
    for version in plans[:BATCH]:
        try:
            released += publishing.release(
                version, at=at, sealed_store=place.sealed, public=place.public, workshop=workshop
            )
        except (Unavailable, RedactionError) as error:
            log.warning("release delayed version=%d code=%s", version.pk, error.code)
        except (Broken, DisclosureError) as error:
            log.critical("release refused version=%d code=%s", version.pk, error.code)
    return released


def late_removals(at: datetime) -> int:
    """Removals not confirmed within a minute; more than none is an alarm."""
    late = Q(kind__in=(OutboxKind.REMOVE, OutboxKind.PURGE), asked_at__lt=at - ALARM_AFTER)
    return OutboxEntry.objects.filter(late, delivered_at__isnull=True).count()
