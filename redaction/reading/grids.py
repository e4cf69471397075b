"""Tables on scans: the page straightened, its ruled lines found, and the cells between them.

OCR reads a dense ruled table badly: rules turn into letters, a slant of one degree mixes two lines, and a value broken
over two lines of its cell is torn apart by its neighbours. So cells are found first and read one by one.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from redaction.types import Rect

PixelBox = tuple[int, int, int, int]
Mask = NDArray[np.bool_]

STEEPEST_DEGREES = 3.0
_STEP_DEGREES = 0.2
_STRAIGHT_DEGREES = 0.15
_DARK, _GREY = 150, 205
_SHRINK = 2
_RULE_EDGE_PIXELS = 2
_SHORTEST_RULE = 50
_RULE_FILLED = 0.9
_RULE_ACROSS = 0.8
_THICKEST_RULE = 12
_WAVER = 2
_SMALLEST_SIDE = 14
CELL_MARGIN = 20
"""Pixels of white around a cell: tesseract loses letters at the edge of what it is shown."""

_BAND_SHRINK = 4
_BAND_GAP = 20
_BAND_MARGIN = 40
_FAINTEST_INK = 16
_LEAST_INK, _SPECK = 2, 5
_LEAST_CELLS = 4
_DEEPEST_CUT = 40


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell in pixels of the straight picture, and the number of the row it begins."""

    box: PixelBox
    row: int


@dataclass(frozen=True, slots=True)
class Grid:
    """One table: its outer box and its cells in reading order."""

    box: PixelBox
    cells: tuple[Cell, ...]


def slant_degrees(picture: Image.Image) -> float:
    """By how much the lines of the page rise to the right, within STEEPEST_DEGREES; 0 where there is too little ink."""
    small = picture.reduce(4)
    ys, xs = np.nonzero(np.asarray(small) < _DARK)
    if len(xs) < 200:
        return 0.0
    steps = round(STEEPEST_DEGREES / _STEP_DEGREES)
    angles = [step * _STEP_DEGREES for step in range(-steps, steps + 1)]
    best = max(angles, key=lambda angle: _sharpness(xs, ys, angle))
    return 0.0 if abs(best) < _STRAIGHT_DEGREES else best


def _sharpness(xs: NDArray[np.int64], ys: NDArray[np.int64], degrees: float) -> float:
    """How unevenly ink falls on rows when they are taken to rise by `degrees`: text and rules make it uneven."""
    rows = np.round(ys + xs * math.tan(math.radians(degrees))).astype(np.int64)
    counts = np.bincount(rows - rows.min()).astype(np.float64)
    return float(np.square(counts).sum())


def straightened(picture: Image.Image, degrees: float) -> Image.Image:
    """The picture with lines that rise by `degrees` made level."""
    return picture.rotate(-degrees, resample=Image.Resampling.BICUBIC, fillcolor=255) if degrees else picture


def slanted_back(box: Rect, degrees: float, size: tuple[int, int]) -> Rect:
    """The box in the picture before it was straightened that holds `box` of the straight one."""
    if not degrees:
        return box
    turn = math.radians(-degrees)
    cosine, sine = math.cos(turn), math.sin(turn)
    middle_x, middle_y = size[0] / 2, size[1] / 2
    x0, y0, x1, y1 = box
    middle = ((x0 + x1) / 2 - middle_x, (y0 + y1) / 2 - middle_y)
    x = middle[0] * cosine - middle[1] * sine + middle_x
    y = middle[0] * sine + middle[1] * cosine + middle_y
    half_width = (x1 - x0) / 2
    half_height = (y1 - y0) / 2 + abs(sine) * half_width
    return x - half_width, y - half_height, x + half_width, y + half_height


def grids(picture: Image.Image) -> list[Grid]:
    """The ruled tables of a straight picture, from the top."""
    dark = np.asarray(picture.reduce(_SHRINK)) < _GREY
    level, upright = rules(dark), rules(dark.T).T
    found = (_grid(box, level, upright) for box in _tables(upright))
    return [grid for grid in found if len(grid.cells) >= _LEAST_CELLS]


def cell_picture(picture: Image.Image, cell: Cell) -> Image.Image | None:
    """What stands in a cell, with a white margin of CELL_MARGIN; None for an empty one."""
    inside = picture.crop(cell.box)
    darkest, _ = inside.getextrema()
    if not isinstance(darkest, int | float) or darkest >= _DARK:
        return None
    shown = Image.new("L", (inside.width + 2 * CELL_MARGIN, inside.height + 2 * CELL_MARGIN), 255)
    shown.paste(inside, (CELL_MARGIN, CELL_MARGIN))
    return shown


def without_tables(picture: Image.Image, tables: list[Grid]) -> Image.Image:
    """The picture with its tables painted over in the colour of its paper."""
    rest, paper = picture.copy(), _paper(picture)
    for table in tables:
        rest.paste(paper, table.box)
    return rest


def inked_bands(picture: Image.Image) -> Iterator[PixelBox]:
    """Boxes around what is not paper, from the top, parted by paper of _BAND_GAP rows; a speck is no ink."""
    dark = _inked(picture.reduce(_BAND_SHRINK))
    for top, bottom in _stretches(np.count_nonzero(dark, axis=1) >= _LEAST_INK, _BAND_GAP):
        if np.count_nonzero(dark[top:bottom]) > _SPECK:
            across = np.nonzero(dark[top:bottom].any(axis=0))[0]
            yield _with_margin((int(across[0]), top, int(across[-1]) + 1, bottom), picture.size)


