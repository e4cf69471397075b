"""What a name is taken for by what it is elsewhere in the paper, and numbers in a person's line that count things."""

import pytest

from redaction.config import CountyLexicon
from redaction.finding.extending.lines_of_people import with_lines
from redaction.finding.extending.lives_in_lines import ages_in_line
from redaction.finding.judging.verdicts import Standing, verdicts
from redaction.finding.values.hits import Hint
from redaction.finding.values.merging import Value
from redaction.types import Disposition, Kind


@pytest.mark.parametrize(
    ("here", "elsewhere", "proposed"),
    [
        (Standing.ACTING, Standing.NEAR, Disposition.REVIEW),
        (Standing.UNKNOWN, Standing.NEAR, Disposition.REDACT),
        (Standing.UNKNOWN, Standing.ACTING, Disposition.KEEP),
        (Standing.UNKNOWN, Standing.MEMBER, Disposition.REVIEW),
        (Standing.MEMBER, Standing.OFFICIAL, Disposition.KEEP),
    ],
)
def test_a_name_is_judged_by_all_its_places(here, elsewhere, proposed):
    """A field that names somebody as acting stands against his own values elsewhere: an officer is asked."""
    first, _second = verdicts((("서보람", here), ("서보람", elsewhere)), CountyLexicon())
    assert first.disposition is proposed


def test_the_ages_of_two_people_in_one_cell_are_two():
    """Ages written with a point between them are offered one by one."""
    text = "|서보람, 두경호|72·68|"
    ages = [text[start:end] for start, end, kind in ages_in_line(text, 0, len(text), ()) if kind is Kind.AGE]
    assert ages == ["72", "68"]


def test_a_number_that_counts_something_is_no_certificate_of_a_person():
    """Behind a name 12-345678 may be a licence, and 12-345678 with a unit behind it is none."""
    person = Value(0, 3, Kind.PERSON, 0.9, "rule", frozenset({Hint.PRIVATE}))
    for words, expected in (("서보람 12-345678 확인", ["12-345678"]), ("서보람 12-345678원 납부", [])):
        found = [words[each.start : each.end] for each in with_lines(words, (person,)) if each.kind is not Kind.PERSON]
        assert found == expected
