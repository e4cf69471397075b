"""사업 계획: plans of projects with budgets, schedules, staff, and those who benefit."""

from redaction.papers import addresses, numbers
from redaction.papers.marks import mark
from redaction.papers.types import Block, Gap, NewPage, Text
from redaction.papers.world import World
from redaction.papers.writing.draft import Draft
from redaction.papers.writing.layout import Outline, approval_box, approvers, grid, page_style, title
from redaction.papers.writing.phrases import amount, committee_member, matter_of, neutral, official, private, sensitive
from redaction.types import Disposition, Kind


def write(world: World, pages: int) -> Draft:
    """A plan; longer ones repeat the middle chapters for further sub-projects."""
    matter = matter_of(world)
    name = (
        f"{world.later(60).year}년 {matter} {world.roll.one(('추진 계획', '사업 계획', '세부 실행 계획', '종합 계획'))}"
    )
    outline = Outline(world.roll)
    blocks: list[Block] = [approval_box(world, approvers(world)), Gap(16), *_cover(world, name, pages)]
    blocks += [outline.head("추진 배경 및 목적"), *(outline.item(neutral(world)) for _ in range(3))]
    for _ in range(max(1, pages)):
        blocks += world.roll.one((_project, _beneficiaries, _people, _schedule))(world, outline)
    blocks += [
        *_staff(world, outline),
        outline.head("행정 사항"),
        outline.item(official(world, world.clerk)),
        *_land(world, outline),
    ]
    return Draft(
        name,
        f"{world.department.name}의 {matter} 사업을 어떻게 추진할지 정한 계획입니다.",
        tuple(blocks),
        style=page_style(world.roll, name),
    )


def _cover(world: World, name: str, pages: int) -> list[Block]:
    """The title; long plans have it on a page of its own."""
    if pages < 6:
        return title(world.roll, name)
    return [
        Gap(190),
        Text(name, 25, bold=True, align="center"),
        Gap(260),
        Text(f"{world.day:%Y. %-m.}", 16, align="center"),
        Text(f"구 례 군  ({world.department.name})", 20, bold=True, align="center", before_pt=30),
        NewPage(),
    ]


def _project(world: World, outline: Outline) -> list[Block]:
    """A sub-project: what, where, how much."""
    rows = [
        (f"{world.day.year + step}년", amount(world), amount(world), amount(world), "")
        for step in range(world.roll.randint(2, 4))
    ]
    return [
        outline.head(f"{matter_of(world)} 사업 개요"),
        outline.item(f"위치: {addresses.village(world.roll)} 일원"),
        outline.item(f"사업비: {amount(world)}(국비 {world.roll.randint(3, 7)}0%, 군비 잔여)"),
        *(outline.sub(neutral(world)) for _ in range(world.roll.randint(2, 5))),
        Gap(4),
        grid(("연도", "계", "국비", "군비", "비고"), rows, (0.16, 0.23, 0.23, 0.23, 0.15)),
    ]


def _beneficiaries(world: World, outline: Outline) -> list[Block]:
    """Those whom a sub-project supports, with their data."""
    rows = [
        (
            str(number),
            who.name,
            who.aged(world.day),
            who.home,
            sensitive(world),
            world.roll.one(("1순위", "2순위", "예비")),
        )
        for number, who in enumerate(world.residents(world.roll.randint(6, 16), 92, 40), 1)
    ]
    return [
        outline.head("지원 대상자 선정 결과"),
        outline.item(private(world, world.resident())),
        Gap(4),
        grid(("순", "성명", "연령", "주소", "보장 구분", "순위"), rows, (0.07, 0.15, 0.12, 0.38, 0.17, 0.11), 9),
        outline.item(neutral(world)),
    ]


def _people(world: World, outline: Outline) -> list[Block]:
    """Advisers, lecturers and neighbours of a sub-project."""
    members = [committee_member(world) for _ in range(4)]
    return [
        outline.head("자문단 구성 및 주민 의견"),
        outline.item("자문단: " + ", ".join(f"{name}({job})" for name, job in members)),
        *(outline.sub(private(world, world.resident())) for _ in range(world.roll.randint(4, 9))),
        *(outline.item(neutral(world)) for _ in range(world.roll.randint(2, 5))),
    ]


def _schedule(world: World, outline: Outline) -> list[Block]:
    """Months and steps, without persons but with the officer in charge."""
    steps = ("계획 수립", "수요 조사", "대상자 모집", "심의", "착수", "중간 점검", "정산", "평가")
    rows = [
        (step, f"{world.later(30 * n):%Y. %-m.}", world.roll.one(world.department.teams), world.clerk.name)
        for n, step in enumerate(steps)
    ]
    return [
        outline.head("추진 일정"),
        Gap(4),
        grid(("단계", "시기", "담당 팀", "담당자"), rows, (0.3, 0.22, 0.26, 0.22)),
        *(outline.item(neutral(world)) for _ in range(world.roll.randint(3, 7))),
    ]


def _staff(world: World, outline: Outline) -> list[Block]:
    """Who in the office does what."""
    rows = [
        (role, each.department.name, f"{each.rank} {each.name}", each.phone)
        for role, each in zip(("총괄", "실무", "협조"), (world.head, world.clerk, world.other_officer()), strict=True)
    ]
    return [
        outline.head("추진 체계"),
        Gap(3),
        grid(("역할", "부서", "직위·성명", "전화"), rows, (0.16, 0.26, 0.32, 0.26)),
    ]


def _land(world: World, outline: Outline) -> list[Block]:
    """Land to be bought: lots stay, owners go."""
    rows = []
    for number, who in enumerate(world.residents(world.roll.randint(2, 6)), 1):
        site = mark(addresses.site(world.roll), Kind.ADDRESS, Disposition.KEEP)
        rows.append(
            (
                str(number),
                site,
                f"{world.roll.randint(90, 3200):,}",
                who.name,
                who.home,
                numbers.won(world.roll.randint(200, 9900) * 10_000),
            )
        )
    return [
        outline.head("편입 토지 조서"),
        Gap(4),
        grid(
            ("번호", "소재지", "면적(㎡)", "소유자", "소유자 주소", "보상액(원)"),
            rows,
            (0.07, 0.28, 0.1, 0.13, 0.27, 0.15),
            8.5,
        ),
    ]
