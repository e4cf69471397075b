"""The paper's own year tells days of birth from days of business; what else stands in lines without a word."""

import pytest

from redaction.config import PAPERS_YEAR, CountyLexicon
from redaction.finding import detect
from redaction.finding.language.present import our_years, year_of
from redaction.types import Disposition


def _removed(text: str) -> set[str]:
    spans = detect(text, CountyLexicon())
    return {text[span.start : span.end] for span in spans if span.disposition is not Disposition.KEEP}


def test_the_year_is_the_latest_that_a_paper_names_a_day_of() -> None:
    """Years without a day, such as a plan's, say nothing of when a paper was written."""
    assert year_of("2031. 4. 2. 접수, 2029년 1월 3일 처리, 2045 장기계획") == 2031
    assert year_of("장기계획 2045") == PAPERS_YEAR


def test_our_years_move_with_the_paper() -> None:
    """A day that was a child's birth in 2026 is a grown person's in a paper of 2036."""
    assert 2014 in our_years(2026)
    assert 2014 not in our_years(2036)
    assert "2014.03.02" in _removed("신청 2036. 4. 2. 접수\n주인 김도현 본인확인 2014.03.02 후 인도")
    assert "2014.03.02" not in _removed("신청 2026. 4. 2. 접수\n주인 김도현 본인확인 2014.03.02 후 인도")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("외조모 박홍자(1957년 동짓달)가 데려감", "1957년 동짓달"),
        ("소유자 김도현 (차남, l985년 7월 3O일) 거주", "l985년 7월 3O일"),
        ("김도현 어르신 생신. 구십. 케이크 준비", "구십"),
        ("어르신은 올해 아흔여섯이 되셨지요", "아흔여섯"),
        ("아기 이서연 7개월|받음", "7개월"),
        ("사례 A 김도현 만 60 / 설사", "만 60"),
        ("1 이서연 22 설사 8회", "22"),
        ("김도현(일흔하고도 다섯), 감 저장고", "일흔하고도 다섯"),
        ("아저씨는 예순여덟에 판정을 받으셨고", "예순여덟"),
    ],
)
def test_births_and_ages_of_lines_are_offered(text: str, value: str) -> None:
    """Months of the moon, digits as OCR misreads them, ages in words or bare behind a name."""
    assert any(value in found for found in _removed(text))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("이서연 등록번호 양봉 46730-0118", "양봉 46730-0118"),
        ("| 구례내수 제19-07호 | 김도현 | 자망 2 |", "구례내수 제19-07호"),
        ("응시 김도현 평균 84.0 / 면허 간호조무 1-220-417", "간호조무 1-220-417"),
        ("김도현 사내메신저 donghn.sd", "donghn.sd"),
        ("88127;kdw1970;김도현;대구 수성구;환불", "kdw1970"),
        ("로그인 시도 기록: takjh_manga 5회 실패", "takjh_manga"),
        ("연락 김도현 (chandeul24 카톡)", "chandeul24"),
    ],
)
def test_numbers_of_certificates_and_names_of_accounts_are_whole(text: str, value: str) -> None:
    """The word for a certificate's class belongs to its number; an account's name needs no label in somebody's line."""
    assert value in _removed(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("임금 진정내용\n김도현은 6,180,000원, 이서연은 5,440,000원을 못 받았음", "6,180,000원"),
        ("■ 소지금 47,000원, 친정아버지 김도현에게도 비밀", "47,000원"),
        ("부인 이서연은 합의금 4천 줬으니 끝났다고", "4천"),
        ("융자 4천3백이 남았다고 이서연 한숨", "4천3백"),
        ("보상 협의\n옆 논 김도현은 평당 31만원, 나는 19만원", "19만원"),
        ("김도현 월세 두 달 밀림", "월세 두 달 밀림"),
    ],
)
def test_sums_are_offered_however_they_are_told(text: str, value: str) -> None:
    """Between names, before a name, in thousands as people say them, by who speaks."""
    assert any(value in found for found in _removed(text))


@pytest.mark.parametrize(
    "text",
    [
        "파일 report_2026.pdf 첨부",
        "규정 제3조에 따라 예산 4천만원을 집행",
        "김도현 주무관 예산 4천만원 집행",
        "총사업비 1억 2천을 들여 정비",
    ],
)
def test_business_of_the_office_stays(text: str) -> None:
    """Files, budgets and what an official spends are nobody's."""
    assert not {found for found in _removed(text) if any(map(str.isdigit, found))}
