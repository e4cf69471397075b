"""V8 and V9: the file holds nothing but whitelisted objects, each reachable, each byte accounted for.

pypdf walks; qpdf, which wrote the file, must write the very same bytes when it writes the file again: an older
revision, an orphan, a comment, or anything after the end would be missing from the second writing.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

import pikepdf
from pypdf import PdfReader
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    ByteStringObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

from redaction.verifying.whitelist import KINDS

RESOURCE_NAME = re.compile(r"/[A-Z][0-9]{0,5}")
FONT_NAME = re.compile(r"/(YeollinLayer|[A-Z]{6}\+F[0-9]{1,4})")
WEB_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(:[0-9]+)?([/?#][!#-'*-;=?-\[\]_a-z~]*)?")
"""ISO 32000-1, 12.6.4.7: seven-bit; without blanks, quotation marks and parentheses, and no name before the host."""
PICTURE_WORDS = re.compile(r"그림 [1-9][0-9]{0,3} \([1-9][0-9]{0,3}쪽\)")
"""V11 compares the numbers with those of the picture and of its page."""
IDENTIFIER_BYTES = 16
NUMBERS = (NumberObject, FloatObject)


@dataclass(slots=True)
class Walk:
    """What a walk from the trailer met: objects not allowed, strings and streams, the numbers of objects seen.

    `public_strings` are title, producer and language, which people wrote or fixed for the public.
    """

    refused: int = 0
    strings: list[str] = field(default_factory=list)
    public_strings: list[str] = field(default_factory=list)
    streams: list[tuple[str, StreamObject]] = field(default_factory=list)
    seen: set[int] = field(default_factory=set)


def walk(reader: PdfReader) -> Walk:
    """Walk every object that can be reached, against the whitelist.

    What nothing leads to may only be a stream that holds objects, or the one table that tells where each object lies.
    """
    found = Walk()
    visited: set[tuple[int, str]] = set()
    _visit([(reader.trailer, "Trailer")], visited, found)
    holders = {stream for stream, _place in reader.xref_objStm.values()}
    left = _numbers_in_file(reader) - found.seen
    found.refused += max(0, len(left - holders) - 1)
    kinds = ((number, "ObjectStream" if number in holders else "CrossReferences") for number in sorted(left))
    _visit([(IndirectObject(number, 0, reader), kind) for number, kind in kinds], visited, found)
    found.refused += len({number for number, kind in visited if kind == "Page"} - _numbers_of_pages(reader))
    return found


def _visit(pending: list[tuple[Any, str]], visited: set[tuple[int, str]], found: Walk) -> None:
    """Check values against their kinds, and all that they lead to."""
    while pending:
        value, kind = pending.pop()
        if isinstance(value, IndirectObject):
            if (value.idnum, kind) in visited:
                continue
            visited.add((value.idnum, kind))
            found.seen.add(value.idnum)
            value = value.get_object()
        pending.extend(_step(value, kind, found))


def _numbers_of_pages(reader: PdfReader) -> set[int]:
    """The pages readers show: a page that only an element of the structure leads to is none of them."""
    return {reference.idnum for page in reader.pages if (reference := page.indirect_reference) is not None}


def _numbers_in_file(reader: PdfReader) -> set[int]:
    numbers = {number for generation in reader.xref.values() for number in generation}
    return (numbers | set(reader.xref_objStm)) - {0}


def _step(value: Any, kind: str, found: Walk) -> Iterator[tuple[Any, str]]:
    """Check one value against its kind, and give what to look at next."""
    if kind in LEAVES or ":" in kind:
        found.refused += not _is_leaf(value, kind, found)
        return
    if kind == "PageNode":
        kind = "Pages" if isinstance(value, DictionaryObject) and value.get("/Type") == "/Pages" else "Page"
    if kind in SPECIAL:
        yield from SPECIAL[kind](value, found)
    elif kind.endswith("*"):
        yield from ((each, kind[:-1]) for each in (value if isinstance(value, ArrayObject) else [value]))
    elif kind.endswith("{}"):
        yield from _named(value, kind[:-2], found)
    else:
        yield from _dictionary(value, kind, found)


def _dictionary(value: Any, kind: str, found: Walk) -> Iterator[tuple[Any, str]]:
    if not isinstance(value, DictionaryObject):
        found.refused += 1
        return
    if isinstance(value, StreamObject):
        found.streams.append((kind, value))
    shape = KINDS[kind]
    for key, child in value.items():
        if key in shape:
            yield (value.raw_get(key), shape[key])
        else:
            found.refused += 1
            found.strings.append(f"{key} {child}")


def _named(value: Any, kind: str, found: Walk) -> Iterator[tuple[Any, str]]:
    if not isinstance(value, DictionaryObject):
        found.refused += 1
        return
    for key in value:
        found.refused += RESOURCE_NAME.fullmatch(key) is None
        yield (value.raw_get(key), kind)


def _parents(value: Any, found: Walk) -> Iterator[tuple[Any, str]]:
    """A parent tree: numbers, each followed by an array of elements."""
    if not isinstance(value, ArrayObject):
        found.refused += 1
        return
    for each in value:
        if not isinstance(each, NUMBERS):
            yield (each, "StructElem*")


def _kids(value: Any, found: Walk) -> Iterator[tuple[Any, str]]:
    """Children of a structure element: marks by number, references to marks and links, or elements."""
    for each in value if isinstance(value, ArrayObject) else [value]:
        if not isinstance(each, NumberObject):
            kind = each.get("/Type") if isinstance(each, DictionaryObject) else None
            yield (each, REFERENCES.get(str(kind), "StructElem"))


def _struct_parent(value: Any, found: Walk) -> Iterator[tuple[Any, str]]:
    is_root = isinstance(value, DictionaryObject) and value.get("/Type") == "/StructTreeRoot"
    yield (value, "StructTreeRoot" if is_root else "StructElem")


REFERENCES = {"/MCR": "MarkReference", "/OBJR": "LinkReference"}
SPECIAL = {"ParentTreeNums": _parents, "StructKids": _kids, "StructParent": _struct_parent}


def _is_leaf(value: Any, kind: str, found: Walk) -> bool:
    if kind.startswith("literal:"):
        # Words every output holds say nothing of its paper, though a short word may be part of them.
        is_fixed = isinstance(value, TextStringObject) and value == kind.removeprefix("literal:")
        found.strings += [] if is_fixed else [str(value)]
        return is_fixed
    if kind != "picturewords" and isinstance(value, TextStringObject | ByteStringObject):
        text = value if isinstance(value, str) else value.decode("latin-1")
        (found.public_strings if kind == "text" else found.strings).append(text)
        if kind == "address":
            found.strings.append(unquote(text))
    if kind.startswith("name:"):
        return isinstance(value, NameObject) and value in kind.removeprefix("name:").split("|")
    return LEAVES[kind](value)


def _is_address(value: str) -> bool:
    return WEB_ADDRESS.fullmatch(value) is not None and "@" not in unquote(value)


def _is_picture_words(value: Any) -> bool:
    return isinstance(value, TextStringObject) and PICTURE_WORDS.fullmatch(value) is not None


def _is_identifier(value: Any) -> bool:
    return (
        isinstance(value, ArrayObject)
        and len(value) == 2
        and value[0] == value[1]
        and all(len(each.original_bytes) == IDENTIFIER_BYTES for each in value)
    )


def _is_numbers(value: Any) -> bool:
    return isinstance(value, ArrayObject) and all(isinstance(each, NUMBERS) or _is_numbers(each) for each in value)


LEAVES = {
    "number": lambda value: isinstance(value, NUMBERS),
    "numbers": _is_numbers,
    "flag": lambda value: isinstance(value, BooleanObject),
    "text": lambda value: isinstance(value, TextStringObject),
    "address": lambda value: isinstance(value, TextStringObject) and _is_address(value),
    "fontname": lambda value: isinstance(value, NameObject) and FONT_NAME.fullmatch(value) is not None,
    "identifier": _is_identifier,
    "picturewords": _is_picture_words,
}


def rewritten_differently(output: bytes) -> bool:
    """Whether writing the file again gives other bytes than these."""
    with pikepdf.open(io.BytesIO(output)) as pdf:
        again = io.BytesIO()
        pdf.save(
            again,
            deterministic_id=True,
            compress_streams=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
            min_version="1.7",
            fix_metadata_version=False,
        )
    return again.getvalue() != output


def syntax_problems(output: bytes) -> int:
    """How many problems qpdf's own check reports."""
    with pikepdf.open(io.BytesIO(output)) as pdf:
        return len(pdf.check_pdf_syntax())
