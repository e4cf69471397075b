"""Words become passages: each piece of text that carries one mark, and, where the paper has no tags, its paragraphs.

Lines are joined to a paragraph only where nothing speaks against it: same size, usual distance, the line before runs
to the right edge, the new one begins at the paragraph's edge and with no list sign. Else every line is a paragraph.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from redaction.burning.links import WebLink
from redaction.burning.rects import hull
from redaction.burning.textlayer import Word

LIST_SIGN = re.compile(
    r"[0-9]{1,2}[.)]|[가나다라마바사아자차카타파하][.)]|[(（〔\[][0-9가나다라마바사아자차카타파하]|제[0-9]+[조장절]|[○●□■◇◆◦※•‣▷▶·*–-]|[①-⑳]"
)
SAME_SIZE = 0.1
WIDEST_GAP_EM = 3.0
"""Words farther apart along a line stand in different columns."""
LEAST_DROP_EM, MOST_DROP_EM = 0.5, 1.9
"""How far below its paragraph's last line a further line may stand."""
FULL_LINE_EM = 3.0
EDGE_EM = 1.0
INDENT_EM = 3.0
SAME_LINE, NEW_LINE = 1, 2


def in_passages(words: Sequence[Word], tagged: frozenset[int], links: Sequence[WebLink]) -> tuple[Word, ...]:
    """The words with what they belong to: `tagged` marks of the original, a link, or else a paragraph by number."""
    flow = _Flow(max((_right(word) for word in words if not word.angle), default=0.0))
    return tuple(_placed(word, tagged, links, flow) for word in words)


def marked_runs(words: Sequence[Word]) -> list[list[Word]]:
    """Words in runs that carry one mark each: a piece of one element or one link, or the fixed words of one box."""
    return [list(run) for _key, run in groupby(words, _key)]


def _key(word: Word) -> tuple[int | None, bool, int, int, int]:
    return word.box, bool(word.glyphs), word.tag, word.paragraph, word.link


def _placed(word: Word, tagged: frozenset[int], links: Sequence[WebLink], flow: "_Flow") -> Word:
    link = _link_of(word, links) if word.box is None else -1
    if word.tag in tagged:
        flow.interrupt()
        return replace(word, link=link)
    return replace(word, tag=-1, paragraph=flow.take(word), link=link)


def _link_of(word: Word, links: Sequence[WebLink]) -> int:
    """The number of the link whose place holds the middle of the word, -1 if none."""
    x, y = _middle(word)
    return next((at for at, link in enumerate(links) if link.holds(x, y)), -1)


def _middle(word: Word) -> tuple[float, float]:
    bodies = [glyph.body for glyph in word.glyphs]
    if not bodies:
        return word.origin
    left, low, right, high = hull(bodies)
    return (left + right) / 2, (low + high) / 2


def _right(word: Word) -> float:
    return word.origin[0] + sum(word.cells)


class _Flow:
    """Where the writing stands, to tell a line that goes on from one that begins something new."""

    def __init__(self, edge: float) -> None:
        self._edge = edge
        self._number = -1
        self._last: Word | None = None
        self._size = 0.0
        self._left = 0.0
        self._lines = 0

    def interrupt(self) -> None:
        """What comes next begins something new."""
        self._last = None

    def take(self, word: Word) -> int:
        """The number of the paragraph the word belongs to."""
        drops = self._joins(word)
        if not drops:
            self._number += 1
            self._left, self._lines, self._size = word.origin[0], 1, 0.0
        elif drops == NEW_LINE:
            self._left = min(self._left, word.origin[0])
            self._lines += 1
        self._last = word
        self._size = self._size or (word.size_pt if word.box is None else 0.0)
        return self._number

    def _joins(self, word: Word) -> int:
        last = self._last
        if last is None or word.angle != last.angle or (word.box is None and not self._is_of_size(word)):
            return 0
        if word.angle:
            return 0 if word.starts_line else SAME_LINE
        size = self._size or word.size_pt
        drop = last.origin[1] - word.origin[1]
        if abs(drop) <= size / 2:
            return SAME_LINE if -size <= word.origin[0] - _right(last) <= WIDEST_GAP_EM * size else 0
        return NEW_LINE if LEAST_DROP_EM * size < drop <= MOST_DROP_EM * size and self._wraps(word, size) else 0

    def _is_of_size(self, word: Word) -> bool:
        return not self._size or abs(word.size_pt - self._size) <= SAME_SIZE * self._size

    def _wraps(self, word: Word, size: float) -> bool:
        is_full = self._last is not None and _right(self._last) >= self._edge - FULL_LINE_EM * size
        shift = self._left - word.origin[0]
        at_edge = abs(shift) <= EDGE_EM * size or (self._lines == 1 and 0 <= shift <= INDENT_EM * size)
        return is_full and at_edge and not (word.box is None and LIST_SIGN.match(word.text))
