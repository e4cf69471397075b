"""Tables in plain text: a header line names its columns, the lines under it fill them (roster mode).

Cells are set apart by `|`, tab, two or more blanks, commas, or by single blanks where every word of the header is a
column word. Columns of real PDFs come from word boxes instead (redaction.finding.tables.rosters).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from redaction.finding.language.words import RANK, looks_like_name
from redaction.finding.recognizing.label_table import FIRM_COLUMNS, OFFICE_COLUMNS, PLAIN_COLUMNS, SITE_COLUMNS
from redaction.finding.recognizing.label_values import cell_hits
from redaction.finding.recognizing.labels import is_exact_label, label_of
from redaction.finding.recognizing.name_forms import name_at
from redaction.finding.values.hits import Hint, Hit
from redaction.types import Kind

_SEPARATORS = (
    re.compile(r" *\| *"),
    re.compile(r" +/ +"),
    re.compile(r" *\t+ *"),
    re.compile(r" {2,}"),
    re.compile(r" *, *"),
    re.compile(" "),
)
_HOME_KINDS = frozenset({Kind.ADDRESS, Kind.BIRTH_DATE, Kind.RESIDENT_NUMBER, Kind.FOREIGNER_NUMBER, Kind.AGE})
_NUMERIC = frozenset({Kind.PHONE, Kind.BIRTH_DATE, Kind.RESIDENT_NUMBER, Kind.AGE, Kind.ACCOUNT})
_MIN_KNOWN = 0.6
_MAX_BLANK_LINES = 1
_WHOLE_LINE_SCORE = 0.8
_SHORT_SCORE = 0.35
_SHORT_NAME = 2
_MIN_VERTICAL = 3
_MAX_CELL = 40
_CELLS_KEPT = 4_096
_MAX_LABEL = 12
_BRACKET = re.compile(r"\([^()]*\)?")


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

    @property
    def has_home_address(self) -> bool:
        """Whether homes have a column, so that the column of sites holds no homes."""
        return any(column.kind is Kind.ADDRESS and column.hint is not Hint.SITE for column in self.columns)

    @property
    def has_people(self) -> bool:
        """Whether a column holds names."""
        return any(column.kind is Kind.PERSON for column in self.columns)

    def _is_of_firms(self) -> bool:
        """Whether a column names firms, schools or clubs, and none ranks or departments."""
        return not self.has_office_columns and any(column.word in FIRM_COLUMNS for column in self.columns)

    def hint_of(self, column: Column, row: str) -> Hint:
        """Whose name or place stands in a row's cell of this column."""
        if column.hint is Hint.SITE:
            return Hint.SITE if self.has_home_address or not self.has_people else Hint.FACILITY
        if column.kind is Kind.PERSON and column.hint is Hint.OFFICIAL and self._is_of_firms():
            return Hint.OFFICIAL if RANK.search(row) else Hint.REVIEW
        if column.kind is not Kind.PERSON or column.hint not in {Hint.NEUTRAL, Hint.PRIVATE}:
            return column.hint
        if not self.has_office_columns or column.hint is Hint.PRIVATE:
            return Hint.PRIVATE
        if self.has_home_columns or _APPOINTED.search(row):
            return Hint.REVIEW
        return Hint.OFFICIAL if RANK.search(row) else Hint.REVIEW


_APPOINTED = re.compile(r"위촉|민간|외부")
"""A row of a committee's list that is no official's."""


@lru_cache(maxsize=_CELLS_KEPT)
def column_of(words: str) -> Column | None:
    """What a header cell announces, or None where it is no column word."""
    squeezed = re.sub(r"[\s·*※]", "", words)
    squeezed = re.sub(r"\([^()]*\)$", "", squeezed) or squeezed
    if squeezed in SITE_COLUMNS:
        return Column(Kind.ADDRESS, Hint.SITE, squeezed)
    if squeezed in OFFICE_COLUMNS or squeezed in PLAIN_COLUMNS:
        return Column(None, Hint.NONE, squeezed)
    parts = _JOINT.split(re.sub(r"[\s)]", "", words))
    if len(parts) > 1 and all(part in OFFICE_COLUMNS for part in parts):
        return Column(None, Hint.NONE, parts[0])
    found = label_of(words) if len(squeezed) <= _LONGEST_COLUMN or is_exact_label(words) else None
    return Column(*found) if found is not None else None


