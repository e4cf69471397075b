"""Who may open the officers' site: anybody who holds a live role in a department, as long as it lives.

No group has to be kept in step with the memberships: taking the last role away closes the admin at the next click.
"""

from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.models import AnonymousUser, User

from disclosure.models import Membership
from disclosure.visibility import ACCESS_ROLES, AGENCY_CASE_ROLES, CASE_ROLES

ADMIN = "wagtailadmin.access_admin"


class MembershipBackend(BaseBackend):
    """Gives the one permission that opens the admin; what is seen inside is decided row by row."""

    def has_perm(self, user_obj: User | AnonymousUser, perm: str, obj: object = None) -> bool:
        """Whether a live membership opens the admin."""
        return perm == ADMIN and user_obj.is_active and obj is None and has_live_membership(user_obj)


def live_roles(user: User | AnonymousUser) -> frozenset[str]:
    """The roles somebody has in any department that have not ended; asked once a request."""
    known: frozenset[str] | None = getattr(user, "_live_roles", None)
    if known is None:
        rows = Membership.objects.filter(user_id=user.pk, ended_at__isnull=True)
        known = frozenset(rows.values_list("role", flat=True))
        user._live_roles = known  # type: ignore[union-attr]  # asked many times while one page is made
    return known


def has_live_membership(user: User | AnonymousUser) -> bool:
    """Whether somebody has a role in a department that has not ended."""
    return bool(live_roles(user))


def works_on_requests(user: User | AnonymousUser) -> bool:
    """Whether somebody sees cases and files at all; who only checks others' work sees none."""
    return bool(live_roles(user) & (CASE_ROLES | AGENCY_CASE_ROLES))


def checks_accesses(user: User | AnonymousUser) -> bool:
    """Whether somebody has a role that checks who looked at contact data."""
    return bool(live_roles(user) & ACCESS_ROLES)
