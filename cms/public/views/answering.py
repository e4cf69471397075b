"""Published pages beside a request that is being written: shown, opened, and enough or not."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cms.public.answering import count_once, published_answers
from cms.public.crumbs import Crumb
from cms.public.drafts import drop_draft, is_kept, keep_draft, open_draft
from cms.public.limits import SEARCH, limited
from cms.public.records import Withdrawn, part_of, public_record, tombstone
from disclosure.actions.requesting import LONGEST_TEXT

LONGEST_WORDS = 200


@never_cache
@limited(SEARCH)
@require_POST
def fragment(request: HttpRequest) -> HttpResponse:
    """The answers alone, for a page that is being typed in. A POST, so that no address and no log holds the text."""
    text = request.POST.get("text", "")[:LONGEST_TEXT]
    return render(request, "public/request/answers.html", {"answers": published_answers(text)})


@never_cache
@limited(SEARCH)
@require_safe
def open_answer(request: HttpRequest, public_id: str, page: int) -> HttpResponse:
    """Open an answer's page; counted once for a request that is being written."""
    try:
        row = public_record(public_id)
    except Withdrawn as gone:
        return tombstone(request, gone.publication)
    part = f"?part={part_of(page)}" if page > 0 and part_of(page) > 1 else ""
    anchor = f"#page-{page}" if page else ""
    response = redirect(f"{reverse('record', args=[row.public_id])}{part}{anchor}")
    draft = open_draft(request)
    if is_kept(draft) and (count_once(draft, "shown") | count_once(draft, "opened")):
        keep_draft(draft, request, response, timezone.now())
    return response


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def settled(request: HttpRequest) -> HttpResponse:
    """A published page was enough: the draft is forgotten, nothing is sent."""
    if request.method != "POST":
        context = {"section": "request", "crumbs": (Crumb(_("청구하기"), reverse("request")), Crumb(_("찾았어요")))}
        return render(request, "public/request/settled.html", context)
    draft = open_draft(request)
    response = redirect("settled")
    if is_kept(draft):
        count_once(draft, "shown")
        count_once(draft, "settled")
        drop_draft(draft, response)
    return response
