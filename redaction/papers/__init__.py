"""Papers of an invented county, for the seed, tests, benchmarks and the training of the detector.

`write_text(kind, seed)` gives labelled text, `make_paper(kind, seed, pages)` a paper.
"""

from redaction.papers.making import make_paper, stray_secrets, truth_of, write_text
from redaction.papers.types import (
    LabelledSpan,
    LabelledText,
    Paper,
    PaperKind,
    Producer,
    SamplePaper,
    SampleRequest,
    Truth,
)

__all__ = [
    "LabelledSpan",
    "LabelledText",
    "Paper",
    "PaperKind",
    "Producer",
    "SamplePaper",
    "SampleRequest",
    "Truth",
    "make_paper",
    "stray_secrets",
    "truth_of",
    "write_text",
]
