"""Approval: a second officer sees the result only, and approves exactly the bytes whose hash stands on the screen."""

from collections import defaultdict
from typing import Any

from django.contrib.auth.models import User
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.officers.check_words import in_order, method_of_page
from cms.officers.files import FileAct, FileStep
from cms.officers.held import title_answer
from cms.officers.scoped import now
from cms.officers.words import kind_word, person_words
from disclosure.actions import approving, reviewing
from disclosure.models import PublicFile, SealedFile
from disclosure.models.files import RecordKind
from disclosure.permits import why_not_file
from disclosure.reviewing import Mark, counts_by_ground, kept_sightings, marks
from disclosure.states import FileAction

PAGES_A_SCREEN = 20


class ApprovePage(FileStep):
    """The result page by page, what was hidden and why, the checks, the hash, and who redacted."""

    related = ("department", "agency", "redacted_by", "case")
    template_name = "officers/files/approve.html"
    page_title = gettext_lazy("결과 보고 승인하기")
    header_icon = "check"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What the public would get, and nothing of the original."""
        file: SealedFile = self.object
        result = PublicFile.objects.filter(sealed_file=file, round=file.round).first()
        first = _first_page(self.request, result)
        numbers = range(first, min(first + PAGES_A_SCREEN, (result.pages if result else 0) + 1))
        refusal = why_not_file(FileAction.APPROVE, file, by=self.request.user)
        may_return = why_not_file(FileAction.SEND_BACK, file, by=self.request.user)
        context = {
            "result": result,
            "page_numbers": numbers,
            "pages": _pages(file, result, numbers),
            "next_first": numbers[-1] + 1 if result and numbers and numbers[-1] < result.pages else None,
            "grounds": sorted(result.counts_by_ground.items()) if result else [],
            "checks": in_order(result.checks) if result else [],
            "title_answer": title_answer(file),
            "kept_sightings": _kept_sightings(file),
            "why_not": refusal.sentence if refusal else "",
            "why_not_return": may_return.sentence if may_return else "",
        }
        return super().get_context_data(**context, **kwargs)


def _pages(file: SealedFile, result: PublicFile | None, numbers: range) -> list[dict[str, Any]]:
    """Each page with how it was made and what is hidden on it, by ground: places only, no text of the original."""
    if result is None:
        return []
    hidden: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks(file):
        hidden[mark.page].append(mark)
    return [
        {
            "number": number,
            "method": method_of_page(result, number),
            "grounds": sorted(counts_by_ground(hidden[number]).items()),
        }
        for number in numbers
    ]


def _kept_sightings(file: SealedFile) -> list[dict[str, Any]]:
    """What only verification saw and an officer let stand: where, what, and who answers for it."""
    kept = kept_sightings(marks(file))
    people = User.objects.in_bulk([mark.by_id for mark in kept if mark.by_id])
    return [
        {"page": mark.page, "kind": kind_word(mark.kind), "by": person_words(people.get(mark.by_id or 0))}
        for mark in kept
    ]


def _first_page(request: HttpRequest, result: PublicFile | None) -> int:
    given = request.GET.get("from", "1")
    return min(max(1, int(given)), result.pages) if result and given.isdecimal() and len(given) < 6 else 1


class Approve(FileAct):
    """Approve exactly the hash that was shown."""

    done = gettext_lazy("승인했습니다. 이제 공개하거나 공개할 날을 정할 수 있습니다.")

    def act(self) -> None:
        """The hash comes from the form: a newer result is refused."""
        sha256 = self.request.POST.get("sha256", "")
        approving.approve(file=self.object, sha256=sha256, by=self.request.user, at=now())


class AskForRaster(FileAct):
    """Send a result back with the wish that some pages become pictures."""

    done = gettext_lazy("고른 쪽을 그림으로 바꾸어 다시 만들도록 검토로 돌려보냈습니다.")

    def act(self) -> None:
        """The wish is part of the note: the redactor finishes the review again, so that roles stay apart."""
        pages = sorted({int(page) for page in self.request.POST.getlist("page") if page.isdecimal()})
        listed = ", ".join(str(page) for page in pages)
        note = _("%(pages)s쪽을 그림으로 바꿔 주세요.") % {"pages": listed}
        approving.send_back(file=self.object, note=note, by=self.request.user, at=now())


class Describe(FileAct):
    """The public title, the kind of paper, and the pages wanted as pictures."""

    done = gettext_lazy("공개할 제목을 저장했습니다.")

    def act(self) -> None:
        """One call of the domain, which looks for personal data in the title."""
        form = self.request.POST
        kind = form.get("kind", self.object.kind)
        reviewing.describe(
            file=self.object,
            title=form.get("title", ""),
            kind=RecordKind(kind) if kind in RecordKind.values else RecordKind(self.object.kind),
            raster_pages=_page_numbers(form.get("raster_pages", "")),
            by=self.request.user,
            at=now(),
        )

    def back(self) -> str:
        """The end of the review."""
        return reverse("officers:review_end", args=(self.object.public_id,))


def _page_numbers(text: str) -> list[int]:
    return sorted({int(part) for part in text.replace(",", " ").split() if part.isdecimal() and len(part) < 6})
