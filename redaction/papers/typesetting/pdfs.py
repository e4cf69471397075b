"""One door to all producers."""

from redaction.papers.marks import plain
from redaction.papers.seeding import Dice, dice
from redaction.papers.types import Paper, Producer
from redaction.papers.typesetting import libreoffice_pdf, reportlab_pdf, scans, typst_pdf


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


def _mixed(paper: Paper) -> bytes:
    """A Typst paper whose last page, and now and then one more, is a scan."""
    content, roll = typst_pdf.typeset(paper), _roll(paper)
    last = scans.page_count(content) - 1
    pages = {last, roll.randint(0, last)} if last > 3 else {last}
    return scans.with_scanned_pages(content, frozenset(pages), roll)


def _roll(paper: Paper) -> Dice:
    return dice("scan", paper.kind.value, paper.seed, plain(paper.title))
