"""허가 대장: registers of permits, reports and inspections, by line or by sheet."""

from redaction.papers import addresses, numbers
from redaction.papers.marks import mark
from redaction.papers.people import Company, Resident
from redaction.papers.types import Block, Gap, NewPage, Picture, Table, Text
from redaction.papers.world import World
from redaction.papers.writing.draft import Draft
from redaction.papers.writing.layout import approval_box, approvers, form, grid, page_style, title, wide_form
from redaction.papers.writing.phrases import neutral, official, private
from redaction.types import Disposition, Kind

_REGISTERS = (
    "건축 신고 대장",
    "개발행위 허가 대장",
    "가축분뇨 배출시설 허가 대장",
    "식품접객업 영업 신고 대장",
    "농지 전용 허가 대장",
    "도로 점용 허가 대장",
    "지하수 개발·이용 신고 대장",
    "옥외광고물 허가 대장",
)
_USES = ("단독주택", "창고", "축사", "근린생활시설", "태양광 발전시설", "민박", "일반음식점", "진출입로")


def write(world: World, pages: int) -> Draft:
    """A register of lines, of vehicles, or of single sheets."""
    return world.roll.one((_lines, _lines, _sheets, _vehicles))(world, pages)


def _site(world: World) -> str:
    """The place that the permit is for; the place of a facility stays."""
    return mark(addresses.site(world.roll), Kind.ADDRESS, Disposition.KEEP)


def _permit_number(world: World) -> str:
    return f"제{world.day.year}-{world.roll.randint(1, 980)}호"


def _lines(world: World, pages: int) -> Draft:
    """One permit a line: holders are private people and firms."""
    name = world.roll.one(_REGISTERS)
    rows = []
    for number in range(1, max(7, pages * 15 - 5) + 1):
        who = world.resident()
        firm: Company | None = world.company() if world.roll.chance(0.25) else None
        holder = f"{firm.name}\n(대표 {firm.head_name})" if firm else who.name
        contact = firm.phone if firm else who.phone
        home = firm.address if firm else who.home
        rows.append(
            (
                str(number),
                _permit_number(world),
                holder,
                home,
                contact,
                _site(world),
                world.roll.one(_USES),
                f"{world.later(-number):%y.%m.%d.}",
            )
        )
    table = grid(
        ("연번", "허가번호", "허가받은 자", "주소", "연락처", "대지 위치", "용도", "허가일"),
        rows,
        (0.05, 0.11, 0.13, 0.2, 0.13, 0.2, 0.09, 0.09),
        8,
    )
    blocks: tuple[Block, ...] = (
        *title(world.roll, name),
        Text(f"○ 담당: {world.clerk.titled} / {neutral(world)}", 10),
        Gap(6),
        table,
    )
    return Draft(
        f"{world.day.year}년 {name}",
        f"{name}에 적힌 허가와 신고 현황입니다.",
        blocks,
        style=page_style(world.roll, name),
    )


def _sheets(world: World, pages: int) -> Draft:
    """One permit a page, as a form with changes and a history of inspections."""
    name = world.roll.one(_REGISTERS)
    blocks: list[Block] = []
    for number in range(pages):
        if number:
            blocks.append(NewPage())
        blocks += [*(title(world.roll, name) if not number else []), *_sheet(world, world.resident())]
    blocks += [Text(f"※ {official(world, world.clerk)}", 9.5, before_pt=6)]
    return Draft(f"{name}(개별)", f"{name}의 개별 관리 카드입니다.", tuple(blocks), style=page_style(world.roll))


def _sheet(world: World, who: Resident) -> list[Block]:
    """The form of one permit."""
    label, certificate = numbers.certificate_number(world.roll)
    rows = [
        ("허가번호", _permit_number(world), "허가일", f"{world.later(-30):%Y. %-m. %-d.}"),
        ("성명", who.name, "주민등록번호", who.full_number),
        ("전화번호", who.phone, "자택 전화", who.home_phone),
        ("전자우편", who.email, "차량", who.plate),
    ]
    history = [
        (
            f"{world.later(30 * step):%Y.%m.%d.}",
            world.roll.one(("정기 점검", "변경 신고", "민원 확인", "지위 승계")),
            private(world, world.resident()),
            world.clerk.name,
        )
        for step in range(1, world.roll.randint(3, 6))
    ]
    return [
        wide_form(rows),
        form(
            [
                ("주소", who.home),
                ("대지 위치", _site(world)),
                (label, mark(certificate, Kind.CERTIFICATE_NUMBER)),
                ("용도", world.roll.one(_USES)),
            ],
            0.15,
            10,
        ),
        Gap(6),
        Text("변경 및 점검 이력", 11, bold=True),
        _history(history),
        Gap(4),
        Picture("photo", who.raw_name, 68, "right") if world.roll.chance(0.35) else Gap(2),
    ]


def _history(rows: list[tuple[str, str, str, str]]) -> Table:
    return grid(("일자", "구분", "내용", "확인자"), rows, (0.15, 0.15, 0.56, 0.14), 9, "left")


def _vehicles(world: World, pages: int) -> Draft:
    """Vehicles: the county's own stay, those of residents go."""
    rows = []
    for number, who in enumerate(world.residents(max(8, pages * 24 - 10), 80, 20), 1):
        ours = world.roll.chance(0.2)
        plate = mark(numbers.plate(world.roll), Kind.VEHICLE, Disposition.KEEP) if ours else who.plate
        owner = f"구례군({world.roll.one(('환경과', '건설과', '산림과'))} 관용차)" if ours else who.name
        driver = world.clerk.name if ours else mark(numbers.driver_licence(world.roll), Kind.DRIVER_LICENCE)
        rows.append(
            (str(number), plate, owner, driver, "-" if ours else who.phone, f"{world.later(-number):%Y.%m.%d.}")
        )
    table = grid(
        ("순번", "차량번호", "소유자", "면허번호(운전자)", "연락처", "등록일"),
        rows,
        (0.08, 0.17, 0.22, 0.22, 0.17, 0.14),
        9,
    )
    blocks: tuple[Block, ...] = (
        approval_box(world, approvers(world)),
        Gap(8),
        *title(world.roll, "주차 허가 차량 대장"),
        Text(f"○ {neutral(world)}", 10),
        Gap(6),
        table,
        Text(f"※ {official(world, world.clerk)}", 9.5, before_pt=6),
    )
    return Draft(
        "공영주차장 주차 허가 차량 대장",
        "공영주차장을 쓰도록 허가한 차량의 대장입니다.",
        blocks,
        style=page_style(world.roll),
    )
