"""Text broken at a width: its lines put together again, so that rows of tables have all their cells.

Whoever copies a text from a narrow window or an old mail gets every long line cut at the same number of characters, in
the middle of words too. Limits: breaks at blanks (word wrap) leave lines of many lengths and are not undone.
"""

_SHORTEST_WIDTH = 20
_MIN_FULL = 3
_SLACK = 1
"""A line cut at a width may lack so many characters: some count the break itself."""


def rejoined(text: str) -> tuple[str, tuple[int, ...]] | None:
    """The text without the breaks that a width made, and where each of its characters stands; None without any."""
    lines = text.split("\n")
    width = max(len(line) for line in lines)
    full = [width - len(line) <= _SLACK for line in lines[:-1]]
    if width < _SHORTEST_WIDTH or sum(full) < _MIN_FULL:
        return None
    places: list[int] = []
    position = 0
    for line, is_full in zip(lines, [*full, True], strict=True):
        end = position + len(line)
        places.extend(range(position, end if is_full else end + 1))
        position = end + 1
    return "".join([text[place] for place in places]), tuple(places)