def _inked(picture: Image.Image) -> Mask:
    """What is darker or lighter than the paper, which need not be white: letters may be so on a dark field."""
    return np.asarray(np.abs(np.asarray(picture, dtype=np.int16) - _paper(picture)) > _FAINTEST_INK)


def _paper(picture: Image.Image) -> int:
    return int(np.median(np.asarray(picture)))


def _with_margin(box: PixelBox, size: tuple[int, int]) -> PixelBox:
    """A box in pixels of the band's shrinking as one of the picture of that size, with white around it."""
    x0, y0, x1, y1 = (edge * _BAND_SHRINK for edge in box)
    return (
        max(0, x0 - _BAND_MARGIN),
        max(0, y0 - _BAND_MARGIN),
        min(size[0], x1 + _BAND_MARGIN),
        min(size[1], y1 + _BAND_MARGIN),
    )


def rules(dark: Mask) -> Mask:
    """Pixels that lie in a level stretch of at least _SHORTEST_RULE pixels that is all but filled."""
    shortest = _SHORTEST_RULE
    found = np.zeros(dark.shape, dtype=bool)
    if dark.shape[1] <= shortest:
        return found
    # Most rows of a page hold too little ink for any rule.
    rows = np.nonzero(np.count_nonzero(dark, axis=1) >= shortest * _RULE_FILLED)[0]
    held = np.ascontiguousarray(dark[rows])
    sums = np.zeros((len(rows), held.shape[1] + 1), dtype=np.int32)
    np.cumsum(held, axis=1, dtype=np.int32, out=sums[:, 1:])
    full = (sums[:, shortest:] - sums[:, :-shortest]) >= shortest * _RULE_FILLED
    edges = np.zeros(sums.shape, dtype=np.int16)
    edges[:, : full.shape[1]] += full
    edges[:, shortest:] -= full
    found[rows] = (np.cumsum(edges, axis=1, dtype=np.int16)[:, :-1] > 0) & held
    return found


def ruled(dark: Mask) -> Mask:
    """Level and upright rules with the soft pixels at their edges: what of a page's ink is no letter."""
    lines = rules(dark) | rules(dark.T).T
    broad = lines.copy()
    if not lines.any():
        return broad
    for axis in (0, 1):
        for shift in range(1, _RULE_EDGE_PIXELS + 1):
            broad |= np.roll(lines, shift, axis)
            broad |= np.roll(lines, -shift, axis)
    return broad


def _tables(upright: Mask) -> Iterator[PixelBox]:
    """Boxes around upright rules that stand beside each other, in shrunken pixels."""
    for y0, y1 in _stretches(np.asarray(upright.any(axis=1)), 6):
        columns = np.nonzero(upright[y0:y1].any(axis=0))[0]
        yield int(columns[0]), y0, int(columns[-1]) + 1, y1


def _stretches(filled: NDArray[np.bool_], gap: int) -> Iterator[tuple[int, int]]:
    """Stretches [start, end) of True, those less than `gap` apart being one."""
    places = np.nonzero(filled)[0]
    if len(places) == 0:
        return
    breaks = np.nonzero(np.diff(places) > gap + 1)[0]
    starts = [int(places[0]), *(int(places[at + 1]) for at in breaks)]
    ends = [*(int(places[at]) + 1 for at in breaks), int(places[-1]) + 1]
    yield from zip(starts, ends, strict=True)


def _grid(box: PixelBox, level: Mask, upright: Mask) -> Grid:
    cells = [part for part in _cut(box, level, upright, 0) if _is_cell(part)]
    rows: dict[int, int] = {}
    placed = tuple(Cell(_grown(part), rows.setdefault(part[1], len(rows))) for part in cells)
    return Grid(_grown(box), placed)


def _is_cell(box: PixelBox) -> bool:
    return box[2] - box[0] >= _SMALLEST_SIDE and box[3] - box[1] >= _SMALLEST_SIDE


def _grown(box: PixelBox) -> PixelBox:
    x0, y0, x1, y1 = box
    return x0 * _SHRINK, y0 * _SHRINK, x1 * _SHRINK, y1 * _SHRINK


def _cut(box: PixelBox, level: Mask, upright: Mask, depth: int) -> Iterator[PixelBox]:
    """Cells of a box: cut along level rules that cross it, then along upright ones, until none does."""
    x0, y0, x1, y1 = box
    if depth < _DEEPEST_CUT and _is_cell(box):
        rows = _between(_crossing(level[y0:y1, x0:x1], 1))
        if len(rows) != 1 or rows[0] != (0, y1 - y0):
            for top, bottom in rows:
                yield from _cut((x0, y0 + top, x1, y0 + bottom), level, upright, depth + 1)
            return
        columns = _between(_crossing(upright[y0:y1, x0:x1], 0))
        if len(columns) != 1 or columns[0] != (0, x1 - x0):
            for left, right in columns:
                yield from _cut((x0 + left, y0, x0 + right, y1), level, upright, depth + 1)
            return
    yield box


def _crossing(rules: Mask, axis: int) -> NDArray[np.bool_]:
    """Which rows (axis 1) or columns (axis 0) are crossed by a rule, which may waver over its neighbours."""
    lines = rules if axis == 1 else rules.T
    near = np.zeros_like(lines)
    for shift in range(-_WAVER, _WAVER + 1):
        near |= np.roll(lines, shift, axis=0)
    return np.asarray(near.mean(axis=1) >= _RULE_ACROSS)


def _between(crossed: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Stretches between rules; a rule thicker than any rule is a dark field and parts nothing."""
    free = ~crossed
    for start, end in _stretches(crossed, 0):
        if end - start > _THICKEST_RULE:
            free[start:end] = True
    return list(_stretches(free, 0))
