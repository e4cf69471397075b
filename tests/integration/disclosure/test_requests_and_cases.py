"""A resident's request from handing in to its end, and the status code."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction

from disclosure.actions import bodies, cases
from disclosure.actions.cases import ItemDraft
from disclosure.actions.requesting import (
    MOST_CODES_AN_HOUR,
    MOST_TRIES_A_CODE,
    issue_status_code,
    submit_request,
    use_status_code,
)
from disclosure.errors import (
    CodeRefused,
    DateRefused,
    DecisionMissing,
    FieldRefused,
    GroundRefused,
    NotPermitted,
    SamePerson,
    TooManyTries,
    TransitionRefused,
)
from disclosure.models import AuditEntry, Case, DisclosureRequest, Holiday, StatusCode
from disclosure.models.requests import Channel, Delivery, ExtensionReason, ItemDecision, Method
from disclosure.permits import why_not_case
from disclosure.sealing import RequestForm
from disclosure.states import CaseAction, CaseState, Role
from redaction.types import Ground
from tests.disclosure_world import World

KST = ZoneInfo("Asia/Seoul")
FORM = RequestForm("김점례", "1950-01-01", "구례읍 봉성로 1", "010-1234-5678", "Kim@Example.com", "수의계약 현황")


def handed_in(world: World, at: datetime | None = None, form: RequestForm = FORM) -> Case:
    """A request a resident sent through the site, as its case."""
    receipt = submit_request(
        agency=world.agency,
        form=form,
        channel=Channel.NETWORK,
        methods=[Method.FILE, Method.VIEW],
        deliveries=[Delivery.EMAIL],
        at=at or world.clock(),
    )
    return receipt.request.cases.get()


def in_review(world: World) -> Case:
    """A case a handler works on."""
    case = handed_in(world)
    cases.receive(case=case, by=world.intake, at=world.clock(), gist="수의계약 체결 현황")
    cases.assign(case=case, department=world.finance, handler=world.handler, by=world.intake, at=world.clock())
    return cases.start(case=case, by=world.handler, at=world.clock())


def drafted(world: World, outcome: CaseState = CaseState.DECIDED, **more: object) -> Case:
    """A case whose draft, read by the detector, waits for the approver."""
    given: dict[str, object] = {
        "case": in_review(world),
        "outcome": outcome,
        "explanation": "이유",
        "by": world.handler,
        "at": world.clock(),
        "items": [
            ItemDraft("계약 현황", ItemDecision.PARTIAL, (Ground.G6,), "개인의 이름이 들어 있음"),
            ItemDraft("계약 금액", ItemDecision.OPEN),
        ],
    }
    case = cases.draft(**{**given, **more})  # type: ignore[arg-type]
    world.carry()
    case.refresh_from_db()
    return case


def test_a_request_gets_number_last_day_and_a_sealed_form(world: World) -> None:
    """The receipt tells number and last day; name and text can be read by the officers' side only."""
    moment = datetime(2026, 11, 20, 23, 50, tzinfo=KST)
    case = handed_in(world, at=moment)
    request = case.request
    assert request.receipt_number == "2026-000001"
    assert (case.received_on, case.due_on) == (date(2026, 11, 20), date(2026, 12, 3))
    assert case.department == world.finance
    assert "김점례".encode() not in bytes(request.sealed_form)
    assert world.place.vault.open_form(request.sealed_form) == FORM
    assert handed_in(world).request.receipt_number == "2026-000002"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": " "}, "name"),
        ({"text": ""}, "text"),
        ({"email": "", "phone": "", "address": ""}, "contact"),
        ({"name": "가" * 201}, "name"),
        ({"text": "가" * 10_001}, "text"),
    ],
)
def test_an_incomplete_form_is_refused_with_its_field(world: World, change: dict[str, str], field: str) -> None:
    """The screen can say which field is missing or too long."""
    form = RequestForm(**{**{name: getattr(FORM, name) for name in FORM.__dataclass_fields__}, **change})
    with pytest.raises(FieldRefused) as caught:
        handed_in(world, form=form)
    assert caught.value.detail == field
    assert not DisclosureRequest.objects.exists()


