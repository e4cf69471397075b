"""The worker's side of the sandbox: starts the zygote, hands it jobs, reads bounded answers, keeps the wall clock."""

import fcntl
import json
import math
import os
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock, RLock

from redaction import errors
from redaction.codec import pack
from redaction.config import Limits
from redaction.errors import (
    EngineFault,
    LeakFound,
    ProcessorCrowded,
    RedactionError,
    ResourcesExhausted,
    SandboxUnavailable,
)
from redaction.sandbox.framing import LONGEST_ANSWER_JSON, Answer, Fault, write_job

OnPage = Callable[[int, int], None]
Watch = Callable[[], None]

_LONGEST_MESSAGE = 65_536
_PIPE_BYTES = 1 << 20
_WARM_UP_SECONDS = 120.0
_DEATH_SECONDS = 10.0
_HEED_SECONDS = 0.5
_BUSY_SHARE = 0.25
_WORTH_A_SECOND_TRY_SECONDS = 30.0
_ENVIRONMENT = {
    "LANG": "C.UTF-8",
    # Threads do not survive a fork, so the libraries below must not start any.
    "OMP_NUM_THREADS": "1",
    "OMP_THREAD_LIMIT": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    # Kiwi's allocator keeps what loading its model freed, some 30 MB, unless it gives pages back at once.
    "MIMALLOC_PURGE_DELAY": "0",
    # glibc's allocator raises this bound by itself once pictures of pages are freed, and keeps what they leave: some
    # 80 MB a scanned paper. What is larger than it goes back to the system at once.
    "MALLOC_MMAP_THRESHOLD_": str(1 << 20),
}
_FOLDER = Path(__file__).parent.parent.parent


def errors_by_code() -> dict[str, type[RedactionError]]:
    """Every concrete error of redaction by its code."""
    kinds = (item for item in vars(errors).values() if isinstance(item, type) and issubclass(item, RedactionError))
    return {kind.code: kind for kind in kinds if hasattr(kind, "code")}


@dataclass(slots=True)
class _Ending:
    """How a job ended: `exit_code` is negative for a signal, as in subprocess."""

    answer: Answer
    exit_code: int | None = None
    is_overdue: bool = False
    seconds: float = 0.0
    starved_seconds: float = 0.0

    def was_starved(self) -> bool:
        """Whether the clock ran out because the machine was busy: the child waited for a processor most of the time."""
        return self.is_overdue and self.starved_seconds > self.seconds / 2

    def was_crowded(self) -> bool:
        """Whether the kernel ended it for its processor time while others stood in its way.

        Processes that share a core and its caches make the same work take up to twice the time.
        """
        return self.exit_code == -signal.SIGXCPU and self.starved_seconds > self.seconds * _BUSY_SHARE


@dataclass(slots=True)
class _Clock:
    """Deadlines of one job: for the whole, for the next sign of progress, and for all jobs of its caller (`ends`)."""

    limits: Limits
    ends: float = math.inf
    started: float = field(default_factory=time.monotonic)
    heard: float = field(default_factory=time.monotonic)

    def left_seconds(self) -> float:
        until = min(
            self.started + self.limits.wall_seconds_per_stage,
            self.heard + self.limits.wall_seconds_first_page,
            self.ends,
        )
        return max(0.0, until - time.monotonic())

    def progress(self) -> None:
        self.heard = time.monotonic()

    def elapsed_seconds(self) -> float:
        return time.monotonic() - self.started


@dataclass(frozen=True, slots=True)
class _Spare:
    """A forked zygote nobody uses yet, and the stages it has loaded."""

    control: socket.socket
    warm: frozenset[str]


