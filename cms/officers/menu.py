"""Wagtail's furniture for officers: our entries in the menu, our panel on the home screen, nothing they do not need."""

from typing import Any

from django.contrib.auth.models import User
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import include, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.officers.home import is_editor, keep_ours
from cms.officers.membership import checks_accesses, works_on_requests
from cms.officers.search_care.editing import SearchCareGroup

FOR_OFFICERS = frozenset({"cases", "files", "publications", "privacy", "lists", "recall"})
REPORTS = frozenset({"site-history", "aging-pages"})
FOR_EDITORS = frozenset({"explorer", "images", "documents", "snippets", "reports", "settings"})


@hooks.register("register_admin_urls")
def officers_urls() -> list[Any]:
    """Our addresses, below the admin and behind its sign-in."""
    return [path("", include("cms.officers.urls", namespace="officers"))]


@hooks.register("insert_global_admin_js")
def calendars() -> str:
    """What starts Wagtail's calendars without a script in the page."""
    return format_html('<script src="{}"></script>', static("officers/dates.js"))


@hooks.register("insert_global_admin_css")
def thumbs() -> str:
    """What makes Wagtail's own screens fit a thumb."""
    return format_html('<link rel="stylesheet" href="{}">', static("officers/thumbs.css"))


@hooks.register("register_admin_menu_item")
def today_entry() -> MenuItem:
    """Home."""
    return MenuItem(_("오늘 할 일"), reverse("wagtailadmin_home"), name="today", icon_name="calendar-check", order=10)


@hooks.register("register_admin_menu_item")
def cases_entry() -> MenuItem:
    """Cases."""
    return MenuItem(_("청구 처리"), reverse("officers:cases"), name="cases", icon_name="mail", order=20)


@hooks.register("register_admin_menu_item")
def files_entry() -> MenuItem:
    """Files."""
    return MenuItem(_("파일"), reverse("officers:files"), name="files", icon_name="doc-full", order=30)


@hooks.register("register_admin_menu_item")
def publications_entry() -> MenuItem:
    """Publications."""
    return MenuItem(_("공개 자료"), reverse("officers:publications"), name="publications", icon_name="globe", order=40)


@hooks.register("register_admin_menu_item")
def privacy_reports_entry() -> MenuItem:
    """Readers' reports of personal data."""
    return MenuItem(_("개인정보 신고"), reverse("officers:reports"), name="privacy", icon_name="warning", order=45)


@hooks.register("register_admin_menu_item")
def lists_entry() -> MenuItem:
    """Values that always stay or always go."""
    return MenuItem(_("가림·둠 목록"), reverse("officers:lists"), name="lists", icon_name="list-ul", order=50)


@hooks.register("register_admin_viewset")
def search_care() -> SearchCareGroup:
    """Synonyms and pinned records, for editors."""
    return SearchCareGroup()


@hooks.register("register_admin_menu_item")
def recall_entry() -> MenuItem:
    """What detection missed, in numbers."""
    return MenuItem(_("찾기 성적"), reverse("officers:recall"), name="recall", icon_name="glasses", order=55)


class AccessItem(MenuItem):
    """Shown to those who check."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the officer has such a role."""
        return checks_accesses(request.user)


@hooks.register("register_admin_menu_item")
def accesses_entry() -> MenuItem:
    """Who opened contact data."""
    return AccessItem(_("연락처 열람 기록"), reverse("officers:accesses"), name="accesses", icon_name="view", order=60)


@hooks.register("construct_main_menu")
def leave_out_what_officers_do_not_need(request: HttpRequest, items: list[MenuItem]) -> None:
    """Pages, pictures, documents and reports are for editors; help leads to addresses outside.

    Who works on no request sees no entry of the departments' work: every list would be empty.
    """
    hidden = {"help"}
    if not (isinstance(request.user, User) and is_editor(request.user)):
        hidden |= FOR_EDITORS
    if not works_on_requests(request.user):
        hidden |= FOR_OFFICERS
    items[:] = [item for item in items if item.name not in hidden]


@hooks.register("construct_reports_menu")
def leave_out_reports_without_use(request: HttpRequest, items: list[MenuItem]) -> None:
    """An editor publishes alone: nothing is ever locked or under way, and what kinds of pages are is told elsewhere."""
    items[:] = [item for item in items if item.name in REPORTS]


@hooks.register("construct_homepage_panels")
def home_panels(request: HttpRequest, panels: list[Any]) -> None:
    """Today's work first."""
    panels[:] = keep_ours(panels, request.user)


@hooks.register("construct_homepage_summary_items")
def home_summary(request: HttpRequest, items: list[Any]) -> None:
    """Counts of pages and pictures say nothing about today's work."""
    items.clear()
