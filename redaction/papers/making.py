"""From (kind, seed) to a paper, its truth, and its text with labels."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from redaction.papers.flattening import flatten
from redaction.papers.marks import labelled, pieces
from redaction.papers.seeding import dice
from redaction.papers.types import Block, LabelledText, Paper, PaperKind, Table, Text, TrueValue, Truth
from redaction.papers.world import COUNTY_STAFF_SEED, World
from redaction.papers.writing import (
    contracts,
    letters,
    minutes,
    permits,
    plans,
    press,
    replies,
    rosters,
    spending,
    trips,
)
from redaction.papers.writing.draft import Draft
from redaction.types import Disposition

_WRITERS: dict[PaperKind, Callable[[World, int], Draft]] = {
    PaperKind.LETTER: letters.write,
    PaperKind.MINUTES: minutes.write,
    PaperKind.CONTRACT: contracts.write,
    PaperKind.REPLY: replies.write,
    PaperKind.SPENDING: spending.write,
    PaperKind.ROSTER: rosters.write,
    PaperKind.PERMITS: permits.write,
    PaperKind.TRIP: trips.write,
    PaperKind.PRESS: press.write,
    PaperKind.PLAN: plans.write,
}
_TRAINING_STAFFS = 64

_FULLNESS = {
    PaperKind.LETTER: 1.3,
    PaperKind.MINUTES: 1.3,
    PaperKind.CONTRACT: 1.1,
    PaperKind.REPLY: 1.75,
    PaperKind.SPENDING: 1.45,
    PaperKind.ROSTER: 1.45,
    PaperKind.PERMITS: 1.2,
    PaperKind.TRIP: 1.65,
    PaperKind.PRESS: 2.1,
    PaperKind.PLAN: 2.2,
}
"""How much more a writer must write for each page after the first, so that so many pages come out (counted)."""


def write_text(kind: PaperKind, seed: int, pages: int = 1) -> LabelledText:
    """The text of an invented paper as a PDF reader would give it, and the place of every value in it.

    Layout, wrapping and staff vary with the seed. A secret may by chance also stand in an unmarked place.
    """
    roll = dice("text", kind.value, seed)
    paper = _write(kind, seed, pages, 1 + roll.randrange(_TRAINING_STAFFS), None, 0)
    return labelled(flatten(paper.blocks, roll))


def make_paper(kind: PaperKind, seed: int, pages: int = 1, department: str | None = None) -> Paper:
    """An invented paper of about that many pages, of the sample county's staff.

    No secret of it stands anywhere outside its marks, so that a search for it proves or disproves a removal.
    """
    for attempt in range(60):
        paper = _write(kind, seed, pages, COUNTY_STAFF_SEED, department, attempt)
        if not stray_secrets(paper):
            return paper
    raise ValueError(f"no unambiguous paper for {kind.name} {seed}")


def _write(kind: PaperKind, seed: int, pages: int, staff: int, department: str | None, attempt: int) -> Paper:
    world = World(dice("paper", kind.value, seed, pages, staff, attempt), staff, department)
    draft = _WRITERS[kind](world, round(1 + (pages - 1) * _FULLNESS[kind]))
    return Paper(
        kind=kind,
        seed=seed,
        title=draft.title,
        sealed_title=draft.sealed_title or draft.title,
        synopsis=draft.synopsis,
        department=world.department.name,
        decided_on=world.day,
        blocks=draft.blocks,
        style=replace(draft.style, running_head=draft.style.running_head),
    )


def marked_texts(blocks: tuple[Block, ...]) -> Iterator[str]:
    """Every marked string of the blocks, in order."""
    for block in blocks:
        if isinstance(block, Text):
            yield block.text
        elif isinstance(block, Table):
            yield from (cell.text for row in block.rows for cell in row)


def truth_of(paper: Paper) -> Truth:
    """What must go, what must stay, what an officer decides."""
    found: dict[Disposition, dict[str, TrueValue]] = {each: {} for each in Disposition}
    for marked in (*marked_texts(paper.blocks), paper.sealed_title):
        for value, kind, disposition in pieces(marked):
            if kind is not None and disposition is not None:
                shown = re.sub(r"\s+", " ", value).strip()
                found[disposition].setdefault(shown, TrueValue(shown, kind, disposition))
    secrets = found[Disposition.REDACT]
    return Truth(
        secrets=tuple(secrets.values()),
        kept=tuple(each for value, each in found[Disposition.KEEP].items() if value not in secrets),
        reviewed=tuple(each for value, each in found[Disposition.REVIEW].items() if value not in secrets),
    )


def _bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


def stray_secrets(paper: Paper) -> tuple[str, ...]:
    """Secrets that also stand where nothing marks them: in a sentence, in a kept value, in the public title."""
    open_text = "\x00".join(
        _bare(text)
        for marked in (*marked_texts(paper.blocks), paper.sealed_title, paper.title, paper.synopsis)
        for text, _, disposition in pieces(marked)
        if disposition is not Disposition.REDACT
    )
    return tuple(each.value for each in truth_of(paper).secrets if _bare(each.value) in open_text)
