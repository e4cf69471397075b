"""What Wagtail's editors may do: look after the search, and publish the editorial pages."""

from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission, Page

from cms.shelves.pins import PinnedResult
from cms.shelves.synonyms import SynonymGroup

EDITORS = "Editors"
MAY_TEND = "cms.change_synonymgroup"
"""The permission every screen of the search's care asks for."""


def let_editors_tend() -> None:
    """Give the editors' group the rights to synonyms and pinned records; again changes nothing."""
    group, _ = Group.objects.get_or_create(name=EDITORS)
    names = [f"{verb}_{model._meta.model_name}" for model in (SynonymGroup, PinnedResult) for verb in _VERBS]
    group.permissions.add(*Permission.objects.filter(content_type__app_label="cms", codename__in=names))


def let_editors_publish() -> None:
    """Let the editors' group publish every editorial page (docs/adr/0100); again changes nothing."""
    group, _ = Group.objects.get_or_create(name=EDITORS)
    for verb in ("add", "change", "publish"):
        right = Permission.objects.get(content_type__app_label="wagtailcore", codename=f"{verb}_page")
        GroupPagePermission.objects.get_or_create(group=group, page=Page.objects.get(depth=1), permission=right)


_VERBS = ("add", "change", "delete", "view")
