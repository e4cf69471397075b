"""The county of the samples: places, roads, departments. Places are those of 구례군; everything in them is invented."""

from dataclasses import dataclass

from redaction.papers.seeding import Dice

COUNTY = "구례군"
PROVINCE = "전라남도"
OFFICE_ADDRESS = "전라남도 구례군 구례읍 봉성로 1"
OFFICE_POSTCODE = "57639"
OFFICE_SITE = "www.gurye.go.kr"
OFFICE_SWITCHBOARD = "061-780-2114"
FEE_ACCOUNT = ("농협은행", "301-0000-7802-11")
"""The county's own account for fees: it stays public."""

VILLAGES: dict[str, tuple[str, ...]] = {
    "구례읍": ("봉동리", "봉서리", "봉남리", "봉북리", "백련리", "신월리", "계산리", "논곡리", "산성리", "원방리"),
    "문척면": ("죽마리", "월전리", "중산리", "금정리", "토금리"),
    "간전면": ("간문리", "삼산리", "금산리", "양천리", "흥대리", "수평리", "중대리", "효곡리", "운천리"),
    "토지면": ("구산리", "금내리", "오미리", "파도리", "문수리", "용두리", "송정리", "외곡리", "내동리", "내서리"),
    "마산면": ("마산리", "냉천리", "황전리", "갑산리", "광평리", "사도리"),
    "광의면": ("연파리", "지천리", "대산리", "수월리", "온당리", "방광리", "대전리"),
    "용방면": ("신도리", "신지리", "용강리", "용정리", "사림리", "죽정리", "중방리"),
    "산동면": (
        "원촌리",
        "이평리",
        "위안리",
        "좌사리",
        "관산리",
        "내산리",
        "탑정리",
        "신학리",
        "둔사리",
        "외산리",
        "계천리",
    ),
}
"""읍·면 and their 리."""

ROADS: dict[str, tuple[str, ...]] = {
    "구례읍": (
        "봉성로",
        "구례로",
        "서시천로",
        "백련길",
        "봉성산길",
        "중앙로",
        "북교길",
        "동산길",
        "5일시장큰길",
        "봉남길",
    ),
    "문척면": ("죽마길", "동해벚꽃로", "월평길", "문척로", "오산길"),
    "간전면": ("간전중앙로", "섬진강대로", "효죽길", "중대길", "금산길"),
    "토지면": ("섬진강대로", "운조루길", "문수로", "피아골로", "오미길", "토지로"),
    "마산면": ("화엄사로", "마산로", "냉천길", "황전길", "사도길"),
    "광의면": ("매천로", "노고단로", "연파길", "방광길", "온당길"),
    "용방면": ("용방로", "산업로", "용정길", "죽정길", "신도길"),
    "산동면": ("지리산온천로", "산수유로", "구만제로", "원촌길", "위안월계길", "상관길"),
}
"""읍·면 and their roads of the road-name addresses."""

FAR_PLACES = (
    "광주광역시 북구 용봉로",
    "광주광역시 서구 상무중앙로",
    "전라남도 순천시 연향번영길",
    "전라남도 여수시 시청로",
    "전라남도 하동군 하동읍 군청로",
    "전북특별자치도 남원시 시청로",
    "서울특별시 관악구 신림로",
    "서울특별시 강서구 화곡로",
    "경기도 성남시 분당구 판교역로",
    "경상남도 하동군 화개면 쌍계로",
    "부산광역시 해운대구 센텀중앙로",
    "대전광역시 유성구 대학로",
)

BUILDINGS = (
    "산수유아파트",
    "봉성빌라",
    "지리산하이츠",
    "서시천휴먼시아",
    "백련주공아파트",
    "온천마을",
    "섬진빌리지",
    "행복주택",
)


@dataclass(frozen=True, slots=True)
class Department:
    """A department (처리과): its teams, what it looks after, and where its office numbers begin (061-780-…)."""

    name: str
    teams: tuple[str, ...]
    matters: tuple[str, ...]
    first_extension: int

    @property
    def is_township(self) -> bool:
        """Whether it is the office of a 읍 or 면."""
        return self.name.endswith(("읍", "면"))

    @property
    def head_rank(self) -> str:
        """What its head is called."""
        if self.is_township:
            return "읍장" if self.name.endswith("읍") else "면장"
        return "소장" if self.name.endswith(("소", "센터")) else ("실장" if self.name.endswith("실") else "과장")


