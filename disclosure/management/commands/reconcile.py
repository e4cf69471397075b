"""`manage.py reconcile`: compare the database with jobs, index and stores, and repair."""

import json
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand

from disclosure import reconciling, wiring


class Command(BaseCommand):
    """Prints what was repaired as one line of JSON."""

    help = "Make jobs, index and stores equal to the database."

    def handle(self, *args: Any, **options: Any) -> None:
        """Repair and print the counts."""
        place = wiring.workplace(wiring.services())
        with place.open_workshop() as workshop:
            repairs = reconciling.reconcile(place, workshop, at=place.clock())
        self.stdout.write(json.dumps(asdict(repairs)))
