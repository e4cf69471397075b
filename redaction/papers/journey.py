"""A paper for journeys and leak tests: so many invented persons, every value of theirs known."""

from redaction.papers.making import stray_secrets
from redaction.papers.people import Resident
from redaction.papers.sample import sample_paper
from redaction.papers.seeding import dice
from redaction.papers.types import Block, Gap, NewPage, Paper, PaperKind, Producer, SamplePaper, Text
from redaction.papers.world import COUNTY_STAFF_SEED, World
from redaction.papers.writing.layout import approval_box, approvers, grid, title, wide_form
from redaction.papers.writing.phrases import official, private, sensitive

_TITLE = "마을 복지 지원 대상자 선정 결과"


def paper_with_persons(n: int = 20, seed: int = 0, producer: Producer = Producer.TYPST) -> SamplePaper:
    """A paper that names `n` persons in a table, in forms and in sentences; `truth.secrets` lists all of theirs."""
    for attempt in range(60):
        paper = _paper(n, seed, attempt)
        if not stray_secrets(paper):
            return sample_paper(0, paper, producer)
    raise ValueError(f"no unambiguous paper of {n} persons for {seed}")


def _paper(n: int, seed: int, attempt: int) -> Paper:
    world = World(dice("journey", n, seed, attempt), COUNTY_STAFF_SEED, "주민복지과")
    people = [world.resident(90, 25, foreign_share=0.15) for _ in range(n)]
    rows = [
        (str(number), who.name, who.full_number, who.home, who.phone, sensitive(world))
        for number, who in enumerate(people, 1)
    ]
    blocks: list[Block] = [
        approval_box(world, approvers(world)),
        Gap(10),
        *title(world.roll, _TITLE),
        Text(f"○ {official(world, world.clerk)}"),
        Gap(4),
        grid(
            ("연번", "성명", "주민등록번호", "주소", "연락처", "보장 구분"),
            rows,
            (0.06, 0.14, 0.19, 0.32, 0.16, 0.13),
            9,
        ),
        NewPage(),
        Text("□ 계좌 및 연락처 확인", 12.5, bold=True),
    ]
    for who in people:
        blocks += [Gap(4), _card(who)]
    blocks += [
        NewPage(),
        Text("□ 상담 기록", 12.5, bold=True),
        *(Text(f"○ {private(world, who)}", before_pt=4) for who in people),
    ]
    return Paper(
        kind=PaperKind.ROSTER,
        seed=seed,
        title=_TITLE,
        sealed_title=f"{_TITLE}({people[0].name} 외)" if people else _TITLE,
        synopsis="복지 지원 대상자를 어떻게 선정하였는지 정리한 문서입니다.",
        department=world.department.name,
        decided_on=world.day,
        blocks=tuple(blocks),
    )


def _card(who: Resident) -> Block:
    """A person's small form."""
    return wide_form(
        [
            ("성명", who.name, "생년월일", who.birth),
            ("전자우편", who.email, "계좌", f"{who.bank} {who.account}"),
            ("자택 전화", who.home_phone, "차량번호", who.plate),
        ],
        9,
    )
