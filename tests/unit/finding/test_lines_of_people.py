"""What stands in the line of a private person is offered; dates, numbers and prices of the paper itself stay."""

import pytest

from redaction.config import CountyLexicon
from redaction.finding import detect
from redaction.types import Disposition, Kind, Tier

BIRTHS = [
    ("주인 김도현 본인확인 1971.2.8 후 인도", "1971.2.8"),
    ("아동: 김하늬 2023.04.02 / 이서연 2025.12.11", "2025.12.11"),
    ("전 회계 직원 김도현, 1987년 10월", "1987년 10월"),
    ("번호|성명|생년|비고\n1|김도현|1958|", "1958"),
    ("김도현 4 7 0 7 0 5 월남", "4 7 0 7 0 5"),
    ("9.21│M482L7719│이서연 LEE SEOYEON│2016-07-07│법정대리인 모│", "2016-07-07"),
]
NO_BIRTHS = [
    "김도현 씨는 1998. 3. 2. 입사하여 근무 중",
    "이서연 취득일 2004. 5. 6. 구례읍 논",
    "김도현 님 계약기간 2009. 1. 1. ~ 2011. 12. 31.",
    "이서연 씨 2003. 4. 5. 준공한 창고",
    "이서연 씨가 2026. 4. 5. 방문",
    "담당 건설과 김도현 주무관 1998. 3. 2.",
]
AGES = [
    ("1 여/91 김도현 설사 8회", "91"),
    ("이름 확인: 김도현 82, 치매 등록", "82"),
    ("증인 이서연(영어 원어민 28)", "28"),
    ("이모 이서연 대학 2학년", "대학 2학년"),
    ("김도현(79세쯤) 배회", "79세쯤"),
    ("김하늬 7개월, 이서연 29세", "7개월"),
    ("이서연 씨의 큰아들이 예순너이라 하오", "예순너이"),
]
NO_AGES = [
    "초등 3~4학년 독서캠프 안내",
    "남 3명, 여 5명 모집",
    "김도현 씨가 감 서른다섯 개를 기부",
    "칠순 잔치 식당 예약",
]
NUMBERS = [
    ("산동면 / 9급 / 이서연 / 2024-0312 / 미등록", "2024-0312"),
    ("가이드 김도현 인명구조 제2023-LG-7719호", "제2023-LG-7719호"),
    ("돌보미 김도현 활동증 전남-돌봄-01877", "전남-돌봄-01877"),
    ("이서연 장애등록 제46-2019-00384호 보호자", "제46-2019-00384호"),
    ("김도현 월남 11-200416", "11-200416"),
    ("김도현 상해보험 증권 8-26-4471902 청구", "8-26-4471902"),
]
NO_NUMBERS = [
    "이서연 님 민원 접수 2026-구례-1187",
    "김도현 씨 신청 관련 안전총괄과-11875",
    "김도현 영업신고 2019-0042117",
    "이서연 씨 집 앞 지번 612-10045",
    "김도현 씨 사건 2026-공익-33811",
    "구례군 고시 제2026-88호",
]
SUMS = [
    ("부 김도현 월 488만원, 모 이서연 216만원", "216만원"),
    ("예금 농협 302-0112-4471-03   12,880,411원", "12,880,411원"),
    ("관리비가 밀린 세대\n101동 1402호 김도현 1,284,300원", "1,284,300원"),
    ("살처분 보상\n김도현 한우 14두 61,000,000", "61,000,000"),
    ("연번,성명,재산(백만),소득(월),총점\n31,김도현,38,94만,81", "94만"),
    ("장학금\n학생 | 소득구간 | 재산\n이서연 | 3구간 | 1억 1,200만", "3구간"),
]
NO_SUMS = [
    "김도현 씨가 납품한 비품 1,120,000원",
    "이서연 씨 공사 계약 88,000,000원",
    "총무과 김도현 주무관 도서구입비 12,000천원",
    "이서연 씨가 산 모종 4,320원",
]


def _removed(text, *kinds):
    spans = [each for each in detect(text, CountyLexicon()) if each.disposition is not Disposition.KEEP]
    return {place for each in spans if each.kind in kinds for place in range(each.start, each.end)}


def _is_offered(text, value, kind):
    start = text.rindex(value)
    return set(range(start, start + len(value))) - {at for at, sign in enumerate(text) if sign == " "} <= _removed(
        text, kind
    )


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (kind, *case)
        for kind, cases in (
            (Kind.BIRTH_DATE, BIRTHS),
            (Kind.AGE, AGES),
            (Kind.CERTIFICATE_NUMBER, NUMBERS),
            (Kind.OTHER, SUMS),
        )
        for case in cases
    ],
)
def test_what_a_ledger_sets_beside_a_name_is_offered(kind, text, value):
    """A birth, an age, a pass's number or a debt that a ledger sets beside a name without a word is offered."""
    assert _is_offered(text, value, kind)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (kind, text)
        for kind, texts in (
            (Kind.BIRTH_DATE, NO_BIRTHS),
            (Kind.AGE, NO_AGES),
            (Kind.CERTIFICATE_NUMBER, NO_NUMBERS),
            (Kind.OTHER, NO_SUMS),
        )
        for text in texts
    ],
)
def test_dates_numbers_and_prices_of_the_paper_stay(kind, text):
    """Days of what was done, numbers of documents and of permits of facilities, counts and prices are nobody's."""
    assert _removed(text, kind) == set()


def test_what_only_its_line_tells_is_never_marked_beforehand():
    """What has no word beside it is for the officer to decide: it stands in the side list."""
    spans = detect("산동면 / 9급 / 이서연 / 2024-0312 / 미등록", CountyLexicon())
    assert {each.tier for each in spans if each.kind is Kind.CERTIFICATE_NUMBER} == {Tier.FAINT}


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("김도현 구례읍 신월리 1014 축사 옆 가건물", "구례읍 신월리 1014 축사 옆 가건물"),
        ("이서연 / 순천시 삼산로 92-15, 고시원 411 /", "순천시 삼산로 92-15, 고시원 411"),
        ("토지면 오미리 산31 비닐하우스 안 이서연", "토지면 오미리 산31 비닐하우스 안"),
    ],
)
def test_a_home_goes_with_the_words_that_tell_which_door(text, home):
    """A hut, a lodging with its room or a neighbour behind the number belongs to the home."""
    assert _is_offered(text, home, Kind.ADDRESS)


def test_words_of_a_road_behind_a_home_stay():
    """What the sentence goes on with behind a home is no part of it."""
    spans = detect("이서연(구례읍 중앙로 52) 안내 완료", CountyLexicon())
    assert not any("안내" in "이서연(구례읍 중앙로 52) 안내 완료"[each.start : each.end] for each in spans)


def test_a_home_ends_where_the_next_cell_begins():
    """A cell of digits below a home is no part of its number, so that the birth in it is found."""
    text = "대상자\n김도현\n토지면 파도리 212\n380104\n이서연\n간전면 삼산리 40\n481102"
    spans = {text[each.start : each.end] for each in detect(text, CountyLexicon())}
    assert {"토지면 파도리 212", "간전면 삼산리 40"} <= spans
