"""What nobody sees on a page is found all the same: pictures under pictures or never drawn, pages out of sight."""

import pikepdf
import pytest
from pikepdf import Dictionary, Name

from redaction.burning.streams import flate
from tests.leaks.mutants import grafted
from tests.leaks.picture_channels import written_picture
from tests.leaks.sheets import Case, plain
from tests.leaks.test_channels import burned
from tests.leaks.test_mutants import failed_checks

CASE = Case("covered", plain())
PLACED = b"q 320 0 0 200 0 0 cm /X9 Do Q\n"


@pytest.fixture(scope="module", params=[True, False], ids=["picture", "drawn_anew"])
def good(request) -> bytes:
    """A good output, as a picture and drawn anew."""
    return burned(CASE, as_pictures=request.param)[0].content


def _hold_the_paper(pdf: pikepdf.Pdf) -> None:
    """The paper as it was, as a picture of other bytes, among the page's resources."""
    image = written_picture()
    size = {"Width": image.width, "Height": image.height, "BitsPerComponent": 8}
    kind = {"Type": Name.XObject, "Subtype": Name.Image, "ColorSpace": Name.DeviceGray}
    resources = pdf.pages[0].obj.Resources
    if "/XObject" not in resources:
        resources.XObject = Dictionary()
    resources.XObject.X9 = flate(pdf, image.tobytes(), **size, **kind)


def test_a_picture_that_is_never_drawn_is_refused(good):
    """Anybody can take it out of the file."""

    def change(pdf, case):
        _hold_the_paper(pdf)

    assert failed_checks(CASE, grafted(good, change, CASE)) == ["V8"]


def test_a_picture_under_a_picture_is_refused():
    """The page looks as it should; the paper lies below, and no figure speaks of it."""

    def change(pdf, case):
        _hold_the_paper(pdf)
        page = pdf.pages[0]
        drawing = page.Contents.read_bytes()
        start = drawing.index(b"q ")
        page.obj.Contents = flate(pdf, drawing[:start] + PLACED + drawing[start:])

    output = burned(CASE, as_pictures=True)[0].content
    assert failed_checks(CASE, grafted(output, change, CASE)) == ["V5", "V11"]


def test_a_page_that_only_the_structure_knows_is_refused(good):
    """A page in no page tree can be put into one."""

    def change(pdf, case):
        shown = pdf.pages[0].obj
        hidden = pdf.make_indirect(Dictionary(shown))
        pdf.Root.StructTreeRoot.K.K[0].Pg = hidden

    assert "V8" in failed_checks(CASE, grafted(good, change, CASE))
