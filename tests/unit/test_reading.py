"""Stage 3: what is read of a page, where it stands, and in which order."""

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream, String

from redaction.config import Limits
from redaction.errors import Encrypted, Malformed, TooLarge
from redaction.inspecting import inspect
from redaction.reading import read
from redaction.reading.normalising import working_copy
from redaction.reading.outside import outside_strings
from redaction.types import TextOrigin
from tests.faults.handmade import paper, saved
from tests.faults.hostile_structures import needs_a_password


def _read(content):
    return read(content, inspect(content, Limits()))


def _page(drawing, **page_keys):
    pdf = paper(content=drawing)
    for key, value in page_keys.items():
        pdf.pages[0].obj[f"/{key}"] = value
    return _read(saved(pdf)).pages[0]


def _korean(drawing, encoding="KSCms-UHC-H", name="Dotum"):
    """A page whose font F1 is a Korean one that is not embedded, as older drivers write it."""
    pdf = paper(content=drawing)
    inner = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=Name("/" + name),
        CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Korea1"), Supplement=1),
        FontDescriptor=pdf.make_indirect(
            Dictionary(
                Type=Name.FontDescriptor,
                FontName=Name("/" + name),
                Flags=4,
                FontBBox=Array([0, -200, 1000, 900]),
                ItalicAngle=0,
                Ascent=900,
                Descent=-200,
                CapHeight=700,
                StemV=80,
            )
        ),
    )
    pdf.pages[0].obj.Resources.Font.F1 = pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=Name("/" + name),
            Encoding=Name("/" + encoding),
            DescendantFonts=Array([pdf.make_indirect(inner)]),
        )
    )
    return saved(pdf)


def _hex(text, codec):
    return b"<" + text.encode(codec).hex().encode() + b">"


def _rect_of(page, text):
    at = page.text.index(text)
    rects = [rect for rect in page.rects[at : at + len(text)] if rect is not None]
    return min(r[0] for r in rects), min(r[1] for r in rects), max(r[2] for r in rects), max(r[3] for r in rects)


def test_each_character_has_its_place():
    """A box for each letter, in the page's own units, none for what the reader put in."""
    page = _page(b"BT /F1 10 Tf 100 700 Td (Hong Gildong) Tj 0 -20 Td (second) Tj ET")
    assert page.text == "Hong Gildong\nsecond"
    assert len(page.text) == len(page.rects)
    assert page.rects[page.text.index("\n")] is None
    x0, y0, x1, y1 = _rect_of(page, "Hong")
    assert x0 == pytest.approx(100, abs=0.5)
    assert y0 < 700 < 707 < y1
    assert x1 == pytest.approx(100 + 7.22 + 5.56 * 3, abs=0.5)
    assert (page.origin, page.confidence) == (TextOrigin.LAYER, 1.0)


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_places_do_not_turn_with_the_page(rotation):
    """A rotated page with an offset crop and its own unit keeps the places of its content stream."""
    page = _page(
        b"BT /F1 10 Tf 100 300 Td (Hong) Tj ET",
        Rotate=rotation,
        MediaBox=Array([-50, 100, 550, 900]),
        CropBox=Array([20, 120, 500, 880]),
        UserUnit=2,
    )
    assert _rect_of(page, "Hong")[0] == pytest.approx(100, abs=0.5)
    assert _rect_of(page, "Hong")[1] == pytest.approx(297.9, abs=1)


@pytest.mark.parametrize(
    ("encoding", "codec"),
    [
        ("KSCms-UHC-H", "cp949"),
        ("KSCms-UHC-HW-H", "cp949"),
        ("KSC-EUC-H", "euc-kr"),
        ("UniKS-UCS2-H", "utf-16-be"),
        ("UniKS-UTF16-H", "utf-16-be"),
    ],
)
def test_papers_of_older_korean_drivers_are_read(encoding, codec):
    """A paper whose Korean font is not embedded and has no Unicode table still says what it says."""
    content = _korean(
        b"BT /F1 12 Tf 72 700 Td " + _hex("홍길동 주민등록번호 850101-1234567", codec) + b" Tj ET", encoding
    )
    assert _read(content).pages[0].text == "홍길동 주민등록번호 850101-1234567"


def test_vertical_writing_reads_down_and_to_the_left():
    """Columns of vertical Korean text are read from the top, the right column first."""
    drawing = b"BT /F1 12 Tf 300 700 Td " + _hex("홍길동님", "utf-16-be") + b" Tj ET "
    drawing += b"BT /F1 12 Tf 270 700 Td " + _hex("구례군민", "utf-16-be") + b" Tj ET"
    assert _read(_korean(drawing, "UniKS-UCS2-V")).pages[0].text == "홍길동님\n구례군민"


def test_text_turned_on_its_side_reads_as_one_line():
    """A label along the edge of the paper is one line, not a letter a line."""
    page = _page(b"BT /F1 10 Tf 0 1 -1 0 50 300 Tm (turned) Tj ET BT /F1 10 Tf 100 700 Td (upright) Tj ET")
    assert sorted(page.text.split("\n")) == ["turned", "upright"]


