"""Which pictures of a page are figures to whoever listens to it, and after which words they are read."""

import math
from collections.abc import Sequence

from redaction.burning.textlayer import Word
from redaction.types import Rect

LEAST_SIDE_PT = 12.0
"""Smaller pictures are bullets, parts of rules, edges of letters: decoration, which nobody wants read out."""


def is_figure(place: Rect) -> bool:
    """Whether a picture in `place`, in points, is large enough to be one."""
    return min(place[2] - place[0], place[3] - place[1]) >= LEAST_SIDE_PT


def word_above(place: Rect, words: Sequence[Word], rotation: int) -> int | None:
    """The number of the word nearest above the upper side of `place` on the page as seen, None if there is none.

    Words in the picture's own column come first. `rotation` is the page's, in degrees.
    """
    left, top, right = _seen(place, rotation)
    standing: list[tuple[bool, float, int]] = []
    for at, word in enumerate(words):
        across, height = _turned(word.origin, rotation)
        if height >= top:
            standing.append((not left <= across <= right, height, -at))
    return -min(standing)[2] if standing else None


def _seen(place: Rect, rotation: int) -> tuple[float, float, float]:
    """A place on the page as seen: its left side, its upper side, its right side."""
    one, other = _turned(place[:2], rotation), _turned(place[2:], rotation)
    return min(one[0], other[0]), max(one[1], other[1]), max(one[0], other[0])


def _turned(point: tuple[float, float], rotation: int) -> tuple[float, float]:
    """A point as (across, up) on the page as seen."""
    turn = math.radians(-rotation)
    x, y = point
    return x * math.cos(turn) - y * math.sin(turn), x * math.sin(turn) + y * math.cos(turn)
