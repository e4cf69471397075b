"""Journeys: a person, a real browser, the real start command. One running system serves a whole session of tests."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from cms.sample_county.officers import DEMO_SIGN_INS
from tests.journeys.running import RunningSite, published, start, stop, wait_for

CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-first-run",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]
SAMPLE_PAPERS = 12
PUBLISHED_AT_LEAST = 6
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="session")
def site(tmp_path_factory) -> Iterator[RunningSite]:
    """A running county with its first sample papers published by the real pipeline."""
    running, process = start(tmp_path_factory.mktemp("county"), "--papers", str(SAMPLE_PAPERS))
    try:
        wait_for(lambda: published(running) >= PUBLISHED_AT_LEAST, 600, process, running.log)
        yield running
    finally:
        stop(process)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's chromium."""
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS, chromium_sandbox=False)
        yield launched
        launched.close()


@pytest.fixture
def context(browser) -> Iterator[BrowserContext]:
    """A visitor who has never been here, at a desk."""
    made = browser.new_context(viewport=DESKTOP, locale="ko-KR", timezone_id="Asia/Seoul")
    made.set_default_timeout(20_000)
    yield made
    made.close()


@pytest.fixture
def page(context) -> Page:
    """One tab of that visitor."""
    return context.new_page()


@pytest.fixture
def phone(browser) -> Iterator[Page]:
    """A visitor with a phone."""
    made = browser.new_context(viewport=PHONE, locale="ko-KR", has_touch=True, is_mobile=True)
    made.set_default_timeout(20_000)
    yield made.new_page()
    made.close()


@pytest.fixture
def sign_in(site, browser):
    """Sign in as a demonstration account, such as sign_in("handler"); each gets a browser context of its own."""
    contexts: list[BrowserContext] = []

    def signed_in(username: str) -> Page:
        account = next(one for one in DEMO_SIGN_INS if one.username == username)
        made = browser.new_context(viewport=DESKTOP, locale="ko-KR", timezone_id="Asia/Seoul")
        made.set_default_timeout(20_000)
        contexts.append(made)
        tab = made.new_page()
        tab.goto(f"{site.officers}/admin/")
        tab.locator("input[name=login]").fill(account.username)
        tab.locator("input[name=password]").fill(account.password)
        tab.locator("form:has(input[name=password]) [type=submit]").first.click()
        tab.wait_for_url(f"{site.officers}/admin/")
        return tab

    yield signed_in
    for made in contexts:
        made.close()


@pytest.fixture(scope="session")
def pictures(tmp_path_factory) -> Path:
    """Where screenshots for the manual go; not from the run on PostgreSQL, which may write at the same time."""
    if os.environ.get("DATABASE_URL"):
        return tmp_path_factory.mktemp("pictures")
    folder = Path(__file__).resolve().parents[2] / "docs" / "manual" / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    return folder
