"""How a reader wants pages shown: text size, contrast, language. Kept in cookies, works without JavaScript."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

COOKIE = "yg_display"
YEAR_SECONDS = 365 * 24 * 3600
SIZES = ("normal", "large", "largest")
CONTRASTS = ("normal", "high")


@dataclass(frozen=True, slots=True)
class Display:
    """A reader's choice; unknown values fall back to the plain look."""

    size: str = "normal"
    contrast: str = "normal"

    @staticmethod
    def read(request: HttpRequest) -> "Display":
        """What the cookie says."""
        size, _, contrast = request.COOKIES.get(COOKIE, "").partition(".")
        return Display(size if size in SIZES else "normal", contrast if contrast in CONTRASTS else "normal")


def display(request: HttpRequest) -> dict[str, object]:
    """Context processor: the reader's display, and whether this is a real government site."""
    return {"display": Display.read(request), "official_masthead": settings.OFFICIAL_MASTHEAD}


@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """Remember a choice and go back to where the reader was. A GET: it changes nothing but the reader's own cookies."""
    back = request.GET.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}, require_https=request.is_secure()):
        back = "/"
    response = HttpResponseRedirect(back)
    _remember_display(request, response)
    language = request.GET.get("language", "")
    if language in dict(settings.LANGUAGES):
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, language, **_cookie_rules(request))
    return response


def _remember_display(request: HttpRequest, response: HttpResponse) -> None:
    before = Display.read(request)
    size, contrast = request.GET.get("size", before.size), request.GET.get("contrast", before.contrast)
    if size in SIZES and contrast in CONTRASTS and (size, contrast) != (before.size, before.contrast):
        response.set_cookie(COOKIE, f"{size}.{contrast}", **_cookie_rules(request))


def _cookie_rules(request: HttpRequest) -> dict[str, object]:
    return {"max_age": YEAR_SECONDS, "samesite": "Lax", "httponly": True, "secure": request.is_secure()}
