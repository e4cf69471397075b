"""Good outputs with one leak grafted in."""

import io
import re
from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary, Name

from redaction.burning.layerfont import LayerFont
from redaction.burning.streams import flate
from tests.leaks.containers import CONTAINER_GRAFTS
from tests.leaks.sheets import NAME, NUMBER, Case, picture

Graft = Callable[[pikepdf.Pdf, Case], None]
GRAFTS: dict[str, Graft] = {}
BYTE_GRAFTS: dict[str, Callable[[bytes, Case], bytes]] = {}


def graft(function: Graft) -> Graft:
    """Register a graft under its name."""
    GRAFTS[function.__name__] = function
    return function


def grafted(output: bytes, change: Graft, case: Case) -> bytes:
    """The output with one leak, written just as burning writes."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(output)) as pdf:
        change(pdf, case)
        del pdf.trailer["/ID"]  # made anew from the content, as burning does: no graft is to be caught by it
        pdf.save(
            out,
            deterministic_id=True,
            compress_streams=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
            min_version="1.7",
            fix_metadata_version=False,
        )
    return out.getvalue()


def _add_content(pdf: pikepdf.Pdf, drawing: bytes) -> None:
    page = pdf.pages[0]
    page.obj.Contents = flate(pdf, page.Contents.read_bytes() + b"\n" + drawing)


def _helvetica(pdf: pikepdf.Pdf) -> None:
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
    pdf.pages[0].obj.Resources.Font.H = pdf.make_indirect(font)


@graft
def number_written_in_the_box(pdf, case):
    """Invisible text under the paint."""
    _helvetica(pdf)
    _add_content(pdf, f"BT 3 Tr /H 9 Tf 100 Tz 1 0 0 1 130 150 Tm ({NUMBER}) Tj ET".encode())


@graft
def number_written_tiny_elsewhere(pdf, case):
    """Text of a hundredth of a point."""
    _helvetica(pdf)
    _add_content(pdf, f"BT /H .01 Tf 100 Tz 1 0 0 1 5 5 Tm ({NUMBER}) Tj ET".encode())


@graft
def name_written_with_the_layers_font_kind(pdf, case):
    """A second layer font that says the name below the kept line."""
    font = LayerFont.of([NAME])
    pdf.pages[0].obj.Resources.Font.G = font.write(pdf)
    codes = "".join(f"{font.codes()[character]:04X}" for character in NAME)
    _add_content(pdf, f"/P <</MCID 9>> BDC BT 3 Tr /G 12 Tf 100 Tz 1 0 0 1 20 80 Tm <{codes}> Tj ET EMC".encode())


@graft
def author_in_the_information(pdf, case):
    """The Info dictionary names the person."""
    pdf.docinfo["/Author"] = NAME


@graft
def title_with_the_name(pdf, case):
    """Title and metadata agree, and name the person."""
    pdf.docinfo["/Title"] = NAME
    pdf.Root.Metadata.write(pdf.Root.Metadata.read_bytes().replace("공개 문서".encode(), NAME.encode()))


@graft
def name_in_the_metadata(pdf, case):
    """XMP with one more property."""
    pdf.Root.Metadata.write(pdf.Root.Metadata.read_bytes().replace(b"</x:xmpmeta>", f"{NAME}</x:xmpmeta>".encode()))


@graft
def alternative_text_in_the_structure(pdf, case):
    """Alt of an element."""
    pdf.Root.StructTreeRoot.K.K[0].Alt = NAME


@graft
def actual_text_in_the_content(pdf, case):
    """A replacement text in a mark's properties."""
    whole = pdf.pages[0].Contents.read_bytes()
    marked = whole.replace(b"<</MCID 0>>", f"<</MCID 0 /ActualText ({NUMBER})>>".encode())
    pdf.pages[0].obj.Contents = flate(pdf, marked)


@graft
def attachment(pdf, case):
    """The original beside the output."""
    pdf.attachments["original.pdf"] = case.content


@graft
def note(pdf, case):
    """A sticky note."""
    note_ = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=Array([0, 0, 9, 9]), Contents=NAME)
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note_)])


@graft
def link_address(pdf, case):
    """A link that carries the number."""
    action = Dictionary(S=Name.URI, URI=f"https://example.kr/{NUMBER}")
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=action)
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(link)])


