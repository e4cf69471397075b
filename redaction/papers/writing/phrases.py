"""Sentences of county papers: with officials, with private people, and with none but numbers that look private.

Each function picks one of many sentences; together they are the running text of the samples. They are varied on
purpose, because the detector's model is trained on what is written here.
"""

from redaction.papers import addresses, numbers
from redaction.papers.marks import joined, mark
from redaction.papers.people import Officer, Resident
from redaction.papers.world import World
from redaction.types import Disposition, Kind

DIAGNOSES = (
    "고혈압",
    "당뇨병",
    "우울증",
    "치매",
    "뇌병변장애",
    "만성신부전",
    "지적장애",
    "허리디스크",
    "폐결핵",
    "조현병",
    "관절염",
    "위암",
)
GRADES = (
    "중증장애인",
    "지체장애 3급",
    "시각장애 심한 장애",
    "기초생활수급자",
    "차상위계층",
    "한부모가족",
    "국가유공자",
    "의료급여 1종",
)


def sensitive(world: World) -> str:
    """A word of health or welfare that stands beside a person."""
    of_the_office = " ".join((*world.department.matters, *world.department.teams))
    return mark(world.roll.one([word for word in DIAGNOSES + GRADES if word not in of_the_office]), Kind.SENSITIVE)


def day_words(world: World, days: int = 0) -> str:
    """A day near the paper's, as text; a date of business, so it stays."""
    return world.later(days).strftime(world.roll.one(("%Y. %-m. %-d.", "%Y년 %-m월 %-d일", "%Y.%m.%d.", "%-m월 %-d일")))


def amount(world: World) -> str:
    """An amount of money with its unit."""
    value = world.roll.randint(12, 98_000) * 10_000
    return world.roll.one((f"{numbers.won(value)}원", f"금{numbers.won(value)}원", f"{value // 1000:,}천원"))


def pay(world: World) -> str:
    """An amount that one person gets or owes."""
    return f"{numbers.won(world.roll.randint(3, 290) * 10_000)}원"


def neutral(world: World) -> str:
    """A sentence without any person."""
    roll, place = world.roll, world.department
    matter = roll.one(place.matters)
    return roll.one(
        (
            f"{matter} 업무와 관련하여 {day_words(world, -20)}까지 추진 실적을 점검하였음.",
            f"{addresses.village(roll)} 일원에 총사업비 {amount(world)}을 투입하여 정비를 완료할 계획임.",
            f"관련 근거: {world.document_number()}({day_words(world, -12)}).",
            f"지방재정법 제{roll.randint(3, 60)}조 및 같은 법 시행령 제{roll.randint(3, 90)}조에 따라 처리하고자 함.",
            f"예산 과목은 201-{roll.randint(1, 9):02d}(일반운영비)이며 잔액은 {amount(world)}임.",
            f"{matter} 추진에 따른 예산 {amount(world)} 중 {roll.randint(31, 98)}.{roll.randint(0, 9)}%를 집행하였음.",
            f"군정 홍보를 위하여 누리집과 마을 방송을 통해 {roll.randint(2, 9)}회 이상 안내하기로 함.",
            f"문의가 많은 사항은 {place.name} 누리집 공지사항 제{roll.randint(100, 3000)}호를 참고하도록 안내함.",
            f"공고 번호 구례군 공고 제{world.day.year}-{roll.randint(10, 1800)}호로 게시하였음.",
            f"전년도 대비 {roll.randint(3, 40)}건이 늘어난 {roll.randint(50, 480)}건이 접수되어 처리 기한을 조정할 필요가 있음.",
            f"산수유마을과 화엄사 일원의 주차 면수는 {roll.randint(80, 900)}면이며 임시 주차장 {roll.randint(2, 6)}개소를 추가로 확보함.",
            f"장비 관리번호 {roll.randint(2019, 2026)}{roll.digits(8)} 외 {roll.randint(2, 20)}점은 내용연수가 지나 불용 처리 대상임.",
            f"하동군, 남원시 등 인근 시·군과 협의하여 {day_words(world, 30)}부터 공동으로 시행할 예정임.",
            f"구례읍 봉성로 구간의 공사 기간은 {day_words(world, 3)}부터 {day_words(world, 90)}까지이며 우회 도로를 지정함.",
            f"나라장터 입찰 공고 번호 {world.day.year}{roll.digits(7)}-00으로 게시하고 {roll.randint(5, 10)}일간 견적서를 접수함.",
            "주민 의견을 폭넓게 듣고 관계 기관과 협의한 뒤 최종안을 확정하는 것이 바람직하다고 판단됨.",
            "안전사고가 발생하지 않도록 현장 관리를 철저히 하고 특이 사항은 즉시 보고하여 주시기 바랍니다.",
            "자세한 사항은 붙임 자료를 참고하시고 기한 내에 제출하여 주시기 바랍니다.",
            f"우기에 대비하여 배수로 {roll.randint(120, 3200)}m와 맨홀 {roll.randint(4, 90)}개소를 정비함.",
            f"대상지는 {addresses.village(roll)} 마을회관 앞 광장으로 면적은 {roll.randint(200, 9800):,}㎡임.",
        )
    )


