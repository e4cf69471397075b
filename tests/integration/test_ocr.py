"""Scanned pages: what OCR reads of them, where it stands, and when a page counts as unread."""

import io

import pikepdf
import pypdfium2 as pdfium
import pytest
from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Stream
from PIL import Image, ImageDraw, ImageFont

from redaction import rendering
from redaction.config import Limits
from redaction.inspecting import inspect
from redaction.reading import engines, ocr, read, sheets, warm_up
from redaction.reading.engines import Word
from redaction.reading.lines import Written
from redaction.reading.merging import joined, united
from redaction.rendering import FONT_FOLDER
from redaction.types import TextOrigin
from tests.faults.handmade import paper, saved

LINES = ("민원 처리 결과 알림", "신청인 성명: 홍길동", "주민등록번호: 850101-1234567", "전자우편 hong@example.kr")
PIXELS_A_POINT = 200 / 72


def scanned_look(lines=LINES, turns=0):
    """A page of words as a scanner gives it, A4 at 200 dpi, turned by quarters."""
    picture = Image.new("L", (1654, 2339), 255)
    font = ImageFont.truetype(str(FONT_FOLDER / "NanumGothic.ttf"), 36)
    for place, line in enumerate(lines):
        ImageDraw.Draw(picture).text((200, 200 + 80 * place), line, fill=20, font=font)
    return picture.rotate(90 * turns, expand=True) if turns else picture


def page_of(picture, drawing=b"", rotate=0):
    """A page that shows a picture from edge to edge, with further drawing before it."""
    width_pt, height_pt = (side / PIXELS_A_POINT for side in picture.size)
    pdf = paper(content=drawing + b" q %f 0 0 %f 0 0 cm /Im Do Q" % (width_pt, height_pt))
    packed = io.BytesIO()
    picture.save(packed, "JPEG", quality=80)
    image = Stream(pdf, packed.getvalue(), Filter=Name.DCTDecode)
    image.Type, image.Subtype, image.Width, image.Height = Name.XObject, Name.Image, *picture.size
    image.BitsPerComponent, image.ColorSpace = 8, Name.DeviceGray
    page = pdf.pages[0].obj
    page.Resources.XObject = Dictionary(Im=pdf.make_indirect(image))
    page.MediaBox = Array([0, 0, width_pt, height_pt])
    page.Rotate = rotate
    return saved(pdf)


def read_page(content):
    """The first page as stage 3 reads it."""
    return read(content, inspect(content, Limits())).pages[0]


def place_of(page, text):
    """The box around a text on its page."""
    at = page.text.index(text)
    rects = page.rects[at : at + len(text)]
    return min(r[0] for r in rects), min(r[1] for r in rects), max(r[2] for r in rects), max(r[3] for r in rects)


def test_a_scanned_page_is_read_with_places():
    """Names, numbers and mail addresses on a scan are read, each where it stands."""
    warm_up()
    page = read_page(page_of(scanned_look()))
    assert page.origin is TextOrigin.OCR
    for words in ("홍길동", "850101-1234567", "hong@example.kr"):
        assert words in page.text
    assert page.confidence > 0.7
    x0, y0, _, y1 = place_of(page, "850101-1234567")
    top = 2339 - (200 + 80 * 2)
    font = ImageFont.truetype(str(FONT_FOLDER / "NanumGothic.ttf"), 36)
    assert x0 == pytest.approx((200 + font.getlength("주민등록번호: ")) / PIXELS_A_POINT, abs=4)
    assert y0 < (top - 20) / PIXELS_A_POINT < y1


ROWS = (
    ("성명", "연락처", "전자우편"),
    ("홍길동", "010-2345-6781", "hong@example.kr"),
    ("남궁민수", "010-3456-7892", "namgung@example.kr"),
    ("김영희", "010-4567-8903", "kim@example.kr"),
)
LEFTS, TOP, HEIGHT = (200, 520, 960, 1480), 400, 110


