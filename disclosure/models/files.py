"""Sealed files, what the stages made of them, and the jobs that run the stages."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from disclosure.ids import LENGTH, new_id
from disclosure.models.bodies import Agency, Department
from disclosure.models.requests import Case
from disclosure.models.scoping import USER, ScopedQuerySet
from disclosure.states import WAITING_STAGE, FileState, Stage
from disclosure.visibility import FILES, OF_FILE


class Origin(models.TextChoices):
    """Why a paper is published."""

    REQUEST = "request", _("청구 공개")
    PROACTIVE = "proactive", _("사전정보공표")
    FULLTEXT = "fulltext", _("원문공개")


class RecordKind(models.TextChoices):
    """What sort of paper a record is; a facet of the public search."""

    LETTER = "공문", _("공문")
    MINUTES = "회의록", _("회의록")
    CONTRACT = "계약서", _("계약서")
    REPLY = "민원 회신", _("민원 회신")
    EXPENSE = "지출 결의", _("지출 결의")
    LIST = "명단 표", _("명단 표")
    PERMIT = "허가 대장", _("허가 대장")
    TRIP = "출장 복명서", _("출장 복명서")
    PRESS = "보도자료", _("보도자료")
    PLAN = "사업 계획", _("사업 계획")
    OTHER = "기타", _("기타")


class SealedFileQuerySet(ScopedQuerySet["SealedFile"]):
    """Sealed files."""

    reach = FILES

    def running(self) -> "SealedFileQuerySet":
        """Files a worker is to go on with."""
        return self.filter(state__in=list(WAITING_STAGE))

    def to_review(self) -> "SealedFileQuerySet":
        """Files that wait for an officer's decisions."""
        return self.filter(state=FileState.REVIEW)

    def to_approve(self) -> "SealedFileQuerySet":
        """Files whose proven result waits for a second officer."""
        return self.filter(state=FileState.VERIFIED)

    def blocked(self) -> "SealedFileQuerySet":
        """Files that stopped with a reason."""
        return self.filter(state=FileState.BLOCKED)


class SealedFile(models.Model):
    """An original. Its bytes and its name are in the sealed store or encrypted; the row tells nothing of them.

    `wrapped_key` is the file's own key under the master key; without it no copy of the file can be read again.
    `round` counts reviews: each send-back or reopening starts a new one. `changes` grows with each decision.
    `hints` are [page, kind, x0, y0, x1, y1] of where a picture may show a seal, a signature or a face.
    `outside_findings` are [string, start, end, kind] of what was found outside the pages (`redaction.types`).
    """

    public_id = models.CharField(max_length=LENGTH, unique=True, default=new_id, editable=False)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="files", verbose_name=_("기관"))
    department = models.ForeignKey(Department, on_delete=models.PROTECT, related_name="files", verbose_name=_("부서"))
    case = models.ForeignKey(
        Case, null=True, blank=True, on_delete=models.PROTECT, related_name="files", verbose_name=_("처리 건")
    )
    origin = models.CharField(_("공개 종류"), max_length=20, choices=Origin.choices)
    kind = models.CharField(_("문서 종류"), max_length=20, choices=RecordKind.choices, default=RecordKind.OTHER)
    title = models.CharField(_("공개 제목"), max_length=200, blank=True)
    sha256 = models.CharField(max_length=64)
    size_bytes = models.PositiveBigIntegerField(_("크기"))
    sealed_name = models.BinaryField()
    wrapped_key = models.BinaryField(null=True)
    state = models.CharField(_("상태"), max_length=20, choices=FileState.choices, default=FileState.RECEIVED)
    blocked_stage = models.CharField(_("막힌 단계"), max_length=20, choices=Stage.choices, blank=True)
    blocked_code = models.CharField(_("막힌 이유"), max_length=20, blank=True)
    blocked_detail = models.CharField(max_length=200, blank=True)
    pages = models.PositiveIntegerField(_("쪽수"), null=True, blank=True)
    image_pages = models.JSONField(default=list)
    unreadable_pages = models.JSONField(default=list)
    raster_pages = models.JSONField(default=list)
    outside_findings = models.JSONField(default=list)
    hints = models.JSONField(default=list)
    round = models.PositiveIntegerField(default=1)
    changes = models.PositiveIntegerField(default=0)
    uploaded_by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+", verbose_name=_("올린 사람"))
    uploaded_at = models.DateTimeField(_("올린 때"))
    review_started_at = models.DateTimeField(null=True, blank=True)
    redacted_by = models.ForeignKey(USER, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    redacted_at = models.DateTimeField(null=True, blank=True)
    send_back_note = models.TextField(_("돌려보낸 이유"), blank=True, max_length=1000)

    objects = SealedFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("원본 파일")
        verbose_name_plural = _("원본 파일")
        ordering = ("-uploaded_at",)
        constraints = (
            models.UniqueConstraint(
                fields=("department", "sha256"),
                condition=~Q(state=FileState.DISCARDED),
                name="one_file_a_department",
            ),
            models.CheckConstraint(condition=Q(state__in=FileState.values), name="file_state_is_known"),
            models.CheckConstraint(
                condition=Q(redacted_by__isnull=True, redacted_at__isnull=True)
                | Q(redacted_by__isnull=False, redacted_at__isnull=False),
                name="file_redacted_who_and_when",
            ),
            models.CheckConstraint(
                condition=Q(state=FileState.BLOCKED) ^ Q(blocked_code=""), name="file_blocked_has_a_code"
            ),
        )
        indexes = (models.Index(fields=("department", "state"), name="file_by_department"),)

    def __str__(self) -> str:
        return self.public_id

    def is_running(self) -> bool:
        """Whether a worker is to go on with it."""
        return self.state in WAITING_STAGE

    def has_been_reviewed(self) -> bool:
        """Whether an officer has ever had findings to decide on."""
        return self.review_started_at is not None

    def is_erased(self) -> bool:
        """Whether the key was destroyed, so that no copy can be read."""
        return self.wrapped_key is None


class ArtefactKind(models.TextChoices):
    """What a stage leaves in the sealed store."""

    INSPECTION = "inspection", _("검사 결과")
    PAGE_TEXTS = "page_texts", _("쪽 글자")
    FOUND_HITS = "found_hits", _("찾은 자리")
    PAGE_IMAGE = "page_image", _("원본 쪽 그림")
    BURNED = "burned", _("가린 파일")
    BURNED_FACTS = "burned_facts", _("가린 방법")
    RESULT_TEXTS = "result_texts", _("결과 글자")
    RESULT_IMAGE = "result_image", _("결과 쪽 그림")
    RESULT_READINGS = "result_readings", _("결과에서 읽은 글자")


class Artefact(models.Model):
    """An object of the sealed store that belongs to a file: which kind, which round, which page (0 for the whole)."""

    sealed_file = models.ForeignKey(SealedFile, on_delete=models.CASCADE, related_name="artefacts")
    kind = models.CharField(max_length=20, choices=ArtefactKind.choices)
    round = models.PositiveIntegerField()
    page = models.PositiveIntegerField(default=0)
    sha256 = models.CharField(max_length=64)
    size_bytes = models.PositiveBigIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("sealed_file", "kind", "round", "page"), name="one_artefact_a_place"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.round}/{self.page}"


