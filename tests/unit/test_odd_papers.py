"""What no ordinary program writes: damaged, half-made and strange papers, each with its answer."""

import io

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name, Stream, String
from PIL import Image

from redaction import rendering
from redaction.config import Limits
from redaction.errors import Encrypted, Malformed
from redaction.inspecting import inspect, inspection
from redaction.inspecting.pages import inspect_page
from redaction.reading.glyphs import glyphs_of
from redaction.reading.outside import outside_strings
from redaction.reading.unseen import pages_with_unseen_drawings
from tests.faults.handmade import paper, raw_pdf, saved

CODES_BEYOND_SIXTEEN_BITS = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /Odd def /CMapType 2 def 1 begincodespacerange <00> <FF> endcodespacerange
3 beginbfchar <41> <D840DC0B> <42> <D840> <43> <0000> endbfchar endcmap end end"""


def test_a_paper_cut_within_an_object_is_malformed():
    """Half an object behind the last end mark means that the rest of the file is missing."""
    with pytest.raises(Malformed, match="cut off"):
        inspect(saved(paper()) + b"\n9 0 obj\n<< /A 1 >>\n", Limits())


def test_a_page_whose_window_lies_outside_it_is_malformed():
    """A page of which nothing can be seen is no page."""
    pdf = paper()
    pdf.pages[0].obj.CropBox = Array([1000, 1000, 1100, 1100])
    with pytest.raises(Malformed, match="without area"):
        inspect(saved(pdf), Limits())


def test_a_page_that_cannot_be_opened_is_malformed():
    """A paper is refused as a whole when one of its pages cannot be opened."""

    class Damaged:
        def __getitem__(self, _at):
            raise pypdfium2.PdfiumError("damaged")

    with pytest.raises(Malformed, match="page 7"):
        inspect_page(Damaged(), 7, 1000.0)


def test_a_page_tree_that_one_parser_cannot_walk_is_malformed():
    """Whichever of the parsers fails, the officer hears that the file is damaged."""

    class Damaged:
        @property
        def pages(self):
            raise pikepdf.PdfError

    with pytest.raises(Malformed, match="page tree"):
        inspection._count_by_qpdf(Damaged())


def test_a_paper_only_one_parser_can_unlock_is_locked(monkeypatch):
    """A paper that the others open and pypdf does not is told to be locked, not damaged."""

    class Locked:
        is_encrypted = True

        def __init__(self, *_given, **_more):
            pass

        def decrypt(self, _password):
            return 0

    monkeypatch.setattr(inspection, "PdfReader", Locked)
    with pytest.raises(Encrypted):
        inspect(saved(paper()), Limits())


def test_words_outside_pages_are_read_wherever_they_hang():
    """A string of its own, one beside metadata that cannot be unpacked, one in the trailer itself, one in Latin-1."""
    pdf = paper()
    pdf.Root.Odd = pdf.make_indirect(String("홍길동"))
    broken = Stream(pdf, b"noise", Type=Name.Metadata, Filter=Name.FlateDecode, Words=String("김구례"))
    pdf.Root.Odder = pdf.make_indirect(broken)
    pdf.Root.Name = String(b"\xe9t\xe9")
    assert set(outside_strings(saved(pdf))) >= {"홍길동", "김구례", "été"}
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>"]
    assert outside_strings(raw_pdf(objects, b"/Root 1 0 R /Info << /Title (direct) >>")) == ("direct",)


def test_containers_in_containers_have_a_bottom():
    """A file of boxes in boxes ends the search and not the program."""
    pdf = paper()
    nested = Array([String("deep")])
    for _ in range(200):
        nested = Array([nested])
    pdf.Root.Odd = pdf.make_indirect(nested)
    assert outside_strings(saved(pdf)) == ()


def test_what_hides_drawings_must_be_a_drawing():
    """A mask that draws nothing hides nothing; a pattern that cannot be unpacked may, and a damaged file is refused."""
    pdf = paper(2)
    resources = pdf.pages[0].obj.Resources
    resources.ExtGState = Dictionary(G=Dictionary(SMask=Dictionary(G=Array([]))))
    other = Dictionary(resources)
    pattern = Stream(pdf, b"noise", Filter=Name.FlateDecode, Type=Name.Pattern, PatternType=1)
    other.Pattern = Dictionary(P=pdf.make_indirect(pattern))
    pdf.pages[1].obj.Resources = other
    assert pages_with_unseen_drawings(saved(pdf)) == frozenset({2})
    with pytest.raises(Malformed):
        pages_with_unseen_drawings(b"%PDF-1.7\nnoise")


def test_rare_characters_are_one_character_and_half_of_one_is_unknown():
    """A character beyond 16 bits comes in two halves; a half without its other, or no code at all, is unreadable."""
    pdf = paper(content=b"BT /F1 12 Tf 72 700 Td (AxBxC) Tj ET")
    pdf.pages[0].obj.Resources.Font.F1.ToUnicode = pdf.make_indirect(Stream(pdf, CODES_BEYOND_SIXTEEN_BITS))
    with rendering.opened(saved(pdf)) as document:
        assert "".join(glyph.character for glyph in glyphs_of(document[0])) == "\U0002000bx\ufffdx\ufffd"


def test_a_table_of_a_vendored_face_is_handed_out_whole():
    """The drawing library asks for tables of a font by their names: the header carries its magic number."""
    program = next(iter(rendering.FACES.values()))[1]
    assert rendering._table(program, b"head")[12:16] == b"\x5f\x0f\x3c\xf5"
    assert rendering._table(program, b"none") == b""


def test_a_page_whose_annotations_cannot_be_drawn_is_malformed(monkeypatch):
    """Nobody may decide on a page that shows less than the paper does."""
    monkeypatch.setattr(rendering.pdfium_c, "FPDFPage_Flatten", lambda _page, _use: rendering.pdfium_c.FLATTEN_FAIL)
    with pytest.raises(Malformed, match="annotations"):
        rendering.render_page(saved(paper()), 1, 100)


def test_a_page_in_colour_keeps_its_colours_in_a_preview():
    """A red seal is red on the officer's screen."""
    content = saved(paper(content=b"1 0 0 rg 0 0 595 842 re f"))
    (picture,) = rendering.pictures(content, [1], 60, lambda _done, _of: None)
    assert Image.open(io.BytesIO(picture)).convert("RGB").getpixel((30, 30)) == (255, 0, 0)


