"""The one way to a requester's contact data: with a reason, and with a row that says who looked."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from disclosure import auditing
from disclosure.models import Case, ContactAccess
from disclosure.models.accesses import AccessReason
from disclosure.permits import why_not_contact
from disclosure.records import subject_of_case
from disclosure.sealing import RequestForm, Vault

OPENED = "open_contact"
"""How the audit names it."""


@transaction.atomic
def open_contact(
    *, case: Case, reason: AccessReason, by: User, at: datetime, vault: Vault, from_address: str | None = None
) -> RequestForm:
    """The requester's form, after the look was written down. Raises `NotPermitted`."""
    refusal = why_not_contact(case, by=by)
    if refusal is not None:
        raise refusal.as_error()
    form = vault.open_form(bytes(case.request.sealed_form))
    access = ContactAccess.objects.create(
        agency=case.agency,
        department=case.department,
        request=case.request,
        case=case,
        by=by,
        at=at,
        reason=reason,
        from_address=from_address,
    )
    facts: dict[str, auditing.Fact] = {"reason": reason, "access": access.pk}
    auditing.append(OPENED, subject_of_case(case), by=by, at=at, facts=facts)
    return form
