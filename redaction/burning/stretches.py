"""Stretches of writing: glyphs of one line so close together that the place of each depends on those before it.

Columns, and cells with a rule or an edge of colour between them, are stretches of their own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PIL import Image

from redaction.burning.glyphs import Drawn, Glyph
from redaction.types import Rect

TURNS = {0: (1, 0), 90: (0, 1), 180: (-1, 0), 270: (0, -1)}
"""Directions of writing whose lines are followed, as unit vectors."""
SAME_LINE_EM = 0.65
COLUMN_EM = 1.5
"""A wider gap, in em, parts columns."""
FENCED_EM = 0.2
"""A narrower gap has no room for a rule."""
FENCE_EM = (0.05, 0.55)
"""The part of a line's height, above its foot, that a rule or an edge between cells crosses."""
FENCE_LEVELS = 12
"""How far (of 255) each pixel of an edge differs from the pixel beside it."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Indexes of glyphs in the order of their places, and the room around them along the line, in points.

    `before` are those of the stretch in front of it on its line, none where it is the first.
    """

    angle: int
    members: tuple[int, ...]
    room: tuple[float, float]
    before: tuple[int, ...] = ()


def along(point: tuple[float, float], angle: int) -> float:
    """How far a point lies in the direction of writing."""
    x, y = TURNS[angle]
    return point[0] * x + point[1] * y


def across(point: tuple[float, float], angle: int) -> float:
    """How far a point lies across the direction of writing, to its left."""
    x, y = TURNS[angle]
    return point[1] * x - point[0] * y


def start_of(glyph: Glyph) -> float:
    """Where the pen stood before the glyph."""
    return along(glyph.origin, glyph.angle)


def end_of(glyph: Glyph) -> float:
    """Where the pen stood after it."""
    return start_of(glyph) + glyph.advance


@dataclass(frozen=True, slots=True)
class Fences:
    """The page drawn without its text in gray, which shows the rules between cells."""

    bare: Image.Image
    area: Rect

    def between(self, angle: int, foot: float, size: float, span: tuple[float, float]) -> list[float]:
        """Where a rule or an edge crosses a line of `size` with its foot at `foot` within `span` along it."""
        low, high = (foot + part * size for part in FENCE_EM)
        window = self._window(angle, span, (low, high))
        if window is None:
            return []
        cut = self.bare.crop(window)
        if angle in (90, 270):
            cut = cut.transpose(Image.Transpose.ROTATE_270)
        edges = _edges(cut)
        return [span[0] + (at + 1) / max(1, cut.width) * (span[1] - span[0]) for at in edges]

    def _window(
        self, angle: int, span: tuple[float, float], sides: tuple[float, float]
    ) -> tuple[int, int, int, int] | None:
        x, y = TURNS[angle]
        corners = [(u * x - v * y, u * y + v * x) for u in span for v in sides]
        right, down = self.bare.width / (self.area[2] - self.area[0]), self.bare.height / (self.area[3] - self.area[1])
        pixels = [((px - self.area[0]) * right, (self.area[3] - py) * down) for px, py in corners]
        left, upper = (max(0, round(min(pixel[at] for pixel in pixels))) for at in (0, 1))
        far = min(self.bare.width, round(max(px for px, _ in pixels)))
        lower = min(self.bare.height, round(max(py for _, py in pixels)))
        return (left, upper, far, lower) if far - left > 1 and lower > upper else None


def _edges(cut: Image.Image) -> list[int]:
    """The columns of pixels that differ from the next column in every row."""
    width, height = cut.size
    levels = cut.tobytes()
    rows = [levels[at * width : (at + 1) * width] for at in range(height)]
    return [at for at in range(width - 1) if all(abs(row[at] - row[at + 1]) >= FENCE_LEVELS for row in rows)]


def stretches(drawn: Drawn, counted: Sequence[int], fences: Fences) -> Iterator[Stretch]:
    """The stretches of the glyphs whose indexes are `counted`."""
    for angle in TURNS:
        for line in _lines(drawn, [at for at in counted if drawn.glyphs[at].angle == angle], angle):
            yield from _parts(drawn, line, angle, fences)


def _lines(drawn: Drawn, indexes: list[int], angle: int) -> Iterator[list[int]]:
    """Glyphs on one foot, or little above or below it, in the order of their places."""
    line: list[int] = []
    for at in sorted(indexes, key=lambda each: (-across(drawn.glyphs[each].origin, angle), each)):
        if line and not _shares_line(drawn.glyphs[line[0]], drawn.glyphs[at]):
            yield sorted(line, key=lambda each: (start_of(drawn.glyphs[each]), each))
            line = []
        line.append(at)
    if line:
        yield sorted(line, key=lambda each: (start_of(drawn.glyphs[each]), each))


def _shares_line(first: Glyph, glyph: Glyph) -> bool:
    apart = abs(across(first.origin, first.angle) - across(glyph.origin, first.angle))
    return apart <= SAME_LINE_EM * max(first.size_pt, glyph.size_pt)


def _parts(drawn: Drawn, line: list[int], angle: int, fences: Fences) -> Iterator[Stretch]:
    """The line cut where columns or cells part; the room of a part ends where its neighbour begins."""
    parts: list[list[int]] = []
    end = 0.0
    for at in line:
        glyph = drawn.glyphs[at]
        if not parts or _is_parted(drawn.glyphs[parts[-1][-1]], glyph, end, fences):
            parts.append([])
            end = end_of(glyph)
        parts[-1].append(at)
        end = max(end, end_of(glyph))
    edges = _page_edges(drawn.area, angle)
    ends = [max(end_of(drawn.glyphs[at]) for at in part) for part in parts]
    starts = [start_of(drawn.glyphs[part[0]]) for part in parts]
    for number, part in enumerate(parts):
        low = ends[number - 1] if number else edges[0]
        high = starts[number + 1] if number + 1 < len(parts) else edges[1]
        yield Stretch(angle, tuple(part), (low, high), tuple(parts[number - 1]) if number else ())


def _is_parted(last: Glyph, glyph: Glyph, end: float, fences: Fences) -> bool:
    size = max(last.size_pt, glyph.size_pt)
    gap = start_of(glyph) - end
    if gap <= FENCED_EM * size:
        return False
    foot = across(glyph.origin, glyph.angle)
    return gap > COLUMN_EM * size or bool(fences.between(glyph.angle, foot, size, (end, start_of(glyph))))


def _page_edges(area: Rect, angle: int) -> tuple[float, float]:
    sides = sorted(along(corner, angle) for corner in ((area[0], area[1]), (area[2], area[3])))
    return sides[0], sides[1]
