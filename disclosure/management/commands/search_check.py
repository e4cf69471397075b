"""`manage.py search_check`: compare the search index with the publications, both ways."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from disclosure import comparing, wiring
from search.errors import SearchError


class Command(BaseCommand):
    """Prints the counts as a line of JSON. Exits 0 when equal, 1 when not, 4 engine away, 5 index broken."""

    help = "Compare the search index with what is public; look for words of sealed files in it. Changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where the canaries are."""
        parser.add_argument(
            "--canaries", type=Path, help="a file of words, one a line, that stand in sealed files and nowhere else"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Compare and print."""
        words = _words(options["canaries"])
        try:
            compared = comparing.compare(wiring.services().engine, words)
        except SearchError as error:
            raise CommandError(f"{error.code}: {error.sentence}", returncode=error.exit_code) from error
        self.stdout.write(json.dumps(asdict(compared) | {"canaries_asked": len(words)}))
        if not compared.is_equal():
            raise CommandError("the index differs from what is public: manage.py reconcile, or search_rebuild")


def _words(file: Path | None) -> list[str]:
    if file is None:
        return []
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise CommandError("the file of canaries cannot be read", returncode=3) from error
    return [line.strip() for line in lines if line.strip()]
