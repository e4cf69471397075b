"""Blocks to running text, as text extractors give the pages of county papers."""

from redaction.papers.marks import CLOSE, OPEN
from redaction.papers.seeding import Dice
from redaction.papers.types import Block, Table, Text


def flatten(blocks: tuple[Block, ...], roll: Dice) -> str:
    """Marked text of the blocks. Cells are joined in one of the ways that extractors join them; lines may be wrapped.

    A wrap can fall inside a value, as it does on paper; the mark then covers the line break.
    """
    joint = roll.one((" ", " ", "\n", "\t", "  ", " | "))
    width = roll.one((0, 0, 34, 42, 52))
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Text):
            lines.append(_wrapped(block.text, width))
        elif isinstance(block, Table):
            lines += [joint.join(_cell(cell.text, roll, joint) for cell in row) for row in block.rows]
    return "\n".join(lines)


def _cell(text: str, roll: Dice, joint: str) -> str:
    """A cell's text; a narrow cell breaks a long value."""
    if joint == "\n" and len(text) > 22 and roll.chance(0.3):
        return _wrapped(text, 16)
    return text.replace("\n", " ") if joint != "\n" else text


def _wrapped(marked: str, width: int) -> str:
    """Lines of at most `width` visible characters, broken anywhere, as Hangul lines are; 0 leaves them whole."""
    if not width:
        return marked
    out: list[str] = []
    column = skip = 0
    for letter in marked:
        out.append(letter)
        if letter == OPEN:
            skip = 2
        elif skip:
            skip -= 1
        elif letter != CLOSE:
            column = 0 if letter == "\n" else column + 1
            if column >= width:
                out.append("\n")
                column = 0
    return "".join(out)
