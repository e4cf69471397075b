"""Rows of a table whose cells cannot be told apart, with more than one date in them."""

from redaction.finding.detecting import read
from redaction.types import Kind

ROWS = """성명  생년월일  주소  접수일자
봉미선 남 1988.06.09 구례읍 봉동길 12 2024.03.05
나하은 여 1990.01.02 구례읍 봉동길 12 2024.03.06
"""


def test_of_two_dates_in_a_row_the_birth_is_found_and_the_day_of_receipt_is_not():
    """The header says which date comes first; only the dates of birth are personal."""
    values = read(ROWS).values
    assert {ROWS[one.start : one.end] for one in values if one.kind is Kind.BIRTH_DATE} == {"1988.06.09", "1990.01.02"}
    assert not any("2024" in ROWS[one.start : one.end] for one in values)
