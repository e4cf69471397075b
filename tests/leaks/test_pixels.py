"""What an output shows in pixels is read: a number on a scan that nobody decided about is not published."""

import hashlib
from dataclasses import replace

import pytest

from redaction import verifying
from redaction.burning import burn
from redaction.errors import LeakFound
from redaction.reading import sheets
from redaction.types import (
    Box,
    Decisions,
    Ground,
    KeptPlace,
    Kind,
    PageText,
    PageTexts,
    TextOrigin,
    VerifiedPdf,
)
from tests.leaks.picture_channels import pixels_of_a_scan_must_go, scanned, written_picture
from tests.leaks.sheets import NAME, NUMBER, Case, boxes
from tests.leaks.test_channels import CONFIG

SCAN = pixels_of_a_scan_must_go()
PHONE = "010-4321-8765"
PHONE_SCAN = Case("phone", scanned(written_picture(secret=f"마을 {PHONE}")), kept=(), in_pixels=True)
BESIDE = boxes((20, 20, 60, 40))
"""A box where nothing stands: the number stays in the pixels."""


def proven(case: Case, rects=None) -> VerifiedPdf:
    """The case's boxes, or others, burned and verified, with nothing left standing on purpose."""
    sha256 = hashlib.sha256(case.content).hexdigest()
    decisions = Decisions(sha256, rects or case.boxes, frozenset(), frozenset(), "공개 문서")
    output = burn(case.content, decisions, CONFIG, lambda _done, _of: None)
    return verifying.verify(case.content, output, decisions, CONFIG, lambda _done, _of: None)


def test_a_number_left_in_the_pixels_of_a_scan_is_refused():
    """No text layer says it; OCR of the output does."""
    with pytest.raises(LeakFound) as caught:
        proven(SCAN, BESIDE)
    assert caught.value.failed == ("V10",)


def test_a_scan_gives_search_the_words_that_stay():
    """The text of a scanned page is what OCR reads in the verified output, and no more."""
    text = "".join("".join(proven(SCAN).page_texts).split())
    assert "민원처리" in text
    assert NAME not in text
    assert NUMBER not in text


def test_a_page_that_could_not_be_read_in_time_is_refused(monkeypatch):
    """Running out of time never means that nothing was found."""
    monkeypatch.setattr(sheets, "_PASS_MILLISECONDS", 1)
    with pytest.raises(LeakFound) as caught:
        proven(SCAN)
    assert "V10" in caught.value.failed


def put_to_the_check(case: Case, **decided) -> VerifiedPdf:
    """A scan whose number the first reading missed, burned and verified with what an officer decided."""
    sha256 = hashlib.sha256(case.content).hexdigest()
    given = {"boxes": BESIDE, "kept_value_keys": frozenset(), "raster_pages": frozenset(), "title": "공개", **decided}
    decisions = Decisions(sha256, **given)
    output = burn(case.content, decisions, CONFIG, lambda _done, _of: None)
    return verifying.verify(case.content, output, decisions, CONFIG, lambda _done, _of: None)


@pytest.fixture(scope="module")
def seen():
    """What verification saw on the scan with a resident number, and on the one with a telephone number."""
    sightings = []
    for case in (SCAN, PHONE_SCAN):
        with pytest.raises(LeakFound) as caught:
            put_to_the_check(case)
        sightings += caught.value.sightings
    return sightings


def place_of(sighting) -> KeptPlace:
    """Where an officer let something stand."""
    return KeptPlace(sighting.page, sighting.rects, sighting.kind)


def test_what_only_the_check_saw_is_told_by_its_place(seen):
    """Page, place, kind and score come back, and no text."""
    resident, phone = seen
    assert (resident.kind, resident.page, resident.score >= 0.8) == (Kind.RESIDENT_NUMBER, 1, True)
    assert phone.kind is Kind.PHONE
    (line,), (box,) = resident.rects, SCAN.boxes
    assert box.rect[0] < line[0] < line[2] < box.rect[2]
    assert NUMBER not in repr(seen)
    assert PHONE not in repr(seen)


