"""공문: official letters with letterhead, recipient lines, body, attachments and the approval block at the foot."""

from redaction.papers import numbers
from redaction.papers.marks import mark, plain
from redaction.papers.people import Officer
from redaction.papers.types import Block, Gap, PageStyle, Text
from redaction.papers.world import World
from redaction.papers.writing.draft import Draft
from redaction.papers.writing.layout import (
    Outline,
    approvers,
    attachments,
    grid,
    letterhead,
    sender_block,
)
from redaction.papers.writing.phrases import matter_of, neutral, official, private, sensitive
from redaction.types import Kind


def write(world: World, pages: int) -> Draft:
    """One of five letters: notice of a decision, order to departments, personnel, request for data, order to a person."""
    return world.roll.one((_decision, _order, _order, _personnel, _inquiry, _summons))(world, pages)


def _letter(
    world: World, to: str, subject: str, body: list[Block], papers: list[str], synopsis: str, title: str = ""
) -> Draft:
    """The frame of a letter around its body."""
    steps = approvers(world)
    number = world.document_number()
    copies = [world.other_officer()] if world.roll.chance(0.4) else []
    head: list[Block] = [
        *letterhead(world),
        Text(f"수신  {to}", hang_em=3),
        Text("(경유)", before_pt=2),
        Text(f"제목  {subject}", 12, bold=True, before_pt=2, hang_em=3),
        Gap(10),
    ]
    blocks = (*head, *body, *attachments(world.roll, papers), *sender_block(world, steps, copies, number))
    return Draft(title or plain(subject), synopsis, blocks, subject, _style(world))


def _style(world: World) -> PageStyle:
    return PageStyle(
        face=world.roll.one(("serif", "sans")), margin_pt=60, numbering="none" if world.roll.chance(0.5) else "dash"
    )


def _related(world: World) -> Text:
    """The first line of most letters: what it refers to."""
    other = world.roll.one(("기획예산실", "총무과", "행정안전부 지방행정과", "전라남도 자치행정과", "감사원"))
    number = f"{other.split()[-1]}-{world.roll.randint(12, 9800)}"
    day = world.later(-8).strftime("%Y. %-m. %-d.")
    return Text(f"1. 관련: {world.roll.one(('', f'{other.split()[0]} '))}{number}({day})호", hang_em=1.2)


def _decision(world: World, pages: int) -> Draft:
    """A decision told to one applicant or to many."""
    matter = matter_of(world)
    who = world.resident()
    outline = Outline(world.roll)
    outline.habit = "arabic"
    rows = _applicant_rows(world, max(1, 26 * pages - 22) if pages > 1 else world.roll.randint(1, 7))
    body: list[Block] = [
        _related(world),
        Text(
            f"2. 귀하({who.name})께서 신청하신 {matter} 건에 대하여 아래와 같이 결정하였음을 알려드립니다.",
            before_pt=5,
            hang_em=1.2,
        ),
        outline.item(f"신청인: {who.name}({who.birth}, {who.phone})"),
        outline.item(f"주  소: {who.home}"),
        outline.item(f"결정 내용: {world.roll.one(('승인', '조건부 승인', '불승인', '지급 결정', '보완 후 재신청'))}"),
        outline.item(f"지급 계좌: {who.bank} {who.account}"),
        Text(f"3. {official(world, world.clerk)}", before_pt=5, hang_em=1.2),
        Gap(8),
        grid(("연번", "성명", "생년월일", "주소", "연락처", "결정"), rows, (0.07, 0.13, 0.15, 0.35, 0.18, 0.12), 9),
    ]
    synopsis = f"{matter} 신청에 대한 결정을 신청인에게 알리는 공문입니다."
    title = f"{matter} 신청 결정 알림"
    subject = f"{matter} 신청 결정 알림({who.name})" if world.roll.chance(0.4) else title
    return _letter(world, f"{who.name} 귀하", subject, body, ["결정 통지서"], synopsis, title)


def _applicant_rows(world: World, count: int) -> list[tuple[str, ...]]:
    return [
        (str(number), who.name, who.birth, who.home, who.phone, world.roll.one(("적합", "적합", "부적합", "보류")))
        for number, who in enumerate(world.residents(count), 1)
    ]


def _order(world: World, pages: int) -> Draft:
    """An order to departments with plain sentences and an outline."""
    matter = matter_of(world)
    outline = Outline(world.roll)
    body: list[Block] = [
        _related(world),
        Text(
            f"2. {matter} 업무 추진을 위하여 다음 사항을 알려드리니 협조하여 주시기 바랍니다.", before_pt=5, hang_em=1.2
        ),
    ]
    for _ in range(max(1, pages * 5 - 2)):
        body.append(
            outline.head(world.roll.one(("추진 배경", "추진 내용", "협조 사항", "행정 사항", "처리 결과", "민원 현황")))
        )
        for _ in range(world.roll.randint(2, 4)):
            body.append(outline.item(_mixed(world)))
    to = world.roll.one(("수신자 참조", "내부결재", "각 읍·면장", "각 실·과·소장"))
    return _letter(
        world,
        to,
        f"{matter} 추진 협조 요청",
        body,
        ["추진 계획", "서식"],
        f"{matter} 추진에 필요한 협조를 각 부서에 요청한 공문입니다.",
    )


