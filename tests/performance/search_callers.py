"""A fifth list of strangers: 146 queries of fifteen kinds put to the 1,500 pages of `search_callers_papers`.

    python -m tests.performance.search_callers [--engine tantivy --at FOLDER]

Residents on the telephone, journalists, officers. Written before anything was mended for them. With `--engine
elasticsearch --at URL` the same of a server. Prints each miss, the figures of each kind, and a line of JSON.
"""

import argparse
import json
import math
import statistics
import sys
import tempfile
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from search.config import SearchConfig
from search.engine import Engine
from search.opening import open_engine
from search.types import Query, Results
from tests.performance.search_callers_papers import records

TODAY: Final = date(2026, 12, 1)
# What is typed, and pieces that the title of every right paper has ("|" between any of which one will do).
QUERIES: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "blanks": (
        ("벽지노선손실보상금", "벽지 노선"),
        ("긴급복지생계지원신청", "긴급복지"),
        ("산불 감시원채용 공고", "산불감시원"),
        ("빈 집정비", "빈집"),
        ("업무추진 비사용내역", "업무추진비"),
        ("종량제봉투가격", "종량제"),
        ("무허가축사적법화", "무허가 축사"),
        ("고향사랑 기부금답례품", "고향사랑"),
        ("외국인계절근로자숙소점검", "외국인 계절"),
        ("군도확포장 편입토지보상", "군도 확포장"),
    ),
    "particles": (
        ("경로당에서 난방비를", "경로당 난방비"),
        ("도서를 수의계약으로 샀는지", "도서 구입"),
        ("보안등이나 가로등의 교체", "보안등"),
        ("충전소까지의 요금은", "충전소"),
        ("소나무의 재선충을", "재선충"),
        ("댐에서 방류로 하우스가", "섬진강 수해"),
        ("캠핑장만의 이용료가", "캠핑장"),
        ("의원에게 의정활동비는", "의정활동비"),
        ("드론으로의 방제와", "드론 공동"),
        ("수돗물에서부터 라돈이", "마을 상수도"),
    ),
    "questions": (
        ("수영장 왜 문 닫았나요?", "수영장"),
        ("봉투값 언제부터 오르나요", "종량제"),
        ("출산하면 돈을 얼마나 주나요", "출산 장려금|산후조리비"),
        ("음식점 영업 정지 몇 군데예요?", "식품접객"),
        ("트랙터 빌리려면 얼마인가요", "농기계"),
        ("기초연금 신청 안 한 사람 찾아주나요", "기초연금"),
        ("태양광 허가 왜 부결됐죠", "태양광"),
        ("직불금 부정하게 탄 사람 몇 명인가요", "직불금"),
        ("점심 무료로 주는 곳이 어디예요", "경로식당"),
        ("월세 지원은 몇 살까지 되나요", "청년 월세"),
    ),
    "slips": (
        ("기초연굼 안내", "기초연금"),
        ("럼피스긴 백신", "럼피스킨"),
        ("슬래이트 철거", "슬레이트"),
        ("계절근로쟈", "계절근로자"),
        ("공공비축미 매잎", "공공비축미"),
        ("소하쳔 정비", "소하천"),
        ("재션충병", "재선충병"),
        ("업무추진배", "업무추진비"),
        ("캠핑쟝 요금", "캠핑장"),
        ("셤진강 수해", "섬진강"),
    ),
    "mixed": (
        ("BTL 임대료", "BTL"),
        ("비티엘 하수관", "BTL"),
        ("led등 교체", "LED"),
        ("씨씨티비 방범", "CCTV"),
        ("ai로봇", "AI 돌봄"),
        ("100kw 충전기", "충전소"),
        ("큐알 안내판", "QR"),
        ("cctv번호인식", "CCTV"),
        ("4인가구 1,872,700", "긴급복지"),
        ("낙찰하한율 87.745 드론", "드론 공동 방제 입찰"),
    ),
    "layout": (
        ("rlchdusrma", "기초연금"),
        ("tksqnfrkatldnjs", "산불감시원"),
        ("zoavldwkd dldyd", "캠핑장"),
        ("wlrqnfrma", "직불금"),
        ("qlswlq wjdql", "빈집"),
        ("ㅊㅊㅅㅍ", "CCTV"),
        ("ㅠ시 하수", "BTL"),
    ),
    "initials": (
        ("ㄱㅊㅇㄱ", "기초연금"),
        ("ㅅㅂㄱㅅㅇ", "산불감시원"),
        ("ㅋㅍㅈ", "캠핑장"),
        ("ㄱㄱㅂㅊㅁ", "공공비축미"),
        ("ㅈㄹㅈ ㅂㅌ", "종량제 봉투"),
        ("ㅂㅈ ㅈㅂ", "빈집 정비"),
        ("ㅊㄴ ㅇㅅ", "청년 월세"),
        ("ㅅㄹㅇㅌ", "슬레이트"),
        ("ㅇㅁㅊㅈㅂ", "업무추진비"),
        ("ㄷㄹㄱ", "둘레길"),
    ),
    "abbreviations": (
        ("행감 자료", "행정사무감사"),
        ("업추비", "업무추진비"),
        ("주참예산", "주민참여예산"),
        ("비축미", "공공비축미"),
        ("수계 도서", "도서 구입"),
        ("인사위", "인사위원회"),
        ("정보공개심의위", "정보공개심의회"),
        ("직불제 환수", "직불금"),
        ("소각장 협의체", "소각"),
        ("재선충", "재선충"),
    ),
    "synonyms": (
        ("혼자 사는 어르신 인형", "AI 돌봄"),
        ("판공비", "업무추진비"),
        ("캠핑장 야영 요금", "캠핑장"),
        ("육아 도우미", "아이돌봄"),
        ("절 입장료", "사찰 관람료"),
        ("군청 땅 팔기", "공유재산 매각"),
        ("둑 무너진 개울", "소하천"),
        ("식당 단속", "식품접객업소"),
        ("장애인 택시", "콜택시"),
        ("광고비", "홍보비"),
    ),
    "minus": (
        ("충전소 -입찰", "충전소"),
        ('"영업 정지"', "식품접객업소"),
        ('"손실 보상금" 회의록', "벽지 노선 손실 보상금 지급 군의회"),
        ('"환경분쟁조정위원회"', "섬진강"),
        ("보상 -토지 벽지", "벽지 노선"),
        ('"주민 지원 기금"', "폐기물 소각"),
        ('-"입찰 공고" 방제 재선충', "재선충병 방제"),
        ('"무인 헬기" 드론', "드론 공동"),
        ('"이격 거리"', "태양광"),
    ),
    "opposites": (
        ("비공개 예정가격", "공유재산 매각"),
        ("미등록", "미등록"),
        ("무허가", "무허가"),
        ("위원 발언 비공개", "인사위원회"),
        ("미신청자", "미신청자"),
        ("부정 수령", "부정 수령"),
        ("적법화", "적법화"),
        ("무료급식", "무료 급식"),
        ("무주택", "청년 월세"),
        ("비공개", "공유재산 매각|인사위원회"),
    ),
    "one word": (
        ("다이옥신", "소각"),
        ("라돈", "상수도"),
        ("돌망태", "소하천"),
        ("훈증", "재선충"),
        ("새청무", "공공비축미"),
        ("공청회", "의정활동비"),
        ("노동조합", "공무직"),
        ("라오스", "외국인"),
        ("부녀회", "둘레길"),
        ("먹노린재", "드론"),
    ),
    "long": (
        ("우리 마을 어귀에 차량 번호 읽는 카메라를 언제 달아 주는지 궁금합니다", "CCTV"),
        ("작년 장마에 무너진 둑을 돌망태로 쌓는다고 하던데 공사는 끝났습니까", "소하천"),
        ("홀로 사는 노인한테 약 먹는 시간 알려주는 로봇 인형 빌려주는 사업", "AI 돌봄"),
        ("도로 넓히면서 들어가는 우리 땅 감정평가 금액이 너무 적어서 수용 재결", "군도 확포장"),
        ("라오스 사람들이 오이 하우스에서 일하는데 숙소 점검은 누가 했나요", "외국인 계절"),
        ("휠체어 타는 사람이 밤 열시까지 부를 수 있는 차가 몇 대 있나요", "콜택시"),
        ("신문 방송 광고 매체별 금액 홍보비 집행 배너 열람 수 자료", "홍보비"),
        ("농사 안 지으면서 직불금 타 간 사람들한테 돈 돌려받았다는 보고", "직불금"),
        ("주민이 신청한 책을 지역 서점 네 곳에서 나누어 산 계약 금액", "도서 구입"),
        ("댐 방류로 잠긴 비닐하우스 피해 신청액의 절반도 못 받은 조정", "섬진강"),
    ),
}
# How a village, a year and an affair are typed, of papers drawn by code.
_FORMS: Final[dict[str, tuple[str, ...]]] = {
    "dates": (
        "{spoken} {place} {affair} {kind}",
        "{year}년 {month}월 {place} {affair}",
        "{year} {affair} {place} {kind}",
    ),
    "places": (
        "{short} {affair} {kind} {year}",
        "{place}의 {affair} {year}년 {kind}은",
        "{affair} {place} {year} {kind}",
    ),
}
_EACH_FORM: Final = 10
_SPOKEN: Final = {2024: "재작년", 2025: "작년", 2026: "올해"}


