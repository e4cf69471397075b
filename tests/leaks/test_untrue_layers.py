"""A text layer that says other syllables than a page shows is no text of the page."""

import hashlib

import pytest
from reportlab.lib import colors

from redaction import rendering
from redaction.config import Limits
from redaction.inspecting import inspect
from redaction.reading import read
from redaction.reading.untrue import is_untrue
from tests.leaks.drawn_channels import saying
from tests.leaks.sheets import KEPT, NAME, NUMBER, SIZE, drawn, plain, write_kept

FIRST, MEDIALS_AND_FINALS = 0xAC00, 588


def _another(character: str) -> str:
    """The syllable with another first letter, and so another shape."""
    return chr(FIRST + (ord(character) - FIRST + 7 * MEDIALS_AND_FINALS + 300) % (19 * MEDIALS_AND_FINALS))


def _serif(sheet) -> None:
    sheet.setFont("Serif", 10)
    write_kept(sheet)


def _white_on_dark(sheet) -> None:
    sheet.rect(0, 100, 320, 30, fill=1)
    sheet.setFillColor(colors.white)
    write_kept(sheet)


def _slim(sheet) -> None:
    for size, foot in ((10.5, 100.25), (12, 60.25), (9, 140.25)):
        sheet.setFont("Sans", size)
        sheet.drawString(20, foot, "터염미 염미정 경민이 지이며 터미널 어처리 빌리지 미리내")


def _turned(sheet) -> None:
    sheet.rotate(30)
    write_kept(sheet)


def _judged(content: bytes) -> bool:
    with rendering.opened(content) as document, rendering.flat_page(document, 1) as page:
        return is_untrue(page)


@pytest.mark.parametrize("draw", [write_kept, _serif, _white_on_dark, _slim, _turned])
def test_honest_writing_is_believed(draw):
    """Upright, turned, light or dark, in one face or another: what is written is what is seen."""
    assert not _judged(drawn(draw))


@pytest.mark.parametrize("said", [_another, lambda _character: "가"], ids=["others", "one_for_all"])
def test_writing_that_says_something_else_is_found(said):
    """The font draws a name and says something harmless."""
    assert _judged(saying(plain(), said))


def _white_on_white(sheet) -> None:
    sheet.setFillColor(colors.white)
    write_kept(sheet)


def _too_small_to_read(sheet) -> None:
    sheet.setFont("Sans", 2)
    write_kept(sheet)


def _over_the_left_edge(sheet) -> None:
    for foot in (150, 130, 110, 90):
        sheet.drawString(-4, foot, "명")


def _over_the_right_edge(sheet) -> None:
    for foot in (150, 130, 110, 90):
        sheet.drawString(SIZE[0] - 6, foot, "명")


@pytest.mark.parametrize(
    "draw",
    [_white_on_white, _too_small_to_read, _over_the_left_edge, _over_the_right_edge],
    ids=lambda draw: draw.__name__,
)
def test_letters_nobody_can_compare_accuse_no_paper(draw):
    """What is white on white, tiny or cut by the page's edge looks like no letter and proves nothing."""
    assert not _judged(saying(drawn(draw), _another))


def test_what_a_person_sees_is_read():
    """A name under a lying font is read from the picture of the page, and can be found."""
    content = saying(plain(), _another)
    texts = read(content, inspect(content, Limits(), lambda _done, _of: None), lambda _done, _of: None)
    assert texts.sha256 == hashlib.sha256(content).hexdigest()
    # OCR parts Korean words where it likes, so blanks tell nothing.
    without_blanks = "".join(texts.pages[0].text.split())
    assert NAME in without_blanks
    assert NUMBER in texts.pages[0].text
    assert KEPT[0] in without_blanks