def test_a_request_names_how_to_see_and_receive(world: World) -> None:
    """Form and way of delivery are required (form 1-2)."""
    for methods, deliveries in (([], [Delivery.EMAIL]), ([Method.FILE], [])):
        with pytest.raises(FieldRefused):
            submit_request(
                agency=world.agency,
                form=FORM,
                channel=Channel.NETWORK,
                methods=methods,
                deliveries=deliveries,
                at=world.clock(),
            )


def test_the_whole_way_of_a_case(world: World) -> None:
    """Received, assigned, drafted, decided by another, notified, disclosed; each step once in the audit."""
    case = drafted(world)
    case = cases.decide(case=case, by=world.approver, at=world.clock())
    case = cases.notify(case=case, by=world.handler, at=world.clock())
    case = cases.finish(case=case, by=world.handler, at=world.clock())
    assert case.state == CaseState.DISCLOSED
    assert not case.is_open()
    steps = list(AuditEntry.objects.about(case.public_id).values_list("action", flat=True))
    assert steps == ["receive", "assign", "start", "draft", "check_text", "decide", "notify", "disclose"]
    assert DisclosureRequest.objects.get().gist == "수의계약 체결 현황"


def test_a_refusal_is_closed_not_disclosed(world: World) -> None:
    """When every item is closed the case ends as refused."""
    case = drafted(world, items=[ItemDraft("명단", ItemDecision.CLOSED, (Ground.G6,), "개인정보")])
    cases.decide(case=case, by=world.approver, at=world.clock())
    cases.notify(case=case, by=world.handler, at=world.clock())
    assert cases.finish(case=case, by=world.handler, at=world.clock()).state == CaseState.REFUSED


@pytest.mark.parametrize("outcome", [CaseState.NOT_HELD, CaseState.PETITION, CaseState.TERMINATED])
def test_other_ends_need_an_explanation_and_an_approver(world: World, outcome: CaseState) -> None:
    """Not held, petition and termination are signed like a decision."""
    case = drafted(world, outcome=outcome, items=[])
    assert cases.decide(case=case, by=world.approver, at=world.clock()).state == outcome


def test_a_draft_without_what_the_law_asks_is_refused(world: World) -> None:
    """No items, no ground, no reason, no explanation, an unknown outcome: each is said."""
    for error, more in (
        (DecisionMissing, {"items": []}),
        (GroundRefused, {"items": [ItemDraft("명단", ItemDecision.CLOSED)]}),
        (FieldRefused, {"items": [ItemDraft("명단", ItemDecision.CLOSED, (Ground.G6,), " ")]}),
        (FieldRefused, {"items": [ItemDraft(" ", ItemDecision.OPEN)]}),
        (FieldRefused, {"outcome": CaseState.NOT_HELD, "explanation": " "}),
        (FieldRefused, {"outcome": CaseState.SUBMITTED}),
        (FieldRefused, {"explanation": "가" * 4_001}),
    ):
        with pytest.raises(error):
            drafted(world, **more)


def test_the_drafter_cannot_sign(world: World) -> None:
    """Who drafted a decision does not decide, in the action and in the database."""
    world.grant_approver(world.handler)
    case = drafted(world)
    assert why_not_case(CaseAction.DECIDE, case, by=world.handler) is not None
    with pytest.raises(SamePerson):
        cases.decide(case=case, by=world.handler, at=world.clock())
    with pytest.raises(IntegrityError), transaction.atomic():
        Case.objects.filter(pk=case.pk).update(decided_by=world.handler, decided_at=world.clock())


