"""Papers that leak through what is drawn: text in all its forms, pictures, patterns, strokes."""

import io
import zlib

import pikepdf
from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageDraw, ImageFont

from redaction.rendering import FONT_FOLDER, WARM_UP_PAPER
from tests.leaks.sheets import (
    KEPT,
    NAME,
    NUMBER,
    SECRET_BOX,
    SIZE,
    Case,
    boxes,
    case,
    changed,
    drawn,
    form,
    picture,
    plain,
    with_content,
    write_kept,
    write_secret,
)

SECRET = f"{NAME} {NUMBER}"
FACE = FONT_FOLDER / "NanumGothic.ttf"


@case
def text_under_a_box_must_go() -> Case:
    """The plainest case."""
    return Case("text", plain())


@case
def same_value_elsewhere_must_go() -> Case:
    """The name stands twice, and both places are boxed."""

    def draw(sheet):
        write_secret(sheet)
        sheet.drawString(60, 60, NAME)

    return Case("twice", drawn(draw), boxes=boxes(SECRET_BOX, (58, 56, 120, 74)))


@case
def split_and_shuffled_glyphs_must_go() -> Case:
    """Each character is drawn alone, last one first."""

    def draw(sheet):
        for at in reversed(range(len(SECRET))):
            sheet.drawString(60 + 12 * at, 150, SECRET[at])
        write_kept(sheet)

    return Case("shuffled", drawn(draw))


@case
def double_struck_text_must_go() -> Case:
    """Drawn twice for boldness."""

    def draw(sheet):
        write_secret(sheet)
        sheet.drawString(60.3, 150, SECRET)

    return Case("struck", drawn(draw))


def _form_case(name: str, placements: bytes, rects: tuple, nested: bool) -> Case:
    def change(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0]
        inner = form(pdf, page.Contents.read_bytes(), [0, 0, *SIZE])
        outer = inner
        if nested:
            outer = form(pdf, b"q 1 0 0 1 0 0 cm /Inner Do Q", [0, 0, *SIZE])
            outer.Resources = Dictionary(XObject=Dictionary(Inner=inner))
        page.obj.Contents = pikepdf.Stream(pdf, placements)
        page.obj.Resources = Dictionary(XObject=Dictionary(Fm=outer))

    return Case(name, changed(plain(), change), boxes=boxes(*rects))


@case
def text_in_a_form_must_go() -> Case:
    """The page is one Form XObject."""
    return _form_case("form", b"q /Fm Do Q", (SECRET_BOX,), nested=False)


@case
def text_in_a_nested_form_placed_twice_must_go() -> Case:
    """A form within a form, shown twice; both places are boxed."""
    x0, y0, x1, y1 = SECRET_BOX
    second = (x0 / 2, (y0 - 20) / 2, x1 / 2, (y1 + 20) / 2)
    return _form_case("nested", b"q /Fm Do Q q .5 0 0 .5 0 -4 cm /Fm Do Q", (SECRET_BOX, second), nested=True)


@case
def text_in_a_tiling_pattern_must_go() -> Case:
    """The line is a pattern's cell."""

    def resources(pdf):
        page = pdf.pages[0]
        cell = pikepdf.Stream(pdf, page.Contents.read_bytes())
        cell.Type, cell.PatternType, cell.PaintType, cell.TilingType = Name.Pattern, 1, 1, 1
        cell.BBox, cell.XStep, cell.YStep = Array([0, 0, *SIZE]), SIZE[0], SIZE[1]
        cell.Resources = Dictionary(Font=page.obj.Resources.Font)
        page.obj.Contents = pikepdf.Stream(pdf, b"/Pattern cs /Pt scn 0 0 320 200 re f")
        return {"Pattern": {"Pt": cell}}

    return Case("pattern", with_content(plain(), b" ", resources), kept=(), in_pixels=True)


