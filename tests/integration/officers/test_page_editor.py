"""An editor writes a notice in Wagtail's page editor and publishes it, under the site's own content security policy."""

import json
import re

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from django.urls import reverse

from cms.pages.models import GuidePage, NoticeIndexPage, NoticePage
from cms.pages.preparing import prepare_pages
from cms.shelves.editors import EDITORS

BLOCK = {"key": "a", "text": "공휴일은 세지 않습니다.", "type": "unstyled", "depth": 0, "data": {}} | {
    "inlineStyleRanges": [],
    "entityRanges": [],
}
"""What the text field of the editor sends."""
INLINE = re.compile(r"<script(?![^>]*\b(?:src|nonce|type=\"application/json\"))[^>]*>")
"""A script in the page that the browser would refuse."""


@pytest.fixture
def editor(world) -> Client:
    """Somebody of the editors' group, without any role in a department."""
    prepare_pages()
    group = Group.objects.get(name=EDITORS)
    group.permissions.add(Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin"))
    user = User.objects.create_user("editor")
    user.groups.add(group)
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def notice(**changed: str) -> dict[str, str]:
    """The editor's form of a new notice."""
    return {
        "title": "설 연휴 처리 기한 안내",
        "slug": "holidays",
        "summary": "연휴에는 기한을 이렇게 셉니다.",
        "day": "2026-11-20",
        "body-count": "1",
        "body-0-deleted": "",
        "body-0-order": "0",
        "body-0-type": "callout",
        "body-0-value-kind": "info",
        "body-0-value-text": json.dumps({"blocks": [BLOCK], "entityMap": {}}),
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "action-publish": "action-publish",
        **changed,
    }


def new_notice() -> str:
    """The address of the editor for a new notice."""
    return reverse("wagtailadmin_pages:add", args=["cms", "noticepage", NoticeIndexPage.objects.get().pk])


def test_an_editor_publishes_a_notice_alone(editor):
    """Nobody has to approve a notice; it is public at once."""
    editor.post(new_notice(), notice())
    page = NoticePage.objects.get(slug="holidays")
    assert page.live
    assert "공휴일은 세지 않습니다." in str(page.body)


def test_a_notice_with_a_resident_number_is_not_saved(editor):
    """The editor is told, and neither a draft nor a page is left."""
    answer = editor.post(new_notice(), notice(summary="문의 810101-2345672"))
    assert "DIS-08" in answer.content.decode()
    assert not NoticePage.objects.filter(slug="holidays").exists()


def test_a_right_that_an_office_took_away_stays_away(editor):
    """A later start of the site does not let the editors publish again."""
    group = Group.objects.get(name=EDITORS)
    group.page_permissions.filter(permission__codename="publish_page").delete()
    prepare_pages()
    assert not group.page_permissions.filter(permission__codename="publish_page").exists()


def test_no_screen_of_the_editor_holds_a_script_the_browser_refuses(editor):
    """Calendars start without a script in the page: lists with filters, a new page, an old one and its history."""
    guide = GuidePage.objects.first()
    addresses = [
        new_notice(),
        reverse("wagtailadmin_pages:edit", args=[guide.pk]),
        reverse("wagtailadmin_pages:history", args=[guide.pk]),
        reverse("wagtailadmin_explore", args=[guide.get_parent().pk]),
        reverse("wagtailadmin_reports:site_history"),
    ]
    for address in addresses:
        shown = editor.get(address).content.decode()
        assert "officers/dates.js" in shown
        assert not INLINE.findall(shown), address
    assert 'data-og-dates-start-value="initDateChooser"' in editor.get(new_notice()).content.decode()
