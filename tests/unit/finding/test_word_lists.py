"""Expressions made of lists of words."""

import re

import pytest

from redaction.finding.lists import one_of, words_of
from redaction.finding.recognizing.conditions import spaced


def test_the_longest_word_of_a_list_is_taken():
    """Of two districts that begin alike the longer name is read."""
    assert re.findall(one_of(["구례", "구례군", "순천시"]), "구례군과 구례, 순천시") == ["구례군", "구례", "순천시"]


def test_words_of_a_list_stand_behind_other_parts():
    """A word of a list is found behind what must stand in front of it, and another word is none."""
    assert re.search(rf"사는 {one_of(['곡성'])}$", "사는 곡성")
    assert not re.search(rf"사는 {one_of(['곡성'])}$", "사는 광양")


def test_an_empty_word_is_refused():
    """A list with an empty word, which would be found everywhere, is refused when it is read."""
    with pytest.raises(IndexError):
        one_of(["곡성", ""])


def test_many_words_are_read_as_each_alone():
    """Of words that begin alike each is read, the longest first, and blanks may stand between their syllables."""
    many = re.compile(spaced(["위암", "위암수술", "위염", "빚"]))
    assert many.findall("위 암 수술, 위암, 위 염, 빚, 위") == ["위 암 수술", "위암", "위 염", "빚"]


def test_short_words_are_not_read_apart():
    """A word shorter than asked for is not read with blanks inside."""
    assert re.findall(spaced(["이혼", "빚보증"], loose_from=3), "이 혼, 이혼, 빚 보증") == ["이혼", "빚 보증"]


@pytest.mark.parametrize("name", ["diagnoses", "treatments", "hardships", "offences", "beliefs", "everyday_signs"])
def test_no_word_stands_twice_in_a_list(name):
    """Each word of health, hardship, crime and belief stands once in its list."""
    assert len(words_of(name)) == len(set(words_of(name)))
