"""No channel of leakage survives burning, and what must stay stays."""

import hashlib

import pytest

from redaction import verifying
from redaction.burning import burn
from redaction.config import RedactionConfig
from redaction.types import BurnedPdf, Decisions
from tests.leaks import drawn_channels, kept_channels, picture_channels
from tests.leaks.checker import font_leaks, leaks, shown_in_boxes, text_of
from tests.leaks.sheets import CASES, Case

CONFIG = RedactionConfig(value_hash_key=b"k" * 32, signing_key=b"s" * 32)
assert drawn_channels
assert kept_channels
assert picture_channels


def burned(case: Case, as_pictures: bool = False) -> tuple[BurnedPdf, Decisions]:
    """The output of a case's boxes, with the decisions behind it."""
    pictures = frozenset({1, 2} if as_pictures else ())
    sha256 = hashlib.sha256(case.content).hexdigest()
    decisions = Decisions(sha256, case.boxes, frozenset(), pictures, "공개 문서")
    return burn(case.content, decisions, CONFIG, lambda _done, _of: None), decisions


@pytest.mark.parametrize("as_pictures", [False, True], ids=["drawn_anew", "as_pictures"])
@pytest.mark.parametrize("name", sorted(CASES))
def test_channel(name, as_pictures):
    """The secret is in no byte, string, font or pixel of the output; the kept words are; the verifier agrees."""
    case = CASES[name]()
    output, _decisions = burned(case, as_pictures)
    assert leaks(output.content, case.secrets) == []
    assert font_leaks(output.content, case.secrets, text_of(output.content)) == []
    assert shown_in_boxes(output.content, case.boxes) == 0
    text = text_of(output.content)
    assert [word for word in case.kept if word not in text] == []
    failed = [each for each in verifying.check(case.content, output.content, case.boxes, CONFIG) if not each.passed]
    assert failed == []


@pytest.mark.parametrize("name", sorted(CASES))
def test_the_secret_can_be_read_in_the_paper(name):
    """Each paper does leak before it is burned, or holds its secret in pixels only."""
    case = CASES[name]()
    assert not case.secrets or case.in_pixels or leaks(case.content, case.secrets)
