"""`manage.py set_up_offices FILE`: departments, accounts and roles out of the county's own list."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cms.offices import OfficesRefused, bring_in, read_offices
from disclosure.wiring import services, workplace


class Command(BaseCommand):
    """Run on the officers' side or the worker: a new agency gets the public key of the vault."""

    help = "Bring departments, accounts and roles in line with a list (docs/deploy.md shows one)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The list."""
        parser.add_argument("file", type=Path, help="the list, as TOML")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        """Read, bring in, say what changed."""
        place = workplace(services())
        try:
            changes = bring_in(read_offices(file.read_text(encoding="utf-8")), vault=place.vault, at=place.clock())
        except (OfficesRefused, OSError, UnicodeDecodeError) as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(
            f"departments={changes.departments} accounts={len(changes.accounts)} "
            f"roles={changes.given} ended={changes.ended}"
        )
        for username in changes.accounts:
            self.stdout.write(f"no password yet: manage.py changepassword {username}")
