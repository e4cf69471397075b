"""Typst as producer: tagged PDFs with embedded, subset fonts."""

import json
import tempfile
from pathlib import Path
from typing import Any, assert_never

import typst

from redaction.papers.marks import plain
from redaction.papers.types import Block, Cell, Gap, NewPage, Paper, Picture, Rule, Table, Text
from redaction.papers.typesetting.faces import FONT_FOLDER
from redaction.papers.typesetting.pictures import picture

_TEMPLATE = Path(__file__).with_name("paper.typ")
NOON_OF_NO_DAY = 1_700_000_000
"""The one time stamp of all Typst papers (UNIX seconds): the bytes must not depend on the day they are made."""


def typeset(paper: Paper) -> bytes:
    """The paper as a PDF by Typst."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "paper.typ").write_bytes(_TEMPLATE.read_bytes())
        content = {
            "title": plain(paper.sealed_title),
            "author": paper.department,
            "face": paper.style.face,
            "margin": paper.style.margin_pt,
            "numbering": paper.style.numbering,
            "head": paper.style.running_head,
            "blocks": [_block(block, root, place) for place, block in enumerate(paper.blocks)],
        }
        compiler = typst.Compiler(root=root, font_paths=[FONT_FOLDER], ignore_system_fonts=True)
        made = compiler.compile(
            root / "paper.typ",
            format="pdf",
            sys_inputs={"paper": json.dumps(content, ensure_ascii=False)},
            timestamp=NOON_OF_NO_DAY,
        )
    if not isinstance(made, bytes):
        raise TypeError("Typst gave no single PDF")
    return made


def _block(block: Block, root: Path, place: int) -> dict[str, Any]:
    """A block as the template reads it; a picture is put beside the template as a file."""
    match block:
        case Text():
            return _text(block)
        case Table():
            return _table(block)
        case Picture():
            name = f"{place}.png"
            (root / name).write_bytes(picture(block.what, block.name))
            return {"type": "picture", "what": block.what, "file": name, "width": block.width_pt, "align": block.align}
        case Rule():
            return {"type": "rule", "thickness": block.thickness_pt}
        case Gap():
            return {"type": "gap", "height": block.height_pt}
        case NewPage():
            return {"type": "page"}
        case _:
            assert_never(block)


def _text(block: Text) -> dict[str, Any]:
    return {
        "type": "text",
        "text": plain(block.text),
        "size": block.size_pt,
        "bold": block.bold,
        "align": block.align,
        "indent": block.indent_em,
        "hang": block.hang_em,
        "before": block.before_pt,
    }


def _table(block: Table) -> dict[str, Any]:
    return {
        "type": "table",
        "rows": [[_cell(cell) for cell in row] for row in block.rows],
        "widths": list(block.widths),
        "headers": block.header_rows,
        "size": block.size_pt,
        "align": block.align,
        "share": block.share,
    }


def _cell(cell: Cell) -> dict[str, Any]:
    return {
        "text": plain(cell.text),
        "colspan": cell.colspan,
        "rowspan": cell.rowspan,
        "bold": cell.bold,
        "fill": cell.fill,
        "align": cell.align,
    }
