"""Following one's own request: number and address, then a code by mail, then the line of what happened."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cms.public.agencies import site_agency
from cms.public.calendars import holidays, months
from cms.public.crumbs import Crumb
from cms.public.forms import DELIVERY_WORDS, METHOD_WORDS, CodeForm, StatusForm
from cms.public.letters import Letter, told_notice
from cms.public.limits import ASK_CODE, TYPE_CODE, limited
from cms.public.mails import mail_code
from cms.public.records import public_records
from cms.public.timelines import timeline
from disclosure.actions.requesting import issue_status_code, use_status_code
from disclosure.deadlines import counted_days_left, korean_date
from disclosure.errors import CodeRefused, TooManyTries
from disclosure.models import Case, DisclosureRequest

SESSION_NUMBER = "status_number"
SESSION_REQUEST = "status_request"


@never_cache
@limited(ASK_CODE, methods=("POST",))
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Take number and address and mail a code. The answer is the same whether they belong together or not."""
    form = StatusForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        number, email = form.cleaned_data["receipt_number"].strip(), form.cleaned_data["email"]
        try:
            code = issue_status_code(receipt_number=number, agency=site_agency(), email=email, at=timezone.now())
        except TooManyTries as error:
            form.add_error(None, error.sentence)
        else:
            if code is not None:
                mail_code(email, code, number)
            request.session[SESSION_NUMBER] = number
            return redirect("status_code")
    context = {"section": "status", "crumbs": (Crumb(_("내 청구 확인")),), "form": form}
    return render(request, "public/status/ask.html", context)


@never_cache
@limited(TYPE_CODE, methods=("POST",))
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """Take the code. Five wrong ones end it (disclosure counts them)."""
    number = request.session.get(SESSION_NUMBER)
    if not number:
        return redirect("status")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            row = use_status_code(
                receipt_number=number, agency=site_agency(), code=form.cleaned_data["code"], at=timezone.now()
            )
        except CodeRefused as error:
            form.add_error("code", error.sentence)
        else:
            request.session.cycle_key()
            request.session[SESSION_REQUEST] = row.pk
            return redirect("status_show")
    context = {
        "section": "status",
        "crumbs": (Crumb(_("내 청구 확인"), reverse("status")), Crumb(_("확인 번호"))),
        "form": form,
    }
    return render(request, "public/status/code.html", context)


@never_cache
@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """The request's line, its last day and what the requester can do now."""
    row = _opened(request)
    if row is None:
        return redirect("status")
    off = holidays(row.agency)
    today = korean_date(timezone.now())
    cases = row.cases.select_related("department", "request").order_by("pk")
    context = {
        "section": "status",
        "crumbs": (Crumb(_("내 청구 확인")),),
        "receipt": row,
        **_wishes(row),
        "lines": tuple(_line(case, off, today) for case in cases),
        "records": tuple(public_records().filter(case__request=row).newest()),
    }
    return render(request, "public/status/show.html", context)


@never_cache
@require_safe
def letter(request: HttpRequest, case_number: str) -> HttpResponse:
    """The decision notice of a case of the opened request, once it was told; 404 for any other."""
    row = _opened(request)
    if row is None:
        return redirect("status")
    cases = row.cases.select_related("department", "request")
    case = get_object_or_404(cases, case_number=case_number)
    notice = told_notice(case, holidays(row.agency).keys())
    if notice is None:
        raise Http404
    context = {
        "section": "status",
        "crumbs": (Crumb(_("내 청구 확인"), reverse("status_show")), Crumb(_("결정통지서"))),
        "receipt": row,
        "letter": Letter(notice),
        "records": tuple(public_records().filter(case=case).newest()),
        **_wishes(row),
    }
    return render(request, "public/status/letter.html", context)


def _opened(request: HttpRequest) -> DisclosureRequest | None:
    """The request whose code this browser typed."""
    return DisclosureRequest.objects.filter(pk=request.session.get(SESSION_REQUEST)).select_related("agency").first()


def _wishes(row: DisclosureRequest) -> dict[str, tuple[object, ...]]:
    return {
        "methods": tuple(words for value, words in METHOD_WORDS if value in row.methods),
        "deliveries": tuple(words for value, words in DELIVERY_WORDS if value in row.deliveries),
    }


def _line(case: Case, off: dict[date, str], today: date) -> dict[str, object]:
    undecided = case.decided_at is None and case.closed_at is None and case.is_open()
    return {
        "case": case,
        "milestones": timeline(case),
        "notice": told_notice(case, off.keys()),
        "undecided": undecided,
        "days_left": counted_days_left(today, case.due_on, off.keys()),
        "overdue": undecided and case.is_overdue(today),
        "months": months(case.received_on, case.due_on, off) if undecided else (),
    }


@never_cache
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Forget who asked on this machine; for a library or a shared phone."""
    request.session.flush()
    return redirect("status")