class Sandbox:
    """One zygote and at most one child of it at a time. Safe to share between threads: jobs wait for each other."""

    def __init__(
        self, limits: Limits, zygote_module: str = "redaction.sandbox.zygote", elder: "Sandbox | None" = None
    ) -> None:
        self._limits = limits
        self._zygote_module = zygote_module
        self._elder = elder
        self._spare: _Spare | None = None
        self._wants_spare = False
        self._ends = math.inf
        self._watch: Watch = _nobody_watches
        self._spare_lock = Lock()
        self._lock = RLock()
        self._zygote: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        self._warm: set[str] = set()

    def end_by(self, moment: float) -> None:
        """No job runs beyond that moment of the monotonic clock (seconds)."""
        self._ends = moment

    def heed(self, watch: Watch) -> None:
        """`watch` is called every half second while a job runs or a model loads; what it raises ends that."""
        self._watch = watch

    def warm(self, stage: str) -> None:
        """Loads what `stage` needs. Raises DetectorUnavailable for a missing model, SandboxUnavailable otherwise."""
        with self._lock:
            control = self._started()
            if stage in self._warm:
                return
            _send(control, {"do": "warm", "stage": stage})
            event: dict[str, object] = {}
            try:
                self._await([control], _WARM_UP_SECONDS)
                event = self._event(control, 0.0)
            finally:
                if not event:
                    self._abandon()
            if not event.get("warm"):
                raise errors_by_code().get(str(event.get("code")), SandboxUnavailable)("warm up")
            self._warm.add(stage)
            self._keep_spare(control)

    def twin(self) -> "Sandbox":
        """A second sandbox for another thread whose zygote, where one can be had, shares the memory of this one's.

        The detector alone takes some 600 MB. This sandbox forks a spare zygote whenever it has loaded something; the
        twin takes that at its first job, and starts a zygote of its own where there is none.
        """
        self._wants_spare = True
        return Sandbox(self._limits, self._zygote_module, self)

    def run(self, stage: str, parts: Sequence[bytes], on_page: OnPage, longest_part: int | None = None) -> list[bytes]:
        """Does one job in a fresh child and returns its answer's parts.

        Raises what the child raised; ResourcesExhausted for a job that ran out of time or memory or died (tried once
        more unless the limit on time ended it), and of these ProcessorCrowded where the machine was busy;
        SandboxUnavailable when no child can be had or the machine was too busy to run it; EngineFault otherwise.
        """
        with self._lock:
            ending = self._attempt(stage, parts, on_page, longest_part or LONGEST_ANSWER_JSON)
            if _may_be_chance(ending):
                ending = self._attempt(stage, parts, on_page, longest_part or LONGEST_ANSWER_JSON)
        return _answer_of(ending)

    def close(self) -> None:
        """Ends the zygote and whatever it runs."""
        with self._lock:
            if self._control is not None:
                self._control.close()
            if self._zygote is not None:
                _end(self._zygote)
            spare = self.take_spare()
            if spare is not None:
                spare.control.close()
            self._zygote = self._control = None
            self._warm.clear()

    def _abandon(self) -> None:
        """The zygote is busy with what nobody wants any more, and hears nothing until it is done."""
        if self._zygote is not None:
            self._zygote.kill()
        self.close()

    def take_spare(self) -> "_Spare | None":
        """The spare zygote, if there is one; it is then the caller's."""
        with self._spare_lock:
            spare, self._spare = self._spare, None
            self._wants_spare = self._wants_spare and spare is None
        return spare

    def _keep_spare(self, control: socket.socket) -> None:
        """Replace a spare that was not taken yet by one that has loaded as much as this zygote."""
        if not self._wants_spare:
            return
        fresh = _Spare(_twin_of(control), frozenset(self._warm))
        self._event(control, _DEATH_SECONDS)
        with self._spare_lock:
            stale, self._spare = self._spare, fresh
        if stale is not None:
            stale.control.close()

    def _started(self) -> socket.socket:
        if self._control is not None and _is_gone(self._control):
            self.close()
        if self._control is None:
            spare = self._elder.take_spare() if self._elder is not None else None
            if spare is not None:
                self._control, self._warm = spare.control, set(spare.warm)
            else:
                self._zygote, self._control = _start_zygote(self._zygote_module)
        return self._control

    def _attempt(self, stage: str, parts: Sequence[bytes], on_page: OnPage, longest_part: int) -> _Ending:
        self.warm(stage)
        control = self._started()
        reading, writing = os.pipe()
        try:
            fcntl.fcntl(writing, fcntl.F_SETPIPE_SZ, _PIPE_BYTES)
            job = write_job(parts)
            order = {"do": "work", "stage": stage, "limits": pack(self._limits)[0].decode()}
            try:
                _send(control, order, (job, writing))
            finally:
                os.close(job)
                os.close(writing)
            return self._watched(control, reading, on_page, longest_part)
        finally:
            os.close(reading)

    def _watched(self, control: socket.socket, reading: int, on_page: OnPage, longest_part: int) -> _Ending:
        ending = _Ending(Answer(longest_part))
        clock = _Clock(self._limits, self._ends)
        try:
            self._listen(control, reading, on_page, ending, clock)
        finally:
            # Also when the caller's on_page raised or the answer was no answer: no child outlives its job.
            if ending.exit_code is None:
                self._kill(control, ending)
        ending.seconds = clock.elapsed_seconds()
        return ending

    def _listen(self, control: socket.socket, reading: int, on_page: OnPage, ending: _Ending, clock: _Clock) -> None:
        sources: list[socket.socket | int] = [reading, control]
        while sources:
            ready = self._await(sources, clock.left_seconds())
            if not ready:
                ending.is_overdue = True
                return
            if reading in ready:
                chunk = os.read(reading, _PIPE_BYTES)
                for done, of in ending.answer.feed(chunk):
                    clock.progress()
                    on_page(done, of)
                if not chunk:
                    sources.remove(reading)
            if control in ready:
                self._note(ending, self._event(control, 0.0))
                sources.remove(control)

    def _await(self, sources: Sequence[socket.socket | int], seconds: float) -> Sequence[socket.socket | int]:
        """Which sources have something to read; empty when the time is over. Heeds the watch meanwhile."""
        ends = time.monotonic() + seconds
        while True:
            self._watch()
            left = max(0.0, ends - time.monotonic())
            ready, _, _ = select.select(sources, [], [], min(left, _HEED_SECONDS))
            if ready or left <= _HEED_SECONDS:
                return ready

    def _kill(self, control: socket.socket, ending: _Ending) -> None:
        _send(control, {"do": "kill"})
        self._note(ending, self._event(control, _DEATH_SECONDS))

    def _note(self, ending: _Ending, event: dict[str, object]) -> None:
        ending.exit_code = _exit_code(event)
        starved = event.get("starved")
        ending.starved_seconds = starved if isinstance(starved, float) else 0.0

    def _event(self, control: socket.socket, seconds: float) -> dict[str, object]:
        """The zygote's next word. Raises SandboxUnavailable, the zygote then being gone, when there is none in time."""
        ready, _, _ = select.select([control], [], [], seconds)
        message = _received(control) if ready else b""
        if not message:
            self.close()
            raise SandboxUnavailable("zygote")
        event: dict[str, object] = json.loads(message)
        return event


