"""Who may open the officers' site: anybody who holds a live role in a department, as long as it lives.

No group has to be kept in step with the memberships: taking the last role away closes the admin at the next click.
"""

from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.models import AnonymousUser, User

from disclosure.models import Membership

ADMIN = "wagtailadmin.access_admin"


class MembershipBackend(BaseBackend):
    """Gives the one permission that opens the admin; what is seen inside is decided row by row."""

    def has_perm(self, user_obj: User | AnonymousUser, perm: str, obj: object = None) -> bool:
        """Whether a live membership opens the admin."""
        return perm == ADMIN and user_obj.is_active and obj is None and has_live_membership(user_obj)


def has_live_membership(user: User | AnonymousUser) -> bool:
    """Whether somebody has a role in a department that has not ended; asked once a request."""
    known = getattr(user, "_has_live_membership", None)
    if known is None:
        known = Membership.objects.filter(user_id=user.pk, ended_at__isnull=True).exists()
        user._has_live_membership = known  # asked many times while one page is made
    return bool(known)
