"""Lists without a header: where most cells of a column are known as names, so is what stands in the others.

Rows are lines that follow one another and part into as many cells by the same sign (`|`, tab, `/`). Limits: two cells
known as names at least, and half of the column; a cell of common words, a title, a label or a place is no name.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from redaction.finding.language.gazetteer import is_place
from redaction.finding.language.words import BANK, COMMON_NOUNS, DEPARTMENT, NOT_NAMES, RANK, looks_like_name
from redaction.finding.recognizing.label_table import LABELS, PLAIN_COLUMNS
from redaction.finding.values.hits import Hint
from redaction.finding.values.merging import Value
from redaction.types import Kind

_SIGNS = ("|", "\t", "/")
_FEWEST_CELLS = 3
_FEWEST_LINES = 3
_FEWEST_NAMES = 2
_SCORE = 0.45
_IDENTITY = frozenset({Kind.RESIDENT_NUMBER, Kind.FOREIGNER_NUMBER, Kind.PASSPORT, Kind.BIRTH_DATE})
_HANGUL = re.compile(r"[가-힣]{2,4}|[가-힣]{1,6}(?: [가-힣]{1,8}){1,3}")
_OFFICE = re.compile(
    r"(?:[가-힣]{2}[과팀]|담당관실?|사업소|파출소|지구대|보건지?소|센터|[군시도]청|사무소|경위|경사|경감|경정)$"
)
"""Units and ranks: a cell that holds one beside a name is no name as a whole."""
_LATIN = re.compile(r"[A-Z][A-Za-z.'’\-]*(?: [A-Z][A-Za-z.'’\-]*){1,3}")


@dataclass(frozen=True, slots=True)
class _Cell:
    """The trimmed range of a cell and what is known to stand in it."""

    start: int
    end: int
    holds: tuple[Value, ...]

    @property
    def is_name(self) -> bool:
        """Whether a person stands in it."""
        return any(value.kind is Kind.PERSON for value in self.holds)

    @property
    def is_identity(self) -> bool:
        """Whether it begins with what only one person has."""
        return any(value.kind in _IDENTITY and value.start == self.start for value in self.holds)

    @property
    def is_open(self) -> bool:
        """Whether nothing is known of it, or only that a part of it is somebody's name."""
        return all(value.kind is Kind.PERSON for value in self.holds) and (
            sum(value.end - value.start for value in self.holds) < self.end - self.start
        )


def with_rows(text: str, values: tuple[Value, ...]) -> tuple[Value, ...]:
    """The values of a text with the names that only their column tells."""
    found = [value for rows in _blocks(text, values) for value in _in_columns(text, rows)]
    if not found:
        return values
    inside = {id(value) for row in found for value in _held(values, row.start, row.end)}
    kept = [value for value in values if id(value) not in inside]
    return tuple(sorted((*kept, *found), key=lambda value: value.start))


def _blocks(text: str, values: tuple[Value, ...]) -> Iterator[list[list[_Cell]]]:
    """The lines of a list that have as many cells, two at least of three in a run."""
    for sign in _SIGNS:
        if text.count(sign) < _FEWEST_LINES * (_FEWEST_CELLS - 1):
            continue
        run: list[list[_Cell]] = []
        position = 0
        for line in (*text.split("\n"), ""):
            if line.count(sign) >= _FEWEST_CELLS - 1:
                run.append(list(_cells(line, position, sign, text, values)))
            else:
                yield from _alike(run)
                run = []
            position += len(line) + 1


def _alike(run: Sequence[list[_Cell]]) -> Iterator[list[list[_Cell]]]:
    for count in {len(row) for row in run} if len(run) >= _FEWEST_LINES else ():
        rows = [row for row in run if len(row) == count]
        if len(rows) > 1:
            yield rows


def _cells(line: str, position: int, sign: str, text: str, values: tuple[Value, ...]) -> Iterator[_Cell]:
    for words in line.split(sign):
        start, end = position, position + len(words)
        position = end + 1
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        yield _Cell(start, end, _held(values, start, end))


def _held(values: tuple[Value, ...], start: int, end: int) -> tuple[Value, ...]:
    """The values of a text, which are in order, that have a part in a range."""
    last = bisect_left(values, end, key=attrgetter("start"))
    first = last
    while first > 0 and values[first - 1].end > start:
        first -= 1
    return values[first:last]


def _in_columns(text: str, rows: Sequence[Sequence[_Cell]]) -> Iterator[Value]:
    columns = list(zip(*rows, strict=True))
    for index, column in enumerate(columns):
        filled = [cell for cell in column if cell.end > cell.start]
        names = sum(cell.is_name for cell in filled)
        is_beside = index + 1 < len(columns) and 2 * sum(cell.is_identity for cell in columns[index + 1]) > len(filled)
        if (names and is_beside) or (names >= _FEWEST_NAMES and 2 * names >= len(filled)):
            for cell in filled:
                if cell.is_open and _may_be_name(text[cell.start : cell.end]):
                    yield Value(cell.start, cell.end, Kind.PERSON, _SCORE, "name_in_column", frozenset({Hint.NONE}))


def _may_be_name(words: str) -> bool:
    if _LATIN.fullmatch(words):
        return True
    parts = words.split(" ")
    if _HANGUL.fullmatch(words) is None or any(_is_word(part) for part in (words, *parts)):
        return False
    return len(parts) > 1 or looks_like_name(words)


def _is_word(word: str) -> bool:
    is_listed = word in COMMON_NOUNS or word in NOT_NAMES or word in LABELS or word in PLAIN_COLUMNS
    is_listed = is_listed or is_place(word) or BANK.fullmatch(word) is not None
    return is_listed or any(form.search(word) for form in (RANK, DEPARTMENT, _OFFICE))
