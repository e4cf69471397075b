"""Readers' word that a record shows somebody's personal data; the department sees it and withdraws or answers."""

from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from disclosure import auditing
from disclosure.models import Publication
from disclosure.models.scoping import ScopedQuerySet
from disclosure.records import subject_of_publication
from disclosure.visibility import AGENCY_CASE_ROLES, CASE_ROLES, Reach


class ReportedKind(models.TextChoices):
    """What a reader saw; the thing itself is never asked for."""

    NAME = "name", _("이름")
    IDENTIFIER = "identifier", _("주민등록번호·여권번호 같은 번호")
    CONTACT = "contact", _("전화번호·전자우편")
    ADDRESS = "address", _("집 주소")
    ACCOUNT = "account", _("계좌·카드 번호")
    PICTURE = "picture", _("얼굴·서명·도장")
    OTHER = "other", _("다른 것")


class ReportAction(models.TextChoices):
    """What officers do with reports, as the history names it."""

    HANDLE = "handle_reports", _("개인정보 신고 처리")


class PrivacyReportQuerySet(ScopedQuerySet["PrivacyReport"]):
    """Reports."""

    reach: ClassVar[Reach] = Reach("publication__department", "publication__agency", CASE_ROLES, AGENCY_CASE_ROLES)

    def waiting(self) -> "PrivacyReportQuerySet":
        """Reports nobody has answered yet."""
        return self.filter(handled_at__isnull=True)


class PrivacyReport(models.Model):
    """One report. It holds no personal data: a kind, a page, and a short hint of the place that was checked for it."""

    publication = models.ForeignKey(
        Publication, on_delete=models.PROTECT, related_name="privacy_reports", verbose_name=_("공개 자료")
    )
    page = models.PositiveIntegerField(_("쪽"), null=True, blank=True)
    kind = models.CharField(_("보이는 것"), max_length=20, choices=ReportedKind.choices)
    place = models.CharField(_("어디에"), max_length=200, blank=True)
    reported_at = models.DateTimeField(_("알린 때"))
    handled_at = models.DateTimeField(_("처리한 때"), null=True, blank=True)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("처리한 사람"),
    )

    objects = PrivacyReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("개인정보 신고")
        verbose_name_plural = _("개인정보 신고")
        ordering = ("-reported_at",)
        constraints = (
            models.CheckConstraint(
                condition=Q(handled_at__isnull=True, handled_by__isnull=True)
                | Q(handled_at__isnull=False, handled_by__isnull=False),
                name="report_handled_who_and_when",
            ),
        )

    def __str__(self) -> str:
        return str(self.pk)

    def is_handled(self) -> bool:
        """Whether an officer has answered it."""
        return self.handled_at is not None


@transaction.atomic
def handle_reports(*, publication: Publication, by: User, at: datetime) -> int:
    """Answer every waiting report about a record: the officer has looked, and withdrew it or found nothing.

    Gives how many; writes one audit row when there was any.
    """
    handled = PrivacyReport.objects.filter(publication=publication).waiting().update(handled_at=at, handled_by=by)
    if handled:
        facts: dict[str, auditing.Fact] = {"reports": handled}
        auditing.append(ReportAction.HANDLE, subject_of_publication(publication), by=by, at=at, facts=facts)
    return handled
