"""What each box demands of its line, calculated from the original alone: where the letters after it must stand.

A gap over removed writing of unequal widths tells the width of a word, unless it is a whole number of em (two for
Latin letters). Decision 0034 has the rule; burning follows it with code of its own.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from redaction.types import Rect
from redaction.verifying.readers import Character, Pen, Reading, reading_of
from redaction.verifying.spots import (
    Span,
    Spot,
    by_box,
    groups_of,
    is_latin,
    lines_of,
    meets_box,
    narrowed,
    span_of,
    spot_of,
    unequal,
)

COLUMN_EM, RULE_EM = 1.5, 0.2
"""Gaps in em: columns part at wider ones; narrower ones hold no rule."""
RULE_FROM_EM, RULE_TO_EM, RULE_LEVELS = 0.05, 0.55, 12
STEPS_EM = ((2.0, 1.0), (1.0, 0.5), (0.5, 0.25))
"""Steps over Latin letters and over others, the second and third where the line has no room for the first."""
WHOLE = 0.02
BLANK_EM, OVERHANG_EM = 0.2, 0.1
FARTHEST_EM = 60.0
RASTERS_PT = (12.0, 6.0, 3.0)
"""The distances of places where lines begin that begin at no margin, the largest that there is room for."""
SHARED_BY, SHARED_PT, RASTER_PT = 3, 0.25, 0.05
"""A margin is where so many lines begin, within so many points; a place so little before the raster is on it."""
FARTHEST_PT = 1_000_000.0


@dataclass(slots=True)
class Demand:
    """What a page must look like: how far characters (by id) go along their lines, and what must be closed.

    `closed` are rectangles with the number of a box each. `followers` are the first characters after gaps, which must
    stand exactly where they are demanded. `tight` counts lines without room.
    """

    shifts: dict[int, float]
    closed: list[tuple[int, Rect]]
    followers: list[Character]
    tight: int = 0


def turned(pen: Pen, shift: float) -> tuple[float, float]:
    """A way of `shift` points along the writing, as (right, up)."""
    quarter = pen.angle // 90
    return ((shift, 0.0), (0.0, shift), (-shift, 0.0), (0.0, -shift))[quarter]


def pushed(rect: Rect, pen: Pen, shift: float) -> Rect:
    """A rectangle `shift` points farther along the writing."""
    right, up = turned(pen, shift)
    return rect[0] + right, rect[1] + up, rect[2] + right, rect[3] + up


@dataclass(frozen=True, slots=True)
class Ground:
    """The visible area and its boxes, with the picture of the page without its text."""

    area: Rect
    rects: tuple[Rect, ...]
    bare: Image.Image


def demanded(visible: Iterable[Character], ground: Ground) -> Demand:
    """What the boxes demand of the original's visible characters."""
    spots = spots_on(reading_of(visible), ground.rects)
    demand = Demand({}, [], [])
    if any(map(unequal, by_box(spots))):
        levels = np.asarray(ground.bare.convert("L"), dtype=np.int16)
        lines = [_Line(line, ground, levels) for line in lines_of(spots)]
        starts = Counter(start for line in lines for start in line.starts())
        for line in lines:
            line.add_to(demand, starts)
    return demand


def spots_on(held: Reading, rects: Sequence[Rect]) -> list[Spot]:
    """The characters that stand on lines, with the boxes that remove each."""
    boxes_of: dict[int, set[int]] = defaultdict(set)
    for number, rect in enumerate(rects):
        for each in held.removed_by(rect):
            boxes_of[id(each)].add(number)
    lined = [each for each in held if each.pen is not None and _has_line(each.pen)]
    return [spot_of(each, frozenset(boxes_of.get(id(each), ()))) for each in lined]


def _has_line(pen: Pen) -> bool:
    """Whether writing lies along an edge of the page, and is of a size that can be."""
    places = (pen.x, pen.y, pen.advance_pt, pen.em_pt)
    return pen.angle % 90 == 0 and pen.em_pt > 0 and all(abs(each) <= FARTHEST_PT for each in places)


