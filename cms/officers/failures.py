"""Screens for what is not there, not allowed, or broken: a sentence that says what to do, and nothing about the row."""

import logging
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from cms.officers import unsent
from cms.wording import told
from disclosure import errors
from redaction.errors import RedactionError
from redaction.errors import Unavailable as WorkshopUnavailable

logger = logging.getLogger(__name__)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The same words for a row of another department and for one that never was."""
    hint = _("주소가 바뀌었거나, 다른 부서의 일이라 볼 수 없는 화면입니다.")
    return _told(request, 404, _("찾는 화면이 없습니다"), hint)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Signed in, but not for this."""
    return _told(request, 403, _("이 화면을 볼 권한이 없습니다"), _("필요하면 정보공개 총괄 담당자에게 문의하십시오."))


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A form that no screen of ours sends."""
    return _told(request, 400, _("요청을 이해하지 못했습니다"), _("화면을 새로 열어 다시 해 보십시오."))


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose protection has run out, such as one left open overnight; our own forms are handed back."""
    if unsent.is_own_form(request) and request.user.is_authenticated:
        return unsent.token_gone(request)
    return _told(request, 403, _("화면이 오래되었습니다"), _("앞 화면으로 돌아가 새로 고친 뒤 다시 해 보십시오."))


def broken(request: HttpRequest) -> HttpResponse:
    """Our own fault. Drawn without the database, which may be what broke."""
    hint = _("저장되지 않았습니다. 잠시 뒤 다시 해 보고, 계속되면 관리자에게 알려 주십시오.")
    return render(None, "officers/broken.html", {"title": _("처리하지 못했습니다"), "hint": hint}, status=500)


class SayWhatToDo:
    """The request's border: an error of the domain becomes its own sentence, never an empty or a half screen."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer as usual; hand back a form sent after the session has ended, explain an act opened as a page."""
        if unsent.is_own_form(request) and _is_of_admin(request) and not request.user.is_authenticated:
            return unsent.signed_out(request)
        response = self.get_response(request)
        is_bare = response.status_code == 405 and not response.streaming and not response.content
        return _only_by_button(request, response) if is_bare else response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The screen for an error that no view has answered; None for errors that are not the domain's."""
        if not isinstance(exception, errors.DisclosureError | RedactionError):
            return None
        status = _status(exception)
        logger.log(logging.ERROR if status == 500 else logging.WARNING, "refused code=%s", exception.code)
        return _told(request, status, _("지금은 할 수 없습니다"), told(exception))


def _is_of_admin(request: HttpRequest) -> bool:
    doors = (reverse("wagtailadmin_login"), reverse("wagtailadmin_logout"))
    return request.path.startswith(reverse("wagtailadmin_home")) and request.path not in doors


def _only_by_button(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    hint = _("단추를 눌러야 하는 일의 주소입니다. 오늘 할 일에서 그 청구나 파일을 열어 주십시오.")
    told = _told(request, 405, _("이 주소로는 볼 것이 없습니다"), hint)
    told.headers["Allow"] = response.headers.get("Allow", "")
    return told


def _status(exception: errors.DisclosureError | RedactionError) -> int:
    if isinstance(exception, errors.Unavailable | WorkshopUnavailable):
        return 503
    return 409 if isinstance(exception, errors.Refused) else 500


def _told(request: HttpRequest, status: int, title: str, hint: str) -> HttpResponse:
    user = getattr(request, "user", None)
    context = {"title": title, "hint": hint, "signed_in": user is not None and user.is_authenticated}
    return render(request, "officers/failure.html", context, status=status)
