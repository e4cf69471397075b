"""The original as its boxes demand it to look: letters after a gap moved, boxes with them. Checks compare with it."""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from redaction.types import Rect
from redaction.verifying.evidence import Side, overlap, window
from redaction.verifying.gaps import Demand, Ground, pushed, turned
from redaction.verifying.readers import Character, Pen, Reading

SOFT_PT = 0.5
"""How far around a letter's outline its soft edge may lie."""
DRAWN_PT, LAYER_PT = 0.05, 0.35
"""How far the first letter after a gap may stand from its place; the layer over pictures is set to half points."""
LOOSE_EM = 0.3
"""How far, in em, further letters of the layer may stand from their places, because its words are set evenly."""


@dataclass(frozen=True, slots=True)
class Expected:
    """What a page must look like. `rects` and `labels` are its boxes and their words, those of bars among them."""

    side: Side
    rects: tuple[Rect, ...]
    labels: tuple[str, ...]
    bars: tuple[Rect, ...]
    places: Mapping[int, Character]

    def of(self, characters: Iterable[Character]) -> Reading:
        """Characters of the original where they must stand."""
        return Reading(self.places.get(id(each), each) for each in characters)


def expected(original: Side, ground: Ground, labels: tuple[str, ...], demand: Demand) -> Expected:
    """The original's page as `demand` has it. `labels` are the words of its boxes."""
    places = {
        id(each): _put(each, each.pen, shift)
        for each in original.characters
        if each.pen is not None and (shift := demand.shifts.get(id(each)))
    }
    image = _picture(original, ground.bare, demand) if places else original.image
    boxes = [*_boxes(ground.rects, labels, demand)]
    return Expected(
        replace(original, characters=Reading(places.get(id(each), each) for each in original.characters), image=image),
        tuple(rect for rect, _words in boxes),
        tuple(words for _rect, words in boxes),
        tuple(rect for _number, rect in demand.closed),
        places,
    )


def _boxes(rects: tuple[Rect, ...], labels: tuple[str, ...], demand: Demand) -> Iterator[tuple[Rect, str]]:
    """Every box and every bar, with the words one must carry: a box away from its one bar is told there."""
    for number, (rect, words) in enumerate(zip(rects, labels, strict=True)):
        bars = [bar for owner, bar in demand.closed if owner == number]
        is_elsewhere = len(bars) == 1 and not overlap(rect, bars[0])
        yield rect, "" if is_elsewhere else words
        for bar in bars:
            yield bar, words if is_elsewhere or overlap(rect, bar) else ""


def _put(character: Character, pen: Pen, shift: float) -> Character:
    right, up = turned(pen, shift)
    return character._replace(rect=pushed(character.rect, pen, shift), pen=pen._replace(x=pen.x + right, y=pen.y + up))


def _picture(original: Side, bare: Image.Image, demand: Demand) -> Image.Image:
    """The original's picture with the letters where they must stand, on parts of pixels too.

    What a letter adds to the picture without text is taken away at its place and added where it must stand.
    """
    area, image = original.area, original.image
    before, below = (np.asarray(each, dtype=np.float32) for each in (image, bare))
    result = before.copy()
    added: list[tuple[NDArray[np.float32], float, float]] = []
    for each in original.characters:
        shift = demand.shifts.get(id(each))
        x0, y0, x1, y1 = each.cell or each.rect
        left, upper, right, lower = window((x0 - SOFT_PT, y0 - SOFT_PT, x1 + SOFT_PT, y1 + SOFT_PT), area, image)
        if not shift or each.pen is None or left >= right or upper >= lower:
            continue
        place = (slice(upper, lower), slice(left, right))
        way_right, way_up = turned(each.pen, shift)
        x = left + way_right * image.width / (area[2] - area[0])
        y = upper - way_up * image.height / (area[3] - area[1])
        added.append((before[place] - below[place], x, y))
        result[place] = below[place]
    for letter, x, y in added:
        _add(result, letter, x, y)
    return Image.fromarray(np.clip(np.rint(result), 0, 255).astype(np.uint8))


def _add(result: NDArray[np.float32], letter: NDArray[np.float32], x: float, y: float) -> None:
    """Add a letter with its corner at (x, y), shared out among the pixels it falls between."""
    left, upper = math.floor(x), math.floor(y)
    for down, share_down in ((0, 1 - (y - upper)), (1, y - upper)):
        for right, share_right in ((0, 1 - (x - left)), (1, x - left)):
            height, width = letter.shape[0], letter.shape[1]
            top, side = max(0, upper + down), max(0, left + right)
            there = result[top : max(0, upper + down + height), side : max(0, left + right + width)]
            part = letter[top - upper - down :, side - left - right :][: there.shape[0], : there.shape[1]]
            there += part * (share_down * share_right)


def not_snapped(demand: Demand, now: Expected, moved: Iterable[Character], output: Reading) -> int:
    """How many gaps are not as long as demanded, and how many letters do not move with those before them.

    `moved` are the letters that stay; the output must have each where it is demanded. Of the letters of one sign, which
    pdfium tells to stand on one spot, the first is looked for.
    """
    wrong_gaps = sum(not _stands(each, output, 0.0) for each in now.of(demand.followers))
    signs = {each.pen: each for each in reversed(now.of(moved))}
    return wrong_gaps + sum(not _stands(each, output, LOOSE_EM) for each in signs.values())


def _stands(character: Character, output: Reading, loose_em: float) -> bool:
    pen = character.pen
    if pen is None:
        return False
    x0, y0, x1, y1 = character.rect
    around = (x0 - pen.em_pt, y0 - pen.em_pt, x1 + pen.em_pt, y1 + pen.em_pt)
    drawn, layer = DRAWN_PT + loose_em * DRAWN_PT * pen.em_pt, LAYER_PT + loose_em * pen.em_pt
    return any(
        other.text == character.text
        and other.pen is not None
        and max(abs(other.pen.x - pen.x), abs(other.pen.y - pen.y)) <= (drawn if other.draws else layer)
        for other in output.near(around)
    )
