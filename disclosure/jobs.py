"""The queue of stages: leases on the database's clock, a fencing token, at most five tries.

A claim is a compare-and-set on `token`, so two workers never hold one job on any database. The rows of files are the
truth; every job can be lost and `requeue_unfinished` makes it again.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Now

from disclosure import auditing
from disclosure.errors import Fenced, GaveUp
from disclosure.models import Job, SealedFile
from disclosure.models.files import JobState
from disclosure.records import subject_of_file
from disclosure.states import WAITING_STAGE, FileAction, FileState, Stage, after

LEASE = timedelta(seconds=60)
"""How long a worker may be silent before another takes over."""
MOST_ATTEMPTS = 5
BACKOFF = timedelta(seconds=5)
"""Doubled with each try."""
UNAVAILABLE_PAUSE = timedelta(seconds=15)
"""How long a job waits when a store or the sandbox is away; such a wait is no try."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A job held by this worker; `token` is worth nothing once another has claimed the job."""

    job_id: int
    file_id: int
    stage: Stage
    round: int
    token: int


def queue(file: SealedFile, stage: Stage, *, at: datetime) -> None:
    """Queue a stage of the file's round; a job that is waiting or running already is left alone."""
    job, made = Job.objects.get_or_create(
        sealed_file=file,
        stage=stage,
        round=file.round,
        defaults={"agency_id": file.agency_id, "not_before": at, "queued_at": at},
    )
    if not made and job.state in (JobState.FAILED, JobState.OBSOLETE, JobState.DONE):
        Job.objects.filter(pk=job.pk).update(
            state=JobState.QUEUED, attempts=0, error_code="", not_before=at, queued_at=at, page=0, finished_at=None
        )


def make_obsolete(file: SealedFile) -> None:
    """Nobody wants the file's waiting jobs any more; a running one is fenced."""
    Job.objects.filter(sealed_file=file, state__in=(JobState.QUEUED, JobState.RUNNING, JobState.FAILED)).update(
        state=JobState.OBSOLETE, token=F("token") + 1, lease_until=None
    )


def claim(owner: str, *, at: datetime) -> Claim | None:
    """Take the next job that is due or whose worker fell silent; None when there is nothing to do.

    A job that has used up its tries is given to an officer instead: its file is blocked.
    """
    while True:
        job = _candidates().order_by("not_before", "pk").first()
        if job is None:
            return None
        if job.attempts >= MOST_ATTEMPTS:
            give_up(job, code=GaveUp.code, at=at)
            continue
        if _take(job, owner):
            return Claim(job.pk, job.sealed_file_id, Stage(job.stage), job.round, job.token + 1)


def _candidates() -> "QuerySet[Job]":
    waiting = Q(state=JobState.QUEUED, not_before__lte=Now())
    silent = Q(state=JobState.RUNNING, lease_until__lt=Now())
    return Job.objects.filter(waiting | silent)


def forsaken(since: timedelta) -> int:
    """How many jobs nobody has taken though they were due so long ago; 0 while any worker has one in hand."""
    if Job.objects.filter(state=JobState.RUNNING, lease_until__gte=Now()).exists():
        return 0
    overdue = Q(state=JobState.QUEUED, not_before__lt=Now() - since)
    silent = Q(state=JobState.RUNNING, lease_until__lt=Now() - since)
    return Job.objects.filter(overdue | silent).count()


def _take(job: Job, owner: str) -> bool:
    taken = (
        _candidates()
        .filter(pk=job.pk, token=job.token)
        .update(
            state=JobState.RUNNING,
            token=F("token") + 1,
            attempts=F("attempts") + 1,
            lease_owner=owner,
            lease_until=Now() + LEASE,
            page=0,
            pages=0,
        )
    )
    return taken == 1


def extend(claimed: Claim) -> bool:
    """Prolong the lease; False when another worker has the job."""
    return _held(claimed).update(lease_until=Now() + LEASE) == 1


def report_page(claimed: Claim, page: int, pages: int) -> None:
    """Say how far the stage is, and prolong the lease."""
    _held(claimed).update(page=page, pages=pages, lease_until=Now() + LEASE)


