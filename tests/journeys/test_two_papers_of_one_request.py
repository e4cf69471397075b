"""Two papers of one request, the second with a page nobody could read: what an officer is shown and can do."""

import io
import re

from PIL import Image, ImageDraw
from playwright.sync_api import Page, expect
from pypdf import PdfReader, PdfWriter

from cms.sample_county.officers import DESK_DEPARTMENT
from redaction.papers import make_pdf, paper_with_persons
from tests.journeys.test_officers_review import MACHINE_MS
from tests.journeys.turning import go

SEED = 4711
SCROLL_TO = "one.closest('.og-found__scroll').scrollTop += one.closest('li').getBoundingClientRect().top - 200"


def photograph() -> bytes:
    """A page that is a picture of hills: no word on it, nothing OCR could read."""
    drawn = Image.new("RGB", (620, 877), "#a9c4d6")
    pen = ImageDraw.Draw(drawn)
    for step in range(6):
        height = 330 + step * 90
        hills = [(x, height + 46 * ((x // 40 + step) % 3) - x // 9) for x in range(0, 660, 40)]
        pen.polygon([(0, 877), *hills, (620, 877)], fill=(70 + step * 9, 110 - step * 9, 80 - step * 6))
    kept = io.BytesIO()
    drawn.save(kept, "PDF", resolution=75)
    return kept.getvalue()


def two_papers() -> tuple[bytes, bytes]:
    """The same people in both; the second ends with the photograph."""
    sample = paper_with_persons(6, SEED)
    first = make_pdf(sample.paper, sample.producer)
    second = PdfWriter()
    second.append(PdfReader(io.BytesIO(first)))
    second.append(PdfReader(io.BytesIO(photograph())))
    kept = io.BytesIO()
    second.write(kept)
    return first, kept.getvalue()


def enter_request(page: Page, site) -> None:
    """Enter a request that came by visit, for the department of the officer who will answer it."""
    page.goto(f"{site.officers}/admin/cases/new/")
    page.locator("select[name=department]").select_option(label=DESK_DEPARTMENT)
    page.locator("input[name=name]").fill("김점례")
    page.locator("input[name=address]").fill("전라남도 구례군 마산면 화엄사로 12")
    page.locator("textarea[name=text]").fill("마을 복지 지원 대상자를 고른 기준과 결과를 보고 싶습니다.")
    page.locator("input[name=methods]").first.check()
    page.locator("input[name=deliveries]").first.check()
    page.get_by_role("button", name="청구 입력하기").click()
    page.wait_for_url(re.compile(r"/admin/cases/([a-z2-7]{26}/)?$"))


def upload_to_case(page: Page, site, name: str, content: bytes) -> str:
    """Hand in a paper for the first case that is offered; gives the address of its screen."""
    page.goto(f"{site.officers}/admin/files/upload/")
    page.set_input_files("input[type=file]", {"name": name, "mimeType": "application/pdf", "buffer": content})
    page.locator("select[name=case]").select_option(index=1)
    page.get_by_role("button", name="파일 올리기").click()
    page.wait_for_url(re.compile(r"/admin/files/[a-z2-7]{26}/$"))
    return page.url


def open_review(page: Page, address: str) -> None:
    """Wait until the machine has read the file, then open its review."""
    go(page, address)
    expect(page.get_by_role("link", name="검토하기")).to_be_visible(timeout=MACHINE_MS)
    go(page, f"{address}review/")


def test_papers_of_one_request_are_decided_alike_and_an_unread_page_is_withheld(site, sign_in, pictures):
    """A value decided otherwise than in the other paper is told; a page nobody could read is hidden as a whole."""
    first, second = two_papers()
    enter_request(sign_in("intake"), site)
    page = sign_in("handler")
    address = upload_to_case(page, site, "신청서.pdf", first)
    open_review(page, address)
    people = page.locator(".og-group", has=page.get_by_role("button", name="모두 둠"))
    name = people.first.locator("bdi").inner_text()
    hide = people.first.get_by_role("button", name="모두 가림")
    hide.click()
    expect(hide).to_have_attribute("aria-pressed", "true")
    other = upload_to_case(page, site, "현장 사진.pdf", second)
    open_review(page, other)
    same = page.locator(".og-group", has=page.locator("bdi", has_text=name))
    same.get_by_role("button", name="모두 둠").first.click()
    told = page.locator(".og-elsewhere").first
    expect(told).to_contain_text("다른 파일")
    page.wait_for_load_state("networkidle")
    told.evaluate(f"one => {SCROLL_TO}")
    page.wait_for_timeout(800)
    page.screenshot(path=pictures / "officers-request-pass.png")

    page.locator(".og-pages a").last.click()
    withhold = page.get_by_role("button", name="이 쪽을 통째로 가리기")
    expect(withhold).to_be_visible()
    page.screenshot(path=pictures / "officers-unread-page.png")
    withhold.click()
    expect(page.get_by_text("통째로 가려져 나갑니다")).to_be_visible()
    page.screenshot(path=pictures / "officers-withheld-page.png")
