"""Bounds on how often one address may do something, counted in the cache; who asks is kept as a keyed hash only."""

import hashlib
import hmac
import ipaddress
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from http import HTTPStatus

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

View = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `times` in `seconds` for one address."""

    name: str
    times: int
    seconds: int


# An office or a newsroom shares one address; what is bounded here is a flood, not a busy afternoon.
SEARCH = Limit("search", 1200, 60)
DOWNLOAD = Limit("download", 600, 60)
SEND_REQUEST = Limit("send_request", 10, 3600)
ASK_CODE = Limit("ask_code", 10, 3600)
TYPE_CODE = Limit("type_code", 30, 3600)
REPORT = Limit("report", 10, 3600)
ASK_ALERT = Limit("ask_alert", 20, 3600)
ALERT_MAILS = Limit("alert_mails", 5, 3600)
"""Mails that ask one address to confirm; whoever types it."""


def limited(limit: Limit, *, methods: tuple[str, ...] = ("GET", "HEAD", "POST")) -> Callable[[View], View]:
    """Answer 429 with the time to wait once an address is over `limit`; only `methods` count."""

    def decorate(view: View) -> View:
        @wraps(view)
        def bounded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            if request.method in methods and is_over(request, limit):
                return too_many(request, limit)
            return view(request, *args, **kwargs)

        return bounded

    return decorate


def is_over(request: HttpRequest, limit: Limit) -> bool:
    """Count this request and tell whether the address is over the limit."""
    return is_over_for(client_network(request), limit)


def is_over_for(whom: str, limit: Limit) -> bool:
    """Count one more for `whom` (a network, a mail address); only a keyed hash of it is kept."""
    who = hmac.new(settings.SECRET_KEY.encode(), whom.encode(), hashlib.sha256).hexdigest()[:32]
    key = f"limit:{limit.name}:{who}"
    if cache.add(key, 1, timeout=limit.seconds):
        return False
    try:
        return cache.incr(key) > limit.times
    except ValueError:
        # The window ended between the two calls.
        return False


def client_network(request: HttpRequest) -> str:
    """The asker's IPv4 address, or its IPv6 /64: one household has as many IPv6 addresses as it likes.

    Behind a proxy the address is in the header that `CLIENT_ADDRESS_HEADER` names; the proxy must overwrite it.
    """
    given = request.META.get(settings.CLIENT_ADDRESS_HEADER or "REMOTE_ADDR", "")
    try:
        found = ipaddress.ip_address(given)
    except ValueError:
        return "unknown"
    return str(ipaddress.ip_network((found, 64), strict=False)) if found.version == 6 else str(found)


def too_many(request: HttpRequest, limit: Limit) -> HttpResponse:
    """429 in plain words."""
    context = {"minutes": -(-limit.seconds // 60)}
    response = render(request, "public/errors/429.html", context, status=HTTPStatus.TOO_MANY_REQUESTS)
    response.headers["Retry-After"] = str(limit.seconds)
    return response
