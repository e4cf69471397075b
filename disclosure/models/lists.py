"""Values that a department or the county always keeps or always hides. Keys and kinds; never the value itself."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from disclosure.ids import LENGTH, new_id
from disclosure.models.bodies import Agency, Department
from disclosure.models.files import RecordKind, SealedFile
from disclosure.models.scoping import USER, ScopedQuerySet
from disclosure.states import ListState
from disclosure.visibility import LISTS
from redaction.types import UNIQUE_IDENTIFIERS, Disposition


class ListScope(models.TextChoices):
    """How far an entry reaches; the words of `disclosure.learning.Scope`."""

    DOCUMENT_KIND = "document_kind", _("이 문서 종류")
    DEPARTMENT = "department", _("우리 부서")
    COUNTY = "county", _("군 전체")


class ListDisposition(models.TextChoices):
    """What the entry says of the value."""

    KEEP = Disposition.KEEP.value, _("늘 둠")
    REDACT = Disposition.REDACT.value, _("늘 가림")


class ListEntryQuerySet(ScopedQuerySet["ListEntry"]):
    """Entries."""

    reach = LISTS

    def standing(self) -> "ListEntryQuerySet":
        """Entries nobody has ended, whether or not their last day has passed."""
        return self.exclude(state=ListState.ENDED)

    def live(self, on: date) -> "ListEntryQuerySet":
        """Entries that hold on a day."""
        return self.filter(state=ListState.LIVE, expires_on__gte=on)

    def to_approve(self) -> "ListEntryQuerySet":
        """Proposals for the county that wait for a second officer."""
        return self.filter(state=ListState.PROPOSED)


class ListEntry(models.Model):
    """One value, said of once in one file (`sealed_file`, `page`), for all later files within its scope.

    DOCUMENT_KIND reaches the department's papers of `record_kind`. A county entry is PROPOSED until a second officer
    approves it. Ended entries stay as the record of what held when.
    """

    public_id = models.CharField(max_length=LENGTH, unique=True, default=new_id, editable=False)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="list_entries", verbose_name=_("기관"))
    department = models.ForeignKey(
        Department, on_delete=models.PROTECT, related_name="list_entries", verbose_name=_("부서")
    )
    scope = models.CharField(_("범위"), max_length=20, choices=ListScope.choices)
    record_kind = models.CharField(_("문서 종류"), max_length=20, choices=RecordKind.choices, blank=True)
    value_key = models.CharField(max_length=64)
    kind = models.CharField(_("정보 종류"), max_length=40)
    disposition = models.CharField(_("정한 것"), max_length=10, choices=ListDisposition.choices)
    sealed_file = models.ForeignKey(SealedFile, on_delete=models.PROTECT, related_name="list_entries")
    page = models.PositiveIntegerField(_("쪽"))
    state = models.CharField(_("상태"), max_length=10, choices=ListState.choices)
    expires_on = models.DateField(_("마지막 날"))
    proposed_by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+", verbose_name=_("올린 사람"))
    proposed_at = models.DateTimeField(_("올린 때"))
    approved_by = models.ForeignKey(
        USER, null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("승인한 사람")
    )
    approved_at = models.DateTimeField(_("승인한 때"), null=True)
    ended_by = models.ForeignKey(USER, null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("뺀 사람"))
    ended_at = models.DateTimeField(_("뺀 때"), null=True)

    objects = ListEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("가림·둠 목록")
        verbose_name_plural = _("가림·둠 목록")
        ordering = ("-proposed_at", "-pk")
        constraints = (
            models.CheckConstraint(condition=Q(state__in=ListState.values), name="list_state_is_known"),
            models.CheckConstraint(
                condition=~Q(kind__in=sorted(kind.value for kind in UNIQUE_IDENTIFIERS)),
                name="list_holds_no_unique_identifier",
            ),
            models.CheckConstraint(
                condition=Q(scope=ListScope.DOCUMENT_KIND) ^ Q(record_kind=""), name="list_kind_of_paper_by_scope"
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True, approved_at__isnull=True)
                | (Q(approved_by__isnull=False, approved_at__isnull=False) & ~Q(approved_by=F("proposed_by"))),
                name="list_approver_is_not_proposer",
            ),
            models.CheckConstraint(
                condition=~Q(scope=ListScope.COUNTY, state=ListState.LIVE) | Q(approved_by__isnull=False),
                name="list_county_is_seconded",
            ),
            models.CheckConstraint(
                condition=Q(state=ListState.ENDED, ended_by__isnull=False, ended_at__isnull=False)
                | (~Q(state=ListState.ENDED) & Q(ended_by__isnull=True, ended_at__isnull=True)),
                name="list_ended_who_and_when",
            ),
            models.UniqueConstraint(
                fields=("department", "scope", "record_kind", "value_key", "kind"),
                condition=~Q(state=ListState.ENDED),
                name="one_standing_list_entry",
            ),
        )
        indexes = (models.Index(fields=("agency", "state", "expires_on"), name="list_by_state"),)

    def __str__(self) -> str:
        return self.public_id

    def is_expired(self, on: date) -> bool:
        """Whether its last day has passed."""
        return self.expires_on < on
