"""Synonyms and pinned records as Wagtail edits them, with a look at what a search would find before saving."""

from typing import Any, ClassVar

from django import forms
from django.forms import ModelForm
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import CreateView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup
from wagtail.admin.widgets.button import HeaderButton

from cms.officers.lists import CountedPages, MomentColumn
from cms.shelves.editors import MAY_TEND
from cms.shelves.pins import PinnedResult, record_named
from cms.shelves.synonyms import MOST_WORDS, SynonymGroup


class SynonymForm(ModelForm):
    """A group: one word a line."""

    class Meta:
        model = SynonymGroup
        fields = ("words", "note")
        widgets: ClassVar[dict[str, Any]] = {"words": forms.Textarea(attrs={"rows": MOST_WORDS})}


class PinForm(ModelForm):
    """A pin: the record is named by the address an editor copies from the public site."""

    record = forms.CharField(
        label=_("자료의 주소"),
        max_length=300,
        help_text=_("공개 누리집에서 자료를 열고 주소를 그대로 붙여 넣습니다. 공개된 자료만 됩니다."),
    )

    class Meta:
        model = PinnedResult
        fields = ("words", "place")

    field_order = ("words", "record", "place")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["record"].initial = self.instance.publication.public_id

    def clean_record(self) -> str:
        """The record, found at once, so that the model can look for doubles."""
        text = str(self.cleaned_data["record"])
        self.instance.publication = record_named(text)
        return text

    def _post_clean(self) -> None:
        if "record" in self.cleaned_data:
            super()._post_clean()  # type: ignore[misc]


class CountedIndex(IndexView):
    """A list that says its total as Korean counts things."""

    paginator_class = CountedPages


class SavingView(CreateView):
    """A new row; the button says what happens."""

    submit_button_label = _("저장하기")


class SynonymIndex(CountedIndex):
    """The list, with the way to the other screens of the search's care."""

    @property
    def header_more_buttons(self) -> list[Any]:
        """Wagtail's own, then the preview."""
        preview = HeaderButton(_("찾아보기 시험"), url=reverse("officers:search_preview"), icon_name="search")
        return [*super().header_more_buttons, preview]


class SynonymViews(ModelViewSet):
    """Groups of words that mean the same."""

    model = SynonymGroup
    icon = "list-ul"
    menu_label = _("동의어")
    index_view_class = SynonymIndex
    add_view_class = SavingView
    index_template_name = "officers/list.html"
    template_prefix = "officers/search_care/synonyms_"
    create_template_name = "officers/search_care/synonym_form.html"
    edit_template_name = "officers/search_care/synonym_form.html"
    search_fields: ClassVar[list[str]] = ["words", "note"]
    list_display: ClassVar[list[Any]] = [
        "__str__",
        Column("note", label=_("까닭")),
        MomentColumn("changed_at", label=_("고친 때"), sort_key="changed_at"),
    ]
    copy_view_enabled = False
    add_to_reference_index = False
    inspect_view_enabled = False

    def get_form_class(self, for_update: bool = False) -> type[SynonymForm]:
        """Our form."""
        return SynonymForm


class PinViews(ModelViewSet):
    """Records shown before the results of certain words."""

    model = PinnedResult
    icon = "pick"
    index_view_class = CountedIndex
    add_view_class = SavingView
    index_template_name = "officers/list.html"
    menu_label = _("먼저 보여 줄 자료")
    search_fields: ClassVar[list[str]] = ["words", "publication__title"]
    list_display: ClassVar[list[Any]] = [
        "words",
        Column("publication", label=_("공개 자료"), accessor="publication.title"),
        Column("public", label=_("지금"), accessor=lambda pin: standing(pin)),
        Column("place", label=_("순서"), sort_key="place"),
    ]
    copy_view_enabled = False
    add_to_reference_index = False

    def get_form_class(self, for_update: bool = False) -> type[PinForm]:
        """Our form."""
        return PinForm


def standing(pin: PinnedResult) -> str:
    """Whether readers see it; a record that was withdrawn is shown to nobody."""
    return str(_("보임") if pin.publication.is_public() else _("공개가 취소되어 보이지 않음"))


class SearchCareGroup(ModelViewSetGroup):
    """The menu's entry."""

    menu_label = _("검색 돌보기")
    menu_icon = "search"
    menu_order = 60
    items = (SynonymViews("synonyms"), PinViews("pins"))

    def get_submenu_items(self) -> list[Any]:
        """The two kinds of rows, then the two screens that are not rows."""
        return [
            *super().get_submenu_items(),
            TendingItem(_("찾지 못한 말"), reverse("officers:missed_words"), name="missed", icon_name="help", order=30),
            TendingItem(_("찾아보기 시험"), reverse("officers:search_preview"), name="try", icon_name="view", order=40),
        ]


class TendingItem(MenuItem):
    """An entry for editors."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Only for who may edit synonyms."""
        return bool(request.user.has_perm(MAY_TEND))
