"""A small county with its officers signed in."""

from collections.abc import Callable, Iterator

import pytest
from django.core.cache import cache
from django.test import Client

from disclosure.actions import cases, requesting
from disclosure.models import Case
from disclosure.models.requests import Channel, Delivery, Method
from disclosure.sealing import RequestForm
from disclosure.wiring import services
from tests.disclosure_world import World, make_world
from tests.integration.officers import county

FORM = RequestForm(
    name="윤복례",
    birth_date="1948-03-02",
    address="구례읍 봉동길 12",
    phone="010-2345-6789",
    email="yun@example.kr",
    text="수의계약 현황을 보고 싶습니다.",
)
GIST = "2026년 상반기 수의계약 현황"


@pytest.fixture
def world(db, tmp_path, settings) -> Iterator[World]:
    """One agency, two departments, an officer for each role; plain papers instead of PDFs; no sign-in was counted."""
    made = make_world(tmp_path)
    county.PLACES.append(made.place)
    settings.DISCLOSURE_SERVICES = "tests.integration.officers.county.make_services"
    services.cache_clear()
    cache.clear()
    yield made
    county.PLACES.clear()
    services.cache_clear()


@pytest.fixture
def as_officer(world) -> Callable[[str], Client]:
    """A browser without JavaScript, signed in as one of the world's people."""

    def signed_in(who: str) -> Client:
        client = Client()
        client.force_login(getattr(world, who), backend="django.contrib.auth.backends.ModelBackend")
        return client

    return signed_in


@pytest.fixture
def case(world) -> Case:
    """A request of the finance department on which its handler works."""
    receipt = requesting.submit_request(
        agency=world.agency,
        department=world.finance,
        form=FORM,
        channel=Channel.VISIT,
        methods=[Method.FILE],
        deliveries=[Delivery.EMAIL],
        at=world.clock(),
        by=world.intake,
    )
    case = Case.objects.get(request=receipt.request)
    case = cases.receive(case=case, gist=GIST, by=world.intake, at=world.clock())
    case = cases.assign(case=case, department=world.finance, handler=world.handler, by=world.intake, at=world.clock())
    return cases.start(case=case, by=world.handler, at=world.clock())
