"""Frames, bars and rules around boxes stay as they look, as lines and areas, and lead nowhere under the boxes."""

import io
from dataclasses import replace

import pikepdf
import pytest
from reportlab.lib.colors import Color

from redaction import rendering, verifying
from redaction.types import PageMethod
from redaction.verifying import pixels
from tests.leaks.checker import leaks, shown_in_boxes, text_of
from tests.leaks.sheets import KEPT, SECRET_BOX, SIZE, Case, boxes, drawn, with_content, write_secret
from tests.leaks.test_channels import CONFIG, burned

MOST_CHANGED = 0.0005
"""The share of a page's averaged pixels that may change outside boxes where it is drawn anew."""
FRAMES = {
    "a_frame": lambda sheet: sheet.rect(57, 144, 240, 20),
    "a_frame_with_ground": lambda sheet: sheet.rect(57, 144, 240, 20, fill=1),
    "a_round_frame": lambda sheet: sheet.roundRect(57, 144, 240, 20, 5),
    "a_round_bar": lambda sheet: sheet.roundRect(15, 140, 290, 30, 8, stroke=0, fill=1),
    "a_round_bar_with_edge": lambda sheet: sheet.roundRect(15, 140, 290, 30, 8, fill=1),
    "a_dashed_frame": lambda sheet: (sheet.setDash(3, 2), sheet.rect(57, 144, 240, 20)),
    "a_dashed_rule": lambda sheet: (sheet.setDash(3, 2), sheet.line(15, 146, 300, 146)),
    "a_table": lambda sheet: sheet.grid([15, 55, 180, 300], [140, 165, 180]),
    "a_frame_round_the_page": lambda sheet: sheet.roundRect(10, 10, 300, 180, 8),
    "an_underline": lambda sheet: sheet.line(20, 147, 250, 147),
    "two_bars_of_one_path": lambda sheet: _bars(sheet),
    "bars_beside_the_box": lambda sheet: _bars(sheet, 20),
}
PENS = {
    "a_ring": lambda sheet: sheet.circle(180, 154, 60),
    "a_stroke_across_the_page": lambda sheet: sheet.line(10, 10, 310, 190),
}


def _bars(sheet, height: float = 12) -> None:
    path = sheet.beginPath()
    path.rect(15, 165 - height, 290, height)
    path.rect(15, 120, 290, height)
    sheet.drawPath(path, stroke=0, fill=1)


def framed(draw) -> Case:
    """The sheet with a name and a number under a box, and a frame drawn before them."""

    def sheet_of(sheet):
        sheet.saveState()
        sheet.setFillColorRGB(0.8, 0.9, 1)
        draw(sheet)
        sheet.restoreState()
        write_secret(sheet)

    return Case("framed", drawn(sheet_of), boxes=boxes(SECRET_BOX))


def _published(case: Case, monkeypatch) -> tuple[bytes, tuple[PageMethod, ...]]:
    """The output of a paper that passes verification with next to no pixel changed."""
    monkeypatch.setattr(pixels, "CHANGED_SHARE", MOST_CHANGED)
    output = burned(case)[0]
    assert [each for each in verifying.check(case.content, output.content, case.boxes, CONFIG) if not each.passed] == []
    assert leaks(output.content, case.secrets) == []
    assert shown_in_boxes(output.content, case.boxes) == 0
    assert all(word in text_of(output.content) for word in KEPT)
    return output.content, output.methods


def _pictures(output: bytes) -> int:
    with pikepdf.open(io.BytesIO(output)) as pdf:
        return sum(isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Image" for each in pdf.objects)


@pytest.mark.parametrize("name", sorted(FRAMES))
def test_a_frame_stays_lines_and_areas(name, monkeypatch):
    """What frames or underlays a removed name is cut at its box: no picture is needed, and the page looks as before."""
    output, methods = _published(framed(FRAMES[name]), monkeypatch)
    assert methods == (PageMethod.VECTOR,)
    assert _pictures(output) == 0


@pytest.mark.parametrize("name", sorted(PENS))
def test_a_stroke_is_shown_where_it_goes_and_not_drawn(name, monkeypatch):
    """What may be a pen's stroke through a box is shown in small pictures along it, and the page stays letters."""
    output, methods = _published(framed(PENS[name]), monkeypatch)
    assert methods == (PageMethod.VECTOR,)
    assert _pictures(output) > 1


@pytest.mark.parametrize("place", [(0, 180, 320, 20), (0, 140, 320, 30)], ids=["beside", "under"])
def test_a_run_of_colours_is_a_picture_of_its_part(place, monkeypatch):
    """A heading's or a line's run of colours, beside a box or under it, stays a part of a page of letters."""

    def draw(sheet):
        path = sheet.beginPath()
        path.rect(*place)
        sheet.clipPath(path, stroke=0)
        x, y, width, height = place
        sheet.linearGradient(x, y, x + width, y + height, (Color(0.6, 0.7, 1), Color(1, 1, 1)))

    output, methods = _published(framed(draw), monkeypatch)
    assert methods == (PageMethod.VECTOR,)
    assert _pictures(output) == 1


def _hatched(pdf) -> dict:
    tile = pikepdf.Stream(pdf, b"0.5 g 0 0 2 2 re f")
    entries = {"PatternType": 1, "PaintType": 1, "TilingType": 1, "XStep": 4, "YStep": 4}
    for key, value in (entries | {"BBox": [0, 0, 4, 4], "Resources": pikepdf.Dictionary()}).items():
        tile[f"/{key}"] = value
    return {"Pattern": {"Own": tile}}


def test_a_hatched_area_stays_hatched(monkeypatch):
    """An area filled with a pattern is shown as it looks, and the page around it stays letters."""
    case = framed(lambda sheet: None)
    hatched = replace(case, content=with_content(case.content, b"q /Pattern cs /Own scn 10 20 300 40 re f Q", _hatched))
    output, methods = _published(hatched, monkeypatch)
    assert methods == (PageMethod.VECTOR,)
    assert _pictures(output) == 1


def test_pictures_of_parts_hold_no_letters_that_are_drawn_over_them():
    """The kept words stand on a part of the page that is a picture once, not twice with darker edges."""
    case = framed(lambda sheet: sheet.circle(100, 120, 45, fill=1))
    with pikepdf.open(io.BytesIO(burned(case)[0].content)) as pdf:
        del pdf.pages[0].Resources.Font
        out = io.BytesIO()
        pdf.save(out)
    shown = rendering.render_page(out.getvalue(), 1, 1000).convert("L")
    scale = shown.width / SIZE[0]
    part = shown.crop((round(62 * scale), round(78 * scale), round(138 * scale), round(92 * scale)))
    assert min(part.tobytes()) > 200


def test_a_dash_goes_on_beyond_the_box_where_it_stood():
    """Dashes behind a box stand where they stood, and do not begin anew at its edge."""
    output = burned(framed(FRAMES["a_dashed_rule"]))[0].content
    with pikepdf.open(io.BytesIO(output)) as pdf:
        drawing = pdf.pages[0].Contents.read_bytes().decode("latin-1")
    phases = {line.split(" d ")[0].rsplit(" ", 1)[1] for line in drawing.split("q ") if " d " in line}
    assert "0" in phases
    assert len(phases) > 1
