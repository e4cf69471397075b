"""Saved searches (ADR 0076): a reader's address and words, sealed to the officers' key; confirmed by a mailed link.

Tokens of links are kept as hashes only, so a copy of the database can neither confirm nor end anybody's alerts. The
end token lies with the address inside the seal, because every mail carries it.
"""

import json
import secrets
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from disclosure.ids import LENGTH, new_id
from disclosure.models import Agency
from disclosure.sealing import Vault, seal_to

CONFIRM_WITHIN: Final = timedelta(days=3)
LIFE: Final = timedelta(days=365)
MOST_WAITING: Final = 20_000
"""Unconfirmed rows at most; more is a flood, not readers."""
_TOKEN_BYTES: Final = 24


class SavedSearch(models.Model):
    """A search whose new records are mailed. `since`: records published later are still to be told.

    `telling_since` is set while a mail is being handed over: it holds the earlier `since`.
    """

    public_id = models.CharField(max_length=LENGTH, unique=True, default=new_id, editable=False)
    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    closed = models.BinaryField()
    confirm_check = models.CharField(max_length=64)
    leave_check = models.CharField(max_length=64)
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    since = models.DateTimeField(null=True, blank=True)
    telling_since = models.DateTimeField(null=True, blank=True)
    last_mail_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("검색 알림")
        verbose_name_plural = _("검색 알림")
        constraints = (
            models.CheckConstraint(
                condition=Q(confirmed_at__isnull=True, since__isnull=True)
                | Q(confirmed_at__isnull=False, since__isnull=False),
                name="alert_confirmed_has_since",
            ),
        )
        indexes = (models.Index(fields=("confirmed_at",), name="alert_confirmed"),)

    def __str__(self) -> str:
        return self.public_id


@dataclass(frozen=True, slots=True)
class Subscription:
    """What is sealed: where to write, what to look for (the query part of an address), language, and the end token."""

    email: str
    query: str
    language: str
    leave_token: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A saved search that waits for its reader, with the token that goes into the mail and nowhere else."""

    public_id: str
    confirm_token: str


def ask_for_alerts(agency: Agency, *, email: str, query: str, language: str, at: datetime) -> Asked | None:
    """Save a search that is not yet confirmed; None when too many wait."""
    _forget_unconfirmed(at)
    if SavedSearch.objects.filter(confirmed_at__isnull=True).count() >= MOST_WAITING:
        return None
    confirm_token, leave_token = (secrets.token_urlsafe(_TOKEN_BYTES) for _ in range(2))
    plain = json.dumps(asdict(Subscription(email, query, language, leave_token)), ensure_ascii=False).encode()
    public_id = new_id()
    row = SavedSearch.objects.create(
        public_id=public_id,
        agency=agency,
        closed=seal_to(bytes(agency.form_public_key), plain, _context(public_id)),
        confirm_check=_check(confirm_token),
        leave_check=_check(leave_token),
        asked_at=at,
    )
    return Asked(row.public_id, confirm_token)


def waiting(public_id: str, token: str, *, at: datetime) -> SavedSearch | None:
    """The saved search a confirming link names, confirmed or not; None for a wrong, old or ended one."""
    rows = SavedSearch.objects.filter(public_id=public_id, confirm_check=_check(token))
    return rows.filter(Q(confirmed_at__isnull=False) | Q(asked_at__gte=at - CONFIRM_WITHIN)).first()


def confirm(row: SavedSearch, *, at: datetime) -> None:
    """Begin to tell: what is published from now on. A second press changes nothing."""
    SavedSearch.objects.filter(pk=row.pk, confirmed_at__isnull=True).update(confirmed_at=at, since=at)


def is_running(public_id: str, token: str) -> bool:
    """Whether an ending link names a saved search that is still there."""
    return SavedSearch.objects.filter(public_id=public_id, leave_check=_check(token)).exists()


def leave(public_id: str, token: str) -> None:
    """End it and forget the address; a second press finds nothing and says the same."""
    SavedSearch.objects.filter(public_id=public_id, leave_check=_check(token)).delete()


def opened(row: SavedSearch, vault: Vault) -> Subscription:
    """What a saved search holds. Raises `ObjectChanged`."""
    return Subscription(**json.loads(vault.open_sealed(bytes(row.closed), _context(row.public_id))))


def forget_old(at: datetime) -> int:
    """Remove what was never confirmed and what is over a year old; gives how many."""
    ended, _rows = SavedSearch.objects.filter(confirmed_at__lt=at - LIFE).delete()
    return ended + _forget_unconfirmed(at)


def _forget_unconfirmed(at: datetime) -> int:
    old, _rows = SavedSearch.objects.filter(confirmed_at__isnull=True, asked_at__lt=at - CONFIRM_WITHIN).delete()
    return old


def _check(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def _context(public_id: str) -> str:
    return f"saved search {public_id}"
