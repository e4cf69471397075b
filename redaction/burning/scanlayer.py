"""Words that OCR read in pictures of a page, for the invisible layer: outside boxes, each place once, on the grid.

What OCR says of places is rough: a word of which any letter lies in a box, or near one, is left out whole.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from redaction.burning.boxes import Area
from redaction.burning.glyphs import Drawn
from redaction.burning.rects import hull, overlap
from redaction.burning.textlayer import GRID_PT, SMALLEST_SIZE_PT, Word, even_cells, snap
from redaction.types import PageText, Rect

BASELINE = 0.2
"""How far above the foot of its letters, in their height, a word's line of writing is set."""
NEAR_BOX_PT = 1.0
MOST_DRIFT = 0.5
"""How far apart, in their height, the middles of a word's letters may stand across its line."""
MOST_UNEVEN = 2.0
"""How far apart, in their height, the shortest and the longest step from letter to letter may be."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """A run of letters without a blank, with their places. `starts_line` says that OCR began a line with it."""

    text: str
    places: tuple[Rect, ...]
    starts_line: bool

    def around(self) -> Rect:
        """The place of the whole word."""
        return hull(self.places)


def with_seen(words: Sequence[Word], page: PageText | None, drawn: Drawn, areas: Sequence[Area]) -> tuple[Word, ...]:
    """The words, and after them those that only OCR read: on the visible area, away from boxes and drawn letters.

    The fixed words of a box stand where OCR read the first letter under it, if no drawn letter lay there.
    """
    if page is None or page.seen_from is None:
        return tuple(words)
    by_box = {word.box: word for word in words if word.box is not None and word.tag < 0}
    new = _seen_words(page, page.seen_from, drawn, areas, by_box)
    moved = {word.box for word in new if word.box is not None}
    return (*(word for word in words if word.box is None or word.box not in moved), *new)


def _seen_words(page: PageText, start: int, drawn: Drawn, areas: Sequence[Area], labels: dict[int, Word]) -> list[Word]:
    taken = [glyph.ink for glyph in drawn.glyphs if glyph.is_visible]
    words: list[Word] = []
    for seen in _runs(page, start):
        around = seen.around()
        touched = [at for at, area in enumerate(areas) if _touches(seen, area)]
        words += [labels.pop(at) for at in touched if at in labels]
        if touched or not _lies_in(around, drawn.area) or not _is_even(seen):
            continue
        if any(_holds_middle(around, place) or _holds_middle(place, around) for place in taken):
            continue
        taken.append(around)
        words.append(_word(seen, around))
    return words


def _touches(seen: _Seen, area: Area) -> bool:
    return any(overlap(_grown(place), box) for place in seen.places for box in area.rects)


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


def _is_even(seen: _Seen) -> bool:
    """Whether the letters stand in one line and one after another; what OCR strung together has no place to be set."""
    low = 1 if _angle(seen) in (0, 180) else 0
    steps = [_middle(after)[1 - low] - _middle(before)[1 - low] for before, after in pairwise(seen.places)]
    middles = [(place[low] + place[low + 2]) / 2 for place in seen.places]
    height = max(place[low + 2] - place[low] for place in seen.places)
    is_forward = all(step > 0 for step in steps) or all(step < 0 for step in steps)
    is_regular = not steps or max(map(abs, steps)) - min(map(abs, steps)) <= MOST_UNEVEN * height
    return is_forward and is_regular and max(middles) - min(middles) <= MOST_DRIFT * height


def _middle(place: Rect) -> tuple[float, float]:
    return (place[0] + place[2]) / 2, (place[1] + place[3]) / 2


def _holds_middle(place: Rect, other: Rect) -> bool:
    x, y = _middle(other)
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
