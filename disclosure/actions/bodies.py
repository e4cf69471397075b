"""Set up a public body: departments, who works where as what, and the calendar of days off."""

from collections.abc import Iterable
from datetime import date, datetime

import holidays
from django.contrib.auth.models import User
from django.db import transaction

from disclosure import auditing
from disclosure.auditing import Subject
from disclosure.errors import NotPermitted
from disclosure.models import Agency, Department, Holiday, Membership
from disclosure.models.bodies import HolidayKind
from disclosure.sealing import Vault
from disclosure.states import Role

PACKAGE_SOURCE = "holidays 0.109 (관공서의 공휴일에 관한 규정)"


@transaction.atomic
def found_agency(*, code: str, name: str, vault: Vault, by: User | None, at: datetime) -> Agency:
    """Make an agency, with the public key residents' forms are sealed to; the same code again gives the same agency."""
    agency, is_new = Agency.objects.get_or_create(
        code=code, defaults={"name": name, "form_public_key": vault.form_public_key}
    )
    if is_new:
        auditing.append("found_agency", Subject(agency, None, "agency", code), by=by, at=at)
    return agency


@transaction.atomic
def found_department(
    *, agency: Agency, code: str, name: str, phone: str, order: int, by: User | None, at: datetime
) -> Department:
    """Make a department; the same code again gives the same department."""
    department, is_new = Department.objects.get_or_create(
        agency=agency, code=code, defaults={"name": name, "phone": phone, "order": order}
    )
    if is_new:
        auditing.append("found_department", Subject(agency, department, "department", code), by=by, at=at)
    return department


@transaction.atomic
def grant_role(*, user: User, department: Department, role: Role, by: User | None, at: datetime) -> Membership:
    """Give a role; the record of rights is kept (안전성 확보조치 기준 제5조). `by` None is the set-up of the system.

    Raises `NotPermitted` when somebody grants to themselves.
    """
    if role == Role.SYSTEM or (by is not None and by.pk == user.pk):
        raise NotPermitted
    membership, is_new = Membership.objects.get_or_create(
        user=user, department=department, role=role, ended_at=None, defaults={"granted_by": by, "granted_at": at}
    )
    if is_new:
        _record(membership, "grant_role", by=by, at=at)
    return membership


@transaction.atomic
def end_role(*, membership: Membership, by: User | None, at: datetime) -> None:
    """Take a role away; it stops counting at once."""
    fresh = Membership.objects.select_for_update().get(pk=membership.pk)
    if fresh.ended_at is None:
        fresh.ended_at, fresh.ended_by = at, by
        fresh.save(update_fields=["ended_at", "ended_by"])
        _record(fresh, "end_role", by=by, at=at)


@transaction.atomic
def seed_holidays(*, agency: Agency, years: Iterable[int], by: User | None, at: datetime) -> int:
    """Fill the calendar from the package; days officers entered or changed stay. Gives the number of new days."""
    known = holidays.country_holidays("KR", years=list(years), language="ko")
    rows = [_holiday(agency, day, str(name)) for day, name in sorted(known.items())]
    before = Holiday.objects.filter(agency=agency).count()
    Holiday.objects.bulk_create(rows, ignore_conflicts=True)
    added = Holiday.objects.filter(agency=agency).count() - before
    if added:
        subject = Subject(agency, None, "calendar", agency.code)
        auditing.append("seed_holidays", subject, by=by, at=at, facts={"days": added})
    return added


def _holiday(agency: Agency, day: date, name: str) -> Holiday:
    return Holiday(agency=agency, day=day, name=name[:100], kind=_kind(name), source=PACKAGE_SOURCE)


def _kind(name: str) -> HolidayKind:
    for word, kind in (("대체", HolidayKind.SUBSTITUTE), ("선거", HolidayKind.ELECTION), ("임시", HolidayKind.ADHOC)):
        if word in name:
            return kind
    return HolidayKind.STATUTORY


def _record(membership: Membership, action: str, *, by: User | None, at: datetime) -> None:
    department = membership.department
    subject = Subject(department.agency, department, "membership", str(membership.pk))
    facts: dict[str, auditing.Fact] = {"user": membership.user_id, "role": membership.role}
    auditing.append(action, subject, by=by, at=at, facts=facts)
