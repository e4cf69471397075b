"""Papers that leak beside what is drawn: metadata, structure, attachments, fields, revisions, geometry."""

import base64
import io

import pikepdf
from pikepdf import Array, Dictionary, Name

from tests.leaks.sheets import (
    NAME,
    NUMBER,
    SECRET_BOX,
    Case,
    boxes,
    case,
    changed,
    drawn,
    plain,
    write_secret,
)


def _changed_case(name: str, change, **options: object) -> Case:
    return Case(name, changed(plain(), change, **options))


@case
def info_and_xmp_must_go() -> Case:
    """Author and title name the person, at file and page level."""

    def change(pdf):
        pdf.docinfo["/Author"] = NAME
        pdf.docinfo["/Keywords"] = NUMBER
        for holder in (pdf.Root, pdf.pages[0].obj):
            packet = pikepdf.Stream(pdf, f"<x><creator>{NAME} {NUMBER}</creator></x>".encode())
            packet.Type, packet.Subtype = Name.Metadata, Name.XML
            holder.Metadata = packet

    return _changed_case("info", change, fix_metadata_version=False)


@case
def structure_texts_must_go() -> Case:
    """Alt, E, T and IDs of the structure tree, and user properties."""

    def change(pdf):
        tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        tree.K = pdf.make_indirect(
            Dictionary(
                Type=Name.StructElem, S=Name.P, P=tree, Alt=NAME, E=NUMBER, T=NAME, ID=NAME, ActualText=NAME,
                A=Dictionary(O=Name.UserProperties, P=Array([Dictionary(N="name", V=NAME)])),
            )
        )  # fmt: skip
        tree.IDTree = Dictionary(Names=Array([NAME, tree.K]))
        tree.RoleMap = Dictionary({f"/{NUMBER}": Name.P})
        pdf.Root.StructTreeRoot = tree

    return _changed_case("structure", change)


@case
def private_data_must_go() -> Case:
    """PieceInfo and keys nobody knows."""

    def change(pdf):
        for holder in (pdf.Root, pdf.pages[0].obj):
            holder.PieceInfo = Dictionary(Hwp=Dictionary(Private=Dictionary(Author=NAME)))
            holder[f"/X{NUMBER}"] = pikepdf.Stream(pdf, NAME.encode("utf-16-be"))

    return _changed_case("private", change)


@case
def attachments_must_go() -> Case:
    """The original beside the paper, in a collection, and as an associated file."""

    def change(pdf):
        pdf.attachments[f"{NAME}.txt"] = f"{NAME} {NUMBER}".encode()
        pdf.Root.Collection = Dictionary(Type=Name.Collection, D=f"{NAME}.txt")
        pdf.Root.AF = Array([pdf.attachments[f"{NAME}.txt"].obj])

    return _changed_case("attachment", change)


@case
def notes_and_links_must_go() -> Case:
    """A note's text, its author, its popup, a stamp's subject, a link's address."""

    def change(pdf):
        note = Dictionary(
            Type=Name.Annot, Subtype=Name.Text, Rect=Array([200, 20, 220, 40]), Contents=NUMBER, T=NAME,
            RC=f"<p>{NAME}</p>", Subj=NAME,
        )  # fmt: skip
        link = Dictionary(
            Type=Name.Annot, Subtype=Name.Link, Rect=Array([20, 20, 60, 40]),
            A=Dictionary(S=Name.URI, URI=f"https://example.kr/?q={NUMBER}"),
        )  # fmt: skip
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note), pdf.make_indirect(link)])

    return _changed_case("notes", change)


@case
def addresses_that_spell_the_name_must_go() -> Case:
    """Links on the line that stays spell name and number in every way an address can."""
    percents = "".join(f"%{byte:02X}" for byte in NAME.encode("cp949"))
    twice = "".join(f"%25{byte:02X}" for byte in NAME.encode())
    points = "".join(f"%5Cu{ord(character):04x}" for character in NAME)
    packed = base64.b64encode(f"id={NAME}".encode()).decode()
    bare = base64.urlsafe_b64encode(NAME.encode("cp949")).decode().rstrip("=")
    digits = NAME.encode("utf-16-be").hex()
    told = (percents, twice, points, packed, bare, digits, NUMBER[::-1], "a85/b01/c01/d23/e45/f678")

    def change(pdf):
        place = Array([20, 105, 120, 125])
        actions = [Dictionary(S=Name.URI, URI=f"https://example.kr/?q={each}") for each in told]
        links = [Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=place, A=action) for action in actions]
        pdf.pages[0].obj.Annots = Array(links)

    forms = (percents, twice, points, packed, bare, digits, NUMBER[::-1])
    return Case("addresses", changed(plain(), change), secrets=(NAME, NUMBER, *forms))


@case
def form_fields_must_go() -> Case:
    """Values, defaults, tooltips and an XFA packet."""

    def change(pdf):
        appearance = pikepdf.Stream(pdf, b"BT 0 g /F1 10 Tf 2 4 Td (850101-2345678) Tj ET")
        appearance.Type, appearance.Subtype, appearance.BBox = Name.XObject, Name.Form, Array([0, 0, 120, 20])
        helvetica = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        appearance.Resources = Dictionary(Font=Dictionary(F1=helvetica))
        field = pdf.make_indirect(
            Dictionary(
                Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=NAME, TU=NAME, V=NUMBER, DV=NUMBER,
                Rect=Array([160, 40, 280, 60]), AP=Dictionary(N=appearance), F=4,
            )
        )  # fmt: skip
        pdf.pages[0].obj.Annots = Array([field])
        packet = pikepdf.Stream(pdf, f"<v>{NAME}</v>".encode())
        pdf.Root.AcroForm = Dictionary(Fields=Array([field]), XFA=packet)

    content = changed(plain(), change)
    return Case("fields", content, boxes=boxes(SECRET_BOX, (158, 38, 282, 62)))


