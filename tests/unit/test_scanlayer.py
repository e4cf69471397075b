"""Scanned pages: what OCR read outside boxes stays as invisible words, nothing of what it read inside does."""

import hashlib
import io

from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas

from redaction import rendering, verifying
from redaction.burning import burn
from redaction.config import RedactionConfig
from redaction.types import Box, Decisions, Ground, PageText, PageTexts, Rect, TextOrigin

CONFIG = RedactionConfig(value_hash_key=b"k" * 32, signing_key=b"s" * 32)
NAME, LINE, SECOND = "남궁혜란", "민원처리 결과를", "알려드립니다"
NAME_BOX: Rect = (58, 145, 110, 165)


def scan() -> bytes:
    """A page that is one picture: a label and a name on the first line, two words and one below."""
    face = ImageFont.truetype(str(rendering.FONT_FOLDER / "NanumGothic.ttf"), 48)
    picture = Image.new("L", (1280, 800), 255)
    draw = ImageDraw.Draw(picture)
    for (x, y), text in (((80, 150), "성명:"), ((240, 150), NAME), ((80, 310), LINE), ((80, 470), SECOND)):
        draw.text((x, y), text, 0, face)
    out = io.BytesIO()
    sheet = canvas.Canvas(out, pagesize=(320, 200), invariant=True)
    sheet.drawImage(ImageReader(picture), 0, 0, 320, 200)
    sheet.save()
    return out.getvalue()


def read(*lines: tuple[float, float, str], hidden: str = "") -> PageTexts:
    """What OCR is to have read: lines at places, twelve points high; `hidden` is text of a layer before them."""
    text, rects = hidden, [None] * len(hidden)
    for x, y, line in lines:
        text += line + "\n"
        rects += [None if each == " " else (x + 12 * at, y, x + 12 * (at + 1), y + 12) for at, each in enumerate(line)]
        rects.append(None)
    page = PageText(1, text, tuple(rects), TextOrigin.OCR, 0.9, len(hidden))
    return PageTexts(hashlib.sha256(scan()).hexdigest(), (page,), ())


WHOLE = read((20, 150, "성명:"), (60, 150, NAME), (20, 110, LINE), (20, 70, SECOND))


def burned(texts: PageTexts, *rects: Rect) -> bytes:
    """The output of boxes on the scan."""
    content = scan()
    boxes = tuple(Box(1, rect, Ground.G6) for rect in rects)
    decisions = Decisions(hashlib.sha256(content).hexdigest(), boxes, frozenset(), frozenset(), "공개 문서")
    return burn(content, decisions, CONFIG, lambda _done, _of: None, texts).content


def failed(output: bytes, texts: PageTexts, *rects: Rect) -> set[str]:
    """The checks that the output does not pass."""
    boxes = tuple(Box(1, rect, Ground.G6) for rect in rects)
    return {each.code for each in verifying.check(scan(), output, boxes, CONFIG, texts) if not each.passed}


def text_of(content: bytes) -> str:
    """What a reader finds."""
    with rendering.opened(content) as document:
        return document[0].get_textpage().get_text_range()


def test_what_ocr_read_can_be_searched_in_the_result():
    """The words stand where they are seen, and the verifier takes them."""
    output = burned(WHOLE)
    text = text_of(output)
    assert [word for word in ("성명:", NAME, "민원처리 결과를", SECOND) if word not in text] == []
    assert failed(output, WHOLE) == set()


def test_nothing_that_ocr_read_under_a_box_stays():
    """The name is in no text and no font of the result; its label and the other lines are."""
    output = burned(WHOLE, NAME_BOX)
    text = text_of(output)
    assert all(character not in text for character in NAME)
    assert "성명:" in text
    assert "비공개 (제9조제1항제6호)" in text
    assert failed(output, WHOLE, NAME_BOX) == set()


def test_a_word_half_under_a_box_goes_whole():
    """OCR's places within a word are rough: what stands beside a closed letter of the same word is not told."""
    texts = read((20, 150, f"성명:{NAME}"), (20, 110, LINE))
    assert "성명" not in text_of(burned(texts, NAME_BOX))


def test_two_readings_of_one_place_are_told_once():
    """The second pass often reads a line a little otherwise."""
    texts = read((20, 110, LINE), (21, 109, "민완처리 걸과를"))
    text = text_of(burned(texts))
    assert "민원처리" in text
    assert "민완처리" not in text


def test_text_of_a_hidden_layer_is_not_what_ocr_read():
    """A layer that nobody sees may say anything: only what was read in the picture stays."""
    texts = read((20, 110, LINE), hidden="숨은 글")
    assert "숨은" not in text_of(burned(texts))


def test_words_that_ocr_did_not_read_are_refused():
    """An output may carry no invisible word beyond those of the reading that the verifier itself was given."""
    output = burned(WHOLE)
    assert "V6" in failed(output, read((20, 110, LINE)))
    assert "V6" in failed(output, read((20, 30, LINE), (200, 150, NAME), (20, 70, SECOND), (20, 150, "성명:")))


def test_a_value_that_ocr_read_under_a_box_is_refused_elsewhere():
    """A name that is closed in the scan may not stand in the layer, wherever it is put."""
    assert "V1" in failed(burned(WHOLE), WHOLE, NAME_BOX)
    assert "V2" in failed(burned(WHOLE), WHOLE, NAME_BOX)
