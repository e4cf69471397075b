"""The lists of values: putting one on from the review, the list itself, a second officer's approval, and the end."""

from datetime import date
from typing import Any, ClassVar

import django_filters
from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column

from cms.officers import sealed
from cms.officers.files import FileAct
from cms.officers.history import entries_about
from cms.officers.lists import DepartmentFilterSet, MomentColumn, ScopedList, WordColumn, link_column
from cms.officers.scoped import ObjectAct, ObjectPage, now, today
from cms.officers.words import day_words, kind_word, person_words
from disclosure.actions import listing
from disclosure.errors import Changed, FieldRefused
from disclosure.models import ListEntry, SealedFile
from disclosure.models.lists import ListDisposition, ListScope
from disclosure.permits import why_not_list
from disclosure.states import ListAction, ListState

STANDINGS = (
    ("proposed", gettext_lazy("승인 대기")),
    ("live", gettext_lazy("적용 중")),
    ("expired", gettext_lazy("기한 지남")),
    ("ended", gettext_lazy("끝남")),
)
LOOKS = {"proposed": "open", "live": "done", "expired": "late", "ended": "plain"}


def standing(entry: ListEntry) -> str:
    """proposed, live, expired or ended."""
    return "expired" if entry.state != ListState.ENDED and entry.is_expired(today()) else str(entry.state)


def standing_word(entry: ListEntry) -> str:
    """Where it stands, in words."""
    return str(dict(STANDINGS)[standing(entry)])


def standing_look(entry: ListEntry) -> str:
    """The look of where it stands."""
    return LOOKS[standing(entry)]


def what_words(entry: ListEntry) -> str:
    """What is said of what: never the value."""
    return f"{kind_word(entry.kind)} · {entry.get_disposition_display()}"


def scope_words(entry: ListEntry) -> str:
    """How far it reaches."""
    if entry.scope == ListScope.DOCUMENT_KIND:
        return f"{entry.department.name} · {entry.get_record_kind_display()}"
    return entry.department.name if entry.scope == ListScope.DEPARTMENT else str(entry.get_scope_display())


class EntryFilterSet(DepartmentFilterSet):
    """By standing, scope, word and department."""

    standing = django_filters.ChoiceFilter(label=gettext_lazy("상태"), choices=STANDINGS, method="by_standing")
    scope = django_filters.ChoiceFilter(label=gettext_lazy("범위"), choices=ListScope.choices)
    disposition = django_filters.ChoiceFilter(label=gettext_lazy("정한 것"), choices=ListDisposition.choices)

    class Meta:
        model = ListEntry
        fields: ClassVar[list[str]] = ["standing", "scope", "disposition", "department"]

    def by_standing(self, rows: Any, name: str, value: str) -> QuerySet[ListEntry]:
        """Only entries that stand so."""
        if value == ListState.ENDED:
            return rows.filter(state=value)  # type: ignore[no-any-return]
        in_time = rows.standing()
        if value == "expired":
            return in_time.filter(expires_on__lt=today())  # type: ignore[no-any-return]
        return in_time.filter(state=value, expires_on__gte=today())  # type: ignore[no-any-return]


def until_words(entry: ListEntry) -> str:
    """The last day as a limit: on a phone the column's head is not beside it."""
    return _("%(day)s까지") % {"day": day_words(entry.expires_on)}


class EntryList(ScopedList):
    """Entries of the officer's departments."""

    model = ListEntry
    related = ("department", "proposed_by")
    page_title = gettext_lazy("가림·둠 목록")
    header_icon = "list-ul"
    lead = gettext_lazy(
        "검토할 때 ‘늘 둠’, ‘늘 가림’으로 정한 값입니다. "
        "값은 적어 두지 않으므로, 무엇인지는 정한 파일을 열어 확인합니다."
    )
    nothing = gettext_lazy(
        "목록에 올린 값이 아직 없습니다. 검토 화면의 ‘다음 파일에도 적용’에서 올리면 여기에 보입니다."
    )
    index_url_name = "officers:lists"
    index_results_url_name = "officers:list_results"
    is_searchable = False
    default_ordering = "-proposed_at"
    filterset_class = EntryFilterSet
    verbose_name_plural = gettext_lazy("가림·둠 목록")
    columns: ClassVar[list[Column]] = [
        link_column("what", "officers:list_entry", label=gettext_lazy("정한 것"), accessor=what_words),
        WordColumn("standing", label=gettext_lazy("상태"), accessor=standing_word, look=standing_look),
        Column("scope", label=gettext_lazy("범위"), accessor=scope_words),
        Column("by", label=gettext_lazy("올린 사람"), accessor=lambda entry: person_words(entry.proposed_by)),
        MomentColumn("proposed_at", label=gettext_lazy("올린 때"), sort_key="proposed_at"),
        Column("expires_on", label=gettext_lazy("마지막 날"), accessor=until_words, sort_key="expires_on"),
    ]


