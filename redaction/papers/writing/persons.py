"""Sentences with private persons: complaints, welfare, accidents, contacts, land. Who they are has to go."""

from collections.abc import Callable

from redaction.papers import addresses, numbers
from redaction.papers.marks import joined, mark
from redaction.papers.names import spaced
from redaction.papers.people import Resident
from redaction.papers.world import World
from redaction.papers.writing.neutral import amount, day_words, matter_of, pay
from redaction.types import Disposition, Kind

DIAGNOSES = (
    *("고혈압", "당뇨병", "우울증", "치매", "뇌병변장애", "만성신부전", "지적장애", "허리디스크", "폐결핵", "조현병"),
    *(
        "관절염",
        "위암",
        "뇌졸중",
        "알코올 의존증",
        "파킨슨병",
        "갑상선암",
        "자폐성장애",
        "B형간염",
        "백내장",
        "공황장애",
    ),
)
GRADES = (
    *(
        "중증장애인",
        "지체장애 3급",
        "시각장애 심한 장애",
        "기초생활수급자",
        "차상위계층",
        "한부모가족",
        "국가유공자",
        "의료급여 1종",
    ),
    *("생계급여 수급자", "청각장애 2급", "조손가정", "북한이탈주민", "장기요양 2등급", "신용불량자"),
)
_KIN = ("배우자", "자", "며느리", "손녀", "모친", "부친", "사위", "형", "여동생", "외손자")


def sensitive(world: World) -> str:
    """A word of health or welfare that stands beside a person."""
    of_the_office = " ".join((*world.department.matters, *world.department.teams))
    return mark(world.roll.one([word for word in DIAGNOSES + GRADES if word not in of_the_office]), Kind.SENSITIVE)


def private(world: World, who: Resident) -> str:
    """A sentence with that person."""
    return world.roll.one(world.roll.one((_COMPLAINTS, _WELFARE, _EVENTS, _CONTACTS, _LAND)))(world, who)


def committee_member(world: World) -> tuple[str, str]:
    """(name for review, occupation) of an appointed member (마목)."""
    jobs = (
        "순천대학교 교수",
        "변호사",
        "건축사",
        "세무사",
        "농업회사 대표",
        "구례문화원장",
        "전 공무원",
        "한의사",
        "회계사",
        "조경기술사",
    )
    return world.resident(68, 38, foreign_share=0.0).reviewed_name, world.roll.one(jobs)


Template = Callable[[World, Resident], str]


def _other(world: World) -> str:
    return world.resident().name


def _user(world: World) -> str:
    return mark(numbers.user_id(world.roll), Kind.USER_ID)


def _surname(who: Resident) -> str:
    return mark(f"{who.raw_name[0]}모", Kind.PERSON)


_COMPLAINTS: tuple[Template, ...] = (
    lambda w, p: f"민원인 {joined(p.name, '이/가')} {day_words(w, -9)} 방문하여 조속한 처리를 요청함.",
    lambda w, p: f"{p.name}({p.aged(w.day)}, {p.home})씨는 소음으로 잠을 이루지 못한다며 대책을 요구하였음.",
    lambda w, p: f"신고인 {p.name}(연락처 {p.phone})의 제보로 현장을 확인한 결과 사실로 드러남.",
    lambda w, p: f"{p.home}에 거주하는 {p.name} 님께서 제기하신 사항은 현장 조사 후 회신드리겠습니다.",
    lambda w, p: f"주민 {p.name} 씨 외 {w.roll.randint(3, 40)}명이 연명으로 진정서를 제출함.",
    lambda w, p: (
        f"이에 대하여 {joined(p.name, '은/는')} 받아들일 수 없다며 이의를 제기하였고 연락처로 {p.phone}을 남김."
    ),
    lambda w, p: f"접수 경로: 국민신문고(신청인 {p.name}, 아이디 {_user(w)})",
    lambda w, p: (
        f"게시자 {p.masked_name}(접속 주소 {mark(numbers.ip_address(w.roll), Kind.IP)})의 글은 같은 내용이 반복되어 종결 처리함."
    ),
    lambda w, p: f"피해자 {joined(p.name, '과/와')} 합의가 이루어지지 않아 손해배상 절차를 안내함.",
    lambda w, p: f"청구인 {p.name}께서 {day_words(w, -6)} 청구하신 정보는 붙임과 같이 부분 공개합니다.",
    lambda w, p: f"악취의 원인으로 지목된 {p.name} 농장의 시설을 점검하고 개선을 권고함.",
    lambda w, p: f"“옆집 {joined(p.name, '이/가')} 담을 넘겨 쌓았다”라는 신고가 있어 경계를 측량함.",
    lambda w, p: f"전화 상담: {p.phone}, {p.name}, 가로등 고장 신고",
    lambda w, p: f"{p.name}님, 안녕하십니까. 문의하신 {matter_of(w)} 건에 답변드립니다.",
    lambda w, p: f"진정인({p.name})과 피진정인({_other(w)})의 진술이 서로 다름.",
    lambda w, p: f"{p.email}로 회신을 요청하였으며 {joined(p.name, '은/는')} 유선 연락을 원하지 않음.",
    lambda w, p: f"{p.name}의 대리인 {_other(w)}(관계: {w.roll.one(_KIN)})에게 위임장을 받음.",
    lambda w, p: f"회원 {_user(w)}(이름 {p.name})의 탈퇴 요청을 처리함.",
    lambda w, p: f"고발인 {_surname(p)} 씨의 신원은 보호하되 조사 결과는 {p.phone}으로 통지함.",
    lambda w, p: (
        f"{w.roll.randint(2, 9)}회에 걸쳐 같은 민원을 낸 {joined(p.name, '을/를')} 면담하여 처리 한계를 설명함."
    ),
)