DEPARTMENTS = (
    Department("기획예산실", ("기획팀", "예산팀", "의회법무팀"), ("군정 주요업무", "예산 편성", "조례 정비"), 2200),
    Department("총무과", ("총무팀", "인사팀", "기록정보팀"), ("인사 관리", "기록물 관리", "직원 후생복지"), 2230),
    Department("재무과", ("경리팀", "세정팀", "재산관리팀"), ("공유재산 관리", "계약", "지방세"), 2260),
    Department(
        "주민복지과", ("복지정책팀", "노인복지팀", "장애인복지팀"), ("기초생활보장", "노인일자리", "장애인 지원"), 2290
    ),
    Department("민원과", ("민원팀", "지적팀", "부동산팀"), ("여권 발급", "지적 재조사", "개별공시지가"), 2320),
    Department(
        "문화관광실", ("관광정책팀", "문화예술팀", "체육팀"), ("산수유꽃축제", "문화재 보수", "관광지 조성"), 2350
    ),
    Department("환경과", ("환경정책팀", "자원순환팀", "수질팀"), ("폐기물 처리", "대기 배출시설", "섬진강 수질"), 2380),
    Department("산림과", ("산림보호팀", "산림경영팀", "공원녹지팀"), ("산불 예방", "숲가꾸기", "임도 시설"), 2410),
    Department("건설과", ("건설행정팀", "도로팀", "하천팀"), ("군도 확포장", "소하천 정비", "배수로 정비"), 2440),
    Department("도시경제과", ("도시계획팀", "건축팀", "지역경제팀"), ("건축 허가", "전통시장", "도시재생"), 2470),
    Department("안전총괄과", ("안전정책팀", "재난대응팀", "교통팀"), ("재난 예방", "교통 시설", "CCTV 관리"), 2500),
    Department("농업정책과", ("농정팀", "친환경농업팀", "축산팀"), ("공익직불금", "친환경 인증", "축산 방역"), 2530),
    Department(
        "농업기술센터", ("지도기획팀", "소득작목팀", "농기계팀"), ("농업인 교육", "농기계 임대", "귀농귀촌"), 2560
    ),
    Department(
        "보건의료원", ("보건행정팀", "감염병팀", "치매안심팀"), ("예방접종", "치매 관리", "방문 건강관리"), 2590
    ),
    Department(
        "상하수도사업소", ("상수도팀", "하수도팀", "요금팀"), ("상수도 급수", "하수관로 정비", "요금 부과"), 2620
    ),
    Department("구례읍", ("총무팀", "복지팀", "산업팀"), ("마을 진입로 정비", "마을 회관", "주민자치 사업"), 2700),
    Department("문척면", ("총무팀", "복지팀", "산업팀"), ("마을 진입로 정비", "벚꽃길 정비", "주민자치 사업"), 2730),
    Department("간전면", ("총무팀", "복지팀", "산업팀"), ("마을 진입로 정비", "경로당 운영", "주민자치 사업"), 2760),
    Department("토지면", ("총무팀", "복지팀", "산업팀"), ("마을 진입로 정비", "경로당 보수", "주민자치 사업"), 2790),
    Department("마산면", ("총무팀", "복지팀", "산업팀"), ("마을 진입로 정비", "농로 포장", "주민자치 사업"), 2820),
    Department("광의면", ("총무팀", "복지팀", "산업팀"), ("마을 진입로 정비", "저수지 점검", "주민자치 사업"), 2850),
    Department("용방면", ("총무팀", "복지팀", "산업팀"), ("마을 진입로 정비", "경로당 운영", "주민자치 사업"), 2880),
    Department("산동면", ("총무팀", "복지팀", "산업팀"), ("마을 진입로 정비", "산수유마을", "주민자치 사업"), 2910),
)
"""Fifteen departments of the county office and the eight 읍·면 offices."""

COMMITTEES = (
    "정보공개심의회",
    "군계획위원회",
    "지방보조금관리위원회",
    "건축위원회",
    "인사위원회",
    "아동복지심의위원회",
    "농촌지도자문위원회",
    "축제추진위원회",
    "공유재산심의회",
    "생활보장위원회",
    "지방세심의위원회",
    "재난안전대책회의",
)

_COMPANY_HEADS = (
    "지리산",
    "섬진",
    "노고단",
    "산수유",
    "대성",
    "한빛",
    "청우",
    "삼원",
    "동방",
    "우진",
    "해솔",
    "백두",
    "가온",
    "미래",
)
_COMPANY_TAILS = (
    "건설",
    "종합건설",
    "엔지니어링",
    "조경",
    "전기",
    "환경",
    "산업",
    "이앤씨",
    "푸드",
    "영농조합법인",
    "정보통신",
)
_SHOP_HEADS = ("봉성", "할매", "산동", "온천", "섬진강", "두레", "오미", "행복", "백련", "장터")
_SHOP_TAILS = ("식당", "상회", "민박", "펜션", "가든", "방앗간", "철물", "카페", "농원", "양봉원", "다슬기수제비")


def company_name(dice: Dice) -> str:
    """A name of a corporation."""
    core = dice.one(_COMPANY_HEADS) + dice.one(_COMPANY_TAILS)
    if core.endswith("법인"):
        return core
    return dice.one((f"㈜{core}", f"주식회사 {core}", f"(주){core}", f"{core}㈜"))


def shop_name(dice: Dice) -> str:
    """A name of a shop that belongs to one person."""
    return dice.one(_SHOP_HEADS) + dice.one(_SHOP_TAILS)


def department(name: str) -> Department:
    """The department of that name; KeyError where the county has none."""
    return {each.name: each for each in DEPARTMENTS}[name]
