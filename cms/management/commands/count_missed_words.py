"""`manage.py count_missed_words`: open the words that found nothing, drop what is personal, count the rest by day."""

from typing import Any

from django.core.management.base import BaseCommand

from cms.shelves.missed import SealedMiss, Tally, count_missed
from disclosure.wiring import services, workplace


class Command(BaseCommand):
    """Needs the officers' side: the words are sealed to its key and looked at by the detector."""

    help = "Counts words that found nothing, without what the detector takes for personal data."

    def handle(self, *args: Any, **options: Any) -> None:
        """Count. The detector is started only when something waits."""
        place = workplace(services())
        if SealedMiss.objects.exists():
            with place.open_workshop() as workshop:
                tally = count_missed(place.vault, workshop.detect, at=place.clock())
        else:
            tally = count_missed(place.vault, _nothing, at=place.clock())
        self.stdout.write(_words(tally))


def _nothing(text: str) -> tuple[()]:
    """Never asked: no row waits."""
    return ()


def _words(tally: Tally) -> str:
    return f"counted={tally.counted} dropped={tally.dropped} expired={tally.expired}"