_WELFARE: tuple[Template, ...] = (
    lambda w, p: f"대상자 {p.name}({p.short_number})은 {sensitive(w)} 판정을 받아 월 {pay(w)}을 지급받고 있음.",
    lambda w, p: f"독거노인 {p.name} 어르신({p.aged(w.day)})은 {sensitive(w)}으로 거동이 불편하여 방문 돌봄이 필요함.",
    lambda w, p: f"{p.name}의 보호자는 {_other(w)}(관계: {w.roll.one(_KIN)}, {p.home_phone})임.",
    lambda w, p: f"수급자 {p.name}의 급여는 {p.bank} {p.account}(예금주 {p.name}) 계좌로 입금함.",
    lambda w, p: f"세대주 {p.name}(주민등록번호 {p.number})의 세대원은 모두 {w.roll.randint(1, 6)}명임.",
    lambda w, p: f"환자 {p.name}({p.birth}생)은 {sensitive(w)} 치료를 위해 보건의료원에 등록함.",
    lambda w, p: (
        f"건강보험증 번호 {mark(numbers.health_insurance(w.roll), Kind.HEALTH_INSURANCE)} {p.name}의 자격 변동을 확인함."
    ),
    lambda w, p: f"{sensitive(w)}을 앓고 있는 {joined(p.name, '은/는')} 긴급복지 지원 대상으로 선정되었음.",
    lambda w, p: f"{p.name} 할머니 댁을 찾아 안부를 묻고 반찬을 전달함({p.home}).",
    lambda w, p: f"요양보호사 {p.reviewed_name} 선생님이 주 {w.roll.randint(2, 5)}회 방문함.",
    lambda w, p: f"장애 정도: {sensitive(w)}, 성명: {p.name}, 등록일: {day_words(w, -400)}",
    lambda w, p: f"{joined(p.name, '은/는')} 배우자 사별 후 {sensitive(w)} 진단을 받아 약을 복용 중임.",
    lambda w, p: f"가구원: {p.name}({p.birth}), {_other(w)}({w.roll.one(_KIN)}), {_other(w)}({w.roll.one(_KIN)})",
    lambda w, p: f"{p.name}의 월 소득은 {pay(w)}, 재산은 {amount(w)}으로 조사됨.",
    lambda w, p: f"예방접종 이상 반응 신고자 {p.name}({p.sex}, {p.aged(w.day)})의 증상은 호전됨.",
    lambda w, p: f"아동 {p.name}의 어머니는 {w.resident(45, 24, 1.0).name}(외국인등록번호 {_foreign_number(w)})임.",
    lambda w, p: f"사망자 {mark(p.raw_name, Kind.PERSON, Disposition.REVIEW)}의 장제급여를 신청함.",
    lambda w, p: f"치료비 {pay(w)}을 {p.name} 명의의 {p.bank} 계좌({p.account})로 보냄.",
    lambda w, p: f"{p.name} 학생({p.birth})에게 교복비와 급식비를 지원함.",
    lambda w, p: f"사례 관리 대상: {p.name}(남편 {_other(w)}, 자녀 {w.roll.randint(1, 4)}명), 주거 환경이 열악함.",
)


