"""What goes into a public index and what comes out.

Nothing here holds unredacted text: `IndexEntry` has one builder, in disclosure/publishing.py.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class IndexPage:
    """One page of a published record as verification read it. Page 0 is the card: title, summary, department."""

    page_no: int
    text: str


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A published record as the index takes it.

    `revision` grows with every change; a lower one never replaces a higher one. Built by
    one function only (disclosure/publishing.py). `agency` is the code of the public body.
    """

    agency: str
    item_id: str
    revision: int
    sha256: str
    title: str
    summary: str
    department: str
    kind: str
    disclosure: str
    grounds: tuple[str, ...]
    decided_on: date
    published_on: date
    pages: tuple[IndexPage, ...]


class Sort(StrEnum):
    """Order of results."""

    RELEVANCE = "relevance"
    NEWEST = "newest"


@dataclass(frozen=True, slots=True)
class Filters:
    """Values of facets that were chosen; within a facet any may match, between facets all must."""

    department: tuple[str, ...] = ()
    year: tuple[int, ...] = ()
    kind: tuple[str, ...] = ()
    disclosure: tuple[str, ...] = ()
    ground: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Query:
    """What a reader asked. `text` is as typed (≤ 200 characters); `page` counts from 1.

    `item_id` searches inside one record. `as_typed` switches repairs off. `synonyms` are groups of words that mean
    the same, from the editors' table; another word of a group counts 0.7 of the typed one. `on`
    is the reader's day, by which last year (작년) is a number.
    """

    text: str
    filters: Filters = Filters()
    sort: Sort = Sort.RELEVANCE
    page: int = 1
    per_page: int = 10
    item_id: str | None = None
    as_typed: bool = False
    synonyms: tuple[tuple[str, ...], ...] = ()
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Marked:
    """A piece of text and whether it is a match; the caller escapes and marks it."""

    text: str
    is_match: bool


@dataclass(frozen=True, slots=True)
class PageHit:
    """A page that matches, with its snippet in pieces.

    `spans` are the matches as (start, end) in code points of the page's text as it was indexed, for boxes on the
    page's image.
    """

    page_no: int
    score: float
    snippet: tuple[Marked, ...]
    spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """The best pages of a record with one word or phrase as typed, in reading order; page 0 is its card."""

    typed: str
    pages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that matches, best pages first. `apart` says where each word stands when no page has them all."""

    item_id: str
    revision: int
    score: float
    title: tuple[Marked, ...]
    pages: tuple[PageHit, ...]
    apart: tuple[Standing, ...] = ()


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value of a facet and the number of records it would leave; counts ignore the facet's own filter."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Repair:
    """What was searched instead of what was typed, or what might have been meant.

    `kind`: layout, spelling, spacing, initials. `others` are whole queries that may have been meant just as well.
    """

    kind: str
    typed: str
    used: str
    applied: bool
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reworded:
    """An everyday word in a query, and the words of papers that were looked for as well."""

    typed: str
    also: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """The answer to a query. `total` counts records; `took_ms` is the engine's time in milliseconds.

    `is_exact` is false when no page had every word and pages with most of them are shown instead. `left_out` are words
    as typed that were not looked for: they only ask (언제, 까닭), a question was too long and others tell more,
    nothing in them can be looked up (및), or no page has them. `reworded` are everyday words that were looked for
    as papers put them, too (쓰레기 → 폐기물). `is_apart`: no page had enough of the words, the pages of each record
    shown have them all together. `only_without` are the excluded words of a query that asks for nothing else: every
    page without them answers.
    """

    total: int
    hits: tuple[Hit, ...]
    facets: dict[str, tuple[FacetValue, ...]]
    months: tuple[FacetValue, ...]
    repair: Repair | None
    took_ms: float
    is_exact: bool = True
    left_out: tuple[str, ...] = ()
    reworded: tuple[Reworded, ...] = ()
    is_apart: bool = False
    only_without: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IndexState:
    """One record as the index holds it, for reconciling with the database."""

    item_id: str
    revision: int
    sha256: str


@dataclass(frozen=True, slots=True)
class ExplainedWord:
    """What became of one word that was looked for. `pages` says on how many pages each term stands."""

    terms: tuple[str, ...]
    whole: tuple[str, ...]
    syllables: tuple[str, ...]
    synonyms: tuple[tuple[str, ...], ...]
    pages: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a query found what it found, for whoever runs the system.

    `with_every_word` counts records that have every word, whatever the filters; `enough_terms` of `all_terms` are
    enough for the rest, and `loosened` says whether those were shown, too.
    """

    words: tuple[ExplainedWord, ...]
    phrases: tuple[tuple[str, ...], ...]
    excluded: tuple[tuple[str, ...], ...]
    pairs: tuple[tuple[str, str], ...]
    with_every_word: int
    enough_terms: int
    all_terms: int
    loosened: bool
    results: Results
