"""The structure tree of an output, built anew: the original's elements by whitelist, paragraphs, boxes, and links."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

import pikepdf
from pikepdf import Array, Dictionary, Name

from redaction.burning.figures import word_above
from redaction.burning.links import WebLink
from redaction.burning.passages import marked_runs
from redaction.burning.structure import BLOCKS, CELLS, Node, Path, SourceTags
from redaction.burning.textlayer import Word
from redaction.types import Rect
from redaction.wording import picture_words

HOLDERS = BLOCKS | CELLS | frozenset({"LBody", "Lbl", "Caption", "Note", "TOCI", "BlockQuote"})
"""Elements that may hold text themselves; in any other it is wrapped in a paragraph."""
GROUPS = frozenset({"Part", "Art", "Sect", "Div"})
PRINTED = 4
"""The flag of an annotation that is printed (ISO 32000-1, table 165)."""

Key = tuple[int, ...]
Address = tuple[str, Key]


@dataclass(frozen=True, slots=True)
class _Mark:
    """A marked piece of a page, or, with `link`, an annotation of it."""

    page: int
    number: int
    link: pikepdf.Object | None = None


@dataclass(slots=True)
class _Element:
    """An element in the making. Children and marks are put in order by their keys when it is written."""

    role: str
    node: Node | None = None
    alt: str = ""
    children: dict[Address, "_Element"] = field(default_factory=dict)
    marks: list[tuple[Key, _Mark]] = field(default_factory=list)

    def child(self, role: str, key: Key, node: Node | None = None) -> "_Element":
        """The child of that role and place, made if there is none."""
        return self.children.setdefault((role, key), _Element(role, node))


class Tags:
    """Collects the marks of all pages, then writes the tree."""

    def __init__(self, pdf: pikepdf.Pdf, source: SourceTags) -> None:
        self._pdf = pdf
        self._source = source
        self._document = _Element("Document")
        self._pages: list[pikepdf.Page] = []
        self._owners: list[list[_Element]] = []
        self._links: list[tuple[pikepdf.Object, _Element]] = []
        self._order = 0

    def add_page(
        self, page: pikepdf.Page, words: Sequence[Word], links: Sequence[WebLink], figures: Sequence[Rect], turn: int
    ) -> None:
        """Tag the next page's pictures, its words, and its links.

        `figures` are the places of the pictures, whose marks come first; `turn` is the page's rotation, in degrees.
        """
        self._pages.append(page)
        number, first = len(self._pages), len(figures)
        owners: list[_Element] = []
        orders: list[int] = []
        annotations = [self._annotation(page, link) for link in links]
        spoken: dict[int, _Element] = {}
        runs = marked_runs(words)
        for at, run in enumerate(runs):
            element = self._home(number, at, run[0])
            key = (self._order, number, at)
            if run[0].box is not None:
                element = element.child("Span", key)
            elif run[0].link >= 0:
                link = run[0].link
                element = spoken.setdefault(link, element.child("Link", key))
            element.marks.append((key, _Mark(number, first + at)))
            owners.append(element)
            orders.append(self._order)
        self._owners.append([*self._figures(number, runs, orders, figures, turn), *owners])
        for at, annotation in enumerate(annotations):
            key = (self._order, number, len(owners) + at)
            element = spoken.get(at) or self._document.child("P", key).child("Link", key)
            element.marks.append((key, _Mark(number, at, annotation)))
            self._links.append((annotation, element))
        if annotations:
            page.obj.Annots = Array(annotations)

    def _home(self, page: int, at: int, word: Word) -> _Element:
        """The element that holds a run: the original's, or a paragraph where that holds no text itself, or has none."""
        place = self._source.places.get((page, word.tag))
        if place is None:
            return self._document.child("P", (self._order, page, word.paragraph))
        path, self._order = place
        while path and path[-1].role not in HOLDERS | GROUPS:
            path = path[:-1]
        element = self._document
        for node in path:
            element = element.child(node.role, (node.order, 0, 0), node)
        return element if element.role in HOLDERS else element.child("P", (self._order, page, at))

    def _figures(
        self, page: int, runs: Sequence[Sequence[Word]], orders: Sequence[int], places: Sequence[Rect], turn: int
    ) -> list[_Element]:
        """Elements of a page's pictures, each read after the run that stands above it, or before all."""
        firsts = [run[0] for run in runs]
        made = []
        for at, place in enumerate(places):
            above = word_above(place, firsts, turn)
            home: _Element = self._document
            key: Key = (self._order, page, -1, at)
            if above is not None:
                home, _path = self._group(page, firsts[above])
                key = (orders[above], page, firsts[above].paragraph, at)
            elif firsts:
                home, path = self._group(page, firsts[0])
                key = (path[0].order if path else orders[0], page if not path else -1, -1, at)
            element = home.child("Figure", (*key, page))
            element.alt = picture_words(page, at + 1)
            element.marks.append((key, _Mark(page, at)))
            made.append(element)
        return made

    def _group(self, page: int, word: Word) -> tuple[_Element, Path]:
        """The innermost group around a word that no table or list holds, and the elements of the path below it."""
        path, _order = self._source.places.get((page, word.tag), ((), 0))
        groups = list(takewhile(lambda node: node.role in GROUPS, path))
        element = self._document
        for node in groups:
            element = element.child(node.role, (node.order, 0, 0), node)
        return element, path[len(groups) :]

    def _annotation(self, page: pikepdf.Page, link: WebLink) -> pikepdf.Object:
        """A link as an annotation of our own, described by its address."""
        rect = Array([pikepdf.Object.parse(f"{side:.2f}".encode()) for side in link.rect])
        action = Dictionary(S=Name.URI, URI=pikepdf.String(link.address))
        return self._pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Link,
                Rect=rect,
                Border=Array([0, 0, 0]),
                F=PRINTED,
                A=action,
                Contents=pikepdf.String(link.address),
                P=page.obj,
            )
        )

    def write(self) -> pikepdf.Object:
        """The tree as an object, with every page and link entered into its parent tree."""
        self._complete_tables()
        pdf = self._pdf
        root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        written: dict[int, pikepdf.Object] = {}
        root.K = self._written(self._document, root, written)
        numbers = Array()
        for at, (page, owners) in enumerate(zip(self._pages, self._owners, strict=True)):
            page.obj.StructParents = at
            numbers.extend(Array([at, pdf.make_indirect(Array([written[id(owner)] for owner in owners]))]))
        for at, (annotation, owner) in enumerate(self._links, start=len(self._pages)):
            annotation.StructParent = at
            numbers.extend(Array([at, written[id(owner)]]))
        root.ParentTree = pdf.make_indirect(Dictionary(Nums=numbers))
        root.ParentTreeNextKey = len(self._pages) + len(self._links)
        return root

    def _complete_tables(self) -> None:
        """Give tables that stay their cells without text, so that rows keep their length."""
        for path in self._source.cells:
            element, is_in_table = self._document, False
            for node in path:
                address = (node.role, (node.order, 0, 0))
                if address not in element.children and not is_in_table:
                    break
                is_in_table = is_in_table or node.role == "Table"
                element = element.child(*address, node)

    def _written(self, element: _Element, parent: pikepdf.Object, written: dict[int, pikepdf.Object]) -> pikepdf.Object:
        made = self._pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{element.role}"), P=parent))
        written[id(element)] = made
        lone = _lone_box(element)
        if lone is not None:
            written[id(lone)] = made
            element = replace(element, children={}, marks=lone.marks)
        parts: list[tuple[Key, _Element | _Mark]] = [(key, child) for (_role, key), child in element.children.items()]
        parts += element.marks
        own_page = min((mark.page for _key, mark in element.marks if mark.link is None), default=0)
        if own_page:
            made.Pg = self._pages[own_page - 1].obj
        kids = Array()
        for _key, part in sorted(parts, key=lambda part: part[0]):
            kids.append(self._kid(part, own_page) if isinstance(part, _Mark) else self._written(part, made, written))
        if len(kids):
            made.K = kids
        attributes = _attributes(element.node)
        if attributes is not None:
            made.A = attributes
        if element.alt:
            made.Alt = pikepdf.String(element.alt)
        return made

    def _kid(self, mark: _Mark, own_page: int) -> pikepdf.Object | int:
        page = self._pages[mark.page - 1].obj
        if mark.link is not None:
            return Dictionary(Type=Name.OBJR, Pg=page, Obj=mark.link)
        return mark.number if mark.page == own_page else Dictionary(Type=Name.MCR, Pg=page, MCID=mark.number)


def _lone_box(element: _Element) -> _Element | None:
    """The element of a box that is all a paragraph of our own holds: the paragraph itself then holds its words."""
    children = list(element.children.values())
    if len(children) != 1 or element.marks or element.node is not None or element.role != "P":
        return None
    return children[0] if children[0].role == "Span" else None


def _attributes(node: Node | None) -> pikepdf.Object | None:
    """What a cell of a table says of itself: numbers of rows and columns, and the scope of a heading."""
    if node is None or (node.rows == node.columns == 1 and not node.scope):
        return None
    held = Dictionary(O=Name.Table)
    if node.rows != 1:
        held.RowSpan = node.rows
    if node.columns != 1:
        held.ColSpan = node.columns
    if node.scope:
        held.Scope = Name(f"/{node.scope}")
    return held
