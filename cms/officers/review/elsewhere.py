"""Where the same value stands otherwise in another file of the request: words and links, for the review and its end."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.officers import sealed
from cms.officers.review.screen import Group, Review
from disclosure.models import SealedFile
from disclosure.requestpass import Elsewhere, differing


@dataclass(frozen=True, slots=True)
class Difference:
    """One sentence, and the files it speaks of that this officer may open: (name, address)."""

    words: str
    links: tuple[tuple[str, str], ...]
    unseen: str


@dataclass(frozen=True, slots=True)
class DifferingGroup:
    """A group of this file with what other files say of its value."""

    group: Group
    differences: tuple[Difference, ...]

    @property
    def place_id(self) -> str:
        """Its first place, for a link."""
        return self.group.places[0].id

    @property
    def page(self) -> int:
        """The page of its first place."""
        return self.group.places[0].page

    @property
    def kind_word(self) -> str:
        """What it is; never the value."""
        return self.group.places[0].kind_word


def differences(file: SealedFile, user: Any) -> Mapping[str, tuple[Difference, ...]]:
    """By value key; empty for a file without a request."""
    found = differing(file)
    if not found:
        return {}
    ids = {pk for one in found.values() for pk in (*one.hidden_in, *one.kept_in)}
    rows = SealedFile.objects.visible_to(user).filter(pk__in=ids).select_related("agency")
    seen = {row.pk: (sealed.short_name(row), reverse("officers:review", args=(row.public_id,))) for row in rows}
    return {key: tuple(_worded(one, seen)) for key, one in found.items()}


def _worded(one: Elsewhere, seen: Mapping[int, tuple[str, str]]) -> Iterable[Difference]:
    if one.hidden_in:
        yield _difference(_("같은 값이 다른 파일에서는 가려졌습니다."), one.hidden_in, seen)
    if one.kept_in:
        yield _difference(_("같은 값이 다른 파일에서는 남아 있습니다."), one.kept_in, seen)


def _difference(words: str, files: tuple[int, ...], seen: Mapping[int, tuple[str, str]]) -> Difference:
    unseen = sum(pk not in seen for pk in files)
    told = ngettext("다른 부서의 파일 %(count)d개", "다른 부서의 파일 %(count)d개", unseen) % {"count": unseen}
    return Difference(words, tuple(seen[pk] for pk in files if pk in seen), told if unseen else "")


def differing_groups(review: Review, user: Any) -> list[DifferingGroup]:
    """The groups of a review whose value stands otherwise elsewhere."""
    found = differences(review.file, user)
    return [
        DifferingGroup(group, found[key])
        for group in review.groups()
        if (key := group.places[0].mark.value_key) in found
    ]
