"""A scanned sheet: which way up it lies, and what tesseract reads of it, its ruled tables cell by cell.

The default page segmentation reads Korean pages badly; a single column (PSM 4) reads them well, but spells e-mail
addresses in Hangul. So there are two passes, `kor` in a column and `kor+eng` in a block (PSM 6), and where they find
but a few words, whose lines both may cut in two, a third that looks for scattered text (PSM 11). The sheet's text is
what any of them read. The first is read at half the size: it is the look that tells which way up the sheet lies, too,
and reads scans better so. Beside tables only what is inked is shown to them: of white paper they read the grain.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from PIL import Image

from redaction.reading.engines import CutShort, Engine, Word, engines, remembering_for_now, words_read
from redaction.reading.grids import (
    CELL_MARGIN,
    Cell,
    Grid,
    cell_picture,
    grids,
    inked_bands,
    slant_degrees,
    slanted_back,
    straightened,
    without_tables,
)

CLEAR_CONFIDENCE = 0.75
"""A quick look below this mean may be at a page on its side, so the other three directions are looked at."""

SMALLEST_TURNED_PIXELS = 700_000
"""Smaller pictures, about 50 cm² at 300 dpi, are seals and logos: nobody lays a paper of that size on its side."""

LOOK_MILLISECONDS = 10_000
"""For a quick look or a cell, which take 0.5 s and less."""

_PASS_MILLISECONDS = 40_000
_LOOK_SHRINK = 2
_FEWEST_CELLS = 8
_TELLING_CELLS = 24
_TELLING_LETTERS = 60
_HOPELESS_CONFIDENCE = 0.3
_FEW_MARKS = 0.01
_SURE_CELL = 0.8
_FEW_WORDS = 40

Passes = list[list[Word]]


class Wordless(CutShort):
    """A quick look saw nothing like words on the page, and tesseract would chew on it for long."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A picture turned clockwise by quarter `turns`, of that `size`, then straightened by `slant`; and its tables."""

    straight: Image.Image
    turns: int
    size: tuple[int, int]
    slant: float
    tables: list[Grid]


@dataclass(frozen=True, slots=True)
class _Look:
    """How surely a quick look reads a sheet; a look that took too long `is_cut_short` and says nothing about words."""

    confidence: float
    is_clear: bool = False
    is_cut_short: bool = False


def best_reading(picture: Image.Image, turns: int) -> Passes:
    """What a page says as a reader sees it, or in another direction where a quick look says it lies on its side.

    The passes' words, boxes in pixels of `picture`. Raises Wordless for a page on which no look saw anything like
    words, CutShort for one that keeps tesseract busy beyond all measure, or that nobody could look at in time.
    """
    with remembering_for_now():
        sheet = _best_sheet(picture, turns)
        return [[_place_back(word, sheet, picture.size) for word in words] for words in _read(sheet)]


def _best_sheet(picture: Image.Image, turns: int) -> _Sheet:
    first = _sheet(picture, turns)
    if picture.width * picture.height < SMALLEST_TURNED_PIXELS or (seen := _look(first)).is_clear:
        return first
    others = [_sheet(picture, turn) for turn in range(turns + 1, turns + 4)]
    looks = [seen, *map(_look, others)]
    best, look = max(zip([first, *others], looks, strict=True), key=lambda pair: pair[1].confidence)
    if look.confidence < _HOPELESS_CONFIDENCE and not _has_few_marks(best.straight.reduce(2)):
        raise CutShort if any(each.is_cut_short for each in looks) else Wordless
    return best


def _sheet(picture: Image.Image, turns: int) -> _Sheet:
    turned = picture.rotate(-90 * turns, expand=True) if turns % 4 else picture
    slant = slant_degrees(turned)
    straight = straightened(turned, slant)
    return _Sheet(straight, turns % 4, turned.size, slant, grids(straight))


def _look(sheet: _Sheet) -> _Look:
    """A look at cells from all over the sheet, if it has many, and where that is not clear at all of it."""
    shown = (cell_picture(sheet.straight, cell) for table in sheet.tables for cell in table.cells)
    cells = [picture for picture in shown if picture is not None]
    if len(cells) >= _FEWEST_CELLS:
        step = max(1.0, len(cells) / _TELLING_CELLS)
        look = _look_at([cells[int(at * step)] for at in range(int(len(cells) / step))], engines()[1], _TELLING_LETTERS)
        if look.is_clear:
            return look
    return _look_at([sheet.straight.reduce(_LOOK_SHRINK)], engines()[0])


