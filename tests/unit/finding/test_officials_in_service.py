"""Officials of all services by their titles (police, army, schools, council), and who only looks like one."""

import pytest

from redaction.config import CountyLexicon
from redaction.finding import detect
from redaction.types import Disposition, Kind

LEXICON = CountyLexicon()

KEPT = [
    ("안전총괄과장 직무대리 박지훈", {"박지훈"}),
    ("군수 권한대행 부군수 김도현", {"김도현"}),
    ("구례군 건설교통과 도로관리팀장 김도현 (인)", {"김도현"}),
    ("구례소방서 대응단장 김도현 참석", {"김도현"}),
    ("○ 보건의료원장 김도현", {"김도현"}),
    ("사법경찰관 경위 김도현 (인)", {"김도현"}),
    ("산동파출소장 경감 김도현, 순찰요원 경사 박지훈", {"김도현", "박지훈"}),
    ("수사과 경위 김도현은 피의자 박철민을 조사하였다.", {"김도현"}),
    ("제7391부대 3대대장 중령 김도현, 예비군지역대장 박지훈", {"김도현", "박지훈"}),
    ("구례군선거관리위원회 사무과장 김도현", {"김도현"}),
    ("구례중앙초등학교 교장 김도현, 교감 박지훈", {"김도현", "박지훈"}),
    ("제9대 구례군의회\n의원 김도현, 박지훈", {"김도현", "박지훈"}),
    ("자료 요구 의원: 김도현", {"김도현"}),
    ("징계의결 요구권자 구례군수 김도현", {"김도현"}),
    ("조사공무원 소속 농축산과 직급 농업7급 성명 김도현 (인)", {"김도현"}),
    ("◦ 반장: 자연재난팀장 김도현\n◦ 반원: 박지훈, 이서연(이상 안전총괄과 주무관)", {"김도현", "박지훈", "이서연"}),
    ("담 당|팀 장|과 장\n김도현|박지훈|이서연", {"김도현", "박지훈", "이서연"}),
    ("팀    장 : 김 도 현", {"김 도 현"}),
    ("구 례 읍 장  김 도 현", {"김 도 현"}),
    ("구분|성명|소속·직위\n당연직|김도현|환경과장\n위촉직|박지훈|향토사 연구가", {"김도현"}),
    ("토지정보과 김도현 확인", {"김도현"}),
    ("파출소 김도현 경위", {"김도현"}),
    ("소송수행자 지방행정주사 김도현, 박지훈", {"김도현", "박지훈"}),
    ("업주 면담(관광과 김도현, 박지훈)", {"김도현", "박지훈"}),
    ("김도현 주무관님한테 말했음", {"김도현"}),
    ("기록 산동면 김도현", {"김도현"}),
]

NOT_KEPT = [
    ("의용소방대 지역대장 김도현", {"김도현"}),
    ("구례소방서 의용소방대 단장 김도현", {"김도현"}),
    ("주민자치위원회 사무국장 김도현", {"김도현"}),
    ("아파트 관리팀장 김도현", {"김도현"}),
    ("순천고등학교 교사 김도현", {"김도현"}),
    ("대대장 김도현의 아들 김민철", {"김도현", "김민철"}),
    ("환경과 경위 김도현은 피의자 박철민에게 금품을 수수함", {"김도현", "박철민"}),
    ("혐의자 건설과 주무관 김도현\n징계의결 요구권자 구례군수", {"김도현"}),
    ("신청인 소속 환경과 직급 환경7급 성명 김도현", {"김도현"}),
    ("구분|성명|소속·직위\n위촉직|김도현|한빛건축사사무소 소장", {"김도현"}),
    ("참석 주민: 김도현, 박지훈(이상 마을 이장)", {"김도현", "박지훈"}),
    ("의원 김도현, 환자 박지훈", {"김도현", "박지훈"}),
    ("한국국토정보공사 구례지사 팀장 김도현", {"김도현"}),
    ("한빛토건(주) 현장대리인 김도현", {"김도현"}),
    ("하사마을 대동회 회의록\n참석 43명\n서기 김순돌\n간사 박말자", {"김순돌", "박말자"}),
    ("담당 박말자 010-1234-5678", {"박말자"}),
    ("연락 담당자: 박말자, 010-1234-5678", {"박말자"}),
    ("자술서\n작성자: 박말자", {"박말자"}),
    ("위 사실을 확인함\n확인자 박말자", {"박말자"}),
    ("보훈팀 박말자 유공자", {"박말자"}),
    ("주차팀 박말자 차량 견인", {"박말자"}),
    ("징계처분 대상자 명단\n사법경찰관 경위 김도현", {"김도현"}),
]


def _kept(text):
    spans = detect(text, LEXICON)
    return {
        text[each.start : each.end]
        for each in spans
        if (each.kind, each.disposition) == (Kind.PERSON, Disposition.KEEP)
    }


@pytest.mark.parametrize(("text", "names"), KEPT)
def test_officials_of_every_service_keep_their_names(text, names):
    """An acting head, a policeman, an officer of the army or a teacher of the state keeps the name."""
    assert names <= _kept(text)


@pytest.mark.parametrize(("text", "names"), NOT_KEPT)
def test_who_only_looks_like_an_official_is_not_kept(text, names):
    """Volunteers, staff of firms, patients and those a discipline is about are never kept as officials."""
    assert not names & _kept(text)
