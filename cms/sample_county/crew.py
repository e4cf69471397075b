"""Worker processes of a rehearsal, replaced when they die, and the hand that kills them."""

import signal
import subprocess
import sys
import threading
from pathlib import Path

from cms.settings.environment import environment_of


class Crew:
    """So many `manage.py run_worker` for stages and one courier; who died is replaced, as systemd would.

    Their log goes to a file.
    """

    def __init__(self, size: int, log: Path) -> None:
        self._halves = [*["stages"] * size, "courier"]
        self._log = log
        self._lock = threading.Lock()
        self._workers: list[tuple[str, subprocess.Popen[bytes]]] = []

    def __enter__(self) -> "Crew":
        self._log.parent.mkdir(parents=True, exist_ok=True)
        self._workers = [(half, self._hire(half)) for half in self._halves]
        return self

    def __exit__(self, *details: object) -> None:
        with self._lock:
            for _half, worker in self._workers:
                worker.terminate()
            for _half, worker in self._workers:
                worker.wait()

    def pids(self) -> list[int]:
        """The running workers."""
        with self._lock:
            return [worker.pid for _half, worker in self._workers]

    def kill_one(self) -> None:
        """SIGKILL the worker that has lived longest, and hire another."""
        with self._lock:
            half, victim = self._workers.pop(0)
            victim.send_signal(signal.SIGKILL)
            victim.wait()
            self._workers.append((half, self._hire(half)))

    def _hire(self, half: str) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "manage.py", "run_worker", "--only", half]
        with self._log.open("ab") as sink:
            return subprocess.Popen(command, env=environment_of("worker"), stdout=sink, stderr=sink)  # noqa: S603 - our own command


class Killer:
    """Kills a worker every so many seconds, `most` times at most; 0 seconds never does."""

    def __init__(self, crew: Crew, every_seconds: float, most: int) -> None:
        self._crew = crew
        self._every = every_seconds
        self._most = most
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._work, daemon=True)
        self.kills = 0

    def __enter__(self) -> "Killer":
        if self._every:
            self._thread.start()
        return self

    def __exit__(self, *details: object) -> None:
        self._over.set()
        if self._every:
            self._thread.join()

    def _work(self) -> None:
        while self.kills < self._most and not self._over.wait(self._every):
            self._crew.kill_one()
            self.kills += 1
