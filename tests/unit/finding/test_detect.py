"""The detector on short texts, end to end."""

import pytest

from redaction.config import CountyLexicon
from redaction.finding import detect

LEXICON = CountyLexicon()

CASES = [
    (
        "신청인: 김철수(850101-1234567)",
        {("김철수", "person", "redact"), ("850101-1234567", "resident_number", "redact")},
    ),
    ("담당자 총무과 주무관 김철수(780-2345)", {("김철수", "person", "keep"), ("780-2345", "phone", "keep")}),
    ("연락처 공일공-일이삼사-오육칠팔", {("공일공-일이삼사-오육칠팔", "phone", "redact")}),
    ("연락처: 010-12\n34-5678", {("010-12\n34-5678", "phone", "redact")}),
    ("금액 56,000\n3516-****-\n****-4282\n", {("3516-****-\n****-4282", "card", "redact")}),
    ("법인등록번호 110111-1707178", {("110111-1707178", "corporate_number", "keep")}),
    (
        "주소: 전남 구례군 구례읍 봉동길 12-3, 101동 502호",
        {("전남 구례군 구례읍 봉동길 12-3, 101동 502호", "address", "redact")},
    ),
    (
        "우즈베키스탄 국적의 알리셰르가 왔고 국적 필리핀 근로자도 함께",
        {("알리셰르", "person", "redact")},
    ),
    ("베트남 국적의 여성이 신청함", set()),
    ("그해 임술년에는 큰 흉년이 들었다.", set()),
    ("만나이 33세", {("33세", "age", "redact")}),
    ("구분 성명 학교 보호자 지급액\n", set()),
    ("", set()),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_values_are_found_with_their_disposition(text, expected):
    """Private values are proposed for removal and the names of officials in office stay."""
    spans = detect(text, LEXICON)
    assert {(text[span.start : span.end], span.kind.value, span.disposition.value) for span in spans} == expected
