"""What a text layer does not tell: words in patterns, soft masks, and fonts whose letters are drawings."""

import pytest
from pikepdf import Array, Dictionary, Name, Stream

from redaction.config import Limits
from redaction.inspecting import inspect
from redaction.reading import read
from redaction.types import TextOrigin
from tests.faults.handmade import paper, saved

ORDINARY = b"BT /F1 12 Tf 72 760 Td (An ordinary page of a paper, with more words on it) Tj ET "
SECRET = b"850101-1234567"


def _read(pdf):
    content = saved(pdf)
    return read(content, inspect(content, Limits())).pages[0]


def _tiling(pdf, drawing):
    """The page paints one large tile of a pattern that draws `drawing`."""
    page = pdf.pages[0].obj
    pattern = pdf.make_indirect(Stream(pdf, drawing))
    pattern.Type, pattern.PatternType, pattern.PaintType, pattern.TilingType = Name.Pattern, 1, 1, 1
    pattern.BBox, pattern.XStep, pattern.YStep = Array([0, 0, 595, 842]), 595, 842
    pattern.Resources = Dictionary(Font=page.Resources.Font)
    page.Resources.Pattern = Dictionary(P1=pattern)
    return b"/Pattern cs /P1 scn 0 0 595 842 re f"


def _masked(pdf, drawing):
    """The page paints black through a soft mask that draws `drawing` in white."""
    page = pdf.pages[0].obj
    group = pdf.make_indirect(Stream(pdf, b"1 g " + drawing))
    group.Type, group.Subtype, group.BBox = Name.XObject, Name.Form, Array([0, 0, 595, 842])
    group.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceGray)
    group.Resources = Dictionary(Font=page.Resources.Font)
    page.Resources.ExtGState = Dictionary(M=Dictionary(SMask=Dictionary(S=Name.Luminosity, G=group)))
    return b"q /M gs 0 g 0 0 595 842 re f Q"


@pytest.mark.parametrize("hide", [_tiling, _masked])
def test_words_in_a_pattern_or_a_soft_mask_are_read(hide):
    """A number that people see is read, however it is painted."""
    pdf = paper()
    way = hide(pdf, b"BT /F1 18 Tf 72 700 Td (" + SECRET + b") Tj ET")
    pdf.pages[0].obj.Contents = pdf.make_stream(ORDINARY + way)
    page = _read(pdf)
    assert SECRET.decode() in page.text
    assert page.origin is TextOrigin.BOTH


def test_words_in_a_pattern_within_a_form_are_read():
    """Also where the pattern is used by a form within the page."""
    pdf = paper()
    way = _tiling(pdf, b"BT /F1 18 Tf 72 700 Td (" + SECRET + b") Tj ET")
    page = pdf.pages[0].obj
    form = pdf.make_indirect(Stream(pdf, way))
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 595, 842])
    form.Resources = pdf.make_indirect(Dictionary(Pattern=page.Resources.Pattern))
    del page.Resources.Pattern
    page.Resources.XObject = Dictionary(Fm=form, Again=form)
    page.Contents = pdf.make_stream(ORDINARY + b"/Fm Do")
    assert SECRET.decode() in _read(pdf).text


def test_a_pattern_of_lines_costs_no_ocr():
    """Hatching is no text."""
    pdf = paper()
    way = _tiling(pdf, b"0 0 m 595 842 l S")
    pdf.pages[0].obj.Contents = pdf.make_stream(ORDINARY + way)
    assert _read(pdf).origin is TextOrigin.LAYER


def test_a_pattern_that_cannot_be_unpacked_is_looked_at():
    """What cannot be looked into may hold words."""
    pdf = paper()
    way = _tiling(pdf, b"noise")
    pdf.pages[0].obj.Resources.Pattern.P1.write(b"noise", filter=Name.FlateDecode)
    pdf.pages[0].obj.Contents = pdf.make_stream(ORDINARY + way)
    assert _read(pdf).origin in (TextOrigin.LAYER, TextOrigin.BOTH)


def test_letters_that_are_drawings_are_read_by_their_looks():
    """A font of drawings without a table of characters is read as people read it."""
    pdf = paper()
    page = pdf.pages[0].obj
    helvetica = Dictionary(Font=Dictionary(F1=page.Resources.Font.F1))
    codes = list(range(1, 1 + len(SECRET)))
    procedures = {
        f"/g{code}": pdf.make_stream(b"600 0 d0 BT /F1 1000 Tf (%c) Tj ET" % letter)
        for code, letter in zip(codes, SECRET, strict=True)
    }
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type3,
        FontBBox=Array([0, -200, 1000, 1000]),
        FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]),
        CharProcs=Dictionary(procedures),
        Encoding=Dictionary(Differences=Array([1, *(Name(f"/g{code}") for code in codes)])),
        FirstChar=1,
        LastChar=codes[-1],
        Widths=Array([600] * len(codes)),
        Resources=helvetica,
    )
    page.Resources.Font.T3 = pdf.make_indirect(font)
    page.Contents = pdf.make_stream(b"BT /T3 24 Tf 72 700 Td <" + bytes(codes).hex().encode() + b"> Tj ET")
    assert SECRET.decode() in _read(pdf).text