@graft
def form_field(pdf, case):
    """A field's value."""
    field = Dictionary(FT=Name.Tx, T="t", V=NUMBER)
    pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.make_indirect(field)]))


@graft
def script(pdf, case):
    """An open action."""
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=NUMBER)


@graft
def bookmark(pdf, case):
    """An outline entry."""
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(NAME, 0))


@graft
def private_application_data(pdf, case):
    """PieceInfo."""
    pdf.pages[0].obj.PieceInfo = Dictionary(App=Dictionary(Private=pikepdf.String(NAME)))


@graft
def name_of_a_resource(pdf, case):
    """A font's resource name."""
    pdf.pages[0].obj.Resources.Font[f"/{NUMBER}"] = pdf.pages[0].obj.Resources.Font.F


@graft
def name_of_a_font(pdf, case):
    """BaseFont."""
    pdf.pages[0].obj.Resources.Font.F.BaseFont = Name(f"/{NUMBER}")


def _table(pdf) -> pikepdf.Stream:
    return pdf.pages[0].obj.Resources.Font.F


@graft
def unused_code_in_the_font(pdf, case):
    """ToUnicode still knows a removed syllable."""
    table = _table(pdf).ToUnicode.read_bytes()
    entry = b"<0FFF> <%s>\nendbfchar" % NAME[0].encode("utf-16-be").hex().upper().encode()
    _table(pdf).ToUnicode = flate(pdf, table.replace(b"endbfchar", entry, 1))


@graft
def comment_in_the_font_table(pdf, case):
    """A PostScript comment in ToUnicode."""
    _table(pdf).ToUnicode = flate(pdf, _table(pdf).ToUnicode.read_bytes() + f"\n% {NUMBER}".encode())


@graft
def font_program_that_knows_letters(pdf, case):
    """An embedded program with the whole alphabet of the original."""
    with pikepdf.open(io.BytesIO(case.content)) as original:
        fonts = original.pages[0].obj.Resources.Font
        program = next(
            fonts[name].FontDescriptor.FontFile2.read_bytes()
            for name in fonts.keys()  # noqa: SIM118 - a pikepdf dictionary iterates its keys only so
            if "/FontDescriptor" in fonts[name]
        )
    _table(pdf).DescendantFonts[0].FontDescriptor.FontFile2 = flate(pdf, program, Length1=len(program))


@graft
def comment_in_the_content(pdf, case):
    """A comment in a content stream."""
    _add_content(pdf, f"% {NUMBER}".encode())


@graft
def unknown_operator(pdf, case):
    """A string before an operator nobody knows."""
    _add_content(pdf, f"BX ({NUMBER}) zz EX".encode())


@graft
def original_page_as_a_form(pdf, case):
    """The page as it was, placed under the picture."""
    with pikepdf.open(io.BytesIO(case.content)) as original:
        form = pdf.copy_foreign(original.pages[0].as_form_xobject())
    pdf.pages[0].obj.Resources.XObject.Fm = form
    _add_content(pdf, b"q /Fm Do Q")


@graft
def thumbnail(pdf, case):
    """A small picture of something."""
    pdf.pages[0].obj.Thumb = picture(pdf, NUMBER.encode() * 10, 10, 14)


@graft
def tail_of_a_packed_stream(pdf, case):
    """Bytes behind the end of the Flate data of the content."""
    stream = pdf.pages[0].obj.Contents
    stream.write(stream.read_raw_bytes() + NUMBER.encode(), filter=Name.FlateDecode)


@graft
def tail_of_the_picture(pdf, case):
    """Bytes behind the end of the picture's data."""
    image = pdf.pages[0].obj.Resources.XObject.I
    image.write(
        image.read_raw_bytes() + NUMBER.encode(),
        filter=image.Filter,
        decode_parms=image.get("/DecodeParms"),
    )


@graft
def hidden_layer(pdf, case):
    """An optional-content group's name."""
    group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=NAME))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([group]), D=Dictionary())


