"""Pictures whose data nobody can decode: the page waits for an officer instead of losing them in silence."""

import io
import random
import struct

import pytest
from pikepdf import Dictionary, Name
from PIL import Image

from redaction.config import Limits
from redaction.inspecting import inspect
from redaction.reading import read
from redaction.types import TextOrigin
from tests.faults.handmade import ORDINARY, paper, saved

NOISE = random.Random(7).randbytes(3000)
SEAL_PT = 30
BLANK_SHEET = struct.pack(">IBBBIIIIIBH", 0, 48, 0, 1, 19, 64, 64, 0, 0, 0, 0)
"""JBIG2 that says of its page (segment 48) how large it is, and puts nothing on it."""


def _packed(kind: str) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (64, 64), (200, 30, 30)).save(written, kind)
    return written.getvalue()


def _origin(coding: str, data: bytes, *, side: float = SEAL_PT, at: int = 300) -> TextOrigin:
    """How the only page is taken, a page of words with one square picture drawn in place."""
    pdf = paper(content=ORDINARY + f" q {side} 0 0 {side} {at} 300 cm /Im Do Q".encode())
    stream = pdf.make_stream(data, Type=Name.XObject, Subtype=Name.Image, Width=64, Height=64)
    stream.ColorSpace = Name.DeviceGray if coding == "JBIG2Decode" else Name.DeviceRGB
    stream.BitsPerComponent = 1 if coding == "JBIG2Decode" else 8
    stream.Filter = Name("/" + coding)
    pdf.pages[0].obj.Resources.XObject = Dictionary(Im=stream)
    content = saved(pdf)
    (page,) = read(content, inspect(content, Limits())).pages
    assert "ordinary page" in page.text
    return page.origin


@pytest.mark.parametrize("coding", ["DCTDecode", "JPXDecode", "JBIG2Decode", "RunLengthDecode"])
def test_a_seal_that_cannot_be_decoded_holds_its_page_back(coding):
    """Where a seal's picture is broken nobody knows what it shows, so an officer must look before the page goes out."""
    assert _origin(coding, NOISE) is TextOrigin.UNREADABLE


@pytest.mark.parametrize(("coding", "kind"), [("DCTDecode", "JPEG"), ("JPXDecode", "JPEG2000")])
def test_a_seal_that_can_be_decoded_holds_nothing_back(coding, kind):
    """A page with an ordinary seal is read by its words."""
    assert _origin(coding, _packed(kind)) is TextOrigin.LAYER


def test_half_a_picture_holds_its_page_back():
    """A picture cut off in the middle, as a broken transfer leaves it, cannot be seen either."""
    whole = _packed("JPEG2000")
    assert _origin("JPXDecode", whole[: len(whole) // 2]) is TextOrigin.UNREADABLE


def test_a_blank_picture_in_few_bytes_holds_nothing_back():
    """The empty back of a scanned sheet is blank because nothing is on it."""
    assert _origin("JBIG2Decode", BLANK_SHEET) is TextOrigin.LAYER


@pytest.mark.parametrize("where", [{"side": 8}, {"at": 700}])
def test_a_broken_picture_that_nobody_would_see_holds_nothing_back(where):
    """A broken bullet, or a picture beside the page, is no reason to stop a paper."""
    assert _origin("JPXDecode", NOISE, **where) is TextOrigin.LAYER
