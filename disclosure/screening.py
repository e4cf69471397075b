"""The second look: before a revision is indexed, the detector's number rules read what is about to go into the index.

What they find without an officer's keep is quarantined: the record stays out of the index until an officer clears it.
A detector that is away means "not indexed yet". Once a revision; a rebuild of the index asks the rows.
"""

import logging
from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models.functions import Now

from disclosure import auditing, publishing
from disclosure.actions.locking import locked_file
from disclosure.errors import Changed, TransitionRefused
from disclosure.models import OutboxEntry, Publication, Screening
from disclosure.models.publications import OutboxKind
from disclosure.records import subject_of_publication
from disclosure.reviewing import decisions
from disclosure.states import FileAction
from disclosure.wiring import Workplace, Workshop
from redaction.types import OutsideFinding

log = logging.getLogger(__name__)

QUARANTINED = "quarantine"
"""How the audit names it."""


def may_be_indexed(publication: Publication, place: Workplace, workshop: Workshop) -> bool:
    """Whether the present revision passed; screens it if that was not done yet.

    Raises what the workshop and the store raise, and `Changed` when the record is another by now.
    """
    row = Screening.objects.filter(publication=publication, revision=publication.revision).first()
    return not (row or _screened(publication, place, workshop)).is_held()


def _screened(publication: Publication, place: Workplace, workshop: Workshop) -> Screening:
    officers_words = f"{publication.title}\n{publication.summary}"
    texts = (officers_words, *publishing.page_texts(publication, place.public))
    found = workshop.screen(texts, decisions(publication.sealed_file).kept_value_keys)
    return _record(publication, _counted(found), at=place.clock())


def _counted(found: Iterable[OutsideFinding]) -> list[list[int | str]]:
    counts = Counter((one.string, one.span.kind.value) for one in found)
    return [[place, kind, count] for (place, kind), count in sorted(counts.items())]


@transaction.atomic
def _record(publication: Publication, held_texts: list[list[int | str]], *, at: datetime) -> Screening:
    fresh = Publication.objects.select_for_update().get(pk=publication.pk)
    if fresh.revision != publication.revision or not fresh.is_public():
        raise Changed
    row, is_new = Screening.objects.get_or_create(
        publication=fresh,
        revision=fresh.revision,
        defaults={"agency": fresh.agency, "held_texts": held_texts, "screened_at": at},
    )
    if is_new and row.is_held():
        places = sum(int(count) for _place, _kind, count in held_texts)
        facts: dict[str, auditing.Fact] = {"revision": fresh.revision, "findings": places}
        auditing.append(QUARANTINED, subject_of_publication(fresh), by=None, at=at, facts=facts)
        log.error("quarantined publication=%s revision=%d places=%d", fresh.public_id, fresh.revision, places)
    return row


@transaction.atomic
def clear(*, publication: Publication, revision: int, by: User, at: datetime) -> Screening:
    """An officer has looked at what was found and lets this very revision into the index; the worker puts it there.

    Raises `NotPermitted`, `SamePerson`, `TransitionRefused`, and `Changed` when another revision is public by now.
    """
    locked_file(publication.sealed_file, FileAction.CLEAR_SCREENING, by=by)
    fresh = Publication.objects.select_for_update().get(pk=publication.pk)
    if fresh.revision != revision:
        raise Changed
    row = Screening.objects.select_for_update().held().filter(publication=fresh, revision=revision).first()
    if row is None:
        raise TransitionRefused
    row.cleared_by, row.cleared_at = by, at
    row.save(update_fields=["cleared_by", "cleared_at"])
    auditing.append(
        FileAction.CLEAR_SCREENING, subject_of_publication(fresh), by=by, at=at, facts={"revision": revision}
    )
    entry = OutboxEntry.objects.filter(publication=fresh, revision=revision, kind=OutboxKind.INDEX)
    entry.update(delivered_at=None, not_before=Now(), attempts=0, error_code="", asked_at=at)
    return row
