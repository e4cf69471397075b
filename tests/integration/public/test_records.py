"""Reading records: what is public is shown whole, what was withdrawn is gone on every path at once."""

import re

import pytest

from cms.public.drafts import RequestDraft
from cms.public.reports import PrivacyReport
from tests import public_county

REASON = "개인정보가 다 가려지지 않아 거두었습니다."
PATHS = ("", "file.pdf", "pages/1.png", "thumbs/1.png", "proof/", "proof.json", "report/")


def test_a_record_shows_its_facts_pages_and_grounds(county, reader):
    """A reader sees department, day with weekday, what is hidden and why, and the text of each page."""
    record = county.records[1]
    page = reader.get(f"/records/{record.public_id}/").content.decode()
    for words in (
        record.title,
        record.summary,
        "종합민원과",
        "개인정보 3곳",
        "제9조제1항제6호",
        record.public_file.sha256,
    ):
        assert words in page
    assert 'id="page-2"' in page
    assert '<span class="veil">비공개 (제9조제1항제6호)</span>' in page
    assert "2025년 2월 2일(일)" in page


def test_words_from_the_search_stay_marked_on_the_page(indexed, reader):
    """The word somebody searched for is marked in the text of the record, escaped first."""
    record = indexed.records[0]
    page = reader.get(f"/records/{record.public_id}/", {"q": "수의계약 <b>"}).content.decode()
    assert "<mark>수의계약</mark>" in page
    assert '<b>"' not in page
    assert "&lt;b&gt;" in page


def test_a_word_on_many_pages_offers_the_best_few_and_the_rest_behind_a_press(indexed, reader):
    """A phone shows six pages that say it most, and how many more there are; no page is lost."""
    record = public_county.publish(indexed, 9, pages=28)
    indexed.index()
    page = reader.get(f"/records/{record.public_id}/", {"q": "업무추진비"}).content.decode()
    links = page[page.index('class="page-links" role="status"') : page.index('class="pager"')]
    at_once, further = links.split("<details>")
    assert at_once.count("#page-") == 6
    assert "21쪽 더 보기" in further
    assert further.count("#page-") == 21


def test_the_pager_of_a_very_long_record_stays_short(county, reader):
    """Of 260 pages the reader is offered the first, the last and the nearest twenties."""
    record = public_county.publish(county, 9, pages=260)
    page = reader.get(f"/records/{record.public_id}/", {"part": "6"}).content.decode()
    pager = page[page.index('class="pager"') :].split("</nav>")[0]
    assert re.findall(r"\d+–\d+쪽", pager) == [
        *("1–20쪽", "61–80쪽", "81–100쪽", "101–120쪽", "121–140쪽", "141–160쪽", "241–260쪽")
    ]


def test_a_page_without_letters_says_so_and_a_record_without_boxes_does_not_speak_of_them(county, reader, monkeypatch):
    """A picture's page promises no text beside it; where nothing was hidden, nothing is said of its removal."""
    monkeypatch.setattr(public_county, "page_texts", lambda *_: ["현장 사진", " "])
    page = reader.get(f"/records/{public_county.publish(county, 9).public_id}/").content.decode()
    assert "글자가 없는 쪽입니다" in page
    assert page.count("내용은 옆의 글과 같습니다") == 1
    assert "전체를 공개했습니다" in page
    assert "가린 것이 정말 지워졌나요" not in page


@pytest.mark.parametrize("path", PATHS)
def test_a_withdrawn_record_is_gone_on_every_path(county, reader, path):
    """Every address under a withdrawn record answers 410 with the public reason and none of its words."""
    record = county.records[2]
    public_county.withdraw(county, record, REASON)
    answer = reader.get(f"/records/{record.public_id}/{path}")
    assert answer.status_code == 410
    page = answer.content.decode()
    assert REASON in page
    assert record.title not in page


@pytest.mark.parametrize(
    "path", ["/search/?q=업무추진비", "/records/", "/", "/feeds/records.atom", "/sitemap-records.xml"]
)
def test_a_withdrawn_record_is_in_no_list_although_the_index_still_has_it(indexed, reader, path):
    """Neither results nor lists, feed or sitemap name a withdrawn record, before index and store have followed."""
    record = indexed.records[2]
    assert record.public_id in reader.get(path).content.decode()
    public_county.withdraw(indexed, record, REASON)
    assert record.public_id not in reader.get(path).content.decode()


@pytest.mark.parametrize("path", PATHS)
def test_unknown_records_are_not_found(county, reader, path):
    """An id nobody gave out is 404, and so is a record that was never public."""
    assert reader.get(f"/records/{'a' * 26}/{path}").status_code == 404
    planned = county.records[3]
    planned.published_at = None
    planned.public_file = None
    planned.save()
    assert reader.get(f"/records/{planned.public_id}/{path}").status_code == 404


