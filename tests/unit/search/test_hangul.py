"""Syllables, letters and keys."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.language import hangul


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ("rnfP", "구례"),
        ("djqancnwlsql", "업무추진비"),
        ("tndmlrPdir", "수의계약"),
        ("dhkfcks", "왈찬"),
        ("rkqtdl", "값이"),
        ("ekfrdl", "닭이"),
        ("Tkfr", "쌁"),
        ("rhksfl", "관리"),
    ],
)
def test_keys_of_the_wrong_layout(keys: str, text: str) -> None:
    """What was typed on the English layout is composed as an input method would."""
    assert hangul.from_latin_keys(keys) == text
    assert hangul.to_latin_keys(text) == keys


@pytest.mark.parametrize("word", ["2024", "구례", "http://", "rr", "k"])
def test_keys_that_form_no_syllables(word: str) -> None:
    """Digits, Korean, signs and lone letters are not taken for the wrong layout."""
    assert hangul.from_latin_keys(word) is None


def test_initials() -> None:
    """초성 of a text, and whether a text consists of them."""
    assert hangul.initials("구례군 2읍") == "ㄱㄹㄱ 2ㅇ"
    assert hangul.is_initials("ㄱㄹ")
    assert not hangul.is_initials("ㄱ")
    assert not hangul.is_initials("구ㄹ")
    assert not hangul.is_initials("ㅏㅏ")


def test_lone_letters_are_kept() -> None:
    """Letters that join nothing stay as they are."""
    assert hangul.compose("ㅏㄱㄱㅏㅏ") == "ㅏㄱ가ㅏ"
    assert hangul.compose("ㄱㅏ!ㄴ") == "가!ㄴ"


@given(st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), max_size=8))
def test_strokes_compose_to_the_same_text(text: str) -> None:
    """Any Korean text comes back from its key strokes, but where typing itself is ambiguous."""
    composed = hangul.compose(hangul.strokes(text))
    assert hangul.strokes(composed) == hangul.strokes(text)


@pytest.mark.parametrize("word", ["값싼", "괜찮다", "흙탕물", "업무추진비"])
def test_every_slip_of_a_word_composes_the_same_both_ways(word: str) -> None:
    """Spellings that are only looked up are put together as the keyboard would, or not at all."""
    typed = hangul.strokes(word)
    for at, letter in itertools.product(range(len(typed) + 1), "ㄱㅅㅆㅏㅗㅣㅡ"):
        for changed in (typed[:at] + letter + typed[at:], typed[:at] + letter + typed[at + 1 :], typed[:at]):
            composed = hangul.compose(changed)
            assert hangul.whole_syllables(changed) == (composed if all(map(hangul.is_syllable, composed)) else None)
