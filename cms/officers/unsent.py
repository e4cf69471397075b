"""A form that could not be taken, since its session had run out or it was refused: what was typed is handed back."""

import re
from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

_WRITTEN = {
    "title": gettext_lazy("공개할 제목"),
    "explanation": gettext_lazy("설명"),
    "description": gettext_lazy("정보 내용"),
    "reason": gettext_lazy("이유"),
    "note": gettext_lazy("돌려보내는 이유"),
    "gist": gettext_lazy("청구 요지"),
}
"""Fields in which an officer writes sentences, by the last part of their names."""
_CHOSEN = re.compile(r"[\w-]{0,20}", re.ASCII)
"""What a list of choices sends, or an empty field."""
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


def holds_writing(request: HttpRequest) -> bool:
    """Whether a person would lose sentences of their own if only told that the act was refused."""
    return "text/html" in request.headers.get("Accept", "") and any(_written(request))


def refused(request: HttpRequest, sentence: str, *, back: str) -> HttpResponse:
    """409 with the reason and the sentences, to be mended and sent again; `back` is the screen they came from."""
    written = list(_written(request))
    names = {name for name, _label, _value in written}
    hidden = [(name, value) for name, value in _fields(request) if name not in names]
    context = {
        "title": _("지금은 할 수 없습니다"),
        "sentence": sentence,
        "written": written,
        "hidden": hidden,
        "back": back,
    }
    response = render(request, "officers/refused.html", context, status=409)
    response.headers["Cache-Control"] = "no-store"
    return response


def _written(request: HttpRequest) -> Iterator[tuple[str, str, str]]:
    for name, value in _fields(request):
        label = _WRITTEN.get(name.rpartition("-")[2])
        if label and not _CHOSEN.fullmatch(value):
            yield name, str(label), value


def _fields(request: HttpRequest) -> list[tuple[str, str]]:
    return [(name, value) for name, values in request.POST.lists() for value in values if _may_return(name)]


def _handed_back(request: HttpRequest, status: int, title: str, *, signed_out: bool) -> HttpResponse:
    context = {
        "title": title,
        "fields": _fields(request),
        "has_files": bool(request.FILES),
        "signed_out": signed_out,
    }
    response = render(request, "officers/unsent.html", context, status=status)
    response.headers["Cache-Control"] = "no-store"
    return response


def _may_return(name: str) -> bool:
    return name != _TOKEN and "password" not in name