def scanned_table(degrees=0.0, rows=ROWS):
    """A ruled table of three columns under a heading, as a scanner gives it, laid on the glass a little aslant."""
    picture = scanned_look(("보조 인력 명단",))
    draw = ImageDraw.Draw(picture)
    font = ImageFont.truetype(str(FONT_FOLDER / "NanumGothic.ttf"), 36)
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            place = (LEFTS[column], TOP + number * HEIGHT, LEFTS[column + 1], TOP + (number + 1) * HEIGHT)
            draw.rectangle(place, outline=0, width=3)
            draw.text((place[0] + 25, place[1] + 30), text, fill=20, font=font)
    return picture.rotate(degrees, resample=Image.Resampling.BICUBIC, fillcolor=255)


@pytest.mark.parametrize("degrees", [0.0, 1.2], ids=["straight", "aslant"])
def test_a_scanned_table_is_read_cell_by_cell(degrees):
    """Each row of a ruled table is one line, its values whole, and each stands in its cell."""
    warm_up()
    page = read_page(page_of(scanned_table(degrees)))
    assert page.origin is TextOrigin.OCR
    for name, phone, mail in ROWS[1:]:
        assert f"{name} {phone[:8]}" in page.text
        assert mail in page.text
    first, second = (place_of(page, row[1][:8]) for row in ROWS[1:3])
    assert LEFTS[1] / PIXELS_A_POINT - 6 < first[0] < first[2] < LEFTS[2] / PIXELS_A_POINT + 6
    assert first[1] > second[3]


@pytest.fixture
def shown(monkeypatch):
    """The number of the engine and the size of each picture that tesseract was really shown."""
    seen = []
    recognise = engines._recognised
    numbers = {id(engine.api): number for number, engine in enumerate(engines.engines())}

    def watched(api, picture, milliseconds):
        seen.append((numbers[id(api)], picture.size))
        return recognise(api, picture, milliseconds)

    monkeypatch.setattr(engines, "_recognised", watched)
    return seen


def grainy(picture):
    """The picture as a scanner has it that tells grey from white: paper of a little grain."""
    return Image.blend(picture, Image.effect_noise(picture.size, 60), 0.06)


def test_beside_a_scanned_table_only_what_is_inked_is_read(shown):
    """Of the grain of white paper below a table nothing is made up, and no time is lost over it."""
    page = read_page(page_of(grainy(scanned_table())))
    assert "보조 인력 명단" in page.text
    assert len("".join(page.text.split())) < 2.5 * len("".join(map("".join, ROWS)))
    assert not [size for _, size in shown if size[1] > 3000]


def test_a_dense_scanned_table_is_looked_at_by_its_cells(shown):
    """A table that is read well cell by cell lies as it is read: no page is looked at, and no cell read twice."""
    rows = (*ROWS, *ROWS[1:] * 3)
    page = read_page(page_of(scanned_table(rows=rows)))
    assert page.text.count("남궁민수") >= 4
    assert not [size for _, size in shown if size[1] > 1000]
    assert len([size for engine, size in shown if engine == 3]) <= 3 * len(rows)


@pytest.mark.parametrize("turns", [1, 2, 3])
def test_a_scanned_table_on_its_side_is_read(turns):
    """However a dense table lay on the glass, its cells tell which way up it is."""
    picture = scanned_table(rows=(*ROWS, *ROWS[1:] * 3)).rotate(90 * turns, expand=True)
    page = read_page(page_of(picture))
    assert "남궁민수 010-3456" in page.text
    assert "보조 인력 명단" in page.text


def test_white_words_on_a_dark_field_below_a_table_are_read():
    """What stands out from its paper is ink, be it darker or lighter."""
    picture = scanned_table()
    top = TOP + HEIGHT * len(ROWS) + 100
    ImageDraw.Draw(picture).rectangle((150, top, 1500, top + 140), fill=30)
    font = ImageFont.truetype(str(FONT_FOLDER / "NanumGothic.ttf"), 40)
    ImageDraw.Draw(picture).text((300, top + 40), "담당 신청인 성명 홍길동", fill=250, font=font)
    assert "담당 신청인 성명 홍길동" in read_page(page_of(picture)).text


def test_an_empty_cell_of_a_scan_parts_no_row():
    """Where a column was left empty, what stands before and behind it is read as one row still."""
    rows = tuple((name, "", phone) for name, phone, _mail in ROWS)
    page = read_page(page_of(scanned_table(rows=rows)))
    for name, _empty, phone in rows[1:]:
        assert f"{name} {phone[:8]}" in page.text


