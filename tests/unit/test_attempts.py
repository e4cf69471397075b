"""What is tried after verification refused a result: the likeliest cure first, nothing twice, nothing in vain."""

from redaction.attempts import Attempt, next_attempt
from redaction.errors import LeakFound
from redaction.types import (
    Box,
    BoxSource,
    BurnedPdf,
    Decisions,
    Ground,
    Kind,
    PageMethod,
    PageText,
    PageTexts,
    Sighting,
    TextOrigin,
)

DRAWN, PICTURE = PageMethod.VECTOR, PageMethod.RASTER
WORDS = PageTexts("0" * 64, (PageText(1, "가", ((0.0, 0.0, 1.0, 1.0),), TextOrigin.OCR, 0.9, 0),), ())
NO_WORDS = PageTexts("0" * 64, (PageText(1, "가", ((0.0, 0.0, 1.0, 1.0),), TextOrigin.LAYER, 1.0),), ())
PLATE = Sighting(2, ((10.0, 10.0, 60.0, 20.0), (10.0, 30.0, 40.0, 40.0)), Kind.VEHICLE, 0.9, "f" * 64)
FIRST = Attempt(Decisions("0" * 64, (), frozenset(), frozenset(), "공문"), WORDS)


def burned(*methods):
    """A result whose pages were made so."""
    return BurnedPdf("0" * 64, "1" * 64, b"", methods, ("",) * len(methods), "v")


def following(leak, methods, *tried, hides_sightings=False):
    """The next attempt, told by its pages as pictures, its boxes and whether OCR's words stay; None where it ends."""
    tried = tried or (FIRST,)
    made = next_attempt(tried, tried[-1], burned(*methods), leak, hides_sightings=hides_sightings)
    return made and (set(made.decisions.raster_pages), made.decisions.boxes, made.texts is not None)


def test_a_drawn_page_at_fault_becomes_a_picture_first():
    """The other pages keep their letters, and OCR's words stay."""
    assert following(LeakFound(("V4",), (2,)), (DRAWN, DRAWN, DRAWN)) == ({2}, (), True)


def test_where_a_picture_is_at_fault_its_words_are_left_out_first():
    """Another drawing of a picture is the same picture: what can be otherwise are the words over it."""
    assert following(LeakFound(("V6",), (1,)), (PICTURE, DRAWN)) == (set(), (), False)
    assert following(LeakFound(("V6",), (1, 2)), (PICTURE, DRAWN)) == ({2}, (), False)


def test_a_fault_of_no_page_makes_all_pages_pictures_and_then_leaves_the_words_out():
    """Both are tried, in that order, and then no more."""
    leak = LeakFound(("V2",))
    assert following(leak, (DRAWN, DRAWN)) == ({1, 2}, (), True)
    pictured = Attempt(Decisions("0" * 64, (), frozenset(), frozenset({1, 2}), "공문"), WORDS)
    assert following(leak, (PICTURE, PICTURE), FIRST, pictured) == ({1, 2}, (), False)
    wordless = Attempt(pictured.decisions, None)
    assert following(leak, (PICTURE, PICTURE), FIRST, pictured, wordless) is None


def test_a_paper_without_words_of_ocr_has_none_to_leave_out():
    """Nothing is tried that would burn the same result again."""
    alone = Attempt(FIRST.decisions, NO_WORDS)
    assert following(LeakFound(("V2",)), (PICTURE,), alone) is None


def test_what_the_check_saw_is_hidden_once_where_the_caller_wants_it():
    """Every line of the value gets a box; pages stay as they are."""
    leak = LeakFound(("V10",), (), (PLATE, PLATE))
    boxes = tuple(Box(2, rect, Ground.G6, BoxSource.DETECTOR) for rect in PLATE.rects)
    assert following(leak, (DRAWN, PICTURE), hides_sightings=True) == (set(), boxes, True)


def test_what_the_check_saw_is_for_the_caller_to_decide_otherwise():
    """No other drawing of a result makes a value decided, so none is tried."""
    assert following(LeakFound(("V10",), (), (PLATE,)), (DRAWN, PICTURE)) is None


def test_a_value_seen_again_under_its_own_box_is_refused():
    """Where the boxes are there already there is nothing left to add."""
    boxes = tuple(Box(2, rect, Ground.G6, BoxSource.DETECTOR) for rect in PLATE.rects)
    hidden = Attempt(Decisions("0" * 64, boxes, frozenset(), frozenset(), "공문"), WORDS)
    assert following(LeakFound(("V10",), (), (PLATE,)), (DRAWN,), hidden, hides_sightings=True) is None
