"""An officer with forty cases and twenty minutes: from an upload to a public record, by keys and without script."""

import re
from contextlib import suppress
from itertools import count

import pytest
from playwright.sync_api import Page, expect

from redaction.papers import make_pdf, paper_with_persons
from tests.journeys.conftest import DESKTOP
from tests.journeys.turning import go, turn

MACHINE_MS = 240_000
SEEDS = count(41)
"""Each journey hands in a paper of its own: the same bytes twice are refused."""


def upload(page: Page, site) -> str:
    """Hand in a paper with invented people; gives the address of its screen once a person is needed."""
    sample = paper_with_persons(6, next(SEEDS))
    page.goto(f"{site.officers}/admin/files/upload/")
    page.set_input_files(
        "input[type=file]",
        {"name": sample.file_name, "mimeType": "application/pdf", "buffer": make_pdf(sample.paper, sample.producer)},
    )
    page.get_by_role("button", name="파일 올리기").click()
    page.wait_for_url(re.compile(r"/admin/files/[a-z2-7]{26}/$"))
    return page.url


def wait_for_step(page: Page, address: str, words: str) -> None:
    """Wait until the file's screen offers the step."""
    go(page, address)
    expect(page.get_by_role("link", name=words)).to_be_visible(timeout=MACHINE_MS)


def left(page: Page) -> str:
    """What the head says is left to do."""
    return page.locator(".og-left").inner_text()


@pytest.fixture
def reviewing(site, sign_in, pictures):
    """The handler at the review of a fresh paper."""
    page = sign_in("handler")
    address = upload(page, site)
    page.screenshot(path=pictures / "officers-progress.png")
    wait_for_step(page, address, "검토하기")
    turn(page.get_by_role("link", name="검토하기"))
    expect(page.locator(".og-sheet img")).to_be_visible()
    return page, address


def decide_what_is_open(page: Page) -> None:
    """Press n and h until nothing is left."""
    for _ in range(60):
        before = left(page)
        if "남은 결정" not in before or "없음" in before:
            break
        page.keyboard.press("n")
        page.wait_for_timeout(250)
        page.keyboard.press("h")
        # `n` may open another page; a key pressed while that loads is lost, and a person presses it again.
        with suppress(AssertionError):
            expect(page.locator(".og-left")).not_to_have_text(before, use_inner_text=True, timeout=2_000)
    for link in page.locator(".og-pages a").all():
        if "그림" in link.inner_text():
            link.click()
            page.wait_for_timeout(500)
            page.keyboard.press("i")
            page.wait_for_timeout(500)


