"""Merging, companions, the document pass, chunks and keys."""

from itertools import pairwise

import pytest

from redaction.config import CountyLexicon, RedactionConfig
from redaction.finding import detect, warm_up
from redaction.finding.detecting import hits_in
from redaction.finding.extending.spreading import Dictionary
from redaction.finding.values.hits import Hint, Hit
from redaction.finding.values.merging import merged
from redaction.finding.values.scores import tier_of
from redaction.types import Kind, Tier
from redaction.value_keys import value_key

LEXICON = CountyLexicon()


def _hit(start, end, kind=Kind.PERSON, score=0.9, hint=Hint.NONE):
    return Hit(start, end, kind, score, "rule", hint)


def test_hits_of_one_kind_unite():
    """Two findings of one kind over the same characters become one, with all hints and the better score."""
    (value,) = merged("홍길동이다", [_hit(0, 2, score=0.5, hint=Hint.PRIVATE), _hit(1, 3, hint=Hint.OFFICIAL)])
    assert (value.start, value.end, value.score) == (0, 3, 0.9)
    assert value.hints == {Hint.PRIVATE, Hint.OFFICIAL}


def test_the_surer_kind_keeps_its_place_and_the_rest_stays_found():
    """Where two kinds overlap the surer holds its characters and what sticks out is still covered."""
    text = "농협 301-12 김철수"
    values = merged(text, [_hit(0, 9, Kind.ACCOUNT, 0.5), _hit(3, 9, Kind.PHONE, 0.9), _hit(0, 9, Kind.NUMBER, 0.95)])
    assert [(text[value.start : value.end], value.kind) for value in values] == [
        ("농협", Kind.ACCOUNT),
        ("301-12", Kind.PHONE),
    ]


def test_blanks_and_empty_hits_are_no_values():
    """Blanks at the ends of a finding are not part of it, and a finding of blanks is none."""
    text = "  가나  "
    assert [(value.start, value.end) for value in merged(text, [_hit(0, 6), _hit(4, 6)])] == [(2, 4)]


@pytest.mark.parametrize(("score", "tier"), [(0.8, Tier.SURE), (0.4, Tier.LIKELY), (0.39, Tier.FAINT)])
def test_tiers(score, tier):
    """Scores fall into three tiers."""
    assert tier_of(score) is tier


def test_values_found_once_are_found_everywhere():
    """A name found by its label is found again without one, spaced and broken too, but not inside a place's name."""
    text = "신청인: 하동\n하동군에서 하동은 하 동 씨와"
    (seed,) = [value for value in merged(text, [_hit(5, 7)])]
    values = Dictionary.of([(text, (seed,))]).added(text, (seed,))
    assert [text[value.start : value.end] for value in values] == ["하동", "하동", "하 동"]


def test_a_common_word_does_not_spread():
    """What is no name by its form is not searched elsewhere."""
    text = "주소 주소"
    (seed,) = merged(text, [_hit(0, 2)])
    assert Dictionary.of([(text, (seed,))]).added(text, (seed,)) == (seed,)


def test_an_age_counts_where_a_person_stands():
    """An age, a date in brackets and an illness are somebody's only beside a person."""
    assert [span.kind for span in detect("45세 기준", LEXICON)] == []
    kinds = {span.kind for span in detect("신청인 김철수, 45세, 당뇨병 (1985. 3. 2.)", LEXICON)}
    assert kinds >= {Kind.AGE, Kind.SENSITIVE}
    assert {span.kind for span in detect("신청인: 김철수(1985. 3. 2.)", LEXICON)} == {Kind.PERSON, Kind.BIRTH_DATE}
    assert {span.kind for span in detect("신청인: 김철수(2025. 3. 2.)", LEXICON)} == {Kind.PERSON, Kind.BIRTH_DATE}
    assert {span.kind for span in detect("신청인: 김철수 2025. 3. 2.", LEXICON)} == {Kind.PERSON}
    assert Kind.BIRTH_DATE in {span.kind for span in detect("신청인: 김철수 남 1985. 3. 2.", LEXICON)}


@pytest.mark.slow
def test_long_texts_are_read_in_pieces():
    """A value is found wherever it stands in a long text, and spans never overlap."""
    text = ("군정 홍보를 위하여 안내함. " * 260) + "연락처 010-1234-5678 " + ("가" * 7000) + "\n연락처 010-8765-4321"
    spans = detect(text, LEXICON)
    found = [text[span.start : span.end] for span in spans if span.kind is Kind.PHONE]
    assert found == ["010-1234-5678", "010-8765-4321"]
    assert all(first.end <= second.start for first, second in pairwise(spans))


def test_offsets_are_of_the_text_as_given():
    """Offsets count code points of the given text, decomposed Hangul and full width included."""
    text = "\u1109\u1165\u11bc명: 홍길동 ０１０－１２３４－５６７８"
    assert "０１０－１２３４－５６７８" in {text[span.start : span.end] for span in detect(text, LEXICON)}
    assert list(hits_in("")) == []
    warm_up()


CONFIG = RedactionConfig(b"k" * 32, b"s" * 32)


def test_keys_are_equal_for_equal_values():
    """A key ignores blanks and decomposition, and differs under another secret."""
    assert value_key("홍 길 동", CONFIG) == value_key("\u1112\u1169\u11bc길동\n", CONFIG)
    assert value_key("홍길동", CONFIG) != value_key("홍길동", RedactionConfig(b"x" * 32, b"s" * 32))
