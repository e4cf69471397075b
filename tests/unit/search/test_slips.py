"""Spellings one stroke away that somebody may have meant."""

from search.language.hangul import USUAL_SYLLABLES
from search.language.slips import one_letter_away


def test_every_usual_syllable_is_one_of_the_standard() -> None:
    """The standard of Korean writing before Unicode has 2,350 syllables."""
    assert len(USUAL_SYLLABLES) == 2350
    assert {"가", "힝", "뷔"} < USUAL_SYLLABLES


def test_what_nobody_writes_is_no_other_spelling() -> None:
    """산슈유 may be 산수유, never 샳슈유, since such a syllable is in no paper."""
    spellings = dict(one_letter_away("산슈유"))
    assert spellings["산수유"] == 3
    assert "샳슈유" not in spellings


def test_an_odd_syllable_that_was_typed_may_stay() -> None:
    """A name with a rare syllable is found when another of its letters is wrong."""
    assert "설" in USUAL_SYLLABLES
    assert "믜" not in USUAL_SYLLABLES
    assert "믜실" in dict(one_letter_away("믜싷"))
