"""Stage 2: what inspection says of a paper, and what it turns away."""

import zlib

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream, String

from redaction.config import Limits
from redaction.errors import Malformed, ParsersDisagree, Refused, TooLarge
from redaction.inspecting import inspect
from redaction.inspecting.envelope import count_revisions
from tests.faults import hostile_papers
from tests.faults.handmade import paper, saved
from tests.faults.hostile_structures import attachment_with_malware, script_on_opening

QUICK = [make for make in hostile_papers.REFUSED if make.__name__ not in ("three_hundred_megabytes", "content_bomb")]


@pytest.mark.slow
@pytest.mark.parametrize("make", QUICK, ids=lambda make: make.__name__)
def test_a_hostile_file_is_refused(make):
    """A file that cannot be worked on safely is turned away with a reason, not with a crash."""
    with pytest.raises(Refused):
        inspect(make(), Limits())


def test_an_ordinary_paper_is_described_page_by_page():
    """Pages, sizes, rotation and the amount of text are reported for each page."""
    pdf = paper(2)
    pdf.pages[1].obj.Rotate = 90
    pdf.pages[1].obj.CropBox = Array([10, 20, 310, 420])
    heard = []
    seen = inspect(saved(pdf), Limits(), lambda done, of: heard.append((done, of)))
    assert [page.number for page in seen.pages] == [1, 2]
    assert seen.pages[0].text_characters == 36
    assert not seen.pages[0].needs_ocr
    assert (seen.pages[1].rotation, seen.pages[1].crop_box) == (90, (10.0, 20.0, 310.0, 420.0))
    assert (seen.pages[1].width_pt, seen.pages[1].height_pt) == (300.0, 400.0)
    assert heard == [(1, 2), (2, 2)]
    assert (seen.form_fields, seen.attachments, seen.revisions) == (0, 0, 1)


def test_a_file_over_the_size_limit_is_refused():
    """The limit on size is looked at before anything is parsed."""
    with pytest.raises(TooLarge):
        inspect(b"%PDF-", Limits(file_bytes=4))


def test_an_owner_password_is_no_obstacle_but_is_recorded():
    """A paper that anyone can open but not edit is worked on like any other."""
    seen = inspect(saved(paper(), encryption=pikepdf.Encryption(user="", owner="owner")), Limits())
    assert seen.encrypted_with_owner_password
    assert seen.pages[0].text_characters == 36


def test_scripts_attachments_fields_and_layers_are_counted():
    """What a paper carries besides its pages is told in numbers."""
    assert inspect(script_on_opening(), Limits()).has_scripts
    assert inspect(attachment_with_malware(), Limits()).attachments == 1
    pdf = paper()
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("layer")))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))
    field = pdf.make_indirect(Dictionary(FT=Name.Sig, T=String("signed")))
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]))
    seen = inspect(saved(pdf), Limits())
    assert (seen.form_fields, seen.has_signature, seen.has_hidden_layers) == (1, True, True)
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]))
    assert inspect(saved(pdf), Limits()).has_hidden_layers
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary())
    assert not inspect(saved(pdf), Limits()).has_hidden_layers


def _with_picture(width_pt: float, content: bytes = b"") -> bytes:
    pdf = paper(content=content + b"q %f 0 0 %f 50 50 cm /Im Do Q" % (width_pt, width_pt))
    picture = Stream(pdf, bytes(16))
    picture.Type, picture.Subtype, picture.Width, picture.Height = Name.XObject, Name.Image, 4, 4
    picture.BitsPerComponent, picture.ColorSpace = 8, Name.DeviceGray
    pdf.pages[0].obj.Resources.XObject = Dictionary(Im=pdf.make_indirect(picture))
    return saved(pdf)


def test_a_page_that_is_a_picture_needs_ocr():
    """A scanned page has a picture and next to no text, so it is read by OCR."""
    page = inspect(_with_picture(400), Limits()).pages[0]
    assert page.needs_ocr
    assert page.image_area_cm2 == pytest.approx((400 * 2.54 / 72) ** 2, abs=0.01)


