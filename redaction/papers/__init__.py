"""Papers of an invented county, for the seed, tests, benchmarks and the training of the detector.

`write_text(kind, seed)` gives labelled text; `make_paper(kind, seed, pages)` a paper and `make_pdf(paper, producer)`
its PDF, `printed_pages` what stands where on it; `sample_county(seed)`, `month_of_county(seed)` and
`paper_with_persons(n, seed)` give papers with their truth.
"""

from redaction.papers.journey import paper_with_persons
from redaction.papers.making import make_paper, stray_secrets, truth_of, write_text
from redaction.papers.month import month_of_county
from redaction.papers.sample import sample_county, sample_requests
from redaction.papers.types import (
    LabelledSpan,
    LabelledText,
    Paper,
    PaperKind,
    Producer,
    SamplePaper,
    SampleRequest,
    TrueValue,
    Truth,
)
from redaction.papers.typesetting.pdfs import make_pdf, printed_pages

__all__ = [
    "LabelledSpan",
    "LabelledText",
    "Paper",
    "PaperKind",
    "Producer",
    "SamplePaper",
    "SampleRequest",
    "TrueValue",
    "Truth",
    "make_paper",
    "make_pdf",
    "month_of_county",
    "paper_with_persons",
    "printed_pages",
    "sample_county",
    "sample_requests",
    "stray_secrets",
    "truth_of",
    "write_text",
]
