"""Words of the layer over a picture, without the letters whose place on the layer's grid would lie in a box.

The grid, and the layer's one font, set a letter a little beside the place it was drawn at: next to a box, in it.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from redaction.burning.glyphs import CORE_MARGIN
from redaction.burning.rects import overlap
from redaction.burning.textlayer import Word
from redaction.types import Rect

LOW_EM, HIGH_EM = -0.2, 0.8
"""How far below and above its line a letter of the layer's font reaches."""


def clear_of(words: Sequence[Word], boxes: Sequence[Rect]) -> tuple[Word, ...]:
    """The words, cut where letters would stand in boxes; the fixed words of boxes stay as they are."""
    return tuple(piece for word in words for piece in ([word] if word.box is not None else _pieces(word, boxes)))


def _pieces(word: Word, boxes: Sequence[Rect]) -> Iterator[Word]:
    starts = list(accumulate(word.cells, initial=0.0))
    near = [box for box in boxes if overlap(_cell(word, 0.0, starts[-1]), box)]
    if not near:
        yield word
        return
    first = 0
    for at in range(len(word.text) + 1):
        if at < len(word.text) and not any(overlap(_core(word, starts[at], starts[at + 1]), box) for box in near):
            continue
        if first < at:
            yield _piece(word, first, at, starts[first])
        first = at + 1


def _piece(word: Word, first: int, end: int, start_pt: float) -> Word:
    turn = math.radians(word.angle)
    origin = (word.origin[0] + start_pt * math.cos(turn), word.origin[1] + start_pt * math.sin(turn))
    return replace(
        word,
        text=word.text[first:end],
        origin=origin,
        cells=word.cells[first:end],
        starts_line=word.starts_line and first == 0,
        glyphs=word.glyphs[first:end],
        blank_after=word.blank_after or end < len(word.text),
    )


def _cell(word: Word, start_pt: float, end_pt: float, margin: float = 0.0) -> Rect:
    """The upright rectangle around a stretch of the word, without a share of it on each side."""
    turn = math.radians(word.angle)
    wide, high = (end_pt - start_pt) * margin, (HIGH_EM - LOW_EM) * word.size_pt * margin
    corners = [
        (
            word.origin[0] + along * math.cos(turn) - across * math.sin(turn),
            word.origin[1] + along * math.sin(turn) + across * math.cos(turn),
        )
        for along in (start_pt + wide, end_pt - wide)
        for across in (LOW_EM * word.size_pt + high, HIGH_EM * word.size_pt - high)
    ]
    across, down = zip(*corners, strict=True)
    return min(across), min(down), max(across), max(down)


def _core(word: Word, start_pt: float, end_pt: float) -> Rect:
    return _cell(word, start_pt, end_pt, CORE_MARGIN)
