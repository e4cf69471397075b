"""What every officers' view stands on: rows of the officer's own departments, and 404 for all others.

Wagtail's permission policies do not scope rows (wagtail #13314), so each view reads through `visible_to`.
"""

from datetime import date, datetime
from typing import Any, ClassVar

from django.contrib import messages
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.officers import unsent
from disclosure import errors
from disclosure.deadlines import korean_date
from disclosure.models.scoping import ScopedQuerySet
from disclosure.wiring import services

Crumb = dict[str, Any]


class Scoped:
    """Reads rows of `model` through `visible_to(request.user)` and nothing else."""

    model: ClassVar[type[Model]]
    related: ClassVar[tuple[str, ...]] = ()
    request: HttpRequest
    kwargs: dict[str, Any]

    def get_base_queryset(self) -> QuerySet[Any]:
        """The rows this officer may see, with what the screen shows beside them."""
        rows: ScopedQuerySet[Any] = self.model._default_manager.all()
        return rows.visible_to(self.request.user).select_related(*self.related)

    def get_object(self) -> Any:
        """The row the address names. Raises Http404 for a foreign officer as for a row that never was."""
        return get_object_or_404(self.get_base_queryset(), public_id=self.kwargs["public_id"])


class OfficerPage(WagtailAdminTemplateMixin, TemplateView):
    """A screen in Wagtail's furniture: title, breadcrumbs, our styles. Never kept by a browser or a proxy."""

    crumbs: ClassVar[tuple[tuple[str, Any], ...]] = ()
    """(name of the address, label) of each screen above this one."""

    def get_breadcrumbs_items(self) -> list[Crumb]:
        """Home, the screens above, and this one."""
        above = [{"url": reverse(name), "label": label} for name, label in self.crumbs]
        return [*self.breadcrumbs_items, *above, *self.own_crumbs(), {"url": "", "label": self.get_page_title()}]

    def own_crumbs(self) -> list[Crumb]:
        """Screens above this one that depend on the row."""
        return []

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """As Django does, with a note to keep no copy."""
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        response["Cache-Control"] = "no-store, private"
        return response


class ObjectPage(Scoped, OfficerPage):
    """A screen about one row."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the row before anything else happens."""
        super().setup(request, *args, **kwargs)
        self.object = self.get_object() if request.user.is_authenticated else None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The row as `object`."""
        return super().get_context_data(object=self.object, **kwargs)


class ObjectAct(Scoped, View):
    """A POST that does one thing to one row, tells what happened, and goes back to a screen."""

    http_method_names: ClassVar[list[str]] = ["post"]
    done: ClassVar[Any] = _("저장했습니다.")

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the row before anything else happens."""
        super().setup(request, *args, **kwargs)
        self.object = self.get_object() if request.user.is_authenticated else None

    def act(self) -> str | None:
        """Do it. Returns what to tell the officer, or None for the usual words. Raises errors.Refused."""
        raise NotImplementedError

    def back(self) -> str:
        """Where to go afterwards."""
        raise NotImplementedError

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Act once and answer with a redirect, so that reloading repeats nothing; no sentence is lost by a refusal."""
        try:
            words = self.act()
        except (errors.Refused, errors.Unavailable) as refusal:
            sentence = f"{refusal.sentence} ({refusal.code})"
            if unsent.holds_writing(request):
                return unsent.refused(request, sentence, back=self.back())
            messages.error(request, sentence)
        else:
            messages.success(request, words or str(self.done))
        return HttpResponseRedirect(self.back())


def now() -> datetime:
    """The time an act happens at, by the services' clock."""
    return services().clock()


def today() -> date:
    """The calendar day in Korea."""
    return korean_date(now())