@pytest.mark.parametrize(("turns", "rotate"), [(1, 0), (1, 90), (2, 0), (3, 0)])
def test_a_scan_that_lies_on_its_side_is_read(turns, rotate):
    """However the paper lay on the glass, its words are found, and their places are those of the page."""
    page = read_page(page_of(scanned_look(turns=turns), rotate=rotate))
    assert "850101-1234567" in page.text
    x0, y0, x1, y1 = place_of(page, "850101-1234567")
    assert (x1 - x0 < y1 - y0) == (turns in (1, 3))
    first = page.rects[page.text.index("850101")]
    last = page.rects[page.text.index("850101") + 13]
    assert {1: first[1] < last[1], 2: first[0] > last[0], 3: first[1] > last[1]}[turns]


def test_a_scan_with_a_text_layer_is_read_twice():
    """The layer of the scanner's own OCR is not believed alone."""
    layer = b"BT 3 Tr /F1 12 Tf 72 700 Td (wrong words of another OCR, 999999-9999999) Tj ET"
    page = read_page(page_of(scanned_look(), layer))
    assert page.origin is TextOrigin.BOTH
    assert "999999-9999999" in page.text
    assert "850101-1234567" in page.text


def test_a_picture_nobody_can_read_is_unreadable():
    """A page of noise was not read, and says so."""
    noise = Image.effect_noise((800, 800), 90)
    page = read_page(page_of(noise.resize((1654, 2339))))
    assert page.origin is TextOrigin.UNREADABLE


def test_a_page_nobody_had_time_to_look_at_is_unread_and_not_wordless(monkeypatch):
    """On a machine so busy that no look ends, a page full of words does not count as one without any."""

    def read_without_time(picture):
        with rendering.opened(page_of(picture)) as document:
            return ocr.recognise(document[0])

    warm_up()
    noise = Image.effect_noise((800, 800), 90).resize((1654, 2339))
    assert not read_without_time(noise).is_cut_short
    monkeypatch.setattr(sheets, "LOOK_MILLISECONDS", 1)
    for picture in (scanned_look(LINES * 6), noise):
        assert read_without_time(picture).is_cut_short


def test_a_white_scan_is_blank():
    """The empty back of a sheet is blank."""
    page = read_page(page_of(Image.new("L", (400, 400), 255)))
    assert (page.origin, page.text, page.confidence) == (TextOrigin.BLANK, "", 0.0)


def test_a_page_of_ruled_lines_is_blank_and_one_of_curves_is_unread():
    """An empty form with rules holds nothing; strokes that may be letters do."""
    rules = b" ".join(b"50 %d m 500 %d l S" % (y, y) for y in range(100, 800, 50))
    assert read_page(saved(paper(content=rules))).origin is TextOrigin.BLANK
    curve = b"3 w 100 100 m 200 300 300 300 400 100 c S"
    assert read_page(saved(paper(content=curve))).origin is TextOrigin.UNREADABLE
    scratches = b" ".join(b"%d 100 m %d 102 l S" % (x % 500, x % 500) for x in range(1000))
    assert read_page(saved(paper(content=scratches))).origin is TextOrigin.UNREADABLE


@pytest.mark.parametrize(("side", "origin"), [(30, TextOrigin.BLANK), (300, TextOrigin.UNREADABLE)])
def test_a_badge_alone_is_no_scan(side, origin):
    """A badge too small for a line of writing leaves a page with a rule blank; a large picture does not."""
    badge = Image.new("L", (80, 80), 255)
    ImageDraw.Draw(badge).ellipse((5, 5, 75, 75), fill=90)
    pdf = paper(content=b"50 60 m 500 60 l S q %d 0 0 %d 50 400 cm /Im Do Q" % (side, side))
    image = Stream(pdf, badge.tobytes(), Type=Name.XObject, Subtype=Name.Image, Width=80, Height=80)
    image.BitsPerComponent, image.ColorSpace = 8, Name.DeviceGray
    pdf.pages[0].obj.Resources.XObject = Dictionary(Im=pdf.make_indirect(image))
    assert read_page(saved(pdf)).origin is origin


def test_letters_drawn_as_outlines_are_read_by_their_looks():
    """Text turned into curves has no letters, but people read it, and so does OCR."""
    page = read_page(saved(outlined("등록번호 850101-1234567")))
    assert page.origin is TextOrigin.OCR
    assert "850101-1234567" in page.text


