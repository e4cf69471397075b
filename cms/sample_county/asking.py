"""The sample county's requests: residents ask, the intake officer assigns, departments answer with the papers."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.contrib.auth.models import User

from cms.sample_county.officers import AGENCY_CODE, SEED_INTAKE
from cms.sample_county.playing import Officers
from disclosure.actions import cases
from disclosure.actions.cases import ItemDraft
from disclosure.actions.requesting import submit_request
from disclosure.models import Agency, Case, Department, Membership
from disclosure.models.requests import Channel, Delivery, ItemDecision, Method
from disclosure.permits import why_not_case
from disclosure.sealing import RequestForm
from disclosure.states import CaseAction, CaseState, Role
from redaction.papers import SampleRequest
from redaction.types import Ground

_KOREA = ZoneInfo("Asia/Seoul")
_REASON = "청구하신 문서에 다른 사람의 성명, 주소, 연락처 등 개인정보가 있어 그 부분을 가리고 공개합니다."
_WHOLE = "청구하신 문서를 모두 공개합니다."
Answers = dict[int, Case]
"""The case a sample paper answers, by the paper's index."""


def open_requests(requests: Sequence[SampleRequest], *, by: User, now: datetime) -> Answers:
    """Take in every request that has not been taken in yet, and bring its case to the handler's desk.

    The order of requests is fixed, so that a second run continues where the first one was stopped.
    """
    agency = Agency.objects.get(code=AGENCY_CODE)
    intake = User.objects.get(username=SEED_INTAKE.username)
    known = list(Case.objects.filter(agency=agency, request__entered_by=intake).order_by("pk"))
    answers: Answers = {}
    newest = max((one.submitted_on for one in requests), default=now.date())
    for number, sample in enumerate(sorted(requests, key=lambda one: one.submitted_on)):
        days_ago = (newest - sample.submitted_on).days // 2 + 1
        case = known[number] if number < len(known) else _submit(agency, sample, intake, now, days_ago)
        case = _bring_to_desk(case, sample, intake, by, now)
        answers.update(dict.fromkeys(sample.paper_indexes, case))
    return answers


def answer(case: Case, officers: Officers, *, is_partial: bool, at: datetime) -> bool:
    """Draft, and once the detector has read the words sign and send, the decision on a case whose papers are public.

    Gives whether nothing more is to be done.
    """
    fresh = Case.objects.get(pk=case.pk)
    if fresh.state == CaseState.IN_REVIEW:
        _draft(fresh, officers, is_partial=is_partial, at=at)
        return False
    if fresh.state != CaseState.DRAFTED or fresh.text_held:
        return True
    if why_not_case(CaseAction.DECIDE, fresh, by=officers.approver) is not None:
        return False
    cases.decide(case=fresh, by=officers.approver, at=at)
    cases.notify(case=fresh, by=officers.handler, at=at)
    cases.finish(case=Case.objects.get(pk=case.pk), by=officers.handler, at=at)
    return True


def _draft(case: Case, officers: Officers, *, is_partial: bool, at: datetime) -> None:
    decision = ItemDecision.PARTIAL if is_partial else ItemDecision.OPEN
    item = ItemDraft(
        description="청구하신 문서",
        decision=decision,
        grounds=(Ground.G6,) if is_partial else (),
        reason=_REASON if is_partial else "",
    )
    explanation = _REASON if is_partial else _WHOLE
    cases.draft(case=case, outcome=CaseState.DECIDED, explanation=explanation, items=[item], by=officers.handler, at=at)


def _submit(agency: Agency, sample: SampleRequest, intake: User, now: datetime, days_ago: int) -> Case:
    # Counted back from today, so that the demonstration has running cases in any year.
    submitted = datetime.combine(now.astimezone(_KOREA).date() - timedelta(days=days_ago), time(10, 20), tzinfo=_KOREA)
    receipt = submit_request(
        agency=agency,
        form=RequestForm(
            name=sample.requester_name,
            birth_date=sample.birth_date.isoformat(),
            address=sample.address,
            phone=sample.phone,
            email=sample.email,
            text=sample.text,
        ),
        channel=Channel(sample.channel),
        methods=[Method.FILE],
        deliveries=[Delivery.NET],
        at=submitted,
        by=intake,
    )
    return receipt.request.cases.get()


def _bring_to_desk(case: Case, sample: SampleRequest, intake: User, by: User, now: datetime) -> Case:
    if case.state == CaseState.SUBMITTED:
        case = cases.receive(case=case, by=intake, at=now, gist=sample.gist)
    if case.state == CaseState.RECEIVED:
        department = Department.objects.get(agency=case.agency, name=sample.department)
        case = cases.assign(case=case, department=department, handler=_handler(department, by), by=intake, at=now)
    if case.state == CaseState.ASSIGNED:
        case = cases.start(case=case, by=case.handler or by, at=now)
    return case


def _handler(department: Department, otherwise: User) -> User:
    """The department's own handler if somebody can sign in as one, so that a visitor finds cases on the desk."""
    own = Membership.objects.filter(department=department, role=Role.HANDLER, ended_at__isnull=True)
    people = [membership.user for membership in own.select_related("user") if membership.user.has_usable_password()]
    return people[0] if people else otherwise
