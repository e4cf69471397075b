"""Burnings with one of their steps left out, or done wrongly."""

from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import replace
from unittest import mock

from redaction.burning import assembling, boxes, contents, glyphs, moving, pipeline, raster, textlayer, vector
from redaction.burning.outlines import OutlineFont, write_font
from redaction.burning.paths import Ink
from tests.leaks.sheets import NAME

STROKE = Ink("0 g 60 150 m 120 160 l 140 145 l f", (60, 145, 140, 160))


def _swapped(module: object, name: str, replacement: object) -> Callable[[], object]:
    return lambda: mock.patch.object(module, name, replacement)


PAINTED = raster._painted


def _unpainted(page, area, rects, scale, limits, shifts):
    """The picture without its boxes, which are only drawn over it."""
    bare, painted = (PAINTED(page, area, given, scale, limits, shifts) for given in ((), rects))
    return raster.Picture(bare.image, painted.rects)


def _without_paint(page, area, rects, scale, limits, shifts):
    return PAINTED(page, area, (), scale, limits, shifts)


@contextmanager
def _white_boxes():
    with mock.patch.object(raster, "BOX_LEVEL", 255), mock.patch.object(contents, "BOX_LEVEL", 255):
        yield


def _ungrown(box, drawn):
    given = boxes.clamped(box.rect, drawn.area)
    return boxes.Area(given, (given,), boxes.box_words(box.ground))


def _unseen(module: object, name: str, replacement: object) -> Callable[[], object]:
    """A step swapped, and burning's own look at the page drawn anew left out too."""

    @contextmanager
    def swapped():
        with mock.patch.object(module, name, replacement), mock.patch.object(pipeline, "looks_like", return_value=True):
            yield

    return swapped


def _with_more(pdf, font, number, used):
    """A font cut too late: it still holds an outline of what was removed."""
    outlines = OutlineFont({**font.outlines, NAME[0]: next(iter(font.outlines.values()))})
    return write_font(pdf, outlines, number, {*used, NAME[0]})


def _shifted(words):
    return tuple(
        textlayer.Word(each.text, (each.origin[0] + 60, 150), each.size_pt, 0, each.cells, each.starts_line, each.box)
        for each in words
    )


def _everything_visible(rect, ink, area):
    return True


@contextmanager
def _all_text_kept():
    """Neither step that keeps text out of boxes is taken."""
    with (
        mock.patch.object(textlayer, "glyphs_in", return_value=[]),
        mock.patch.object(pipeline, "clear_of", lambda words, boxes: words),
    ):
        yield


def _white(page, scale):
    width, height = page.get_size()
    return raster.Image.new("RGB", (int(width * scale) + 1, int(height * scale) + 1), (255, 255, 255))


SABOTAGES: dict[str, Callable[[], object]] = {
    "boxes_painted_only_as_vectors": _swapped(raster, "_painted", _unpainted),
    "boxes_not_painted_at_all": _swapped(raster, "_painted", _without_paint),
    "boxes_painted_white": _white_boxes,
    "text_under_boxes_kept": _all_text_kept,
    "invisible_text_kept": _swapped(glyphs, "_has_ink", _everything_visible),
    "boxes_not_grown": _swapped(boxes, "grown", _ungrown),
    "words_moved_into_the_box": _swapped(
        pipeline, "words_of", lambda drawn, areas: _shifted(textlayer.words_of(drawn, areas))
    ),
    "words_forgotten": _swapped(
        pipeline,
        "words_of",
        lambda drawn, areas: tuple(w for w in textlayer.words_of(drawn, areas) if w.box is not None),
    ),
    "boxes_not_announced": _swapped(
        pipeline, "words_of", lambda drawn, areas: tuple(w for w in textlayer.words_of(drawn, areas) if w.box is None)
    ),
    "page_forgotten_its_tags": _swapped(contents, "marked_runs", lambda words: []),
    "drawn_with_text_under_boxes": _unseen(textlayer, "glyphs_in", lambda glyphs, rects: []),
    "drawn_with_lines_under_boxes": _unseen(vector, "inks_of", lambda page, area, rects: [STROKE]),
    "drawn_without_boxes": _unseen(contents, "_boxes", lambda rects: iter(())),
    "drawn_with_a_glyph_too_many": _unseen(assembling, "write_font", _with_more),
    "page_left_blank": _swapped(raster, "rendering", mock.Mock(rasterise=lambda page, scale, **_: _white(page, scale))),
}


def _stays(page, drawn, areas, scale, limits):
    return moving.Moved(drawn, tuple(areas), ())


def _with_layout(change):
    """The layout of a page, changed before anything is moved."""
    laid_out = moving.laid_out
    return _unseen(moving, "laid_out", lambda drawn, areas, fences: change(laid_out(drawn, areas, fences)))


def _first_of(shifts):
    return {at: shift for at, shift in shifts.items() if at == min(shifts)}


GAP_SABOTAGES = {
    "gap_as_wide_as_the_word": _unseen(pipeline, "set_anew", _stays),
    "gap_a_little_off": _with_layout(
        lambda layout: replace(layout, shifts={at: shift + 0.6 for at, shift in layout.shifts.items()})
    ),
    "gap_an_em_too_wide": _with_layout(
        lambda layout: replace(layout, shifts={at: shift + 12 for at, shift in layout.shifts.items()})
    ),
    "box_as_wide_as_the_word": _with_layout(lambda layout: replace(layout, bars={})),
    "only_the_first_letter_moved": _with_layout(lambda layout: replace(layout, shifts=_first_of(layout.shifts))),
}
"""Burnings that set a line wrongly, for papers with Latin names."""
