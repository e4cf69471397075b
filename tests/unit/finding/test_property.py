"""Accounts, cards, number plates, business and corporate numbers."""

import pytest

from redaction.finding.recognizing.property import (
    accounts,
    business_check_holds,
    business_numbers,
    cards,
    corporate_numbers,
    vehicles,
)
from tests.unit.finding.seeing import values

ACCOUNTS = [
    ("농협 301-1234-5678-91로 입금", "301-1234-5678-91"),
    ("국민은행(예금주 김철수) 123456-12-345678", "123456-12-345678"),
    ("계좌번호 3333012345678", "3333012345678"),
    ("신한 110 123 456789", "110 123 456789"),
    ("123-456-789012로 송금", "123-456-789012"),
    ("123-456-789012", "123-456-789012"),
    ("입금 계좌: 우체국 500123-****-**12", "500123-****-**12"),
]


@pytest.mark.parametrize(("text", "value"), ACCOUNTS)
def test_accounts_are_found(text, value):
    """Accounts are found beside a bank, behind words for paying, and by their dashes."""
    assert any(value in found for found in values(accounts, text))


@pytest.mark.parametrize("text", ["2024-05-1234567", "2025-05-20 00:00:00", "문서 12-345-678901", "금 123,456,789원"])
def test_look_alikes_of_accounts_stay(text):
    """Dates, document numbers and amounts are no accounts."""
    assert values(accounts, text) == set()


def test_a_short_number_beside_a_bank_is_likely():
    """A bank beside few digits with a mask is still an account."""
    assert values(accounts, "농협 1234-56-78*") == {"1234-56-78*"}


CARDS = [
    ("카드 4111-1111-1111-1111", {"4111-1111-1111-1111"}),
    ("4111111111111111", {"4111111111111111"}),
    ("3782 822463 10005", {"3782 822463 10005"}),
    ("5303-****-****-7904", {"5303-****-****-7904"}),
    ("1234-56**-****-7890", {"1234-56**-****-7890"}),
    ("4111-1111-1111-1112", {"4111-1111-1111-1112"}),
    ("필지 4673025021100010", set()),
    ("1234567890123456", set()),
]


@pytest.mark.parametrize(("text", "found"), CARDS)
def test_cards(text, found):
    """Card numbers are found grouped, plain and masked; a failed Luhn check removes none that is grouped."""
    assert values(cards, text) == found


PLATES = [
    ("12가3456", {"12가3456"}),
    ("123나 4567 차량", {"123나 4567"}),
    ("전남 12 바 3456", {"전남 12 바 3456"}),
    ("차량 12 조 3456", {"12 조 3456"}),
    ("45가12**", {"45가12**"}),
    ("제12조 2024년", set()),
    ("12조3456억", set()),
]


@pytest.mark.parametrize(("text", "found"), PLATES)
def test_number_plates(text, found):
    """Plates are found in old and new forms; articles of law and sums are none."""
    assert values(vehicles, text) == found


def test_business_numbers_by_form_and_label():
    """A business number is found by its dashes or its label."""
    assert values(business_numbers, "사업자등록번호 1234500003, 123-81-45678") == {"1234500003", "123-81-45678"}


def test_the_check_digit_of_a_business_number():
    """The check digit of a business number is computed as the tax office does."""
    assert business_check_holds("1234500003")
    assert not business_check_holds("1234500004")


@pytest.mark.parametrize("text", ["법인등록번호 110111-1707178", "법인 등기번호: 1101111707178"])
def test_corporate_numbers_need_their_word(text):
    """A corporate number is known by the word in front of it alone."""
    assert len(values(corporate_numbers, text)) == 1
    assert values(corporate_numbers, "110111-1707178") == set()
