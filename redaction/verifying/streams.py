"""V8, continued: what streams may hold. Plain drawings, pictures without comments or tails, none that is not shown."""

import io
import zlib
from typing import Any

from PIL import Image
from pypdf import PdfReader
from pypdf.generic import StreamObject

from redaction.verifying.contents import Drawings

JPEG_STANDALONE = frozenset({0xD8, 0x01, *range(0xD0, 0xD8)})
JPEG_ALLOWED = frozenset({0xC0, 0xC1, 0xC2, 0xC4, 0xDA, 0xDB, 0xDD, 0xE0, 0xEE})
"""Frames, tables, scan, restart interval, JFIF and Adobe headers; no EXIF, no profile, no comment."""
ROWS_PER_STRIP, PHOTOMETRIC, STRIP_OFFSETS, STRIP_BYTE_COUNTS = 278, 262, 273, 279
HEADER_BYTES = {0xE0: 16, 0xEE: 14}
"""How long the two headers are without thumbnails: more is a place to hide something."""


def refused_streams(streams: list[tuple[str, StreamObject]], drawings: Drawings) -> int:
    """How many streams hold what they may not."""
    return sum(not _is_clean(kind, stream, drawings) for kind, stream in streams)


def pictures_never_drawn(reader: PdfReader, drawings: Drawings) -> int:
    """How many pictures pages hold without showing them: nobody looks at these, and anybody can take them out."""
    return sum(_never_drawn(page, drawings) for page in reader.pages)


def _never_drawn(page: Any, drawings: Drawings) -> int:
    held = set(map(str, page["/Resources"].get("/XObject", {})))
    return len(held - drawings.of(page["/Contents"]).pictures)


def _is_clean(kind: str, stream: StreamObject, drawings: Drawings) -> bool:
    if not _is_packed_tightly(stream):
        return False
    if kind == "Content":
        return drawings.of(stream).is_plain
    if kind == "XObject":
        return _is_plain_image(stream)
    return True


def _raw(stream: StreamObject) -> bytes:
    data: bytes = stream._data
    return data


def _is_packed_tightly(stream: StreamObject) -> bool:
    """Whether a Flate stream ends where its data ends."""
    if stream.get("/Filter") != "/FlateDecode":
        return True
    unpacker = zlib.decompressobj()
    try:
        unpacker.decompress(_raw(stream))
    except zlib.error:
        return False
    return unpacker.eof and not unpacker.unused_data


def _is_plain_image(stream: StreamObject) -> bool:
    kind, data = str(stream["/Filter"]), _raw(stream)
    if kind == "/DCTDecode":
        return is_plain_jpeg(data)
    if kind == "/CCITTFaxDecode":
        return _packed_again(stream) == data
    width, height, bits = (_whole(stream, key) for key in ("/Width", "/Height", "/BitsPerComponent"))
    channels = 3 if str(stream["/ColorSpace"]) == "/DeviceRGB" else 1
    return len(zlib.decompress(data)) == (width * channels * bits + 7) // 8 * height


def _whole(stream: StreamObject, key: str) -> int:
    value: Any = stream[key]
    return int(value)


def _packed_again(stream: StreamObject) -> bytes:
    """A facsimile unpacked by pypdf and packed anew: bits after its end mark would be missing."""
    with Image.open(io.BytesIO(stream.get_data())) as picture:
        out = io.BytesIO()
        white_is_zero = {ROWS_PER_STRIP: picture.height, PHOTOMETRIC: 0}
        picture.save(out, "TIFF", compression="group4", tiffinfo=white_is_zero)
    with Image.open(out) as strip:
        start, length = strip.tag_v2[STRIP_OFFSETS][0], strip.tag_v2[STRIP_BYTE_COUNTS][0]  # type: ignore[attr-defined]
    return out.getvalue()[start : start + length]


def is_plain_jpeg(data: bytes) -> bool:
    """Whether a JPEG holds frames, tables and one header only, and ends with its end mark."""
    stream = io.BytesIO(data)
    while (pair := stream.read(2)) and len(pair) == 2 and pair[0] == 0xFF:
        mark = pair[1]
        if mark in JPEG_STANDALONE:
            continue
        if mark == 0xD9:
            return not stream.read(1)
        if mark not in JPEG_ALLOWED:
            return False
        length = int.from_bytes(stream.read(2), "big")
        if length > HEADER_BYTES.get(mark, length):
            return False
        stream.seek(length - 2, io.SEEK_CUR)
        if mark == 0xDA:
            _skip_scan(stream)
    return False


def _skip_scan(stream: io.BytesIO) -> None:
    """Move to the next mark after entropy-coded data."""
    data, start = stream.getvalue(), stream.tell()
    while (start := data.find(b"\xff", start)) >= 0:
        if data[start + 1 : start + 2] not in STUFFING:
            break
        start += 2
    stream.seek(start if start >= 0 else len(data))


STUFFING = frozenset({b"\x00", *(bytes([mark]) for mark in range(0xD0, 0xD8))})
