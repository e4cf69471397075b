"""Files: the list, one file's stage and progress, and the ways back when something is stuck."""

from typing import Any, ClassVar

import django_filters
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import HeaderButton

from cms.officers import sealed
from cms.officers.faults import sentence_of
from cms.officers.held import waiting_texts
from cms.officers.history import entries_about
from cms.officers.lists import DepartmentFilterSet, MomentColumn, NumberColumn, ScopedList, WordColumn, link_column
from cms.officers.plans import plan_of
from cms.officers.scoped import ObjectAct, ObjectPage, now
from disclosure import errors
from disclosure.actions import approving
from disclosure.clearing import texts_of_file
from disclosure.models import Job, Publication, SealedFile
from disclosure.models.files import JobState, RecordKind
from disclosure.permits import why_not_file
from disclosure.reviewing import asked_again
from disclosure.states import WAITING_STAGE, FileAction, FileState, Stage

LOOKS = {
    FileState.REVIEW: "open",
    FileState.VERIFIED: "open",
    FileState.APPROVED: "soon",
    FileState.PUBLISHED: "done",
    FileState.BLOCKED: "blocked",
}
REFRESH_SECONDS = 5
STAGE_AFTER: dict[str, Stage] = {
    **WAITING_STAGE,
    FileState.REVIEW: Stage.DECIDE,
    FileState.VERIFIED: Stage.APPROVE,
    FileState.APPROVED: Stage.PUBLISH,
}
"""The stage that comes next in each state; none once everything is done."""


def file_look(file: SealedFile) -> str:
    """The look of a file's state."""
    return LOOKS.get(FileState(file.state), "busy" if file.is_running() else "plain")


def pages_words(file: SealedFile) -> str:
    """How many pages, with the unit: on a phone the column's head is not beside it."""
    return _("%(pages)d쪽") % {"pages": file.pages} if file.pages else "—"


class FileFilterSet(DepartmentFilterSet):
    """By state, kind and department."""

    state = django_filters.ChoiceFilter(
        label=gettext_lazy("상태"),
        choices=[("running", gettext_lazy("자동 처리 중")), *FileState.choices],
        method="by_state",
    )
    kind = django_filters.ChoiceFilter(label=gettext_lazy("문서 종류"), choices=RecordKind.choices)

    class Meta:
        model = SealedFile
        fields: ClassVar[list[str]] = ["state", "kind", "department"]

    def by_state(self, rows: QuerySet[SealedFile], name: str, value: str) -> QuerySet[SealedFile]:
        """Only files in that state; `running` is every automatic one."""
        return rows.filter(state__in=list(WAITING_STAGE)) if value == "running" else rows.filter(state=value)


class FileList(ScopedList):
    """Files of the officer's departments, newest first."""

    model = SealedFile
    related = ("department", "agency")
    page_title = gettext_lazy("파일")
    header_icon = "doc-full"
    lead = gettext_lazy("올린 원본과 그 처리 단계입니다. 원본은 암호화되어 있고 우리 부서만 볼 수 있습니다.")
    nothing = gettext_lazy("올린 파일이 아직 없습니다. 위의 ‘파일 올리기’로 원본 PDF를 올리면 여기에 보입니다.")
    index_url_name = "officers:files"
    index_results_url_name = "officers:file_results"
    search_fields = ("title", "case__case_number", "case__request__receipt_number", "public_id")
    default_ordering = "-uploaded_at"
    filterset_class = FileFilterSet
    verbose_name_plural = gettext_lazy("파일")
    columns: ClassVar[list[Column]] = [
        link_column("name", "officers:file", label=gettext_lazy("이름"), accessor=sealed.short_name),
        WordColumn("state", label=gettext_lazy("상태"), accessor="get_state_display", look=file_look, sort_key="state"),
        Column(
            "kind",
            label=gettext_lazy("종류"),
            accessor="get_kind_display",
            sort_key="kind",
            classname="og-nowrap",
        ),
        Column("department", label=gettext_lazy("부서"), accessor="department.name"),
        NumberColumn("pages", label=gettext_lazy("쪽"), accessor=pages_words),
        MomentColumn("uploaded_at", label=gettext_lazy("올린 때"), sort_key="uploaded_at"),
    ]

    def get_base_queryset(self) -> QuerySet[Any]:
        """Discarded files are not listed: nothing of them is left."""
        rows = super().get_base_queryset()
        return rows if self.request.GET.get("state") == FileState.DISCARDED else rows.exclude(state=FileState.DISCARDED)

    def get_header_buttons(self) -> list[HeaderButton]:
        """The way to upload."""
        return [HeaderButton(_("파일 올리기"), url=reverse("officers:upload"), icon_name="upload")]


