"""The worker: one loop for stages, one for what must become true outside the database, one for duties by the clock.

A stage's child may be killed, the worker may be killed: a job's lease then ends and another worker goes on. What comes
late is fenced. The one broad `except` of the package stands here; a fault costs a try and never publishes anything.
"""

import logging
import os
import socket
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.db import DatabaseError, close_old_connections, connections

from disclosure import checking, chores, errors, fixity, jobs, leases, outbox, reconciling, stages
from disclosure.actions import effects
from disclosure.artefacts import Shelf
from disclosure.deadlines import korean_date
from disclosure.ids import new_id
from disclosure.models import SealedFile
from disclosure.wiring import OnPage, Workplace, Workshop
from redaction import errors as redaction_errors
from search.errors import SearchError

log = logging.getLogger(__name__)

IDLE_SECONDS = 0.5
CHORES_SECONDS = 20.0
PROGRESS_SECONDS = 1.0
"""A page is reported at most this often."""
REQUEUE_EVERY = timedelta(seconds=60)
RECONCILE_EVERY = timedelta(hours=1)
REST_AFTER = timedelta(minutes=10)
"""So long after a delivery the index's analysis stays in memory: on a working day nobody waits for it to load again."""

_UNAVAILABLE = (errors.Unavailable, redaction_errors.Unavailable)
_FINAL = (errors.Refused, errors.Broken, redaction_errors.Refused, redaction_errors.Broken)


class Stopping(Exception):
    """This worker was told to stop; its job goes back untouched."""


def owner_name() -> str:
    """A name no other process has or had."""
    return f"{socket.gethostname()[:40]}-{os.getpid()}-{new_id()[:8]}"


def run_stages(place: Workplace, workshop: Workshop, *, stop: threading.Event, owner: str) -> None:
    """Claim and run stages until told to stop; a job in hand is then ended and given back."""
    workshop.heed(_watch_for(stop))
    _loop(lambda: step(place, workshop, owner=owner, stop=stop), stop)


def run_courier(place: Workplace, workshop: Workshop, *, stop: threading.Event, owner: str) -> None:
    """Release, deliver and repair until told to stop; idle while another process has the duty."""
    workshop.heed(_watch_for(stop))
    courier = Courier(place, workshop, owner)
    try:
        _loop(courier.step, stop)
    finally:
        courier.close()
        connections.close_all()


def run_chores(place: Workplace, *, stop: threading.Event) -> None:
    """Run the duties that fall due until told to stop."""
    _loop(lambda: chores.run_due(place.chores, at=place.clock()) > 0, stop, CHORES_SECONDS)


def _loop(take_a_step: Callable[[], bool], stop: threading.Event, pause: float = IDLE_SECONDS) -> None:
    while not stop.is_set():
        close_old_connections()
        try:
            is_busy = take_a_step()
        except Stopping:
            break
        except Exception as error:  # noqa: BLE001
            # The border of the worker: whatever happened, the rows are as they were and the next step tries again.
            log.critical("worker fault %s", _where(error))
            is_busy = False
        if not is_busy:
            stop.wait(pause)
    connections.close_all()


def step(place: Workplace, workshop: Workshop, *, owner: str, stop: threading.Event) -> bool:
    """Claim one job and see it to its end; False when there was none."""
    claimed = jobs.claim(owner, at=place.clock())
    if claimed is None:
        return False
    if not effects.is_wanted(claimed):
        jobs.drop(claimed, at=place.clock())
        return True
    try:
        _run(claimed, place, workshop, stop)
    except errors.Fenced:
        log.warning("job fenced job=%d stage=%s", claimed.job_id, claimed.stage)
    return True


def _run(claimed: jobs.Claim, place: Workplace, workshop: Workshop, stop: threading.Event) -> None:
    started = time.monotonic()
    try:
        with heartbeat(claimed):
            file = SealedFile.objects.select_related("agency", "department", "case").get(pk=claimed.file_id)
            shelf, today = Shelf(file, place.sealed), korean_date(place.clock())
            bench = stages.Bench(file, shelf, workshop, _progress(claimed, stop), today)
            outcome = stages.run(claimed.stage, bench)
        took_ms = int((time.monotonic() - started) * 1_000)
        effects.commit(claimed, outcome, at=place.clock(), took_ms=took_ms)
        log.info("stage done stage=%s job=%d ms=%d", claimed.stage, claimed.job_id, took_ms)
    except Stopping:
        jobs.release(claimed)
    except errors.Fenced:
        raise
    except _UNAVAILABLE as error:
        log.warning("stage waits stage=%s job=%d code=%s", claimed.stage, claimed.job_id, error.code)
        jobs.put_back(claimed, code=error.code, is_a_try=False)
    except redaction_errors.ProcessorCrowded as error:
        log.warning("stage crowded stage=%s job=%d code=%s", claimed.stage, claimed.job_id, error.code)
        jobs.put_back(claimed, code=error.code, is_a_try=True)
    except _FINAL as error:
        log.error("stage refused stage=%s job=%d code=%s", claimed.stage, claimed.job_id, error.code)
        effects.refuse(claimed, error, at=place.clock())
    except Exception as error:  # noqa: BLE001 - a fault costs a try; five of them and an officer sees it
        log.critical("stage fault stage=%s job=%d %s", claimed.stage, claimed.job_id, _where(error))
        jobs.put_back(claimed, code=errors.StageFault.code, is_a_try=True)