@pytest.mark.parametrize(
    "drawing",
    [
        b"/Span <</ActualText (spoofed words here)>> BDC BT /F1 12 Tf 72 700 Td (Hong Gildong) Tj ET EMC",
        b"/Span <</Actual#54ext (spoofed words here)>> BDC BT /F1 12 Tf 72 700 Td (Hong Gildong) Tj ET EMC",
        b"/Span /Listed BDC BT /F1 12 Tf 72 700 Td (Hong Gildong) Tj ET EMC",
    ],
    ids=["inline", "escaped", "listed"],
)
def test_actual_text_does_not_hide_what_is_drawn(drawing):
    """A paper that tells readers other words than it draws is read by what it draws."""
    pdf = paper(content=drawing)
    pdf.pages[0].obj.Resources.Properties = Dictionary(Listed=Dictionary(ActualText=String("spoofed")))
    assert _read(saved(pdf)).pages[0].text == "Hong Gildong"


def test_actual_text_in_a_form_does_not_hide_what_is_drawn():
    """Nor do other words in a form within the page."""
    pdf = paper(content=b"/Fm Do")
    form = Stream(pdf, b"/Span /L BDC BT /F1 12 Tf 72 700 Td (Hong Gildong) Tj ET EMC")
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 595, 842])
    form.Resources = Dictionary(
        Font=pdf.pages[0].obj.Resources.Font, Properties=Dictionary(L=Dictionary(ActualText=String("spoofed")))
    )
    pdf.pages[0].obj.Resources.XObject = Dictionary(Fm=pdf.make_indirect(form))
    assert _read(saved(pdf)).pages[0].text == "Hong Gildong"


@pytest.mark.parametrize(
    "drawing",
    [
        b"BT 3 Tr /F1 12 Tf 72 700 Td (Hong Gildong, unseen by people) Tj ET",
        b"1 g BT /F1 12 Tf 72 700 Td (Hong Gildong, unseen by people) Tj ET",
        b"BT /F1 12 Tf 72 900 Td (Hong Gildong, unseen by people) Tj ET",
        b"BT /F1 0.5 Tf 72 700 Td (Hong Gildong, unseen by people) Tj ET",
        b"BT /F1 12 Tf 72 700 Td (Hong Gildong, unseen by people) Tj ET 0 g 60 690 400 30 re f",
        b"q 0 0 1 1 re W n BT /F1 12 Tf 72 700 Td (Hong Gildong, unseen by people) Tj ET Q",
        b"/OC /Hidden BDC BT /F1 12 Tf 72 700 Td (Hong Gildong, unseen by people) Tj ET EMC",
    ],
    ids=["invisible", "white", "off the page", "tiny", "covered", "clipped", "hidden layer"],
)
def test_text_nobody_sees_is_read(drawing):
    """Hidden text counts as text, however it is hidden."""
    pdf = paper(content=drawing)
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("layer")))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))
    pdf.pages[0].obj.Resources.Properties = Dictionary(Hidden=layer)
    assert _read(saved(pdf)).pages[0].text == "Hong Gildong, unseen by people"


def test_a_shuffled_or_split_line_reads_in_order():
    """Letters drawn one by one in any order still make the word that people see."""
    letters = [b"BT /F1 12 Tf %f 700 Td (%c) Tj ET" % (72 + 6.67 * at, letter) for at, letter in enumerate(b"pandubeg")]
    assert _page(b" ".join(letters[::-1])).text == "pandubeg"
    assert _page(b" ".join(letters[1::2] + letters[::2])).text == "pandubeg"


def test_letters_struck_twice_are_read_once():
    """Boldness by printing twice does not double a name."""
    twice = b"BT /F1 12 Tf 72 700 Td (Hong 1122) Tj ET BT /F1 12 Tf 72.4 700 Td (Hong 1122) Tj ET"
    assert _page(twice).text == "Hong 1122"


def test_a_table_reads_cell_by_cell():
    """A value broken over two lines of its cell stays together; a row of one-line cells is one line."""
    cells = [
        (72, 700, b"Name"),
        (200, 700, b"Address"),
        (72, 680, b"Hong"),
        (200, 680, b"Bongseong-ro"),
        (200, 668, b"1-2"),
    ]
    drawing = b" ".join(b"BT /F1 10 Tf %d %d Td (%s) Tj ET" % cell for cell in cells)
    assert _page(drawing).text == "Name Address\nHong Bongseong-ro\n1-2"


def test_a_table_drawn_in_no_order_reads_by_its_rows():
    """Where the drawing hops about within rows, rows are read from the left."""
    cells = [(300, 700, b"c"), (200, 700, b"b"), (72, 700, b"a"), (300, 680, b"f"), (200, 680, b"e"), (72, 680, b"d")]
    drawing = b" ".join(b"BT /F1 10 Tf %d %d Td (%s) Tj ET" % cell for cell in cells)
    assert _page(drawing).text == "a b c\nd e f"