class FilePage(ObjectPage):
    """One file: where it stands in the ten stages, the one next step, why others are not possible, its history."""

    model = SealedFile
    related = ("department", "agency", "case", "uploaded_by", "redacted_by")
    template_name = "officers/files/file.html"
    header_icon = "doc-full"
    crumbs = (("officers:files", gettext_lazy("파일")),)

    def get_page_title(self) -> str:
        """The public title, else the uploaded name."""
        return sealed.short_name(self.object)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Stages, steps and history."""
        file: SealedFile = self.object
        job = running_job(file)
        others = other_steps(file, self.request.user)
        context = {
            "name": sealed.name(file),
            "look": file_look(file),
            "stages": stage_lines(file),
            "progress": job,
            "progress_words": progress_words(job),
            "refresh_seconds": REFRESH_SECONDS,
            "blocked_sentence": sentence_of(file.blocked_code) if file.blocked_code else "",
            "asked_again": asked_again(file) if file.state == FileState.REVIEW else 0,
            "step": next_step(file, self.request.user),
            "others": others,
            "plan": plan_of(file, self.request.user),
            "may_mend": any(not other["why_not"] for other in others),
            "history": entries_about(file.public_id, self.request.user),
            "has_result": sealed.has_result_pictures(file),
            **_held(file, self.request.user),
            "publication": Publication.objects.filter(sealed_file=file).first(),
        }
        return super().get_context_data(**context, **kwargs)


class FileStep(ObjectPage):
    """A screen for one step on a file; it lies below the file's own screen."""

    model = SealedFile
    crumbs = FilePage.crumbs

    def own_crumbs(self) -> list[dict[str, Any]]:
        """The file."""
        return [sealed.crumb(self.object)]


def _held(file: SealedFile, user: Any) -> dict[str, Any]:
    """The stopped texts of a file that is blocked for its words, and where to answer for them."""
    if file.blocked_code != errors.PersonalDataInPublicText.code:
        return {}
    may = why_not_file(FileAction.RETRY, file, by=user) is None
    clear_url = reverse("officers:clear_file", args=(file.public_id,)) if may else ""
    return {**waiting_texts(texts_of_file(file), file.department), "clear_url": clear_url}


def running_job(file: SealedFile) -> Job | None:
    """The job that works or waits for the file now."""
    jobs = Job.objects.filter(sealed_file=file, round=file.round, state__in=(JobState.QUEUED, JobState.RUNNING))
    return jobs.order_by("pk").last()


DOING: dict[str, Any] = {
    Stage.INSPECT: gettext_lazy("파일을 검사하는 중"),
    Stage.READ: gettext_lazy("글자를 읽는 중"),
    Stage.FIND: gettext_lazy("개인정보를 찾는 중"),
    Stage.BURN: gettext_lazy("가린 파일을 만드는 중"),
    Stage.VERIFY: gettext_lazy("결과를 검사하는 중"),
}


def progress_words(job: Job | None) -> str:
    """The stage and the page it is at, such as "7쪽 중 3쪽에서 개인정보를 찾는 중"."""
    if job is None:
        return _("곧 시작합니다")
    doing = str(DOING.get(job.stage, job.get_stage_display()))
    if job.state == JobState.QUEUED:
        return _("차례를 기다리는 중입니다. 다음: %(doing)s") % {"doing": doing}
    if not job.pages:
        return doing
    return _("%(pages)d쪽 중 %(page)d쪽에서 %(doing)s") % {"pages": job.pages, "page": job.page, "doing": doing}


