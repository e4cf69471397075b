"""A resident's way in: hand in a request, ask for a status code, see the status."""

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F

from disclosure import auditing
from disclosure.deadlines import decision_due, korean_date
from disclosure.errors import CodeRefused, FieldRefused, TooManyTries
from disclosure.ids import new_id
from disclosure.models import (
    Agency,
    Case,
    Department,
    DisclosureRequest,
    Holiday,
    Membership,
    Sequence,
    StatusCode,
)
from disclosure.models.requests import Channel, Delivery, Method
from disclosure.records import subject_of_request
from disclosure.sealing import RequestForm, matches, seal_form, slow_check
from disclosure.states import Role

LONGEST_FIELD = 200
LONGEST_TEXT = 10_000
CODE_LIFE = timedelta(minutes=10)
MOST_CODES_AN_HOUR = 5
MOST_TRIES_A_CODE = 5
_CODE_DIGITS = 6
_RECEIPTS = "receipt"


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the requester gets: the request with its number, and the last day."""

    request: DisclosureRequest
    due_on: date


@transaction.atomic
def submit_request(
    *,
    agency: Agency,
    form: RequestForm,
    channel: Channel,
    methods: Collection[Method],
    deliveries: Collection[Delivery],
    at: datetime,
    by: User | None = None,
    department: Department | None = None,
    public_id: str = "",
) -> Receipt:
    """Take a request in: number, case, last day. `by` is the officer for requests on paper, None for residents.

    The period runs from `at`, the moment of handing in (행정업무규정 제6조제2항). Whoever hands in again under one
    `public_id` (a button pressed twice) gets the receipt of the first time. Raises `FieldRefused`.
    """
    _check_form(form)
    if not methods or not deliveries:
        raise FieldRefused("methods" if not methods else "deliveries")
    received = korean_date(at)
    receipts = _locked_sequence(agency, _RECEIPTS, received.year)
    known = _handed_in(agency, public_id) if public_id else None
    if known is not None:
        return known
    number = f"{received.year}-{_next_number(receipts):06d}"
    request = DisclosureRequest.objects.create(
        public_id=public_id or new_id(),
        agency=agency,
        receipt_number=number,
        channel=channel,
        sealed_form=seal_form(bytes(agency.form_public_key), form),
        email_check=slow_check(_plain_email(form.email)) if form.email else "",
        methods=sorted(methods),
        deliveries=sorted(deliveries),
        submitted_at=at,
        entered_by=by,
    )
    due_on = decision_due(received, Holiday.days_off(agency))
    Case.objects.create(
        agency=agency,
        request=request,
        case_number=f"{number}-1",
        department=department or intake_department(agency),
        received_on=received,
        due_on=due_on,
    )
    facts: dict[str, auditing.Fact] = {"channel": channel, "receipt_number": number, "due_on": due_on.isoformat()}
    auditing.append("submit", subject_of_request(request), by=by, at=at, facts=facts)
    return Receipt(request, due_on)


def _handed_in(agency: Agency, public_id: str) -> Receipt | None:
    """The receipt given under this id before, if any. Receipts are locked: of two presses at once, one waits."""
    request = DisclosureRequest.objects.filter(agency=agency, public_id=public_id).first()
    case = request.cases.order_by("pk").first() if request else None
    return Receipt(request, case.due_on) if request and case else None


def intake_department(agency: Agency) -> Department:
    """The department that takes requests in (주관부서): the first with an intake officer, else the first of all."""
    live = Membership.objects.filter(department__agency=agency, role=Role.INTAKE, ended_at__isnull=True)
    first = Department.objects.filter(pk__in=live.values("department")).first()
    chosen = first or Department.objects.filter(agency=agency).first()
    if chosen is None:
        raise FieldRefused("department")
    return chosen


@transaction.atomic
def issue_status_code(*, receipt_number: str, agency: Agency, email: str, at: datetime) -> str | None:
    """A new six-digit code for the request, to be mailed to `email`; None when number and address do not match.

    The caller answers alike in both cases. Raises `TooManyTries` after five codes within an hour.
    """
    found = DisclosureRequest.objects.filter(agency=agency, receipt_number=receipt_number.strip())
    request = found.select_for_update().first()
    if request is None or not matches(_plain_email(email), request.email_check):
        return None
    if request.codes.filter(issued_at__gt=at - timedelta(hours=1)).count() >= MOST_CODES_AN_HOUR:
        raise TooManyTries
    code = f"{secrets.randbelow(10**_CODE_DIGITS):0{_CODE_DIGITS}d}"
    StatusCode.objects.create(request=request, code_check=slow_check(code), issued_at=at, expires_at=at + CODE_LIFE)
    auditing.append("issue_code", subject_of_request(request), by=None, at=at)
    return code


def use_status_code(*, receipt_number: str, agency: Agency, code: str, at: datetime) -> DisclosureRequest:
    """Open a request by its latest code, once. Raises `CodeRefused`; the wrong try is counted."""
    request = _use_code(receipt_number, agency, code, at)
    if request is None:
        raise CodeRefused
    return request


@transaction.atomic
def _use_code(receipt_number: str, agency: Agency, code: str, at: datetime) -> DisclosureRequest | None:
    # Counting a wrong try must survive the refusal, so nothing is raised in here.
    latest = StatusCode.objects.filter(
        request__agency=agency, request__receipt_number=receipt_number.strip(), used_at__isnull=True, expires_at__gt=at
    )
    row = latest.select_for_update(of=("self",)).order_by("-issued_at").first()
    if row is None or row.tries >= MOST_TRIES_A_CODE:
        return None
    if not matches(code.strip(), row.code_check):
        StatusCode.objects.filter(pk=row.pk).update(tries=F("tries") + 1)
        return None
    StatusCode.objects.filter(pk=row.pk).update(used_at=at)
    auditing.append("use_code", subject_of_request(row.request), by=None, at=at)
    return row.request


def _locked_sequence(agency: Agency, name: str, year: int) -> Sequence:
    Sequence.objects.get_or_create(agency=agency, name=name, year=year)
    return Sequence.objects.select_for_update().get(agency=agency, name=name, year=year)


def _next_number(row: Sequence) -> int:
    row.last += 1
    row.save(update_fields=["last"])
    return row.last


def _check_form(form: RequestForm) -> None:
    for name in ("name", "text"):
        if not getattr(form, name).strip():
            raise FieldRefused(name)
    if not (form.email.strip() or form.phone.strip() or form.address.strip()):
        raise FieldRefused("contact")
    for name in form.__dataclass_fields__:
        if len(getattr(form, name)) > (LONGEST_TEXT if name == "text" else LONGEST_FIELD):
            raise FieldRefused(name)


def _plain_email(email: str) -> str:
    return email.strip().casefold()
