"""Officers say of a value what always holds: list it, approve it for the county, end it."""

from datetime import date, datetime, timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from disclosure import auditing
from disclosure.actions.locking import locked_file
from disclosure.deadlines import korean_date
from disclosure.errors import Changed, DateRefused, NotListable
from disclosure.models import FindingRow, ListEntry, SealedFile
from disclosure.models.lists import ListDisposition, ListScope
from disclosure.permits import why_not_list
from disclosure.records import subject_of_list
from disclosure.states import FileAction, ListAction, ListState, after
from redaction.types import UNIQUE_IDENTIFIERS

ADDED = "list_value"
"""How the audit names the making of an entry."""
USUAL_LIFE = timedelta(days=365)
LONGEST_LIFE = timedelta(days=731)


@transaction.atomic
def list_value(
    *,
    file: SealedFile,
    finding: int,
    disposition: ListDisposition,
    scope: ListScope,
    expires_on: date,
    by: User,
    at: datetime,
) -> ListEntry:
    """List the value of a finding (by id) of a file under review; for the county it is a proposal.

    Raises `NotPermitted`, `TransitionRefused`, `Changed` (no finding of this file), `NotListable`, `DateRefused`.
    """
    fresh = locked_file(file, FileAction.DECIDE, by=by)
    row = FindingRow.objects.filter(sealed_file=fresh, pk=finding).first()
    if row is None:
        raise Changed
    _check(fresh, row, scope, expires_on, korean_date(at))
    entry = ListEntry.objects.create(
        agency=fresh.agency,
        department=fresh.department,
        scope=scope,
        record_kind=_kind_of_paper(fresh, scope),
        value_key=row.value_key,
        kind=row.kind,
        disposition=disposition,
        sealed_file=fresh,
        page=row.page,
        state=ListState.PROPOSED if scope == ListScope.COUNTY else ListState.LIVE,
        expires_on=expires_on,
        proposed_by=by,
        proposed_at=at,
    )
    facts: dict[str, auditing.Fact] = {
        "scope": scope,
        "kind": row.kind,
        "disposition": disposition,
        "expires_on": expires_on.isoformat(),
        "file": fresh.public_id,
        "page": row.page,
        "state": entry.state,
    }
    auditing.append(ADDED, subject_of_list(entry), by=by, at=at, facts=facts)
    return entry


def _kind_of_paper(file: SealedFile, scope: ListScope) -> str:
    return file.kind if scope == ListScope.DOCUMENT_KIND else ""


def _check(file: SealedFile, row: FindingRow, scope: ListScope, expires_on: date, today: date) -> None:
    if row.kind in UNIQUE_IDENTIFIERS:
        raise NotListable(row.kind)
    if not today < expires_on <= today + LONGEST_LIFE:
        raise DateRefused("expires_on", sentence=_("마지막 날은 내일부터 두 해 안에서 골라 주세요."))
    same = ListEntry.objects.standing().filter(
        department=file.department,
        scope=scope,
        record_kind=_kind_of_paper(file, scope),
        value_key=row.value_key,
        kind=row.kind,
    )
    if same.exists():
        raise NotListable("listed", sentence=_("이미 목록에 있는 값입니다. 바꾸려면 목록에서 먼저 빼 주세요."))


@transaction.atomic
def approve_entry(*, entry: ListEntry, by: User, at: datetime) -> ListEntry:
    """A second officer lets a proposal hold for the whole county.

    Raises `NotPermitted`, `TransitionRefused`, `SamePerson`, `DateRefused`.
    """
    fresh = _locked(entry, ListAction.APPROVE, by=by, at=at)
    fresh.approved_by, fresh.approved_at = by, at
    return _move(fresh, ListAction.APPROVE, by=by, at=at)


@transaction.atomic
def end_entry(*, entry: ListEntry, by: User, at: datetime) -> ListEntry:
    """Take a value off the list, or decline a proposal; the row stays as the record."""
    fresh = _locked(entry, ListAction.END, by=by, at=at)
    fresh.ended_by, fresh.ended_at = by, at
    return _move(fresh, ListAction.END, by=by, at=at)


def _locked(entry: ListEntry, action: ListAction, *, by: User, at: datetime) -> ListEntry:
    fresh = ListEntry.objects.select_for_update().get(pk=entry.pk)
    refusal = why_not_list(action, fresh, by=by, at=at)
    if refusal is not None:
        raise refusal.as_error()
    return fresh


def _move(entry: ListEntry, action: ListAction, *, by: User, at: datetime) -> ListEntry:
    entry.state = after(action, state=entry.state)
    entry.save()
    auditing.append(action, subject_of_list(entry), by=by, at=at, facts={"state": entry.state})
    return entry
