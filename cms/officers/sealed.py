"""What the screens read from the sealed store, for one answer, after `visible_to` has let the officer through."""

from collections.abc import Iterable, Mapping

from django.urls import reverse

from cms.officers.geometry import PageFrame
from disclosure import reviewing
from disclosure.artefacts import Shelf
from disclosure.errors import BoxRefused
from disclosure.models import Artefact, DisclosureRequest, SealedFile
from disclosure.models.files import ArtefactKind
from disclosure.records import name_context
from disclosure.reviewing import Mark, SealedLine
from disclosure.sealing import RequestForm
from disclosure.wiring import Workplace, services, workplace

SHORT_NAME_CHARACTERS = 40


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


def form_of(request: DisclosureRequest) -> RequestForm:
    """What a resident wrote."""
    return place_of_work().vault.open_form(bytes(request.sealed_form))


def page_frame(file: SealedFile, page: int) -> PageFrame:
    """The visible part of a page. Raises `BoxRefused` for a page that is not there."""
    for inspected in shelf(file).inspection().pages:
        if inspected.number == page:
            return PageFrame(inspected.crop_box, inspected.rotation)
    raise BoxRefused("page")


def lines(file: SealedFile, marks: Iterable[Mark]) -> Mapping[int, SealedLine]:
    """Each finding's own words with a little of its line, by finding id."""
    return reviewing.sealed_lines(marks, shelf(file).sealed_texts())


def has_result_pictures(file: SealedFile) -> bool:
    """Whether an earlier round left pictures of a result to compare with."""
    return Artefact.objects.filter(sealed_file=file, kind=ArtefactKind.RESULT_IMAGE).exists()
