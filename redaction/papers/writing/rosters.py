"""명단 표: lists of people whose columns alone say what a value is."""

from collections.abc import Callable

from redaction.papers import addresses, numbers
from redaction.papers.marks import joined, mark
from redaction.papers.people import Resident
from redaction.papers.types import Block, Gap, Text
from redaction.papers.world import World
from redaction.papers.writing.draft import Draft
from redaction.papers.writing.layout import grid, page_style, title
from redaction.papers.writing.phrases import neutral, official, sensitive
from redaction.types import Disposition, Kind

Column = tuple[tuple[str, ...], float, Callable[[World, Resident], str]]

_NAME: Column = (("성명", "성 명", "이름", "이 름"), 1.5, lambda world, who: who.name)
_BIRTH: Column = (("생년월일", "생년월일", "출생일"), 1.5, lambda world, who: who.birth)
_HOME: Column = (("주소", "주 소", "거주지", "도로명주소"), 3.6, lambda world, who: who.home)
_PHONE: Column = (("연락처", "휴대전화", "전화번호", "핸드폰", "H.P"), 1.9, lambda world, who: who.phone)
_NUMBER: Column = (("주민등록번호", "주민번호"), 2.0, lambda world, who: who.number)
_SHORT: Column = (("생년월일-성별", "주민번호 앞자리"), 1.5, lambda world, who: who.short_number)
_SEX: Column = (("성별", "성별(남/여)"), 0.7, lambda world, who: who.sex)
_AGE: Column = (("나이", "연령", "만 나이"), 0.9, lambda world, who: who.aged(world.day))
_MAIL: Column = (("이메일", "전자우편", "E-mail"), 2.8, lambda world, who: who.email)
_PLATE: Column = (("차량번호", "등록번호(차량)"), 1.5, lambda world, who: who.plate)
_ACCOUNT: Column = (("계좌번호", "입금계좌"), 2.4, lambda world, who: f"{who.bank} {who.account}")
_CARE: Column = (("장애 유형", "질환", "특이 사항", "보장 구분"), 1.5, lambda world, who: sensitive(world))
_PARENT: Column = (("보호자", "세대주", "비상연락인"), 1.4, lambda world, who: world.resident(80, 30).name)
_VILLAGE: Column = (("마을", "소속 마을", "읍·면"), 1.5, lambda world, who: addresses.village(world.roll))
_PASSPORT: Column = (
    ("여권번호", "여권 번호"),
    1.6,
    lambda world, who: mark(numbers.passport(world.roll), Kind.PASSPORT),
)
_LICENCE: Column = (
    ("면허번호", "운전면허번호"),
    2.0,
    lambda world, who: mark(numbers.driver_licence(world.roll), Kind.DRIVER_LICENCE),
)
_INSURANCE: Column = (
    ("건강보험증 번호", "보험증번호"),
    1.8,
    lambda world, who: mark(numbers.health_insurance(world.roll), Kind.HEALTH_INSURANCE),
)
_FARM: Column = (
    ("경영체 등록번호", "자격증 번호", "이수 번호"),
    1.9,
    lambda world, who: mark(
        f"{world.roll.digits(3)}-{world.roll.digits(3)}-{world.roll.digits(3)}", Kind.CERTIFICATE_NUMBER
    ),
)
_USER: Column = (("아이디", "회원 ID"), 1.4, lambda world, who: mark(numbers.user_id(world.roll), Kind.USER_ID))
_SCHOOL: Column = (
    ("학번", "수험 번호"),
    1.3,
    lambda world, who: mark(f"{world.roll.randint(2019, 2026)}{world.roll.digits(5)}", Kind.OTHER),
)
_SCORE: Column = (("점수", "출석률", "순위"), 0.8, lambda world, who: str(world.roll.randint(51, 99)))
_RESULT: Column = (
    ("결과", "비고", "선정 여부", "구분"),
    1.0,
    lambda world, who: world.roll.one(("선정", "대기", "적합", "참석", "")),
)