def test_an_officer_reviews_by_keys_and_a_second_one_approves_and_it_becomes_public(reviewing, site, sign_in, pictures):
    """Upload, decide by keys, draw by mouse, undo, finish; another officer approves; it is published and withdrawn."""
    page, address = reviewing
    page.screenshot(path=pictures / "officers-review.png")
    boxes = page.locator(".og-box").count()
    assert boxes > 5
    sheet = page.locator(".og-sheet").bounding_box()
    page.mouse.move(sheet["x"] + 40, sheet["y"] + 40)
    page.mouse.down()
    page.mouse.move(sheet["x"] + 160, sheet["y"] + 80, steps=5)
    page.mouse.up()
    expect(page.locator(".og-box")).to_have_count(boxes + 1)
    page.keyboard.press("u")
    expect(page.locator(".og-box")).to_have_count(boxes)
    page.keyboard.press("?")
    expect(page.locator(".og-keys")).to_be_visible()
    page.screenshot(path=pictures / "officers-keys.png")
    page.keyboard.press("Escape")
    decide_what_is_open(page)
    assert "남은 결정 없음" in left(page)

    turn(page.get_by_role("link", name="검토 마치기"))
    page.get_by_label("공개할 제목").fill("2026년 마을 복지 지원 대상자 선정 결과")
    turn(page.get_by_role("button", name="제목 저장"))
    page.screenshot(path=pictures / "officers-end.png", full_page=True)
    page.get_by_role("button", name="가린 파일 만들기").click()
    page.wait_for_url(address)
    expect(page.get_by_role("link", name="원본과 결과 나란히 보기")).to_be_visible(timeout=MACHINE_MS)
    turn(page.get_by_role("link", name="원본과 결과 나란히 보기"))
    expect(page.locator(".og-sheet img")).to_have_count(2)
    page.screenshot(path=pictures / "officers-side-by-side.png")

    approver = sign_in("approver")
    wait_for_step(approver, address, "결과 보고 승인하기")
    turn(approver.get_by_role("link", name="결과 보고 승인하기"))
    expect(approver.get_by_text("가린 값이 파일 어디에도 없음")).to_be_visible()
    approver.screenshot(path=pictures / "officers-approve.png")
    approver.get_by_role("button", name="이 파일 승인하기").click()
    approver.wait_for_url(address)

    wait_for_step(page, address, "공개하기")
    turn(page.get_by_role("link", name="공개하기"))
    page.get_by_label("한 문장 요약").fill("마을 복지 지원 대상자를 고른 기준과 결과입니다.")
    page.screenshot(path=pictures / "officers-publish.png", full_page=True)
    turn(page.get_by_role("button", name="공개하기"))
    page.goto(f"{site.officers}/admin/publications/?q=복지 지원 대상자 선정 결과&standing=public")
    for _ in range(30):
        if page.locator("td.title a").count():
            break
        page.wait_for_timeout(1000)
        page.reload()
    turn(page.locator("td.title a").first)
    page.screenshot(path=pictures / "officers-publication.png", full_page=True)
    turn(page.get_by_role("link", name="공개 취소하기"))
    page.get_by_label("공개되는 이유").fill("다시 검토하기 위해 내립니다.")
    turn(page.get_by_role("button", name="다음: 바뀔 모습 보기"))
    page.screenshot(path=pictures / "officers-withdraw.png")
    turn(page.get_by_role("button", name="지금 공개 취소하기"))
    expect(page.get_by_text("공개 취소", exact=True).first).to_be_visible()


def test_the_whole_review_works_without_script(reviewing, site, browser):
    """With scripts off, the same paper is decided, undone and finished with the list's buttons alone."""
    page, address = reviewing
    made = browser.new_context(viewport=DESKTOP, locale="ko-KR", java_script_enabled=False)
    made.add_cookies(page.context.cookies())
    plain = made.new_page()
    plain.goto(f"{address}review/?list=open")
    before = left(plain)
    if plain.get_by_role("button", name="가림", exact=True).count():
        turn(plain.get_by_role("button", name="가림", exact=True).first)
        assert left(plain) != before
        turn(plain.get_by_role("button", name=re.compile("되돌리기")))
        assert left(plain) == before
    for _ in range(60):
        plain.goto(f"{address}review/?list=open")
        buttons = plain.get_by_role("button", name=re.compile("^(모두 )?가림$"))
        if not buttons.count():
            break
        turn(buttons.first)
    for number in range(1, plain.locator(".og-pages li").count() + 1):
        plain.goto(f"{address}review/?page={number}")
        seen = plain.get_by_role("button", name=re.compile("그림을 모두 확인함"))
        if seen.count():
            turn(seen)
    assert "남은 결정 없음" in left(plain)
    go(plain, f"{address}review/end/")
    plain.get_by_label("공개할 제목").fill("스크립트 없이 검토한 자료")
    turn(plain.get_by_role("button", name="제목 저장"))
    plain.get_by_role("button", name="가린 파일 만들기").click()
    expect(plain.get_by_text("검토를 마쳤습니다")).to_be_visible()
    made.close()


def test_two_officers_on_one_file_see_each_other(reviewing, sign_in, browser):
    """A second look at the same file shows who else is there."""
    page, address = reviewing
    other = sign_in("approver")
    go(other, f"{address}review/")
    page.reload()
    expect(page.locator("[data-og-review-target=presence]")).to_contain_text("함께 보는 사람")
