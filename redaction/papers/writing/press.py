"""보도자료: press releases, with officials quoted by name and residents told about."""

from redaction.papers import addresses, numbers
from redaction.papers.county import VILLAGES
from redaction.papers.marks import joined, mark
from redaction.papers.types import Block, Gap, Picture, Text
from redaction.papers.world import World
from redaction.papers.writing.draft import Draft
from redaction.papers.writing.layout import form, page_style, title, wide_form
from redaction.papers.writing.phrases import amount, council_member, matter_of, neutral, official, private
from redaction.types import Disposition, Kind

_HEADLINES = (
    "{matter} 분야 우수 기관 선정",
    "찾아가는 {matter} 상담실 운영",
    "{village} 마을 잔치 성황리에 열려",
    "{matter} 참여 주민 모집",
    "겨울철 {matter} 종합 대책 추진",
    "{village} 어르신 100세 생신 축하",
    "구례군, {matter} 업무 협약 체결",
)


def write(world: World, pages: int) -> Draft:
    """A release with its head, its story, and whom to ask."""
    township = world.roll.one(tuple(VILLAGES))
    headline = world.roll.one(_HEADLINES).format(matter=matter_of(world), village=township)
    clerk, leader = world.clerk, world.leader
    head: list[Block] = [
        *title(world.roll, "보 도 자 료"),
        wide_form(
            [
                (
                    "보도 일시",
                    world.roll.one(("즉시", f"{world.later(1):%Y. %-m. %-d.}(조간)")),
                    "배포일",
                    f"{world.day:%Y. %-m. %-d.}",
                ),
                ("담당 부서", world.department.name, "책임자", f"{leader.name} {leader.rank} ({leader.phone})"),
                ("사진", world.roll.one(("있음", "없음")), "담당자", f"{clerk.name} {clerk.rank} ({clerk.phone})"),
            ]
        ),
        Gap(12),
        Text(headline, 17, bold=True, align="center"),
        Text(f"- {neutral(world)} -", 11, align="center", before_pt=4),
        Gap(8),
    ]
    story = [Text(f"  {line}", 11.5, before_pt=6) for line in _story(world, max(5, pages * 14 - 6))]
    blocks = (*head, *story, Gap(8), _photo(world), *_foot(world))
    return Draft(headline, f"{world.department.name}에서 낸 보도자료입니다.", blocks, style=page_style(world.roll))


def _photo(world: World) -> Block:
    """A photograph of people, or none."""
    return Picture("photo", world.resident().raw_name, 120, "center") if world.roll.chance(0.5) else Gap(4)


def _story(world: World, count: int) -> list[str]:
    """Paragraphs of the story."""
    governor = f"{world.governor.name} 구례군수"
    lines = [
        f"구례군(군수 {world.governor.name})은 {world.later(-2).day}일 {addresses.village(world.roll)}에서 {matter_of(world)} 행사를 열었다고 밝혔다."
    ]
    for _ in range(count):
        lines.append(world.roll.one((_quote, _person, _person, _plain))(world))
    lines.append(
        f"{joined(governor, '은/는')} “군민 한 분 한 분의 목소리를 듣고 더 나은 행정으로 보답하겠다”라고 말했다."
    )
    return lines


def _plain(world: World) -> str:
    return world.roll.one(
        (neutral(world), f"군은 올해 {amount(world)}을 들여 {matter_of(world)} 사업을 이어 갈 계획이다.")
    )


def _quote(world: World) -> str:
    """Somebody in office speaks."""
    officer = world.other_officer()
    member = council_member(world)
    return world.roll.one(
        (
            official(world, officer),
            f"{officer.name} {officer.department.name} {officer.rank}은 “주민과 함께 만들어 가는 사업”이라고 강조했다.",
            f"이날 행사에는 {member} 군의원과 {world.head.titled} 등 {world.roll.randint(40, 300)}여 명이 참석했다.",
            f"{member} 의장은 축사에서 “의회도 힘을 보태겠다”라고 했다.",
        )
    )


def _person(world: World) -> str:
    """A resident appears in the story."""
    who, other = world.resident(), world.resident()
    winner = mark(other.raw_name, Kind.PERSON, Disposition.REVIEW)
    return world.roll.one(
        (
            private(world, who),
            f"주민 {who.name}({who.aged(world.day)}·{who.sex}·{addresses.village(world.roll)}) 씨는 “이웃과 함께해 즐거웠다”라고 말했다.",
            f"행사에 참여한 {who.name} 씨는 “내년에도 꼭 오겠다”라며 웃었다.",
            f"대상은 {winner} 씨가 차지해 상금 {numbers.won(world.roll.randint(10, 100) * 10_000)}원을 받았다.",
            f"올해 {who.aged(world.day)}인 {who.name} 할머니는 손자 {other.name} 군의 손을 잡고 행사장을 찾았다.",
            f"베트남에서 온 {world.resident(45, 24, 1.0).name} 씨는 “한국어를 배워 좋다”라는 소감을 전했다.",
            f"참가 신청은 {joined(who.name, '이/가')} 운영하는 {addresses.village(world.roll)} 작은도서관({who.phone})으로 하면 된다.",
        )
    )


def _foot(world: World) -> list[Block]:
    """Whom to ask."""
    clerk = world.clerk
    return [
        Gap(8),
        form(
            [
                (
                    "문의",
                    f"{clerk.department.name} {clerk.team} {clerk.name} {clerk.rank} ☎ {clerk.phone} / {clerk.email}",
                )
            ],
            0.15,
            10,
        ),
        Text("이 자료는 보도와 안내를 위하여 누구나 이용할 수 있습니다.", 9, align="center", before_pt=8),
    ]