_LISTS: tuple[tuple[str, tuple[Column, ...]], ...] = (
    ("산수유꽃축제 자원봉사자 명단", (_NAME, _SEX, _BIRTH, _PHONE, _VILLAGE)),
    ("노인일자리 사업 참여자 명단", (_NAME, _NUMBER, _HOME, _PHONE, _ACCOUNT)),
    ("장애인 활동지원 대상자 명단", (_NAME, _SHORT, _CARE, _HOME, _PARENT)),
    ("귀농귀촌 교육 수료생 명단", (_NAME, _AGE, _HOME, _PHONE, _MAIL)),
    ("장학생 추천 대상자 명단", (_NAME, _BIRTH, _SCHOOL, _PARENT, _SCORE)),
    ("공익직불금 지급 대상자 명단", (_NAME, _FARM, _HOME, _ACCOUNT, _RESULT)),
    ("어르신 무료 예방접종 대상자 명단", (_NAME, _NUMBER, _INSURANCE, _PHONE, _CARE)),
    ("해외 연수 참가자 명단", (_NAME, _PASSPORT, _BIRTH, _MAIL, _PHONE)),
    ("농기계 임대 신청자 명단", (_NAME, _LICENCE, _HOME, _PHONE, _RESULT)),
    ("군청 주차장 정기권 등록 차량 명단", (_NAME, _PLATE, _PHONE, _VILLAGE)),
    ("다문화가족 한국어 교실 수강생 명단", (_NAME, _SHORT, _HOME, _PHONE, _USER)),
    ("재난지원금 신청자 명단", (_NAME, _SEX, _AGE, _HOME, _ACCOUNT, _RESULT)),
    ("청소년 수련관 이용 회원 명단", (_NAME, _USER, _BIRTH, _PARENT, _PHONE)),
    ("경로당 회장 연락처", (_VILLAGE, _NAME, _PHONE, _HOME)),
)


def write(world: World, pages: int) -> Draft:
    """A list of private people, or (one in six) the directory of staff, or the members of a committee."""
    form = world.roll.random()
    if form < 0.12:
        return _staff(world, pages)
    return _members(world, pages) if form < 0.22 else _residents(world, pages)


def _frame(world: World, name: str, table: Block, notes: list[Block], synopsis: str) -> Draft:
    """Title, notes, table and who answers for it."""
    foot = Text(f"※ {official(world, world.clerk)}", 9.5, before_pt=6)
    place = Text(f"{world.department.name}  ({world.day:%Y. %-m. %-d.} 현재)", 10, align="right")
    return Draft(
        name,
        synopsis,
        (*title(world.roll, name), *notes, place, Gap(3), table, foot),
        style=page_style(world.roll, name),
    )


def _residents(world: World, pages: int) -> Draft:
    """A list from the table above, its columns in a fresh order after the name now and then."""
    name, chosen = world.roll.one(_LISTS)
    columns = list(chosen)
    if world.roll.chance(0.3):
        tail = columns[1:]
        world.roll.shuffle(tail)
        columns = [columns[0], *tail]
    people = world.residents(max(8, pages * 27 - 9), *((19, 13) if "청소년" in name or "장학" in name else (90, 20)))
    header = [world.roll.one(("연번", "번호", "순번", "No.")), *(world.roll.one(column[0]) for column in columns)]
    rows = [(str(number), *(column[2](world, who) for column in columns)) for number, who in enumerate(people, 1)]
    total = 0.6 + sum(column[1] for column in columns)
    widths = [0.6 / total, *(column[1] / total for column in columns)]
    notes: list[Block] = [Text(f"○ {neutral(world)}", before_pt=2) for _ in range(world.roll.randint(0, 2))]
    return _frame(
        world,
        name,
        grid(header, rows, widths, world.roll.one((8.5, 9, 9.5))),
        notes,
        f"{joined(name.removesuffix(' 명단'), '을/를')} 적은 명단입니다.",
    )


def _staff(world: World, pages: int) -> Draft:
    """The directory of staff: everything in it stays."""
    rows = []
    for officer in world.officers(max(15, pages * 28 - 8)):
        rows.append(
            (
                officer.department.name,
                officer.team,
                officer.rank,
                officer.name,
                officer.duty,
                officer.phone,
                officer.email,
            )
        )
    table = grid(
        ("부서", "팀", "직위", "성명", "담당 업무", "전화번호", "전자우편"),
        rows,
        (0.16, 0.14, 0.09, 0.12, 0.14, 0.16, 0.19),
        8.5,
    )
    return _frame(world, "업무 담당자 현황", table, [], "부서별 업무 담당 공무원과 사무실 연락처입니다.")


def _members(world: World, pages: int) -> Draft:
    """Appointed members of a committee: names for review, phones and homes to go."""
    rows = []
    for number, who in enumerate(world.residents(max(7, pages * 24 - 12), 70, 35), 1):
        job = world.roll.one(("교수", "변호사", "건축사", "주민 대표", "농협 조합장", "시민단체 대표"))
        rows.append(
            (
                str(number),
                world.roll.one(("위원", "위촉직", "부위원장")),
                mark(who.raw_name, Kind.PERSON, Disposition.REVIEW),
                job,
                who.phone,
                who.home,
            )
        )
    table = grid(("번호", "구분", "성명", "직업", "연락처", "주소"), rows, (0.07, 0.13, 0.14, 0.15, 0.19, 0.32), 9)
    return _frame(world, "위촉직 위원 명단", table, [Text(f"○ {neutral(world)}")], "위원회에 위촉된 위원의 현황입니다.")
