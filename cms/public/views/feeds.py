"""A feed for a search: the newest records that answer it."""

from typing import Any

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.public import searching
from cms.public.choosing import Choice
from cms.public.limits import SEARCH, limited
from cms.public.records import public_records
from cms.public.views.site import FEED_ITEMS, RecordsAtom
from disclosure.models import Publication
from search.errors import QueryRefused
from search.types import Sort


class FoundRecords(RecordsAtom):
    """Entries of a search. An engine that is away makes no empty feed: the error reaches the border as 503."""

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Choice:
        """What is searched: the words and filters of the address, from the start, newest first."""
        return Choice.read(request.GET).sorted_by(Sort.NEWEST)

    def title(self, choice: Choice) -> str:
        """The feed's name."""
        return _("열린기록: ‘%(words)s’ 새 기록") % {"words": choice.words or _("모든 기록")}

    def link(self, choice: Choice) -> str:
        """The page it follows."""
        return reverse("search") + choice.query()

    def feed_url(self, choice: Choice) -> str:
        """Its own address with the words, so that a reader's program asks for this search again."""
        return reverse("search_feed") + choice.query()

    def items(self, choice: Choice) -> list[Publication]:
        """Public records that have every word, the newest decisions first; without words, the list.

        Raises `BadRequest` for words over the limits of a search.
        """
        if not choice.words:
            return list(searching.filtered(public_records(), choice.filters()).newest()[:FEED_ITEMS])
        try:
            results, _synonyms = searching.find(choice, FEED_ITEMS)
        except QueryRefused as refusal:
            raise BadRequest from refusal
        return [found.record for found in searching.still_public(results)] if results.is_exact else []


@require_safe
@limited(SEARCH)
def found_records(request: HttpRequest) -> HttpResponse:
    """The feed of the search in the address."""
    return FoundRecords()(request)
