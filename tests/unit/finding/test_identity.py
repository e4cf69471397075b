"""Unique identifiers: tables of forms that must be found and of look-alikes that must not."""

import pytest

from redaction.finding.recognizing.identity import driver_licences, passports, resident_numbers
from tests.unit.finding.seeing import seen, values

RESIDENT = [
    ("주민등록번호 850101-1234567", "850101-1234567"),
    ("주민등록번호는8501011234567입니다", "8501011234567"),
    ("９００１０１－２３４５６７８", "900101-2345678"),
    ("900101–1234567", "900101-1234567"),
    ("900101 1234567", "900101 1234567"),
    ("900101 - 1234567", "900101 - 1234567"),
    ("850101-1******", "850101-1******"),
    ("850101-*******", "850101-*******"),
    ("******-1234567", "******-1234567"),
    ("8501**-1******", "8501**-1******"),
    ("주민번호 앞자리 850101-1", "850101-1"),
    ("뒷자리는 1234567", "1234567"),
    ("85.01.01-1.2.3.4.5.6.7", "85.01.01-1.2.3.4.5.6.7"),
    ("201020-3123456", "201020-3123456"),
    ("900101-9234567", "900101-9234567"),
]


@pytest.mark.parametrize(("text", "value"), RESIDENT)
def test_resident_numbers_are_found_in_every_writing(text, value):
    """A resident number is found with odd dashes, blanks, full width and masks, whatever its check digit."""
    assert (value, "resident_number") in seen(resident_numbers, text)


FOREIGNER = [
    ("외국인등록번호 900101-5970003", "900101-5970003"),
    ("국내거소신고번호: 881212-6123456", "881212-6123456"),
]


@pytest.mark.parametrize(("text", "value"), FOREIGNER)
def test_foreigners_numbers_are_told_apart(text, value):
    """The seventh digit or a word for foreigners makes a foreigner's number."""
    assert seen(resident_numbers, text) == {(value, "foreigner_number")}


@pytest.mark.parametrize(
    "text",
    [
        "법인등록번호 110111-1707178",
        "법인(등기)번호: 110111-1707178",
        "시행 총무과-12345 (2024. 5. 1.)",
        "202611231530",
        "금 1,234,567,890원",
        "851301-1",
        "전화 061-780-2345",
        "바코드 8801234567890",
    ],
)
def test_look_alikes_of_resident_numbers_stay(text):
    """Corporate numbers, document numbers, amounts and timestamps are no resident numbers."""
    assert values(resident_numbers, text) == set()


def test_a_number_that_may_be_either_counts_as_a_residents():
    """A form's field for a resident or a corporate number is treated as a resident's."""
    assert values(resident_numbers, "주민등록번호(법인등록번호): 790215-2255201") == {"790215-2255201"}


PASSPORT = [
    ("여권에 적힌 번호가 엠 일이삼 에이 사오육칠 이라 합니다", "엠 일이삼 에이 사오육칠"),
    ("여권사본(번호: S1234567 8)을 제출", "S1234567 8"),
    ("여권번호 M12345678", "M12345678"),
    ("여권번호:M123A4567", "M123A4567"),
    ("여권 m 1234 5678", "m 1234 5678"),
    ("passport no. S12345678", "S12345678"),
    ("M987B6543을 분실", "M987B6543"),
    ("여권번호 AB1234567", "AB1234567"),
    ("여권 M12****78", "M12****78"),
]


@pytest.mark.parametrize(("text", "value"), PASSPORT)
def test_passports_are_found(text, value):
    """Old and new passport numbers are found beside particles and labels."""
    assert value in values(passports, text)


def test_a_model_number_is_no_sure_passport():
    """A product's number with a passport's form is not pre-marked as sure."""
    assert values(passports, "모델 M123A4567") == set()


LICENCE = [
    ("운전면허 11-12-345678-90", "11-12-345678-90"),
    ("면허번호 전남 12-345678-90", "전남 12-345678-90"),
    ("면허증 번호: 111234567890", "111234567890"),
    ("24-97-840113-09", "24-97-840113-09"),
    ("면허 18 95 123456 11", "18 95 123456 11"),
    ("전남 95-******-12", "전남 95-******-12"),
]


@pytest.mark.parametrize(("text", "value"), LICENCE)
def test_licences_are_found(text, value):
    """A driver's licence is found with its region as digits or name, and without dashes beside its label."""
    assert any(value in found for found in values(driver_licences, text))


@pytest.mark.parametrize("text", ["202611231530", "문서번호 112345678901", "99-12-345678-90"])
def test_twelve_digits_alone_are_no_licence(text):
    """Timestamps and document numbers of twelve digits are no licences."""
    assert values(driver_licences, text) == set()
