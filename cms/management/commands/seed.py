"""`manage.py seed`: fill an empty database with the sample county, through the real pipeline; the worker must run."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from cms.county import write_county
from cms.sample_county import progress
from cms.sample_county.desk import DEMONSTRATION_DESK, SEED, demonstration
from cms.sample_county.officers import county_lexicon, open_offices
from cms.sample_county.season import Season
from cms.sample_county.standing import Standing
from disclosure.wiring import services, workplace
from redaction.papers import sample_county, sample_requests


class Command(BaseCommand):
    """Offices first, then papers. Safe to run again: it goes on where it was stopped."""

    help = "Fills the database with the invented county of the demonstration."
    _said = ""

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How much to bring in."""
        parser.add_argument("--offices-only", action="store_true", help="only departments, officers and their sign-ins")
        parser.add_argument("--papers", type=int, default=None, help="only the first N papers")

    def handle(self, *args: Any, offices_only: bool, papers: int | None, **options: Any) -> None:
        """Offices, then papers; the console and the officers' home show how far it is."""
        place = workplace(services())
        open_offices(vault=place.vault, at=place.clock())
        if not settings.COUNTY_FILE.exists():
            write_county(settings.COUNTY_FILE, county_lexicon())
        if offices_only:
            return
        requests = sample_requests(SEED, sample_county(SEED))
        Season(place, self._say, demonstration()[:papers], requests, DEMONSTRATION_DESK).run()
        progress.note_end(at=place.clock())
        self.stdout.write("표본 자료를 모두 넣었습니다.")

    def _say(self, standing: Standing) -> None:
        progress.note(standing, at=timezone.now())
        # A step of the pipeline moves the bar on the officers' home, not the counts.
        if (sentence := standing.sentence()) != self._said:
            self._said = sentence
            self.stdout.write(sentence)
            self.stdout.flush()
