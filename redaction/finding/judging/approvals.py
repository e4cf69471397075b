"""The foot of a letter and the box of an approval: 기안 … 검토 … 전결 …, in a line, cell by cell, or as two rows."""

import re

from redaction.finding.language.words import RANK
from redaction.finding.values.hits import line_around
from redaction.finding.values.merging import Value

_STEPS = "기안|검토|협조|전결|결재|대결"
_STEP_OR_ITS_OWNER = f"(?:{_STEPS})(?:자|권자)?"
_TITLE = rf"[가-힣]{{0,8}}(?:{RANK.pattern})"
_WORDS = re.compile(f"{_STEPS}|시행|접수|감독|담당")
MIN_WORDS = 2
_BARE = re.compile(rf" *(?:{_STEP_OR_ITS_OWNER}[ :|]{{1,4}}[가-힣]{{2,4}}(?:[ ,/|]+|$)){{2,}}")
"""The foot of a letter with nothing but its words and names."""
_SENTENCE = re.compile(r"[가-힣](?:을|를|은|는|한|된|할|하여|에서|으로|에게|에)(?= |$)|다\.|[함음됨임](?:\.|$)")
_BEFORE_NAME = re.compile(
    rf"(?:(?:전결|결재|대결|{RANK.pattern})[ :|(]{{0,3}}(?:[0-9]{{1,4}}[./년월일 ]{{1,2}}){{1,3}}|"
    rf"(?:{_WORDS.pattern}|{RANK.pattern})(?:자|권자)?[ :|/,(]{{0,4}})$"
)
"""What stands right before a name in the foot of a letter: one of its words or a title, and the day of a decision."""
_CELL = re.compile(rf"(?:^|\n) *(?:{_STEP_OR_ITS_OWNER}|{_TITLE}) *\n *$")
_CELL_LEAD = 20
_PARTED = re.compile(r" *[\t|] *| {2,}")
_BOX_HEAD = re.compile(rf"{_STEP_OR_ITS_OWNER}|(?:담당|결정)(?:자|권자)?|{_TITLE}")
_ROW_REACH = 160


def words_of_approval(line: str) -> int:
    """How many words of an approval a line has."""
    return len(_WORDS.findall(line))


def is_approved_by(text: str, value: Value, line: str, lead: str) -> bool:
    """Whether a name stands as a step of an approval: in the foot of a letter, in a cell of its own, or in a box."""
    if _BEFORE_NAME.search(lead) and _is_foot(line):
        return True
    return _is_cell(text, value) or _is_in_box(text, value)


def _is_foot(line: str) -> bool:
    """Whether a line is the foot of a letter (기안 … 검토 … 전결 …): its words and ranks, and no sentence."""
    if _BARE.fullmatch(line):
        return True
    words, titles = words_of_approval(line), len(RANK.findall(line))
    return bool(words and titles) and words + titles > MIN_WORDS and _SENTENCE.search(line) is None


def _is_cell(text: str, value: Value) -> bool:
    """Whether a name fills its line and the line above is a title or a word of the foot, as cells read one by one."""
    ends = text[value.end : value.end + 1] in {"", "\n"}
    return ends and _CELL.search(text, max(0, value.start - _CELL_LEAD), value.start) is not None


def _is_in_box(text: str, value: Value) -> bool:
    """Whether the row above has a title or a word of an approval over each cell of the name's row."""
    start, end = line_around(text, value.start, value.end)
    above = text[max(0, start - _ROW_REACH) : start].rstrip("\n").rpartition("\n")[2]
    heads = [head.replace(" ", "") for head in _PARTED.split(above.strip(" \t|")) if head.strip()]
    if len(heads) < MIN_WORDS or not all(map(_BOX_HEAD.fullmatch, heads)):
        return False
    cells = _PARTED.split(text[start:end].strip(" \t|"))
    return len(cells) == len(heads) and text[value.start : value.end] in cells
