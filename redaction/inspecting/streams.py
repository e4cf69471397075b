"""A bound on what the streams of a file unpack to, measured without keeping the result."""

import zlib
from collections.abc import Iterator
from itertools import takewhile

import pikepdf
from pikepdf import settings

from redaction.errors import TooLarge

CONTENT_STREAM_BYTES = 64 * 1024 * 1024
"""Largest decoded size of a stream that is no image: fonts, drawings, tables. Korean fonts reach 20 MB."""

IMAGE_STREAM_BYTES = 512 * 1024 * 1024
"""Largest decoded size of an image: an A3 scan of 600 dpi in colour has 208 MB."""

IMAGE_PIXELS = 200_000_000
"""Largest number of samples of one image: an A0 scan of 300 dpi has 139 million."""

_RATIO = 1_400
"""No filter unpacks to more than this times its input: Flate 1,032 (zlib's technical notes), LZW about 1,370."""

_IMAGE_FILTERS = frozenset({"/DCTDecode", "/DCT", "/JPXDecode", "/CCITTFaxDecode", "/CCF", "/JBIG2Decode"})
_FLATE_NAMES = frozenset({"/FlateDecode", "/Fl"})
_CHUNK = 1 << 20


def check_stream(stream: pikepdf.Stream) -> None:
    """Raises TooLarge where the stream would unpack beyond its bound, or an image declares too many pixels."""
    limit = _limit_of(stream)
    filters = _filters_of(stream)
    depth = _leading_flates(filters)
    raw = stream.read_raw_bytes()
    if len(raw) * _RATIO ** len(filters) <= limit:
        return
    if depth == len(filters) or filters[depth] in _IMAGE_FILTERS:
        too_large = _inflated_length(raw, depth, limit) > limit
    else:
        too_large = _exceeds(stream, limit)
    if too_large:
        raise TooLarge("stream")


def _limit_of(stream: pikepdf.Stream) -> int:
    if stream.get("/Subtype") != "/Image":
        return CONTENT_STREAM_BYTES
    if _positive(stream.get("/Width")) * _positive(stream.get("/Height")) > IMAGE_PIXELS:
        raise TooLarge("image")
    return IMAGE_STREAM_BYTES


def _exceeds(stream: pikepdf.Stream, limit: int) -> bool:
    """Lets qpdf unpack a chain that does not begin with Flate, under its own bounds. Damage is no excess."""
    settings.set_qpdf_limits(flate_max_memory=limit, run_length_max_memory=limit, png_max_memory=limit)
    try:
        return len(stream.read_bytes()) > limit
    except pikepdf.PikepdfError as error:
        return "limit exceeded" in str(error)
    finally:
        settings.set_qpdf_limits(flate_max_memory=0, run_length_max_memory=0, png_max_memory=0)


def _positive(value: object) -> int:
    return max(0, int(value)) if isinstance(value, int) else 0


def _filters_of(stream: pikepdf.Stream) -> tuple[str, ...]:
    filters = stream.get("/Filter")
    if isinstance(filters, pikepdf.Array):
        return tuple(str(name) for name in filters)
    return () if filters is None else (str(filters),)


def _leading_flates(filters: tuple[str, ...]) -> int:
    return len(tuple(takewhile(_FLATE_NAMES.__contains__, filters)))


def _inflated_length(raw: bytes, depth: int, limit: int) -> int:
    """Length after `depth` inflations, counted up to just over `limit`; damaged data counts as far as it goes."""
    chunks: Iterator[bytes] = iter((raw,))
    for _ in range(depth):
        chunks = _inflate(chunks)
    total = 0
    for chunk in chunks:
        total += len(chunk)
        if total > limit:
            break
    return total


def _inflate(chunks: Iterator[bytes]) -> Iterator[bytes]:
    unpacker = zlib.decompressobj()
    for chunk in chunks:
        pending = chunk
        while pending:
            try:
                piece = unpacker.decompress(pending, _CHUNK)
            except zlib.error:
                return
            yield piece
            pending = unpacker.unconsumed_tail
            if unpacker.eof:
                return
