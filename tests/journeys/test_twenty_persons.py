"""A paper with twenty invented persons goes in, is proven clean, is found by a reader, and comes back out."""

import re
import urllib.parse

import pytest
from playwright.sync_api import Page, expect

from cms.sample_county.desk import SEED as SEED_OF_COUNTY
from cms.sample_county.spotting import by_line, spots_of, written_on
from redaction.config import RedactionConfig
from redaction.papers import SamplePaper, make_pdf, paper_with_persons, sample_county
from redaction.types import Kind, PageInspection, PageText
from redaction.workshop import Workshop
from tests.journeys import public_bytes
from tests.journeys.conftest import SAMPLE_PAPERS
from tests.journeys.running import wait_for
from tests.journeys.test_officers_review import MACHINE_MS, decide_what_is_open, left, wait_for_step
from tests.journeys.turning import go, turn

PERSONS = 20
SEED = 7
TITLE = "스무 사람의 복지 지원 대상자 선정 결과 보고"
WORDS = "스무 사람의 복지 지원"


@pytest.fixture(scope="module")
def sample() -> SamplePaper:
    """The paper and all of its secrets."""
    return paper_with_persons(PERSONS, SEED)


@pytest.fixture(scope="module")
def sealed_pages(sample) -> tuple[tuple[PageInspection, ...], tuple[PageText, ...]]:
    """The paper as an officer's eyes see it: where each word stands."""
    content = make_pdf(sample.paper, sample.producer)
    with Workshop(RedactionConfig(value_hash_key=b"v" * 32, signing_key=b"s" * 32)) as workshop:
        inspection = workshop.inspect(content)
        return inspection.pages, workshop.read(content, inspection).pages


def upload(page: Page, site, sample: SamplePaper) -> str:
    """Hand the paper in; gives the address of its screen."""
    page.goto(f"{site.officers}/admin/files/upload/")
    buffer = make_pdf(sample.paper, sample.producer)
    page.set_input_files(
        "input[type=file]", {"name": sample.file_name, "mimeType": "application/pdf", "buffer": buffer}
    )
    page.get_by_role("button", name="파일 올리기").click()
    page.wait_for_url(re.compile(r"/admin/files/[a-z2-7]{26}/$"))
    return page.url


def draw_what_only_a_person_sees(page: Page, address: str, sample: SamplePaper, sealed_pages) -> int:
    """Draw a box over each word about health and hardship, as an officer does who reads the table; gives how many."""
    inspected, texts = sealed_pages
    token = page.locator("input[name=csrfmiddlewaretoken]").first.input_value()
    drawn, written = 0, written_on(texts)
    for secret in sample.truth.secrets:
        if secret.kind != Kind.SENSITIVE:
            continue
        for text, start, end in spots_of(secret.value, written):
            sheet = inspected[text.number - 1]
            for rect in by_line([one for one in text.rects[start:end] if one]):
                answer = page.request.post(
                    f"{address}review/decide/",
                    form={
                        "csrfmiddlewaretoken": token,
                        "do": "draw",
                        "page": str(text.number),
                        "ground": "G6",
                        "left": f"{100 * rect[0] / sheet.width_pt:.3f}",
                        "right": f"{100 * rect[2] / sheet.width_pt:.3f}",
                        "top": f"{100 * (1 - rect[3] / sheet.height_pt):.3f}",
                        "bottom": f"{100 * (1 - rect[1] / sheet.height_pt):.3f}",
                    },
                    headers={"Referer": address},
                )
                assert answer.ok
                drawn += 1
    return drawn


def publish(page: Page, approver: Page, address: str) -> None:
    """Finish the review, approve as the second officer, publish."""
    go(page, f"{address}review/end/")
    page.get_by_label("공개할 제목").fill(TITLE)
    turn(page.get_by_role("button", name="제목 저장"))
    page.get_by_role("button", name="가린 파일 만들기").click()
    page.wait_for_url(address)
    wait_for_step(approver, address, "결과 보고 승인하기")
    turn(approver.get_by_role("link", name="결과 보고 승인하기"))
    approver.get_by_role("button", name="이 파일 승인하기").click()
    approver.wait_for_url(address)
    wait_for_step(page, address, "공개하기")
    turn(page.get_by_role("link", name="공개하기"))
    page.get_by_label("한 문장 요약").fill("복지 지원 대상자를 고른 기준과 결과를 정리한 문서입니다.")
    turn(page.get_by_role("button", name="공개하기"))


