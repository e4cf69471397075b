"""Texts the detector stopped, as an officer sees them: the words marked, and whether somebody may answer for them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.officers.words import kind_word
from disclosure import clearing
from disclosure.models import Department, HeldText, SealedFile

FIELDS: Mapping[str, Any] = {
    "title": gettext_lazy("제목"),
    "summary": gettext_lazy("요약"),
    "request_gist": gettext_lazy("청구 요지"),
    "reason": gettext_lazy("이유"),
    "description": gettext_lazy("정보 내용"),
    "explanation": gettext_lazy("결정 이유"),
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a text; `kind` says what it was taken for, empty for what nobody minded."""

    text: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class ShownText:
    """One stopped text, cut at the words the detector saw."""

    field: str
    pieces: tuple[Piece, ...]
    row: HeldText


def shown_texts(texts: Mapping[str, str], department: Department) -> list[ShownText]:
    """The stopped ones of some texts, with their words marked; those somebody answers for included."""
    held = clearing.held(texts, department)
    return [ShownText(_field_word(field), _pieces(texts[field], row), row) for field, row in held.items()]


def waiting_texts(texts: Mapping[str, str], department: Department) -> dict[str, Any]:
    """What the part `officers/held.html` shows: texts nobody answers for yet, and whether anybody may."""
    shown = [one for one in shown_texts(texts, department) if one.row.cleared_at is None]
    return {"held_texts": shown, "may_clear": clearing.may_be_cleared([one.row for one in shown])}


def _field_word(field: str) -> str:
    name, _dash, number = field.partition("-")
    word = str(FIELDS[name])
    return _("항목 %(number)s %(field)s") % {"number": number, "field": word} if number else word


def _pieces(text: str, row: HeldText) -> tuple[Piece, ...]:
    pieces, at = [], 0
    for start, end, kind, _tier in sorted(row.spans):
        if start >= at:
            pieces += [Piece(text[at:start]), Piece(text[start:end], kind_word(kind))]
            at = end
    return tuple(piece for piece in [*pieces, Piece(text[at:])] if piece.text)


def title_answer(file: SealedFile) -> HeldText | None:
    """Who answers for a title in which the detector faintly saw a name; None where nobody had to."""
    row = clearing.held({"title": file.title}, file.department).get("title")
    return row if row is not None and row.cleared_at is not None else None
