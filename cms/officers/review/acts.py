"""A button of the review screen, read from its form and handed to the domain once."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.http import QueryDict
from django.utils.translation import gettext as _

from cms.officers.geometry import PageFrame
from cms.officers.words import ground_word
from disclosure.actions import reviewing as acts
from disclosure.errors import BoxRefused, Changed, GroundRefused
from disclosure.models import SealedFile
from disclosure.models.reviews import DecisionState
from redaction.types import Ground, Kind

LONGEST_ID = 18
FrameOf = Callable[[int], PageFrame]


@dataclass(frozen=True, slots=True)
class Pressed:
    """A pressed button: `do` is "hide group KEY", "keep place f12", "draw", "undo" and the like."""

    form: QueryDict
    file: SealedFile
    by: User
    at: datetime
    frame_of: FrameOf

    @property
    def verb(self) -> str:
        """The first word."""
        return self.form.get("do", "").partition(" ")[0]

    @property
    def target(self) -> tuple[str, str]:
        """("group" or "place", its key)."""
        scope, _space, key = self.form.get("do", "").partition(" ")[2].partition(" ")
        return scope, key

    @property
    def page(self) -> int:
        """The page the screen showed. Raises BoxRefused."""
        try:
            return int(self.form.get("page", ""))
        except ValueError as error:
            raise BoxRefused from error

    @property
    def changes_boxes(self) -> bool:
        """Whether places appear or go, so that the whole screen has to be drawn again."""
        return self.verb in {"draw", "delete", "undo", "images", "name", "withhold", "take"}


def press(pressed: Pressed) -> str:
    """Do what the button says; gives what to tell the officer. Raises errors.Refused."""
    act = _VERBS.get(pressed.verb)
    if act is None:
        raise Changed
    return act(pressed)


def _ground(form: QueryDict, field: str) -> Ground:
    try:
        return Ground(form.get(field, Ground.G6))
    except ValueError as error:
        raise GroundRefused from error


def _decide(pressed: Pressed, state: DecisionState) -> int:
    scope, key = pressed.target
    field = "ground-group" if scope == "group" else f"ground-{key}"
    ground = _ground(pressed.form, field) if state == DecisionState.REDACT else None
    if scope == "group":
        return acts.decide_group(
            file=pressed.file, group_key=key, state=state, ground=ground, by=pressed.by, at=pressed.at
        )
    findings, boxes = _ids(key)
    return acts.decide(
        file=pressed.file, state=state, ground=ground, findings=findings, boxes=boxes, by=pressed.by, at=pressed.at
    )


def _ids(place_id: str) -> tuple[list[int], list[int]]:
    kind, number = place_id[:1], place_id[1:]
    # The length keeps a made-up number within what a database column takes.
    if kind not in ("f", "b") or not number.isdecimal() or len(number) > LONGEST_ID:
        raise Changed
    return ([int(number)], []) if kind == "f" else ([], [int(number)])


def _hide(pressed: Pressed) -> str:
    count = _decide(pressed, DecisionState.REDACT)
    scope, key = pressed.target
    ground = pressed.form.get("ground-group" if scope == "group" else f"ground-{key}", Ground.G6)
    return _("%(count)d곳을 가리기로 저장했습니다 (%(ground)s).") % {"count": count, "ground": ground_word(ground)}


def _keep(pressed: Pressed) -> str:
    return _("%(count)d곳을 두기로 저장했습니다.") % {"count": _decide(pressed, DecisionState.KEEP)}


def _delete(pressed: Pressed) -> str:
    _findings, boxes = _ids(pressed.target[1])
    if not boxes:
        raise Changed
    acts.remove_box(file=pressed.file, box=boxes[0], by=pressed.by, at=pressed.at)
    return _("상자를 지웠습니다.")


def _draw(pressed: Pressed) -> str:
    share = tuple(_percent(pressed.form, name) for name in ("left", "top", "right", "bottom"))
    rect = pressed.frame_of(pressed.page).to_rect(share)  # four fields, four numbers
    acts.add_box(
        file=pressed.file,
        page=pressed.page,
        rect=rect,
        ground=_ground(pressed.form, "ground"),
        kind=_kind(pressed.form, "kind"),
        by=pressed.by,
        at=pressed.at,
    )
    return _("%(page)d쪽에 상자를 넣었습니다.") % {"page": pressed.page}


def _withhold(pressed: Pressed) -> str:
    acts.withhold_page(
        file=pressed.file,
        page=pressed.page,
        area=pressed.frame_of(pressed.page).crop_box,
        ground=_ground(pressed.form, "ground"),
        by=pressed.by,
        at=pressed.at,
    )
    return _("%(page)d쪽을 통째로 가리기로 저장했습니다.") % {"page": pressed.page}


def _take(pressed: Pressed) -> str:
    _scope, number = pressed.target
    if not number.isdecimal() or len(number) > LONGEST_ID:
        raise Changed
    ground = _ground(pressed.form, "ground-hint")
    acts.take_hint(file=pressed.file, number=int(number), ground=ground, by=pressed.by, at=pressed.at)
    return _("%(page)d쪽에 상자를 넣었습니다.") % {"page": pressed.page}


def _kind(form: QueryDict, field: str) -> Kind | None:
    given = form.get(field, "")
    return Kind(given) if given in set(Kind) else None


def _name(pressed: Pressed) -> str:
    _findings, boxes = _ids(pressed.target[1])
    if not boxes:
        raise Changed
    kind = _kind(pressed.form, f"kind-{pressed.target[1]}")
    acts.name_box(file=pressed.file, box=boxes[0], kind=kind, by=pressed.by, at=pressed.at)
    return _("상자에 가린 것의 종류를 적었습니다.")


def _percent(form: QueryDict, name: str) -> float:
    try:
        share = float(form.get(name, "")) / 100
    except ValueError as error:
        raise BoxRefused from error
    if not math.isfinite(share):
        raise BoxRefused
    return share


def _undo(pressed: Pressed) -> str:
    count = acts.undo(file=pressed.file, by=pressed.by, at=pressed.at)
    return _("%(count)d곳의 결정을 되돌렸습니다.") % {"count": count}


def _images(pressed: Pressed) -> str:
    acts.mark_images_checked(file=pressed.file, pages=[pressed.page], by=pressed.by, at=pressed.at)
    return _("%(page)d쪽 그림을 확인했다고 저장했습니다.") % {"page": pressed.page}


_VERBS: Mapping[str, Callable[[Pressed], str]] = {
    "hide": _hide,
    "keep": _keep,
    "delete": _delete,
    "draw": _draw,
    "name": _name,
    "withhold": _withhold,
    "take": _take,
    "undo": _undo,
    "images": _images,
}
