"""Birth dates, ages, sensitive words; numbers of personal papers."""

import pytest

from redaction.finding.recognizing.ages import ages
from redaction.finding.recognizing.births import birth_dates
from redaction.finding.recognizing.papers_numbers import certificate_numbers, long_numbers
from redaction.finding.recognizing.sensitive import sensitive_words
from tests.unit.finding.seeing import values

BIRTHS = [
    ("생년월일 1985. 3. 2.", "1985. 3. 2."),
    ("생년월일:850302", "850302"),
    ("생 년 월 일 : 1985-03-02", "1985-03-02"),
    ("1985년 3월 2일생", "1985년 3월 2일생"),
    ("85.3.2.생", "85.3.2.생"),
    ("1985년생", "1985년생"),
    ("출생연도 1985", "1985"),
    ("천구백팔십오년 삼월 이일 출생", "천구백팔십오년 삼월 이일"),
    ("1988.02.06에 태어나", "1988.02.06"),
    ("48. 3월생", "48. 3월생"),
    ("1948.3생", "1948.3생"),
    ("김영수(48생)", "48생"),
    ("1958년 무술생", "1958년 무술생"),
    ("사십팔년생", "사십팔년생"),
    ("사팔년에 태어났소", "사팔년"),
    ("생년월일 l958. O3. 27", "l958. O3. 27"),
    ("D.O.B. 15MAR1958", "15MAR1958"),
    ("태어난 해: 1948", "1948"),
]


@pytest.mark.parametrize(("text", "value"), BIRTHS)
def test_birth_dates(text, value):
    """Birth dates are found behind their labels and before 생."""
    assert value in values(birth_dates, text)


@pytest.mark.parametrize("text", ["2024. 5. 1. 시행", "2024년 생산", "30년 생활", "접수일 2025-01-02"])
def test_dates_of_papers_stay(text):
    """Dates of papers and years before other words are no birth dates."""
    assert values(birth_dates, text) == set()


AGES = [
    ("김철수(만 45세)", {"만 45세"}),
    ("(남, 45)", {"남, 45"}),
    ("여, 만72세.", {"만72세"}),
    ("나이 45", {"45"}),
    ("65세 이상", set()),
    ("40세대", set()),
    ("우종필(구례읍 거주, 60대)", {"60대"}),
    ("올해 칠십셋 되신 분", {"칠십셋"}),
    ("생후 8개월", {"생후 8개월"}),
    ("버스 30대 구입", set()),
    ("10대", set()),
]


@pytest.mark.parametrize(("text", "found"), AGES)
def test_ages(text, found):
    """Ages are found; thresholds and counts of households are none."""
    assert values(ages, text) >= found
    assert found or not values(ages, text)


SENSITIVE = [
    ("위암을 앓고", "위암"),
    ("지체장애 3급 판정", "지체장애 3급"),
    ("시각장애인 1급", "시각장애인 1급"),
    ("뇌병변장애(심한 장애)", "뇌병변장애(심한 장애)"),
    ("장애: 지체 3급", "지체 3급"),
    ("장애의 정도가 심하지 않은 장애인", "장애의 정도가 심하지 않은 장애인"),
    ("만성신부전", "만성신부전"),
    ("병명: 우울증", "우울증"),
    ("기초생활수급자", "기초생활수급자"),
    ("집행유예", "집행유예"),
    ("우유 알레르기", "우유 알레르기"),
    ("알코올성 간경변", "알코올성 간경변"),
    ("오른쪽 종아리 열상 6cm, 파상풍", "오른쪽 종아리 열상 6cm"),
    ("잠복결핵 양성", "잠복결핵 양성"),
    ("특수상해로 입건", "특수상해"),
    ("병역법 위반으로 1년 6월 복역", "병역법 위반"),
    ("1종 의료급여", "1종 의료급여"),
    ("항응고제 복용", "항응고제 복용"),
]


@pytest.mark.parametrize(("text", "value"), SENSITIVE)
def test_sensitive_words(text, value):
    """Words of health, welfare and crime are seen, to be tied to a person later."""
    assert value in values(sensitive_words, text, 0.3)


@pytest.mark.parametrize(
    "text", ["치매 관리 사업", "스마트폰 도박중독 예방 교육", "스토킹 방지 대책", "한부모 지원 조례", "군사기지"]
)
def test_programmes_are_not_illnesses(text):
    """A programme against an illness or an offence is nobody's."""
    assert values(sensitive_words, text, 0.1) == set()


CERTIFICATES = [
    ("장기요양 L1234567890", "L1234567890"),
    ("건강보험증 번호 12345678901", "12345678901"),
    ("통관고유부호 P123456789012", "P123456789012"),
    ("보훈번호 20-123456", "20-123456"),
    ("학번: 20231234", "20231234"),
]


@pytest.mark.parametrize(("text", "value"), CERTIFICATES)
def test_numbers_of_personal_papers(text, value):
    """Numbers of insurance cards, customs, veterans and students are found."""
    assert value in values(certificate_numbers, text)


LONG = [
    ("참조 123456789012", {"123456789012"}),
    ("20240512 20250512", set()),
    ("123456789원", set()),
    ("공고번호 123456789", set()),
]


@pytest.mark.parametrize(("text", "found"), LONG)
def test_long_numbers_are_faint(text, found):
    """A long number that nothing explains is shown once; dates, amounts and notices are not."""
    assert values(long_numbers, text, 0.1) == found
