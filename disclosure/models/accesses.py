"""Who opened a requester's contact data: the record the law asks for (개인정보의 안전성 확보조치 기준 제8조)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from disclosure.models.bodies import Agency, Department
from disclosure.models.requests import Case, DisclosureRequest
from disclosure.models.scoping import USER, ScopedQuerySet
from disclosure.visibility import ACCESSES


class AccessReason(models.TextChoices):
    """What the contact data are needed for."""

    NOTICE = "notice", _("결정 통지·자료 보내기")
    CALL = "call", _("청구 내용을 확인하는 연락")
    CORRECTION = "correction", _("보완 요구")
    IDENTITY = "identity", _("본인·대리인 확인")
    FEE = "fee", _("수수료 안내")


class ContactAccessQuerySet(ScopedQuerySet["ContactAccess"]):
    """Accesses."""

    reach = ACCESSES


class ContactAccess(models.Model):
    """One opening of one request's contact data. Rows are only added.

    `from_address` is where the officer's browser asked from (접속지 정보); empty when the proxy did not say.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+", verbose_name=_("기관"))
    department = models.ForeignKey(Department, on_delete=models.PROTECT, related_name="+", verbose_name=_("부서"))
    request = models.ForeignKey(
        DisclosureRequest, on_delete=models.PROTECT, related_name="contact_accesses", verbose_name=_("청구")
    )
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="contact_accesses", verbose_name=_("처리 건"))
    by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+", verbose_name=_("본 사람"))
    at = models.DateTimeField(_("본 때"))
    reason = models.CharField(_("까닭"), max_length=20, choices=AccessReason.choices)
    from_address = models.GenericIPAddressField(_("접속한 곳"), null=True)

    objects = ContactAccessQuerySet.as_manager()

    class Meta:
        verbose_name = _("연락처 열람")
        verbose_name_plural = _("연락처 열람")
        ordering = ("-at", "-pk")
        indexes = (models.Index(fields=("department", "-at"), name="access_by_department"),)

    def __str__(self) -> str:
        return str(self.pk)
