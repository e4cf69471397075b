"""Officials named by their unit, their seat in the council or their place in the foot of a letter; and who is not."""

import pytest

from redaction.config import CountyLexicon
from redaction.finding import detect
from redaction.types import Disposition, Kind

LEXICON = CountyLexicon()
SITTING = "구례군의회 제301회 임시회 회의록\n"

KEPT = [
    ("점검반: 1조 홍길동(건설과), 김철수(산림과)", {"홍길동", "김철수"}),
    ("사용자: 홍길동(기획팀) 용도: 간담회", {"홍길동"}),
    ("홍길동(기획예산실) 작성", {"홍길동"}),
    ("홍길동(건설과 도로팀, 061-780-2345)", {"홍길동"}),
    ("참석자: 건설과(김도현), 산동면(이서연), 보건소(박지훈)", {"김도현", "이서연", "박지훈"}),
    ("참석: 기획실 김도현, 광의면 이서연", {"김도현", "이서연"}),
    ("○ 건설과(김도현) : 보고함\n○ 광의면(최은정) : 배수로 정비를 요청함", {"김도현", "최은정"}),
    ("[건설과] 홍길동: 내일까지 됩니다", {"홍길동"}),
    ("현장 확인: 산동면 산업팀 홍길동, 김철수", {"홍길동", "김철수"}),
    ("국장 전결 홍길동", {"홍길동"}),
    ("기안\n홍길동\n검토\n김철수\n결재\n이영희", {"홍길동", "김철수", "이영희"}),
    ("일상경비출납원 홍길동", {"홍길동"}),
    ("박지훈, 이서연, 김도현 주무관이 현장에 나감", {"박지훈", "이서연", "김도현"}),
    ("발의의원: 박민수·김철수 의원", {"박민수", "김철수"}),
    ("재무과 경리팀 이서연, 박지훈", {"이서연", "박지훈"}),
    ("소송수행자 홍길동, 김철수", {"홍길동", "김철수"}),
    ("집행관 박지훈", {"박지훈"}),
    ("현장점검: 김철수(농정과)", {"김철수"}),
    ("건설과장 박민호(현장 총괄)", {"박민호"}),
    ("춘향제 제관\n초헌관 군수 박민호\n아헌관 김도현(유림)", {"박민호"}),
    ("간담회\n상하수도사업소 팀\n장 박현우 등 3명", {"박현우"}),
    ("간담회\n농업기술센터 주무\n관 정서연 등 2명", {"정서연"}),
    (SITTING + "○의장 유시문  개의를 선포합니다.\n○김철수의원  발언하겠습니다.", {"유시문", "김철수"}),
    (SITTING + "○김철수 위원  제안설명을 듣겠습니다.\n○위원장 박영수  다음은 질의입니다.", {"김철수", "박영수"}),
    (SITTING + "출석위원(3인): 김철수 이영희 박민수", {"김철수", "이영희", "박민수"}),
]

NOT_KEPT = [
    ("광의면(최은정): 아들이 아파서 도와주세요", {"최은정"}),
    ("수급자: 산동면(이서연), 토지면(박지훈)", {"이서연", "박지훈"}),
    ("건설과(김도현) 조사\n산동면(박지훈) 배추 침수", {"박지훈"}),
    ("참석자: 이장 산동면 이서연, 건설과 팀장 김도현", {"이서연"}),
    ("구례읍(이영희), 문척면(박지훈) 장학생 선발", {"이영희", "박지훈"}),
    ("민원인 홍길동(건설과)", {"홍길동"}),
    ("징계 대상: 이서연(건설과)", {"이서연"}),
    ("포상 대상: 건설과 홍길동", {"홍길동"}),
    ("건의한 사람\n이장 박지훈 등 3명", {"박지훈"}),
    ("재무과 이서연, 박지훈(청년회)", {"박지훈"}),
    ("현장소장 김철수 (주)한빛", {"김철수"}),
    ("농협 담당 김철수", {"김철수"}),
    ("(주)대한건설 담당 김철수", {"김철수"}),
    ("김철수 의원(정형외과의원) 진료", {"김철수"}),
    ("도시계획위원회 회의록\n○김철수 위원  질의합니다.", {"김철수"}),
    (SITTING + "외부위원 위촉\n○김철수 위원  질의합니다.", {"김철수"}),
    ("기안자\n홍길동\n신청인\n김철수", {"김철수"}),
]


def _dispositions(text, names):
    found = {
        text[span.start : span.end]: span.disposition for span in detect(text, LEXICON) if span.kind is Kind.PERSON
    }
    return {name: found[name] for name in names}


@pytest.mark.parametrize(("text", "names"), KEPT)
def test_an_official_named_by_unit_seat_or_duty_stays(text, names):
    """Who is named with a department, sits on the council or signs a letter acts in office and stays."""
    assert set(_dispositions(text, names).values()) == {Disposition.KEEP}


@pytest.mark.parametrize(("text", "names"), NOT_KEPT)
def test_a_unit_beside_a_private_person_keeps_nobody(text, names):
    """A township, a firm or a committee beside a name, or an official who is the subject, is never kept unasked."""
    assert Disposition.KEEP not in _dispositions(text, names).values()


ORDINARY = [
    "’25. 4. 4. 16:35 회의를 마침",
    "25. 04. 14. 09:00 접수",
    "예산 과목은 201-05이며 집행 잔액은 없음",
    "㈜한빛이앤씨",
    "(주)동방이앤씨 시공",
]


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_words_and_numbers_are_not_marked(text):
    """A day with its hour is no network address, a budget code no home, and a firm's 씨 makes nobody."""
    assert [span for span in detect(text, LEXICON) if span.disposition is not Disposition.KEEP] == []


def test_a_network_address_with_a_port_is_still_marked():
    """An address of the network with a port behind is still one."""
    assert [span.kind for span in detect("접속 IP: 192. 168. 10. 12:80", LEXICON)] == [Kind.IP]


@pytest.mark.parametrize("day", ["23.12.29.", "3.11.13."])
def test_a_day_above_the_next_rows_number_is_no_network_address(day):
    """A permit's day at the end of a row, whole or cut by a box, and the number of the next are two cells."""
    row = f"창고  {day} \n132 \n제2024-571 \n호"
    assert [span for span in detect(row, LEXICON) if span.kind is Kind.IP] == []
    assert [span.kind for span in detect("접속 기록 192.168.10.\n12 에서", LEXICON)] == [Kind.IP]


def test_a_budget_code_is_only_faintly_an_account():
    """Groups of digits behind a word for a budget code are no account that is removed unasked."""
    (span,) = detect("단위 사업 코드 6404-0882-692", LEXICON)
    assert span.score < 0.4
