"""`manage.py health`: one line of JSON; exit 1 when somebody has to be woken."""

import json
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from disclosure import health


class Command(BaseCommand):
    """For monitoring and for container probes."""

    help = "Print the state of worker, queue, outbox and plans."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print, and fail when not well."""
        seen = health.look(at=timezone.now())
        self.stdout.write(json.dumps({"well": seen.is_well(), **asdict(seen)}))
        if not seen.is_well():
            raise CommandError("not well")
