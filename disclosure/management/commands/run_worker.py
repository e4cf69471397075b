"""`manage.py run_worker`: the worker process."""

import signal
import threading
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand

from disclosure import wiring, worker


class Command(BaseCommand):
    """Runs stages and daily duties and carries what was promised until SIGTERM or SIGINT."""

    help = "Run the stages of files and deliver to index and stores."

    def handle(self, *args: Any, **options: Any) -> None:
        """Start the loops; on a signal the page in hand is finished and the job given back."""
        place = wiring.workplace(wiring.services())
        stop = threading.Event()

        def ask_to_stop(number: int, frame: FrameType | None) -> None:
            stop.set()

        signal.signal(signal.SIGTERM, ask_to_stop)
        signal.signal(signal.SIGINT, ask_to_stop)
        owner = worker.owner_name()
        with place.open_workshop() as workshop, workshop.twin() as for_texts:
            given = {"stop": stop, "owner": owner}
            courier = threading.Thread(target=worker.run_courier, args=(place, for_texts), kwargs=given, name="courier")
            courier.start()
            # A duty that still runs at the end is left: it may be cut anywhere and is done again.
            threading.Thread(
                target=worker.run_chores, args=(place,), kwargs={"stop": stop}, name="chores", daemon=True
            ).start()
            try:
                worker.run_stages(place, workshop, stop=stop, owner=owner)
            finally:
                stop.set()
                courier.join()
