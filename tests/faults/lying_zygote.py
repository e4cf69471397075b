"""A zygote whose children answer every stage with something that does not fit the question."""

import sys
from dataclasses import replace
from hashlib import sha256

from redaction.codec import pack, unpack
from redaction.sandbox import stages
from redaction.types import (
    BurnedPdf,
    CheckOutcome,
    Decisions,
    Disposition,
    Finding,
    Findings,
    Inspection,
    Kind,
    PageText,
    PageTexts,
    Span,
    TextOrigin,
    Tier,
)
from tests import counting

SPAN = Span(0, 99, Kind.AGE, 0.5, Tier.LIKELY, Disposition.KEEP, "", "")


def _inspect(_module, _parts, _on_page):
    return pack(Inspection("0" * 64, 1, (), False, 1, 0, 0, False, False, False))


def _read(_module, parts, _on_page):
    inspection = unpack(Inspection, [parts[1]])
    return pack(PageTexts(inspection.sha256, (PageText(1, "abc", (), TextOrigin.LAYER, 1.0),), ()))


def _find(_module, parts, _on_page):
    texts = unpack(PageTexts, [parts[0]])
    return *pack(Findings(texts.sha256, "v", (Finding(9, (), SPAN, "", ""),), (), ())), b""


def _detect(_module, _parts, _on_page):
    return pack((SPAN,), tuple[Span, ...])


def _burn(_module, parts, _on_page):
    decisions = unpack(Decisions, [parts[1]])
    return pack(BurnedPdf(decisions.sha256, "0" * 64, b"other", (), (), "v"))


def _verify(_module, parts, _on_page):
    burned = unpack(BurnedPdf, [parts[1], parts[2]])
    return *pack(replace(burned, content=b"swapped", sha256=sha256(b"swapped").hexdigest())), b""


def _check(_module, _parts, _on_page):
    return pack((), tuple[CheckOutcome, ...])


def _render(_module, _parts, _on_page):
    return (b"GIF89a",)


LIES = {
    "inspect": _inspect,
    "read": _read,
    "find": _find,
    "detect": _detect,
    "burn": _burn,
    "verify": _verify,
    "check": _check,
    "render": _render,
}

if __name__ == "__main__":
    for name, lie in LIES.items():
        stages.STAGES[name] = stages.Stage("redaction.types", lie)
    sys.exit(counting.main())
