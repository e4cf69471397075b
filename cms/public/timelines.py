"""Where a request stands, as a line of steps with days done and days due."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from disclosure.models import Case
from disclosure.states import CaseState

_OUTCOMES: dict[str, Promise] = {
    CaseState.NOT_HELD: _("찾으시는 정보가 군청에 없습니다"),
    CaseState.PETITION: _("민원으로 처리해 답을 드립니다"),
    CaseState.TERMINATED: _("같은 청구에 이미 답을 드려 끝냈습니다"),
    CaseState.TRANSFERRED: _("정보를 가진 다른 기관으로 보냈습니다"),
    CaseState.WITHDRAWN: _("청구를 거두어들이셨습니다"),
}
_BEFORE_RECEIPT = frozenset({CaseState.SUBMITTED})
_BEFORE_HANDLER = frozenset({CaseState.SUBMITTED, CaseState.RECEIVED})


@dataclass(frozen=True, slots=True)
class Milestone:
    """One step: `state` is done, now or later; `day` when it was or is due."""

    title: Promise
    state: str
    day: date | None = None
    note: Promise | str = ""
    is_due: bool = False


def timeline(case: Case) -> tuple[Milestone, ...]:
    """The steps of a case, in order."""
    if case.state in _OUTCOMES:
        return _filed(case), Milestone(_OUTCOMES[CaseState(case.state)], "done", _day(case.closed_at))
    return _filed(case), _received(case), _handled(case), _decided(case), _given(case)


def _filed(case: Case) -> Milestone:
    return Milestone(_("청구서를 받았습니다"), "done", _day(case.request.submitted_at))


def _received(case: Case) -> Milestone:
    if case.state in _BEFORE_RECEIPT:
        return Milestone(_("접수"), "now", note=_("담당자가 청구서를 읽고 맡을 부서를 정하고 있습니다."))
    return Milestone(_("접수했습니다"), "done", case.received_on)


def _handled(case: Case) -> Milestone:
    if case.decided_at:
        return Milestone(_("자료를 찾아 살폈습니다"), "done")
    if case.state in _BEFORE_HANDLER:
        return Milestone(_("자료 찾기"), "later")
    return Milestone(_("자료를 찾아 살피는 중입니다"), "now", note=case.department.name)


def _decided(case: Case) -> Milestone:
    if case.decided_at:
        return Milestone(_("공개 여부를 결정했습니다"), "done", _day(case.decided_at))
    note = _("알려 드린 대로 기간을 늘렸습니다.") if case.extended_by_days else ""
    return Milestone(_("공개 여부 결정"), "later", case.due_on, note, is_due=True)


def _given(case: Case) -> Milestone:
    if case.closed_at:
        refused = case.state == CaseState.REFUSED
        return Milestone(_("비공개로 끝났습니다") if refused else _("자료를 드렸습니다"), "done", _day(case.closed_at))
    if case.notified_at:
        return Milestone(_("결정을 알려 드렸습니다"), "now", _day(case.notified_at))
    return Milestone(_("결정 알림과 공개"), "later")


def _day(moment: datetime | None) -> date | None:
    return timezone.localtime(moment).date() if moment else None
