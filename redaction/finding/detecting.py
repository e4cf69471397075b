"""From a text to its spans: hits, merged values, the same values elsewhere, whose they are, what is proposed."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from redaction.config import CountyLexicon
from redaction.finding.engine.analysing import analyser, hits_of
from redaction.finding.extending.companions import with_companions
from redaction.finding.extending.lines_of_people import with_lines
from redaction.finding.extending.phrases import with_phrases
from redaction.finding.extending.spreading import Dictionary
from redaction.finding.extending.told_of_names import with_callers, with_told
from redaction.finding.judging.disposing import verdict_of
from redaction.finding.judging.people import name_key, standing
from redaction.finding.judging.verdicts import Verdict, verdicts, with_surnames
from redaction.finding.language.views import normalised
from redaction.finding.tables.bare_rows import with_rows
from redaction.finding.tables.header_words import without_headings
from redaction.finding.tables.rejoining import rejoined
from redaction.finding.tables.written import approval_hits, table_hits, vertical_hits
from redaction.finding.values.hits import Hit
from redaction.finding.values.merging import Value, merged
from redaction.finding.values.scores import tier_of
from redaction.types import Disposition, Kind, Span

Look = Callable[[str], Iterable[Hit]]
"""What finds hits in a piece of text."""
_CHUNK = 3_000
_OVERLAP = 200


@dataclass(frozen=True, slots=True)
class Reading:
    """A text with the values found in it."""

    text: str
    values: tuple[Value, ...]


def hits_in(text: str, partings: frozenset[int] = frozenset(), look: Look = hits_of) -> Iterator[Hit]:
    """All hits of a text of any length, by a look at chunk after chunk so that time grows with length; then its tables.

    `partings` are positions of line breaks that no value reaches over; they are read as blank lines.
    """
    places = [place for at in range(len(text)) for place in ((at, at) if at in partings else (at,))]
    apart = "".join([text[place] for place in places])
    for start, end in _chunks(apart):
        for hit in look(apart[start:end]):
            yield replace(hit, start=places[hit.start + start], end=places[hit.end - 1 + start] + 1)
    yield from _in_tables(text)
    whole = rejoined(text)
    if whole is not None:
        lines, places_of_lines = whole
        for hit in _in_tables(lines):
            yield replace(hit, start=places_of_lines[hit.start], end=places_of_lines[hit.end - 1] + 1)


def _in_tables(text: str) -> Iterator[Hit]:
    view = normalised(text)
    for hit in (*table_hits(view.text), *vertical_hits(view.text), *approval_hits(view.text)):
        start, end = view.original(hit.start, hit.end)
        yield replace(hit, start=start, end=end)


def numbers_in(text: str) -> Iterator[Hit]:
    """What number rules alone find in a text of any length: no morphemes, no model, no tables."""
    for start, end in _chunks(text):
        for hit in analyser().number_hits(text[start:end]):
            yield Hit(hit.start + start, hit.end + start, hit.kind, hit.score, hit.recognizer, hit.hint)


def _chunks(text: str) -> Iterator[tuple[int, int]]:
    """Bounds of overlapping pieces, cut at line breaks or blanks where there are any."""
    start = 0
    while len(text) - start > _CHUNK:
        cut = max(
            text.rfind("\n", start + _CHUNK // 2, start + _CHUNK),
            text.rfind(" ", start + _CHUNK * 3 // 4, start + _CHUNK),
        )
        cut = cut if cut > 0 else start + _CHUNK
        yield start, min(len(text), cut + _OVERLAP)
        start = cut
    yield start, len(text)


def read(text: str, extra: tuple[Hit, ...] = (), partings: frozenset[int] = frozenset()) -> Reading:
    """The values of one text by its own words; `extra` are hits from elsewhere, such as columns of word boxes.

    No value reaches over a line break at `partings`.
    """
    hits = without_headings(text, (*hits_in(text, partings), *extra))
    values = with_companions(text, merged(text, hits))
    told = with_told(text, with_rows(text, with_callers(text, values)))
    return Reading(text, with_phrases(text, with_lines(text, told)))


def spread(readings: tuple[Reading, ...], outside: tuple[Reading, ...] = ()) -> tuple[Reading, ...]:
    """The readings with every value found once found everywhere, in these and in `outside`."""
    dictionary = Dictionary.of((reading.text, reading.values) for reading in (*readings, *outside))
    return tuple(Reading(reading.text, dictionary.added(reading.text, reading.values)) for reading in readings)


def decided(readings: tuple[Reading, ...], lexicon: CountyLexicon) -> tuple[tuple[Span, ...], ...]:
    """The spans of each reading, with dispositions that hold over all of them."""
    people = [
        (reading, value, standing(reading.text, value, reading.values, lexicon))
        for reading in readings
        for value in reading.values
        if value.kind is Kind.PERSON
    ]
    places = tuple((name_key(reading.text, value), place) for reading, value, place in people)
    found = verdicts(with_surnames(places), lexicon)
    by_place = {(id(reading), value.start): verdict for (reading, value, _), verdict in zip(people, found, strict=True)}
    return tuple(tuple(_spans(reading, by_place, lexicon)) for reading in readings)


def _spans(reading: Reading, by_place: dict[tuple[int, int], Verdict], lexicon: CountyLexicon) -> Iterator[Span]:
    private = frozenset(
        start
        for (owner, start), verdict in by_place.items()
        if owner == id(reading) and verdict.disposition is not Disposition.KEEP
    )
    for value in reading.values:
        verdict = by_place.get((id(reading), value.start)) if value.kind is Kind.PERSON else None
        verdict = verdict or verdict_of(reading.text, value, reading.values, private, lexicon)
        score = min(value.score, _OF_NOBODY) if _is_of_nobody(value, verdict) else value.score
        yield Span(
            value.start, value.end, value.kind, round(score, 3), tier_of(score), verdict.disposition,
            verdict.reason, value.recognizer,
        )  # fmt: skip


_OF_NOBODY = 0.75


def _is_of_nobody(value: Value, verdict: Verdict) -> bool:
    """Whether a place is known to be one, but not to be anybody's home: it is marked, but not as sure."""
    return value.kind is Kind.ADDRESS and verdict.disposition is Disposition.REVIEW


def detect(text: str, lexicon: CountyLexicon) -> tuple[Span, ...]:
    """Personal data in a plain text, in reading order, none overlapping. Raises DetectorUnavailable.

    Offsets count code points of `text` as given. Officials in office come as spans too, with disposition keep.
    """
    return decided(spread((read(text),)), lexicon)[0]
