"""The output: a new PDF that holds only objects built here, the same bytes for the same input anywhere."""

import io
import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

import pikepdf
from pikepdf import Array, Dictionary, Name

from redaction.burning.encoding import Encoded
from redaction.burning.layerfont import LayerFont
from redaction.burning.raster import BOX_LEVEL, Picture
from redaction.burning.streams import flate, number
from redaction.burning.textlayer import Word, advance_em
from redaction.types import Rect
from redaction.wording import PRODUCER, metadata_xml

INSET_PT = 0.005
"""A picture a hair larger than its page would be spread over one pixel row more, and so all of it be shifted."""


@dataclass(frozen=True, slots=True)
class PictureSheet:
    """One page of the output as a picture: its visible area, rotation, UserUnit, picture, and layer of words."""

    area: Rect
    rotation: int
    unit: float
    picture: Picture
    words: tuple[Word, ...]


def assembled(sheets: Sequence[PictureSheet], title: str, language: str) -> bytes:
    """The bytes of a PDF of these pages, tagged, titled, with fixed metadata and no date."""
    pdf = pikepdf.new()
    font = LayerFont.of(word.text for sheet in sheets for word in sheet.words)
    layer = font.write(pdf)
    tree = _Tags(pdf)
    for sheet in sheets:
        tree.add_page(_page(pdf, sheet, font, layer), sheet.words)
    tree.finish(pdf, title, language)
    out = io.BytesIO()
    pdf.save(
        out,
        deterministic_id=True,
        compress_streams=False,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
        min_version="1.7",
        fix_metadata_version=False,
    )
    return out.getvalue()


def _page(pdf: pikepdf.Pdf, sheet: PictureSheet, font: LayerFont, layer: pikepdf.Object) -> pikepdf.Page:
    page = pdf.add_blank_page(page_size=(72, 72))
    page.obj.MediaBox = Array([_decimal(value) for value in sheet.area])
    page.obj.Resources = Dictionary(Font=Dictionary(F=layer), XObject=Dictionary(I=_image(pdf, sheet.picture.image)))
    page.obj.Contents = flate(pdf, _content(sheet, font).encode("ascii"))
    page.obj.Tabs = Name.S
    if sheet.rotation:
        page.obj.Rotate = sheet.rotation
    if sheet.unit != 1:
        page.obj.UserUnit = _decimal(sheet.unit)
    return page


def _decimal(value: float) -> object:
    text = number(value)
    return int(text) if "." not in text else pikepdf.Object.parse(text.encode())


def _image(pdf: pikepdf.Pdf, picture: Encoded) -> pikepdf.Stream:
    image = pikepdf.Stream(pdf, picture.data)
    image.Type = Name.XObject
    image.Subtype = Name.Image
    image.Width, image.Height = picture.width, picture.height
    image.ColorSpace = Name(f"/{picture.colour_space}")
    image.BitsPerComponent = picture.bits
    image.Filter = Name(f"/{picture.filter}")
    if picture.filter == "CCITTFaxDecode":
        image.DecodeParms = Dictionary(K=-1, Columns=picture.width, Rows=picture.height)
    return image


def _content(sheet: PictureSheet, font: LayerFont) -> str:
    x0, y0, x1, y1 = sheet.area
    lines = [
        "/Artifact BMC",
        f"q {number(x1 - x0 - 2 * INSET_PT)} 0 0 {number(y1 - y0 - 2 * INSET_PT)} "
        f"{number(x0 + INSET_PT)} {number(y0 + INSET_PT)} cm /I Do Q",
        f"{number(BOX_LEVEL / 255)} g",
    ]
    for left, low, right, high in sheet.picture.rects:
        lines.append(f"{number(left)} {number(low)} {number(right - left)} {number(high - low)} re f")
    lines.append("EMC")
    codes = font.codes()
    for mark, words in enumerate(marked_runs(sheet.words)):
        tag = "P" if words[0].box is None else "Span"
        lines.append(f"/{tag} <</MCID {mark}>> BDC BT 3 Tr")
        lines.extend(_shown(word, codes) for word in words)
        lines.append("ET EMC")
    return "\n".join(lines)


def _shown(word: Word, codes: dict[str, int]) -> str:
    turn = math.radians(word.angle)
    cosine, sine = number(math.cos(turn)), number(math.sin(turn))
    place = f"{cosine} {sine} {number(-math.sin(turn))} {cosine} {number(word.origin[0])} {number(word.origin[1])} Tm"
    shown = []
    for stretch, cells in groupby(zip(word.text, word.cells, strict=True), lambda cell: _stretch(word, *cell)):
        text = "".join(f"{codes[character]:04X}" for character, _width in cells)
        shown.append(f"{stretch} Tz <{text}> Tj")
    if word.box is None:
        shown.append(f"<{codes[' ']:04X}> Tj")
    return f"/F {number(word.size_pt)} Tf {place} {' '.join(shown)}"


def _stretch(word: Word, character: str, width_pt: float) -> str:
    """How far, in per cent, a character of the layer's font is stretched to fill its cell."""
    return number(round(100 * width_pt / (advance_em(character) * word.size_pt), 1))


def marked_runs(words: Sequence[Word]) -> list[list[Word]]:
    """Words in runs that carry one mark each: a line of the paper, or the fixed words of one box."""
    runs: list[list[Word]] = []
    for word in words:
        joins = runs and word.box is None and runs[-1][0].box is None and not word.starts_line
        if joins:
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs


class _Tags:
    """The structure tree: a document of paragraphs, one for each line, with the boxes' words as spans."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self.document = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=self.root, K=Array()))
        self.pdf = pdf
        self.pages = Array()
        self.count = 0

    def add_page(self, page: pikepdf.Page, words: Sequence[Word]) -> None:
        """Tag the runs of one page's words."""
        parents = Array()
        for mark, run in enumerate(marked_runs(words)):
            kind = Name.P if run[0].box is None else Name.Span
            element = self.pdf.make_indirect(
                Dictionary(Type=Name.StructElem, S=kind, P=self.document, Pg=page.obj, K=mark)
            )
            self.document.K.append(element)
            parents.append(element)
        page.obj.StructParents = self.count
        self.pages.extend(Array([self.count, self.pdf.make_indirect(parents)]))
        self.count += 1

    def finish(self, pdf: pikepdf.Pdf, title: str, language: str) -> None:
        """Hang the tree into the catalog, with title and language."""
        self.root.K = self.document
        self.root.ParentTree = pdf.make_indirect(Dictionary(Nums=self.pages))
        self.root.ParentTreeNextKey = self.count
        root = pdf.Root
        root.StructTreeRoot = self.root
        root.MarkInfo = Dictionary(Marked=True)
        root.Lang = pikepdf.String(language)
        root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        metadata = pikepdf.Stream(pdf, metadata_xml(title, language))
        metadata.Type, metadata.Subtype = Name.Metadata, Name.XML
        root.Metadata = metadata
        pdf.docinfo["/Title"] = title
        pdf.docinfo["/Producer"] = PRODUCER
