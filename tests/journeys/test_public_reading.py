"""A reader finds a record, opens the page that says it, and checks the file, with a mouse, a phone, or no script."""

import hashlib

import pypdfium2 as pdfium
import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.journeys.turning import turn

SCREENS = (
    "/",
    "/records/",
    "/search/?q=계약",
    "/request/",
    "/request/what/?q=계약",
    "/status/",
    "/guide/",
    "/guide/how/",
)
MORE_SCREENS = ("/numbers/", "/guide/fees/", "/guide/objection/", "/guide/privacy/", "/notices/", "/no-such-page/")


def violations(page) -> list[str]:
    """What axe finds, one line each."""
    found = Axe().run(page).response["violations"]
    return [f"{page.url} {one['id']} {[node['target'] for node in one['nodes']][:3]}" for one in found]


def first_record(page, site) -> str:
    """The address of the newest record."""
    page.goto(f"{site.public}/records/")
    return site.public + page.locator(".cards h2 a").first.get_attribute("href")


def test_a_reader_finds_a_page_and_opens_it_with_the_words_marked(site, page):
    """From the search box to the page that says it, the words marked, and the published file in hand."""
    page.goto(site.public)
    page.get_by_label("찾는 말").fill("구례군")
    turn(page.get_by_role("button", name="찾기"))
    turn(page.locator(".page-links a").first)
    assert "#page-" in page.url
    assert page.locator(".page-text mark").count() >= 1
    with page.expect_download() as download:
        page.get_by_role("link", name="PDF 내려받기").click()
    content = download.value.path().read_bytes()
    assert hashlib.sha256(content).hexdigest() in page.content()
    turn(page.get_by_role("link", name="직접 확인하기").first)
    assert page.get_by_text("방금 다시 확인했습니다").is_visible()


@pytest.mark.parametrize("path", [*SCREENS, *MORE_SCREENS])
def test_every_screen_is_accessible_at_a_desk_and_on_a_phone(site, page, phone, path):
    """axe finds nothing, and no screen has to be pushed sideways, at 1280 and 390 pixels."""
    for tab in (page, phone):
        tab.goto(site.public + path)
        assert violations(tab) == []
        assert tab.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_the_record_and_its_proof_are_accessible_in_high_contrast_at_the_largest_text(site, page):
    """The two screens a reader stays on longest hold in high contrast, largest text, and at 400 % (320 pixels)."""
    address = first_record(page, site)
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{site.public}/display/?size=largest&contrast=high&next=/records/")
    for path in ("", "proof/", "report/"):
        page.goto(address + path)
        assert page.locator("html").get_attribute("data-krds-mode") == "high-contrast"
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_a_printed_record_has_no_blank_sheets(site, page):
    """Each sheet of a printed record shows a picture or says something: none is left empty under a heading."""
    page.goto(first_record(page, site))
    printed = pdfium.PdfDocument(page.pdf(format="A4"))
    assert len(printed) > 1
    for sheet in printed:
        has_picture = any(part.type == pdfium.raw.FPDF_PAGEOBJ_IMAGE for part in sheet.get_objects())
        assert has_picture or len(sheet.get_textpage().get_text_range().split()) > 2


def test_the_keyboard_alone_reaches_the_results(site, page):
    """Skip link first, then the search box; Enter searches."""
    page.goto(site.public)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent").strip() == "본문으로 바로 가기"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("구례")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/**")
    assert page.locator(".cards li").count() >= 1


def test_filters_work_without_javascript(site, browser):
    """With scripts off a facet opens, narrows the list, and is taken away again."""
    context = browser.new_context(java_script_enabled=False, locale="ko-KR")
    tab = context.new_page()
    tab.goto(f"{site.public}/records/")
    every = tab.locator(".count strong").inner_text()
    tab.locator(".facets summary", has_text="종류").click()
    tab.locator('.facets input[name="kind"]').first.check()
    turn(tab.locator(".facets details[open] button"))
    assert "kind=" in tab.url
    assert int(tab.locator(".count strong").inner_text()) < int(every)
    turn(tab.get_by_role("link", name="모두 빼기"))
    assert tab.locator(".count strong").inner_text() == every
    context.close()


def test_no_page_loads_anything_from_elsewhere_or_breaks_its_own_rules(site, page):
    """Every byte comes from this site, and the browser reports no breach of the content security policy."""
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    for path in ("/", "/search/?q=구례", "/request/what/"):
        page.goto(site.public + path)
    page.goto(first_record(page, site))
    assert all(address.startswith(site.public) for address in asked)
    assert said == []
