"""The approving officer reads figures of the verifier in Korean."""

import re
from pathlib import Path

import pytest
from django.utils import translation

from cms.officers.check_words import CHECKS, in_order, measure_words

VERIFYING = Path(__file__).resolve().parents[3] / "redaction" / "verifying"


@pytest.fixture(autouse=True)
def _in_korean():
    with translation.override("ko"):
        yield


@pytest.mark.parametrize(
    ("measure", "words"),
    [
        ("in boxes 0", "상자 안 글자 0자"),
        ("lost 3 of 927", "927자 가운데 사라진 글자 3자"),
        ("changed 12 ppm, open 0, blank 1", "달라진 점 백만분의 12 · 덜 칠한 상자 0개 · 빈 쪽 1쪽"),
        ("hashes", ""),
        ("something newer 4", ""),
        ("", ""),
    ],
)
def test_a_measure_is_said_in_korean(measure, words):
    """Numbers keep their meaning; what nobody knows is left out, never shown in English."""
    assert measure_words(measure) == words


def test_checks_stand_in_the_order_of_the_manual():
    """V2 before V10, whatever order the verifier took."""
    given = [{"code": code, "passed": True, "measure": "left 0"} for code in ("V10", "V1", "V2")]
    assert [check["code"] for check in in_order(given)] == ["V1", "V2", "V10"]


def test_every_check_of_the_verifier_has_words():
    """A check without words would be approved unread."""
    codes = set(re.findall(r'CheckOutcome\(\s*"(V\d+)"', (VERIFYING / "pipeline.py").read_text(encoding="utf-8")))
    assert len(codes) >= 13
    assert codes <= set(CHECKS)
