"""Who works where: departments, accounts and roles as a county's own list has them, brought into the database."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.contrib.auth.models import Group, Permission, User
from django.db import transaction

from cms.shelves.editors import EDITORS
from disclosure.actions.bodies import end_role, found_agency, found_department, grant_role, seed_holidays
from disclosure.models import Agency, Department, Membership
from disclosure.sealing import Vault
from disclosure.states import Role

_YEARS_AHEAD: Final = 2


class OfficesRefused(Exception):
    """The list does not say what it must; the message names the line to mend."""


@dataclass(frozen=True, slots=True)
class Person:
    """An account with its roles; `roles` are (department's code, role)."""

    username: str
    family_name: str
    given_name: str
    is_editor: bool
    roles: frozenset[tuple[str, Role]]


@dataclass(frozen=True, slots=True)
class Offices:
    """A county's list: the body, its departments (code, name, telephone) in their order, and its people."""

    code: str
    name: str
    departments: tuple[tuple[str, str, str], ...]
    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """What bringing in a list has changed."""

    departments: int
    accounts: tuple[str, ...]
    given: int
    ended: int


def read_offices(text: str) -> Offices:
    """Parse the list (TOML; docs/deploy.md shows one). Raises `OfficesRefused`."""
    try:
        given = tomllib.loads(text)
        agency = given["agency"]
        departments = tuple((row["code"], row["name"], row.get("phone", "")) for row in given["department"])
        people = tuple(_person(row, {code for code, _, _ in departments}) for row in given.get("person", ()))
        return Offices(agency["code"], agency["name"], departments, people)
    except tomllib.TOMLDecodeError as error:
        raise OfficesRefused(f"not TOML: {error}") from error
    except KeyError as missing:
        raise OfficesRefused(f"missing: {missing}") from missing


def _person(row: Mapping[str, object], departments: set[str]) -> Person:
    username = str(row["username"])
    pairs = [str(role).partition(":") for role in _list(row.get("roles", []))]
    for department, _, role in pairs:
        if department not in departments or role not in set(Role) - {Role.SYSTEM}:
            raise OfficesRefused(f"{username}: no such department or role: {department}:{role}")
    roles = frozenset((department, Role(role)) for department, _, role in pairs)
    names = (str(row["family_name"]), str(row["given_name"]))
    return Person(username, *names, bool(row.get("editor")), roles)


def _list(given: object) -> list[object]:
    if not isinstance(given, list):
        raise OfficesRefused("roles is a list")
    return given


@transaction.atomic
def bring_in(offices: Offices, *, vault: Vault, at: datetime) -> Changes:
    """Make what is missing, and for each person named give and end roles until they are those of the list.

    Whoever is not named keeps everything: a list may hold one new colleague. Safe to run again; each change leaves an
    audit row. Accounts have no password until somebody sets one.
    """
    agency = found_agency(code=offices.code, name=offices.name, vault=vault, by=None, at=at)
    seed_holidays(agency=agency, years=range(at.year, at.year + _YEARS_AHEAD), by=None, at=at)
    before = Department.objects.filter(agency=agency).count()
    departments = {
        code: found_department(agency=agency, code=code, name=name, phone=phone, order=order, by=None, at=at)
        for order, (code, name, phone) in enumerate(offices.departments, 1)
    }
    new = [person.username for person in offices.people if _account(person)]
    moved = [_roles(person, agency, departments, at) for person in offices.people]
    made = Department.objects.filter(agency=agency).count() - before
    return Changes(made, tuple(new), sum(given for given, _ in moved), sum(ended for _, ended in moved))


def _account(person: Person) -> bool:
    names = {"last_name": person.family_name, "first_name": person.given_name}
    user, is_new = User.objects.get_or_create(username=person.username, defaults=names)
    if is_new:
        user.set_unusable_password()
        user.save(update_fields=["password"])
    if person.is_editor:
        user.groups.add(_editors())
    else:
        user.groups.remove(_editors())
    return is_new


def _editors() -> Group:
    group, _ = Group.objects.get_or_create(name=EDITORS)
    group.permissions.add(Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin"))
    return group


def _roles(person: Person, agency: Agency, departments: Mapping[str, Department], at: datetime) -> tuple[int, int]:
    user = User.objects.get(username=person.username)
    live = _live(user, agency)
    wanted = {(departments[code].code, role) for code, role in person.roles}
    for code, role in sorted(wanted - live.keys()):
        grant_role(user=user, department=departments[code], role=role, by=None, at=at)
    over = [live[key] for key in live.keys() - wanted]
    _end(over, at)
    return len(wanted - live.keys()), len(over)


def _live(user: User, agency: Agency) -> dict[tuple[str, Role], Membership]:
    rows = Membership.objects.filter(user=user, department__agency=agency, ended_at=None).select_related("department")
    return {(row.department.code, Role(row.role)): row for row in rows}


def _end(memberships: Iterable[Membership], at: datetime) -> None:
    for membership in memberships:
        end_role(membership=membership, by=None, at=at)
