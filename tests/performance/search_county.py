"""A second list of queries of strangers over the sample county: spelling of old people, dates, numbers, odd input.

    python -m tests.performance.search_county

Like search_residents; written after it by looking at titles only.
"""

import json
import statistics
import sys
import tempfile
from datetime import date
from typing import Final

from search.config import SearchConfig
from search.opening import open_engine
from search.types import Query
from tests.performance.search_residents import entries, rank

TODAY: Final = date(2026, 11, 30)
QUERIES: Final[tuple[tuple[str, str], ...]] = (
    # as old people spell
    ("재난지원굼 명단", "재난지원금"),
    ("경노당 보수", "경로당 보수"),
    ("경로당 수리 헌거", "경로당 보수"),
    ("자원봉사짜 명단", "자원봉사자"),
    ("출산장녀금", "출산장려금"),
    ("공익직불굼 대상자", "공익직불금"),
    ("다문하가족 명단", "다문화가족"),
    ("노인일짜리 민원", "노인일자리"),
    ("벗꽃길 정비", "벚꽃길"),
    ("귀농귀쵼 출장", "귀농귀촌"),
    ("주민자치 사업 실태조사 출짱", "주민자치 사업 실태"),
    ("하수간로 정비", "하수관로"),
    ("상수간로 교체 계약", "상수관로"),
    ("공영주차짱 차량", "공영주차장"),
    # first letters and letters that did not join
    ("ㅈㄴㅈㅇㄱ", "재난지원금"),
    ("ㄱㅇㅈㅂㄱ", "공익직불금"),
    ("ㅊㅅㅈㄹㄱ", "출산장려금"),
    ("ㅂㄲㄱ", "벚꽃길"),
    ("ㅈㅂㄱㄱㅅㅇㅎ", "정보공개심의회"),
    ("노인일ㅈㄹ", "노인일자리"),
    ("ㄱㅗㅇ영주차장", "공영주차장"),
    ("ㄷㄹ 점용허가", "도로 점용"),
    # keyboard
    ("wjdqhrhdro", "정보공개"),
    ("cnftkswkdfurma", "출산장려금"),
    ("rudfhekd qhtn", "경로당 보수"),
    # signs, widths, quotes
    ("“벚꽃길”", "벚꽃길"),
    ('"공영주차장', "공영주차장"),
    ("벚꽃길 🌸🌸", "벚꽃길"),
    ("＇농지＇ 전용", "농지 전용"),
    ("２０２４년 도로 점용", "2024년 도로 점용"),
    ("(정보공개심의회)", "정보공개심의회"),
    ("공익직불금!!!", "공익직불금"),
    ("[재난지원금] 신청자", "재난지원금"),
    ("농지·전용·허가", "농지 전용"),
    ("업무추진비/산림과", "산림과 업무추진비"),
    ("경로당 - 보수", "경로당 보수"),
    # days and numbers
    ("2026.3 업무추진비", "2026년 3월"),
    ("2026-03 업무추진비 집행", "2026년 3월"),
    ("2025년도 건축신고 대장", "2025년 건축 신고"),
    ("24년 도로점용허가", "2024년 도로 점용"),
    ("제 9 차 군계획위원회", "제9차 군계획"),
    ("4차 심의회 회의록", "제4차"),
    ("9월달 주간업무", "9월 주간업무"),
    # Chinese characters, English
    ("公益 直拂金", "공익직불금"),
    ("道路 占用", "도로 점용"),
    ("住民自治", "주민자치"),
    # place and thing, how people speak
    ("마을안길 포장", "마을 안길 포장"),
    ("마을 진입로 계획서", "마을 진입로 정비 추진 계획"),
    ("전통시장 물건 산 거", "전통시장 물품"),
    ("다문화 가정 한글교실", "다문화가족"),
    ("경로당 협약 맺은 거", "경로당 운영"),
    ("주차장 허가 차량 목록", "공영주차장"),
    ("농지에 집 지은 허가 대장", "농지 전용"),
    ("집 지은다고 신고한 거 2025", "2025년 건축 신고"),
    ("애기 낳으면 주는 돈 명단", "출산장려금"),
    ("농사짓는 사람 주는 돈 명단", "공익직불금"),
    ("외국인 엄마 명단", "다문화가족"),
    ("군수 주간회의", "9월 주간업무"),
    ("산림과 카드 쓴 거", "산림과 업무추진비"),
    ("농업정책과 밥 먹은 돈", "농업정책과 업무추진비"),
    ("어르신 일자리 답변", "노인일자리"),
    ("수도관 새로 까는 공사 계약", "상수관로"),
    ("귀농하려고 상담한 출장", "귀농귀촌"),
    ("축제 봉사자 이름", "자원봉사자"),
    ("재난회의 회의록", "재난안전대책회의"),
)


def main() -> None:
    """Ask everything, print."""
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(SearchConfig("tantivy", folder))
        engine.put(entries())
        titles = {entry.item_id: entry.title for entry in entries()}
        ranks = []
        for text, wanted in QUERIES:
            results = engine.find(Query(text, on=TODAY))
            ranks.append(rank(results, wanted, titles))
            if ranks[-1] != 1:
                shown = [titles[hit.item_id] for hit in results.hits[:2]]
                sys.stdout.write(f"{text} ({wanted}): {ranks[-1]}, {shown}\n")
    figures = {
        "queries": len(ranks),
        "first": sum(place == 1 for place in ranks),
        "among_ten": sum(place > 0 for place in ranks),
        "mrr10": round(statistics.fmean(1 / place if place else 0 for place in ranks), 3),
    }
    sys.stdout.write(json.dumps(figures) + "\n")


if __name__ == "__main__":
    main()
