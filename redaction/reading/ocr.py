"""Scanned pages through tesseract, in this process, with the vendored Korean and English models.

The default page segmentation reads Korean pages badly; a single column (PSM 4) reads them well, but spells e-mail
addresses in Hangul. So there are two passes, `kor` in a column and `kor+eng` in a block (PSM 6), and where they find
but a few words, whose lines both may cut in two, a third that looks for scattered text (PSM 11). The page's text is
what any of them read.
"""

import math
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

import pypdfium2 as pdfium
from PIL import Image

from redaction.config import Limits
from redaction.reading.engines import CutShort, Engine, Word, engines, words_read
from redaction.reading.grids import (
    CELL_MARGIN,
    Cell,
    Grid,
    cell_picture,
    grids,
    slant_degrees,
    slanted_back,
    straightened,
    without_tables,
)
from redaction.reading.lines import Written, rounded
from redaction.rendering import is_blank, rasterise
from redaction.types import Rect

SCALE = 300 / 72
"""Pixels a point: tesseract was trained on about 300 dpi."""

CLEAR_CONFIDENCE = 0.75
"""A quick look below this mean may be at a page on its side, so the other three directions are looked at."""

WORD_GAP = 0.25
"""A gap of this share of a word's height is a blank; tesseract parts Hangul words at every other syllable."""

SMALLEST_TURNED_PIXELS = 700_000
"""Smaller pictures, about 50 cm² at 300 dpi, are seals and logos: nobody lays a paper of that size on its side."""

_MARGIN_PIXELS = 40
"""tesseract loses letters that touch the edge of what it is shown."""

_NARROW = 0.55
_PASS_MILLISECONDS = 40_000
_LOOK_MILLISECONDS = 10_000
"""By the wall clock, so wide enough for a busy machine: a dense page takes 3 s of processor time, a look 0.5 s."""

_HOPELESS_CONFIDENCE = 0.3
_FEW_MARKS = 0.01

_SURE_CELL = 0.8
_FEW_WORDS = 40


