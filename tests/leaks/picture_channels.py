"""Papers that leak through pictures: scans, stencils, shared and cropped ones, what cameras write into them."""

import io
import zlib

import pikepdf
from pikepdf import Dictionary, Name
from PIL import Image, ImageDraw, ImageFont

from tests.leaks.drawn_channels import SECRET, content_of
from tests.leaks.outlines import FACE
from tests.leaks.sheets import KEPT, NUMBER, SECRET_BOX, Case, boxes, case, changed, drawn, picture, plain, with_content


def written_picture(mode: str = "L", secret: str = SECRET) -> Image.Image:
    """The sheet as pixels."""
    image = Image.new("L", (640, 400), 255)
    font = ImageFont.truetype(str(FACE), 24)
    pen = ImageDraw.Draw(image)
    pen.text((120, 76), secret, font=font, fill=0)
    pen.text((40, 160), " ".join(KEPT), font=font, fill=0)
    return image.convert(mode)


def _as_jpeg(**options: object) -> bytes:
    out = io.BytesIO()
    written_picture().save(out, "JPEG", quality=90, **options)
    return out.getvalue()


def _scan(data: bytes, drawing: bytes, **entries: object) -> bytes:
    def resources(pdf):
        return {"XObject": {"Im": picture(pdf, data, 640, 400, **entries)}}

    return with_content(drawn(lambda sheet: None), drawing, resources)


def scanned(image: Image.Image) -> bytes:
    """A page that is one picture of the sheet's size."""
    return _scan(image.tobytes(), b"q 320 0 0 200 0 0 cm /Im Do Q")


@case
def pixels_of_a_scan_must_go() -> Case:
    """A page that is one picture."""
    return Case("scan", scanned(written_picture()), kept=(), in_pixels=True)


@case
def signature_as_an_image_mask_must_go() -> Case:
    """A two-level stencil painted in ink."""
    stencil = written_picture("1").tobytes()
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
    image = written_picture().resize((320, 200))
    data = zlib.compress(image.tobytes()).hex().encode() + b">"
    drawing = b"q 320 0 0 200 0 0 cm BI /W 320 /H 200 /CS /G /BPC 8 /F [/AHx /Fl] ID " + data + b" EI Q"
    return Case("inline", with_content(drawn(lambda sheet: None), drawing), kept=(), in_pixels=True)


@case
def cropped_away_part_of_a_picture_must_go() -> Case:
    """The secret part of the picture lies outside the clip; nobody sees it, so nobody boxes it."""
    drawing = b"q 0 0 320 130 re W n 320 0 0 200 0 0 cm /Im Do Q"
    return Case(
        "cropped", _scan(written_picture().tobytes(), drawing), kept=(), in_pixels=True, boxes=boxes((10, 5, 60, 30))
    )


@case
def picture_shared_by_two_pages_must_go() -> Case:
    """One image object on two pages, boxed on both."""

    def change(pdf):
        pdf.pages.append(pdf.pages[0])

    content = changed(_scan(written_picture().tobytes(), b"q 320 0 0 200 0 0 cm /Im Do Q"), change)
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
        small = written_picture().resize((64, 40))
        pdf.pages[0].obj.Thumb = picture(pdf, small.tobytes(), 64, 40)

    return Case("thumb", changed(plain(), change))


@case
def ocr_layer_over_a_scan_must_go() -> Case:
    """Invisible text above the picture says what the picture says."""
    layer = content_of(plain()).replace(b"BT", b"BT 3 Tr")

    def change(pdf):
        page = pdf.pages[0]
        page.obj.Resources.XObject = Dictionary(Im=picture(pdf, written_picture().tobytes(), 640, 400))
        page.obj.Contents = pikepdf.Stream(pdf, b"q 320 0 0 200 0 0 cm /Im Do Q " + layer)

    return Case("ocr", changed(plain(), change), kept=(), in_pixels=True)
