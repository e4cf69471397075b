"""Stage 5: an officer decides what is hidden and why. Each decision is saved at once and can be taken back."""

import math
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Max

from disclosure import auditing, jobs
from disclosure.actions.locking import locked_file, move_file
from disclosure.errors import BoxRefused, Changed, FieldRefused, GroundRefused, MustBeHidden, NothingToUndo
from disclosure.models import DecisionRow, DrawnBox, FindingRow, PageCheck, SealedFile
from disclosure.models.files import RecordKind
from disclosure.models.reviews import DecisionState
from disclosure.publictext import checked_public_text
from disclosure.reviewing import counts_by_ground, hint_marks, marks, withheld_pages
from disclosure.states import FileAction, Stage
from redaction.types import Ground, Kind, Rect

LONGEST_TITLE = 200
LONGEST_NOTE = 1_000


@transaction.atomic
def decide(
    *,
    file: SealedFile,
    state: DecisionState,
    by: User,
    at: datetime,
    ground: Ground | None = None,
    findings: Collection[int] = (),
    boxes: Collection[int] = (),
) -> int:
    """Decide findings and drawn boxes (by id) of one file; gives how many. `ground` is needed to hide.

    Raises `NotPermitted`, `TransitionRefused`, `GroundRefused`, `MustBeHidden`, `Changed` (an id that is not of this
    file).
    """
    fresh = locked_file(file, FileAction.DECIDE, by=by)
    _check_ground(state, ground)
    found = list(FindingRow.objects.filter(sealed_file=fresh, pk__in=findings))
    drawn = list(DrawnBox.objects.filter(sealed_file=fresh, pk__in=boxes))
    if (not found and not drawn) or len(found) != len(set(findings)) or len(drawn) != len(set(boxes)):
        raise Changed
    if (found and state == DecisionState.REMOVED) or (drawn and state in (DecisionState.KEEP, DecisionState.UNDECIDED)):
        raise FieldRefused("state")
    if state == DecisionState.KEEP and not all(row.may_stay() for row in found):
        raise MustBeHidden
    targets: list[FindingRow | DrawnBox] = [*found, *drawn]
    _write(fresh, targets, state=state, ground=ground, by=by, at=at)
    facts: dict[str, auditing.Fact] = {
        "decision": state,
        "ground": ground.value if ground else "",
        "findings": [row.number for row in found],
        "boxes": [box.pk for box in drawn],
    }
    _changed(fresh, by=by, at=at, facts=facts)
    return len(targets)


def decide_group(
    *,
    file: SealedFile,
    group_key: str,
    state: DecisionState,
    by: User,
    at: datetime,
    ground: Ground | None = None,
) -> int:
    """Decide every finding of one person or value alike; gives how many."""
    ids = FindingRow.objects.filter(sealed_file=file, group_key=group_key).values_list("pk", flat=True)
    return decide(file=file, state=state, by=by, at=at, ground=ground, findings=list(ids))


def add_box(
    *, file: SealedFile, page: int, rect: Rect, ground: Ground, by: User, at: datetime, kind: Kind | None = None
) -> DrawnBox:
    """Draw a box to hide (points in the page's default user space); `kind` says what. Raises `BoxRefused`."""
    box = DrawnBox(page=page, rect=list(rect), kind=kind.value if kind else "")
    return _add(box, file, ground, "add_box", by=by, at=at)


def take_hint(*, file: SealedFile, number: int, ground: Ground, by: User, at: datetime) -> DrawnBox:
    """Draw a box where a hint points, as if by hand. Raises `Changed` for one that is not there or taken already."""
    hint = next((one for one in hint_marks(file, marks(file)) if one.number == number), None)
    if hint is None or hint.is_taken:
        raise Changed
    return add_box(file=file, page=hint.page, rect=hint.rect, ground=ground, by=by, at=at, kind=Kind.IMAGE)


def withhold_page(*, file: SealedFile, page: int, area: Rect, ground: Ground, by: User, at: datetime) -> DrawnBox:
    """Hide a page altogether, such as one that nobody could read; `area` is all of it that shows. Raises `BoxRefused`.

    Raises `Changed` for a page that is withheld already.
    """
    if page in withheld_pages(file):
        raise Changed
    return _add(DrawnBox(page=page, rect=list(area), is_whole_page=True), file, ground, "withhold_page", by=by, at=at)


@transaction.atomic
def _add(box: DrawnBox, file: SealedFile, ground: Ground, word: str, *, by: User, at: datetime) -> DrawnBox:
    fresh = locked_file(file, FileAction.DECIDE, by=by)
    if not 1 <= box.page <= (fresh.pages or 0) or not _is_rectangle(box.rect):
        raise BoxRefused
    box.sealed_file = fresh
    box.save(force_insert=True)
    _write(fresh, [box], state=DecisionState.REDACT, ground=ground, by=by, at=at)
    _changed(fresh, by=by, at=at, facts={"decision": word, "ground": ground.value, "boxes": [box.pk]})
    return box


@transaction.atomic
def name_box(*, file: SealedFile, box: int, kind: Kind | None, by: User, at: datetime) -> None:
    """Say what a drawn box hides, for the report of what detection missed; None takes the word back.

    Raises `Changed` for a box that is not of this file.
    """
    fresh = locked_file(file, FileAction.DECIDE, by=by)
    word = kind.value if kind else ""
    if not DrawnBox.objects.filter(sealed_file=fresh, pk=box).update(kind=word):
        raise Changed
    _changed(fresh, by=by, at=at, facts={"decision": "name_box", "kind": word, "boxes": [box]})


