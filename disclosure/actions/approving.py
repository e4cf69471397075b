"""Stage 8 and the ways back: approve exactly one result, send back, try again, reopen, discard."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from disclosure import jobs
from disclosure.actions.locking import locked_file, move_file
from disclosure.errors import Changed, FieldRefused
from disclosure.models import Approval, PageCheck, PublicationVersion, PublicFile, SealedFile
from disclosure.publictext import refuse_personal
from disclosure.sealing import SealedStore
from disclosure.states import STATE_BEFORE, FileAction, FileState, Stage

LONGEST_NOTE = 1_000


@transaction.atomic
def approve(*, file: SealedFile, sha256: str, by: User, at: datetime) -> Approval:
    """A second officer approves exactly the result whose hash they saw.

    Raises `NotPermitted`, `TransitionRefused`, `SamePerson`, `Changed`.
    """
    fresh = locked_file(file, FileAction.APPROVE, by=by)
    result = PublicFile.objects.filter(sealed_file=fresh, round=fresh.round).first()
    if result is None or result.sha256 != sha256 or fresh.redacted_by is None:
        raise Changed
    approval = Approval.objects.create(
        public_file=result, sha256=sha256, redacted_by=fresh.redacted_by, approved_by=by, approved_at=at
    )
    move_file(fresh, FileAction.APPROVE, by=by, at=at, facts={"sha256": sha256})
    return approval


@transaction.atomic
def send_back(*, file: SealedFile, note: str, by: User, at: datetime) -> SealedFile:
    """Return a reviewed file to review with a note; an approval falls, a plan to publish is cancelled."""
    if len(note) > LONGEST_NOTE:
        raise FieldRefused("note")
    refuse_personal(note, field="note")
    fresh = locked_file(file, FileAction.SEND_BACK, by=by)
    revoke_approval(fresh, by=by, at=at)
    fresh.send_back_note = note.strip()
    return _new_round(fresh, FileAction.SEND_BACK, by=by, at=at)


@transaction.atomic
def reopen(*, file: SealedFile, by: User, at: datetime) -> SealedFile:
    """Start a corrected version; what is public stays until the new one is published or the old one withdrawn."""
    fresh = locked_file(file, FileAction.REOPEN, by=by)
    return _new_round(fresh, FileAction.REOPEN, by=by, at=at)


@transaction.atomic
def retry(*, file: SealedFile, by: User, at: datetime) -> SealedFile:
    """Let the machine try a blocked stage again."""
    fresh = locked_file(file, FileAction.RETRY, by=by)
    stage = Stage(fresh.blocked_stage)
    if stage not in STATE_BEFORE:
        # A result that was held back at publishing stands approved again; the officer plans anew.
        fresh.state = FileState.APPROVED
    else:
        fresh.state = STATE_BEFORE[stage]
        jobs.queue(fresh, stage, at=at)
    _unblock(fresh)
    move_file(fresh, FileAction.RETRY, by=by, at=at, facts={"stage": stage})
    return fresh


@transaction.atomic
def discard(*, file: SealedFile, by: User, at: datetime, sealed_store: SealedStore) -> SealedFile:
    """Destroy a file that was never public: its key at once, its objects after."""
    fresh = locked_file(file, FileAction.DISCARD, by=by)
    revoke_approval(fresh, by=by, at=at)
    jobs.make_obsolete(fresh)
    _unblock(fresh)
    fresh.wrapped_key = None
    move_file(fresh, FileAction.DISCARD, by=by, at=at)
    # Without its key nothing can be read; what a failing store leaves behind is swept by reconciling.
    transaction.on_commit(lambda: sealed_store.erase(fresh.agency.code, fresh.public_id), robust=True)
    return fresh


def revoke_approval(file: SealedFile, *, by: User, at: datetime) -> None:
    """Take an approval back and cancel a plan that rests on it."""
    Approval.objects.filter(public_file__sealed_file=file, public_file__round=file.round, revoked_at=None).update(
        revoked_by=by, revoked_at=at
    )
    PublicationVersion.objects.planned().filter(publication__sealed_file=file).update(cancelled_at=at)


def _new_round(file: SealedFile, action: FileAction, *, by: User, at: datetime) -> SealedFile:
    jobs.make_obsolete(file)
    _unblock(file)
    checked = list(PageCheck.objects.filter(sealed_file=file, round=file.round))
    file.round += 1
    # A page once looked at stays looked at: its pictures cannot change.
    PageCheck.objects.bulk_create(
        PageCheck(sealed_file=file, round=file.round, page=check.page, by_id=check.by_id, at=check.at)
        for check in checked
    )
    file.redacted_by, file.redacted_at = None, None
    file.review_started_at = at
    move_file(file, action, by=by, at=at)
    return file


def _unblock(file: SealedFile) -> None:
    file.blocked_stage = file.blocked_code = file.blocked_detail = ""
