"""A foreign department sees nothing: not by address, not in a list, not in a history, not in Wagtail's own reports."""

from datetime import date

import pytest
from django.urls import reverse

from cms.officers.urls import urlpatterns
from disclosure.actions import listing
from disclosure.models import FindingRow
from disclosure.models.lists import ListDisposition, ListScope
from disclosure.states import CaseAction
from tests.plain_services import plain_paper

SECRET_TITLE = "이 제목은 재무과 사람만 본다"
LISTS = (
    *("cases", "case_results", "files", "file_results", "publications", "publication_results", "upload", "reports"),
    *("lists", "list_results", "accesses", "access_results"),
)


@pytest.fixture
def everything(world, case):
    """A case, a file of it, and a public record of the finance department."""
    file = world.upload(title=SECRET_TITLE, case=case)
    world.work()
    entry = listing.list_value(
        file=file,
        finding=FindingRow.objects.get(sealed_file=file, kind="person").pk,
        disposition=ListDisposition.KEEP,
        scope=ListScope.COUNTY,
        expires_on=date(2027, 1, 4),
        by=world.handler,
        at=world.clock(),
    )
    publication = world.published(plain_paper("다른 문서"), title=SECRET_TITLE, case=case)
    return {"cases": case, "files": publication.sealed_file, "publications": publication, "lists": entry}


def addresses(everything):
    """Every address of the officers' site that names a row."""
    for pattern in urlpatterns:
        route = str(pattern.pattern)
        if "public_id" not in route:
            continue
        given = {"public_id": everything[route.split("/")[0]].public_id}
        if "<slug:which>" in route:
            given |= {"which": "result", "page": 1}
        if "<slug:action>" in route:
            given |= {"action": CaseAction.WITHDRAW.value}
        yield pattern.name, reverse(f"officers:{pattern.name}", kwargs=given)


def test_every_address_of_a_row_is_not_found_for_a_foreign_officer(everything, as_officer):
    """A handler of another department gets 404 on every address, by reading and by writing."""
    foreigner = as_officer("foreigner")
    walked = list(addresses(everything))
    assert len(walked) >= 25
    for name, address in walked:
        assert foreigner.get(address).status_code in (404, 405), name
        assert foreigner.post(address).status_code in (404, 405), name
        answers = {foreigner.get(address).status_code, foreigner.post(address).status_code}
        assert 404 in answers, name


def test_the_same_addresses_open_for_the_own_department(everything, as_officer):
    """The walk proves something: the department's own handler opens every screen of it."""
    handler = as_officer("handler")
    for name, address in addresses(everything):
        assert handler.get(address).status_code in (200, 405), name


def test_lists_and_searches_show_a_foreign_officer_nothing(everything, as_officer):
    """No list, no search and no filter names a row of another department."""
    foreigner = as_officer("foreigner")
    for name in LISTS:
        for query in ("", "?q=재무과", "?q=2026", "?state=published", "?standing=public"):
            answer = foreigner.get(reverse(f"officers:{name}") + query)
            assert answer.status_code == 200
            body = answer.content.decode()
            assert SECRET_TITLE not in body
            assert all(row.public_id not in body for row in everything.values())


def test_the_home_screen_counts_only_the_own_department(everything, as_officer):
    """Counts and urgent cases of another department are not there."""
    body = as_officer("foreigner").get(reverse("wagtailadmin_home")).content.decode()
    assert everything["cases"].case_number not in body


def test_wagtails_own_reports_know_nothing_of_files(everything, as_officer, world):
    """Wagtail's site history, which scopes nothing, holds no line about our rows."""
    world.chief.is_superuser = True
    world.chief.save()
    body = as_officer("chief").get(reverse("wagtailadmin_reports:site_history")).content.decode()
    assert SECRET_TITLE not in body
    assert everything["files"].public_id not in body


def test_somebody_without_a_role_does_not_get_in(world, as_officer):
    """An account without a live role is sent to the sign-in."""
    answer = as_officer("nobody").get(reverse("officers:files"))
    assert answer.status_code == 302
    assert "login" in answer["Location"]


def test_nothing_is_open_without_signing_in(everything, client):
    """Every address asks for the sign-in first."""
    for name, address in addresses(everything):
        assert client.get(address).status_code == 302, name


@pytest.mark.parametrize(
    "place", ["images/", "documents/", "pages/", "snippets/", "users/", "groups/", "sites/", "collections/"]
)
def test_an_officer_is_not_let_into_the_editors_rooms(as_officer, place):
    """Pictures, documents and pages of the public site are for editors; an officer gets no list of them."""
    answer = as_officer("handler").get(f"/admin/{place}")
    assert answer.status_code in (302, 403, 404)


def test_the_menu_offers_only_an_officers_work(as_officer):
    """Home, requests, files and publications; nothing that leads outside."""
    body = as_officer("handler").get(reverse("wagtailadmin_home")).content.decode()
    for name in ("cases", "files", "publications", "lists"):
        assert reverse(f"officers:{name}") in body
    assert "/admin/images/" not in body
    assert "wagtail.org" not in body
