"""Where the columns of a table part: bands between two header words that hardly any row under them reaches into.

A header word stands anywhere over its column, in the middle of a broad one far from where its sentences begin; what
parts two columns is the white between them, which all rows share. Limits: columns whose cells reach into each other
have no band and no wall; one row alone tells only where its band is much broader than the blanks between its words.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf

from redaction.finding.tables.rows import Extent, Row

Walls = tuple[float | None, ...]
"""Between each two columns the x that parts them, None where nothing tells."""

_MOST_CROSSING = 0.1
"""So large a part of the rows may reach into a band: a title, a note, a cell that runs over."""
_CLEARLY = 1.5
"""The band must be so many times as broad as the next, else it may be a blank of a sentence."""
_NARROWEST_PT = 1.0
_WITHIN = 0.5


def walls_of(extents: Sequence[Extent], rows: Sequence[Row]) -> Walls:
    """The walls between header words that stand at `extents`, by the rows under them. Without rows there are none."""
    words = [(word.rect[0], word.rect[2]) for row in rows for cell in row for word in cell]
    most = int(len(rows) * _MOST_CROSSING)
    bounds = ((-inf, -inf), *extents, (inf, inf))
    return tuple(
        _wall((bounds[at][1], bounds[at + 3][0]), (left[1], right[0]), words, most)
        for at, (left, right) in enumerate(pairwise(extents))
    )


def _wall(reach: Extent, between: Extent, words: list[Extent], most: int) -> float | None:
    """The x that parts two columns, which with their neighbours' words beside them take up `reach`."""
    near = [(low, high) for low, high in words if low >= reach[0] and high <= reach[1]]
    found = [
        band
        for band in _bands(*between, words, most)
        if _width(band) >= _NARROWEST_PT
        and any(high <= band[0] + _WITHIN for _, high in near)
        and any(low >= band[1] - _WITHIN for low, _ in near)
    ]
    found.sort(key=_width, reverse=True)
    is_clear = len(found) == 1 or (len(found) > 1 and _width(found[0]) >= _CLEARLY * _width(found[1]))
    return sum(found[0]) / 2 if is_clear else None


def _width(band: Extent) -> float:
    return band[1] - band[0]


def _bands(start: float, end: float, words: list[Extent], most: int) -> Iterator[Extent]:
    """The parts of a stretch that at most so many words reach into."""
    edges = [(max(start, low), 1) for low, high in words if low < end and high > start]
    edges += [(min(end, high), -1) for low, high in words if low < end and high > start]
    depth, begin = 0, start
    for place, step in sorted(edges):
        is_free, depth = depth <= most, depth + step
        if is_free and depth > most:
            yield begin, place
        elif not is_free and depth <= most:
            begin = place
    if depth <= most and begin < end:
        yield begin, end


def columns_between(walls: Walls, extent: Extent) -> range:
    """The columns in which something may stand: all, less those that a wall parts it from."""
    first, last = 0, len(walls)
    for index, wall in enumerate(walls):
        if wall is not None and extent[0] >= wall:
            first = index + 1
        elif wall is not None and extent[1] <= wall:
            last = min(last, index)
    return range(first, max(first, last) + 1)
