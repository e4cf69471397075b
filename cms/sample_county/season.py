"""The course of the sample county: papers come in, pass the stages, and most of them become public."""

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

from django.contrib.auth.models import User

from cms.sample_county.asking import Answers, answer, open_requests
from cms.sample_county.desk import NOTHING_LEFT, Desk
from cms.sample_county.officers import AGENCY_CODE, SEED_APPROVER, SEED_HANDLER
from cms.sample_county.playing import Officers, release, review, sign, take_down
from cms.sample_county.standing import Standing
from disclosure.actions.receiving import Upload, receive_file
from disclosure.errors import DuplicateFile, TransitionRefused
from disclosure.models import Department, SealedFile
from disclosure.models.files import Origin, RecordKind
from disclosure.models.requests import ItemDecision
from disclosure.permits import why_not_file
from disclosure.states import FileAction, FileState
from disclosure.wiring import Workplace
from redaction.papers import SamplePaper, SampleRequest, make_pdf

_PAUSE_SECONDS = 0.5
_SILENCE_SECONDS = 20.0
_STILL = frozenset({FileState.PUBLISHED, FileState.BLOCKED, FileState.WITHDRAWN, FileState.DISCARDED})
_WAY = (
    FileState.RECEIVED,
    FileState.INSPECTED,
    FileState.READ,
    FileState.REVIEW,
    FileState.DECIDED,
    FileState.BURNED,
    FileState.VERIFIED,
    FileState.APPROVED,
)


@dataclass
class Season:
    """One run over the sample papers, `ahead` of them under way at once. `say` is told each time something changed, and
    again every twenty seconds, so that a long stage is not taken for the end.

    `samples` gives the paper behind each file's primary key, `left_to_people` why it stayed in review.
    """

    place: Workplace
    say: Callable[[Standing], None]
    papers: tuple[SamplePaper, ...]
    requests: tuple[SampleRequest, ...]
    left: Desk = NOTHING_LEFT
    ahead: int = 4
    samples: dict[int, SamplePaper] = field(default_factory=dict)
    left_to_people: dict[int, str] = field(default_factory=dict)
    _answers: Answers = field(default_factory=dict)
    _said: Standing | None = None
    _said_at: float = 0.0

    def run(self) -> None:
        """Bring every paper to its end. A second run goes on where an earlier one was stopped."""
        officers = Officers(
            User.objects.get(username=SEED_HANDLER.username), User.objects.get(username=SEED_APPROVER.username)
        )
        self._answers = open_requests(self.requests, by=officers.handler, now=self.place.clock())
        waiting = list(self.papers)
        running: dict[int, SamplePaper] = {}
        while waiting or running:
            while waiting and len(running) < self.ahead:
                sample = waiting.pop(0)
                running[self._receive(sample, officers.handler)] = sample
            for pk, sample in list(running.items()):
                if self._advance(pk, sample, officers):
                    del running[pk]
            self._report()
            time.sleep(_PAUSE_SECONDS)

    def _receive(self, sample: SamplePaper, by: User) -> int:
        department = Department.objects.get(agency__code=AGENCY_CODE, name=sample.paper.department)
        case = self._answers.get(sample.index)
        try:
            file = receive_file(
                upload=Upload(sample.file_name, (make_pdf(sample.paper, sample.producer),)),
                department=department,
                origin=Origin.REQUEST if case else Origin.FULLTEXT,
                case=case,
                kind=RecordKind(sample.paper.kind.value),
                by=by,
                at=self.place.clock(),
                sealed_store=self.place.sealed,
                vault=self.place.vault,
            )
        except DuplicateFile as same:
            file = SealedFile.objects.get(public_id=same.detail)
        self.samples[file.pk] = sample
        return int(file.pk)

    def _advance(self, pk: int, sample: SamplePaper, officers: Officers) -> bool:
        """One step for one paper; True when nothing more is to be done for it."""
        file = SealedFile.objects.get(pk=pk)
        at = self.place.clock()
        if file.state == FileState.REVIEW:
            if sample.index in self.left.in_review:
                return True
            return self._review(file, sample, officers)
        if file.state == FileState.VERIFIED:
            if sample.index in self.left.for_approval:
                return True
            sign(file, officers, at=at)
        elif file.state == FileState.APPROVED and not why_not_file(
            FileAction.ASK_TO_PUBLISH, file, by=officers.handler
        ):
            # The worker may have made an earlier wish true since this row was read.
            with suppress(TransitionRefused):
                release(file, sample, officers, at=at)
        elif file.state == FileState.PUBLISHED:
            return self._after_publication(file, sample, officers)
        return file.state in _STILL

    def _review(self, file: SealedFile, sample: SamplePaper, officers: Officers) -> bool:
        left = review(file, sample, officers, store=self.place.sealed, at=self.place.clock())
        if left is not None:
            self.left_to_people[file.pk] = left.reason
        return left is not None

    def _after_publication(self, file: SealedFile, sample: SamplePaper, officers: Officers) -> bool:
        if file.case is not None and not self._answer(file, officers):
            return False
        if sample.index in self.left.withdrawn:
            take_down(file, officers, at=self.place.clock())
        return True

    def _answer(self, file: SealedFile, officers: Officers) -> bool:
        """Decide the case once all of its papers are public; gives whether this paper has nothing more to do."""
        if file.case is None or file.case.files.exclude(state=FileState.PUBLISHED).exists():
            return True
        is_partial = file.publication.disclosure == ItemDecision.PARTIAL
        return answer(file.case, officers, is_partial=is_partial, at=self.place.clock())

    def _report(self) -> None:
        ours = SealedFile.objects.filter(pk__in=self.samples)
        states = [FileState(state) for state in ours.values_list("state", flat=True)]
        steps = sum(_WAY.index(state) + 1 if state in _WAY else len(_WAY) + 1 for state in states)
        standing = Standing(
            papers=len(self.papers),
            received=len(states),
            published=states.count(FileState.PUBLISHED),
            blocked=states.count(FileState.BLOCKED),
            share=steps / max(1, len(self.papers) * (len(_WAY) + 1)),
        )
        now = time.monotonic()
        if standing != self._said or now - self._said_at > _SILENCE_SECONDS:
            self.say(standing)
            self._said, self._said_at = standing, now