_LONGEST_COLUMN = 10
_JOINT = re.compile(r"[·/,(]|및")
"""What stands between two words of one column (소속·직위)."""


def header_of(line: str) -> Header | None:
    """The columns of a line that is a table's header, or None."""
    for separator in _SEPARATORS:
        cells = _joined([cell for cell in separator.split(line.strip(" |\t")) if cell])
        if len(cells) < 2:
            continue
        columns = [column_of(cell) for cell in cells]
        known = [column for column in columns if column is not None]
        enough = _enough(cells, known) if separator is _SEPARATORS[-1] else max(2, _MIN_KNOWN * len(cells))
        if len(known) >= enough and any(column.kind is not None for column in known):
            return Header(
                tuple(column or _unknown(cell) for column, cell in zip(columns, cells, strict=True)), separator
            )
    return None


def _unknown(cell: str) -> Column:
    """A column of nothing private; the word is kept where it tells that firms are listed."""
    squeezed = re.sub(r"\s", "", cell)
    return Column(None, Hint.NONE, squeezed if squeezed in FIRM_COLUMNS else "")


def _joined(cells: list[str]) -> list[str]:
    """The cells of a header with spaced words (성 명, 주 소) put together."""
    joined: list[str] = []
    for cell in cells:
        is_half = bool(joined) and len(joined[-1]) == 1 and len(cell) == 1
        if is_half and column_of(joined[-1] + cell) is not None:
            joined[-1] += cell
        else:
            joined.append(cell)
    return joined


def _enough(cells: list[str], known: list[Column]) -> float:
    """How many cells of a header set by single blanks must be known: all, or most where names and numbers are."""
    kinds = {column.kind for column in known}
    is_list = Kind.PERSON in kinds and bool(kinds & _NUMERIC) and len(cells) <= _MAX_COLUMNS
    return _MIN_KNOWN * len(cells) if is_list else len(cells)


_MAX_COLUMNS = 9


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
        yield from _loose_hits(text, header, start, end)
        return
    hits: list[Hit] = []
    for column, (cell_start, cell_end) in zip(header.columns, cells, strict=True):
        if column.kind is not None:
            hint = header.hint_of(column, text[start:end])
            found = list(cell_hits(text, column.kind, hint, cell_start, cell_end, recognizer="column"))
            if not found and column.kind in _NUMERIC and header.separator is _SEPARATORS[-1]:
                return  # a sentence with as many words as the header has columns
            hits += found
    yield from hits


_LOOSE_DATE = re.compile(
    r"(?<![0-9.\-])(?:[0-9]{2,4}[.\-] ?[0-9]{1,2}[.\-] ?[0-9]{1,2}\.?|"
    r"[0-9]{4}년 ?[0-9]{1,2}월 ?[0-9]{1,2}일|[0-9]{6})(?![0-9\-])"
)
_SENTENCE = re.compile(
    r"[다음함임]\.|까지|부터|하여|[가-힣]-[0-9]{2,}|관련|근거|공고|고시|[“”\"]|[가-힣]{2,}[은는을를에] "
)
_CLOSING_NAME = re.compile(r"(?:[.)다함임됨음]|귀하|[가-힣]씨) (?P<name>[가-힣]{2,4})\s*$")
_LOOSE_AGE = re.compile(r"(?<![가-힣0-9])(?:만 ?)?[0-9]{1,3} ?(?:세|살)(?![가-힣])")


def _loose_hits(text: str, header: Header, start: int, end: int) -> Iterator[Hit]:
    """A row whose cells do not match the header's: its only date, or its only age, is still the column's.

    So is the official's name that closes the row behind a sentence where the last column is an official's.
    """
    closing = _CLOSING_NAME.search(text, start, end)
    if closing and header.columns[-1].hint is Hint.OFFICIAL and looks_like_name(closing["name"]):
        yield Hit(*closing.span("name"), Kind.PERSON, _WHOLE_LINE_SCORE, "column_name", Hint.OFFICIAL)
    if _SENTENCE.search(text, start, end):
        return
    kinds = {column.kind for column in header.columns}
    for kind, form in ((Kind.BIRTH_DATE, _LOOSE_DATE), (Kind.AGE, _LOOSE_AGE)):
        found = list(form.finditer(text, start, end)) if kind in kinds else []
        if len(found) == 1:
            yield Hit(*found[0].span(), kind, _WHOLE_LINE_SCORE, "column", Hint.PRIVATE)
        elif kind is Kind.BIRTH_DATE and found:
            yield from _dates_in_order(header, found)
    if Kind.CERTIFICATE_NUMBER in kinds:
        for paper in _LOOSE_PAPER.finditer(text, start, end):
            yield Hit(*paper.span(), Kind.CERTIFICATE_NUMBER, _SHORT_SCORE, "column", Hint.PRIVATE)


