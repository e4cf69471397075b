"""Structure trees as other programs write them: elements within elements, and marks on several pages."""

import io

import pikepdf
from pikepdf import Array, Dictionary, Name

from redaction.burning.structure import source_tags
from tests.faults.handmade import paper, saved
from tests.unit.test_tagging import burned, elements

MARKED = b"/P <</MCID 0>> BDC BT /F1 12 Tf 72 700 Td (A paragraph that goes on over the page) Tj ET EMC"


def _marks(*pages) -> Array:
    return Array([Dictionary(Type=Name.MCR, Pg=page.obj, MCID=0) for page in pages])


def _tagged(element: Dictionary, pdf: pikepdf.Pdf) -> bytes:
    """The paper with one element in its tree, written into the tree itself and no object of its own."""
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=Array([element])))
    return saved(pdf)


def test_an_element_that_is_no_object_of_its_own_is_read():
    """A paragraph written within its parent is a paragraph like any."""
    pdf = paper(1, MARKED)
    tags = source_tags(_tagged(Dictionary(S=Name.P, Pg=pdf.pages[0].obj, K=0), pdf))
    path, _order = tags.places[(1, 0)]
    assert [node.role for node in path] == ["P"]


def test_a_paragraph_over_two_pages_is_one_paragraph_of_the_result():
    """What a reader hears as one paragraph stays one, and the result passes every check."""
    pdf = paper(2, MARKED)
    output = burned(_tagged(Dictionary(S=Name.P, K=_marks(*pdf.pages)), pdf))
    (paragraph,) = (each for each in elements(output) if each.get("/S") == "/P")
    assert sum(not isinstance(kid, int) and kid.get("/Type") == "/MCR" for kid in paragraph.K) == 1
    with pikepdf.open(io.BytesIO(output)) as pdf:
        assert len(pdf.pages) == 2
