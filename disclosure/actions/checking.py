"""The detector's word about the text of a drafted decision, written down; signing waits for it."""

from datetime import datetime

from django.db import transaction

from disclosure import auditing
from disclosure.models import Case
from disclosure.records import subject_of_case
from disclosure.states import CaseState

CHECKED = "check_text"
"""How the audit names it."""


@transaction.atomic
def record_check(*, case: Case, is_held: bool, at: datetime) -> bool:
    """Write what detection said of the draft `case` was read with; False when it has been changed meanwhile."""
    fresh = Case.objects.select_for_update().get(pk=case.pk)
    if fresh.state != CaseState.DRAFTED or fresh.drafted_at != case.drafted_at or fresh.text_checked_at is not None:
        return False
    fresh.text_checked_at, fresh.text_held = at, is_held
    fresh.save(update_fields=["text_checked_at", "text_held"])
    auditing.append(CHECKED, subject_of_case(fresh), by=None, at=at, facts={"held": is_held})
    return True
