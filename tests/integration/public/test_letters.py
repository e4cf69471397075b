"""The decision notice, read by the person who asked and by nobody else."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from disclosure.actions.requesting import submit_request
from disclosure.models import Case, Item
from disclosure.models.requests import Channel, Delivery, Method
from disclosure.sealing import RequestForm
from disclosure.states import CaseState
from tests.integration.public.test_requesting import WHO, code_of_last_mail, send

DECIDED = datetime(2026, 11, 30, 2, 0, tzinfo=UTC)
TOLD = datetime(2026, 12, 4, 2, 0, tzinfo=UTC)
REASON = "계약 상대방의 집 주소를 뺐습니다."


@pytest.fixture
def case(county, reader) -> Case:
    """A request sent by the reader, decided in part, not told yet."""
    case = send(reader).cases.get()
    signed = {"decided_by": county.officer, "decided_at": DECIDED, "explanation": "나머지는 모두 드립니다."}
    Case.objects.filter(pk=case.pk).update(state=CaseState.DECIDED, draft_outcome="decided", **signed)
    Item.objects.create(
        case=case, number=1, description="축제장 공사 계약서", decision="partial", grounds=["G6"], reason=REASON
    )
    return Case.objects.get(pk=case.pk)


def tell(case: Case) -> None:
    """Send the notice."""
    Case.objects.filter(pk=case.pk).update(state=CaseState.NOTIFIED, notified_at=TOLD)


def opened(case: Case) -> Client:
    """A browser that typed number, address and code."""
    visitor = Client()
    visitor.post("/status/", {"receipt_number": case.request.receipt_number, "email": WHO["email"]})
    assert visitor.post("/status/code/", {"code": code_of_last_mail()}).status_code == 302
    return visitor


def letter(case: Case) -> str:
    """Where the letter is read."""
    return f"/status/letter/{case.case_number}/"


def test_the_letter_says_what_why_and_what_can_be_done(case):
    """Outcome, what was asked, ground in words with its article, reason, last days with their weekday; no name."""
    tell(case)
    visitor = opened(case)
    assert letter(case) in visitor.get("/status/request/").content.decode()
    page = visitor.get(letter(case)).content.decode()
    assert "정보 부분공개 결정통지서" in page
    assert all(said in page for said in ("축제장 공사 계약서", "제9조제1항제6호", "사생활을 해칠 수 있는", REASON))
    assert "2026년 12월 10일(목)" in page  # ten days after the decision, Decree 12(1)
    assert "2027년 1월 4일(월)" in page  # thirty days after the notice end on a Sunday and roll on
    assert "2027년 3월 4일(목)" in page  # ninety days after the notice
    assert WHO["name"] not in page
    assert WHO["email"] not in page


def test_before_it_is_told_there_is_no_letter(case):
    """A signed decision that nobody sent yet is not to be read."""
    visitor = opened(case)
    assert "결정통지서" not in visitor.get("/status/request/").content.decode()
    assert visitor.get(letter(case)).status_code == 404


def test_a_letter_opens_with_the_code_of_its_own_request_only(county, case):
    """Without a code the way leads to the door; with the code of another request there is no such letter."""
    tell(case)
    assert Client().get(letter(case)).headers["Location"] == "/status/"
    form = RequestForm("박말순", "", "", "", WHO["email"], "다른 계약서")
    other = submit_request(
        agency=county.agency,
        form=form,
        channel=Channel.NETWORK,
        methods=[Method.FILE],
        deliveries=[Delivery.NET],
        at=DECIDED,
    ).request.cases.get()
    assert opened(other).get(letter(case)).status_code == 404


def test_what_the_county_does_not_hold_is_told_with_its_reason(case):
    """An end without a decision is a letter of its own kind (form 4-2), with the explanation."""
    why = "보존 기간이 지나 폐기한 문서입니다."
    case.items.all().delete()
    Case.objects.filter(pk=case.pk).update(
        state=CaseState.NOT_HELD, draft_outcome="not_held", explanation=why, closed_at=TOLD
    )
    page = opened(case).get(letter(case)).content.decode()
    assert "정보 부존재 통지서" in page
    assert why in page
    assert "행정심판" not in page


def test_who_gets_everything_reads_no_remedies(case):
    """Against a decision that opens all there is nothing to object to (Article 18(1))."""
    case.items.update(decision="open", grounds=[], reason="")
    tell(case)
    visitor = opened(case)
    page = visitor.get(letter(case)).content.decode()
    assert "모두 공개하기로" in page
    assert "동의하지 않으시면" not in page
    assert "이의신청을 할 수 있습니다" not in visitor.get("/status/request/").content.decode()
