"""The words that stay, as invisible text over the picture of a page, and the fixed words in each box.

Places and sizes snap to a grid, so that the layer tells nothing finer than the picture does.
"""

import math
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from redaction.burning.boxes import Area
from redaction.burning.glyphs import Drawn, Glyph, glyphs_in
from redaction.burning.rects import area_of
from redaction.types import Rect

GRID_PT = 0.5
WIDE_EM, NARROW_EM = 1.0, 0.5
WORD_GAP_EM = 0.6
"""A wider gap along the line, in em, starts a new word even where the paper has no blank."""
LINE_DRIFT_EM = 0.3
UNEVEN_EM = 0.2
"""How far, in em, a character may stand from its place so that its word can be set evenly, in one piece."""
SMALLEST_SIZE_PT = 1.0
TWIN_SHARE = 0.5
"""The share of the smaller one that two boxes must have in common to be announced once: of words set on words, readers
pass over some.
"""


@dataclass(frozen=True, slots=True)
class Word:
    """Text set at `origin` with size `size_pt` along `angle` degrees; `cells` are its characters' widths in points.

    `box` is the number of the box whose fixed words these are, None for words of the paper.
    `starts_line` says that a new line of the paper begins here, `blank_after` that a blank follows.
    `tag` is the original's marked content, `paragraph` and `link` the number of either on the page; -1 if none.
    """

    text: str
    origin: tuple[float, float]
    size_pt: float
    angle: int
    cells: tuple[float, ...]
    starts_line: bool
    box: int | None = None
    blank_after: bool = False
    glyphs: tuple[Glyph, ...] = ()
    tag: int = -1
    paragraph: int = -1
    link: int = -1


def advance_em(character: str) -> float:
    """The width of a character in the layer's font, in em: all wide scripts alike, all narrow ones alike."""
    return WIDE_EM if unicodedata.east_asian_width(character) in "WFA" else NARROW_EM


def width_em(text: str) -> float:
    """The width of a text in the layer's font, in em."""
    return sum(map(advance_em, text))


def words_of(drawn: Drawn, areas: Sequence[Area]) -> tuple[Word, ...]:
    """The visible words outside `areas` in content order; each area's fixed words stand where its first glyph stood."""
    words: list[Word] = []
    run: list[Glyph] = []
    waiting = _announced(areas)
    areas_of: dict[int, list[int]] = defaultdict(list)
    for at, area in enumerate(areas):
        for index in glyphs_in(drawn, area.rects):
            areas_of[index].append(at)
    for index, glyph in enumerate(drawn.glyphs):
        inside = areas_of.get(index, [])
        if inside or not glyph.is_visible or (run and not _continues(run[-1], glyph)):
            _close(run, words, is_joined=not inside and glyph.is_visible and _goes_on(run, glyph))
        for at in inside:
            if waiting.pop(at, None):
                words.append(replace(_label(at, areas[at]), tag=glyph.tag))
        if glyph.is_visible and not inside:
            run.append(glyph)
    _close(run, words)
    words.extend(_label(at, area) for at, area in waiting.items())
    return tuple(words)


def _announced(areas: Sequence[Area]) -> dict[int, Area]:
    """The boxes that get fixed words of their own, by number."""
    announced: dict[int, Area] = {}
    for at, area in enumerate(areas):
        if not any(_is_twin(area, other) for other in announced.values()):
            announced[at] = area
    return announced


def words_in(drawn: Drawn, rects: Sequence[Rect]) -> frozenset[str]:
    """What stands in boxes: runs of glyphs without a blank."""
    words: list[str] = []
    last = -2
    for at in glyphs_in(drawn, rects):
        glyph = drawn.glyphs[at]
        if at != last + 1 or glyph.blank_before:
            words.append("")
        words[-1] += glyph.text
        last = at
    return frozenset(words)


def _is_twin(area: Area, other: Area) -> bool:
    """Whether two boxes lie on each other for the most part, so that one set of words speaks for both."""
    one, two = area.given, other.given
    width, height = min(one[2], two[2]) - max(one[0], two[0]), min(one[3], two[3]) - max(one[1], two[1])
    if width <= 0 or height <= 0 or area.words != other.words:
        return False
    return width * height > TWIN_SHARE * min(area_of(one), area_of(two))


