"""What few papers ask of burning: words at the edge of a page, standing lines, shapes half hidden, odd fonts."""

from dataclasses import replace

import pytest
from PIL import Image

from redaction import rendering
from redaction.burning import cutting, gaps, glyphs, marks, outlines, paths, pipeline, raster, vector
from redaction.burning.boxes import Area
from redaction.burning.glyphs import Drawn, Glyph, Style
from redaction.burning.links import WebLink
from redaction.burning.moving import moved_links, pixels_moved, pixels_redrawn
from redaction.burning.outlines import MOVE, Outline
from redaction.burning.textlayer import Word
from redaction.config import Limits
from redaction.errors import CannotRemove
from tests.faults.handmade import paper, saved
from tests.unit.test_paths import AREA, BOX, inks, operators

STYLE = Style(1, (10, 0, 0, 10), (0, 0, 0))
PAGE = (0.0, 0.0, 60.0, 40.0)


def letter(text: str, x: float, y: float = 10.0) -> Glyph:
    """A visible letter ten points wide and high."""
    place = (x, y, x + 10, y + 10)
    return Glyph(text, place, place, (x, y), 10, 0, True, False, STYLE, advance=10.0)


def box_shape(x0: float, y0: float, x1: float, y1: float) -> cutting.Figure:
    """A rectangle as a figure of a path."""
    first, *rest = ((x0, y0), (x1, y0), (x1, y1), (x0, y1))
    return [("m", [first]), *(("l", [point]) for point in rest), ("h", [])]


def test_an_area_that_may_be_a_hole_in_another_is_cut_with_it():
    """A white field within a gray one would be filled black beside the box, were the two cut apart."""
    outer, hole, aside = box_shape(0, 0, 100, 60), box_shape(10, 10, 30, 30), box_shape(200, 0, 220, 20)
    box = (50.0, -10.0, 70.0, 70.0)
    assert cutting.parted([outer, hole], 0.0, [box], is_filled=True) == ([outer, hole], [])
    assert cutting.parted([outer, aside], 0.0, [box], is_filled=True) == ([outer], [[aside]])


def test_where_an_area_does_not_reach_nothing_is_filled():
    """Beside a box over the tower of an L there is no ground, so nothing is drawn there."""
    tower = [(60, 300), (150, 300), (150, 420), (110, 420), (110, 350), (60, 350)]
    figure = [("m", [tower[0]]), *(("l", [point]) for point in tower[1:]), ("h", [])]
    (left,) = cutting.area_pieces([figure], [BOX])
    assert cutting.around([point for polygon in left for point in polygon]) == (60, 300, 150, 400)


def test_a_stroke_of_whole_parts_leaves_no_part_over():
    """The places along a rule hold all of it and nothing beside it."""
    rule = [("m", [(0.0, 5.0)]), ("l", [(2 * cutting.SHORTEST_PART_PT, 5.0)])]
    places = list(cutting.places_along(rule, 2.0))
    assert cutting.around([(x, y) for x0, y0, x1, y1 in places for x, y in ((x0, y0), (x1, y1))]) == (-1, 4, 49, 6)
    assert len(places) == 2


HIDDEN_LEFT = b" 1 g 45 400 40 50 re f"
STAIRS = b"50 445 l 60 445 l 60 440 l 65 440 l 65 435 l 70 435 l 70 430 l 75 430 l 75 425 l "


@pytest.mark.parametrize(
    ("drawing", "left"),
    [
        (b"0 g 50 405 m " + STAIRS + b"150 425 l 150 405 l h f 1 g 40 400 70 50 re f", ["40 400 60 50 re f"]),
        (b"2 w 50 420 m 50 520 l 50 560 80 590 120 590 c 300 590 l S 1 g 40 510 90 90 re f",
         ["50 420 m 50 520 l S", "120 590 m 300 590 l S", "40 510 m 130 510 l 130 600 l 40 600 l 40 510 l h f"]),
    ],
    ids=["an_area_cut_at_the_box", "a_round_corner"],
)  # fmt: skip
def test_a_part_beside_the_box_that_nobody_sees_is_not_drawn(drawing, left):
    """What lies covered as a whole is gone from the result, and no picture of it is needed."""
    assert operators(drawing) == left


@pytest.mark.parametrize(
    ("drawing", "hidden"),
    [
        (b"0 g 300 300 m 302 310 l 306 290 l 310 312 l 314 295 l 318 310 l 322 292 l 420 322 l h f"
         b" 1 g 295 280 60 60 re f", "302 310"),
        (b"0 g 50 405 m " + STAIRS + b"150 425 l 150 405 l h f" + HIDDEN_LEFT, "60 440"),
        (b"2 w 50 420 m 50 520 l 50 560 80 590 120 590 c 300 590 l S 1 g 45 522 68 70 re f", "80 590"),
    ],
    ids=["beside_the_box", "an_area_cut_at_the_box", "a_round_corner"],
)  # fmt: skip
def test_of_a_figure_half_hidden_the_looks_remain(drawing, hidden):
    """What lies covered for the most part may be a name: the page shows what it showed, and the outline is gone."""
    told = operators(drawing)
    assert "picture" in told
    assert not any(hidden in each for each in told)


def test_an_area_within_its_clip_is_drawn_as_it_is():
    """Cut-outs that hold all of an area take nothing of it."""
    (ink,) = inks(b"q 250 250 200 200 re W n 0 0 500 500 re W n 0.3 g 300 300 80 40 re f Q")
    assert ink.operators == "300 300 m 380 300 l 380 340 l 300 340 l 300 300 l h f"


