"""V8: what a stream of an output may hold besides what it shows, which is nothing."""

import io
import zlib

import pytest
from PIL import Image
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, EncodedStreamObject, NameObject, NumberObject

from redaction import rendering, verifying
from redaction.burning.encoding import encoded
from redaction.verifying.contents import Drawings
from redaction.verifying.streams import is_plain_jpeg, refused_streams
from tests.integration.test_ocr import page_of
from tests.unit.test_burning import CONFIG, burned

EXIF = b"\xff\xe1\x00\x10Exif\x00\x00" + b"secret42"
PLAIN = {"/ColorSpace": "/DeviceGray", "/Width": 4, "/Height": 4, "/BitsPerComponent": 8}


def jpeg(**options) -> bytes:
    """A small gray picture."""
    out = io.BytesIO()
    Image.linear_gradient("L").save(out, "JPEG", **options)
    return out.getvalue()


def stream(data: bytes, kind: str, **entries: object) -> EncodedStreamObject:
    """A stream as pypdf reads it, its data packed already."""
    made = EncodedStreamObject()
    made._data = data
    made[NameObject("/Filter")] = NameObject(kind)
    for key, value in {**PLAIN, **{f"/{key}": value for key, value in entries.items()}}.items():
        made[NameObject(key)] = NumberObject(value) if isinstance(value, int) else NameObject(value)
    return made


def is_refused(kind: str, made: EncodedStreamObject) -> bool:
    """Whether the check refuses the stream."""
    return refused_streams([(kind, made)], drawings=None) == 1


@pytest.mark.parametrize("options", [{}, {"quality": 30}, {"progressive": True}, {"restart_marker_blocks": 2}])
def test_a_plain_jpeg_passes(options):
    """Frames, tables and scans, also in several passes and with restarts, are all there is."""
    assert is_plain_jpeg(jpeg(**options))


@pytest.mark.parametrize(
    "changed",
    [
        jpeg()[:2] + EXIF + jpeg()[2:],
        jpeg() + b"\x00",
        jpeg() + jpeg(),
        jpeg()[:-2],
        jpeg()[:40],
        jpeg(comment=b"850101"),
        b"\xff\xd8\xff\xe0\x00\x20" + jpeg()[6:20] + b"a thumbnail here" + jpeg()[20:],
        b"",
        b"no picture",
    ],
    ids=["exif", "tail", "two_pictures", "no_end", "cut", "comment", "long_header", "empty", "text"],
)
def test_a_jpeg_with_more_in_it_is_refused(changed):
    """A comment, a camera's notes, a thumbnail or a tail may hold what was removed."""
    assert not is_plain_jpeg(changed)
    assert is_refused("XObject", stream(changed, "/DCTDecode"))


@pytest.mark.parametrize(
    ("data", "is_clean"),
    [
        (zlib.compress(bytes(16)), True),
        (zlib.compress(bytes(16)) + b"tail", False),
        (zlib.compress(bytes(17)), False),
        (zlib.compress(bytes(16))[:-6], False),
        (b"not packed", False),
    ],
    ids=["whole", "tail", "a_byte_too_many", "cut", "no_flate"],
)
def test_packed_pixels_are_as_many_as_the_picture_has(data, is_clean):
    """Nothing lies after the packed data, nor after the last pixel."""
    assert is_refused("XObject", stream(data, "/FlateDecode")) is not is_clean


def test_a_facsimile_holds_nothing_after_its_end():
    """A two-level picture packs anew into the very same bytes; one with bits after its end does not."""
    page = Image.new("RGB", (64, 64), (255, 255, 255))
    page.paste((0, 0, 0), (8, 8, 40, 20))
    fax = encoded(page)
    assert fax.filter == "CCITTFaxDecode"
    for content, refused in ((fax.data, False), (fax.data + b"secret", True)):
        made = stream(content, "/CCITTFaxDecode", Width=64, Height=64, BitsPerComponent=1)
        parms = {"/K": NumberObject(-1), "/Columns": NumberObject(64), "/Rows": NumberObject(64)}
        made[NameObject("/DecodeParms")] = DictionaryObject({NameObject(key): parms[key] for key in parms})
        assert is_refused("XObject", made) is refused


def test_the_empty_back_of_a_scanned_sheet_passes():
    """A page that is nothing but white, packed as a facsimile, stays white and is proven like any other."""
    content = page_of(Image.new("L", (800, 1000), 255))
    output = burned(content, pictures=frozenset({1})).content
    assert rendering.render_page(output, 1, 200).convert("L").getextrema() == (255, 255)
    assert b"/CCITTFaxDecode" in output
    assert [outcome.code for outcome in verifying.check(content, output, (), CONFIG) if not outcome.passed] == []


@pytest.mark.parametrize("share", [1.0, 0.5], ids=["gray", "colour"])
def test_a_picture_stays_below_its_weight(share):
    """Photographs are packed more coarsely until they weigh what a page may, and stay plain."""
    noise = Image.effect_noise((1400, 1400), 60)
    grain = Image.effect_noise((1400, 1400), 60 * share)
    packed = encoded(Image.merge("RGB", (noise, grain if share < 1 else noise, noise)))
    assert packed.filter == "DCTDecode"
    assert is_plain_jpeg(packed.data)
    assert len(packed.data) < len(zlib.compress(noise.tobytes()))


def test_a_page_is_parsed_once_for_its_text_and_its_drawing():
    """What the checks know of a drawing from the reading of its text is what a parse of its own would say."""
    content = burned(rendering.WARM_UP_PAPER, (40, 0, 90, 40)).content
    together, alone = (Drawings(PdfReader(io.BytesIO(content))) for _ in range(2))
    texts = list(together.texts(content))
    pages = list(PdfReader(io.BytesIO(content)).pages)
    assert texts == [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]
    assert [together.of(page["/Contents"]) for page in pages] == [alone.of(page["/Contents"]) for page in pages]
    assert any(alone.of(page["/Contents"]).codes for page in pages)
