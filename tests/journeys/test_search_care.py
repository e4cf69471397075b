"""What stands beside the search: an editor's synonym, a search saved by mail, an answer found before asking."""

import re

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.journeys.test_public_request import decoded
from tests.journeys.turning import turn

NEW_SCREENS = ("/search/words/?q=ㄱㄹ", "/search/alerts/?q=구례", "/search/?q=혜성충돌대비", "/request/settled/")


def audit(page) -> None:
    """axe finds nothing on the screen shown, and it need not be pushed sideways."""
    assert [one["id"] for one in Axe().run(page).response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_a_readers_word_finds_what_an_editor_says_it_means(site, sign_in, page):
    """An editor joins two words; the next reader is told so in words and may search only for what was typed."""
    editor = sign_in("editor")
    editor.goto(f"{site.officers}/admin/synonyms/new/")
    editor.locator("textarea[name=words]").fill("우리고을\n구례군")
    audit(editor)
    turn(editor.locator("#w-editor-form button[type=submit].button-longrunning"))
    page.goto(f"{site.public}/search/?q=우리고을")
    assert page.get_by_text("같은 뜻으로").is_visible()
    assert page.locator(".cards li").count() >= 1
    audit(page)
    turn(page.get_by_role("link", name="적은 말만 찾기"))
    assert page.get_by_text("같은 뜻으로").count() == 0


def test_a_search_is_saved_by_mail_without_script(site, browser, pictures):
    """Asked for, confirmed by the mailed link and a press, all of it with script switched off."""
    context = browser.new_context(java_script_enabled=False, locale="ko-KR")
    tab = context.new_page()
    tab.goto(f"{site.public}/search/?q=구례군")
    turn(tab.get_by_role("link", name="새 기록이 올라오면 메일로 알림"))
    tab.get_by_label("전자우편").fill("reader@example.com")
    tab.screenshot(path=pictures / "public-saved-search.png")
    turn(tab.get_by_role("button", name="확인 편지 받기"))
    assert tab.get_by_role("heading", name="편지를 확인해 주세요").is_visible()
    tab.goto(re.search(r"http\S+/confirm/\S+", decoded(site.newest_mail())).group())
    turn(tab.get_by_role("button", name="알림 시작하기"))
    assert tab.get_by_role("heading", name="알림을 시작했습니다").is_visible()
    context.close()


def test_an_answer_is_found_while_a_request_is_being_written(site, page):
    """Published pages appear as the topic is typed; with one press nothing is sent and nothing is left."""
    page.goto(f"{site.public}/request/what/")
    page.get_by_label("무엇이 궁금하세요?").press_sequentially("구례군 계약", delay=20)
    page.locator("[data-answers] .cards li").first.wait_for()
    audit(page)
    turn(page.get_by_role("button", name="찾았어요. 청구하지 않을게요"))
    assert page.get_by_role("heading", name="찾으셨다니 다행입니다").is_visible()


def test_the_new_screens_hold_at_four_hundred_percent(site, page):
    """At 320 pixels nothing has to be pushed sideways and axe finds nothing."""
    page.set_viewport_size({"width": 320, "height": 640})
    for path in NEW_SCREENS:
        page.goto(site.public + path)
        audit(page)


def test_an_editor_writes_a_notice_and_publishes_it(site, sign_in, page, pictures):
    """A title, a day from the calendar and a text go in under our rules against scripts; then the notice is public."""
    made = site.manage(
        "shell", "--no-imports", "-c", "from cms.pages.models import NoticeIndexPage as N; print(N.objects.get().pk)"
    )
    editor = sign_in("editor")
    said: list[str] = []
    editor.on("console", lambda message: said.append(message.text))
    editor.goto(f"{site.officers}/admin/pages/add/cms/noticepage/{made.split()[-1]}/")
    editor.locator("#id_title").fill("설 연휴 처리 기한 안내")
    editor.locator("#id_day").click()
    editor.locator(".xdsoft_datetimepicker:visible td.xdsoft_today").click()
    editor.locator(".c-sf-add-button").first.click()
    editor.get_by_role("option", name="글").first.click()
    words = editor.locator(".public-DraftEditor-content").first
    words.click()
    expect(words).to_be_focused()
    words.press_sequentially("공휴일은 세지 않습니다.")
    # The editor hands its words to the form a moment after they were typed.
    expect(editor.locator("[name=body-0-value]")).to_have_value(re.compile("공휴일은 세지 않습니다."))
    expect(editor.locator("#id_day")).not_to_have_value("")
    editor.screenshot(path=pictures / "editors-notice.png")
    editor.locator("footer [data-w-dropdown-target=toggle]").click()
    turn(editor.locator("footer button[name=action-publish]"))
    expect(editor.locator(".messages .success")).to_be_visible()
    assert [text for text in said if "Content Security Policy" in text] == []
    page.goto(f"{site.public}/notices/")
    assert page.get_by_text("설 연휴 처리 기한 안내").is_visible()
