"""Sentences that name nobody: numbers, dates and words that only look like personal data, and must stay."""

from collections.abc import Callable

from redaction.papers import addresses, numbers
from redaction.papers.world import World

_COURSES = (
    "김장 담그기",
    "고추 재배",
    "한우 개량",
    "스마트팜",
    "오미자 가공",
    "제빵",
    "서예",
    "요가",
    "바리스타",
    "전통주 빚기",
)
_GOODS = ("복사용지", "제설제", "염화칼슘", "안전모", "퇴비", "소나무 묘목", "보도블록", "가로등", "방역복", "생수")
_BODIES = (
    "전라남도",
    "행정안전부",
    "감사원",
    "국토교통부",
    "농림축산식품부",
    "구례경찰서",
    "구례교육지원청",
    "남원시",
    "하동군",
    "순천시",
)
_SIGHTS = (
    "화엄사",
    "운조루",
    "사성암",
    "노고단",
    "섬진강 대숲길",
    "지리산 둘레길",
    "산수유마을",
    "쌍산재",
    "매천사",
    "천은사",
)
_PAST = (
    "이순신 장군",
    "매천 황현 선생",
    "왕인 박사",
    "정약용 선생",
    "도선국사",
    "고광순 의병장",
    "김구 선생",
    "세종대왕",
)


def day_words(world: World, days: int = 0) -> str:
    """A day near the paper's, as text; a date of business, so it stays."""
    form = world.roll.one(
        ("%Y. %-m. %-d.", "%Y년 %-m월 %-d일", "%Y.%m.%d.", "%-m월 %-d일", "%Y-%m-%d", "’%y. %-m. %-d.")
    )
    return world.later(days).strftime(form)


def amount(world: World) -> str:
    """An amount of public money with its unit."""
    value = world.roll.randint(12, 98_000) * 10_000
    return world.roll.one(
        (
            f"{numbers.won(value)}원",
            f"금{numbers.won(value)}원",
            f"{value // 1000:,}천원",
            f"{value // 1_000_000:,}백만 원",
        )
    )


def pay(world: World) -> str:
    """An amount that one person gets or owes."""
    return f"{numbers.won(world.roll.randint(3, 290) * 10_000)}원"


def matter_of(world: World) -> str:
    """One of the things the paper's department looks after."""
    return world.roll.one(world.department.matters)


def neutral(world: World) -> str:
    """A sentence without any living person."""
    return world.roll.one(_SENTENCES)(world)


def _n(world: World, low: int, high: int) -> str:
    return f"{world.roll.randint(low, high):,}"


