"""The scripted officers of the sample county: they decide by what is true of a paper, as people decide by looking.

They work through the same actions as the screens: findings decided, boxes drawn over what detection missed, pictures
checked. A paper of which they cannot see every secret stays with people: it then waits, and never leaks.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User

from cms.sample_county.looking import Sight, look, touches, uncovered
from cms.sample_county.spotting import bare
from disclosure.actions.approving import approve
from disclosure.actions.reviewing import add_box, decide, describe, finish_review, mark_images_checked
from disclosure.artefacts import Shelf
from disclosure.models import SealedFile
from disclosure.models.files import RecordKind
from disclosure.models.reviews import DecisionState
from disclosure.publishing import publish, withdraw
from disclosure.reviewing import Mark, marks
from disclosure.sealing import SealedStore
from redaction.papers import SamplePaper, printed_pages
from redaction.types import Ground, PageText, Rect

_WITHDRAWN_REASON = "붙임 금액표에 잘못 적은 곳이 있어 공개를 취소합니다. 바로잡은 문서를 다시 공개하겠습니다."


@dataclass(frozen=True, slots=True)
class Officers:
    """Who redacts and who approves."""

    handler: User
    approver: User


@dataclass(frozen=True, slots=True)
class Left:
    """Why a paper stays with people, in words for the report that quote nothing of it."""

    reason: str


def review(
    file: SealedFile, sample: SamplePaper, officers: Officers, *, store: SealedStore, at: datetime
) -> Left | None:
    """Decide every place of a paper, draw what was missed, check the pictures and finish; gives why it was left."""
    shelf = Shelf(file, store)
    sealed_pages = shelf.sealed_texts().pages
    printed = printed_pages(sample.paper, sample.producer, shelf.sealed_original())
    truth = sample.truth
    sight = look(printed, sealed_pages, [true.value for true in truth.secrets], [true.value for true in truth.kept])
    _decide_findings(file, sight, _kept_texts(sample, sealed_pages), officers.handler, at)
    if sight.unseen:
        return Left(f"{sight.unseen} of {len(truth.secrets)} secrets are seen nowhere")
    for page, rect in _missed(file, sight):
        add_box(file=file, page=page, rect=rect, ground=Ground.G6, by=officers.handler, at=at)
    if file.unreadable_pages:
        return Left(f"{len(file.unreadable_pages)} pages cannot be read")
    if file.image_pages:
        mark_images_checked(file=file, pages=file.image_pages, by=officers.handler, at=at)
    describe(file=file, title=sample.paper.title, kind=RecordKind(sample.paper.kind.value), by=officers.handler, at=at)
    finish_review(file=file, by=officers.handler, at=at)
    return None


def sign(file: SealedFile, officers: Officers, *, at: datetime) -> None:
    """Approve exactly the proven result."""
    approve(file=file, sha256=file.results.latest("pk").sha256, by=officers.approver, at=at)


def release(file: SealedFile, sample: SamplePaper, officers: Officers, *, at: datetime) -> None:
    """Ask for publication now."""
    publish(
        file=file,
        sha256=file.results.latest("pk").sha256,
        summary=sample.paper.synopsis,
        decided_on=sample.paper.decided_on,
        by=officers.handler,
        at=at,
    )


def take_down(file: SealedFile, officers: Officers, *, at: datetime) -> None:
    """Withdraw what was published, with a reason everybody reads."""
    withdraw(publication=file.publication, reason=_WITHDRAWN_REASON, by=officers.handler, at=at)


KeptTexts = Callable[[Mark], bool]
"""Whether what was read at a mark is a value that stays."""


def _kept_texts(sample: SamplePaper, sealed_pages: tuple[PageText, ...]) -> KeptTexts:
    kept_values = {bare(true.value) for true in sample.truth.kept}
    title = bare(sample.paper.title)

    def is_kept(mark: Mark) -> bool:
        value = bare(sealed_pages[mark.page - 1].text[mark.start : mark.end])
        # What the public title says is hidden in vain, and a proof refuses it.
        return value in kept_values or (len(value) > 1 and value in title)

    return is_kept


def _decide_findings(file: SealedFile, sight: Sight, is_kept: KeptTexts, by: User, at: datetime) -> None:
    hide: list[int] = []
    keep: list[int] = []
    for mark in marks(file):
        if mark.finding_id is not None:
            (keep if _may_stay(mark, sight, is_kept) else hide).append(mark.finding_id)
    if hide:
        decide(file=file, state=DecisionState.REDACT, ground=Ground.G6, findings=hide, by=by, at=at)
    if keep:
        decide(file=file, state=DecisionState.KEEP, findings=keep, by=by, at=at)


def _may_stay(mark: Mark, sight: Sight, is_kept: KeptTexts) -> bool:
    if not mark.may_stay or touches(mark.rects, sight.secrets.get(mark.page, ())):
        return False
    return mark.state == DecisionState.KEEP or is_kept(mark) or touches(mark.rects, sight.kept.get(mark.page, ()))


def _missed(file: SealedFile, sight: Sight) -> Iterator[tuple[int, Rect]]:
    """Rects over what no decision hides of a secret."""
    hidden: dict[int, list[Rect]] = {}
    for mark in marks(file):
        if mark.state == DecisionState.REDACT:
            hidden.setdefault(mark.page, []).extend(mark.rects)
    for page, places in sight.secrets.items():
        covering = hidden.setdefault(page, [])
        for place in places:
            for rect in uncovered(place, covering):
                covering.append(rect)
                yield page, rect
