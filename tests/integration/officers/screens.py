"""What a test reads off a screen."""

from django.contrib.messages import get_messages
from django.urls import reverse


def told(answer) -> str:
    """The sentences an answer leaves for the next screen."""
    return " ".join(str(message) for message in get_messages(answer.wsgi_request))


def at(name: str, row, **more: object) -> str:
    """The address of a row's screen."""
    return reverse(f"officers:{name}", kwargs={"public_id": row.public_id, **more})
