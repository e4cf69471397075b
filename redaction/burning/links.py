"""Links of the original to the web that may stay: http(s), outside every box, saying nothing that was removed."""

import base64
import html
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, unquote_to_bytes

import pikepdf

from redaction.burning.rects import overlap
from redaction.types import Rect

WEB_ADDRESS = re.compile(r"https?://[a-z0-9.-]{1,200}(?::[0-9]{1,5})?(?:[/?#][!-'*-;=?-\[\]_a-z~]{0,400})?", re.I)
"""Without a user's name before the host, without blanks, quotation marks, parentheses or signs beyond ASCII."""
NUMBER_OF_A_PERSON = re.compile(r"(?:[0-9][-._/]?){8,}")
SHORTEST_WORD = 2
MOST_LINKS = 500
MOST_UNPACKINGS = 4
"""Addresses within addresses are percent-encoded once more each time."""
CODE_UNIT = re.compile(r"\\u([0-9a-f]{4})", re.I)
PACKED = re.compile(r"[A-Za-z0-9+/_-]{6,}")
"""What may be bytes in hexadecimal digits or base64 (RFC 4648)."""
CODINGS = ("utf-8", "utf-16-be", "utf-16-le", "cp949")


@dataclass(frozen=True, slots=True)
class WebLink:
    """A place of a page that leads to an address of the web."""

    rect: Rect
    address: str

    def holds(self, x: float, y: float) -> bool:
        """Whether the link may be followed at a point of the page."""
        return self.rect[0] <= x <= self.rect[2] and self.rect[1] <= y <= self.rect[3]


def web_links(content: bytes, pages: int) -> tuple[tuple[WebLink, ...], ...]:
    """The links of each page; none where annotations cannot be made sense of."""
    try:
        with pikepdf.open(io.BytesIO(content), suppress_warnings=True) as pdf:
            return tuple(tuple(_links_of(page.obj)) for page in pdf.pages)
    except (pikepdf.PikepdfError, TypeError, ValueError, KeyError, AttributeError):
        return ((),) * pages


def _links_of(page: Any) -> Iterator[WebLink]:
    annotations = page.get("/Annots")
    for at, each in enumerate(annotations if isinstance(annotations, pikepdf.Array) else ()):
        action = each.get("/A") if isinstance(each, pikepdf.Dictionary) and each.get("/Subtype") == "/Link" else None
        if not isinstance(action, pikepdf.Dictionary) or action.get("/S") != "/URI" or at >= MOST_LINKS:
            continue
        x0, y0, x1, y1 = (float(side) for side in each.Rect)
        yield WebLink((min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)), str(action.get("/URI", "")))


def staying(
    links: Sequence[WebLink], area: Rect, boxes: Sequence[Rect], sealed_removed: frozenset[str]
) -> tuple[WebLink, ...]:
    """The links of the visible area that touch no box; in no address a number of a person or a word removed."""
    words = {_squeezed(word) for word in sealed_removed if len(_squeezed(word)) >= SHORTEST_WORD}
    words |= {word[::-1] for word in words}
    return tuple(
        link
        for link in links
        if overlap(link.rect, area)
        and not any(overlap(link.rect, box) for box in boxes)
        and is_plain(link.address)
        and not any(word in spoken for spoken in map(_squeezed, _readings(link.address)) for word in words)
    )


def _squeezed(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _readings(address: str) -> Iterator[str]:
    """An address as it may be meant: as it stands, its escapes resolved, its parts unpacked to text."""
    for coding in ("utf-8", "cp949"):
        spoken = address
        for _ in range(MOST_UNPACKINGS):
            yield spoken
            spoken = html.unescape(CODE_UNIT.sub(r"&#x\1;", unquote_to_bytes(spoken).decode(coding, "ignore")))
    for part in PACKED.findall(unquote(address)):
        yield from (data.decode(coding, "ignore") for data in _unpacked(part) for coding in CODINGS)


def _unpacked(part: str) -> Iterator[bytes]:
    digits = part[: len(part) // 2 * 2]
    if re.fullmatch("[0-9A-Fa-f]+", digits):
        yield bytes.fromhex(digits)
    # A packed word may begin at any of the four letters that make three bytes.
    for start in range(4):
        letters = part[start:].replace("-", "+").replace("_", "/")
        yield base64.b64decode(letters[: len(letters) // 4 * 4])
        yield base64.b64decode(letters[: len(letters) - (len(letters) % 4 == 1)] + "=" * (-len(letters) % 4 % 3))


def is_plain(address: str) -> bool:
    """Whether an address is one of the web that names nobody: no account, no mail address, no long number."""
    spoken = unquote(address)
    return (
        WEB_ADDRESS.fullmatch(address) is not None and "@" not in spoken and NUMBER_OF_A_PERSON.search(spoken) is None
    )