@case
def text_in_a_soft_mask_must_go() -> Case:
    """Black paint shows through a mask made of the line."""

    def resources(pdf):
        page = pdf.pages[0]
        drawing = b"1 g " + page.Contents.read_bytes().replace(b"0 0 0 rg", b"1 1 1 rg")
        group = form(pdf, drawing, [0, 0, *SIZE], Group=Dictionary(S=Name.Transparency, CS=Name.DeviceGray))
        group.Resources = Dictionary(Font=page.obj.Resources.Font)
        page.obj.Contents = pikepdf.Stream(pdf, b"q /Ms gs 0 g 0 0 320 200 re f Q")
        mask = Dictionary(Type=Name.Mask, S=Name.Luminosity, G=group)
        return {"ExtGState": {"Ms": Dictionary(Type=Name.ExtGState, SMask=mask)}}

    return Case("softmask", with_content(plain(), b" ", resources), kept=(), in_pixels=True)


@case
def text_of_a_type3_font_must_go() -> Case:
    """Glyphs that are little drawings, with a table to Unicode."""

    def resources(pdf):
        procedures = {f"/g{at}": pikepdf.Stream(pdf, b"600 0 d0 50 0 500 700 re f") for at in range(1, len(NAME) + 1)}
        table = b"begincmap 1 begincodespacerange <00> <FF> endcodespacerange %d beginbfchar\n" % len(NAME)
        for at, character in enumerate(NAME, start=1):
            table += b"<%02X> <%s>\n" % (at, character.encode("utf-16-be").hex().encode())
        table += b"endbfchar endcmap"
        font = Dictionary(
            Type=Name.Font,
            Subtype=Name.Type3,
            FontBBox=Array([0, 0, 600, 700]),
            FontMatrix=pikepdf.Array([1, 0, 0, 1, 0, 0]),
            CharProcs=Dictionary(procedures),
            Encoding=Dictionary(Type=Name.Encoding, Differences=Array([1, *map(Name, procedures)])),
            FirstChar=1,
            LastChar=len(NAME),
            Widths=Array([600] * len(NAME)),
            ToUnicode=pikepdf.Stream(pdf, table),
        )
        font.FontMatrix = pikepdf.Object.parse(b"[.001 0 0 .001 0 0]")
        return {"Font": {"T3": font}}

    codes = "".join(f"{at:02X}" for at in range(1, len(NAME) + 1))
    drawing = f"BT /T3 12 Tf 60 150 Td <{codes}> Tj ET".encode()
    return Case("type3", with_content(drawn(write_kept), drawing, resources), secrets=(NAME,))


@case
def text_as_a_clip_must_go() -> Case:
    """Text mode 7: the line is the window through which paint is seen."""
    drawing = b"q " + _content_of(plain()).replace(b"BT", b"BT 7 Tr") + b" 0 g 0 0 320 200 re f Q"

    def change(pdf):
        pdf.pages[0].obj.Contents = pikepdf.Stream(pdf, drawing)

    return Case("clip", changed(plain(), change), kept=(), in_pixels=True)


