"""The life of a case: receive, assign, decide, notify, disclose, and the other ends (disclosure-law section 1.4)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from disclosure import auditing
from disclosure.actions.locking import locked_case, move_case
from disclosure.deadlines import LONGEST_EXTENSION_DAYS, decision_due, korean_date
from disclosure.errors import DateRefused, DecisionMissing, FieldRefused, GroundRefused, NotPermitted, TransitionRefused
from disclosure.models import Agency, Case, Department, Holiday, Item
from disclosure.models.requests import ExtensionReason, ItemDecision
from disclosure.permits import roles_of
from disclosure.publictext import checked_public_text, refuse_personal
from disclosure.states import OPEN_CASE_STATES, CaseAction, CaseState, Role
from redaction.types import Ground

LONGEST_DESCRIPTION = 500
LONGEST_REASON = 2_000
LONGEST_EXPLANATION = 4_000
LONGEST_GIST = 300

_CLOSING: dict[CaseState, CaseAction] = {
    CaseState.DECIDED: CaseAction.DECIDE,
    CaseState.NOT_HELD: CaseAction.CLOSE_NOT_HELD,
    CaseState.PETITION: CaseAction.CLOSE_PETITION,
    CaseState.TERMINATED: CaseAction.CLOSE_TERMINATED,
}


@dataclass(frozen=True, slots=True)
class ItemDraft:
    """One thing asked for and what is to be decided about it; grounds and reason are due unless it is open."""

    description: str
    decision: ItemDecision
    grounds: tuple[Ground, ...] = ()
    reason: str = ""


@transaction.atomic
def receive(*, case: Case, by: User, at: datetime, gist: str = "") -> Case:
    """Enter a request into the ledger (영 제6조제2항); `gist` is its wording without the person."""
    fresh = locked_case(case, CaseAction.RECEIVE, by=by)
    if gist.strip():
        fresh.request.gist = checked_public_text(gist, field="gist", longest=LONGEST_GIST)
        fresh.request.save(update_fields=["gist"])
    move_case(fresh, CaseAction.RECEIVE, by=by, at=at)
    return fresh


@transaction.atomic
def assign(*, case: Case, department: Department, handler: User | None, by: User, at: datetime) -> Case:
    """Give the case to a department and one of its handlers. Raises `NotPermitted` for somebody from elsewhere."""
    fresh = locked_case(case, CaseAction.ASSIGN, by=by)
    if department.agency_id != fresh.agency_id:
        raise NotPermitted
    if handler is not None and Role.HANDLER not in roles_of(handler, department):
        raise NotPermitted(sentence=_("그 부서의 처리담당만 담당자로 정할 수 있습니다."))
    fresh.department, fresh.handler = department, handler
    facts: dict[str, auditing.Fact] = {"department": department.code, "handler": handler.pk if handler else None}
    move_case(fresh, CaseAction.ASSIGN, by=by, at=at, facts=facts)
    return fresh


@transaction.atomic
def start(*, case: Case, by: User, at: datetime) -> Case:
    """Begin to work on it."""
    fresh = locked_case(case, CaseAction.START, by=by)
    fresh.handler = fresh.handler or by
    move_case(fresh, CaseAction.START, by=by, at=at)
    return fresh


@transaction.atomic
def extend(*, case: Case, days: int, reason: ExtensionReason, by: User, at: datetime) -> Case:
    """Extend the period once by 1–10 counted days before it ends (법 제11조제2항). Raises `DateRefused`."""
    fresh = locked_case(case, CaseAction.EXTEND, by=by)
    if fresh.extended_by_days:
        raise DateRefused(sentence=_("기간은 한 번만 늘릴 수 있습니다."))
    if not 1 <= days <= LONGEST_EXTENSION_DAYS:
        raise DateRefused(sentence=_("1일에서 10일까지 늘릴 수 있습니다."))
    if korean_date(at) > fresh.due_on:
        raise DateRefused(sentence=_("처리 기한이 지난 뒤에는 늘릴 수 없습니다."))
    fresh.extended_by_days, fresh.extension_reason = days, reason
    fresh.due_on = decision_due(fresh.received_on, Holiday.days_off(fresh.agency), extended_by=days)
    facts: dict[str, auditing.Fact] = {"days": days, "reason": reason, "due_on": fresh.due_on.isoformat()}
    move_case(fresh, CaseAction.EXTEND, by=by, at=at, facts=facts)
    return fresh


@transaction.atomic
def draft(
    *, case: Case, outcome: CaseState, explanation: str, by: User, at: datetime, items: Sequence[ItemDraft] = ()
) -> Case:
    """Put a decision before the approver: DECIDED with its items, or one of the ends without a decision.

    Raises `DecisionMissing`, `GroundRefused`, `FieldRefused` (법 제13조제5항: grounds and reasons in writing).
    """
    fresh = locked_case(case, CaseAction.DRAFT, by=by)
    if outcome not in _CLOSING or len(explanation) > LONGEST_EXPLANATION:
        raise FieldRefused("outcome" if outcome not in _CLOSING else "explanation")
    refuse_personal(explanation, field="explanation")
    if outcome == CaseState.DECIDED:
        _check_items(items)
    elif not explanation.strip():
        raise FieldRefused("explanation")
    fresh.items.all().delete()
    Item.objects.bulk_create(_item(fresh, number, item) for number, item in enumerate(items, 1))
    fresh.draft_outcome, fresh.explanation = outcome, explanation.strip()
    fresh.drafted_by, fresh.drafted_at = by, at
    fresh.text_checked_at, fresh.text_held = None, False
    decided: dict[str, auditing.Fact] = {"outcome": outcome, "items": [item.decision.value for item in items]}
    move_case(fresh, CaseAction.DRAFT, by=by, at=at, facts=decided)
    return fresh


@transaction.atomic
def return_draft(*, case: Case, by: User, at: datetime) -> Case:
    """Send the draft back to the handler."""
    fresh = locked_case(case, CaseAction.RETURN_DRAFT, by=by)
    move_case(fresh, CaseAction.RETURN_DRAFT, by=by, at=at)
    return fresh


@transaction.atomic
def decide(*, case: Case, by: User, at: datetime) -> Case:
    """Sign what was drafted. Raises `SamePerson` for the drafter."""
    action = _CLOSING.get(CaseState(case.draft_outcome or CaseState.DECIDED), CaseAction.DECIDE)
    fresh = locked_case(case, action, by=by)
    if fresh.draft_outcome != case.draft_outcome:
        raise TransitionRefused
    fresh.decided_by, fresh.decided_at = by, at
    if action != CaseAction.DECIDE:
        fresh.closed_at = at
    move_case(fresh, action, by=by, at=at)
    return fresh


@transaction.atomic
def notify(*, case: Case, by: User, at: datetime) -> Case:
    """Record that the decision notice (form 7) went out."""
    fresh = locked_case(case, CaseAction.NOTIFY, by=by)
    fresh.notified_at = at
    move_case(fresh, CaseAction.NOTIFY, by=by, at=at)
    return fresh


@transaction.atomic
def finish(*, case: Case, by: User, at: datetime) -> Case:
    """Disclose what was decided open, or close a refusal, whichever the items say."""
    is_refusal = not case.items.exclude(decision=ItemDecision.CLOSED).exists()
    action = CaseAction.CLOSE_REFUSED if is_refusal else CaseAction.DISCLOSE
    fresh = locked_case(case, action, by=by)
    fresh.closed_at = at
    move_case(fresh, action, by=by, at=at)
    return fresh


@transaction.atomic
def transfer(*, case: Case, body: str, by: User, at: datetime) -> Case:
    """Pass the case to another institution (법 제11조제4항)."""
    fresh = locked_case(case, CaseAction.TRANSFER, by=by)
    fresh.explanation = checked_public_text(body, field="body", longest=LONGEST_GIST)
    fresh.closed_at = at
    move_case(fresh, CaseAction.TRANSFER, by=by, at=at)
    return fresh


@transaction.atomic
def withdraw(*, case: Case, by: User, at: datetime) -> Case:
    """The requester takes it back (취하)."""
    fresh = locked_case(case, CaseAction.WITHDRAW, by=by)
    fresh.closed_at = at
    move_case(fresh, CaseAction.WITHDRAW, by=by, at=at)
    return fresh


@transaction.atomic
def recount_deadlines(*, agency: Agency, by: User | None, at: datetime) -> int:
    """Count open cases' last days anew after the calendar changed; gives how many moved. One entry tells of all."""
    days_off = Holiday.days_off(agency)
    moved = 0
    for case in Case.objects.select_for_update().filter(agency=agency, state__in=OPEN_CASE_STATES):
        due_on = decision_due(case.received_on, days_off, extended_by=case.extended_by_days)
        if due_on != case.due_on:
            Case.objects.filter(pk=case.pk).update(due_on=due_on)
            moved += 1
    if moved:
        subject = auditing.Subject(agency, None, "calendar", agency.code)
        auditing.append("recount_deadlines", subject, by=by, at=at, facts={"moved": moved})
    return moved


def _check_items(items: Collection[ItemDraft]) -> None:
    if not items:
        raise DecisionMissing(sentence=_("항목마다 결정을 적어 주세요."))
    for item in items:
        if not item.description.strip() or len(item.description) > LONGEST_DESCRIPTION:
            raise FieldRefused("description")
        if item.decision != ItemDecision.OPEN and not item.grounds:
            raise GroundRefused
        refuse_personal(item.description, field="description")
        refuse_personal(item.reason, field="reason")
        if item.decision != ItemDecision.OPEN and not 0 < len(item.reason.strip()) <= LONGEST_REASON:
            raise FieldRefused("reason")


def _item(case: Case, number: int, item: ItemDraft) -> Item:
    return Item(
        case=case,
        number=number,
        description=item.description.strip(),
        decision=item.decision,
        grounds=[ground.value for ground in item.grounds],
        reason=item.reason.strip(),
    )
