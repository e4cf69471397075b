"""V2, V4 and V11, continued: what an output takes over from the dictionaries of the original, and nothing besides.

The only strings a page of the output carries are addresses of links. Each must be one of that page in the original,
and say nothing that was removed, however it is spelled.
"""

import base64
import io
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote_from_bytes, unquote

import pikepdf
from pypdf import PdfReader

CODINGS = ("utf-8", "utf-16-be", "utf-16-le", "cp949")
MOST_ESCAPES = 4
UNIT_TOLERANCE = 0.001
SHORTEST_PACKED = 5
"""Shorter runs of base64 turn up in addresses by chance."""
GROUP = 3
"""Base64 packs so many bytes into four letters (RFC 4648)."""


def taken_over_wrongly(original: bytes, reader: PdfReader) -> int:
    """How many pages of the output have another UserUnit than the original's, or an address the original's lacks."""
    faults = 0
    with pikepdf.open(io.BytesIO(original), suppress_warnings=True) as pdf:
        for before, after in zip(pdf.pages, reader.pages, strict=False):
            unit, own_unit = float(before.obj.get("/UserUnit", 1)), float(str(after.get("/UserUnit", 1)))
            faults += abs(unit - own_unit) > UNIT_TOLERANCE
            faults += not set(addresses_of(after)) <= set(_addresses_before(before.obj))
    return faults


def addresses_of(page: Any) -> Iterator[str]:
    """The addresses a page of the output leads to."""
    for reference in page.get("/Annots", ()):
        action: Any = reference.get_object().get("/A", {})
        if "/URI" in action:
            yield str(action["/URI"])


def _addresses_before(page: Any) -> Iterator[str]:
    annotations = page.get("/Annots")
    for each in annotations if isinstance(annotations, pikepdf.Array) else ():
        action = each.get("/A") if isinstance(each, pikepdf.Dictionary) else None
        if isinstance(action, pikepdf.Dictionary):
            yield str(action.get("/URI", ""))


def values_in_addresses(reader: PdfReader, sealed_words: Iterable[str]) -> int:
    """How many of the words the output's addresses spell in any usual way."""
    addresses = {spelled for page in reader.pages for each in addresses_of(page) for spelled in _spelled(each)}
    words = list(sealed_words) if addresses else []
    return sum(any(form in spelled for form in _forms(word) for spelled in addresses) for word in words)


def _spelled(address: str) -> Iterator[str]:
    """An address with its escapes taken away one by one; also its letters and digits alone, forward and backward."""
    for _ in range(MOST_ESCAPES):
        bare = "".join(filter(str.isalnum, address.casefold()))
        yield from (address, address.casefold(), address.translate(_URL_SAFE), bare, bare[::-1])
        address = unquote(address)


_URL_SAFE = str.maketrans("-_", "+/")


def _forms(sealed_word: str) -> Iterator[str]:
    """A word as letters and digits, as code points, and its bytes percent-encoded, in hexadecimal and in base64."""
    yield "".join(filter(str.isalnum, sealed_word.casefold())) or sealed_word
    for pattern in ("\\u{:04x}", "&#{};", "&#x{:x};"):
        yield "".join(pattern.format(ord(character)) for character in sealed_word)
    for data in {sealed_word.encode(coding, "ignore") for coding in CODINGS} - {b""}:
        yield from (quote_from_bytes(data, safe=""), quote_from_bytes(data, safe="").casefold(), data.hex())
        yield from (each for each in _packed(data) if len(each) >= SHORTEST_PACKED)


def _packed(data: bytes) -> Iterator[str]:
    """The letters that bytes leave in base64 whatever stands before and after them."""
    for ahead in range(GROUP):
        letters = base64.b64encode(b"\0" * ahead + data).decode().rstrip("=")
        first, rest = (0, 2, 3)[ahead], (ahead + len(data)) % GROUP
        yield letters[first : len(letters) - 1] if rest else letters[first:]
