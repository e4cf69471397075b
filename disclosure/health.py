"""Is everything alive? Numbers for the health command, the status page and the alarm."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from disclosure import jobs, leases, outbox
from disclosure.models import OutboxEntry, Publication, PublicationVersion, SealedFile
from disclosure.models.files import JobState

WORKER_SILENCE = timedelta(seconds=90)
PLAN_GRACE = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Health:
    """What to look at. `late_removals` and `late_plans` above zero, or a silent worker, are alarms."""

    worker_alive: bool
    jobs_queued: int
    jobs_running: int
    jobs_failed: int
    files_blocked: int
    outbox_waiting: int
    quarantined: int
    late_removals: int
    late_plans: int

    def is_well(self) -> bool:
        """Whether nobody has to be woken."""
        return self.worker_alive and not self.late_removals and not self.late_plans


def look(*, at: datetime) -> Health:
    """The present numbers; raises what the database raises."""
    by_state = jobs.counts()
    return Health(
        worker_alive=leases.is_alive(leases.COURIER, WORKER_SILENCE),
        jobs_queued=by_state.get(JobState.QUEUED, 0),
        jobs_running=by_state.get(JobState.RUNNING, 0),
        jobs_failed=by_state.get(JobState.FAILED, 0),
        files_blocked=SealedFile.objects.blocked().count(),
        outbox_waiting=OutboxEntry.objects.filter(delivered_at__isnull=True).count(),
        quarantined=Publication.objects.quarantined().count(),
        late_removals=outbox.late_removals(at),
        late_plans=PublicationVersion.objects.due(at - PLAN_GRACE).count(),
    )
