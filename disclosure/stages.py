"""What a worker does at each automatic stage: values in, an `Outcome` out. No row is written here.

Running one twice gives the same outcome: what it keeps is content-addressed, its rows are written by
disclosure.actions.effects in one transaction.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from disclosure.artefacts import Kept, Shelf
from disclosure.clearing import Stopped, stopped
from disclosure.errors import Changed, PersonalDataInPublicText
from disclosure.learning import applied_count, listed
from disclosure.listing import entries_for, place_of
from disclosure.models import SealedFile
from disclosure.models.files import ArtefactKind
from disclosure.requestpass import sealed_hints
from disclosure.reviewing import decisions
from disclosure.states import Stage
from disclosure.wiring import OnPage, Workshop
from redaction.errors import LeakFound
from redaction.types import Findings, Hint, Readings, Sighting, VerifiedPdf

IMAGE_WIDTH_PX = 1_000
PAGES_A_DRAWING = 16


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a stage wants committed: artefacts, and at most one of pages, findings, a verified result.

    `hints` come with findings. `sightings` are values that verification saw in a result where nobody had decided: an
    officer is asked again.
    """

    kept: tuple[Kept, ...] = ()
    pages: int | None = None
    findings: Findings | None = None
    hints: tuple[Hint, ...] = ()
    verified: VerifiedPdf | None = None
    sightings: tuple[Sighting, ...] = ()
    engine_version: str = ""
    facts: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Bench:
    """What a stage works with; `on` is the day in Korea."""

    file: SealedFile
    shelf: Shelf
    workshop: Workshop
    on_page: OnPage
    on: date


class TextStopped(PersonalDataInPublicText):
    """The title holds personal data; carries what was seen, by the title's hash."""

    def __init__(self, held: tuple[Stopped, ...]) -> None:
        super().__init__("title")
        self.held = held


def run(stage: Stage, bench: Bench) -> Outcome:
    """Run one stage. Raises `RedactionError`, `StoreUnavailable`, `ObjectMissing`, `ObjectChanged`, `Refused`."""
    return _STAGES[stage](bench)


def _inspect(bench: Bench) -> Outcome:
    inspection = bench.workshop.inspect(bench.shelf.sealed_original())
    if inspection.sha256 != bench.file.sha256:
        raise Changed("sha256")
    kept = bench.shelf.keep_inspection(inspection)
    return Outcome((kept,), pages=len(inspection.pages), facts={"pages": len(inspection.pages)})


def _read(bench: Bench) -> Outcome:
    sealed_texts = bench.workshop.read(bench.shelf.sealed_original(), bench.shelf.inspection(), bench.on_page)
    kept = bench.shelf.keep_texts(sealed_texts)
    return Outcome((kept,), facts={"characters": sum(len(page.text) for page in sealed_texts.pages)})


def _find(bench: Bench) -> Outcome:
    sealed_texts = bench.shelf.sealed_texts()
    # What is hidden in the request's other files is searched here too, as if the paper said it outside its pages.
    sealed_outside = (*sealed_texts.outside_strings, *sealed_hints(bench.file, bench.shelf))
    readings = Readings()
    proposed = bench.workshop.find(replace(sealed_texts, outside_strings=sealed_outside), bench.on_page, readings)
    own = tuple(one for one in proposed.outside if one.string < len(sealed_texts.outside_strings))
    proposed = replace(proposed, outside=own)
    findings = listed(proposed, entries_for(bench.file, on=bench.on), bench.on, place_of(bench.file))
    sealed = bench.shelf.sealed_original()
    hints = bench.workshop.hint(sealed, sealed_texts, bench.on_page)
    pictures = _draw(bench, sealed, ArtefactKind.PAGE_IMAGE, bench.file.pages or 0)
    kept = (bench.shelf.keep_hits(readings), *pictures)
    facts = {
        "findings": len(findings.findings),
        "image_pages": len(findings.image_pages),
        "listed": applied_count(proposed, findings),
        "hints": len(hints),
    }
    return Outcome(kept, findings=findings, hints=hints, engine_version=findings.detector_version, facts=facts)


def _burn(bench: Bench) -> Outcome:
    held = stopped([bench.file.title], bench.file.department, bench.workshop)
    if held:
        raise TextStopped(held)
    decided = decisions(bench.file)
    burned = bench.workshop.burn(bench.shelf.sealed_original(), decided, bench.on_page, bench.shelf.sealed_texts())
    kept = bench.shelf.keep_burned(burned)
    return Outcome(kept, engine_version=burned.engine_version, facts={"boxes": len(decided.boxes)})


def _verify(bench: Bench) -> Outcome:
    sealed, readings = bench.shelf.sealed_original(), bench.shelf.readings()
    try:
        burned, verified = bench.workshop.prove(
            sealed, decisions(bench.file), bench.on_page, bench.shelf.sealed_texts(), bench.shelf.burned(), readings
        )
    except LeakFound as leak:
        if not leak.sightings:
            raise
        # The same pages come back once an officer has decided, most of them unchanged.
        read = bench.shelf.keep_readings(readings)
        return Outcome((read,), sightings=leak.sightings, facts={"sightings": len(leak.sightings)})
    if verified.sha256 != burned.sha256 or verified.source_sha256 != bench.file.sha256:
        raise Changed("sha256")
    texts = json.dumps(list(verified.page_texts), ensure_ascii=False).encode()
    kept = (
        *bench.shelf.keep_burned(burned),
        bench.shelf.keep(ArtefactKind.RESULT_TEXTS, texts),
        bench.shelf.keep_readings(readings),
        *_draw(bench, verified.content, ArtefactKind.RESULT_IMAGE, len(verified.page_texts)),
    )
    facts: dict[str, str | int] = {"sha256": verified.sha256, "checks": len(verified.checks)}
    return Outcome(kept, verified=verified, engine_version=burned.engine_version, facts=facts)


def _draw(bench: Bench, sealed_pdf: bytes, kind: ArtefactKind, pages: int) -> tuple[Kept, ...]:
    kept: list[Kept] = []
    for first in range(1, pages + 1, PAGES_A_DRAWING):
        numbers = range(first, min(first + PAGES_A_DRAWING, pages + 1))
        pictures = bench.workshop.render_pages(sealed_pdf, numbers, IMAGE_WIDTH_PX, _shifted(bench, first - 1, pages))
        kept += [bench.shelf.keep(kind, picture, page) for page, picture in zip(numbers, pictures, strict=True)]
    return tuple(kept)


def _shifted(bench: Bench, before: int, pages: int) -> OnPage:
    return lambda done, _of: bench.on_page(before + done, pages)


_STAGES: dict[Stage, Callable[[Bench], Outcome]] = {
    Stage.INSPECT: _inspect,
    Stage.READ: _read,
    Stage.FIND: _find,
    Stage.BURN: _burn,
    Stage.VERIFY: _verify,
}
