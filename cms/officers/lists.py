"""Lists in Wagtail's own look, scoped to the officer's departments, with search, filters and pages."""

from collections.abc import Callable
from typing import Any, ClassVar

import django_filters
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BaseColumn, Column, TitleColumn
from wagtail.admin.views.generic.base import BaseListingView

from cms.officers.scoped import Scoped
from disclosure.models import Department

ROWS = 25


class ScopedList(Scoped, BaseListingView):
    """A list of rows the officer may see. Search looks into columns of the database, never into sealed texts."""

    template_name = "officers/list.html"
    paginate_by = ROWS
    is_searchable = True
    results_only = False
    lead: ClassVar[Any] = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """As Wagtail does, with a note to keep no copy."""
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        response["Cache-Control"] = "no-store, private"
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the sentence that says what can be done here."""
        return super().get_context_data(lead=self.lead, **kwargs)


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
        super().__init__(name, classname="og-right", **kwargs)


def link_column(name: str, address: str, **kwargs: Any) -> BaseColumn:
    """The first column: a link to the row's own screen."""
    return TitleColumn(name, get_url=lambda row: reverse(address, args=(row.public_id,)), **kwargs)


def departments_seen(request: HttpRequest | None) -> Any:
    """The departments an officer may filter by."""
    return Department.objects.visible_to(request.user) if request else Department.objects.none()


class DepartmentFilterSet(WagtailFilterSet):
    """Filters every list has."""

    department = django_filters.ModelChoiceFilter(label=_("부서"), queryset=departments_seen)
