"""Proven files, their approvals, and what is public. Intent (`publish_at`) and effect (`published_at`) are apart."""

from datetime import datetime

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from disclosure.ids import LENGTH, new_id
from disclosure.models.bodies import Agency, Department
from disclosure.models.files import Origin, RecordKind, SealedFile
from disclosure.models.requests import Case, ItemDecision
from disclosure.models.scoping import USER, ScopedQuerySet
from disclosure.visibility import OF_FILE, PUBLICATIONS


class PublicFileQuerySet(ScopedQuerySet["PublicFile"]):
    """Proven results."""

    reach = OF_FILE


class PublicFile(models.Model):
    """A result that passed every check of the verifier. Its bytes stay sealed until they are published.

    `texts_sha256` is the JSON list of page texts read back from the result; `image_sha256s[i]` the picture of page i+1.
    `counts_by_ground` maps a ground to its number of boxes; `checks` is [{"code", "passed", "measure"}].
    """

    sealed_file = models.ForeignKey(SealedFile, on_delete=models.PROTECT, related_name="results")
    round = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    size_bytes = models.PositiveBigIntegerField()
    pages = models.PositiveIntegerField()
    texts_sha256 = models.CharField(max_length=64)
    image_sha256s = models.JSONField()
    methods = models.JSONField()
    method_reasons = models.JSONField(default=list)
    """Why page i+1 became a picture; empty for a page that kept its text."""
    checks = models.JSONField()
    counts_by_ground = models.JSONField()
    proof_canonical = models.TextField()
    proof_signature = models.TextField()
    proof_public_key = models.TextField()
    proof_sha256 = models.CharField(max_length=64)
    engine_version = models.CharField(max_length=80)
    verified_at = models.DateTimeField()

    objects = PublicFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("가린 결과")
        verbose_name_plural = _("가린 결과")
        constraints = (models.UniqueConstraint(fields=("sealed_file", "round"), name="one_result_a_round"),)

    def __str__(self) -> str:
        return self.sha256[:12]

    def boxes(self) -> int:
        """How many places were made unreadable."""
        return sum(self.counts_by_ground.values())


class Approval(models.Model):
    """A second officer's word for exactly one result. The database refuses one by the person who redacted."""

    public_file = models.OneToOneField(PublicFile, on_delete=models.PROTECT, related_name="approval")
    sha256 = models.CharField(max_length=64)
    redacted_by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    approved_by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField()
    revoked_by = models.ForeignKey(USER, null=True, on_delete=models.PROTECT, related_name="+")
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(approved_by=F("redacted_by")), name="approver_is_not_redactor"),
            models.CheckConstraint(
                condition=Q(revoked_by__isnull=True, revoked_at__isnull=True)
                | Q(revoked_by__isnull=False, revoked_at__isnull=False),
                name="approval_revoked_who_and_when",
            ),
        )

    def __str__(self) -> str:
        return self.sha256[:12]


class ScreeningQuerySet(models.QuerySet["Screening"]):
    """Screenings."""

    def passed(self) -> "ScreeningQuerySet":
        """Nothing was found, or an officer cleared it."""
        return self.filter(Q(held_texts=[]) | Q(cleared_at__isnull=False))

    def held(self) -> "ScreeningQuerySet":
        """Something was found and nobody has cleared it."""
        return self.exclude(held_texts=[]).filter(cleared_at__isnull=True)


def _present_screenings() -> ScreeningQuerySet:
    return Screening.objects.filter(publication=OuterRef("pk"), revision=OuterRef("revision"))


class PublicationQuerySet(ScopedQuerySet["Publication"]):
    """Publications. `public()` and `tombstones()` are all an outsider ever sees."""

    reach = PUBLICATIONS

    def public(self) -> "PublicationQuerySet":
        """What is public now."""
        return self.filter(published_at__isnull=False, withdrawn_at__isnull=True)

    def indexable(self) -> "PublicationQuerySet":
        """What is public now and was screened in its present revision with nothing found, or cleared by an officer."""
        return self.public().filter(Exists(_present_screenings().passed()))

    def quarantined(self) -> "PublicationQuerySet":
        """Public, but kept out of the index until an officer has looked at what screening found."""
        return self.public().filter(Exists(_present_screenings().held()))

    def findable(self) -> "PublicationQuerySet":
        """What the index is to hold: public and not quarantined; what is not screened yet will be."""
        return self.public().exclude(Exists(_present_screenings().held()))

    def tombstones(self) -> "PublicationQuerySet":
        """What was public and is not any more; the address stays."""
        return self.filter(published_at__isnull=False, withdrawn_at__isnull=False)

    def unread_reasons(self) -> "PublicationQuerySet":
        """Withdrawn, the reason not yet read by the detector."""
        return self.tombstones().filter(reason_checked_at__isnull=True)

    def with_plan(self) -> "PublicationQuerySet":
        """With `planned_for`: when it is asked to become public, None without such a plan."""
        plans = PublicationVersion.objects.planned().filter(publication=OuterRef("pk"))
        return self.annotate(planned_for=Subquery(plans.values("publish_at")[:1]))

    def newest(self) -> "PublicationQuerySet":
        """Latest first."""
        return self.order_by("-published_at", "-pk")


