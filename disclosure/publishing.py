"""Stage 9: the only writer of publications and of the public store, and the only builder of `IndexEntry`.

Officers state an intent (`publish`); the worker makes it true (`release`). `withdraw` hides at once by a flag in the
database that every public path asks; index and store follow through the outbox.
"""

import json
from datetime import date, datetime, timedelta

from django.contrib.auth.models import User
from django.db import transaction

from disclosure import auditing
from disclosure.actions.locking import locked_file, move_file
from disclosure.clearing import is_held
from disclosure.deadlines import korean_date
from disclosure.errors import Changed, DateRefused, PersonalDataInPublicText, Quarantined, TransitionRefused
from disclosure.models import (
    Approval,
    OutboxEntry,
    Publication,
    PublicationVersion,
    PublicFile,
    SealedFile,
)
from disclosure.models.publications import OutboxKind
from disclosure.models.requests import DISCLOSURE_TERMS, ItemDecision
from disclosure.publictext import checked_public_text
from disclosure.records import sealed_place, subject_of_publication
from disclosure.sealing import PublicStore, SealedStore
from disclosure.states import FileAction, FileState, Stage, after
from disclosure.wiring import Workshop
from search.types import IndexEntry, IndexPage

LONGEST_SUMMARY = 500
LONGEST_GIST = 300
LONGEST_REASON = 300
FURTHEST_PLAN = timedelta(days=365)
EARLY_GRACE = timedelta(minutes=5)
"""A plan this little in the past means now: the officer's page was open for a while."""


@transaction.atomic
def publish(
    *,
    file: SealedFile,
    sha256: str,
    summary: str,
    decided_on: date,
    by: User,
    at: datetime,
    publish_at: datetime | None = None,
    request_gist: str = "",
) -> PublicationVersion:
    """State the intent to publish the approved result, now or at a time; the worker effects it.

    Raises `NotPermitted`, `TransitionRefused`, `Changed`, `DateRefused`, `FieldRefused`, `PersonalDataInPublicText`.
    """
    fresh = locked_file(file, FileAction.ASK_TO_PUBLISH, by=by)
    when = _planned_time(publish_at, at)
    if decided_on > korean_date(at):
        raise DateRefused("decided_on")
    approval = _approval(fresh, sha256)
    publication, _ = Publication.objects.get_or_create(
        sealed_file=fresh,
        defaults={
            "agency": fresh.agency,
            "department": fresh.department,
            "case": fresh.case,
            "kind": fresh.kind,
            "origin": fresh.origin,
        },
    )
    version = PublicationVersion.objects.create(
        publication=publication,
        agency=fresh.agency,
        department=fresh.department,
        approval=approval,
        public_file=approval.public_file,
        sha256=sha256,
        title=checked_public_text(fresh.title, field="title", longest=LONGEST_SUMMARY),
        summary=checked_public_text(summary, field="summary", longest=LONGEST_SUMMARY),
        request_gist=checked_public_text(request_gist, field="request_gist", longest=LONGEST_GIST)
        if request_gist.strip()
        else "",
        kind=fresh.kind,
        disclosure=ItemDecision.PARTIAL if approval.public_file.boxes() else ItemDecision.OPEN,
        decided_on=decided_on,
        asked_by=by,
        asked_at=at,
        publish_at=when,
    )
    facts: dict[str, auditing.Fact] = {
        "sha256": sha256,
        "publication": publication.public_id,
        "publish_at": when.isoformat(),
    }
    move_file(fresh, FileAction.ASK_TO_PUBLISH, by=by, at=at, facts=facts)
    return version


@transaction.atomic
def cancel_plan(*, file: SealedFile, by: User, at: datetime) -> None:
    """Take the intent back before it became true; the approval stays."""
    fresh = locked_file(file, FileAction.CANCEL_PLAN, by=by)
    plans = PublicationVersion.objects.select_for_update().planned().filter(publication__sealed_file=fresh)
    for plan in plans:
        plan.cancelled_at = at
        plan.save(update_fields=["cancelled_at"])
    move_file(fresh, FileAction.CANCEL_PLAN, by=by, at=at)


def release(
    version: PublicationVersion, *, at: datetime, sealed_store: SealedStore, public: PublicStore, workshop: Workshop
) -> bool:
    """Make one due plan true: bytes, then row, audit and outbox in one transaction. Gives whether it became public.

    May run again after any interruption. A text with personal data is held for an officer instead.
    """
    texts = (version.title, version.summary, version.request_gist)
    if is_held(texts, version.publication.department, workshop, at=at):
        _hold(version, at=at)
        return False
    copy_bytes(version.publication, version.public_file, sealed_store, public)
    return _make_public(version.pk, at=at)