def _along(glyph: Glyph, point: tuple[float, float]) -> tuple[float, float]:
    """`point` relative to the glyph's origin: (along the line, across it)."""
    turn = math.radians(glyph.angle)
    dx, dy = point[0] - glyph.origin[0], point[1] - glyph.origin[1]
    return dx * math.cos(turn) + dy * math.sin(turn), dy * math.cos(turn) - dx * math.sin(turn)


def _extent(glyph: Glyph) -> float:
    """The glyph's advance along its line, from its origin to the far side of its body."""
    x0, y0, x1, y1 = glyph.body
    return max(_along(glyph, corner)[0] for corner in ((x0, y0), (x0, y1), (x1, y0), (x1, y1)))


def _continues(last: Glyph, glyph: Glyph) -> bool:
    """Whether one word may hold both. Writing from right to left goes letter by letter: words are set forward."""
    is_forward = _along(last, glyph.origin)[0] >= -UNEVEN_EM * last.size_pt
    return glyph.style == last.style and glyph.tag == last.tag and is_forward and _adjoins(last, glyph)


def _adjoins(last: Glyph, glyph: Glyph) -> bool:
    if glyph.blank_before or glyph.angle != last.angle:
        return False
    along, across = _along(last, glyph.origin)
    gap = along - _extent(last)
    size = max(last.size_pt, glyph.size_pt)
    return abs(across) <= LINE_DRIFT_EM * size and -size <= gap <= WORD_GAP_EM * size


def snap(value: float) -> float:
    """The nearest place on the layer's grid."""
    return round(value / GRID_PT) * GRID_PT


def _goes_on(run: Sequence[Glyph], glyph: Glyph) -> bool:
    """Whether only the style changes within a word."""
    return bool(run) and _adjoins(run[-1], glyph)


def _close(run: list[Glyph], words: list[Word], *, is_joined: bool = False) -> None:
    """Turn the collected glyphs into a word and empty the run."""
    if not run:
        return
    first = run[0]
    starts = [_along(first, glyph.origin)[0] for glyph in run]
    edges = [snap(edge) for edge in (*starts, starts[-1] + _extent(run[-1]))]
    size = max(SMALLEST_SIZE_PT, snap(first.size_pt))
    origin = (snap(first.origin[0]), snap(first.origin[1]))
    text = "".join(glyph.text for glyph in run)
    even = even_cells(text, max(GRID_PT, edges[-1]))
    is_even = all(
        abs(edge - place) <= UNEVEN_EM * size for edge, place in zip(edges, accumulate(even, initial=0.0), strict=True)
    )
    cells = even if is_even else tuple(max(GRID_PT, after - before) for before, after in pairwise(edges))
    starts_line = _starts_line(words, first)
    words.append(
        Word(
            text,
            origin,
            size,
            first.angle,
            cells,
            starts_line,
            blank_after=not is_joined,
            glyphs=tuple(run),
            tag=first.tag,
        )
    )
    run.clear()


def _starts_line(words: Sequence[Word], glyph: Glyph) -> bool:
    if not words:
        return True
    last = words[-1]
    dx, dy = glyph.origin[0] - last.origin[0], glyph.origin[1] - last.origin[1]
    turn = math.radians(last.angle)
    across = dy * math.cos(turn) - dx * math.sin(turn)
    return glyph.angle != last.angle or abs(across) > max(last.size_pt, glyph.size_pt) / 2


def _label(number: int, area: Area) -> Word:
    """The fixed words of a box, along its longer side and well inside the box as it was drawn."""
    text = area.words
    x0, y0, x1, y1 = area.given
    width, height = x1 - x0, y1 - y0
    if height > width * 2:
        size = min(width * 0.6, height / width_em(text))
        place = ((x0 + x1) / 2 + size * 0.3, y0 + height * 0.05)
        return Word(text, place, size, 90, even_cells(text, height * 0.9), True, number)
    size = min(height * 0.6, 12.0)
    place = (x0 + width * 0.05, (y0 + y1) / 2 - size * 0.3)
    return Word(text, place, size, 0, even_cells(text, width * 0.9), True, number)


def even_cells(text: str, width_pt: float) -> tuple[float, ...]:
    """The widths of characters set evenly over `width_pt`."""
    share = width_pt / width_em(text)
    return tuple(advance_em(character) * share for character in text)
