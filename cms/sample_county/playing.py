"""The scripted officers of the sample county: they decide by what is true of a paper, as people decide by looking.

They work through the same actions as the screens. Where a secret stands on a scan that could not be read well enough to
find it, they leave the paper to a person: the demonstration then shows a paper that waits, never one that leaks.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User

from disclosure import reviewing
from disclosure.actions.approving import approve
from disclosure.actions.reviewing import add_box, decide, describe, finish_review, mark_images_checked
from disclosure.artefacts import Shelf
from disclosure.models import SealedFile
from disclosure.models.files import RecordKind
from disclosure.models.reviews import DecisionState
from disclosure.publishing import publish, withdraw
from disclosure.sealing import SealedStore
from redaction.papers import SamplePaper
from redaction.types import Ground, PageText, Rect

_LINE_OVERLAP = 0.5
_WITHDRAWN_REASON = "붙임 금액표에 잘못 적은 곳이 있어 공개를 취소합니다. 바로잡은 문서를 다시 공개하겠습니다."


@dataclass(frozen=True, slots=True)
class Officers:
    """Who redacts and who approves."""

    handler: User
    approver: User


def review(file: SealedFile, sample: SamplePaper, officers: Officers, *, store: SealedStore, at: datetime) -> bool:
    """Decide every place of a paper and finish its review; False when the paper is left to a person."""
    sealed_pages = Shelf(file, store).sealed_texts().pages
    hidden = _decide_findings(file, sample, sealed_pages, officers.handler, at)
    # A paper that verification asks about again has its boxes already.
    places = [] if file.boxes.exists() else list(_missed(sample, sealed_pages, hidden))
    if any(rects is None for _, rects in places):
        return False
    for page, rects in places:
        for rect in rects or ():
            add_box(file=file, page=page, rect=rect, ground=Ground.G6, by=officers.handler, at=at)
    if file.unreadable_pages:
        return False
    if file.image_pages:
        mark_images_checked(file=file, pages=file.image_pages, by=officers.handler, at=at)
    describe(file=file, title=sample.paper.title, kind=RecordKind(sample.paper.kind.value), by=officers.handler, at=at)
    finish_review(file=file, by=officers.handler, at=at)
    return True


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


Hidden = dict[int, set[int]]
"""Offsets of characters that are hidden, by page."""


def _decide_findings(
    file: SealedFile, sample: SamplePaper, sealed_pages: tuple[PageText, ...], by: User, at: datetime
) -> Hidden:
    kept_values = {_bare(true.value) for true in sample.truth.kept}
    secret = {page.number: _secret_offsets(page.text, sample) for page in sealed_pages}
    hide: list[int] = []
    keep: list[int] = []
    hidden: Hidden = {}
    for mark in reviewing.marks(file):
        if mark.finding_id is None:
            continue
        text = sealed_pages[mark.page - 1].text
        is_secret = not secret[mark.page].isdisjoint(range(mark.start, mark.end))
        stays = not is_secret and (
            mark.state == DecisionState.KEEP or _bare(text[mark.start : mark.end]) in kept_values
        )
        (keep if stays else hide).append(mark.finding_id)
        if not stays:
            hidden.setdefault(mark.page, set()).update(range(mark.start, mark.end))
    if hide:
        decide(file=file, state=DecisionState.REDACT, ground=Ground.G6, findings=hide, by=by, at=at)
    if keep:
        decide(file=file, state=DecisionState.KEEP, findings=keep, by=by, at=at)
    return hidden


def _missed(
    sample: SamplePaper, sealed_pages: tuple[PageText, ...], hidden: Hidden
) -> Iterator[tuple[int, tuple[Rect, ...] | None]]:
    """Places of secrets that no hidden finding covers: page and rects; None for a secret that stands nowhere."""
    written = written_on(sealed_pages)
    for true in sample.truth.secrets:
        spots = spots_of(true.value, written)
        if not spots:
            yield 0, None
        for page, start, end in spots:
            rects = [page.rects[at] for at in range(start, end) if at not in hidden.get(page.number, frozenset())]
            drawn = by_line([rect for rect in rects if rect is not None])
            if drawn:
                yield page.number, tuple(drawn)


Spot = tuple[PageText, int, int]
Written = list[tuple[PageText, "_Written"]]


def written_on(sealed_pages: tuple[PageText, ...]) -> Written:
    """The pages, made ready for looking for many values."""
    return [(page, _Written(page.text)) for page in sealed_pages]


def spots_of(value: str, written: Written) -> list[Spot]:
    """Where a value stands. Of one that wraps inside a table's cell, the words with digits: they point at somebody.

    Empty: not all of it was found.
    """
    whole = _find(written, value)
    if whole:
        return whole
    words = [word for word in value.replace(",", " ").split() if len(word) > 1 and any(map(str.isdigit, word))]
    spots = [_find(written, word) for word in words]
    return [spot for found in spots for spot in found] if words and all(spots) else []


def _find(written: Written, value: str) -> list[Spot]:
    return [(page, start, end) for page, text in written for start, end in text.places(value)]


def _secret_offsets(text: str, sample: SamplePaper) -> frozenset[int]:
    """Offsets of every character of a page that belongs to a secret."""
    written = _Written(text)
    places = [place for true in sample.truth.secrets for place in written.places(true.value)]
    return frozenset(offset for start, end in places for offset in range(start, end))


class _Written:
    """A text in which values are looked for with blanks and line breaks between their characters allowed."""

    def __init__(self, text: str) -> None:
        self._offsets = [at for at, char in enumerate(text) if not char.isspace()]
        self._bare = "".join(text[at] for at in self._offsets)

    def places(self, value: str) -> Iterator[tuple[int, int]]:
        """Where the value stands, as (start, end) in the text."""
        bare_value = _bare(value)
        at = self._bare.find(bare_value)
        while at >= 0:
            yield self._offsets[at], self._offsets[at + len(bare_value) - 1] + 1
            at = self._bare.find(bare_value, at + 1)


def _bare(value: str) -> str:
    return "".join(value.split())


def by_line(rects: list[Rect]) -> list[Rect]:
    """One rect a line: neighbours that share half their height are joined."""
    lines: list[Rect] = []
    for rect in rects:
        if lines and _same_line(lines[-1], rect):
            last = lines[-1]
            lines[-1] = (
                min(last[0], rect[0]),
                min(last[1], rect[1]),
                max(last[2], rect[2]),
                max(last[3], rect[3]),
            )
        else:
            lines.append(rect)
    return lines


def _same_line(one: Rect, other: Rect) -> bool:
    shared = min(one[3], other[3]) - max(one[1], other[1])
    return shared > _LINE_OVERLAP * min(one[3] - one[1], other[3] - other[1])