def hold(claimed: Claim) -> Job:
    """Lock the job's row for committing. Raises `Fenced` when it passed to another."""
    job = Job.objects.select_for_update().filter(pk=claimed.job_id).first()
    if job is None or job.token != claimed.token or job.state != JobState.RUNNING:
        raise Fenced(f"job {claimed.job_id}")
    return job


def finish(job: Job, *, at: datetime, took_ms: int, engine_version: str) -> None:
    """The stage's effect is in this same transaction."""
    Job.objects.filter(pk=job.pk).update(
        state=JobState.DONE,
        finished_at=at,
        took_ms=took_ms,
        engine_version=engine_version,
        lease_until=None,
        error_code="",
    )


def put_back(claimed: Claim, *, code: str, is_a_try: bool) -> None:
    """Try again later: with growing pauses after a fault, after a fixed pause when something was unavailable."""
    with transaction.atomic():
        job = hold(claimed)
        pause = BACKOFF * 2**job.attempts if is_a_try else UNAVAILABLE_PAUSE
        Job.objects.filter(pk=job.pk).update(
            state=JobState.QUEUED,
            attempts=job.attempts if is_a_try else job.attempts - 1,
            error_code=code,
            not_before=Now() + pause,
            lease_until=None,
        )


def release(claimed: Claim) -> None:
    """Give a job back untouched because this worker is told to stop."""
    _held(claimed).update(
        state=JobState.QUEUED, attempts=F("attempts") - 1, lease_until=None, not_before=Now(), token=F("token") + 1
    )


def drop(claimed: Claim, *, at: datetime) -> None:
    """The file no longer waits for this stage: somebody finished it, discarded the file, or sent it back."""
    _held(claimed).update(state=JobState.OBSOLETE, lease_until=None, finished_at=at, token=F("token") + 1)


def refuse(claimed: Claim, *, code: str, detail: str, at: datetime) -> None:
    """The paper cannot go on as it is: block its file with the reason."""
    with transaction.atomic():
        give_up(hold(claimed), code=code, detail=detail, at=at)


def give_up(job: Job, *, code: str, at: datetime, detail: str = "") -> None:
    """Block the file of a job; idempotent, one audit entry."""
    with transaction.atomic():
        job = Job.objects.select_for_update().get(pk=job.pk)
        file = SealedFile.objects.select_for_update().get(pk=job.sealed_file_id)
        Job.objects.filter(pk=job.pk).update(
            state=JobState.FAILED, token=F("token") + 1, error_code=code, lease_until=None, finished_at=at
        )
        if WAITING_STAGE.get(FileState(file.state)) != job.stage or file.round != job.round:
            return
        file.state = after(FileAction.BLOCK, state=file.state)
        file.blocked_stage, file.blocked_code, file.blocked_detail = job.stage, code, detail[:200]
        file.save(update_fields=["state", "blocked_stage", "blocked_code", "blocked_detail"])
        facts: dict[str, auditing.Fact] = {"stage": job.stage, "code": code, "attempts": job.attempts}
        auditing.append(FileAction.BLOCK, subject_of_file(file), by=None, at=at, facts=facts)


def requeue_unfinished(*, at: datetime) -> int:
    """Queue what a file waits for and no job is doing; gives the number queued. The queue may have been emptied."""
    queued = 0
    alive = Job.objects.filter(
        sealed_file=OuterRef("pk"), round=OuterRef("round"), state__in=(JobState.QUEUED, JobState.RUNNING)
    )
    for state, stage in WAITING_STAGE.items():
        stuck = SealedFile.objects.filter(~Exists(alive.filter(stage=stage)), state=state)
        for pk in list(stuck.values_list("pk", flat=True)):
            queued += _requeue(pk, state, stage, at)
    return queued


def _requeue(pk: int, state: FileState, stage: Stage, at: datetime) -> int:
    with transaction.atomic():
        file = SealedFile.objects.select_for_update().filter(pk=pk, state=state).first()
        if file is None:
            return 0
        queue(file, stage, at=at)
        return 1


def counts() -> dict[str, int]:
    """Jobs by state, for the home panel and the health command."""
    rows = Job.objects.values_list("state").annotate(number=Count("pk")).order_by()
    return dict(rows)


def _held(claimed: Claim) -> "QuerySet[Job]":
    return Job.objects.filter(pk=claimed.job_id, token=claimed.token, state=JobState.RUNNING)