def _look_at(pictures: list[Image.Image], engine: Engine, fewest_letters: int = 0) -> _Look:
    """How surely pictures are read. Where it takes `fewest_letters` to tell, lines of two count for nothing.

    Upright cells of a table on its side are read as columns of noughts, and surely.
    """
    try:
        read = [words_read(engine, picture, LOOK_MILLISECONDS) for picture in pictures]
    except CutShort:
        return _Look(0.0, is_cut_short=True)
    lines = [list(line) for words in read for _, line in groupby(words, key=lambda word: word.line)]
    words = [word for line in lines if not fewest_letters or _letters(line) > 2 for word in line]
    seen = confidence([words])
    return _Look(seen, is_clear=seen >= CLEAR_CONFIDENCE and _letters(words) >= fewest_letters)


def _letters(words: list[Word]) -> int:
    return sum(len(word.text) for word in words)


def _has_few_marks(picture: Image.Image) -> bool:
    """Whether next to nothing of the page is inked: then the few words there may have escaped the quick look."""
    return sum(picture.histogram()[:128]) < _FEW_MARKS * picture.width * picture.height


def _read(sheet: _Sheet) -> Passes:
    """All passes over the straight picture, its ruled tables cell by cell."""
    column, block, scattered, _ = engines()
    if not sheet.tables:
        passes = [_read_column(sheet), words_read(block, sheet.straight, _PASS_MILLISECONDS)]
        if len(passes[0]) < _FEW_WORDS:
            passes.append(words_read(scattered, sheet.straight, _PASS_MILLISECONDS))
        return passes
    rest = without_tables(sheet.straight, sheet.tables)
    bands = list(inked_bands(rest))
    around = [[word for words in _read_bands(rest, bands, engine) for word in words] for engine in (column, block)]
    read = [_read_cells(sheet.straight, table) for table in sheet.tables]
    first, second = ([table[at] for table in read] for at in (0, 1))
    return [_from_the_top(around[0], first), _from_the_top(around[1], second)]


def _read_column(sheet: _Sheet) -> list[Word]:
    """What the quick look read, which is all of a page; a small picture, at which nobody looks, as it is."""
    picture = sheet.straight
    if picture.width * picture.height < SMALLEST_TURNED_PIXELS:
        return words_read(engines()[0], picture, _PASS_MILLISECONDS)
    words = words_read(engines()[0], picture.reduce(_LOOK_SHRINK), _PASS_MILLISECONDS)
    return [_enlarged(word) for word in words]


def _enlarged(word: Word) -> Word:
    x0, y0, x1, y1 = (edge * _LOOK_SHRINK for edge in word.box)
    return replace(word, box=(x0, y0, x1, y1))


def _read_bands(rest: Image.Image, bands: list[tuple[int, int, int, int]], engine: Engine) -> Iterator[list[Word]]:
    """The words of each band, their lines numbered through."""
    line = 0
    for band in bands:
        words = words_read(engine, rest.crop(band), _PASS_MILLISECONDS)
        yield [replace(moved(word, band[0], band[1]), line=word.line + line) for word in words]
        line += max((word.line for word in words), default=0)


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
        if confidence([words]) < _SURE_CELL or any(_is_latin(word.text) for word in words):
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
    return [moved(word, left, top) for word in words_read(engine, shown, LOOK_MILLISECONDS)]


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


def moved(word: Word, right: int, down: int) -> Word:
    """The word so many pixels further right and down."""
    x0, y0, x1, y1 = word.box
    return replace(word, box=(x0 + right, y0 + down, x1 + right, y1 + down))


def _place_back(word: Word, sheet: _Sheet, size: tuple[int, int]) -> Word:
    """The word with its box in the picture of that size before it was turned and straightened."""
    width, height = size
    x0, y0, x1, y1 = slanted_back(word.box, sheet.slant, sheet.size)
    box = (
        (x0, y0, x1, y1),
        (y0, height - x1, y1, height - x0),
        (width - x1, height - y1, width - x0, height - y0),
        (width - y1, x0, width - y0, x1),
    )[sheet.turns]
    return replace(word, box=box, turns=sheet.turns)


def confidence(passes: Passes) -> float:
    """Mean confidence of the better pass, words weighted by their length."""
    return max((_weight(words) / max(1, _letters(words)) for words in passes), default=0.0)


def _weight(words: list[Word]) -> float:
    return sum(len(word.text) * word.confidence for word in words)
