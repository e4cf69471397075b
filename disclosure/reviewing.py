"""Questions about a review: which marks hold, what is left to do, and the `Decisions` that burning takes.

Reads only. What an officer has not decided holds as the detector proposed it; REVIEW stays undecided and blocks.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_noop

from disclosure.models import DecisionRow, DrawnBox, FindingRow, PageCheck, SealedFile
from disclosure.models.reviews import SEEN_IN_RESULT, DecisionState
from redaction.types import Box, BoxSource, Decisions, Ground, KeptPlace, Kind, PageTexts, Rect, Tier

DEFAULT_GROUND = Ground.G6
"""Article 9(1) item 6 (제9조제1항제6호), privacy: what nearly every mark is hidden for."""
CONTEXT_CHARACTERS = 24
DRAWN = "box"
"""The kind of a mark that somebody drew without saying what it hides."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A place as it stands: a finding (`finding_id`) or a drawn box (`box_id`), and what holds for it now.

    `is_decided` is False while only the detector has spoken. `rects` are in the page's default user space.
    """

    finding_id: int | None
    box_id: int | None
    page: int
    rects: tuple[Rect, ...]
    kind: str
    tier: int
    score: float
    reason: str
    value_key: str
    group_key: str
    start: int
    end: int
    proposed: str
    state: str
    ground: str
    is_decided: bool
    by_id: int | None
    at: datetime | None
    was_seen_in_result: bool = False
    may_stay: bool = True


@dataclass(frozen=True, slots=True)
class SealedLine:
    """A finding's text with what stands around it on its line; for an officer's eyes only."""

    sealed_before: str
    sealed_value: str
    sealed_after: str


def marks(file: SealedFile) -> tuple[Mark, ...]:
    """Every finding and every drawn box that was not removed, by page and reading order."""
    current = DecisionRow.objects.filter(sealed_file=file, is_current=True)
    by_finding = {row.finding_id: row for row in current if row.finding_id}
    by_box = {row.box_id: row for row in current if row.box_id}
    found = [_of_finding(row, by_finding.get(row.pk)) for row in FindingRow.objects.filter(sealed_file=file)]
    drawn = [
        _of_box(box, by_box[box.pk])
        for box in DrawnBox.objects.filter(sealed_file=file)
        if box.pk in by_box and by_box[box.pk].state == DecisionState.REDACT
    ]
    return tuple(sorted([*found, *drawn], key=lambda mark: (mark.page, mark.box_id is not None, mark.start)))


def undecided(file: SealedFile) -> int:
    """How many findings still wait for an officer."""
    return sum(mark.state == DecisionState.UNDECIDED for mark in marks(file))


def asked_again(file: SealedFile) -> int:
    """How many places that only verification saw still wait for an officer."""
    return sum(mark.was_seen_in_result and mark.state == DecisionState.UNDECIDED for mark in marks(file))


@dataclass(frozen=True, slots=True)
class HintMark:
    """A hint, by its number in the file from 0; `is_taken` while a box that holds lies exactly there."""

    number: int
    page: int
    kind: str
    rect: Rect
    is_taken: bool


def hint_marks(file: SealedFile, held: Iterable[Mark]) -> tuple[HintMark, ...]:
    """The hints of a file beside the marks that hold now."""
    boxes = {(mark.page, mark.rects) for mark in held if mark.box_id is not None}
    places = [(page, kind, _rect(rect)) for page, kind, *rect in file.hints]
    return tuple(
        HintMark(number, page, kind, rect, (page, (rect,)) in boxes) for number, (page, kind, rect) in enumerate(places)
    )


def withheld_pages(file: SealedFile) -> frozenset[int]:
    """Pages that an officer hides altogether: of these nothing goes out, whatever is on them."""
    holding = DecisionRow.objects.filter(sealed_file=file, is_current=True, state=DecisionState.REDACT)
    return frozenset(holding.filter(box__is_whole_page=True).values_list("box__page", flat=True))


def unread_pages(file: SealedFile) -> tuple[int, ...]:
    """Pages that could not be read and are not withheld: they may not go out."""
    withheld = withheld_pages(file) if file.unreadable_pages else frozenset()
    return tuple(page for page in file.unreadable_pages if page not in withheld)


def pages_to_check(file: SealedFile) -> tuple[int, ...]:
    """Pages with pictures that nobody has looked at in this round and that go out."""
    checked = set(
        PageCheck.objects.filter(sealed_file=file, round=file.round).values_list("page", flat=True),
    )
    withheld = withheld_pages(file) if file.image_pages else frozenset()
    return tuple(page for page in file.image_pages if page not in checked | withheld)


def decisions(file: SealedFile) -> Decisions:
    """What burning and verifying take: hidden places with grounds, and the values and places left standing."""
    held = marks(file)
    boxes = tuple(
        Box(mark.page, rect, Ground(mark.ground), BoxSource.DETECTOR if mark.finding_id else BoxSource.OFFICER)
        for mark in held
        if mark.state == DecisionState.REDACT
        for rect in mark.rects
    )
    kept = frozenset(mark.value_key for mark in held if mark.state == DecisionState.KEEP and mark.value_key)
    return Decisions(
        sha256=file.sha256,
        boxes=boxes,
        kept_value_keys=kept,
        raster_pages=frozenset(file.raster_pages),
        title=file.title,
        kept_places=tuple(KeptPlace(mark.page, mark.rects, Kind(mark.kind)) for mark in kept_sightings(held)),
    )


def kept_sightings(held: Iterable[Mark]) -> tuple[Mark, ...]:
    """What only verification saw and an officer let stand; the officer answers for it (docs/adr/0085)."""
    return tuple(mark for mark in held if mark.was_seen_in_result and mark.state == DecisionState.KEEP)


def counts_by_ground(held: Iterable[Mark]) -> dict[str, int]:
    """How many boxes hide something, by ground: a place over two lines has two, as the proof counts them."""
    counts: dict[str, int] = {}
    for mark in held:
        if mark.state == DecisionState.REDACT:
            counts[mark.ground] = counts.get(mark.ground, 0) + len(mark.rects)
    return dict(sorted(counts.items()))


def sealed_lines(held: Iterable[Mark], sealed_texts: PageTexts) -> Mapping[int, SealedLine]:
    """Each finding's own words with a little of its line, by finding id; none where the text does not hold it."""
    by_page = {page.number: page.text for page in sealed_texts.pages}
    return {
        mark.finding_id: _line(by_page.get(mark.page, ""), mark.start, mark.end)
        for mark in held
        if mark.finding_id is not None and mark.start < mark.end
    }


