"""Readers' word that a record shows somebody's personal data; the department sees it and withdraws or answers."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from disclosure.models import Publication
from disclosure.models.scoping import ScopedQuerySet
from disclosure.visibility import AGENCY_CASE_ROLES, CASE_ROLES, Reach


class ReportedKind(models.TextChoices):
    """What a reader saw; the thing itself is never asked for."""

    NAME = "name", "이름"
    IDENTIFIER = "identifier", "주민등록번호·여권번호 같은 번호"
    CONTACT = "contact", "전화번호·전자우편"
    ADDRESS = "address", "집 주소"
    ACCOUNT = "account", "계좌·카드 번호"
    PICTURE = "picture", "얼굴·서명·도장"
    OTHER = "other", "다른 것"


class PrivacyReportQuerySet(ScopedQuerySet["PrivacyReport"]):
    """Reports."""

    reach: ClassVar[Reach] = Reach("publication__department", "publication__agency", CASE_ROLES, AGENCY_CASE_ROLES)

    def waiting(self) -> "PrivacyReportQuerySet":
        """Reports nobody has answered yet."""
        return self.filter(handled_at__isnull=True)


class PrivacyReport(models.Model):
    """One report. It holds no personal data: a kind, a page, and a short hint of the place that was checked for it."""

    publication = models.ForeignKey(
        Publication, on_delete=models.PROTECT, related_name="privacy_reports", verbose_name="공개 자료"
    )
    page = models.PositiveIntegerField("쪽", null=True, blank=True)
    kind = models.CharField("보이는 것", max_length=20, choices=ReportedKind.choices)
    place = models.CharField("어디에", max_length=200, blank=True)
    reported_at = models.DateTimeField("알린 때")
    handled_at = models.DateTimeField("처리한 때", null=True, blank=True)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="처리한 사람",
    )

    objects = PrivacyReportQuerySet.as_manager()

    class Meta:
        verbose_name = "개인정보 신고"
        verbose_name_plural = "개인정보 신고"
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
