"""How rectangles of one page lie to each other, in points of its user space, and how large they are."""

from collections.abc import Sequence

from redaction.types import Rect


def overlap(one: Rect, other: Rect) -> bool:
    """Whether two rectangles share a point; a rectangle without width or height counts where it lies inside."""
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def crosses(one: Rect, other: Rect) -> bool:
    """Whether two rectangles share more than an edge."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def holds(outer: Rect, inner: Rect) -> bool:
    """Whether all of `inner` lies in `outer`, edges included."""
    return outer[0] <= inner[0] and outer[1] <= inner[1] and inner[2] <= outer[2] and inner[3] <= outer[3]


def hull(rects: Sequence[Rect]) -> Rect:
    """The smallest rectangle that holds one rectangle or more."""
    left, low, right, high = zip(*rects, strict=True)
    return min(left), min(low), max(right), max(high)


def area_of(rect: Rect) -> float:
    """The area of a rectangle in square points."""
    return (rect[2] - rect[0]) * (rect[3] - rect[1])
