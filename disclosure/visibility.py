"""Who may see which rows, as conditions for querysets. Every list, page, export and history starts from one.

An officer sees what lies within the departments of a membership that has not ended; some roles reach over the whole
agency. Being a superuser gives nothing: only memberships count.
"""

from collections.abc import Set
from dataclasses import dataclass
from typing import Protocol

from django.db.models import Q, QuerySet

from disclosure.states import Role

CASE_ROLES = frozenset({Role.HANDLER, Role.REVIEWER, Role.APPROVER})
AGENCY_CASE_ROLES = frozenset({Role.INTAKE, Role.CHIEF})
AGENCY_FILE_ROLES = frozenset({Role.CHIEF})
AUDIT_ROLES = frozenset({Role.AUDITOR, Role.CHIEF})
ACCESS_ROLES = frozenset({Role.PRIVACY, Role.CHIEF, Role.AUDITOR})
"""Who checks how contact data were looked at (개인정보 보호법 제31조; 안전성 확보조치 기준 제8조제2항)."""
NOBODY = Q(pk__in=())


class Officer(Protocol):
    """What is asked of a signed-in user; an anonymous one has `is_active` False."""

    @property
    def is_active(self) -> bool:
        """Whether the account may be used."""

    @property
    def pk(self) -> object:
        """The key of the account."""


@dataclass(frozen=True, slots=True)
class Reach:
    """How a kind of row is tied to a department and an agency (lookups; "" for none), and who sees it through which."""

    department: str
    agency: str
    department_roles: frozenset[Role]
    agency_roles: frozenset[Role]


CASES = Reach("department", "agency", CASE_ROLES, AGENCY_CASE_ROLES)
REQUESTS = Reach("cases__department", "agency", CASE_ROLES, AGENCY_CASE_ROLES)
FILES = Reach("department", "agency", CASE_ROLES, AGENCY_FILE_ROLES)
OF_FILE = Reach("sealed_file__department", "sealed_file__agency", CASE_ROLES, AGENCY_FILE_ROLES)
OF_CASE = Reach("case__department", "case__agency", CASE_ROLES, AGENCY_CASE_ROLES)
PUBLICATIONS = Reach("department", "agency", CASE_ROLES, AGENCY_CASE_ROLES)
LISTS = Reach("department", "agency", CASE_ROLES, AGENCY_FILE_ROLES)
AUDIT = Reach("department", "agency", CASE_ROLES, AUDIT_ROLES)
ACCESSES = Reach("department", "agency", frozenset(), ACCESS_ROLES)
AGENCIES = Reach("departments", "pk", frozenset(Role), frozenset(Role))
DEPARTMENTS = Reach("pk", "agency", frozenset(Role), AGENCY_CASE_ROLES | AUDIT_ROLES | ACCESS_ROLES)


def visible(user: Officer, reach: Reach, memberships: QuerySet) -> Q:  # type: ignore[type-arg]
    """The rows `user` may see. `memberships` is every membership; the ended ones are left out here."""
    if not user.is_active or user.pk is None:
        return NOBODY
    own = memberships.filter(user_id=user.pk, ended_at__isnull=True)
    return _within(own, reach.department, reach.department_roles, "department") | _within(
        own, reach.agency, reach.agency_roles, "department__agency"
    )


def _within(own: QuerySet, lookup: str, roles: Set[Role], value: str) -> Q:  # type: ignore[type-arg]
    return Q(**{f"{lookup}__in": own.filter(role__in=sorted(roles)).values(value)})