def _mixed(world: World) -> str:
    """A sentence: neutral, with an official, or with a private person."""
    form = world.roll.random()
    if form < 0.4:
        return neutral(world)
    return official(world, world.other_officer()) if form < 0.65 else private(world, world.resident())


def _personnel(world: World, pages: int) -> Draft:
    """Personnel matters: officials as subjects, whose names are not those of their office."""
    rows = []
    for number, subject in enumerate(world.officers_elsewhere(max(3, 28 * pages - 20)), 1):
        why = world.roll.one(("병가", "육아휴직", "질병휴직", "견책", "감봉 1월", "연가", "가족돌봄휴가"))
        rows.append(
            (
                str(number),
                subject.department.name,
                subject.grade,
                subject.as_subject,
                _reason(world, why),
                _period(world),
            )
        )
    body: list[Block] = [
        _related(world),
        Text(
            "2. 지방공무원법 및 지방공무원 복무규정에 따라 다음과 같이 인사 사항을 알려드립니다.",
            before_pt=5,
            hang_em=1.2,
        ),
        Gap(8),
        grid(("연번", "소속", "직급", "성명", "사유", "기간"), rows, (0.08, 0.18, 0.2, 0.14, 0.2, 0.2), 9.5),
        Gap(6),
        Text(f"3. {official(world, world.clerk)}", hang_em=1.2),
    ]
    return _letter(
        world,
        "내부결재",
        "지방공무원 인사 사항 알림",
        body,
        [],
        "공무원의 휴가, 휴직 등 인사 사항을 정리한 공문입니다.",
    )


def _reason(world: World, why: str) -> str:
    if why in {"병가", "질병휴직"}:
        return f"{why}({sensitive(world)})"
    return mark(why, Kind.SENSITIVE) if why in {"견책", "감봉 1월"} else why


def _period(world: World) -> str:
    start = world.roll.randint(1, 20)
    return f"{world.later(start):%Y.%m.%d.}~{world.later(start + world.roll.randint(3, 300)):%m.%d.}"


def _inquiry(world: World, pages: int) -> Draft:
    """A request to another institution for data on persons (조회)."""
    rows = []
    for number, who in enumerate(world.residents(max(2, 30 * pages - 22)), 1):
        rows.append((str(number), who.name, who.full_number, who.home, world.roll.one(("", "", sensitive(world)))))
    body: list[Block] = [
        _related(world),
        Text(
            f"2. {matter_of(world)} 대상자의 자격 확인을 위하여 아래와 같이 조회를 요청합니다.",
            before_pt=5,
            hang_em=1.2,
        ),
        Gap(6),
        grid(("번호", "성 명", "주민등록번호", "주 소", "비 고"), rows, (0.08, 0.15, 0.22, 0.4, 0.15), 9.5),
        Gap(6),
        Text(f"3. {_reply_line(world.clerk)}", hang_em=1.2),
    ]
    to = world.roll.one(
        ("국민건강보험공단 남원지사장", "근로복지공단 순천지사장", "구례경찰서장", "전라남도지사", "남원시장")
    )
    return _letter(
        world,
        to,
        "자격 확인 대상자 조회 요청",
        body,
        ["조회 대상자 명단"],
        "사업 대상자의 자격을 관계 기관에 조회한 공문입니다.",
    )


def _reply_line(clerk: Officer) -> str:
    return f"회신은 전자문서 또는 팩스({clerk.fax})로, 문의는 {clerk.rank} {clerk.name}({clerk.phone}, {clerk.email})에게 하여 주시기 바랍니다."


def _summons(world: World, pages: int) -> Draft:
    """A notice of a fine or a duty to one person, with a vehicle or a licence."""
    who = world.resident(78, 20)
    licence = mark(numbers.driver_licence(world.roll), Kind.DRIVER_LICENCE)
    account = numbers.account(world.roll)
    outline = Outline(world.roll)
    outline.habit = "arabic"
    body: list[Block] = [
        _related(world),
        Text(
            "2. 도로교통법 위반 사항에 대하여 아래와 같이 과태료를 부과하고자 사전 통지합니다.",
            before_pt=5,
            hang_em=1.2,
        ),
        outline.item(f"당사자: {who.name} ({who.full_number})"),
        outline.item(f"주소: {who.home}"),
        outline.item(f"차량번호: {who.plate}    운전면허번호: {licence}"),
        outline.item(
            f"위반 일시: {world.later(-14):%Y. %-m. %-d.} {world.roll.randint(7, 21)}:{world.roll.randint(10, 59)}"
        ),
        outline.item(f"납부할 금액: {numbers.won(world.roll.randint(3, 12) * 10_000)}원"),
        outline.item(f"환급 계좌: {account[0]} {mark(account[1], Kind.ACCOUNT)}(예금주 {who.name})"),
    ]
    body += [outline.sub(_mixed(world)) for _ in range(max(0, pages - 1) * 22)]
    body.append(Text("3. 의견이 있으신 경우 10일 이내에 서면으로 제출하여 주시기 바랍니다.", before_pt=5, hang_em=1.2))
    subject = f"과태료 부과 사전통지서({who.name}, {who.plate})"
    title = "과태료 부과 사전통지"
    return _letter(
        world,
        f"{who.name} 귀하",
        subject,
        body,
        ["의견 제출서"],
        "과태료 부과에 앞서 당사자에게 보낸 사전 통지입니다.",
        title,
    )
