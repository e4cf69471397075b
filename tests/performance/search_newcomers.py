"""A third list of strangers, through the command line: other papers (search_newcomers_papers), eighty-four queries.

    python -m tests.performance.search_newcomers [--among 0] [--engine tantivy --at FOLDER]

As a journalist, an old resident on a telephone and an officer type; written before the code of queries was read.
`--among` puts the papers among so many pages of the seeded corpus. Prints each miss, and a line of JSON.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from tests.performance.search_corpus import papers
from tests.performance.search_newcomers_papers import PAPERS

NOTHING: Final = ""
QUERIES: Final[tuple[tuple[str, str], ...]] = (
    # a journalist
    ("군수 관용차 주말 운행 횟수", "관용차량"),
    ('"하도급대금 직접지급"', "하도급"),
    ('"석면 텍스" 급식실', "석면"),
    ("하도급 체불 -석면", "하도급"),
    ("축사 반대 -승인", "축사"),
    ("후보지 평가표 비공개 사유", "후보지"),
    ("소각장 후보지", "후보지"),
    ("응급실 의사 연봉", "응급실"),
    ("데크 붕괴 C등급 예산 미편성", "데크"),
    ("해외연수 취소 위약금 누가 냈나", "해외연수"),
    ("베트남 연수 환불", "해외연수"),
    ("설계변경 증액 저수지", "저수지"),
    ("대산토건", "저수지"),
    ("금강종합건설 체불", "하도급"),
    ("고향사랑기부 답례품 탈락 업체", "답례품"),
    ("특교세 낙석", "낙석"),
    ("예정가격 비공개 군유지", "군유지"),
    ("유류비 8,015,200원", "관용차량"),
    ("8015200", "관용차량"),
    ("2,940,000천원", "저수지"),
    ("3억 6천만원 연봉", "응급실"),
    ("5억8700만원", "낙석"),
    ("1,148㎡", "석면"),
    ("1148제곱미터", "석면"),
    ("320m 노후관", "누수"),
    ("1276헥타르 방제", "드론"),
    ("C등급 점검", "데크"),
    # an old resident on a telephone
    ("들개가 닭 물어 죽임", "이장 회의록"),
    ("버스 기사 불친절", "버스 기사"),
    ("버스가 안 서고 그냥 가요", "버스 기사"),
    ("치매 할머니 시계", "치매안심"),
    ("집 나간 노인 찾는 기계", "치매안심"),
    ("곰이 벌통 부숨 보상", "꿀벌"),
    ("물 터짐 계척", "누수"),
    ("수도관 터져서 물 안나온 마을", "누수"),
    ("구명조끼 공짜", "물놀이"),
    ("경로식당 두부 상한거", "경로식당"),
    ("복지관 점심 위생", "경로식당"),
    ("장터 가게 자리 뽑기", "오일시장"),
    ("시장 점포 얼마", "오일시장"),
    ("학교 천장 석면 뜯는거", "석면"),
    ("서울 애들 시골학교 유학", "유학센터"),
    ("당산제 돈 얼마 내요", "이장 회의록"),
    ("구내식당 밥값", "구내식당"),
    ("곰", "꿀벌"),
    ("쌀 답례품", "답례품"),
    # no blanks, one letter wrong
    ("응급실전담의채용재공고", "응급실"),
    ("섬진강대나무숲길붕괴사고", "데크"),
    ("구내식당식단가조정", "구내식당"),
    ("군청누리집웹접근성", "누리집"),
    ("계척마을상수도누수", "누수"),
    ("배회감자기 보급", "치매안심"),
    ("관용차랑 운행일지", "관용차량"),
    ("낙석 방지먕", "낙석"),
    ("고향사랑기브금", "답례품"),
    ("백의종군노 안내판", "백의종군로"),
    ("반달가슴굼", "꿀벌"),
    ("하도급 대굼", "하도급"),
    ("물노리 안전요원", "물놀이"),
    # keyboard layouts both ways, first letters, Chinese characters, English
    ("thrkrwkd", "후보지"),
    ("rhksdydckfid", "관용차량"),
    ("rkrwhrdmfh", NOTHING),
    ("ㅍㄴ", NOTHING),
    ("햔 ㅡ드ㅐ갸미 ㅅㄱ먀ㅣ", "백의종군로"),
    ("ㅜㅐㅔㄷ", NOTHING),
    ("ㅂㅎㄱㅈㄱ", "치매안심"),
    ("ㄱㄴㅅㄷ", "구내식당"),
    ("白衣從軍路", "백의종군로"),
    ("豫算書", "본예산"),
    ("yi sun-sin trail", "백의종군로"),
    ("gps 어르신", "치매안심"),
    ("AI 챗봇 정확도", "누리집"),
    ("BOD 기준", "방류수"),
    ("t-p 초과", "방류수"),
    ("코로나 입원비", "코로나19"),
    # an officer
    ("재무과 부분공개 운행일지", "관용차량"),
    ("사림리 급경사지", "낙석"),
    ("효곡저수지 준공", "저수지"),
    ("문척면 사성암 이월", "본예산"),
    ("토지면 당산제", "이장 회의록"),
    ("성별영향평가 조례 몇 건", "성별영향평가"),
    ("환경미화원 위험수당을 신설한 임금협약", "임금협약"),
    ("2026. 5. 31. 데크 사고", "데크"),
    ("국도19호선 낙석", "낙석"),
    ("공무직 임금 3% 인상은 언제부터 적용되는지 알려주십시오", "임금협약"),
    ("올해 여름 수락폭포에서 물놀이할 때 안전요원이 몇 시까지 근무하는지 궁금합니다", "물놀이"),
)


def lines(among: int) -> Iterator[dict[str, Any]]:
    """Pages as `python -m search build` reads them."""
    for number, (title, department, disclosure, day, pages) in enumerate(PAPERS):
        for page_no, text in enumerate(pages, 1):
            yield {
                "item_id": f"N{number:02}",
                "page_no": page_no,
                "text": text,
                "title": title,
                "department": department,
                "disclosure": disclosure,
                "decided_on": str(day),
                "kind": "기타",
            }
    for paper in papers(among) if among else ():
        entry = paper.entry
        for page in entry.pages:
            yield {
                "item_id": entry.item_id,
                "page_no": page.page_no,
                "text": page.text,
                "title": entry.title,
                "department": entry.department,
                "disclosure": entry.disclosure,
                "decided_on": str(entry.decided_on),
                "kind": entry.kind,
            }


def main() -> None:
    """Build, ask everything in one run of the command, and tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--among", type=int, default=0)
    parser.add_argument("--engine", default="tantivy")
    parser.add_argument("--at")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        asked = ["--engine", chosen.engine, "--at", chosen.at or f"{folder}/index"]
        pages = Path(folder, "pages.jsonl")
        pages.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines(chosen.among)))
        _run(["build", *asked, str(pages)], "")
        queries = "".join(json.dumps({"id": text, "q": text}, ensure_ascii=False) + "\n" for text, _ in QUERIES)
        answers = [json.loads(line) for line in _run(["find", *asked, "--jsonl"], queries).splitlines()]
    _tell(answers)


