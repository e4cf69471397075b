"""Beside a new case: past requests like it, with their decisions, and never one of another department."""

from disclosure.actions import requesting
from disclosure.models import Case
from disclosure.models.requests import Channel, Delivery, Item, ItemDecision, Method
from disclosure.sealing import RequestForm
from tests.integration.officers.screens import at

FORM = RequestForm("박말순", "1951-01-02", "구례읍", "", "park@example.kr", "장터 수의계약 현황 자료를 보고 싶습니다")


def body_of(client, case: Case) -> str:
    """The case's first screen."""
    answer = client.get(at("case", case))
    assert answer.status_code == 200
    return answer.content.decode()


def past(world, department, gist: str, decision: str = "") -> Case:
    """An older request of a department, with one item."""
    receipt = requesting.submit_request(
        agency=world.agency,
        department=department,
        form=FORM,
        channel=Channel.VISIT,
        methods=[Method.FILE],
        deliveries=[Delivery.EMAIL],
        at=world.clock(),
        by=world.intake,
    )
    receipt.request.gist = gist
    receipt.request.save()
    case = Case.objects.get(request=receipt.request)
    grounds = ["G7"] if decision == ItemDecision.PARTIAL else []
    Item.objects.create(case=case, number=1, description=gist, decision=decision, grounds=grounds)
    return case


def test_a_similar_case_is_shown_with_its_decision_and_why(world, case, as_officer):
    """The handler sees the older case, what was decided on which ground, and the words both share."""
    older = past(world, world.finance, "2025년 하반기 수의계약 현황", ItemDecision.PARTIAL)
    other = past(world, world.finance, "경로당 난방비 지원 대장", ItemDecision.OPEN)
    body = body_of(as_officer("handler"), case)
    assert older.case_number in body
    assert "수의계약" in body.split("같은 말")[1]
    assert "부분공개" in body
    assert other.case_number not in body


def test_no_case_of_another_department_is_ever_shown(world, case, as_officer):
    """However alike, a foreign department's case stays unseen; who sees the whole agency sees it."""
    foreign = past(world, world.welfare, "2026년 상반기 수의계약 현황")
    assert foreign.case_number not in body_of(as_officer("handler"), case)
    assert foreign.case_number in body_of(as_officer("chief"), case)


def test_what_the_resident_wrote_finds_cases_before_anybody_wrote_a_gist(world, case, as_officer):
    """A request that was just handed in is compared by its sealed words, read in memory."""
    fresh = past(world, world.finance, "")
    body = body_of(as_officer("handler"), fresh)
    assert case.case_number in body
