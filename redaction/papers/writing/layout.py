"""Parts of a page that several kinds of papers share: titles, outlines, tables, the blocks of an official letter."""

from collections.abc import Sequence

from redaction.papers.county import COUNTY, OFFICE_ADDRESS, OFFICE_POSTCODE, OFFICE_SITE, Department
from redaction.papers.marks import mark
from redaction.papers.names import spaced
from redaction.papers.people import Officer
from redaction.papers.seeding import Dice
from redaction.papers.types import Block, Cell, Gap, PageStyle, Picture, Rule, Table, Text
from redaction.papers.world import World
from redaction.types import Disposition, Kind

_CIRCLES = "가나다라마바사아자차카타파하"
_ROMAN = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ"


class Outline:
    """Numbers headings and items in one of the habits of county papers, chosen once per paper."""

    def __init__(self, roll: Dice) -> None:
        self.habit = roll.one(("arabic", "arabic", "squares", "roman"))
        self._heads = 0
        self._items = 0

    def head(self, text: str) -> Text:
        """A heading; items start anew below it."""
        self._heads += 1
        self._items = 0
        signs = {"arabic": f"{self._heads}. ", "squares": "□ ", "roman": f"{_ROMAN[(self._heads - 1) % 10]}. "}
        return Text(signs[self.habit] + text, 12.5, bold=True, before_pt=9, hang_em=1.2)

    def item(self, text: str) -> Text:
        """An item below a heading."""
        self._items += 1
        signs = {
            "arabic": f"{_CIRCLES[(self._items - 1) % 14]}. ",
            "squares": "○ ",
            "roman": f"{self._items}. ",
        }
        return Text(signs[self.habit] + text, indent_em=1.0, hang_em=1.3, before_pt=2.5)

    def sub(self, text: str) -> Text:
        """A point below an item."""
        return Text(("- " if self.habit != "arabic" else "· ") + text, 10.5, indent_em=2.6, hang_em=0.9, before_pt=1.5)


def page_style(roll: Dice, running_head: str = "") -> PageStyle:
    """A face, margins and page numbers for a paper."""
    return PageStyle(
        face=roll.one(("serif", "serif", "sans")),
        margin_pt=roll.one((56.7, 62.0, 70.9)),
        numbering=roll.one(("dash", "dash", "slash", "plain")),
        running_head=running_head if roll.chance(0.3) else "",
    )


def title(roll: Dice, text: str) -> list[Block]:
    """The title of a paper: bare and large, set wide, or in a frame."""
    form = roll.random()
    if form < 0.35:
        return [Table(((Cell(text, bold=True),),), (1.0,), header_rows=0, size_pt=18), Gap(12)]
    if form < 0.55 and len(text) < 9:
        return [Text("  ".join(text), 20, bold=True, align="center"), Gap(14)]
    if form < 0.75:
        return [Rule(1.4), Text(text, 18, bold=True, align="center", before_pt=4), Gap(4), Rule(1.4), Gap(12)]
    return [Text(text, 19, bold=True, align="center"), Gap(14)]


def grid(
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
    size_pt: float = 9.5,
    align: str = "center",
) -> Table:
    """A bordered table with a grey header line."""
    head = tuple(Cell(each, bold=True, fill=True) for each in header)
    body = tuple(tuple(Cell(each, align=align) for each in row) for row in rows)
    return Table((head, *body), tuple(widths), size_pt=size_pt)


def form(rows: Sequence[tuple[str, str]], label_width: float = 0.22, size_pt: float = 10.5) -> Table:
    """A form: grey labels at the left, values at the right."""
    body = tuple((Cell(label, fill=True, bold=True), Cell(value, align="left")) for label, value in rows)
    return Table(body, (label_width, 1 - label_width), header_rows=0, size_pt=size_pt)


def wide_form(rows: Sequence[tuple[str, str, str, str]], size_pt: float = 10) -> Table:
    """A form with two pairs of label and value a line."""
    body = tuple(
        (Cell(a, fill=True, bold=True), Cell(b, align="left"), Cell(c, fill=True, bold=True), Cell(d, align="left"))
        for a, b, c, d in rows
    )
    return Table(body, (0.15, 0.35, 0.15, 0.35), header_rows=0, size_pt=size_pt)


def approval_box(world: World, steps: Sequence[Officer]) -> Table:
    """결재란: the boxes at the top right of an inner paper, ranks above, names below."""
    ranks = tuple(Cell(each.rank, fill=True) for each in steps)
    names = tuple(Cell(each.wide_name if world.roll.chance(0.4) else each.name) for each in steps)
    side = Cell("결\n재", rowspan=2, fill=True)
    width = 0.09 + 0.15 * len(steps)
    each_width = (1 - 0.14) / len(steps)
    return Table(
        ((side, *ranks), names), (0.14, *([each_width] * len(steps))), 0, size_pt=10, align="right", share=width
    )


