"""`manage.py withdraw`: take a record down from the command line, in the name of an officer."""

from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from disclosure import publishing
from disclosure.errors import Refused
from disclosure.models import Publication


class Command(BaseCommand):
    """Hides at once; the running worker takes the record out of index and store."""

    help = "Take a public record down."

    def add_arguments(self, parser: CommandParser) -> None:
        """Public id, officer and public reason."""
        parser.add_argument("public_id")
        parser.add_argument("--by", required=True, help="user name of the officer who answers for it")
        parser.add_argument("--reason", required=True, help="public reason, shown at the record's address")

    def handle(self, *args: Any, **options: Any) -> None:
        """Withdraw, or say why not."""
        publication = Publication.objects.filter(public_id=options["public_id"]).first()
        officer = User.objects.filter(username=options["by"], is_active=True).first()
        if publication is None or officer is None:
            raise CommandError("no such record or officer")
        try:
            publishing.withdraw(publication=publication, reason=options["reason"], by=officer, at=timezone.now())
        except Refused as error:
            raise CommandError(f"{error.code} {error.sentence}") from error
        self.stdout.write(f"withdrawn {publication.public_id}")
