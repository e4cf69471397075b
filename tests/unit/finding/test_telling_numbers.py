"""Telling numbers by their rules alone: nothing that all of detection finds by them is missed."""

import pytest

from redaction.config import RedactionConfig
from redaction.finding import find
from redaction.finding.numbering import numbers_on
from redaction.finding.screening import SELF_EVIDENT
from redaction.finding.values.scores import tier_of
from redaction.papers import PaperKind, write_text
from redaction.types import PageText, PageTexts, TextOrigin, Tier

CONFIG = RedactionConfig(value_hash_key=b"k" * 32, signing_key=b"s" * 32)
ON_CONTEXT = ("roster", "label", "document_pass")
BROKEN = "연락처 010-98\n76-54\n32, 주민등록번호 9001\n01-123\n4568 입니다.\n계좌 농협 302-1234-\n5678-91\n"
READ_OUT = "전화는 공일공 구팔칠육 오사삼이 입니다.\n"


def page_of(text: str, width: int | None = None) -> PageText:
    """A page that holds a text, broken at a width if one is given."""
    lined = text if width is None else "\n".join(text[at : at + width] for at in range(0, len(text), width))
    return PageText(1, lined, (None,) * len(lined), TextOrigin.LAYER, 1.0)


def missed(page: PageText) -> list[str]:
    """What detection is sure of by a rule of telling numbers and the rules alone do not meet."""
    found = find(PageTexts("", (page,), ()), CONFIG, lambda _done, _of: None).findings
    ((_page, hits),) = numbers_on((page,))
    sure = [hit for hit in hits if hit.kind in SELF_EVIDENT and tier_of(hit.score) is Tier.SURE]
    return [
        page.text[each.span.start : each.span.end]
        for each in found
        if each.span.tier is Tier.SURE
        and each.span.kind in SELF_EVIDENT
        and not each.span.recognizer.startswith(ON_CONTEXT)
        and not any(hit.start < each.span.end and each.span.start < hit.end for hit in sure)
    ]


@pytest.mark.parametrize("width", [None, 13, 31])
def test_a_number_that_detection_finds_is_met_by_its_rule_alone(width: int | None) -> None:
    """In papers as they are and broken at narrow columns, no number of a citizen is passed over."""
    papers = [write_text(kind, 11).text for kind in (PaperKind.LETTER, PaperKind.ROSTER, PaperKind.PERMITS)]
    assert [missed(page_of(text, width)) for text in (*papers, BROKEN + READ_OUT)] == [[]] * 4


def test_numbers_over_several_lines_and_read_out_are_met() -> None:
    """A telephone number broken over three lines of a narrow cell, and one said in words, are among the hits."""
    ((page, hits),) = numbers_on((page_of(BROKEN + READ_OUT),))
    met = {"".join(page.text[hit.start : hit.end].split()) for hit in hits}
    assert {"010-9876-5432", "900101-1234568", "공일공구팔칠육오사삼이"} <= met