def _content_of(content: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return pdf.pages[0].Contents.read_bytes()


class _PathPen(BasePen):
    """Writes outlines as path operators."""

    def __init__(self, glyphs, shift: float) -> None:
        super().__init__(glyphs)
        self.shift, self.drawing = shift, ""

    def _place(self, point) -> str:
        return f"{self.shift + point[0] * 0.012:.2f} {150 + point[1] * 0.012:.2f}"

    def _moveTo(self, point):  # noqa: N802 - fontTools asks for this name
        self.drawing += f"{self._place(point)} m "

    def _lineTo(self, point):  # noqa: N802 - fontTools asks for this name
        self.drawing += f"{self._place(point)} l "

    def _curveToOne(self, one, two, three):  # noqa: N802 - fontTools asks for this name
        self.drawing += f"{self._place(one)} {self._place(two)} {self._place(three)} c "

    def _closePath(self):  # noqa: N802 - fontTools asks for this name
        self.drawing += "h "


@case
def letters_drawn_as_outlines_must_go() -> Case:
    """The name as vector paths, with no text at all."""
    font = TTFont(FACE)
    glyphs, names = font.getGlyphSet(), font.getBestCmap()
    drawing = ""
    for at, character in enumerate(NAME):
        pen = _PathPen(glyphs, 60 + 12 * at)
        glyphs[names[ord(character)]].draw(pen)
        drawing += pen.drawing
    return Case("outlines", with_content(drawn(write_kept), f"0 g {drawing} f".encode()), (NAME,), in_pixels=True)


@case
def pen_strokes_must_go() -> Case:
    """A signature drawn with a pen."""
    drawing = b"1 w 60 150 m 90 162 120 140 150 158 c 180 148 l 210 160 l S"
    return Case("strokes", with_content(drawn(write_kept), drawing), secrets=())


def _written_picture(mode: str = "L") -> Image.Image:
    image = Image.new("L", (640, 400), 255)
    font = ImageFont.truetype(str(FACE), 24)
    pen = ImageDraw.Draw(image)
    pen.text((120, 76), SECRET, font=font, fill=0)
    pen.text((40, 160), " ".join(KEPT), font=font, fill=0)
    return image.convert(mode)


def _as_jpeg(**options: object) -> bytes:
    out = io.BytesIO()
    _written_picture().save(out, "JPEG", quality=90, **options)
    return out.getvalue()


def _scan(data: bytes, drawing: bytes, **entries: object) -> bytes:
    def resources(pdf):
        return {"XObject": {"Im": picture(pdf, data, 640, 400, **entries)}}

    return with_content(drawn(lambda sheet: None), drawing, resources)


@case
def pixels_of_a_scan_must_go() -> Case:
    """A page that is one picture."""
    return Case("scan", _scan(_written_picture().tobytes(), b"q 320 0 0 200 0 0 cm /Im Do Q"), kept=(), in_pixels=True)


@case
def signature_as_an_image_mask_must_go() -> Case:
    """A two-level stencil painted in ink."""
    stencil = _written_picture("1").tobytes()
    content = _scan(
        stencil,
        b"q 0 0 1 rg 320 0 0 200 0 0 cm /Im Do Q",
        ImageMask=True,
        BitsPerComponent=1,
        ColorSpace=None,
    )
    return Case("mask", content, kept=(), in_pixels=True)


@case
def inline_image_must_go() -> Case:
    """A picture inside the content stream."""
    image = _written_picture().resize((320, 200))
    data = zlib.compress(image.tobytes()).hex().encode() + b">"
    drawing = b"q 320 0 0 200 0 0 cm BI /W 320 /H 200 /CS /G /BPC 8 /F [/AHx /Fl] ID " + data + b" EI Q"
    return Case("inline", with_content(drawn(lambda sheet: None), drawing), kept=(), in_pixels=True)


@case
def cropped_away_part_of_a_picture_must_go() -> Case:
    """The secret part of the picture lies outside the clip; nobody sees it, so nobody boxes it."""
    drawing = b"q 0 0 320 130 re W n 320 0 0 200 0 0 cm /Im Do Q"
    return Case(
        "cropped", _scan(_written_picture().tobytes(), drawing), kept=(), in_pixels=True, boxes=boxes((10, 5, 60, 30))
    )


@case
def picture_shared_by_two_pages_must_go() -> Case:
    """One image object on two pages, boxed on both."""

    def change(pdf):
        pdf.pages.append(pdf.pages[0])

    content = changed(_scan(_written_picture().tobytes(), b"q 320 0 0 200 0 0 cm /Im Do Q"), change)
    return Case("shared", content, kept=(), in_pixels=True, boxes=(*boxes(SECRET_BOX), *boxes(SECRET_BOX, page=2)))


@case
def comment_and_exif_of_a_jpeg_must_go() -> Case:
    """The camera's data and a comment name the person."""
    exif = Image.Exif()
    exif[0x010E] = NUMBER
    data = _as_jpeg(exif=exif, comment=NUMBER.encode())
    content = _scan(data, b"q 320 0 0 200 0 0 cm /Im Do Q", Filter=Name.DCTDecode)
    return Case("exif", content, kept=(), in_pixels=True)


@case
def thumbnail_must_go() -> Case:
    """A small picture of the page as it was."""

    def change(pdf):
        small = _written_picture().resize((64, 40))
        pdf.pages[0].obj.Thumb = picture(pdf, small.tobytes(), 64, 40)

    return Case("thumb", changed(plain(), change))


def _hidden(name: str, prefix: bytes, suffix: bytes = b"") -> Case:
    """The name is drawn last, between `prefix` and `suffix`, and nobody sees it."""

    def change(pdf):
        page = pdf.pages[0]
        whole = page.Contents.read_bytes()
        start = whole.rindex(b"BT")
        page.obj.Contents = pikepdf.Stream(pdf, whole[:start] + prefix + whole[start:] + suffix)

    both = drawn(lambda sheet: (write_kept(sheet), sheet.drawString(60, 60, NAME)))
    return Case(name, changed(both, change), secrets=(NAME,), boxes=boxes((20, 20, 40, 40)))


@case
def text_in_mode_three_must_go() -> Case:
    """Invisible by its text mode."""
    return _hidden("mode3", b"3 Tr ")


@case
def white_text_must_go() -> Case:
    """White on white."""

    def draw(sheet):
        write_kept(sheet)
        sheet.setFillColorRGB(1, 1, 1)
        sheet.drawString(60, 60, NAME)

    return Case("white", drawn(draw), secrets=(NAME,), boxes=boxes((20, 20, 40, 40)))


@case
def clipped_text_must_go() -> Case:
    """Outside its own clip."""
    return _hidden("clipped", b"q 0 0 1 1 re W n ", b" Q ")


@case
def covered_text_must_go() -> Case:
    """Under a white rectangle that somebody took for a redaction."""
    return _hidden("covered", b"", b" 1 g 50 50 100 30 re f ")


@case
def text_outside_the_crop_must_go() -> Case:
    """On the sheet but outside what is shown."""

    def draw(sheet):
        write_kept(sheet)
        sheet.drawString(60, 20, NAME)

    def change(pdf):
        pdf.pages[0].obj.CropBox = Array([0, 50, 320, 200])

    return Case("crop", changed(drawn(draw), change), secrets=(NAME,), boxes=boxes((20, 60, 40, 80)))


@case
def hidden_layer_must_go() -> Case:
    """An optional-content group that is off, named after the person."""

    def change(pdf):
        group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=NAME))
        pdf.Root.OCProperties = Dictionary(OCGs=Array([group]), D=Dictionary(OFF=Array([group]), Order=Array([group])))
        page = pdf.pages[0]
        whole = page.Contents.read_bytes()
        start = whole.rindex(b"BT")
        page.obj.Resources.Properties = Dictionary(Oc=group)
        page.obj.Contents = pikepdf.Stream(pdf, whole[:start] + b"/OC /Oc BDC " + whole[start:] + b" EMC")

    both = drawn(lambda sheet: (write_kept(sheet), sheet.drawString(60, 60, NAME)))
    return Case("layer", changed(both, change), secrets=(NAME,), boxes=boxes((20, 20, 40, 40)))


