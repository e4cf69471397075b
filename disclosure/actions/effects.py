"""A stage's effect, its audit entry and the next stage's job, in one transaction that a late worker cannot enter."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_noop

from disclosure import auditing, clearing, jobs
from disclosure.actions.locking import move_file
from disclosure.artefacts import Kept
from disclosure.errors import DisclosureError, Fenced
from disclosure.models import Artefact, FindingRow, PublicFile, SealedFile
from disclosure.models.files import ArtefactKind
from disclosure.models.reviews import SEEN_IN_RESULT
from disclosure.stages import Outcome, TextStopped
from disclosure.states import NEXT_STAGE, STAGE_ACTION, FileAction, FileState, Role, Stage, why_not
from redaction.errors import RedactionError
from redaction.types import Disposition, Finding, Findings, Sighting, Tier, VerifiedPdf

_AS_SYSTEM = frozenset({Role.SYSTEM})


@transaction.atomic
def commit(claimed: jobs.Claim, outcome: Outcome, *, at: datetime, took_ms: int) -> SealedFile:
    """Make a stage's outcome true. Raises `Fenced` when the job or the file has moved on meanwhile."""
    job = jobs.hold(claimed)
    file = SealedFile.objects.select_for_update().get(pk=claimed.file_id)
    action = FileAction.ASK_AGAIN if outcome.sightings else STAGE_ACTION[claimed.stage]
    if why_not(action, state=file.state, roles=_AS_SYSTEM) is not None or file.round != claimed.round:
        raise Fenced(f"file in {file.state}")
    _write_artefacts(file, outcome.kept)
    if outcome.pages is not None:
        file.pages = outcome.pages
    if outcome.findings is not None:
        _write_findings(file, outcome.findings, at=at)
        file.hints = [[one.page, one.kind.value, *one.rect] for one in outcome.hints]
    if outcome.verified is not None:
        _write_result(file, outcome.verified, outcome, at=at)
    if outcome.sightings:
        _write_sightings(file, outcome.sightings)
    jobs.finish(job, at=at, took_ms=took_ms, engine_version=outcome.engine_version)
    facts: dict[str, auditing.Fact] = {**outcome.facts, "attempts": job.attempts, "engine": outcome.engine_version}
    move_file(file, action, by=None, at=at, facts=facts)
    following = None if outcome.sightings else NEXT_STAGE[claimed.stage]
    if following is not None:
        jobs.queue(file, following, at=at)
    return file


@transaction.atomic
def refuse(claimed: jobs.Claim, error: DisclosureError | RedactionError, *, at: datetime) -> None:
    """Block the file with the error's reason, and keep what was seen in a text that was stopped."""
    if isinstance(error, TextStopped):
        file = SealedFile.objects.select_related("department").get(pk=claimed.file_id)
        clearing.keep(error.held, file.department, at=at)
    jobs.refuse(claimed, code=error.code, detail=error.detail, at=at)


def _write_artefacts(file: SealedFile, kept: tuple[Kept, ...]) -> None:
    Artefact.objects.bulk_create(
        [
            Artefact(
                sealed_file=file,
                kind=one.kind,
                round=file.round,
                page=one.page,
                sha256=one.sha256,
                size_bytes=one.size_bytes,
            )
            for one in kept
        ],
        update_conflicts=True,
        unique_fields=["sealed_file", "kind", "round", "page"],
        update_fields=["sha256", "size_bytes"],
    )


def _write_findings(file: SealedFile, findings: Findings, *, at: datetime) -> None:
    FindingRow.objects.filter(sealed_file=file).delete()
    FindingRow.objects.bulk_create(
        (_row(file, number, finding) for number, finding in enumerate(findings.findings, 1)), batch_size=500
    )
    file.image_pages = list(findings.image_pages)
    file.unreadable_pages = list(findings.unreadable_pages)
    file.outside_findings = [
        [one.string, one.span.start, one.span.end, one.span.kind.value] for one in findings.outside
    ]
    file.review_started_at = at


def _write_sightings(file: SealedFile, sightings: tuple[Sighting, ...]) -> None:
    """Open findings beside those that stand; the review goes on, and who ended it has not ended it."""
    last = FindingRow.objects.filter(sealed_file=file).aggregate(last=Max("number"))["last"] or 0
    FindingRow.objects.bulk_create(_seen(file, number, one) for number, one in enumerate(sightings, last + 1))
    file.redacted_by, file.redacted_at = None, None
    file.changes += 1


def _seen(file: SealedFile, number: int, sighting: Sighting) -> FindingRow:
    return FindingRow(
        sealed_file=file,
        number=number,
        page=sighting.page,
        rects=[list(rect) for rect in sighting.rects],
        start=0,
        end=0,
        kind=sighting.kind.value,
        score=sighting.score,
        tier=int(Tier.SURE),
        disposition=Disposition.REVIEW.value,
        reason=gettext_noop("처음에 읽지 못했으나 가린 결과를 검사하다가 보임"),
        recognizer=SEEN_IN_RESULT,
        value_key=sighting.value_key,
        group_key=f"seen-{sighting.value_key}",
    )


def _row(file: SealedFile, number: int, finding: Finding) -> FindingRow:
    span = finding.span
    return FindingRow(
        sealed_file=file,
        number=number,
        page=finding.page,
        rects=[list(rect) for rect in finding.rects],
        start=span.start,
        end=span.end,
        kind=span.kind.value,
        score=span.score,
        tier=int(span.tier),
        disposition=span.disposition.value,
        reason=span.reason,
        recognizer=span.recognizer,
        value_key=finding.value_key,
        group_key=finding.group_key,
    )


def _write_result(file: SealedFile, verified: VerifiedPdf, outcome: Outcome, *, at: datetime) -> None:
    texts = next(one for one in outcome.kept if one.kind == ArtefactKind.RESULT_TEXTS)
    images = sorted((one for one in outcome.kept if one.kind == ArtefactKind.RESULT_IMAGE), key=lambda one: one.page)
    PublicFile.objects.create(
        sealed_file=file,
        round=file.round,
        sha256=verified.sha256,
        size_bytes=len(verified.content),
        pages=len(verified.page_texts),
        texts_sha256=texts.sha256,
        image_sha256s=[one.sha256 for one in images],
        methods=[method.value for method in verified.methods],
        method_reasons=list(verified.method_reasons),
        checks=[{"code": one.code, "passed": one.passed, "measure": one.measure} for one in verified.checks],
        counts_by_ground={ground.value: number for ground, number in verified.boxes_by_ground},
        proof_canonical=verified.proof.canonical,
        proof_signature=verified.proof.signature,
        proof_public_key=verified.proof.public_key,
        proof_sha256=verified.proof.sha256,
        engine_version=outcome.engine_version,
        verified_at=at,
    )


def is_wanted(claimed: jobs.Claim) -> bool:
    """Whether the claimed stage is still what its file waits for; it may have been done, discarded, or sent back."""
    file = SealedFile.objects.filter(pk=claimed.file_id, round=claimed.round).first()
    if file is None:
        return False
    return why_not(STAGE_ACTION[Stage(claimed.stage)], state=FileState(file.state), roles=_AS_SYSTEM) is None