class EntryPage(ObjectPage):
    """One entry: what it says, where it was decided, who said so, and the acts that are left."""

    model = ListEntry
    related = ("department", "agency", "proposed_by", "approved_by", "ended_by", "sealed_file", "sealed_file__agency")
    template_name = "officers/values/entry.html"
    header_icon = "list-ul"
    crumbs = (("officers:lists", gettext_lazy("가림·둠 목록")),)

    def get_page_title(self) -> str:
        """What is said of what."""
        return what_words(self.object)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Facts, the paper it was decided in, acts and history."""
        entry: ListEntry = self.object
        user = self.request.user
        approve, end = (why_not_list(action, entry, by=user, at=now()) for action in ListAction)
        file = SealedFile.objects.visible_to(user).select_related("agency").filter(pk=entry.sealed_file_id).first()
        context = {
            "word": standing_word(entry),
            "look": standing_look(entry),
            "scope": scope_words(entry),
            "is_county": entry.scope == ListScope.COUNTY,
            "last_day": day_words(entry.expires_on),
            "file": file,
            "file_name": sealed.short_name(file) if file else "",
            "waits": entry.state == ListState.PROPOSED,
            "why_not_approve": approve.sentence if approve else "",
            "why_not_end": end.sentence if end else "",
            "history": entries_about(entry.public_id, user),
        }
        return super().get_context_data(**context, **kwargs)


class EntryAct(ObjectAct):
    """An act on an entry that goes back to it."""

    model = ListEntry
    related: ClassVar[tuple[str, ...]] = ("department", "agency")

    def back(self) -> str:
        """The entry."""
        return reverse("officers:list_entry", args=(self.object.public_id,))


class ApproveEntry(EntryAct):
    """A second officer lets it hold for the county."""

    done = gettext_lazy("군 전체에 적용하기로 승인했습니다. 다음에 올리는 파일부터 적용됩니다.")

    def act(self) -> None:
        """By somebody else than who proposed it."""
        listing.approve_entry(entry=self.object, by=self.request.user, at=now())


class EndEntry(EntryAct):
    """Take it off the list."""

    done = gettext_lazy("목록에서 뺐습니다. 다음에 올리는 파일부터 적용되지 않습니다.")

    def act(self) -> None:
        """The row stays as the record."""
        listing.end_entry(entry=self.object, by=self.request.user, at=now())


class ListForm(forms.Form):
    """What an officer says of a value in the review."""

    finding = forms.IntegerField(min_value=1, max_value=2**62)
    disposition = forms.ChoiceField(choices=ListDisposition.choices)
    scope = forms.ChoiceField(choices=ListScope.choices)
    expires_on = forms.DateField()


class ListValue(FileAct):
    """Put a value of the file on a list."""

    def act(self) -> str:
        """As the form says."""
        form = ListForm(self.request.POST)
        if not form.is_valid():
            raise Changed if "finding" in form.errors else FieldRefused(", ".join(form.errors))
        given = form.cleaned_data
        entry = listing.list_value(
            file=self.object,
            finding=given["finding"],
            disposition=ListDisposition(given["disposition"]),
            scope=ListScope(given["scope"]),
            expires_on=given["expires_on"],
            by=self.request.user,
            at=now(),
        )
        if entry.state == ListState.PROPOSED:
            return _("군 전체에 제안했습니다. 다른 결재권자가 승인하면 다음에 올리는 파일부터 적용됩니다.")
        return _("목록에 올렸습니다. %(day)s까지, 다음에 올리는 파일부터 적용됩니다.") % {
            "day": day_words(entry.expires_on)
        }

    def back(self) -> str:
        """The review, on the page it showed."""
        page = self.request.POST.get("page", "")
        number = page if page.isdecimal() and len(page) < 6 else "1"
        return f"{reverse('officers:review', args=(self.object.public_id,))}?page={number}"


def usual_last_day() -> date:
    """What the form proposes: a year from today."""
    return today() + listing.USUAL_LIFE
