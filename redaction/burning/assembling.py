"""The output: a new PDF that holds only objects built here, the same bytes for the same input anywhere."""

import io
from collections.abc import Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name

from redaction.burning.contents import picture_content, vector_content
from redaction.burning.encoding import Encoded
from redaction.burning.figures import is_figure
from redaction.burning.layerfont import LayerFont
from redaction.burning.outlines import OutlineFonts, write_font
from redaction.burning.raster import PictureSheet
from redaction.burning.streams import flate, number
from redaction.burning.structure import SourceTags
from redaction.burning.tagging import Tags
from redaction.burning.textlayer import Word
from redaction.burning.vector import VectorSheet
from redaction.types import Rect
from redaction.wording import PRODUCER, metadata_xml

Sheet = PictureSheet | VectorSheet
NO_TAGS = SourceTags()


def assembled(
    sheets: Sequence[Sheet], fonts: OutlineFonts, title: str, language: str, source: SourceTags = NO_TAGS
) -> bytes:
    """The bytes of a PDF of these pages, tagged as `source` was, titled, with fixed metadata and no date."""
    pdf = pikepdf.new()
    typecase = _Typecase(pdf, sheets, fonts)
    tags = Tags(pdf, source)
    for sheet in sheets:
        tags.add_page(_page(pdf, sheet, typecase), sheet.words, sheet.links, _figures(sheet), sheet.rotation)
    _finish(pdf, tags.write(), title, language)
    out = io.BytesIO()
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


class _Typecase:
    """The fonts of one output: the invisible layer's, and one for each the vector pages draw with."""

    def __init__(self, pdf: pikepdf.Pdf, sheets: Sequence[Sheet], fonts: OutlineFonts) -> None:
        used: dict[int, set[str]] = {}
        for word, font in _words_with_fonts(sheets):
            if font >= 0:
                used.setdefault(font, set()).update(word.text + " " * word.blank_after)
        layer = LayerFont.of(word.text for word, font in _words_with_fonts(sheets) if font < 0)
        self.fonts = fonts
        self.layer_codes = layer.codes()
        self.layer = layer.write(pdf)
        self.codes = [self._codes(used.get(number_, set())) for number_ in range(len(fonts.fonts))]
        self.objects = {
            number_: write_font(pdf, fonts.fonts[number_][1], number_, characters)
            for number_, characters in sorted(used.items())
        }

    @staticmethod
    def _codes(characters: set[str]) -> dict[str, int]:
        return {character: at for at, character in enumerate(sorted(characters), start=1)}

    def resources(self, sheet: Sheet) -> Dictionary:
        """The fonts a page uses, under their resource names."""
        held = Dictionary()
        words = list(_words_with_fonts([sheet]))
        if any(font < 0 for _word, font in words):
            held["/F"] = self.layer
        for font in sorted({font for _word, font in words if font >= 0}):
            held[f"/F{font + 1}"] = self.objects[font]
        return held


def _words_with_fonts(sheets: Sequence[Sheet]) -> list[tuple[Word, int]]:
    """Every word with the number of the font that draws it; -1 is the invisible layer's."""
    found = []
    for sheet in sheets:
        fonts = sheet.fonts if isinstance(sheet, VectorSheet) else (-1,) * len(sheet.words)
        found += list(zip(sheet.words, fonts, strict=True))
    return found


def _figures(sheet: Sheet) -> tuple[Rect, ...]:
    """The places of the pictures that are told, in the order they are drawn."""
    if isinstance(sheet, PictureSheet):
        return (sheet.area,)
    return tuple(patch.place for patch in sheet.patches if is_figure(patch.place))


def _page(pdf: pikepdf.Pdf, sheet: Sheet, typecase: _Typecase) -> pikepdf.Page:
    page = pdf.add_blank_page(page_size=(72, 72))
    page.obj.MediaBox = Array([_decimal(value) for value in sheet.area])
    if isinstance(sheet, VectorSheet):
        pictures = {f"/I{at}": _image(pdf, patch.image) for at, patch in enumerate(sheet.patches)}
        content = vector_content(sheet, typecase.layer_codes, typecase.fonts, typecase.codes)
    else:
        pictures = {"/I": _image(pdf, sheet.picture.image)}
        content = picture_content(sheet, typecase.layer_codes)
    page.obj.Resources = Dictionary(Font=typecase.resources(sheet), XObject=Dictionary(pictures))
    page.obj.Contents = flate(pdf, content.encode("ascii"))
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


def _finish(pdf: pikepdf.Pdf, tree: pikepdf.Object, title: str, language: str) -> None:
    """Hang the tree into the catalog, with title and language."""
    root = pdf.Root
    root.StructTreeRoot = tree
    root.MarkInfo = Dictionary(Marked=True)
    root.Lang = pikepdf.String(language)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    metadata = pikepdf.Stream(pdf, metadata_xml(title, language))
    metadata.Type, metadata.Subtype = Name.Metadata, Name.XML
    root.Metadata = metadata
    pdf.docinfo["/Title"] = title
    pdf.docinfo["/Producer"] = PRODUCER
