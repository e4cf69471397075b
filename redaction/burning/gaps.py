"""Where the letters of a line go so that the gap over removed ones tells no more than its length in whole em.

Removed writing whose characters are of unequal widths gets a gap of whole em (two for Latin letters), measured from
the end of the letter before it to the letter after it; what follows in its stretch is moved by what the gap grew.
"""

import math
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from redaction.burning.boxes import Area
from redaction.burning.glyphs import FARTHEST_PT, Drawn, Glyph, glyphs_in
from redaction.burning.stretches import TURNS, Fences, Stretch, across, along, end_of, start_of, stretches
from redaction.types import Rect

LATIN_EM, OTHER_EM = 2.0, 1.0
SMALLER_STEPS = (1.0, 0.5, 0.25)
"""What the step is multiplied by, in turn, where a line has no room for the whole."""
ALMOST = 0.02
"""A gap longer than whole steps by less than this share of a step counts as whole."""
UNEVEN_EM = 0.02
PLACE_DECIMALS = 3
"""Finer places of moved letters would tell, by what was rounded, where they stood."""
BLANK_EM = 0.2
"""How far a bar keeps from letters, in em, where a blank of at least this width was."""
OVERHANG_EM = 0.1
LETTER_EM = 0.6
"""A box that reaches into this part of a line's height, above its foot, stands in the line."""
HAIR_EM = 0.02
MOST_EM = 60.0

Runs = Sequence[tuple[bool, list[int]]]
"""What stays (False) and what goes (True) of a stretch, in order."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How a page is set: how far each glyph (by index) moves along its line, and the bars of each box (by number).

    A bar is (start, end) along the line, in points, for the glyphs it closes. `tight` counts gaps without room.
    """

    shifts: Mapping[int, float]
    bars: Mapping[int, tuple["Bar", ...]]
    tight: int


@dataclass(frozen=True, slots=True)
class Bar:
    """The closed part of a line: the glyphs under it, and where it begins and ends along their line."""

    glyphs: tuple[int, ...]
    start: float
    end: float


@dataclass(slots=True)
class _Setting:
    """A stretch being set anew: how far what comes next moves, and where the last letter that stays ends."""

    shifts: dict[int, float] = field(default_factory=dict)
    bars: list[Bar] = field(default_factory=list)
    shift: float = 0.0
    lead: float | None = None


@dataclass(frozen=True, slots=True)
class _Page:
    """The page whose lines are set: its glyphs, the boxes that remove each (by index), and the boxes as decided."""

    drawn: Drawn
    owners: Mapping[int, Sequence[int]]
    boxes: tuple[Rect, ...]


def laid_out(drawn: Drawn, areas: Sequence[Area], fences: Fences) -> Layout:
    """The layout of a page with these boxes."""
    page = _Page(drawn, _owners(drawn, areas), tuple(area.given for area in areas))
    shifts: dict[int, float] = {}
    bars: dict[int, list[Bar]] = defaultdict(list)
    tight = 0
    counted = [at for at, glyph in enumerate(drawn.glyphs) if is_settable(glyph)]
    for stretch in stretches(drawn, counted, fences):
        runs = _runs(stretch, page.owners)
        if not any(is_removed and is_uneven(drawn, run) for is_removed, run in runs):
            continue
        setting = _set(page, stretch, runs)
        tight += setting is None
        for bar in setting.bars if setting else ():
            for number in {number for at in bar.glyphs for number in page.owners[at]}:
                bars[number].append(bar)
        shifts |= setting.shifts if setting else {}
    return Layout(shifts, {number: tuple(found) for number, found in bars.items()}, tight)


def is_settable(glyph: Glyph) -> bool:
    """Whether a glyph is seen, lies along an edge of the page, and is of a size that can be."""
    places = (*glyph.origin, glyph.advance, glyph.size_pt)
    is_there = glyph.size_pt > 0 and all(abs(each) <= FARTHEST_PT for each in places)
    return glyph.is_visible and glyph.angle in TURNS and is_there


def _owners(drawn: Drawn, areas: Sequence[Area]) -> Mapping[int, Sequence[int]]:
    owners: dict[int, list[int]] = {}
    for number, area in enumerate(areas):
        for at in glyphs_in(drawn, area.rects):
            if is_settable(drawn.glyphs[at]):
                owners.setdefault(at, []).append(number)
    return owners


def _runs(stretch: Stretch, owners: Mapping[int, Sequence[int]]) -> Runs:
    return [(is_removed, list(run)) for is_removed, run in groupby(stretch.members, lambda at: at in owners)]


def is_uneven(drawn: Drawn, run: Sequence[int]) -> bool:
    """Whether the width of a run of glyphs tells more than how many there are of each kind."""
    glyphs = [drawn.glyphs[at] for at in run]
    if any(_is_narrow_letter(glyph.text) for glyph in glyphs):
        return True
    wide = [glyph.advance / glyph.size_pt for glyph in glyphs if _is_wide(glyph.text)]
    digits = [glyph.advance / glyph.size_pt for glyph in glyphs if glyph.text.isdecimal() and not _is_wide(glyph.text)]
    return glyphs[0].angle == 0 and any(max(each) - min(each) > UNEVEN_EM for each in (wide, digits) if each)


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character[0]) in "WF"