def _start_zygote(module: str) -> tuple[subprocess.Popen[bytes], socket.socket]:
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with theirs:
        try:
            zygote = subprocess.Popen(  # noqa: S603 (our own interpreter and module, no foreign words)
                [sys.executable, "-m", module, str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                cwd=_FOLDER,
                env=_ENVIRONMENT,
                start_new_session=True,
            )
        except OSError as error:
            ours.close()
            raise SandboxUnavailable("start") from error
    return zygote, ours


def _twin_of(control: socket.socket) -> socket.socket:
    """Our end of a socket whose other end a fork of the zygote serves."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with theirs:
        _send(control, {"do": "twin"}, (theirs.fileno(),))
    return ours


def _nobody_watches() -> None:
    """The watch of a caller who never ends a job."""


def _is_gone(control: socket.socket) -> bool:
    """Whether the zygote at the other end has ended."""
    ready, _, _ = select.select([control], [], [], 0.0)
    return bool(ready) and not _received(control, socket.MSG_PEEK)


def _end(zygote: subprocess.Popen[bytes]) -> None:
    try:
        zygote.wait(_DEATH_SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(zygote.pid, signal.SIGKILL)
        zygote.wait()


def _send(control: socket.socket, order: dict[str, str], descriptors: Sequence[int] = ()) -> None:
    try:
        socket.send_fds(control, [json.dumps(order).encode()], list(descriptors))
    except OSError as error:
        raise SandboxUnavailable("zygote") from error


def _received(control: socket.socket, flags: int = 0) -> bytes:
    try:
        return control.recv(_LONGEST_MESSAGE, flags)
    except OSError:
        return b""


def _exit_code(event: dict[str, object]) -> int:
    code = event.get("ended")
    return code if isinstance(code, int) else 1


def _may_be_chance(ending: _Ending) -> bool:
    """A death by a signal other than the clock's may have been the machine's doing; a late one is not tried again."""
    if ending.is_overdue or ending.exit_code is None or ending.exit_code >= 0:
        return False
    return ending.exit_code != -signal.SIGXCPU and ending.seconds < _WORTH_A_SECOND_TRY_SECONDS


def _answer_of(ending: _Ending) -> list[bytes]:
    if ending.was_starved():
        # Nothing is said of the paper: the same call may succeed when the machine has time.
        raise SandboxUnavailable("busy machine")
    if ending.was_crowded():
        raise ProcessorCrowded("time")
    if ending.is_overdue or ending.exit_code is None or ending.exit_code < 0:
        raise ResourcesExhausted("time" if ending.is_overdue else f"signal {-(ending.exit_code or 0)}")
    if ending.answer.fault is not None:
        raise _error_of(ending.answer.fault)
    if ending.exit_code != 0 or not ending.answer.is_whole:
        raise EngineFault("no answer")
    return ending.answer.parts


def _error_of(fault: Fault) -> RedactionError:
    kind = errors_by_code().get(fault.code, EngineFault)
    return LeakFound(fault.failed, fault.pages) if kind is LeakFound else kind(fault.detail)