def approvers(world: World) -> tuple[Officer, Officer, Officer]:
    """A clerk who drafts, a leader who reviews, the head who approves; all of the paper's department."""
    leader = world.leader
    return world.roll.one(world.team_of(leader)), leader, world.head


def letterhead(world: World) -> list[Block]:
    """The name of the county over an official letter, at times with a motto."""
    mottos = ("자연으로 가는 길, 구례", "행복한 군민, 희망찬 구례", "지리산과 섬진강의 고장 구례")
    blocks: list[Block] = []
    if world.roll.chance(0.5):
        blocks.append(Text(f"“{world.roll.one(mottos)}”", 9.5, align="center"))
    name = COUNTY if not world.department.is_township else f"{COUNTY} {world.department.name}"
    blocks += [Text("   ".join(name.replace(" ", "")), 22, bold=True, align="center", before_pt=4), Gap(12)]
    return blocks


def sender_of(place: Department) -> str:
    """The name under which a letter leaves the house."""
    return f"{COUNTY} {place.name}장" if place.is_township else f"{COUNTY}수"


def sender_block(world: World, steps: Sequence[Officer], copies: Sequence[Officer], number: str) -> list[Block]:
    """The foot of an official letter: sender, approval line, numbers, address, phones (행정업무운영규정 별지 서식)."""
    drafter = steps[0]
    line = "   ".join(f"{role}{each.rank} {each.name}" for role, each in _roles(world.roll, steps))
    together = "   ".join(f"{each.rank} {each.name}" for each in copies)
    day = world.day.strftime("%Y. %-m. %-d.")
    public = world.roll.one(("대국민 공개", "부분공개(6)", "비공개(6)", "공개"))
    switch = f"전화 {drafter.phone}  /  전송 {drafter.fax}  /  {drafter.email}  /  {public}"
    if world.roll.chance(0.4):
        switch = f"전화번호 {drafter.phone}   팩스번호 {drafter.fax}   / {drafter.email} / {public}"
    return [
        Gap(18),
        Text(_wide(sender_of(world.department)), 17, bold=True, align="center"),
        Picture("seal", f"{sender_of(world.department)}인", 44, "center"),
        Gap(8),
        Rule(1.2),
        Text(line, 10),
        Text(f"협조자  {together}" if together else "협조자", 10, before_pt=3),
        Text(f"시행  {number} ({day})          접수", 10, before_pt=3),
        Text(f"우 {OFFICE_POSTCODE}  {OFFICE_ADDRESS}          / {OFFICE_SITE}", 10, before_pt=3),
        Text(switch, 10, before_pt=3),
    ]


def _roles(roll: Dice, steps: Sequence[Officer]) -> list[tuple[str, Officer]]:
    """The words before each name of the approval line; many houses print only the rank."""
    words = roll.one(
        (("기안자 ", "검토자 ", "결재권자 "), ("★", "", "전결 "), ("", "", ""), ("기안 ", "검토 ", "전결 "))
    )
    day = f" {roll.randint(1, 12)}/{roll.randint(1, 28)} " if roll.chance(0.3) else ""
    return [
        (word if place < 2 or not day else f"{word.strip()}{day}", each)
        for place, (word, each) in enumerate(zip(words, steps, strict=False))
    ]


def _wide(text: str) -> str:
    """Letters with a blank between them, words with three."""
    return "   ".join(" ".join(word) for word in text.split())


def signature_line(label: str, raw_name: str, disposition: Disposition, seal: str = "(인)") -> Text:
    """`신청인   김 영 희   (인)` at the right."""
    return Text(
        f"{label}   {mark(spaced(raw_name), Kind.PERSON, disposition)}   {seal}", 11.5, align="right", before_pt=4
    )


def attachments(roll: Dice, names: Sequence[str]) -> list[Block]:
    """The 붙임 lines that end a letter, with 끝."""
    if not names:
        return []
    if len(names) == 1:
        return [Gap(8), Text(f"붙임  {names[0]} {roll.randint(1, 3)}부.  끝.", hang_em=3.4)]
    lines: list[Block] = [Gap(8)]
    for number, name in enumerate(names, 1):
        end = "  끝." if number == len(names) else ""
        lines.append(
            Text(f"{'붙임  ' if number == 1 else '      '}{number}. {name} {roll.randint(1, 2)}부.{end}", hang_em=4.2)
        )
    return lines
