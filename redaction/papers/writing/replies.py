"""민원 회신: answers to petitions, on the petition portal's form, as a letter, or as a record of how it was handled."""

from redaction.papers import numbers
from redaction.papers.marks import joined, mark
from redaction.papers.people import Resident
from redaction.papers.types import Block, Gap, Text
from redaction.papers.world import World
from redaction.papers.writing.draft import Draft
from redaction.papers.writing.layout import (
    approval_box,
    approvers,
    form,
    grid,
    letterhead,
    page_style,
    sender_block,
    title,
    wide_form,
)
from redaction.papers.writing.phrases import matter_of, neutral, official, private
from redaction.types import Kind

_OPENINGS = (
    "평소 군정에 관심을 가져 주셔서 감사합니다. 귀하께서 제기하신 민원에 대하여 다음과 같이 답변드립니다.",
    "안녕하십니까? 귀하의 가정에 건강과 행복이 가득하시기를 기원합니다. 문의하신 내용을 검토한 결과를 알려드립니다.",
    "귀하께서 국민신문고를 통해 신청하신 민원의 검토 결과를 아래와 같이 회신합니다.",
)
_PLEAS = (
    "저희 집 앞 배수로가 막혀 비가 올 때마다 마당까지 물이 찹니다. 어머니({mother})께서 혼자 계셔서 걱정이 됩니다.",
    "이웃 {neighbour} 씨가 밤마다 개를 풀어 놓아 무섭습니다. 제 번호는 {phone}입니다. 꼭 연락 주세요.",
    "{neighbour}({n_home})의 축사에서 나는 냄새 때문에 창문을 열 수 없습니다. 현장에 나와서 확인해 주시기 바랍니다.",
    "지난달 도로의 구덩이에 바퀴가 빠져 제 차({plate})가 파손되었습니다. 수리비를 {bank} {account}로 보내 주십시오.",
    "제가 사는 {home} 앞 가로등이 두 달째 꺼져 있습니다. 여러 번 전화했으나 {officer} 주무관은 기다리라고만 합니다.",
    "아버지 {father}의 장애 등급 심사가 늦어지고 있습니다. 언제 결과가 나오는지 {email}로 알려 주세요.",
    "불법 주차 차량({n_plate})을 신고합니다. 차주가 {neighbour}라고 들었습니다. 과태료를 부과해 주십시오.",
)


def write(world: World, pages: int) -> Draft:
    """One of three answers."""
    return world.roll.one((_portal, _letter, _handling))(world, pages)


def _plea(world: World, who: Resident) -> str:
    """What the petitioner wrote, in their own words."""
    other, parent = world.resident(), world.resident(95, 70)
    return world.roll.one(_PLEAS).format(
        mother=parent.name,
        father=parent.name,
        neighbour=other.name,
        n_home=other.home,
        n_plate=other.plate,
        phone=who.phone,
        plate=who.plate,
        bank=who.bank,
        account=who.account,
        home=who.home,
        email=who.email,
        officer=world.clerk.name,
    )


def _answer(world: World, count: int) -> list[Block]:
    """Paragraphs of an answer."""
    lines: list[Block] = []
    for number in range(1, count + 1):
        form_ = world.roll.random()
        said = (
            neutral(world)
            if form_ < 0.5
            else official(world, world.clerk)
            if form_ < 0.7
            else private(world, world.resident())
        )
        lines.append(
            Text(f"{'가나다라마바사아자차카타파하'[(number - 1) % 14]}. {said}", indent_em=1, hang_em=1.3, before_pt=4)
        )
    return lines


