"""Hostile files made by code, each named by what is wrong with it. Small on disk where the attack allows it."""

import io
import zipfile
import zlib
from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

Maker = Callable[[], bytes]


def paper(
    pages: int = 1, content: bytes = b"BT /F1 12 Tf 72 700 Td (An ordinary page of a paper, nothing hidden) Tj ET"
) -> Pdf:
    """A PDF of `pages` pages with Helvetica as F1 and one content stream each."""
    pdf = Pdf.new()
    font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    for _ in range(pages):
        page = pdf.add_blank_page(page_size=(595, 842))
        page.obj.Resources = Dictionary(Font=Dictionary(F1=font))
        page.obj.Contents = pdf.make_stream(content)
    return pdf


def saved(pdf: Pdf, **options: object) -> bytes:
    """The bytes of `pdf`, streams as they were given."""
    out = io.BytesIO()
    pdf.save(out, stream_decode_level=pikepdf.StreamDecodeLevel.none, compress_streams=False, **options)
    return out.getvalue()


def raw_pdf(objects: list[bytes], trailer: bytes = b"/Root 1 0 R") -> bytes:
    """A hand-made PDF: objects[i] is the body of object i + 1."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start)
    return bytes(out)


def flate_of_zeros(size: int, level: int = 9) -> bytes:
    """What deflate makes of `size` blanks, without ever holding them."""
    packer = zlib.compressobj(level)
    block = b" " * (1 << 20)
    return b"".join(packer.compress(block) for _ in range(size >> 20)) + packer.flush()


def not_a_pdf() -> bytes:
    return "구례군 공고 제2026-15호\n".encode() * 50


def empty() -> bytes:
    return b""


def word_file_named_pdf() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", "<w:document/>")
    return out.getvalue()


def html_before_pdf() -> bytes:
    return b"<html><script>alert(1)</script></html>\n" + saved(paper())


def zip_after_pdf() -> bytes:
    return saved(paper()) + word_file_named_pdf()


def zip_inside_pdf_comment() -> bytes:
    body = saved(paper())
    archive = word_file_named_pdf()
    end = archive.rfind(b"PK\x05\x06")
    tail = b"\n%%EOF\n"
    return body + b"%" + archive[:end] + archive[end : end + 20] + len(tail).to_bytes(2, "little") + tail


def script_after_pdf() -> bytes:
    return saved(paper()) + b"\n*/ alert(document.cookie) //"


def picture_after_pdf() -> bytes:
    return saved(paper()) + b"\x89PNG\r\n\x1a\n" + bytes(range(256))


def needs_a_password() -> bytes:
    return saved(paper(), encryption=pikepdf.Encryption(user="secret", owner="owner", R=6))


def needs_an_rc4_password() -> bytes:
    return saved(paper(), encryption=pikepdf.Encryption(user="secret", owner="owner", R=3, aes=False, metadata=False))


def cut_in_the_middle() -> bytes:
    whole = saved(paper(20))
    return whole[: len(whole) // 2]


def cut_before_the_end_mark() -> bytes:
    return saved(paper())[:-30]


def header_only() -> bytes:
    return b"%PDF-1.7\n%%EOF\n"


def garbage_with_a_header() -> bytes:
    return b"%PDF-1.7\n" + bytes((i * 73 + 11) % 256 for i in range(20_000)) + b"\n%%EOF\n"


def no_pages() -> bytes:
    return raw_pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>"])


def page_count_that_lies() -> bytes:
    return raw_pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1999999 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
        ]
    )


def page_tree_loop() -> bytes:
    return raw_pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 2 >>",
            b"<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 1 >>",
        ]
    )


def xref_loop() -> bytes:
    whole = saved(paper(), object_stream_mode=pikepdf.ObjectStreamMode.disable)
    start = whole.rfind(b"xref\n", 0, whole.rfind(b"startxref"))
    return whole.replace(b"trailer <<", b"trailer << /Prev %d" % start)


def object_stream_loop() -> bytes:
    return raw_pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
            b"<< /Length 4 0 R /Filter /FlateDecode >>\nstream\nabc\nendstream",
        ]
    )


def too_many_pages() -> bytes:
    return saved(paper(2_001), object_stream_mode=pikepdf.ObjectStreamMode.generate)


def giant_page() -> bytes:
    pdf = paper()
    pdf.pages[0].obj.MediaBox = Array([0, 0, 2_000_000, 2_000_000])
    return saved(pdf)


def page_without_area() -> bytes:
    pdf = paper()
    pdf.pages[0].obj.MediaBox = Array([10, 10, 10, 10])
    return saved(pdf)


def content_bomb() -> bytes:
    pdf = paper()
    pdf.pages[0].obj.Contents = Stream(pdf, flate_of_zeros(4 << 30), Filter=Name.FlateDecode)
    return saved(pdf)


def double_content_bomb() -> bytes:
    pdf = paper()
    packed = zlib.compress(flate_of_zeros(2 << 30), 9)
    pdf.pages[0].obj.Contents = Stream(pdf, packed, Filter=Array([Name.FlateDecode, Name.FlateDecode]))
    return saved(pdf)


def hex_wrapped_bomb() -> bytes:
    pdf = paper()
    packed = flate_of_zeros(1 << 30).hex().encode() + b">"
    pdf.pages[0].obj.Contents = Stream(pdf, packed, Filter=Array([Name.ASCIIHexDecode, Name.FlateDecode]))
    return saved(pdf)


def font_bomb() -> bytes:
    pdf = paper()
    program = Stream(pdf, flate_of_zeros(1 << 30), Filter=Name.FlateDecode, Length1=1 << 30)
    descriptor = Dictionary(Type=Name.FontDescriptor, FontName=Name.Bomb, Flags=4, FontFile2=pdf.make_indirect(program))
    font = Dictionary(Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name.Bomb, FontDescriptor=descriptor)
    pdf.pages[0].obj.Resources.Font.F1 = pdf.make_indirect(font)
    return saved(pdf)


def huge_picture() -> bytes:
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
    pdf = paper()
    picture = Stream(pdf, flate_of_zeros(2 << 30), Filter=Name.FlateDecode)
    _describe_picture(picture, 10)
    return _with_picture(pdf, picture)


def a_million_nested_arrays() -> bytes:
    return raw_pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R /Deep " + b"[" * 1_000_000 + b"]" * 1_000_000 + b" >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
        ]
    )


def nested_arrays_in_content() -> bytes:
    return saved(paper(content=b"[" * 1_000_000 + b"]" * 1_000_000 + b" TJ"))


def deep_page_tree() -> bytes:
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
    for level in range(12):
        form = Stream(pdf, b"/Fm Do " * 10 if inner is not None else b"0 0 1 1 re f")
        form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 595, 842])
        form.Resources = Dictionary(XObject=Dictionary(Fm=inner)) if inner is not None else Dictionary()
        inner = pdf.make_indirect(form)
    pdf.pages[0].obj.Resources.XObject = Dictionary(Fm=inner)
    pdf.pages[0].obj.Contents = pdf.make_stream(b"/Fm Do")
    return saved(pdf)


def form_that_draws_itself() -> bytes:
    pdf = paper()
    form = pdf.make_indirect(Stream(pdf, b"/Fm Do"))
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 595, 842])
    form.Resources = Dictionary(XObject=Dictionary(Fm=form))
    pdf.pages[0].obj.Resources.XObject = Dictionary(Fm=form)
    pdf.pages[0].obj.Contents = pdf.make_stream(b"/Fm Do")
    return saved(pdf)


def pattern_that_paints_itself() -> bytes:
    pdf = paper()
    pattern = pdf.make_indirect(Stream(pdf, b"/Pattern cs /P1 scn 0 0 5 5 re f"))
    pattern.Type, pattern.PatternType, pattern.PaintType, pattern.TilingType = Name.Pattern, 1, 1, 1
    pattern.BBox, pattern.XStep, pattern.YStep = Array([0, 0, 10, 10]), 0.001, 0.001
    pattern.Resources = Dictionary(Pattern=Dictionary(P1=pattern))
    pdf.pages[0].obj.Resources.Pattern = Dictionary(P1=pattern)
    pdf.pages[0].obj.Contents = pdf.make_stream(b"/Pattern cs /P1 scn 0 0 595 842 re f")
    return saved(pdf)


def ten_million_operators() -> bytes:
    pdf = paper()
    packed = zlib.compress(b"q 1 0 0 1 0 0 cm 0 0 1 1 re f Q\n" * 1_500_000, 9)
    pdf.pages[0].obj.Contents = Stream(pdf, packed, Filter=Name.FlateDecode)
    return saved(pdf)


def a_million_characters_on_a_page() -> bytes:
    line = b"(" + b"A" * 1_000 + b") Tj 0 -1 Td\n"
    pdf = paper()
    packed = zlib.compress(b"BT /F1 1 Tf 10 800 Td\n" + line * 2_000 + b"ET", 9)
    pdf.pages[0].obj.Contents = Stream(pdf, packed, Filter=Name.FlateDecode)
    return saved(pdf)


def script_on_opening() -> bytes:
    pdf = paper()
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("while(true){}"))
    return saved(pdf)


def attachment_with_malware() -> bytes:
    pdf = paper()
    pdf.attachments["readme.exe"] = pikepdf.AttachedFileSpec(pdf, b"MZ" + bytes(5_000), filename="readme.exe")
    return saved(pdf)


def outline_loop() -> bytes:
    pdf = paper()
    item = pdf.make_indirect(Dictionary(Title=String("loop")))
    item.Next, item.First, item.Last, item.Parent = item, item, item, item
    pdf.Root.Outlines = pdf.make_indirect(Dictionary(Type=Name.Outlines, First=item, Last=item, Count=1))
    return saved(pdf)


def field_tree_loop() -> bytes:
    pdf = paper()
    field = pdf.make_indirect(Dictionary(T=String("loop"), FT=Name.Tx, V=String("x")))
    field.Kids, field.Parent = Array([field]), field
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]), NeedAppearances=True)
    return saved(pdf)


def three_hundred_megabytes() -> bytes:
    return b"%PDF-1.7\n" + bytes(300 * 1024 * 1024) + b"\n%%EOF\n"


REFUSED: tuple[Maker, ...] = (
    not_a_pdf,
    empty,
    word_file_named_pdf,
    html_before_pdf,
    zip_after_pdf,
    zip_inside_pdf_comment,
    script_after_pdf,
    picture_after_pdf,
    needs_a_password,
    needs_an_rc4_password,
    cut_in_the_middle,
    cut_before_the_end_mark,
    header_only,
    garbage_with_a_header,
    no_pages,
    page_count_that_lies,
    page_tree_loop,
    too_many_pages,
    giant_page,
    page_without_area,
    content_bomb,
    double_content_bomb,
    hex_wrapped_bomb,
    font_bomb,
    huge_picture,
    picture_that_packs_a_bomb,
    three_hundred_megabytes,
)
"""What inspection itself must turn away."""

ENDED: tuple[Maker, ...] = (
    xref_loop,
    object_stream_loop,
    a_million_nested_arrays,
    nested_arrays_in_content,
    deep_page_tree,
    forms_that_laugh,
    form_that_draws_itself,
    pattern_that_paints_itself,
    ten_million_operators,
    a_million_characters_on_a_page,
    script_on_opening,
    attachment_with_malware,
    outline_loop,
    field_tree_loop,
)
"""What may be refused or worked through, but must end within the contract."""
