"""An officer hands in what cannot be taken: each is told apart in plain words, the good one goes on, nothing leaks."""

import re

import pytest
from playwright.sync_api import expect

from redaction.papers import make_pdf, paper_with_persons
from tests.faults import hostile_sizes as sizes
from tests.faults import hostile_structures as structures
from tests.journeys.test_officers_review import MACHINE_MS, wait_for_step
from tests.journeys.turning import go

NAME = "홍차순_진료비_지급_명세"
"""The files are named after an invented person, as careless names are; no log may repeat it."""
AT_THE_DOOR = {
    "not_a_pdf": (structures.not_a_pdf, "RED-01", "PDF로 저장한 뒤 다시 올려 주세요"),
    "word": (structures.word_file_named_pdf, "RED-01", "PDF로 저장한 뒤 다시 올려 주세요"),
    "empty": (structures.empty, "RED-01", "PDF로 저장한 뒤 다시 올려 주세요"),
}
AT_INSPECTION = {
    "password": (structures.needs_a_password, "RED-03", "비밀번호를 풀고 다시 올려 주세요"),
    "cut": (structures.cut_in_the_middle, "RED-04", "원본을 다시 PDF로 만들어 올려 주세요"),
    "no_pages": (structures.no_pages, "RED-04", "원본을 다시 PDF로 만들어 올려 주세요"),
    "bomb": (sizes.double_content_bomb, "RED-02", "나누어 올려 주세요"),
    "polyglot": (structures.zip_after_pdf, "RED-01", "PDF로 저장한 뒤 다시 올려 주세요"),
}


def write(folder, name, content):
    """A file on the officer's disk."""
    path = folder / f"{NAME}_{name}.pdf"
    path.write_bytes(content)
    return path


def hand_in(page, site, paths):
    """Upload files in one go."""
    page.goto(f"{site.officers}/admin/files/upload/")
    page.set_input_files("input[type=file]", paths)
    page.get_by_role("button", name="파일 올리기").click()


@pytest.fixture
def handler(sign_in):
    """The handler of the desk."""
    page = sign_in("handler")
    page.set_default_timeout(120_000)
    return page


def test_each_bad_file_is_told_apart_and_the_good_one_goes_on(site, handler, tmp_path):
    """What is refused at once is refused beside the others; what inspection refuses says what to do on its screen."""
    cases = {**AT_THE_DOOR, **AT_INSPECTION}
    paths = [write(tmp_path, name, make()) for name, (make, _, _) in cases.items()]
    sample = paper_with_persons(3, 977)
    paths.append(write(tmp_path, "good", make_pdf(sample.paper, sample.producer)))
    hand_in(handler, site, paths)
    results = handler.locator("section[aria-labelledby=og-received] li")
    expect(results).to_have_count(len(paths))
    for name, (_, code, advice) in AT_THE_DOOR.items():
        said = results.filter(has_text=f"_{name}.pdf")
        expect(said).to_contain_text(advice)
        expect(said).to_contain_text(code)
    addresses = {
        name: site.officers + results.filter(has_text=f"_{name}.pdf").get_by_role("link").get_attribute("href")
        for name in [*AT_INSPECTION, "good"]
    }
    for name, (_, code, advice) in AT_INSPECTION.items():
        go(handler, addresses[name])
        expect(handler.locator("main")).to_contain_text(re.compile(f"{advice}.*{code}", re.S), timeout=MACHINE_MS)
    wait_for_step(handler, addresses["good"], "검토하기")
    log = site.log.read_text(errors="replace")
    assert NAME not in log
    assert "홍차순" not in log
    assert "Traceback" not in log
    assert all(secret.value not in log for secret in sample.truth.secrets if len(secret.value) > 4)


def test_three_hundred_megabytes_are_refused_in_words(site, handler, tmp_path):
    """A file over the limit is refused with the limit, and the form is there to try again."""
    hand_in(handler, site, [write(tmp_path, "large", sizes.three_hundred_megabytes())])
    said = handler.locator("section[aria-labelledby=og-received] li")
    expect(said).to_contain_text("200MB, 2,000쪽 이하로 나누어 올려 주세요", timeout=MACHINE_MS)
    expect(said).to_contain_text("RED-02")
    expect(handler.get_by_role("button", name="파일 올리기")).to_be_visible()
    assert NAME not in site.log.read_text(errors="replace")
