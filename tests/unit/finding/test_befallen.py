"""Officials of whom a paper tells what befell them, and posts of residents' bodies: nobody of them is kept."""

import pytest

from redaction.config import CountyLexicon
from redaction.finding import detect
from redaction.types import Disposition, Kind


def _dispositions(text: str, name: str) -> set[Disposition]:
    return {
        span.disposition
        for span in detect(text, CountyLexicon())
        if span.kind is Kind.PERSON and text[span.start : span.end] == name
    }


BEFALLEN = [
    "민원과 김도현 주무관이 계단에서 넘어져 발목이 골절됨",
    "산림과 김도현 주무관, 벌에 쏘여 병원 치료",
    "급성 맹장염으로 입원한 총무과 김도현 팀장",
    "| 산림과 | 녹지7급 | 김도현 | 손목 골절 |",
    "사고자: 건설과 운전7급 김도현 (우측 손목)",
    "신분상 조치\n산림과 녹지6급 김도현: 훈계",
    "부녀회 임원 명단: 회장 길금옥, 감사 나말순, 서기 김도현",
    "추진위원회 제3차 회의록 / 위원장 봉인석 / 서기 김도현",
    "입주자대표회의 회의록\n작성자 김도현 서기",
]


@pytest.mark.parametrize("text", BEFALLEN)
def test_whom_something_befell_is_not_kept(text: str) -> None:
    """다치거나 앓거나 징계받은 직원과 주민 단체의 임원은 공무원이라도 남기지 않는다."""
    assert Disposition.KEEP not in _dispositions(text, "김도현")


AT_WORK = [
    "산림과 김도현 주무관이 쓰러진 주민을 병원으로 이송함",
    "현장 확인자: 산림과 김도현 주무관, 운전자는 골절로 치료 중",
    "복지과 김도현 주무관이 입원 중인 대상자를 면담함",
    "복지과 김도현 주무관: 대상자가 입원했다고 함",
    "산림과 김도현 주무관과 박지훈 주무관이 현장을 확인함",
]


@pytest.mark.parametrize("text", AT_WORK)
def test_who_deals_with_what_befell_others_is_kept(text: str) -> None:
    """다른 사람의 사고나 병을 처리한 공무원의 이름은 남긴다."""
    assert _dispositions(text, "김도현") == {Disposition.KEEP}
