"""What rectangles in a page's user space have to do with each other."""

from redaction.types import Rect

ROUNDED_PT = 0.02
"""Places are kept to hundredths of a point."""


def covers(rect: Rect, area: Rect) -> bool:
    """Whether `rect` holds all of `area`, but for rounding."""
    return (
        rect[0] <= area[0] + ROUNDED_PT
        and rect[1] <= area[1] + ROUNDED_PT
        and rect[2] >= area[2] - ROUNDED_PT
        and rect[3] >= area[3] - ROUNDED_PT
    )