@graft
def soft_mask_with_text(pdf, case):
    """A mask nobody sees."""
    _helvetica(pdf)
    mask = pikepdf.Stream(pdf, f"BT /H 9 Tf 20 20 Td ({NUMBER}) Tj ET".encode())
    mask.Type, mask.Subtype, mask.BBox = Name.XObject, Name.Form, Array([0, 0, 320, 200])
    mask.Resources = pdf.pages[0].obj.Resources
    state = Dictionary(SMask=Dictionary(S=Name.Luminosity, G=mask))
    pdf.pages[0].obj.Resources.ExtGState = Dictionary(S=state)


def _with_link(pdf, address: str) -> None:
    """A link just as burning writes links, on the line that stays."""
    page, root = pdf.pages[0].obj, pdf.Root.StructTreeRoot
    link = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Link,
            Rect=Array([20, 105, 200, 125]),
            Border=Array([0, 0, 0]),
            F=4,
            A=Dictionary(S=Name.URI, URI=address),
            Contents=address,
            P=page,
            StructParent=50,
        )
    )
    document = root.K if isinstance(root.K, Dictionary) else root.K[0]
    reference = Dictionary(Type=Name.OBJR, Pg=page, Obj=link)
    element = Dictionary(Type=Name.StructElem, S=Name.Link, P=document, Pg=page, K=Array([reference]))
    page.Annots = Array([link])
    document.K.append(pdf.make_indirect(element))
    root.ParentTree.Nums.extend(Array([50, document.K[-1]]))
    root.ParentTreeNextKey = 51


@graft
def link_nobody_knew(pdf, case):
    """A well-made link that the original does not have."""
    _with_link(pdf, "https://www.example.com/namgung")


@graft
def number_among_the_traits_of_a_font(pdf, case):
    """The weight of the font's stems is the number."""
    next(iter(pdf.pages[0].Resources.Font.values())).DescendantFonts[0].FontDescriptor.StemV = int(NUMBER[:6])


@graft
def number_as_a_width_of_the_font(pdf, case):
    """The width of all codes that have none of their own."""
    next(iter(pdf.pages[0].Resources.Font.values())).DescendantFonts[0].DW = int(NUMBER[:3])


@graft
def number_as_the_unit_of_the_page(pdf, case):
    """A page a little larger than it was."""
    pdf.pages[0].obj.UserUnit = pikepdf.Object.parse(b"1.0850101")


@graft
def number_as_a_matrix_nothing_is_drawn_with(pdf, case):
    """A place in the content where nothing stands."""
    _add_content(pdf, b"q 0.850101 0 0 0.2345678 8 5 cm Q")


@graft
def number_as_shifts_between_no_letters(pdf, case):
    """Shifts that move nothing."""
    content = pdf.pages[0].Contents.read_bytes()
    content = content.replace(b" Tj", b" Tj [850 101 <>] TJ", 1).replace(b"] TJ", b" 85 01] TJ", 1)
    pdf.pages[0].obj.Contents = flate(pdf, content)


def _after_the_end(output: bytes, case: Case) -> bytes:
    return output + NUMBER.encode()


def _older_revision(output: bytes, case: Case) -> bytes:
    start = output[output.rindex(b"startxref") :].split()[1].decode()
    root = re.search(rb"/Root (\d+) 0 R", output)[1].decode()
    update = f"\n999 0 obj\n({NUMBER})\nendobj\n".encode()
    table = f"xref\n0 1\n0000000000 65535 f \ntrailer << /Root {root} 0 R /Size 1000 /Prev {start} >>\n".encode()
    at = len(output) + len(update)
    return output + update + table + f"startxref\n{at}\n%%EOF\n".encode()


def _comment_behind_the_objects(output: bytes, case: Case) -> bytes:
    return output.replace(b"endobj\nstartxref", b"endobj\n%" + NUMBER.encode() + b"\nstartxref", 1)


def _identifier(output: bytes, case: Case) -> bytes:
    at = output.rindex(b"/ID [<") + 6
    identifier = NUMBER.encode().hex().encode().ljust(32, b"0")
    return output[:at] + identifier + b"><" + identifier + output[at + 66 :]


BYTE_GRAFTS |= CONTAINER_GRAFTS | {
    "bytes_after_the_end": _after_the_end,
    "another_revision": _older_revision,
    "comment_behind_the_objects": _comment_behind_the_objects,
    "number_as_identifier": _identifier,
    "the_paper_itself": lambda _output, case: case.content,
}
