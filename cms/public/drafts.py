"""A request that nobody has sent yet, saved at each step and readable by its writer's browser only.

The row holds a ciphertext; the key is in the browser's cookie and nowhere else. A copy of the database tells nothing
of unsent requests, and a draft left alone is removed after three days.
"""

import base64
import json
import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

COOKIE = "yg_draft"
LIFE = timedelta(days=3)
_KEY_BYTES = 32
_NONCE_BYTES = 12
_HANDLE_BYTES = 16


class RequestDraft(models.Model):
    """The ciphertext of a draft, under a random handle."""

    handle = models.CharField(max_length=64, unique=True)
    closed = models.BinaryField()
    touched_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = _("보내지 않은 청구")
        verbose_name_plural = _("보내지 않은 청구")

    def __str__(self) -> str:
        return str(self.pk)


@dataclass(slots=True)
class Draft:
    """What a person has written so far, step by step, and the key that opens it again.

    `typed` holds every step as it was typed, `steps` the answers of those that were complete, `marks` what was already
    counted of it (ADR 0077).
    """

    handle: str
    key: bytes
    steps: dict[str, dict[str, object]] = field(default_factory=dict)
    typed: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    marks: list[str] = field(default_factory=list)

    def answers(self) -> dict[str, object]:
        """All fields of all steps."""
        return {name: value for step in self.steps.values() for name, value in step.items()}


def open_draft(request: HttpRequest) -> Draft:
    """The browser's draft, or a new one when there is none, it is too old, or the key does not open it."""
    handle, _, key_text = request.COOKIES.get(COOKIE, "").partition(".")
    row = RequestDraft.objects.filter(handle=handle, touched_at__gte=timezone.now() - LIFE).first() if handle else None
    if row is not None:
        try:
            key = base64.urlsafe_b64decode(key_text)
            closed = bytes(row.closed)
            plain = AESGCM(key).decrypt(closed[:_NONCE_BYTES], closed[_NONCE_BYTES:], handle.encode())
            return Draft(handle, key, **json.loads(plain))
        except (InvalidTag, ValueError):
            # A cookie of another draft or a cut one: the writer starts anew, the row dies of age.
            return new_draft()
    return new_draft()


def new_draft() -> Draft:
    """An empty draft with a fresh key."""
    return Draft(secrets.token_urlsafe(_HANDLE_BYTES), secrets.token_bytes(_KEY_BYTES))


def keep_draft(draft: Draft, request: HttpRequest, response: HttpResponse, now: datetime) -> None:
    """Save the draft, hand its key to the browser, and remove drafts that were left alone."""
    nonce = secrets.token_bytes(_NONCE_BYTES)
    plain = json.dumps(_held(draft), ensure_ascii=False).encode()
    closed = nonce + AESGCM(draft.key).encrypt(nonce, plain, draft.handle.encode())
    RequestDraft.objects.update_or_create(handle=draft.handle, defaults={"closed": closed, "touched_at": now})
    RequestDraft.objects.filter(touched_at__lt=now - LIFE).delete()
    response.set_cookie(
        COOKIE,
        f"{draft.handle}.{base64.urlsafe_b64encode(draft.key).decode('ascii')}",
        max_age=int(LIFE.total_seconds()),
        httponly=True,
        samesite="Lax",
        secure=request.is_secure(),
    )


def is_kept(draft: Draft) -> bool:
    """Whether the draft has a row: somebody has begun to write."""
    return RequestDraft.objects.filter(handle=draft.handle).exists()


def _held(draft: Draft) -> dict[str, object]:
    return {"steps": draft.steps, "typed": draft.typed, "marks": draft.marks}


def drop_draft(draft: Draft, response: HttpResponse) -> None:
    """Forget a draft: it was sent, or its writer threw it away."""
    RequestDraft.objects.filter(handle=draft.handle).delete()
    response.delete_cookie(COOKIE)
