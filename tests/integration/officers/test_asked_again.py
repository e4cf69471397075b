"""What only the check of a result saw, on the screens: the officer is told, decides, and the approver sees who kept."""

from disclosure.models import FindingRow
from disclosure.models.reviews import DecisionState
from disclosure.states import FileState
from tests.disclosure_world import fresh
from tests.integration.officers.screens import at
from tests.plain_services import plain_paper

ASKED = "처음에 읽지 못한 곳 1곳에서"
PHONE = plain_paper("전화 {흐림 010-1234-5678}")
PASSPORT = plain_paper("여권 {흐림 M12345678}")


def press(client, file, do):
    """A button of the review screen."""
    return client.post(at("decide", file), {"do": do, "version": fresh(file).changes, "page": 1})


def seen(file):
    """The place as forms name it."""
    return f"f{FindingRow.objects.get(sealed_file=file, recognizer='result').pk}"


def test_the_officer_is_told_and_the_approver_sees_who_kept_it(world, as_officer):
    """File and review say that the check asks; a keep goes on to approval, where the officer's name stands by it."""
    file = world.reviewed(PHONE)
    handler = as_officer("handler")
    assert ASKED in handler.get(at("file", file)).content.decode()
    screen = handler.get(at("review", file)).content.decode()
    assert ASKED in screen
    assert "가린 결과를 검사하다가 보임" in screen
    press(handler, file, f"keep place {seen(file)}")
    assert ASKED not in handler.get(at("review", file)).content.decode()
    handler.post(at("finish", file), {"version": fresh(file).changes})
    world.work()
    assert fresh(file).state == FileState.VERIFIED
    assert "1쪽 전화번호: handler 님이 두기로" in as_officer("approver").get(at("approve", file)).content.decode()


def test_what_looks_like_a_passport_number_has_no_button_to_keep_it(world, as_officer):
    """The screen offers to hide it; a form that keeps it all the same is refused."""
    file = world.reviewed(PASSPORT)
    handler = as_officer("handler")
    screen = handler.get(at("review", file)).content.decode()
    assert f"hide place {seen(file)}" in screen
    assert f"keep place {seen(file)}" not in screen
    press(handler, file, f"keep place {seen(file)}")
    assert not file.decisions.filter(state=DecisionState.KEEP).exists()