def remove_box(*, file: SealedFile, box: int, by: User, at: datetime) -> None:
    """Take a drawn box away; it can be brought back by `undo`."""
    decide(file=file, state=DecisionState.REMOVED, boxes=[box], by=by, at=at)


@transaction.atomic
def undo(*, file: SealedFile, by: User, at: datetime) -> int:
    """Take back the officer's own latest decision of this round that still holds; gives how many places changed.

    Raises `NothingToUndo`, also when somebody else has decided the same places since.
    """
    fresh = locked_file(file, FileAction.DECIDE, by=by)
    mine = DecisionRow.objects.filter(sealed_file=fresh, round=fresh.round, by=by, is_current=True)
    latest = mine.order_by("-batch").first()
    if latest is None:
        raise NothingToUndo
    rows = list(DecisionRow.objects.filter(sealed_file=fresh, batch=latest.batch, is_current=True))
    DecisionRow.objects.filter(pk__in=[row.pk for row in rows]).update(is_current=False)
    for row in rows:
        _restore_before(row)
    _changed(fresh, by=by, at=at, facts={"decision": "undo", "batch": latest.batch, "places": len(rows)})
    return len(rows)


def _restore_before(row: DecisionRow) -> None:
    same = DecisionRow.objects.filter(finding_id=row.finding_id, box_id=row.box_id, batch__lt=row.batch)
    before = same.order_by("-batch").exclude(pk=row.pk).filter(was_undone=False).first()
    DecisionRow.objects.filter(pk=row.pk).update(was_undone=True)
    if before is not None:
        DecisionRow.objects.filter(pk=before.pk).update(is_current=True)


@transaction.atomic
def mark_images_checked(*, file: SealedFile, pages: Iterable[int], by: User, at: datetime) -> None:
    """The officer looked at these pages' pictures. Raises `BoxRefused` for a page that is not there."""
    fresh = locked_file(file, FileAction.DECIDE, by=by)
    wanted = sorted(set(pages))
    if not wanted or any(not 1 <= page <= (fresh.pages or 0) for page in wanted):
        raise BoxRefused
    for page in wanted:
        PageCheck.objects.get_or_create(sealed_file=fresh, round=fresh.round, page=page, defaults={"by": by, "at": at})
    _changed(fresh, by=by, at=at, facts={"decision": "images_checked", "pages": wanted})


@transaction.atomic
def describe(
    *, file: SealedFile, title: str, kind: RecordKind, by: User, at: datetime, raster_pages: Collection[int] = ()
) -> None:
    """Set the public title, the kind of paper, and the pages wanted as pictures."""
    fresh = locked_file(file, FileAction.DECIDE, by=by)
    if any(not 1 <= page <= (fresh.pages or 0) for page in raster_pages):
        raise BoxRefused
    fresh.title = checked_public_text(title, field="title", longest=LONGEST_TITLE)
    fresh.kind = kind
    fresh.raster_pages = sorted(set(raster_pages))
    _changed(fresh, by=by, at=at, facts={"decision": "describe", "kind": kind, "raster_pages": fresh.raster_pages})


@transaction.atomic
def finish_review(*, file: SealedFile, by: User, at: datetime, seen_changes: int | None = None) -> SealedFile:
    """End the review and start burning and verifying.

    `seen_changes` is `file.changes` as the officer's screen had it. Raises `Changed`, `DecisionMissing`,
    `ImagesUnchecked`, `FieldRefused`.
    """
    fresh = locked_file(file, FileAction.FINISH_REVIEW, by=by)
    if seen_changes is not None and seen_changes != fresh.changes:
        raise Changed
    fresh.redacted_by, fresh.redacted_at = by, at
    fresh.send_back_note = ""
    counts = counts_by_ground(marks(fresh))
    move_file(fresh, FileAction.FINISH_REVIEW, by=by, at=at, facts={"counts_by_ground": counts})
    jobs.queue(fresh, Stage.BURN, at=at)
    return fresh


def _check_ground(state: DecisionState, ground: Ground | None) -> None:
    if (state == DecisionState.REDACT) != (ground is not None):
        raise GroundRefused


def _is_rectangle(rect: Sequence[float]) -> bool:
    x0, y0, x1, y1 = rect
    return all(math.isfinite(value) for value in rect) and x0 < x1 and y0 < y1


def _write(
    file: SealedFile,
    targets: Iterable[FindingRow | DrawnBox],
    *,
    state: DecisionState,
    ground: Ground | None,
    by: User,
    at: datetime,
) -> None:
    batch = 1 + (DecisionRow.objects.filter(sealed_file=file).aggregate(last=Max("batch"))["last"] or 0)
    findings = [target for target in targets if isinstance(target, FindingRow)]
    boxes = [target for target in targets if isinstance(target, DrawnBox)]
    DecisionRow.objects.filter(finding__in=findings, is_current=True).update(is_current=False)
    DecisionRow.objects.filter(box__in=boxes, is_current=True).update(is_current=False)
    DecisionRow.objects.bulk_create(
        DecisionRow(
            sealed_file=file,
            finding=target if isinstance(target, FindingRow) else None,
            box=target if isinstance(target, DrawnBox) else None,
            state=state,
            ground=ground.value if ground else "",
            by=by,
            at=at,
            round=file.round,
            batch=batch,
        )
        for target in [*findings, *boxes]
    )


def _changed(file: SealedFile, *, by: User, at: datetime, facts: dict[str, auditing.Fact]) -> None:
    file.changes += 1
    move_file(file, FileAction.DECIDE, by=by, at=at, facts=facts)
