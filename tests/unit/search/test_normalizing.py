"""Text in one form, and the way back."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.language.normalizing import normalize


def test_plain_text_keeps_its_offsets() -> None:
    """Ordinary text only loses its capitals."""
    normal = normalize("구례군 GIS 자료")
    assert (normal.text, normal.original_span(4, 7)) == ("구례군 gis 자료", (4, 7))


def test_middle_dots_separate_words() -> None:
    """Every kind of middle dot is a blank."""
    assert normalize("읍·면ㆍ리・동").text == "읍 면 리 동"


def test_hidden_characters_are_dropped_and_found_again() -> None:
    """A zero-width blank inside a word does not hide it; a mark covers it too."""
    normal = normalize("회\u200b의록 둘")
    assert normal.text == "회의록 둘"
    assert normal.original_span(0, 3) == (0, 4)
    assert normal.original_span(4, 5) == (5, 6)


def test_decomposed_syllables_are_one() -> None:
    """Syllables written letter by letter (as some systems store file names) are the same word."""
    decomposed = unicodedata.normalize("NFD", "구례군")
    normal = normalize(decomposed)
    assert normal.text == "구례군"
    assert normal.original_span(2, 3) == (4, 7)


def test_signs_that_stand_for_several_letters() -> None:
    """㎡ and ① become what they stand for, and point at the one sign."""
    normal = normalize("①번 ㎡")
    assert normal.text == "1번 m2"
    assert normal.original_span(3, 5) == (3, 4)


def test_initial_consonants_stay_what_people_type() -> None:
    """ㄱㄹ is not turned into letters that nobody can type."""
    assert normalize("ㄱㄹ ①").text == "ㄱㄹ 1"


@pytest.mark.slow
@given(st.text(max_size=60))
def test_offsets_stay_inside_the_text(text: str) -> None:
    """Whatever is typed, every character points into the original, in order."""
    normal = normalize(text)
    spans = [normal.original_span(at, at + 1) for at in range(len(normal.text))]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert [start for start, _ in spans] == sorted(start for start, _ in spans)
