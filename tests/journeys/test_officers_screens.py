"""Every screen of the officers, looked at by the accessibility checker in all the ways people use it."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.journeys.test_officers_review import upload, wait_for_step
from tests.journeys.turning import go, turn

WAYS = {
    "desk": {"viewport": {"width": 1280, "height": 860}},
    "dark": {"viewport": {"width": 1280, "height": 860}, "color_scheme": "dark"},
    "high-contrast": {"viewport": {"width": 1280, "height": 860}, "forced_colors": "active"},
    "phone": {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True},
    "zoomed-400": {"viewport": {"width": 320, "height": 640}},
}
SEEN_ALIKE = [pytest.param(way, marks=pytest.mark.looks) for way in WAYS if way != "desk"]
LISTS = (
    *("", "cases/", "cases/new/", "files/", "files/upload/", "publications/", "reports/"),
    *("lists/", "recall/", "accesses/"),
)
INSIDE = {"cases": "decision/", "publications": "withdraw/", "lists": ""}
"""The screen below a row that is looked at too."""
SHOTS = {
    "": "home",
    "cases/": "cases",
    "files/": "files",
    "files/upload/": "upload",
    "cases/new/": "new-request",
    "lists/": "lists",
    "recall/": "recall",
}
ROW = re.compile(r"(cases|lists)/[a-z2-7]{26}/")
SHOTS_OF_ROWS = {"cases": "case", "lists": "list-entry"}

PUSHED_SIDEWAYS = """() => [...document.querySelectorAll("body, body *")].filter((e) =>
  e.clientWidth > 0 && e.scrollWidth > e.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(e).overflowX)
  && !(e.querySelector("table") && e.tabIndex === 0 && (e.ariaLabel || e.getAttribute("aria-labelledby")))
).map((e) => `${e.tagName}.${e.className} ${e.scrollWidth - e.clientWidth}px`)"""
"""Boxes with more in them than they are wide, but for a table in a box that has a name and takes the keyboard."""


def list_first_value(page, file):
    """Propose the first value of a paper for the county: the list has a row, and other journeys see no effect of it."""
    page.goto(f"{file}review/")
    form = page.locator("details.og-always").first
    form.locator("summary").click()
    form.locator("input[value=redact]").check()
    form.locator("select[name=scope]").select_option("county")
    turn(form.get_by_role("button", name="목록에 올리기"))


@pytest.fixture(scope="module")
def state(site, browser):
    """A signed-in handler's session and the addresses of one row of each kind."""
    made = browser.new_context(locale="ko-KR", timezone_id="Asia/Seoul", viewport={"width": 1280, "height": 860})
    page = made.new_page()
    page.goto(f"{site.officers}/admin/")
    page.locator("input[name=login]").fill("handler")
    page.locator("input[name=password]").fill("gurye-records-2026")
    page.locator("form:has(input[name=password]) [type=submit]").first.click()
    page.wait_for_url(f"{site.officers}/admin/")
    file = upload(page, site)
    wait_for_step(page, file, "검토하기")
    list_first_value(page, file)
    addresses = [f"{site.officers}/admin/{name}" for name in LISTS]
    addresses.append(f"{site.officers}/admin/files/?state=review")
    addresses += [
        file,
        f"{file}review/",
        f"{file}review/?list=page&page=1",
        f"{file}review/end/",
        f"{file}approve/",
        f"{file}publish/",
    ]
    for kind, inside in INSIDE.items():
        page.goto(f"{site.officers}/admin/{kind}/")
        first = page.locator("td.title a").first
        if first.count():
            address = site.officers + first.get_attribute("href")
            addresses += sorted({address, address + inside})
    addresses += [f"{site.officers}/accounts/2fa/", f"{site.officers}/accounts/logout/"]
    addresses += [f"{site.officers}/admin/files/nothing-there/"]
    yield made.storage_state(), addresses
    made.close()


