"""Where an officer is shown to look: seals, signatures and faces in pictures, and not letters, lines or logos."""

import io
import math

import numpy as np
import pytest
from PIL import Image, ImageDraw
from reportlab.pdfgen.canvas import Canvas

from redaction.config import Limits
from redaction.hinting import hint, warm_up
from redaction.hinting.spots import spots
from redaction.types import HintKind, PageText, PageTexts, TextOrigin

DOTS = 150
PAGE = (1240, 1754)
"""An A4 page at 150 dots an inch: a picture's pixel is 0.48 points."""
POINTS = 72 / DOTS


def page_rect(left, upper, right, lower):
    """Pixels of the picture as points of the page."""
    height = PAGE[1] * POINTS
    return left * POINTS, height - lower * POINTS, right * POINTS, height - upper * POINTS


def paper(draw):
    """A page that is one scan."""
    image = Image.new("RGB", PAGE, (252, 250, 244))
    draw(ImageDraw.Draw(image), image)
    out = io.BytesIO()
    image.save(out, "PDF", resolution=DOTS)
    return out.getvalue()


def read(words=(), *, by_ocr=True):
    """What was read on the page: words with their places in pixels."""
    text, rects = "", []
    for word, (left, upper, right, lower) in words:
        step = (right - left) / len(word)
        text += word + "\n"
        rects += [page_rect(left + step * at, upper, left + step * (at + 1), lower) for at in range(len(word))] + [None]
    page = PageText(1, text, tuple(rects), TextOrigin.OCR, 0.9, 0 if by_ocr else None)
    return PageTexts("0" * 64, (page,), ())


def hints(draw, words=(), **more):
    """What is shown for a page."""
    return hint(paper(draw), read(words, **more), Limits(), lambda done, of: None)


def covers(one, left, upper, right, lower):
    """Whether a hint holds the middle of a place in pixels and does not reach far beyond it."""
    x0, y0, x1, y1 = page_rect(left, upper, right, lower)
    x, y = (x0 + x1) / 2, (y0 + y1) / 2
    holds = one.rect[0] <= x <= one.rect[2] and one.rect[1] <= y <= one.rect[3]
    return holds and one.rect[2] - one.rect[0] < 3 * (x1 - x0) and one.rect[3] - one.rect[1] < 3 * (y1 - y0)


def seal(pen, _image):
    """A round red seal of two centimetres with strokes inside."""
    pen.ellipse((900, 1200, 1020, 1320), outline=(200, 40, 45), width=5)
    pen.line((930, 1230, 990, 1290), fill=(205, 50, 50), width=6)
    pen.line((960, 1225, 960, 1300), fill=(205, 50, 50), width=6)


def signature(pen, _image):
    """A line in black ink that swings, as hands write."""
    way = [(700 + at * 2, 1250 + 28 * math.sin(at / 7) + 12 * math.sin(at / 2.3)) for at in range(90)]
    pen.line(way, fill=(25, 25, 40), width=4)


def face(_pen, image):
    """Skin with shades, eyes and hair in a cell of a form."""
    rows, columns = np.mgrid[0:260, 0:200]
    shade = 30 * np.cos((columns - 100) / 60) * np.cos((rows - 130) / 90)
    skin = np.stack([205 + shade, 155 + shade, 125 + shade], axis=2).astype(np.uint8)
    photo = Image.fromarray(skin)
    pen = ImageDraw.Draw(photo)
    pen.rectangle((0, 0, 200, 50), fill=(30, 25, 20))
    pen.ellipse((55, 110, 75, 120), fill=(20, 20, 20))
    pen.ellipse((125, 110, 145, 120), fill=(20, 20, 20))
    image.paste(photo, (200, 200))


def test_a_red_seal_is_shown():
    """Ring and strokes are one place."""
    (one,) = hints(seal)
    assert one.kind is HintKind.SEAL
    assert covers(one, 900, 1200, 1020, 1320)


def test_strokes_beside_the_word_for_a_signature_are_shown():
    """A name that was read stays beside it; what was not read is the signature."""
    words = [("신청인", (480, 1230, 560, 1262)), ("(서명)", (900, 1232, 985, 1262))]
    (one,) = hints(signature, words)
    assert one.kind is HintKind.SIGNATURE
    assert covers(one, 700, 1210, 880, 1290)


def test_a_place_to_sign_on_a_scan_is_shown_even_without_strokes():
    """A black seal over (인) may have been read away with the letters: the place itself is shown."""
    (one,) = hints(lambda pen, image: None, [("(인)", (900, 1232, 950, 1262))])
    assert one.kind is HintKind.SIGNATURE
    assert covers(one, 900, 1232, 950, 1262)