def _dates_in_order(header: Header, found: list[re.Match[str]]) -> Iterator[Hit]:
    """The births among several dates of a row, where the header has as many columns of dates as the row has dates."""
    dates = [column for column in header.columns if column.kind is Kind.BIRTH_DATE or _DATE_COLUMN.search(column.word)]
    if len(dates) == len(found):
        for column, date in zip(dates, found, strict=True):
            if column.kind is Kind.BIRTH_DATE:
                yield Hit(*date.span(), Kind.BIRTH_DATE, _WHOLE_LINE_SCORE, "column", Hint.PRIVATE)


_DATE_COLUMN = re.compile(r"(?:일|일자|날짜|일시|기한)$")
_LOOSE_PAPER = re.compile(
    r"(?<![0-9.\-/])(?:(?:[가-힣]{2,4} ?)?제 ?[0-9]{2,4}-[0-9]{2,7}(?: ?호)?|[A-Z]{0,2}[0-9]{6,8})(?![0-9.\-/,]|"
    r"[원명건])"
)
"""What may be the number of a personal paper in a row whose cells cannot be told apart."""


def _cells(text: str, separator: re.Pattern[str], start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start] in " |\t":
        start += 1
    while end > start and text[end - 1] in " |\t":
        end -= 1
    for gap in separator.finditer(text, start, end):
        yield start, gap.start()
        start = gap.end()
    yield start, end


def vertical_hits(lined: str) -> Iterator[Hit]:
    """Tables read cell by cell, one a line: after three and more header lines, lines that have a column's form."""
    columns: list[Column] = []
    run: list[Column] = []
    places: list[tuple[int, int]] = []
    position = 0
    for line in lined.split("\n"):
        start, position = position, position + len(line) + 1
        column = column_of(line.strip()) if line.strip() and len(line.strip()) <= _MAX_LABEL else None
        if column is not None:
            run.append(column)
            continue
        if len(run) >= _MIN_VERTICAL and any(each.kind is not None for each in run):
            columns, places = run, []
        run = []
        if len(line) > _MAX_CELL or _ORDINAL.fullmatch(line):
            yield from _place_hits(columns, places)
            columns, places = (columns if len(line) <= _MAX_CELL else []), []
        if columns and line.strip() and not _IS_STEP.fullmatch(lined, *_line_above(lined, start)):
            yield from _whole_line_hits(lined, columns, start, start + len(line))
            if _PLACE_LINE.match(line):
                places.append((start, start + len(line)))
    yield from _place_hits(columns, places)


_ORDINAL = re.compile(r" *[0-9]{1,4} *")
_PLACE_LINE = re.compile(r" *(?:[가-힣]{2,8} )*[가-힣][가-힣0-9·]{0,11}(?:리|동|로|길) ?(?:산 ?)?[0-9]")


def _place_hits(columns: list[Column], places: list[tuple[int, int]]) -> Iterator[Hit]:
    """The places of one record in the order of the columns of places, where there are as many as columns."""
    table = Header(tuple(columns), _SEPARATORS[-1])
    fields = [column for column in columns if column.kind is Kind.ADDRESS]
    if table.has_home_address and len(places) == len(fields):
        for column, (start, end) in zip(fields, places, strict=True):
            yield Hit(start, end, Kind.ADDRESS, _SHORT_SCORE, "column", table.hint_of(column, ""))


