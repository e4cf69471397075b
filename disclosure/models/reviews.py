"""What the detector proposed and what officers decided. Places, kinds and keyed hashes; never the text itself."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from disclosure.models.files import SealedFile
from disclosure.models.scoping import USER, ScopedQuerySet
from disclosure.visibility import OF_FILE
from redaction.types import UNIQUE_IDENTIFIERS, Disposition, Ground


class DecisionState(models.TextChoices):
    """What an officer decided. REMOVED takes a drawn box away."""

    REDACT = "redact", _("가림")
    KEEP = "keep", _("둠")
    UNDECIDED = "undecided", _("미정")
    REMOVED = "removed", _("상자 지움")


SEEN_IN_RESULT = "result"
"""The recognizer of what only verification saw, in the drawing of a result: it has a place, but no text of the page."""


class FindingQuerySet(ScopedQuerySet["FindingRow"]):
    """Findings."""

    reach = OF_FILE


class FindingRow(models.Model):
    """A place the detector proposes, in reading order (`number` from 1).

    `rects` are [x0, y0, x1, y1] in the page's default user space; `start`/`end` count code points of the page's text,
    and are equal where the text does not hold what was seen.
    """

    sealed_file = models.ForeignKey(SealedFile, on_delete=models.CASCADE, related_name="findings")
    number = models.PositiveIntegerField()
    page = models.PositiveIntegerField()
    rects = models.JSONField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    kind = models.CharField(max_length=40)
    score = models.FloatField()
    tier = models.PositiveSmallIntegerField()
    disposition = models.CharField(max_length=10)
    reason = models.CharField(max_length=200)
    recognizer = models.CharField(max_length=80)
    value_key = models.CharField(max_length=64)
    group_key = models.CharField(max_length=80)

    objects = FindingQuerySet.as_manager()

    class Meta:
        ordering = ("sealed_file", "number")
        constraints = (models.UniqueConstraint(fields=("sealed_file", "number"), name="one_finding_a_number"),)
        indexes = (models.Index(fields=("sealed_file", "page"), name="finding_by_page"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"

    def may_stay(self) -> bool:
        """Whether an officer may keep it: no unique identifier that only verification saw (docs/adr/0085)."""
        return self.recognizer != SEEN_IN_RESULT or self.kind not in UNIQUE_IDENTIFIERS

    def proposed_state(self) -> str:
        """What holds while no officer has decided: REVIEW and anything unknown stay undecided."""
        return _PROPOSED.get(self.disposition, DecisionState.UNDECIDED)


_PROPOSED: dict[str, str] = {
    Disposition.REDACT: DecisionState.REDACT,
    Disposition.KEEP: DecisionState.KEEP,
}


class DrawnBox(models.Model):
    """A box an officer drew on a page; it holds while its current decision is REDACT.

    `kind` is what it hides, as the officer said it: a `redaction.types.Kind`, or empty. `is_whole_page` says that it
    withholds its page altogether.
    """

    sealed_file = models.ForeignKey(SealedFile, on_delete=models.CASCADE, related_name="boxes")
    page = models.PositiveIntegerField()
    rect = models.JSONField()
    kind = models.CharField(max_length=40, blank=True)
    is_whole_page = models.BooleanField(default=False)

    class Meta:
        ordering = ("sealed_file", "page", "pk")

    def __str__(self) -> str:
        return f"{self.page}/{self.pk}"


class DecisionQuerySet(ScopedQuerySet["DecisionRow"]):
    """Decisions."""

    reach = OF_FILE

    def current(self) -> "DecisionQuerySet":
        """The decisions that hold."""
        return self.filter(is_current=True)


class DecisionRow(models.Model):
    """A decision about a finding or a drawn box. Rows are added, never changed: undo makes the one before current.

    `batch` groups what one act decided, so that it is undone as one.
    """

    sealed_file = models.ForeignKey(SealedFile, on_delete=models.CASCADE, related_name="decisions")
    finding = models.ForeignKey(FindingRow, null=True, on_delete=models.CASCADE, related_name="decisions")
    box = models.ForeignKey(DrawnBox, null=True, on_delete=models.CASCADE, related_name="decisions")
    state = models.CharField(max_length=10, choices=DecisionState.choices)
    ground = models.CharField(max_length=3, choices=[(g.value, g.value) for g in Ground], blank=True)
    by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    round = models.PositiveIntegerField()
    batch = models.PositiveIntegerField()
    is_current = models.BooleanField(default=True)
    was_undone = models.BooleanField(default=False)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        ordering = ("sealed_file", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(finding__isnull=False, box__isnull=True) | Q(finding__isnull=True, box__isnull=False),
                name="decision_about_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(state=DecisionState.REDACT) ^ Q(ground=""), name="decision_redact_has_a_ground"
            ),
            models.UniqueConstraint(
                fields=("finding",), condition=Q(is_current=True), name="one_current_decision_a_finding"
            ),
            models.UniqueConstraint(fields=("box",), condition=Q(is_current=True), name="one_current_decision_a_box"),
        )

    def __str__(self) -> str:
        return f"{self.state} {self.pk}"


class PageCheck(models.Model):
    """An officer looked at a page with pictures and says its pictures were checked."""

    sealed_file = models.ForeignKey(SealedFile, on_delete=models.CASCADE, related_name="page_checks")
    round = models.PositiveIntegerField()
    page = models.PositiveIntegerField()
    by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("sealed_file", "round", "page"), name="one_check_a_page"),)

    def __str__(self) -> str:
        return f"{self.page}"
