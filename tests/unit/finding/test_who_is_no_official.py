"""People beside an official's title, unit or label who are no officials: none is kept without a question."""

import pytest

from redaction.config import CountyLexicon
from redaction.finding import detect
from redaction.types import Disposition, Kind

LEXICON = CountyLexicon()

TITLES = [
    "참석자: 김도현, 팀장 박지훈",
    "참석자: 김도현, 건설과 팀장 박지훈",
    "면담자: 박지훈 주무관, 김도현",
    "면담: 김도현 / 주무관 박지훈",
    "입회인 김도현, 주무관 박지훈",
    "김도현·주무관 박지훈 현장 확인",
    "박지훈 주무관 김도현 면담",
    "박지훈 팀장, 김도현 외 2명",
    "김도현 면장 면담 요청",
    "김도현 과장 고소",
    "김도현, 과장 고소",
    "김도현, 면장에게 항의",
    "김도현, 구례군수를 상대로 소송",
    "김도현 (구례군수 상대)",
    "김도현(건설과장 면담)",
    "김도현 (팀장 면담 완료)",
    "김도현 (건설과장 부인)",
    "산동면장 (김도현 관련)",
    "김도현 군수 후보",
    "김도현 과장 사칭",
    "김도현 시장 상인",
    "산동면 이장단장 김도현",
    "번영회 사무국장 김도현",
    "주민자치회 사무국장 김도현",
    "어촌계장 김도현",
    "송계장 김도현",
    "합창단장 김도현",
    "체육관장 김도현",
    "태권도 관장 김도현",
    "지역아동센터장 김도현",
    "주간보호센터 센터장 김도현",
    "선거대책본부장 김도현",
    "학부모회 의장 김도현",
    "입주자대표회의 의장 김도현",
    "한빛중학교 행정실장 김도현",
    "한빛일보 편집국장 김도현",
    "정비공장 과장 김도현",
    "골프장 차장 김도현",
    "한빛부동산 소장 김도현",
    "택배 소장 김도현",
    "병동 주임 김도현",
    "미용실 실장 김도현",
]


def _dispositions(text):
    return {
        span.disposition
        for span in detect(text, LEXICON)
        if span.kind is Kind.PERSON and "김도현" in text[span.start : span.end].replace(" ", "")
    }


@pytest.mark.parametrize("text", TITLES)
def test_a_title_that_is_anothers_or_no_offices_keeps_nobody(text):
    """A title of the neighbour in a list, of a club or a firm, or of whom somebody complains of, makes no official."""
    assert _dispositions(text) in ({Disposition.REVIEW}, {Disposition.REDACT}, {Disposition.REVIEW, Disposition.REDACT})


OFFICIALS = [
    "건설과장 김도현, 산림과 팀장 박지훈",
    "주무관 박지훈, 팀장 김도현",
    "김도현 건설과장, 박지훈 산림과장",
    "김도현(건설과 팀장)",
    "김도현 면장은 축사에서",
    "우정숙 군의원과 소장 김도현 등",
    "간전면 주무관 김도현, 보건의료원 주무관 최은서",
    "실무: 김도현 면\n장",
    "농업기술센터 소장 김도현",
    "구례군의회 의장 김도현",
    "작성자: 체육시설팀장 김도현",
]


@pytest.mark.parametrize("text", OFFICIALS)
def test_an_official_by_his_own_title_stays(text):
    """Who bears the title himself acts in office and stays, whoever is named beside him."""
    assert _dispositions(text) == {Disposition.KEEP}
