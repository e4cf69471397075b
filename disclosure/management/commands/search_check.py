"""`manage.py search_check`: compare the search index with the publications, both ways."""

import json
import logging
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from disclosure import canaries, comparing, wiring
from disclosure.errors import DisclosureError
from search.errors import SearchError

log = logging.getLogger(__name__)


class Command(BaseCommand):
    """Prints the counts as a line of JSON. Exits 0 when equal, 1 when not, 4 engine away, 5 index broken."""

    help = "Compare the search index with what is public; look for values of sealed files. Changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where the canaries are."""
        parser.add_argument(
            "--look-in",
            type=Path,
            nargs="*",
            default=[],
            help="files to look for canaries in too, beside the folder of logs",
        )
        parser.add_argument(
            "--canaries", type=Path, help="a file of words, one a line, that stand in sealed files and nowhere else"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Compare and print."""
        given = wiring.services()
        planted = canaries.sealed_values(given.vault) if given.vault else ()
        words = (*_words(options["canaries"]), *planted)
        try:
            compared = comparing.compare(given.engine, words)
            in_store = canaries.count_in_public_store(given.public, words)
        except SearchError as error:
            raise CommandError(f"{error.code}: {error.sentence}", returncode=error.exit_code) from error
        except DisclosureError as error:
            raise CommandError(f"{error.code}: {error.sentence}", returncode=4) from error
        in_files = sum(_counted(path, words) for path in (*options["look_in"], *_logs(given.logs)))
        counts = {"canaries_in_store": in_store, "canaries_in_files": in_files, "canaries_asked": len(words)}
        self.stdout.write(json.dumps(asdict(compared) | counts))
        if compared.canaries or in_store or in_files:
            log.critical("canary found index=%d store=%d files=%d", compared.canaries, in_store, in_files)
            raise CommandError("ALARM: values of sealed files stand where they must not")
        if not compared.is_equal():
            raise CommandError("the index differs from what is public: manage.py reconcile, or search_rebuild")


def _counted(file: Path, words: tuple[str, ...]) -> int:
    try:
        return canaries.count_in_file(file, words)
    except (OSError, EOFError) as error:
        raise CommandError("a file to look in cannot be read", returncode=3) from error


def _logs(folder: Path | None) -> list[Path]:
    """Every file under the folder of logs. A folder that is named and not there ends the check: nobody looked."""
    if folder is None:
        return []
    if not folder.is_dir():
        raise CommandError("the folder of logs is not there", returncode=3)
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _words(file: Path | None) -> list[str]:
    if file is None:
        return []
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise CommandError("the file of canaries cannot be read", returncode=3) from error
    return [line.strip() for line in lines if line.strip()]
