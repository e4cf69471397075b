"""Saving a search for news by mail: ask, confirm by a mailed link, end by the link in every mail."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from cms.public.agencies import site_agency
from cms.public.choosing import Choice, chips
from cms.public.crumbs import Crumb
from cms.public.forms import AlertForm
from cms.public.limits import ALERT_MAILS, ASK_ALERT, is_over_for, limited
from cms.public.mails import mail_confirmation
from cms.shelves import saved


@never_cache
@limited(ASK_ALERT, methods=("POST",))
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Take an address for a search and mail it a link. The answer is the same whatever became of the mail."""
    choice = Choice.read(request.GET).at_page(1)
    form = AlertForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        _save(choice, form.cleaned_data["email"].strip())
        return redirect("alert_asked")
    context = {**_frame(), "form": form, "choice": choice, "chips": chips(choice)}
    return render(request, "public/alerts/ask.html", context)


def _save(choice: Choice, email: str) -> None:
    if is_over_for(email.casefold(), ALERT_MAILS):
        # Somebody types another's address again and again; that person is left in peace.
        return
    now = timezone.now()
    query = choice.query()
    asked = saved.ask_for_alerts(site_agency(), email=email, query=query, language=get_language() or "ko", at=now)
    if asked is not None:
        path = reverse("alert_confirm", args=[asked.public_id, asked.confirm_token])
        mail_confirmation(email, {"words": choice.words, "confirm_address": settings.PUBLIC_BASE_URL + path})


@never_cache
@require_safe
def asked(request: HttpRequest) -> HttpResponse:
    """What comes next: look into the mail."""
    return render(request, "public/alerts/asked.html", _frame())


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, public_id: str, token: str) -> HttpResponse:
    """The mailed link: a page with one button, so that a mail program that opens links confirms nothing."""
    row = saved.waiting(public_id, token, at=timezone.now())
    if row is not None and request.method == "POST":
        saved.confirm(row, at=timezone.now())
        row.refresh_from_db()
    return render(request, "public/alerts/confirm.html", {**_frame(), "row": row})


@never_cache
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest, public_id: str, token: str) -> HttpResponse:
    """End it. Mail programs post here on their own (RFC 8058), so the token stands for the form's own."""
    is_ended = request.method == "POST"
    if is_ended:
        saved.leave(public_id, token)
    context = {**_frame(), "is_ended": is_ended, "is_running": saved.is_running(public_id, token)}
    return render(request, "public/alerts/leave.html", context)


def _frame() -> dict[str, object]:
    return {"section": "records", "crumbs": (Crumb(_("찾아보기"), reverse("records")), Crumb(_("새 기록 알림")))}
