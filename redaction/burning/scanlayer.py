"""Words that OCR read in pictures of a page, for the invisible layer: outside boxes, each place once, on the grid.

What OCR says of places is rough: a word of which any letter lies in a box, or near one, is left out whole.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from redaction.burning.glyphs import Drawn, overlap
from redaction.burning.textlayer import GRID_PT, SMALLEST_SIZE_PT, Word, even_cells, snap
from redaction.types import PageText, Rect

BASELINE = 0.2
"""How far above the foot of its letters, in their height, a word's line of writing is set."""
NEAR_BOX_PT = 1.0


@dataclass(frozen=True, slots=True)
class _Seen:
    """A run of letters without a blank, with their places. `starts_line` says that OCR began a line with it."""

    text: str
    places: tuple[Rect, ...]
    starts_line: bool

    def around(self) -> Rect:
        """The place of the whole word."""
        sides = list(zip(*self.places, strict=True))
        return min(sides[0]), min(sides[1]), max(sides[2]), max(sides[3])


def seen_words(page: PageText | None, drawn: Drawn, boxes: Sequence[Rect]) -> tuple[Word, ...]:
    """The words that only OCR read: on the visible area, away from boxes and from letters that are drawn as text."""
    if page is None or page.seen_from is None:
        return ()
    drawn_places = [glyph.ink for glyph in drawn.glyphs if glyph.is_visible]
    taken: list[Rect] = []
    words: list[Word] = []
    for seen in _runs(page, page.seen_from):
        around = seen.around()
        if not _lies_in(around, drawn.area) or any(
            overlap(_grown(place), box) for place in seen.places for box in boxes
        ):
            continue
        if any(_holds_middle(around, place) or _holds_middle(place, around) for place in (*taken, *drawn_places)):
            continue
        taken.append(around)
        words.append(_word(seen, around))
    return tuple(words)


def _runs(page: PageText, start: int) -> Iterator[_Seen]:
    text: list[str] = []
    places: list[Rect] = []
    starts_line = True
    for character, place in zip(page.text[start:] + "\n", (*page.rects[start:], None), strict=True):
        if place is not None and not character.isspace():
            text.append(character)
            places.append(place)
            continue
        if text:
            yield _Seen("".join(text), tuple(places), starts_line)
            starts_line = False
            text, places = [], []
        starts_line = starts_line or character == "\n"


def _lies_in(place: Rect, area: Rect) -> bool:
    return area[0] <= place[0] and area[1] <= place[1] and place[2] <= area[2] and place[3] <= area[3]


def _grown(place: Rect) -> Rect:
    return place[0] - NEAR_BOX_PT, place[1] - NEAR_BOX_PT, place[2] + NEAR_BOX_PT, place[3] + NEAR_BOX_PT


def _holds_middle(place: Rect, other: Rect) -> bool:
    x, y = (other[0] + other[2]) / 2, (other[1] + other[3]) / 2
    return place[0] <= x <= place[2] and place[1] <= y <= place[3]


def _word(seen: _Seen, around: Rect) -> Word:
    x0, y0, x1, y1 = around
    angle = _angle(seen)
    along, height = (x1 - x0, y1 - y0) if angle in (0, 180) else (y1 - y0, x1 - x0)
    foot = BASELINE * height
    origin = {0: (x0, y0 + foot), 90: (x1 - foot, y0), 180: (x1, y1 - foot), 270: (x0 + foot, y1)}[angle]
    cells = even_cells(seen.text, max(GRID_PT, snap(along)))
    size = max(SMALLEST_SIZE_PT, snap(height))
    return Word(seen.text, (snap(origin[0]), snap(origin[1])), size, angle, cells, seen.starts_line, blank_after=True)


def _angle(seen: _Seen) -> int:
    """The direction of writing as a multiple of 90 degrees, told by the first letter and the last."""
    first, last = seen.places[0], seen.places[-1]
    dx, dy = last[0] + last[2] - first[0] - first[2], last[1] + last[3] - first[1] - first[3]
    return round(math.degrees(math.atan2(dy, dx)) / 90) * 90 % 360
