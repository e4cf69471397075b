"""A request on paper from its entry to its end."""

import re

from django.urls import reverse

from disclosure.models import Case, DisclosureRequest, Sequence
from disclosure.states import CaseState
from tests.integration.officers.screens import at, told


def act(client, case, action, **form):
    """Press a button of a case."""
    return client.post(at("case_act", case, action=action), form)


def test_entering_a_request_that_came_by_mail(as_officer, world):
    """The officer types the paper in and gets number and last day."""
    answer = as_officer("intake").post(
        reverse("officers:new_request"),
        {
            "channel": "post",
            "received_on": "2026-11-23",
            "department": world.finance.pk,
            "name": "윤복례",
            "phone": "010-2345-6789",
            "text": "수의계약 현황",
            "methods": ["file"],
            "deliveries": ["post"],
        },
    )
    assert answer.status_code == 302
    assert "12월 4일(금)" in told(answer)
    assert DisclosureRequest.objects.get().channel == "post"


def test_a_button_pressed_twice_makes_one_request(as_officer, world):
    """The same form handed in again leads to the same case; a form shown anew, or another officer's, to a new one."""
    intake, address = as_officer("intake"), reverse("officers:new_request")
    form = {
        "channel": "visit",
        "received_on": "2026-11-20",
        "department": world.finance.pk,
        "name": "윤복례",
        "phone": "061-782-0000",
        "text": "마을회관 보수 공사 계약서",
        "methods": ["file"],
        "deliveries": ["post"],
    }
    shown = re.search(r'name="handed_in" value="([^"]+)"', intake.get(address).content.decode()).group(1)
    first, second = (intake.post(address, {**form, "handed_in": shown}) for _ in range(2))
    assert first.headers["Location"] == second.headers["Location"]
    assert DisclosureRequest.objects.count() == 1
    assert Sequence.objects.get().last == 1
    for other, token in ((intake, ""), (intake, "made-up"), (as_officer("handler"), shown)):
        other.post(address, {**form, "handed_in": token})
    assert DisclosureRequest.objects.count() == 4


def test_a_paper_of_tomorrow_is_refused(as_officer, world):
    """The day of receipt cannot lie ahead."""
    form = {"channel": "post", "received_on": "2026-12-24", "department": world.finance.pk, "name": "윤", "text": "가"}
    assert as_officer("intake").post(reverse("officers:new_request"), form).status_code == 422


def test_a_request_nobody_could_answer_says_which_field_is_missing(as_officer, world):
    """Without address, phone and e-mail the form comes back with the words at a field, not with a number above."""
    form = {
        "channel": "visit",
        "received_on": "2026-11-20",
        "department": world.finance.pk,
        "name": "윤복례",
        "text": "마을회관 보수 공사 계약서",
        "methods": ["file"],
        "deliveries": ["post"],
    }
    answer = as_officer("intake").post(reverse("officers:new_request"), form)
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"phone"}
    assert "답을 보낼 곳이 없습니다" in answer.content.decode()


def test_the_head_masks_the_requester(case, as_officer):
    """On tabs that do not need it the name is masked and the address absent."""
    body = as_officer("handler").get(at("case_history", case)).content.decode()
    assert "윤○○" in body
    assert "윤복례" not in body
    assert "봉동길" not in body


def test_drafting_deciding_notifying_and_ending(case, as_officer, world):
    """Handler and approver take the case to its end, each with the one next action."""
    handler, approver = as_officer("handler"), as_officer("approver")
    draft = {
        "outcome": "decided",
        "item-TOTAL_FORMS": 1,
        "item-INITIAL_FORMS": 0,
        "item-0-description": "수의계약 현황",
        "item-0-decision": "partial",
        "item-0-ground": "G6",
        "item-0-reason": "개인에 관한 사항이 들어 있음",
    }
    act(handler, case, "draft", **draft)
    assert Case.objects.get().state == CaseState.DRAFTED
    assert "살피는 중" in approver.get(at("case", case)).content.decode()
    world.carry()
    act(approver, case, "decide")
    act(handler, case, "notify")
    act(handler, case, "disclose")
    assert Case.objects.get().state == CaseState.DISCLOSED