def official(world: World, officer: Officer) -> str:
    """A sentence with an official in office: the name stays."""
    roll, name, rank = world.roll, officer.name, officer.rank
    team = officer.team or officer.department.name
    return roll.one(
        (
            f"{officer.department.name} {joined(rank + ' ' + name, '이/가')} 현장을 확인하고 조치 결과를 보고함.",
            f"담당자: {officer.department.name} {team} {rank} {name} (☎ {officer.phone})",
            f"기타 문의 사항은 {team} {name} {rank}({officer.phone})에게 연락 바랍니다.",
            f"{team} {name}({officer.phone}, {officer.email})",
            f"{joined(name + ' ' + rank, '은/는')} “{matter_of(world)} 분야의 성과를 군민이 느낄 수 있도록 하겠다”라고 밝혔다.",
            f"감독관 {rank} {name} 입회 아래 준공 검사를 실시하였음.",
            f"업무 담당 {joined(name, '이/가')} 인계하고 후임자가 인수하였음.",
            f"제출처: {officer.department.name} {team}(담당 {name}, 팩스 {officer.fax}, 전자우편 {officer.email})",
            f"{name} {rank}: {matter_of(world)} 추진 현황을 설명드리겠습니다.",
            f"현장 책임자는 {team} {name} {rank}이며 비상시 {officer.phone}으로 연락한다.",
            f"{officer.department.name}장 직무대리 {rank} {joined(name, '이/가')} 회의를 주재함.",
        )
    )


def matter_of(world: World) -> str:
    """One of the things the paper's department looks after."""
    return world.roll.one(world.department.matters)


def private(world: World, who: Resident) -> str:
    """A sentence with a private person: who they are has to go."""
    return world.roll.one((_complaint, _welfare, _event, _contact, _land))(world, who)


def _complaint(world: World, who: Resident) -> str:
    roll = world.roll
    return roll.one(
        (
            f"민원인 {joined(who.name, '이/가')} {day_words(world, -9)} 방문하여 조속한 처리를 요청함.",
            f"{who.name}({who.aged(world.day)}, {who.home})씨는 소음으로 잠을 이루지 못한다며 대책을 요구하였음.",
            f"신고인 {who.name}(연락처 {who.phone})의 제보로 현장을 확인한 결과 사실로 드러남.",
            f"{who.home}에 거주하는 {who.name} 님께서 제기하신 사항은 현장 조사 후 회신드리겠습니다.",
            f"주민 {who.name} 씨 외 {roll.randint(3, 40)}명이 연명으로 진정서를 제출함.",
            f"이에 대하여 {joined(who.name, '은/는')} 받아들일 수 없다며 이의를 제기하였고 연락처로 {who.phone}을 남김.",
            f"접수 경로: 국민신문고(신청인 {who.name}, 아이디 {mark(numbers.user_id(roll), Kind.USER_ID)})",
            f"게시자 {who.masked_name}(접속 주소 {mark(numbers.ip_address(roll), Kind.IP)})의 글은 같은 내용이 반복되어 종결 처리함.",
            f"피해자 {joined(who.name, '과/와')} 합의가 이루어지지 않아 손해배상 절차를 안내함.",
        )
    )


def _welfare(world: World, who: Resident) -> str:
    roll = world.roll
    return roll.one(
        (
            f"대상자 {who.name}({who.short_number})은 {sensitive(world)} 판정을 받아 월 {pay(world)}을 지급받고 있음.",
            f"독거노인 {who.name} 어르신({who.aged(world.day)})은 {sensitive(world)}으로 거동이 불편하여 방문 돌봄이 필요함.",
            f"{who.name}의 보호자는 {world.resident().name}(관계: {roll.one(('자', '배우자', '며느리', '손녀'))}, {who.home_phone})임.",
            f"수급자 {who.name}의 급여는 {who.bank} {who.account}(예금주 {who.name}) 계좌로 입금함.",
            f"세대주 {who.name}(주민등록번호 {who.number})의 세대원은 모두 {roll.randint(1, 6)}명임.",
            f"환자 {who.name}({who.birth}생)은 {sensitive(world)} 치료를 위해 보건의료원에 등록함.",
            f"건강보험증 번호 {mark(numbers.health_insurance(roll), Kind.HEALTH_INSURANCE)} {who.name}의 자격 변동을 확인함.",
            f"{sensitive(world)}을 앓고 있는 {joined(who.name, '은/는')} 긴급복지 지원 대상으로 선정되었음.",
        )
    )


