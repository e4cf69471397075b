"""`manage.py run_worker`: the worker process, all of its work or one half of it."""

import signal
import threading
from argparse import ArgumentParser
from contextlib import suppress
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand

from disclosure import wiring, worker
from disclosure.wiring import Workplace, Workshop
from redaction.errors import RedactionError

STAGES, COURIER = "stages", "courier"


class Command(BaseCommand):
    """Runs stages and daily duties and carries what was promised until SIGTERM or SIGINT."""

    help = "Run the stages of files, deliver to index and stores, and do what falls due by the clock."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which half, where not all is one process's work."""
        parser.add_argument(
            "--only",
            choices=(STAGES, COURIER),
            help="the stages of files, or everything else; without it one process does both",
        )

    def handle(self, *args: Any, only: str | None, **options: Any) -> None:
        """Start the loops; on a signal the page in hand is finished and the job given back."""
        place = wiring.workplace(wiring.services())
        stop = threading.Event()

        def ask_to_stop(number: int, frame: FrameType | None) -> None:
            stop.set()

        signal.signal(signal.SIGTERM, ask_to_stop)
        signal.signal(signal.SIGINT, ask_to_stop)
        if only != STAGES:
            # A duty that still runs at the end is left: it may be cut anywhere and is done again.
            threading.Thread(
                target=worker.run_chores, args=(place,), kwargs={"stop": stop}, name="chores", daemon=True
            ).start()
        owner = worker.owner_name()
        if only is None:
            _run_all(place, stop, owner)
            return
        with place.open_workshop() as workshop:
            if only == STAGES:
                worker.run_stages(place, workshop, stop=stop, owner=owner)
                return
            threading.Thread(target=_load_detector, args=(workshop,), name="loading", daemon=True).start()
            worker.run_courier(place, workshop, stop=stop, owner=owner)


def _load_detector(workshop: Workshop) -> None:
    """The first record after a start is found within 5 s, too. A detector that is away is told when one needs it."""
    with suppress(RedactionError):
        workshop.screen(("",), frozenset())


def _run_all(place: Workplace, stop: threading.Event, owner: str) -> None:
    with place.open_workshop() as workshop, workshop.twin() as for_texts:
        given = {"stop": stop, "owner": owner}
        courier = threading.Thread(target=worker.run_courier, args=(place, for_texts), kwargs=given, name="courier")
        courier.start()
        try:
            worker.run_stages(place, workshop, stop=stop, owner=owner)
        finally:
            stop.set()
            courier.join()