def test_words_set_apart_without_a_blank_are_parted():
    """Programs that place each word write no blanks between them."""
    drawing = b"BT /F1 10 Tf 72 700 Td (Hong) Tj ET BT /F1 10 Tf 103 700 Td (Gildong) Tj ET"
    page = _page(drawing)
    assert page.text == "Hong Gildong"
    assert page.rects[4] is None


def test_words_set_apart_by_a_narrow_blank_are_parted():
    """Browsers move on by the width of a narrow blank and draw none."""
    drawing = b"BT /F1 10 Tf 72 700 Td (Kim) Tj ET BT /F1 10 Tf 92.8 700 Td (applied) Tj ET"
    assert _page(drawing).text == "Kim applied"


def test_letters_set_apart_evenly_stay_one_word():
    """A heading or a justified line whose letters all stand apart is no row of single letters."""
    assert _page(b"BT /F1 10 Tf 2 Tc 72 700 Td (Gildong) Tj ET").text == "Gildong"


def test_values_of_fields_and_stamps_are_read_where_they_are_drawn():
    """A filled-in form is read with its values, a stamp with its words."""
    pdf = paper(content=b"BT /F1 12 Tf 72 700 Td (Name of the applicant, in full:) Tj ET")
    look = Stream(pdf, b"BT /F1 12 Tf 2 4 Td (Hong Gildong) Tj ET")
    look.Type, look.Subtype, look.BBox = Name.XObject, Name.Form, Array([0, 0, 150, 20])
    look.Resources = Dictionary(Font=pdf.pages[0].obj.Resources.Font)
    field = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name.Tx,
            T=String("applicant"),
            V=String("Hong Gildong"),
            Rect=Array([240, 696, 390, 716]),
            F=4,
            AP=Dictionary(N=pdf.make_indirect(look)),
        )
    )
    pdf.pages[0].obj.Annots = Array([field])
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]))
    page = _read(saved(pdf)).pages[0]
    assert page.text == "Name of the applicant, in full: Hong Gildong"
    assert _rect_of(page, "Hong Gildong")[0] == pytest.approx(242, abs=1)


def test_strings_outside_pages_are_collected():
    """Title, author, bookmarks, notes, field values and names of attachments may all name a person."""
    pdf = paper()
    with pdf.open_metadata() as metadata:
        metadata["dc:description"] = "박섬진"
    pdf.docinfo["/Title"] = "홍길동 민원"
    pdf.docinfo["/Custom"] = "김구례"
    pdf.trailer.Info["/Author"] = String("이화엄".encode("cp949"))
    item = pdf.make_indirect(Dictionary(Title=String("최토지의 신청")))
    pdf.Root.Outlines = pdf.make_indirect(Dictionary(Type=Name.Outlines, First=item, Last=item, Count=1))
    pdf.attachments["정문척.txt"] = pikepdf.AttachedFileSpec(pdf, b"x", filename="정문척.txt")
    note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=Array([0, 0, 9, 9]), Contents=String("강산동에게"))
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note)])
    found = outside_strings(saved(pdf))
    for words in ("홍길동 민원", "김구례", "이화엄", "박섬진", "최토지의 신청", "정문척.txt", "강산동에게"):
        assert words in found
    assert not any("D:20" in words for words in found)


def test_signature_bytes_are_no_words():
    """The bytes of a signature are not text."""
    pdf = paper()
    pdf.Root.Perms2 = Dictionary(ByteRange=Array([0, 1]), Contents=String("binary"), Reason=String("approved"))
    assert "binary" not in outside_strings(saved(pdf))
    assert "approved" in outside_strings(saved(pdf))


def test_a_flood_of_strings_is_refused(monkeypatch):
    """No paper carries millions of letters outside its pages."""
    monkeypatch.setattr("redaction.reading.outside.MOST_CHARACTERS", 10)
    pdf = paper()
    pdf.docinfo["/Title"] = "a title of more than ten letters"
    with pytest.raises(TooLarge):
        outside_strings(saved(pdf))


def test_an_empty_page_is_blank():
    """A page with nothing on it is blank, not unread."""
    page = _page(b"")
    assert (page.text, page.origin) == ("", TextOrigin.BLANK)


def test_files_that_cannot_be_opened_are_refused():
    """Reading refuses what inspection would have refused."""
    for function in (working_copy, outside_strings):
        with pytest.raises((Encrypted, Malformed)):
            function(needs_a_password())
        with pytest.raises(Malformed):
            function(b"%PDF-1.7 nothing")


def test_pages_tell_their_progress():
    """The officer sees which page is being read."""
    content = saved(paper(3))
    heard = []
    read(content, inspect(content, Limits()), lambda done, of: heard.append((done, of)))
    assert heard == [(1, 3), (2, 3), (3, 3)]
