"""Values that only their place tells: behind a name, in a column without a header, at the end of a list."""

import pytest

from redaction.config import CountyLexicon
from redaction.finding import detect
from redaction.types import Disposition, Kind


def _removed(text: str, kind: Kind) -> list[str]:
    return [
        text[span.start : span.end]
        for span in detect(text, CountyLexicon())
        if span.kind is kind and span.disposition is not Disposition.KEEP
    ]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("매매(매도인 소순임, 81, 마산면 황전길 14)", Kind.AGE, "81"),
        ("보조사업자 좌경택(용방면 사림리 88, 1955-06-17)이 받음", Kind.BIRTH_DATE, "1955-06-17"),
        ("아내 될 사람 LY THI NGOC(N9971440, 2001.12.9)", Kind.PASSPORT, "N9971440"),
    ],
)
def test_a_bare_number_behind_a_name_is_that_persons(text: str, kind: Kind, value: str) -> None:
    """괄호 안에서 이름 뒤에 오는 나이, 생일, 여권번호는 라벨이 없어도 지운다."""
    assert value in _removed(text, kind)


def test_a_day_of_our_own_years_behind_a_name_is_no_birth() -> None:
    """이름 뒤 괄호에 적힌 올해 날짜는 생일로 지우지 않는다."""
    assert _removed("박순임(면담/2026-06-17/1차)", Kind.BIRTH_DATE) == []


def test_a_column_without_a_header_holds_names() -> None:
    """머리글이 없는 목록에서도 주민번호 앞 칸은 모두 이름으로 지운다."""
    text = (
        "97서8814/공대룡/740808-1970***/주정차/120,000\n"
        "97나2217/이즈마일로프 루슬란/890202-5970117/검사지연/300,000\n"
        "97조3326/고례/650103-2970***/자동차세/91,040"
    )
    assert {"이즈마일로프 루슬란", "고례"} <= set(_removed(text, Kind.PERSON))


def test_who_owns_a_place_is_not_kept_with_it() -> None:
    """시설 주소 뒤 괄호에 적힌 소유자 이름은 주소와 함께 남지 않는다."""
    text = "위치: 산동면 대평리 118-2 (소유 표말자, 점유 표동혁)"
    assert _removed(text, Kind.PERSON) == ["표말자", "표동혁"]


def test_the_first_of_a_list_is_a_name_as_the_others() -> None:
    """명단의 첫 이름이 낯설어도 뒤에 이름이 이어지면 지운다."""
    assert "장사만" in _removed("씨름 | 장사만, 피강쇠, 후보 공대식", Kind.PERSON)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("승객 BANG/GYEOK MS, NOH/SANGPIL MR", "BANG/GYEOK"),
        ("총무 안개꽃(본명 안혜숙)이 걷음", "안개꽃"),
        ("통지서\n배 꽃님 귀하", "배 꽃님"),
        ("[꽃님맘] [오후 3:12] 다들 봤어요?", "꽃님맘"),
        ("2026년 6월 8일 오전 9:11, 봉동댁 : 네", "봉동댁"),
        ("(납부자 형수 민들레, 010-1126-0933)", "민들레"),
    ],
)
def test_a_name_in_an_unusual_form_is_removed(text: str, name: str) -> None:
    """항공권의 이름, 별명, '님'으로 끝나는 이름도 지운다."""
    assert any(name in found for found in _removed(text, Kind.PERSON))


def test_an_illness_told_in_english_is_removed() -> None:
    """영어로 적힌 사람의 병과 부상도 한글로 적힌 것과 같이 지운다."""
    found = _removed("피해자 김도현: a fractured ankle, epileptic since 2019", Kind.SENSITIVE)
    assert found == ["fractured ankle", "epileptic"]