def test_a_page_the_library_cannot_draw_is_malformed():
    """A page that cannot be drawn is no page to decide on."""

    class Damaged:
        def render(self, **_how):
            raise pypdfium2.PdfiumError("damaged")

        def get_size(self):
            return 100.0, 100.0

        def get_width(self):
            return 100.0

        def get_height(self):
            return 100.0

        def get_rotation(self):
            return 0

    with pytest.raises(Malformed, match="draw"):
        rendering.rasterise(Damaged(), 1.0)


def test_a_picture_in_a_form_has_the_size_it_is_drawn_with():
    """A photograph placed by way of a form counts as large as it looks."""
    pdf = paper(content=b"q 2 0 0 2 0 0 cm /Fm Do Q")
    picture = Stream(pdf, bytes(100), Type=Name.XObject, Subtype=Name.Image, Width=10, Height=10)
    picture.ColorSpace, picture.BitsPerComponent = Name.DeviceGray, 8
    form = Stream(pdf, b"q 141.73 0 0 141.73 0 0 cm /Im Do Q", Type=Name.XObject, Subtype=Name.Form)
    form.BBox, form.Resources = Array([0, 0, 200, 200]), Dictionary(XObject=Dictionary(Im=pdf.make_indirect(picture)))
    pdf.pages[0].obj.Resources.XObject = Dictionary(Fm=pdf.make_indirect(form))
    assert inspect(saved(pdf), Limits()).pages[0].image_area_cm2 == pytest.approx(100, rel=0.01)