def _is_narrow_letter(character: str) -> bool:
    return character[0].isalpha() and not _is_wide(character)


def _set(page: _Page, stretch: Stretch, runs: Runs) -> _Setting | None:
    """The stretch with the largest steps there is room for; None if there is none."""
    for smaller in SMALLER_STEPS:
        setting = _stepped(page, stretch, runs, smaller)
        if _has_room(page.drawn, stretch, runs, setting):
            return setting
    return None


def _stepped(page: _Page, stretch: Stretch, runs: Runs, smaller: float) -> _Setting:
    """The stretch set with steps of a size."""
    setting = _Setting()
    for number, (is_removed, run) in enumerate(runs):
        setting.shifts |= {at: setting.shift for at in run if setting.shift}
        if not is_removed:
            setting.lead = max(end_of(page.drawn.glyphs[at]) for at in run)
        elif setting.shift or is_uneven(page.drawn, run):
            after = runs[number + 1][1] if number + 1 < len(runs) else None
            _close(page, stretch, setting, run, after, smaller)
    return setting


def _close(
    page: _Page, stretch: Stretch, setting: _Setting, run: Sequence[int], after: Sequence[int] | None, smaller: float
) -> None:
    """Put a bar over a run, and note how far what follows it moves."""
    glyphs = [page.drawn.glyphs[at] for at in run]
    size, end = glyphs[0].size_pt, max(end_of(glyph) for glyph in glyphs)
    step = smaller * size * (LATIN_EM if any(_is_narrow_letter(glyph.text) for glyph in glyphs) else OTHER_EM)
    lead = start_of(glyphs[0]) if setting.lead is None else setting.lead
    start = lead + setting.shift if setting.shift else _bar_start(setting.lead, glyphs[0], stretch.room[0])
    is_even = not is_uneven(page.drawn, run)
    if after is None:
        snapped = end if is_even else lead + _whole(end - lead, step)
        stop = max(end, min(snapped, stretch.room[1] - setting.shift - BLANK_EM * size))
        setting.bars.append(Bar(tuple(run), start, stop + setting.shift))
        return
    following = start_of(page.drawn.glyphs[after[0]])
    blank = BLANK_EM * size if following - end >= BLANK_EM * size else 0.0
    snapped = following if is_even else lead + _whole(following - lead, step)
    shift = setting.shift + snapped - following
    while shift < MOST_EM * size and not _is_clear(page, after, shift, blank):
        shift += step
    setting.bars.append(Bar(tuple(run), start, following + shift - blank))
    setting.shift = shift


def _whole(length: float, step: float) -> float:
    return max(1, math.ceil(length / step - ALMOST)) * step


def _bar_start(lead: float | None, first: Glyph, edge: float) -> float:
    """Where a bar begins: after the letter before it, or a little before the pen stood where the stretch begins."""
    blank = BLANK_EM * first.size_pt
    if lead is None:
        return max(edge, start_of(first) - OVERHANG_EM * first.size_pt)
    return lead + blank if start_of(first) - lead >= blank else lead


def _is_clear(page: _Page, run: Sequence[int], shift: float, blank: float) -> bool:
    """Whether letters that stay lie, once moved, before or behind each box on their line, as it was decided."""
    glyphs = [page.drawn.glyphs[at] for at in run]
    first, size = glyphs[0], glyphs[0].size_pt
    low, high = start_of(first) + shift - blank, max(end_of(glyph) for glyph in glyphs) + shift
    foot = across(first.origin, first.angle)
    for box in page.boxes:
        corners = ((box[0], box[1]), (box[2], box[3]))
        sides = sorted(across(corner, first.angle) for corner in corners)
        ends = sorted(along(corner, first.angle) for corner in corners)
        is_beside = sides[1] < foot or sides[0] > foot + LETTER_EM * size
        if not (is_beside or high <= ends[0] + HAIR_EM * size or low >= ends[1] - HAIR_EM * size):
            return False
    return True


def _has_room(drawn: Drawn, stretch: Stretch, runs: Runs, setting: _Setting) -> bool:
    """Whether the stretch still ends before its neighbour, or the page's edge, begins."""
    if not setting.shift:
        return True
    last = runs[-1][1]
    end = max(end_of(drawn.glyphs[at]) for at in last) + setting.shift
    return end + BLANK_EM * drawn.glyphs[last[-1]].size_pt <= stretch.room[1]


def moved_glyph(glyph: Glyph, shift: float) -> Glyph:
    """The glyph `shift` points farther along its line."""
    x, y = (round(at + shift * way, PLACE_DECIMALS) for at, way in zip(glyph.origin, TURNS[glyph.angle], strict=True))
    return replace(glyph, ink=moved(glyph.ink, glyph, shift), body=moved(glyph.body, glyph, shift), origin=(x, y))


def moved(rect: Rect, glyph: Glyph, shift: float) -> Rect:
    """A rectangle `shift` points farther along the line of a glyph."""
    x, y = (shift * part for part in TURNS[glyph.angle])
    return rect[0] + x, rect[1] + y, rect[2] + x, rect[3] + y
