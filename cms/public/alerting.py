"""Mailing what is new for saved searches (ADR 0076). Run again after any interruption; nobody is told twice.

A saved search is moved on in the database before its mail is handed over. A process killed between the two has told
nothing; the row then says that it does not know, the run after counts it and goes on from there.
"""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import F
from django.http import QueryDict
from django.urls import reverse
from django.utils import translation

from cms.public import searching
from cms.public.choosing import Choice
from cms.public.mails import mail_news
from cms.public.records import public_records
from cms.shelves.saved import SavedSearch, Subscription, forget_old, opened
from cms.shelves.synonyms import applied_to
from disclosure.errors import ObjectChanged
from disclosure.models import OutboxEntry, Publication
from disclosure.models.publications import OutboxKind
from disclosure.sealing import Vault
from disclosure.wiring import services
from search.errors import QueryRefused
from search.types import Query

log = logging.getLogger(__name__)

PUBLIC_URLCONF = "cms.urls.public"
SETTLING = timedelta(minutes=2)
"""Records this young wait for the next run: their transaction may not be seen by everybody yet."""
INDEXED_WITHIN = timedelta(days=2)
"""A record that is not in the index after so long holds no mail back any more; the officers are told otherwise."""
MOST_LOOKED_AT = 500
MOST_TOLD = 20


@dataclass(slots=True)
class Sent:
    """What one run did. `unsure`: mails an earlier, killed run may or may not have handed over."""

    mails: int = 0
    records: int = 0
    failed: int = 0
    unsure: int = 0
    ended: int = 0


def send_alerts(vault: Vault, *, at: datetime) -> Sent:
    """Tell every confirmed saved search what became public since. Raises `SearchUnavailable`, `IndexBroken`."""
    sent = Sent(ended=forget_old(at))
    unindexed = _unindexed(at)
    for row in SavedSearch.objects.filter(confirmed_at__isnull=False).order_by("pk").iterator(chunk_size=200):
        _one(row, vault, _until(row, unindexed, at), sent, at)
    return sent


def _one(row: SavedSearch, vault: Vault, until: datetime, sent: Sent, at: datetime) -> None:
    if row.telling_since is not None:
        sent.unsure += SavedSearch.objects.filter(pk=row.pk, telling_since__isnull=False).update(telling_since=None)
    if row.since is None or until <= row.since:
        return
    try:
        subscription = opened(row, vault)
    except ObjectChanged as error:
        log.warning("saved search not opened: %s search=%s", error.code, row.public_id)
        sent.failed += 1
        return
    choice = Choice.read(QueryDict(subscription.query.removeprefix("?")))
    news = new_records(choice, since=row.since, until=until)
    # Whoever moves the row on tells; two runs at once tell once.
    moved = SavedSearch.objects.filter(pk=row.pk, since=row.since).update(
        since=until, telling_since=F("since") if news else None
    )
    if moved and news:
        _tell(row, subscription, choice, news, sent, at)


def _tell(
    row: SavedSearch,
    subscription: Subscription,
    choice: Choice,
    news: list[Publication],
    sent: Sent,
    at: datetime,
) -> None:
    with translation.override(subscription.language):
        leave = reverse("alert_leave", urlconf=PUBLIC_URLCONF, args=[row.public_id, subscription.leave_token])
        context = {
            "words": choice.words,
            "records": news[:MOST_TOLD],
            "more": max(0, len(news) - MOST_TOLD),
            "query": choice.query(),
        }
        is_handed_over = mail_news(
            subscription.email, choice.words, len(news), settings.PUBLIC_BASE_URL + leave, context
        )
    if is_handed_over:
        SavedSearch.objects.filter(pk=row.pk).update(telling_since=None, last_mail_at=at)
        sent.mails, sent.records = sent.mails + 1, sent.records + len(news)
    else:
        SavedSearch.objects.filter(pk=row.pk).update(since=row.since, telling_since=None)
        sent.failed += 1


def new_records(choice: Choice, *, since: datetime, until: datetime) -> list[Publication]:
    """Records that became public after `since`, up to `until`, are public now and have every word, newest first."""
    fresh = public_records().filter(published_at__gt=since, published_at__lte=until)
    rows = list(searching.filtered(fresh, choice.filters()).newest()[:MOST_LOOKED_AT])
    return [row for row in rows if not choice.words or _answers(choice, row)]


def _answers(choice: Choice, row: Publication) -> bool:
    synonyms = () if choice.exact else searching.groups(applied_to(choice.words))
    query = Query(choice.words, item_id=row.public_id, per_page=1, as_typed=choice.exact, synonyms=synonyms)
    try:
        results = services().engine.find(query)
    except QueryRefused:
        return False
    return results.is_exact and any(hit.item_id == row.public_id for hit in results.hits)


def _unindexed(at: datetime) -> tuple[datetime, ...]:
    """When records became public that the index does not have yet, those that wait for an officer's look included."""
    held = Publication.objects.quarantined().filter(published_at__gte=at - INDEXED_WITHIN)
    waiting = OutboxEntry.objects.filter(
        kind=OutboxKind.INDEX, delivered_at__isnull=True, asked_at__gte=at - INDEXED_WITHIN
    )
    return (
        *waiting.values_list("publication__published_at", flat=True),
        *held.values_list("published_at", flat=True),
    )


def _until(row: SavedSearch, unindexed: tuple[datetime, ...], at: datetime) -> datetime:
    """Up to when a search can be told: before the first record of its time that cannot be found yet."""
    limits = [moment - timedelta(microseconds=1) for moment in unindexed if moment and row.since and moment > row.since]
    return min([at - SETTLING, *limits])
