"""`manage.py rehearse_month`: a month of the county, upload to search hit; workers are killed on purpose if asked.

Run it on an empty database and state folder of its own; it starts its own workers and ends them.
"""

import json
import signal
import subprocess
import sys
import threading
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from cms.county import write_county
from cms.sample_county.desk import SEED
from cms.sample_county.measuring import MemoryWatch, Report, measure
from cms.sample_county.officers import county_lexicon, open_offices
from cms.sample_county.season import Season
from cms.settings.environment import environment_of
from disclosure.models import SealedFile
from disclosure.wiring import services, workplace
from redaction.papers import month_of_county


class Command(BaseCommand):
    """150 papers, about 3,000 pages, one tenth scanned; officers' decisions are played by the script."""

    help = "Rehearse a month: upload, find, decide, burn, verify, approve, publish, index; print a report."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Size, faults, and where the report goes."""
        parser.add_argument("--papers", type=int, default=150)
        parser.add_argument("--workers", type=int, default=2)
        parser.add_argument(
            "--kill-every", type=float, default=0.0, help="seconds between SIGKILLs of a worker; 0: none"
        )
        parser.add_argument("--report", type=Path, default=None, help="write the report as JSON")

    def handle(
        self, *args: Any, papers: int, workers: int, kill_every: float, report: Path | None, **options: Any
    ) -> None:
        """Play the month, measure, print."""
        if SealedFile.objects.exists():
            raise CommandError("the database is not empty: rehearse on a database and state folder of their own")
        place = workplace(services())
        open_offices(vault=place.vault, at=place.clock())
        write_county(settings.COUNTY_FILE, county_lexicon())
        crew = Crew(workers)
        season = Season(place, self.stdout.write, tuple(month_of_county(SEED, papers)), ())
        started = time.monotonic()
        with crew, MemoryWatch(crew.pids) as watch, Killer(crew, kill_every) as killer:
            season.run()
        self._print(
            measure(wall_seconds=time.monotonic() - started, peak_bytes=watch.peak_bytes, kills=killer.kills), report
        )

    def _print(self, figures: Report, target: Path | None) -> None:
        data = figures.as_data()
        if target is not None:
            target.write_text(json.dumps(data, ensure_ascii=False, indent=2), encoding="utf-8")
        self.stdout.write(json.dumps({**data, "published": len(figures.published)}, ensure_ascii=False, indent=2))


class Crew:
    """Worker processes; one that died is replaced, as systemd would."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._lock = threading.Lock()
        self._workers: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> "Crew":
        self._workers = [_hire() for _ in range(self._size)]
        return self

    def __exit__(self, *details: object) -> None:
        for worker in self._workers:
            worker.terminate()
        for worker in self._workers:
            worker.wait()

    def pids(self) -> list[int]:
        """The running workers."""
        with self._lock:
            return [worker.pid for worker in self._workers]

    def kill_one(self) -> None:
        """SIGKILL the worker that has lived longest, and hire another."""
        with self._lock:
            victim = self._workers.pop(0)
            victim.send_signal(signal.SIGKILL)
            victim.wait()
            self._workers.append(_hire())


class Killer:
    """Kills a worker every so many seconds; 0 never does."""

    def __init__(self, crew: Crew, every_seconds: float) -> None:
        self._crew = crew
        self._every = every_seconds
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
        while not self._over.wait(self._every):
            self._crew.kill_one()
            self.kills += 1


def _hire() -> "subprocess.Popen[bytes]":
    command = [sys.executable, "manage.py", "run_worker"]
    return subprocess.Popen(command, env=environment_of("worker"))  # noqa: S603 - our own command
