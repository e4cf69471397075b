"""V10, continued: what an output shows in pixels. Ink that neither its text nor its rules explain is read by OCR.

A page drawn anew is explained by its text but for seals and pictures, a page made a picture by the layer of words over
it. So OCR looks only where something else is: that is affordable, and a whole scan is read as a whole.
"""

from collections.abc import Sequence

import numpy as np
import pypdfium2 as pdfium
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from redaction.inspecting.pages import FEWEST_TEXT_CHARACTERS
from redaction.reading import ocr
from redaction.reading.glyphs import Glyph
from redaction.reading.grids import ruled
from redaction.reading.lines import Written
from redaction.reading.merging import joined, united, unread_by_layer
from redaction.types import Rect
from redaction.verifying.evidence import Shown, window
from redaction.verifying.readers import Character

INK_LEVEL = 190
"""Pixels darker than this (of 255) are ink; letters fainter than that are read neither by people nor by OCR."""
TILE_PIXELS = 16
"""Ink is counted in tiles of about 8 points, the size of the smallest letters that are read on paper."""
TILE_INK = 12
FEWEST_TILES = 3
"""A word covers more tiles than this; less is the end of a rule or the edge of a letter."""
EDGE_EM = 0.15
"""How far around a character of the text layer its ink may lie; places of a layer are snapped to a grid."""


def shown_on(
    page: pdfium.PdfPage,
    image: Image.Image,
    glyphs: list[Glyph],
    layer: Written,
    zones: Sequence[Rect],
    drawn: Sequence[Character] | None,
) -> Shown:
    """What the output's page says. Raises TooLarge, Malformed.

    Its `image` is drawn unrotated, `zones` are its boxes. On a page where OCR read the original, only what the original
    has `drawn` as text explains anything; where OCR's words stand, the pixels are read again. Elsewhere it is None.
    """
    explaining = [glyph for glyph in glyphs if drawn is None or _stands_on(glyph.box, drawn)]
    known = [*zones, *map(_with_edge, explaining)]
    regions = _unexplained(image, page.get_bbox(), known)
    if not regions:
        return Shown(layer, layer, len(layer.text), "", is_unread=False)
    read = ocr.recognise(page, regions, known)
    found = ocr.written_words(united(unread_by_layer(read.passes, glyphs)))
    text = joined(layer, found)
    is_thin = sum(not glyph.character.isspace() for glyph in glyphs) < FEWEST_TEXT_CHARACTERS
    return Shown(text, text if is_thin else layer, len(layer.text), found.text, read.is_cut_short)


def _stands_on(box: Rect, characters: Sequence[Character]) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return any(each.rect[0] <= x <= each.rect[2] and each.rect[1] <= y <= each.rect[3] for each in characters)


def _with_edge(glyph: Glyph) -> Rect:
    x0, y0, x1, y1 = glyph.box
    edge = EDGE_EM * max(glyph.length, glyph.height)
    return x0 - edge, y0 - edge, x1 + edge, y1 + edge


def _unexplained(image: Image.Image, area: Rect, known: Sequence[Rect]) -> list[Rect]:
    """Places, in user space, of ink outside the known places that is no ruled line."""
    gray = image.convert("L")
    pen = ImageDraw.Draw(gray)
    dark = np.asarray(gray) < INK_LEVEL
    for place in known:
        left, upper, right, lower = window(place, area, gray)
        if left < right and upper < lower:
            pen.rectangle((left, upper, right, lower), fill=255)
    rest = np.asarray(gray) < INK_LEVEL
    # Most pages have no ink to look for rules in: what is left is little, rules and all.
    if _inked(rest).sum() < FEWEST_TILES:
        return []
    tiles = _inked(rest & ~ruled(dark))
    if tiles.sum() < FEWEST_TILES:
        return []
    return [_in_user_space(group, area, image) for group in _groups(tiles)]


def _inked(ink: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which tiles hold so many pixels of ink that a letter may stand there."""
    height, width = (-(-side // TILE_PIXELS) * TILE_PIXELS for side in ink.shape)
    padded = np.zeros((height, width), dtype=np.uint8)
    padded[: ink.shape[0], : ink.shape[1]] = ink
    # Down first: rows are added as wholes, and no more than 16 of them fit a byte.
    down = padded.reshape(height // TILE_PIXELS, TILE_PIXELS, width).sum(axis=1, dtype=np.uint8)
    across = down.reshape(height // TILE_PIXELS, width // TILE_PIXELS, TILE_PIXELS).sum(axis=2, dtype=np.int64)
    return np.asarray(across >= TILE_INK)


def _groups(tiles: NDArray[np.bool_]) -> list[tuple[int, int, int, int]]:
    """Boxes, in tiles, around inked tiles that lie together: no more than one tile apart, and a tile around them."""
    waiting = {(int(row), int(column)) for row, column in zip(*np.nonzero(tiles), strict=True)}
    groups = []
    while waiting:
        border = [waiting.pop()]
        group = list(border)
        while border:
            row, column = border.pop()
            near = {(row + down, column + right) for down in range(-2, 3) for right in range(-2, 3)} & waiting
            waiting -= near
            border.extend(near)
            group.extend(near)
        rows, columns = [row for row, _ in group], [column for _, column in group]
        groups.append((min(columns) - 1, min(rows) - 1, max(columns) + 2, max(rows) + 2))
    return groups


def _in_user_space(group: tuple[int, int, int, int], area: Rect, image: Image.Image) -> Rect:
    across, down = (area[2] - area[0]) / image.width, (area[3] - area[1]) / image.height
    left, upper, right, lower = (edge * TILE_PIXELS for edge in group)
    x0, x1 = area[0] + left * across, area[0] + right * across
    y0, y1 = area[3] - lower * down, area[3] - upper * down
    return max(x0, area[0]), max(y0, area[1]), min(x1, area[2]), min(y1, area[3])
