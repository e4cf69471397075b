"""지출 결의: resolutions to spend, lists of payments to people, and receipts of the governor's expenses."""

from redaction.papers import numbers
from redaction.papers.marks import mark
from redaction.papers.people import Resident
from redaction.papers.types import Block, Cell, Gap, Picture, Table, Text
from redaction.papers.world import World
from redaction.papers.writing.draft import Draft
from redaction.papers.writing.layout import approval_box, approvers, form, grid, page_style, title, wide_form
from redaction.papers.writing.phrases import amount, matter_of, neutral, official
from redaction.types import Kind


def write(world: World, pages: int) -> Draft:
    """One of three spending papers."""
    return world.roll.one((_resolution, _payees, _payees, _expenses))(world, pages)


def _budget(world: World) -> list[tuple[str, str, str, str]]:
    """Lines of the budget head."""
    roll = world.roll
    return [
        ("회계", f"{world.day.year}년 일반회계", "부서", world.department.name),
        ("세부 사업", matter_of(world), "통계목", f"{roll.randint(201, 405)}-{roll.randint(1, 11):02d}"),
        ("결의 번호", f"{world.day.year}-{roll.randint(100, 9999):05d}", "결의 일자", f"{world.day:%Y-%m-%d}"),
    ]


def _resolution(world: World, pages: int) -> Draft:
    """지출결의서 to one firm with what was bought."""
    firm = world.company()
    items = []
    total = 0
    for number in range(1, max(4, pages * 20 - 10) + 1):
        count, price = world.roll.randint(1, 40), world.roll.randint(3, 900) * 1000
        total += count * price
        items.append(
            (
                str(number),
                world.roll.one(("복사용지", "토너", "현수막", "안전화", "퇴비", "수목", "포장재", "다과")),
                str(count),
                numbers.won(price),
                numbers.won(count * price),
            )
        )
    payee = [
        ("상호", firm.name, "대표자", firm.head_name),
        ("사업자번호", firm.business_number, "전화번호", firm.phone),
        ("계좌", f"{firm.bank} {firm.account}", "예금주", world.roll.one((firm.name, firm.head_name))),
    ]
    blocks: tuple[Block, ...] = (
        approval_box(world, approvers(world)),
        Gap(8),
        *title(world.roll, "지출결의서"),
        Text(f"일금 {numbers.won_in_words(total)} (₩{numbers.won(total)})", 13, bold=True, align="center"),
        Gap(8),
        wide_form(_budget(world)),
        Gap(6),
        Text("■ 채주", 11.5, bold=True),
        wide_form(payee),
        form([("주소", firm.address)], 0.15, 10),
        Gap(6),
        Text("■ 내역", 11.5, bold=True),
        grid(("번호", "품명", "수량", "단가(원)", "금액(원)"), items, (0.1, 0.36, 0.12, 0.2, 0.22)),
        Gap(8),
        Text(f"위 금액을 지출하고자 합니다.   {world.day:%Y년 %-m월 %-d일}", align="center"),
        Text(f"지출원 {world.clerk.titled}", align="right", before_pt=6),
    )
    return Draft(
        f"{matter_of(world)} 물품 구입 지출결의서",
        "물품 구입에 따른 지출 내역입니다.",
        blocks,
        style=page_style(world.roll),
    )


