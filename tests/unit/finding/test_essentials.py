"""Words that every catch of a shape holds, so that a text without them need not be searched."""

import pytest

from redaction.finding.recognizing import life

TEXT = (
    "1957. 3. 4.생 홍길동, 1961년생 김모, 쇼와 12년 3월 1일생, 1948년 출생, 음력 1950. 1. 2. 태어남, 57. 3. 4. 출생, "
    "소띠 1961년생, 61년생 (쥐띠), 만 45세, 향년 87세, 45살, (45, 남), (여, 만 61세), 남, 만 61살"
)
BEHIND = len(" 출생")
"""How far behind its catch a shape may look."""
SHAPES = [each for each in (*life._BIRTH_SHAPES, *life._AGE_SHAPES) if each.essentials]


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_no_birth_or_age_is_passed_over_for_want_of_its_words(shape):
    """Every birth date and age that a rule catches holds one of the words for which the rule is asked at all."""
    caught = [TEXT[found.start() : found.end() + BEHIND] for found in shape.pattern.finditer(TEXT)]
    assert caught
    assert all(any(word in each for word in shape.essentials) for each in caught)
