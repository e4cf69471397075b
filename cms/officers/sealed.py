"""What the screens read from the sealed store, for one answer, after `visible_to` has let the officer through."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.urls import reverse

from cms.officers.geometry import PageFrame
from disclosure import reviewing
from disclosure.actions import contacting
from disclosure.artefacts import Shelf
from disclosure.errors import BoxRefused
from disclosure.models import Artefact, Case, DisclosureRequest, SealedFile
from disclosure.models.accesses import AccessReason
from disclosure.models.files import ArtefactKind
from disclosure.records import name_context
from disclosure.reviewing import Mark, SealedLine, SealedOutside
from disclosure.sealing import RequestForm
from disclosure.wiring import Workplace, services, workplace

SHORT_NAME_CHARACTERS = 40
_MOST_CIRCLES = 3
"""A masked name tells no more than that it is one: a long one is not told by its length."""


def place_of_work() -> Workplace:
    """The services of a process that may open sealed files."""
    return workplace(services())


def shelf(file: SealedFile) -> Shelf:
    """The artefacts of a file. Raises `ObjectMissing` for an erased one."""
    return Shelf(file, place_of_work().sealed)


def name(file: SealedFile) -> str:
    """The file's name as it was uploaded."""
    return place_of_work().vault.open_text(bytes(file.sealed_name), name_context(file.public_id))


def short_name(file: SealedFile) -> str:
    """The public title, else the uploaded name, cut to what a line holds."""
    whole = file.title or name(file)
    return whole if len(whole) <= SHORT_NAME_CHARACTERS else f"{whole[: SHORT_NAME_CHARACTERS - 1]}…"


def crumb(file: SealedFile) -> dict[str, str]:
    """The file as a step of a breadcrumb."""
    return {"url": reverse("officers:file", args=(file.public_id,)), "label": short_name(file)}


@dataclass(frozen=True, slots=True)
class SeenRequest:
    """What a case shows of its request: the text asked for, and that contact data are there, not the data."""

    sealed_text: str
    masked_name: str
    has_birth_date: bool
    has_address: bool
    has_phone: bool
    has_email: bool


def request_of(request: DisclosureRequest) -> SeenRequest:
    """What a resident wrote, contact data masked; those are opened by `actions.contacting` alone."""
    form = place_of_work().vault.open_form(bytes(request.sealed_form))
    masked = form.name[:1] + "○" * min(max(1, len(form.name) - 1), _MOST_CIRCLES) if form.name else "—"
    return SeenRequest(form.text, masked, bool(form.birth_date), bool(form.address), bool(form.phone), bool(form.email))


def contact_of(case: Case, reason: AccessReason, *, by: User, at: datetime, from_address: str | None) -> RequestForm:
    """A requester's contact data for one answer; leaves a row. Raises `NotPermitted`."""
    vault = place_of_work().vault
    return contacting.open_contact(case=case, reason=reason, by=by, at=at, vault=vault, from_address=from_address)


def page_frame(file: SealedFile, page: int) -> PageFrame:
    """The visible part of a page. Raises `BoxRefused` for a page that is not there."""
    for inspected in shelf(file).inspection().pages:
        if inspected.number == page:
            return PageFrame(inspected.crop_box, inspected.rotation)
    raise BoxRefused("page")


def lines(file: SealedFile, marks: Iterable[Mark]) -> Mapping[int, SealedLine]:
    """Each finding's own words with a little of its line, by finding id."""
    return reviewing.sealed_lines(marks, shelf(file).sealed_texts())


def outside(file: SealedFile) -> tuple[SealedOutside, ...]:
    """What was found outside the pages; no object is opened where nothing was."""
    return reviewing.sealed_outside(file, shelf(file).sealed_texts()) if file.outside_findings else ()


def has_result_pictures(file: SealedFile) -> bool:
    """Whether an earlier round left pictures of a result to compare with."""
    return Artefact.objects.filter(sealed_file=file, kind=ArtefactKind.RESULT_IMAGE).exists()
