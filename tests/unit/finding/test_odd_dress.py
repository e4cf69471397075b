"""Homes told by a village, births, ages, passports and telephones in forms people write by hand."""

import pytest

from redaction.config import CountyLexicon
from redaction.finding import detect
from redaction.types import Kind, Tier

FOUND = [
    (Kind.ADDRESS, "신청인 김도현 / 구례읍 백련리 대성연립 가-103", "백련리 대성연립 가-103"),
    (Kind.ADDRESS, "(민) 상사마을 이백십이에 삼이요.", "상사마을 이백십이에 삼"),
    (Kind.ADDRESS, "각서인 김도현은 마산면 사도리 하사 41의 집을 넘김", "마산면 사도리 하사 41"),
    (Kind.ADDRESS, "저는 봉동리 살구나무집에 삽니다", "봉동리 살구나무집"),
    (Kind.ADDRESS, "사는 데는 문척면 동해마을 회관 뒤 두 번째 집이고", "동해마을 회관 뒤 두 번째 집"),
    (Kind.ADDRESS, "연대보증인 김도현 위와 같은 곳 안채", "위와 같은 곳 안채"),
    (Kind.ADDRESS, "I own the lot at Yangjeong-ri 188-4.", "Yangjeong-ri 188-4"),
    (Kind.BIRTH_DATE, "나무균(이웃) 47년 섣달생", "47년 섣달"),
    (Kind.BIRTH_DATE, "생년월일  1963년 음력 4월 8일", "1963년 음력 4월 8일"),
    (Kind.BIRTH_DATE, "저는 1948년 동짓달 열이레에 난 공순례라는 할머니입니다", "1948년 동짓달 열이레"),
    (Kind.BIRTH_DATE, "환자 김도현 M/83 430211", "430211"),
    (Kind.BIRTH_DATE, "성명 김도현 / 요양보호사 / 1970년 5월 / 구례읍", "1970년 5월"),
    (Kind.BIRTH_DATE, "꽃님반 이서윤(만3세, 22.07.14)", "22.07.14"),
    (Kind.AGE, "할머니는 올해 여든일곱이십니다", "여든일곱"),
    (Kind.AGE, "딸 김우아(열 살)", "열 살"),
    (Kind.PASSPORT, "3   솜차이               PA997114    8.14 이탈", "PA997114"),
    (Kind.PHONE, "네, 확인하고 1240-8813으로 전화드릴게요", "1240-8813"),
    (Kind.PHONE, "총무 최막례 41년생 997-3320", "997-3320"),
    (Kind.CERTIFICATE_NUMBER, "감면(국가유공자, 증서 제97-110238호)", "제97-110238호"),
]
OF_NOBODY = [
    "산동면 이평리 경로당 2개소",
    "우리 마을 일이 많다",
    "2025년 3월 5일에 난 산불의 피해 조사",
    "공급 규격 A9970318, 수량 3",
    "마을 끝에 새 집을 짓는 공사",
]


@pytest.mark.parametrize(("kind", "text", "value"), FOUND)
def test_values_in_odd_dress_are_found(kind, text, value):
    """A home, a birth, an age or a number is found as somebody writes it who never saw a form."""
    spans = [each for each in detect(text, CountyLexicon()) if each.kind is kind and each.tier is not Tier.FAINT]
    start = text.index(value)
    assert any(each.start <= start and start + len(value) <= each.end for each in spans)


@pytest.mark.parametrize("text", OF_NOBODY)
def test_what_only_looks_like_them_stays(text):
    """Counted places, proverbs, fires and parts' numbers are nobody's home, birth or passport."""
    assert [each for each in detect(text, CountyLexicon()) if each.tier is not Tier.FAINT] == []