class _Outlines(BasePen):
    """Writes a glyph's outline as path operators, at a place and a scale."""

    def __init__(self, glyphs, left, scale):
        super().__init__(glyphs)
        self.drawn = []
        self._left, self._scale = left, scale

    def _write(self, operator, *points):
        numbers = [number for x, y in points for number in (self._left + x * self._scale, 700 + y * self._scale)]
        self.drawn.append(" ".join(f"{number:.2f}" for number in numbers) + f" {operator}")

    def _moveTo(self, point):  # noqa: N802 (the name fontTools calls)
        self._write("m", point)

    def _lineTo(self, point):  # noqa: N802 (the name fontTools calls)
        self._write("l", point)

    def _curveToOne(self, one, two, point):  # noqa: N802 (the name fontTools calls)
        self._write("c", one, two, point)

    def _closePath(self):  # noqa: N802 (the name fontTools calls)
        self.drawn.append("h")


def outlined(words):
    """A page on which the words are drawn as filled paths, as graphics programs export them."""
    font = TTFont(FONT_FOLDER / "NanumGothic.ttf")
    glyphs, names, left = font.getGlyphSet(), font.getBestCmap(), 72.0
    drawing = []
    for letter in words:
        pen = _Outlines(glyphs, left, 20 / font["head"].unitsPerEm)
        glyphs[names[ord(letter)]].draw(pen)
        drawing.append("\n".join([*pen.drawn, "f"]))
        left += glyphs[names[ord(letter)]].width * 20 / font["head"].unitsPerEm
    return paper(content="\n".join(drawing).encode())


def test_text_that_repeats_the_layer_is_told_once():
    """What OCR reads like the text layer is not doubled."""
    small = scanned_look(("사진 속 이름 김구례",)).crop((150, 150, 1000, 300))
    words = b"BT /F1 14 Tf 72 400 Td (An ordinary page of a paper, with a picture) Tj ET"
    pdf = pikepdf.open(io.BytesIO(page_of(small, words)))
    pdf.pages[0].obj.MediaBox = Array([0, 0, 595, 842])
    page = read_page(saved(pdf))
    assert page.text.count("ordinary") == 1
    assert "김구례" in page.text
    assert page.origin is TextOrigin.BOTH


def test_two_passes_are_united():
    """Lines both passes read alike are kept once, others twice, each on a line of its own."""
    first = [Word("같음", (0, 0, 10, 10), 0.9, 1), Word("틀림", (0, 20, 10, 30), 0.9, 2)]
    second = [Word("같음", (0, 0, 10, 10), 0.9, 1), Word("맞음", (0, 20, 10, 30), 0.9, 2)]
    assert [(word.text, word.line) for word in united([first, second])] == [("같음", 1), ("틀림", 2), ("맞음", 3)]
    assert united([]) == []
    assert joined(Written("", ()), Written("a", (None,))).text == "a"
    assert joined(Written("a", (None,)), Written("", ())).text == "a"


@pytest.mark.parametrize(
    ("words", "gap", "text"),
    [
        (("방", "문", "객"), 4, "방문객"),
        (("방", "문", "객"), 5, "방 문 객"),
        (("신청", "인"), 2.9, "신청인"),
        (("주민", "및"), 4, "주민 및"),
        (("3", "급"), 4, "3 급"),
    ],
)
def test_syllables_that_ocr_tore_are_one_word(words, gap, text):
    """Between lone syllables a blank is wider than between words, whose letters stand as close."""
    read_words, left = [], 0.0
    for word in words:
        right = left + 10 * len(word)
        read_words.append(Word(word, (left, 0, right, 10), 0.9, 1))
        left = right + gap
    assert ocr.written_words(read_words).text == text


def test_a_very_large_page_is_read_at_fewer_pixels():
    """A plan of several metres is read within the budget of pixels."""
    content = page_of(scanned_look())
    pdf = pikepdf.open(io.BytesIO(content))
    pdf.pages[0].obj.MediaBox = Array([0, 0, 3000, 3000])
    document = pdfium.PdfDocument(saved(pdf))
    assert ocr.recognise(document[0]).has_ink
