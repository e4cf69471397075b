"""The site around the records: no admin, plain errors, machines' files, display choices, editorial pages."""

import pytest
from django.test import Client
from wagtail.models import Page

from cms.pages.preparing import prepare_pages
from disclosure.wiring import services

GUIDES = ("how", "fees", "objection", "privacy", "accessibility")
EDITORIAL = ("/", "/guide/", *(f"/guide/{slug}/" for slug in GUIDES), "/notices/", "/notices/full-text-search/")


@pytest.mark.parametrize(
    "path", ["/admin/", "/admin/login/", "/accounts/login/", "/django-admin/", "/documents/1/x.pdf"]
)
def test_the_public_site_has_no_door_of_officers(county, reader, path):
    """No sign-in, no admin, no document of Wagtail answers here."""
    assert reader.get(path).status_code == 404


def test_the_public_process_holds_no_key_of_the_sealed_store(county):
    """What serves readers was given neither the sealed store nor the vault."""
    assert (services().sealed, services().vault, services().open_workshop) == (None, None, None)


@pytest.mark.parametrize("path", EDITORIAL)
def test_editorial_pages_answer(county, reader, path):
    """Every guide the footer and the forms point to is there, under the public site's security headers."""
    answer = reader.get(path)
    assert answer.status_code == 200
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "'unsafe-inline'" not in answer.headers["Content-Security-Policy"].split("style-src")[0]
    assert "style=" not in answer.content.decode()
    assert "onclick" not in answer.content.decode()


def test_preparing_pages_again_changes_nothing(county):
    """An editor's change survives the next start."""
    home = Page.objects.get(slug="home").specific
    home.heading = "어서 오세요"
    home.save_revision().publish()
    assert prepare_pages() == 0
    assert Page.objects.get(slug="home").specific.heading == "어서 오세요"


def test_an_unknown_address_is_said_in_words(county, reader):
    """404 in plain Korean with a search box."""
    answer = reader.get("/no/such/page/")
    assert answer.status_code == 404
    assert "찾으시는 쪽이 없습니다" in answer.content.decode()


def test_a_telephone_number_can_be_pressed_to_call(county, reader):
    """A resident with a phone presses the number where a page says whom to ask."""
    assert 'href="tel:061-780-2114"' in reader.get("/request/").content.decode()


def test_a_missing_token_is_said_in_words(county):
    """A form without its token is refused in plain Korean, and nothing is filed."""
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post("/status/", {"receipt_number": "2026-000001", "email": "a@example.com"})
    assert answer.status_code == 403
    assert "안전하게 보낼 수 없었습니다" in answer.content.decode()


@pytest.mark.parametrize("path", ["/feeds/records.atom", "/feeds/records.rss", "/sitemap-records.xml"])
def test_machines_find_every_record(county, reader, path):
    """Feeds and sitemap name each public record by its address."""
    answer = reader.get(path)
    assert answer.headers["Content-Type"].startswith(("application/atom", "application/rss", "application/xml"))
    assert all(record.public_id in answer.content.decode() for record in county.records)
    assert "partial" not in answer.content.decode()


def test_machines_files(county, reader):
    """robots.txt keeps crawlers off searches and requests; security.txt and the search description are complete."""
    robots = reader.get("/robots.txt").content.decode()
    assert "Disallow: /search/" in robots
    assert "Sitemap: http://testserver/sitemap.xml" in robots
    security = reader.get("/.well-known/security.txt").content.decode()
    assert {"Contact:", "Expires:"} <= {line.split(" ")[0] for line in security.splitlines() if line}
    assert "{searchTerms}" in reader.get("/opensearch.xml").content.decode()


def test_text_size_contrast_and_language_stay_chosen(county, reader):
    """A reader's choice is kept in the browser and takes effect on every page without JavaScript."""
    answer = reader.get("/display/", {"size": "largest", "contrast": "high", "language": "en", "next": "/records/"})
    assert answer.headers["Location"] == "/records/"
    page = reader.get("/records/").content.decode()
    assert '<html lang="en" data-krds-mode="high-contrast" data-text-size="largest">' in page
    assert "Browse" in page


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_a_choice_never_leads_elsewhere(county, reader, target):
    """The way back after a choice stays on this site."""
    assert reader.get("/display/", {"size": "large", "next": target}).headers["Location"] == "/"


def test_a_browser_set_to_english_gets_korean_until_somebody_chooses(county, reader):
    """The county's pages are Korean unless a reader chose otherwise."""
    assert '<html lang="ko">' in reader.get("/records/", headers={"Accept-Language": "en-US"}).content.decode()


def test_the_county_is_shown_in_numbers_with_tables_and_a_download(county, reader):
    """Every picture has its numbers beside it, and the months can be taken away as a table."""
    page = reader.get("/numbers/").content.decode()
    assert "공개와 부분공개" in page
    assert "<title" in page
    assert "재무과" in page
    assert 'class="length"' in page
    table = reader.get("/numbers/months.csv").content.decode("utf-8-sig").splitlines()
    assert len(table) == 13
    assert sum(int(line.split(",")[1]) for line in table[1:]) == len(county.records)


@pytest.mark.parametrize("path", ["/", "/records/", "/feeds/records.atom", "/sitemap-records.xml", "/guide/how/"])
def test_what_is_kept_by_browsers_is_asked_for_again(county, reader, path):
    """A browser may keep a page but asks each time, and hears in a word that nothing has changed."""
    answer = reader.get(path)
    assert "no-cache" in answer.headers["Cache-Control"]
    again = reader.get(path, headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
