"""Where the letters of a line go so that the gap over removed ones tells no more than its length in whole em.

Removed writing whose characters are of unequal widths gets a gap of whole em (two for Latin letters), measured from
the end of the letter before it to the letter after it; what follows in its stretch is moved by what the gap grew.
Where a line begins at no margin of the page, as centred and right-aligned ones do, it is made to begin on a grid.
Blanks that a justified line stretched become narrow ones: their width depends on all words of the line.
"""

import math
import unicodedata
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
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
GRIDS_PT = (12.0, 6.0, 3.0)
"""Where lines begin that begin at no margin: the second and third grid where the first has no room."""
MARGIN_LINES, MARGIN_PT = 3, 0.25
"""So many lines that begin at one place, to so many points, make a margin."""
NARROW_EM, BROAD_EM = 0.25, 1.0
"""What broader blanks become, in em; such as are not narrower than the second become that."""
TOUCHING_EM, SPREAD_EM = 0.004, 0.15
"""Gaps between these, in em, lie between letters that were moved apart to fill a line."""
GRID_EDGE = 0.05
"""A place in front of a line of the grid by less than this, in points, is on it."""

Runs = Sequence[tuple[bool, list[int]]]
"""What stays (False) and what goes (True) of a stretch, in order."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How a page is set: how far each glyph (by index) moves along its line, and the bars of each box (by number).

    A line without room for a gap stays as it is: the verifier counts it. A bar is (start, end) along the line, in
    points, for the glyphs it closes.
    """

    shifts: Mapping[int, float]
    bars: Mapping[int, tuple["Bar", ...]]


@dataclass(frozen=True, slots=True)
class Bar:
    """The closed part of a line: the glyphs under it, and where it begins and ends along their line."""

    glyphs: tuple[int, ...]
    start: float
    end: float


@dataclass(slots=True)
class _Setting:
    """A stretch being set anew: how far what comes next moves, and where the last letter that stays ends.

    `begin` is the place on the grid where the stretch begins, None where it begins as it did.
    """

    begin: float | None = None
    shifts: dict[int, float] = field(default_factory=dict)
    bars: list[Bar] = field(default_factory=list)
    shift: float = 0.0
    lead: float | None = None


@dataclass(frozen=True, slots=True)
class _Page:
    """The page whose lines are set: its glyphs, the boxes that remove each (by index), and the boxes as decided.

    `starts` are the places where stretches begin, in order, by their direction.
    """

    drawn: Drawn
    owners: Mapping[int, Sequence[int]]
    boxes: tuple[Rect, ...]
    fences: Fences
    starts: Mapping[int, Sequence[float]]


def laid_out(drawn: Drawn, areas: Sequence[Area], fences: Fences) -> Layout:
    """The layout of a page with these boxes."""
    counted = [at for at, glyph in enumerate(drawn.glyphs) if is_settable(glyph)]
    lines = tuple(stretches(drawn, counted, fences))
    given = tuple(area.given for area in areas)
    page = _Page(drawn, _owners(drawn, areas), given, fences, _starts(drawn, lines))
    shifts: dict[int, float] = {}
    bars: dict[int, list[Bar]] = defaultdict(list)
    for neighbours in _neighbours(page, lines):
        for setting in _set_side_by_side(page, neighbours):
            for bar in setting.bars:
                for number in {number for at in bar.glyphs for number in page.owners[at]}:
                    bars[number].append(bar)
            shifts |= setting.shifts
    return Layout(shifts, {number: tuple(found) for number, found in bars.items()})


def _neighbours(page: _Page, lines: Sequence[Stretch]) -> list[list[Stretch]]:
    """Stretches of one line with no rule between them: the places of all may depend on any word of the line."""
    groups: list[list[Stretch]] = []
    for stretch in lines:
        if not (groups and stretch.before and _is_open(page, stretch)):
            groups.append([])
        groups[-1].append(stretch)
    return groups


def _is_open(page: _Page, stretch: Stretch) -> bool:
    first = page.drawn.glyphs[stretch.members[0]]
    span = (stretch.room[0], start_of(first))
    return not page.fences.between(stretch.angle, across(first.origin, first.angle), first.size_pt, span)


def _set_side_by_side(page: _Page, group: Sequence[Stretch]) -> Iterator[_Setting]:
    """The stretches of a group that are set anew and have room for it; nothing if no box of it tells a width."""
    runs = [_runs(stretch, page.owners) for stretch in group]
    telling = [any(is_removed and is_uneven(page.drawn, run) for is_removed, run in each) for each in runs]
    if not any(telling):
        return
    begins = [_begin(page, stretch, each) for stretch, each in zip(group, runs, strict=True)]
    for at, stretch in enumerate(group):
        following = begins[at + 1] if at + 1 < len(group) else None
        roomy = stretch if following is None else replace(stretch, room=(stretch.room[0], following))
        if telling[at] or begins[at] is not None:
            setting = _set(page, roomy, runs[at], begins[at])
            if setting is not None:
                yield setting


