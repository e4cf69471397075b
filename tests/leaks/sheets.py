"""A small sheet with a secret in a known place, from which each leaking paper is made."""

import io
from collections.abc import Callable
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas

from redaction.rendering import FONT_FOLDER
from redaction.types import Box, Ground, Rect

NAME, NUMBER = "남궁혜란", "850101-2345678"
KEPT = ("민원처리", "결과를", "알려드립니다")
SECRET_BOX: Rect = (58, 145, 290, 163)
"""Covers the name and the number on the first line, but not its label."""
SIZE = (320, 200)

for face, file in (("Sans", "NanumGothic.ttf"), ("Serif", "NanumMyeongjo.ttf")):
    pdfmetrics.registerFont(TTFont(face, str(FONT_FOLDER / file)))


@dataclass(frozen=True)
class Case:
    """A leaking paper: what its boxes are, what must be gone, what must stay."""

    name: str
    content: bytes
    secrets: tuple[str, ...] = (NAME, NUMBER)
    kept: tuple[str, ...] = KEPT
    boxes: tuple[Box, ...] = (Box(1, SECRET_BOX, Ground.G6),)
    in_pixels: bool = False


CASES: dict[str, Callable[[], Case]] = {}


def case(function: Callable[[], Case]) -> Callable[[], Case]:
    """Register a builder under its name, which is its verdict."""
    CASES[function.__name__] = function
    return function


def boxes(*rects: Rect, page: int = 1) -> tuple[Box, ...]:
    """Boxes of the usual ground on one page."""
    return tuple(Box(page, rect, Ground.G6) for rect in rects)


def drawn(draw: Callable[[canvas.Canvas], None], size: tuple[float, float] = SIZE) -> bytes:
    """A one-page paper drawn by reportlab."""
    out = io.BytesIO()
    sheet = canvas.Canvas(out, pagesize=size, invariant=True)
    sheet.setFont("Sans", 12)
    draw(sheet)
    sheet.showPage()
    sheet.save()
    return out.getvalue()


def write_kept(sheet: canvas.Canvas) -> None:
    """The second line, which stays."""
    sheet.drawString(20, 110, " ".join(KEPT))


def write_secret(sheet: canvas.Canvas) -> None:
    """The first line: a label that stays, a name and a number that go."""
    sheet.drawString(20, 150, "성명:")
    sheet.drawString(60, 150, f"{NAME} {NUMBER}")
    write_kept(sheet)


def plain() -> bytes:
    """The sheet as it is."""
    return drawn(write_secret)


def changed(content: bytes, change: Callable[[pikepdf.Pdf], None], **options: object) -> bytes:
    """The paper after `change`."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        change(pdf)
        pdf.save(out, **options)
    return out.getvalue()


def with_content(content: bytes, drawing: bytes, resources: Callable[[pikepdf.Pdf], dict] | None = None) -> bytes:
    """The paper with more drawing at its end, and more resources."""

    def change(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0]
        added = resources(pdf) if resources else {}
        page.contents_add(pikepdf.Stream(pdf, drawing), prepend=False)
        for kind, entries in added.items():
            held = page.obj.Resources.get(f"/{kind}")
            if held is None:
                page.obj.Resources[f"/{kind}"] = held = Dictionary()
            for name, value in entries.items():
                held[f"/{name}"] = value

    return changed(content, change)


def form(pdf: pikepdf.Pdf, drawing: bytes, bbox: list[float], **entries: object) -> pikepdf.Stream:
    """A Form XObject that uses the page's resources."""
    stream = pikepdf.Stream(pdf, drawing)
    stream.Type, stream.Subtype = Name.XObject, Name.Form
    stream.BBox = Array(bbox)
    stream.Resources = pdf.pages[0].obj.Resources
    for key, value in entries.items():
        stream[f"/{key}"] = value
    return stream


def picture(pdf: pikepdf.Pdf, data: bytes, width: int, height: int, **entries: object) -> pikepdf.Stream:
    """An image of raw gray bytes, or of what `entries` say."""
    stream = pikepdf.Stream(pdf, data)
    stream.Type, stream.Subtype = Name.XObject, Name.Image
    stream.Width, stream.Height = width, height
    stream.ColorSpace, stream.BitsPerComponent = Name.DeviceGray, 8
    for key, value in entries.items():
        if value is None:
            del stream[f"/{key}"]
        else:
            stream[f"/{key}"] = value
    return stream
