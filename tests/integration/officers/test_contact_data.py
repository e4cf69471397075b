"""A requester's contact data are masked until an officer opens them with a reason, and every look leaves a row."""

import pytest
from django.urls import reverse

from disclosure.actions import bodies, contacting
from disclosure.errors import NotPermitted
from disclosure.models import AuditEntry, ContactAccess
from disclosure.models.accesses import AccessReason
from disclosure.states import Role
from tests.integration.officers.conftest import FORM
from tests.integration.officers.screens import at, told

SECRETS = (FORM.name, FORM.birth_date, FORM.address, FORM.phone, FORM.email)
TABS = ("case", "case_files", "case_decision", "case_notices", "case_history")


def test_no_tab_of_a_case_shows_contact_data(case, as_officer):
    """Name, birth date, address, telephone and mail are masked on every tab; the text asked for is shown."""
    handler = as_officer("handler")
    for tab in TABS:
        body = handler.get(at(tab, case)).content.decode()
        assert "윤○○" in body
        assert not [secret for secret in SECRETS if secret in body], tab
    assert FORM.text in handler.get(at("case", case)).content.decode()
    assert not ContactAccess.objects.exists()


def test_opening_shows_them_once_and_leaves_who_when_which_why_and_where_from(case, as_officer, world):
    """‘연락처 보기’ with a reason answers with the data; the next look is masked again; two rows tell of it."""
    handler = as_officer("handler")
    answer = handler.post(at("contact", case), {"reason": "call"}, REMOTE_ADDR="10.1.2.3")
    body = answer.content.decode()
    assert answer.status_code == 200
    assert all(secret in body for secret in SECRETS)
    assert "no-store" in answer["Cache-Control"]
    access = ContactAccess.objects.get()
    assert (access.by, access.case, access.request, access.reason) == (world.handler, case, case.request, "call")
    assert (access.from_address, access.department) == ("10.1.2.3", world.finance)
    entry = AuditEntry.objects.get(action="open_contact")
    assert (entry.by, entry.facts) == (world.handler, {"reason": "call", "access": access.pk})
    assert not [secret for secret in SECRETS if secret in handler.get(at("case", case)).content.decode()]
    history = handler.get(at("case_history", case)).content.decode()
    assert "청구인 연락처를 봄" in history
    assert "확인하는 연락" in history


@pytest.mark.parametrize("reason", ["", "curiosity", "<script>", "notice\x00", "x" * 10_000])
def test_without_a_reason_nothing_is_opened(case, as_officer, reason):
    """A missing or made-up reason shows nothing and leaves no row."""
    answer = as_officer("handler").post(at("contact", case), {"reason": reason})
    assert answer.status_code == 302
    assert "보는 까닭" in told(answer)
    assert not ContactAccess.objects.exists()


def test_an_address_the_proxy_did_not_give_is_left_empty(case, as_officer, settings):
    """A header that holds no address is not written down as one."""
    settings.CLIENT_ADDRESS_HEADER = "HTTP_X_REAL_IP"
    as_officer("handler").post(at("contact", case), {"reason": "fee"}, headers={"x-real-ip": "me, myself"})
    assert ContactAccess.objects.get().from_address is None


def test_a_look_that_cannot_be_written_down_does_not_happen(case, world):
    """Who may not work on the case gets nothing, whatever the screen offered."""
    for who in (world.foreigner, world.auditor, world.nobody):
        with pytest.raises(NotPermitted):
            contacting.open_contact(
                case=case, reason=AccessReason.CALL, by=who, at=world.clock(), vault=world.place.vault
            )
    assert not ContactAccess.objects.exists()


@pytest.fixture
def checker(world):
    """The privacy officer of another department, who works on no case."""
    bodies.grant_role(user=world.nobody, department=world.welfare, role=Role.PRIVACY, by=None, at=world.clock())
    return "nobody"


def test_those_who_check_see_the_list_and_nobody_else_does(case, as_officer, checker):
    """The privacy officer, the chief and the auditor read who looked; a handler's list is empty and not in the menu."""
    as_officer("handler").post(at("contact", case), {"reason": "notice"})
    address = reverse("officers:accesses")
    for who in (checker, "chief", "auditor"):
        body = as_officer(who).get(address + "?reason=notice").content.decode()
        assert case.case_number in body
        assert "결정 통지·자료 보내기" in body
        assert not [secret for secret in SECRETS if secret in body]
        assert address in as_officer(who).get(reverse("wagtailadmin_home")).content.decode()
        assert case.case_number not in as_officer(who).get(address + "?reason=fee").content.decode()
    for who in ("handler", "foreigner"):
        assert case.case_number not in as_officer(who).get(address).content.decode()
        assert address not in as_officer(who).get(reverse("wagtailadmin_home")).content.decode()
    row = ContactAccess.objects.get()
    assert str(row) == str(row.pk)


def test_the_privacy_officer_sees_no_case_and_opens_no_contact(case, as_officer, checker):
    """Checking who looked gives no right to look."""
    client = as_officer(checker)
    assert client.get(at("case", case)).status_code == 404
    assert client.post(at("contact", case), {"reason": "call"}).status_code == 404
