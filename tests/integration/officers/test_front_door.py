"""Sign-in, the second factor, and screens for what is not there."""

import re

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core import mail
from django.core.management import CommandError, call_command
from django.urls import reverse

from tests.integration.officers.screens import at


def test_without_a_second_factor_only_its_setup_opens(as_officer, settings):
    """Where the office demands it, an officer is led to the set-up first and let in afterwards."""
    settings.REQUIRE_MFA = True
    handler = as_officer("handler")
    answer = handler.get(reverse("officers:files"))
    assert answer.status_code == 302
    assert answer["Location"] == reverse("mfa_activate_totp")
    assert handler.post(reverse("officers:upload")).status_code == 302


def test_with_a_second_factor_the_door_is_open(as_officer, world, settings):
    """An officer who has set it up works as usual."""
    settings.REQUIRE_MFA = True
    TOTP.activate(world.handler, generate_totp_secret())
    assert as_officer("handler").get(reverse("officers:files")).status_code == 200


def test_wrong_passwords_are_slowed_down(client, world, settings):
    """After five wrong passwords the sixth is refused without looking."""
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "5/5m/key"}
    address = reverse("account_login")
    answers = [client.post(address, {"login": "handler", "password": "wrong-one"}) for _ in range(7)]
    assert answers[0].status_code == 200
    assert "너무 많" in answers[-1].content.decode()


def test_the_sign_in_is_korean_and_offers_no_sign_up(client, db):
    """No account can be opened from outside."""
    body = client.get(reverse("wagtailadmin_login")).content.decode()
    assert "공무원 아이디" in body
    assert "signup" not in body


@pytest.mark.parametrize("name", ["account_change_password", "account_reauthenticate", "account_login"])
def test_no_screen_offers_a_password_by_mail(as_officer, client, world, name):
    """Beside every password stands nothing that the office does not do: no reset by mail, no mail address to enter."""
    world.handler.set_password("a-long-one-2026")
    world.handler.save(update_fields=["password"])
    visitor = client if name == "account_login" else as_officer("handler")
    body = visitor.get(reverse(name)).content.decode()
    assert "<h1" in body
    assert "password/reset" not in body
    assert "/accounts/email/" not in body


def test_a_forgotten_password_is_a_matter_for_the_office(client, world):
    """The address that used to send mails says whom to ask, and sends none."""
    world.handler.email = "handler@gurye.example"
    world.handler.save(update_fields=["email"])
    for path in ("password/reset/", "signup/", "email/"):
        assert "총괄 담당자" in client.get(f"/accounts/{path}").content.decode()
    assert client.post("/accounts/password/reset/", {"email": "handler@gurye.example"}).status_code == 405
    assert mail.outbox == []


def test_whoever_lost_the_device_sets_the_second_factor_up_anew(as_officer, world, settings, capsys):
    """After the operator took it away the officer is led to the set-up; a name nobody has is refused."""
    settings.REQUIRE_MFA = True
    TOTP.activate(world.handler, generate_totp_secret())
    call_command("forget_second_factor", "handler")
    assert "taken=1" in capsys.readouterr().out
    assert as_officer("handler").get(reverse("officers:files"))["Location"] == reverse("mfa_activate_totp")
    with pytest.raises(CommandError):
        call_command("forget_second_factor", "nobody-here")


def test_the_key_of_the_second_factor_is_shown_whole(as_officer, world, settings):
    """Who cannot photograph the code reads all of the key: a field would show half of it."""
    world.handler.set_password("a-long-one-2026")
    world.handler.save(update_fields=["password"])
    handler = as_officer("handler")
    handler.post(reverse("account_reauthenticate"), {"password": "a-long-one-2026"})
    body = handler.get(reverse("mfa_activate_totp")).content.decode()
    assert re.search(r'<output[^>]* id="authenticator_secret">[A-Z2-7]{32}</output>', body)


def test_without_scripts_the_menu_is_a_row_of_links(as_officer):
    """Wagtail draws its menu by a script; where scripts are off an officer has the same entries once, as links."""
    body = as_officer("handler").get(reverse("officers:cases")).content.decode()
    (menu,) = re.findall(r"<noscript>(?:(?!</noscript>).)*og-plain-menu.*?</noscript>", body, re.DOTALL)
    for name in ("wagtailadmin_home", "officers:cases", "officers:files", "officers:publications", "account_logout"):
        assert f'href="{reverse(name)}"' in menu


def test_an_ended_role_closes_the_door(as_officer, world):
    """Taking the last role away closes the admin at the next click."""
    handler = as_officer("handler")
    assert handler.get(reverse("officers:files")).status_code == 200
    world.handler.memberships.update(ended_at=world.clock(), ended_by=world.chief)
    assert handler.get(reverse("officers:files")).status_code == 302


def test_what_is_not_there_says_so_in_korean(as_officer, world):
    """An unknown address answers in the office's look, the same for foreign and for unknown rows."""
    file = world.upload()
    foreign = as_officer("foreigner").get(at("file", file))
    unknown = as_officer("foreigner").get("/admin/files/nosuchfile/")
    assert foreign.status_code == unknown.status_code == 404
    assert "찾는 화면이 없습니다" in foreign.content.decode()
    assert file.public_id not in foreign.content.decode()


def test_an_erased_file_says_what_is_the_matter(as_officer, world):
    """A screen that needs the destroyed original answers with the domain's own sentence."""
    file = world.upload()
    world.work()
    type(file).objects.filter(pk=file.pk).update(wrapped_key=None)
    answer = as_officer("handler").get(at("review", file))
    assert answer.status_code == 500
    assert "DIS-31" in answer.content.decode()


def test_our_screens_run_no_inline_script(as_officer, world):
    """The policy against foreign scripts holds on our screens: every script is a file of this site or plain data."""
    file = world.upload()
    world.work()
    for address in (at("review", file), at("file", file), reverse("officers:upload"), reverse("wagtailadmin_home")):
        answer = as_officer("handler").get(address)
        assert "unsafe-inline" not in answer["Content-Security-Policy"].partition("script-src")[2].partition(";")[0]
        scripts = answer.content.decode().split("<script")[1:]
        assert all("src=" in script[:200] or "application/json" in script[:80] for script in scripts)
