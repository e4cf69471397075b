"""Rules under removed words and areas behind them: what begins and ends with its words is taken away with them.

An underline or a highlight is as wide as what it was drawn for, and would tell the width of a word that is gone, be it
a path, a picture or a shading. Rules of tables and forms end where no letter does, and stay; so do seals, which begin
within a word or behind it. So does what covers something: to take it away would show it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import pypdfium2 as pdfium
from PIL import Image

from redaction.burning.boxes import Area
from redaction.burning.extents import Extent, extents_on
from redaction.burning.gaps import is_settable, is_uneven
from redaction.burning.glyphs import Drawn, glyphs_in, read_glyphs
from redaction.burning.moving import without_text
from redaction.burning.raster import pixels_of
from redaction.burning.rects import overlap
from redaction.burning.stretches import Fences, across, along, end_of, start_of, stretches
from redaction.config import Limits
from redaction.errors import CannotRemove
from redaction.types import Rect

BAND_EM = (-0.6, 1.3)
"""The part of a line, below and above its foot, in which marks of its words lie."""
BESIDE_EM = 0.5
"""How far a mark of removed letters may reach beyond them."""
FLUSH_EM = 0.15
"""How far from the beginning or the end of a letter that stays a mark may begin or end."""
HAIR_EM = 0.02
PLAIN_LEVELS = 2
"""How far (of 255) the pixels under a mark may differ where there is nothing but ground."""


@dataclass(frozen=True, slots=True)
class _Run:
    """Removed letters whose width tells something: their place on the line, and where its letters begin and end."""

    angle: int
    start: float
    end: float
    foot: float
    size: float
    starts: tuple[float, ...]
    ends: tuple[float, ...]

    def is_marked_by(self, extent: Extent, place: Rect) -> bool:
        """Whether what an object paints in `place` is as wide as letters of the line, those removed among them.

        A path may lie within removed letters, as each dot of a row does; a picture or a shading must begin and end
        with letters itself.
        """
        corners = (place[:2], place[2:])
        low, high = sorted(along(corner, self.angle) for corner in corners)
        under, over = sorted(across(corner, self.angle) - self.foot for corner in corners)
        is_on_line = BAND_EM[0] * self.size <= under and over <= BAND_EM[1] * self.size
        is_shared = min(high, self.end) - max(low, self.start) > HAIR_EM * self.size
        begins = self._ends_with_letters(low, self.start - low, self.starts, extent)
        ends = self._ends_with_letters(high, high - self.end, self.ends, extent)
        return is_on_line and is_shared and begins and ends

    def _ends_with_letters(self, edge: float, beyond: float, letters: Sequence[float], extent: Extent) -> bool:
        """Whether an edge that lies so far `beyond` the removed letters is near their end, or at that of another."""
        beside = BESIDE_EM * self.size
        is_near = beyond <= beside and (extent.is_path or beyond >= -beside)
        return is_near or (beyond > 0 and self._is_flush(edge, letters))

    def _is_flush(self, edge: float, letters: Sequence[float]) -> bool:
        return any(abs(edge - each) <= FLUSH_EM * self.size for each in letters)


def take_marks(page: pdfium.PdfPage, drawn: Drawn, areas: Sequence[Area], scale: float, limits: Limits) -> None:
    """Take the marks of removed words off an open page, but for such as cover something.

    Where a page holds too much to be looked through nothing is taken.
    """
    removed = frozenset(glyphs_in(drawn, [rect for area in areas for rect in area.rects]))
    marks = _marks(page, tuple(_runs(drawn, removed)))
    if not marks:
        return
    for mark in marks:
        mark.show(is_shown=False)
    ground = without_text(page, scale, limits)
    changed = _changed(drawn, read_glyphs(page), removed)
    for mark in marks:
        mark.show(is_shown=_covers(mark.places, ground, drawn.area, changed))


def _marks(page: pdfium.PdfPage, runs: Sequence[_Run]) -> list[Extent]:
    try:
        extents = list(extents_on(page)) if runs else []
    except CannotRemove:
        return []
    return [each for each in extents if each.places and all(_is_mark(each, place, runs) for place in each.places)]


def _is_mark(extent: Extent, place: Rect, runs: Sequence[_Run]) -> bool:
    return any(run.is_marked_by(extent, place) for run in runs)


def _runs(drawn: Drawn, removed: frozenset[int]) -> Iterator[_Run]:
    settable = [at for at, glyph in enumerate(drawn.glyphs) if is_settable(glyph)]
    gone = [at for at in settable if at in removed]
    if not gone or not is_uneven(drawn, gone):
        return
    open_page = Fences(Image.new("L", (1, 1)), drawn.area)
    for stretch in stretches(drawn, settable, open_page):
        letters = [drawn.glyphs[at] for at in stretch.members]
        starts, ends = tuple(map(start_of, letters)), tuple(map(end_of, letters))
        for is_removed, members in groupby(stretch.members, removed.__contains__):
            run = list(members)
            if is_removed and is_uneven(drawn, run):
                glyphs = [drawn.glyphs[at] for at in run]
                start, end = min(map(start_of, glyphs)), max(map(end_of, glyphs))
                foot = across(glyphs[0].origin, stretch.angle)
                yield _Run(stretch.angle, start, end, foot, glyphs[0].size_pt, starts, ends)


def _changed(before: Drawn, after: Drawn, removed: frozenset[int]) -> list[Rect]:
    """Where letters that stay are seen with the marks or without them only; everywhere if they cannot be compared."""
    if len(before.glyphs) != len(after.glyphs):
        return [before.area]
    pairs = enumerate(zip(before.glyphs, after.glyphs, strict=True))
    return [one.ink for at, (one, other) in pairs if at not in removed and one.is_visible != other.is_visible]


def _covers(places: Sequence[Rect], ground: Image.Image, area: Rect, changed: Sequence[Rect]) -> bool:
    """Whether more than one colour lies under a mark, or letters need it to be seen as they are."""
    cuts = [ground.crop(pixels_of(place, area, ground)) for place in places if overlap(place, area)]
    is_plain = all(_spread(band) <= PLAIN_LEVELS for cut in cuts for band in cut.split())
    return not is_plain or any(overlap(ink, place) for ink in changed for place in places)


def _spread(cut: Image.Image) -> int:
    """How far apart the levels of a picture of one band are; 0 where it has no pixel."""
    found = [level for level, count in enumerate(cut.histogram()) if count]
    return max(found, default=0) - min(found, default=0)
