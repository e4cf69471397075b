"""The client, and what its errors mean here."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final

from elastic_transport import TransportError
from elastic_transport.client_utils import DEFAULT
from elasticsearch import ApiError, AuthenticationException, AuthorizationException, Elasticsearch, NotFoundError

from search.config import SearchConfig
from search.errors import IndexBroken, SearchUnavailable

_TOO_MANY_REQUESTS = 429
_SERVER_ERRORS = 500
# A node or a copy that is away or stopping: another may answer.
_PASSING: Final = (502, 503, 504)
MOST_RETRIES: Final = 3
# The query itself is at fault; whatever else went wrong may go right later.
_REFUSALS: Final = frozenset({400, 413})


def connect(config: SearchConfig) -> Elasticsearch:
    """A client for one or more nodes (`at`: URLs with commas between); does not connect yet.

    A request that a node does not answer is put to the next one, within the same budget each time.
    """
    return Elasticsearch(
        [url.strip() for url in config.at.split(",")],
        api_key=config.api_key,
        ca_certs=config.ca_certs or DEFAULT,
        request_timeout=config.budget_seconds,
        retry_on_timeout=True,
        retry_on_status=_PASSING,
        max_retries=MOST_RETRIES,
    )


@contextmanager
def translated() -> Iterator[None]:
    """The client's errors as ours: away, busy or forbidden is `SearchUnavailable`, nonsense is `IndexBroken`."""
    try:
        yield
    except (TransportError, AuthenticationException, AuthorizationException) as error:
        raise SearchUnavailable("server") from error
    except NotFoundError as error:
        raise SearchUnavailable("no index") from error
    except ApiError as error:
        if error.status_code == _TOO_MANY_REQUESTS or error.status_code >= _SERVER_ERRORS:
            raise SearchUnavailable("server") from error
        raise IndexBroken("request refused") from error


def complete(body: Mapping[str, Any]) -> dict[str, Any]:
    """An answer that every shard gave in time. Raises `SearchUnavailable` for half an answer."""
    failed = body.get("_shards", {}).get("failed", 0)
    if body.get("timed_out") or failed:
        raise SearchUnavailable("half an answer")
    return dict(body)


def is_passing(body: Mapping[str, Any]) -> bool:
    """Whether one of several answers that came together only says that a node or a copy is away."""
    return "error" in body and body["status"] in _PASSING


def part(body: Mapping[str, Any]) -> dict[str, Any]:
    """One of several answers that came together; what went wrong with it is raised as if it had been asked alone."""
    if "error" not in body:
        return complete(body)
    if body["status"] in _REFUSALS:
        raise IndexBroken("request refused")
    raise SearchUnavailable("server")