def test_a_small_logo_beside_text_needs_no_ocr_and_a_large_picture_does():
    """A letterhead's logo costs no OCR; a picture that may hold a line of text is looked at."""
    words = b"BT /F1 12 Tf 72 700 Td (An ordinary page of a paper, nothing hidden) Tj ET "
    assert not inspect(_with_picture(30, words), Limits()).pages[0].needs_ocr
    assert inspect(_with_picture(60, words), Limits()).pages[0].needs_ocr


def test_drawn_lines_or_a_stamp_without_text_need_ocr_and_an_empty_page_does_not():
    """Letters may be drawn as lines, or stand in a stamp; only a page with nothing on it is left alone."""
    assert inspect(saved(paper(content=b"0 0 m 100 100 l S")), Limits()).pages[0].needs_ocr
    assert not inspect(saved(paper(content=b"")), Limits()).pages[0].needs_ocr
    pdf = paper(content=b"")
    stamp = Dictionary(Type=Name.Annot, Subtype=Name.Stamp, Rect=Array([0, 0, 50, 50]))
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(stamp)])
    assert inspect(saved(pdf), Limits()).pages[0].needs_ocr


def test_a_text_layer_of_private_characters_needs_ocr():
    """Glyphs that stand for no known character are no text."""
    pdf = paper(content=b"BT /F1 12 Tf 72 700 Td (" + b"a" * 60 + b") Tj ET")
    table = b"1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <61> <E001> endbfchar"
    pdf.pages[0].obj.Resources.Font.F1.ToUnicode = pdf.make_stream(b"begincmap " + table + b" endcmap")
    assert inspect(saved(pdf), Limits()).pages[0].needs_ocr


def test_revisions_are_counted():
    """A file saved onto itself twice tells so; the two end marks of a linearised file are one revision."""
    once = saved(paper())
    assert count_revisions(once + once) == 2
    assert inspect(saved(paper(), linearize=True), Limits()).revisions == 1


def test_parsers_that_see_different_papers_are_not_trusted(monkeypatch):
    """Two programs that disagree on the number of pages end in a refusal."""
    monkeypatch.setattr("redaction.inspecting.inspection._count_by_pypdf", lambda content: 2)
    with pytest.raises(ParsersDisagree):
        inspect(saved(paper()), Limits())


def test_a_picture_may_unpack_to_more_than_a_drawing():
    """A large scan packed without loss is no bomb."""
    pdf = paper()
    picture = Stream(pdf, zlib.compress(bytes(70 << 20)), Filter=Name.FlateDecode)
    picture.Type, picture.Subtype, picture.Width, picture.Height = Name.XObject, Name.Image, 8_000, 9_000
    picture.BitsPerComponent, picture.ColorSpace = 8, Name.DeviceGray
    pdf.pages[0].obj.Resources.XObject = Dictionary(Im=pdf.make_indirect(picture))
    assert inspect(saved(pdf), Limits()).pages[0].text_characters == 36


def test_damaged_packing_is_no_bomb():
    """A stream that cannot be unpacked is left to the reader; it is not too large."""
    pdf = paper()
    noise = bytes(i % 251 for i in range(200_000))
    pdf.Root.Odd = pdf.make_indirect(Stream(pdf, noise, Filter=Name.FlateDecode))
    pdf.Root.Odder = pdf.make_indirect(Stream(pdf, noise, Filter=Array([Name.ASCII85Decode, Name.FlateDecode])))
    short = zlib.compress(bytes(1 << 16)) + noise
    pdf.Root.Ended = pdf.make_indirect(Stream(pdf, short, Filter=Name.FlateDecode))
    assert inspect(saved(pdf), Limits()).pages[0].text_characters == 36


def test_a_page_tree_no_parser_can_walk_is_malformed(monkeypatch):
    """Whatever a library throws at a broken page tree, the officer hears that the file is damaged."""

    def broken(*_args, **_kwargs):
        raise RecursionError

    monkeypatch.setattr("redaction.inspecting.inspection.PdfReader", broken)
    with pytest.raises(Malformed):
        inspect(saved(paper()), Limits())


def test_too_many_objects_are_too_large(monkeypatch):
    """A file of millions of objects would take minutes to walk and is turned away."""
    monkeypatch.setattr("redaction.inspecting.audit.MOST_OBJECTS", 1)
    with pytest.raises(TooLarge):
        inspect(saved(paper()), Limits())
