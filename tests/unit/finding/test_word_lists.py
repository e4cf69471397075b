"""Expressions made of lists of words."""

import re

import pytest

from redaction.finding.lists import one_of


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
