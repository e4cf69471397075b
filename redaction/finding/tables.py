"""Tables in plain text: a header line names its columns, the lines under it fill them (roster mode).

Cells are set apart by `|`, tab, two or more blanks, commas, or by single blanks where every word of the header is a
column word. Columns of real PDFs come from word boxes instead (redaction.finding.rosters).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from redaction.finding.hits import Hint, Hit
from redaction.finding.label_table import OFFICE_COLUMNS, PLAIN_COLUMNS
from redaction.finding.recognizing.label_values import cell_hits
from redaction.finding.recognizing.labels import is_exact_label, label_of
from redaction.finding.words import RANK
from redaction.types import Kind

_SEPARATORS = (
    re.compile(r" *\| *"),
    re.compile(r" *\t+ *"),
    re.compile(r" {2,}"),
    re.compile(r" *, *"),
    re.compile(" "),
)
_HOME_KINDS = frozenset({Kind.ADDRESS, Kind.BIRTH_DATE, Kind.RESIDENT_NUMBER, Kind.FOREIGNER_NUMBER, Kind.AGE})
_MIN_KNOWN = 0.6
_MAX_BLANK_LINES = 1


@dataclass(frozen=True, slots=True)
class Column:
    """A column's kind (None where nothing private stands in it) and whose its names are."""

    kind: Kind | None
    hint: Hint
    word: str


@dataclass(frozen=True, slots=True)
class Header:
    """A header line: its columns from left to right, and what sets its cells apart."""

    columns: tuple[Column, ...]
    separator: re.Pattern[str]

    @property
    def has_home_columns(self) -> bool:
        """Whether a column holds what only private persons' lists hold."""
        return any(column.kind in _HOME_KINDS for column in self.columns)

    @property
    def has_office_columns(self) -> bool:
        """Whether a column holds ranks or departments."""
        return any(column.word in OFFICE_COLUMNS for column in self.columns)

    def hint_of(self, column: Column, row: str) -> Hint:
        """Whose name stands in a row's cell of this column."""
        if column.kind is not Kind.PERSON or column.hint not in {Hint.NEUTRAL, Hint.PRIVATE}:
            return column.hint
        if not self.has_office_columns or column.hint is Hint.PRIVATE:
            return Hint.PRIVATE
        if self.has_home_columns:
            return Hint.REVIEW
        return Hint.OFFICIAL if RANK.search(row) else Hint.REVIEW


def column_of(words: str) -> Column | None:
    """What a header cell announces, or None where it is no column word."""
    squeezed = re.sub(r"[\s·*※]", "", words)
    if squeezed in OFFICE_COLUMNS or squeezed in PLAIN_COLUMNS:
        return Column(None, Hint.NONE, squeezed)
    if is_exact_label(words) or (len(squeezed) <= 10 and label_of(words) is not None):
        found = label_of(words)
        if found is not None:
            return Column(found[0], found[1], found[2])
    return None


def header_of(line: str) -> Header | None:
    """The columns of a line that is a table's header, or None."""
    for separator in _SEPARATORS:
        cells = [cell for cell in separator.split(line.strip(" |\t")) if cell]
        if len(cells) < 2:
            continue
        columns = [column_of(cell) for cell in cells]
        known = [column for column in columns if column is not None]
        enough = len(cells) if separator is _SEPARATORS[-1] else max(2, _MIN_KNOWN * len(cells))
        if len(known) >= enough and any(column.kind is not None for column in known):
            return Header(tuple(column or Column(None, Hint.NONE, "") for column in columns), separator)
    return None


def table_hits(lined: str) -> Iterator[Hit]:
    """Values in the columns of every table of a normalised text with its line breaks."""
    header: Header | None = None
    blanks = 0
    position = 0
    for line in lined.split("\n"):
        start, position = position, position + len(line) + 1
        if not line.strip():
            blanks += 1
            header = header if blanks <= _MAX_BLANK_LINES else None
            continue
        blanks = 0
        found = header_of(line)
        if found is not None:
            header = found
        elif header is not None:
            yield from _row_hits(lined, header, start, start + len(line))


def _row_hits(text: str, header: Header, start: int, end: int) -> Iterator[Hit]:
    cells = list(_cells(text, header.separator, start, end))
    if len(cells) != len(header.columns):
        return
    for column, (cell_start, cell_end) in zip(header.columns, cells, strict=True):
        if column.kind is not None:
            hint = header.hint_of(column, text[start:end])
            yield from cell_hits(text, column.kind, hint, cell_start, cell_end, recognizer="column")


def _cells(text: str, separator: re.Pattern[str], start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start] in " |\t":
        start += 1
    while end > start and text[end - 1] in " |\t":
        end -= 1
    for gap in separator.finditer(text, start, end):
        yield start, gap.start()
        start = gap.end()
    yield start, end
