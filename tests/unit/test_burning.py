"""Burning: every page rebuilt, what was boxed gone, what was not kept."""

import hashlib
import io
import math
import zlib

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageDraw
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas

from redaction import rendering
from redaction.burning import burn
from redaction.burning.encoding import FLATE_LEVEL
from redaction.burning.outlines import LINE, MOVE, Outline, OutlineFont, OutlineFonts, write_font
from redaction.config import Limits, RedactionConfig
from redaction.errors import BoxRefused, CannotRemove, Encrypted, Malformed, ParsersDisagree, TooLarge
from redaction.types import Box, Decisions, Ground, PageMethod, Rect

CONFIG = RedactionConfig(value_hash_key=b"k" * 32, signing_key=b"s" * 32)
NAME_BOX: Rect = (20, 148, 54, 160)

pdfmetrics.registerFont(TTFont("Nanum", str(rendering.FONT_FOLDER / "NanumGothic.ttf")))


def paper(pages: int = 1, **page_keys: object) -> bytes:
    """A small paper whose first line begins with a name to be boxed."""
    out = io.BytesIO()
    drawn = canvas.Canvas(out, pagesize=(300, 200), invariant=True)
    for _ in range(pages):
        drawn.setFont("Nanum", 12)
        drawn.drawString(20, 150, "홍길동은 구례읍 주민 hello gy")
        drawn.drawString(20, 120, "둘째 줄 그대로")
        drawn.showPage()
    drawn.save()
    with pikepdf.open(out) as pdf:
        for page in pdf.pages:
            for key, value in page_keys.items():
                page.obj[f"/{key}"] = pikepdf.Array(value) if isinstance(value, list) else value
        changed = io.BytesIO()
        pdf.save(changed)
    return changed.getvalue()


def burned(
    content: bytes,
    *rects: Rect,
    page: int = 1,
    config: RedactionConfig = CONFIG,
    pictures: frozenset[int] = frozenset(),
):
    """The output of boxes on one page; `pictures` are the pages wanted as pictures."""
    boxes = tuple(Box(page, rect, Ground.G6) for rect in rects)
    sha256 = hashlib.sha256(content).hexdigest()
    return burn(content, Decisions(sha256, boxes, frozenset(), pictures, "공개 문서"), config, lambda _done, _of: None)


def text_of(content: bytes, page: int = 1) -> str:
    """A page's text as pdfium reads it."""
    with rendering.opened(content) as document:
        return document[page - 1].get_textpage().get_text_range()


def test_a_boxed_name_goes_and_its_neighbours_stay():
    """The name leaves the text; particle, line and other lines stay; the box says why."""
    text = text_of(burned(paper(), NAME_BOX).content)
    assert "홍길동" not in text
    assert "비공개 (제9조제1항제6호)" in text
    assert "은 구례읍 주민 hello gy" in text
    assert "둘째 줄 그대로" in text


def test_the_same_input_gives_the_same_bytes():
    """Burning twice gives one sha256, so that a proof can be repeated."""
    content = paper(2)
    one, two = burned(content, NAME_BOX), burned(content, NAME_BOX)
    assert one == two
    assert one.sha256 == hashlib.sha256(one.content).hexdigest()
    assert one.methods == (PageMethod.VECTOR, PageMethod.VECTOR)


def test_objects_are_packed_by_the_one_library_that_gives_the_same_bytes_everywhere():
    """The tags of long tables take little of a file, and do not depend on who packs them."""
    content = burned(paper(2), NAME_BOX).content
    assert b"/StructElem" not in content
    with pikepdf.open(io.BytesIO(content)) as pdf:
        holders = [each for each in pdf.objects if isinstance(each, pikepdf.Stream) and each.get("/Type") == "/ObjStm"]
        assert holders
        for each in holders:
            assert zlib.compress(each.read_bytes(), FLATE_LEVEL) == each.read_raw_bytes()


def test_no_boxes_is_a_valid_decision():
    """A paper with nothing to hide is rebuilt whole."""
    assert "홍길동은 구례읍" in text_of(burned(paper()).content)


def test_the_box_is_opaque_and_of_one_colour():
    """Where the name stood there is one dark gray, in the picture itself too."""
    content = burned(paper(), NAME_BOX, pictures=frozenset({1})).content
    image = rendering.render_page(content, 1, 900)
    window = image.crop((66, 126, 156, 150))
    assert window.getcolors() == [(window.width * window.height, (51, 51, 51))]
    with pikepdf.open(io.BytesIO(content)) as pdf:
        stored = pikepdf.PdfImage(pdf.pages[0].Resources.XObject.I).as_pil_image().convert("L")
    scale = stored.width / 300
    inner = stored.crop((math.ceil(24 * scale), math.ceil(44 * scale), int(50 * scale), int(50 * scale)))
    assert inner.getextrema() == (51, 51)


