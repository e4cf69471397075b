"""Hostile files that are too large, too deep, or endless once unpacked, each named by what it does."""

import zlib

from pikepdf import Array, Dictionary, Name, ObjectStreamMode, Pdf, Stream

from tests.faults.handmade import flate_of_zeros, paper, raw_pdf, saved


def too_many_pages() -> bytes:
    """One page over the limit."""
    return saved(paper(2_001), object_stream_mode=ObjectStreamMode.generate)


def giant_page() -> bytes:
    """A page of 700 metres."""
    pdf = paper()
    pdf.pages[0].obj.MediaBox = Array([0, 0, 2_000_000, 2_000_000])
    return saved(pdf)


def content_bomb() -> bytes:
    """A drawing that unpacks to 4 GiB."""
    pdf = paper()
    pdf.pages[0].obj.Contents = Stream(pdf, flate_of_zeros(4 << 30), Filter=Name.FlateDecode)
    return saved(pdf)


def double_content_bomb() -> bytes:
    """A drawing packed twice."""
    pdf = paper()
    packed = zlib.compress(flate_of_zeros(512 << 20), 9)
    pdf.pages[0].obj.Contents = Stream(pdf, packed, Filter=Array([Name.FlateDecode, Name.FlateDecode]))
    return saved(pdf)


def hex_wrapped_bomb() -> bytes:
    """A drawing of 256 MiB, its packing hidden behind hexadecimal digits."""
    pdf = paper()
    packed = flate_of_zeros(256 << 20).hex().encode() + b">"
    pdf.pages[0].obj.Contents = Stream(pdf, packed, Filter=Array([Name.ASCIIHexDecode, Name.FlateDecode]))
    return saved(pdf)


def font_bomb() -> bytes:
    """A font of 256 MiB."""
    pdf = paper()
    program = Stream(pdf, flate_of_zeros(256 << 20), Filter=Name.FlateDecode, Length1=256 << 20)
    descriptor = Dictionary(Type=Name.FontDescriptor, FontName=Name.Bomb, Flags=4, FontFile2=pdf.make_indirect(program))
    font = Dictionary(Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name.Bomb, FontDescriptor=descriptor)
    pdf.pages[0].obj.Resources.Font.F1 = pdf.make_indirect(font)
    return saved(pdf)


def huge_picture() -> bytes:
    """A picture of 100,000 by 100,000 pixels."""
    pdf = paper()
    picture = Stream(pdf, flate_of_zeros(1 << 20), Filter=Name.FlateDecode)
    _describe_picture(picture, 100_000)
    return _with_picture(pdf, picture)


def _describe_picture(picture: Stream, side: int) -> None:
    picture.Type, picture.Subtype = Name.XObject, Name.Image
    picture.Width = picture.Height = side
    picture.BitsPerComponent, picture.ColorSpace = 8, Name.DeviceRGB


def _with_picture(pdf: Pdf, picture: Stream) -> bytes:
    page = pdf.pages[0].obj
    page.Resources.XObject = Dictionary(Im1=pdf.make_indirect(picture))
    page.Contents = pdf.make_stream(b"q 500 0 0 700 40 40 cm /Im1 Do Q")
    return saved(pdf)


def picture_that_packs_a_bomb() -> bytes:
    """A picture of ten pixels that unpacks to 1 GiB."""
    pdf = paper()
    picture = Stream(pdf, flate_of_zeros(1 << 30), Filter=Name.FlateDecode)
    _describe_picture(picture, 10)
    return _with_picture(pdf, picture)


def a_million_nested_arrays() -> bytes:
    """Arrays within arrays in the catalogue."""
    return raw_pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R /Deep " + b"[" * 1_000_000 + b"]" * 1_000_000 + b" >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
        ]
    )


def nested_arrays_in_content() -> bytes:
    """Arrays within arrays in a drawing."""
    return saved(paper(content=b"[" * 1_000_000 + b"]" * 1_000_000 + b" TJ"))


def deep_page_tree() -> bytes:
    """A page tree five thousand levels deep."""
    depth = 5_000
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>"]
    for number in range(2, depth + 2):
        parent = b"/Parent %d 0 R" % (number - 1) if number > 2 else b""
        objects.append(b"<< /Type /Pages %s /Kids [%d 0 R] /Count 1 >>" % (parent, number + 1))
    objects.append(b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 595 842] >>" % (depth + 1))
    return raw_pdf(objects)


def forms_that_laugh() -> bytes:
    """Billion laughs: each form draws the next one ten times."""
    pdf = paper()
    inner = None
    for _ in range(12):
        form = Stream(pdf, b"/Fm Do " * 10 if inner is not None else b"0 0 1 1 re f")
        form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 595, 842])
        form.Resources = Dictionary(XObject=Dictionary(Fm=inner)) if inner is not None else Dictionary()
        inner = pdf.make_indirect(form)
    pdf.pages[0].obj.Resources.XObject = Dictionary(Fm=inner)
    pdf.pages[0].obj.Contents = pdf.make_stream(b"/Fm Do")
    return saved(pdf)


def form_that_draws_itself() -> bytes:
    """A form whose drawing is itself."""
    pdf = paper()
    form = pdf.make_indirect(Stream(pdf, b"/Fm Do"))
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 595, 842])
    form.Resources = Dictionary(XObject=Dictionary(Fm=form))
    pdf.pages[0].obj.Resources.XObject = Dictionary(Fm=form)
    pdf.pages[0].obj.Contents = pdf.make_stream(b"/Fm Do")
    return saved(pdf)


def pattern_that_paints_itself() -> bytes:
    """A pattern painted with itself, at steps of a thousandth of a point."""
    pdf = paper()
    pattern = pdf.make_indirect(Stream(pdf, b"/Pattern cs /P1 scn 0 0 5 5 re f"))
    pattern.Type, pattern.PatternType, pattern.PaintType, pattern.TilingType = Name.Pattern, 1, 1, 1
    pattern.BBox, pattern.XStep, pattern.YStep = Array([0, 0, 10, 10]), 0.001, 0.001
    pattern.Resources = Dictionary(Pattern=Dictionary(P1=pattern))
    pdf.pages[0].obj.Resources.Pattern = Dictionary(P1=pattern)
    pdf.pages[0].obj.Contents = pdf.make_stream(b"/Pattern cs /P1 scn 0 0 595 842 re f")
    return saved(pdf)


def ten_million_operators() -> bytes:
    """A page of ten million drawing operators."""
    pdf = paper()
    packed = zlib.compress(b"q 1 0 0 1 0 0 cm 0 0 1 1 re f Q\n" * 1_500_000, 9)
    pdf.pages[0].obj.Contents = Stream(pdf, packed, Filter=Name.FlateDecode)
    return saved(pdf)


def a_million_characters_on_a_page() -> bytes:
    """A page of two million characters."""
    line = b"(" + b"A" * 1_000 + b") Tj 0 -1 Td\n"
    pdf = paper()
    packed = zlib.compress(b"BT /F1 1 Tf 10 800 Td\n" + line * 2_000 + b"ET", 9)
    pdf.pages[0].obj.Contents = Stream(pdf, packed, Filter=Name.FlateDecode)
    return saved(pdf)


def three_hundred_megabytes() -> bytes:
    """A file over the limit on size."""
    return b"%PDF-1.7\n" + bytes(300 * 1024 * 1024) + b"\n%%EOF\n"
