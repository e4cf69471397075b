"""A county with records, and a reader's browser without JavaScript (Django's client) on the public site."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.test import Client

from cms.pages.preparing import prepare_pages
from disclosure import wiring
from tests import public_county


@pytest.fixture
def county(db, settings, tmp_path) -> Iterator[public_county.County]:
    """Eight records and the editorial pages, served under the public site's addresses; nothing is indexed yet."""
    settings.ROOT_URLCONF = "cms.urls.public"
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if not name.startswith("cms.officers.")]
    settings.CSRF_FAILURE_VIEW = "cms.public.views.errors.forbidden"
    settings.DISCLOSURE_SERVICES = "tests.public_county.standing_services"
    cache.clear()
    prepare_pages()
    made = public_county.found(tmp_path, public_county.MemoryObjects())
    for number in range(8):
        public_county.publish(made, number, pages=2)
    public_county.stand_for_process(made.services)
    wiring.services.cache_clear()
    yield made
    wiring.services.cache_clear()


@pytest.fixture
def indexed(county) -> public_county.County:
    """The same county with its records in the index."""
    county.index()
    return county


@pytest.fixture
def reader() -> Client:
    """A visitor who has never been here."""
    return Client()
