"""What a search finds with and without some synonyms; and words that found nothing, with the way to mend it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.officers.scoped import OfficerPage, now
from cms.particles import with_particles
from cms.public.searching import Found, still_public
from cms.shelves.editors import MAY_TEND
from cms.shelves.missed import LONGEST_MISS, dismiss, last_counted_day, often_missed
from cms.shelves.synonyms import SynonymGroup, entries_of, entry_problems, matching
from cms.shelves.wording import compared
from cms.wording import sentence_words
from disclosure.wiring import services
from search.errors import SearchError
from search.types import Query

SHOWN_RECORDS = 10
LONGEST_QUERY = 200
MOST_WORDS_SHOWN = 100


class TendingPage(OfficerPage):
    """A screen for editors; anybody else is told that it is not theirs."""

    crumbs = (("synonyms:index", gettext_lazy("검색 돌보기")),)
    header_icon = "search"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Only for who may edit synonyms."""
        if request.user.is_authenticated and not request.user.has_perm(MAY_TEND):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class PreviewPage(TendingPage):
    """One search, twice: as it is, and with the words of a group nobody has saved yet."""

    page_title = gettext_lazy("찾아보기 시험")
    template_name = "officers/search_care/preview.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """From the form of a group, unsaved: the words come as they stand in it."""
        return self.get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Both answers."""
        given = self.request.POST if self.request.method == "POST" else self.request.GET
        words = given.get("words", "")[:LONGEST_QUERY]
        entries = entries_of(words)
        query = given.get("q", "").strip()[:LONGEST_QUERY] or (entries[0] if entries else "")
        context: dict[str, Any] = {"q": query, "words": words, "problems": entry_problems(entries) if entries else []}
        if query:
            kept = list(SynonymGroup.objects.values_list("words", flat=True))
            own = {compared(entry) for entry in entries}
            others = [group for group in kept if own.isdisjoint(compared(entry) for entry in entries_of(group))]
            context |= {"before": look(query, kept), "after": look(query, [words, *others]) if entries else None}
        return super().get_context_data(**context, **kwargs)


def look(query: str, groups: list[str]) -> dict[str, Any]:
    """What readers would find with these groups: how many, and the first records; or why not."""
    applied = matching(compared(query), groups)
    try:
        results = services().engine.find(
            Query(query, per_page=SHOWN_RECORDS, synonyms=tuple(one.group for one in applied))
        )
    except SearchError as error:
        return {"refused": sentence_words(error)}
    found: tuple[Found, ...] = still_public(results)
    return {"total": results.total, "found": found, "applied": applied, "is_exact": results.is_exact}


class MissedPage(TendingPage):
    """Words that found nothing on three days or more; each can become a synonym or be put aside."""

    page_title = gettext_lazy("찾지 못한 말")
    template_name = "officers/search_care/missed.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The words, and until which day they are counted."""
        rows = often_missed()[:MOST_WORDS_SHOWN]
        return super().get_context_data(rows=rows, counted_until=last_counted_day(), **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Make a synonym of a missed word, or put it aside; then back to the list."""
        missed = request.POST.get("missed", "")[:LONGEST_MISS]
        if not often_missed().filter(words=missed).exists():
            messages.error(request, _("목록에 없는 말입니다. 목록을 새로 열어 주세요."))
        elif request.POST.get("act") == "dismiss":
            dismiss(missed, at=now())
            messages.success(request, with_particles(_("‘%(word)s’을(를) 목록에서 뺐습니다.") % {"word": missed}))
        else:
            self._make(request, missed, request.POST.get("meaning", ""))
        return HttpResponseRedirect(reverse("officers:missed_words"))

    def _make(self, request: HttpRequest, missed: str, meaning: str) -> None:
        try:
            group = add_synonym(missed, meaning)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return
        messages.success(request, _("동의어로 넣었습니다: %(group)s") % {"group": str(group)})


@transaction.atomic
def add_synonym(missed: str, meaning: str) -> SynonymGroup:
    """Put a missed word beside the word that is meant: into its group, or a new one. Raises `ValidationError`."""
    entries = entries_of(meaning)
    own = {compared(entry) for entry in entries}
    groups = SynonymGroup.objects.select_for_update()
    group = next((one for one in groups if own & {compared(entry) for entry in one.entries()}), SynonymGroup())
    group.words = "\n".join((*entries_of(group.words), *entries, missed))
    group.full_clean()
    group.save()
    dismiss(missed, at=now())
    return group
