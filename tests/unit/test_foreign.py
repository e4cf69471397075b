"""What the libraries below raise over a strange file: a refusal or a picture, never a fault of ours."""

import io

import pikepdf
import pypdfium2
import pytest
from fontTools.ttLib import TTFont, TTLibError
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from redaction import foreign, rendering
from redaction.burning import glyphs, pipeline
from redaction.burning.layercells import clear_of
from redaction.burning.textlayer import Word
from redaction.inspecting import inspection
from redaction.types import PageMethod
from redaction.verifying.readers import pdfminer_of_original
from redaction.verifying.strings import Removed, decided_values
from tests.unit.test_burning import burned, paper


def _parsers():
    return [
        (lambda: PdfReader(io.BytesIO(b"%PDF-1.4 junk")), PyPdfError),
        (lambda: TTFont(io.BytesIO(b"junk")), TTLibError),
        (lambda: pikepdf.open(io.BytesIO(b"junk")), pikepdf.PikepdfError),
        (lambda: pypdfium2.PdfDocument(b"junk"), pypdfium2.PdfiumError),
    ]


@pytest.mark.parametrize(("parse", "kind"), _parsers(), ids=["pypdf", "fontTools", "pikepdf", "pdfium"])
def test_what_a_parser_raises_is_told_from_our_own_faults(parse, kind):
    """A parser's complaint speaks of the file."""
    with pytest.raises(kind) as caught:
        parse()
    assert foreign.raised_by_parser(caught.value)


def test_a_fault_of_our_own_stays_one():
    """A mistake in this package is not blamed on the paper, even where a parser's error led to it."""
    with pytest.raises(ValueError, match="invalid literal") as caught:
        int("x")
    assert not foreign.raised_by_parser(caught.value)


def test_an_error_of_qpdf_of_any_kind_is_no_fault(monkeypatch):
    """qpdf has more kinds of errors than those about syntax; all of them turn the file away."""
    content = paper()

    def runtime_error(*_arguments, **_options):
        raise pikepdf._core.QpdfRuntimeError("stack")

    monkeypatch.setattr(inspection.pikepdf, "open", runtime_error)
    with pytest.raises(inspection.Malformed):
        inspection._opened_by_qpdf(content)


@pytest.mark.parametrize("error", [TTLibError("x"), OverflowError("x"), IndexError("x")], ids=lambda error: repr(error))
def test_a_page_no_library_can_draw_anew_becomes_a_picture(monkeypatch, error):
    """An error nobody foresaw costs a page its letters and lines, not the paper."""

    def failing(*_arguments):
        raise error

    monkeypatch.setattr(pipeline, "vector_sheet", failing)
    assert burned(paper()).methods == (PageMethod.RASTER,)


@pytest.mark.parametrize("side", [float("inf"), float("nan"), 1e30])
def test_letters_at_impossible_places_are_passed_over(monkeypatch, side):
    """A matrix beyond all numbers puts a letter nowhere, and ends no paper."""
    monkeypatch.setattr(glyphs, "_char_box", lambda _textpage, _at: (side, 0.0, side, 10.0))
    with rendering.opened(paper()) as document, rendering.flat_page(document, 1) as page:
        assert glyphs.read_glyphs(page).glyphs == ()


def test_letters_the_grid_would_push_into_a_box_are_left_out():
    """On a page that is a picture, the layer's letters beside a box stay out of it."""
    word = Word("가나다라", (10.0, 20.0), 10.0, 0, (10.0,) * 4, starts_line=True)
    pieces = clear_of([word], [(21.0, 15.0, 29.0, 30.0)])
    assert [(piece.text, piece.origin) for piece in pieces] == [("가", (10.0, 20.0)), ("다라", (30.0, 20.0))]


def test_a_reader_that_stumbles_over_the_original_reads_nothing_there():
    """The original may be broken for one of the readers; the output is still read by all."""
    broken = paper(2).replace(b"/FlateDecode", b"/FlateDecodf")
    assert [len(page) for page in pdfminer_of_original(broken, frozenset({1}), 2)] == [0, 0]
    assert [len(page) for page in pdfminer_of_original(b"junk", frozenset({1}), 2)] == [0, 0]


def test_the_words_of_a_font_table_are_no_leak():
    """A paper may hold the word 'findresource', which every font table is made of."""
    everywhere, _short = decided_values([Removed(frozenset({"findresource", "secretname"}), frozenset())], [])
    table = b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap"
    assert everywhere.in_bytes(table) == 0
    assert everywhere.in_bytes(table + b" findresource secretname") == 2


def test_letters_of_one_sign_stand_side_by_side():
    """A ligature is read as two letters on one spot: drawn anew on one spot, one of them would be lost."""
    style = glyphs.Style(1, (10.0, 0.0, 0.0, 10.0), (0, 0, 0))
    place = (20.0, 98.0, 26.0, 108.0)
    sign = [glyphs.Glyph(text, place, place, (20.0, 100.0), 10.0, 0, True, False, style) for text in "ff"]
    spread = [each for group in glyphs._ligatures(sign) for each in glyphs._spread(group)]
    assert [each.origin for each in spread] == [(20.0, 100.0), (23.0, 100.0)]
    assert all(each.ink == place for each in spread)