@dataclass(frozen=True, slots=True)
class SealedOutside:
    """A finding outside the pages (bookmark, title, name of an attachment) with what stands around it."""

    kind: str
    line: SealedLine


def sealed_outside(file: SealedFile, sealed_texts: PageTexts) -> tuple[SealedOutside, ...]:
    """What was found outside the pages of a file, in the order of its strings; for an officer's eyes only."""
    sealed_strings = sealed_texts.outside_strings
    return tuple(
        SealedOutside(kind, _line(sealed_strings[string], start, end))
        for string, start, end, kind in file.outside_findings
        if string < len(sealed_strings)
    )


def _line(sealed_text: str, start: int, end: int) -> SealedLine:
    first = max(sealed_text.rfind("\n", 0, start) + 1, start - CONTEXT_CHARACTERS)
    line_end = sealed_text.find("\n", end)
    last = min(len(sealed_text) if line_end < 0 else line_end, end + CONTEXT_CHARACTERS)
    return SealedLine(sealed_text[first:start], sealed_text[start:end], sealed_text[end:last])


def _of_finding(row: FindingRow, decision: DecisionRow | None) -> Mark:
    proposed = row.proposed_state()
    state = decision.state if decision else proposed
    default_ground = DEFAULT_GROUND if state == DecisionState.REDACT else ""
    return Mark(
        finding_id=row.pk,
        box_id=None,
        page=row.page,
        rects=tuple(_rect(rect) for rect in row.rects),
        kind=row.kind,
        tier=row.tier,
        score=row.score,
        reason=row.reason,
        value_key=row.value_key,
        group_key=row.group_key,
        start=row.start,
        end=row.end,
        proposed=proposed,
        state=state,
        ground=decision.ground if decision else default_ground,
        is_decided=decision is not None,
        by_id=decision.by_id if decision else None,
        at=decision.at if decision else None,
        was_seen_in_result=row.recognizer == SEEN_IN_RESULT,
        may_stay=row.may_stay(),
    )


def _of_box(box: DrawnBox, decision: DecisionRow) -> Mark:
    return Mark(
        finding_id=None,
        box_id=box.pk,
        page=box.page,
        rects=(_rect(box.rect),),
        kind=box.kind or DRAWN,
        tier=Tier.SURE,
        score=1.0,
        reason=gettext_noop("직접 그린 상자"),
        value_key="",
        group_key=f"box-{box.pk}",
        start=0,
        end=0,
        proposed=DecisionState.REDACT,
        state=decision.state,
        ground=decision.ground,
        is_decided=True,
        by_id=decision.by_id,
        at=decision.at,
    )


def _rect(values: list[float]) -> Rect:
    x0, y0, x1, y1 = values
    return (x0, y0, x1, y1)