_SENTENCES: tuple[Callable[[World], str], ...] = (
    lambda w: f"{matter_of(w)} 업무와 관련하여 {day_words(w, -20)}까지 추진 실적을 점검하였음.",
    lambda w: f"{addresses.village(w.roll)} 일원에 총사업비 {amount(w)}을 투입하여 정비를 완료할 계획임.",
    lambda w: f"관련 근거: {w.document_number()}({day_words(w, -12)}).",
    lambda w: f"지방재정법 제{_n(w, 3, 60)}조 및 같은 법 시행령 제{_n(w, 3, 90)}조에 따라 처리하고자 함.",
    lambda w: f"예산 과목은 201-{w.roll.randint(1, 9):02d}(일반운영비)이며 잔액은 {amount(w)}임.",
    lambda w: f"{matter_of(w)} 추진에 따른 예산 {amount(w)} 중 {_n(w, 31, 98)}.{_n(w, 0, 9)}%를 집행하였음.",
    lambda w: f"군정 홍보를 위하여 누리집과 마을 방송을 통해 {_n(w, 2, 9)}회 이상 안내하기로 함.",
    lambda w: (
        f"문의가 많은 사항은 {w.department.name} 누리집 공지사항 제{w.roll.randint(100, 3000)}호를 참고하도록 안내함."
    ),
    lambda w: f"공고 번호 구례군 공고 제{w.day.year}-{w.roll.randint(10, 1800)}호로 게시하였음.",
    lambda w: f"전년도 대비 {_n(w, 3, 40)}건이 늘어난 {_n(w, 50, 480)}건이 접수되어 처리 기한을 조정할 필요가 있음.",
    lambda w: (
        f"산수유마을과 화엄사 일원의 주차 면수는 {_n(w, 80, 900)}면이며 임시 주차장 {_n(w, 2, 6)}개소를 추가로 확보함."
    ),
    lambda w: (
        f"장비 관리번호 {w.roll.randint(2019, 2026)}{w.roll.digits(8)} 외 {_n(w, 2, 20)}점은 내용연수가 지나 불용 처리 대상임."
    ),
    lambda w: f"하동군, 남원시 등 인근 시·군과 협의하여 {day_words(w, 30)}부터 공동으로 시행할 예정임.",
    lambda w: f"구례읍 봉성로 구간의 공사 기간은 {day_words(w, 3)}부터 {day_words(w, 90)}까지이며 우회 도로를 지정함.",
    lambda w: (
        f"나라장터 입찰 공고 번호 {w.day.year}{w.roll.digits(7)}-00으로 게시하고 {_n(w, 5, 10)}일간 견적서를 접수함."
    ),
    lambda w: "주민 의견을 폭넓게 듣고 관계 기관과 협의한 뒤 최종안을 확정하는 것이 바람직하다고 판단됨.",
    lambda w: "안전사고가 발생하지 않도록 현장 관리를 철저히 하고 특이 사항은 즉시 보고하여 주시기 바랍니다.",
    lambda w: "자세한 사항은 붙임 자료를 참고하시고 기한 내에 제출하여 주시기 바랍니다.",
    lambda w: f"우기에 대비하여 배수로 {_n(w, 120, 3200)}m와 맨홀 {_n(w, 4, 90)}개소를 정비함.",
    lambda w: f"대상지는 {addresses.village(w.roll)} 마을회관 앞 광장으로 면적은 {_n(w, 200, 9800)}㎡임.",
    lambda w: f"{w.roll.one(_COURSES)} 강좌를 {_n(w, 2, 12)}기로 나누어 운영하고 회당 {_n(w, 10, 40)}명을 모집함.",
    lambda w: (
        f"{w.roll.one(_GOODS)} {_n(w, 5, 900)}개를 구입하여 읍·면에 나누어 줌(단가 {_n(w, 3, 90)},{w.roll.one(('000', '500'))}원)."
    ),
    lambda w: f"{w.roll.one(_BODIES)}에서 통보한 지침({w.document_number()})에 맞추어 서식을 고침.",
    lambda w: f"{w.roll.one(_PAST)}의 뜻을 기리는 행사를 {w.roll.one(_SIGHTS)} 일원에서 열기로 함.",
    lambda w: f"{w.roll.one(_SIGHTS)} 방문객은 {_n(w, 2_000, 98_000)}명으로 집계됨.",
    lambda w: f"처리 기한은 접수일부터 {_n(w, 3, 20)}일이며 한 차례에 한하여 {_n(w, 3, 10)}일 연장할 수 있음.",
    lambda w: f"시스템 접수 번호 {w.day:%Y%m%d}{w.roll.digits(6)}로 등록되어 있음.",
    lambda w: (
        f"{day_words(w, -3)} {w.roll.randint(9, 17)}:{w.roll.randint(10, 59)} 기준 강수량은 {_n(w, 10, 240)}.{_n(w, 0, 9)}㎜임."
    ),
    lambda w: (
        f"{w.roll.one(('대표', '고객'))} 상담 전화는 15{w.roll.randint(44, 99)}-{w.roll.digits(4)}이며 평일에 운영함."
    ),
    lambda w: f"수의계약 사유: 지방계약법 시행령 제25조제1항제{_n(w, 1, 8)}호, 추정 가격 {amount(w)} 이하.",
    lambda w: f"국비 {_n(w, 10, 70)}%, 도비 {_n(w, 5, 15)}%, 군비 {_n(w, 15, 40)}%의 비율로 재원을 마련함.",
    lambda w: (
        f"단위 사업 코드 {w.roll.digits(4)}-{w.roll.digits(4)}-{w.roll.digits(3)}, 통계목 {w.roll.randint(201, 405)}-{w.roll.randint(1, 11):02d}."
    ),
    lambda w: f"노후 상수관 {_n(w, 300, 9_000)}m(D{w.roll.one((80, 100, 150, 200))})를 교체하고 수압을 점검함.",
    lambda w: "현장 여건에 따라 일정이 변경될 수 있으며 변경 시 마을 방송과 문자로 안내할 예정입니다.",
    lambda w: "유지 관리 방안을 마련하고 정산 결과를 다음 연도 예산에 반영함.",
    lambda w: "원가 계산, 설계 변경, 공정 관리에 관한 자료를 갖추어 성실히 관리할 것.",
    lambda w: (
        f"조례 제{_n(w, 1_200, 2_900)}호 「구례군 {w.roll.one(('귀농', '노인', '청년', '전통시장'))} 지원 조례」 제{_n(w, 2, 19)}조제{_n(w, 1, 5)}항에 따름."
    ),
    lambda w: f"이번 심의에서는 {_n(w, 3, 30)}건 가운데 {_n(w, 1, 3)}건을 보류하고 나머지는 원안대로 의결함.",
    lambda w: f"감사 결과 시정 {_n(w, 1, 5)}건, 주의 {_n(w, 1, 9)}건, 권고 {_n(w, 1, 4)}건의 처분을 요구받음.",
    lambda w: f"영농 폐기물 {_n(w, 12, 400)}톤을 수거하였고 보상금은 ㎏당 {_n(w, 80, 160)}원임.",
    lambda w: f"차량 {_n(w, 2, 9)}대와 인력 {_n(w, 10, 60)}명을 투입하여 제설 작업을 마침.",
    lambda w: f"최종 선정 결과는 {day_words(w, 20)} 누리집에 공고하며 개별 통보는 하지 않음.",
    lambda w: (
        f"도면 번호 C-{w.roll.randint(101, 999)}, 축척 1:{w.roll.one(('500', '1,000', '1,200', '5,000'))}, 좌표 N35.{w.roll.digits(4)} E127.{w.roll.digits(4)}."
    ),
    lambda w: f"우선 순위는 소득 수준, 주택 노후도, 거주 기간을 종합하여 정하며 만점은 {w.roll.one((100, 110))}점임.",
    lambda w: f"문화재청 고시 제{w.day.year}-{_n(w, 3, 180)}호에 따라 현상 변경 허가를 받아야 함.",
    lambda w: (
        f"인구는 {_n(w, 23_000, 26_000)}명, 가구는 {_n(w, 12_000, 13_900)}가구이며 고령자가 {_n(w, 35, 42)}%를 차지함."
    ),
    lambda w: "금연 구역 표지와 안내 현수막은 철거 후 재활용하고 남은 수량은 창고에 보관함.",
    lambda w: (
        f"버스 {_n(w, 1, 9)}-{_n(w, 1, 4)}번 노선은 {w.roll.randint(6, 21)}:{w.roll.randint(10, 59)}에 구례터미널을 출발함."
    ),
    lambda w: f"제{_n(w, 200, 330)}회 구례군의회 정례회 회기는 {day_words(w, 5)}부터 {_n(w, 10, 30)}일간임.",
    lambda w: "심사 위원은 비공개를 원칙으로 하며 이해관계가 있는 사람은 제외한다.",
)
