"""Hostile files whose outside or structure is wrong, each named by what is wrong with it."""

import io
import zipfile

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tests.faults.handmade import paper, raw_pdf, saved


def not_a_pdf() -> bytes:
    """A text file."""
    return "구례군 공고 제2026-15호\n".encode() * 50


def empty() -> bytes:
    """Nothing at all."""
    return b""


def word_file_named_pdf() -> bytes:
    """A ZIP archive, as word processors write them."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", "<w:document/>")
    return out.getvalue()


def html_before_pdf() -> bytes:
    """A web page with a PDF behind it."""
    return b"<html><script>alert(1)</script></html>\n" + saved(paper())


def zip_after_pdf() -> bytes:
    """A PDF with an archive behind it."""
    return saved(paper()) + word_file_named_pdf()


def zip_inside_pdf_comment() -> bytes:
    """A PDF whose last comment is an archive, so that it also opens as one."""
    body = saved(paper())
    archive = word_file_named_pdf()
    end = archive.rfind(b"PK\x05\x06")
    tail = b"\n%%EOF\n"
    return body + b"%" + archive[:end] + archive[end : end + 20] + len(tail).to_bytes(2, "little") + tail


def script_after_pdf() -> bytes:
    """A PDF with a script behind it."""
    return saved(paper()) + b"\n*/ alert(document.cookie) //"


def picture_after_pdf() -> bytes:
    """A PDF with a picture behind it."""
    return saved(paper()) + b"\x89PNG\r\n\x1a\n" + bytes(range(256))


def needs_a_password() -> bytes:
    """AES-256 with a user password."""
    return saved(paper(), encryption=pikepdf.Encryption(user="secret", owner="owner", R=6))


def needs_an_rc4_password() -> bytes:
    """RC4 with a user password."""
    return saved(paper(), encryption=pikepdf.Encryption(user="secret", owner="owner", R=3, aes=False, metadata=False))


def cut_in_the_middle() -> bytes:
    """The first half of a PDF."""
    whole = saved(paper(20))
    return whole[: len(whole) // 2]


def cut_before_the_end_mark() -> bytes:
    """A PDF without its last thirty bytes."""
    return saved(paper())[:-30]


def header_only() -> bytes:
    """A first and a last line, nothing between."""
    return b"%PDF-1.7\n%%EOF\n"


def garbage_with_a_header() -> bytes:
    """Noise between a first and a last line."""
    return b"%PDF-1.7\n" + bytes((i * 73 + 11) % 256 for i in range(20_000)) + b"\n%%EOF\n"


def no_pages() -> bytes:
    """A page tree without a page."""
    return raw_pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>"])


def page_count_that_lies() -> bytes:
    """A page tree that promises two million pages and has one."""
    return raw_pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1999999 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
        ]
    )


def page_tree_loop() -> bytes:
    """A page tree that contains itself."""
    return raw_pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 2 >>",
            b"<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 1 >>",
        ]
    )


def xref_loop() -> bytes:
    """A cross-reference table whose predecessor is itself."""
    whole = saved(paper(), object_stream_mode=pikepdf.ObjectStreamMode.disable)
    start = whole.rfind(b"xref\n", 0, whole.rfind(b"startxref"))
    return whole.replace(b"trailer <<", b"trailer << /Prev %d" % start)


def object_stream_loop() -> bytes:
    """A stream whose length is the stream itself."""
    return raw_pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
            b"<< /Length 4 0 R /Filter /FlateDecode >>\nstream\nabc\nendstream",
        ]
    )


def page_without_area() -> bytes:
    """A page of no width."""
    pdf = paper()
    pdf.pages[0].obj.MediaBox = Array([10, 10, 10, 10])
    return saved(pdf)


def script_on_opening() -> bytes:
    """A script that runs for ever on opening."""
    pdf = paper()
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("while(true){}"))
    return saved(pdf)


def attachment_with_malware() -> bytes:
    """A program attached to the paper."""
    pdf = paper()
    pdf.attachments["readme.exe"] = pikepdf.AttachedFileSpec(pdf, b"MZ" + bytes(5_000), filename="readme.exe")
    return saved(pdf)


def outline_loop() -> bytes:
    """A bookmark that is its own child and neighbour."""
    pdf = paper()
    item = pdf.make_indirect(Dictionary(Title=String("loop")))
    item.Next, item.First, item.Last, item.Parent = item, item, item, item
    pdf.Root.Outlines = pdf.make_indirect(Dictionary(Type=Name.Outlines, First=item, Last=item, Count=1))
    return saved(pdf)


def field_tree_loop() -> bytes:
    """A form field that is its own child."""
    pdf = paper()
    field = pdf.make_indirect(Dictionary(T=String("loop"), FT=Name.Tx, V=String("x")))
    field.Kids, field.Parent = Array([field]), field
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]), NeedAppearances=True)
    return saved(pdf)
