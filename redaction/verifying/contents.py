"""What the drawings of pages say, from one parse of each by pypdf: for the checks of text, streams, fonts and tags."""

import io
import zlib
from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.generic import ArrayObject, ContentStream, DictionaryObject, NameObject, NumberObject, StreamObject

from redaction.verifying.faults import READER_FAULTS
from redaction.verifying.whitelist import OPERATORS

CONTENTS = NameObject("/Contents")
CODE_BYTES = 2
SHOWING = (b"Tj", b"TJ")
DRAWING = (*SHOWING, b"Do", b"f", b"S", b"B")
NO_MARK = -1
MARKED_AS = frozenset({"/P", "/Span", "/Figure"})


@dataclass(slots=True)
class Drawing:
    """Facts of one drawing. `is_plain`: whitelisted operators only, no comment, no literal string, marks by number.

    `codes` are those shown, for each font's resource name, `pictures` the names drawn, `marks` in their order,
    `pictured` are the marks that show pictures, `worded` those that show text; `untagged` counts what is drawn outside
    marks.
    """

    is_plain: bool = True
    codes: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    pictures: set[str] = field(default_factory=set)
    marks: list[int] = field(default_factory=list)
    pictured: list[int] = field(default_factory=list)
    worded: set[int] = field(default_factory=set)
    untagged: int = 0


class Drawings:
    """The drawings of one file, each parsed once: when its page's text is read, or when it is first asked for."""

    def __init__(self, reader: PdfReader) -> None:
        self._reader = reader
        self._known: dict[tuple[bytes, str], Drawing] = {}

    def of(self, stream: Any) -> Drawing:
        """The facts of a content stream. Raises whatever pypdf raises for one that is none."""
        known = _key(stream)
        if known not in self._known:
            self._known[known] = _facts(stream, _parsed(stream, self._reader))
        return self._known[known]

    def texts(self, content: bytes) -> Iterator[str]:
        """The text of each page of the same file's `content` as pypdf reads it. Raises whatever pypdf raises.

        It has a reader of its own, since reading a text changes what pypdf holds of fonts.
        """
        reader = PdfReader(io.BytesIO(content))
        return (self._text_of(page, reader) for page in reader.pages)

    def _text_of(self, page: PageObject, reader: PdfReader) -> str:
        """A page's text. Operations take much more room than what is kept of them, so they go with the page."""
        stream: Any = page["/Contents"] if CONTENTS in page else None
        if not isinstance(stream, StreamObject):
            return page.extract_text()
        held, parsed = page.raw_get(CONTENTS), _parsed(stream, reader)
        page[CONTENTS] = parsed
        text = page.extract_text()
        page[CONTENTS] = held
        # A drawing that is none is for whoever asks for it to stumble over, after the walk over the file's objects.
        with suppress(*READER_FAULTS):
            self._known[_key(stream)] = _facts(stream, parsed)
        return text


def _key(stream: StreamObject) -> tuple[bytes, str]:
    """What a drawing is made of: the bytes of its stream, and how they are packed."""
    return stream._data, f"{stream.get('/Filter')} {stream.get('/DecodeParms')}"


def _parsed(stream: StreamObject, reader: PdfReader) -> ContentStream:
    """Its strings are left as bytes, as pypdf itself has them to read a text."""
    return ContentStream(stream, reader, "bytes")


def _facts(stream: StreamObject, parsed: ContentStream) -> Drawing:
    data = zlib.decompress(stream._data)
    drawing = Drawing(is_plain=b"%" not in data and b"(" not in data)
    font, depth, before = "", 0, b""
    inside: set[int] = set()
    for operands, operator in parsed.operations:
        drawing.is_plain = drawing.is_plain and _is_plain(operands, operator) and (before != b"cm" or operator == b"Do")
        before = operator
        if operator == b"Tf":
            font = operands[0]
        elif operator in SHOWING:
            drawing.codes[font] |= _codes(operands[0])
            drawing.worded |= inside
        elif operator == b"Do":
            drawing.pictures.add(str(operands[0]))
            drawing.pictured += inside
        elif operator == b"BDC":
            drawing.marks.append(_mark(operands))
            inside = {_mark(operands)}
        elif operator == b"EMC":
            inside = set()
        depth += (operator in (b"BDC", b"BMC")) - (operator == b"EMC")
        drawing.untagged += depth == 0 and operator in DRAWING
    return drawing


def _is_plain(operands: Any, operator: bytes) -> bool:
    if operator.decode("latin-1") not in OPERATORS:
        return False
    if operator == b"BDC":
        return operands[0] in MARKED_AS and _mark(operands) != NO_MARK
    if operator == b"TJ":
        return _is_set_plainly(operands[0])
    return operator != b"BMC" or operands[0] == NameObject("/Artifact")


def _is_set_plainly(pieces: Any) -> bool:
    """Whether an array of TJ shifts nothing but letters against letters, each by one number."""
    are_codes = [hasattr(piece, "original_bytes") and len(piece.original_bytes) > 0 for piece in pieces]
    are_shifts = [isinstance(piece, NumberObject) for piece in pieces]
    return all(are_codes[::2]) and all(are_shifts[1::2]) and len(pieces) % 2 == 1


def _mark(operands: Any) -> int:
    """The number of a mark that has a number and nothing else."""
    properties = operands[1]
    is_number = isinstance(properties, DictionaryObject) and list(properties) == ["/MCID"]
    return int(properties["/MCID"]) if is_number and isinstance(properties["/MCID"], NumberObject) else NO_MARK


def _codes(operand: Any) -> set[int]:
    pieces = operand if isinstance(operand, ArrayObject) else [operand]
    shown = [piece.original_bytes for piece in pieces if hasattr(piece, "original_bytes")]
    return {
        int.from_bytes(data[at : at + CODE_BYTES], "big") for data in shown for at in range(0, len(data), CODE_BYTES)
    }
