"""When a page drawn anew counts as the page it was drawn from."""

from dataclasses import replace

import pytest
from PIL import Image

from redaction import rendering
from redaction.burning import glyphs
from redaction.burning.glyphs import Drawn, Glyph, Style
from redaction.burning.textlayer import Word, words_of
from redaction.burning.vector import VectorSheet, ill_drawn, looks_like, shown, unlike
from redaction.config import Limits
from redaction.errors import CannotRemove
from redaction.verifying import evidence
from redaction.verifying.cut import letters_cut
from tests.faults.handmade import paper, saved
from tests.leaks.sheets import drawn, write_kept

AREA = (0.0, 0.0, 595.0, 842.0)
SHEET = VectorSheet(AREA, 0, 1.0, (), (), (), (), ())
GLYPH = Glyph("가", AREA, AREA, (0, 0), 10, 0, True, False, Style(1, (10, 0, 0, 10), (0, 0, 0)))
WORD = Word("가", (0, 0), 10, 0, (10,), True, glyphs=(GLYPH,))


def test_a_page_of_another_size_looks_like_no_other():
    """Were a page drawn anew smaller than it was, nobody could say what it lost: it becomes a picture."""
    difference = unlike(saved(paper()), Image.new("RGB", (10, 10), "white"), SHEET, Limits())
    assert difference is None
    assert not looks_like(difference)
    assert ill_drawn(difference, SHEET) == ()


def test_writing_without_height_is_not_drawn_anew():
    """Letters pressed flat to a line cannot be set in a font."""
    flat = replace(WORD, glyphs=(replace(GLYPH, style=Style(1, (10, 0, 0, 0), (0, 0, 0))),))
    with pytest.raises(CannotRemove):
        shown(flat, 0, {"가": 1}, {"가": 1000})
    assert "<0001>" in shown(WORD, 0, {"가": 1}, {"가": 1000})[2]


def test_a_result_of_another_size_has_all_its_letters_cut():
    """Where two pictures of a page cannot be laid on each other, no box is believed to have left letters whole."""
    page, other = Image.new("RGB", (60, 60), "white"), Image.new("RGB", (30, 60), "white")
    boxes = [(10.0, 10.0, 20.0, 20.0), (30.0, 30.0, 40.0, 40.0)]
    assert letters_cut(page, other, (0, 0, 60, 60), boxes) == 2
    assert letters_cut(page, page, (0, 0, 60, 60), boxes) == 0


def test_a_box_beside_the_page_cuts_nothing():
    """A box that lies off the visible page meets no letter on it."""
    page = Image.new("RGB", (60, 60), "white")
    page.paste("black", (10, 10, 14, 40))
    assert letters_cut(page, page, (0, 0, 60, 60), [(70.0, 10.0, 90.0, 20.0)]) == 0


def test_writing_from_right_to_left_keeps_the_place_of_each_letter():
    """Letters that follow each other to the left are not set forward from the first one, away from their places."""
    places = (100.0, 94.0, 88.0, 82.0)
    letters = tuple(
        replace(GLYPH, text=text, ink=(x, 50, x + 6, 58), body=(x, 50, x + 6, 58), origin=(x, 50.0), blank_before=False)
        for text, x in zip("نورد", places, strict=True)
    )
    words = words_of(Drawn.of(letters, AREA), ())
    assert [(word.text, word.origin[0]) for word in words] == [(each.text, each.origin[0]) for each in letters]


@pytest.mark.parametrize("size", [(320, 200), (3000, 4000)])
def test_both_stages_look_for_covered_letters_equally_finely(size):
    """At the edge of a note over a line, burning and the verifier see the same letters, as they look alike closely."""
    with rendering.opened(drawn(write_kept, size)) as document, rendering.flat_page(document, 1) as page:
        looked_at = glyphs._ink_of_text(page, [])
        side = evidence.side_of(page, evidence.pixels_a_point(page), Limits())
    assert looked_at.size == side.image.size