@transaction.atomic
def _hold(version: PublicationVersion, *, at: datetime) -> None:
    file = SealedFile.objects.select_for_update().get(pk=version.publication.sealed_file_id)
    plan = PublicationVersion.objects.select_for_update().planned().filter(pk=version.pk, held_code="").first()
    if plan is None or file.state != FileState.APPROVED:
        return
    plan.held_code = PersonalDataInPublicText.code
    plan.cancelled_at = at
    plan.save(update_fields=["held_code", "cancelled_at"])
    file.blocked_stage, file.blocked_code = Stage.PUBLISH, PersonalDataInPublicText.code
    move_file(file, FileAction.BLOCK, by=None, at=at, facts={"stage": Stage.PUBLISH, "code": plan.held_code})


def copy_bytes(publication: Publication, result: PublicFile, sealed_store: SealedStore, public: PublicStore) -> None:
    """Copy what was proven into the public store, each object checked by its hash on the way."""
    place = sealed_place(result.sealed_file)
    for digest in _digests(result):
        written = public.put(publication.agency.code, publication.public_id, sealed_store.get(place, digest))
        if written != digest:
            raise Changed


def _digests(result: PublicFile) -> list[str]:
    return [result.sha256, result.texts_sha256, *result.image_sha256s]


@transaction.atomic
def _make_public(version_pk: int, *, at: datetime) -> bool:
    version = PublicationVersion.objects.select_related("publication", "approval", "public_file").get(pk=version_pk)
    file = SealedFile.objects.select_for_update().get(pk=version.publication.sealed_file_id)
    publication = Publication.objects.select_for_update().get(pk=version.publication_id)
    version = PublicationVersion.objects.select_for_update().get(pk=version_pk)
    if version.published_at is not None or version.cancelled_at is not None:
        return False
    _refuse_unproven(version, file)
    publication.versions.filter(published_at__isnull=False, superseded_at__isnull=True).update(superseded_at=at)
    _show(publication, version, at=at)
    file.state = after(FileAction.PUBLISH, state=file.state)
    file.save(update_fields=["state"])
    facts: dict[str, auditing.Fact] = {
        "sha256": version.sha256,
        "revision": publication.revision,
        "file": file.public_id,
        "boxes": version.public_file.boxes(),
    }
    entry = auditing.append(FileAction.PUBLISH, subject_of_publication(publication), by=None, at=at, facts=facts)
    version.revision, version.published_at, version.audit_hash = publication.revision, at, entry.hash
    version.save(update_fields=["revision", "published_at", "audit_hash"])
    _promise(publication, OutboxKind.INDEX, at=at)
    return True


def _refuse_unproven(version: PublicationVersion, file: SealedFile) -> None:
    approval, result = version.approval, version.public_file
    is_same = version.sha256 == approval.sha256 == result.sha256 and result.round == file.round
    passed = bool(result.checks) and all(check["passed"] for check in result.checks)
    if file.state != FileState.APPROVED or approval.revoked_at is not None or not is_same or not passed:
        raise Changed


def _show(publication: Publication, version: PublicationVersion, *, at: datetime) -> None:
    publication.public_file = version.public_file
    publication.revision += 1
    publication.title, publication.summary = version.title, version.summary
    publication.request_gist, publication.kind = version.request_gist, version.kind
    publication.disclosure, publication.decided_on = version.disclosure, version.decided_on
    publication.grounds = sorted(version.public_file.counts_by_ground)
    publication.published_at = publication.published_at or at
    publication.revised_at = at if publication.revision > 1 else None
    publication.withdrawn_at, publication.withdrawn_by, publication.withdrawn_reason = None, None, ""
    publication.reason_checked_at, publication.reason_held = None, False
    publication.save()


@transaction.atomic
def withdraw(*, publication: Publication, reason: str, by: User, at: datetime) -> Publication:
    """Hide a record at once on every path; the address stays with date and public reason.

    Raises `NotPermitted`, `TransitionRefused`, `FieldRefused`, `PersonalDataInPublicText`.
    """
    public_reason = checked_public_text(reason, field="reason", longest=LONGEST_REASON)
    state = SealedFile.objects.select_for_update().get(pk=publication.sealed_file_id).state
    is_simple = state in (FileState.PUBLISHED, FileState.WITHDRAWN)
    action = FileAction.WITHDRAW if is_simple else FileAction.WITHDRAW_WHILE_REOPENED
    file = locked_file(publication.sealed_file, action, by=by)
    fresh = Publication.objects.select_for_update().get(pk=publication.pk)
    if not fresh.is_public():
        raise TransitionRefused
    fresh.withdrawn_at, fresh.withdrawn_by, fresh.withdrawn_reason = at, by, public_reason
    fresh.reason_checked_at, fresh.reason_held = None, False
    fresh.revision += 1
    fresh.save()
    file.state = after(action, state=file.state)
    file.save(update_fields=["state"])
    fresh.versions.planned().update(cancelled_at=at)
    facts: dict[str, auditing.Fact] = {"revision": fresh.revision, "file": file.public_id}
    auditing.append(FileAction.WITHDRAW, subject_of_publication(fresh), by=by, at=at, facts=facts)
    _promise(fresh, OutboxKind.REMOVE, at=at)
    _promise(fresh, OutboxKind.PURGE, at=at)
    return fresh


