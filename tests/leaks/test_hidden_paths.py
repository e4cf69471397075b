"""Letters drawn as areas that nobody sees: refused in any output, and left out where a page is drawn anew."""

import pypdfium2.raw as pdfium_c
import pytest

from redaction import rendering
from redaction.burning.streams import flate
from tests.leaks.mutants import grafted
from tests.leaks.outlines import outlined_name
from tests.leaks.sheets import CASES, Case, plain
from tests.leaks.test_channels import burned
from tests.leaks.test_mutants import failed_checks

CASE = Case("hidden", plain())
WHITE = "/Artifact BMC q {gray} g {name} f Q EMC\n"
CORNERS_OF_PAINT = 5


def _with_name(output: bytes, shift: float, gray: float, *, before: bool) -> bytes:
    """The output with the outlines of the name, drawn before or after everything else."""
    drawing = WHITE.format(gray=gray, name=outlined_name(shift)).encode()

    def change(pdf, _case):
        shown = pdf.pages[0].Contents.read_bytes()
        pdf.pages[0].obj.Contents = flate(pdf, drawing + shown if before else shown + b"\n" + drawing)

    return grafted(output, change, CASE)


@pytest.mark.parametrize("gray", [1.0, 0.985], ids=["white", "nearly_white"])
@pytest.mark.parametrize("as_pictures", [False, True], ids=["drawn_anew", "as_pictures"])
def test_a_name_in_the_colour_of_the_paper_is_refused(as_pictures, gray):
    """Nobody sees it, and anybody can take it out of the file."""
    output = burned(CASE, as_pictures=as_pictures)[0].content
    assert failed_checks(CASE, _with_name(output, -100, gray, before=False)) == ["V5"]


def test_a_name_under_the_picture_of_the_page_is_refused():
    """The page's picture lies over outlines that could be read without it."""
    output = burned(CASE, as_pictures=True)[0].content
    assert failed_checks(CASE, _with_name(output, -100, 0.0, before=True)) == ["V5"]
    assert failed_checks(CASE, _with_name(output, -40, 0.0, before=True)) == ["V5"]


def test_a_name_in_white_behind_other_words_is_refused():
    """Dark letters around it do not make it visible."""
    output = burned(CASE)[0].content
    assert "V5" in failed_checks(CASE, _with_name(output, -40, 1.0, before=True))


@pytest.mark.parametrize("name", ["outlines_in_the_colour_of_the_paper_must_go", "outlines_under_a_white_area_must_go"])
def test_what_nobody_sees_is_not_drawn_anew(name):
    """Of a page with hidden outlines, only the two lines and the box's paint are drawn."""
    output = burned(CASES[name]())[0]
    with rendering.opened(output.content) as document, rendering.flat_page(document, 1) as page:
        paths = [item for item in page.get_objects() if item.type == pdfium_c.FPDF_PAGEOBJ_PATH]
        corners = [pdfium_c.FPDFPath_CountSegments(path) for path in paths]
    assert output.methods[0].value == "vector"
    assert corners
    assert max(corners) <= CORNERS_OF_PAINT
