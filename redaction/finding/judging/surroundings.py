"""The words around a value in its line; where layout broke the line, what stands beyond the break as well."""

import re

from redaction.finding.language.words import RANK
from redaction.finding.values.hits import line_around
from redaction.finding.values.merging import Value

_LEAD_REACH = 60
_TRAIL_REACH = 40
_MIN_BROKEN = 16
_BREAK = re.compile(r"[\n\r]")
_OPENED = re.compile(r"^ ?[(\[][^()\[\]]*$")
_REST_OF_WORD = re.compile(r" *(?:[과팀실계국소] *)?")


_NEXT_ROW = re.compile(r"\s*(?:[0-9]{1,4}[.)]? ?[|\t]|[0-9가-하]{1,2}[.)] ?[가-힣])|\n *\n")
_MOST_LINES = 2
_LINE_REACH = 160


def line_of(text: str, value: Value) -> str:
    """The line of a value, no more than 160 characters to either side."""
    start, end = line_around(text, value.start, value.end)
    return text[max(start, value.start - _LINE_REACH) : min(end, value.end + _LINE_REACH)]


def row_of(text: str, value: Value) -> str:
    """The line of a value; of a table's row that layout broke, the lines up to the next row's number."""
    start, end = line_around(text, value.start, value.end)
    start = max(start, value.start - _LINE_REACH)
    if "|" in text[start:end] or "\t" in text[start:end]:
        for _ in range(_MOST_LINES):
            is_next = _NEXT_ROW.match(text, end) or _is_row_below(text, start, end)
            end = end if is_next else _line_end(text, end + 1)
    return text[start : min(end, value.end + _LINE_REACH)].replace("\n", " ")


def _is_row_below(text: str, start: int, end: int) -> bool:
    """Whether the line below a row has as many cells, and so is a row of its own."""
    below = _line_end(text, end + 1)
    return any(0 < text.count(sign, start, end) <= text.count(sign, end, below) for sign in "|\t")


def _line_end(text: str, position: int) -> int:
    end = text.find("\n", position)
    return len(text) if end < 0 else end


def surroundings(text: str, value: Value) -> tuple[str, str]:
    """Up to 60 characters in front of a value and 40 behind, tabs as bars.

    Behind, a bracket opened in the line is read to its end in the next one. In front, the end of a long line above is
    read where the value opens its line, or half a department's word does (`…건설\\n과 홍길동`): a short line above is a
    cell, which tells nothing of this one.
    """
    lead, trail = _lead(text, value.start), _trail(text, value.end)
    return lead.replace("\t", "|"), trail.replace("\t", "|")


def _lead(text: str, start: int) -> str:
    lead = _lead_as_set(text, start)
    spread = _SPREAD_WORD.search(lead)
    title = re.sub(r"\s", "", spread["word"]) if spread else ""
    if spread is None or RANK.search(title) is None or not _TITLE.fullmatch(title):
        return lead
    # As long as before: what is searched in it is told from its end.
    return lead[: spread.start()] + title.rjust(len(spread["word"])) + lead[spread.end("word") :]


_SPREAD_WORD = re.compile(r"(?<![가-힣])(?P<word>[가-힣](?:[ \t]{1,6}[가-힣])+)(?=[ :|\t(]*$)(?![가-힣])")
_TITLE = re.compile(rf"[가-힣]{{0,8}}(?:{RANK.pattern})")


def _lead_as_set(text: str, start: int) -> str:
    lines = _BREAK.split(text[max(0, start - _LEAD_REACH) : start])
    if len(lines) > 1 and _REST_OF_WORD.fullmatch(lines[-1]) and len(lines[-2].strip()) >= _MIN_BROKEN:
        return lines[-2] + lines[-1]
    return lines[-2] + lines[-1] if len(lines) > 1 and _is_rest_of_title(lines[-2], lines[-1]) else lines[-1]


_REST_OF_TITLE = re.compile("[가-힣]{1,3} {1,2}")
_TITLE_AT_END = re.compile(rf"(?<=[ 과팀실계국소읍면군])(?:{RANK.pattern}) *$")


def _is_rest_of_title(above: str, line: str) -> bool:
    """Whether a narrow cell cut a title in two (`상하수도사업소 팀\\n장 박현우`)."""
    return _REST_OF_TITLE.fullmatch(line) is not None and _TITLE_AT_END.search(above + line) is not None


def _trail(text: str, end: int) -> str:
    lines = _BREAK.split(text[end : end + _TRAIL_REACH])
    goes_on = len(lines) > 1 and (_OPENED.match(lines[0]) or _is_cut_title(lines[0], lines[1]))
    return lines[0] + lines[1] if goes_on else lines[0]


def _is_cut_title(line: str, below: str) -> bool:
    """Whether a line break cut the title behind a name in two (`연순판 면\n장`)."""
    rest = _REST.match(below)
    if rest is None or _CUT.fullmatch(line) is None:
        return False
    return RANK.fullmatch(line.split()[-1] + rest[1]) is not None


_CUT = re.compile(r" ?(?:[가-힣]{1,8} )?[가-힣]{1,6}")
_REST = re.compile(r"\s*([가-힣]{1,3})(?![가-힣])")
