"""Frames, areas and rules cut at boxes: nothing but what lies outside them is left, and nothing leads back inside.

A frame is made of upright straight steps and, at most, round corners. Corners are cut as short straight pieces: a curve
that is cut as a curve could be followed into the box.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby, pairwise

from redaction.burning.rects import crosses, overlap
from redaction.types import Rect

HAIR_PT = 0.02
SLIVER_PT = 0.15
"""What is left of a rule or an area beside a box is not drawn if it is slimmer than this, and than it was."""
MOST_CORNERS = 4
MOST_APART = 200
"""Areas of a path that are looked at in pairs."""
PIECE_PT = 1.5
FEWEST_PIECES, MOST_PIECES = 8, 64
CORNER_DECIMALS = 2
SHORTEST_PART_PT, MOST_PARTS = 24.0, 16
PROJECTING = 2
"""The cap of a stroke that goes on beyond its ends by half its width (ISO 32000-1, table 54)."""

Point = tuple[float, float]
Segment = tuple[str, list[Point]]
Figure = list[Segment]
Polygon = list[Point]


@dataclass(frozen=True, slots=True)
class Stroke:
    """What is left of a step of a stroke: its points, its width in points, and how far along its figure it begins."""

    points: tuple[Point, ...]
    width: float
    along: float


def around(points: Sequence[Point], width: float = 0.0) -> Rect:
    """The upright rectangle around a stroke of a width along these points."""
    across, down = [x for x, _ in points], [y for _, y in points]
    half = width / 2
    return min(across) - half, min(down) - half, max(across) + half, max(down) + half


def corners_of(figure: Figure) -> list[Point]:
    """All points of a figure, those that bend its curves too."""
    return [point for _operator, points in figure for point in points]


def is_frame(figure: Figure) -> bool:
    """Whether a figure is made of upright steps and few round corners, which no pen stroke is."""
    straight = [step for step in _steps(figure) if len(step) == 2]
    curves = sum(operator == "c" for operator, _points in figure)
    return curves <= MOST_CORNERS and bool(straight) and all(_is_upright(*step) for step in straight)


def _is_upright(start: Point, end: Point) -> bool:
    return abs(end[0] - start[0]) <= HAIR_PT or abs(end[1] - start[1]) <= HAIR_PT


def is_closed(figure: Figure) -> bool:
    """Whether a figure ends where it begins."""
    return bool(figure) and (figure[-1][0] == "h" or figure[0][1][:1] == figure[-1][1][-1:])


def is_axis_aligned(corners: Sequence[Point]) -> bool:
    """Whether each corner lies straight above, below or beside the one before it."""
    steps = pairwise(corners)
    return all(abs(x1 - x0) <= HAIR_PT or abs(y1 - y0) <= HAIR_PT for (x0, y0), (x1, y1) in steps)


def is_box_shaped(corners: Sequence[Point]) -> bool:
    """Whether the corners are those of one upright rectangle, and stand in its order."""
    x0, y0, x1, y1 = around(corners)
    at_edges = all(
        min(abs(x - x0), abs(x - x1)) <= HAIR_PT and min(abs(y - y0), abs(y - y1)) <= HAIR_PT for x, y in corners
    )
    return len(corners) in (4, 5) and at_edges and is_axis_aligned(corners)


def parted(
    figures: Sequence[Figure], width: float, boxes: Sequence[Rect], *, is_filled: bool
) -> tuple[list[Figure], list[list[Figure]]]:
    """Figures that touch boxes, and parts that do not. Where one area may be a hole in another all are cut together."""
    places = [place_of([figure], width) for figure in figures]
    touching = [figure for figure, place in zip(figures, places, strict=True) if _touches(place, boxes)]
    beside = [figure for figure, place in zip(figures, places, strict=True) if not _touches(place, boxes)]
    if is_filled and _share_ground(places):
        return list(figures), []
    if beside and not _touches(place_of(beside, width), boxes):
        return touching, [beside]
    return touching, [[figure] for figure in beside]


def place_of(figures: Sequence[Figure], width: float = 0.0) -> Rect:
    """The rectangle around figures drawn with a stroke of a width."""
    return around([point for figure in figures for point in corners_of(figure)], width)


def _touches(place: Rect, boxes: Sequence[Rect]) -> bool:
    return any(overlap(place, box) for box in boxes)


def _share_ground(places: Sequence[Rect]) -> bool:
    """Whether any two of the places overlap; of very many it is taken for granted."""
    pairs = combinations(places, 2)
    return len(places) > MOST_APART or any(crosses(*pair) for pair in pairs)


def _steps(figure: Figure) -> Iterator[Polygon]:
    """The steps of a figure: two points each, curves as many; steps without length are left out."""
    first = last = (0.0, 0.0)
    for operator, points in figure:
        if operator == "m":
            first = last = points[0]
            continue
        end = points[-1] if points else first
        if operator == "c":
            yield _flattened(last, points)
        elif end != last:
            yield [last, end]
        last = end


def _flattened(start: Point, controls: Sequence[Point]) -> Polygon:
    """A curve as short straight pieces."""
    one, two, end = controls
    reach = sum(math.dist(*pair) for pair in pairwise((start, *controls)))
    count = min(MOST_PIECES, max(FEWEST_PIECES, math.ceil(reach / PIECE_PT)))
    middle = [_on_curve(at / count, (start, one, two, end)) for at in range(1, count)]
    return [start, *middle, end]


def _on_curve(share: float, points: Sequence[Point]) -> Point:
    rest = 1 - share
    weights = (rest**3, 3 * rest**2 * share, 3 * rest * share**2, share**3)
    x, y = (sum(weight * point[side] for weight, point in zip(weights, points, strict=True)) for side in (0, 1))
    return round(x, CORNER_DECIMALS), round(y, CORNER_DECIMALS)


def area_pieces(figures: Sequence[Figure], boxes: Sequence[Rect]) -> Iterator[list[Polygon]]:
    """What is left of a filled path outside the boxes: in each list polygons to be filled together, as the path was."""
    polygons = [[point for step in _steps(figure) for point in step] for figure in figures]
    for region in without(around([point for polygon in polygons for point in polygon]), boxes):
        inside = [_clipped(polygon, region) for polygon in polygons]
        if found := [polygon for polygon in inside if len(polygon) > 2]:
            yield found


def _clipped(polygon: Polygon, region: Rect) -> Polygon:
    """The part of a polygon in an upright region (Sutherland and Hodgman, CACM 17, 1974)."""
    for side, sign in ((0, 1), (1, 1), (2, -1), (3, -1)):
        axis, edge = side % 2, region[side]
        clipped: Polygon = []
        for last, point in zip([*polygon[-1:], *polygon[:-1]], polygon, strict=True):
            was_in, is_in = (sign * (each[axis] - edge) >= 0 for each in (last, point))
            if was_in != is_in:
                clipped.append(_crossing(last, point, axis, edge))
            if is_in:
                clipped.append(point)
        polygon = clipped
    return polygon


def _crossing(start: Point, end: Point, axis: int, edge: float) -> Point:
    share = (edge - start[axis]) / (end[axis] - start[axis])
    other = start[1 - axis] + share * (end[1 - axis] - start[1 - axis])
    return (edge, other) if axis == 0 else (other, edge)


def stroke_pieces(
    figure: Figure, width: float, cap: int, boxes: Sequence[Rect], *, is_dashed: bool
) -> Iterator[Stroke]:
    """What is left of a frame's stroke outside the boxes, step by step."""
    steps = list(_steps(figure))
    along = 0.0
    for at, step in enumerate(steps):
        if len(step) > 2:
            yield from _corner_pieces(step, width, along, boxes)
        else:
            before, after = _neighbours(steps, at, is_joined=is_closed(figure))
            ends = [_end(step, beside, cap) * width / 2 * (not is_dashed) for beside in (before, after)]
            yield from _rule_pieces(step, width, along, ends, boxes)
        along += sum(math.dist(*pair) for pair in pairwise(step))