def _whole_line_hits(text: str, columns: list[Column], start: int, end: int) -> Iterator[Hit]:
    """The first column whose form fills the line, brackets aside, gives it its kind."""
    table = Header(tuple(columns), _SEPARATORS[-1])
    for column in columns:
        if column.kind is None or column.kind is Kind.ADDRESS:
            continue
        rank = _cell_of_rank(text, table, column, start, end) if column.kind is Kind.PERSON else ""
        hint = table.hint_of(column, rank) if column.kind is Kind.PERSON else column.hint
        for hit in cell_hits(text, column.kind, hint, start, end, recognizer="column"):
            rest = _BRACKET.sub("", text[hit.end : end]).strip()
            is_count = hit.kind is Kind.AGE and text[hit.end - 1] not in "세살"
            if text[start : hit.start].strip() == "" and rest == "" and not is_count:
                yield replace(hit, score=_vertical_score(text[hit.start : hit.end], hit.kind))
                return


def _cell_of_rank(text: str, table: Header, column: Column, start: int, end: int) -> str:
    """The line above or below a name read as a cell, where the header has a column of ranks on that side of it."""
    place = table.columns.index(column)
    if place > 0 and table.columns[place - 1].word in OFFICE_COLUMNS:
        return text[text.rfind("\n", 0, max(0, start - 1)) + 1 : start]
    if place + 1 < len(table.columns) and table.columns[place + 1].word in OFFICE_COLUMNS:
        return text[end + 1 : end + 1 + _MAX_CELL].split("\n")[0]
    return ""


def _vertical_score(words: str, kind: Kind) -> float:
    """A name alone in its line is sure where it has a name's length and does not end as shops and things do."""
    doubtful = kind is Kind.PERSON and (len(words) <= _SHORT_NAME or _THING.search(words))
    return _SHORT_SCORE if doubtful else _WHOLE_LINE_SCORE


_THING = re.compile(
    r"[가-힣](?:점|카페|식당|가든|펜션|민박|상회|마트|농원|축사|주택|시설|창고|상사|산업|농장|음식점|건설|슈퍼|"
    r"약국|미용실|로)$"
)


def _line_above(text: str, start: int) -> tuple[int, int]:
    """Where the line above begins and ends."""
    return text.rfind("\n", 0, max(0, start - 1)) + 1, max(0, start - 1)


_STEP = rf"(?:{RANK.pattern}|담당자?|실무자|기안자?|검토자?|협조자?|전결|결재권자|부서장)"
_IS_STEP = re.compile(rf"[ \t]*{_STEP}[ \t]*")
"""A cell of an approval: who stands in the next one acts in office, whatever the columns further up hold."""
_APPROVAL = re.compile(rf"[ \t|]*(?=결|[^\n]*?{RANK.pattern})(?:결(?: *재)?[ \t|]*)?{_STEP}(?:[ \t|]+{_STEP})+[ \t|]*")
"""A line of the steps of an approval; one at least is a rank, or the line says 결재."""
_MAX_APPROVAL = 400
_SECOND_HALF = re.compile(r" *(?:결 *)?재[ |]+")
_RANK_LINE = re.compile(rf" *(?:{RANK.pattern}|담당) *")


def approval_hits(lined: str) -> Iterator[Hit]:
    """The approval block of a letter: a line of ranks with a line of names under it, or ranks and names one a line."""
    ranks = 0
    due = 0
    position = 0
    for line in lined.split("\n"):
        start, position = position, position + len(line) + 1
        if _RANK_LINE.fullmatch(line):
            ranks += 1
            continue
        due, ranks = (ranks if ranks > 1 else due), 0
        if len(line) <= _MAX_APPROVAL and _APPROVAL.fullmatch(_SPREAD.sub(_squeezed, line)):
            due = 1
        elif due and line.strip():
            due -= 1
            second_half = _SECOND_HALF.match(line)
            begin = start + (second_half.end() if second_half else 0)
            for name_start, name_end in _names_of_line(lined, begin, start + len(line)):
                yield Hit(name_start, name_end, Kind.PERSON, 0.85, "approval_block", Hint.OFFICIAL)


_SPREAD = re.compile(r"(?<![가-힣])[가-힣](?: {1,6}[가-힣]){1,3}(?![가-힣])")


def _squeezed(match: re.Match[str]) -> str:
    """A title set wide (팀 장), its blanks taken out."""
    return re.sub(r"\s", "", match.group())


def _names_of_line(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while (name := name_at(text, start, end, strict=True)) is not None:
        yield name
        start = name[1]
