"""Who looks after the search: Wagtail's editors."""

from django.contrib.auth.models import Group, Permission

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


_VERBS = ("add", "change", "delete", "view")