def signed(case, as_officer, world, decision="partial"):
    """Draft and sign a decision on one item; gives the handler's browser."""
    handler = as_officer("handler")
    item = {"description": "수의계약 현황", "decision": decision}
    if decision != "open":
        item |= {"ground": "G6", "reason": "대표자의 집 주소가 들어 있음"}
    draft = {"outcome": "decided", "item-TOTAL_FORMS": 1, "item-INITIAL_FORMS": 0}
    act(handler, case, "draft", **draft, **{f"item-0-{name}": value for name, value in item.items()})
    world.carry()
    act(as_officer("approver"), case, "decide")
    return handler


def test_the_notices_tab_holds_the_letter_before_and_after_it_goes_out(case, as_officer, world):
    """Decision, grounds in words, reason and remedies; the last days once it went out; the requester masked."""
    assert "결정한 뒤 여기에" in as_officer("handler").get(at("case_notices", case)).content.decode()
    handler = signed(case, as_officer, world)
    before = handler.get(at("case_notices", case)).content.decode()
    assert "정보 부분공개 결정통지서" in before
    assert "아직 나가지 않은" in before
    assert "제9조제1항제6호" in before
    assert "사생활을 해칠 수 있는" in before
    assert "통지를 받은 날부터 30일 안에" in before
    act(handler, case, "notify")
    after = handler.get(at("case_notices", case)).content.decode()
    assert "나간 통지서" in after
    assert re.search(r"이의신청: 20\d\d년 \d+월 \d+일\(.\)까지", after)
    assert "윤복례" not in after


def test_who_gets_everything_is_told_no_remedies(case, as_officer, world):
    """Against a decision that opens all there is nothing to object to (Article 18(1))."""
    handler = signed(case, as_officer, world, "open")
    act(handler, case, "notify")
    body = handler.get(at("case_notices", case)).content.decode()
    assert "정보 공개 결정통지서" in body
    assert "동의하지 않으시면" not in body


def test_what_is_to_be_decided_stands_above_what_is_finished(case, as_officer, world):
    """A finished request with an older last day does not push open ones off the screen; a chosen column is obeyed."""
    other = world.submitted_case()
    handler = signed(case, as_officer, world, "open")
    act(handler, case, "notify")
    act(handler, case, "disclose")
    Case.objects.filter(pk=case.pk).update(due_on="2020-01-03")
    cases = reverse("officers:cases")
    listed = [row.pk for row in handler.get(cases).context["object_list"]]
    assert listed == [other.pk, case.pk]
    by_day = [row.pk for row in handler.get(f"{cases}?ordering=due_on").context["object_list"]]
    assert by_day == [case.pk, other.pk]


def test_the_next_request_is_one_click_away(case, as_officer, world):
    """From one open case a link leads to the next by last day, and from the last one back to the first."""
    other = world.submitted_case()
    handler = as_officer("handler")
    Case.objects.filter(pk=other.pk).update(handler=world.handler, due_on="2040-01-03")
    assert at("case", other) in handler.get(at("case", case)).content.decode()
    assert at("case", case) in handler.get(at("case", other)).content.decode()


def test_the_screen_says_why_not(case, as_officer):
    """What is not possible now stands there with its reason."""
    body = as_officer("handler").get(at("case", case)).content.decode()
    assert "결정안 쓰기" in body
    assert "결재를 기다리는 건만" in body or "만 할 수 있는 일입니다" in body


def test_extending_once(case, as_officer):
    """The period grows by counted days, once."""
    handler = as_officer("handler")
    before = Case.objects.get().due_on
    act(handler, case, "extend", days=5, reason="E1")
    assert Case.objects.get().due_on > before
    assert "DIS-10" in told(act(handler, case, "extend", days=5, reason="E1"))
