"""Which figures of a path can be seen on the painted page: what nobody sees may be a name, and is not drawn anew."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PIL import Image

from redaction.burning.raster import pixels_of
from redaction.contrast import Contrast
from redaction.types import Rect

LEVELS, UPRIGHT_LEVELS = 8, 2
"""Shapes that may be letters must stand out by more than upright areas, which shade the cells of tables."""
AROUND_PIXELS = 1
LEAST_SHARE = 0.5
Point = tuple[float, float]


class Sight(Enum):
    """How much of a figure can be seen: all that matters, some of it, or nothing."""

    WHOLE = "whole"
    PARTLY = "partly"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Painted:
    """The painted page, to look places up in."""

    image: Image.Image
    area: Rect
    edges: Contrast

    @classmethod
    def of(cls, image: Image.Image, area: Rect) -> "Painted":
        """The page with its edges counted."""
        return cls(image, area, Contrast.of_edges(image))

    def sight_of(self, figure: Sequence[Point], half_pt: float, *, is_upright: bool) -> Sight:
        """How much of a figure with these corners, and a stroke of twice `half_pt`, stands out."""
        levels = UPRIGHT_LEVELS if is_upright else LEVELS
        if not self.edges.shows(self._around(figure, half_pt), levels):
            return Sight.NOTHING
        if is_upright:
            return Sight.WHOLE
        inside = [point for point in figure if self._holds(point)] or figure
        standing_out = sum(self.edges.shows(self._around([point], half_pt), levels) for point in inside)
        return Sight.WHOLE if standing_out >= LEAST_SHARE * len(inside) else Sight.PARTLY

    def _holds(self, point: Point) -> bool:
        return self.area[0] <= point[0] <= self.area[2] and self.area[1] <= point[1] <= self.area[3]

    def _around(self, points: Sequence[Point], half_pt: float) -> tuple[int, int, int, int]:
        across, down = zip(*points, strict=True)
        place = (min(across) - half_pt, min(down) - half_pt, max(across) + half_pt, max(down) + half_pt)
        left, upper, right, lower = pixels_of(place, self.area, self.image)
        return left - AROUND_PIXELS, upper - AROUND_PIXELS, right + AROUND_PIXELS, lower + AROUND_PIXELS
