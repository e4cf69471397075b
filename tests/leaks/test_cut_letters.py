"""A box over a part of letters in a picture closes the whole of them, and an output that shows the rest is refused."""

from unittest import mock

import numpy as np
import pypdfium2
import pytest
from PIL import ImageDraw, ImageFont

from redaction import verifying
from redaction.burning import pipeline
from redaction.types import Rect
from tests.leaks.drawn_channels import SECRET
from tests.leaks.outlines import FACE
from tests.leaks.picture_channels import scanned, written_picture
from tests.leaks.sheets import Case, boxes
from tests.leaks.test_channels import CONFIG, burned

LINE = (56, 144, 300, 168)
"""Around the first line of the sheet, name and number, in points."""
SCALE = 4


def cut(rect):
    """The scanned sheet with one box."""
    return Case("cut", scanned(written_picture()), kept=(), boxes=boxes(rect), in_pixels=True)


def ink_beside_paint(output: bytes, place: Rect = LINE) -> int:
    """Pixels of a place on the page, in points, that are neither paper nor the paint of boxes."""
    page = pypdfium2.PdfDocument(output)[0]
    shown = np.asarray(page.render(scale=SCALE, grayscale=True).to_pil())
    x0, y0, x1, y1 = (round(SCALE * side) for side in (place[0], 200 - place[3], place[2], 200 - place[1]))
    line = shown[y0:y1, x0:x1]
    return int(((line < 150) & (abs(line.astype(int) - 51) > 12)).sum())


def failed(case, output):
    """The codes of the checks an output does not pass."""
    return [each.code for each in verifying.check(case.content, output, case.boxes, CONFIG) if not each.passed]


@pytest.mark.parametrize(
    "rect", [(66, 150, 282, 160), (60, 152, 288, 159), (64, 150, 288, 165)], ids=["sides", "feet", "start"]
)
def test_letters_a_box_cuts_go_whole(rect):
    """Half a syllable, and feet or heads of digits, stand out nowhere."""
    case = cut(rect)
    output, _decisions = burned(case)
    assert ink_beside_paint(output.content) == 0
    assert failed(case, output.content) == []


@pytest.mark.parametrize("width", [0.6, 1.5, 3.0])
def test_a_slim_box_closes_the_whole_digit(width):
    """A reading may give a digit less than its breadth; the box grows to the digit's ends all the same."""
    font, at = ImageFont.truetype(str(FACE), 24), SECRET.index("3")
    left, right = ((120 + font.getlength(SECRET[:end])) / 2 for end in (at, at + 1))
    case = cut((left + 2, 149, left + 2 + width, 161))
    output, _decisions = burned(case)
    assert ink_beside_paint(output.content, (left, 144, right, 168)) == 0
    assert "V4" not in failed(case, output.content)


@pytest.mark.parametrize("rect", [(66, 150, 282, 160), (60, 152, 288, 159)], ids=["sides", "feet"])
def test_an_output_that_shows_the_rest_of_letters_is_refused(rect):
    """The verifier sees it by itself, in anybody's output."""
    case = cut(rect)
    with mock.patch.object(pipeline, "grown_to_ink", lambda _page, _drawn, areas, _limits: tuple(areas)):
        output, _decisions = burned(case)
    assert ink_beside_paint(output.content) > 0
    assert "V4" in failed(case, output.content)


def test_a_stroke_through_a_box_is_no_letter():
    """A line somebody drew by hand over the whole sheet goes on beyond the box, which is nobody's name."""
    picture = written_picture()
    ImageDraw.Draw(picture).line((0, 140, 640, 40), fill=0, width=3)
    case = Case("stroke", scanned(picture), kept=(), boxes=boxes((58, 145, 290, 163)), in_pixels=True)
    output, _decisions = burned(case)
    assert failed(case, output.content) == []
