"""Texts for the public that the detector stopped, and who answers for them. Hashes and places, no text."""

from django.db import models
from django.db.models import Q

from disclosure.models.bodies import Agency, Department
from disclosure.models.scoping import USER, ScopedQuerySet
from disclosure.visibility import FILES
from redaction.types import UNIQUE_IDENTIFIERS, Tier


class HeldTextQuerySet(ScopedQuerySet["HeldText"]):
    """Held texts."""

    reach = FILES

    def cleared(self) -> "HeldTextQuerySet":
        """Those an officer answers for."""
        return self.filter(cleared_at__isnull=False)


class HeldText(models.Model):
    """One text of a department, to the letter: what the detector saw in it, and who said that it names nobody.

    `spans` are [start, end, kind, tier] in code points of the text. Another letter makes another text.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    department = models.ForeignKey(Department, on_delete=models.PROTECT, related_name="+")
    text_sha256 = models.CharField(max_length=64)
    spans = models.JSONField()
    held_at = models.DateTimeField()
    cleared_by = models.ForeignKey(USER, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    cleared_at = models.DateTimeField(null=True, blank=True)

    objects = HeldTextQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("department", "text_sha256"), name="one_held_text_a_department"),
            models.CheckConstraint(
                condition=Q(cleared_by__isnull=True, cleared_at__isnull=True)
                | Q(cleared_by__isnull=False, cleared_at__isnull=False),
                name="held_text_cleared_who_and_when",
            ),
        )

    def __str__(self) -> str:
        return self.text_sha256

    def may_be_cleared(self) -> bool:
        """Whether all that was seen is faint; what is likelier, and any unique identifier, is never waved through."""
        return bool(self.spans) and all(
            tier == Tier.FAINT and kind not in UNIQUE_IDENTIFIERS for _start, _end, kind, tier in self.spans
        )