def _watch_for(stop: threading.Event) -> Callable[[], None]:
    def watch() -> None:
        if stop.is_set():
            raise Stopping

    return watch


def _progress(claimed: jobs.Claim, stop: threading.Event) -> OnPage:
    last_said = 0.0

    def on_page(done: int, of: int) -> None:
        nonlocal last_said
        if stop.is_set():
            raise Stopping
        now = time.monotonic()
        if now - last_said >= PROGRESS_SECONDS:
            last_said = now
            jobs.report_page(claimed, done, of)

    return on_page


@contextmanager
def heartbeat(claimed: jobs.Claim) -> Iterator[None]:
    """Prolong the lease from a thread while a stage runs, so that a long page is not mistaken for a dead worker."""
    over = threading.Event()

    def beat() -> None:
        while not over.wait(jobs.LEASE.total_seconds() / 4):
            try:
                if not jobs.extend(claimed):
                    break
            except DatabaseError as error:
                # The database is busy or away for a moment: the next beat tries again, and the fence guards the rest.
                log.warning("heartbeat missed job=%d error=%s", claimed.job_id, type(error).__name__)
                connections.close_all()
        connections.close_all()

    thread = threading.Thread(target=beat, name="heartbeat", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


class Courier:
    """Carries what was promised to index and stores, one process at a time."""

    def __init__(self, place: Workplace, workshop: Workshop, owner: str) -> None:
        self._place = place
        self._workshop = workshop
        self._owner = owner
        self._next_opening: datetime | None = place.clock()
        self._next_requeue = place.clock()
        self._next_reconcile = place.clock()
        self._rests_at = place.clock()

    def step(self) -> bool:
        """One round; False when nothing was waiting."""
        at = self._place.clock()
        if at >= self._rests_at:
            self._rests_at = at + REST_AFTER
            self._place.engine.rest()
        if not leases.take(leases.COURIER, self._owner):
            return False
        if self._next_opening is not None and at >= self._next_opening:
            self._next_opening = self._open_index(at)
        released = outbox.release_due(self._place, self._workshop, at=at)
        delivered = outbox.deliver_waiting(self._place, self._workshop, at=at)
        checked = checking.check_waiting(self._workshop, at=at)
        if at >= self._next_requeue:
            self._next_requeue = at + REQUEUE_EVERY
            jobs.requeue_unfinished(at=at)
        if at >= self._next_reconcile:
            self._next_reconcile = at + RECONCILE_EVERY
            self._repair()
        if delivered:
            self._rests_at = at + REST_AFTER
        return bool(released or delivered or checked)

    def close(self) -> None:
        """Give the duty back."""
        leases.give_back(leases.COURIER, self._owner)

    def _open_index(self, at: datetime) -> datetime | None:
        """When to try again; None once the engine has an index."""
        try:
            reconciling.open_index(self._place)
        except SearchError as error:
            log.warning("index not opened code=%s", error.code)
            return at + REQUEUE_EVERY
        return None

    def _repair(self) -> None:
        at = self._place.clock()
        try:
            repairs = reconciling.reconcile(self._place, self._workshop, at=at)
            fixity.check_slice(self._place, at=at)
        except (errors.DisclosureError, SearchError, redaction_errors.RedactionError) as error:
            self._next_reconcile = at + REQUEUE_EVERY
            log.warning("reconcile delayed code=%s", error.code)
            return
        if not repairs.is_clean():
            log.warning("reconciled %s", repairs)


def _where(error: BaseException) -> str:
    """The kind of a fault and the line it came from; never its message, which may quote a paper."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{os.path.basename(frames[-1].filename)}:{frames[-1].lineno}" if frames else "unknown"
    return f"error={type(error).__name__} at={place}"
