"""`manage.py send_alerts`: mail what is new to readers who saved a search. The worker runs it; twice does no harm."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cms.public.alerting import send_alerts
from disclosure.wiring import services, workplace
from search.errors import SearchError


class Command(BaseCommand):
    """Needs the officers' side: addresses are sealed to its key."""

    help = "Mails newly published records to confirmed saved searches."

    def handle(self, *args: Any, **options: Any) -> None:
        """Send; an engine that is away ends the run with an error and nobody is skipped."""
        place = workplace(services())
        try:
            sent = send_alerts(place.vault, at=place.clock())
        except SearchError as error:
            raise CommandError(f"{error.code} {error.sentence}") from error
        self.stdout.write(
            f"mails={sent.mails} records={sent.records} failed={sent.failed} unsure={sent.unsure} ended={sent.ended}"
        )
        if sent.failed:
            raise CommandError("some mails were not handed over; the next run tries again")
