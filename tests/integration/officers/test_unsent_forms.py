"""Nothing an officer has typed is lost when the session ends, the token has changed, or an act is opened as a page."""

import pytest
from django.test import Client
from django.urls import reverse

from disclosure.models import DisclosureRequest
from tests.integration.officers.screens import at

OWN = {"HTTP_ORIGIN": "http://testserver", "HTTP_ACCEPT": "text/html", "HTTP_SEC_FETCH_MODE": "navigate"}
FOREIGN = OWN | {"HTTP_ORIGIN": "https://elsewhere.example"}
TYPED = {"text": "둘째 줄이\n있는 긴 글", "name": "윤복례", "old_password": "not-for-the-page"}


def test_a_form_sent_after_the_session_ended_is_handed_back(world, client):
    """What was typed stands in the page, ready to be sent again after signing in; nothing is stored."""
    answer = client.post(reverse("officers:new_request"), TYPED, **OWN)
    shown = answer.content.decode()
    assert answer.status_code == 401
    assert answer["Cache-Control"] == "no-store"
    assert "둘째 줄이\n있는 긴 글" in shown
    assert 'value="윤복례"' in shown
    assert "not-for-the-page" not in shown
    assert "다시 보내기" in shown
    assert not DisclosureRequest.objects.exists()


def test_a_form_from_before_the_sign_in_is_handed_back_with_a_fresh_token(world, case):
    """Signing in again changes the token; the form comes back and goes through at the second press."""
    handler = Client(enforce_csrf_checks=True)
    handler.force_login(world.handler, backend="django.contrib.auth.backends.ModelBackend")
    handler.get(at("case", case))
    answer = handler.post(at("case", case), TYPED, **OWN)
    assert answer.status_code == 403
    assert 'value="윤복례"' in answer.content.decode()
    assert "csrfmiddlewaretoken" in answer.content.decode()


@pytest.mark.parametrize("headers", [FOREIGN, {}, OWN | {"HTTP_ORIGIN": "null"}])
def test_a_form_of_another_site_is_never_handed_back(world, headers):
    """With a fresh token it would be one careless click away from being taken."""
    handler = Client(enforce_csrf_checks=True)
    handler.force_login(world.handler, backend="django.contrib.auth.backends.ModelBackend")
    shown = handler.post(reverse("officers:new_request"), TYPED, **headers)
    assert shown.status_code == 403
    assert "윤복례" not in shown.content.decode()


def test_a_script_of_ours_still_learns_that_the_session_ended(world, client):
    """A request that no person sees is answered as before, with the way to the sign-in."""
    answer = client.post(reverse("officers:new_request"), TYPED, **OWN | {"HTTP_SEC_FETCH_MODE": "cors"})
    assert answer.status_code == 302


def test_an_act_opened_as_a_page_says_what_to_do(as_officer, case):
    """The address of a button, kept in a bookmark or met again after signing in, is no empty screen."""
    answer = as_officer("handler").get(at("case_act", case, action="draft"))
    assert answer.status_code == 405
    assert answer["Allow"]
    assert "단추를 눌러야 하는 일" in answer.content.decode()


def test_a_refused_decision_gives_its_sentences_back(as_officer, world, case):
    """What an officer wrote is there to be mended and sent again, with the choices; nothing is stored."""
    wrong = {"outcome": "not_held", "explanation": "담당자 010-1234-5678에게 물었으나 가지고 있지 않습니다."}
    answer = as_officer("handler").post(at("case_act", case, action="draft"), wrong, HTTP_ACCEPT="text/html")
    shown = answer.content.decode()
    assert answer.status_code == 409
    assert "DIS-08" in shown
    assert "물었으나 가지고 있지 않습니다.</textarea>" in shown
    assert '<input type="hidden" name="outcome" value="not_held">' in shown
    case.refresh_from_db()
    assert not case.explanation


def test_a_title_that_is_too_long_is_not_lost(as_officer, world):
    """Two thousand characters are refused kindly: the sentence says why, the title stands there to be shortened."""
    file = world.upload()
    world.work()
    answer = as_officer("handler").post(at("describe", file), {"title": "가" * 2000}, HTTP_ACCEPT="text/html")
    assert answer.status_code == 409
    assert "가" * 2000 in answer.content.decode()


def test_a_refused_button_goes_back_to_its_screen(as_officer, case):
    """Where nothing was written there is nothing to hand back: the reason is told on the screen itself."""
    answer = as_officer("handler").post(at("case_act", case, action="decide"), HTTP_ACCEPT="text/html")
    assert answer.status_code == 302
