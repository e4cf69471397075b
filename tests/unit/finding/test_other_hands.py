"""What other hands write: values told, spelled, set apart or shortened, and the sentences that only look so."""

import pytest

from redaction.config import CountyLexicon
from redaction.finding import detect
from redaction.types import Disposition, Kind, Tier

LEXICON = CountyLexicon()

TOLD = [
    ("하숙집은 하동 화개 용강 418이오", "하동 화개 용강 418", Kind.ADDRESS),
    ("현재 서울 관악 신사 1432-18 반지하에 산다", "서울 관악 신사 1432-18 반지하", Kind.ADDRESS),
    ("거주지 여수 소라 죽림로 93 가나아파트 110동 904호", "여수 소라 죽림로 93 가나아파트 110동 904호", Kind.ADDRESS),
    ("자택은 문척면 중산리 이백십이번지의 삼", "문척면 중산리 이백십이번지의 삼", Kind.ADDRESS),
    ("송달장소 대전 유성구 대학로18번길 62, 5층", "대전 유성구 대학로18번길 62, 5층", Kind.ADDRESS),
    ("주민 앞 880521 뒤 1034567", "880521", Kind.RESIDENT_NUMBER),
    ("주민 앞 880521 뒤 1034567", "1034567", Kind.RESIDENT_NUMBER),
    (
        "주민번호 [8][8][0][5][2][1]-[1][0][3][4][5][6][7]",
        "[8][8][0][5][2][1]-[1][0][3][4][5][6][7]",
        Kind.RESIDENT_NUMBER,
    ),
    ("주민번호 구십공오이일 일공삼사오육칠", "구십공오이일 일공삼사오육칠", Kind.RESIDENT_NUMBER),
    ("번호는 88년 5월 21일 - 1034567", "88년 5월 21일 - 1034567", Kind.RESIDENT_NUMBER),
    ("연락처 ０1０-ㅣ377-9922", "０1０-ㅣ377-9922", Kind.PHONE),
    ("전화 0⃣1⃣0⃣3⃣3⃣7⃣7⃣9⃣9⃣2⃣2⃣", "0⃣1⃣0⃣3⃣3⃣7⃣7⃣9⃣9⃣2⃣2⃣", Kind.PHONE),
    ("전화 [010]-[3377]-[9922]", "[010]-[3377]-[9922]", Kind.PHONE),
    ("번호는 공,일,공,삼,삼,칠,칠,구,구,이,이예요", "공,일,공,삼,삼,칠,칠,구,구,이,이", Kind.PHONE),
    ("면허 번호가 경기 95 123456 21이고", "경기 95 123456 21", Kind.DRIVER_LICENCE),
    ("메일 n o n g b u @ n a v e r . c o m 으로", "n o n g b u @ n a v e r . c o m", Kind.EMAIL),
    ("메일은 nongbu77 에 네이버예요", "nongbu77 에 네이버", Kind.EMAIL),
    ("메일(nongbu#at#gmail#dot#com)", "nongbu#at#gmail#dot#com", Kind.EMAIL),
    ("쏘나타 12가 34 56", "12가 34 56", Kind.VEHICLE),
    ("차번호가 일이삼 나 사오육칠이고요", "일이삼 나 사오육칠", Kind.VEHICLE),
    ("쇼와 13년 5월 7일에 났다고 한다", "쇼와 13년 5월 7일", Kind.BIRTH_DATE),
    ("생일은 음력 52년 동짓달 초이레", "52년 동짓달 초이레", Kind.BIRTH_DATE),
    ("1958年 4月 19日生", "1958年 4月 19日", Kind.BIRTH_DATE),
    ("기축년(1949)생 소띠", "기축년(1949)생", Kind.BIRTH_DATE),
    ("환자: 선우근 M/67", "67", Kind.AGE),
    ("피해자는 만 6세", "만 6세", Kind.AGE),
    ("민원인은 조울증이 있어 상담이 필요함", "조울증", Kind.SENSITIVE),
    ("강두식은 사기죄로 벌금 300만원을 받았다", "사기죄로 벌금 300만원", Kind.SENSITIVE),
    ("戶主 蘇炳哲 妻 奉今禮", "蘇炳哲", Kind.PERSON),
    ("원고 박△△, 피고 최◇◇", "최◇◇", Kind.PERSON),
    ("말한 사람은 뭉치(가명)", "뭉치", Kind.PERSON),
    ("이름이 훈입니다", "훈", Kind.PERSON),
]


@pytest.mark.parametrize(("text", "value", "kind"), TOLD)
def test_a_value_is_found_whole_however_it_is_told(text, value, kind):
    """What people write by hand, by ear or in a hurry is proposed for removal to its last character."""
    removed = {
        place
        for span in detect(text, LEXICON)
        if span.kind is kind and span.disposition is not Disposition.KEEP
        for place in range(span.start, span.end)
    }
    start = text.index(value)
    assert {place for place in range(start, start + len(value)) if not text[place].isspace()} <= removed


PLAIN = [
    "서울 강남 부산 해운대 등 12곳에서 행사를 연다",
    "전남 구례 19번 국도와 지리산 2코스를 걷는다",
    "순천 여수 광양 3개 시가 협약을 맺었다",
    "치매가 있는 어르신은 보호자와 함께 오십시오",
    "신청인이 장애가 있는 경우 대리인이 신청할 수 있다",
    "환자가 결핵에 걸린 경우 보건소장에게 신고한다",
    "을축년 대홍수로 마을이 잠겼다",
    "경기 3/4 분기 전망",
    "앞 3줄 뒤 1234567원",
    "자원봉사자 백여 명이 나왔다",
    "원서는 6세 아동부터 받는다",
]


@pytest.mark.parametrize("text", PLAIN)
def test_sentences_of_nobody_stay(text):
    """Places, rules and counts that name nobody are not marked."""
    assert [span for span in detect(text, LEXICON) if span.tier is not Tier.FAINT] == []


def test_the_foot_of_a_letter_without_ranks_stays():
    """Drafter, reviewer and approver keep their names though only their parts are written."""
    spans = detect("기안 음소라 검토 공민규 결재 우정석", LEXICON)
    assert spans
    assert all(span.disposition is Disposition.KEEP for span in spans)