def is_settable(glyph: Glyph) -> bool:
    """Whether a glyph is seen and a letter to readers, lies along an edge of the page, and is of a size that can be.

    A soft hyphen is drawn in some papers and a letter to no reader: it stays where it is, as the verifier expects.
    """
    places = (*glyph.origin, glyph.advance, glyph.size_pt)
    is_there = glyph.size_pt > 0 and all(abs(each) <= FARTHEST_PT for each in places)
    return glyph.is_visible and glyph.text.isprintable() and glyph.angle in TURNS and is_there


def _owners(drawn: Drawn, areas: Sequence[Area]) -> Mapping[int, Sequence[int]]:
    owners: dict[int, list[int]] = {}
    for number, area in enumerate(areas):
        for at in glyphs_in(drawn, area.rects):
            if is_settable(drawn.glyphs[at]):
                owners.setdefault(at, []).append(number)
    return owners


def _starts(drawn: Drawn, lines: Sequence[Stretch]) -> Mapping[int, Sequence[float]]:
    found: dict[int, list[float]] = defaultdict(list)
    for stretch in lines:
        found[stretch.angle].append(start_of(drawn.glyphs[stretch.members[0]]))
    return {angle: sorted(places) for angle, places in found.items()}


def _begin(page: _Page, stretch: Stretch, runs: Runs) -> float | None:
    """The place on a grid where a stretch at no margin begins; None at a margin, and where there is no room for it.

    There is none across a rule, nor where the stretch's first words would stand in a box.
    """
    first = page.drawn.glyphs[stretch.members[0]]
    start, size = start_of(first), first.size_pt
    starts = page.starts[stretch.angle]
    at_margin = bisect_right(starts, start + MARGIN_PT) - bisect_left(starts, start - MARGIN_PT) >= MARGIN_LINES
    if at_margin:
        return None
    foot = across(first.origin, first.angle)
    for grid in GRIDS_PT:
        begin = math.floor((start + GRID_EDGE) / grid) * grid
        is_free = runs[0][0] or _is_clear(page, stretch, runs[0][1], begin - start, 0.0)
        is_within = begin >= stretch.room[0] + size and is_free
        if is_within and not page.fences.between(stretch.angle, foot, size, (begin, start)):
            return begin
    return None


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


def _set(page: _Page, stretch: Stretch, runs: Runs, begin: float | None) -> _Setting | None:
    """The stretch with the largest steps there is room for; None if there is none."""
    for smaller in SMALLER_STEPS:
        setting = _stepped(page, stretch, runs, smaller, begin)
        if _has_room(page.drawn, stretch, runs, setting):
            return setting
    return None


def _stepped(page: _Page, stretch: Stretch, runs: Runs, smaller: float, begin: float | None) -> _Setting:
    """The stretch set with steps of a size, from a place on the grid if it is to begin there."""
    setting = _Setting(begin)
    if begin is not None and not runs[0][0]:
        setting.shift = begin - start_of(page.drawn.glyphs[stretch.members[0]])
    for number, (is_removed, run) in enumerate(runs):
        if is_removed:
            after = runs[number + 1][1] if number + 1 < len(runs) else None
            _close(page, stretch, setting, run, after, smaller)
        else:
            saved = _saved(page.drawn, run)
            setting.shifts |= {at: way for at, each in zip(run, saved, strict=True) if (way := setting.shift - each)}
            setting.lead = max(end_of(page.drawn.glyphs[at]) for at in run)
            setting.shift -= saved[-1]
    return setting


def _saved(drawn: Drawn, run: Sequence[int]) -> list[float]:
    """How far each glyph of a run is moved back by the blanks before it that become narrower."""
    saved, reach = [0.0], end_of(drawn.glyphs[run[0]])
    for at in run[1:]:
        glyph = drawn.glyphs[at]
        saved.append(saved[-1] + _excess(start_of(glyph) - reach, glyph))
        reach = max(reach, end_of(glyph))
    return saved


def _excess(gap: float, glyph: Glyph) -> float:
    """How much of the gap before a glyph goes: between letters of an upright line all of it."""
    size = glyph.size_pt
    if gap >= BROAD_EM * size:
        return gap - BROAD_EM * size
    if glyph.angle == 0 and TOUCHING_EM * size < gap < SPREAD_EM * size:
        return gap
    return max(0.0, gap - NARROW_EM * size)


