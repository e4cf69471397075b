"""Pictures of numbers as SVG: where each bar stands. Drawn by a template, with title, description and table."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

WIDTH: Final = 720
HEIGHT: Final = 220
_FOOT: Final = 188
_TALLEST: Final = 156
_FILL: Final = 0.64
_MOST_LABELS: Final = 14


@dataclass(frozen=True, slots=True)
class Point:
    """One number: its full name, its short name below the bar, its value (None where there is nothing to count)."""

    name: str
    short: str
    value: float | None
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar in units of the drawing; `x` and `y` are its upper left corner, `middle` its axis."""

    point: Point
    x: float
    y: float
    width: float
    height: float
    middle: float
    is_labelled: bool

    @property
    def above(self) -> float:
        """Where its number stands."""
        return round(self.y - 8, 1)


@dataclass(frozen=True, slots=True)
class Plot:
    """A whole picture; `key` names its parts in the page."""

    key: str
    title: str
    bars: tuple[Bar, ...]
    width: int = WIDTH
    height: int = HEIGHT
    foot: int = _FOOT

    @property
    def label_place(self) -> int:
        """Where the names below the bars stand."""
        return self.foot + 22


def plot(key: str, title: str, points: Iterable[Point], *, top: float | None = None) -> Plot:
    """Bars side by side; the highest fills the picture unless `top` says what would (100 for percent)."""
    listed = tuple(points)
    most = top or max((point.value or 0 for point in listed), default=0) or 1
    step = WIDTH / max(len(listed), 1)
    every = -(-len(listed) // _MOST_LABELS)
    return Plot(key, title, tuple(_bar(point, at, step, most, at % every == 0) for at, point in enumerate(listed)))


def _bar(point: Point, at: int, step: float, most: float, is_labelled: bool) -> Bar:
    height = round(_TALLEST * (point.value or 0) / most, 1)
    width = round(min(step * _FILL, 56), 1)
    middle = round(step * (at + 0.5), 1)
    return Bar(point, round(middle - width / 2, 1), round(_FOOT - height, 1), width, height, middle, is_labelled)