def _portal(world: World, pages: int) -> Draft:
    """The petition portal's print-out, with the petitioner's data in a form."""
    who = world.resident()
    number = f"1AA-{world.day:%y%m}-{world.roll.digits(7)}"
    rows = [
        ("신청 번호", number, "신청일", f"{world.later(-7):%Y-%m-%d %H:%M:%S}"),
        ("성명", who.name, "생년월일", who.birth),
        ("휴대전화", who.phone, "전화", who.home_phone),
        ("전자우편", who.email, "아이디", mark(numbers.user_id(world.roll), Kind.USER_ID)),
        ("접속 주소", mark(numbers.ip_address(world.roll), Kind.IP), "공개 여부", world.roll.one(("비공개", "공개"))),
    ]
    clerk = world.clerk
    blocks: tuple[Block, ...] = (
        *title(world.roll, "민원 처리 결과 안내"),
        wide_form(rows),
        form([("주소", who.home), ("제목", f"{matter_of(world)} 관련 민원")], 0.15, 10),
        Gap(8),
        Text("■ 신청 내용", 12, bold=True),
        *(Text(_plea(world, who), indent_em=1, before_pt=4) for _ in range(1 + pages // 2)),
        Text("■ 처리 결과(답변 내용)", 12, bold=True, before_pt=10),
        Text(world.roll.one(_OPENINGS), indent_em=1, before_pt=4),
        *_answer(world, max(3, pages * 17 - 15)),
        Gap(8),
        wide_form(
            [
                ("처리 부서", clerk.department.name, "담당자", f"{clerk.name} ({clerk.phone})"),
                ("전자우편", clerk.email, "처리일", f"{world.day:%Y-%m-%d}"),
            ]
        ),
    )
    name = f"{matter_of(world)} 관련 민원 처리 결과"
    return Draft(
        name, "접수된 민원의 신청 내용과 군의 답변입니다.", blocks, f"{name}({who.name})", page_style(world.roll)
    )


def _letter(world: World, pages: int) -> Draft:
    """An answer as an official letter to the petitioner."""
    who = world.resident()
    steps = approvers(world)
    subject = f"{matter_of(world)} 민원에 대한 회신"
    address = world.roll.one(
        (
            f"{who.name} 귀하 (우 {world.roll.randint(57600, 57669)} {who.home})",
            f"{who.name} 님({who.home})",
            f"{who.name} 귀하",
        )
    )
    blocks: tuple[Block, ...] = (
        *letterhead(world),
        Text(f"수신  {address}", hang_em=3),
        Text("(경유)", before_pt=2),
        Text(f"제목  {subject}", 12, bold=True, before_pt=2),
        Gap(10),
        Text(f"1. {world.roll.one(_OPENINGS)}", hang_em=1.2),
        Text(f"2. 귀하의 민원 요지는 “{_plea(world, who)}”라는 내용으로 이해됩니다.", hang_em=1.2, before_pt=5),
        Text("3. 이에 대한 검토 의견은 다음과 같습니다.", hang_em=1.2, before_pt=5),
        *_answer(world, max(3, pages * 18 - 14)),
        Text(
            f"4. 추가 문의는 {steps[0].department.name} {steps[0].titled}({steps[0].phone})에게 연락하시기 바랍니다.  끝.",
            hang_em=1.2,
            before_pt=5,
        ),
        *sender_block(world, steps, [], world.document_number()),
    )
    return Draft(
        subject,
        "민원에 대한 군의 검토 결과와 회신입니다.",
        blocks,
        f"{subject}({who.name})",
        page_style(world.roll),
    )


def _handling(world: World, pages: int) -> Draft:
    """An inner record of petitions and how each one was handled."""
    rows = []
    for number, who in enumerate(world.residents(max(5, pages * 13 - 5)), 1):
        rows.append(
            (
                str(number),
                f"{world.later(-number % 40):%m.%d.}",
                f"{who.name}\n{who.phone}",
                _plea(world, who),
                world.roll.one(("현장 조치", "이첩", "회신", "불가 통보")),
            )
        )
    blocks: tuple[Block, ...] = (
        approval_box(world, approvers(world)),
        Gap(8),
        *title(world.roll, "민원 처리 현황"),
        Text(f"○ 기간: {world.later(-30):%Y. %-m. %-d.} ~ {world.day:%Y. %-m. %-d.}"),
        Text(f"○ 담당: {joined(world.clerk.titled, '이/가')} 총괄"),
        Gap(6),
        grid(("연번", "접수일", "민원인", "민원 내용", "처리"), rows, (0.07, 0.1, 0.19, 0.5, 0.14), 9, "left"),
        Gap(6),
        *_answer(world, 3),
    )
    name = f"{world.day.month}월 {world.department.name} 민원 처리 현황"
    return Draft(
        name, "한 달 동안 접수된 민원과 처리 결과를 모은 자료입니다.", blocks, style=page_style(world.roll, name)
    )
