"""Gaps over removed words in lines that stand upright, and in lines without room to move."""

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from tests.leaks.checker import text_of
from tests.leaks.sheets import Case, boxes, drawn
from tests.leaks.test_channels import burned
from tests.leaks.test_gaps import failed, places


def standing(name: str, label: str = "성명 ", turn: int = 90) -> Case:
    """A line written upwards (turned by 90 degrees) or downwards (by 270) with a name under a box."""
    width, at = stringWidth(name, "Helvetica", 12), 30 + stringWidth(label, "Sans", 12)

    def draw(sheet):
        sheet.translate(100, 0 if turn == 90 else 300)
        sheet.rotate(turn)
        for text, face, along in ((label, "Sans", 30), (name, "Helvetica", at), (" 귀하", "Sans", at + width)):
            sheet.setFont(face, 12)
            sheet.drawString(along, 0, text)

    place = (91, at, 102, at + width) if turn == 90 else (98, 300 - at - width, 109, 300 - at)
    return Case(name, drawn(draw, (200, 300)), (name,), boxes=boxes(place))


@pytest.mark.parametrize(("label", "turn"), [("성명 ", 90), ("성명:", 90), ("성명:", 270)])
def test_standing_lines_hide_the_width_as_well(label, turn):
    """A name in a line written upwards or downwards leaves the same file whichever it was; what stands right before it
    stays, and the file passes.
    """
    papers = [standing(name, label, turn) for name in ("Smith", "Jones")]
    outputs = [burned(each)[0] for each in papers]
    assert outputs[0].sha256 == outputs[1].sha256
    assert label.strip() in text_of(outputs[0].content)
    assert failed(papers[0], outputs[0].content) == []


def crowded(name: str, room_pt: float, after: str = "귀하", far: str = "") -> Case:
    """A line whose last letter keeps `room_pt` points from the edge of the page; `far` stands at the left of it."""
    width, follows = stringWidth(name, "Helvetica", 12), stringWidth(after, "Sans", 12)
    edge = 240
    at = edge - room_pt - follows - width
    words = [(at, name, "Helvetica"), (at + width, after, "Sans"), (20, far, "Sans")]

    def draw(sheet):
        for x, text, face in words:
            sheet.setFont(face, 12)
            sheet.drawString(x, 150, text)
        sheet.setFont("Sans", 12)
        for y in (40, 60, 80):
            sheet.drawString(20, y, "안내 말씀")
            sheet.drawString(at, y, "안내")

    return Case(name, drawn(draw, (edge, 200)), (name,), boxes=boxes((at, 147, at + width, 160)))


@pytest.mark.parametrize(("room_pt", "moved_pt"), [(12.0, 5.328), (2.0, 0.0)], ids=["half_a_step", "none"])
def test_a_line_without_room_is_set_as_far_as_it_can_be(room_pt, moved_pt):
    """Near the edge of the page what follows a name moves by less or not at all, and the paper passes."""
    case = crowded("Smith", room_pt)
    output = burned(case)[0].content
    before, after = (dict(places(content))["귀"][0] for content in (case.content, output))
    assert after - before == pytest.approx(moved_pt, abs=0.01)
    assert failed(case, output) == []


def test_what_stands_at_a_margin_far_beside_a_name_stays():
    """A label at the left margin does not move because a name in another column of its line goes."""
    case = crowded("Smith", 60.0, far="담당")
    output = burned(case)[0].content
    before, after = (dict(places(content))["담"][0] for content in (case.content, output))
    assert after == pytest.approx(before, abs=0.01)
    assert failed(case, output) == []
