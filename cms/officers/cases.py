"""Cases: the list, and one case with its tabs, its one next action, and why the others are not possible yet."""

from datetime import date, timedelta
from typing import Any, ClassVar

import django_filters
from django.contrib.auth.models import User
from django.db.models import Case as Choose
from django.db.models import F, Q, QuerySet, Value, When
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import HeaderButton

from cms.officers.lists import DepartmentFilterSet, ScopedList, WordColumn, link_column
from cms.officers.scoped import today
from cms.officers.words import SOON_DAYS, day_words, days_left_look, days_left_words, person_words
from disclosure.models import Case
from disclosure.states import OPEN_CASE_STATES, UNDECIDED_CASE_STATES, CaseState

DUE_CHOICES = (("late", _("지남")), ("today", _("오늘 마감")), ("soon", _("2일 이내")))


def due_cases(rows: Any, due: str, day: date) -> Any:
    """Undecided cases whose last day has passed, is today, or is near (today not counted)."""
    if due == "late":
        return rows.overdue(day)
    first, last = (day, day) if due == "today" else (day + timedelta(days=1), day + timedelta(days=SOON_DAYS))
    return rows.due_between(first, last)


class CaseFilterSet(DepartmentFilterSet):
    """By state, department, last day, and whose."""

    state = django_filters.ChoiceFilter(label=_("상태"), choices=CaseState.choices)
    due = django_filters.ChoiceFilter(label=_("기한"), choices=DUE_CHOICES, method="by_due")
    mine = django_filters.ChoiceFilter(label=_("담당"), choices=(("1", _("내가 맡은 건")),), method="by_handler")

    class Meta:
        model = Case
        fields: ClassVar[list[str]] = ["state", "due", "mine", "department"]

    def by_due(self, rows: QuerySet[Case], name: str, value: str) -> QuerySet[Case]:
        """Only cases with that last day."""
        return due_cases(rows, value, today())

    def by_handler(self, rows: QuerySet[Case], name: str, value: str) -> QuerySet[Case]:
        """Only the officer's own cases."""
        return rows.filter(handler=self.request.user)


def burning_first(rows: QuerySet[Case]) -> QuerySet[Case]:
    """Undecided cases by their last day, then decided ones that are not finished, then finished ones, newest first."""
    standing = Choose(
        When(state__in=UNDECIDED_CASE_STATES, then=Value(0)),
        When(state__in=OPEN_CASE_STATES, then=Value(1)),
        default=Value(2),
    )
    return rows.annotate(standing=standing).order_by("standing", F("closed_at").desc(nulls_first=True), "due_on", "pk")


def next_case(case: Case, user: User) -> Case | None:
    """The undecided case to open after this one, by last day: of the same handler where the user is it, else of any."""
    rows = Case.objects.visible_to(user).undecided().exclude(pk=case.pk).order_by("due_on", "pk")
    if case.handler_id == user.pk:
        rows = rows.filter(handler=user)
    later = rows.filter(Q(due_on__gt=case.due_on) | Q(due_on=case.due_on, pk__gt=case.pk))
    return later.first() or rows.first()


def due_text(case: Case) -> str:
    """The last day, with days left while it runs."""
    running = case.is_open() and case.decided_at is None
    return f"{days_left_words(case.due_on, today())} · {day_words(case.due_on)}" if running else day_words(case.due_on)


def due_look(case: Case) -> str:
    """The look of the last day."""
    return days_left_look(case.due_on, today()) if case.decided_at is None and case.is_open() else "plain"


def handler_words(case: Case) -> str:
    """Who works on it."""
    return person_words(case.handler) if case.handler else "—"


class CaseList(ScopedList):
    """Cases of the officer's departments, what burns first."""

    model = Case
    related = ("request", "department", "handler")
    page_title = _("청구 처리")
    header_icon = "mail"
    lead = _("우리 부서가 처리하는 청구입니다. 결정할 것이 기한이 가까운 차례로 위에, 끝난 것은 아래에 있습니다.")
    nothing = _("우리 부서에 온 청구가 아직 없습니다. 접수담당이 배정하면 여기에 보입니다.")
    index_url_name = "officers:cases"
    index_results_url_name = "officers:case_results"
    search_fields = ("case_number", "request__receipt_number", "request__gist")
    default_ordering = "due_on"
    filterset_class = CaseFilterSet
    verbose_name_plural = _("청구")
    columns: ClassVar[list[Column]] = [
        link_column("case_number", "officers:case", label=_("처리번호"), sort_key="case_number", classname="og-nowrap"),
        Column("gist", label=_("청구 요지"), accessor=lambda case: case.request.gist or _("요지를 아직 적지 않음")),
        Column("department", label=_("부서"), accessor="department.name"),
        Column("state", label=_("상태"), accessor="get_state_display", sort_key="state"),
        WordColumn("due_on", label=_("기한"), accessor=due_text, look=due_look, sort_key="due_on"),
        Column("handler", label=_("담당자"), accessor=handler_words),
    ]

    def order_queryset(self, queryset: QuerySet[Case]) -> QuerySet[Case]:
        """By what burns, unless the officer chose a column."""
        return super().order_queryset(queryset) if self.is_explicitly_ordered else burning_first(queryset)

    def get_header_buttons(self) -> list[HeaderButton]:
        """The way to enter a request that came on paper."""
        return [HeaderButton(_("청구 입력"), url=reverse("officers:new_request"), icon_name="plus")]
