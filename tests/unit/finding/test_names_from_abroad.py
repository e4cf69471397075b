"""Names from abroad by what stands behind them."""

import pytest

from redaction.config import CountyLexicon
from redaction.finding import detect
from redaction.finding.recognizing.names_from_abroad import names_from_abroad
from redaction.types import Kind
from tests.unit.finding.seeing import values


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("아웅 코 민(미얀마, 1997-03-08)", "아웅 코 민"),
        ("알리 하산(파키스탄)", "알리 하산"),
        ("다니엘 정이 신청함", "다니엘 정"),
        ("기사 도널드 박 면허번호", "도널드 박"),
    ],
)
def test_newcomers_are_named(text, name):
    """A newcomer's name is found in front of a country, and before a Korean surname."""
    assert name in values(names_from_abroad, text)


@pytest.mark.parametrize("text", ["수입 농산물(중국)", "다니엘 서점"])
def test_goods_from_abroad_are_nobody(text):
    """Goods of a country and shops are nobody's name."""
    assert not [span for span in detect(text, CountyLexicon()) if span.kind is Kind.PERSON]
