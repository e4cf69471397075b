"""Words that only look like a sensitive matter: prizes, a word cut before another, syllables within others."""

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
WITHIN_OTHER_WORDS = [
    "군민안전과 김도현 주무관이 민원인 박순례와 면담함",
    "안전과장 박지훈, 민원인 박순례",
    "수신자 박순례, 발신자 이서연",
    "접수 박순례 / 해당원인 조사 중",
    "신청인 박순례 담당원 이서연",
    "민원인 박순례: 연구속도가 느림",
]
AILING = [
    "김도현 씨는 발가락에 동상을 입었다",
    "피해자 김도현 자상을 입음",
    "환자 김도현: 동상",
    "이서연은 전과 3범",
    "입소자 박순례(천주교 신자)",
]


def _sensitive(text):
    return [text[span.start : span.end] for span in detect(text, CountyLexicon()) if span.kind is Kind.SENSITIVE]


@pytest.mark.parametrize("text", NOT_AILING)
def test_a_prize_and_a_cut_word_are_no_ailment(text):
    """A bronze prize beside a gold one, or a heading cut before the next word, tells nothing of anybody's health."""
    assert _sensitive(text) == []


@pytest.mark.parametrize("text", WITHIN_OTHER_WORDS)
def test_a_syllable_of_another_word_tells_nothing(text):
    """The department of safety (안전과) has no record (전과), and a receiver (수신자) is no believer (신자)."""
    assert _sensitive(text) == []


@pytest.mark.parametrize("text", AILING)
def test_what_is_somebodys_is_still_marked(text):
    """Frostbite, a stab wound, a record and a belief are still marked."""
    assert _sensitive(text)
