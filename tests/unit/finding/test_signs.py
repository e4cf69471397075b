"""Loose words of health, home, money and belief: somebody's beside a person, nobody's in a programme."""

import pytest

from redaction.config import CountyLexicon
from redaction.finding import detect
from redaction.types import Kind, Tier

TOLD = [
    ("총무 지계순 씨가 사다리에서 떨어져 골반이 나갔습니다", "골반이 나갔"),
    ("반양봉 씨 댁 / 시각 1급 / 점자, 조명", "시각 1급"),
    ("동생 김도현은 야뇨증이 있음", "야뇨증"),
    ("장형식 씨는 빚이 많아", "빚"),
    ("사망 1(김도현, 91, 거동 불가)", "거동 불가"),
    ("회장 김도현 - 의료원 재활 중", "재활"),
    ("세대주 김도현(수급자)", "수급자"),
    ("이서연 님 자궁내막증식증 치료 중", "자궁내막증식증"),
    ("김도현   노동조합비   18,000", "노동조합비"),
    ("김도현 씨는 대동맥판 협착으로 수술 대기", "대동맥판 협착"),
    ("이서연 님 췌 두 부 암 3기", "췌 두 부 암 3기"),
    ("김도현 씨 연대보증채무", "연대보증채무"),
]
ASIDE = [("김도현 씨 전남편 폭언", "전남편 폭언"), ("이서연 님 입원", "입원")]
OF_NOBODY = [
    "휠체어 대여 사업 안내",
    "확진자 발생 시 대응 지침",
    "수급자 선정 기준을 다음과 같이 정한다",
    "직원 신분증과 출입증을 지참한다",
    "담당 김도현 주무관 / 통신장애 복구",
    "김도현 씨의 자격증 사본",
    "소나무 재선충병 방제 공사",
]


def _told(text):
    spans = detect(text, CountyLexicon())
    return [
        text[each.start : each.end] for each in spans if each.kind is Kind.SENSITIVE and each.tier is not Tier.FAINT
    ]


@pytest.mark.parametrize(("text", "words"), TOLD)
def test_what_tells_of_a_person_beside_it_is_marked(text, words):
    """An illness, a grade, a debt or a membership is marked beside the person it is told of."""
    assert any(words in each for each in _told(text))


@pytest.mark.parametrize(("text", "words"), ASIDE)
def test_everyday_words_are_only_offered(text, words):
    """A word that ordinary papers have too is offered to the officer beside a person, not marked beforehand."""
    spans = detect(text, CountyLexicon())
    assert [words] == [text[each.start : each.end] for each in spans if words in text[each.start : each.end]]
    assert words not in " ".join(_told(text))


def test_everyday_words_without_a_person_are_nothing():
    """Where nobody stands, a word of treatment is an ordinary word."""
    assert detect("응급실 이송 체계와 입원 환자 급식 개선", CountyLexicon()) == ()


@pytest.mark.parametrize("text", OF_NOBODY)
def test_the_same_words_in_a_programme_stay(text):
    """The same words in a programme, a rule or the name of a paper are nobody's and stay readable."""
    assert _told(text) == []
