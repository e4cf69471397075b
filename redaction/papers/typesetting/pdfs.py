"""One door to all producers."""

from redaction.papers.marks import plain
from redaction.papers.seeding import Dice, dice
from redaction.papers.types import Paper, Producer
from redaction.papers.typesetting import libreoffice_pdf, reportlab_pdf, scans, typst_pdf
from redaction.papers.typesetting.letters import letters_of, moved
from redaction.types import PageText


def make_pdf(paper: Paper, producer: Producer) -> bytes:
    """The paper as a PDF, the same bytes for the same paper and versions of the producers.

    Where the machine has no LibreOffice, Typst stands in for it: a county must be made on every machine.
    """
    match producer:
        case Producer.REPORTLAB:
            return reportlab_pdf.typeset(paper)
        case Producer.REPORTLAB_CID:
            return reportlab_pdf.typeset(paper, embeds_fonts=False)
        case Producer.LIBREOFFICE if libreoffice_pdf.is_present():
            return libreoffice_pdf.typeset(paper)
        case Producer.SCAN:
            return scans.scanned(typst_pdf.typeset(paper), _roll(paper))
        case Producer.MIXED:
            return _mixed(paper)
        case _:
            return typst_pdf.typeset(paper)


def printed_pages(paper: Paper, producer: Producer, content: bytes) -> tuple[PageText, ...]:
    """What stands on the pages of `content`, made by `make_pdf`, and where, scans too: as eyes read it, not OCR.

    Letters stand in the order in which they were set, without blanks; rects in the page's default user space.
    """
    if producer not in (Producer.SCAN, Producer.MIXED):
        return letters_of(content)
    typeset, roll = typst_pdf.typeset(paper), _roll(paper)
    pages = letters_of(typeset)
    scanned = tuple(range(len(pages))) if producer is Producer.SCAN else _scanned_in(len(pages), roll)
    places = scans.places_on_scans(typeset, scanned, roll)
    return tuple(moved(page, places[at]) if at in places else page for at, page in enumerate(pages))


def _mixed(paper: Paper) -> bytes:
    """A Typst paper whose last page, and now and then one more, is a scan."""
    content, roll = typst_pdf.typeset(paper), _roll(paper)
    return scans.with_scanned_pages(content, frozenset(_scanned_in(scans.page_count(content), roll)), roll)


def _scanned_in(page_count: int, roll: Dice) -> tuple[int, ...]:
    last = page_count - 1
    return tuple(sorted({last, roll.randint(0, last)} if last > 3 else {last}))


def _roll(paper: Paper) -> Dice:
    return dice("scan", paper.kind.value, paper.seed, plain(paper.title))
