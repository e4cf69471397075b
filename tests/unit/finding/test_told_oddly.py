"""Numbers, births, plates and addresses in writings that blanks, masks, scanners or corrections made odd."""

import pytest

from redaction.config import CountyLexicon
from redaction.finding import detect
from redaction.types import Disposition, Kind

ODD = [
    (Kind.RESIDENT_NUMBER, "주민번호 68-0412-1023456", "68-0412-1023456"),
    (Kind.RESIDENT_NUMBER, "주민번호 680-412-1******", "680-412-1******"),
    (Kind.RESIDENT_NUMBER, "주민번호 68 0412 1023456", "68 0412 1023456"),
    (Kind.FOREIGNER_NUMBER, "외국인등록번호 930715-5**********", "930715-5**********"),
    (Kind.PASSPORT, "여권 567891234", "567891234"),
    (Kind.DRIVER_LICENCE, "면허 전남 제05-123456-78호", "전남 제05-123456-78호"),
    (Kind.VEHICLE, "차량번호: 68무l234", "68무l234"),
    (Kind.VEHICLE, "차대번호 KNAFU411 BBA123456", "KNAFU411 BBA123456"),
    (Kind.VEHICLE, "차대번호 및 번호판\nKNAFU411BBA123456", "KNAFU411BBA123456"),
    (Kind.BIRTH_DATE, "생년월일 정정 (정정 전 590211, 정정 후 590112)", "590112"),
    (Kind.BIRTH_DATE, "출생연월일을 1950. 3. 2.에서 1951. 3. 2.로 정정", "1950. 3. 2."),
    (Kind.BIRTH_DATE, "등록부의 날 520302 → 510302", "510302"),
    (Kind.BIRTH_DATE, "생년월일 1 9 7 1 년 5 월 6 일", "1 9 7 1 년 5 월 6 일"),
    (Kind.BIRTH_DATE, "제갈민(1971년 5월)이 대표로 수령", "1971년 5월"),
    (Kind.BIRTH_DATE, "김도현 61 03 02", "61 03 02"),
    (Kind.BIRTH_DATE, "생년월일 | 1961.3.2 | 1964.11.20", "1964.11.20"),
    (Kind.ADDRESS, "김도현(102-1503) 누수", "102-1503"),
    (Kind.ADDRESS, "김도현(3동 402) 누수", "3동 402"),
    (Kind.ADDRESS, "김도현 5일시장작은길 12-3 거주", "5일시장작은길 12-3"),
    (Kind.ADDRESS, "구례읍 봉동리 302 - 11", "구례읍 봉동리 302 - 11"),
    (Kind.ADDRESS, "구례읍 봉동리 3 0 2 - 1 1", "구례읍 봉동리 3 0 2 - 1 1"),
    (Kind.ADDRESS, "구례읍 백련길 20 옆 컨테이너에 거주", "구례읍 백련길 20 옆 컨테이너"),
    (Kind.ADDRESS, "토지면 구산리 44-2번지 농막에 거주", "토지면 구산리 44-2번지 농막"),
    (Kind.CERTIFICATE_NUMBER, "총포소지허가증 제2019-전남-01234호", "제2019-전남-01234호"),
    (Kind.CERTIFICATE_NUMBER, "수렵면허증 번호 전남 제1종-2021-334호", "전남 제1종-2021-334호"),
    (Kind.CERTIFICATE_NUMBER, "주차 출입증: P-2025-118", "P-2025-118"),
    (Kind.CERTIFICATE_NUMBER, "증권번호 제2024-0012345호", "제2024-0012345호"),
]


@pytest.mark.parametrize(("kind", "text", "value"), ODD)
def test_values_in_odd_writing_go_as_a_whole(kind: Kind, text: str, value: str) -> None:
    """A value with blanks, masks, misread letters or the marks of a correction in it is hidden whole."""
    removed = {
        text[span.start : span.end]
        for span in detect(text, CountyLexicon())
        if span.kind is kind and span.disposition is not Disposition.KEEP
    }
    assert value in removed


@pytest.mark.parametrize(
    "text", ["계약 김도현 2019. 3. 2. 체결", "김도현 2011. 3. 2. 입사", "사업 기간 2025. 3. 4. ~ 2025. 5. 6."]
)
def test_days_of_events_are_no_births(text: str) -> None:
    """계약하거나 입사한 날은 이름 뒤에 있어도 생일로 지우지 않는다."""
    assert all(span.kind is not Kind.BIRTH_DATE or span.score < 0.4 for span in detect(text, CountyLexicon()))
