"""What is public: the list, one record with its versions, publishing, withdrawing and correcting."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any, ClassVar

import django_filters
from django import forms
from django.conf import settings
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column

from cms.officers import sealed
from cms.officers.files import FileAct, FileStep
from cms.officers.held import waiting_texts
from cms.officers.history import entries_about
from cms.officers.lists import DepartmentFilterSet, ScopedList, WordColumn, link_column
from cms.officers.plans import STANDINGS, asked_words, moment_of, plan_of, standing_look, standing_word
from cms.officers.scoped import ObjectAct, ObjectPage, now, today
from cms.officers.words import kind_word
from disclosure import errors, publishing, screening
from disclosure.clearing import texts_of_publication
from disclosure.models import Approval, Publication, PublicationVersion, SealedFile
from disclosure.models.requests import ItemDecision
from disclosure.permits import why_not_file
from disclosure.states import FileAction, FileState

HELD = ("held", gettext_lazy("검색 보류"))
OPENING_HOUR = time(9, 0)


@dataclass(frozen=True, slots=True)
class HeldPlace:
    """What screening found in a place: page n, or 0 for title and summary."""

    page: int
    kind: str
    count: int


def title_of(publication: Publication) -> str:
    """The public title; the plan's before anything is public."""
    return publication.title or sealed.short_name(publication.sealed_file)


class PublicationFilterSet(DepartmentFilterSet):
    """By standing, kind of disclosure and department."""

    standing = django_filters.ChoiceFilter(label=gettext_lazy("상태"), choices=(*STANDINGS, HELD), method="by_standing")
    disclosure = django_filters.ChoiceFilter(label=gettext_lazy("공개 구분"), choices=ItemDecision.choices)

    class Meta:
        model = Publication
        fields: ClassVar[list[str]] = ["standing", "disclosure", "department"]

    def by_standing(self, rows: Any, name: str, value: str) -> QuerySet[Publication]:
        """Only records that stand so."""
        if value == "planned":
            return rows.filter(published_at__isnull=True, planned_for__isnull=False)
        if value == "unplanned":
            return rows.filter(published_at__isnull=True, planned_for__isnull=True)
        if value == "held":
            return rows.quarantined()
        return rows.public() if value == "public" else rows.tombstones()


class PublicationList(ScopedList):
    """Records of the officer's departments."""

    model = Publication
    related = ("department", "agency", "sealed_file", "sealed_file__agency")
    page_title = gettext_lazy("공개 자료")
    header_icon = "globe"
    lead = gettext_lazy("공개했거나 공개를 예약한 자료입니다. 자료를 열면 공개를 취소하거나 고칠 수 있습니다.")
    nothing = gettext_lazy("공개한 자료가 아직 없습니다. 승인된 파일을 공개하면 여기에 보입니다.")
    index_url_name = "officers:publications"
    index_results_url_name = "officers:publication_results"
    search_fields = ("title", "summary", "public_id")
    default_ordering = "-published_at"
    filterset_class = PublicationFilterSet
    verbose_name_plural = gettext_lazy("공개 자료")
    columns: ClassVar[list[Column]] = [
        link_column("title", "officers:publication", label=gettext_lazy("제목"), accessor=title_of),
        WordColumn("standing", label=gettext_lazy("상태"), accessor=standing_word, look=standing_look),
        Column("disclosure", label=gettext_lazy("공개 구분"), accessor="get_disclosure_display"),
        Column("department", label=gettext_lazy("부서"), accessor="department.name"),
        Column(
            "published_at",
            label=gettext_lazy("공개한 때"),
            accessor=moment_of,
            sort_key="published_at",
            classname="og-nowrap",
        ),
    ]

    def get_base_queryset(self) -> QuerySet[Any]:
        """With the time each is planned for."""
        return super().get_base_queryset().with_plan()