class _Wordless(CutShort):
    """A quick look saw nothing like words on the page, and tesseract would chew on it for long."""


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
        words_read(engine, Image.new("L", (120, 60), 255), _LOOK_MILLISECONDS)


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
        best = _best_reading(shown, page.get_rotation() // 90)
    except CutShort as reason:
        return Recognised((), 0.0, has_ink=True, is_cut_short=not isinstance(reason, _Wordless))
    passes = tuple(
        tuple(_in_page_space(_moved(word, left, top), box, picture.height, scale) for word in words) for words in best
    )
    return Recognised(passes, _confidence(best), has_ink=True)


def _only(picture: Image.Image, regions: Sequence[tuple[int, int, int, int]]) -> tuple[Image.Image, int, int]:
    """The part of the picture that holds the regions, white beside them, and where it lies."""
    left, top = (min(region[side] for region in regions) - _MARGIN_PIXELS for side in (0, 1))
    right, bottom = (max(region[side] for region in regions) + _MARGIN_PIXELS for side in (2, 3))
    shown = Image.new("L", (right - left, bottom - top), 255)
    for region in regions:
        shown.paste(picture.crop(region), (region[0] - left, region[1] - top))
    return shown, left, top


def _moved(word: Word, right: int, down: int) -> Word:
    x0, y0, x1, y1 = word.box
    return replace(word, box=(x0 + right, y0 + down, x1 + right, y1 + down))


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


def _best_reading(picture: Image.Image, turns: int) -> list[list[Word]]:
    """The reading of the page as a reader sees it, or of another direction where a quick look says it lies on its side.

    Raises _Wordless for a page on which no look saw anything like words, CutShort for one that keeps tesseract busy
    beyond all measure, or that nobody could look at in time.
    """
    if picture.width * picture.height < SMALLEST_TURNED_PIXELS:
        return _read_turned(picture, turns)
    small = picture.reduce(2)
    looks = {turns: _look(small, turns)}
    if (looks[turns] or 0.0) < CLEAR_CONFIDENCE:
        looks |= {turn % 4: _look(small, turn % 4) for turn in range(turns + 1, turns + 4)}
    ended = {turn: seen for turn, seen in looks.items() if seen is not None}
    best = max(ended, key=ended.__getitem__, default=turns)
    if ended.get(best, 0.0) < _HOPELESS_CONFIDENCE and not _has_few_marks(small):
        raise _Wordless if len(ended) == len(looks) else CutShort
    return _read_turned(picture, best)


def _look(picture: Image.Image, turns: int) -> float | None:
    """How surely a quick pass reads the picture turned so; None if it took too long, which says nothing about words."""
    try:
        return _confidence([words_read(engines()[0], _turned(picture, turns), _LOOK_MILLISECONDS)])
    except CutShort:
        return None


def _has_few_marks(picture: Image.Image) -> bool:
    """Whether next to nothing of the page is inked: then the few words there may have escaped the quick look."""
    return sum(picture.histogram()[:128]) < _FEW_MARKS * picture.width * picture.height


def _turned(picture: Image.Image, turns: int) -> Image.Image:
    """The picture turned clockwise by quarter turns."""
    return picture.rotate(-90 * turns, expand=True) if turns else picture


def _read_turned(picture: Image.Image, turns: int) -> list[list[Word]]:
    """All passes over the picture turned clockwise; boxes in pixels of the unturned picture."""
    turned = _turned(picture, turns % 4)
    slant = slant_degrees(turned)
    return [
        [
            _turned_back(replace(word, box=slanted_back(word.box, slant, turned.size)), turns % 4, picture.size)
            for word in words
        ]
        for words in _read_straight(straightened(turned, slant))
    ]


def _read_straight(picture: Image.Image) -> list[list[Word]]:
    """All passes over a straight picture, its ruled tables cell by cell."""
    tables = grids(picture)
    rest = without_tables(picture, tables) if tables else picture
    column, block, scattered, _ = engines()
    passes = [words_read(engine, rest, _PASS_MILLISECONDS) for engine in (column, block)]
    if not tables and len(passes[0]) < _FEW_WORDS:
        passes.append(words_read(scattered, rest, _PASS_MILLISECONDS))
    if not tables:
        return passes
    read = [_read_cells(picture, table) for table in tables]
    first, second = ([table[at] for table in read] for at in (0, 1))
    return [_from_the_top(passes[0], first), _from_the_top(passes[1], second)]


def _read_cells(picture: Image.Image, table: Grid) -> tuple[list[Word], list[Word]]:
    """A table's words cell by cell, and a second reading of those cells that may hold Latin letters.

    Cells of one line that stand side by side in a row share a line; a cell of several lines has lines of its own.
    A cell without words parts nothing: the name before an empty column belongs to the number behind it.
    """
    first: list[Word] = []
    second: list[Word] = []
    line, row, was_single = 0, -1, False
    for cell in table.cells:
        words = _read_cell(picture, cell, engines()[3])
        if not words:
            continue
        if _confidence([words]) < _SURE_CELL or any(_is_latin(word.text) for word in words):
            again = _read_cell(picture, cell, engines()[1])
            second.extend(replace(word, line=word.line + 10_000 * (len(first) + 1)) for word in again)
        is_single = len({word.line for word in words}) == 1
        line = line if is_single and was_single and cell.row == row else line + 1
        first.extend(replace(word, line=line + word.line - 1) for word in words)
        line += max(word.line for word in words) - 1
        row, was_single = cell.row, is_single
    return first, second


def _is_latin(text: str) -> bool:
    return any(character.isascii() and (character.isalpha() or character == "@") for character in text)


def _read_cell(picture: Image.Image, cell: Cell, engine: Engine) -> list[Word]:
    shown = cell_picture(picture, cell)
    if shown is None:
        return []
    left, top = cell.box[0] - CELL_MARGIN, cell.box[1] - CELL_MARGIN
    return [_moved(word, left, top) for word in words_read(engine, shown, _LOOK_MILLISECONDS)]


def _from_the_top(words: list[Word], tables: list[list[Word]]) -> list[Word]:
    """Lines of the text and whole tables, in the order of their upper edges, numbered anew."""
    lines = [list(line) for _, line in groupby(words, key=lambda word: word.line)]
    blocks = sorted([*lines, *(table for table in tables if table)], key=lambda block: block[0].box[1])
    numbered: list[Word] = []
    number = 0
    for block in blocks:
        for _, line in groupby(block, key=lambda word: word.line):
            number += 1
            numbered.extend(replace(word, line=number) for word in line)
    return numbered


def _turned_back(word: Word, turns: int, size: tuple[int, int]) -> Word:
    width, height = size
    x0, y0, x1, y1 = word.box
    box = (
        (x0, y0, x1, y1),
        (y0, height - x1, y1, height - x0),
        (width - x1, height - y1, width - x0, height - y0),
        (width - y1, x0, width - y0, x1),
    )[turns]
    return replace(word, box=box, turns=turns)


def _in_page_space(word: Word, page_box: Rect, height_px: int, scale: float) -> Word:
    x0, y0, x1, y1 = word.box
    left, bottom = page_box[0], page_box[1]
    box = (left + x0 / scale, bottom + (height_px - y1) / scale, left + x1 / scale, bottom + (height_px - y0) / scale)
    return replace(word, box=box)


def _confidence(passes: list[list[Word]]) -> float:
    """Mean confidence of the better pass, words weighted by their length."""
    return max((_weight([words]) / max(1, sum(len(word.text) for word in words)) for words in passes), default=0.0)


def _weight(passes: list[list[Word]]) -> float:
    return sum(len(word.text) * word.confidence for words in passes for word in words)


def written_words(words: list[Word]) -> Written:
    """Words as text, a line break between lines, each character with its share of its word's box."""
    parts: list[tuple[str, Rect | None]] = []
    for _, line in groupby(words, key=lambda word: word.line):
        if parts:
            parts.append(("\n", None))
        before: Word | None = None
        for word in line:
            if before is not None and _gap(before, word) > WORD_GAP * _height(word):
                parts.append((" ", None))
            parts.extend(zip(word.text, _shares(word), strict=True))
            before = word
    return Written("".join(text for text, _ in parts), tuple(rect for _, rect in parts))


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