class Publication(models.Model):
    """A public record. The fields tell what is public now; `versions` hold the plans and the history.

    `published_at` is the first effect, `revised_at` the latest; `revision` grows with every effect, withdrawal too.
    """

    public_id = models.CharField(max_length=LENGTH, unique=True, default=new_id, editable=False)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="publications", verbose_name=_("기관"))
    department = models.ForeignKey(
        Department, on_delete=models.PROTECT, related_name="publications", verbose_name=_("부서")
    )
    sealed_file = models.OneToOneField(SealedFile, on_delete=models.PROTECT, related_name="publication")
    case = models.ForeignKey(Case, null=True, blank=True, on_delete=models.PROTECT, related_name="publications")
    public_file = models.ForeignKey(PublicFile, null=True, on_delete=models.PROTECT, related_name="+")
    revision = models.PositiveIntegerField(_("판"), default=0)
    title = models.CharField(_("제목"), max_length=200, blank=True)
    summary = models.CharField(_("요약"), max_length=500, blank=True)
    request_gist = models.CharField(_("청구 요지"), max_length=300, blank=True)
    kind = models.CharField(_("문서 종류"), max_length=20, choices=RecordKind.choices)
    origin = models.CharField(_("공개 종류"), max_length=20, choices=Origin.choices)
    disclosure = models.CharField(_("공개 구분"), max_length=10, choices=ItemDecision.choices, blank=True)
    grounds = models.JSONField(_("가린 근거"), default=list)
    decided_on = models.DateField(_("결정일"), null=True)
    published_at = models.DateTimeField(_("공개한 때"), null=True)
    revised_at = models.DateTimeField(_("고친 때"), null=True)
    withdrawn_at = models.DateTimeField(_("공개를 취소한 때"), null=True)
    withdrawn_by = models.ForeignKey(USER, null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_reason = models.CharField(_("취소 이유(공개됨)"), max_length=300, blank=True)
    reason_checked_at = models.DateTimeField(null=True)
    reason_held = models.BooleanField(default=False)

    objects = PublicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("공개 자료")
        verbose_name_plural = _("공개 자료")
        ordering = ("-published_at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True, withdrawn_reason="")
                | (Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False) & ~Q(withdrawn_reason="")),
                name="withdrawn_who_when_and_why",
            ),
            models.CheckConstraint(
                condition=Q(published_at__isnull=True)
                | Q(public_file__isnull=False, decided_on__isnull=False, revision__gte=1),
                name="public_has_a_proven_file",
            ),
        )
        indexes = (
            models.Index(fields=("agency", "withdrawn_at", "-published_at"), name="publication_by_date"),
            models.Index(fields=("department", "-published_at"), name="publication_by_department"),
        )

    def __str__(self) -> str:
        return self.public_id

    def is_public(self) -> bool:
        """Whether anybody may read it now."""
        return self.published_at is not None and self.withdrawn_at is None

    def is_tombstone(self) -> bool:
        """Whether it was public and was taken down."""
        return self.published_at is not None and self.withdrawn_at is not None

    def public_reason(self) -> str:
        """Why it was taken down, as outsiders read it: empty until the detector has read it, and while it is held."""
        return self.withdrawn_reason if self.reason_checked_at and not self.reason_held else ""

    def counts_by_ground(self) -> dict[str, int]:
        """How many places are hidden, by ground; empty when nothing is public."""
        return dict(self.public_file.counts_by_ground) if self.public_file else {}