def _close(
    page: _Page, stretch: Stretch, setting: _Setting, run: Sequence[int], after: Sequence[int] | None, smaller: float
) -> None:
    """Put a bar over a run, and note how far what follows it moves."""
    glyphs = [page.drawn.glyphs[at] for at in run]
    size, end = glyphs[0].size_pt, max(end_of(glyph) for glyph in glyphs)
    step = smaller * size * (LATIN_EM if any(_is_narrow_letter(glyph.text) for glyph in glyphs) else OTHER_EM)
    lead = _lead(setting, glyphs[0])
    start = lead + setting.shift if setting.shift else _bar_start(setting, glyphs[0], stretch.room[0])
    if after is None:
        snapped = lead + _whole(end - lead - min(setting.shift, 0.0), step)
        stop = max(end + max(setting.shift, 0.0), min(snapped + setting.shift, stretch.room[1] - BLANK_EM * size))
        setting.bars.append(Bar(tuple(run), start, stop))
        return
    following = start_of(page.drawn.glyphs[after[0]])
    blank = BLANK_EM * size if following - end >= BLANK_EM * size else 0.0
    snapped = lead + _whole(following - lead - min(setting.shift, 0.0), step)
    shift = setting.shift + snapped - following
    while shift < MOST_EM * size and not _is_clear(page, stretch, after, shift, blank):
        shift += step
    setting.bars.append(Bar(tuple(run), start, following + shift - blank))
    setting.shift = shift


def _whole(length: float, step: float) -> float:
    return max(1, math.ceil(length / step - ALMOST)) * step


def _lead(setting: _Setting, first: Glyph) -> float:
    """From where a gap is measured: the end of the letter before it, or where the stretch begins."""
    if setting.lead is not None:
        return setting.lead
    return start_of(first) if setting.begin is None else setting.begin


def _bar_start(setting: _Setting, first: Glyph, edge: float) -> float:
    """Where a bar begins: after the letter before it, or a little before the pen stood where the stretch begins."""
    blank = BLANK_EM * first.size_pt
    if setting.lead is None:
        return max(edge, _lead(setting, first) - OVERHANG_EM * first.size_pt)
    return setting.lead + blank if start_of(first) - setting.lead >= blank else setting.lead


def _is_clear(page: _Page, stretch: Stretch, run: Sequence[int], shift: float, blank: float) -> bool:
    """Whether letters that stay lie, once moved, before or behind each box on their line, as it was decided.

    A letter half under a box goes with it, and its whole place is closed: they lie before or behind that too.
    """
    glyphs = [page.drawn.glyphs[at] for at in run]
    first, size = glyphs[0], glyphs[0].size_pt
    ends_of = [end_of(glyph) - saved for glyph, saved in zip(glyphs, _saved(page.drawn, run), strict=True)]
    low, high = start_of(first) + shift - blank, max(ends_of) + shift
    gone = (page.drawn.glyphs[at] for at in stretch.members if at in page.owners)
    closed = [*((start_of(each), end_of(each)) for each in gone), *_boxes_on_line(page, first)]
    hair = HAIR_EM * size
    return all(high <= start + hair or low >= end - hair for start, end in closed)


def _boxes_on_line(page: _Page, first: Glyph) -> Iterator[tuple[float, float]]:
    """Where the boxes, as decided, that reach into the line of a glyph begin and end along it."""
    foot = across(first.origin, first.angle)
    for box in page.boxes:
        corners = ((box[0], box[1]), (box[2], box[3]))
        sides = sorted(across(corner, first.angle) for corner in corners)
        ends = sorted(along(corner, first.angle) for corner in corners)
        if foot <= sides[1] and sides[0] <= foot + LETTER_EM * first.size_pt:
            yield ends[0], ends[1]


def _has_room(drawn: Drawn, stretch: Stretch, runs: Runs, setting: _Setting) -> bool:
    """Whether the stretch still ends before its neighbour, or the page's edge, begins."""
    if not setting.shift:
        return True
    is_removed, last = runs[-1]
    end = max(end_of(drawn.glyphs[at]) + (setting.shift if is_removed else setting.shifts.get(at, 0.0)) for at in last)
    return end + BLANK_EM * drawn.glyphs[last[-1]].size_pt <= stretch.room[1]


def moved_glyph(glyph: Glyph, shift: float) -> Glyph:
    """The glyph `shift` points farther along its line."""
    x, y = (round(at + shift * way, PLACE_DECIMALS) for at, way in zip(glyph.origin, TURNS[glyph.angle], strict=True))
    return replace(glyph, ink=moved(glyph.ink, glyph, shift), body=moved(glyph.body, glyph, shift), origin=(x, y))


def moved(rect: Rect, glyph: Glyph, shift: float) -> Rect:
    """A rectangle `shift` points farther along the line of a glyph."""
    x, y = (shift * part for part in TURNS[glyph.angle])
    return rect[0] + x, rect[1] + y, rect[2] + x, rect[3] + y
