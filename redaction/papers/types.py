"""Frozen values of the paper generator: a paper as marked blocks, and what is true about it.

A *marked* string carries its personal data between private-use characters (see `marks`); only this package sees
marked strings. Lengths are PDF points, widths of columns are shares of the line. Offsets count code points.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from redaction.types import Disposition, Kind


class PaperKind(StrEnum):
    """The ten kinds of county papers; the value is the Korean word that a list of records shows."""

    LETTER = "공문"
    MINUTES = "회의록"
    CONTRACT = "계약서"
    REPLY = "민원 회신"
    SPENDING = "지출 결의"
    ROSTER = "명단 표"
    PERMITS = "허가 대장"
    TRIP = "출장 복명서"
    PRESS = "보도자료"
    PLAN = "사업 계획"


class Producer(StrEnum):
    """What writes the PDF. MIXED is a Typst paper some of whose pages are scanned; REPORTLAB_CID embeds no font."""

    TYPST = "typst"
    REPORTLAB = "reportlab"
    REPORTLAB_CID = "reportlab_cid"
    LIBREOFFICE = "libreoffice"
    SCAN = "scan"
    MIXED = "mixed"


class LabelledSpan(NamedTuple):
    """[start, end) of a text is a value of this kind, and what should happen to it. KEEP: an official's name, say."""

    start: int
    end: int
    kind: Kind
    disposition: Disposition


class LabelledText(NamedTuple):
    """A text and everything a detector should find in it, in order, without overlaps."""

    text: str
    spans: tuple[LabelledSpan, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph of marked text. `indent_em` moves the whole block, `hang_em` only its later lines."""

    text: str
    size_pt: float = 11.0
    bold: bool = False
    align: str = "left"
    indent_em: float = 0.0
    hang_em: float = 0.0
    before_pt: float = 0.0


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table, of marked text; `fill` greys it as forms grey their labels."""

    text: str
    colspan: int = 1
    rowspan: int = 1
    bold: bool = False
    fill: bool = False
    align: str = "center"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of ruled cells. A cell hidden by a rowspan or colspan is not listed."""

    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]
    header_rows: int = 1
    size_pt: float = 10.0
    align: str = "left"
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the page."""

    thickness_pt: float = 0.6


@dataclass(frozen=True, slots=True)
class Gap:
    """Empty height."""

    height_pt: float = 8.0


@dataclass(frozen=True, slots=True)
class Picture:
    """An image with personal data in its pixels: `what` is seal, signature or photo; `name` whose it is (unmarked)."""

    what: str
    name: str
    width_pt: float = 48.0
    align: str = "right"


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins on a new page."""


Block = Text | Table | Rule | Gap | Picture | NewPage


@dataclass(frozen=True, slots=True)
class PageStyle:
    """Face (serif or sans), margins and the look of page numbers: dash "- 1 -", slash "1 / 3" or none."""

    face: str = "serif"
    margin_pt: float = 62.0
    numbering: str = "dash"
    running_head: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """An invented paper. `title` is public and free of personal data; `sealed_title` is marked."""

    kind: PaperKind
    seed: int
    title: str
    sealed_title: str
    synopsis: str
    department: str
    decided_on: date
    blocks: tuple[Block, ...]
    style: PageStyle = field(default_factory=PageStyle)


@dataclass(frozen=True, slots=True)
class TrueValue:
    """A value that stands in a paper, as it is printed there once line breaks and runs of blanks are one blank."""

    value: str
    kind: Kind
    disposition: Disposition


@dataclass(frozen=True, slots=True)
class Truth:
    """What must be gone from a paper, what must stay, and what an officer has to decide; no value twice."""

    secrets: tuple[TrueValue, ...]
    kept: tuple[TrueValue, ...]
    reviewed: tuple[TrueValue, ...]


@dataclass(frozen=True, slots=True)
class SampleRequest:
    """An invented disclosure request (정보공개 청구) and the papers that answer it, by their index in the county.

    `gist` is what is asked for without the person, as the intake officer writes it into the ledger.
    """

    requester_name: str
    birth_date: date
    address: str
    phone: str
    email: str
    channel: str
    submitted_on: date
    department: str
    gist: str
    text: str
    paper_indexes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SamplePaper:
    """A paper of the sample county: made into a PDF by `producer`; `file_name` is what an officer would upload."""

    index: int
    paper: Paper
    producer: Producer
    truth: Truth
    file_name: str
