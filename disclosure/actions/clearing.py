"""An officer's word that a stopped text names nobody: recorded, audited, for faint sightings only (docs/adr/0083)."""

from collections.abc import Iterable
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from disclosure import auditing, clearing
from disclosure.actions import approving
from disclosure.actions.locking import locked_case, locked_file
from disclosure.auditing import Subject
from disclosure.errors import Changed, PersonalDataInPublicText
from disclosure.models import Case, HeldText, Publication, SealedFile
from disclosure.records import subject_of_case, subject_of_file, subject_of_publication
from disclosure.states import CaseAction, FileAction


@transaction.atomic
def clear_file(*, file: SealedFile, by: User, at: datetime) -> SealedFile:
    """Say it of the texts a file is blocked for, and let it go on.

    Raises `NotPermitted`, `TransitionRefused`, `PersonalDataInPublicText` (surer than faint), `Changed` (nothing held).
    """
    fresh = locked_file(file, FileAction.RETRY, by=by)
    rows = clearing.held(clearing.texts_of_file(fresh), fresh.department)
    _clear(rows.values(), subject_of_file(fresh), by=by, at=at)
    return approving.retry(file=fresh, by=by, at=at)


@transaction.atomic
def clear_reason(*, publication: Publication, by: User, at: datetime) -> None:
    """Say it of the reason of a withdrawal; it is read once more and shown. Raises as `clear_file`."""
    locked_file(publication.sealed_file, FileAction.REWRITE_REASON, by=by)
    fresh = Publication.objects.select_for_update().get(pk=publication.pk)
    rows = clearing.held(clearing.texts_of_publication(fresh), fresh.department)
    _clear(rows.values(), subject_of_publication(fresh), by=by, at=at)
    fresh.reason_checked_at, fresh.reason_held = None, False
    fresh.save(update_fields=["reason_checked_at", "reason_held"])


@transaction.atomic
def clear_draft(*, case: Case, by: User, at: datetime) -> None:
    """Say it of a drafted decision; it is read once more before anybody can sign. Raises as `clear_file`."""
    fresh = locked_case(case, CaseAction.CLEAR_TEXT, by=by)
    rows = clearing.held(clearing.texts_of_case(fresh), fresh.department)
    _clear(rows.values(), subject_of_case(fresh), by=by, at=at)
    fresh.text_checked_at, fresh.text_held = None, False
    fresh.save(update_fields=["text_checked_at", "text_held"])


def _clear(rows: Iterable[HeldText], subject: Subject, *, by: User, at: datetime) -> None:
    waiting = [row for row in rows if row.cleared_at is None]
    if not waiting:
        raise Changed
    if not clearing.may_be_cleared(waiting):
        raise PersonalDataInPublicText("sure")
    HeldText.objects.filter(pk__in=[row.pk for row in waiting]).update(cleared_by=by, cleared_at=at)
    facts: dict[str, auditing.Fact] = {
        "texts": [row.text_sha256 for row in waiting],
        "words": sum(len(row.spans) for row in waiting),
    }
    auditing.append(CaseAction.CLEAR_TEXT, subject, by=by, at=at, facts=facts)