@pytest.mark.parametrize(
    "keys",
    [
        {},
        {"Rotate": 90},
        {"Rotate": 180},
        {"Rotate": 270},
        {"MediaBox": [-30, -20, 300, 200]},
        {"CropBox": [10, 20, 290, 190]},
        {"Rotate": 90, "CropBox": [10, 20, 290, 190]},
        {"UserUnit": 2.5},
    ],
    ids=["plain", "turned", "upside_down", "turned_back", "negative_origin", "cropped", "turned_cropped", "large_unit"],
)
def test_the_page_keeps_its_place_and_looks(keys):
    """Turned, cropped and shifted pages look as before outside the box, and the box sits where it was drawn."""
    content = paper(**keys)
    output = burned(content, NAME_BOX).content
    before, after = (rendering.render_page(bytes_, 1, 600) for bytes_ in (content, output))
    assert before.size == after.size
    difference = ImageChops.difference(before, after).convert("L").point(lambda value: 255 if value > 96 else 0)
    changed = difference.histogram()[255]
    assert changed < 0.02 * before.width * before.height
    with rendering.opened(output) as document:
        page = document[0]
        found = [at for at in range(400) if _char_at(page, at) == "비"]
        box = page.get_textpage().get_charbox(found[0])
    assert NAME_BOX[0] <= box[0] <= box[2] <= NAME_BOX[2]
    assert NAME_BOX[1] <= box[1] <= box[3] <= NAME_BOX[3]
    with pikepdf.open(io.BytesIO(output)) as pdf:
        assert float(pdf.pages[0].obj.get("/UserUnit", 1)) == keys.get("UserUnit", 1)


def _char_at(page: pypdfium2.PdfPage, at: int) -> str:
    return page.get_textpage().get_text_range(at, 1) if at < page.get_textpage().count_chars() else ""


def test_half_covered_letters_go_whole():
    """A box drawn over half of each letter removes the letters, below and above the line of writing too."""
    output = burned(paper(), (21, 153, 50, 156)).content
    assert "홍" not in text_of(output)
    assert rendering.render_page(output, 1, 900).crop((63, 126, 153, 152)).getcolors() == [(90 * 26, (51, 51, 51))]


@pytest.mark.parametrize(
    "rect",
    [(5, 5, 5, 9), (9, 5, 5, 9), (0, 0, math.nan, 5), (0, 0, math.inf, 5), (400, 400, 500, 500)],
    ids=["empty", "backwards", "no_number", "endless", "off_the_page"],
)
def test_a_box_that_is_no_box_is_refused(rect):
    """Empty, endless and misplaced boxes are refused, not ignored."""
    with pytest.raises(BoxRefused):
        burned(paper(), rect)


def test_a_box_on_a_missing_page_is_refused():
    """A box on page 2 of a one-page paper is refused."""
    with pytest.raises(BoxRefused):
        burned(paper(), NAME_BOX, page=2)


def test_decisions_of_another_file_are_refused():
    """Decisions made for one file cannot be applied to another."""
    decisions = Decisions("0" * 64, (), frozenset(), frozenset(), "")
    with pytest.raises(BoxRefused):
        burn(paper(), decisions, CONFIG, lambda _done, _of: None)


def test_invisible_words_do_not_come_back():
    """Hidden, white and covered words of the original are not in the output."""
    out = io.BytesIO()
    drawn = canvas.Canvas(out, pagesize=(300, 200))
    drawn.setFont("Nanum", 12)
    drawn.drawString(20, 150, "보이는 글")
    drawn.setFillColorRGB(1, 1, 1)
    drawn.drawString(20, 120, "흰색")
    drawn.setFillColorRGB(0, 0, 0)
    drawn.drawString(20, 90, "덮임")
    drawn.rect(10, 80, 100, 30, fill=1)
    hidden = drawn.beginText(20, 50)
    hidden.setTextRenderMode(3)
    hidden.textOut("숨김")
    drawn.drawText(hidden)
    drawn.save()
    text = text_of(burned(out.getvalue()).content)
    assert text.split() == ["보이는", "글"]


def test_standing_and_slanted_lines_keep_their_direction():
    """Words written upward or aslant are kept, and a tall box carries its words upward."""
    out = io.BytesIO()
    drawn = canvas.Canvas(out, pagesize=(300, 200))
    drawn.setFont("Nanum", 12)
    drawn.saveState()
    drawn.translate(50, 20)
    drawn.rotate(90)
    drawn.drawString(0, 0, "위로 쓴 이름")
    drawn.restoreState()
    drawn.rotate(15)
    drawn.drawString(120, 40, "기울인 글")
    drawn.save()
    text = text_of(burned(out.getvalue(), (38, 50, 52, 100)).content)
    assert "위로" in text
    assert "이름" not in text
    assert "비공개 (제9조제1항제6호)" in text.replace("\r\n", "")
    assert "기울인" in text.replace("\r\n", "")


def scan(image: Image.Image) -> bytes:
    """A paper that is one picture."""
    out = io.BytesIO()
    drawn = canvas.Canvas(out, pagesize=(300, 200))
    drawn.drawImage(ImageReader(image), 0, 0, 300, 200)
    drawn.save()
    return out.getvalue()


