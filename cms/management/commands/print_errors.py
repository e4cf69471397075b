"""`manage.py print_errors`: every error of the three packages as docs/errors.md shows them."""

import inspect
from types import ModuleType
from typing import Any

from django.core.management.base import BaseCommand

import disclosure.errors
import redaction.errors
import search.errors

PACKAGES: tuple[ModuleType, ...] = (redaction.errors, disclosure.errors, search.errors)
KINDS = {"Refused": "somebody must act", "Unavailable": "try again later", "Broken": "stop, alarm"}
HEAD = """# Errors

Printed by `manage.py print_errors`; a test compares. Exit codes of `python -m redaction`: 3 for *somebody must act*,
4 for *try again later*, 5 for *stop, alarm*; 2 is a wrong command line. An error never ends in "published", "clean" or
"nothing found".

| code | kind | meaning | what people read |
|---|---|---|---|
"""


class Command(BaseCommand):
    """The codes are stable: other systems and the office's own notes refer to them."""

    help = "Print docs/errors.md."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the table."""
        self.stdout.write(errors_page(), ending="")


def errors_page() -> str:
    """The whole page."""
    return HEAD + "".join(f"{_row(one)}\n" for one in sorted(_errors(), key=lambda one: str(one.code)))


def _errors() -> list[Any]:
    return [
        one
        for module in PACKAGES
        for _, one in inspect.getmembers(module, inspect.isclass)
        if issubclass(one, Exception) and "code" in vars(one)
    ]


def _row(one: Any) -> str:
    kind = next((says for name, says in KINDS.items() if any(base.__name__ == name for base in one.__mro__)), "")
    meaning = " ".join((inspect.getdoc(one) or "").split("\n\n")[0].split())
    return f"| {one.code} | {kind} | {meaning} | {one.sentence} |"