@transaction.atomic
def check_reason(publication: Publication, *, workshop: Workshop, at: datetime) -> bool:
    """Let the detector read the reason of a withdrawal: shown from now on, or held for an officer to write anew.

    Gives whether it was this reason that was read; somebody may have written another meanwhile.
    """
    held = is_held([publication.withdrawn_reason], publication.department, workshop, at=at)
    fresh = Publication.objects.select_for_update().get(pk=publication.pk)
    if not fresh.is_tombstone() or fresh.withdrawn_reason != publication.withdrawn_reason:
        return False
    fresh.reason_checked_at, fresh.reason_held = at, held
    fresh.save(update_fields=["reason_checked_at", "reason_held"])
    auditing.append("check_reason", subject_of_publication(fresh), by=None, at=at, facts={"held": held})
    return True


@transaction.atomic
def rewrite_reason(*, publication: Publication, reason: str, by: User, at: datetime) -> Publication:
    """Write the public reason of a withdrawal anew; it is read by the detector before anybody sees it.

    Raises `NotPermitted`, `TransitionRefused`, `FieldRefused`, `PersonalDataInPublicText`.
    """
    public_reason = checked_public_text(reason, field="reason", longest=LONGEST_REASON)
    locked_file(publication.sealed_file, FileAction.REWRITE_REASON, by=by)
    fresh = Publication.objects.select_for_update().get(pk=publication.pk)
    fresh.withdrawn_reason = public_reason
    fresh.reason_checked_at, fresh.reason_held = None, False
    fresh.save(update_fields=["withdrawn_reason", "reason_checked_at", "reason_held"])
    auditing.append(FileAction.REWRITE_REASON, subject_of_publication(fresh), by=by, at=at)
    return fresh


def index_entry(publication: Publication, public: PublicStore) -> IndexEntry:
    """The entry of a public record; its text is what verification read from the published bytes.

    Raises `Changed` for a record that is not public, `Quarantined` for one that has not passed screening in this
    revision, `ObjectMissing` or `ObjectChanged` by the store.
    """
    result = publication.public_file
    if not publication.is_public() or result is None or publication.published_at is None:
        raise Changed
    if publication.decided_on is None:
        raise Changed
    if not Publication.objects.indexable().filter(pk=publication.pk, revision=publication.revision).exists():
        raise Quarantined
    return IndexEntry(
        agency=publication.agency.code,
        item_id=publication.public_id,
        revision=publication.revision,
        sha256=result.sha256,
        title=publication.title,
        summary=publication.summary,
        department=publication.department.name,
        kind=publication.kind,
        disclosure=DISCLOSURE_TERMS[publication.disclosure],
        grounds=tuple(publication.grounds),
        decided_on=publication.decided_on,
        published_on=korean_date(publication.published_at),
        pages=tuple(IndexPage(number, text) for number, text in enumerate(page_texts(publication, public), 1)),
    )


def page_texts(publication: Publication, public: PublicStore) -> list[str]:
    """The published pages' text, from page 1."""
    result = publication.public_file
    if result is None:
        raise Changed
    texts = json.loads(public.get(publication.agency.code, publication.public_id, result.texts_sha256))
    return [str(text) for text in texts]


def current_digests(publication: Publication) -> frozenset[str]:
    """The hashes of what a public record shows."""
    result = publication.public_file
    return frozenset(_digests(result)) if result is not None and publication.is_public() else frozenset()


def wanted_digests(publication: Publication) -> frozenset[str]:
    """The hashes of what a record shows or is about to show; all else of it in the public store is to go."""
    plans = PublicationVersion.objects.planned().filter(publication=publication).select_related("public_file")
    coming = [digest for plan in plans for digest in _digests(plan.public_file)]
    return current_digests(publication) | frozenset(coming)


def _planned_time(publish_at: datetime | None, at: datetime) -> datetime:
    if publish_at is None:
        return at
    if publish_at < at - EARLY_GRACE or publish_at > at + FURTHEST_PLAN:
        raise DateRefused("publish_at")
    return publish_at


def _approval(file: SealedFile, sha256: str) -> Approval:
    approval = (
        Approval.objects.select_related("public_file")
        .filter(public_file__sealed_file=file, public_file__round=file.round, revoked_at=None)
        .first()
    )
    if approval is None or approval.sha256 != sha256:
        raise Changed
    return approval


def _promise(publication: Publication, kind: OutboxKind, *, at: datetime) -> None:
    OutboxEntry.objects.create(
        agency=publication.agency,
        publication=publication,
        revision=publication.revision,
        kind=kind,
        asked_at=at,
        not_before=at,
    )
