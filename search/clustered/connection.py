"""The client, and what its errors mean here."""

from collections.abc import Iterator
from contextlib import contextmanager

from elastic_transport import ObjectApiResponse, TransportError
from elastic_transport.client_utils import DEFAULT
from elasticsearch import ApiError, AuthenticationException, AuthorizationException, Elasticsearch, NotFoundError

from search.config import SearchConfig
from search.errors import IndexBroken, SearchUnavailable

_TOO_MANY_REQUESTS = 429
_SERVER_ERRORS = 500


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
        retry_on_status=(502, 503, 504),
        max_retries=3,
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


def complete(response: ObjectApiResponse[dict[str, object]]) -> dict[str, object]:
    """The body of an answer that every shard gave in time. Raises `SearchUnavailable` for half an answer."""
    body = dict(response.body)
    shards = body.get("_shards")
    failed = shards.get("failed", 0) if isinstance(shards, dict) else 0
    if body.get("timed_out") or failed:
        raise SearchUnavailable("half an answer")
    return body