def test_a_draft_goes_back_and_comes_again(world: World) -> None:
    """The approver returns a draft; a stale screen cannot sign another outcome than it showed."""
    case = drafted(world)
    back = cases.return_draft(case=case, by=world.approver, at=world.clock())
    assert back.state == CaseState.IN_REVIEW
    cases.draft(case=back, outcome=CaseState.NOT_HELD, explanation="없음", by=world.handler, at=world.clock())
    with pytest.raises(TransitionRefused):
        cases.decide(case=case, by=world.approver, at=world.clock())


def test_a_period_is_extended_once_in_time_by_ten_days_at_most(world: World) -> None:
    """A second, late, or too long extension is refused (법 제11조제2항)."""
    case = in_review(world)
    for days in (0, 11):
        with pytest.raises(DateRefused):
            cases.extend(case=case, days=days, reason=ExtensionReason.E1, by=world.handler, at=world.clock())
    late = datetime(2026, 12, 5, tzinfo=KST)
    with pytest.raises(DateRefused):
        cases.extend(case=case, days=5, reason=ExtensionReason.E1, by=world.handler, at=late)
    extended = cases.extend(case=case, days=10, reason=ExtensionReason.E2, by=world.handler, at=world.clock())
    assert extended.due_on == date(2026, 12, 18)
    with pytest.raises(DateRefused):
        cases.extend(case=case, days=1, reason=ExtensionReason.E1, by=world.handler, at=world.clock())


def test_a_case_is_given_to_handlers_of_its_department_only(world: World) -> None:
    """Somebody from elsewhere cannot be made the handler; another agency's department neither."""
    case = handed_in(world)
    cases.receive(case=case, by=world.intake, at=world.clock())
    with pytest.raises(NotPermitted):
        cases.assign(case=case, department=world.finance, handler=world.foreigner, by=world.intake, at=world.clock())
    other = bodies.found_agency(code="hadong", name="하동군", vault=world.place.vault, by=None, at=world.clock())
    office = bodies.found_department(
        agency=other, code="office", name="총무과", phone="", order=1, by=None, at=world.clock()
    )
    with pytest.raises(NotPermitted):
        cases.assign(case=case, department=office, handler=None, by=world.intake, at=world.clock())
    moved = cases.assign(
        case=case, department=world.welfare, handler=world.foreigner, by=world.intake, at=world.clock()
    )
    assert not Case.objects.visible_to(world.handler).exists()
    assert Case.objects.visible_to(world.foreigner).get() == moved


def test_transfer_and_withdrawal_end_a_case(world: World) -> None:
    """A case for another institution is passed on; a requester may take a case back until it ends."""
    first, second = handed_in(world), handed_in(world)
    assert cases.transfer(case=first, body="전라남도", by=world.intake, at=world.clock()).closed_at is not None
    assert cases.withdraw(case=second, by=world.intake, at=world.clock()).state == CaseState.WITHDRAWN
    with pytest.raises(TransitionRefused):
        cases.withdraw(case=second, by=world.intake, at=world.clock())


def test_a_new_holiday_moves_open_cases(world: World) -> None:
    """After the government adds a holiday, last days are counted anew and one entry tells how many moved."""
    case = handed_in(world, at=datetime(2026, 12, 18, 9, 0, tzinfo=KST))
    assert case.due_on == date(2027, 1, 4)
    Holiday.objects.create(
        agency=world.agency, day=date(2026, 12, 31), name="임시공휴일", kind="adhoc", source="국무회의"
    )
    assert cases.recount_deadlines(agency=world.agency, by=world.chief, at=world.clock()) == 1
    assert cases.recount_deadlines(agency=world.agency, by=world.chief, at=world.clock()) == 0
    case.refresh_from_db()
    assert case.due_on == date(2027, 1, 5)


def test_lists_of_what_burns(world: World) -> None:
    """Due soon, overdue and open are questions to the queryset."""
    case = handed_in(world, at=datetime(2026, 11, 23, 9, 0, tzinfo=KST))
    assert list(Case.objects.due_between(date(2026, 12, 3), date(2026, 12, 5))) == [case]
    assert list(Case.objects.overdue(date(2026, 12, 5))) == [case]
    assert case.is_overdue(date(2026, 12, 5))
    assert not case.is_overdue(date(2026, 12, 4))
    assert Case.objects.open().count() == 1


