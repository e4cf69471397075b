"""An output put to tests that share no parsing code with what made it. The only place a `VerifiedPdf` is made."""

from redaction.finding import recalling
from redaction.reading.engines import remembering
from redaction.verifying.pipeline import check, verify
from redaction.verifying.warming import warm_up

__all__ = ["check", "recalling", "remembering", "verify", "warm_up"]
