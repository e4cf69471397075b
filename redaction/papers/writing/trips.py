"""출장 복명서: reports of officials on trips, whom they met and what it cost."""

from redaction.papers import addresses, numbers
from redaction.papers.marks import joined, mark
from redaction.papers.people import Officer
from redaction.papers.types import Block, Gap, Picture, Text
from redaction.papers.world import World
from redaction.papers.writing.draft import Draft
from redaction.papers.writing.layout import Outline, approval_box, approvers, form, grid, page_style, title
from redaction.papers.writing.phrases import matter_of, neutral, official, private
from redaction.types import Disposition, Kind


def write(world: World, pages: int) -> Draft:
    """A report of one trip."""
    clerk, leader, _ = approvers(world)
    travellers = [clerk, leader] if world.roll.chance(0.5) else [clerk]
    purpose = world.roll.one(("현장 확인", "선진지 견학", "민원 현장 조사", "업무 협의", "합동 점검", "실태 조사"))
    name = f"{matter_of(world)} {purpose} 출장 복명서"
    outline = Outline(world.roll)
    blocks: tuple[Block, ...] = (
        approval_box(world, approvers(world)),
        Gap(10),
        *title(world.roll, "출장 복명서"),
        form(_facts(world, travellers, purpose)),
        Gap(8),
        outline.head("면담 및 조사 대상"),
        Gap(3),
        _people(world, max(3, pages * 5)),
        outline.head("복명 내용"),
        *_report(world, outline, max(4, pages * 14 - 8)),
        outline.head("조치 의견"),
        *(outline.item(neutral(world)) for _ in range(2)),
        Gap(6),
        *_costs(world, travellers),
        Text(f"위와 같이 복명합니다.   {world.later(1):%Y년 %-m월 %-d일}", align="center", before_pt=12),
        *_signers(world, travellers),
    )
    return Draft(
        name,
        f"{world.department.name} 공무원이 {joined(purpose, '을/를')} 다녀온 결과 보고입니다.",
        blocks,
        style=page_style(world.roll, name),
    )


def _facts(world: World, travellers: list[Officer], purpose: str) -> list[tuple[str, str]]:
    """When, where, who, and by which car."""
    car = mark(numbers.plate(world.roll), Kind.VEHICLE, Disposition.KEEP)
    own = world.roll.chance(0.35)
    return [
        ("출 장 자", ", ".join(f"{each.department.name} {each.rank} {each.name}" for each in travellers)),
        ("출장 기간", f"{world.day:%Y. %-m. %-d.} {world.roll.randint(9, 13)}:00 ~ {world.roll.randint(14, 18)}:00"),
        ("출 장 지", f"{addresses.village(world.roll)} 일원"),
        ("목    적", f"{matter_of(world)} {purpose}"),
        ("이용 차량", f"자가용({mark(numbers.plate(world.roll), Kind.VEHICLE)})" if own else f"관용차({car})"),
    ]


def _people(world: World, count: int) -> Block:
    """Those who were met."""
    rows = []
    for number, who in enumerate(world.residents(count), 1):
        role = world.roll.one(("마을 이장", "토지 소유자", "신청인", "민원인", "세대주", "시공사 직원", "이해관계인"))
        rows.append((str(number), role, who.name, who.phone, who.home))
    return grid(("번호", "구분", "성명", "연락처", "주소"), rows, (0.08, 0.17, 0.15, 0.2, 0.4), 9.5)


def _report(world: World, outline: Outline, count: int) -> list[Block]:
    """What was seen and heard."""
    lines: list[Block] = []
    for number in range(count):
        form_ = world.roll.random()
        said = (
            private(world, world.resident())
            if form_ < 0.45
            else neutral(world)
            if form_ < 0.8
            else official(world, world.other_officer())
        )
        lines.append(outline.item(said) if number % 3 != 2 else outline.sub(said))
    return lines


def _costs(world: World, travellers: list[Officer]) -> list[Block]:
    """Travel money goes to the officials' private accounts, which are to be removed."""
    rows = []
    for each in travellers:
        bank, number = numbers.account(world.roll)
        rows.append(
            (
                each.rank,
                each.name,
                numbers.won(world.roll.randint(1, 6) * 10_000),
                f"{bank} {mark(number, Kind.ACCOUNT)}",
            )
        )
    return [
        Text("○ 여비 지급", 11.5, bold=True),
        grid(("직위", "성명", "여비(원)", "입금 계좌"), rows, (0.18, 0.2, 0.2, 0.42), 9.5),
    ]


def _signers(world: World, travellers: list[Officer]) -> list[Block]:
    """The travellers sign: names stay, the pen strokes go."""
    lines: list[Block] = []
    for each in travellers:
        lines.append(
            Text(
                f"복명자  {each.rank} {each.wide_name}  {world.roll.one(('(인)', '(서명)'))}",
                align="right",
                before_pt=5,
            )
        )
        lines.append(Picture("signature", each.raw_name, 60, "right"))
    lines.append(Text(f"※ {joined(world.head.titled, '은/는')} 복명 내용을 확인하였음.", 9.5, before_pt=4))
    return lines
