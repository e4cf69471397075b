"""Words that only look like an ailment: prizes of a contest, and a word cut before another."""

import pytest

from redaction.config import CountyLexicon
from redaction.finding import detect
from redaction.types import Kind

NOT_AILING = [
    "대상 김도현, 금상 이서연, 동상 박지훈",
    "금상: 김도현\n동상: 박지훈",
    "장려상 이서연 / 동상 박지훈",
    "출 장 자\n상하수도사업소 주무관 김도현",
]
AILING = [
    "김도현 씨는 발가락에 동상을 입었다",
    "피해자 김도현 자상을 입음",
    "환자 김도현: 동상",
]


def _sensitive(text):
    return [text[span.start : span.end] for span in detect(text, CountyLexicon()) if span.kind is Kind.SENSITIVE]


@pytest.mark.parametrize("text", NOT_AILING)
def test_a_prize_and_a_cut_word_are_no_ailment(text):
    """A bronze prize beside a gold one, or a heading cut before the next word, tells nothing of anybody's health."""
    assert _sensitive(text) == []


@pytest.mark.parametrize("text", AILING)
def test_a_wound_is_still_an_ailment(text):
    """Frostbite and a stab wound are still marked."""
    assert _sensitive(text)