def test_a_shading_that_lies_nowhere_is_refused(monkeypatch):
    """Should pdfium not tell where a run of colours lies, the page becomes a picture."""
    kind = paths.pdfium_c.FPDF_PAGEOBJ_SHADING
    monkeypatch.setattr(paths, "placed_objects", lambda _page: [paths.Placed(None, kind, paths.UPRIGHT)])
    monkeypatch.setattr(paths.pdfium_c, "FPDFPageObj_GetBounds", lambda *_given: 0)
    with pytest.raises(CannotRemove, match="shading"):
        inks(b"")


def test_a_hidden_letter_under_a_box_moves_nothing():
    """Words of a layer that nobody sees are removed with the box, but belong to no line that is set anew."""
    seen, hidden = letter("가", 10), replace(letter("가", 20), is_visible=False)
    area = Area((0.0, 0.0, 60.0, 40.0), ((0.0, 0.0, 60.0, 40.0),), "")
    assert gaps._owners(Drawn.of((hidden, seen), PAGE), [area]) == {1: [0]}


def test_letters_of_one_sign_without_size_stay_where_they_are():
    """Letters that a hostile matrix presses to a point have no width to be set apart over."""
    point = replace(letter("f", 10), style=Style(1, (0, 0, 0, 0), (0, 0, 0)))
    assert glyphs._spread([point, point]) == [point, point]


def test_letters_beside_the_page_change_no_pixel():
    """A letter that stands off the visible page is neither taken from the picture nor put into it."""
    page, bare = Image.new("RGB", (60, 40), "white"), Image.new("RGB", (60, 40), "gray")
    away, here = letter("가", 200), letter("나", 20)
    for shown in (pixels_redrawn(page, bare, PAGE, [(away, 2.0)], page), pixels_moved(page, bare, PAGE, [(away, 2.0)])):
        assert shown.tobytes() == page.tobytes()
    assert pixels_redrawn(page, bare, PAGE, [(here, 2.0)], page).tobytes() != page.tobytes()


def test_words_beside_the_page_leave_its_ground_alone():
    """The ground of a page is what is drawn under its words: one off the page has none."""
    words = [
        Word("가", each.origin, 10, 0, (10,), True, glyphs=(each,)) for each in (letter("가", 900), letter("가", 90))
    ]
    with rendering.opened(saved(paper(content=b"0.5 g 80 0 40 40 re f"))) as document:
        page = document[0]
        for word, is_ground_shown in zip(words, (False, True), strict=True):
            plan, image = vector.Plan(AREA, (), 1.0, (word,)), Image.new("RGB", (595, 842), "white")
            ground = vector._ground(page, plan, image, 1.0, Limits())
            assert (ground.getextrema() != image.getextrema()) is is_ground_shown


def test_a_link_moves_with_the_word_it_lies_on():
    """Of several words that move, a link follows the one under it; one that lies on none stays."""
    on_second, on_none = WebLink((28.0, 8.0, 42.0, 22.0), "a"), WebLink((0.0, 30.0, 5.0, 35.0), "b")
    shifts = [(letter("가", 0), 1.0), (letter("나", 30), 5.0)]
    assert [each.rect for each in moved_links((on_second, on_none), shifts)] == [(33.0, 8.0, 47.0, 22.0), on_none.rect]


def test_letters_drawn_on_a_page_of_another_size_are_moved_as_pixels():
    """Letters drawn anew must lie on the page as it is, else their pixels move instead."""
    page, bare = Image.new("RGB", (60, 40), "white"), Image.new("RGB", (60, 40), "white")
    page.paste("black", (21, 21, 29, 29))
    setting = raster.Setting(((letter("나", 20), 12.0),), saved(paper(content=b"")))
    moved = raster._set(page, bare, PAGE, 1.0, setting)
    assert moved.getpixel((25, 25)) == (255, 255, 255)
    assert moved.getpixel((37, 25)) == (0, 0, 0)


def test_words_without_outlines_are_moved_as_pixels(monkeypatch):
    """Where a font gives no outline of a moved word no paper of such words is made, and the page goes on."""

    def refuse(*_given):
        raise CannotRemove("no outline")

    word = Word("가", (0, 0), 10, 0, (10,), True, glyphs=(letter("가", 0),))
    monkeypatch.setattr(pipeline, "letters_alone", refuse)
    assert pipeline._letters(None, vector.Plan(AREA, (), 1.0, (word,)), (word,)) == b""


def test_a_page_of_too_many_drawings_keeps_its_marks(monkeypatch):
    """Where the drawings of a page cannot all be looked at no underline is taken; the verifier says what that tells."""
    monkeypatch.setattr(paths, "MOST_OBJECTS", 1)
    with rendering.opened(saved(paper(content=b"1 1 m 2 2 l S 3 3 m 4 4 l S"))) as document:
        assert marks._marks(document[0], ("a run of removed letters",)) == []


def test_pages_that_cannot_be_compared_have_changed_everywhere():
    """Where taking a mark off changes how many letters are read, every mark counts as needed by letters."""
    before, after = Drawn.of((letter("가", 0),), PAGE), Drawn.of((), PAGE)
    assert marks._changed(before, after, frozenset()) == [PAGE]
    assert marks._changed(before, before, frozenset()) == []


@pytest.mark.parametrize(("width", "x"), [(400, 0.8), (600, 1.05), (500, 1.0)], ids=["narrowed", "centred", "as_it_is"])
def test_a_face_in_place_of_another_is_set_to_the_width_the_paper_asks_for(width, x):
    """A letter of the stand-in is pressed into less room, and stands in the middle of more."""
    fitted = outlines._fitted(Outline(((MOVE, 1.0, 0.5, False),), width), 500.0)
    assert fitted.segments == ((MOVE, pytest.approx(x), 0.5, False),)
