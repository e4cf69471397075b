"""A value hidden in one file of a request is found in the next, where nothing around it would give it away."""

import pytest

from disclosure.requestpass import LABELS
from redaction.config import RedactionConfig
from redaction.finding import find
from redaction.types import Kind, PageText, PageTexts, TextOrigin

CONFIG = RedactionConfig(b"k" * 32, b"s" * 32)
TEXT = "둘째 서류\n우편물은 달콩으로 보냄. 이정수 앞. 구례읍 봉동길 12-3 대문.\n참고 12가 3456 과 3021234567811 확인"
VALUES = [
    (Kind.PERSON, "이정수", "이정수"),
    (Kind.ADDRESS, "구례읍 봉동길 12-3", "구례읍 봉동길 12-3"),
    (Kind.ACCOUNT, "302-1234-5678-11", "3021234567811"),
]


def found(*sealed_hints: str) -> set[str]:
    """The texts that detection marks on the page, told of the hints."""
    rects = tuple((float(at), 0.0, float(at + 1), 10.0) for at in range(len(TEXT)))
    page = PageText(1, TEXT, rects, TextOrigin.LAYER, 1.0)
    findings = find(PageTexts("0" * 64, (page,), sealed_hints), CONFIG, lambda done, of: None).findings
    return {TEXT[item.span.start : item.span.end] for item in findings}


@pytest.mark.parametrize(("kind", "value", "here"), VALUES)
def test_a_hidden_value_is_found_again(kind: Kind, value: str, here: str) -> None:
    """The value travels behind its label and is marked wherever the new paper says it."""
    marked = found(LABELS.get(kind, "") + value)
    assert any(here in text for text in marked)
