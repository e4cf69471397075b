"""A record as documents for an engine: its card and its pages, each with its terms and their places."""

import hashlib
import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from search.entries.marking import Located
from search.language.analysis import Analyzed, Analyzer
from search.language.cutting import Token
from search.types import IndexEntry

CARD_PAGE = 0
# What a document is of a record.
CARD = "card"
PAGE = "page"
# The tokenizer's threads work ahead within so many records.
_ENTRIES_TOGETHER = 20
_NUMBER_BITS = 52  # numbers pass through JSON's doubles on their way out of an aggregation


@dataclass(frozen=True, slots=True)
class PageDocument:
    """What an engine indexes for one page: whitespace-separated terms, and the text with its places to store.

    `everything` is the title twice and the body; the card's body is summary, department and its own text.
    """

    item_id: str
    page_no: int
    everything: str
    extras: str
    bigrams: str
    text: str
    terms: str
    spans: bytes

    @property
    def part(self) -> str:
        """Whether it is the record's card or one of its pages."""
        return CARD if self.page_no == CARD_PAGE else PAGE


@dataclass(frozen=True, slots=True)
class Prepared:
    """A record cut into terms, ready to be written."""

    entry: IndexEntry
    title_terms: str
    title_spans: bytes
    documents: tuple[PageDocument, ...]


def newest(entries: Iterable[IndexEntry]) -> dict[str, IndexEntry]:
    """Of each record the entry of the highest revision, by its id."""
    highest: dict[str, IndexEntry] = {}
    for entry in entries:
        if entry.item_id not in highest or highest[entry.item_id].revision < entry.revision:
            highest[entry.item_id] = entry
    return highest


def item_number(item_id: str) -> int:
    """A number that stands for a record inside an engine: 52 bits of its id's SHA-256."""
    return int.from_bytes(hashlib.sha256(item_id.encode()).digest()[:8], "big") >> (64 - _NUMBER_BITS)


def prepare(entries: Iterable[IndexEntry], analyzer: Analyzer) -> Iterator[Prepared]:
    """Cut records into terms. Slow (about 80,000 characters a second): done before any lock is taken."""
    waiting = iter(entries)
    while batch := list(islice(waiting, _ENTRIES_TOGETHER)):
        yield from _prepared(batch, analyzer)


def _prepared(batch: list[IndexEntry], analyzer: Analyzer) -> Iterator[Prepared]:
    texts = [_texts(entry) for entry in batch]
    every = (text for entry, numbered in zip(batch, texts, strict=True) for text in (entry.title, *numbered.values()))
    cut = analyzer.analyze_many(every)
    for entry, numbered in zip(batch, texts, strict=True):
        title, *bodies = islice(cut, len(numbered) + 1)
        documents = tuple(
            _document(entry.item_id, page_no, title, text, body)
            for (page_no, text), body in zip(numbered.items(), bodies, strict=True)
        )
        yield Prepared(entry, terms_line(title), pack_spans(title), documents)


def _texts(entry: IndexEntry) -> dict[int, str]:
    own = {page.page_no: page.text for page in entry.pages}
    card = "\n".join(filter(None, (entry.summary, entry.department, own.pop(CARD_PAGE, ""))))
    return {CARD_PAGE: card} | dict(sorted(own.items()))


def _document(item_id: str, page_no: int, title: Analyzed, text: str, body: Analyzed) -> PageDocument:
    return PageDocument(
        item_id=item_id,
        page_no=page_no,
        everything=_join(title.tokens, title.tokens, body.tokens),
        extras=_join(title.extras, body.extras),
        bigrams=" ".join((*title.bigrams, *body.bigrams)),
        text=text,
        terms=terms_line(body),
        spans=pack_spans(body),
    )


def _join(*runs: tuple[Token, ...]) -> str:
    return " ".join(token.term for run in runs for token in run)


def terms_line(analyzed: Analyzed) -> str:
    """Tokens and extras as one line to store."""
    return _join(analyzed.tokens, analyzed.extras)


def pack_spans(analyzed: Analyzed) -> bytes:
    """The places of `terms_line`, as little-endian pairs of 32 bits."""
    numbers = [number for token in (*analyzed.tokens, *analyzed.extras) for number in (token.start, token.end)]
    return struct.pack(f"<{len(numbers)}I", *numbers)


def locate(text: str, terms: str, spans: bytes) -> Located:
    """A stored text with the places of its terms again."""
    return Located(text, terms.split(), tuple(struct.iter_unpack("<II", spans)))