def test_the_calendar_is_seeded_once(world: World) -> None:
    """Seeding again adds nothing; a cancelled day counts again; Labour Day 2026 is off."""
    assert bodies.seed_holidays(agency=world.agency, years=(2026,), by=None, at=world.clock()) == 0
    days = Holiday.days_off(world.agency)
    assert date(2026, 5, 1) in days
    assert date(2027, 7, 19) in days
    Holiday.objects.filter(day=date(2026, 5, 1)).update(counts_as_off=False)
    Holiday.objects.filter(day=date(2026, 5, 5)).update(kind="cancelled")
    assert {date(2026, 5, 1), date(2026, 5, 5)} & Holiday.days_off(world.agency) == set()


def test_a_code_opens_the_status_once(world: World) -> None:
    """The right address gets a code; it works once, within ten minutes, whatever the letters' case."""
    number = handed_in(world).request.receipt_number
    code = issue_status_code(receipt_number=number, agency=world.agency, email=" kim@example.com", at=world.clock())
    assert code is not None
    opened = use_status_code(receipt_number=number, agency=world.agency, code=code, at=world.clock())
    assert opened.receipt_number == number
    with pytest.raises(CodeRefused):
        use_status_code(receipt_number=number, agency=world.agency, code=code, at=world.clock())
    assert code not in str(list(StatusCode.objects.values()))


def test_a_wrong_address_or_number_learns_nothing(world: World) -> None:
    """The answer is the same for an unknown number and a wrong address: no code."""
    number = handed_in(world).request.receipt_number
    for receipt_number, email in ((number, "other@example.com"), ("2026-999999", "kim@example.com")):
        assert (
            issue_status_code(receipt_number=receipt_number, agency=world.agency, email=email, at=world.clock()) is None
        )
    assert not StatusCode.objects.exists()


def test_codes_cannot_be_guessed(world: World) -> None:
    """After five wrong tries even the right code is refused; after five codes an hour has to pass."""
    number = handed_in(world).request.receipt_number
    given = {"receipt_number": number, "agency": world.agency, "email": "kim@example.com"}
    code = issue_status_code(**given, at=world.clock())  # type: ignore[arg-type]
    for _ in range(MOST_TRIES_A_CODE):
        with pytest.raises(CodeRefused):
            use_status_code(receipt_number=number, agency=world.agency, code="wrong", at=world.clock())
    with pytest.raises(CodeRefused):
        use_status_code(receipt_number=number, agency=world.agency, code=str(code), at=world.clock())
    for _ in range(MOST_CODES_AN_HOUR - 1):
        issue_status_code(**given, at=world.clock())  # type: ignore[arg-type]
    with pytest.raises(TooManyTries):
        issue_status_code(**given, at=world.clock())  # type: ignore[arg-type]
    assert issue_status_code(**given, at=world.clock() + timedelta(hours=2)) is not None  # type: ignore[arg-type]


def test_an_old_code_is_refused(world: World) -> None:
    """Eleven minutes later the code is worth nothing."""
    number = handed_in(world).request.receipt_number
    code = issue_status_code(receipt_number=number, agency=world.agency, email="kim@example.com", at=world.clock())
    with pytest.raises(CodeRefused):
        use_status_code(
            receipt_number=number, agency=world.agency, code=str(code), at=world.clock() + timedelta(minutes=11)
        )


def test_nobody_grants_a_role_to_themselves(world: World) -> None:
    """Roles come from somebody else, and the system's role from nobody."""
    for role, by in ((Role.APPROVER, world.handler), (Role.SYSTEM, world.chief)):
        with pytest.raises(NotPermitted):
            bodies.grant_role(user=world.handler, department=world.finance, role=role, by=by, at=world.clock())