@case
def ocr_layer_over_a_scan_must_go() -> Case:
    """Invisible text above the picture says what the picture says."""
    layer = _content_of(plain()).replace(b"BT", b"BT 3 Tr")

    def change(pdf):
        page = pdf.pages[0]
        page.obj.Resources.XObject = Dictionary(Im=picture(pdf, _written_picture().tobytes(), 640, 400))
        page.obj.Contents = pikepdf.Stream(pdf, b"q 320 0 0 200 0 0 cm /Im Do Q " + layer)

    return Case("ocr", changed(plain(), change), kept=(), in_pixels=True)


@case
def spoofed_actual_text_must_go() -> Case:
    """The name is drawn, but a replacement text says something harmless to readers."""
    whole = _content_of(plain())
    spoofed = b"/Span <</ActualText (public)>> BDC " + whole + b" EMC"

    def change(pdf):
        pdf.pages[0].obj.Contents = pikepdf.Stream(pdf, spoofed)

    return Case("spoof", changed(plain(), change))


@case
def vertical_writing_without_embedded_font_must_go() -> Case:
    """A column in a legacy Korean code table; the machine's fonts decide nothing."""
    content = WARM_UP_PAPER.replace(b"KSCms-UHC-H", b"KSCms-UHC-V").replace(b"4 10 Td", b"14 36 Td", 1)
    return Case("vertical", content, secrets=(), kept=(), boxes=boxes((4, 2, 24, 38)))


@case
def legacy_korean_codes_must_go() -> Case:
    """KSCms-UHC codes, no embedded font, no table to Unicode."""
    return Case("uhc", WARM_UP_PAPER, secrets=(), kept=("구례",), boxes=boxes((2, 5, 44, 32)))
