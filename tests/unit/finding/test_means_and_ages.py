"""What somebody earns, owes and is given, how old he is and what his certificates say; programmes stay."""

import pytest

from redaction.config import CountyLexicon
from redaction.finding import detect
from redaction.types import Disposition, Kind, Tier

SUMS = [
    ("신청인 김도현 월소득 1,250,000원", "1,250,000원"),
    ("김도현 씨의 부채 1억 2천만원, 이자 월 58만원", "1억 2천만원"),
    ("김도현 씨의 부채 1억 2천만원, 이자 월 58만원", "58만원"),
    ("이서연 님 보증금 500만원에 월세 25만원", "25만원"),
    ("이웃에게 4천3백만원을 빌린 김도현 씨", "4천3백만원"),
    ("김도현 씨는 통장에 이만 원뿐", "이만 원"),
    ("이서연 부부합산 월 480만 원, 전세 1억 3천", "480만 원"),
    ("이서연 부부합산 월 480만 원, 전세 1억 3천", "1억 3천"),
    ("김도현 씨 연봉 3,400만, 비정규직", "3,400만"),
    ("이서연 님 건보료 체납 18개월 1,934,200원", "1,934,200원"),
    ("김도현 씨 보증금 300에 월 20", "300"),
    ("김도현 씨 보증금 300에 월 20", "20"),
    ("Mr. Kim Dohyun(김도현) earns KRW 1,900,000 a month", "KRW 1,900,000"),
    ("수급 가구 명단\n김도현|1인|1,120,000|38,500,000|72점\n이서연|3인|2,840,000|61,200,000|58점", "61,200,000"),
    ("수급 가구 명단\n김도현|1인|1,120,000|38,500,000|72점\n이서연|3인|2,840,000|61,200,000|58점", "58점"),
    ("연번|성명|월급여|비고\n1|김도현|2,060,740|\n2|이서연|2,156,880|", "2,156,880"),
]
NO_SUMS = [
    "김도현 씨가 산 퇴비, 단가 4,320원, 수수료 1,000원",
    "담당 김도현 팀장, 총사업비 214,000천원, 군비 5,000만원",
    "월소득 1,250,000원 가구에 지원",
    "신청인 김도현: 보조금 지원 한도 1인당 100만원",
    "수급 가구 명단 작성 용역\n김도현|노트북 납품|1,120,000|2,240,000|",
    "김도현|간담회|1,120,000|",
    "이서연|1,120,000|2,240,000|",
]
AGES = [
    ("김도현(38年生) 노인회장", "38年生"),
    ("손녀 김하늬는 초등학교 3학년이다", "초등학교 3학년"),
    ("김도현 씨 환갑을 맞아", "환갑"),
    ("김도현 (남) 58 구례읍 거주", "58"),
    ("이서연 41 여 배달원", "41"),
    ("김하늬(9) 아동", "9"),
    ("이서연 씨 7개월 된 아기", "7개월"),
    ("이서연 학생은 22학번", "22학번"),
    ("초등부 김도현 3학년, 이서연 5학년", "5학년"),
    ("이서연 씨의 딸 김하늬는 18개월", "18개월"),
    ("김하늬 5세 7개월", "5세 7개월"),
    ("김도현 씨는 여든이 넘은", "여든"),
    ("이서연 씨 모친은 올해 일흔닛, 혼자 삶", "일흔닛"),
    ("참가자: 김도현 33, 이서연 29, 박지훈 41", "29"),
]
NO_AGES = [
    "1~3학년 학생 대상 수업",
    "김도현 33, 구례읍 봉성로 12",
    "초등학교 3학년 교과서 지원",
    "칠순 잔치 식당 예약",
    "설치 후 7개월 경과",
    "24개월 영아 이하 예방접종 사업",
]
CERTIFICATES = [
    ("도서관 대출증 L20240087 김도현", "L20240087"),
    ("이용자 번호 U-20417 김도현", "U-20417"),
    ("체류카드 번호 3412-0087-5561 이서연", "3412-0087-5561"),
    ("필리핀 UMID 0111-2233445-6", "0111-2233445-6"),
    ("수험표 10230047 이서연", "10230047"),
]
NO_CERTIFICATES = ["회원증 1,200매 제작", "상담번호 3번 창구", "출입증 2026년 재발급"]


def _found(text, kind):
    return [
        text[each.start : each.end]
        for each in detect(text, CountyLexicon())
        if each.kind is kind and each.disposition is not Disposition.KEEP
    ]


@pytest.mark.parametrize(("text", "value"), SUMS)
def test_what_somebody_earns_owes_and_is_given_is_offered(text, value):
    """Income, debt, rent and what somebody received are offered to the officer beside a private person."""
    assert any(value in each for kind in (Kind.OTHER, Kind.SENSITIVE) for each in _found(text, kind))


@pytest.mark.parametrize("text", NO_SUMS)
def test_prices_fees_and_budgets_stay(text):
    """Prices, fees, budgets and limits are nobody's means."""
    assert _found(text, Kind.OTHER) == []


def test_an_amount_is_never_marked_beforehand():
    """Somebody's income is for the officer to decide: it stands in the side list."""
    spans = detect("신청인 김도현 월소득 1,250,000원", CountyLexicon())
    assert [each.tier for each in spans if each.kind is Kind.OTHER] == [Tier.FAINT]


@pytest.mark.parametrize(("text", "value"), AGES)
def test_an_age_is_found_however_it_is_told(text, value):
    """An age told by a birth, a grade of school, a feast or months is found beside its person."""
    found = _found(text, Kind.AGE) + _found(text, Kind.BIRTH_DATE)
    assert any(value in each for each in found)


@pytest.mark.parametrize("text", NO_AGES)
def test_ages_of_programmes_stay(text):
    """Grades, feasts and months of a programme are nobody's age."""
    assert _found(text, Kind.AGE) == []


@pytest.mark.parametrize(("text", "value"), CERTIFICATES)
def test_a_number_behind_a_persons_paper_is_found(text, value):
    """A number behind the name of a person's card or certificate is found, whatever its shape."""
    assert any(value in each for each in _found(text, Kind.CERTIFICATE_NUMBER))


@pytest.mark.parametrize("text", NO_CERTIFICATES)
def test_counts_of_cards_stay(text):
    """A count of cards or the number of a counter is no certificate."""
    assert _found(text, Kind.CERTIFICATE_NUMBER) == []


def test_what_stands_beside_an_unsure_name_is_offered_only():
    """An illness beside what may be a name goes to the side list, so that nobody has to be sure of the name."""
    spans = detect("본인 편도현은 개인회생 절차 진행 중", CountyLexicon())
    assert Kind.SENSITIVE in {each.kind for each in spans}
    assert all(each.tier is Tier.FAINT for each in spans if each.kind is Kind.SENSITIVE)
