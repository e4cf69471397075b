"""Drawings that pdfium's text layer does not look into, patterns and soft masks: their pages go to OCR too."""

import io
import re

import pikepdf

from redaction.errors import Malformed

_SHOWS_SOMETHING = re.compile(rb"(?:Tj|TJ|'|\"|Do|BI)(?![A-Za-z])")
_DEEPEST = 15


def pages_with_unseen_drawings(content: bytes) -> frozenset[int]:
    """Numbers of pages whose patterns or soft masks, also those of nested forms, draw text, pictures or forms.

    Raises Malformed for a paper that cannot be walked.
    """
    known: dict[tuple[int, int], bool] = {}
    try:
        with pikepdf.open(io.BytesIO(content), suppress_warnings=True) as pdf:
            pages = enumerate(pdf.pages, start=1)
            return frozenset(number for number, page in pages if _hides(page.obj.get("/Resources"), known, 0))
    except pikepdf.PikepdfError as error:
        raise Malformed("resources") from error


def _hides(resources: pikepdf.Object | None, known: dict[tuple[int, int], bool], depth: int) -> bool:
    if not isinstance(resources, pikepdf.Dictionary) or depth > _DEEPEST:
        return False
    if resources.is_indirect:
        if resources.objgen not in known:
            known[resources.objgen] = False
            known[resources.objgen] = _looked_into(resources, known, depth)
        return known[resources.objgen]
    return _looked_into(resources, known, depth)


def _looked_into(resources: pikepdf.Object, known: dict[tuple[int, int], bool], depth: int) -> bool:
    if any(_draws(pattern) for pattern in _entries(resources, "/Pattern")):
        return True
    if any(_masks(state) for state in _entries(resources, "/ExtGState")):
        return True
    forms = (form for form in _entries(resources, "/XObject") if isinstance(form, pikepdf.Stream))
    return any(_hides(form.get("/Resources"), known, depth + 1) for form in forms)


def _entries(resources: pikepdf.Object, kind: str) -> list[pikepdf.Object]:
    listed = resources.get(kind)
    return [value for _, value in listed.items()] if isinstance(listed, pikepdf.Dictionary) else []


def _masks(state: pikepdf.Object) -> bool:
    mask = state.get("/SMask") if isinstance(state, pikepdf.Dictionary) else None
    return isinstance(mask, pikepdf.Dictionary) and _draws(mask.get("/G"))


def _draws(drawing: object) -> bool:
    """Whether a stream shows text, pictures or forms; one that cannot be unpacked may."""
    if not isinstance(drawing, pikepdf.Stream):
        return False
    try:
        return _SHOWS_SOMETHING.search(drawing.read_bytes()) is not None
    except pikepdf.PikepdfError:
        return True
