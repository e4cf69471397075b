"""What an output shows in pixels is read: a number on a scan that nobody decided about is not published."""

import hashlib

import pytest

from redaction import verifying
from redaction.burning import burn
from redaction.errors import LeakFound
from redaction.reading import ocr
from redaction.types import Decisions, VerifiedPdf
from tests.leaks.picture_channels import pixels_of_a_scan_must_go
from tests.leaks.sheets import NAME, NUMBER, Case, boxes
from tests.leaks.test_channels import CONFIG

SCAN = pixels_of_a_scan_must_go()
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
    monkeypatch.setattr(ocr, "_PASS_MILLISECONDS", 1)
    with pytest.raises(LeakFound) as caught:
        proven(SCAN)
    assert "V10" in caught.value.failed
