"""Building blocks of hand-made PDFs."""

import io
import zlib

import pikepdf
from pikepdf import Dictionary, Name, Pdf

ORDINARY = b"BT /F1 12 Tf 72 700 Td (An ordinary page of a paper, nothing hidden) Tj ET"


def paper(pages: int = 1, content: bytes = ORDINARY) -> Pdf:
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
    if "encryption" not in options:
        options["stream_decode_level"] = pikepdf.StreamDecodeLevel.none
    pdf.save(out, compress_streams=False, **options)
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
