"""V2 on titles: no value under a box, but the words a paper's title needs."""

import pytest

from redaction.config import CountyLexicon
from redaction.verifying.strings import Removed, decided_values
from redaction.verifying.titles import told_by

LEXICON = CountyLexicon(departments=("건설과", "문척면"))


def _told(title, *hidden):
    _, values = decided_values([Removed(frozenset(hidden), frozenset(hidden))], ["본문에 남은 글"])
    return told_by([title], values, LEXICON)


@pytest.mark.parametrize(
    ("title", "hidden"),
    [
        ("윤사월의 농로 민원 처리", "윤사월"),
        ("윤 사 월 농로 민원", "윤사월"),
        ("고은 씨 민원 처리 결과", "고은"),
        ("고 은 민원 처리 결과", "고은"),
        ("민원 처리 결과(고은)", "고은"),
        ("신고자 고은에게 보낸 회신", "고은"),
        ("계좌 352-0412-7788-13 지급", "352-0412-7788-13"),
        ("모니카의원 관련 민원", "모니카"),
    ],
)
def test_a_title_that_repeats_a_hidden_value_is_told(title, hidden):
    """A name or a number under a box does not come out again in the title."""
    assert _told(title, hidden) == 1


@pytest.mark.parametrize(
    ("title", "hidden"),
    [
        ("2024년 제4차 정보공개심의회 회의록", "정보"),
        ("6월 문척면 민원 처리 현황", "문척면"),
        ("6월 문척면 민원 처리 현황", "문척"),
        ("구례군 공유재산 관리 계획", "구례군"),
        ("고은정보화마을 운영 결과", "은정"),
    ],
)
def test_a_title_may_say_what_a_paper_is_about(title, hidden):
    """A piece of a longer word, or the office's own town that stood in a hidden address, stops no title."""
    assert _told(title, hidden) == 0