class PublicationPage(ObjectPage):
    """One record: what is public, its versions, its history, and the two ways to change it."""

    model = Publication
    related = ("department", "agency", "sealed_file", "sealed_file__agency", "public_file", "withdrawn_by", "case")
    template_name = "officers/publications/publication.html"
    header_icon = "globe"
    crumbs = (("officers:publications", gettext_lazy("공개 자료")),)

    def get_base_queryset(self) -> QuerySet[Any]:
        """With the time it is planned for."""
        return super().get_base_queryset().with_plan()

    def get_page_title(self) -> str:
        """Its title."""
        return title_of(self.object)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Facts, versions, history."""
        publication: Publication = self.object
        user = self.request.user
        versions = PublicationVersion.objects.filter(publication=publication).select_related(
            "asked_by", "approval__approved_by"
        )
        file = publication.sealed_file
        withdraw, reopen, rewrite, clear = (
            why_not_file(action, file, by=user)
            for action in (
                withdraw_action(file),
                FileAction.REOPEN,
                FileAction.REWRITE_REASON,
                FileAction.CLEAR_SCREENING,
            )
        )
        context = {
            "word": standing_word(publication),
            "look": standing_look(publication),
            "plan": plan_of(file, user),
            "public_address": f"{settings.PUBLIC_BASE_URL}/records/{publication.public_id}/",
            "counts": sorted(publication.counts_by_ground().items()),
            "versions": versions.select_related("asked_by", "approval__approved_by").order_by("-pk"),
            "held": held_places(publication),
            "why_not_clear": clear.sentence if clear else "",
            "reports": publication.privacy_reports.waiting(),
            "history": entries_about(publication.public_id, user),
            "why_not_withdraw": withdraw.sentence if withdraw else "",
            **_held_reason(publication, may=rewrite is None),
            "why_not_rewrite": rewrite.sentence if rewrite else "",
            "why_not_reopen": reopen.sentence if reopen else "",
        }
        return super().get_context_data(**context, **kwargs)


def _held_reason(publication: Publication, *, may: bool) -> dict[str, Any]:
    """The stopped reason of a withdrawal, and where to answer for it."""
    if not publication.reason_held:
        return {}
    clear_url = reverse("officers:clear_reason", args=(publication.public_id,)) if may else ""
    return {**waiting_texts(texts_of_publication(publication), publication.department), "clear_url": clear_url}


def withdraw_action(file: SealedFile) -> FileAction:
    """The act of the table that withdrawing is in the file's state."""
    simple = file.state in (FileState.PUBLISHED, FileState.WITHDRAWN)
    return FileAction.WITHDRAW if simple else FileAction.WITHDRAW_WHILE_REOPENED


