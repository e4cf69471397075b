"""The border of the public site: whatever went wrong becomes a page in plain words, and nothing private."""

import logging
import sys
from http import HTTPStatus

from django.db import Error as DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from disclosure.errors import Broken, DisclosureError, Unavailable
from search.errors import SearchError

RETRY_SECONDS = 60
_log = logging.getLogger(__name__)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404."""
    return render(request, "public/errors/404.html", status=HTTPStatus.NOT_FOUND)


def forbidden(request: HttpRequest, exception: Exception | None = None, reason: str = "") -> HttpResponse:
    """403; also for a form whose token is missing or too old."""
    return render(request, "public/errors/403.html", status=HTTPStatus.FORBIDDEN)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400 looks like 404: the address makes no sense."""
    return render(request, "public/errors/404.html", status=HTTPStatus.BAD_REQUEST)


def server_error(request: HttpRequest) -> HttpResponse:
    """503 where a store, the database or the engine is away or holds a damaged byte, else 500."""
    error = sys.exc_info()[1]
    away = isinstance(error, DatabaseError | Unavailable | Broken | SearchError)
    code = error.code if isinstance(error, DisclosureError | SearchError) else type(error).__name__
    _log.error("public page failed: %s", code)
    status = HTTPStatus.SERVICE_UNAVAILABLE if away else HTTPStatus.INTERNAL_SERVER_ERROR
    response = render(request, f"public/errors/{status.value}.html", status=status)
    if away:
        response.headers["Retry-After"] = str(RETRY_SECONDS)
    return response
