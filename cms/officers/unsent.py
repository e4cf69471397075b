"""A form that could not be taken, since its session or its token had run out: what was typed is handed back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

_TOKEN = "csrfmiddlewaretoken"  # noqa: S105 - the name of a field


def signed_out(request: HttpRequest) -> HttpResponse:
    """401 with the form, to be sent again after signing in in another window."""
    return _handed_back(request, 401, _("로그인이 끝났습니다"), signed_out=True)


def token_gone(request: HttpRequest) -> HttpResponse:
    """403 with the form and a fresh token."""
    return _handed_back(request, 403, _("화면이 오래되었습니다"), signed_out=False)


def is_own_form(request: HttpRequest) -> bool:
    """Whether a person sent a form of this very site.

    Only the browser's word for where the form stood counts: a form of another site handed back with a fresh token would
    need one careless click.
    """
    own = f"{request.scheme}://{request.get_host()}"
    return (
        request.method == "POST"
        and request.headers.get("Origin") == own
        and request.headers.get("Sec-Fetch-Mode", "navigate") == "navigate"
        and "text/html" in request.headers.get("Accept", "")
    )


def _handed_back(request: HttpRequest, status: int, title: str, *, signed_out: bool) -> HttpResponse:
    context = {
        "title": title,
        "fields": [(name, value) for name, values in request.POST.lists() for value in values if _may_return(name)],
        "has_files": bool(request.FILES),
        "signed_out": signed_out,
    }
    response = render(request, "officers/unsent.html", context, status=status)
    response.headers["Cache-Control"] = "no-store"
    return response


def _may_return(name: str) -> bool:
    return name != _TOKEN and "password" not in name