def _foreign_number(world: World) -> str:
    return world.resident(45, 24, 1.0).full_number


_EVENTS: tuple[Template, ...] = (
    lambda w, p: (
        f"{day_words(w, -4)} {p.plate} 차량(운전자 {p.name})이 군도 {w.roll.randint(1, 30)}호선에서 가드레일을 충격함."
    ),
    lambda w, p: f"이장 {joined(p.name, '은/는')} 마을 안길이 좁아 농기계가 다니기 어렵다고 건의함.",
    lambda w, p: f"강사 {p.reviewed_name} 선생님을 모시고 {w.roll.randint(2, 8)}회에 걸쳐 교육을 진행함.",
    lambda w, p: f"군민 {p.name} 씨(무직)는 {p.birth}에 태어나 평생을 {addresses.village(w.roll)}에서 살았다.",
    lambda w, p: f"{p.name} 군({addresses.village(w.roll)})이 장학생으로 추천되었음. 생년월일 {p.birth}",
    lambda w, p: f"행사 중 부상을 입은 {joined(p.name, '을/를')} 구례병원으로 이송하였으며 보호자 {p.phone}에게 알림.",
    lambda w, p: f"부녀회장 {p.name}, 노인회장 {_other(w)}, 새마을지도자 {_other(w)} 등이 참석하였다.",
    lambda w, p: (
        f"귀농인 {p.name}({p.aged(w.day)}) 씨는 {w.roll.randint(2018, 2024)}년 가족 {w.roll.randint(2, 5)}명과 함께 내려왔다."
    ),
    lambda w, p: f"산불 최초 신고자는 등산객 {p.name} 씨({p.phone})로 확인됨.",
    lambda w, p: f"불법 주차로 단속된 {p.plate}의 소유자는 {p.name}으로, 과태료 {pay(w)}을 부과함.",
    lambda w, p: f"구례읍에 사는 {p.name}·{_other(w)} 부부가 셋째 아이를 낳았다.",
    lambda w, p: f"퇴직한 {p.reviewed_name} 전 면장이 명예 이장으로 위촉됨.",
    lambda w, p: f"자원봉사자 {p.name}, {_other(w)}, {_other(w)}에게 감사장을 수여함.",
    lambda w, p: f"농기계 사고로 {joined(p.name, '이/가')} 다쳤으며 {sensitive(w)} 병력이 있음.",
    lambda w, p: f"견학단은 인솔자 {p.name}을 포함하여 {w.roll.randint(12, 40)}명으로 구성함.",
    lambda w, p: (
        f"노래자랑 대상 {mark(p.raw_name, Kind.PERSON, Disposition.REVIEW)}({addresses.village(w.roll)}), 금상 {_other(w)}"
    ),
    lambda w, p: f"통역은 결혼이민자 {w.resident(45, 24, 1.0).name} 씨가 맡았다.",
    lambda w, p: f"실종자 {p.name}({p.aged(w.day)}, {p.sex})은 {day_words(w, -1)} 밤 집을 나간 뒤 연락이 끊김.",
    lambda w, p: f"청년회 총무 {p.name}에게 물품을 인계함(서명 {p.name}).",
    lambda w, p: f"{p.name} 어린이가 그린 그림이 표지로 뽑혔다.",
)

