"""Where a record stands, and what is to become public when: the words of both, and the way back."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.officers.scoped import now
from cms.officers.words import moment_words
from disclosure.models import Publication, PublicationVersion, SealedFile
from disclosure.permits import why_not_file
from disclosure.states import FileAction

STANDINGS = (
    ("public", gettext_lazy("공개 중")),
    ("planned", gettext_lazy("공개 예약")),
    ("unplanned", gettext_lazy("공개 전")),
    ("withdrawn", gettext_lazy("공개 취소")),
)
LOOKS = {"public": "done", "withdrawn": "blocked", "planned": "soon", "unplanned": "plain"}


def standing(publication: Publication) -> str:
    """public, withdrawn, planned, or unplanned where a plan was taken back; of a row read `with_plan()`."""
    if publication.published_at is None:
        return "planned" if publication.planned_for else "unplanned"
    return "withdrawn" if publication.is_tombstone() else "public"


def standing_word(publication: Publication) -> str:
    """Where it stands, in words."""
    return str(dict(STANDINGS)[standing(publication)])


def standing_look(publication: Publication) -> str:
    """The look of where it stands."""
    return LOOKS[standing(publication)]


def moment_of(publication: Publication) -> str:
    """When it became public, or when it will."""
    if publication.published_at is None and publication.planned_for:
        return _("%(at)s 예정") % {"at": moment_words(publication.planned_for)}
    return moment_words(publication.published_at)


@dataclass(frozen=True, slots=True)
class Plan:
    """A publication asked for and not yet effected; `why_not` tells why this officer may not take it back."""

    at: datetime
    is_due: bool
    why_not: str


def plan_of(file: SealedFile, user: Any) -> Plan | None:
    """What is planned for a file; None without a plan."""
    planned = PublicationVersion.objects.planned().filter(publication__sealed_file=file)
    at = planned.values_list("publish_at", flat=True).first()
    if at is None:
        return None
    refusal = why_not_file(FileAction.CANCEL_PLAN, file, by=user)
    return Plan(at, at <= now(), refusal.sentence if refusal else "")


def asked_words(publish_at: datetime | None) -> str:
    """What an officer is told who has just asked for a publication, now (None) or at a time."""
    if publish_at is None:
        return _("공개를 맡겼습니다. 곧 공개되고, 공개되면 5초 안에 검색됩니다.")
    words = _("%(at)s에 공개하도록 예약했습니다. 그때까지 이 파일에서 예약을 취소할 수 있습니다.")
    return words % {"at": moment_words(publish_at)}
