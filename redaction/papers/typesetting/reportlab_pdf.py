"""reportlab as producer: with embedded TrueType subsets, or with Adobe's Korean CID fonts, which it never embeds."""

import io
from html import escape
from typing import Any, Literal, assert_never

from reportlab.lib.colors import Color
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, HRFlowable, Image, PageBreak, Paragraph, SimpleDocTemplate, Spacer
from reportlab.platypus import Table as FlowTable

from redaction.papers.marks import plain
from redaction.papers.types import Block, Cell, Gap, NewPage, Paper, Picture, Rule, Table, Text
from redaction.papers.typesetting.faces import font_file
from redaction.papers.typesetting.pictures import aspect, picture

_PARAGRAPH_SIDE: dict[str, Literal[0, 1, 2]] = {"left": 0, "center": 1, "right": 2}
_BLOCK_SIDE: dict[str, Literal["LEFT", "CENTER", "RIGHT"]] = {"left": "LEFT", "center": "CENTER", "right": "RIGHT"}
_GREY = Color(0.91, 0.91, 0.91)
_CID = {"serif": "HYSMyeongJo-Medium", "sans": "HYGothic-Medium"}
_TTF = {"serif": "PaperSerif", "sans": "PaperSans"}


def register_fonts() -> None:
    """Make the faces known to reportlab; doing it again changes nothing."""
    for face, name in _TTF.items():
        pdfmetrics.registerFont(TTFont(name, str(font_file(face))))
    for name in _CID.values():
        pdfmetrics.registerFont(UnicodeCIDFont(name))


def typeset(paper: Paper, embeds_fonts: bool = True) -> bytes:
    """The paper as a PDF by reportlab; without embedded fonts the reader's machine draws the letters."""
    register_fonts()
    setter = _Setter(_TTF if embeds_fonts else _CID, paper)
    buffer = io.BytesIO()
    document = SimpleDocTemplate(
        buffer,
        pagesize=A4,
        leftMargin=paper.style.margin_pt,
        rightMargin=paper.style.margin_pt,
        topMargin=paper.style.margin_pt,
        bottomMargin=paper.style.margin_pt,
        title=plain(paper.sealed_title),
        author=paper.department,
        invariant=1,
    )
    document.build([setter.flowable(block) for block in paper.blocks], setter.on_page, setter.on_page)
    return buffer.getvalue()


class _Seal(Flowable):
    """A stamp over the line before it: takes no height of its own."""

    def __init__(self, block: Picture) -> None:
        super().__init__()
        self.block = block

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Takes the line's width and no height (points)."""
        self.available_pt = available_width
        return available_width, 0.0

    def draw(self) -> None:
        """Draws the image over what came before."""
        width = self.block.width_pt
        height = width * aspect(self.block.what)
        x = self.available_pt - width if self.block.align == "right" else self.available_pt / 2 + 70
        self.canv.drawImage(_reader(self.block), x, -height * 0.25, width, height, mask="auto")


def _reader(block: Picture) -> ImageReader:
    return ImageReader(io.BytesIO(picture(block.what, block.name)))


class _Setter:
    """Turns blocks into what reportlab lays out, in the faces of one paper."""

    def __init__(self, fonts: dict[str, str], paper: Paper) -> None:
        self.fonts = fonts
        self.paper = paper
        self.line_pt = A4[0] - 2 * paper.style.margin_pt

    def flowable(self, block: Block) -> Flowable:
        """One block."""
        match block:
            case Text():
                return self._paragraph(block)
            case Table():
                return self._table(block)
            case Picture():
                return self._picture(block)
            case Rule():
                return HRFlowable(
                    width="100%", thickness=block.thickness_pt, color=Color(0, 0, 0), spaceBefore=4, spaceAfter=4
                )
            case Gap():
                return Spacer(1, block.height_pt)
            case NewPage():
                return PageBreak()
            case _:
                assert_never(block)

    def on_page(self, canvas: Canvas, _document: Any) -> None:
        """Page number and running head."""
        form = {"dash": "- {} -", "plain": "{}", "slash": "{} 쪽"}.get(self.paper.style.numbering, "")
        canvas.saveState()
        canvas.setFont(self.fonts["sans"], 9)
        canvas.drawCentredString(A4[0] / 2, 30, form.format(canvas.getPageNumber()))
        canvas.drawRightString(A4[0] - self.paper.style.margin_pt, A4[1] - 36, self.paper.style.running_head)
        canvas.restoreState()

    def _style(self, size_pt: float, bold: bool, align: str, **more: Any) -> ParagraphStyle:
        face = self.fonts["sans"] if bold else self.fonts[self.paper.style.face]
        return ParagraphStyle(
            "paper",
            fontName=face,
            fontSize=size_pt,
            leading=size_pt * 1.5,
            alignment=_PARAGRAPH_SIDE[align],
            wordWrap="CJK",
            **more,
        )

    def _paragraph(self, block: Text) -> Paragraph:
        em = block.size_pt
        style = self._style(
            block.size_pt,
            block.bold,
            block.align,
            leftIndent=(block.indent_em + block.hang_em) * em,
            firstLineIndent=-block.hang_em * em,
            spaceBefore=block.before_pt,
        )
        return Paragraph(_markup(block.text), style)

    def _table(self, block: Table) -> FlowTable:
        size = block.size_pt
        columns = len(block.widths)
        data: list[list[Any]] = [[""] * columns for _ in block.rows]
        commands: list[Any] = [("VALIGN", (0, 0), (-1, -1), "MIDDLE"), ("PADDING", (0, 0), (-1, -1), 3)]
        commands.append(("GRID", (0, 0), (-1, -1), 0.5, Color(0, 0, 0)))
        taken: set[tuple[int, int]] = set()
        for row, cells in enumerate(block.rows):
            column = 0
            for cell in cells:
                while (row, column) in taken:
                    column += 1
                data[row][column] = Paragraph(_markup(cell.text), self._cell_style(cell, size))
                end = (column + cell.colspan - 1, row + cell.rowspan - 1)
                taken |= {(r, c) for r in range(row, end[1] + 1) for c in range(column, end[0] + 1)}
                commands += _cell_commands(cell, (column, row), end)
        total = sum(block.widths)
        widths = [self.line_pt * block.share * width / total for width in block.widths]
        return FlowTable(
            data,
            colWidths=widths,
            repeatRows=block.header_rows,
            hAlign=_BLOCK_SIDE[block.align],
            style=commands,
            spaceBefore=4,
            spaceAfter=4,
        )

    def _cell_style(self, cell: Cell, size_pt: float) -> ParagraphStyle:
        style = self._style(size_pt, cell.bold, cell.align)
        style.leading = size_pt * 1.3
        return style

    def _picture(self, block: Picture) -> Flowable:
        if block.what != "photo":
            return _Seal(block)
        content = io.BytesIO(picture(block.what, block.name))
        return Image(content, block.width_pt, block.width_pt * aspect(block.what), hAlign=_BLOCK_SIDE[block.align])


def _cell_commands(cell: Cell, start: tuple[int, int], end: tuple[int, int]) -> list[Any]:
    """Spans and grey of one cell."""
    commands: list[Any] = []
    if start != end:
        commands.append(("SPAN", start, end))
    if cell.fill:
        commands.append(("BACKGROUND", start, end, _GREY))
    return commands


def _markup(marked: str) -> str:
    """Text for reportlab's paragraphs: its markup escaped, runs of blanks kept."""
    return escape(plain(marked), quote=False).replace("\n", "<br/>").replace("  ", "\u00a0 ")
