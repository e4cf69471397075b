"""Titles that somebody has only taken: whoever bears one is no official."""

import pytest

from redaction.config import CountyLexicon
from redaction.finding import detect
from redaction.types import Disposition, Kind

LEXICON = CountyLexicon()

ASSUMED = [
    "공범: 빈센트(필리핀), 성명불상 '오 실장'",
    "공범: 박 실장(총책)",
    "피의자는 일명 '김 팀장'의 지시를 받아 현금을 수거함",
    "자칭 세무서 최 과장이라는 자가 전화함",
    "조직원 성명불상(일명 오 과장)과 공모하여",
    "별칭: 윤 국장",
    "군청 직원을 사칭한 강민석 주무관에게 속아 300만원을 보냄",
    "사기 피의자 도정훈 실장(무직)이 잠적",
    "용의자: 함 과장(가명)",
    "피고인 마동석 과장은 항소하였다",
    "분양사무소 여민호 팀장에게 계약금을 냄",
    '"군청 건축과 하도윤 주무관이라고 하면서 전화가 왔어요"',
    "유흥주점 지배인 임재현 실장",
]


def _people(text: str) -> dict[str, Disposition]:
    return {text[span.start : span.end]: span.disposition for span in detect(text, LEXICON) if span.kind is Kind.PERSON}


@pytest.mark.parametrize("text", ASSUMED)
def test_who_only_calls_himself_an_official_is_never_kept(text: str) -> None:
    """별명이나 사칭으로 직함을 쓰는 사람의 이름은 공무원으로 남지 않는다."""
    found = _people(text)
    assert found
    assert Disposition.KEEP not in found.values()


def test_an_official_who_is_quoted_stays() -> None:
    """인용문 안에 적힌 담당 공무원의 이름은 남는다."""
    assert _people('"건축과 하도윤 주무관이 현장을 확인함"')["하도윤"] is Disposition.KEEP


def test_an_official_behind_his_unit_in_a_list_of_contracts_stays() -> None:
    """계약 현황표의 담당 칸에 부서와 함께 적힌 공무원의 이름은 남는다."""
    text = (
        "사업명 | 업체 | 대표자 | 계약금액 | 담당\n"
        "마을안길 포장 | (주)한솔토건 | 길상현 | 22,000,000원 | 건설과 윤종애\n"
        "배수로 정비 | 유한회사 대지건설 | 도한빈 | 9,800,000원 | 건설과 선우은중\n"
        "농로 정비 | (주)나래건설 | 표은수 | 8,100,000원 | 건설과 김도현"
    )
    found = _people(text)
    assert found["윤종애"] is found["선우은중"] is Disposition.KEEP
