"""What a child gives up before it looks at a hostile file, and how much it may use."""

import ctypes
import os
import resource
import signal
from dataclasses import dataclass
from pathlib import Path

from redaction.config import Limits
from redaction.sandbox import landlock, seccomp

_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE, _PR_SET_NO_NEW_PRIVS = 1, 4, 38
_MOST_OPEN_FILES = 24
_LEAST_GROWTH_BYTES = 640 * 1024 * 1024
_REST_OF_THE_TREE_BYTES = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Walls:
    """Which walls of the sandbox this machine has; resource limits it always has."""

    landlock: bool
    seccomp: bool

    def missing(self) -> tuple[str, ...]:
        """Names of the walls that are not there."""
        return tuple(name for name in ("landlock", "seccomp") if not getattr(self, name))


def walls_of_this_machine() -> Walls:
    """What the kernel offers, without locking anything."""
    return Walls(landlock=landlock.abi() > 0, seccomp=seccomp.is_supported())


class Pace:
    """Processor time a child may take: so much to its first page, so much on average for each page after it.

    A paper whose first page takes for ever is killed soon, and one of 2,000 ordinary pages is not. The kernel keeps
    the time (SIGXCPU), so a busy machine refuses no paper that a quiet one would take.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits

    def start(self) -> None:
        """Sets the time to the first page."""
        self._allow(self._limits.cpu_seconds_first_page)

    def page_done(self, done: int) -> None:
        """Extends the time after page `done`."""
        limits = self._limits
        self._allow(limits.cpu_seconds_first_page + done * limits.cpu_seconds_per_page)

    def _allow(self, total_seconds: float) -> None:
        used = resource.getrusage(resource.RUSAGE_SELF)
        until = used.ru_utime + used.ru_stime + self._limits.cpu_seconds_first_page
        soft = min(self._limits.cpu_seconds, int(min(total_seconds, until)) + 1)
        resource.setrlimit(resource.RLIMIT_CPU, (soft, self._limits.cpu_seconds + 1))


def confine(limits: Limits) -> None:
    """Locks this process for ever. Everything it may need must be imported and open already."""
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    _limit_resources(limits)
    has_landlock = landlock.restrict()
    seccomp.restrict(may_read_files=has_landlock)


def _limit_resources(limits: Limits) -> None:
    size, resident = memory_in_use_bytes()
    growth = max(_LEAST_GROWTH_BYTES, limits.memory_bytes - resident - _REST_OF_THE_TREE_BYTES)
    for what, most in (
        (resource.RLIMIT_AS, size + growth),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, _MOST_OPEN_FILES),
    ):
        resource.setrlimit(what, (most, most))


def memory_in_use_bytes() -> tuple[int, int]:
    """Address space and resident memory of this process (proc(5), statm)."""
    size, resident = Path("/proc/self/statm").read_text(encoding="ascii").split()[:2]
    page = os.sysconf("SC_PAGE_SIZE")
    return int(size) * page, int(resident) * page
