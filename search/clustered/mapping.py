"""Elasticsearch's fields, and the way of a page into a document and back."""

import base64
import hashlib
from collections.abc import Iterator
from typing import Any, Final

from search.asking.suggesting import from_each_word
from search.entries.catalogue import FACETS, Record
from search.entries.marking import Located
from search.entries.paging import CARD, PageDocument, Prepared, locate
from search.language.hangul import initials, strokes

SCHEMA_VERSION: Final = 1
_LONGEST_COMPLETION: Final = 60
# Of the 512 bytes that a document's id may have; a number of a page, too, has its place in it.
_LONGEST_ID_BYTES: Final = 480

# Terms arrive cut: split at blanks only. The whitespace analyzer is part of every server.
_TERMS: Final = {"type": "text", "analyzer": "whitespace"}
_KEPT: Final = {"type": "keyword", "index": False, "doc_values": False}
_KEY: Final = {"type": "keyword"}

MAPPINGS: Final[dict[str, Any]] = {
    "dynamic": "strict",
    # What is shown is read whole; the terms themselves are only looked up.
    "_source": {"excludes": ["everything", "extras", "bigrams", "completions", "initials"]},
    "properties": {
        "item_id": _KEY,
        "part": _KEY,
        "page_no": {"type": "integer"},
        "revision": {"type": "long"},
        **dict.fromkeys(FACETS, _KEY),
        "month": _KEY,
        "decided_on": {"type": "date", "format": "strict_date"},
        "everything": _TERMS,
        "extras": _TERMS,
        "bigrams": _TERMS,
        "completions": _KEY,
        "initials": _KEY,
        "text": _KEPT,
        "terms": _KEPT,
        "spans": {"type": "binary"},
        "title": _KEPT,
        "title_terms": _KEPT,
        "title_spans": {"type": "binary"},
        "sha256": _KEPT,
        "agency": _KEPT,
        "summary": _KEPT,
        "published_on": {"type": "date", "format": "strict_date", "index": False, "doc_values": False},
    },
}


# One shard: scores are counted over all pages, and a county's pages fit it many times over. A copy on a second node,
# where there is one.
SETTINGS: Final[dict[str, Any]] = {
    "number_of_shards": 1,
    "auto_expand_replicas": "0-1",
    "max_result_window": 100_000,
    # A purge rewrites every segment that holds anything deleted. Deleted documents are kept for replicas that were
    # away so long; after that a replica copies files instead.
    "merge.policy.expunge_deletes_allowed": 0,
    "soft_deletes.retention_lease.period": "10s",
}


def documents(prepared: Prepared) -> Iterator[tuple[str, dict[str, Any]]]:
    """The documents of a record with their ids, its card first."""
    record = Record.of(prepared.entry, 0)
    for page in prepared.documents:
        document = _document(record, page, prepared)
        if page.part == CARD:
            document |= _card(record)
        yield page_id(record.item_id, page.page_no), document


def page_id(item_id: str, page_no: int) -> str:
    """The id of a page's document; a record's id that is too long for a server's stands there as its SHA-256."""
    long = item_id.encode()
    return f"{item_id if len(long) <= _LONGEST_ID_BYTES else hashlib.sha256(long).hexdigest()}:{page_no}"


def _document(record: Record, page: PageDocument, prepared: Prepared) -> dict[str, Any]:
    return {
        "item_id": record.item_id,
        "part": page.part,
        "page_no": page.page_no,
        "revision": record.revision,
        **{facet: [value for value in record.facet_values(facet) if value] for facet in FACETS},
        "month": record.month,
        "decided_on": record.decided_on.isoformat(),
        "everything": page.everything,
        "extras": page.extras,
        "bigrams": page.bigrams,
        "text": page.text,
        "terms": page.terms,
        "spans": base64.b64encode(page.spans).decode(),
        "title": record.title,
        "title_terms": prepared.title_terms,
        "title_spans": base64.b64encode(prepared.title_spans).decode(),
    }


def _card(record: Record) -> dict[str, Any]:
    beginnings = list(from_each_word(record.title))
    return {
        "completions": [strokes(text)[:_LONGEST_COMPLETION] for text in beginnings],
        "initials": [initials(text.replace(" ", ""))[:_LONGEST_COMPLETION] for text in beginnings],
        "sha256": record.sha256,
        "agency": record.agency,
        "summary": record.summary,
        "published_on": record.published_on.isoformat(),
    }


def read_title(source: dict[str, Any]) -> Located:
    """The title of a stored document with the places of its terms."""
    return locate(source["title"], source["title_terms"], base64.b64decode(source["title_spans"]))


def read_page(source: dict[str, Any]) -> Located:
    """The text of a stored page with the places of its terms."""
    return locate(source["text"], source["terms"], base64.b64decode(source["spans"]))
