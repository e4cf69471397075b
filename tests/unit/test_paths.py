"""Lines and areas of a page drawn anew: what is kept, what is cut, what becomes a picture, what is refused."""

from itertools import groupby

import pytest
from pikepdf import Array, Dictionary, Name

from redaction import rendering
from redaction.burning import paths
from redaction.burning.visible import Painted
from redaction.config import Limits
from redaction.errors import CannotRemove
from redaction.types import Rect
from tests.faults.handmade import paper, saved
from tests.leaks.sheets import form

AREA: Rect = (0, 0, 595, 842)
BOX: Rect = (100, 400, 200, 450)
SHADED = b"/Half gs 0.2 g 300 300 50 50 re f"
"""A half transparent area, which reads the state named `Half`."""


def inks(content: bytes, change=None) -> list[paths.Ink]:
    """What is drawn anew of a page with this content and one box."""
    pdf = paper(content=content)
    if change:
        change(pdf)
    with rendering.opened(saved(pdf)) as document:
        page = document[0]
        image = rendering.rasterise(page, 1.0, upright=False, limits=Limits())
        return paths.inks_of(page, Painted.of(image, AREA), (BOX,))


def operators(content: bytes, change=None) -> list[str]:
    """The operators of all inks; pictures that follow each other are told as one."""
    return [told for told, _run in groupby(ink.operators or "picture" for ink in inks(content, change))]


def half_transparent(pdf) -> None:
    """The page knows a state of half transparency."""
    pdf.pages[0].obj.Resources.ExtGState = Dictionary(Half=Dictionary(ca=0.5, CA=0.5))


@pytest.mark.parametrize(
    ("drawing", "drawn"),
    [
        (b"0.3 g 300 300 80 40 re f", ["300 300 m 380 300 l 380 340 l 300 340 l 300 300 l h f"]),
        (b"2 w 120 300 m 180 300 l S", ["120 300 m 180 300 l S"]),
        (b"0.3 g 110 410 20 20 re f", []),
        (b"0.3 g 50 410 100 20 re f", ["50 410 50 20 re f"]),
        (b"2 w 50 420 m 150 420 l S", ["50 420 m 100 420 l S"]),
        (b"2 w 150 380 m 150 420 l S", ["150 380 m 150 400 l S"]),
        (b"2 w [3 2] 0 d 50 420 m 150 420 l S", ["50 420 m 100 420 l S"]),
        (b"2 w 50 380 m 150 420 l S", ["picture"]),
        (b"2 w 50 420 m 80 440 90 440 150 420 c S", ["picture"]),
        (b"300 300 80 40 re n", []),
        (b"900 300 80 40 re f", []),
        (b"q 310 310 m 340 310 l 325 340 l h W n 0.3 g 300 300 80 40 re f Q", ["picture"]),
    ],
    ids=[
        "an_area_beside_stays",
        "a_rule_beside_stays",
        "an_area_in_the_box_goes",
        "an_area_is_cut",
        "a_level_rule_is_cut",
        "an_upright_rule_is_cut",
        "dashes_are_cut",
        "a_slanting_stroke_becomes_a_picture",
        "a_curve_becomes_a_picture",
        "what_paints_nothing_goes",
        "what_lies_off_the_page_goes",
        "what_is_clipped_to_a_shape_becomes_a_picture",
    ],
)
def test_each_path_is_kept_cut_or_shown(drawing, drawn):
    """What touches no box stays, rules and areas are cut at it, and what might be handwriting is only shown."""
    assert operators(drawing) == drawn


def test_what_shines_through_is_shown_as_it_looks():
    """A half transparent area is not drawn anew: its place becomes a picture."""
    assert operators(SHADED, half_transparent) == ["picture"]


def test_a_figure_half_hidden_is_shown_and_not_drawn():
    """Of a figure whose greater part nobody can see, the page's looks remain and not its outline."""
    hidden = b"0 g 300 300 m 302 310 l 306 290 l 310 312 l 400 320 l 410 301 l 420 322 l 430 300 l h f"
    cover = b" 1 g 299 280 100 60 re f 0 g"
    inks_found = operators(hidden + cover + b" 1 g 312 280 200 60 re f")
    assert not any("302 310" in each for each in inks_found)


def test_forms_are_opened_and_placed():
    """A rule in a form that is moved and enlarged stands where the page shows it, as broad as shown."""

    def change(pdf):
        pdf.pages[0].obj.Resources.XObject = Dictionary(
            Fm=pdf.make_indirect(form(pdf, b"1 w 10 10 m 60 10 l S", [0, 0, 100, 100]))
        )

    (ink,) = inks(b"q 2 0 0 2 300 300 cm /Fm Do Q", change)
    assert ink.operators == "320 320 m 420 320 l S"
    assert "2 w" in ink.manner


def test_forms_within_forms_have_a_bottom():
    """A paper whose drawings lie in each other too deep is refused, not followed."""

    def change(pdf):
        inner = form(pdf, b"0 0 10 10 re f", [0, 0, 100, 100])
        for _ in range(paths.DEEPEST_FORM + 2):
            outer = form(pdf, b"/Fm Do", [0, 0, 100, 100])
            outer.Resources = Dictionary(XObject=Dictionary(Fm=pdf.make_indirect(inner)))
            inner = outer
        pdf.pages[0].obj.Resources.XObject = Dictionary(Fm=pdf.make_indirect(inner))

    with pytest.raises(CannotRemove):
        inks(b"/Fm Do", change)


def test_too_many_drawings_are_refused():
    """A page of more drawings than any paper has is not drawn anew."""
    with pytest.raises(CannotRemove):
        inks(b"1 1 m 2 2 l S " * (paths.MOST_OBJECTS + 1))


def test_what_is_of_no_known_kind_is_refused(monkeypatch):
    """Should pdfium tell of a drawing of a new kind, the page becomes a picture rather than losing it."""
    monkeypatch.setattr(paths, "placed_objects", lambda _page: [paths.Placed(None, 99, paths.UPRIGHT)])
    with pytest.raises(CannotRemove):
        inks(b"")


def test_a_shading_is_never_drawn_anew():
    """A run of colours is shown as a picture of the part of the page it fills."""

    def change(pdf):
        function = Dictionary(FunctionType=2, Domain=[0, 1], C0=[1, 0, 0], C1=[0, 0, 1], N=1)
        pdf.pages[0].obj.Resources.Shading = Dictionary(
            Sh=Dictionary(ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=Array([0, 0, 595, 0]), Function=function)
        )

    (ink,) = inks(b"q 2 0 0 2 0 0 cm 150 150 40 20 re W n /Sh sh Q", change)
    assert not ink.operators
    assert ink.place == pytest.approx((300, 300, 380, 340), abs=1)
