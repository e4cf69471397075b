"""Lists in Wagtail's own look, scoped to the officer's departments, with search, filters and pages."""

from collections.abc import Callable
from typing import Any, ClassVar

import django_filters
from django.forms import DateInput
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_filters.widgets import SuffixedMultiWidget
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.ui.tables import BaseColumn, Column, TitleColumn
from wagtail.admin.views.generic.base import BaseListingView

from cms.officers.scoped import Scoped
from cms.officers.words import moment_words
from disclosure.models import Department

ROWS = 25


class CountedPages(WagtailPaginator):
    """Pages of a list that say their total as Korean counts things."""

    @property
    def items_count_label(self) -> str:
        """모두 24건."""
        return gettext("모두 %(count)s건") % {"count": self.count}


class ScopedList(Scoped, BaseListingView):
    """A list of rows the officer may see. Search looks into columns of the database, never into sealed texts."""

    template_name = "officers/list.html"
    paginate_by = ROWS
    is_searchable = True
    results_only = False
    paginator_class = CountedPages
    lead: ClassVar[Any] = ""
    nothing: ClassVar[Any] = _("아직 아무것도 없습니다.")
    """What an empty list says: why it is empty and when something will stand in it."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """As Wagtail does, with a note to keep no copy."""
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        response["Cache-Control"] = "no-store, private"
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the sentence that says what can be done here."""
        return super().get_context_data(lead=self.lead, **kwargs)

    @cached_property
    def no_results_message(self) -> str:
        """Nothing there yet, or nothing that matches and what to do then."""
        if self.is_searching or self.is_filtering:
            return gettext("찾는 조건에 맞는 것이 없습니다. 낱말을 바꾸거나 거르기를 지우고 다시 찾아보십시오.")
        return str(self.nothing)


class MomentColumn(Column):
    """A moment with its weekday, on one line."""

    def __init__(self, name: str, **kwargs: Any) -> None:
        super().__init__(name, classname="og-nowrap", **kwargs)

    def get_value(self, instance: Any) -> str:
        """In words; a dash for none."""
        return moment_words(super().get_value(instance))


class WordColumn(Column):
    """A state: symbol, word and colour. `look` gives the class of officers.css for a row."""

    cell_template_name = "officers/columns/word.html"

    def __init__(self, name: str, *, look: Callable[[Any], str], **kwargs: Any) -> None:
        super().__init__(name, **kwargs)
        self.look = look

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        """With the look."""
        return {**super().get_cell_context_data(instance, parent_context), "look": self.look(instance)}


class NumberColumn(Column):
    """A number, to the right, its digits under each other."""

    def __init__(self, name: str, **kwargs: Any) -> None:
        super().__init__(name, classname="og-right og-nowrap", **kwargs)


def link_column(name: str, address: str, **kwargs: Any) -> BaseColumn:
    """The first column: a link to the row's own screen."""
    return TitleColumn(name, get_url=lambda row: reverse(address, args=(row.public_id,)), **kwargs)


class DayRange(SuffixedMultiWidget):
    """From one day to another, in the browser's own calendar, which works without script."""

    template_name = "wagtailadmin/widgets/range_input.html"
    suffixes: ClassVar[list[str]] = ["from", "to"]

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        labels = (_("이날부터"), _("이날까지"))
        super().__init__([DateInput(attrs={"type": "date", "aria-label": label}) for label in labels], attrs)

    def decompress(self, value: slice | None) -> list[Any]:
        """The two days of a range."""
        return [value.start, value.stop] if value else [None, None]


def departments_seen(request: HttpRequest | None) -> Any:
    """The departments an officer may filter by."""
    return Department.objects.visible_to(request.user) if request else Department.objects.none()


class DepartmentFilterSet(WagtailFilterSet):
    """Filters every list has."""

    department = django_filters.ModelChoiceFilter(label=_("부서"), queryset=departments_seen)
