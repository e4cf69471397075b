"""Lock a row, ask whether the action is allowed, and write its audit entry: what every action does first and last."""

from collections.abc import Mapping
from datetime import datetime

from django.contrib.auth.models import User

from disclosure import auditing
from disclosure.models import AuditEntry, Case, SealedFile
from disclosure.permits import why_not_case, why_not_file
from disclosure.records import subject_of_case, subject_of_file
from disclosure.states import CaseAction, FileAction, after


def locked_file(file: SealedFile, action: FileAction, *, by: User) -> SealedFile:
    """The file's row, locked and fresh. Raises what `why_not_file` says."""
    fresh = SealedFile.objects.select_for_update().get(pk=file.pk)
    refusal = why_not_file(action, fresh, by=by)
    if refusal is not None:
        raise refusal.as_error()
    return fresh


def locked_case(case: Case, action: CaseAction, *, by: User) -> Case:
    """The case's row, locked and fresh. Raises what `why_not_case` says."""
    fresh = Case.objects.select_for_update().get(pk=case.pk)
    refusal = why_not_case(action, fresh, by=by)
    if refusal is not None:
        raise refusal.as_error()
    return fresh


def move_file(
    file: SealedFile,
    action: FileAction,
    *,
    by: User | None,
    at: datetime,
    facts: Mapping[str, auditing.Fact] | None = None,
) -> AuditEntry:
    """Put the file into the state the table names, save the whole row, and write the entry."""
    file.state = after(action, state=file.state)
    file.save()
    entry_facts = {"round": file.round, "state": file.state, **(facts or {})}
    return auditing.append(action, subject_of_file(file), by=by, at=at, facts=entry_facts)


def move_case(
    case: Case, action: CaseAction, *, by: User, at: datetime, facts: Mapping[str, auditing.Fact] | None = None
) -> AuditEntry:
    """Put the case into the state the table names, save the whole row, and write the entry."""
    case.state = after(action, state=case.state)
    case.save()
    entry_facts = {"state": case.state, **(facts or {})}
    return auditing.append(action, subject_of_case(case), by=by, at=at, facts=entry_facts)