class PublicationVersionQuerySet(ScopedQuerySet["PublicationVersion"]):
    """Versions."""

    reach = PUBLICATIONS

    def due(self, at: datetime) -> "PublicationVersionQuerySet":
        """Asked for, the time has come, not effected, not cancelled, not held."""
        return self.filter(
            publish_at__lte=at, published_at__isnull=True, cancelled_at__isnull=True, held_code=""
        ).order_by("publish_at", "pk")

    def planned(self) -> "PublicationVersionQuerySet":
        """Asked for and not yet public."""
        return self.filter(published_at__isnull=True, cancelled_at__isnull=True)


class PublicationVersion(models.Model):
    """One approved result as somebody asked to publish it, and when it became public.

    `held_code` says why the effect was refused (such as personal data in the title): an officer must act.
    """

    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="versions")
    department = models.ForeignKey(Department, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    approval = models.ForeignKey(Approval, on_delete=models.PROTECT, related_name="versions")
    public_file = models.ForeignKey(PublicFile, on_delete=models.PROTECT, related_name="versions")
    sha256 = models.CharField(max_length=64)
    revision = models.PositiveIntegerField(null=True)
    title = models.CharField(_("제목"), max_length=200)
    summary = models.CharField(_("요약"), max_length=500)
    request_gist = models.CharField(_("청구 요지"), max_length=300, blank=True)
    kind = models.CharField(_("문서 종류"), max_length=20, choices=RecordKind.choices)
    disclosure = models.CharField(_("공개 구분"), max_length=10, choices=ItemDecision.choices)
    decided_on = models.DateField(_("결정일"))
    asked_by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    publish_at = models.DateTimeField(_("공개할 때"))
    published_at = models.DateTimeField(_("공개한 때"), null=True)
    superseded_at = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)
    held_code = models.CharField(max_length=20, blank=True)
    audit_hash = models.CharField(max_length=64, blank=True)

    objects = PublicationVersionQuerySet.as_manager()

    class Meta:
        ordering = ("publication", "pk")
        constraints = (
            models.UniqueConstraint(fields=("publication", "revision"), name="one_version_a_revision"),
            models.UniqueConstraint(
                fields=("publication",),
                condition=Q(published_at__isnull=True, cancelled_at__isnull=True),
                name="one_plan_a_publication",
            ),
            models.UniqueConstraint(
                fields=("approval",), condition=Q(published_at__isnull=False), name="one_effect_an_approval"
            ),
        )

    def __str__(self) -> str:
        return f"{self.publication_id}/{self.revision}"


class OutboxKind(models.TextChoices):
    """What has to be made true outside the database."""

    INDEX = "index", _("검색에 넣기")
    REMOVE = "remove", _("검색과 공개 저장소에서 빼기")
    PURGE = "purge", _("색인에서 바이트까지 지우기")


class OutboxEntry(models.Model):
    """Work outside the database that a transaction promised. Delivery looks at the present state, not at the entry."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="outbox")
    revision = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=OutboxKind.choices)
    asked_at = models.DateTimeField()
    not_before = models.DateTimeField()
    attempts = models.PositiveIntegerField(default=0)
    error_code = models.CharField(max_length=20, blank=True)
    delivered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("publication", "revision", "kind"), name="one_outbox_entry"),)
        indexes = (models.Index(fields=("not_before",), condition=Q(delivered_at__isnull=True), name="outbox_waiting"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.publication_id}/{self.revision}"


class Screening(models.Model):
    """The detector's second look at one revision of a record, right before it is indexed.

    `held_texts` is [[place, kind, count]]: place 0 is what officers wrote (title, summary), n is page n; no text.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="screenings")
    revision = models.PositiveIntegerField()
    held_texts = models.JSONField(default=list)
    screened_at = models.DateTimeField()
    cleared_by = models.ForeignKey(USER, null=True, on_delete=models.PROTECT, related_name="+")
    cleared_at = models.DateTimeField(null=True)

    objects = ScreeningQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("publication", "revision"), name="one_screening_a_revision"),
            models.CheckConstraint(
                condition=Q(cleared_by__isnull=True, cleared_at__isnull=True)
                | Q(cleared_by__isnull=False, cleared_at__isnull=False),
                name="screening_cleared_who_and_when",
            ),
        )

    def __str__(self) -> str:
        return f"{self.publication_id}/{self.revision}"

    def is_held(self) -> bool:
        """Whether the revision waits for an officer."""
        return bool(self.held_texts) and self.cleared_at is None


class Lease(models.Model):
    """A duty only one process may have at a time, such as writing the index; ends by the database's clock."""

    name = models.CharField(max_length=40, unique=True)
    owner = models.CharField(max_length=80, blank=True)
    until = models.DateTimeField(null=True)
    beat_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.name