@case
def scripts_and_actions_must_go() -> Case:
    """JavaScript, an open action, additional actions."""

    def change(pdf):
        script = Dictionary(S=Name.JavaScript, JS=f"app.alert('{NAME} {NUMBER}')")
        pdf.Root.OpenAction = script
        pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([NAME, script])))
        pdf.pages[0].obj.AA = Dictionary(O=script)

    return _changed_case("scripts", change)


@case
def outlines_and_labels_must_go() -> Case:
    """Bookmarks, named destinations, page labels, threads, output intents."""

    def change(pdf):
        with pdf.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem(f"{NAME} {NUMBER}", 0))
        page = pdf.pages[0].obj
        pdf.Root.Dests = Dictionary({f"/{NUMBER}": Array([page, Name.Fit])})
        pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(P=NAME)]))
        pdf.Root.Threads = Array([pdf.make_indirect(Dictionary(Type=Name.Thread, I=Dictionary(Title=NAME)))])
        pdf.Root.OutputIntents = Array([Dictionary(Type=Name.OutputIntent, S=Name.GTS_PDFA1, Info=NAME)])

    return _changed_case("outlines", change)


@case
def names_of_resources_must_go() -> Case:
    """A font, a colourant and a graphics state named after the person."""

    def change(pdf):
        page = pdf.pages[0]
        fonts = page.obj.Resources.Font
        first = next(iter(fonts.keys()))
        whole = page.Contents.read_bytes().replace(first.encode() + b" ", f"/N{NUMBER} ".encode())
        fonts[f"/N{NUMBER}"] = fonts[first]
        space = Array([Name.Separation, Name(f"/{NUMBER}"), Name.DeviceGray, Dictionary(
            FunctionType=2, Domain=Array([0, 1]), C0=Array([1]), C1=Array([0]), N=1)])  # fmt: skip
        page.obj.Resources.ColorSpace = Dictionary(Cs=space)
        page.obj.Contents = pikepdf.Stream(pdf, whole + b" /Cs cs 1 scn 20 20 30 10 re f")

    return _changed_case("names", change)


@case
def older_revision_must_go() -> Case:
    """The first saving of the file named somebody; the second only hides it."""
    first = plain()
    out = io.BytesIO(first)
    tail = b"\n9999 0 obj\n(" + NUMBER.encode() + b")\nendobj\n"
    return Case("revision", out.getvalue() + tail + first[first.rindex(b"xref") :])


@case
def bytes_after_the_end_must_go() -> Case:
    """A comment and a tail after the end of the file."""
    return Case("tail", plain() + f"\n% {NAME} {NUMBER}\n".encode() + NAME.encode("utf-16-le"))


@case
def orphan_objects_must_go() -> Case:
    """Objects nothing points to."""

    def change(pdf):
        pdf.Root.Keep = Array([pdf.make_indirect(pikepdf.String(NAME)), pdf.make_stream(NUMBER.encode())])

    return _changed_case("orphans", change)


@case
def owner_locked_paper_must_be_opened() -> Case:
    """Encrypted so that everybody may read, but not change."""

    def change(pdf):
        return None

    lock = pikepdf.Encryption(owner="owner", user="", allow=pikepdf.Permissions(extract=False))
    return _changed_case("locked", change, encryption=lock)


def _geometry(name: str, **keys: object) -> Case:
    def change(pdf):
        for key, value in keys.items():
            pdf.pages[0].obj[f"/{key}"] = Array(value) if isinstance(value, list) else value

    return _changed_case(name, change)


@case
def turned_page_must_lose_the_right_place() -> Case:
    """Turned by 90 degrees."""
    return _geometry("turned", Rotate=90)


@case
def turned_back_page_must_lose_the_right_place() -> Case:
    """Turned by 270 degrees, cropped."""
    return _geometry("turned_back", Rotate=270, CropBox=[10, 20, 300, 190])


@case
def upside_down_page_must_lose_the_right_place() -> Case:
    """Turned by 180 degrees."""
    return _geometry("upside_down", Rotate=180)


@case
def shifted_page_must_lose_the_right_place() -> Case:
    """A sheet that begins below zero."""
    return _geometry("shifted", MediaBox=[-40, -30, 320, 200])


@case
def large_unit_page_must_lose_the_right_place() -> Case:
    """A UserUnit of two and a half."""
    return _geometry("unit", UserUnit=pikepdf.Object.parse(b"2.5"))


@case
def dates_and_identifiers_must_go() -> Case:
    """Producer, dates and file identifier tell when and where."""

    def change(pdf):
        pdf.docinfo["/Producer"] = NUMBER
        pdf.docinfo["/CreationDate"] = "D:19850101000000"
        pdf.trailer.ID = Array([pikepdf.String(NUMBER), pikepdf.String(NUMBER)])

    return _changed_case("dates", change)


@case
def fonts_must_forget_what_was_removed() -> Case:
    """reportlab numbers glyphs in order of first use, and the table to Unicode lists them all."""
    return Case("fonts", drawn(write_secret))
