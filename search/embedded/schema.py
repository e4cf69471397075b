"""tantivy's fields, and the way of a page into a document and back."""

import json
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any, Final

import numpy as np
import tantivy
from numpy.typing import NDArray

from search.entries.catalogue import FACETS, Record
from search.entries.marking import Located
from search.entries.paging import CARD, PageDocument, Prepared, locate
from search.errors import IndexBroken

TERMS: Final = "terms"
_KEYS: Final = ("item", "part", *FACETS)


@cache
def schema() -> tantivy.Schema:
    """The one schema of this version; a change of it changes `SCHEMA_VERSION`."""
    builder = tantivy.SchemaBuilder()
    # Deleting by a number deletes nothing, in silence: the key is text.
    for key in _KEYS:
        builder.add_text_field(key, stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("number", indexed=True, fast=True)
    builder.add_unsigned_field("page_no", stored=True, fast=True)
    builder.add_unsigned_field("revision", stored=True, fast=True)
    builder.add_text_field("everything", tokenizer_name=TERMS, index_option="position")
    builder.add_text_field("extras", tokenizer_name=TERMS, index_option="freq")
    builder.add_text_field("bigrams", tokenizer_name=TERMS, index_option="position")
    for stored in ("record", "text", "terms", "spans", "indexed"):
        builder.add_bytes_field(stored, stored=True)
    return builder.build()


SCHEMA_VERSION: Final = 2


def register_tokenizer(index: tantivy.Index) -> None:
    """Terms arrive cut: tantivy splits at blanks only."""
    index.register_tokenizer(TERMS, tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())


def documents(prepared: Prepared, number: int) -> Iterator[tantivy.Document]:
    """The documents of a record, its card first."""
    record = Record.of(prepared.entry, number)
    for page in prepared.documents:
        document = _document(record, page)
        if page.part == CARD:
            document.add_bytes("record", _pack_record(record, prepared))
        yield document


def _document(record: Record, page: PageDocument) -> tantivy.Document:
    document = tantivy.Document()
    document.add_text("item", record.item_id)
    document.add_text("part", page.part)
    for facet in FACETS:
        for value in record.facet_values(facet):
            document.add_text(facet, value)
    document.add_unsigned("number", record.number)
    document.add_unsigned("page_no", page.page_no)
    document.add_unsigned("revision", record.revision)
    _add_indexed(document, page.everything, page.extras, page.bigrams)
    document.add_bytes("text", page.text.encode())
    document.add_bytes("terms", page.terms.encode())
    document.add_bytes("spans", page.spans)
    return document


def _add_indexed(document: tantivy.Document, everything: str, extras: str, bigrams: str) -> None:
    document.add_text("everything", everything)
    document.add_text("extras", extras)
    document.add_text("bigrams", bigrams)
    # Kept so that the index can be rewritten without cutting every page again.
    document.add_bytes("indexed", json.dumps([everything, extras, bigrams], ensure_ascii=False).encode())


def rewritten(stored: dict[str, list[Any]], number: int) -> tantivy.Document:
    """A stored document once more, for an index without the traces of removed ones."""
    document = tantivy.Document()
    for key in _KEYS:
        for value in stored.get(key, ()):
            document.add_text(key, value)
    document.add_unsigned("number", number)
    for name in ("page_no", "revision"):
        document.add_unsigned(name, stored[name][0])
    _add_indexed(document, *json.loads(stored["indexed"][0]))
    for name in ("record", "text", "terms", "spans"):
        for value in stored.get(name, ()):
            document.add_bytes(name, value)
    return document


def _pack_record(record: Record, prepared: Prepared) -> bytes:
    entry = prepared.entry
    facts = {
        "sha256": entry.sha256,
        "agency": entry.agency,
        "title": entry.title,
        "summary": entry.summary,
        "decided_on": entry.decided_on.isoformat(),
        "published_on": entry.published_on.isoformat(),
        "title_terms": prepared.title_terms,
        "title_spans": prepared.title_spans.hex(),
    }
    return json.dumps(facts, ensure_ascii=False).encode()


def read_record(document: tantivy.Document, number: int) -> tuple[Record, Located]:
    """The record of a card, and its title with the places of its terms."""
    facts = json.loads(_first(document, "record"))
    record = Record(
        number=number,
        item_id=_first(document, "item"),
        revision=_first(document, "revision"),
        sha256=facts["sha256"],
        agency=facts["agency"],
        title=facts["title"],
        summary=facts["summary"],
        department=_first(document, "department"),
        kind=_first(document, "kind"),
        disclosure=_first(document, "disclosure"),
        grounds=tuple(document.get_all("ground")),
        decided_on=date.fromisoformat(facts["decided_on"]),
        published_on=date.fromisoformat(facts["published_on"]),
    )
    return record, locate(record.title, facts["title_terms"], bytes.fromhex(facts["title_spans"]))


def read_page(document: tantivy.Document) -> Located:
    """The text of a page with the places of its terms."""
    return locate(_first(document, "text").decode(), _first(document, "terms").decode(), _first(document, "spans"))


def _first(document: tantivy.Document, name: str) -> Any:
    """A field every document of its kind has. Raises `IndexBroken` when it is missing."""
    value = document.get_first(name)
    if value is None:
        raise IndexBroken(name)
    return value


def column(searcher: tantivy.Searcher, name: str, addresses: list[tantivy.DocAddress]) -> NDArray[np.int64]:
    """A number of each document. Raises `IndexBroken` when one has none."""
    values = searcher.fast_field_values(name, addresses)
    try:
        return np.fromiter(values, dtype=np.int64, count=len(values))
    except TypeError as error:
        raise IndexBroken(name) from error


def integers(searcher: tantivy.Searcher, name: str, addresses: list[tantivy.DocAddress]) -> list[int]:
    """The same as a list."""
    numbers: list[int] = column(searcher, name, addresses).tolist()
    return numbers
