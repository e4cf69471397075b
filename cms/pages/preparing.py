"""Make the tree of editorial pages where it is missing. What an editor has changed or moved is never touched."""

import tomllib
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from wagtail.models import Page, Site

from cms.pages.models import GuideIndexPage, GuidePage, HomePage, NoticeIndexPage, NoticePage
from cms.shelves.editors import let_editors_publish

CONTENT = Path(__file__).with_name("content.toml")
DEFAULT_PORTS = {"http": 80, "https": 443}
TREE_TITLES = ("Root", "누리집")
"""What Wagtail calls the top of the tree, and what editors read there."""


@transaction.atomic
def prepare_pages() -> int:
    """Make what is missing and give the number of pages made. Safe to run at each start, also by two processes."""
    content = tomllib.loads(CONTENT.read_text(encoding="utf-8"))
    before = Page.objects.count()
    theirs, ours = TREE_TITLES
    Page.objects.filter(depth=1, title=theirs).update(title=ours, draft_title=ours)
    home = HomePage.objects.first() or _home(content["home"])
    _site(home)
    guides = GuideIndexPage.objects.first() or home.add_child(instance=GuideIndexPage(**content["guides"]))
    for given in content["guide"]:
        _page(guides, GuidePage, given)
    notices = NoticeIndexPage.objects.first() or home.add_child(instance=NoticeIndexPage(**content["notices"]))
    for given in content["notice"]:
        _page(notices, NoticePage, given)
    return Page.objects.count() - before


def _home(given: dict[str, Any]) -> HomePage:
    root = Page.objects.get(depth=1)
    # Wagtail's own first migration leaves a welcome page under the slug we want.
    for welcome in root.get_children().filter(content_type__app_label="wagtailcore", slug="home"):
        welcome.delete()
    root.refresh_from_db()
    home: HomePage = root.add_child(instance=HomePage(slug="home", **given))
    # With the first page only: an office that takes the right away does not find it given again.
    let_editors_publish()
    return home


def _site(home: HomePage) -> None:
    address = urlsplit(settings.PUBLIC_BASE_URL)
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={
            "hostname": address.hostname or "localhost",
            "port": address.port or DEFAULT_PORTS.get(address.scheme, DEFAULT_PORTS["https"]),
            "root_page": home,
            "site_name": settings.WAGTAIL_SITE_NAME,
        },
    )


def _page(parent: Page, kind: type[GuidePage] | type[NoticePage], given: dict[str, Any]) -> None:
    if parent.get_children().filter(slug=given["slug"]).exists():
        return
    fields = {name: value for name, value in given.items() if name != "block"}
    page = kind(**fields)
    field = kind._meta.get_field("body")
    page.body = field.stream_block.to_python(
        [{"type": name, "value": value} for each in given["block"] for name, value in each.items()]
    )
    parent.add_child(instance=page)
