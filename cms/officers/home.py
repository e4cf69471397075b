"""The home panel "오늘 할 일": counts that are links, what burns first, and why files are stuck."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.models import User
from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component
from wagtail.models import Site
from wagtail.permission_policies.pages import PagePermissionPolicy

from cms.officers import sealed
from cms.officers.cases import due_look, due_text
from cms.officers.faults import sentence_of
from cms.officers.membership import checks_accesses, live_roles, works_on_requests
from cms.officers.scoped import today
from cms.officers.words import SOON_DAYS, day_words
from cms.public.reports import PrivacyReport
from cms.sample_county.progress import under_way
from disclosure.models import Case, Publication, SealedFile
from disclosure.permits import UPLOADERS
from disclosure.states import UNDECIDED_CASE_STATES, WAITING_STAGE, FileState

MOST_URGENT = 8
MOST_BLOCKED = 5


@dataclass(frozen=True, slots=True)
class Tile:
    """A count that is a link. `look` is late, soon or plain; an empty one is always none."""

    label: str
    count: int
    url: str
    hint: str
    look: str

    @property
    def shown_look(self) -> str:
        """Nothing to do burns nowhere."""
        return self.look if self.count else "none"


class TodayPanel(Component):
    """What an officer has to do today."""

    name = "today"
    template_name = "officers/home/today.html"
    order = 10

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Counts, the most urgent cases, and the blocked files with their reasons."""
        user: User = (parent_context or {})["request"].user
        cases = Case.objects.visible_to(user).undecided().select_related("request", "department", "handler")
        blocked = SealedFile.objects.visible_to(user).blocked().select_related("department", "agency")
        return {
            "tiles": tiles(user),
            "urgent": [(case, due_text(case), due_look(case)) for case in cases.order_by("due_on", "pk")[:MOST_URGENT]],
            "blocked": [
                (file, sealed.short_name(file), sentence_of(file.blocked_code))
                for file in blocked.order_by("uploaded_at")[:MOST_BLOCKED]
            ],
        }


class SampleCountyPanel(Component):
    """How far the sample county is, while it still comes in; nothing anywhere else."""

    name = "sample-county"
    template_name = "officers/home/sample_county.html"
    order = 5

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """The one row the seed keeps."""
        progress = under_way()
        return {"progress": progress, "has_stopped": progress is not None and progress.has_stopped(at=timezone.now())}


def tiles(user: User) -> list[Tile]:
    """The counts, what burns first; four queries."""
    due = _due_counts(user)
    states = dict(SealedFile.objects.visible_to(user).values_list("state").annotate(Count("pk")).order_by())
    running = sum(count for state, count in states.items() if state in WAITING_STAGE)
    reported = PrivacyReport.objects.visible_to(user).waiting().count()
    waiting = {state: states.get(state, 0) for state in FileState}
    return [
        Tile(_("지남"), due["late"], _cases("late"), _("법정 기한을 넘긴 청구"), "late"),
        Tile(_("오늘 마감"), due["today"], _cases("today"), _("오늘 안에 답할 청구"), "late"),
        Tile(_("기한 2일 이내"), due["soon"], _cases("soon"), _("내일이나 모레가 마지막 날"), "soon"),
        _of_files(_("막힌 파일"), FileState.BLOCKED, waiting, _("이유를 보고 고쳐야 함"), "late"),
        _of_files(_("검토 대기"), FileState.REVIEW, waiting, _("가릴 곳을 정할 파일"), "soon"),
        _of_files(_("승인 대기"), FileState.VERIFIED, waiting, _("결과를 볼 파일"), "soon"),
        _of_files(_("공개 대기"), FileState.APPROVED, waiting, _("승인이 끝난 파일"), "plain"),
        Tile(
            _("개인정보 신고"),
            reported,
            f"{reverse('officers:reports')}?standing=waiting",
            _("자료를 보고 판단"),
            "late",
        ),
        Tile(
            _("검색 보류"),
            Publication.objects.visible_to(user).quarantined().count(),
            f"{reverse('officers:publications')}?standing=held",
            _("개인정보로 보이는 것이 있어 살펴볼 자료"),
            "late",
        ),
        Tile(_("자동 처리 중"), running, _files("running"), _("기다리면 되는 파일"), "plain"),
    ]


def _of_files(label: str, state: FileState, waiting: Mapping[FileState, int], hint: str, look: str) -> Tile:
    return Tile(label, waiting[state], _files(state), hint, look)


def _due_counts(user: User) -> dict[str, int]:
    day = today()
    undecided = Case.objects.visible_to(user).filter(state__in=UNDECIDED_CASE_STATES)
    near = (day + timedelta(days=1), day + timedelta(days=SOON_DAYS))
    return undecided.aggregate(
        late=Count("pk", filter=Q(due_on__lt=day)),
        today=Count("pk", filter=Q(due_on=day)),
        soon=Count("pk", filter=Q(due_on__range=near)),
    )


def _cases(due: str) -> str:
    return f"{reverse('officers:cases')}?{urlencode({'due': due})}"


def _files(state: str) -> str:
    return f"{reverse('officers:files')}?{urlencode({'state': state})}"


def is_editor(user: User) -> bool:
    """Whether somebody also looks after Wagtail pages, by the rights a group has on the page tree."""
    return PagePermissionPolicy().user_has_any_permission(user, ("add", "change", "publish"))


def start_buttons(user: User) -> list[tuple[str, str]]:
    """(label, address) of what this officer may begin here: uploading a paper, entering a request, editing pages."""
    buttons = []
    if live_roles(user) & UPLOADERS:
        buttons.append((_("파일 올리기"), reverse("officers:upload")))
    if works_on_requests(user):
        buttons.append((_("청구 입력"), reverse("officers:new_request")))
    elif checks_accesses(user):
        buttons.append((_("연락처 열람 기록"), reverse("officers:accesses")))
    if is_editor(user):
        buttons.append((_("안내·알림 고치기"), _explorer()))
    return buttons


def _explorer() -> str:
    site = Site.objects.filter(is_default_site=True).first()
    return reverse("wagtailadmin_explore", args=(site.root_page_id,)) if site else reverse("wagtailadmin_explore_root")


def lead(user: User) -> str:
    """The day, and what this officer does here, in a sentence."""
    return f"{day_words(today())}. {_task(user)}"


def _task(user: User) -> str:
    if works_on_requests(user):
        return _("급한 것부터 차례로 보입니다. 숫자를 누르면 목록이 열립니다.")
    if checks_accesses(user):
        return _("청구인 연락처를 누가 왜 보았는지 확인하는 자리입니다.")
    return _("주민이 읽는 안내와 알림을 고치는 자리입니다.")


def keep_ours(panels: list[Any], user: User) -> Iterable[Any]:
    """Today's work for whoever has a role; Wagtail's own panels only for editors."""
    ours = [SampleCountyPanel(), TodayPanel()] if works_on_requests(user) else [SampleCountyPanel()]
    return [*ours, *(panels if is_editor(user) else [])]
