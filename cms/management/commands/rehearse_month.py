"""`manage.py rehearse_month`: a month of the county, upload to search hit; workers are killed on purpose if asked.

Run it on an empty database and state folder of its own (YG_STATE_FOLDER); it prepares the database, starts its own
workers and ends them. Workers' lines go to `workers.log` in the state folder.
"""

import json
import resource
import sys
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from cms.county import write_county
from cms.sample_county.checking import faults
from cms.sample_county.comparing import differences
from cms.sample_county.crew import Crew, Killer
from cms.sample_county.desk import SEED
from cms.sample_county.measuring import Course, measure
from cms.sample_county.memory import MemoryWatch
from cms.sample_county.officers import county_lexicon, open_offices
from cms.sample_county.season import Season
from cms.sample_county.showing import Bar, comparison_lines, report_lines
from disclosure.models import OutboxEntry, SealedFile
from disclosure.wiring import Workplace, services, workplace
from redaction.papers import month_of_county

DELIVERY_SECONDS = 120.0
PAPERS_A_WORKER = 4
"""So many are under way for each, so that no worker waits while officers and the other workers have the rest."""


class Command(BaseCommand):
    """150 papers, about 3,000 pages, one tenth scanned; officers' decisions are played by the script."""

    help = "Rehearse a month: upload, find, decide, burn, verify, approve, publish, index; print a report."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Size, faults, and where the report goes."""
        parser.add_argument("--papers", type=int, default=150)
        parser.add_argument("--most-pages", type=int, default=None, help="no paper is made longer than this")
        parser.add_argument("--workers", type=int, default=2)
        parser.add_argument(
            "--kill-every", type=float, default=0.0, help="seconds between SIGKILLs of a worker; 0: none"
        )
        parser.add_argument("--most-kills", type=int, default=1_000_000)
        parser.add_argument("--report", type=Path, default=None, help="write the report as JSON")
        parser.add_argument("--compare", type=Path, default=None, help="an earlier run's JSON: must be the same bytes")

    def handle(
        self,
        *args: Any,
        papers: int,
        most_pages: int | None,
        workers: int,
        kill_every: float,
        most_kills: int,
        report: Path | None,
        compare: Path | None,
        **options: Any,
    ) -> None:
        """Play the month, measure, check, print. Exits 1 where anything was lost, doubled, changed or unfindable."""
        place = self._prepare()
        crew = Crew(workers, Path(settings.STATE_FOLDER) / "workers.log")
        month = tuple(month_of_county(SEED, papers, most_pages))
        season = Season(place, Bar().show, month, (), ahead=PAPERS_A_WORKER * workers)
        started = time.monotonic()
        with crew, MemoryWatch(crew.pids) as watch:
            with Killer(crew, kill_every, most_kills) as killer:
                season.run()
            wall_seconds = time.monotonic() - started
            _wait_for_deliveries()
        course = Course(
            samples=season.samples,
            left_to_people=season.left_to_people,
            wall_seconds=wall_seconds,
            peak_bytes=watch.peak_bytes,
            processor_seconds=_processor_seconds(),
            kills=killer.kills,
            faults=faults(place, papers),
        )
        figures = measure(course)
        data = figures.as_data()
        if report is not None:
            report.write_text(json.dumps(data, ensure_ascii=False, indent=2), encoding="utf-8")
        self.stdout.write("\n".join(report_lines(figures)))
        changed = self._compared(compare, data)
        if figures.faults or changed:
            sys.exit(1)

    def _compared(self, earlier: Path | None, data: dict[str, Any]) -> list[str]:
        """What differs from an earlier run's public files, told as well; nothing where there is no such run."""
        if earlier is None:
            return []
        changed = list(differences(json.loads(earlier.read_text(encoding="utf-8"))["published"], data["published"]))
        self.stdout.write("\n".join(comparison_lines(changed)))
        return changed

    def _prepare(self) -> Workplace:
        call_command("migrate", verbosity=0, interactive=False)
        call_command("createcachetable", verbosity=0)
        if SealedFile.objects.exists():
            raise CommandError("the database is not empty: rehearse on a database and state folder of their own")
        place = workplace(services())
        open_offices(vault=place.vault, at=place.clock())
        write_county(settings.COUNTY_FILE, county_lexicon())
        return place


def _processor_seconds() -> float:
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def _wait_for_deliveries() -> None:
    """The last record is public before the courier has carried it to the index."""
    end = time.monotonic() + DELIVERY_SECONDS
    while OutboxEntry.objects.filter(delivered_at__isnull=True).exists() and time.monotonic() < end:
        time.sleep(0.2)