def main() -> None:
    """Fill an index with the papers and ask everything."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engine", choices=("tantivy", "elasticsearch"), default="tantivy")
    parser.add_argument("--at", help="a folder or a URL; without it a folder that goes away")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(SearchConfig(chosen.engine, chosen.at or folder))
        engine.rebuild(records())
        _ask(engine)


def _ask(engine: Engine) -> None:
    titles = {record.item_id: record.title for record in records()}
    every: list[tuple[float, float]] = []
    for kind, queries in [*QUERIES.items(), *_drawn()]:
        figures = [_figures(engine, kind, text, wanted, titles) for text, wanted in queries]
        every += figures
        sys.stdout.write(f"{kind}: {json.dumps(_means(figures))}\n")
    sys.stdout.write(json.dumps(_means(every)) + "\n")


def _drawn() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    held = list(records())
    for kind, forms in _FORMS.items():
        step = len(held) // _EACH_FORM
        chosen = held[len(kind) : len(kind) + step * _EACH_FORM : step]
        yield (
            kind,
            [_typed(forms[at % len(forms)], record.title, record.decided_on) for at, record in enumerate(chosen)],
        )


def _typed(form: str, title: str, day: date) -> tuple[str, str]:
    year, place, rest = title.split(" ", 2)
    kind = next(
        kind for kind in ("입찰 공고", "결과 보고", "회의록", "보도자료", "조례", "안내문") if rest.endswith(kind)
    )
    affair = rest.removesuffix(kind).removesuffix("운영 ").removesuffix("군의회 ").strip()
    spoken = _SPOKEN.get(day.year, year)
    said = {"year": day.year, "month": day.month, "place": place, "short": place[:-1], "affair": affair}
    whole = title if "{kind}" in form else f"{year} {place} {affair}"
    return form.format(spoken=spoken, kind=kind, **said), whole


def _figures(engine: Engine, kind: str, text: str, wanted: str, titles: dict[str, str]) -> tuple[float, float]:
    """MRR@10 and nDCG@10 of one query; a miss is printed."""
    results = engine.find(Query(text, on=TODAY))
    right = [any(piece in titles[hit.item_id] for piece in wanted.split("|")) for hit in results.hits[:10]]
    if right[:1] != [True]:
        sys.stdout.write(f"  {kind}: {text} ({wanted}): {_said(results, titles)}\n")
    known = sum(any(piece in title for piece in wanted.split("|")) for title in titles.values())
    best = sum(1 / math.log2(place + 2) for place in range(min(known, 10)))
    gained = sum(1 / math.log2(place + 2) for place, is_right in enumerate(right) if is_right)
    return (1 / (right.index(True) + 1) if True in right else 0.0), gained / best


def _said(results: Results, titles: dict[str, str]) -> str:
    repair = results.repair and (results.repair.used, results.repair.applied)
    return f"{results.total} records, {repair}, {[titles[hit.item_id] for hit in results.hits[:2]]}"


def _means(figures: Iterable[tuple[float, float]]) -> dict[str, float]:
    held = list(figures)
    mrr, ndcg = (round(statistics.fmean(column), 3) for column in zip(*held, strict=True))
    first = sum(rank == 1 for rank, _ in held)
    return {"queries": len(held), "first": first, "mrr10": mrr, "ndcg10": ndcg}


if __name__ == "__main__":
    main()