def _payees(world: World, pages: int) -> Draft:
    """A list of payments to private people, with their accounts and numbers."""
    what = world.roll.one(
        (
            "노인일자리 참여자 활동비",
            "강사 수당",
            "위원회 참석 수당",
            "공익직불금",
            "출산장려금",
            "산불감시원 임금",
            "보상금",
        )
    )
    form_ = world.roll.randrange(3)
    rows = []
    total = 0
    for number, who in enumerate(world.residents(max(6, pages * 27 - 14), 88, 22), 1):
        pay = world.roll.randint(5, 190) * 10_000
        total += pay
        rows.append(_payee_row(number, who, pay, form_))
    header, widths = _PAYEE_TABLES[form_]
    blocks: tuple[Block, ...] = (
        approval_box(world, approvers(world)),
        Gap(8),
        *title(world.roll, f"{what} 지급 조서"),
        wide_form(_budget(world)),
        Text(f"○ 지급 총액: 금{numbers.won(total)}원({numbers.won_in_words(total)})", before_pt=6),
        Text(f"○ {neutral(world)}", before_pt=2),
        Gap(6),
        grid(header, rows, widths, 8.5),
        Gap(6),
        Text(f"○ {official(world, world.clerk)}"),
        Text(f"위와 같이 지급함.    {world.department.name} {world.clerk.titled} (인)", align="right", before_pt=8),
        Picture("seal", world.head.raw_name, 34),
    )
    return Draft(f"{what} 지급 결의", f"{what}을 대상자별로 지급한 내역입니다.", blocks, style=page_style(world.roll))


_PAYEE_TABLES: tuple[tuple[tuple[str, ...], tuple[float, ...]], ...] = (
    (("연번", "성명", "주민등록번호", "은행", "계좌번호", "지급액(원)"), (0.07, 0.15, 0.22, 0.15, 0.25, 0.16)),
    (("순", "성 명", "주 소", "생년월일", "계좌번호", "금액"), (0.06, 0.14, 0.32, 0.14, 0.22, 0.12)),
    (("번호", "이름", "연락처", "입금계좌(예금주)", "금액(원)", "서명"), (0.08, 0.14, 0.2, 0.34, 0.14, 0.1)),
)


def _payee_row(number: int, who: Resident, pay: int, form_: int) -> tuple[str, ...]:
    if form_ == 0:
        return str(number), who.name, who.number, who.bank, who.account, numbers.won(pay)
    if form_ == 1:
        return str(number), who.name, who.home, who.birth, f"{who.bank}\n{who.account}", numbers.won(pay)
    return str(number), who.name, who.phone, f"{who.bank} {who.account}({who.name})", numbers.won(pay), ""


def _expenses(world: World, pages: int) -> Draft:
    """업무추진비: officials' names stay, cards go, private guests go or are for review."""
    rows: list[tuple[Cell, ...]] = [
        tuple(Cell(each, bold=True, fill=True) for each in ("일시", "장소", "목적", "대상", "금액(원)", "결제"))
    ]
    for number in range(max(6, pages * 17 - 6)):
        user = world.other_officer()
        guest = world.roll.one(
            (
                f"직원 {world.roll.randint(3, 14)}명",
                f"{user.department.name} {user.titled} 등 {world.roll.randint(2, 9)}명",
                f"{world.resident().name} 외 {world.roll.randint(2, 5)}명",
            )
        )
        card = numbers.masked_card(world.roll) if world.roll.chance(0.5) else numbers.card(world.roll)
        rows.append(
            tuple(
                Cell(each)
                for each in (
                    f"{world.later(-number):%Y.%m.%d.} {world.roll.randint(11, 20)}:{world.roll.randint(10, 59)}",
                    world.company(0.0).name,
                    f"{matter_of(world)} 간담회",
                    guest,
                    numbers.won(world.roll.randint(30, 480) * 1000),
                    mark(card, Kind.CARD),
                )
            )
        )
    blocks: tuple[Block, ...] = (
        *title(world.roll, "업무추진비 집행 내역"),
        Text(f"○ 사용자: {world.head.rank} {world.head.name}   ○ 배정액: {amount(world)}"),
        Gap(6),
        Table(tuple(rows), (0.17, 0.15, 0.2, 0.18, 0.11, 0.19), size_pt=8.5),
        Gap(6),
        Text(f"※ {official(world, world.clerk)}", 10),
    )
    name = f"{world.day.year}년 {world.day.month}월 {world.department.name} 업무추진비 집행 내역"
    return Draft(
        name, "부서장의 업무추진비를 언제 어디에 썼는지 정리한 내역입니다.", blocks, style=page_style(world.roll, name)
    )