@pytest.mark.parametrize("way", ["desk", *SEEN_ALIKE])
def test_no_screen_has_a_fault_the_checker_knows(state, browser, way, site, pictures):
    """At a desk, dark, in high contrast, on a phone, at 400 %: no violation, nothing wider than the screen."""
    stored, addresses = state
    made = browser.new_context(locale="ko-KR", timezone_id="Asia/Seoul", storage_state=stored, **WAYS[way])
    made.set_default_timeout(20_000)
    page = made.new_page()
    faults = []
    for address in addresses:
        go(page, address)
        page.wait_for_timeout(300)
        found = Axe().run(page).response["violations"]
        faults += [f"{address}: {fault['id']} {fault['nodes'][0]['html'][:120]}" for fault in found]
        wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if wider > 0:
            faults.append(f"{address}: {wider}px wider than the screen")
        faults += [f"{address}: pushed sideways {box}" for box in page.evaluate(PUSHED_SIDEWAYS)]
        name = address.removeprefix(f"{site.officers}/admin/")
        row = ROW.fullmatch(name)
        shot = SHOTS_OF_ROWS[row[1]] if row else SHOTS.get(name)
        if way == "desk" and shot:
            page.screenshot(path=pictures / f"officers-{shot}.png")
    made.close()
    assert not faults


EDITORS = {
    "synonyms/": "synonyms",
    "synonyms/new/": "",
    "pins/": "pins",
    "pins/new/": "",
    "search-care/missed/": "missed",
    "search-care/preview/?q=우리고장&words=우리고장%0A구례군": "preview",
}


@pytest.mark.looks
def test_the_screens_of_search_care_have_no_fault_the_checker_knows(site, browser, sign_in, pictures):
    """An editor's screens at a desk, dark, in high contrast, on a phone, at 400 %: no violation, nothing too wide."""
    editor = sign_in("editor")
    editor.goto(f"{site.officers}/admin/synonyms/new/")
    editor.locator("textarea[name=words]").fill("우리고장\n구례군청")
    turn(editor.locator("#w-editor-form button[type=submit].button-longrunning"))
    stored, faults = editor.context.storage_state(), []
    for way, settings in WAYS.items():
        made = browser.new_context(locale="ko-KR", timezone_id="Asia/Seoul", storage_state=stored, **settings)
        page = made.new_page()
        for name, shot in EDITORS.items():
            page.goto(f"{site.officers}/admin/{name}")
            page.wait_for_timeout(300)
            faults += [f"{way} {name}: {fault['id']}" for fault in Axe().run(page).response["violations"]]
            if way == "desk" and shot:
                page.screenshot(path=pictures / f"editors-{shot}.png")
        made.close()
    assert not faults


def test_the_sign_in_page_has_no_fault(site, page, pictures):
    """The first screen an officer sees."""
    page.goto(f"{site.officers}/admin/")
    page.screenshot(path=pictures / "officers-sign-in.png")
    assert not Axe().run(page).response["violations"]


def test_every_part_of_a_date_field_shows_where_the_keyboard_is(state, browser, site):
    """Year, month, day and the button of the calendar are four stops, each with an outline."""
    made = browser.new_context(locale="ko-KR", storage_state=state[0], viewport={"width": 1280, "height": 860})
    page = made.new_page()
    page.goto(f"{site.officers}/admin/cases/new/")
    field = page.locator("input[type=date]")
    field.focus()
    for _ in range(4):
        assert field.evaluate("e => e === document.activeElement && getComputedStyle(e).outlineStyle") == "solid"
        page.keyboard.press("Tab")
    made.close()


def test_the_keyboard_reaches_everything_and_focus_is_seen(state, browser, site):
    """Tabbing through the review never gets lost, and each stop has a visible outline."""
    stored, addresses = state
    made = browser.new_context(locale="ko-KR", storage_state=stored, viewport={"width": 1280, "height": 860})
    page = made.new_page()
    page.goto(next(address for address in addresses if address.endswith("/review/")))
    stops = []
    for _ in range(40):
        page.keyboard.press("Tab")
        stop = page.evaluate(
            "() => { const e = document.activeElement, s = getComputedStyle(e);"
            " return [e.tagName, s.outlineStyle !== 'none' || s.boxShadow !== 'none']; }"
        )
        stops.append(stop)
    assert all(tag != "BODY" for tag, _seen in stops)
    assert sum(seen for _tag, seen in stops) >= len(stops) - 3
    made.close()
