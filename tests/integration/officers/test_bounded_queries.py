"""Lists and the review ask the database the same number of questions, however much there is."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from disclosure.models import Case, DisclosureRequest, SealedFile
from tests.disclosure_world import fresh
from tests.integration.officers.screens import at
from tests.plain_services import plain_paper

MOST_FOR_A_LIST = 16
MOST_FOR_A_REVIEW = 24


def questions(client, address) -> int:
    """How many queries a screen takes once the session is warm."""
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as caught:
        assert client.get(address).status_code == 200
    return len(caught)


def many_cases(world, count):
    """Rows as fast as the database takes them."""
    requests = DisclosureRequest.objects.bulk_create(
        DisclosureRequest(
            agency=world.agency,
            receipt_number=f"2026-9{number:05d}",
            channel="visit",
            sealed_form=b"-",
            submitted_at=world.clock(),
            gist="가" * 60,
        )
        for number in range(count)
    )
    Case.objects.bulk_create(
        Case(
            agency=world.agency,
            request=request,
            case_number=f"{request.receipt_number}-1",
            department=world.finance,
            handler=world.handler,
            received_on=date(2026, 11, 20),
            due_on=date(2026, 12, 3),
        )
        for request in requests
    )


def test_ten_thousand_cases_take_as_many_questions_as_one(world, case, as_officer):
    """The list of cases and the home screen stay the same with 10,000 rows."""
    client = as_officer("handler")
    before = {name: questions(client, reverse(name)) for name in ("officers:cases", "wagtailadmin_home")}
    many_cases(world, 10_000)
    assert questions(client, reverse("officers:cases")) <= before["officers:cases"] <= MOST_FOR_A_LIST
    assert questions(client, reverse("wagtailadmin_home")) <= before["wagtailadmin_home"] + 1


def test_more_files_take_no_more_questions(world, as_officer):
    """The list of files opens each name without asking again."""
    client = as_officer("handler")
    world.upload(plain_paper("하나"))
    few = questions(client, reverse("officers:files"))
    for number in range(12):
        world.upload(plain_paper(f"파일 {number}"), name=f"{number}.pdf", title="")
    assert questions(client, reverse("officers:files")) <= few <= MOST_FOR_A_LIST


def test_more_publications_take_no_more_questions(world, as_officer):
    """So does the list of publications."""
    client = as_officer("handler")
    world.published(plain_paper("하나"))
    few = questions(client, reverse("officers:publications"))
    for number in range(4):
        world.published(plain_paper(f"둘 {number}"), name=f"{number}.pdf")
    assert questions(client, reverse("officers:publications")) <= few <= MOST_FOR_A_LIST


@pytest.mark.parametrize("places", [3, 400])
def test_a_review_with_many_places_takes_no_more_questions(world, as_officer, places):
    """Four hundred places are read as quickly as three."""
    names = " ".join(f"?이름{number}?" for number in range(places))
    file = world.upload(plain_paper(names))
    world.work()
    assert questions(as_officer("handler"), at("review", file)) <= MOST_FOR_A_REVIEW
    assert SealedFile.objects.get().state == fresh(file).state