def _event(world: World, who: Resident) -> str:
    roll = world.roll
    return roll.one(
        (
            f"{day_words(world, -4)} {who.plate} 차량(운전자 {who.name})이 군도 {roll.randint(1, 30)}호선에서 가드레일을 충격함.",
            f"이장 {joined(who.name, '은/는')} 마을 안길이 좁아 농기계가 다니기 어렵다고 건의함.",
            f"강사 {who.reviewed_name} 선생님을 모시고 {roll.randint(2, 8)}회에 걸쳐 교육을 진행함.",
            f"군민 {who.name} 씨(무직)는 {who.birth}에 태어나 평생을 {addresses.village(roll)}에서 살았다.",
            f"{who.name} 군({addresses.village(roll)})이 장학생으로 추천되었음. 생년월일 {who.birth}",
            f"행사 중 부상을 입은 {joined(who.name, '을/를')} 구례병원으로 이송하였으며 보호자 {who.phone}에게 알림.",
            f"부녀회장 {who.name}, 노인회장 {world.resident().name}, 새마을지도자 {world.resident().name} 등이 참석하였다.",
            f"귀농인 {who.name}({who.aged(world.day)}) 씨는 {roll.randint(2018, 2024)}년 가족 {roll.randint(2, 5)}명과 함께 내려왔다.",
        )
    )


def _contact(world: World, who: Resident) -> str:
    roll = world.roll
    label, number = numbers.certificate_number(roll)
    return roll.one(
        (
            f"신청인: {who.name} / 전화번호: {who.phone} / 전자우편: {who.email}",
            f"성 명 : {who.wide_name}   생년월일 : {who.birth}   주 소 : {who.home}",
            f"{who.name} ({who.phone}, {who.email})",
            f"여권번호 {mark(numbers.passport(roll), Kind.PASSPORT)}, 성명 {who.name}의 재발급 신청을 접수함.",
            f"운전면허번호 {mark(numbers.driver_licence(roll), Kind.DRIVER_LICENCE)} {who.name}의 적성검사 기한이 지났음.",
            f"{label} {mark(number, Kind.CERTIFICATE_NUMBER)}({who.name})의 사본을 제출받아 확인함.",
            f"입금 계좌: {who.bank} {who.account} {who.name}",
            f"결제 카드 {mark(numbers.card(roll), Kind.CARD)}(소지자 {who.name})로 수수료를 납부함.",
            f"고객번호 {mark('0' + roll.digits(9), Kind.NUMBER)}({who.name}, {who.home})의 요금을 감면함.",
            f"본인({who.name}, {who.full_number})은 위 사항에 동의합니다.",
        )
    )


def _land(world: World, who: Resident) -> str:
    roll = world.roll
    lot = mark(addresses.site(roll), Kind.ADDRESS)
    return roll.one(
        (
            f"토지 소유자 {who.name}({who.home})에게 보상 협의를 요청하였으나 응하지 않음.",
            f"{lot} 소유자 {joined(who.name, '이/가')} 매수를 청구하여 감정평가를 의뢰함.",
            f"임차인 {joined(who.name, '은/는')} 대부료 {pay(world)}을 체납하여 독촉장을 보냄.",
            f"축사 운영자 {who.name}, 소재지 {lot}, 사육 두수 {roll.randint(20, 400)}두.",
            f"경작자 {who.name}의 농지 {lot}에 대한 직불금 신청 면적은 {roll.randint(900, 9800):,}㎡임.",
            f"상속인 {who.name}, {world.resident().name}이 공동으로 신고하였으며 대표 연락처는 {who.phone}임.",
        )
    )


def committee_member(world: World) -> tuple[str, str]:
    """(name for review, occupation) of an appointed member (마목)."""
    job = world.roll.one(
        ("순천대학교 교수", "변호사", "건축사", "세무사", "농업회사 대표", "구례문화원장", "전 공무원", "한의사")
    )
    return world.resident(68, 38, foreign_share=0.0).reviewed_name, job


def council_member(world: World) -> str:
    """A member of the county council: an elected office, the name stays."""
    return mark(world.resident(70, 40, foreign_share=0.0).raw_name, Kind.PERSON, Disposition.KEEP)
