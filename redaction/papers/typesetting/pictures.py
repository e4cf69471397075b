"""Seals, signatures and photographs: images with a person in their pixels, drawn the same way every time."""

import io
import math
from functools import lru_cache

from PIL import Image, ImageDraw, ImageFont

from redaction.papers.seeding import Dice, dice
from redaction.papers.typesetting.faces import font_file

RED = (200, 30, 34, 235)
_SIDE_PX = 220
_SKINS = ((238, 205, 178), (226, 188, 158), (244, 214, 190), (210, 168, 136))
_CLOTHES = ((40, 52, 84), (92, 40, 44), (60, 84, 70), (96, 96, 104), (30, 30, 34))


@lru_cache(maxsize=64)
def picture(what: str, name: str) -> bytes:
    """A PNG of what ("seal", "signature", "photo") belongs to that name; a seal of more than six letters is square."""
    draw = {"seal": _seal, "signature": _signature, "photo": _photo}[what]
    buffer = io.BytesIO()
    draw(name).save(buffer, "PNG")
    return buffer.getvalue()


def aspect(what: str) -> float:
    """Height over width of that kind of picture."""
    return {"seal": 1.0, "signature": 0.4, "photo": 1.25}[what]


def _seal(name: str) -> Image.Image:
    """A red stamp: round with a name for people, square with the office's words for offices."""
    image = Image.new("RGBA", (_SIDE_PX, _SIDE_PX), (255, 255, 255, 0))
    draw = ImageDraw.Draw(image)
    is_office = len(name) > 4
    frame = (8, 8, _SIDE_PX - 8, _SIDE_PX - 8)
    if is_office:
        draw.rectangle(frame, outline=RED, width=10)
    else:
        draw.ellipse(frame, outline=RED, width=9)
    letters = name.replace(" ", "")
    columns = math.ceil(math.sqrt(len(letters)))
    rows = math.ceil(len(letters) / columns)
    size = (_SIDE_PX - (44 if is_office else 78)) / max(columns, rows)
    font = ImageFont.truetype(str(font_file("serif")), int(size * 0.98))
    for place, letter in enumerate(letters):
        column, row = columns - 1 - place // rows, place % rows
        x = _SIDE_PX / 2 + (column - (columns - 1) / 2) * size
        y = _SIDE_PX / 2 + (row - (rows - 1) / 2) * size
        draw.text((x, y), letter, RED, font, anchor="mm", stroke_width=2, stroke_fill=RED)
    return image


def _signature(name: str) -> Image.Image:
    """Pen strokes that run to the right, different for each name."""
    image = Image.new("RGBA", (300, 120), (255, 255, 255, 0))
    draw = ImageDraw.Draw(image)
    roll = dice("signature", name)
    ink = roll.one(((20, 24, 60, 255), (10, 10, 10, 255), (24, 40, 120, 255)))
    x = 14.0
    for _ in range(max(2, len(name))):
        draw.line(_stroke(roll, x), fill=ink, width=roll.randint(3, 5), joint="curve")
        x += roll.uniform(52, 84)
    draw.line([(20, 100), (284, roll.uniform(84, 104))], fill=ink, width=3)
    return image


def _stroke(roll: Dice, x: float) -> list[tuple[float, float]]:
    """A loop of the pen that begins at x (pixels)."""
    turn, height, lean = roll.uniform(2.2, 5.6), roll.uniform(22, 46), roll.uniform(-0.6, 0.6)
    points = []
    for step in range(40):
        t = step / 39
        angle = turn * t * math.pi
        points.append((x + 70 * t + 14 * math.sin(angle + lean), 56 - height * math.cos(angle) * (1 - 0.4 * t)))
    return points


def _photo(name: str) -> Image.Image:
    """A drawn head and shoulders before a plain wall, as on an application."""
    roll = dice("photo", name)
    width, height = 240, 300
    image = Image.new("RGBA", (width, height), (*roll.one(((214, 226, 238), (236, 236, 232), (222, 230, 222))), 255))
    draw = ImageDraw.Draw(image)
    hair, skin, cloth = (roll.randint(10, 60),) * 3, roll.one(_SKINS), roll.one(_CLOTHES)
    draw.ellipse((20, 218, 220, 420), fill=cloth)
    draw.rectangle((102, 190, 138, 236), fill=skin)
    draw.ellipse((66, 50, 174, 150), fill=hair)
    draw.ellipse((74, 66, 166, 206), fill=skin)
    draw.pieslice((70, 52, 170, 140), 180, 360, fill=hair)
    eye = roll.randint(18, 24)
    for x in (120 - eye, 120 + eye):
        draw.ellipse((x - 5, 128, x + 5, 136), fill=(30, 30, 30))
        draw.line((x - 11, 118, x + 11, 116), fill=hair, width=4)
    draw.line((120, 136, 116, 160), fill=(180, 140, 116), width=3)
    draw.arc((102, 160, 138, 184), 20, 160, fill=(160, 70, 70), width=4)
    draw.rectangle((0, 0, width - 1, height - 1), outline=(90, 90, 90), width=2)
    return image
