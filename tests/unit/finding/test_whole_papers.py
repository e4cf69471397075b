"""What whole office papers hold beyond single values: lists, cells, inquiries, injuries, homes, names from abroad."""

import pytest

from redaction.config import CountyLexicon
from redaction.finding import detect
from redaction.types import Disposition, Kind, Tier

LEXICON = CountyLexicon()

VALUES = [
    ("허가자 | Lê Thị Hồng | 1990.3.4.", "Lê Thị Hồng", Kind.PERSON),
    ("평가위원: 누엔 반 득 외 3명", "누엔 반 득", Kind.PERSON),
    ("초빙 강사는 하세가와 린입니다", "하세가와 린", Kind.PERSON),
    ("성명 뇌서호 연락처 없음", "뇌서호", Kind.PERSON),
    ("노점덕 82 신월길 4 인\n배막동 79 신월길 5 인", "배막동", Kind.PERSON),
    ("노점덕 82 신월길 4 인\n배막동 79 신월길 5 인", "79", Kind.AGE),
    ("노점덕 82 신월길 4 인\n배막동 79 신월길 5 인", "신월길 4", Kind.ADDRESS),
    ("주소 구례군 산동면 좌사리 숲속마을 라-7호\n연락처", "구례군 산동면 좌사리 숲속마을 라-7호", Kind.ADDRESS),
    ("신고인 집은 구례읍 백련리 514-3 2층 안방이다", "구례읍 백련리 514-3 2층 안방", Kind.ADDRESS),
    ("연대보증인 김도현 / 같은 면 금정리 산 5", "같은 면 금정리 산 5", Kind.ADDRESS),
    ("김도현 씨 윗집(502호)에서 소리가 난다", "502호", Kind.ADDRESS),
    ("아헌관 김도현(유림, 구례읍 백련리)", "구례읍 백련리", Kind.ADDRESS),
    ("저는 용방면 신도리에 사는 김도현입니다", "용방면 신도리", Kind.ADDRESS),
    ("국적 베트남, 여권번호: C9712046", "C9712046", Kind.PASSPORT),
    ("성명 | 생년월일 | 국적\n김도현 | 23/04/1981 | 인도", "23/04/1981", Kind.BIRTH_DATE),
    ("육아휴직(자녀 백이든, 2019. 3. 14.)", "2019. 3. 14.", Kind.BIRTH_DATE),
    ("신고인 김도현이 불면증 진단서를 냈다", "불면증", Kind.SENSITIVE),
    ("김도현은 넘어져 왼쪽 손목뼈가 부러짐", "왼쪽 손목뼈가 부러짐", Kind.SENSITIVE),
    ("김도현이 뇌진탕 진단을 받음", "뇌진탕", Kind.SENSITIVE),
    ("작성자 | dod**** (dodo_77)", "dod**** (dodo_77)", Kind.USER_ID),
]


@pytest.mark.parametrize(("text", "value", "kind"), VALUES)
def test_a_value_of_a_paper_is_found_whole(text, value, kind):
    """A value in a list, a cell or a sentence of an office paper is proposed for removal to its last character."""
    removed = {
        place
        for span in detect(text, LEXICON)
        if span.kind is kind and span.tier is not Tier.FAINT and span.disposition is not Disposition.KEEP
        for place in range(span.start, span.end)
    }
    start = text.index(value)
    assert {place for place in range(start, start + len(value)) if not text[place].isspace()} <= removed


PLAIN = [
    "연번|허가일|목적\n1|2026-03-04|창고\n2|2026-03-19|축사",
    "대상자\t주민등록번호\t가구원\t지원액\t은행\t비고",
    "보험 접수번호 S20260802",
    "구례초 6학년 학생들이 견학을 왔다",
    "밀양박씨 종중의 재실",
    "화상 회의로 열고 골절 예방 교육을 한다",
    "법정 전염병에는 폐렴이 들지 않는다",
    "벌금형을 받은 자는 응시할 수 없다",
    "주민들이 활동에 사는 재미를 붙였다",
    "(자문단, 구례읍 백련리)에서 모인다",
]


@pytest.mark.parametrize("text", PLAIN)
def test_words_of_papers_stay(text):
    """Cells with dates, headers, schools, clans and what is said of everybody are left alone."""
    marked = [
        text[span.start : span.end]
        for span in detect(text, LEXICON)
        if span.tier is not Tier.FAINT and span.disposition is not Disposition.KEEP
    ]
    assert marked == []


PEOPLE = [
    ("처리 위생팀 강다별 황태웅", "황태웅", Disposition.KEEP),
    ("감사자 기획감사실 부재원, 차예리", "차예리", Disposition.KEEP),
    ("담당 수사과 경위 김도현", "김도현", Disposition.KEEP),
    ("판사 김도현", "김도현", Disposition.KEEP),
    ("참석: 면장 형기정, 박순덕, 김만수", "김만수", Disposition.REVIEW),
    ("사고 경위 김도현이 넘어짐", "김도현", Disposition.REVIEW),
    ("관련자: 축산 6급 김도현, 축산 8급 박지훈", "박지훈", Disposition.REDACT),
    ("당시 과장 김도현이 승인함", "김도현", Disposition.REVIEW),
    ("관리소장 김도현", "김도현", Disposition.REVIEW),
    ("농업 9급 김도현은 의원면직함", "김도현", Disposition.REDACT),
]


@pytest.mark.parametrize(("text", "name", "disposition"), PEOPLE)
def test_whose_name_a_paper_tells(text, name, disposition):
    """Lists of officials on duty stay; those an inquiry or an order is about, and heads of houses, do not."""
    spans = [span for span in detect(text, LEXICON) if span.kind is Kind.PERSON and text[span.start : span.end] == name]
    assert [span.disposition for span in spans] == [disposition]


def test_a_birth_date_in_words_behind_a_name_goes():
    """A date in words behind a name is proposed for removal whole, whatever it is taken for."""
    text = "김도현 / 팔팔년 이월 사일 / 마산면"
    removed = "".join(text[span.start : span.end] for span in detect(text, LEXICON) if span.tier is not Tier.FAINT)
    assert all(word in removed for word in ("팔팔년", "이월", "사일"))