def _run(arguments: list[str], given: str) -> str:
    command = [sys.executable, "-m", "search", *arguments]
    return subprocess.run(command, input=given, capture_output=True, text=True, check=True).stdout


def _tell(answers: list[dict[str, Any]]) -> None:
    titles = {f"N{number:02}": paper[0] for number, paper in enumerate(PAPERS)}
    ranks = []
    for (text, wanted), answer in zip(QUERIES, answers, strict=True):
        found = [titles.get(hit["item_id"], "-") for hit in answer["hits"]]
        rank = next((place for place, title in enumerate(found, 1) if wanted and wanted in title), 0)
        repaired = {key: answer[key] for key in ("searched", "suggestion") if key in answer}
        if wanted:
            ranks.append(rank)
        if rank != 1:
            sys.stdout.write(f"{text} ({wanted}): {rank} of {answer['total']} {repaired or ''} {found[:2]}\n")
    spent = sorted(answer["ms"] for answer in answers)
    figures = {
        "queries": len(ranks),
        "first": sum(rank == 1 for rank in ranks),
        "among_ten": sum(rank > 0 for rank in ranks),
        "mrr10": round(statistics.fmean(1 / rank if rank else 0 for rank in ranks), 3),
        "p50_ms": spent[len(spent) // 2],
        "p95_ms": spent[len(spent) * 95 // 100],
    }
    sys.stdout.write(json.dumps(figures) + "\n")


if __name__ == "__main__":
    main()
