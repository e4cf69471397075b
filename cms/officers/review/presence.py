"""Who else has the same file open: seen for a minute after each sign of life, kept in the cache and nowhere else."""

from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.core.cache import cache
from django.utils.translation import gettext as _

from cms.officers.words import person_words
from disclosure.models import DecisionRow, SealedFile

ALIVE = timedelta(seconds=45)
RECENT_CHANGE = timedelta(minutes=10)
_KEEP_SECONDS = 120


def _key(file: SealedFile) -> str:
    return f"review-presence-{file.public_id}"


def appear(file: SealedFile, user: User, *, at: datetime) -> None:
    """Say that the officer has the file open."""
    here: dict[int, str] = cache.get(_key(file), {})
    cache.set(_key(file), {**here, user.pk: at.isoformat()}, _KEEP_SECONDS)


def notice(file: SealedFile, user: User, *, at: datetime) -> str:
    """Who else has it open, or else who changed it lately; empty when nobody."""
    others = _others(file, user, at)
    if others:
        return _("지금 함께 보는 사람: %(names)s") % {"names": ", ".join(others)}
    last = _last_by_another(file, user, since=at - RECENT_CHANGE)
    if last is None:
        return ""
    minutes = max(1, int((at - last.at).total_seconds() // 60))
    return _("%(name)s 님이 %(minutes)d분 전에 고쳤습니다") % {"name": person_words(last.by), "minutes": minutes}


def _others(file: SealedFile, user: User, at: datetime) -> list[str]:
    here: dict[int, str] = cache.get(_key(file), {})
    alive = [pk for pk, seen in here.items() if pk != user.pk and at - datetime.fromisoformat(seen) < ALIVE]
    return [person_words(other) for other in User.objects.filter(pk__in=alive)] if alive else []


def _last_by_another(file: SealedFile, user: User, *, since: datetime) -> DecisionRow | None:
    rows = DecisionRow.objects.filter(sealed_file=file, round=file.round, at__gte=since).exclude(by=user)
    return rows.select_related("by").order_by("-pk").first()


def last_editor_is_another(file: SealedFile, user: User) -> DecisionRow | None:
    """The newest decision of this round if somebody else made it."""
    last = DecisionRow.objects.filter(sealed_file=file, round=file.round).select_related("by").order_by("-pk").first()
    return last if last is not None and last.by_id != user.pk else None
