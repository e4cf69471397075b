"""V11, continued: the structure tree says what it should of every mark and link, and of nothing else.

PDF/UA-1 (ISO 14289-1): 7.1 every piece of text in exactly one element; 7.2 rows, cells, and items of lists in their
place; 7.3 figures with words about them; 7.5 headings of tables with a scope; 7.18.5 links in Link elements, with a
description.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NumberObject

from redaction.types import Rect
from redaction.verifying.contents import Drawing, Drawings
from redaction.wording import picture_words

PARENTS_OF = {
    "/TR": {"/Table", "/THead", "/TBody", "/TFoot"},
    "/TH": {"/TR"},
    "/TD": {"/TR"},
    "/THead": {"/Table"},
    "/TBody": {"/Table"},
    "/TFoot": {"/Table"},
    "/LI": {"/L"},
    "/Lbl": {"/LI"},
    "/LBody": {"/LI"},
}
CHILDREN_OF = {"/Table": {"/THead", "/TBody", "/TFoot", "/TR", "/Caption"}, "/TR": {"/TH", "/TD"}}
MOST_ELEMENTS = 2_000_000


@dataclass(slots=True)
class _Found:
    """What a walk through the tree met: faults, (page, mark) → element, link annotation → element, and figures.

    A figure is its mark, as (page, mark), with what it says.
    """

    faults: int = 0
    marks: dict[tuple[int, int], int] = field(default_factory=dict)
    links: dict[int, int] = field(default_factory=dict)
    figures: dict[tuple[int, int], str] = field(default_factory=dict)


def tree_faults(reader: PdfReader, boxes: dict[int, tuple[Rect, ...]], drawings: Drawings) -> int:
    """How many rules of the tree and of the links are broken. `boxes` are the boxes of each page, from 1."""
    catalog: Any = reader.trailer["/Root"]
    root = catalog["/StructTreeRoot"]
    found = _walk(root)
    numbers: Any = root["/ParentTree"]["/Nums"]
    owners = {int(numbers[at]): numbers[at + 1].get_object() for at in range(0, len(numbers), 2)}
    faults = found.faults
    for number, page in enumerate(reader.pages, start=1):
        reference: Any = page.indirect_reference
        structure: Any = page["/StructParents"]
        listed: Any = owners.get(int(structure), ArrayObject())
        marks = {at: owner.idnum for at, owner in enumerate(listed)}
        told = {mark: element for (owner, mark), element in found.marks.items() if owner == reference.idnum}
        faults += marks != told
        faults += _figure_faults(number, reference.idnum, drawings.of(page["/Contents"]), found)
        faults += sum(_link_faults(each, owners, found, boxes.get(number, ())) for each in page.get("/Annots", ()))
    return faults


def _figure_faults(number: int, page: int, drawing: Drawing, found: _Found) -> int:
    """Faults of a page's figures: each mark that shows a picture is one, shows nothing else, and says its number."""
    said = {mark: words for (owner, mark), words in found.figures.items() if owner == page}
    right = {mark: picture_words(number, at) for at, mark in enumerate(drawing.pictured, start=1)}
    return (said != right) + bool(drawing.worded & right.keys()) + (len(right) != len(drawing.pictured))


def _link_faults(reference: Any, owners: dict[int, Any], found: _Found, boxes: tuple[Rect, ...]) -> int:
    """Faults of one link: reached from where it says, described by its address, and away from every box."""
    link = reference.get_object()
    owner = owners.get(int(link["/StructParent"]))
    x0, y0, x1, y1 = (float(side) for side in link["/Rect"])
    return sum(
        (
            not isinstance(owner, DictionaryObject) or owner.get("/S") != "/Link",
            found.links.get(reference.idnum, 0) != _number_of(owner),
            link["/Contents"] != link["/A"]["/URI"],
            any(x0 < box[2] and box[0] < x1 and y0 < box[3] and box[1] < y1 for box in boxes),
        )
    )


def _number_of(element: Any) -> int:
    reference: Any = element.indirect_reference if isinstance(element, DictionaryObject) else None
    return -1 if reference is None else int(reference.idnum)


def _walk(root: Any) -> _Found:
    """Every element once, with its parent; a tree that goes in a circle is at fault."""
    found = _Found()
    times: Counter[int] = Counter()
    pending: list[tuple[Any, Any, str]] = [(root.raw_get("/K"), root, "/Root")]
    while pending and sum(times.values()) < MOST_ELEMENTS:
        reference, parent, role = pending.pop()
        element = reference.get_object()
        number = reference.idnum if isinstance(reference, IndirectObject) else 0
        times[number] += 1
        if times[number] > 1:
            found.faults += 1
            continue
        own_role = str(element.get("/S"))
        found.faults += element["/P"].get_object() is not parent or not _fits(own_role, role)
        found.faults += own_role == "/TH" and "/Scope" not in element.get("/A", {})
        pending += [(kid, element, own_role) for kid in _elements(element, number, found)]
        _note_figure(element, own_role, found)
    return found


def _note_figure(element: Any, role: str, found: _Found) -> None:
    """A figure is one mark with words about it; no other element has such words."""
    kids = element.get("/K", ())
    if role == "/Figure" and len(kids) == 1 and isinstance(kids[0], NumberObject):
        found.figures[(element.raw_get("/Pg").idnum, int(kids[0]))] = str(element.get("/Alt", ""))
    else:
        found.faults += role == "/Figure" or "/Alt" in element


def _fits(role: str, parent: str) -> bool:
    return parent in PARENTS_OF.get(role, {parent}) and role in CHILDREN_OF.get(parent, {role})


def _elements(element: Any, number: int, found: _Found) -> Iterator[Any]:
    """The child elements; marks and links of the element are noted."""
    for kid in element.get("/K", ()):
        if isinstance(kid, NumberObject):
            _note_mark(element.raw_get("/Pg"), int(kid), number, found)
        elif not isinstance(kid, IndirectObject) and kid.get("/Type") == "/MCR":
            _note_mark(kid.raw_get("/Pg"), int(kid["/MCID"]), number, found)
        elif not isinstance(kid, IndirectObject) and kid.get("/Type") == "/OBJR":
            found.links[kid.raw_get("/Obj").idnum] = number
        else:
            yield kid


def _note_mark(page: Any, mark: int, element: int, found: _Found) -> None:
    found.faults += (page.idnum, mark) in found.marks
    found.marks[(page.idnum, mark)] = element
