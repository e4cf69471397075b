"""`manage.py search_rebuild`: build the search index anew beside the one that answers, then let it answer."""

import json
import os
from dataclasses import asdict
from typing import Any, Final

from django.core.management.base import BaseCommand, CommandError

from disclosure import comparing, reconciling, wiring
from disclosure.errors import DisclosureError
from redaction.errors import RedactionError
from search.errors import SearchError

_BAR: Final = 40
# Readers come first: beside a rebuild of the same priority they waited twice as long.
_POLITE: Final = 10


class Command(BaseCommand):
    """Interrupted, it goes on where it stopped when called again. Exit status as that of search_check."""

    help = "Build the search index anew, swap it in, compare it with what is public. Goes on where it stopped."

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild, repair what changed meanwhile, compare and print."""
        os.nice(max(0, _POLITE - os.nice(0)))
        place = wiring.workplace(wiring.services())
        try:
            comparing.rebuild(place.engine, place.public, self._show)
            with place.open_workshop() as workshop:
                repaired, removed = reconciling.reconcile_index(place, workshop)
            compared = comparing.compare(place.engine)
        except SearchError as error:
            raise CommandError(f"{error.code}: {error.sentence}", returncode=error.exit_code) from error
        except (DisclosureError, RedactionError) as error:
            raise CommandError(f"{error.code}: {error.sentence}") from error
        self.stderr.write("")
        self.stdout.write(json.dumps(asdict(compared) | {"repaired": repaired, "removed": removed}))
        if not compared.is_equal():
            raise CommandError("the new index differs from what is public")

    def _show(self, done: int, of: int) -> None:
        filled = _BAR * done // max(1, of)
        self.stderr.write(f"\r[{'#' * filled}{'.' * (_BAR - filled)}] {done}/{of}", ending="")
        self.stderr.flush()
