"""Search results, browsing, and the county in numbers."""

import csv
import unicodedata

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.public import browsing, searching
from cms.public.agencies import site_agency
from cms.public.answers_json import as_json, status_of, wants_json
from cms.public.choosing import Choice, chips, is_plain, pager, typed_words
from cms.public.crumbs import Crumb
from cms.public.limits import SEARCH, limited
from cms.public.numbers import numbers
from cms.public.suggesting import completions, ways_on
from cms.public.tables import NAMES, table
from cms.public.timespans import timespan
from cms.shelves.missed import note_miss
from disclosure.wiring import services
from search.types import Sort

LONGEST_PREFIX = 30
MOST_OFFERED = 20


@require_safe
@limited(SEARCH)
def results(request: HttpRequest) -> HttpResponse:
    """What stands in the records for a reader's words; without words there is nothing to search, so the list opens."""
    choice = Choice.read(request.GET)
    if not choice.words:
        return redirect(reverse("records") + choice.query())
    answer = searching.answer(choice)
    if answer.is_empty and is_plain(choice):
        note_miss(site_agency(), choice.words, services().clock())
    if wants_json(request):
        return JsonResponse(as_json(answer, choice), status=status_of(answer))
    pages = pager(choice, answer.total, searching.PER_PAGE)
    if pages.is_past_the_end:
        return redirect(reverse("search") + choice.at_page(pages.pages).query())
    context = {
        "section": "records",
        "crumbs": (Crumb(_("찾은 결과")),),
        "choice": choice,
        "answer": answer,
        "json_address": f"{choice.query()}&format=json",
        "timespan": timespan(answer.months, choice),
        "has_only_signs": not any(sign.isalnum() for sign in unicodedata.normalize("NFKC", choice.words)),
        **(ways_on(choice.words) if answer.is_empty else {}),
        "chips": chips(choice),
        "pager": pages,
        "newest_address": choice.sorted_by(Sort.NEWEST).query(),
        "best_address": choice.sorted_by(Sort.RELEVANCE).query(),
    }
    return render(request, "public/results.html", context)


@require_safe
def records(request: HttpRequest) -> HttpResponse:
    """The list of everything public, newest first, with filters."""
    choice = Choice.read(request.GET)
    shelf = browsing.shelf(choice)
    pages = pager(choice, shelf.total, browsing.PER_PAGE)
    if pages.is_past_the_end:
        return redirect(reverse("records") + choice.at_page(pages.pages).query())
    context = {
        "section": "records",
        "crumbs": (Crumb(_("찾아보기")),),
        "choice": choice,
        "shelf": shelf,
        "chips": chips(choice),
        "pager": pages,
    }
    return render(request, "public/records/list.html", context)


@require_safe
def in_numbers(request: HttpRequest) -> HttpResponse:
    """Twelve months in numbers, each picture with its table."""
    context = {"section": "numbers", "crumbs": (Crumb(_("숫자로 보기")),), "numbers": numbers(services().clock())}
    return render(request, "public/numbers.html", context)


@require_safe
def in_numbers_table(request: HttpRequest, name: str) -> HttpResponse:
    """One of the tables for other programs."""
    if name not in NAMES:
        raise Http404
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="gurye-disclosure-{name}.csv"'
    # Spreadsheet programs read Korean letters only behind this mark.
    response.write("\ufeff")
    csv.writer(response).writerows(table(name, numbers(services().clock())))
    return response


@require_safe
@limited(SEARCH)
def suggestions(request: HttpRequest) -> HttpResponse:
    """Words a browser's own search box may offer (OpenSearch suggestions); nothing when the engine is away."""
    prefix = typed_words(request.GET.get("q", ""), LONGEST_PREFIX)
    return JsonResponse([prefix, list(completions(prefix))], safe=False, content_type="application/x-suggestions+json")


@require_safe
@limited(SEARCH)
def words(request: HttpRequest) -> HttpResponse:
    """The same offers as a page of links, for readers without script: a few letters, or only first consonants."""
    prefix = typed_words(request.GET.get("q", ""), LONGEST_PREFIX)
    context = {
        "section": "records",
        "crumbs": (Crumb(_("찾아보기"), reverse("records")), Crumb(_("낱말 고르기"))),
        "prefix": prefix,
        "offered": completions(prefix, MOST_OFFERED),
    }
    return render(request, "public/words.html", context)
