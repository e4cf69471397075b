"""The end of a review: what was decided in numbers, the public title, and the start of burning and verifying."""

from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy

from cms.officers.files import FileAct
from cms.officers.review.elsewhere import differing_groups
from cms.officers.review.screen import read_review
from cms.officers.review.unread import SearchedFileStep
from cms.officers.scoped import now
from disclosure.actions import reviewing
from disclosure.models import DecisionRow, SealedFile
from disclosure.models.files import RecordKind
from disclosure.permits import why_not_file
from disclosure.states import FileAction


class EndPage(SearchedFileStep):
    """Boxes by ground, what stays, what is left, minutes taken, the title; one button."""

    related = ("department", "agency", "case")
    template_name = "officers/review/end.html"
    page_title = gettext_lazy("검토 마치기")
    header_icon = "check"

    def own_crumbs(self) -> list[dict[str, Any]]:
        """The file and its review."""
        review = {"url": reverse("officers:review", args=(self.object.public_id,)), "label": gettext_lazy("검토")}
        return [*super().own_crumbs(), review]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The numbers of the review."""
        file: SealedFile = self.object
        refusal = why_not_file(FileAction.FINISH_REVIEW, file, by=self.request.user)
        review = read_review(file)
        context = {
            "review": review,
            "differing": differing_groups(review, self.request.user),
            "minutes": minutes_taken(file, at=now()),
            "why_not": refusal.sentence if refusal else "",
            "kinds": RecordKind.choices,
            "may_describe": why_not_file(FileAction.DECIDE, file, by=self.request.user) is None,
            "raster_pages": ", ".join(str(page) for page in file.raster_pages),
        }
        return super().get_context_data(**context, **kwargs)


LONGEST_LOOK = timedelta(minutes=5)
"""A longer pause between two decisions is another task, or a night, and counts as this much."""


def minutes_taken(file: SealedFile, *, at: datetime) -> int | None:
    """Whole minutes of work on the decisions of this round, from the first to `at`; None before the first.

    Pauses count as `LONGEST_LOOK`: a file that lay open over a weekend took nobody a weekend.
    """
    moments = DecisionRow.objects.filter(sealed_file=file, round=file.round).order_by("at").values_list("at", flat=True)
    if not moments:
        return None
    looks = (min(later - earlier, LONGEST_LOOK) for earlier, later in pairwise([*moments, at]))
    return max(1, round(sum(looks, timedelta()).total_seconds() / 60))


class Finish(FileAct):
    """End the review; the worker makes the result and proves it."""

    done = gettext_lazy("검토를 마쳤습니다. 가린 파일을 만들고 검사하는 중입니다. 끝나면 다른 담당자가 승인합니다.")

    def act(self) -> None:
        """With the version the officer saw, so that nobody finishes what they have not seen."""
        seen = self.request.POST.get("version", "")
        changes = int(seen) if seen.isdecimal() else -1
        reviewing.finish_review(file=self.object, by=self.request.user, at=now(), seen_changes=changes)
