"""Papers that leak through what is drawn: text in all its forms, pictures, patterns, strokes."""

import io
import re
import unicodedata
from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary, Name

from redaction.rendering import WARM_UP_PAPER
from redaction.types import Box, BoxSource, Ground
from tests.leaks.outlines import outlined_name
from tests.leaks.sheets import (
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
    plain,
    with_content,
    write_kept,
    write_secret,
)

SECRET = f"{NAME} {NUMBER}"


@case
def text_under_a_box_must_go() -> Case:
    """The plainest case."""
    return Case("text", plain())


@case
def boxes_across_each_other_must_announce_themselves() -> Case:
    """A person drew a box over one that was there: the fixed words of both fall on one another."""
    rects = ((58, 145, 290, 163), (58, 145, 230, 163))
    return Case("across", plain(), boxes=boxes(*rects))


@case
def boxes_shifted_against_each_other_must_announce_themselves() -> Case:
    """Text layer and OCR saw one name in two places, a little apart."""
    return Case("shifted", plain(), boxes=boxes(SECRET_BOX, (58, 145, 105, 160), (61, 144, 111, 161)))


@case
def syllables_spelled_letter_by_letter_must_go() -> Case:
    """The font says each syllable as its letters (NFD), as some systems write it."""
    return Case("nfd", saying(plain(), lambda character: unicodedata.normalize("NFD", character)))


def saying(content: bytes, said: Callable[[str], str]) -> bytes:
    """The paper with other texts for the syllables its fonts draw."""

    def change(pdf: pikepdf.Pdf) -> None:
        for each in pdf.objects:
            table = each.get("/ToUnicode") if isinstance(each, pikepdf.Dictionary) else None
            if table is not None:
                table.write(re.sub(rb"<([0-9A-Fa-f]{4})>", _said, table.read_bytes()))

    def _said(match: re.Match[bytes]) -> bytes:
        character = chr(int(match[1], 16))
        text = said(character) if "가" <= character <= "힣" else character
        return b"<%s>" % text.encode("utf-16-be").hex().upper().encode()

    return changed(content, change)


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
    drawing = b"q " + content_of(plain()).replace(b"BT", b"BT 7 Tr") + b" 0 g 0 0 320 200 re f Q"

    def change(pdf):
        pdf.pages[0].obj.Contents = pikepdf.Stream(pdf, drawing)

    return Case("clip", changed(plain(), change), kept=(), in_pixels=True)


def content_of(content: bytes) -> bytes:
    """The drawing of the first page, unpacked."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return pdf.pages[0].Contents.read_bytes()


@case
def letters_drawn_as_outlines_must_go() -> Case:
    """The name as vector paths, with no text at all."""
    content = with_content(drawn(write_kept), f"0 g {outlined_name()} f".encode())
    return Case("outlines", content, (NAME,), in_pixels=True)


@case
def outlines_in_the_colour_of_the_paper_must_go() -> Case:
    """The name as white paths on white, where no box is."""
    return Case("white", with_content(plain(), f"q 1 0 0 1 0 -100 cm 1 g {outlined_name()} f Q".encode()))


@case
def outlines_under_a_white_area_must_go() -> Case:
    """Somebody covered the name with a white rectangle, where no box is."""
    drawing = f"q 1 0 0 1 0 -100 cm 0 g {outlined_name()} f Q 1 g 50 40 200 30 re f"
    return Case("whited", with_content(plain(), drawing.encode()))


@case
def pen_strokes_must_go() -> Case:
    """A signature drawn with a pen."""
    drawing = b"1 w 60 150 m 90 162 120 140 150 158 c 180 148 l 210 160 l S"
    return Case("strokes", with_content(drawn(write_kept), drawing), secrets=())


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
def spoofed_actual_text_must_go() -> Case:
    """The name is drawn, but a replacement text says something harmless to readers."""
    whole = content_of(plain())
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


@case
def narrow_letters_in_wide_cells_must_stay() -> Case:
    """Latin letters of a Korean font that is not embedded: each stands in the middle of the width of a syllable."""
    line, name = (f"<{text.encode('cp949').hex()}>".encode() for text in ("담당: r.ji, l!", NAME))

    def change(pdf):
        page = pdf.pages[0].obj
        page.MediaBox = Array([0, 0, *SIZE])
        page.Contents = pikepdf.Stream(pdf, b"BT /A 12 Tf 20 110 Td " + line + b" Tj 0 40 Td " + name + b" Tj ET")

    wide = changed(WARM_UP_PAPER, change)
    return Case("wide cells", wide, secrets=(NAME,), kept=("담당:", "r.ji,", "l!"), boxes=boxes((18, 145, 80, 163)))


@case
def what_runs_off_the_page_must_go() -> Case:
    """A line is longer than the page, and detection marks the value it ends with where nobody sees it."""

    def draw(sheet):
        write_secret(sheet)
        sheet.drawString(SIZE[0] + 10, 60, NAME)

    beyond = Box(1, (SIZE[0] + 8, 56, SIZE[0] + 80, 74), Ground.G6, BoxSource.DETECTOR)
    return Case("beyond", drawn(draw), boxes=(*boxes(SECRET_BOX), beyond))