_CONTACTS: tuple[Template, ...] = (
    lambda w, p: f"신청인: {p.name} / 전화번호: {p.phone} / 전자우편: {p.email}",
    lambda w, p: f"성 명 : {p.wide_name}   생년월일 : {p.birth}   주 소 : {p.home}",
    lambda w, p: f"{p.name} ({p.phone}, {p.email})",
    lambda w, p: f"여권번호 {mark(numbers.passport(w.roll), Kind.PASSPORT)}, 성명 {p.name}의 재발급 신청을 접수함.",
    lambda w, p: (
        f"운전면허번호 {mark(numbers.driver_licence(w.roll), Kind.DRIVER_LICENCE)} {p.name}의 적성검사 기한이 지났음."
    ),
    lambda w, p: _certified(w, p),
    lambda w, p: f"입금 계좌: {p.bank} {p.account} {p.name}",
    lambda w, p: f"결제 카드 {mark(numbers.card(w.roll), Kind.CARD)}(소지자 {p.name})로 수수료를 납부함.",
    lambda w, p: f"고객번호 {mark('0' + w.roll.digits(9), Kind.NUMBER)}({p.name}, {p.home})의 요금을 감면함.",
    lambda w, p: f"본인({p.name}, {p.full_number})은 위 사항에 동의합니다.",
    lambda w, p: f"성명:{p.name} 주민번호:{p.number} 연락처:{p.phone}",
    lambda w, p: f"받는 사람 {p.home} {p.name} 귀하",
    lambda w, p: f"우편물 반송: {p.name}({p.home}) 수취인 불명",
    lambda w, p: f"휴대전화 {p.phone}(본인 {p.name}), 자택 {p.home_phone}",
    lambda w, p: f"동의자  {mark(spaced(p.raw_name), Kind.PERSON)}  (서명)",
    lambda w, p: f"상기인({p.name})은 {day_words(w, -800)}부터 근무하였음을 증명함.",
    lambda w, p: f"{p.full_number} {p.name} {p.home}",
    lambda w, p: f"위임인 {p.name}({p.birth}) → 수임인 {_other(w)}",
    lambda w, p: f"e-mail: {p.email}   H.P: {p.phone}   이름: {p.name}",
    lambda w, p: (
        f"전산 계정 {_user(w)} 사용자 {p.name}의 비밀번호를 초기화함(접속 IP {mark(numbers.ip_address(w.roll), Kind.IP)})."
    ),
)


def _certified(world: World, who: Resident) -> str:
    label, number = numbers.certificate_number(world.roll)
    return f"{label} {mark(number, Kind.CERTIFICATE_NUMBER)}({who.name})의 사본을 제출받아 확인함."


def _lot(world: World) -> str:
    return mark(addresses.site(world.roll), Kind.ADDRESS)


_LAND: tuple[Template, ...] = (
    lambda w, p: f"토지 소유자 {p.name}({p.home})에게 보상 협의를 요청하였으나 응하지 않음.",
    lambda w, p: f"{_lot(w)} 소유자 {joined(p.name, '이/가')} 매수를 청구하여 감정평가를 의뢰함.",
    lambda w, p: f"임차인 {joined(p.name, '은/는')} 대부료 {pay(w)}을 체납하여 독촉장을 보냄.",
    lambda w, p: f"축사 운영자 {p.name}, 소재지 {_lot(w)}, 사육 두수 {w.roll.randint(20, 400)}두.",
    lambda w, p: f"경작자 {p.name}의 농지 {_lot(w)}에 대한 직불금 신청 면적은 {w.roll.randint(900, 9800):,}㎡임.",
    lambda w, p: f"상속인 {p.name}, {_other(w)}이 공동으로 신고하였으며 대표 연락처는 {p.phone}임.",
    lambda w, p: f"건축주 {p.name}의 설계 변경 신청을 검토함(위치: {_lot(w)}).",
    lambda w, p: f"체납자 {p.name}의 예금({p.bank} {p.account})을 압류함.",
    lambda w, p: f"지방세 체납액은 {p.name} {pay(w)}, {_other(w)} {pay(w)} 순임.",
    lambda w, p: f"이웃 토지와의 경계는 {p.name}·{_other(w)}의 입회 아래 측량함.",
    lambda w, p: f"묘지 연고자 {p.name}({p.phone})에게 개장을 통지함.",
    lambda w, p: f"공유 지분: {p.name} {w.roll.randint(1, 3)}/5, {_other(w)} {w.roll.randint(1, 2)}/5",
    lambda w, p: f"빈집 {p.home}의 소유자 {p.name}은 철거에 동의함.",
    lambda w, p: f"농지 전용 신고인 {p.name}, 연접 농지 소유자 {_other(w)}의 동의서를 첨부함.",
    lambda w, p: f"매도인 {p.name}, 매수인 {_other(w)}, 거래 금액 {amount(w)}",
)