class JobState(models.TextChoices):
    """Where a job stands. FAILED waits for an officer; OBSOLETE belongs to a round nobody wants any more."""

    QUEUED = "queued", _("기다림")
    RUNNING = "running", _("처리 중")
    DONE = "done", pgettext_lazy("job", "마침")
    FAILED = "failed", pgettext_lazy("state", "막힘")
    OBSOLETE = "obsolete", _("필요 없음")


class JobQuerySet(ScopedQuerySet["Job"]):
    """Jobs."""

    reach = OF_FILE


class Job(models.Model):
    """One stage of one file in one round. The lease ends by the database's clock; `token` fences a late worker."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    sealed_file = models.ForeignKey(SealedFile, on_delete=models.CASCADE, related_name="jobs")
    stage = models.CharField(_("단계"), max_length=20, choices=Stage.choices)
    round = models.PositiveIntegerField()
    state = models.CharField(_("상태"), max_length=20, choices=JobState.choices, default=JobState.QUEUED)
    not_before = models.DateTimeField()
    lease_owner = models.CharField(max_length=80, blank=True)
    lease_until = models.DateTimeField(null=True)
    token = models.PositiveBigIntegerField(default=0)
    attempts = models.PositiveSmallIntegerField(_("시도"), default=0)
    page = models.PositiveIntegerField(_("쪽"), default=0)
    pages = models.PositiveIntegerField(_("전체 쪽"), default=0)
    error_code = models.CharField(_("이유"), max_length=20, blank=True)
    engine_version = models.CharField(max_length=80, blank=True)
    queued_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    took_ms = models.PositiveIntegerField(null=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = _("자동 처리")
        verbose_name_plural = _("자동 처리")
        constraints = (
            models.UniqueConstraint(fields=("sealed_file", "stage", "round"), name="one_job_a_stage_and_round"),
            models.CheckConstraint(condition=Q(state__in=JobState.values), name="job_state_is_known"),
        )
        indexes = (models.Index(fields=("state", "not_before"), name="job_by_state"),)

    def __str__(self) -> str:
        return f"{self.stage} {self.round}"
