"""Days counted as the Act counts them: the vectors of the law paper's section 9."""

from datetime import UTC, date, datetime

import holidays
import pytest

from disclosure import deadlines

DAYS_OFF = frozenset(holidays.country_holidays("KR", years=range(2025, 2029)))
AD_HOC = DAYS_OFF | {date(2026, 12, 31)}


def day(text: str) -> date:
    """A date as people write it."""
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("received", "due", "extended"),
    [
        ("2026-11-23", "2026-12-04", "2026-12-18"),
        ("2026-11-21", "2026-12-04", "2026-12-18"),
        ("2026-11-22", "2026-12-04", "2026-12-18"),
        ("2026-11-20", "2026-12-03", "2026-12-17"),
        ("2026-12-18", "2027-01-04", "2027-01-18"),
        ("2026-09-15", "2026-09-30", "2026-10-16"),
        ("2026-04-24", "2026-05-11", "2026-05-26"),
        ("2026-05-01", "2026-05-18", "2026-06-02"),
        ("2026-05-22", "2026-06-08", "2026-06-22"),
        ("2026-07-10", "2026-07-24", "2026-08-07"),
        ("2027-02-01", "2027-02-16", "2027-03-03"),
        ("2027-04-26", "2027-05-11", "2027-05-26"),
        ("2025-09-30", "2025-10-20", "2025-11-03"),
        ("2026-09-23", "2026-10-12", "2026-10-26"),
    ],
)
def test_decision_period(received: str, due: str, extended: str) -> None:
    """A decision is due on the tenth counted day, with a full extension on the twentieth."""
    assert deadlines.decision_due(day(received), DAYS_OFF) == day(due)
    assert deadlines.decision_due(day(received), DAYS_OFF, extended_by=10) == day(extended)


def test_an_added_holiday_moves_the_last_day() -> None:
    """A holiday the government adds later moves both last days by one."""
    assert deadlines.decision_due(day("2026-12-18"), AD_HOC) == day("2027-01-05")
    assert deadlines.decision_due(day("2026-12-18"), AD_HOC, extended_by=10) == day("2027-01-19")


def test_an_extension_of_five_days() -> None:
    """A shorter extension is counted in the same way."""
    assert deadlines.decision_due(day("2026-12-18"), DAYS_OFF, extended_by=5) == day("2027-01-11")


@pytest.mark.parametrize("days", [-1, 11])
def test_an_extension_is_ten_days_at_most(days: int) -> None:
    """An extension beyond what the Act allows cannot be computed."""
    with pytest.raises(ValueError, match="extension"):
        deadlines.decision_due(day("2026-12-18"), DAYS_OFF, extended_by=days)


@pytest.mark.parametrize(
    ("received", "due", "extended"),
    [("2026-12-21", "2026-12-30", "2027-01-11"), ("2026-09-21", "2026-10-01", "2026-10-14")],
)
def test_objection_period(received: str, due: str, extended: str) -> None:
    """An objection is decided on the seventh counted day, once extended on the fourteenth."""
    assert deadlines.objection_due(day(received), DAYS_OFF) == day(due)
    assert deadlines.objection_due(day(received), DAYS_OFF, extended_by=7) == day(extended)


def test_an_objection_is_extended_by_seven_days_at_most() -> None:
    """Eight days are refused."""
    with pytest.raises(ValueError, match="seven"):
        deadlines.objection_due(day("2026-12-21"), DAYS_OFF, extended_by=8)


@pytest.mark.parametrize(("days", "end"), [(7, "2026-12-29"), (14, "2027-01-08")])
def test_petition_period(days: int, end: str) -> None:
    """A civil petition of six days and more is counted in working days."""
    assert deadlines.petition_end(day("2026-12-18"), days, DAYS_OFF) == day(end)


def test_a_short_petition_is_counted_in_hours() -> None:
    """Five days and less are not counted here."""
    with pytest.raises(ValueError, match="hours"):
        deadlines.petition_end(day("2026-12-18"), 5, DAYS_OFF)


