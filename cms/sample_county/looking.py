"""What a scripted officer sees on a paper: where its secrets are printed, and what the boxes leave of them.

A person reads letters where OCR reads others, and a value in a narrow cell as one; the script sees them where the paper
was set (`redaction.papers.printed_pages`), and asks what was read of the file only where that shows no such value.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cms.sample_county.spotting import Spot, Written, bare, by_line, spots_of, whole_spots, written_on
from redaction.types import PageText, Rect

_TOUCHES = 0.3
_RIM_ACROSS, _RIM_DOWN = 0.15, 0.3
_AIR_PT = 0.5
_SHORTEST_BEGINNING = 3


@dataclass(frozen=True, slots=True)
class Place:
    """One place where a value is printed: its letters' rects, points in the page's default user space."""

    page: int
    letters: tuple[Rect, ...]
    lines: tuple[Rect, ...]


Places = dict[int, list[Place]]
"""Places by page."""


@dataclass(frozen=True, slots=True)
class Sight:
    """All places of a paper's secrets and of what stays; `unseen` counts secrets that stand nowhere."""

    secrets: Places
    kept: Places
    unseen: int


def look(
    printed: tuple[PageText, ...], sealed_pages: tuple[PageText, ...], secrets: Sequence[str], kept: Sequence[str]
) -> Sight:
    """Find every value: as it is printed, else in what was read of the file, else all but its last letter."""
    on_paper, in_text = written_on(printed), written_on(sealed_pages)
    found = [
        _placed(whole_spots(value, on_paper)) or _placed(spots_of(value, in_text)) or _but_last(value, on_paper)
        for value in secrets
    ]
    stays = [_placed(whole_spots(value, on_paper)) for value in kept]
    return Sight(_by_page(found), _by_page(stays), sum(not places for places in found))


def touches(rects: Iterable[Rect], places: Iterable[Place]) -> bool:
    """Whether one of the rects shares a good part of a line of one of the places."""
    lines = [line for place in places for line in place.lines]
    return any(_share(rect, line) > _TOUCHES for rect in rects for line in lines)


def uncovered(place: Place, hidden: Iterable[Rect]) -> list[Rect]:
    """The lines of a place of which a letter is not covered, each whole: boxes side by side would show their seams."""
    near = [rect for rect in hidden if any(_share(rect, line) > 0 for line in place.lines)]
    left = [letter for letter in place.letters if not any(_covers(rect, letter) for rect in near)]
    open_lines = [line for line in place.lines if any(_share(letter, line) > _TOUCHES for letter in left)]
    return [(x0 - _AIR_PT, y0, x1 + _AIR_PT, y1) for x0, y0, x1, y1 in open_lines]


def _placed(spots: Iterable[Spot]) -> list[Place]:
    return [
        _place(page.number, [rect for rect in page.rects[start:end] if rect is not None]) for page, start, end in spots
    ]


def _place(page: int, letters: list[Rect]) -> Place:
    return Place(page, tuple(letters), tuple(by_line(letters)))


def _but_last(value: str, on_paper: Written) -> list[Place]:
    """Of a value whose last letter stands alone on a line of its own, which pdfium leaves out, that line too."""
    beginning = bare(value)[:-1]
    if len(beginning) < _SHORTEST_BEGINNING:
        return []
    return [
        _place(place.page, [*place.letters, _line_below(place.lines[-1])])
        for place in _placed(whole_spots(beginning, on_paper))
    ]


def _line_below(line: Rect) -> Rect:
    x0, y0, x1, y1 = line
    return x0, y0 - 1.5 * (y1 - y0), x1, y0


def _by_page(found: Iterable[Iterable[Place]]) -> Places:
    pages: Places = {}
    for places in found:
        for place in places:
            pages.setdefault(place.page, []).append(place)
    return pages


def _share(one: Rect, other: Rect) -> float:
    """The area that two rects share, as a share of the smaller one's."""
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    smaller = min((x1 - x0) * (y1 - y0) for x0, y0, x1, y1 in (one, other))
    return width * height / smaller if min(width, height, smaller) > 0 else 0.0


def _covers(rect: Rect, letter: Rect) -> bool:
    """Whether a letter's cell lies in the rect but for its rim, where only air is."""
    across, down = _RIM_ACROSS * (letter[2] - letter[0]), _RIM_DOWN * (letter[3] - letter[1])
    return (
        rect[0] <= letter[0] + across
        and rect[1] <= letter[1] + down
        and rect[2] >= letter[2] - across
        and rect[3] >= letter[3] - down
    )
