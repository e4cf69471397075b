"""Papers in other styles than our generator's, and queries as different people type them.

    python -m tests.performance.search_strangers

Minutes of a council, a village broadcast, findings of an audit, rules of a hall, a leaflet: invented, none from a
template. Queries are slips, dialect, spoken questions, nicknames of places, mixed English, abbreviations, years told
from today, numbers, first letters. Prints each miss, and a line of JSON.
"""

import json
import statistics
import sys
import tempfile
from collections.abc import Iterator
from datetime import date

from search.config import SearchConfig
from search.opening import open_engine
from search.types import IndexEntry, IndexPage, Query
from tests.performance.search_residents import rank

TODAY = date(2026, 11, 30)
PAPERS: tuple[tuple[str, str, date], ...] = (
    (
        "제302회 군의회 임시회 군정질문 답변",
        "의원 질의: 군민체육관 지붕에서 비가 샌다는 민원이 잦다. 답변: 2025년 추경에 방수 공사비 1억 8천만 "
        "원을 세웠고 장마 전에 마치겠습니다.",
        date(2025, 4, 17),
    ),
    (
        "마을 방송 문안(단수 안내)",
        "알려드립니다. 내일 오전 아홉 시부터 오후 네 시까지 배수지 청소로 수돗물이 나오지 않습니다. 미리 물을 받아 "
        "두시기 바랍니다. 상하수도사업소.",
        date(2026, 6, 2),
    ),
    (
        "2024년 종합감사 처분요구서",
        "지적사항: 수의계약 대상이 아님에도 공사를 나누어 발주(쪼개기)하였음. 처분: 주의 및 관련자 훈계.",
        date(2024, 10, 11),
    ),
    (
        "공공 무선인터넷(와이파이) 설치 장소",
        "터미널, 오일장, 군립도서관 등 42곳에 공공 Wi-Fi를 설치하여 무료로 제공한다.",
        date(2026, 2, 9),
    ),
    (
        "군립도서관 운영 규칙 개정 이유서",
        "자료 대출 기간을 2주에서 3주로 늘리고 다자녀 가정의 대출 권수를 10권으로 한다. 휴관일은 매주 월요일.",
        date(2025, 12, 1),
    ),
    (
        "반려동물 등록제 홍보물",
        "동네 병원에서 동물등록(내장형 칩)을 하면 비용 3만 원을 돌려드립니다. 목줄을 하지 않으면 과태료 대상입니다.",
        date(2026, 3, 20),
    ),
    (
        "섬진강 벚꽃길 주변 노점 단속 계획",
        "축제 기간 하천 부지와 갓길의 무허가 노점을 계도하고 불응하면 행정대집행을 한다.",
        date(2026, 3, 12),
    ),
    (
        "농어촌버스 노선 개편안",
        "벽지 노선을 하루 4회에서 6회로 늘리고 읍내 순환버스를 새로 운행한다. 65세 이상은 무료로 탄다.",
        date(2025, 9, 8),
    ),
    (
        "수해 복구 진도 보고",
        "2023년 7월 집중호우로 무너진 제방 세 곳 가운데 두 곳을 복구하였으며 진도율은 87.5퍼센트이다.",
        date(2024, 5, 30),
    ),
    (
        "보건의료원 야간 진료 시범 운영 결과",
        "평일 밤 아홉 시까지 소아청소년과 진료를 하여 1,284명이 다녀갔다. 의사 1명 증원이 필요하다.",
        date(2026, 8, 25),
    ),
    (
        "청년 월세 한시 특별지원 집행 현황",
        "만 19세부터 34세까지 무주택 청년에게 월 20만 원씩 열두 달을 지원하였다. 신청 96명, 선정 71명.",
        date(2025, 11, 14),
    ),
    (
        "악취 민원 합동 점검 결과",
        "돈사 두 곳에서 기준을 넘는 복합악취가 측정되어 개선명령을 하였다. 주민들은 창문을 열지 못한다고 호소하였다.",
        date(2026, 7, 6),
    ),
    (
        "어린이보호구역 무인단속카메라 설치 위치",
        "중앙초등학교 앞, 북초등학교 후문 등 여섯 곳. 제한속도 시속 30킬로미터.",
        date(2025, 3, 3),
    ),
    (
        "태양광발전시설 개발행위허가 불허가 처분서",
        "산지 경사도가 기준을 넘고 주거지와의 이격거리 500미터를 지키지 못하여 불허가합니다.",
        date(2024, 12, 5),
    ),
    (
        "장애인 콜택시 이용 안내 개정",
        "교통약자 특별교통수단의 이용 시간을 24시간으로 늘리고 요금을 2킬로미터까지 1,000원으로 한다.",
        date(2026, 1, 15),
    ),
    (
        "지리산 둘레길 화장실 관리 위탁 협약",
        "간이화장실 12동의 청소와 분뇨 수거를 마을기업에 맡긴다. 위탁료는 연 4,200만 원.",
        date(2025, 2, 21),
    ),
    (
        "공무국외출장 결과보고서(일본 온천 지역)",
        "온천 관광지의 하수 처리와 숙박 정책을 보고 왔으며 경비는 1인당 214만 원이다.",
        date(2024, 6, 28),
    ),
    (
        "공동주택 층간소음 상담실 운영",
        "아파트 이웃 사이의 층간소음 다툼을 상담한다. 월수금 오후, 관리사무소 회의실.",
        date(2026, 5, 4),
    ),
    (
        "빈집 정비 지원 대상자 선정 공고",
        "1년 넘게 사람이 살지 않은 집을 헐거나 고치면 최대 300만 원을 지원한다.",
        date(2026, 2, 27),
    ),
    (
        "산불감시원 채용 서류 심사 결과",
        "응시 58명 가운데 41명을 체력 시험 대상으로 정하였다. 근무는 11월부터 이듬해 5월까지.",
        date(2025, 10, 20),
    ),
    (
        "농업기계 임대사업소 이용료 인하 연장",
        "트랙터, 관리기, 퇴비살포기 등의 임대료를 절반으로 내린 것을 연말까지 늘린다.",
        date(2025, 6, 30),
    ),
    (
        "초등학생 돌봄교실 간식비 지원 기준",
        "1인 하루 2,500원, 친환경 우리밀 간식을 우선 구매한다.",
        date(2026, 2, 18),
    ),
    (
        "매천야록 번역 용역 계약 변경",
        "계약 금액을 38,000,000원에서 41,500,000원으로 바꾼다. 사유: 원문 분량 증가.",
        date(2024, 9, 2),
    ),
    (
        "불법주정차 과태료 부과 현황(2024년)",
        "전통시장 둘레와 버스 승강장에서 2,317건을 부과하고 9천2백만 원을 거두었다.",
        date(2025, 1, 24),
    ),
)
QUERIES: tuple[tuple[str, str], ...] = (
    # spoken questions
    ("체육관 비 새는 거 언제 고쳐요", "군정질문"),
    ("내일 물 안 나오나요?", "단수"),
    ("수도 끊기는 시간", "단수"),
    ("도서관 책 며칠 빌릴 수 있어요", "도서관"),
    ("도서관 쉬는 날", "도서관"),
    ("강아지 등록하면 돈 돌려주나요", "반려동물"),
    ("개 목줄 안 하면 벌금", "반려동물"),
    ("밤에 애 아프면 갈 수 있는 병원", "야간 진료"),
    ("돼지 똥냄새 때문에 못 살겠어요", "악취"),
    ("스쿨존 카메라 어디 있나요", "어린이보호구역"),
    ("태양광 왜 허가 안 해줬나", "태양광"),
    ("윗집 쿵쿵거리는 소리", "층간소음"),
    ("할머니 버스 공짜", "농어촌버스"),
    ("공무원들 일본 놀러간 거 얼마 썼나", "국외출장"),
    ("트랙터 빌리는 값", "농업기계"),
    ("휠체어 타는 사람 택시", "콜택시"),
    # short, searched as on the web
    ("청년 월세", "청년 월세"),
    ("빈집 철거 지원금", "빈집"),
    ("쪼개기 계약 감사", "종합감사"),
    ("벚꽃축제 노점상", "노점"),
    ("주차 딱지", "불법주정차"),
    ("산불감시 알바", "산불감시원"),
    ("돌봄교실 간식", "돌봄교실"),
    ("둘레길 변소 청소", "둘레길"),
    ("제방 복구 몇 퍼센트", "수해 복구"),
    ("농기계 대여", "농업기계"),
    # slips and blanks
    ("어린이보호구엮 카메라", "어린이보호구역"),
    ("층간소움", "층간소음"),
    ("태양광발전시설개발행위허가불허가", "태양광"),
    ("반려동뭄 등록", "반려동물"),
    ("공무 국외출 장", "국외출장"),
    ("군립 도서관운영 규칙", "도서관"),
    ("악치 민원", "악취"),
    # mixed letters, abbreviations, nicknames
    ("공공 wifi", "와이파이"),
    ("와이 파이 되는 곳", "와이파이"),
    ("Wi-Fi 터미널", "와이파이"),
    ("CCTV 스쿨존", "어린이보호구역"),
    ("의료원 소아과", "야간 진료"),
    ("군의회 질문 체육관", "군정질문"),
    ("콜택시 24시", "콜택시"),
    ("매천야록", "매천야록"),
    ("상하수도 사업소 방송", "단수"),
    # dialect
    ("물 언제 끊긴다요", "단수"),
    ("빈집 헐면 돈 준다든디", "빈집"),
    ("빠스 노선", "농어촌버스"),
    # years told from today, numbers
    ("작년 군의회 답변", "군정질문"),
    ("재작년 감사 결과", "종합감사"),
    ("재작년 해외출장", "국외출장"),
    ("올해 층간소음 상담", "층간소음"),
    ("지난해 산불감시원", "산불감시원"),
    ("1억8천만원 방수", "군정질문"),
    ("41,500,000원", "매천야록"),
    ("4150만원 계약 변경", "매천야록"),
    ("과태료 2317건", "불법주정차"),
    ("시속 30km", "어린이보호구역"),
    ("87.5%", "수해 복구"),
    # first letters, keyboard
    ("ㅊㄱㅅㅇ", "층간소음"),
    ("ㅁㅊㅇㄹ", "매천야록"),
    ("cmdrksthdma", "층간소음"),
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
            found = rank(results, wanted, titles)
            offered = results.repair is not None and not results.repair.applied
            ranks.append(found)
            if found != 1:
                shown = [titles[hit.item_id] for hit in results.hits[:2]]
                sys.stdout.write(f"{text} ({wanted}): {found}, offered={offered}, {shown}\n")
    figures = {
        "queries": len(ranks),
        "first": sum(place == 1 for place in ranks),
        "among_ten": sum(place > 0 for place in ranks),
        "mrr10": round(statistics.fmean(1 / place if place else 0 for place in ranks), 3),
    }
    sys.stdout.write(json.dumps(figures) + "\n")


def entries() -> Iterator[IndexEntry]:
    """The papers as records of one page."""
    for number, (title, text, day) in enumerate(PAPERS):
        yield IndexEntry(
            agency="gurye",
            item_id=f"T{number:03}",
            revision=1,
            sha256=f"{number:064x}",
            title=title,
            summary="",
            department="기획예산실",
            kind="기타",
            disclosure="공개",
            grounds=(),
            decided_on=day,
            published_on=day,
            pages=(IndexPage(1, text),),
        )


if __name__ == "__main__":
    main()