def _neighbours(steps: Sequence[Polygon], at: int, *, is_joined: bool) -> tuple[Polygon | None, Polygon | None]:
    before = steps[at - 1] if at or is_joined else None
    after = steps[(at + 1) % len(steps)] if at + 1 < len(steps) or is_joined else None
    return before, after


def _end(step: Polygon, beside: Polygon | None, cap: int) -> bool:
    """Whether an end of a rule goes on by half its width: at the corner of two rules, or by its cap."""
    if beside is None:
        return cap == PROJECTING
    is_level, goes_level = (abs(each[1][1] - each[0][1]) <= HAIR_PT for each in (step, beside))
    return len(beside) == 2 and is_level != goes_level


def _rule_pieces(
    step: Polygon, width: float, along: float, ends: Sequence[float], boxes: Sequence[Rect]
) -> Iterator[Stroke]:
    start, end = step
    axis = 0 if abs(end[0] - start[0]) >= abs(end[1] - start[1]) else 1
    way = 1 if end[axis] >= start[axis] else -1
    low, high = (ends[0], ends[1]) if way > 0 else (ends[1], ends[0])
    x0, y0, x1, y1 = around(step)
    half = width / 2
    rule = (x0 - low, y0 - half, x1 + high, y1 + half) if axis == 0 else (x0 - half, y0 - low, x1 + half, y1 + high)
    for piece in without(rule, boxes):
        middle = (piece[1 - axis] + piece[3 - axis]) / 2
        places = (piece[axis], piece[axis + 2]) if way > 0 else (piece[axis + 2], piece[axis])
        points = tuple((place, middle) if axis == 0 else (middle, place) for place in places)
        yield Stroke(points, piece[3 - axis] - piece[1 - axis], along + abs(places[0] - start[axis]))


