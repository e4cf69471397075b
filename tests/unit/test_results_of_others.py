"""V1 … V13 on results that we would not write: pages without drawings, moved pages, strange operators, other links."""

import io

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from PIL import Image
from pypdf import PdfReader

from redaction import rendering, verifying
from redaction.burning.extents import extents_on
from redaction.reading.lines import Written
from redaction.types import Box, Ground, Kind
from redaction.verifying.contents import Drawings
from redaction.verifying.evidence import Shown
from redaction.verifying.marks import marks_left
from redaction.verifying.origin import taken_over_wrongly
from redaction.verifying.residual import LeftStanding, values_left, values_outside
from tests.faults.handmade import paper, saved
from tests.integration.test_ocr import page_of
from tests.leaks.mutants import grafted
from tests.unit.test_burning import CONFIG, burned

PLACE = (100.0, 100.0, 160.0, 120.0)


def _read(pdf: pikepdf.Pdf) -> PdfReader:
    return PdfReader(io.BytesIO(saved(pdf)))


def test_pages_that_draw_nothing_or_in_parts_are_read_all_the_same():
    """The words of a page are read where it has no drawing, one, or several."""
    pdf = paper(3)
    del pdf.pages[0].obj.Contents
    pdf.pages[2].obj.Contents = Array([pdf.make_stream(b"BT /F1 9 Tf 9 9 Td"), pdf.make_stream(b"(Two parts) Tj ET")])
    content = saved(pdf)
    empty, whole, parts = Drawings(PdfReader(io.BytesIO(content))).texts(content)
    assert (empty, parts) == ("", "Two parts")
    assert "ordinary page" in whole


def test_a_drawing_with_an_operator_nobody_knows_is_none_of_ours():
    """An operator that readers pass over could carry what was removed."""
    content = burned(rendering.WARM_UP_PAPER, (40, 0, 90, 40)).content

    def strange(pdf, _case):
        page = pdf.pages[0]
        page.Contents = pdf.make_stream(page.Contents.read_bytes() + b"\nBX 850101 secret EX")

    outcomes = verifying.check(rendering.WARM_UP_PAPER, grafted(content, strange, None), (), CONFIG)
    assert [outcome.code for outcome in outcomes if not outcome.passed] != []


def test_a_scan_whose_result_shows_another_place_is_refused():
    """A result as large as its scan that shows a place far beside it is no result of it."""
    content = page_of(Image.linear_gradient("L").resize((800, 1000)))
    output = burned(content, PLACE, pictures=frozenset({1})).content

    def moved(pdf, _case):
        sides = [float(side) for side in pdf.pages[0].MediaBox]
        pdf.pages[0].MediaBox = Array([side + 5000 for side in sides])

    outcomes = verifying.check(content, grafted(output, moved, None), (Box(1, PLACE, Ground.G6),), CONFIG)
    assert [outcome.code for outcome in outcomes if not outcome.passed] != []


def test_marks_of_a_result_of_another_size_all_count_as_left():
    """Where a result cannot be laid over its paper, no underline of a removed word is taken for gone."""
    small, large = Image.new("RGB", (10, 10)), Image.new("RGB", (20, 20))
    assert marks_left([None, None], small, large, (0, 0, 10, 10), (0, 0, 5, 5)) == 2


@pytest.mark.parametrize(
    ("action", "faults"),
    [
        (Dictionary(S=Name.GoTo, D=String("somewhere")), 0),
        (Dictionary(S=Name.URI, URI=String("https://example.org")), 1),
    ],
    ids=["within_the_paper", "to_an_address"],
)
def test_only_links_to_addresses_must_be_those_of_the_paper(action, faults):
    """A link within the result leads nowhere outside; one to an address that the paper does not have is at fault."""
    changed = paper()
    changed.pages[0].obj.Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name.Link, A=action)])
    assert taken_over_wrongly(saved(paper()), _read(changed)) == faults


def _mail(words: str, left: float = 0.0) -> Written:
    rects = tuple((left + 6.0 * at, 700.0, left + 6.0 * at + 6, 712.0) for at in range(len(words)))
    return Written(words, rects)


@pytest.mark.parametrize(("left", "found"), [(0.0, 0), (300.0, 1)], ids=["there", "elsewhere"])
def test_what_ocr_spells_otherwise_in_the_result_was_seen_if_it_stands_where_it_stood(left, found):
    """An address of mail that was left is known again under another spelling, at its place and nowhere else."""
    seen = _mail("hong.gildong88@naver.com")
    read = _mail("hong.gi1dong88@naver.com", left)
    shown = Shown(read, read, 0, read.text, is_unread=False)
    left_standing = LeftStanding(values_outside((seen,), (), CONFIG), is_everything=True)
    sightings = values_left((seen,), (shown,), (), left_standing, CONFIG)
    assert [one.kind for one in sightings] == [Kind.EMAIL] * found


def test_a_line_that_its_clip_leaves_nothing_of_takes_no_place():
    """What is drawn beside the window it may show in shows nowhere."""
    drawing = b"q 0 0 50 50 re W n 100 100 50 50 re f Q q 0 0 50 50 re W n 20 20 50 50 re f Q"
    with rendering.opened(saved(paper(1, drawing))) as document:
        places = [extent.places for extent in extents_on(document[0])]
    assert places == [(), ((20.0, 20.0, 50.0, 50.0),)]
