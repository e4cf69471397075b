"""Shortcuts of the verifier: what is asked all at once, or looked for only where it can be, is found as before."""

import math
from types import SimpleNamespace

import pytest

from redaction.config import CountyLexicon
from redaction.verifying import legible, strings
from redaction.verifying.readers import Character, Reading

BOXES = [
    (10.0, 10.0, 20.0, 22.0),
    (20.0, 22.0, 10.0, 10.0),
    (0.0, 0.0, 0.0, 0.0),
    (15.0, -math.inf, 16.0, math.inf),
    (math.nan, 0.0, 30.0, 30.0),
    (400.0, 700.0, 412.0, 712.0),
]
PLACES = [(12.6, 13.1, 17.0, 18.0), (20.0, 0.0, 30.0, 10.0), (18.0, 11.0, 40.0, 12.0), (0.0, 0.0, 500.0, 800.0)]
SEALED_WORDS = ["가나다", "김가나", "900101-1234567", "hong.gildong"]
SPELLINGS = [
    lambda word: word.encode("utf-8"),
    lambda word: word.encode("utf-16-be"),
    lambda word: word.encode("cp949"),
    lambda word: word.encode("utf-8").hex().upper().encode(),
]


def _has_core_in(box, place):
    x0, y0, x1, y1 = box
    dx, dy = (x1 - x0) * 0.25, (y1 - y0) * 0.25
    whole, core = box, (x0 + dx, y0 + dy, x1 - dx, y1 - dy)
    return all(
        each[0] <= place[2] and place[0] <= each[2] and each[1] <= place[3] and place[1] <= each[3]
        for each in (whole, core)
    )


@pytest.mark.parametrize("place", PLACES)
def test_a_letter_whose_middle_lies_under_a_box_is_found_whatever_its_own_box_looks_like(place):
    """Whether a letter lies under a box is the same asked one by one or all at once, for impossible letters too."""
    reading = Reading(Character(str(at), box, 10.0) for at, box in enumerate(BOXES))
    expected = [each for each in reading if _has_core_in(each.rect, place)]
    assert reading.touching(place) == expected
    assert reading.touching_any([place, place]) == {id(each) for each in expected}


def test_a_page_without_letters_has_none_under_its_boxes():
    """A blank page is looked at like any other."""
    assert Reading().touching((0.0, 0.0, 9.0, 9.0)) == []


@pytest.mark.parametrize("before", range(12))
@pytest.mark.parametrize("spelled", SPELLINGS)
def test_a_removed_word_is_found_wherever_it_stands_in_a_long_stream(monkeypatch, before, spelled):
    """A word that was removed is found in every spelling, also where a long stream is looked at piece by piece."""
    monkeypatch.setattr(strings, "BYTES_AT_ONCE", 8)
    removed = strings.Removed(frozenset(SEALED_WORDS), frozenset())
    values, _short = strings.decided_values([removed], [""])
    for word in SEALED_WORDS:
        if len(form := spelled(word)) >= strings.SHORTEST_RAW_BYTES:
            assert values.in_bytes(b"\xb7" + b"q " * before + form + b"\xb7 re f") >= 1
    assert values.in_bytes(b"\xb7" + b"q " * before + b"1 0 0 1 0 0 cm") == 0


def _in_a_box(text, start_pt):
    return [Character(each, (start_pt + 10 * at, 0, start_pt + 10 * at + 9, 10), 10) for at, each in enumerate(text)]


def test_marks_that_ocr_took_for_words_are_no_hidden_values():
    """A smudge on a scan that was read as three letters bars no other; a name of two syllables does."""
    read = [_in_a_box(text, 200 * at) for at, text in enumerate(("eta", "고은", "906", "0687"))]
    page = SimpleNamespace(
        given=[(200 * at, 0, 200 * at + 100, 10) for at in range(4)],
        removed=[],
        original_pdfminer=[],
        seen_removed=[each for word in read for each in word],
    )
    assert strings.words_removed(page).words == {"고은", "0687"}
    page.removed, page.seen_removed = page.seen_removed, []
    assert {"eta", "906"} <= strings.words_removed(page).words


@pytest.mark.parametrize(
    ("sealed_word", "read", "is_leak"),
    [
        ("440,000", "군은 올해 581,440,000원을 들여", False),
        ("440,000", "상금 440,000원을 받았다", True),
        ("440,000", "상금 440, 000 원", True),
        ("0000", "시 000009!) 25.12.18.", False),
        ("010-1234-5678", "전화010-1234-56789", True),
        ("구례군산동면", "구례군 산동면 계천리 산119", False),
        ("구례군산동면계천리", "구례군 산동면 계천리 산119", True),
        ("김점례집", "김점례 집 앞", True),
    ],
)
def test_what_ocr_reads_in_a_result_is_a_leak_where_it_tells_of_the_value(sealed_word, read, is_leak):
    """A part of another number and the office's own towns tell nothing; the value itself does, however it is spaced."""
    removed = strings.Removed(frozenset({sealed_word}), frozenset())
    values, _short = strings.decided_values([removed], [""])
    lexicon = CountyLexicon(name="구례군", departments=("산동면", "민원과"))
    assert bool(legible.words_in(read, values, lexicon)) is is_leak
