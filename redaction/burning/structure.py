"""The original's structure tree by whitelist: which standard element each marked piece of text belongs to.

Only roles, nesting, order, and three numbers and names of table cells are taken over. No text and no other attribute of
the tree is ever read: no Alt, ActualText, E, T, ID or class.
"""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pikepdf

GROUPS = frozenset({"Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Note"})
BLOCKS = frozenset({"P", "H1", "H2", "H3", "H4", "H5", "H6"})
PARENTS_OF = {
    "TR": frozenset({"Table", "THead", "TBody", "TFoot"}),
    "TH": frozenset({"TR"}),
    "TD": frozenset({"TR"}),
    "THead": frozenset({"Table"}),
    "TBody": frozenset({"Table"}),
    "TFoot": frozenset({"Table"}),
    "LI": frozenset({"L"}),
    "Lbl": frozenset({"LI"}),
    "LBody": frozenset({"LI"}),
}
"""Roles that mean something in their parent only (ISO 32000-1, 14.8.4.3); elsewhere they are left out."""
ROLES = GROUPS | BLOCKS | frozenset({"Table", "L"}) | frozenset(PARENTS_OF)
CELLS = frozenset({"TH", "TD"})
SCOPES = frozenset({"Row", "Column", "Both"})
WIDEST_SPAN = 200
DEEPEST = 60
MOST_ELEMENTS = 400_000
MOST_RENAMINGS = 8


@dataclass(frozen=True, slots=True)
class Node:
    """An element: its place in the order of the tree, its role, and of a cell the spans and the scope."""

    order: int
    role: str
    rows: int = 1
    columns: int = 1
    scope: str = ""


Path = tuple[Node, ...]


@dataclass(slots=True)
class SourceTags:
    """(page, mark) → the elements around it from the outside in, and its own place in order; paths of all cells."""

    places: dict[tuple[int, int], tuple[Path, int]] = field(default_factory=dict)
    cells: list[Path] = field(default_factory=list)

    def marks_of(self, page: int) -> frozenset[int]:
        """The marks of a page that the tree knows."""
        return frozenset(mark for number, mark in self.places if number == page)


def source_tags(content: bytes) -> SourceTags:
    """The tags of a paper; none where it has none, or none that can be made sense of."""
    try:
        with pikepdf.open(io.BytesIO(content), suppress_warnings=True) as pdf:
            return _Reader(pdf).read()
    except (pikepdf.PikepdfError, TypeError, ValueError, KeyError, AttributeError):
        return SourceTags()


class _Reader:
    """One walk through a structure tree, without recursion: hostile trees are deep, wide and circular."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
        self._root: Any = pdf.Root.get("/StructTreeRoot")
        self._renamed: Any = None
        self._found = SourceTags()
        self._count = 0

    def read(self) -> SourceTags:
        """Everything the tree says of marked text."""
        if not isinstance(self._root, pikepdf.Dictionary):
            return self._found
        self._renamed = self._root.get("/RoleMap")
        seen: set[tuple[int, int]] = set()
        pending: list[tuple[Any, Path, int, int]] = [(kid, (), 0, 0) for kid in reversed(list(_kids(self._root)))]
        while pending and self._count < MOST_ELEMENTS:
            kid, path, page, depth = pending.pop()
            self._count += 1
            if not isinstance(kid, pikepdf.Dictionary):
                self._mark(kid, page, path)
            elif "/MCID" in kid:
                self._mark(kid.MCID if "/Stm" not in kid else None, self._page_of(kid, page), path)
            elif depth < DEEPEST and "/S" in kid and not _is_known(kid, seen):
                inner = self._inside(kid, path)
                own_page = self._page_of(kid, page)
                pending += [(each, inner, own_page, depth + 1) for each in reversed(list(_kids(kid)))]
        return self._found

    def _mark(self, mark: Any, page: int, path: Path) -> None:
        if isinstance(mark, int) and page:
            self._found.places.setdefault((page, mark), (path, self._count))

    def _page_of(self, holder: Any, inherited: int) -> int:
        page = holder.get("/Pg")
        return self._pages.get(page.objgen, 0) if isinstance(page, pikepdf.Dictionary) else inherited

    def _inside(self, element: Any, path: Path) -> Path:
        role = self._role(element)
        allowed = PARENTS_OF.get(role)
        if role not in ROLES or (allowed is not None and (not path or path[-1].role not in allowed)):
            return path
        if role not in CELLS:
            return (*path, Node(self._count, role))
        inner = (*path, _cell(element, self._count, role))
        self._found.cells.append(inner)
        return inner

    def _role(self, element: Any) -> str:
        name = str(element.get("/S"))
        for _step in range(MOST_RENAMINGS):
            if name[1:] in ROLES or not isinstance(self._renamed, pikepdf.Dictionary) or name not in self._renamed:
                break
            name = str(self._renamed.get(name))
        return name[1:]


def _kids(holder: Any) -> Iterator[Any]:
    kids = holder.get("/K")
    if isinstance(kids, pikepdf.Array):
        yield from kids
    elif kids is not None:
        yield kids


def _is_known(element: Any, seen: set[tuple[int, int]]) -> bool:
    """Whether the walk has been here; direct objects cannot form a circle."""
    if not element.is_indirect:
        return False
    known = element.objgen in seen
    seen.add(element.objgen)
    return known


def _cell(element: Any, order: int, role: str) -> Node:
    attributes = element.get("/A")
    listed = list(attributes) if isinstance(attributes, pikepdf.Array) else [attributes]
    of_table = [each for each in listed if isinstance(each, pikepdf.Dictionary) and each.get("/O") == "/Table"]
    held: Mapping[str, Any] = {key: value for each in of_table for key, value in each.items()}
    scope = str(held.get("/Scope", ""))[1:]
    return Node(
        order,
        role,
        _span(held.get("/RowSpan")),
        _span(held.get("/ColSpan")),
        scope if role == "TH" and scope in SCOPES else ("Column" if role == "TH" else ""),
    )


def _span(value: Any) -> int:
    return value if isinstance(value, int) and 1 <= value <= WIDEST_SPAN else 1
