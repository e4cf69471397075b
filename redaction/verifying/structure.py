"""V11 and V12: the output is tagged, titled, in a language; no picture of it is one of the original's."""

import hashlib
import io
from typing import Any

import pikepdf
from pypdf import PdfReader

from redaction.verifying.contents import Drawing, Drawings
from redaction.wording import PRODUCER, metadata_xml


def structure_faults(reader: PdfReader, drawings: Drawings) -> int:
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
    return sum(map(bool, faults)) + sum(
        _page_faults(page, parents, drawings.of(page["/Contents"])) for page in reader.pages
    )


def _is_true(root: Any, outer: str, inner: str) -> bool:
    return bool(root.get(outer, {}).get(inner, False))


def _parents(numbers: Any) -> dict[int, int]:
    """StructParents number of a page → how many marks the parent tree knows for it."""
    return {int(numbers[at]): len(numbers[at + 1].get_object()) for at in range(0, len(numbers), 2)}


def _page_faults(page: Any, parents: dict[int, int], drawing: Drawing) -> int:
    known = parents.get(int(page.get("/StructParents", -1)), -1)
    return drawing.untagged + bool(drawing.marks != list(range(known))) + bool(page.get("/Tabs") != "/S")


def pictures_in_common(original: bytes, output: bytes) -> int:
    """How many pictures of the output are, byte for byte, pictures of the original."""
    theirs, ours = _pictures(original), _pictures(output)
    return len(theirs & ours)


def _pictures(content: bytes) -> set[bytes]:
    """Digests of every picture's stored bytes in a file, reachable or not, as qpdf finds them."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return {
            hashlib.sha256(each.read_raw_bytes()).digest()
            for each in pdf.objects
            if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Image"
        }
