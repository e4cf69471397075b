"""A county's papers in any number, made by code: the same seed gives the same pages and the same labelled queries.

The long tail of rare words comes from the tokenizer's own list of headwords; everything else is invented here.
Each page has one heading and one fact of its own, by which a query can be labelled with the record it should find.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Final

import kiwipiepy_model

from search.types import IndexEntry, IndexPage

PLACES: Final = (
    "구례읍",
    "문척면",
    "간전면",
    "토지면",
    "마산면",
    "광의면",
    "용방면",
    "산동면",
    "봉동리",
    "백련리",
    "간문리",
    "오미리",
    "파도리",
    "황전리",
    "방광리",
    "연파리",
    "온당리",
    "용정리",
    "원촌리",
    "좌사리",
    "위안리",
    "중산리",
    "월전리",
    "금정리",
    "냉천리",
    "사도리",
    "대전리",
    "구만리",
    "둔사리",
    "이평리",
)
_PROJECTS: Final = {
    "건설과": ("농로 포장 공사", "하천 정비 공사", "교량 보수 공사", "배수로 설치 공사", "도로 점용 허가"),
    "재무과": ("수의계약 현황", "업무추진비 집행", "공유재산 대부", "지방세 체납 정리", "물품 구매"),
    "문화관광과": ("산수유꽃축제 운영", "관광 안내판 정비", "문화재 보수", "야영장 등록", "둘레길 관리"),
    "환경교통과": ("음식물 쓰레기 수거", "버스 노선 조정", "대기 측정망 운영", "주차장 조성", "재활용품 선별"),
    "산림소득과": ("산불 감시원 운영", "임도 개설", "소나무 재선충 방제", "자연휴양림 운영", "벌채 허가"),
    "주민복지과": ("경로당 지원", "기초생활수급 조사", "어린이집 점검", "장애인 일자리", "긴급 복지 지원"),
    "농업기술센터": ("농기계 임대", "귀농 교육", "병해충 예찰", "토양 검정", "우리밀 재배 지원"),
    "보건의료원": ("예방 접종 실시", "방문 진료", "금연 상담", "감염병 대응", "건강 검진"),
    "상하수도사업소": ("상수도 관로 교체", "하수 처리장 운영", "누수 탐사", "수질 검사", "계량기 교체"),
    "기획예산실": ("주민참여예산 공모", "군정 평가", "조례 정비", "공약 이행 점검", "인구 정책 추진"),
}
_KINDS: Final = ("결과 보고", "추진 계획", "계약서", "회의록", "점검 결과", "민원 회신", "지출 결의서", "출장 복명서")
_SECTIONS: Final = (
    "추진 배경",
    "현장 여건",
    "설계 변경",
    "공사비 정산",
    "주민 설명회",
    "안전 점검",
    "민원 처리",
    "하자 보수",
    "보상 협의",
    "자재 검수",
    "용역 결과",
    "입찰 결과",
    "감리 의견",
    "예산 집행",
    "향후 일정",
    "협조 요청",
    "위원 발언",
    "심의 결과",
    "비교 견적",
    "유지 관리",
    "지도 단속",
    "시설 현황",
    "이용 실적",
    "만족도 조사",
)
_CAUSES: Final = (
    "장마로 지반이 약해져",
    "토지 소유자가 동의하지 않아",
    "관련 부서 협의가 늦어져",
    "자재 값이 크게 올라",
    "매장 문화재가 나와",
    "낙찰자가 계약을 포기하여",
    "주민이 노선 변경을 요구하여",
    "감염병이 퍼져",
    "예산이 줄어",
    "산사태 우려가 있어",
)
_QUESTIONS: Final = {
    "공사를 멈추었다": "공사를 멈춘 까닭은 무엇인가요",
    "준공을 미루었다": "준공이 왜 미루어졌나요",
    "설계를 다시 하였다": "설계를 다시 한 까닭이 궁금합니다",
    "입찰을 다시 공고하였다": "입찰을 왜 다시 공고했나요",
    "행사를 취소하였다": "행사가 취소된 까닭은 무엇인가요",
    "위치를 옮겼다": "위치를 왜 옮겼는지 알고 싶습니다",
    "사업량을 줄였다": "사업량이 왜 줄었나요",
    "계약을 해지하였다": "계약이 해지된 까닭은 무엇인가요",
    "보상금을 더 지급하였다": "보상금을 더 지급한 까닭은 무엇인가요",
    "협의체를 새로 꾸렸다": "협의체를 왜 새로 꾸렸나요",
}
_EFFECTS: Final = tuple(_QUESTIONS)
_FILLERS: Final = (
    "{department}에서는 {place} {project} 관련 사항을 {day}까지 정리하여 보고하였다.",
    "담당자는 {place} 주민 {count}명과 함께 {rare} 일대를 둘러보고 의견을 들었다.",
    "{rare2} 구간의 사업비는 {amount}원이며 그중 {share}퍼센트를 군비로 충당한다.",
    "자세한 내용은 붙임 자료를 참고하고, 기한 안에 의견이 없으면 동의한 것으로 본다.",
    "{firm}이 제출한 견적은 예정 가격의 {share}퍼센트로 적격 심사를 통과하였다.",
    "{day} 현장 점검에서 {rare} 쪽 배수가 잘되지 않는 점이 지적되어 보완을 요구하였다.",
    "관계 법령에 따라 {rare2} 사용 신청을 받고 {count}건을 심사하였다.",
    "전년도에 견주어 이용자가 {count}명 늘었으며, 특히 {place} 이용이 많았다.",
    "{place} 이장단 회의에서 {rare} 정비를 먼저 해 달라는 요구가 있었다.",
    "이 문서의 일부는 개인정보 보호를 위하여 {disclosure} 처리하였다.",
    "{firm}과 {amount}원에 계약하였고 계약 기간은 {day}까지이다.",
    "위원장은 {rare2} 문제를 다음 회의에서 다시 다루자고 하였다.",
)
_PAGE_CHARACTERS: Final = 700


@dataclass(frozen=True, slots=True)
class Fact:
    """What one page alone says."""

    page_no: int
    heading: str
    subject: str
    cause: str
    effect: str

    @property
    def question(self) -> str:
        """How a resident would ask for it."""
        return f"{self.subject} {_QUESTIONS[self.effect]}"


@dataclass(frozen=True, slots=True)
class Paper:
    """A record and the facts of its pages."""

    entry: IndexEntry
    place: str
    project: str
    facts: tuple[Fact, ...]


@cache
def rare_words() -> tuple[str, ...]:
    """Some 40,000 proper nouns of two to five syllables, in a fixed order."""
    folder = Path(next(iter(kiwipiepy_model.__path__)))
    lines = (folder / "default.dict").read_text(encoding="utf-8").splitlines()
    words = {line.split("\t")[0] for line in lines if "\tNNP" in line}
    return tuple(
        sorted(word for word in words if 2 <= len(word) <= 5 and all("가" <= letter <= "힣" for letter in word))
    )


def papers(pages: int, seed: int = 20261124) -> Iterator[Paper]:
    """Papers with about so many pages together, 1 to 21 each."""
    made = 0
    number = 0
    while made < pages:
        paper = _paper(number, random.Random(f"{seed}-{number}"))
        number += 1
        made += len(paper.entry.pages)
        yield paper


def _paper(number: int, rng: random.Random) -> Paper:
    department = rng.choice(sorted(_PROJECTS))
    project, place, kind = rng.choice(_PROJECTS[department]), rng.choice(PLACES), rng.choice(_KINDS)
    decided_on = date(2016, 1, 4) + timedelta(days=rng.randrange(3650))
    disclosure = rng.choice(("full", "full", "partial"))
    subject = _rare(rng)
    facts: list[Fact] = []
    pages: list[IndexPage] = []
    for page_no in range(1, rng.randint(1, 21) + 1):
        fact = _fact(page_no, rng)
        facts.append(fact)
        slots = {"department": department, "place": place, "project": project}
        pages.append(IndexPage(page_no, _text(fact, slots, rng)))
    entry = IndexEntry(
        agency="4573000",
        item_id=f"P{number:06}",
        revision=1,
        sha256=f"{number:064x}",
        title=f"{decided_on.year}년 {place} {subject} {project} {kind}",
        summary=f"{place} {project}에 관한 {kind}",
        department=department,
        kind=kind,
        disclosure=disclosure,
        grounds=("G6",) if disclosure == "partial" else (),
        decided_on=decided_on,
        published_on=decided_on + timedelta(days=10),
        pages=tuple(pages),
    )
    return Paper(entry, place, project, tuple(facts))


def _fact(page_no: int, rng: random.Random) -> Fact:
    subject = f"{_rare(rng)} {_rare(rng)}"
    heading = f"{subject} {rng.choice(_SECTIONS)}"
    return Fact(page_no, heading, subject, rng.choice(_CAUSES), rng.choice(_EFFECTS))


def _text(fact: Fact, slots: dict[str, str], rng: random.Random) -> str:
    fillers: list[str] = []
    length = 0
    while length < _PAGE_CHARACTERS * rng.uniform(0.5, 1.5):
        fillers.append(rng.choice(_FILLERS).format(**slots, **_chances(rng)))
        length += len(fillers[-1])
    fillers.insert(rng.randrange(len(fillers) + 1), f"{fact.subject}은 {fact.cause} {fact.effect}.")
    return f"{fact.page_no}. {fact.heading}\n" + _wrapped(" ".join(fillers))


def _chances(rng: random.Random) -> dict[str, str]:
    return {
        "rare": _rare(rng),
        "rare2": _rare(rng),
        "firm": f"{_rare(rng)}{rng.choice(('건설', '산업', '엔지니어링', '개발'))}",
        "amount": f"{rng.randrange(1, 9999):,}0,000",
        "share": str(rng.randrange(1, 99)),
        "count": str(rng.randrange(2, 400)),
        "day": f"{rng.randrange(2016, 2026)}. {rng.randrange(1, 13)}. {rng.randrange(1, 29)}.",
        "disclosure": rng.choice(("비공개", "부분공개", "비공개", "공개")),
    }


def _rare(rng: random.Random) -> str:
    """A word of the long tail: the first ones far more often than the last."""
    words = rare_words()
    return words[int(len(words) * rng.random() ** 2.5)]


def _wrapped(text: str, width: int = 42) -> str:
    """Lines as on paper, broken between words."""
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        if len(line) + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return "\n".join([*lines, line])