def test_a_download_is_exactly_the_published_bytes(county, reader):
    """The PDF comes whole under its own name, its hash as the tag, and a browser that has it is told so."""
    record = county.records[0]
    answer = reader.get(f"/records/{record.public_id}/file.pdf")
    assert answer.content.startswith(b"%PDF-")
    assert answer.headers["ETag"] == f'"{record.public_file.sha256}"'
    assert "attachment" in answer.headers["Content-Disposition"]
    known = reader.get(f"/records/{record.public_id}/file.pdf", headers={"If-None-Match": answer.headers["ETag"]})
    assert (known.status_code, known.content) == (304, b"")


@pytest.mark.parametrize(
    ("asked", "status", "length"),
    [
        ("bytes=0-9", 206, 10),
        ("bytes=-5", 206, 5),
        ("bytes=10-", 206, None),
        ("bytes=999999-", 416, 0),
        ("pages=1", 200, None),
    ],
)
def test_a_part_of_a_download_can_be_asked_for(county, reader, asked, status, length):
    """A broken download goes on where it stopped; a part that is not there is refused."""
    answer = reader.get(f"/records/{county.records[0].public_id}/file.pdf", headers={"Range": asked})
    assert answer.status_code == status
    if length is not None:
        assert len(answer.content) == length


def test_a_changed_byte_is_never_given_away(county, reader):
    """When the stored file no longer has the hash that was approved, readers get 503, a way on, and not the file."""
    record = county.records[0]
    changed = county.services.public.get("gurye", record.public_id, record.public_file.sha256).replace(b"%PDF", b"%PDE")
    county.objects.put(f"gurye/{record.public_id}/{record.public_file.sha256}", changed)
    reader.raise_request_exception = False
    answer = reader.get(f"/records/{record.public_id}/file.pdf")
    assert answer.status_code == 503
    assert b"%PDE" not in answer.content
    assert 'href="tel:061-780-2114">061-780-2114</a>로' in answer.content.decode()
    assert f'href="/records/{record.public_id}/file.pdf"' in answer.content.decode()


def test_the_proof_is_checked_while_the_reader_waits(county, reader):
    """The proof page says that hash and signature hold, and tells a reader whether his own file is the same."""
    record = county.records[0]
    address = f"/records/{record.public_id}/proof/"
    assert "방금 다시 확인했습니다" in reader.get(address).content.decode()
    assert "같습니다." in reader.get(address, {"sha256": record.public_file.sha256.upper()}).content.decode()
    assert "다릅니다." in reader.get(address, {"sha256": "0" * 64}).content.decode()
    record.public_file.proof_signature = record.public_file.proof_signature[::-1]
    record.public_file.save()
    assert "맞지 않습니다." in reader.get(address).content.decode()


def test_half_a_fingerprint_is_not_called_another_file(county, reader):
    """Who pasted only a part is told to paste all of it, not that the file was changed."""
    page = reader.get(f"/records/{county.records[0].public_id}/proof/", {"sha256": "5bece308"}).content.decode()
    assert "처음부터 끝까지 붙여 넣었는지" in page
    assert "파일이 바뀌었거나" not in page


def test_a_long_record_is_read_in_parts(county, reader):
    """A record of 45 pages is shown twenty at a time, and a link to page 33 opens the right part."""
    record = public_county.publish(county, 40, pages=45)
    first = reader.get(f"/records/{record.public_id}/").content.decode()
    assert 'id="page-20"' in first
    assert 'id="page-21"' not in first
    assert "part=2#page-21" in first
    assert 'id="page-33"' in reader.get(f"/records/{record.public_id}/", {"part": 2}).content.decode()
    assert reader.get(f"/records/{record.public_id}/", {"part": 9}).status_code == 404


def test_a_report_of_personal_data_reaches_the_department_without_the_data(county, reader):
    """A reader says what shows and where; a number typed into the place is refused, so no report holds one."""
    record = county.records[0]
    address = f"/records/{record.public_id}/report/"
    refused = reader.post(address, {"kind": "identifier", "page": "1", "place": "900101-1234567"})
    assert "보이는 이름이나 번호는 적지 말고" in refused.content.decode()
    assert not PrivacyReport.objects.exists()
    taken = reader.post(address, {"kind": "name", "page": "2", "place": "아래쪽 표 둘째 줄"})
    assert "알려 주셔서 고맙습니다" in taken.content.decode()
    report = PrivacyReport.objects.get()
    assert (report.publication, report.page) == (record, 2)


def test_reading_makes_no_session_and_no_draft(county, reader):
    """Somebody who only reads gets no cookie and leaves no row."""
    for path in ("/", "/records/", f"/records/{county.records[0].public_id}/", "/search/?q=회의록"):
        assert not reader.get(path).cookies
    assert not RequestDraft.objects.exists()


def test_the_parts_of_a_long_record_are_told_apart(county, reader):
    """Both rows of links to the parts have a name of their own, so that a screen reader's list of places is clear."""
    record = public_county.publish(county, 9, pages=22)
    page = reader.get(f"/records/{record.public_id}/").content.decode()
    names = re.findall(r'<nav[^>]*aria-label="([^"]+)"', page)
    assert sum("문서의 부분" in name for name in names) == 2
    assert len(set(names)) == len(names)