def record_address(site) -> str | None:
    """The record in the public results, once it is there."""
    body = site.get(f"{site.public}/search/?q={urllib.parse.quote(WORDS)}")[1].decode()
    hit = re.search(r'href="(/records/[a-z2-7]{26}/)[^"]*"[^>]*>(?:(?!</a>).)*스무', body, re.S)
    return f"{site.public}{hit.group(1)}" if hit else None


def unlike_names_that_stay(values: list[str]) -> list[str]:
    """Without those that are part of a name which another public paper rightly says, such as an official's."""
    stays = "\n".join(
        true.value for paper in sample_county(SEED_OF_COUNTY)[:SAMPLE_PAPERS] for true in paper.truth.kept
    )
    return [value for value in values if value not in stays]


def test_a_paper_with_twenty_persons_goes_in_sealed_comes_out_clean_and_is_withdrawn(
    site, sign_in, sample, sealed_pages
):
    """Upload to search hit and back; not one invented secret in any public byte, log, mail or index."""
    page, approver = sign_in("handler"), sign_in("approver")
    address = upload(page, site, sample)
    wait_for_step(page, address, "검토하기")
    turn(page.get_by_role("link", name="검토하기"))
    expect(page.locator(".og-sheet img")).to_be_visible()
    assert draw_what_only_a_person_sees(page, address, sample, sealed_pages) > PERSONS
    page.reload()
    decide_what_is_open(page)
    assert "남은 결정 없음" in left(page)
    publish(page, approver, address)
    wait_for(lambda: record_address(site) is not None, MACHINE_MS / 1000)

    record = record_address(site)
    everywhere = [one.value for one in sample.truth.secrets if one.kind != Kind.SENSITIVE]
    sensitive = [one.value for one in sample.truth.secrets if one.kind == Kind.SENSITIVE]
    own = public_bytes.of_record(site, record, urllib.parse.quote(WORDS))
    assert any(name.startswith("file") for name in own)
    assert public_bytes.holding(everywhere, own) == []
    assert public_bytes.holding(unlike_names_that_stay(everywhere), public_bytes.written_down(site)) == []
    assert (
        public_bytes.holding(sensitive, {name: own[name] for name in own if "apart" in name or name == "record"}) == []
    )

    withdraw(page, site)
    wait_for(lambda: record_address(site) is None, 60)
    assert site.get(record)[0] == 410
    # The reason follows once the detector has read it.
    wait_for(lambda: "다시 검토하기 위해 내립니다" in site.get(record)[1].decode(), 60)
    for link in set(re.findall(rb'href="([^"]+\.pdf[^"]*)"', own["record"])):
        assert site.get(f"{site.public}{link.decode()}")[0] in (404, 410)
    assert TITLE not in site.get(f"{site.public}/feeds/records.atom")[1].decode()
    assert record.removeprefix(site.public) not in site.get(f"{site.public}/sitemap.xml")[1].decode()


def withdraw(page: Page, site) -> None:
    """Take the record down with a public reason."""
    page.goto(f"{site.officers}/admin/publications/?q={urllib.parse.quote('스무 사람')}&standing=public")
    turn(page.locator("td.title a").first)
    turn(page.get_by_role("link", name="공개 취소하기"))
    page.get_by_label("공개되는 이유").fill("다시 검토하기 위해 내립니다.")
    turn(page.get_by_role("button", name="다음: 바뀔 모습 보기"))
    turn(page.get_by_role("button", name="지금 공개 취소하기"))
    expect(page.get_by_text("공개 취소", exact=True).first).to_be_visible()
