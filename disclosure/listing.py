"""Which entries of the lists reach a file, and by what names its place is called in them."""

from collections.abc import Mapping
from datetime import date

from django.db.models import Q

from disclosure.learning import ListedValue, Scope
from disclosure.models import ListEntry, SealedFile
from disclosure.models.lists import ListScope
from disclosure.requestpass import request_entries
from redaction.types import Disposition, Kind


def place_of(file: SealedFile) -> Mapping[Scope, str]:
    """What the file's place is called in each scope."""
    request = file.case.request_id if file.case else ""
    return {
        Scope.REQUEST: str(request),
        Scope.DOCUMENT_KIND: _kind_id(file.department_id, file.kind),
        Scope.DEPARTMENT: str(file.department_id),
        Scope.COUNTY: str(file.agency_id),
    }


def entries_for(file: SealedFile, *, on: date) -> tuple[ListedValue, ...]:
    """The entries that may reach the file on a day, and what the request's other files say."""
    here = Q(scope=ListScope.COUNTY) | Q(department=file.department_id)
    rows = ListEntry.objects.live(on).filter(here, agency=file.agency_id)
    return (*(_value(row) for row in rows), *request_entries(file, on=on))


def _value(row: ListEntry) -> ListedValue:
    ids = {
        ListScope.DOCUMENT_KIND: _kind_id(row.department_id, row.record_kind),
        ListScope.DEPARTMENT: str(row.department_id),
        ListScope.COUNTY: str(row.agency_id),
    }
    return ListedValue(
        value_key=row.value_key,
        kind=Kind(row.kind),
        disposition=Disposition(row.disposition),
        scope=Scope(row.scope),
        scope_id=ids[ListScope(row.scope)],
        expires_on=row.expires_on,
        listed_by=str(row.proposed_by_id),
        approved_by=str(row.approved_by_id or ""),
    )


def _kind_id(department_id: int, kind: str) -> str:
    return f"{department_id} {kind}"
