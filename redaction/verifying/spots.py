"""Characters on their lines: in which order they stand, which of them go, how near to each other they may be set."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from redaction.types import Rect
from redaction.verifying.readers import Character, Pen

FOOT_EM = 0.65
"""Feet of one line lie no farther apart, in em."""
UNEQUAL_EM = 0.02
LETTER_EM, HAIR_EM = 0.6, 0.02
SPACES_EM = (0.25, 1.0)
"""How broad the spaces of a line with gaps may be at most: the first, or the second where they were that or more."""

SPREAD_EM = (0.004, 0.15)
"""Spaces between these stand between letters moved apart to fill an upright line, and go."""


class Spot(NamedTuple):
    """A character on its line: `low` and `high` are where the pen stands before and after it, along the writing.

    `boxes` are the numbers of the boxes that remove it.
    """

    character: Character
    pen: Pen
    low: float
    high: float
    foot: float
    boxes: frozenset[int]


def by_box(spots: Iterable[Spot]) -> Iterable[Sequence[Spot]]:
    """The characters each box removes."""
    inside: dict[int, list[Spot]] = defaultdict(list)
    for spot in spots:
        for number in spot.boxes:
            inside[number].append(spot)
    return inside.values()


def spot_of(character: Character, boxes: frozenset[int]) -> Spot:
    """A character as it stands on its line, with the numbers of the boxes that remove it."""
    pen = character.pen
    assert pen is not None  # noqa: S101 - the caller has seen to it
    quarter = pen.angle // 90
    low = (pen.x, pen.y, -pen.x, -pen.y)[quarter]
    foot = (pen.y, -pen.x, -pen.y, pen.x)[quarter]
    return Spot(character, pen, low, low + pen.advance_pt, foot, boxes)


def unequal(spots: Sequence[Spot]) -> bool:
    """Whether the characters' widths tell more than how many there are of each kind."""
    if any(is_latin(spot) for spot in spots):
        return True
    kinds = (
        [spot for spot in spots if _is_full(spot)],
        [spot for spot in spots if spot.character.text.isdecimal() and not _is_full(spot)],
    )
    shares = [[spot.pen.advance_pt / spot.pen.em_pt for spot in kind] for kind in kinds if kind]
    return spots[0].pen.angle == 0 and any(max(each) - min(each) > UNEQUAL_EM for each in shares)


def _is_full(spot: Spot) -> bool:
    return unicodedata.east_asian_width(spot.character.text[0]) in {"W", "F"}


def is_latin(spot: Spot) -> bool:
    """Whether a character is a letter of a script whose letters differ in width."""
    return spot.character.text[0].isalpha() and not _is_full(spot)


def lines_of(spots: Sequence[Spot]) -> list[list[Spot]]:
    """The characters line by line, each line in the order of its places."""
    lines: list[list[Spot]] = []
    for spot in sorted(spots, key=lambda each: (each.pen.angle, -each.foot)):
        first = lines[-1][0] if lines else None
        if (
            first is not None
            and first.pen.angle == spot.pen.angle
            and first.foot - spot.foot <= FOOT_EM * max(first.pen.em_pt, spot.pen.em_pt)
        ):
            lines[-1].append(spot)
        else:
            lines.append([spot])
    return [sorted(line, key=lambda each: each.low) for line in lines]


def groups_of(part: Sequence[Spot]) -> list[list[Spot]]:
    """Runs of characters that stay, and of characters that go."""
    groups: list[list[Spot]] = []
    for spot in part:
        if groups and bool(groups[-1][0].boxes) == bool(spot.boxes):
            groups[-1].append(spot)
        else:
            groups.append([spot])
    return groups


@dataclass(frozen=True, slots=True)
class Span:
    """A box as a line sees it: where it begins and ends along the writing, and across it."""

    low: float
    high: float
    under: float
    over: float


def span_of(spot: Spot, rect: Rect) -> Span:
    """A box as the line of a character sees it."""
    x0, y0, x1, y1 = rect
    lows = ((x0, x1, y0, y1), (y0, y1, -x1, -x0), (-x1, -x0, -y1, -y0), (-y1, -y0, x0, x1))
    return Span(*lows[spot.pen.angle // 90])


def narrowed(group: Sequence[Spot]) -> list[float]:
    """How much nearer each character stands because spaces before it may be no broader than `SPACES_EM`."""
    found, reach = [0.0], group[0].high
    for spot in group[1:]:
        space, em = spot.low - reach, spot.pen.em_pt
        most = max((each for each in SPACES_EM if each * em <= space), default=SPACES_EM[0]) * em
        if spot.pen.angle == 0 and SPREAD_EM[0] * em < space < SPREAD_EM[1] * em:
            most = 0.0
        found.append(found[-1] + max(0.0, space - most))
        reach = max(reach, spot.high)
    return found


def meets_box(group: Sequence[Spot], way: float, blank: float, boxes: Sequence[Span]) -> bool:
    """Whether letters that stay would stand beside or over a box of their line, and not before or behind it."""
    em, foot = group[0].pen.em_pt, group[0].foot
    first = group[0].low + way - blank
    last = max(spot.high - less for spot, less in zip(group, narrowed(group), strict=True)) + way
    in_line = (box for box in boxes if box.over >= foot and box.under <= foot + LETTER_EM * em)
    return any(last > box.low + HAIR_EM * em and first < box.high - HAIR_EM * em for box in in_line)
