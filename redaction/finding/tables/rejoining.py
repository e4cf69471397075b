"""Text broken at a width: its lines put together again, so that rows of tables have all their cells.

Whoever copies a text from a narrow window or an old mail gets every long line cut at the same number of characters, in
the middle of words too. A line may fill the width by chance and end there: what begins a row of its own is not put
behind it. Limits: breaks at blanks (word wrap) leave lines of many lengths and are not undone.
"""

import re
from collections.abc import Iterator

_SHORTEST_WIDTH = 20
_MIN_FULL = 3
_SLACK = 1
"""A line cut at a width may lack so many characters: some count the break itself."""
_BARS = re.compile("[|\t]")
_ORDINAL = re.compile(r" *([0-9]{1,4})(?: *[|\t]| {1,4}(?=[^\s0-9]))")
_DIGIT = re.compile("[0-9]")
_MARK = re.compile("[※○●◦▪■▶] ")
"""What notes and paragraphs of their own begin with."""


def rejoined(text: str) -> tuple[str, tuple[int, ...]] | None:
    """The text without the breaks that a width made, and where each of its characters stands; None without any."""
    lines = text.split("\n")
    width = max(len(line) for line in lines)
    full = [width - len(line) <= _SLACK for line in lines[:-1]]
    if width < _SHORTEST_WIDTH or sum(full) < _MIN_FULL:
        return None
    places: list[int] = []
    position = 0
    for line, is_joined in zip(lines, [*_joined(lines, full), True], strict=True):
        end = position + len(line)
        places.extend(range(position, end if is_joined else end + 1))
        position = end + 1
    return "".join([text[place] for place in places]), tuple(places)


def _joined(lines: list[str], full: list[bool]) -> Iterator[bool]:
    """For each line but the last whether the next goes on with it."""
    whole, bars_above = "", 0
    for line, following, is_full in zip(lines, lines[1:], full, strict=False):
        whole += line
        is_joined = is_full and not _begins_anew(whole, following, bars_above)
        yield is_joined
        if not is_joined:
            whole, bars_above = "", len(_BARS.findall(whole))


def _begins_anew(whole: str, following: str, bars_above: int) -> bool:
    """Whether a line is a row or a note of its own: all cells of the row above are there, or it has the next number."""
    if _MARK.match(following):
        return True
    bars = len(_BARS.findall(whole))
    if bars and bars >= bars_above > 0:
        return _BARS.search(following) is not None
    number = _number_of(whole)
    return number is not None and (number == 0) is (bars > 0) and _number_of(following) == number + 1


def _number_of(line: str) -> int | None:
    """The number a row begins with; 0 for a header, whose words hold no digit."""
    ordinal = _ORDINAL.match(line)
    if ordinal is not None:
        return int(ordinal[1])
    return None if _DIGIT.search(line) else 0