def test_a_black_and_white_scan_stays_black_and_white():
    """A two-level scan is packed as a facsimile, not inverted."""
    image = Image.new("L", (626, 417), 255)
    ImageDraw.Draw(image).rectangle((20, 20, 120, 90), fill=0)
    output = burned(scan(image)).content
    with pikepdf.open(io.BytesIO(output)) as pdf:
        assert str(pdf.pages[0].Resources.XObject.I.Filter) in ("/CCITTFaxDecode", "/FlateDecode")
    drawn = rendering.render_page(output, 1, 626).convert("L")
    assert drawn.getpixel((70, 50)) == 0
    assert drawn.getpixel((300, 200)) == 255


@pytest.mark.slow
def test_a_page_too_rich_for_its_budget_is_drawn_coarser():
    """A page of coloured noise still fits 250 KiB."""
    noise = Image.effect_noise((1240, 1754), 120)
    image = Image.merge("RGB", (noise, noise.rotate(180), noise.transpose(Image.Transpose.FLIP_LEFT_RIGHT)))
    out = io.BytesIO()
    drawn = canvas.Canvas(out, pagesize=(595, 842))
    drawn.drawImage(ImageReader(image), 0, 0, 595, 842)
    drawn.save()
    assert len(burned(out.getvalue()).content) < 700 * 1024


def test_a_face_without_the_letter_is_refused():
    """A paper whose font lacks a letter here is refused: the picture would silently lose it."""
    content = rendering.WARM_UP_PAPER.replace(b"<B1B8B7CA> Tj ET \n", b"<8141A2E8> Tj ET \n")
    with pytest.raises(CannotRemove):
        burned(content.replace(b"Korea1", b"Japan1").replace(b"KSCms-UHC-H", b"90ms-RKSJ-H"))


def test_locked_broken_and_empty_files_are_refused():
    """Each bad file gets its own refusal."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    locked, empty = io.BytesIO(), io.BytesIO()
    pdf.save(locked, encryption=pikepdf.Encryption(user="u", owner="o"))
    pikepdf.new().save(empty)
    for content, refusal in (
        (locked.getvalue(), Encrypted),
        (b"%PDF-1.7 nothing", Malformed),
        (empty.getvalue(), (Malformed, ParsersDisagree)),
    ):
        with pytest.raises(refusal):
            burned(content)


def test_an_output_far_larger_than_its_input_is_refused():
    """A paper that would swell without bounds is refused."""
    limits = Limits(output_factor=0.0, output_extra_bytes=10)
    with pytest.raises(TooLarge):
        burned(paper(), config=RedactionConfig(value_hash_key=b"k", signing_key=b"s" * 32, limits=limits))


def test_a_font_that_is_not_embedded_is_drawn_anew():
    """Its letters stand as pdfium sets the stand-in, in a font that the result brings along."""
    pdfmetrics.registerFont(UnicodeCIDFont("HYSMyeongJo-Medium"))
    out = io.BytesIO()
    drawn = canvas.Canvas(out, pagesize=(300, 200), invariant=True)
    drawn.setFont("HYSMyeongJo-Medium", 12)
    drawn.drawString(20, 150, "홍길동은 구례읍 주민")
    drawn.save()
    result = burned(out.getvalue(), (20, 148, 56, 162))
    assert result.methods == (PageMethod.VECTOR,)
    assert "구례읍 주민" in text_of(result.content)
    assert "홍" not in text_of(result.content)


def test_letters_of_no_font_are_refused():
    """Where the paper tells no font there is no outline either, and the page cannot be drawn anew."""
    with pytest.raises(CannotRemove):
        OutlineFonts().place(0, "가")


def test_an_outline_nobody_closed_is_closed():
    """Fonts end their outlines as they like; the result's font has each of them closed, with the same shape."""

    def program(*closing: bool) -> bytes:
        corners = ((0.0, 0.0), (0.5, 0.0), (0.5, 0.5)), ((0.6, 0.0), (0.9, 0.0), (0.9, 0.5))
        segments = [
            (MOVE if at == 0 else LINE, x, y, closes and at == 2)
            for triangle, closes in zip(corners, closing, strict=True)
            for at, (x, y) in enumerate(triangle)
        ]
        with pikepdf.new() as pdf:
            font = write_font(pdf, OutlineFont({"가": Outline(tuple(segments), 1000)}), 0, "가")
            return font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()

    assert program(False, False) == program(True, False) == program(True, True)


def test_a_rule_beside_a_box_stays_as_thin_as_it_was():
    """A box that reaches into the rule of a table cuts it across; the rest is drawn as one stroke."""
    out = io.BytesIO()
    drawn = canvas.Canvas(out, pagesize=(300, 200), invariant=True)
    drawn.setFont("Nanum", 12)
    drawn.drawString(20, 150, "홍길동")
    drawn.setLineWidth(0.5)
    drawn.line(60, 20, 60, 190)
    drawn.save()
    result = burned(out.getvalue(), (20, 148, 60.1, 162))
    assert result.methods == (PageMethod.VECTOR,)
