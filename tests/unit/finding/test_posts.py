"""Officials told by their post in a paper, and people who only look like them."""

import pytest

from redaction.config import CountyLexicon
from redaction.finding import detect
from redaction.types import Disposition, Kind

LEXICON = CountyLexicon()

IN_OFFICE = [
    ("⑧ 지급액 1,000,000원\n⑨ 확인 귀농귀촌팀 김도현", "김도현"),
    ("담당 평생학습팀 김도현", "김도현"),
    ("검사관 국립농산물품질관리원 김도현", "김도현"),
    ("문의 총무과 급여 김도현 내선 2208", "김도현"),
    ("당직: 구례군청 당직실 김도현입니다.", "김도현"),
    ("시간외근무 확인대장 (9월)\n9.03  김도현   18:00  22:10  민원 서류 이관", "김도현"),
    ("구급활동일지(응급 이송)\n대원 김도현 박지훈", "박지훈"),
    ("구례경찰서 제2026-12호\n수신 구례군수\n회신 바랍니다.\n서장 김도현", "김도현"),
    ("도서관 연체 도서 반납 확인\n사서 김도현", "김도현"),
    ("인사발령 알림\n나. 전보: 김도현 마산면 → 환경과", "김도현"),
    (
        "인사발령\n소속 | 직급 | 성명 | 생년월일 | 발령사항\n"
        "총무과 | 행정6급 | 김도현 | 74.09.02 | 토지면 부면장에 보함\n"
        "환경과 | 간호8급 | 박지훈 | 93.01.27 | 육아휴직을 명함",
        "김도현",
    ),
    ("점검 아동보호 김도현 전담공무원", "김도현"),
    ("조사 2026.4.22 건축팀 박지훈, 면 김도현", "김도현"),
    (
        "○위원장 정길수: 시작합니다.\n구례군의회 제301회 임시회 회의록\n"
        "○김도현 위원: 질의하겠습니다.\n김도현 위원님 말씀하십시오",
        "김도현",
    ),
    ("신청인\n박지훈\n주소\n구례읍 논곡길 15\n연락처\n010-0771-1240\n담당\n이서연\n팀장\n김도현", "김도현"),
    ("입회 팀장 김도현", "김도현"),
]
NOT_IN_OFFICE = [
    "지역 의용소방대 화재 출동 보고\n대원 김도현 박지훈",
    "119 출동 기록\n자율방범대 지원\n대원 김도현",
    "구례초등학교 도서관 이용 안내\n사서 김도현",
    "아파트 관리사무소 야간 당직 대장\n9.03  김도현  18:00  22:10  순찰",
    "기간제근로자 시간외근무 대장\n9.03  김도현  18:00  22:10  청소",
    "납품 확인서\n담당 영업팀 김도현",
    "접수 소아과 김도현",
    "점검 정비팀 김도현",
    "확인 축구팀 김도현",
    "씨름대회 대진표\n희망팀 김도현\n행복팀 박지훈",
    "우리 회사 인사 발령: 김도현 영업과 → 총무과",
    "이사: 김도현 산동면 → 광의면 전입",
    "방문 문의 선관위 김도현 후보",
]


def _people(text: str) -> dict[str, Disposition]:
    return {text[each.start : each.end]: each.disposition for each in detect(text, LEXICON) if each.kind is Kind.PERSON}


@pytest.mark.parametrize(("text", "name"), IN_OFFICE)
def test_an_official_is_told_by_his_post(text: str, name: str) -> None:
    """직급이 적히지 않아도 문서의 성격과 자리로 알 수 있는 공무원의 이름은 남는다."""
    assert _people(text)[name] is Disposition.KEEP


@pytest.mark.parametrize("text", NOT_IN_OFFICE)
def test_who_only_stands_in_such_a_place_is_not_kept(text: str) -> None:
    """같은 자리에 적혔어도 공무원이 아닐 수 있는 사람의 이름은 그대로 남기지 않는다."""
    found = _people(text)
    assert "김도현" in found
    assert found["김도현"] is not Disposition.KEEP