def test_a_place_to_sign_in_drawn_text_without_strokes_is_not_shown():
    """Beside letters that are drawn nothing can hide, so an empty form stays quiet."""
    assert hints(lambda pen, image: None, [("(인)", (900, 1232, 950, 1262))], by_ocr=False) == ()


def test_a_face_on_a_scan_is_shown():
    """Skin with shades, of the size of a photograph on a form."""
    (one,) = hints(face)
    assert one.kind is HintKind.FACE
    assert covers(one, 200, 200, 400, 460)


@pytest.mark.parametrize(
    "draw",
    [
        lambda pen, image: pen.rectangle((200, 300, 1000, 318), fill=(200, 30, 30)),
        lambda pen, image: pen.rectangle((200, 300, 440, 520), fill=(225, 180, 150)),
        lambda pen, image: pen.ellipse((200, 300, 360, 460), fill=(30, 60, 180)),
        lambda pen, image: pen.text((200, 300), "SEOUL 2026" * 20, fill=(0, 0, 0)),
    ],
    ids=["a red rule", "a field of one colour", "a blue mark", "black letters"],
)
def test_what_is_none_of_them_is_not_shown(draw):
    """Rules, tinted cells, emblems in other colours and letters."""
    assert hints(draw) == ()


def test_a_page_without_pictures_is_not_looked_at():
    """There is nothing in it that its text does not say."""
    from_word = paper(lambda pen, image: None)
    assert hint(from_word, PageTexts("0" * 64, (), ()), Limits(), lambda done, of: None) == ()


def test_a_photograph_placed_on_a_drawn_page_is_shown_also_in_gray():
    """Size, shape and shades of a passport photograph suffice; a signature that was placed is known by its strokes."""
    gray = Image.linear_gradient("L").resize((140, 180))
    strokes = Image.new("L", (220, 80), 255)
    ImageDraw.Draw(strokes).line([(at, 40 + 25 * math.sin(at / 9)) for at in range(10, 210)], fill=0, width=3)
    content = placed((gray, 99, 128), (strokes, 110, 40))
    kinds = [one.kind for one in hint(content, read(by_ocr=False), Limits(), lambda done, of: None)]
    assert kinds == [HintKind.FACE, HintKind.SIGNATURE]


def test_a_logo_placed_on_a_drawn_page_is_no_photograph_and_no_signature():
    """A picture of one colour has neither the shades of a face nor the strokes of a hand."""
    content = placed((Image.new("RGB", (200, 200), (30, 60, 180)), 90, 90))
    assert hint(content, read(by_ocr=False), Limits(), lambda done, of: None) == ()


def test_a_photograph_known_by_its_skin_and_by_its_shape_is_shown_once():
    """An officer is not asked twice to look at one place."""
    sheet = Image.new("RGB", PAGE, (252, 250, 244))
    face(None, sheet)
    content = placed((sheet.crop((200, 200, 400, 460)), 99, 128))
    (one,) = hint(content, read(by_ocr=False), Limits(), lambda done, of: None)
    assert one.kind is HintKind.FACE


def test_a_drawn_page_without_pictures_shows_nothing_to_look_at():
    """Letters and lines alone hold no seal and no face."""
    assert hint(placed(), read(by_ocr=False), Limits(), lambda done, of: None) == ()


def test_a_word_for_a_signature_that_stands_nowhere_is_passed_over():
    """(서명) told in words that have no place on the page leads to no place to look at."""
    words = "신청인 (서명)"
    page = PageText(1, words, (None,) * len(words), TextOrigin.OCR, 0.9, 0)
    assert hint(paper(signature), PageTexts("0" * 64, (page,), ()), Limits(), lambda done, of: None) == ()


def test_spots_of_one_look_are_joined_over_a_small_gap():
    """Strokes a tile apart are one place, those farther apart are two."""
    look = np.zeros((60, 120), dtype=bool)
    look[6:12, 6:12] = look[6:12, 18:24] = look[40:50, 90:100] = True
    assert sorted(spots(look, 0.3)) == [(6, 6, 24, 12), (90, 36, 102, 54)]


def test_looking_needs_what_drawing_needs():
    """The same is loaded before the child is locked."""
    assert warm_up.__module__ == "redaction.rendering"


def placed(*pictures):
    """A drawn page with pictures of a width and height in points, one below the other."""
    out = io.BytesIO()
    sheet = Canvas(out, pagesize=(595, 842))
    sheet.drawString(60, 800, "Application form for a small test of ours")
    for at, (image, width, height) in enumerate(pictures):
        sheet.drawInlineImage(image, 80, 600 - 200 * at, width, height)
    sheet.save()
    return out.getvalue()
