"""Between a page's default user space (PDF points, origin as the file has it) and shares of the page as it is shown."""

from dataclasses import dataclass

from redaction.types import Rect

Share = tuple[float, float, float, float]
"""left, top, right, bottom as shares (0–1) of the page as a reader sees it, top first."""


@dataclass(frozen=True, slots=True)
class PageFrame:
    """The visible part of a page in user space, and how far it is turned clockwise when shown (0, 90, 180, 270)."""

    crop_box: Rect
    rotation: int = 0

    def to_share(self, rect: Rect) -> Share:
        """Where a rectangle of the page is seen."""
        x0, y0, x1, y1 = self.crop_box
        width, height = x1 - x0, y1 - y0
        corners = [self._turned((x - x0) / width, (y - y0) / height) for x in rect[::2] for y in rect[1::2]]
        return _spanned(corners)

    def to_rect(self, share: Share) -> Rect:
        """The rectangle of the page that is seen there, clamped to the visible part."""
        x0, y0, x1, y1 = self.crop_box
        seen = [min(1.0, max(0.0, value)) for value in share]
        corners = [self._turned_back(left, top) for left in seen[::2] for top in seen[1::2]]
        u0, v0, u1, v1 = _spanned(corners)
        return (x0 + u0 * (x1 - x0), y0 + v0 * (y1 - y0), x0 + u1 * (x1 - x0), y0 + v1 * (y1 - y0))

    def _turned(self, u: float, v: float) -> tuple[float, float]:
        return {0: (u, 1 - v), 90: (v, u), 180: (1 - u, v), 270: (1 - v, 1 - u)}[self.rotation % 360]

    def _turned_back(self, left: float, top: float) -> tuple[float, float]:
        turned = {0: (left, 1 - top), 90: (top, left), 180: (1 - left, top), 270: (1 - top, 1 - left)}
        return turned[self.rotation % 360]


def _spanned(corners: list[tuple[float, float]]) -> Share:
    across, down = zip(*corners, strict=True)
    return (min(across), min(down), max(across), max(down))