def _corner_pieces(step: Polygon, width: float, along: float, boxes: Sequence[Rect]) -> Iterator[Stroke]:
    """The straight pieces of a round corner that touch no box, those that follow each other together.

    Readers take a stroke for twice as broad as it is when they ask where it lies.
    """
    pieces = []
    for pair in pairwise(step):
        pieces.append((pair, along))
        along += math.dist(*pair)
    for is_cut, run in groupby(pieces, lambda piece: any(crosses(around(piece[0], 2 * width), box) for box in boxes)):
        if not is_cut:
            left = list(run)
            yield Stroke((left[0][0][0], *(pair[1] for pair, _along in left)), width, left[0][1])


def places_along(figure: Figure, width: float) -> Iterator[Rect]:
    """Rectangles that hold a stroke part by part: far less of the page than the one that holds all of it."""
    pieces = [pair for step in _steps(figure) for pair in pairwise(step)]
    most = max(SHORTEST_PART_PT, sum(math.dist(*pair) for pair in pieces) / MOST_PARTS)
    part: list[Point] = []
    for start, end in pieces:
        count = math.ceil(math.dist(start, end) / most) or 1
        for at in range(count + 1):
            point = tuple(low + (high - low) * at / count for low, high in zip(start, end, strict=True))
            part.append((point[0], point[1]))
            if math.dist(part[0], part[-1]) >= most:
                yield around(part, width)
                part = part[-1:]
    if len(part) > 1:
        yield around(part, width)


def without(rect: Rect, boxes: Sequence[Rect]) -> list[Rect]:
    """What is left of a rectangle outside the boxes, as rectangles."""
    pieces = [rect]
    for box in boxes:
        pieces = [rest for piece in pieces for rest in _minus(piece, box)]
    return pieces


def _minus(piece: Rect, box: Rect) -> Iterator[Rect]:
    x0, y0, x1, y1 = piece
    left, low, right, high = max(x0, box[0]), max(y0, box[1]), min(x1, box[2]), min(y1, box[3])
    if left >= right or low >= high:
        yield piece
        return
    # Cut across, not along: viewers draw each strip of a rule at least one pixel wide, and two strips as two.
    across = ((x0, y0, x1, low), (x0, high, x1, y1), (x0, low, left, high), (right, low, x1, high))
    along = ((x0, y0, left, y1), (right, y0, x1, y1), (left, y0, right, low), (left, high, right, y1))
    slimmest = min(SLIVER_PT, x1 - x0, y1 - y0)
    for rest in across if y1 - y0 > x1 - x0 else along:
        if min(rest[2] - rest[0], rest[3] - rest[1]) >= slimmest:
            yield rest