@pytest.mark.parametrize(
    ("received", "overdue", "objection_until"),
    [("2026-11-23", "2026-12-19", "2027-01-18"), ("2026-09-15", "2026-10-17", "2026-11-16")],
)
def test_silence(received: str, overdue: str, objection_until: str) -> None:
    """From the day after the twentieth counted day a resident may object to silence, for thirty days."""
    assert deadlines.overdue_from(day(received), DAYS_OFF) == day(overdue)
    assert deadlines.silence_objection_end(day(received), DAYS_OFF) == day(objection_until)


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        ("2026-11-24", deadlines.THIRD_PARTY_OPINION_DAYS, "2026-11-27"),
        ("2026-11-26", deadlines.THIRD_PARTY_OPINION_DAYS, "2026-11-30"),
        ("2026-12-22", deadlines.THIRD_PARTY_OPINION_DAYS, "2026-12-28"),
        ("2026-09-22", deadlines.THIRD_PARTY_OPINION_DAYS, "2026-09-28"),
        ("2026-12-18", deadlines.THIRD_PARTY_OBJECTION_DAYS, "2026-12-28"),
        ("2026-12-04", deadlines.REQUESTER_OBJECTION_DAYS, "2027-01-04"),
        ("2026-09-09", deadlines.REQUESTER_OBJECTION_DAYS, "2026-10-12"),
        ("2026-09-03", deadlines.REQUESTER_OBJECTION_DAYS, "2026-10-06"),
        ("2026-12-15", deadlines.DISCLOSURE_DAYS, "2026-12-28"),
        ("2026-12-07", deadlines.AFTER_PAYMENT_DAYS, "2026-12-14"),
        ("2026-11-30", deadlines.APPEAL_DAYS, "2027-03-02"),
    ],
)
def test_civil_days(start: str, days: int, end: str) -> None:
    """Other periods leave the first day out and roll off a day off."""
    assert deadlines.civil_end(day(start), days, DAYS_OFF) == day(end)


def test_third_party_gap_and_no_show() -> None:
    """Thirty full days lie before a disclosure a third party opposed; a no-show closes on the eleventh day."""
    assert deadlines.third_party_disclosure_from(day("2026-12-04")) == day("2027-01-04")
    assert deadlines.no_show_from(day("2026-12-11")) == day("2026-12-22")


def test_the_receipt_day_is_the_korean_day() -> None:
    """Handing in at ten to midnight in Korea counts as that day, whatever the server's clock zone."""
    assert deadlines.korean_date(datetime(2026, 11, 20, 14, 50, tzinfo=UTC)) == day("2026-11-20")
    assert deadlines.korean_date(datetime(2026, 11, 20, 15, 0, tzinfo=UTC)) == day("2026-11-21")


def test_counted_days_left() -> None:
    """Days left are working days: none on the last day, negative after it, weekends free."""
    due = day("2026-12-04")
    assert deadlines.counted_days_left(day("2026-12-02"), due, DAYS_OFF) == 2
    assert deadlines.counted_days_left(due, due, DAYS_OFF) == 0
    assert deadlines.counted_days_left(day("2026-12-06"), due, DAYS_OFF) == 0
    assert deadlines.counted_days_left(day("2026-12-08"), due, DAYS_OFF) == -2


def test_counted_days_are_those_of_the_calendar() -> None:
    """The calendar shown to people marks exactly ten counted days."""
    days = deadlines.counted_days(day("2026-11-23"), day("2026-12-04"), DAYS_OFF)
    assert len(days) == 10
    assert day("2026-11-28") not in days


def test_no_days_cannot_be_counted() -> None:
    """A period of no days is a programming error, not a date."""
    with pytest.raises(ValueError, match="one day"):
        deadlines.counted_end(day("2026-11-23"), 0, DAYS_OFF)