class WithdrawPage(ObjectPage):
    """Two steps: the public reason and a look at what residents will read, then the act."""

    model = Publication
    related = ("department", "agency", "sealed_file", "sealed_file__department", "sealed_file__agency")
    template_name = "officers/publications/withdraw.html"
    page_title = gettext_lazy("공개 취소")
    header_icon = "no-view"
    crumbs = (("officers:publications", gettext_lazy("공개 자료")),)

    def own_crumbs(self) -> list[dict[str, Any]]:
        """The record."""
        address = reverse("officers:publication", args=(self.object.public_id,))
        return [{"url": address, "label": title_of(self.object)}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Why not, where it is not possible."""
        file = self.object.sealed_file
        refusal = why_not_file(withdraw_action(file), file, by=self.request.user)
        return super().get_context_data(
            title=title_of(self.object), why_not=refusal.sentence if refusal else "", today=today(), **kwargs
        )

    def post(self, request: HttpRequest, public_id: str) -> HttpResponse:
        """First show, then do."""
        reason = request.POST.get("reason", "").strip()
        if request.POST.get("step") != "withdraw":
            return self.render_to_response(
                self.get_context_data(reason=reason, confirm=bool(reason), missing=not reason)
            )
        try:
            publishing.withdraw(publication=self.object, reason=reason, by=request.user, at=now())
        except (errors.Refused, errors.Unavailable) as refusal:
            messages.error(request, f"{refusal.sentence} ({refusal.code})")
            return self.render_to_response(self.get_context_data(reason=reason), status=409)
        messages.success(
            request, _("공개를 취소했습니다. 지금부터 아무도 볼 수 없고, 주소에는 날짜와 이유만 남습니다.")
        )
        return HttpResponseRedirect(reverse("officers:publication", args=(public_id,)))


def held_places(publication: Publication) -> list[HeldPlace]:
    """What keeps the present revision out of the search; nothing when it is not held."""
    rows = publication.screenings.filter(revision=publication.revision).held() if publication.is_public() else ()
    return [HeldPlace(place, kind_word(kind), count) for row in rows for place, kind, count in row.held_texts]


class ClearScreening(ObjectAct):
    """An officer has looked at the places and lets the record into the search."""

    model = Publication
    related = ("department", "agency", "sealed_file")
    done = gettext_lazy("살펴본 것으로 적었습니다. 곧 검색에서 찾을 수 있습니다.")

    def act(self) -> None:
        """Of the revision that was on the screen."""
        revision = self.request.POST.get("revision", "")
        screening.clear(
            publication=self.object,
            revision=int(revision) if revision.isdecimal() else 0,
            by=self.request.user,
            at=now(),
        )

    def back(self) -> str:
        """The record."""
        return reverse("officers:publication", args=(self.object.public_id,))


class RewriteReason(ObjectAct):
    """The public reason of a withdrawal, written anew."""

    model = Publication
    related = ("department", "agency", "sealed_file")
    done = gettext_lazy("이유를 바꾸었습니다. 개인정보가 있는지 확인한 뒤 주민에게 보입니다.")

    def act(self) -> None:
        """The detector reads it before anybody does."""
        reason = self.request.POST.get("reason", "")
        publishing.rewrite_reason(publication=self.object, reason=reason, by=self.request.user, at=now())

    def back(self) -> str:
        """The record."""
        return reverse("officers:publication", args=(self.object.public_id,))


class PublishForm(forms.Form):
    """What the public reads beside the paper, and when it becomes public."""

    summary = forms.CharField(
        label=gettext_lazy("한 문장 요약"),
        max_length=publishing.LONGEST_SUMMARY,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("주민이 읽는 글입니다. 사람 이름이나 연락처를 쓰지 마십시오."),
    )
    request_gist = forms.CharField(
        label=gettext_lazy("청구 요지"),
        max_length=publishing.LONGEST_GIST,
        required=False,
        help_text=gettext_lazy("청구한 사람을 알 수 없게 쓴 요지. 청구와 관계없으면 비워 둡니다."),
    )
    decided_on = forms.DateField(
        label=gettext_lazy("결정일"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    when = forms.ChoiceField(
        label=gettext_lazy("공개할 때"),
        choices=(("now", gettext_lazy("지금 공개")), ("later", gettext_lazy("날을 정해 공개 (오전 9시)"))),
        widget=forms.RadioSelect,
        initial="now",
    )
    publish_on = forms.DateField(
        label=gettext_lazy("공개할 날"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=gettext_lazy("내일부터 한 해 안에서 고릅니다. ‘지금 공개’면 비워 둡니다."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        day = today()
        self.fields["decided_on"].widget.attrs["max"] = day.isoformat()
        first, last = day + timedelta(days=1), day + publishing.FURTHEST_PLAN
        self.fields["publish_on"].widget.attrs.update(min=first.isoformat(), max=last.isoformat())

    def clean(self) -> dict[str, Any]:
        """A later publication needs its day."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("when") == "later" and not cleaned.get("publish_on"):
            self.add_error("publish_on", _("공개할 날을 골라 주세요."))
        return cleaned

    def publish_at(self) -> datetime | None:
        """When to publish; None for now."""
        day = self.cleaned_data["publish_on"] if self.cleaned_data["when"] == "later" else None
        return timezone.make_aware(datetime.combine(day, OPENING_HOUR)) if day else None


class PublishPage(FileStep):
    """What will be public, the texts beside it, and when."""

    related = ("department", "agency", "case", "case__request")
    template_name = "officers/publications/publish.html"
    page_title = gettext_lazy("공개하기")
    header_icon = "globe"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The approved result and the form."""
        file: SealedFile = self.object
        approval = _approval_of(file)
        refusal = why_not_file(FileAction.ASK_TO_PUBLISH, file, by=self.request.user)
        case = file.case
        # What was typed before stands there again, also when it was held or its plan taken back.
        before = PublicationVersion.objects.filter(publication__sealed_file=file).order_by("-pk").first()
        initial = {
            "decided_on": before.decided_on if before else today(),
            "request_gist": before.request_gist if before else case.request.gist if case else "",
            "summary": before.summary if before else "",
        }
        kwargs.setdefault("form", PublishForm(initial=initial))
        context = {
            "approval": approval,
            "plan": plan_of(file, self.request.user),
            "why_not": refusal.sentence if refusal else "",
        }
        return super().get_context_data(**context, **kwargs)

    def post(self, request: HttpRequest, public_id: str) -> HttpResponse:
        """State the intent; the worker makes it true."""
        form = PublishForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        try:
            publishing.publish(
                file=self.object,
                sha256=request.POST.get("sha256", ""),
                summary=form.cleaned_data["summary"],
                request_gist=form.cleaned_data["request_gist"],
                decided_on=form.cleaned_data["decided_on"],
                publish_at=form.publish_at(),
                by=request.user,
                at=now(),
            )
        except (errors.Refused, errors.Unavailable) as refusal:
            _tell(form, refusal)
            return self.render_to_response(self.get_context_data(form=form), status=409)
        messages.success(request, asked_words(form.publish_at()))
        return HttpResponseRedirect(reverse("officers:file", args=(public_id,)))


def _tell(form: PublishForm, refusal: errors.DisclosureError) -> None:
    field = {
        "summary": "summary",
        "request_gist": "request_gist",
        "decided_on": "decided_on",
        "publish_at": "publish_on",
    }
    form.add_error(field.get(refusal.detail), f"{refusal.sentence} ({refusal.code})")


def _approval_of(file: SealedFile) -> Approval | None:
    rows = Approval.objects.filter(public_file__sealed_file=file, public_file__round=file.round, revoked_at=None)
    return rows.select_related("public_file", "approved_by", "redacted_by").first()


class CancelPlan(FileAct):
    """Take a planned publication back."""

    done = gettext_lazy("공개 예약을 취소했습니다. 승인은 그대로 있습니다.")

    def act(self) -> None:
        """The approval stays."""
        publishing.cancel_plan(file=self.object, by=self.request.user, at=now())
