"""The audit: rows that are only added, each holding the hash of the one before, one chain an agency."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from disclosure.models.bodies import Agency, Department
from disclosure.models.scoping import USER, ScopedQuerySet
from disclosure.visibility import AUDIT

GENESIS = "0" * 64
"""The hash before the first entry of a chain."""


class AuditEntryQuerySet(ScopedQuerySet["AuditEntry"]):
    """Audit entries."""

    reach = AUDIT

    def about(self, subject_id: str) -> "AuditEntryQuerySet":
        """The history of one row, oldest first."""
        return self.filter(subject_id=subject_id).order_by("number")


class AuditEntry(models.Model):
    """Who did what to which row, when. `facts` holds ids, numbers and enumerations, never text of a paper."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="audit", verbose_name=_("기관"))
    number = models.PositiveBigIntegerField(_("번호"))
    department = models.ForeignKey(
        Department, null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("부서")
    )
    at = models.DateTimeField(_("때"))
    by = models.ForeignKey(USER, null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("사람"))
    action = models.CharField(_("한 일"), max_length=40)
    subject_kind = models.CharField(_("대상 종류"), max_length=40)
    subject_id = models.CharField(_("대상"), max_length=40)
    facts = models.JSONField(_("내용"), default=dict)
    previous_hash = models.CharField(_("앞 해시"), max_length=64)
    hash = models.CharField(_("해시"), max_length=64)

    objects = AuditEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("처리 이력")
        verbose_name_plural = _("처리 이력")
        ordering = ("agency", "number")
        constraints = (
            models.UniqueConstraint(fields=("agency", "number"), name="one_entry_a_number"),
            models.UniqueConstraint(fields=("agency", "previous_hash"), name="chain_does_not_fork"),
        )
        indexes = (models.Index(fields=("subject_id", "number"), name="audit_by_subject"),)

    def __str__(self) -> str:
        return f"{self.number} {self.action}"
