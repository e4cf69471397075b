"""The public body whose site this is."""

from django.utils.translation import gettext_lazy as _

from disclosure.errors import Unavailable
from disclosure.models import Agency


class NoAgency(Unavailable):
    """The database holds no public body yet: the site is being set up."""

    code = "CMS-20"
    sentence = _("누리집을 준비하고 있습니다. 잠시 뒤 다시 와 주세요.")


def site_agency() -> Agency:
    """The county. One site serves one public body; raises `NoAgency` before it is set up."""
    agency = Agency.objects.order_by("pk").first()
    if agency is None:
        raise NoAgency
    return agency
