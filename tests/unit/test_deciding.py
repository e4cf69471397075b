"""Decisions without a screen: what goes where a box is drawn, and what goes with it."""

from redaction.deciding import PUBLIC_TITLE, from_boxes, from_findings
from redaction.types import (
    Box,
    BoxSource,
    Disposition,
    Finding,
    Findings,
    Ground,
    Kind,
    PageText,
    PageTexts,
    Span,
    TextOrigin,
    Tier,
)


def _page(number, *lines):
    """A page whose letters are 10 points wide, its lines 20 apart from y = 700 down."""
    text = "\n".join(lines)
    rects = []
    row = place = 0
    for letter in text:
        if letter == "\n":
            row, place = row + 1, 0
            rects.append(None)
        else:
            y = 700.0 - 20 * row
            rects.append(None if letter == " " else (10.0 * place, y, 10.0 * place + 10, y + 10))
            place += 1
    return PageText(number, text, tuple(rects), TextOrigin.LAYER, 1.0)


def _found(page, rect, key, disposition=Disposition.REDACT):
    span = Span(0, 1, Kind.PERSON, 0.9, Tier.SURE, disposition, "이름", "name")
    return Finding(page, (rect,), span, key, key)


def _findings(*found):
    return Findings("0" * 64, "v", found, (), ())


TEXTS = PageTexts("0" * 64, (_page(1, "홍길동 민원", "접수번호 A-2026-0077"), _page(2, "A-20", "26-0077 홍길동")), ())


def test_what_the_detector_would_remove_or_ask_about_is_removed():
    """Taking the detector's word is on the safe side: what it is unsure of goes too, also where it would keep it."""
    findings = _findings(
        _found(1, (0, 0, 10, 10), "a"),
        _found(1, (20, 0, 30, 10), "b", Disposition.REVIEW),
        _found(1, (40, 0, 50, 10), "c", Disposition.KEEP),
        _found(2, (0, 0, 10, 10), "a", Disposition.KEEP),
    )
    decisions = from_findings(findings)
    assert [(box.page, box.rect[0], box.source) for box in decisions.boxes] == [
        (1, 0, BoxSource.DETECTOR),
        (1, 20, BoxSource.DETECTOR),
        (2, 0, BoxSource.DETECTOR),
    ]
    assert decisions.kept_value_keys == frozenset({"c"})
    assert (decisions.title, decisions.raster_pages) == (PUBLIC_TITLE, frozenset())


def test_a_boxed_value_goes_wherever_the_detector_saw_it():
    """A name under a box goes in every place; other values stay as the caller left them."""
    findings = _findings(
        _found(1, (0, 700, 30, 710), "hong"),
        _found(2, (80, 680, 110, 690), "hong"),
        _found(1, (40, 700, 60, 710), "other"),
    )
    given = Box(1, (0.0, 699.0, 30.0, 711.0), Ground.G4)
    decisions = from_boxes(TEXTS, findings, (given,))
    assert decisions.boxes == (given, Box(2, (80, 680, 110, 690), Ground.G4, BoxSource.PROPAGATED))
    assert decisions.kept_value_keys == frozenset({"other"})


def test_a_boxed_text_the_detector_does_not_know_is_looked_for_across_lines():
    """A number under a box is found again although the second page breaks it over two lines."""
    given = Box(1, (50.0, 680.0, 160.0, 690.0), Ground.G6)
    decisions = from_boxes(TEXTS, _findings(), (given,))
    assert [(box.page, box.rect) for box in decisions.boxes[1:]] == [
        (2, (0.0, 700.0, 40.0, 710.0)),
        (2, (0.0, 680.0, 70.0, 690.0)),
    ]


def test_a_boxed_name_goes_where_the_detector_read_it_as_part_of_more():
    """A name under a box is looked for by its letters at the beginning of words, and not within other words."""
    texts = PageTexts("0" * 64, (_page(1, "홍길동 민원"), _page(2, "홍길동의 논, 신홍길동제, (홍 길동)")), ())
    given = Box(1, (0.0, 700.0, 30.0, 710.0), Ground.G6)
    decisions = from_boxes(texts, _findings(_found(1, (0, 700, 30, 710), "hong")), (given,))
    assert [(box.page, box.rect[0], box.rect[2]) for box in decisions.boxes[1:]] == [(2, 0.0, 30.0), (2, 160.0, 200.0)]


def test_a_boxed_latin_name_is_no_part_of_a_longer_word():
    """A name in Latin letters is looked for as a whole word, as no particle of Korean hangs on it."""
    texts = PageTexts("0" * 64, (_page(1, "Lee"), _page(2, "Leeway, (Lee), Bailee")), ())
    given = Box(1, (0.0, 700.0, 30.0, 710.0), Ground.G6)
    decisions = from_boxes(texts, _findings(_found(1, (0, 700, 30, 710), "lee")), (given,))
    assert [(box.page, box.rect[0], box.rect[2]) for box in decisions.boxes[1:]] == [(2, 90.0, 120.0)]


def test_short_words_are_not_looked_for():
    """A box over three letters does not take the same three letters out of every word of the paper."""
    given = Box(2, (80.0, 680.0, 110.0, 690.0), Ground.G6)
    assert from_boxes(TEXTS, _findings(), (given,)).boxes == (given,)


def test_no_boxes_leave_everything():
    """An empty list of boxes is a decision too: everything found stays."""
    decisions = from_boxes(TEXTS, _findings(_found(1, (0, 0, 1, 1), "a")), ())
    assert (decisions.boxes, decisions.kept_value_keys) == ((), frozenset({"a"}))


def test_letters_that_do_not_count_one_to_one_are_not_matched():
    """A page whose letters join on comparison is left to the detector rather than matched wrongly."""
    odd = PageText(1, "A-2026-0077", (*(((0.0, 0.0, 1.0, 1.0),) * 10), (0.0, 0.0, 1.0, 1.0)), TextOrigin.LAYER, 1.0)
    joined = PageText(2, "\u1112\u1169\u11bc", (((0.0, 0.0, 1.0, 1.0),) * 3), TextOrigin.LAYER, 1.0)
    texts = PageTexts("0" * 64, (odd, joined), ())
    assert len(from_boxes(texts, _findings(), (Box(1, (0.0, 0.0, 1.0, 1.0), Ground.G6),)).boxes) == 1


def test_a_letter_that_unicode_writes_as_two_hides_no_other_place():
    """A number under a box goes from a page too that holds a letter which is compared as two."""
    texts = PageTexts("0" * 64, (_page(1, "A-2026-0077"), _page(2, "\u0958\u0958 A-2026-0077")), ())
    given = Box(1, (0.0, 700.0, 110.0, 710.0), Ground.G6)
    assert [(box.page, box.rect) for box in from_boxes(texts, _findings(), (given,)).boxes[1:]] == [
        (2, (30.0, 700.0, 140.0, 710.0))
    ]


def test_a_box_without_area_covers_nothing_more():
    """A glyph without area lies under any box."""
    texts = PageTexts("0" * 64, (_page(1, "가나다라마"),), ())
    findings = _findings(_found(1, (5.0, 700.0, 5.0, 710.0), "thin"))
    boxes = from_boxes(texts, findings, (Box(1, (0.0, 700.0, 50.0, 710.0), Ground.G6),)).boxes
    assert len(boxes) == 1
