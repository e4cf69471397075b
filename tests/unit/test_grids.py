"""Ruled tables on scans: which cells hold something to be read, and what is too slim to hold a rule."""

import numpy as np
from PIL import Image, ImageDraw

from redaction.reading.grids import cell_picture, grids, rules


def test_cells_with_nothing_in_them_are_not_read():
    """Of a table of four cells with one word, three are left out."""
    picture = Image.new("L", (600, 400), 255)
    draw = ImageDraw.Draw(picture)
    for left in (50, 300):
        for top in (50, 150):
            draw.rectangle((left, top, left + 250, top + 100), outline=0, width=4)
    draw.rectangle((120, 90, 180, 110), fill=0)
    (table,) = grids(picture)
    assert [cell_picture(picture, cell) is None for cell in table.cells] == [False, True, True, True]


def test_a_strip_slimmer_than_any_rule_holds_none():
    """A black sliver of a few pixels is a speck, however dark it is."""
    assert not rules(np.ones((40, 10), dtype=bool)).any()
    assert rules(np.ones((4, 200), dtype=bool)).all()


def test_the_white_within_a_double_rule_is_no_cell():
    """A table of four cells whose rules are drawn double has four cells, none of them as slim as a rule."""
    picture = Image.new("L", (800, 600), 255)
    draw = ImageDraw.Draw(picture)
    for y in (50, 84, 250, 284, 450):
        draw.line((50, y, 750, y), fill=0, width=4)
    for x in (50, 400, 434, 750):
        draw.line((x, 50, x, 450), fill=0, width=4)
    (table,) = grids(picture)
    assert len(table.cells) == 4
    assert min(cell.box[3] - cell.box[1] for cell in table.cells) > 100
