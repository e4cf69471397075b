"""What saves time in looking for a number's written form leaves nothing out."""

import importlib
import pkgutil
import re

import pytest

from redaction.finding import recognizing
from redaction.finding.recognizing.shapes import Shape, matches
from tests.detection.adversarial import SECOND, every_snippet
from tests.unit.finding.reading_patterns import (
    ALPHABET,
    beginnings,
    holds_one_of,
    looks_around,
    named_in,
    parsed,
)


def _shapes():
    for module in pkgutil.iter_modules(recognizing.__path__, f"{recognizing.__name__}."):
        for given in vars(importlib.import_module(module.name)).values():
            yield from (each for each in (given if isinstance(given, tuple) else ()) if isinstance(each, Shape))


SHAPES = tuple({id(shape): shape for shape in _shapes()}.values())


def _named(shapes):
    return [pytest.param(shape, id=shape.name) for shape in shapes]


@pytest.mark.parametrize("shape", _named(shape for shape in SHAPES if shape.literals))
def test_a_text_is_skipped_only_where_it_lacks_what_each_value_holds(shape):
    """No written form can be filled without one of the words whose absence lets a text be skipped."""
    assert holds_one_of(parsed(shape.pattern), shape.literals)


@pytest.mark.parametrize("shape", _named(shape for shape in SHAPES if shape.begins))
def test_a_value_is_sought_wherever_it_can_begin(shape):
    """A number is looked for at each place at which its written form can begin, whatever stands in front."""
    tokens, ahead = parsed(shape.pattern), shape.begins.ahead
    if ahead is not None:
        assert shape.pattern.pattern.startswith(f"(?<![0-9])(?P<value>{ahead.pattern}")
    alphabet = ALPHABET | named_in(tokens)
    for in_front, first in beginnings(tokens, alphabet):
        pairs = [before + character for before in in_front for character in first]
        assert [pair for pair in pairs if not shape.begins.first.match(pair, 1)] == []
        assert [character for character in first if not shape.begins.first.match(character)] == []


@pytest.mark.parametrize("shape", _named(shape for shape in SHAPES if shape.needs_cue))
def test_a_cue_reads_the_same_in_the_whole_text(shape):
    """A word that a value needs beside it is one by itself, so that a text without it holds no such value."""
    assert not looks_around(parsed(shape.cues))


def test_values_are_the_same_wherever_they_are_sought():
    """Looking only where a number can begin finds what looking everywhere finds."""
    text = " ".join(paper.text for paper in every_snippet(SECOND))
    for shape in SHAPES:
        assert [match.span() for match in matches(shape, text)] == [
            match.span() for match in re.finditer(shape.pattern, text)
        ]
