"""The decision notice (결정통지서, form 7; form 4-2 for ends without a decision): what it says, read from the rows.

Nothing is written: who decided what, with which grounds, stands in the case and its items, whose words the detector
read before anybody signed them. A requester may read it from the moment it is told (법 제13조).
"""

from collections.abc import Set
from dataclasses import dataclass
from datetime import date

from disclosure.deadlines import APPEAL_DAYS, DISCLOSURE_DAYS, REQUESTER_OBJECTION_DAYS, civil_end, korean_date
from disclosure.models import Case, Item
from disclosure.models.requests import ItemDecision
from disclosure.states import CaseState

ENDS_WITHOUT_DECISION = frozenset({CaseState.NOT_HELD, CaseState.PETITION, CaseState.TERMINATED})
"""What form 4-2 tells: signing it ends the case and tells it."""
_TOLD = frozenset({CaseState.NOTIFIED, CaseState.DISCLOSED, CaseState.REFUSED})


@dataclass(frozen=True, slots=True)
class Remedies:
    """The last days for an objection (법 제18조제1항), an appeal and a suit (법 제19조·제20조)."""

    objection_until: date
    appeal_until: date


@dataclass(frozen=True, slots=True)
class DecisionNotice:
    """One notice. `outcome` is an `ItemDecision` or one of `ENDS_WITHOUT_DECISION`.

    `told_on` is None while nobody has sent it; `give_until` is the last day for giving what is open, None where nothing
    is given; `remedies` is None until it is told, and where nothing was withheld.
    """

    case: Case
    outcome: str
    items: tuple[Item, ...]
    decided_on: date
    told_on: date | None
    give_until: date | None
    remedies: Remedies | None


def decision_notice(case: Case, days_off: Set[date]) -> DecisionNotice | None:
    """The notice of a signed case; None for one that nobody signed, and for one withdrawn or transferred."""
    ends = case.state in ENDS_WITHOUT_DECISION
    if case.decided_at is None or not (ends or case.state in _TOLD or case.state == CaseState.DECIDED):
        return None
    items = () if ends else tuple(case.items.order_by("number"))
    outcome = case.state if ends else outcome_of(items)
    told_on = _told_on(case)
    decided_on = korean_date(case.decided_at)
    gives = outcome in (ItemDecision.OPEN, ItemDecision.PARTIAL)
    withholds = outcome in (ItemDecision.PARTIAL, ItemDecision.CLOSED)
    return DecisionNotice(
        case=case,
        outcome=outcome,
        items=items,
        decided_on=decided_on,
        told_on=told_on,
        give_until=civil_end(decided_on, DISCLOSURE_DAYS, days_off) if gives else None,
        remedies=_remedies(told_on, days_off) if told_on and withholds else None,
    )


def outcome_of(items: tuple[Item, ...]) -> ItemDecision:
    """What form 7 calls a decision with these items (at least one): all open, all closed, else partial."""
    decisions = {item.decision for item in items}
    return ItemDecision(decisions.pop()) if len(decisions) == 1 else ItemDecision.PARTIAL


def _told_on(case: Case) -> date | None:
    moment = case.closed_at if case.state in ENDS_WITHOUT_DECISION else case.notified_at
    return korean_date(moment) if moment else None


def _remedies(told_on: date, days_off: Set[date]) -> Remedies:
    return Remedies(
        objection_until=civil_end(told_on, REQUESTER_OBJECTION_DAYS, days_off),
        appeal_until=civil_end(told_on, APPEAL_DAYS, days_off),
    )