def test_hiding_what_the_check_saw_makes_the_result_good(seen):
    """The places given back are places that can be burned."""
    hidden = tuple(Box(1, rect, Ground.G6) for rect in seen[0].rects)
    text = "".join("".join(put_to_the_check(SCAN, boxes=(*BESIDE, *hidden)).page_texts).split())
    assert NUMBER not in text


def test_an_officers_word_holds_for_that_place_and_kind(seen):
    """A telephone number that an officer looked at and kept goes out where it stands."""
    assert put_to_the_check(PHONE_SCAN, kept_places=(place_of(seen[1]),)).checks


def test_an_officers_word_holds_nowhere_else(seen):
    """Not for another place, page or kind."""
    place = place_of(seen[1])
    others = (replace(place, rects=((0.0, 0.0, 5.0, 5.0),)), replace(place, page=2), replace(place, kind=Kind.IP))
    with pytest.raises(LeakFound) as caught:
        put_to_the_check(PHONE_SCAN, kept_places=others)
    assert caught.value.sightings == (seen[1],)


def test_no_word_opens_a_resident_number(seen):
    """A unique identifier that the check saw is hidden or the paper stays."""
    with pytest.raises(LeakFound):
        put_to_the_check(SCAN, kept_places=(place_of(seen[0]),))


def checked_where_ocr_had_read(word: str, kept_places: tuple[KeptPlace, ...] = ()) -> VerifiedPdf:
    """The scan, of which OCR had read nothing but a word at the hidden place beside what is written."""
    ((left, low, right, high),) = (box.rect for box in BESIDE)
    step = (right - left) / len(word)
    rects = tuple((left + step * at, low, left + step * (at + 1), high) for at in range(len(word)))
    sha256 = hashlib.sha256(SCAN.content).hexdigest()
    texts = PageTexts(sha256, (PageText(1, word, rects, TextOrigin.OCR, 0.9, 0),), ())
    boxes_drawn = (*BESIDE, *SCAN.boxes) if word != NUMBER else BESIDE
    decisions = Decisions(sha256, boxes_drawn, frozenset(), frozenset(), "공개", kept_places=kept_places)
    output = burn(SCAN.content, decisions, CONFIG, lambda _done, _of: None, texts)
    return verifying.verify(SCAN.content, output, decisions, CONFIG, lambda _done, _of: None, texts)


def test_a_decided_value_that_stands_elsewhere_in_pixels_is_told_by_its_place():
    """It was hidden where it was read; where only the check can read it, a box is what is missing (V2 and V10)."""
    with pytest.raises(LeakFound) as caught:
        checked_where_ocr_had_read(NUMBER)
    assert caught.value.failed == ("V2", "V10")
    assert [one.kind for one in caught.value.sightings] == [Kind.RESIDENT_NUMBER]


@pytest.fixture(scope="module")
def word_seen():
    """What the check tells of a word that was hidden in one place and that it reads in another."""
    with pytest.raises(LeakFound) as caught:
        checked_where_ocr_had_read("민원처리")
    assert caught.value.failed == ("V2",)
    return caught.value.sightings


def test_a_hidden_word_that_only_the_check_reads_elsewhere_is_asked_about(word_seen):
    """The officer is shown the place instead of standing before a wall."""
    (one,) = word_seen
    assert one.kind is Kind.OTHER
    ((left, low, right, high),) = one.rects
    assert 0 < left < right < 320
    assert 0 < low < high < 200


def test_a_word_that_an_officer_left_there_goes_out(word_seen):
    """An everyday word that was hidden in one place may stand in another."""
    checks = checked_where_ocr_had_read("민원처리", (place_of(word_seen[0]),)).checks
    assert all(outcome.passed for outcome in checks)


def test_a_word_left_elsewhere_says_nothing_of_this_place(word_seen):
    """The officer's word holds for the place that was looked at."""
    elsewhere = replace(place_of(word_seen[0]), rects=((0.0, 0.0, 5.0, 5.0),))
    with pytest.raises(LeakFound) as caught:
        checked_where_ocr_had_read("민원처리", (elsewhere,))
    assert caught.value.sightings == word_seen
