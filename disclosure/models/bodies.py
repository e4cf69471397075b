"""The public body, its departments, who works where as what, and its calendar."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from disclosure.models.scoping import USER, ScopedQuerySet
from disclosure.states import Role
from disclosure.visibility import AGENCIES, DEPARTMENTS


class AgencyQuerySet(ScopedQuerySet["Agency"]):
    """Agencies."""

    reach = AGENCIES
    joins_many = True


class Agency(models.Model):
    """A public body (공공기관). `code` is in every key, index entry and permission.

    `form_public_key` (X25519, 32 bytes) lets the public site seal a resident's form that it cannot open again.
    """

    code = models.SlugField(_("기관 코드"), unique=True, max_length=40)
    name = models.CharField(_("기관 이름"), max_length=100)
    form_public_key = models.BinaryField()

    objects = AgencyQuerySet.as_manager()

    class Meta:
        verbose_name = _("기관")
        verbose_name_plural = _("기관")

    def __str__(self) -> str:
        return self.name


class DepartmentQuerySet(ScopedQuerySet["Department"]):
    """Departments."""

    reach = DEPARTMENTS


class Department(models.Model):
    """A unit that handles cases (처리과), with what a notice must carry (행정절차법 제24조제3항)."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="departments", verbose_name=_("기관"))
    code = models.SlugField(_("부서 코드"), max_length=40)
    name = models.CharField(_("부서 이름"), max_length=100)
    phone = models.CharField(_("전화"), max_length=40, blank=True)
    email = models.EmailField(_("전자우편"), blank=True)
    order = models.PositiveIntegerField(_("순서"), default=0)

    objects = DepartmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("부서")
        verbose_name_plural = _("부서")
        ordering = ("order", "name")
        constraints = (models.UniqueConstraint(fields=("agency", "code"), name="one_department_a_code"),)

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """A role in a department. Never deleted: an ended one is the record of rights (안전성 확보조치 기준 제5조)."""

    user = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="memberships", verbose_name=_("사용자"))
    department = models.ForeignKey(
        Department, on_delete=models.PROTECT, related_name="memberships", verbose_name=_("부서")
    )
    role = models.CharField(_("역할"), max_length=20, choices=[c for c in Role.choices if c[0] != Role.SYSTEM])
    granted_by = models.ForeignKey(
        USER, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("부여한 사람")
    )
    granted_at = models.DateTimeField(_("부여한 때"))
    ended_by = models.ForeignKey(
        USER, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("거둔 사람")
    )
    ended_at = models.DateTimeField(_("거둔 때"), null=True, blank=True)

    class Meta:
        verbose_name = _("부서 역할")
        verbose_name_plural = _("부서 역할")
        constraints = (
            models.UniqueConstraint(
                fields=("user", "department", "role"), condition=Q(ended_at__isnull=True), name="one_live_role"
            ),
            models.CheckConstraint(
                condition=Q(role__in=[r.value for r in Role if r != Role.SYSTEM]), name="role_is_known"
            ),
        )

    def __str__(self) -> str:
        return f"{self.department_id}:{self.role}"


class HolidayKind(models.TextChoices):
    """Why a day is off, or no longer is."""

    STATUTORY = "statutory", _("법정 공휴일")
    SUBSTITUTE = "substitute", _("대체공휴일")
    ELECTION = "election", _("선거일")
    ADHOC = "adhoc", _("임시공휴일")
    LOCAL = "local", _("지방공휴일")
    CANCELLED = "cancelled", _("취소됨")


class Holiday(models.Model):
    """A day that may not be counted (법 제29조제2항). Seeded from a package, corrected by officers."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="holidays", verbose_name=_("기관"))
    day = models.DateField(_("날짜"))
    name = models.CharField(_("이름"), max_length=100)
    kind = models.CharField(_("종류"), max_length=20, choices=HolidayKind.choices)
    counts_as_off = models.BooleanField(_("기간 계산에서 뺌"), default=True)
    source = models.CharField(_("근거"), max_length=200)
    entered_by = models.ForeignKey(
        USER, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("입력한 사람")
    )

    class Meta:
        verbose_name = _("공휴일")
        verbose_name_plural = _("공휴일")
        ordering = ("day",)
        constraints = (models.UniqueConstraint(fields=("agency", "day"), name="one_holiday_a_day"),)

    def __str__(self) -> str:
        return f"{self.day} {self.name}"

    @staticmethod
    def days_off(agency: Agency) -> frozenset[date]:
        """The public holidays that deadlines leave out; weekends are not listed."""
        rows = Holiday.objects.filter(agency=agency, counts_as_off=True).exclude(kind=HolidayKind.CANCELLED)
        return frozenset(rows.values_list("day", flat=True))


class Sequence(models.Model):
    """The last number given out of a series, so that numbers have no gap and no double."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=40)
    year = models.PositiveIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("agency", "name", "year"), name="one_series_a_year"),)

    def __str__(self) -> str:
        return f"{self.name} {self.year}"
