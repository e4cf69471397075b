"""Is everything alive? Numbers for the health command, the status page and the alarm."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from disclosure import jobs, leases, outbox
from disclosure.models import Chore, OutboxEntry, Publication, PublicationVersion, SealedFile
from disclosure.models.files import JobState

COURIER_SILENCE = timedelta(seconds=90)
STAGE_SILENCE = timedelta(minutes=3)
PLAN_GRACE = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Health:
    """What to look at. A silent courier is an alarm, so is every number from `jobs_forsaken` on that is above 0."""

    courier_alive: bool
    jobs_queued: int
    jobs_running: int
    jobs_failed: int
    files_blocked: int
    outbox_waiting: int
    quarantined: int
    jobs_forsaken: int
    late_removals: int
    late_plans: int
    chores_failing: int

    def is_well(self) -> bool:
        """Whether nobody has to be woken."""
        overdue = self.jobs_forsaken + self.late_removals + self.late_plans + self.chores_failing
        return self.courier_alive and not overdue


def look(*, at: datetime) -> Health:
    """The present numbers; raises what the database raises."""
    by_state = jobs.counts()
    return Health(
        courier_alive=leases.is_alive(leases.COURIER, COURIER_SILENCE),
        jobs_queued=by_state.get(JobState.QUEUED, 0),
        jobs_running=by_state.get(JobState.RUNNING, 0),
        jobs_failed=by_state.get(JobState.FAILED, 0),
        files_blocked=SealedFile.objects.blocked().count(),
        outbox_waiting=OutboxEntry.objects.filter(delivered_at__isnull=True).count(),
        quarantined=Publication.objects.quarantined().count(),
        jobs_forsaken=jobs.forsaken(STAGE_SILENCE),
        late_removals=outbox.late_removals(at),
        late_plans=PublicationVersion.objects.due(at - PLAN_GRACE).count(),
        chores_failing=Chore.objects.failing().count(),
    )
