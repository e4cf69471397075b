"""회의록: minutes of committees, of village heads, of staff, with what each one said."""

from redaction.papers import county
from redaction.papers.marks import joined
from redaction.papers.types import Block, Gap, Text
from redaction.papers.world import World
from redaction.papers.writing.draft import Draft
from redaction.papers.writing.layout import Outline, approval_box, approvers, form, grid, page_style, title
from redaction.papers.writing.phrases import committee_member, matter_of, neutral, official, private


def write(world: World, pages: int) -> Draft:
    """Minutes of one of three bodies."""
    return world.roll.one((_committee, _committee, _village_heads, _staff))(world, pages)


def _facts(world: World, place: str, chair: str, who: str) -> list[Block]:
    """When, where and who, as a form or as lines."""
    when = f"{world.day:%Y. %-m. %-d.} {world.roll.randint(10, 16)}:00 ~ {world.roll.randint(17, 18)}:{world.roll.randint(10, 50)}"
    rows = [("일    시", when), ("장    소", place), ("주    재", chair), ("참 석 자", who)]
    if world.roll.chance(0.5):
        return [form(rows), Gap(10)]
    return [*(Text(f"○ {label} : {value}", before_pt=3, hang_em=6) for label, value in rows), Gap(10)]


def _speech(world: World, speaker: str, text: str) -> Text:
    """One turn of talk in the habit of the paper."""
    sign = ("○", "▷", "●", "◎")[world.department.first_extension // 30 % 4]
    return Text(
        f"{sign} {speaker} : {text}" if world.department.first_extension % 60 else f"{sign} {speaker}  {text}",
        hang_em=1.2,
        before_pt=4,
    )


def _talk(world: World, speakers: list[str], count: int) -> list[Block]:
    """Turns of talk; now and then a private person is spoken of."""
    turns: list[Block] = []
    for _ in range(count):
        form_ = world.roll.random()
        said = (
            neutral(world)
            if form_ < 0.5
            else private(world, world.resident())
            if form_ < 0.82
            else official(world, world.clerk)
        )
        answer = world.roll.one(
            (
                "",
                "",
                " 이 점을 반영해 주시기 바랍니다.",
                " 위원님들의 의견을 듣겠습니다.",
                " 검토하여 보고드리겠습니다.",
            )
        )
        turns.append(_speech(world, world.roll.one(speakers), said + answer))
    return turns


def _committee(world: World, pages: int) -> Draft:
    """A committee with appointed members, about applicants or land."""
    body_name = world.roll.one(county.COMMITTEES)
    members = [committee_member(world) for _ in range(world.roll.randint(4, 7))]
    applicants = world.residents(world.roll.randint(2, 6))
    present = ", ".join(f"{name}({job})" for name, job in members)
    speakers = [f"{name} 위원" for name, _ in members] + [
        f"위원장({world.deputy.rank} {world.deputy.name})",
        f"간사 {world.leader.name}",
    ]
    rows = [
        (str(n), each.name, each.birth, each.home, world.roll.one(("가결", "부결", "보류")))
        for n, each in enumerate(applicants, 1)
    ]
    blocks: list[Block] = [
        *title(world.roll, f"{body_name} 회의록"),
        *_facts(world, "구례군청 2층 상황실", f"위원장 {world.deputy.rank} {world.deputy.name}", present),
        Text("1. 성원 보고", 12, bold=True),
        Text(
            f"간사({joined(world.leader.titled, '이/가')})가 재적 위원 {len(members) + 2}명 중 {len(members)}명 참석으로 성원되었음을 보고함.",
            indent_em=1,
        ),
        Text("2. 심의 안건", 12, bold=True, before_pt=8),
        Gap(4),
        grid(("안건", "신청인", "생년월일", "주소", "의결"), rows, (0.09, 0.16, 0.2, 0.43, 0.12)),
        Text("3. 발언 내용", 12, bold=True, before_pt=10),
        *_talk(world, speakers, max(7, pages * 16 - 8)),
        Text("4. 의결 및 폐회", 12, bold=True, before_pt=10),
        Text(f"위원장이 {world.roll.randint(16, 18)}시 {world.roll.randint(2, 59)}분 폐회를 선포함.", indent_em=1),
        *_signers(world, members),
    ]
    round_ = world.roll.randint(1, 9)
    name = f"{world.day.year}년 제{round_}차 {body_name} 회의록"
    return Draft(
        name,
        f"{world.day.year}년 제{round_}차 {body_name}의 심의 내용과 의결 결과입니다.",
        tuple(blocks),
        style=page_style(world.roll, name),
    )


def _signers(world: World, members: list[tuple[str, str]]) -> list[Block]:
    """Lines where members sign."""
    lines: list[Block] = [Gap(10)]
    for name, _ in members[: world.roll.randint(2, 4)]:
        lines.append(
            Text(f"위 원   {name}   {world.roll.one(('(서명)', '(인)', '(서명 또는 인)'))}", align="right", before_pt=4)
        )
    return lines


def _village_heads(world: World, pages: int) -> Draft:
    """A meeting of village heads: private people with an honorary duty, their phones in a table."""
    heads = world.residents(world.roll.randint(5, 11), 78, 45)
    place = world.department
    rows = []
    for number, head in enumerate(heads, 1):
        rows.append(
            (
                str(number),
                f"{county.VILLAGES.get(place.name, county.VILLAGES['구례읍'])[number % 5]}",
                head.name,
                head.phone,
                "참석",
            )
        )
    speakers = [f"{head.name} 이장" for head in heads] + [
        f"{place.head_rank} {world.head.name}",
        f"{world.leader.name} 팀장",
    ]
    outline = Outline(world.roll)
    blocks: list[Block] = [
        *title(world.roll, "이장 회의 결과"),
        *_facts(
            world,
            f"{place.name} 회의실",
            f"{world.head.titled}",
            f"이장 {len(heads)}명, 담당 공무원 {world.clerk.name} 등",
        ),
        outline.head("참석자 현황"),
        Gap(4),
        grid(("연번", "마을", "이장 성명", "휴대전화", "비고"), rows, (0.1, 0.2, 0.25, 0.3, 0.15)),
        outline.head("전달 사항"),
        *(outline.item(neutral(world)) for _ in range(4)),
        outline.head("건의 사항 및 토의"),
        *_talk(world, speakers, max(5, pages * 17 - 12)),
        outline.head("행정 사항"),
        outline.item(official(world, world.clerk)),
    ]
    name = f"{place.name} {world.day.month}월 이장 회의 결과 보고"
    return Draft(
        name,
        "마을 이장들이 모여 전달 사항과 건의 사항을 논의한 결과입니다.",
        tuple(blocks),
        style=page_style(world.roll, name),
    )


def _staff(world: World, pages: int) -> Draft:
    """A meeting of officials, all in office."""
    people = world.officers(world.roll.randint(5, 9))
    present = ", ".join(f"{each.department.name} {each.rank} {each.name}" for each in people)
    speakers = [f"{each.department.name}({each.name})" for each in people] + [
        f"{world.governor.name} 군수",
        f"부군수 {world.deputy.name}",
    ]
    outline = Outline(world.roll)
    blocks: list[Block] = [
        approval_box(world, approvers(world)),
        Gap(10),
        *title(world.roll, "간부 회의록"),
        *_facts(world, "영상회의실", f"군수 {world.governor.name}", present),
        outline.head(f"{matter_of(world)} 보고"),
        *_talk(world, speakers, max(8, pages * 18 - 6)),
        outline.head("지시 사항"),
        *(outline.item(neutral(world)) for _ in range(world.roll.randint(2, 5))),
    ]
    name = f"{world.day.month}월 {world.roll.one(('간부', '확대간부', '주간업무'))} 회의록"
    return Draft(
        name, "군의 주요 현안을 논의한 간부 회의의 기록입니다.", tuple(blocks), style=page_style(world.roll, name)
    )
