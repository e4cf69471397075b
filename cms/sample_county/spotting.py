"""Where a value stands in the text of pages, and the rects around what stands there."""

from collections.abc import Iterator

from redaction.types import PageText, Rect

_LINE_OVERLAP = 0.5
Spot = tuple[PageText, int, int]
Written = list[tuple[PageText, "_Written"]]


def written_on(sealed_pages: tuple[PageText, ...]) -> Written:
    """The pages, made ready for looking for many values."""
    return [(page, _Written(page.text)) for page in sealed_pages]


def spots_of(value: str, written: Written) -> list[Spot]:
    """Where a value stands. Of one that wraps inside a table's cell, the words with digits: they point at somebody.

    Empty: not all of it was found.
    """
    whole = whole_spots(value, written)
    if whole:
        return whole
    words = [word for word in value.replace(",", " ").split() if len(word) > 1 and any(map(str.isdigit, word))]
    spots = [whole_spots(word, written) for word in words]
    return [spot for found in spots for spot in found] if words and all(spots) else []


def whole_spots(value: str, written: Written) -> list[Spot]:
    """Where all of a value stands, blanks and line breaks between its characters allowed."""
    return [(page, start, end) for page, text in written for start, end in text.places(value)]


def bare(value: str) -> str:
    """Without blanks and line breaks."""
    return "".join(value.split())


def by_line(rects: list[Rect]) -> list[Rect]:
    """One rect a line: neighbours that share half their height are joined."""
    lines: list[Rect] = []
    for rect in rects:
        if lines and _same_line(lines[-1], rect):
            last = lines[-1]
            lines[-1] = (
                min(last[0], rect[0]),
                min(last[1], rect[1]),
                max(last[2], rect[2]),
                max(last[3], rect[3]),
            )
        else:
            lines.append(rect)
    return lines


def _same_line(one: Rect, other: Rect) -> bool:
    shared = min(one[3], other[3]) - max(one[1], other[1])
    return shared > _LINE_OVERLAP * min(one[3] - one[1], other[3] - other[1])


class _Written:
    """A text in which values are looked for with blanks and line breaks between their characters allowed."""

    def __init__(self, text: str) -> None:
        self._offsets = [at for at, char in enumerate(text) if not char.isspace()]
        self._bare = "".join(text[at] for at in self._offsets)

    def places(self, value: str) -> Iterator[tuple[int, int]]:
        """Where the value stands, as (start, end) in the text."""
        bare_value = bare(value)
        at = self._bare.find(bare_value)
        while at >= 0:
            yield self._offsets[at], self._offsets[at + len(bare_value) - 1] + 1
            at = self._bare.find(bare_value, at + 1)
