"""Readers' reports that a public record shows personal data: the list, and the word that somebody has looked."""

from typing import Any, ClassVar

import django_filters
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn

from cms.officers.lists import MomentColumn, NumberColumn, ScopedList, WordColumn, departments_seen
from cms.officers.scoped import ObjectAct, now
from cms.public.reports import PrivacyReport, ReportedKind, handle_reports
from disclosure.models import Publication

STANDINGS = (("waiting", gettext_lazy("확인 필요")), ("handled", gettext_lazy("확인함")))


def standing_word(report: PrivacyReport) -> str:
    """Whether somebody has looked, in words."""
    return str(dict(STANDINGS)["handled" if report.is_handled() else "waiting"])


def standing_look(report: PrivacyReport) -> str:
    """The look of it: a report nobody has looked at burns."""
    return "done" if report.is_handled() else "late"


def record_address(report: PrivacyReport) -> str:
    """The record it is about, where it can be withdrawn."""
    return reverse("officers:publication", args=(report.publication.public_id,))


class ReportFilterSet(WagtailFilterSet):
    """By standing, kind and department."""

    standing = django_filters.ChoiceFilter(label=gettext_lazy("상태"), choices=STANDINGS, method="by_standing")
    kind = django_filters.ChoiceFilter(label=gettext_lazy("보이는 것"), choices=ReportedKind.choices)
    department = django_filters.ModelChoiceFilter(
        label=gettext_lazy("부서"), queryset=departments_seen, field_name="publication__department"
    )

    class Meta:
        model = PrivacyReport
        fields: ClassVar[list[str]] = ["standing", "kind", "department"]

    def by_standing(self, rows: Any, name: str, value: str) -> QuerySet[PrivacyReport]:
        """Only reports that stand so."""
        return rows.filter(handled_at__isnull=value == "waiting")  # type: ignore[no-any-return]


class ReportList(ScopedList):
    """Reports about records of the officer's departments."""

    model = PrivacyReport
    related = ("publication", "publication__department")
    page_title = gettext_lazy("개인정보 신고")
    header_icon = "warning"
    lead = gettext_lazy(
        "공개된 자료에 개인정보가 보인다고 주민이 알린 것입니다. 자료를 열어 확인하고, 맞으면 바로 공개를 취소하십시오."
    )
    nothing = gettext_lazy("들어온 신고가 없습니다. 주민이 공개된 자료에서 개인정보를 보고 알리면 여기에 보입니다.")
    index_url_name = "officers:reports"
    index_results_url_name = "officers:report_results"
    search_fields = ("place", "publication__title", "publication__public_id")
    default_ordering = "-reported_at"
    filterset_class = ReportFilterSet
    verbose_name_plural = gettext_lazy("개인정보 신고")
    columns: ClassVar[list[Column]] = [
        TitleColumn("title", label=gettext_lazy("자료"), accessor="publication.title", get_url=record_address),
        WordColumn("standing", label=gettext_lazy("상태"), accessor=standing_word, look=standing_look),
        Column("kind", label=gettext_lazy("보이는 것"), accessor="get_kind_display"),
        NumberColumn("page", label=gettext_lazy("쪽"), accessor="page"),
        Column("place", label=gettext_lazy("어디에"), accessor="place"),
        Column("department", label=gettext_lazy("부서"), accessor="publication.department.name"),
        MomentColumn("reported_at", label=gettext_lazy("알린 때"), sort_key="reported_at"),
    ]


class HandleReports(ObjectAct):
    """Somebody has looked at every report about a record."""

    model = Publication
    related = ("department", "agency")

    def act(self) -> str:
        """Mark them."""
        number = handle_reports(publication=self.object, by=self.request.user, at=now())
        return _("신고 %(number)s건을 확인한 것으로 적었습니다.") % {"number": number}

    def back(self) -> str:
        """The record."""
        return reverse("officers:publication", args=(self.object.public_id,))
