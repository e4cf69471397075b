"""Officers must have a second factor where settings.REQUIRE_MFA says so: until then only its set-up opens."""

from collections.abc import Callable

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

Answer = Callable[[HttpRequest], HttpResponse]


class RequireSecondFactor:
    """Sends a signed-in officer without a second factor from the admin to its set-up."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer as usual, or with the way to the set-up."""
        if not (settings.REQUIRE_MFA and _is_admin_address(request) and request.user.is_authenticated):
            return self.get_response(request)
        if is_mfa_enabled(request.user):
            return self.get_response(request)
        messages.warning(request, _("개인정보가 담긴 원본을 다루므로 2단계 인증을 먼저 설정해야 합니다."))
        return HttpResponseRedirect(reverse("mfa_activate_totp"))


def _is_admin_address(request: HttpRequest) -> bool:
    # The set-up itself is drawn with Wagtail's words and icons.
    if request.path in (reverse("wagtailadmin_javascript_catalog"), reverse("wagtailadmin_sprite")):
        return False
    return request.path.startswith((reverse("wagtailadmin_home"), "/documents/"))
