"""Wounds, scales, results, drink, abuse and surety are offered close to a person, however they are told."""

import pytest

from redaction.config import CountyLexicon
from redaction.finding import detect
from redaction.types import Disposition, Kind


def _offered(text: str) -> set[str]:
    spans = detect(text, CountyLexicon())
    return {
        text[span.start : span.end]
        for span in spans
        if span.kind is Kind.SENSITIVE and span.disposition is not Disposition.KEEP
    }


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("피해자 김도현 왼쪽 눈두덩 부음, 신고함", "왼쪽 눈두덩 부음"),
        ("이서연 학생 발목 인대 다쳐 조퇴", "발목 인대"),
        ("김도현 손등 일곱 바늘 꿰맴", "손등 일곱 바늘 꿰맴"),
        ("산모 이서연 에딘버러 15점", "에딘버러 15점"),
        ("접촉자 이서연 씨 TST 18mm 치료 시작", "TST 18mm"),
        ("김도현 님 세차사업단. 김도현 님은 아침부터 술", "아침부터 술"),
        ("김도현이 약 끊은 지 석 달", "약 끊은 지 석 달"),
        ("어르신 이서연 님은 손목이 묶여 있었음", "손목이 묶여"),
        ("이서연 씨도 보증 서서 망함", "보증 서서"),
        ("이서연 씨는 신장이 나빠 죽만 드심", "신장이 나빠"),
        ("피해자 김도현 우측 요골 골절, 장해 8%", "장해 8%"),
        ("1순위 / 김도현 / 1인 / 생계·의료 수급 / 구례읍", "생계·의료 수급"),
    ],
)
def test_harm_and_care_are_offered_beside_a_person(text: str, words: str) -> None:
    """What befell somebody and how he is cared for is told without a term for an illness."""
    assert any(words in found for found in _offered(text))


@pytest.mark.parametrize(
    "text",
    [
        "손등 씻기와 손목 스트레칭 안내",
        "BMI 측정 사업 120명 참여",
        "매일 술을 파는 업소 점검 계획",
        "임금 없이 일하는 관행 근절 대책",
    ],
)
def test_programmes_are_nobodys(text: str) -> None:
    """The same words in a programme or a plan are nobody's."""
    assert not _offered(text)


def test_a_number_whose_noughts_were_read_as_letters_is_no_name() -> None:
    """The last group of an amount that OCR misread is not taken for somebody."""
    text = "김도현 씨 담벼락 수리비 44O,OOO원 은 별 건임"
    people = {text[span.start : span.end] for span in detect(text, CountyLexicon()) if span.kind is Kind.PERSON}
    assert people == {"김도현"}
