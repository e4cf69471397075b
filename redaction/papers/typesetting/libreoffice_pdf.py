"""LibreOffice as producer, where the machine has it: a flat OpenDocument text, converted without a window."""

import base64
import io
import shutil
import subprocess
import tempfile
from contextlib import suppress
from html import escape
from pathlib import Path
from typing import assert_never

import pikepdf

from redaction.papers.marks import plain
from redaction.papers.types import Block, Cell, Gap, NewPage, Paper, Picture, Rule, Table, Text
from redaction.papers.typesetting.faces import FAMILIES, FONT_FOLDER
from redaction.papers.typesetting.pictures import aspect, picture

_TIME_LIMIT_SECONDS = 120
_FIXED_DATE = "D:20231114221320Z"
_SPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
}
_PAGE_WIDTH_PT = 595.3


def is_present() -> bool:
    """Whether this machine has LibreOffice."""
    return shutil.which("soffice") is not None


def typeset(paper: Paper) -> bytes:
    """The paper as a PDF by LibreOffice. FileNotFoundError where the program is missing or writes nothing."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        source = home / "paper.fodt"
        source.write_text(document(paper), encoding="utf-8")
        program = shutil.which("soffice")
        if program is None:
            raise FileNotFoundError("soffice")
        command = [program, f"-env:UserInstallation={(home / 'profile').as_uri()}", "--headless", "--convert-to", "pdf"]
        subprocess.run(  # noqa: S603 - a fixed program on a file of our own
            [*command, "--outdir", str(home), str(source)],
            env=_surroundings(home),
            timeout=_TIME_LIMIT_SECONDS,
            check=True,
            capture_output=True,
        )
        return _without_the_day((home / "paper.pdf").read_bytes())


def _surroundings(home: Path) -> dict[str, str]:
    """The whole environment of the converter: nothing of ours, so that the same paper comes out everywhere."""
    return {
        "PATH": "/usr/local/bin:/usr/bin:/bin",
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "FONTCONFIG_FILE": str(_font_configuration(home)),
        "SAL_USE_VCLPLUGIN": "svp",
    }


def _font_configuration(home: Path) -> Path:
    """Fontconfig that knows the two vendored faces and nothing of the machine."""
    file = home / "fonts.conf"
    file.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f"<dir>{escape(str(FONT_FOLDER))}</dir><cachedir>{escape(str(home))}</cachedir></fontconfig>",
        encoding="utf-8",
    )
    return file


def _without_the_day(content: bytes) -> bytes:
    """The same PDF with a fixed day and a file identifier that follows from what is in it."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pdf.docinfo["/CreationDate"] = _FIXED_DATE
        for holder, name in ((pdf.Root, "/Metadata"), (pdf.trailer, "/ID"), (pdf.trailer, "/DocChecksum")):
            with suppress(KeyError):
                del holder[name]
        pdf.save(out, deterministic_id=True)
    return out.getvalue()


def document(paper: Paper) -> str:
    """The paper as flat OpenDocument XML."""
    writer = _Writer(paper)
    body = "".join(writer.block(block) for block in paper.blocks)
    names = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _SPACES.items())
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {names} office:version="1.2" '
        'office:mimetype="application/vnd.oasis.opendocument.text">'
        f"<office:meta><dc:title>{_escaped(paper.sealed_title)}</dc:title></office:meta>"
        f"<office:automatic-styles>{writer.styles()}</office:automatic-styles>{writer.master()}"
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    )


def _escaped(marked: str) -> str:
    """Text of an element: escaped, runs of blanks and line breaks as elements."""
    text = escape(plain(marked)).replace("\n", "<text:line-break/>")
    while "  " in text:
        text = text.replace("  ", " <text:s/>", 1)
    return text


