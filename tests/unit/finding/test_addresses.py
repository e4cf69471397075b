"""Addresses: the core, its tail, and whose it is."""

import pytest

from redaction.finding.recognizing.addresses import addresses
from redaction.finding.values.hits import Hint, Sight
from tests.unit.finding.seeing import values

WHOLE = [
    "전남 구례군 구례읍 봉동길 12-3, 101동 502호",
    "전라남도 구례군 마산면 사도리 산 123-4번지",
    "구례군 구례읍 섬진강로 33 (봉동리)",
    "서울특별시 관악구 신림로 123, 101동 202호",
    "경기도 수원시 팔달구 인계로12번길 7",
    "구례읍 5일시장큰길2안길 329",
    "광주 북구 용봉로 12 백운아파트 101동 1203호",
    "부산시 해운대구 좌동순환로 9, 12호(좌동, 동신아파트)",
    "대전광역시 유성구 대학로 99 2층",
    "산동면 좌사리 16-1, 3통 2반",
    "(우57616) 전남 구례군 구례읍 봉성로 77",
    "봉북리 123-4번지",
    "경남 하동군 화개면 탑리 산 252",
]


@pytest.mark.parametrize("address", WHOLE)
def test_an_address_is_found_to_its_last_character(address):
    """Roads, lots, buildings, units, brackets and postal codes belong to an address."""
    assert address in values(addresses, f"주소: {address}")


@pytest.mark.parametrize("address", ["행복아파트 101동 502호", "한울빌라 201호", "102동 1503호"])
def test_a_flat_alone_is_an_address(address):
    """A flat's number with its building is an address without any road."""
    assert address in values(addresses, address)


@pytest.mark.parametrize(
    "text",
    [
        "있으면 10일",
        "학교로 30명이",
        "도로 4차",
        "전화로 3회",
        "구례군 구례읍",
        "으로 12",
        "우리 3",
        "산책로 2km",
        "제3동 회의실",
    ],
)
def test_other_words_with_numbers_stay(text):
    """Particles, counts and lone districts are no addresses."""
    assert values(addresses, text) == set()


HINTS = [
    ("구례읍 봉동길 12에 거주하는", Hint.PRIVATE),
    ("주소: 구례읍 봉동길 12", Hint.PRIVATE),
    ("사업장 소재지: 구례읍 봉동길 12", Hint.FACILITY),
    ("구례읍 봉동리 12 일원", Hint.FACILITY),
    ("출장지 구례읍 봉동길 12, 101동 502호", Hint.REVIEW),
    ("토지면 오미리 12", Hint.NONE),
    ("소재지\n구례읍 봉동길 12", Hint.FACILITY),
]


@pytest.mark.parametrize(("text", "hint"), HINTS)
def test_words_around_tell_whose_it_is(text, hint):
    """Words for home make an address private, words for sites a facility's."""
    view = text.replace("\n", " ")
    hits = [hit for hit in addresses(Sight(view, text)) if hit.score >= 0.8]
    assert {hit.hint for hit in hits} == {hint}


def test_an_address_across_a_removed_line_break_is_found():
    """Where a line break was taken out, an address may begin right behind other words."""
    text = "김철수구례군 봉동길 12"
    assert values(addresses, text) == set()
    assert [text[hit.start : hit.end] for hit in addresses(Sight(text, text, (), frozenset({3})))] == [text[3:]]
