"""V11 and V12: the output is tagged, titled, in a language; no picture of it is one of the original's."""

import hashlib
import io
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import ContentStream, DictionaryObject, StreamObject

from redaction.wording import PRODUCER, metadata_xml

MARKED, ARTIFACT = "marked", "artifact"


def structure_faults(reader: PdfReader) -> int:
    """How many of the rules of an accessible file are broken that can be checked without a viewer.

    PDF/UA-1 (ISO 14289-1): 7.1 title and its display, marked, structure tree; 7.2 language; all text tagged; each
    mark of a page known to the parent tree; Tabs in structure order.
    """
    root: Any = reader.trailer["/Root"]
    info: Any = reader.trailer["/Info"]
    title = str(info.get("/Title", ""))
    language = str(root.get("/Lang", ""))
    faults = [
        not title.strip(),
        info.get("/Producer") != PRODUCER,
        not language,
        root["/Metadata"].get_data() != metadata_xml(title, language),
        not _is_true(root, "/MarkInfo", "/Marked"),
        not _is_true(root, "/ViewerPreferences", "/DisplayDocTitle"),
    ]
    parents = _parents(root["/StructTreeRoot"]["/ParentTree"]["/Nums"])
    return sum(map(bool, faults)) + sum(_page_faults(page, parents, reader) for page in reader.pages)


def _is_true(root: Any, outer: str, inner: str) -> bool:
    return bool(root.get(outer, {}).get(inner, False))


def _parents(numbers: Any) -> dict[int, int]:
    """StructParents number of a page → how many marks the parent tree knows for it."""
    return {int(numbers[at]): len(numbers[at + 1].get_object()) for at in range(0, len(numbers), 2)}


def _page_faults(page: Any, parents: dict[int, int], reader: PdfReader) -> int:
    marks: list[int] = []
    depth, untagged = 0, 0
    for operands, operator in ContentStream(page["/Contents"], reader).operations:
        if operator == b"BDC":
            marks.append(int(operands[1]["/MCID"]))
        depth += (operator in (b"BDC", b"BMC")) - (operator == b"EMC")
        untagged += operator in (b"Tj", b"Do", b"f") and depth == 0
    known = parents.get(int(page.get("/StructParents", -1)), -1)
    return untagged + bool(marks != list(range(known))) + bool(page.get("/Tabs") != "/S")


def pictures_in_common(original: bytes, output: PdfReader, pages_with_boxes: int) -> int:
    """How many pictures of the output are, byte for byte, pictures of the original. Counts only if there are boxes."""
    if not pages_with_boxes:
        return 0
    theirs = {_digest(stream) for stream in _pictures(PdfReader(io.BytesIO(original)))}
    return sum(_digest(stream) in theirs for stream in _pictures(output))


def _digest(stream: StreamObject) -> bytes:
    return hashlib.sha256(stream._data).digest()


def _pictures(reader: PdfReader) -> Iterator[StreamObject]:
    """Every image of a file, reachable or not; objects pypdf cannot read hold no picture it could give back."""
    for number in {each for generation in reader.xref.values() for each in generation} | set(reader.xref_objStm):
        try:
            value = reader.get_object(number)
        except PyPdfError:
            continue
        if (
            isinstance(value, StreamObject)
            and isinstance(value, DictionaryObject)
            and value.get("/Subtype") == "/Image"
        ):
            yield value
