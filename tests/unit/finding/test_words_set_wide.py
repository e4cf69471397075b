"""Headings set wide and words of everyday are nobody's names; names set wide are."""

import pytest

from redaction.config import CountyLexicon
from redaction.finding import detect
from redaction.types import Kind

LEXICON = CountyLexicon()


def _people(text):
    return [text[each.start : each.end] for each in detect(text, LEXICON) if each.kind is Kind.PERSON]


@pytest.mark.parametrize(
    "text",
    [
        "정 보  공 개 안내", "방 문 객 명부", "민 원 팀", "노 인 장 기 요 양 급 여 신 청 서",
        "농 업 경 영 체 변 경 신 청 서",
        "현 황 보 고", "추 진 계 획", "기 대 효 과", "하 반 기", "지 리 산", "천왕봉, 반야봉, 삼도봉",
    ],
)  # fmt: skip
def test_a_heading_set_wide_is_nobody(text):
    """A heading whose letters stand apart, or a mountain, is not shown to the officer as somebody's name."""
    assert _people(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("성 명 : 홍 길 동", "홍 길 동"), ("성 명  이 슬", "이 슬"), ("신 청 인  고 은 비", "고 은 비"),
        ("담 당 자 김 보 라", "김 보 라"), ("참석: 홍 길 동, 김 철 수", "김 철 수"), ("이 름 : 정 보 라", "정 보 라"),
    ],
)  # fmt: skip
def test_a_name_set_wide_is_still_found(text, name):
    """A name whose letters stand apart is found, even where it begins like a word or stands behind such a label."""
    assert name in _people(text)


def test_who_is_named_behind_an_address_is_not_part_of_it():
    """An owner in brackets behind a site's address is a person of his own, and is not kept with the site."""
    people = _people("위치: 산동면 대평리 118-2 (소유 홍길동, 점유 김도현)")
    assert people == ["홍길동", "김도현"]


def test_a_building_in_brackets_stays_with_its_address():
    """A quarter and a block of flats in brackets go with the address they belong to."""
    text = "주소: 부산시 해운대구 좌동순환로 266, 1268호(좌동, 동신아파트)"
    ends = [each.end for each in detect(text, LEXICON) if each.kind is Kind.ADDRESS]
    assert ends == [len(text)]