class _Line:
    """One line of the original, cut into parts whose letters depend on each other."""

    def __init__(self, spots: list[Spot], ground: Ground, levels: NDArray[np.int16]) -> None:
        self._ground = ground
        self._levels = levels
        self._parts: list[list[Spot]] = [[spots[0]]]
        reach = spots[0].high
        for before, spot in pairwise(spots):
            if self._is_cut(before, spot, reach):
                self._parts.append([])
                reach = spot.high
            self._parts[-1].append(spot)
            reach = max(reach, spot.high)

    def _is_cut(self, before: Spot, spot: Spot, reach: float) -> bool:
        em, gap = max(before.pen.em_pt, spot.pen.em_pt), spot.low - reach
        return gap > COLUMN_EM * em or (gap > RULE_EM * em and self._has_rule(spot, em, reach))

    def _has_rule(self, spot: Spot, em: float, reach: float) -> bool:
        """Whether every pixel of some edge differs from the pixel beside it, over the height of small letters."""
        height, width = self._levels.shape
        area, quarter = self._ground.area, spot.pen.angle // 90
        ends = [(spot.foot + part * em) for part in (RULE_FROM_EM, RULE_TO_EM)]
        corners = [
            ((low, foot), (-foot, low), (-low, -foot), (foot, -low))[quarter]
            for low in (reach, spot.low)
            for foot in ends
        ]
        across = [round((x - area[0]) * width / (area[2] - area[0])) for x, _y in corners]
        down = [round((area[3] - y) * height / (area[3] - area[1])) for _x, y in corners]
        window = self._levels[max(0, min(down)) : max(down), max(0, min(across)) : max(across)]
        axis = 1 if quarter in (0, 2) else 0
        if min(window.shape) == 0 or window.shape[axis] < 2:
            return False
        steps = np.abs(np.diff(window, axis=axis)) >= RULE_LEVELS
        return bool(steps.all(axis=1 - axis).any())

    def starts(self) -> Iterator[tuple[int, float]]:
        """The direction and the place where each part begins."""
        for part in self._parts:
            yield part[0].pen.angle, part[0].low

    def _raster(self, number: int, floor: float, starts: Mapping[tuple[int, float], int]) -> float | None:
        """Where a part that begins at no margin must begin; None where it stays: no room, or beside a part set anew."""
        first = self._parts[number][0]
        em, angle = first.pen.em_pt, first.pen.angle
        near = [many for (turn, at), many in starts.items() if turn == angle and abs(at - first.low) <= SHARED_PT]
        if sum(near) >= SHARED_BY:
            return None
        places = (math.floor((first.low + RASTER_PT) / apart) * apart for apart in RASTERS_PT)
        return next((at for at in places if at >= floor + em and self._may_begin(number, em, at)), None)

    def _may_begin(self, number: int, em: float, place: float) -> bool:
        """Whether neither a rule nor a box is in the way of a part that is to begin at a place."""
        group = groups_of(self._parts[number])[0]
        boxes = self._closed_to(number)
        is_beside = group[0].boxes or not meets_box(group, place - group[0].low, 0.0, boxes)
        return is_beside and not self._has_rule(group[0], em, place)

    def _open_runs(self) -> Iterator[list[int]]:
        """The numbers of parts that stand side by side without a rule between them."""
        run: list[int] = []
        for number, part in enumerate(self._parts):
            reach = max(spot.high for spot in self._parts[number - 1]) if number else 0.0
            if run and self._has_rule(part[0], part[0].pen.em_pt, reach):
                yield run
                run = []
            run.append(number)
        yield run

    def add_to(self, demand: Demand, starts: Mapping[tuple[int, float], int]) -> None:
        """Note what the boxes of this line demand; `starts` counts where the parts of all lines begin."""
        for run in self._open_runs():
            telling = {
                number
                for number in run
                if any(group[0].boxes and unequal(group) for group in groups_of(self._parts[number]))
            }
            begins = {number: self._raster(number, self._floor(number), starts) for number in run if telling}
            for number in run:
                if number in telling or begins.get(number) is not None:
                    self._set_part(number, begins, demand, is_telling=number in telling)

    def _floor(self, number: int) -> float:
        """Where the part before this one ends, or the page begins."""
        return max(spot.high for spot in self._parts[number - 1]) if number else self._edge(self._parts[0][0], 0)

    def _roof(self, number: int, begins: Mapping[int, float | None]) -> float:
        """Where the next part will begin, or the page ends."""
        if number + 1 == len(self._parts):
            return self._edge(self._parts[number][0], 1)
        planned = begins.get(number + 1)
        return self._parts[number + 1][0].low if planned is None else planned

    def _set_part(self, number: int, begins: Mapping[int, float | None], demand: Demand, *, is_telling: bool) -> None:
        part = self._parts[number]
        room = (self._floor(number), self._roof(number, begins))
        boxes = self._closed_to(number)
        settings = (_Setting(groups_of(part), room, steps, boxes, begins[number]) for steps in STEPS_EM)
        fitting = next((each for each in settings if each.has_room()), None)
        if fitting is not None:
            demand.shifts |= fitting.shifts
            demand.closed += fitting.closed
            demand.followers += fitting.followers
        else:
            demand.tight += is_telling

    def _closed_to(self, number: int) -> list[Span]:
        """Where no letter that stays may come to stand: the boxes, and the whole places of letters they touch."""
        part = self._parts[number]
        gone = [Span(spot.low, spot.high, -math.inf, math.inf) for spot in part if spot.boxes]
        return gone + [span_of(part[0], rect) for rect in self._ground.rects]

    def _edge(self, spot: Spot, side: int) -> float:
        x0, y0, x1, y1 = self._ground.area
        return ((x0, x1), (y0, y1), (-x1, -x0), (-y1, -y0))[spot.pen.angle // 90][side]


class _Setting:
    """A part of a line with gaps of whole steps."""

    def __init__(
        self,
        groups: list[list[Spot]],
        room: tuple[float, float],
        steps: tuple[float, float],
        boxes: list[Span],
        begin: float | None,
    ) -> None:
        self.shifts: dict[int, float] = {}
        self.closed: list[tuple[int, Rect]] = []
        self.followers: list[Character] = []
        self._groups, self._room, self._steps, self._boxes = groups, room, steps, boxes
        self._begin = begin
        self._way = 0.0
        if begin is not None and not groups[0][0].boxes:
            self._way = begin - groups[0][0].low
            self.followers.append(groups[0][0].character)
        for at, group in enumerate(groups):
            if group[0].boxes:
                self._snap(at)
            else:
                nearer = narrowed(group)
                ways = {id(spot.character): self._way - less for spot, less in zip(group, nearer, strict=True)}
                self.shifts |= {key: way for key, way in ways.items() if way}
                self._way -= nearer[-1]

    def has_room(self) -> bool:
        """Whether the part still ends before what follows it."""
        last = self._groups[-1]
        ways = [self._way if last[0].boxes else self.shifts.get(id(spot.character), 0.0) for spot in last]
        end = max(spot.high + way for spot, way in zip(last, ways, strict=True)) + BLANK_EM * last[-1].pen.em_pt
        return not self._way or end <= self._room[1]

    def _snap(self, at: int) -> None:
        group = self._groups[at]
        em, low, high = group[0].pen.em_pt, group[0].low, max(spot.high for spot in group)
        step = em * self._steps[0 if any(is_latin(spot) for spot in group) else 1]
        begin = max(spot.high for spot in self._groups[at - 1]) if at else self._whole_line(low)
        start = self._start(at, begin, low, em)
        back = min(self._way, 0.0)
        if at + 1 == len(self._groups):
            whole = begin + _whole(high - begin - back, step)
            far = min(whole + self._way, self._room[1] - BLANK_EM * em)
            self._close(group, start, max(high + max(self._way, 0.0), far))
            return
        after = self._groups[at + 1]
        blank = BLANK_EM * em if after[0].low - high >= BLANK_EM * em else 0.0
        self.followers.append(after[0].character)
        self._way += begin + _whole(after[0].low - begin - back, step) - after[0].low
        while self._way < FARTHEST_EM * em and meets_box(after, self._way, blank, self._boxes):
            self._way += step
        self._close(group, start, after[0].low + self._way - blank)

    def _whole_line(self, low: float) -> float:
        """From where the gap of a line is measured that begins with one."""
        return low if self._begin is None else self._begin

    def _start(self, at: int, begin: float, low: float, em: float) -> float:
        """Where the closed part of a gap begins."""
        if self._way:
            return begin + self._way
        if not at:
            return max(self._room[0], self._whole_line(low) - OVERHANG_EM * em)
        return begin + BLANK_EM * em if low - begin >= BLANK_EM * em else begin

    def _close(self, group: list[Spot], start: float, stop: float) -> None:
        """Demand that the line be closed from `start` to `stop`, as high as the ink of what is removed."""
        sides = list(zip(*(spot.character.rect for spot in group), strict=True))
        left, low, right, high = min(sides[0]), min(sides[1]), max(sides[2]), max(sides[3])
        lying, standing = (start, low, stop, high), (left, start, right, stop)
        turned_round = ((-stop, low, -start, high), (left, -stop, right, -start))
        rect = (lying, standing, *turned_round)[group[0].pen.angle // 90]
        self.closed += [(number, rect) for number in sorted(frozenset.union(*(spot.boxes for spot in group)))]


def _whole(length: float, step: float) -> float:
    return max(1, math.ceil(length / step - WHOLE)) * step
