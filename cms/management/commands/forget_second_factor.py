"""`manage.py forget_second_factor NAME`: for an officer who lost the device and the recovery codes."""

import logging
from argparse import ArgumentParser
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError

log = logging.getLogger(__name__)


class Command(BaseCommand):
    """Run by the operator once it is sure who asks; the next sign-in leads to the set-up again."""

    help = "Take away an officer's authenticator app, security keys and recovery codes (docs/deploy.md)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whose."""
        parser.add_argument("username")

    def handle(self, *args: Any, username: str, **options: Any) -> None:
        """Take away, write down, say how many. Refuses a name that nobody has."""
        user = User.objects.filter(username=username).first()
        if user is None:
            raise CommandError(f"no such account: {username}")
        taken, _ = Authenticator.objects.filter(user=user).delete()
        log.warning("second factor forgotten user=%s taken=%s", user.pk, taken)
        self.stdout.write(f"taken={taken}; the next sign-in of {username} asks for a new second factor")
