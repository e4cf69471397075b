"""A resident's request (청구), its cases (처리 건) and their items. What identifies a person is sealed."""

from datetime import date

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from disclosure.ids import LENGTH, new_id
from disclosure.models.bodies import Agency, Department
from disclosure.models.scoping import USER, ScopedQuerySet
from disclosure.states import OPEN_CASE_STATES, UNDECIDED_CASE_STATES, CaseState
from disclosure.visibility import CASES, OF_CASE, REQUESTS


class Channel(models.TextChoices):
    """How a request came in (statistics of 영 제28조)."""

    NETWORK = "network", _("누리집")
    PORTAL = "portal", _("정보공개포털")
    VISIT = "visit", _("방문")
    POST = "post", _("우편")
    FAX = "fax", _("팩스")
    ORAL = "oral", _("말로 청구")


class Method(models.TextChoices):
    """In what form the requester wants the information (form 1-2)."""

    VIEW = "view", _("열람·시청")
    COPY = "copy", _("사본·출력물")
    FILE = "file", _("전자파일")
    REPRO = "repro", _("복제·인화물")
    ETC = "etc", _("기타")


class Delivery(models.TextChoices):
    """How the requester wants to receive it (form 1-2)."""

    VISIT = "visit", _("직접 방문")
    POST = "post", _("우편")
    FAX = "fax", _("팩스")
    NET = "net", _("정보통신망")
    EMAIL = "email", _("전자우편 등")


class ItemDecision(models.TextChoices):
    """The decision about one item; also what a publication says of itself."""

    OPEN = "open", _("공개")
    PARTIAL = "partial", _("부분공개")
    CLOSED = "closed", _("비공개")


DISCLOSURE_TERMS: dict[str, str] = {
    ItemDecision.OPEN: gettext_noop("공개"),
    ItemDecision.PARTIAL: gettext_noop("부분공개"),
    ItemDecision.CLOSED: gettext_noop("비공개"),
}
"""What the index and the addresses of searches say, whatever the language of the reader."""


class ExtensionReason(models.TextChoices):
    """Why a decision takes longer (영 제7조)."""

    E1 = "E1", _("한꺼번에 많은 정보가 청구되거나 내용이 복잡함")
    E2 = "E2", _("생산기관·제3자·심의회의 의견을 들어야 함")
    E3 = "E3", _("공개와 비공개 부분이 섞여 있는 전자 정보")
    E4 = "E4", _("천재지변, 일시적인 업무량 폭주 등")


class RequestQuerySet(ScopedQuerySet["DisclosureRequest"]):
    """Requests."""

    reach = REQUESTS
    joins_many = True


class DisclosureRequest(models.Model):
    """What a resident asked for. `sealed_form` is an encrypted `disclosure.sealing.RequestForm`.

    `email_check` is a salted slow hash of the address, so that a code is sent only to who gives the same one.
    `gist` is the officer's public wording without the person; empty until written.
    """

    public_id = models.CharField(max_length=LENGTH, unique=True, default=new_id, editable=False)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="requests", verbose_name=_("기관"))
    receipt_number = models.CharField(_("접수번호"), max_length=20)
    channel = models.CharField(_("접수 경로"), max_length=20, choices=Channel.choices)
    sealed_form = models.BinaryField()
    email_check = models.CharField(max_length=128, blank=True)
    methods = models.JSONField(_("공개 방법"), default=list)
    deliveries = models.JSONField(_("수령 방법"), default=list)
    gist = models.CharField(_("청구 요지"), max_length=300, blank=True)
    submitted_at = models.DateTimeField(_("청구한 때"))
    entered_by = models.ForeignKey(
        USER, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("입력한 사람")
    )

    objects = RequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("청구")
        verbose_name_plural = _("청구")
        ordering = ("-submitted_at",)
        constraints = (models.UniqueConstraint(fields=("agency", "receipt_number"), name="one_request_a_number"),)

    def __str__(self) -> str:
        return self.receipt_number


