"""Parts of a file that pages share, that stand alone, or that hold no words."""

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from redaction.reading.outside import outside_strings
from redaction.reading.unseen import pages_with_unseen_drawings
from tests.faults.handmade import paper, raw_pdf, saved


def test_pages_that_share_a_pattern_that_writes_are_all_seen():
    """Where two pages draw with the same pattern, and it holds text, both are read by OCR."""
    pdf = paper(3)
    pattern = Stream(pdf, b"BT /F1 9 Tf (Hong Gildong) Tj ET")
    pattern.Type, pattern.PatternType, pattern.PaintType, pattern.TilingType = Name.Pattern, 1, 1, 1
    shared = pdf.make_indirect(Dictionary(Pattern=Dictionary(P=pdf.make_indirect(pattern))))
    pdf.pages[0].obj.Resources = pdf.pages[2].obj.Resources = shared
    assert pages_with_unseen_drawings(saved(pdf)) == {1, 3}


def test_numbers_and_names_that_are_objects_of_their_own_say_nothing():
    """Of loose objects only words are read: a number or a name alone is none, a list of numbers neither."""
    content = raw_pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R /Loose [4 0 R 5 0 R 6 0 R 7 0 R] >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>",
            b"850101",
            b"/Name",
            b"[1 2 3]",
            b"(Hong Gildong)",
        ]
    )
    assert outside_strings(content) == ("Hong Gildong",)


def test_words_written_as_hexadecimal_digits_are_words():
    """A title written digit by digit is read like one in letters, beside numbers and in lists."""
    pdf = paper()
    pdf.Root.PieceInfo = Dictionary(App=Dictionary(Private=Array([1, pikepdf.String("홍길동")])))
    assert "홍길동" in outside_strings(saved(pdf))
