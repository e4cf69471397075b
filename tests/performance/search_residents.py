"""Queries as residents type them, over the papers of the sample county, which were not written for search.

    python -m tests.performance.search_residents

Each query is labelled with a piece of the title that the right record has; several records may be right. Prints each
miss, and a line of JSON with how often a right record was first and among ten.
"""

from search.language.hangul import to_latin_keys
from tests.performance.labelled import ask, records_of_the_county

QUERIES: tuple[tuple[str, str], ...] = (
    # colloquial questions
    ("작년 축제에 자원봉사 누가 했나요", "자원봉사자 명단"),
    ("우리 마을 길 공사 언제 하나요", "마을"),
    ("마을 진입로 공사 언제 끝나는지 궁금합니다", "마을 진입로 정비"),
    ("상수도 관 바꾸는 공사 얼마에 계약했나요", "상수관로 교체"),
    ("수도관 교체 계약서 보고 싶어요", "상수관로 교체"),
    ("농업정책과 밥값 얼마나 썼나요", "농업정책과 업무추진비"),
    ("산림과 판공비 내역", "산림과 업무추진비"),
    ("재난지원금 누가 신청했나요", "재난지원금"),
    ("애 낳으면 주는 장려금", "출산장려금"),
    ("노인정 수리한다던데 어떻게 됐나요", "경로당 보수"),
    ("노인정 지원 협약", "경로당 운영"),
    ("하수구 공사 조사한 보고서", "하수관로 정비"),
    ("벚꽃길 언제 정비하나요", "벚꽃길"),
    ("주차장에 차 댈 수 있게 허가받은 차량", "공영주차장"),
    ("논에 집 지으려고 농지 허가 받은 목록", "농지 전용"),
    ("군수님 회의에서 무슨 얘기 했나요 9월", "9월 주간업무"),
    ("정보공개심의회 회의록", "정보공개심의회"),
    ("귀촌 상담 나간 출장", "귀농귀촌"),
    ("알바 근로계약서", "기간제근로자"),
    ("외국인 며느리 한국어 수업 명단", "다문화가족"),
    ("직불금 받는 농부 명단", "공익직불금"),
    ("전통시장에서 산 물건값", "전통시장 물품"),
    ("도로 점용허가 2024년", "2024년 도로 점용"),
    ("노인일자리 민원 답변", "노인일자리"),
    # first letters, keyboard, spelling, blanks
    ("ㄴㄱㄱㅎㅇㅎ 군계획위원회", "군계획위원회"),
    (to_latin_keys("농지") + " " + to_latin_keys("전용"), "농지 전용"),
    ("재난안전대책훼의", "재난안전대책회의"),
    ("자원봉사쟈 명단", "자원봉사자 명단"),
    ("상수관로교체공사도급계약서", "상수관로 교체"),
    ("업무 추진비집행 내역 산림과", "산림과 업무추진비"),
    ("출산 장려금지급", "출산장려금"),
    ("배수 로정비 계약", "배수로 정비"),
    # Chinese characters, numbers, days
    ("情報公開審議會 會議錄", "정보공개심의회"),
    ("農地 轉用 許可", "농지 전용"),
    ("제4차 정보공개심의회", "2024년 제4차"),
    ("9차 군계획위원회", "제9차 군계획"),
    ("2026년 3월 업무추진비", "2026년 3월"),
    ("2025년 건축 신고", "2025년 건축 신고"),
)


if __name__ == "__main__":
    ask(QUERIES, records_of_the_county())