class CaseQuerySet(ScopedQuerySet["Case"]):
    """Cases."""

    reach = CASES

    def open(self) -> "CaseQuerySet":
        """Cases that are not finished."""
        return self.filter(state__in=OPEN_CASE_STATES)

    def undecided(self) -> "CaseQuerySet":
        """Cases whose decision period runs."""
        return self.filter(state__in=UNDECIDED_CASE_STATES)

    def due_between(self, first: date, last: date) -> "CaseQuerySet":
        """Undecided cases whose last day lies in the range, both ends included."""
        return self.undecided().filter(due_on__range=(first, last))

    def overdue(self, on: date) -> "CaseQuerySet":
        """Undecided cases whose last day has passed."""
        return self.undecided().filter(due_on__lt=on)


class Case(models.Model):
    """A request as one department handles it; decided separately.

    `text_checked_at` is when the detector read the drafted words, `text_held` whether it found personal data in them.
    """

    public_id = models.CharField(max_length=LENGTH, unique=True, default=new_id, editable=False)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="cases", verbose_name=_("기관"))
    request = models.ForeignKey(
        DisclosureRequest, on_delete=models.PROTECT, related_name="cases", verbose_name=_("청구")
    )
    case_number = models.CharField(_("처리번호"), max_length=24)
    department = models.ForeignKey(Department, on_delete=models.PROTECT, related_name="cases", verbose_name=_("부서"))
    state = models.CharField(_("상태"), max_length=20, choices=CaseState.choices, default=CaseState.SUBMITTED)
    handler = models.ForeignKey(
        USER, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("담당자")
    )
    received_on = models.DateField(_("접수일"))
    due_on = models.DateField(_("처리 기한"))
    extended_by_days = models.PositiveSmallIntegerField(_("연장한 날수"), default=0)
    extension_reason = models.CharField(_("연장 사유"), max_length=2, choices=ExtensionReason.choices, blank=True)
    draft_outcome = models.CharField(_("결정안"), max_length=20, blank=True)
    explanation = models.TextField(_("결정 이유"), blank=True, max_length=4000)
    text_checked_at = models.DateTimeField(null=True, blank=True)
    text_held = models.BooleanField(default=False)
    drafted_by = models.ForeignKey(USER, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(USER, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    notified_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("처리 건")
        verbose_name_plural = _("처리 건")
        ordering = ("due_on", "pk")
        constraints = (
            models.UniqueConstraint(fields=("agency", "case_number"), name="one_case_a_number"),
            models.CheckConstraint(condition=Q(state__in=CaseState.values), name="case_state_is_known"),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True, decided_at__isnull=True)
                | Q(decided_by__isnull=False, decided_at__isnull=False),
                name="case_decided_who_and_when",
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=models.F("drafted_by")),
                name="case_decider_is_not_drafter",
            ),
            models.CheckConstraint(condition=Q(extended_by_days__lte=10), name="case_extension_at_most_ten"),
        )
        indexes = (models.Index(fields=("department", "state", "due_on"), name="case_by_department"),)

    def __str__(self) -> str:
        return self.case_number

    def is_open(self) -> bool:
        """Whether anything is left to do."""
        return self.state in OPEN_CASE_STATES

    def is_overdue(self, on: date) -> bool:
        """Whether the last day for deciding has passed undecided."""
        return self.state in UNDECIDED_CASE_STATES and self.due_on < on


class ItemQuerySet(ScopedQuerySet["Item"]):
    """Items."""

    reach = OF_CASE


class Item(models.Model):
    """One thing asked for within a case, with its own decision and grounds (법 제9조제1항)."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="items", verbose_name=_("처리 건"))
    number = models.PositiveSmallIntegerField(_("번호"))
    description = models.CharField(_("정보 내용"), max_length=500)
    decision = models.CharField(_("결정"), max_length=10, choices=ItemDecision.choices, blank=True)
    grounds = models.JSONField(_("비공개 근거"), default=list, encoder=DjangoJSONEncoder)
    reason = models.TextField(_("비공개 이유"), blank=True, max_length=2000)

    objects = ItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("청구 항목")
        verbose_name_plural = _("청구 항목")
        ordering = ("case", "number")
        constraints = (models.UniqueConstraint(fields=("case", "number"), name="one_item_a_number"),)

    def __str__(self) -> str:
        return f"{self.case_id}-{self.number}"


class StatusCode(models.Model):
    """A six-digit code sent by e-mail that opens a request's status page. Only its salted hash is kept."""

    request = models.ForeignKey(DisclosureRequest, on_delete=models.CASCADE, related_name="codes")
    code_check = models.CharField(max_length=128)
    issued_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-issued_at",)

    def __str__(self) -> str:
        return str(self.pk)