def stage_lines(file: SealedFile) -> list[dict[str, str]]:
    """The ten stages, each done, now, blocked or later."""
    upcoming = Stage(file.blocked_stage) if file.blocked_stage else STAGE_AFTER.get(file.state)
    order = list(Stage)
    at = order.index(upcoming) if upcoming else len(order)
    here = "blocked" if file.blocked_code else "now"
    return [
        {"word": stage.label, "standing": "done" if place < at else here if place == at else "later"}
        for place, stage in enumerate(order)
    ]


STEPS: dict[str, tuple[FileAction, str, str]] = {
    FileState.REVIEW: (FileAction.DECIDE, "officers:review", gettext_lazy("검토하기")),
    FileState.VERIFIED: (FileAction.APPROVE, "officers:approve", gettext_lazy("결과 보고 승인하기")),
    FileState.APPROVED: (FileAction.ASK_TO_PUBLISH, "officers:publish", gettext_lazy("공개하기")),
}
"""The one next step of an officer in each state that waits for one."""


def next_step(file: SealedFile, user: Any) -> dict[str, str] | None:
    """The next step: its address and verb, and why not where this officer may not take it."""
    if file.state not in STEPS:
        return None
    action, address, verb = STEPS[FileState(file.state)]
    refusal = why_not_file(action, file, by=user)
    url = reverse(address, args=(file.public_id,))
    return {"url": url, "verb": str(verb), "why_not": refusal.sentence if refusal else ""}


OTHERS: tuple[tuple[FileAction, str, str], ...] = (
    (FileAction.RETRY, "officers:retry", gettext_lazy("다시 시도")),
    (FileAction.SEND_BACK, "officers:send_back", gettext_lazy("검토로 돌려보내기")),
    (FileAction.CANCEL_PLAN, "officers:cancel_plan", gettext_lazy("공개 예약 취소")),
    (FileAction.REOPEN, "officers:reopen", gettext_lazy("고쳐서 다시 공개")),
    (FileAction.DISCARD, "officers:discard", gettext_lazy("원본 폐기")),
)


def other_steps(file: SealedFile, user: Any) -> list[dict[str, str]]:
    """Everything else, each with its form or with why it is not possible now."""
    steps = []
    for action, address, verb in OTHERS:
        refusal = why_not_file(action, file, by=user)
        url = reverse(address, args=(file.public_id,))
        steps.append({"action": action, "url": url, "verb": str(verb), "why_not": refusal.sentence if refusal else ""})
    return steps


class FileAct(ObjectAct):
    """An act on a file that goes back to the file."""

    model = SealedFile
    related: ClassVar[tuple[str, ...]] = ("department", "agency")

    def back(self) -> str:
        """The file's screen."""
        return reverse("officers:file", args=(self.object.public_id,))


class Retry(FileAct):
    """Let the machine try a blocked stage again."""

    done = gettext_lazy("다시 처리하도록 대기열에 넣었습니다.")

    def act(self) -> None:
        """Queue it."""
        approving.retry(file=self.object, by=self.request.user, at=now())


class SendBack(FileAct):
    """Return a reviewed file to review."""

    done = gettext_lazy("검토로 돌려보냈습니다. 검토한 사람이 이유를 볼 수 있습니다.")

    def act(self) -> None:
        """With the officer's note."""
        note = self.request.POST.get("note", "")
        approving.send_back(file=self.object, note=note, by=self.request.user, at=now())


class Reopen(FileAct):
    """Start a corrected version."""

    done = gettext_lazy("고친 판을 만들 수 있게 검토를 다시 열었습니다. 새 판이 공개될 때까지 지금 판이 보입니다.")

    def act(self) -> None:
        """Open a new round."""
        approving.reopen(file=self.object, by=self.request.user, at=now())


class Discard(FileAct):
    """Destroy a file that was never public."""

    done = gettext_lazy("원본과 중간 결과를 모두 폐기했습니다. 되살릴 수 없습니다.")

    def act(self) -> None:
        """Only with the box ticked: it cannot be undone."""
        if self.request.POST.get("sure") != "yes":
            raise errors.FieldRefused("sure")
        approving.discard(file=self.object, by=self.request.user, at=now(), sealed_store=sealed.place_of_work().sealed)
