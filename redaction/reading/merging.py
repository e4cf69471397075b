"""Two readings of one page put together: nothing that either read is lost, and what both read alike is told once."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from redaction.reading.engines import Word
from redaction.reading.glyphs import Glyph
from redaction.reading.lines import Written
from redaction.types import Rect

_BAND_PT = 16


def joined(first: Written, second: Written) -> Written:
    """Both texts, the second on lines of its own."""
    if not first.text or not second.text:
        return first if first.text else second
    return Written(f"{first.text}\n{second.text}", (*first.rects, None, *second.rects))


def united(passes: list[list[Word]]) -> list[Word]:
    """The words of the first pass, then the lines of later passes that the first did not read alike in their place."""
    if not passes:
        return []
    kept = list(passes[0])
    known = [(_box_of(line), _letters(line)) for line in _lines(kept)]
    number = max((word.line for word in kept), default=0)
    for line in (line for words in passes[1:] for line in _lines(words)):
        if not any(_letters(line) in letters and _overlap(_box_of(line), box) for box, letters in known):
            number += 1
            kept.extend(replace(word, line=number) for word in line)
    return kept


def unread_by_layer(passes: Iterable[Iterable[Word]], glyphs: list[Glyph]) -> list[list[Word]]:
    """OCR's words but for the places where some pass spells what the text layer does."""
    bands: dict[int, list[tuple[float, float, Glyph]]] = defaultdict(list)
    for glyph in glyphs:
        x, y = (glyph.box[0] + glyph.box[2]) / 2, (glyph.box[1] + glyph.box[3]) / 2
        bands[int(y // _BAND_PT)].append((x, y, glyph))
    read = [list(words) for words in passes]
    agreed = [word.box for words in read for word in words if _spelled_in(word.box, bands) == word.text]
    return [[word for word in words if not any(_overlap(word.box, box) for box in agreed)] for words in read]


def _spelled_in(box: Rect, bands: dict[int, list[tuple[float, float, Glyph]]]) -> str:
    x0, y0, x1, y1 = box
    inside = [
        glyph
        for band in range(int(y0 // _BAND_PT), int(y1 // _BAND_PT) + 1)
        for x, y, glyph in bands.get(band, ())
        if x0 <= x <= x1 and y0 <= y <= y1 and not glyph.character.isspace()
    ]
    return "".join(glyph.character for glyph in sorted(inside, key=lambda glyph: glyph.order))


def _lines(words: Iterable[Word]) -> list[list[Word]]:
    return [list(line) for _, line in groupby(words, key=lambda word: word.line)]


def _letters(line: list[Word]) -> str:
    return "".join(word.text for word in line)


def _box_of(line: list[Word]) -> Rect:
    boxes = [word.box for word in line]
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )


def _overlap(one: Rect, other: Rect) -> bool:
    """Whether the middle of one lies in the other."""
    x, y = (one[0] + one[2]) / 2, (one[1] + one[3]) / 2
    return other[0] <= x <= other[2] and other[1] <= y <= other[3]
