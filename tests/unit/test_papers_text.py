"""The invented papers: the same seed gives the same paper, and what is labelled is what stands there."""

from datetime import date
from itertools import pairwise

import pytest

from redaction.papers import PaperKind, make_paper, stray_secrets, truth_of, write_text
from redaction.papers.numbers import _resident_check_digit, business_number, card, resident_number
from redaction.papers.seeding import dice
from redaction.types import Disposition, Kind

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("kind", list(PaperKind))
def test_same_seed_same_text(kind):
    """A paper made again from its seed is the same to the letter, and another seed gives another paper."""
    assert write_text(kind, 7) == write_text(kind, 7)
    assert write_text(kind, 7) != write_text(kind, 8)


def test_every_kind_of_personal_data_appears_and_officials_stay():
    """The samples hold every kind of personal data a text can hold, and names of officials that must stay."""
    spans = [span for kind in PaperKind for seed in range(40) for span in write_text(kind, seed).spans]
    assert {span.kind for span in spans} == set(Kind) - {Kind.IMAGE}
    assert any(span.kind is Kind.PERSON and span.disposition is Disposition.KEEP for span in spans)


@pytest.mark.parametrize("kind", list(PaperKind))
def test_spans_are_in_order_and_no_mark_is_left(kind):
    """Labels of a text do not overlap, are not empty, and leave no trace in the text."""
    for seed in range(10):
        text, spans = write_text(kind, seed)
        assert all(earlier.end <= later.start for earlier, later in pairwise(spans))
        assert all(text[span.start : span.end].strip() for span in spans)
        assert not any("\ue000" <= letter <= "\uf8ff" for letter in text)


@pytest.mark.parametrize("kind", list(PaperKind))
def test_a_secret_stands_nowhere_unmarked(kind):
    """What must be gone from a paper stands in no sentence, title or kept value that would stay."""
    paper = make_paper(kind, 3, pages=2)
    assert not stray_secrets(paper)
    truth = truth_of(paper)
    assert not {each.value for each in truth.secrets} & {each.value for each in (*truth.kept, *truth.reviewed)}


def test_invented_numbers_pass_their_check_digits():
    """Numbers look true: card, business and older resident numbers carry the right check digit."""
    roll = dice("numbers")
    for _ in range(50):
        number = card(roll).replace("-", "").replace(" ", "")
        doubled = [int(d) * (2 - place % 2) for place, d in enumerate(number)]
        assert sum(v - 9 if v > 9 else v for v in doubled) % 10 == 0
        assert len(business_number(roll, is_corporation=True)) == 12


def test_numbers_since_october_2020_need_no_check_digit():
    """Among numbers of children born since 2020-10 some fail the old check, as real ones do."""
    roll = dice("young")
    numbers = [resident_number(roll, date(2021, 3, 4), False).replace("-", "") for _ in range(30)]
    assert any(int(number[12]) != _resident_check_digit(number[:12]) for number in numbers)
