"""What is said of one person is taken as a whole, and stops where the phrase does."""

import pytest

from redaction.config import CountyLexicon
from redaction.finding import detect
from redaction.types import Disposition, Kind

WHOLE = [
    (
        "신청인 김도현은 우측 유방암 2기 절제술 후 방사선 치료 중, 재방문 요망",
        "우측 유방암 2기 절제술 후 방사선 치료 중",
    ),
    ("피고인 김도현 특수절도 징역 10월 집행유예 2년", "특수절도 징역 10월 집행유예 2년"),
    ("환자 김도현: 좌측 쇄골 골절 수술 후 회복 중", "좌측 쇄골 골절 수술 후 회복 중"),
    ("이서연 님 고관절 치환술(양측, 2022년)", "고관절 치환술(양측, 2022년)"),
    ("이서연 님 중증 천식·아토피", "중증 천식·아토피"),
    ("신청인 김도현은 관절염과 골다공증이 있음", "관절염과 골다공증"),
    ("환자 김도현은 뇌경색 후유증으로 좌측 편마비", "뇌경색 후유증으로 좌측 편마비"),
    ("운전자 김도현 음주운전 2회 적발 면허취소", "음주운전 2회 적발 면허취소"),
    ("환자 김도현 대퇴부 경부 골절 의심", "대퇴부 경부 골절 의심"),
    ("이서연 어르신은 기저귀를 차고 계심", "기저귀를 차고 계심"),
    ("김도현 씨 최근 3개월 약 중단", "최근 3개월 약 중단"),
    ("환자 김도현 벌금 500만 원 선고", "벌금 500만 원 선고"),
]
ITEMS = [
    ("환자 김도현 선천성 심장병(심실중격결손), 수술 예정", "선천성 심장병(심실중격결손)"),
    ("김도현: 음주운전 벌금 300만원(2021)", "음주운전 벌금 300만원(2021)"),
    ("이서연 (휠체어, 하지마비) 동승", "휠체어, 하지마비"),
    ("환자 이서연 설사, 혈변 있음", "설사, 혈변"),
    ("김도현 씨(급성 스트레스, 불면)", "급성 스트레스, 불면"),
    ("이서연 님 눈이 백내장에 녹내장까지 옴", "백내장에 녹내장"),
    ("본인 김도현 눈 충혈로 안과 치료", "눈 충혈로 안과 치료"),
    ("이서연 님, 통장 압류, 신용카드 연체 4건", "신용카드 연체 4건"),
    ("접종 뒤 이서연 39.8℃ 발열, 열성경련 2회", "39.8℃ 발열, 열성경련 2회"),
]
STOPS = [
    ("환자 김도현은 폐렴으로 이서연 간호사가 돌봄", ["이서연", "돌봄"]),
    ("환자 김도현 폐렴, 3월 5일 방문 예정", ["3월 5일"]),
    ("환자 김도현은 치매 초기 판정을 받고 귀가", ["귀가"]),
    ("환자 김도현 위암\n상태 확인 바람", ["상태"]),
    ("신청인 김도현 고혈압 / 보건소 접수", ["보건소"]),
    ("환자 김도현 당뇨(담당 접수 완료)", ["담당"]),
    ("환자 김도현 우울증 상담 신청", ["신청"]),
    ("환자 김도현은 폐렴, 보호자 통보 완료", ["통보"]),
    ("환자 김도현 폐렴. 딸이 돌봄", ["딸이"]),
]
DEEDS = [
    ("이웃 김도현 씨는 술만 마시면 문을 부수고", ("술만 마시면", "문을 부수고")),
    ("김도현 씨는 어머니를 밀친다고 함", ("어머니를 밀친",)),
    ("김도현 씨에게 머리채를 잡혀 피신", ("머리채를 잡혀",)),
    ("김도현 씨는 경마로 집을 날렸고", ("경마로 집을 날렸",)),
    ("이서연 학생은 어릴 때 부모를 여의고", ("어릴 때 부모를 여의고",)),
    ("이서연 님 이름과 날짜를 대지 못함", ("이름과 날짜를 대지 못함",)),
    ("이서연 님은 혼자서는 일어나 앉지 못하시고", ("혼자서는 일어나 앉지 못하시고",)),
    ("김도현 씨 수액 맞고 귀가", ("수액 맞고",)),
    ("이서연 님은 매주 미사에 참례", ("매주 미사에 참례",)),
    ("김도현 군 액상 대마 흡입", ("액상 대마 흡입",)),
    ("김도현 씨 1366 쉼터 입소", ("쉼터 입소",)),
    ("이서연 님 객담검사 음성", ("객담검사 음성",)),
    ("검진 결과\n이서연|유소견|재검", ("유소견", "재검")),
    ("알레르기 명단\n이서연|메밀|", ("메밀",)),
    ("Mr. Kim Dohyun chest pain, fever", ("chest pain",)),
    ('김도현 씨가 "가만두지 않겠다"고 폭언', ('"가만두지 않겠다"고 폭언',)),
]
OF_NOBODY = [
    "이 시는 예술에 취한 김도현 씨가 썼다",
    "주민 건강검진 결과 통보: 정상 및 재검 안내",
    "음주 상태에서는 입장할 수 없다",
    "새우 양식장 시설 지원",
    "교회와 성당에 소방 점검 안내",
    "혼자 하기 어려운 일은 이웃과 함께 한다",
]


def _removed(text):
    spans = [each for each in detect(text, CountyLexicon()) if each.disposition is not Disposition.KEEP]
    return {place for each in spans for place in range(each.start, each.end)}


def _is_removed(text, words):
    start = text.index(words)
    return all(place in _removed(text) for place in range(start, start + len(words)) if text[place] != " ")


def _sensitive(text):
    return [text[each.start : each.end] for each in detect(text, CountyLexicon()) if each.kind is Kind.SENSITIVE]


@pytest.mark.parametrize(("text", "phrase"), WHOLE)
def test_a_phrase_is_taken_with_its_side_count_stage_and_outcome(text, phrase):
    """An illness, an operation or a sentence is taken with its side, count, stage, outcome and year."""
    assert _is_removed(text, phrase)


@pytest.mark.parametrize(("text", "item"), ITEMS)
def test_a_phrase_fills_its_item(text, item):
    """Conditions in one enumeration and the rest of an item up to its bracket, comma or cell are taken together."""
    assert _is_removed(text, item)


@pytest.mark.parametrize(("text", "left"), STOPS)
def test_a_phrase_stops_at_names_dates_and_predicates(text, left):
    """A phrase takes in no name, no date of the paper, no next line and nothing of the sentence that tells no more."""
    phrases = " ".join(_sensitive(text))
    assert phrases
    assert not [words for words in left if words in phrases]


@pytest.mark.parametrize(("text", "words"), DEEDS)
def test_what_somebody_does_and_suffers_is_found_without_a_term(text, words):
    """Drink, violence, gambling, loss, helplessness and faith told in plain words are found beside a person."""
    assert [each for each in words if not _is_removed(text, each)] == []


@pytest.mark.parametrize("text", OF_NOBODY)
def test_the_same_words_of_nobody_stay(text):
    """The same words in a notice, a rule or a programme are nobody's."""
    assert _sensitive(text) == []