class _Writer:
    """Collects automatic styles while it writes the body."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self._styles: list[str] = []
        self._new_page = False
        self.line_pt = _PAGE_WIDTH_PT - 2 * paper.style.margin_pt

    def styles(self) -> str:
        """All styles the body used, and the page's."""
        margin = f"{self.paper.style.margin_pt}pt"
        page = (
            '<style:page-layout style:name="PL"><style:page-layout-properties fo:page-width="595.3pt" '
            f'fo:page-height="841.9pt" fo:margin="{margin}"/><style:footer-style/></style:page-layout>'
        )
        row = (
            '<style:style style:name="RW" style:family="table-row">'
            '<style:table-row-properties fo:keep-together="always"/></style:style>'
        )
        return page + row + self._paragraph_style("PN", 9, False, "center") + "".join(self._styles)

    def master(self) -> str:
        """The master page with its number."""
        return (
            '<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="PL"><style:footer>'
            '<text:p text:style-name="PN">- <text:page-number/> -</text:p></style:footer></style:master-page>'
            "</office:master-styles>"
        )

    def block(self, block: Block) -> str:
        """One block; a page break is given to the block after it."""
        match block:
            case Text():
                hang, indent = block.hang_em * block.size_pt, block.indent_em * block.size_pt
                more = (
                    f'fo:margin-left="{indent + hang}pt" fo:text-indent="{-hang}pt" fo:margin-top="{block.before_pt}pt"'
                )
                return self._paragraph(block.text, block.size_pt, block.bold, block.align, more)
            case Table():
                return self._table(block)
            case Rule():
                return self._paragraph("", 3, False, "left", 'fo:border-bottom="0.8pt solid #000000"')
            case Gap():
                return self._paragraph("", max(2.0, block.height_pt * 0.6), False, "left", "")
            case NewPage():
                self._new_page = True
                return ""
            case Picture():
                return self._picture(block)
            case _:
                assert_never(block)

    def _picture(self, block: Picture) -> str:
        """A picture on a line of its own."""
        width, height = block.width_pt, block.width_pt * aspect(block.what)
        content = base64.b64encode(picture(block.what, block.name)).decode()
        frame = (
            f'<draw:frame text:anchor-type="as-char" svg:width="{width}pt" svg:height="{height}pt"><draw:image>'
            f"<office:binary-data>{content}</office:binary-data></draw:image></draw:frame>"
        )
        return self._paragraph("", 10, False, block.align, "").replace("></text:p>", f">{frame}</text:p>")

    def _paragraph_style(self, name: str, size_pt: float, bold: bool, align: str, more: str = "") -> str:
        face = FAMILIES["sans" if bold else self.paper.style.face]
        weight = "bold" if bold else "normal"
        side = {"left": "start", "right": "end"}.get(align, align)
        fonts = f'svg:font-family="{face}" fo:font-family="{face}" style:font-family-asian="{face}"'
        return (
            f'<style:style style:name="{name}" style:family="paragraph">'
            f'<style:paragraph-properties fo:text-align="{side}" fo:line-height="140%" {more}/>'
            f'<style:text-properties {fonts} fo:font-size="{size_pt}pt" style:font-size-asian="{size_pt}pt" '
            f'fo:font-weight="{weight}" '
            f'style:font-weight-asian="{weight}" fo:language="ko" style:language-asian="ko" style:country-asian="KR"/>'
            "</style:style>"
        )

    def _paragraph(self, marked: str, size_pt: float, bold: bool, align: str, more: str) -> str:
        if self._new_page:
            more, self._new_page = more + ' fo:break-before="page"', False
        name = f"P{len(self._styles)}"
        self._styles.append(self._paragraph_style(name, size_pt, bold, align, more))
        return f'<text:p text:style-name="{name}">{_escaped(marked)}</text:p>'

    def _table(self, table: Table) -> str:
        number = len(self._styles)
        width, total = self.line_pt * table.share, sum(table.widths)
        self._styles.append(
            f'<style:style style:name="T{number}" style:family="table"><style:table-properties style:width="{width}pt" '
            f'table:align="{table.align}" fo:margin-top="4pt" fo:margin-bottom="4pt"/></style:style>'
        )
        columns = ""
        for place, share in enumerate(table.widths):
            name = f"T{number}C{place}"
            self._styles.append(
                f'<style:style style:name="{name}" style:family="table-column"><style:table-column-properties '
                f'style:column-width="{width * share / total:.2f}pt"/></style:style>'
            )
            columns += f'<table:table-column table:style-name="{name}"/>'
        head = "".join(self._row(row, table) for row in table.rows[: table.header_rows])
        rest = "".join(self._row(row, table) for row in table.rows[table.header_rows :])
        head = f"<table:table-header-rows>{head}</table:table-header-rows>" if head else ""
        return f'<table:table table:style-name="T{number}">{columns}{head}{rest}</table:table>'

    def _row(self, row: tuple[Cell, ...], table: Table) -> str:
        cells = ""
        missing = len(table.widths) - sum(cell.colspan for cell in row)
        cells += "<table:covered-table-cell/>" * missing
        for cell in row:
            name = f"C{len(self._styles)}"
            fill = ' fo:background-color="#e8e8e8"' if cell.fill else ""
            self._styles.append(
                f'<style:style style:name="{name}" style:family="table-cell">'
                f'<style:table-cell-properties fo:border="0.5pt solid #000000"{fill} fo:padding="3pt" '
                'style:vertical-align="middle"/>'
                "</style:style>"
            )
            inner = self._paragraph(cell.text, table.size_pt, cell.bold, cell.align, "")
            spans = f'table:number-columns-spanned="{cell.colspan}" table:number-rows-spanned="{cell.rowspan}"'
            cells += f'<table:table-cell table:style-name="{name}" {spans}>{inner}</table:table-cell>'
            cells += "<table:covered-table-cell/>" * (cell.colspan - 1)
        return f'<table:table-row table:style-name="RW">{cells}</table:table-row>'
