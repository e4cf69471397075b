"""Feet of letters, boxes of approval and squads: whose names stand in them, drawn with bars, rows or brackets."""

import pytest

from redaction.config import CountyLexicon
from redaction.finding import detect
from redaction.types import Disposition, Kind

LEXICON = CountyLexicon()


def _proposed(text, name):
    """What is proposed for each place of a name."""
    return [
        span.disposition
        for span in detect(text, LEXICON)
        if span.kind is Kind.PERSON and text[span.start : span.end] == name
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("기안|서보람 검토|두경호 전결|남기훈", "두경호"),
        ("도로 보수 계획\n담당 | 과장 | 부군수\n서보람 | 두경호 | 남기훈", "두경호"),
        ("총무팀장 | 총무과장\n서보람 | 두경호", "두경호"),
        ("단속반 편성\n반장: 김도현 주무관", "김도현"),
    ],
    ids=["bars", "box", "box_of_units", "squad"],
)
def test_whoever_signs_a_letter_or_leads_a_squad_is_an_official(text, name):
    """The name of an official who approves a letter, or leads a squad of his office, stays."""
    assert _proposed(text, name) == [Disposition.KEEP]


def test_a_member_of_a_committee_is_asked_about_wherever_the_name_stands():
    """Who is called a member once is asked about too where the name stands without a word."""
    text = "남기훈 위원이 먼저 말하였다.\n이어서 다음 안건을 보았다.\n\n참고: 남기훈 의견 있음"
    assert set(_proposed(text, "남기훈")) == {Disposition.REVIEW}


def test_the_official_who_closes_a_row_that_fits_no_header_stays():
    """Where a sentence runs over its cell, the name behind it is still that of the column of officials."""
    text = "연번 | 민원 내용 | 담당자\n1 | 도로가 패여 차가 파손되었다고 함. 서보람\n2 | 배수로가 막혔다고 함. 두경호\n"
    assert _proposed(text, "서보람") == [Disposition.KEEP]
