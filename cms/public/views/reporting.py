"""A reader reports that a record shows somebody's personal data."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from cms.public.crumbs import Crumb, korean_crumb
from cms.public.forms import ReportForm
from cms.public.limits import REPORT, limited
from cms.public.records import Withdrawn, public_record, tombstone
from cms.public.reports import PrivacyReport


@never_cache
@limited(REPORT, methods=("POST",))
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, public_id: str) -> HttpResponse:
    """Take a report in; the department sees it at once."""
    try:
        row = public_record(public_id)
    except Withdrawn as gone:
        return tombstone(request, gone.publication)
    form = ReportForm(request.POST or None, initial={"page": _page(request)})
    is_taken = request.method == "POST" and form.is_valid()
    if is_taken:
        page = form.cleaned_data["page"]
        if page is not None and page > row.public_file.pages:
            raise Http404
        PrivacyReport.objects.create(
            publication=row,
            page=page,
            kind=form.cleaned_data["kind"],
            place=form.cleaned_data["place"],
            reported_at=timezone.now(),
        )
    context = {
        "section": "records",
        "crumbs": (
            Crumb(_("찾아보기"), reverse("records")),
            korean_crumb(row.title, reverse("record", args=[public_id])),
            Crumb(_("개인정보가 보여요")),
        ),
        "record": row,
        "form": form,
    }
    return render(request, f"public/records/{'reported' if is_taken else 'report'}.html", context)


def _page(request: HttpRequest) -> str:
    text = request.GET.get("page", "")
    return text if text.isascii() and text.isdigit() and len(text) <= 4 else ""
