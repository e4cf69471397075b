"""Steps of a review on a file whose search has not ended: they say so, and what to do, instead of "nothing found"."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from cms.officers.faults import sentence_of
from cms.officers.files import STAGE_AFTER, FileStep, progress_words, running_job
from disclosure.models import SealedFile
from disclosure.states import FileState, Stage

BEFORE_REVIEW = frozenset({Stage.RECEIVE, Stage.INSPECT, Stage.READ, Stage.FIND})


def was_searched(file: SealedFile) -> bool:
    """Whether the machine has read and searched the file to the end, and its pages are still there."""
    stage = Stage(file.blocked_stage) if file.blocked_stage else STAGE_AFTER.get(file.state)
    return file.state != FileState.DISCARDED and stage not in BEFORE_REVIEW


class SearchedFileStep(FileStep):
    """A step that speaks of what was found: before the search has ended, a screen that tells where the file stands."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The step, or why there is nothing to review yet."""
        file: SealedFile = self.object
        if was_searched(file):
            response: HttpResponse = super().get(request, *args, **kwargs)
            return response
        context = super().get_context_data(
            is_gone=file.state == FileState.DISCARDED,
            blocked_sentence=sentence_of(file.blocked_code) if file.blocked_code else "",
            progress_words=progress_words(running_job(file)),
            **kwargs,
        )
        return self.response_class(request, "officers/review/unread.html", context, using=self.template_engine)
