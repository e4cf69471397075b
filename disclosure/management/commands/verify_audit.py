"""`manage.py verify_audit`: walk every agency's hash chain."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from disclosure.auditing import verify_chain
from disclosure.errors import ChainBroken
from disclosure.models import Agency


class Command(BaseCommand):
    """Prints each chain's head as a line of JSON; exits 1 at the first broken one."""

    help = "Verify the audit chains."

    def handle(self, *args: Any, **options: Any) -> None:
        """Verify and print."""
        for agency in Agency.objects.order_by("code"):
            try:
                head = verify_chain(agency)
            except ChainBroken as error:
                raise CommandError(f"{agency.code}: {error} {error.sentence}") from error
            self.stdout.write(json.dumps({"agency": agency.code, "entries": head.number, "head": head.hash}))
