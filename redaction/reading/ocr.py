"""Scanned pages through tesseract, in this process, with the vendored Korean and English models."""

import math
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

import pypdfium2 as pdfium
from PIL import Image

from redaction.config import Limits
from redaction.reading.engines import CutShort, Word, engines, words_read
from redaction.reading.lines import Written, rounded
from redaction.reading.sheets import LOOK_MILLISECONDS, Wordless, best_reading, confidence, moved
from redaction.rendering import is_blank, rasterise
from redaction.types import Rect

SCALE = 300 / 72
"""Pixels a point: tesseract was trained on about 300 dpi."""

WORD_GAP = 0.3
"""A gap of this share of a word's height is a blank; tesseract parts Hangul words at every other syllable."""

SYLLABLE_GAP = 0.45
"""The same between two lone syllables: words of one are rare, and rarely side by side."""

_MARGIN_PIXELS = 40
"""tesseract loses letters that touch the edge of what it is shown."""

_NARROW = 0.55


@dataclass(frozen=True, slots=True)
class Recognised:
    """What the passes read of one page; `has_ink` is False for a page of one colour.

    `is_cut_short` says that tesseract ran out of time, so that nobody knows what the page says.
    """

    passes: tuple[tuple[Word, ...], ...]
    confidence: float
    has_ink: bool
    is_cut_short: bool = False

    def words(self) -> Iterator[Word]:
        """Words of all passes."""
        for words in self.passes:
            yield from words


def warm_up() -> None:
    """Loads both models and reads a blank strip with each, so that nothing is loaded later."""
    for engine in engines():
        words_read(engine, Image.new("L", (120, 60), 255), LOOK_MILLISECONDS)


def recognise(page: pdfium.PdfPage, regions: Sequence[Rect] | None = None, blanked: Sequence[Rect] = ()) -> Recognised:
    """Reads one page, or only its `regions` where the rest is known; places that are `blanked` count as white.

    Raises TooLarge, Malformed as drawing it does.
    """
    width, height = page.get_size()
    scale = min(SCALE, math.sqrt(0.9 * Limits().page_pixels / (width * height)))
    picture = rasterise(page, scale, upright=False, gray=True)
    box = page.get_bbox()
    for place in blanked:
        picture.paste(255, _in_pixels(place, box, picture.size, scale))
    left = top = 0
    if regions is not None:
        shown, left, top = _only(picture, [_in_pixels(region, box, picture.size, scale) for region in regions])
    else:
        shown = picture
    if is_blank(shown):
        return Recognised((), 0.0, has_ink=False)
    try:
        best = best_reading(shown, page.get_rotation() // 90)
    except CutShort as reason:
        return Recognised((), 0.0, has_ink=True, is_cut_short=not isinstance(reason, Wordless))
    passes = tuple(
        tuple(_in_page_space(moved(word, left, top), box, picture.height, scale) for word in words) for words in best
    )
    return Recognised(passes, confidence(best), has_ink=True)


def _only(picture: Image.Image, regions: Sequence[tuple[int, int, int, int]]) -> tuple[Image.Image, int, int]:
    """The part of the picture that holds the regions, white beside them, and where it lies."""
    left, top = (min(region[side] for region in regions) - _MARGIN_PIXELS for side in (0, 1))
    right, bottom = (max(region[side] for region in regions) + _MARGIN_PIXELS for side in (2, 3))
    shown = Image.new("L", (right - left, bottom - top), 255)
    for region in regions:
        shown.paste(picture.crop(region), (region[0] - left, region[1] - top))
    return shown, left, top


def _in_pixels(region: Rect, page_box: Rect, size: tuple[int, int], scale: float) -> tuple[int, int, int, int]:
    """A place on the page as left, top, right, bottom of the picture, kept within it."""
    x0, y0, x1, y1 = region
    width, height = size
    left, bottom = page_box[0], page_box[1]
    across = (int((x0 - left) * scale), math.ceil((x1 - left) * scale))
    down = (height - math.ceil((y1 - bottom) * scale), height - int((y0 - bottom) * scale))
    x_low, x_high = (min(max(0, x), width) for x in across)
    y_low, y_high = (min(max(0, y), height) for y in down)
    return x_low, y_low, x_high, y_high


def _in_page_space(word: Word, page_box: Rect, height_px: int, scale: float) -> Word:
    x0, y0, x1, y1 = word.box
    left, bottom = page_box[0], page_box[1]
    box = (left + x0 / scale, bottom + (height_px - y1) / scale, left + x1 / scale, bottom + (height_px - y0) / scale)
    return replace(word, box=box)


def written_words(words: list[Word]) -> Written:
    """Words as text, a line break between lines, each character with its share of its word's box."""
    parts: list[tuple[str, Rect | None]] = []
    for _, line in groupby(words, key=lambda word: word.line):
        if parts:
            parts.append(("\n", None))
        before: Word | None = None
        for word in line:
            if before is not None and _are_parted(before, word):
                parts.append((" ", None))
            parts.extend(zip(word.text, _shares(word), strict=True))
            before = word
    return Written("".join(text for text, _ in parts), tuple(rect for _, rect in parts))


def _are_parted(left: Word, right: Word) -> bool:
    are_syllables = all(len(word.text) == 1 and "가" <= word.text <= "힣" for word in (left, right))
    return _gap(left, right) > (SYLLABLE_GAP if are_syllables else WORD_GAP) * _height(right)


def _gap(left: Word, right: Word) -> float:
    """Empty space between two words of a line, in the direction they are read."""
    first, second = (left, right) if left.turns in (0, 1) else (right, left)
    axis = 0 if left.turns in (0, 2) else 1
    return second.box[axis] - first.box[axis + 2]


def _height(word: Word) -> float:
    x0, y0, x1, y1 = word.box
    return y1 - y0 if word.turns in (0, 2) else x1 - x0


def _shares(word: Word) -> Iterator[Rect]:
    """The word's box divided among its characters: Hangul is about twice as wide as a digit."""
    widths = [1.0 if unicodedata.east_asian_width(character) in "WF" else _NARROW for character in word.text]
    x0, y0, x1, y1 = word.box
    runs_across = word.turns in (0, 2)
    start, end = ((x0, x1), (y0, y1), (x1, x0), (y1, y0))[word.turns]
    unit = (end - start) / sum(widths)
    at = start
    for width in widths:
        until = at + unit * width
        low, high = min(at, until), max(at, until)
        yield rounded((low, y0, high, y1) if runs_across else (x0, low, x1, high))
        at = until
