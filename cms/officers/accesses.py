"""A requester's contact data: masked until opened with a reason; and who opened them, for those who check."""

import ipaddress
from typing import ClassVar

import django_filters
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column

from cms.officers import sealed
from cms.officers.case_page import CasePage
from cms.officers.lists import DayRange, DepartmentFilterSet, MomentColumn, ScopedList
from cms.officers.scoped import now
from cms.officers.words import person_words
from disclosure import errors
from disclosure.models import ContactAccess
from disclosure.models.accesses import AccessReason


class OpenContact(CasePage):
    """The case with the contact data open, in answer to one POST and to nothing else."""

    http_method_names: ClassVar[list[str]] = ["post"]
    tab = "request"

    def post(self, request: HttpRequest, public_id: str) -> HttpResponse:
        """Write down who looks and why, then show."""
        reason = request.POST.get("reason", "")
        try:
            if reason not in AccessReason.values:
                raise errors.FieldRefused("reason", sentence=_("보는 까닭을 골라 주세요."))
            contact = sealed.contact_of(
                self.object,
                AccessReason(reason),
                by=request.user,
                at=now(),
                from_address=address_of(request),
            )
        except (errors.Refused, errors.Unavailable) as refusal:
            messages.error(request, f"{refusal.sentence} ({refusal.code})")
            return HttpResponseRedirect(reverse("officers:case", args=(public_id,)))
        return self.render_to_response(self.get_context_data(contact=contact))


def address_of(request: HttpRequest) -> str | None:
    """Where the browser asks from, as the proxy says it; None for what is no address."""
    given = request.META.get(settings.CLIENT_ADDRESS_HEADER or "REMOTE_ADDR", "")
    try:
        return str(ipaddress.ip_address(given))
    except ValueError:
        return None


class AccessFilterSet(DepartmentFilterSet):
    """By reason, day and department."""

    reason = django_filters.ChoiceFilter(label=gettext_lazy("까닭"), choices=AccessReason.choices)
    at = django_filters.DateFromToRangeFilter(label=gettext_lazy("본 날"), widget=DayRange)

    class Meta:
        model = ContactAccess
        fields: ClassVar[list[str]] = ["reason", "at", "department"]


class AccessList(ScopedList):
    """Who opened whose contact data, newest first; for the privacy officer, the chief and auditors."""

    model = ContactAccess
    related = ("department", "case", "by")
    page_title = gettext_lazy("연락처 열람 기록")
    header_icon = "view"
    lead = gettext_lazy(
        "청구인의 연락처를 누가 언제 왜 보았는지 남은 기록입니다. "
        "지우거나 고칠 수 없습니다. 다달이 한 번은 확인하십시오."
    )
    nothing = gettext_lazy("연락처를 본 사람이 아직 없습니다. 청구 화면에서 누가 연락처를 열면 여기에 남습니다.")
    index_url_name = "officers:accesses"
    index_results_url_name = "officers:access_results"
    search_fields = ("case__case_number", "by__username", "by__last_name", "by__first_name")
    default_ordering = "-at"
    filterset_class = AccessFilterSet
    verbose_name_plural = gettext_lazy("연락처 열람")
    columns: ClassVar[list[Column]] = [
        MomentColumn("at", label=gettext_lazy("본 때"), sort_key="at"),
        Column("by", label=gettext_lazy("본 사람"), accessor=lambda access: person_words(access.by)),
        Column("case", label=gettext_lazy("처리번호"), accessor="case.case_number"),
        Column("reason", label=gettext_lazy("까닭"), accessor="get_reason_display"),
        Column("department", label=gettext_lazy("부서"), accessor="department.name"),
        Column("from_address", label=gettext_lazy("접속한 곳"), accessor=lambda access: access.from_address or "—"),
    ]
